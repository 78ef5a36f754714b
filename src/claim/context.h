/* What one sentence says about an event: its kind, place and time.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_CONTEXT_H
#define TOLLBOOK_CLAIM_CONTEXT_H

#include "claim/path.h"

/* Ways through the tree (path_cost): within the clause, and near it. */
enum { COST_CLAUSE = 6, COST_NEAR = 10 };

struct context {
    uint32_t place; /* index of the place + 1, 0 = none */
    uint32_t time;  /* index of the time + 1, 0 = none */
    uint32_t known; /* row of known_events.tsv + 1, 0 = none */
    uint32_t later; /* time of what followed: an arrest, a court's */
    uint32_t by;    /* "by Wednesday evening": as of when */
    uint32_t told;  /* time of saying or writing, the same way */
    uint32_t word;  /* token of the word for the event, NO_TOKEN = none */
    uint32_t place_cost, time_cost, word_cost; /* ways from the anchor */
    uint32_t tie_cost; /* way of the time from the word for the event */
    uint32_t known_cost;
    uint8_t type;    /* enum event_type; EVENT_COUNT = names none */
    uint8_t weight;  /* of the word, as in lang/en/events.tsv */
    bool definite;   /* "the blast", "that attack": told before */
    bool that;       /* "that attack": the one told last */
    bool fresh;      /* "a blast": told as something new */
    bool other;      /* "another attack", "a separate incident" */
    bool again;      /* "more blasts": of others than told so far */
    bool several;    /* "in separate shootings" */
    bool many;       /* "bombings", "a series of attacks" */
    bool plural;     /* "clashes", "two attacks" */
    bool there;      /* "there", "in the city": where the last one was */
    bool before;     /* "earlier", "previously" */
    bool own_day;    /* a day beside that of another figure of its verb */
    bool deed;       /* the time hangs on "shot dead", "wounded" itself */
    bool late;       /* the time is of what was done then: "marched on Monday
                       after the killing", "bodies found on Tuesday" */
    bool heads;      /* the time stands at the head of the sentence, alone */
    bool after;      /* the first of these */
    bool nowhere;    /* an incident of its own, at no place that is known */
    uint32_t clause; /* a day told by a clause about a person or a thing:
                            index + 1, 0 = none */
    bool aside;      /* "Elsewhere, ...", "In another development, ..." */
};

/* Read a sentence; `anchor` is the token whose event is asked for. */
struct context context_read(const struct scan *scan, uint32_t sentence,
                            uint32_t anchor);

/* Does the time that hangs on `home` belong to a clause about a person or a
 * thing that does not hold the anchor? */
bool context_is_aside(const struct scan *scan, uint32_t home, uint32_t anchor);

/* "killed on Sunday and 20 more on Monday": take the day that stands behind
 * the figure whose words begin at the token, where its verb has two. */
void context_own_day(const struct scan *scan, uint32_t words,
                     struct context *out);

/* "from 16,849 in 1999 to 70,237 in 2017": the time right behind a figure. */
void context_figure_time(const struct scan *scan, struct stretch words,
                         struct context *out);
/* The time right behind a figure, "two people died on 3 May"; 0 = none. */
uint32_t context_time_behind(const struct scan *scan, struct stretch words);

/* The day, month or year beside a figure, where another figure of the same verb
 * has its own: "killed two on Monday and four on Tuesday". */
void context_parallel_time(const struct scan *scan, uint32_t draft,
                           struct context *out);

/* "killed four in Gao on Friday and two in Kidal on Sunday": the first day is
 * that of the first figure, whatever the tree hangs it on. */
void context_nearer_day(const struct scan *scan, uint32_t draft,
                        struct context *out);

/* "14 have been killed since 2 April, three of them on Wednesday": the whole is
 * counted since then, whatever day its part has. */
void context_whole_time(const struct scan *scan, uint32_t draft,
                        struct context *out);

/* "A week earlier, on 21 November": is the time told again by its day? */
bool context_is_restated(const struct scan *scan, uint32_t time);

/* "3,400 have been killed, 14,400 injured and a million displaced since May":
 * does the last member of a list bear the time of all? */
bool context_closes_list(const struct scan *scan, uint32_t time,
                         uint32_t anchor);

/* The token that a time belongs to; `telling` says that it is a word of
 * saying or publishing. */
uint32_t context_home(const struct scan *scan, uint32_t time, bool *telling);

/* "the 20th anniversary": is the time that many years ago? */
bool context_is_jubilee(const struct scan *scan, uint32_t time);

/* May the time be the event's that the anchor tells of: no hour, no future,
 * no comparison? */
bool context_is_time(const struct scan *scan, uint32_t time, uint32_t anchor);

/* "Colombo, Oct 16: Seven soldiers ...": the day of writing, in the text. */
bool context_is_dateline(const struct scan *scan,
                         const struct time_mention *time);

/* "An explosion, a week after the start of an offensive": does the word at
 * `at` tell what came before the event that the anchor is of? */
bool context_came_before(const struct scan *scan, uint32_t at, uint32_t anchor);

/* "Cholera in Kerala, where floods have killed 40": the "where" behind a place,
 * of which what follows is told; NO_TOKEN = none. */
uint32_t context_where(const struct scan *scan, struct stretch place);

/* A word of saying or publishing, or by which a toll moves. */
bool context_speaks(const struct scan *scan, uint32_t token);

/* A harm, or a word for an event. */
bool context_names_event(const struct scan *scan, uint32_t token);

/* ---- deed_time.c: a deed, and what came of it ---------------------------- */

/* Is the token of a harm that is a state alone, "in hospital"? */
bool deed_is_lying(const struct scan *scan, uint32_t token);
bool deed_is_missing(const struct scan *scan, uint32_t token, uint32_t time);
/* Is the harm told as a state that lasts, "still missing"? */
bool deed_is_state(const struct scan *scan, uint32_t anchor);
/* Does the verb tell of a death some time after the deed? */
bool deed_died_later(const struct scan *scan, uint32_t home);
/* Is the time that of the deed, told behind the wounds that it dealt? */
bool deed_wounded_then(const struct scan *scan, uint32_t index, uint32_t home);
/* Is the time that of the deed against those whose death is told? */
bool deed_of_victim(const struct scan *scan, uint32_t home, uint32_t anchor);
/* Is it that of an event that the subject of the death names? */
bool deed_of_subject(const struct scan *scan, uint32_t home, uint32_t anchor);
/* Is the time that of the deed after which somebody is in such a state? */
bool deed_after(const struct scan *scan, uint32_t index, uint32_t home,
                uint32_t anchor);
/* Did they die when something befell them? */
bool deed_died_when(const struct scan *scan, uint32_t anchor);
/* Is it the death of people who are told to have been wounded? */
bool deed_of_wounded(const struct scan *scan, uint32_t home);
/* Is it what is told of people in whose description the anchor stands? */
bool deed_told_of(const struct scan *scan, uint32_t index, uint32_t home,
                  uint32_t anchor);
/* Is `home` the death of somebody else than the anchor's victims? */
bool deed_of_others(const struct scan *scan, uint32_t home, uint32_t anchor);
/* Is the time that of an event told of behind the anchor, before its own? */
bool deed_is_former(const struct scan *scan, uint32_t index, uint32_t anchor);
/* Does a day stand alone at the head of its sentence? */
bool deed_heads(const struct scan *scan, uint32_t index);
/* Does the clause of the anchor hang on the time, "in May, when ..."? */
bool deed_opens_clause(const struct scan *scan, uint32_t index,
                       uint32_t anchor);

/* "Crowds were back on Friday, a day after a bomb killed 79": is the anchor in
 * the clause that the time counts from? */
bool elapsed_holds(const struct scan *scan, uint32_t index, uint32_t anchor);

/* elapsed.c: the day so long before `base` as the time tells, "five days
 * after"; year 0 = it does not tell so. */
struct date elapsed_from(const struct scan *scan, uint32_t index,
                         struct date base);

/* lead_up.c: "the attack came two days after": the verb before the token that
 * sets an event behind another; NO_TOKEN = none. */
uint32_t lead_up_verb(const struct scan *scan, uint32_t token);

/* ---- sequel.c: what came after an event --------------------------------- */

/* "Protesters marched on Monday after police had killed two": is the day of
 * `home` that of what came after the anchor's deed? */
bool sequel_follows(const struct scan *scan, uint32_t home, uint32_t anchor);

/* "who was hit last Thursday died": the verb of the clause that the time
 * closes, NO_TOKEN = none. */
uint32_t sequel_clause(const struct scan *scan, struct stretch time,
                       uint32_t home);

/* "killed four before he was shot on Wednesday": is it the day of the end? */
bool sequel_ends(const struct scan *scan, uint32_t home, uint32_t anchor);

/* "pulled three bodies from the rubble on Tuesday", "raising the toll to 11":
 * is it the day of finding, or of counting? */
bool sequel_finds(const struct scan *scan, uint32_t home, uint32_t anchor);

/* "The toll passed 2,300 on Sunday": does the word end such a figure? */
bool sequel_passes(const struct scan *scan, uint32_t token);

/* context_time.c: weigh one time of the sentence against the one kept. */
void context_read_time(const struct scan *scan, uint32_t index, uint32_t anchor,
                       struct context *out);

bool context_cue(const struct scan *scan, uint32_t token, enum cue cue);
/* Does it stand at one of the words from..to; in the sentence? */
bool context_has(const struct scan *scan, uint32_t from, uint32_t to,
                 enum cue cue);
bool context_tells(const struct scan *scan, uint32_t sentence, enum cue cue);

/* revised.c: does the figure replace those told before, "later revised to 35"?
 * Is it of other accounts, "some reports 59"? */
bool revised_is(const struct scan *scan, const struct draft *draft);
bool revised_rivals(const struct scan *scan, const struct draft *draft);

/* Kinds that go on for long and over wide country. */
bool context_is_wide(uint8_t type);

/* May two kinds be words for one event ("bombing", "blast")? */
bool context_same_kind(uint8_t a, uint8_t b);

/* window.c: does the word for an event stand for several? */
bool context_is_many(const struct scan *scan, uint32_t word);

/* Does the sentence open with a reprisal for what was told before it? */
bool context_answers(const struct scan *scan, uint32_t sentence);

#endif
