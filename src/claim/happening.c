/* Which event each claim belongs to.
 *
 * A report has a main event (main_event.c). A claim whose own words tell
 * another day, another place or another kind of event belongs to an event of
 * its own; a claim that follows it at once without such words stays with it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    SAME_DAYS = 2,       /* a day loosely tied to the claim */
    LONG_BEFORE = 7,     /* "since" so much earlier is a war or a year's sum */
    FAR_KM = 40,
    NEAR_KM = 10,
    MOST_NAMED = 32,     /* events looked through for one named again */
    WAR_DEAD = 20000,    /* more than any incident of men has killed */
};

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

static int32_t first_day(const struct event *event)
{
    return date_days(date_first(event->start));
}

static int32_t last_day(const struct event *event)
{
    return date_days(
        date_last(event->end.year ? event->end : event->start));
}

/* A stretch or an open time: another than that of the main event? */
static bool other_stretch(const struct event *main,
                          const struct time_mention *time)
{
    int32_t first = date_days(date_first(time->start));
    if (time->kind == TIME_SINCE)
        return first_day(main) - first >
               (date_has_day(main->start) ? LONG_BEFORE : 0);
    return !date_equal(time->start, main->start);
}

/* Is the time of the sentence another than that of the main event? */
static bool other_time(const struct scan *scan, const struct context *here,
                       bool leads)
{
    const struct event *main = &scan->events[0];
    const struct time_mention *time = time_of(scan, here->time);
    if (!main->start.year) return time->start.year && !time->relative;
    if (time->kind != TIME_POINT) return other_stretch(main, time);
    int32_t first = date_days(date_first(time->start));
    int32_t last =
        date_days(date_last(time->end.year ? time->end : time->start));
    bool fuzzy = time->precision > 2;
    bool tied = here->time_cost <= COST_CLAUSE || fuzzy;
    if (last < first_day(main))
        return first_day(main) - last > (tied ? 0 : SAME_DAYS);
    if (first > last_day(main)) return first - last_day(main) > SAME_DAYS;
    if (!date_has_day(main->start))
        return tied && !leads && event_is_day(scan, here->time);
    /* "in 2014", told of a year's dead, around a day of that year */
    return !time->start.month && !context_is_wide(main->type);
}

static const struct place *place_of(const struct scan *scan, uint32_t index)
{
    return &scan->analysis.places[index - 1].place;
}

static struct place spot_of(const struct event *event)
{
    return (struct place){ .name = event->place,
                           .country = event->country,
                           .admin1 = event->admin1,
                           .latitude = event->latitude,
                           .longitude = event->longitude,
                           .kind = event->place_kind };
}

/* One place under one name, or two that are close together. */
static bool same_spot(const struct event *a, const struct event *b)
{
    if (str_equal(a->place, b->place)) return true;
    struct place one = spot_of(a), two = spot_of(b);
    double km = find_place_distance(&one, &two);
    return km >= 0 && km <= NEAR_KM && one.kind == two.kind;
}

/* A town of its own, tied to the claim, far from where the main event is. */
static bool other_place(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (!here->place || here->place_cost > COST_NEAR ||
        here->word == NO_TOKEN || here->word_cost > COST_NEAR ||
        here->definite)
        return false;
    const struct place *place = place_of(scan, here->place);
    struct place around = spot_of(main);
    if (!main->place.len || place->kind == PLACE_COUNTRY) return false;
    if (context_is_wide(main->type) || main->place_kind == PLACE_COUNTRY)
        return false;
    double km = find_place_distance(place, &around);
    if (km < FAR_KM) return false;
    return !find_place_within(place, &around) &&
           !find_place_within(&around, place);
}

/* Another kind of event, named outright, at another place. */
static bool other_kind(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (here->type == EVENT_COUNT || here->word_cost > COST_NEAR)
        return false;
    if (here->weight < 3 || main->type == EVENT_OTHER ||
        context_same_kind(here->type, main->type))
        return false;
    if (here->type == EVENT_BLOCKADE || here->type == EVENT_LANDMINE)
        return true;
    if (context_is_wide(here->type) != context_is_wide(main->type))
        return true;
    if (!here->place || place_of(scan, here->place)->kind != PLACE_TOWN)
        return false;
    struct event there = { .type = here->type };
    event_set_place(scan, &there, here->place);
    return !same_spot(&there, main);
}

/* The dead of a whole war in a report of one incident. */
static bool is_war_total(const struct scan *scan, const struct draft *draft,
                         const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (context_is_wide(main->type) || main->type == EVENT_OTHER ||
        context_same_kind(main->type, EVENT_STORM) ||
        main->type == EVENT_EARTHQUAKE)
        return false;
    if (here->type == EVENT_WAR && !here->other &&
        here->word_cost <= COST_CLAUSE)
        return true;
    int64_t number = draft->quantity.lo > draft->quantity.hi
                         ? draft->quantity.lo
                         : draft->quantity.hi;
    return draft->harm == HARM_KILLED && number >= WAR_DEAD;
}

/* "More than 100,000 left": a flight is an event beside an incident, and
 * beside an offensive when the text calls it an exodus. */
static bool is_exodus(const struct scan *scan, const struct draft *draft,
                      bool told)
{
    const struct event *main = &scan->events[0];
    if (draft->harm != HARM_DISPLACED || main->type == EVENT_EXODUS ||
        main->type == EVENT_OTHER)
        return false;
    if (!context_is_wide(main->type))
        return main->type != EVENT_STORM && main->type != EVENT_FLOOD &&
               main->type != EVENT_FIRE && main->type != EVENT_EARTHQUAKE;
    return told;
}

static bool same_event(const struct event *event, const struct event *wanted)
{
    bool timed = event->start.year && wanted->start.year;
    if (!context_same_kind(event->type, wanted->type)) return false;
    if (timed && !date_agrees(event->start, wanted->start)) return false;
    bool alike = event->start.month && wanted->start.month;
    if (timed && wanted->type != EVENT_WAR && !alike &&
        !date_equal(event->start, wanted->start))
        return false;
    if (event->type == EVENT_EXODUS || wanted->type == EVENT_WAR)
        return !event->country.len || !wanted->country.len ||
               str_equal(event->country, wanted->country);
    bool placed = event->place.len && wanted->place.len;
    if (placed && !same_spot(event, wanted))
        return timed && date_has_day(event->start) &&
               date_equal(event->start, wanted->start);
    if (event->start.year || wanted->start.year) return timed || placed;
    return placed || event->type == wanted->type;
}

/* A war is told to go on; its first month may be common knowledge. */
static void date_war(const struct scan *scan, struct event *war)
{
    war->end = (struct date){ 0 };
    if (war->start.year || !scan->published.year || !war->country.len) return;
    struct str name = find_country_name(scan->reader->find, war->country);
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *known = &scan->reader->conflicts[i];
        if (known->type != EVENT_WAR || !str_equal(known->place, name) ||
            date_compare(known->start, scan->published) > 0 ||
            (known->end.year &&
             date_compare(known->end, scan->published) < 0))
            continue;
        war->start = known->start;
        war->start.day = 0;
    }
}

/* Is the event within the main one, by its time? */
static bool is_inside(const struct event *main, const struct event *event,
                      bool timed)
{
    if (!context_is_wide(main->type) || event->type == EVENT_WAR) return false;
    if (!timed) return event->end.year == 0;
    return date_compare(event->start, main->start) >= 0;
}

/* The event that the sentence speaks of beside the main one: one known, or
 * a new one. */
static uint32_t side_event(struct scan *scan, const struct context *here,
                           bool timed)
{
    const struct event *main = &scan->events[0];
    struct event wanted = { .type = here->type, .parent = -1 };
    if (wanted.type == EVENT_COUNT) wanted.type = main->type;
    event_set_place(scan, &wanted, here->place);
    if (timed) event_set_time(scan, &wanted, here->time);
    if (!wanted.place.len) wanted.country = main->country;
    if (wanted.type == EVENT_WAR) date_war(scan, &wanted);
    if (!timed && wanted.type == EVENT_EXODUS) {
        wanted.start = main->start;
        wanted.start.day = 0;
    }
    if (!timed && here->before) wanted.end = main->start;
    if (!here->other)
        for (uint32_t i = 1; i < scan->n_events; i++)
            if (same_event(&scan->events[i], &wanted)) return i;
    if (is_inside(main, &wanted, timed)) wanted.parent = 0;
    uint32_t index = event_add(scan);
    wanted.id = scan->events[index].id;
    scan->events[index] = wanted;
    return index;
}

/* The thread of the telling: the side event spoken of last. */
struct thread {
    uint32_t event;    /* 0 = none */
    uint32_t sentence; /* where */
    uint32_t word;     /* the word for it, NO_TOKEN = none */
};

static bool goes_on(const struct scan *scan, const struct context *here,
                    const struct thread *thread, const struct draft *draft)
{
    uint32_t sentence = draft->sentence;
    uint8_t harm = draft->harm;
    if (!thread->event || sentence > thread->sentence + 2) return false;
    uint8_t type = scan->events[thread->event].type;
    if (type == EVENT_EXODUS && harm != HARM_DISPLACED) return false;
    if (here->type != EVENT_COUNT && here->word_cost <= COST_NEAR) {
        bool main = context_same_kind(here->type, scan->events[0].type);
        if (sentence == thread->sentence && !here->time) return true;
        return here->definite && !main && context_same_kind(here->type, type);
    }
    return sentence <= thread->sentence + 1 && !here->time && !here->place;
}

/* "The strikes killed ...": of a kind that only one other event has. */
static uint32_t named_again(const struct scan *scan,
                            const struct context *here)
{
    if (!here->definite || here->type == scan->events[0].type ||
        here->word_cost > COST_CLAUSE)
        return 0;
    for (uint32_t i = 1; i < scan->n_events && i <= MOST_NAMED; i++)
        if (scan->events[i].type == here->type) return i;
    return 0;
}

static bool same_figure(const struct draft *a, const struct draft *b)
{
    return a->harm == b->harm && a->quantity.lo == b->quantity.lo &&
           a->quantity.hi == b->quantity.hi;
}

/* "A massive explosion killed 120": told as something new, far down, with a
 * figure that nobody gave for the main event. */
static bool is_fresh(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct context *here = &story->of[index];
    const struct draft *draft = &scan->drafts[index];
    if (!here->fresh || here->word_cost > COST_CLAUSE || here->weight < 2 ||
        here->type == EVENT_COUNT || draft->harm != HARM_KILLED ||
        story->lead[draft->sentence] >= LEAD_BODY ||
        draft->quantity.number == NO_TOKEN)
        return false;
    for (size_t d = index; d-- > 0 && index - d < MOST_NAMED;)
        if (same_figure(&scan->drafts[d], draft)) return false;
    return true;
}

/* An event that everybody knows, long before the main one; 0 = none. */
static uint32_t known_event(struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (!here->known) return 0;
    const struct known *known = &scan->reader->known[here->known - 1];
    struct event wanted = { .type = known->type, .place = known->place,
                            .start = known->start, .parent = -1 };
    if (known->type != EVENT_WAR) wanted.end = known->start;
    struct date near = main->start.year ? main->start : scan->published;
    if (!near.year || date_agrees(near, known->start) ||
        date_days(date_last(near)) - date_days(known->start) < LONG_BEFORE)
        return 0;
    for (uint32_t i = 1; i < scan->n_events; i++)
        if (date_equal(scan->events[i].start, wanted.start) &&
            scan->events[i].type == wanted.type)
            return i;
    struct place_mention place =
        find_place(scan->reader->find, known->place);
    if (known->place.len && place.known) {
        wanted.country = place.place.country;
        wanted.latitude = place.place.latitude;
        wanted.longitude = place.place.longitude;
        wanted.place_kind = place.place.kind;
        wanted.admin1 = place.place.admin1;
    }
    uint32_t index = event_add(scan);
    wanted.id = scan->events[index].id;
    scan->events[index] = wanted;
    return index;
}

static uint32_t event_of(struct story *story, size_t index,
                         const struct thread *thread, bool exodus)
{
    struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    struct context here = story->of[index];
    bool leads = story->lead[draft->sentence] >= LEAD_BODY;
    bool timed = here.time && other_time(scan, &here, leads);
    uint32_t known = known_event(scan, &here);
    if (known) return known;
    bool war = thread->event && thread->sentence == draft->sentence &&
               scan->events[thread->event].type == EVENT_WAR;
    bool same = thread->event && here.word != NO_TOKEN &&
                here.word == thread->word && here.other;
    if (war || same) return thread->event;
    if (is_war_total(scan, draft, &here)) {
        here.type = EVENT_WAR;
        return side_event(scan, &here, timed);
    }
    if (is_exodus(scan, draft, exodus)) {
        here.type = EVENT_EXODUS;
        return side_event(scan, &here, timed);
    }
    bool apart = is_fresh(story, index) || other_kind(scan, &here) || other_place(scan, &here) ||
                 (here.other && here.word_cost <= COST_CLAUSE);
    if (timed || apart) return side_event(scan, &here, timed);
    if (goes_on(scan, &here, thread, draft)) return thread->event;
    return named_again(scan, &here);
}

/* "a massive explosion": a noun for an event with an indefinite article. */
static bool begins_event(const struct scan *scan, uint32_t token)
{
    uint32_t row, det = tree_child(scan, token, REL_DET);
    if (det == NO_TOKEN || scan->tokens[token].tag != TAG_NOUN) return false;
    return scan->tokens[det].lower.at[0] == 'a' &&
           phrases_match(&scan->reader->events, scan->tokens, token,
                         tree_sentence_end(scan, token), &row) > 0;
}

/* A sentence without a claim may tell of another event, which the next one
 * then takes up: "... an explosion on September 25. The blast ..." */
static void follow_thread(struct story *story, uint32_t sentence,
                          struct thread *thread)
{
    struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    if (s->zone != ZONE_BODY || !s->n) return;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (!begins_event(scan, i)) continue;
        struct context here = context_read(scan, sentence, i);
        bool timed = here.time && event_is_day(scan, here.time) &&
                     other_time(scan, &here, false);
        if (here.word_cost || here.weight < 2 || !timed ||
            context_same_kind(here.type, scan->events[0].type))
            continue;
        thread->event = side_event(scan, &here, true);
        thread->sentence = sentence;
        return;
    }
}

/* As of when: a day of the sentence after the event's, not after the report. */
static struct date as_of(const struct scan *scan, const struct draft *draft)
{
    const struct event *event = &scan->events[draft->event];
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !event_is_day(scan, index)) continue;
        struct date day = time_of(scan, index)->start;
        if (date_has_day(event->start) && scan->published.year &&
            date_compare(day, event->start) > 0 &&
            date_compare(day, date_last(scan->published)) <= 0)
            return day;
    }
    return (struct date){ 0 };
}

static bool tells_exodus(const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (str_is(scan->tokens[i].lower, "exodus")) return true;
    return false;
}

static void assign(struct story *story)
{
    struct scan *scan = story->scan;
    struct thread thread = { 0, 0, NO_TOKEN };
    uint32_t told = 0;
    bool exodus = tells_exodus(scan);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        for (; told < draft->sentence; told++)
            follow_thread(story, told, &thread);
        told = draft->sentence + 1;
        if (draft->is_part && draft->whole != NO_TOKEN && draft->whole < d)
            draft->event = scan->drafts[draft->whole].event;
        else
            draft->event = event_of(story, d, &thread, exodus);
        draft->as_of = as_of(scan, draft);
        if (!draft->event) continue;
        thread.event = draft->event;
        thread.sentence = draft->sentence;
        thread.word = story->of[d].word;
    }
}

void happening_find(struct scan *scan)
{
    struct story story = { .scan = scan };
    story.of = ARENA_ARRAY(scan->arena, struct context, scan->n_drafts + 1);
    for (size_t d = 0; d < scan->n_drafts; d++)
        story.of[d] = context_read(scan, scan->drafts[d].sentence,
                                   scan->drafts[d].anchor);
    main_event_find(&story);
    assign(&story);
    event_describe(scan);
}
