/* Which event each claim belongs to.
 *
 * A report has a main event: what its title and first sentences tell. A claim
 * whose own sentence names another time, or another kind of event at another
 * place, belongs to an event of its own; a claim that follows it at once
 * without a word of time or place stays with it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "claim/scan.h"

/* Sentences of a body that tell the main event. */
enum { LEAD = 4, SAME_DAYS = 2 };

/* What a sentence says about an event. */
struct context {
    uint8_t type;    /* EVENT_COUNT = names none */
    uint8_t weight;
    uint32_t place;  /* index + 1, 0 = none */
    uint32_t time;   /* index + 1, 0 = none */
    bool window;     /* "since 7 October", "in the past 24 hours" */
};

static void read_type(const struct scan *scan, const struct sentence *s,
                      uint32_t anchor, struct context *out)
{
    uint32_t end = s->first + s->n, best_gap = UINT32_MAX;
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t row;
        size_t n = phrases_match(&scan->reader->events, scan->tokens, i, end,
                                 &row);
        if (!n) continue;
        const struct event_row *found = &scan->reader->event_rows[row];
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        if (found->weight < out->weight ||
            (found->weight == out->weight && gap >= best_gap))
            continue;
        best_gap = gap;
        out->type = found->type;
        out->weight = found->weight;
        i += (uint32_t)n - 1;
    }
}

static bool is_event_time(const struct time_mention *time)
{
    return (time->kind == TIME_POINT || time->kind == TIME_SINCE ||
            time->kind == TIME_WINDOW) &&
           time->start.year != 0;
}

/* The time nearest to the anchor, one of the calendar before a window. */
static uint32_t near_time(const struct scan *scan, const struct sentence *s,
                          uint32_t anchor)
{
    uint32_t best = 0, best_gap = UINT32_MAX;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !is_event_time(&scan->analysis.times[index - 1]))
            continue;
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        if (gap >= best_gap) continue;
        best_gap = gap;
        best = index;
    }
    return best;
}

static bool is_location(const struct scan *scan, uint32_t index)
{
    const struct place_mention *place = &scan->analysis.places[index - 1];
    uint32_t first = place->words.first;
    if (place->place.kind == PLACE_PEOPLE) return false;
    if (first == tree_sentence_start(scan, first)) return false;
    struct str before = scan->tokens[first - 1].lower;
    static const char *const cues[] = { "in",  "near", "at",     "outside",
                                        "of",  "on",   "across", "around",
                                        "from", "to",  "over",   "," };
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        if (str_is(before, cues[i])) return true;
    return false;
}

static uint32_t near_place(const struct scan *scan, const struct sentence *s,
                           uint32_t anchor)
{
    uint32_t best = 0, best_score = UINT32_MAX;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->place_at[i];
        if (!index || !is_location(scan, index)) continue;
        uint8_t kind = scan->analysis.places[index - 1].place.kind;
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        uint32_t score = gap + (kind == PLACE_TOWN ? 0 : 20);
        if (score >= best_score) continue;
        best_score = score;
        best = index;
    }
    return best;
}

static struct context context_of(const struct scan *scan, uint32_t sentence,
                                 uint32_t anchor)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct context out = { .type = EVENT_COUNT };
    read_type(scan, s, anchor, &out);
    out.time = near_time(scan, s, anchor);
    out.place = near_place(scan, s, anchor);
    return out;
}

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

/* When and where the main event was: the first day and the narrowest place
 * that the lead gives beside a claim, or else at all. */
static void fill_main(struct scan *scan, struct event *event)
{
    uint32_t time = 0, place = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
            const struct sentence *s = scan_sentence(scan, i);
            if (s->zone == ZONE_FURNITURE || s->zone == ZONE_DATELINE ||
                !in_lead(scan, i) || (!pass && !s->parsed))
                continue;
            struct context here = context_of(scan, i, s->first);
            if (!time && here.time && is_day(scan, here.time))
                time = here.time;
            if (!place) place = here.place;
        }
    event->type = main_type(scan);
    set_place(scan, event, place);
    set_time(scan, event, time);
    if (!time && scan->published.year) {
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

static bool is_wide(uint8_t type)
{
    return type == EVENT_WAR || type == EVENT_OFFENSIVE ||
           type == EVENT_EXODUS || type == EVENT_BLOCKADE;
}

/* Another kind of event, named outright, at another place. */
static bool other_kind(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (here->type == EVENT_COUNT || here->weight < 3) return false;
    if (here->type == main->type || main->type == EVENT_OTHER) return false;
    if (is_wide(here->type) != is_wide(main->type)) return true;
    if (!here->place) return false;
    const struct place *place = &scan->analysis.places[here->place - 1].place;
    return place->kind == PLACE_TOWN && main->place.len &&
           !str_equal(place->name, main->place);
}

static bool same_event(const struct event *event, const struct event *wanted)
{
    if (event->type != wanted->type && event->start.year == 0) return false;
    if (event->start.year != wanted->start.year ||
        event->start.month != wanted->start.month ||
        event->start.day != wanted->start.day)
        return false;
    return !event->place.len || !wanted->place.len ||
           str_equal(event->place, wanted->place);
}

static uint32_t side_event(struct scan *scan, const struct context *here,
                           bool timed)
{
    struct event wanted = { .type = here->type, .parent = -1 };
    if (wanted.type == EVENT_COUNT) wanted.type = scan->events[0].type;
    set_place(scan, &wanted, here->place);
    if (timed) set_time(scan, &wanted, here->time);
    for (uint32_t i = 1; i < scan->n_events; i++)
        if (same_event(&scan->events[i], &wanted)) return i;
    uint32_t index = add_event(scan);
    wanted.id = scan->events[index].id;
    scan->events[index] = wanted;
    return index;
}

static uint32_t event_of(struct scan *scan, const struct draft *draft,
                         uint32_t last_event, uint32_t last_sentence)
{
    struct context here = context_of(scan, draft->sentence, draft->anchor);
    bool timed = here.time && other_time(scan, here.time);
    if (timed || other_kind(scan, &here))
        return side_event(scan, &here, timed);
    bool follows = last_event && draft->sentence <= last_sentence + 1 &&
                   !here.time && !here.place && here.type == EVENT_COUNT;
    return follows ? last_event : 0;
}

void happening_find(struct scan *scan)
{
    uint32_t last_event = 0, last_sentence = 0;
    add_event(scan);
    fill_main(scan, &scan->events[0]);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->is_part && draft->whole != NO_TOKEN &&
            draft->tie == TIE_PART)
            draft->event = scan->drafts[draft->whole].event;
        else
            draft->event = event_of(scan, draft, last_event, last_sentence);
        last_event = draft->event;
        last_sentence = draft->sentence;
    }
}
