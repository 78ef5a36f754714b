/* The events beside the main one: found again, or added.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { NEAR_KM = 10, MOST_SEEN = 64, FRESH_NEWS = 7 };

/* Only the events told last are looked through, so that a report of any
 * length is read in one go. */
uint32_t event_first_seen(const struct scan *scan)
{
    size_t n = scan->n_events;
    return n > MOST_SEEN ? (uint32_t)(n - MOST_SEEN) : 1;
}

struct place event_spot(const struct event *event)
{
    return (struct place){ .name = event->place,
                           .country = event->country,
                           .admin1 = event->admin1,
                           .latitude = event->latitude,
                           .longitude = event->longitude,
                           .kind = event->place_kind };
}

/* One place under one name, or two that are close together. */
bool event_same_spot(const struct event *a, const struct event *b)
{
    if (str_equal(a->place, b->place)) return true;
    struct place one = event_spot(a), two = event_spot(b);
    double km = find_place_distance(&one, &two);
    return km >= 0 && km <= NEAR_KM && one.kind == two.kind;
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
    if (placed && !event_same_spot(event, wanted))
        return timed && date_has_day(event->start) &&
               date_equal(event->start, wanted->start);
    if (event->start.year || wanted->start.year) return timed || placed;
    return placed || event->type == wanted->type;
}

/* A war is told to go on; its first month may be common knowledge. */
static void date_war(const struct scan *scan, struct event *war)
{
    if (!war->start.year || date_equal(war->start, war->end))
        war->end = (struct date){ 0 };
    if (war->start.year || !scan->published.year || !war->country.len) return;
    struct str name = find_country_name(scan->reader->find, war->country);
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *known = &scan->reader->conflicts[i];
        if (known->type != EVENT_WAR ||
            !(str_equal(known->place, name) ||
              str_equal(known->place, war->place)) ||
            date_compare(known->start, scan->published) > 0 ||
            (known->end.year && date_compare(known->end, scan->published) < 0))
            continue;
        war->start = known->start;
        war->start.day = 0;
    }
}

/* A new event, which is called as new ones are. */
static uint32_t add_wanted(struct scan *scan, struct event wanted)
{
    uint32_t index = event_add(scan);
    wanted.id = scan->events[index].id;
    scan->events[index] = wanted;
    return index;
}

/* "In the first war": the one at the same place before the main one. */
uint32_t event_former(struct scan *scan)
{
    struct event wanted = scan->events[0];
    const struct conflict *best = NULL;
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *known = &scan->reader->conflicts[i];
        if (known->type != EVENT_WAR || !known->end.year ||
            !str_equal(known->place, wanted.place) ||
            date_compare(known->end, wanted.start) >= 0)
            continue;
        best = known;
    }
    wanted.type = EVENT_WAR;
    wanted.parent = -1;
    wanted.start = wanted.end = (struct date){ 0 };
    if (best) wanted.end = best->end;
    wanted.end.day = 0;
    for (uint32_t i = event_first_seen(scan); i < scan->n_events; i++)
        if (scan->events[i].type == EVENT_WAR &&
            date_equal(scan->events[i].end, wanted.end))
            return i;
    return add_wanted(scan, wanted);
}

/* An incident at one place of a war; a day of saying may be its day. */
uint32_t event_inside(struct scan *scan, const struct context *here)
{
    struct context at = *here;
    const struct event *main = &scan->events[0];
    /* "Previously announced": in a long war it was told before, no more. */
    if (main->type == EVENT_WAR) at.before = false;
    if (!at.time && at.told && event_is_day(scan, at.told)) {
        struct date day = scan->analysis.times[at.told - 1].start;
        struct date last = main->end.year ? main->end : main->start;
        if (date_compare(day, date_first(main->start)) >= 0 &&
            date_compare(day, date_last(last)) <= 0)
            at.time = at.told;
    }
    return event_beside(scan, &at, at.time != 0);
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
static void copy_place(struct event *event, const struct event *from)
{
    event->place = from->place;
    event->country = from->country;
    event->latitude = from->latitude;
    event->longitude = from->longitude;
    event->place_kind = from->place_kind;
    event->admin1 = from->admin1;
}

/* "In South Side two more men were shot", "in a separate incident": news like
 * the main event, though no day is told: of the report's month. */
static bool is_fresh(const struct scan *scan, const struct context *here,
                     const struct event *wanted)
{
    const struct event *main = &scan->events[0];
    if (wanted->start.year || wanted->end.year || here->before ||
        here->definite || !main->start.month || !scan->published.month ||
        context_is_wide(wanted->type) ||
        (wanted->type == EVENT_OTHER && main->type != EVENT_OTHER))
        return false;
    struct date last = main->start;
    if (main_time_lasts(main->type)) last = date_last(last);
    return date_days(date_last(scan->published)) - date_days(last) <=
           FRESH_NEWS;
}

uint32_t event_beside(struct scan *scan, const struct context *here, bool timed)
{
    const struct event *main = &scan->events[0];
    struct event wanted = { .type = here->type, .parent = -1 };
    if (wanted.type == EVENT_COUNT) wanted.type = main->type;
    event_set_place(scan, &wanted, here->place);
    if (!here->place && here->there &&
        (wanted.type == EVENT_EXODUS || !context_is_wide(wanted.type)))
        copy_place(&wanted, main);
    if (timed) event_set_time(scan, &wanted, here->time);
    if (!wanted.place.len) wanted.country = main->country;
    if (wanted.type == EVENT_WAR) date_war(scan, &wanted);
    if (!timed && wanted.type == EVENT_EXODUS) {
        wanted.start = main->start;
        wanted.start.day = 0;
    }
    if (!timed && here->before) wanted.end = main->start;
    if (!timed && wanted.type == EVENT_BLOCKADE) {
        /* "had pushed them to famine": it came to an end with the main one */
        wanted.end = main->start;
        wanted.end.day = 0;
    }
    if (!here->other)
        for (uint32_t i = event_first_seen(scan); i < scan->n_events; i++)
            if (same_event(&scan->events[i], &wanted)) return i;
    if (is_inside(main, &wanted, timed)) wanted.parent = 0;
    if (is_fresh(scan, here, &wanted)) {
        wanted.start = scan->published;
        wanted.start.day = 0;
        wanted.end = wanted.start;
    }
    return add_wanted(scan, wanted);
}

uint32_t event_custody(struct scan *scan, const struct context *here)
{
    struct context at = *here;
    at.type = EVENT_DETENTION;
    at.definite = at.other = false;
    if (!at.time) at.time = at.later ? at.later : at.told;
    uint32_t index = event_beside(scan, &at, at.time != 0);
    struct event *event = &scan->events[index];
    event->parent = 0;
    if (!event->start.year) {
        event->start = scan->published;
        event->start.day = 0;
        event->end = event->start;
    }
    return index;
}

uint32_t event_earlier(struct scan *scan, const struct context *here,
                       bool timed)
{
    struct context at = *here;
    at.other = at.before = true;
    uint32_t index = event_beside(scan, &at, timed);
    struct event *event = &scan->events[index];
    event->earlier = true;
    if (apart_counted(scan, here, scan->n_tokens))
        event->start = event->end =
            elapsed_from(scan, here->time, scan->events[0].start);
    const struct event *main = &scan->events[0];
    bool protest = main->type == EVENT_PROTEST || main->type == EVENT_RIOT;
    if (!event->start.year && protest && !here->before && main->start.month) {
        /* what crowds protest is news as their protest is */
        event->start = main->start;
        event->start.day = 0;
        event->end = event->start;
    }
    /* no more is told than that it was over by then */
    if (!event->start.year) event->end.day = 0;
    return index;
}
