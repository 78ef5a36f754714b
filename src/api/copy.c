/* Keeping what a report says: deep copies from a working arena.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "api/handle.h"

static void *copy_array(struct arena *arena, const void *from, size_t n,
                        size_t size)
{
    void *copy = arena_array(arena, n, size);
    if (n) memcpy(copy, from, n * size);
    return copy;
}

struct report *api_report_copy(struct arena *arena, const struct report *from)
{
    struct report *report = ARENA_NEW(arena, struct report);
    *report = *from;
    report->id = str_copy(arena, from->id);
    report->text = str_copy(arena, from->text);
    report->title = str_copy(arena, from->title);
    report->publisher = str_copy(arena, from->publisher);
    report->url = str_copy(arena, from->url);
    report->lang = str_copy(arena, from->lang);
    report->zones =
        copy_array(arena, from->zones, from->n_zones, sizeof *from->zones);
    return report;
}

static void copy_claim(struct arena *arena, struct claim *claim)
{
    claim->side = str_copy(arena, claim->side);
    claim->group = str_copy(arena, claim->group);
    claim->name = str_copy(arena, claim->name);
    claim->source.text = str_copy(arena, claim->source.text);
    claim->source.side = str_copy(arena, claim->source.side);
    claim->source.via = str_copy(arena, claim->source.via);
    claim->mentions = copy_array(arena, claim->mentions, claim->n_mentions,
                                 sizeof *claim->mentions);
}

static void copy_event(struct arena *arena, struct event *event)
{
    event->id = str_copy(arena, event->id);
    event->place = str_copy(arena, event->place);
    event->country = str_copy(arena, event->country);
    event->admin1 = str_copy(arena, event->admin1);
    event->words = str_copy(arena, event->words);
    event->sides =
        copy_array(arena, event->sides, event->n_sides, sizeof *event->sides);
    for (size_t i = 0; i < event->n_sides; i++)
        event->sides[i] = str_copy(arena, event->sides[i]);
}

struct reading *api_reading_copy(struct arena *arena,
                                 const struct reading *from)
{
    struct reading *reading = ARENA_NEW(arena, struct reading);
    *reading = *from;
    reading->report = api_report_copy(arena, from->report);
    reading->claims =
        copy_array(arena, from->claims, from->n_claims, sizeof *from->claims);
    reading->events =
        copy_array(arena, from->events, from->n_events, sizeof *from->events);
    for (size_t i = 0; i < reading->n_claims; i++)
        copy_claim(arena, &reading->claims[i]);
    for (size_t i = 0; i < reading->n_events; i++)
        copy_event(arena, &reading->events[i]);
    return reading;
}
