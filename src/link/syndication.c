/* Which reports carry the same text: whole, cut, with another headline, with
 * a paragraph more.
 *
 * A report's print (print.c) says which runs of words it holds. Two reports
 * are copies where half of the larger print, or most of the smaller one, is
 * in both. A report repeats the earliest report that it is a copy of, and
 * shares that report's group. It looks only among the first few reports that
 * have one of its bands, so that the cost of a report does not grow with the
 * number of copies.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/print.h"

/* Reports that have a band, in canonical order; no more are looked at. */
struct band {
    uint32_t reports[TRACE_SEEN];
    uint32_t n;
};

struct bands {
    struct arena *arena;
    struct map map; /* band -> index into at */
    struct band *at;
    size_t n, room;
};

static struct band *get_band(struct bands *bands, const uint32_t *key)
{
    uint32_t at = (uint32_t)bands->n;
    struct str bytes = { (const char *)key, sizeof *key };
    if (map_get(&bands->map, bytes, &at)) return &bands->at[at];
    bands->at = arena_grow(bands->arena, bands->at, &bands->room, bands->n + 1,
                           sizeof *bands->at);
    bands->at[bands->n++] = (struct band){ .n = 0 };
    map_put(&bands->map, bytes, at);
    return &bands->at[at];
}

/* The earliest report that it is a copy of; itself when there is none. */
static uint32_t place_report(struct bands *bands, const struct print *prints,
                             uint32_t report)
{
    const struct print *print = &prints[report];
    uint32_t first = report;
    for (size_t i = 0; i < print->n_bands; i++) {
        struct band *band = get_band(bands, &print->bands[i]);
        for (size_t j = 0; j < band->n && band->reports[j] < first; j++)
            if (print_is_copy(&prints[band->reports[j]], print))
                first = band->reports[j];
        if (band->n < TRACE_SEEN) band->reports[band->n++] = report;
    }
    return first;
}

void syndication_run(struct work *work)
{
    struct bands bands = { .arena = work->arena };
    struct print *prints = ARENA_ARRAY(work->arena, struct print, work->n + 1);
    map_open(&bands.map, work->arena);
    work->group = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        print_read(work->arena, work->readings[i]->report->text, &prints[i]);
        uint32_t first = place_report(&bands, prints, i);
        work->group[i] = first == i ? i : work->group[first];
    }
    work->out->syndication = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (size_t i = 0; i < work->n; i++)
        work->out->syndication[work->given[i]] = work->given[work->group[i]];
}
