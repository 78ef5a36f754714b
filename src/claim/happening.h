/* The events of one report: the main one, and those beside it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_HAPPENING_H
#define TOLLBOOK_CLAIM_HAPPENING_H

#include "claim/context.h"

/* When something that goes on for long began. */
struct outset {
    struct date start;
    uint32_t sentence; /* that tells of it */
    uint8_t type;      /* enum event_type */
    bool over;         /* it ended before the report */
};

/* What each draft's sentence says, as context_read gives it. */
struct story {
    struct scan *scan;
    struct context *of; /* one a draft */
    bool *claims;       /* for each sentence: does it hold one? */
    uint8_t *lead;      /* for each sentence, how much it tells of the main
                           event: enum lead */
    uint32_t opening;   /* the first sentence of the body that holds a claim */
    struct outset *outsets;
    size_t n_outsets;
    uint32_t told; /* the first sentence that holds a claim, wherever */
    bool flight;   /* people leave a land, not what happens there */
    bool sums;     /* it counts the victims of several incidents together */
    bool court;    /* it tells of a trial of what happened before */
    uint32_t main_time; /* the main event's: index + 1, 0 = none */
    uint32_t first;     /* the first sentence of the title or the lead that
                           holds a claim, NO_TOKEN = none does */
};

enum lead { LEAD_NONE, LEAD_REST, LEAD_BODY, LEAD_TITLE };

uint32_t event_add(struct scan *scan);
void event_set_place(const struct scan *scan, struct event *event,
                     uint32_t place);
void event_set_time(const struct scan *scan, struct event *event,
                    uint32_t time);

/* An event of which no place is told is in its land, as the main one. */
void event_place_rest(struct scan *scan);
bool event_is_day(const struct scan *scan, uint32_t time);

/* So many people leave a land, not a village. */
enum { EVENT_FLIGHT = 1000 };

/* Days before the main event that make a "since" a sum of its own, and a
 * known event another one. */
enum { EVENT_LONG_BEFORE = 7 };

/* anew.c: mark a draft as told of others than those before it; `before` is the
 * draft before, NO_TOKEN = none. */
void anew_find(const struct story *story, uint32_t index, uint32_t before);

/* ---- incident.c --------------------------------------------------------- */

/* Does the title, or the sentence of the first claim, name the place? */
bool incident_leads(const struct story *story, uint32_t place);

/* Kinds that strike a whole country at once. */
bool incident_is_everywhere(uint8_t type);

/* "A driver died when his lorry overturned", in a report of a storm: what it
 * did. */
bool incident_follows(uint8_t main, const struct context *here);

/* Does the report count several incidents together? The place of them all;
 * 0 = it does not, or tells none. */
uint32_t incident_open(struct story *story);

/* Is the draft of an incident of its own, by its place or as it is told? Fills
 * in the place of `here`. */
bool incident_is(const struct story *story, size_t index, struct context *here);

/* That incident, known or new; or the event told of last in its sentence, 0 =
 * none. */
uint32_t incident_event(struct story *story, const struct context *here,
                        uint32_t sentence, uint32_t last);

/* ---- event_beside.c ----------------------------------------------------- */

struct place event_spot(const struct event *event);

/* One place under one name, or two that are close together. */
bool event_same_spot(const struct event *a, const struct event *b);

/* The event that a sentence speaks of beside the main one, known or new. */
uint32_t event_beside(struct scan *scan, const struct context *here,
                      bool timed);

/* The arrest or the imprisonment of somebody tried; news if no day is told. */
uint32_t event_custody(struct scan *scan, const struct context *here);

/* The event that came before the main one, as its reason. */
uint32_t event_earlier(struct scan *scan, const struct context *here,
                       bool timed);

/* The war before the main one; an incident inside of it. */
uint32_t event_former(struct scan *scan);
uint32_t event_inside(struct scan *scan, const struct context *here);

/* Only the events told last are looked through: the first of them. */
uint32_t event_first_seen(const struct scan *scan);

/* ---- known.c ------------------------------------------------------------ */

/* Mark where known events are named. */
void known_mark(struct scan *scan);

/* One that everybody knows, long before the main one; 0 = none. */
uint32_t event_known(struct scan *scan, const struct context *here);

/* ---- apart.c: is it another event than the main one? ------------------- */

/* By its time; `leads` says that the sentence is one of the first. */
bool apart_time(const struct scan *scan, const struct context *here,
                bool leads);
bool apart_place(const struct scan *scan, const struct context *here);

/* By its kind; `affected` says that the claim is of a siege's harm. */
bool apart_kind(const struct scan *scan, const struct context *here,
                bool affected);

/* By what it is told for: the reason of the main event, or its date. */
bool apart_before(const struct scan *scan, const struct draft *draft);

/* "The sinking came a day after an airstrike killed 53": is the anchor's deed
 * counted back from the main event? */
bool apart_counted(const struct scan *scan, const struct context *here,
                   uint32_t anchor);

/* Is an event told of before the token, in its sentence? */
bool apart_tells_event(const struct scan *scan, uint32_t token);

/* One incident at a town of a war; fills in `at` as seen from its word. */
bool apart_inside(const struct scan *scan, uint32_t sentence,
                  const struct context *here, struct context *at);

/* Does a paragraph begin with a day before the main event, and without a claim:
 * "On Jan. 23 a boy of 15 walked into his school. He killed two"? Fills in
 * `here`. */
bool apart_opening(const struct story *story, uint32_t sentence,
                   struct context *here);

/* The dead of a whole war in a report of one incident. */
bool apart_war(const struct scan *scan, const struct draft *draft,
               const struct context *here);

/* A flight; `told` says that the report calls it an exodus. */
bool apart_exodus(const struct story *story, const struct draft *draft,
                  bool told);

bool apart_same_figure(const struct draft *a, const struct draft *b);

/* happening.c: does a relative clause of its sentence hold the token? */
bool happening_in_aside(const struct scan *scan, uint32_t token);

/* "Killing seven and injuring ten on the day that ...", "left three dead and 25
 * hurt": one deed; where the first is of the main event, so is the second. */
bool apart_joined(const struct scan *scan, uint32_t before, uint32_t d);

/* A draft of the story, told as something new far down. */
bool apart_fresh(const struct story *story, size_t index);

/* window.c: by a stretch of time whose sum it is; `time` is that stretch, or
 * 0. */
bool apart_window(const struct story *story, size_t index, uint32_t *time);
/* Do the words for the stretch stand right behind the harm word? */
bool apart_window_behind(const struct story *story, size_t index);

/* where_told.c: where the words of each draft say that it was, and whether it
 * is the figure of all that happened. */
void where_told(const struct story *story);

/* event.c: fill in the sides and words of all events. */
void event_describe(struct scan *scan);

/* main_event.c: add the main event. */
void main_event_find(struct story *story);

/* ---- thread.c ----------------------------------------------------------- */

/* The thread of the telling: the side event spoken of last. */
struct thread {
    uint32_t event;    /* 0 = none */
    uint32_t sentence; /* where */
    uint32_t word;     /* the word for it, NO_TOKEN = none */
    bool several;      /* beside others, in one sentence */
    bool aside;        /* told in a relative clause about something else, */
    bool beside;       /* in a sentence that tells of the main one */
    bool heads;        /* its sentence begins with its day */
    bool since;        /* it is counted since a day or a month */
    uint32_t opened;   /* the paragraph that it opens, plus one; 0 = none */
    uint32_t opening;  /* its sentence, without a figure, where it opens one */
    bool block;        /* its sentence says what the main event came after */
    bool main;         /* a figure of the main event was told */
};

/* A sentence without a claim may tell of another event, which the next one
 * then takes up: "... an explosion on September 25. The blast ..." */
void thread_follow(struct story *story, uint32_t sentence,
                   struct thread *thread);

/* Is the draft, by what its words tell, still of the thread's event? */
bool thread_goes_on(const struct scan *scan, const struct context *here,
                    const struct thread *thread, const struct draft *draft);

/* ---- flight.c ----------------------------------------------------------- */

/* The flight of the draft, since the war that was told of before it. */
uint32_t flight_find(struct scan *scan, const struct thread *thread,
                     const struct draft *draft, struct context *here,
                     bool timed);

/* Do the draft's dead stand behind a flight that is counted since a day? Then
 * they are of the war since then. */
bool flight_before(const struct scan *scan, const struct thread *thread,
                   const struct draft *draft, const struct context *here);
uint32_t flight_war(struct scan *scan, const struct thread *thread,
                    struct context *here);

/* ---- lead_up.c ---------------------------------------------------------- */

/* The event that the main one came after, as the sentence tells; 0 = none. */
uint32_t lead_up_event(struct story *story, uint32_t sentence);

/* The day that a sentence right before told for the claim's place; 0 = none. */
uint32_t lead_up_day(const struct story *story, const struct draft *draft,
                     const struct context *here);

/* ---- retold.c ----------------------------------------------------------- */

/* resumed.c: is the sentence only a measure of the main event ("the worst crash
 * since 140 died in 2010")? */
bool resumed_measure(const struct scan *scan, uint32_t sentence);
/* Does a sentence go back to the main event behind one of its kind, told of a
 * year long before? */
bool resumed_past(const struct scan *scan, uint32_t event, uint32_t told,
                  uint32_t sentence);

/* The draft before that told the same figure; NO_TOKEN = none. */
uint32_t retold_find(const struct story *story, size_t index);

/* Did the headline tell it? */
bool retold_headline(const struct story *story, uint32_t draft);

/* The event of a figure that the headline told; `timed` is what the body says
 * of it, NULL where it names no other time than the main event's. */
uint32_t retold_event(struct scan *scan, const struct draft *draft,
                      const struct context *timed, uint32_t headline);

/* ---- digest.c ----------------------------------------------------------- */

/* Give each entry of a chronicle an event of its own. */
void digest_settle(struct story *story);
/* lands.c: a bulletin that goes from land to land, heading by heading. */
void lands_settle(struct story *story);

/* ---- own_time.c --------------------------------------------------------- */

/* Fill in the time that the claim's own words tell, or point back to; `thread`
 * is the kind of the event told of last, EVENT_COUNT = none. */
void own_time_find(const struct story *story, const struct draft *draft,
                   uint8_t thread, struct context *here);

/* ---- label.c ------------------------------------------------------------ */

/* The time that labels the entry or the section of the sentence; 0 = none. */
uint32_t label_before(const struct scan *scan, uint32_t sentence);

/* ---- narrated.c --------------------------------------------------------- */

/* Does the sentence tell its story by this time? */
bool narrated_is(const struct scan *scan, uint32_t index);

/* The time, long before the main event, by which the sentences before this one
 * in its paragraph are told; 0 = none. */
uint32_t narrated_before(const struct scan *scan, uint32_t sentence);

/* The day that heads a sentence before this one in its paragraph; 0 = none. */
uint32_t narrated_heading(const struct scan *scan, uint32_t sentence);

/* ---- outset.c ----------------------------------------------------------- */

/* Find when the wars, sieges and outbreaks that the report tells of began. */
void outset_find(struct story *story);

/* When one of the kind began; year 0 = not told. */
struct date outset_of(const struct story *story, uint8_t type);

/* "... an insurgency that spilled over in 2015. Thousands have been killed": a
 * large figure right behind the beginning of a war is the war's. */
bool outset_goes_on(const struct story *story, size_t draft,
                    const struct context *here);

/* "killed since the start of the revolt", without a date: counted from an
 * outset that is told elsewhere, or nowhere. Fills in its event. */
bool outset_counts(struct story *story, uint32_t sentence,
                   const struct context *here, uint32_t *event);

/* "200,000 died in the 36-year war, which ended in 1996", in a report of what
 * was done in one year of it. Fills in the war. */
bool outset_of_claim(struct story *story, const struct draft *draft,
                     const struct context *here, uint32_t *event);

/* Give that date to those events of the report that have none. */
void outset_settle(struct story *story);

/* ---- poll.c ------------------------------------------------------------- */

/* Votes on times or on places, one a mention. */
struct poll {
    uint32_t *votes; /* by index of the mention */
    size_t n;
    uint32_t time; /* of places: the main event's time, 0 = none */
    uint8_t wide;  /* enum event_type of a disaster that strikes widely, of
                      which only telling sentences vote; else EVENT_COUNT */
};

typedef void cast_vote(const struct story *, const struct context *, uint32_t,
                       struct poll *);

/* How much a sentence's word weighs, by where it stands. */
uint32_t poll_share(const struct story *story, uint32_t sentence);

/* Is the sentence's event, as far as it is named, of the main one's kind? */
bool poll_fits(const struct context *here, uint8_t type);

/* Does the draft tell of an event other than the one told before? In the first
 * sentence only "separate shootings" do; "yet another attack" is the main
 * event, and the others are those of other reports. */
bool poll_is_other(const struct story *story, size_t draft);

/* Let the claims vote, and the sentences of the lead without any. */
void poll_claims(const struct story *story, uint8_t type, cast_vote *vote,
                 struct poll *poll);
void poll_lead(const struct story *story, uint8_t type, cast_vote *vote,
               struct poll *poll);

/* The first mention of the key with the most votes; 0 = none. */
uint32_t poll_count(const struct scan *scan, const struct poll *poll,
                    struct str (*key)(const struct scan *, size_t));

/* ---- belong.c ----------------------------------------------------------- */

/* As of when: a day of the sentence after the event's; year 0 = none. */
struct date happening_as_of(const struct scan *scan, const struct draft *draft,
                            const struct context *here);

/* Is the draft a part that is of the event of its whole, told before it? */
bool happening_in_whole(const struct scan *scan, const struct draft *draft,
                        const struct context *here);

/* jubilee.c: the time that a report looks back on, where the `time` found is no
 * more than the day on which it does; 0 = it does not. */
uint32_t jubilee_time(const struct story *story, uint32_t time);

/* ---- main_time.c -------------------------------------------------------- */

/* The time of the main event, of this kind; 0 = none told. */
uint32_t main_time_find(const struct story *story, uint8_t type);

/* word_day.c: votes for the days that words for the event hang on. */
void word_day_poll(const struct story *story, uint8_t type, struct poll *poll);

/* Votes of a day on which it "happened". */
enum { TIME_HAPPENED = 20 };

/* In a report of a trial: is it a day of the court's? */
bool main_time_hearing(const struct story *story, uint32_t time);

/* "between 27 September and 10 November"; 0 = none. */
uint32_t main_time_stretch(const struct scan *scan);

/* Of kinds that last for days, and are counted from their beginning. */
bool main_time_lasts(uint8_t type);

/* A year or more before the report. */
bool main_time_is_old(const struct story *story, uint32_t index);

/* Does the time hang on a harm, or on a word for what happened? */
bool main_time_tells_deed(const struct scan *scan, uint32_t index);

/* ---- old_time.c --------------------------------------------------------- */

/* The only month and year of the lead, long past, of which it looks back;
 * 0 = it does not. */
uint32_t old_time_find(const struct story *story);

/* Is it a time by which the report's own event is measured? */
bool old_time_is_record(const struct story *story, uint32_t time);

/* ---- happened.c --------------------------------------------------------- */

/* The days of verbs of happening, anywhere in the report. */
void happened_poll(const struct story *story, uint8_t type, struct poll *poll);

/* The month, or the week, in which it happened; 0 = none told. */
uint32_t happened_month(const struct story *story, uint8_t type);

/* "The shooting happened about 2 a.m. Sunday": a word for such an event, or
 * "it", right before a verb of happening. */
bool main_time_tells_when(const struct story *story, uint32_t verb,
                          uint8_t type);

/* ---- main_place.c ------------------------------------------------------- */

/* The place of the main event, of this kind; `time` is its time, 0 = none
 * told. 0 = none told. */
uint32_t main_place_find(const struct story *story, uint8_t type,
                         uint32_t time);

/* The region or country that the title, the lead and the claims name most:
 * where a war or an offensive is; 0 = none. */
uint32_t main_place_wide(const struct story *story);

#endif
