/* Which event each claim belongs to.
 *
 * A report has a main event: what its title and first sentences tell. A claim
 * whose own sentence names another time, or another kind of event at another
 * place, belongs to an event of its own; a claim that follows it at once
 * without a word of time or place stays with it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "claim/context.h"

/* Sentences of a body that tell the main event. */
enum { LEAD = 4, SAME_DAYS = 2 };

static void set_place(const struct scan *scan, struct event *event,
                      uint32_t index)
{
    if (!index) return;
    const struct place *place = &scan->analysis.places[index - 1].place;
    event->place = place->name;
    event->country = place->country;
    event->latitude = place->latitude;
    event->longitude = place->longitude;
    event->place_kind = place->kind;
    event->admin1 = place->admin1;
}

static void set_time(const struct scan *scan, struct event *event,
                     uint32_t index)
{
    if (!index) return;
    const struct time_mention *time = &scan->analysis.times[index - 1];
    event->start = time->start;
    event->end = time->kind == TIME_SINCE ? (struct date){ 0 } : time->end;
}

static uint32_t add_event(struct scan *scan)
{
    scan->events = arena_grow(scan->arena, scan->events, &scan->room_events,
                              scan->n_events + 1, sizeof *scan->events);
    struct event *event = &scan->events[scan->n_events];
    struct buf id;
    buf_open(&id, scan->arena);
    buf_format(&id, "e%zu", scan->n_events + 1);
    *event = (struct event){ .id = buf_view(&id), .type = EVENT_OTHER,
                             .parent = -1 };
    return (uint32_t)scan->n_events++;
}

/* The type that the title, the lead and the claims' sentences speak of. */
static uint8_t main_type(const struct scan *scan)
{
    uint32_t score[EVENT_COUNT + 1] = { 0 };
    uint32_t body = 0;
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        const struct sentence *s = scan_sentence(scan, i);
        if (s->zone == ZONE_FURNITURE || s->zone == ZONE_DATELINE) continue;
        bool title = s->zone == ZONE_TITLE;
        if (!title) body++;
        if (!title && body > LEAD && !s->parsed) continue;
        uint32_t share = title ? 6 : body <= LEAD ? 4 : 1;
        for (uint32_t t = s->first; t < s->first + s->n; t++) {
            uint32_t row;
            if (!phrases_match(&scan->reader->events, scan->tokens, t,
                               s->first + s->n, &row))
                continue;
            const struct event_row *found = &scan->reader->event_rows[row];
            score[found->type] += share * found->weight * found->weight;
        }
    }
    uint8_t best = EVENT_OTHER;
    for (uint8_t type = 0; type < EVENT_COUNT; type++)
        if (score[type] > score[best]) best = type;
    return best;
}

/* Is the sentence one of those that tell the main event? */
static bool in_lead(const struct scan *scan, uint32_t sentence)
{
    uint32_t body = 0;
    for (uint32_t i = 0; i <= sentence; i++) {
        uint8_t zone = scan_sentence(scan, i)->zone;
        if (zone == ZONE_BODY) body++;
    }
    return body <= LEAD;
}

static bool is_day(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    return time->kind == TIME_POINT && date_has_day(time->start);
}

/* The region or country that the title, the lead and the claims name most:
 * where a war or an offensive is. */
static uint32_t wide_place(const struct scan *scan)
{
    uint32_t best = 0, most = 0;
    for (uint32_t i = 0; i < scan->analysis.n_places; i++) {
        const struct place_mention *a = &scan->analysis.places[i];
        uint32_t count = 0;
        if (a->place.kind != PLACE_REGION && a->place.kind != PLACE_COUNTRY)
            continue;
        for (size_t k = 0; k < scan->analysis.n_places; k++) {
            const struct place_mention *b = &scan->analysis.places[k];
            if (!str_equal(a->place.name, b->place.name)) continue;
            uint32_t sentence = scan->sentence_at[b->words.first];
            count += in_lead(scan, sentence) ? 3 : 1;
            /* Regions before the countries that dispute them. */
            count += a->place.kind == PLACE_REGION ? 1 : 0;
        }
        if (count <= most) continue;
        most = count;
        best = i + 1;
    }
    return best;
}

/* The first day and the narrowest place that the lead gives beside a claim,
 * or else at all. */
static void find_lead(const struct scan *scan, uint32_t *time, uint32_t *place)
{
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
            const struct sentence *s = scan_sentence(scan, i);
            if (s->zone == ZONE_FURNITURE || s->zone == ZONE_DATELINE ||
                !in_lead(scan, i) || (!pass && !s->parsed))
                continue;
            struct context here = context_read(scan, i, s->first);
            if (!*time && here.time && is_day(scan, here.time))
                *time = here.time;
            if (!*place) *place = here.place;
        }
}

/* A stretch of days told anywhere: "between 27 September and 10 November". */
static uint32_t find_stretch(const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (time->kind == TIME_POINT && date_has_day(time->start) &&
            date_compare(time->start, time->end) < 0)
            return i + 1;
    }
    return 0;
}

static void fill_main(struct scan *scan, struct event *event)
{
    uint32_t time = 0, place = 0, stretch = 0;
    find_lead(scan, &time, &place);
    event->type = scan->conflict ? scan->conflict->type : main_type(scan);
    if (context_is_wide(event->type)) {
        uint32_t wide = wide_place(scan);
        stretch = find_stretch(scan);
        if (wide) place = wide;
        if (stretch) time = stretch;
    }
    set_place(scan, event, place);
    set_time(scan, event, time);
    if (scan->conflict && (!time || !is_day(scan, time) || stretch)) {
        event->type = scan->conflict->type;
        event->start = scan->conflict->start;
        event->end = scan->conflict->end;
    } else if (!time && scan->published.year) {
        event->start = scan->published;
        event->start.day = 0;
        event->end = event->start;
    }
}

/* Is the time another than that of the main event? */
static bool other_time(const struct scan *scan, uint32_t index)
{
    const struct event *main = &scan->events[0];
    const struct time_mention *time = &scan->analysis.times[index - 1];
    if (!main->start.year) return time->start.year && !time->relative;
    if (time->kind != TIME_POINT) return true;
    struct date last = date_last(time->end.year ? time->end : time->start);
    struct date first = date_first(time->start);
    int32_t before = date_days(date_first(main->start)) - date_days(last);
    int32_t after = date_days(first) -
                    date_days(date_last(main->end.year ? main->end
                                                       : main->start));
    return before > SAME_DAYS || after > SAME_DAYS;
}

/* Another kind of event, named outright, at another place. */
static bool other_kind(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (here->type == EVENT_COUNT || here->weight < 3) return false;
    if (context_same_kind(here->type, main->type) ||
        main->type == EVENT_OTHER)
        return false;
    if (here->type == EVENT_BLOCKADE || here->type == EVENT_LANDMINE)
        return true;
    if (context_is_wide(here->type) != context_is_wide(main->type))
        return true;
    if (!here->place) return false;
    const struct place *place = &scan->analysis.places[here->place - 1].place;
    return place->kind == PLACE_TOWN && main->place.len &&
           !str_equal(place->name, main->place);
}

static bool same_event(const struct event *event, const struct event *wanted)
{
    bool timed = event->start.year && wanted->start.year;
    if (!context_same_kind(event->type, wanted->type)) return false;
    if (timed && !date_agrees(event->start, wanted->start)) return false;
    if (event->place.len && wanted->place.len &&
        !str_equal(event->place, wanted->place))
        return timed && date_has_day(event->start) &&
               date_equal(event->start, wanted->start);
    return timed || event->place.len || wanted->place.len ||
           event->type == wanted->type;
}

/* The event that the sentence speaks of beside the main one: one known, or
 * a new one. */
static uint32_t side_event(struct scan *scan, const struct context *here,
                           bool timed)
{
    struct event wanted = { .type = here->type, .parent = -1 };
    if (wanted.type == EVENT_COUNT) wanted.type = scan->events[0].type;
    set_place(scan, &wanted, here->place);
    if (timed) set_time(scan, &wanted, here->time);
    if (!timed && wanted.type == EVENT_EXODUS) {
        wanted.start = scan->events[0].start;
        wanted.start.day = 0;
    }
    if (!timed && here->before) wanted.end = scan->events[0].start;
    for (uint32_t i = 1; i < scan->n_events; i++)
        if (same_event(&scan->events[i], &wanted)) return i;
    uint32_t index = add_event(scan);
    wanted.id = scan->events[index].id;
    bool inside = context_is_wide(scan->events[0].type) && wanted.end.year == 0;
    if (inside || (timed && context_is_wide(scan->events[0].type) &&
                   date_compare(wanted.start, scan->events[0].start) >= 0))
        wanted.parent = 0;
    scan->events[index] = wanted;
    return index;
}

/* The thread of the telling: the side event spoken of last. */
struct thread {
    uint32_t event;    /* 0 = none */
    uint32_t sentence; /* where */
};

static bool goes_on(const struct scan *scan, const struct context *here,
                    const struct thread *thread, uint32_t sentence)
{
    if (!thread->event || sentence > thread->sentence + 2) return false;
    uint8_t type = scan->events[thread->event].type;
    if (here->type != EVENT_COUNT) {
        bool main = context_same_kind(here->type, scan->events[0].type);
        return here->definite && !main && context_same_kind(here->type, type);
    }
    return sentence <= thread->sentence + 1 && !here->time && !here->place;
}

/* "More than 100,000 left": a flight is an event beside an incident, and
 * beside an offensive when the text calls it an exodus. */
static bool is_exodus(const struct scan *scan, const struct draft *draft)
{
    const struct event *main = &scan->events[0];
    if (draft->harm != HARM_DISPLACED || main->type == EVENT_EXODUS ||
        main->type == EVENT_OTHER)
        return false;
    if (!context_is_wide(main->type))
        return main->type != EVENT_STORM && main->type != EVENT_FLOOD &&
               main->type != EVENT_FIRE && main->type != EVENT_EARTHQUAKE;
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (str_is(scan->tokens[i].lower, "exodus")) return true;
    return false;
}

static uint32_t event_of(struct scan *scan, const struct draft *draft,
                         const struct thread *thread)
{
    struct context here = context_read(scan, draft->sentence, draft->anchor);
    bool timed = here.time && other_time(scan, here.time);
    if (is_exodus(scan, draft)) {
        here.type = EVENT_EXODUS;
        return side_event(scan, &here, timed);
    }
    if (timed || other_kind(scan, &here)) return side_event(scan, &here, timed);
    return goes_on(scan, &here, thread, draft->sentence) ? thread->event : 0;
}

/* A sentence without a claim may tell of another event, which the next one
 * then takes up: "... an explosion on September 25. The blast ..." */
static void follow_thread(struct scan *scan, uint32_t sentence,
                          struct thread *thread)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    if (s->zone != ZONE_BODY || !s->n) return;
    struct context here = context_read(scan, sentence, s->first);
    if (!here.time || !is_day(scan, here.time) || here.type == EVENT_COUNT)
        return;
    uint32_t at = scan->analysis.times[here.time - 1].words.first;
    here = context_read(scan, sentence, at);
    if (!here.time || here.weight < 2 || !other_time(scan, here.time) ||
        context_same_kind(here.type, scan->events[0].type))
        return;
    thread->event = side_event(scan, &here, true);
    thread->sentence = sentence;
}

/* As of when: a day of the sentence after the event's, not after the report. */
static struct date as_of(const struct scan *scan, const struct draft *draft)
{
    const struct event *event = &scan->events[draft->event];
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !is_day(scan, index)) continue;
        struct date day = scan->analysis.times[index - 1].start;
        if (date_has_day(event->start) && scan->published.year &&
            date_compare(day, event->start) > 0 &&
            date_compare(day, date_last(scan->published)) <= 0)
            return day;
    }
    return (struct date){ 0 };
}

void happening_find(struct scan *scan)
{
    struct thread thread = { 0, 0 };
    uint32_t told = 0;
    add_event(scan);
    fill_main(scan, &scan->events[0]);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        for (; told < draft->sentence; told++)
            follow_thread(scan, told, &thread);
        told = draft->sentence + 1;
        if (draft->is_part && draft->whole != NO_TOKEN && draft->whole < d)
            draft->event = scan->drafts[draft->whole].event;
        else
            draft->event = event_of(scan, draft, &thread);
        draft->as_of = as_of(scan, draft);
        if (!draft->event) continue;
        thread.event = draft->event;
        thread.sentence = draft->sentence;
    }
}
