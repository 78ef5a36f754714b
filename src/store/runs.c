/* Looking things up in sorted runs, and putting them in.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/run_page.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_BITS = 23, HASH_BITS = 63 };

uint64_t runs_rank(int32_t stamp, int64_t hash)
{
    uint64_t year = (uint64_t)stamp / 10000;
    uint64_t day =
        year * 512 + (uint64_t)stamp / 100 % 100 * 32 + (uint64_t)stamp % 100;
    return day << (64 - DAY_BITS) |
           (uint64_t)hash >> (HASH_BITS - (64 - DAY_BITS));
}

uint64_t runs_weigh(uint64_t rank, uint8_t weight)
{
    return (rank & ~(uint64_t)UINT8_MAX) | weight;
}

uint8_t runs_weight(uint64_t rank)
{
    return (uint8_t)(rank & UINT8_MAX);
}

struct date runs_date(uint64_t rank)
{
    uint64_t day = rank >> (64 - DAY_BITS);
    return (struct date){ (int16_t)(day / 512), (int8_t)(day / 32 % 16),
                          (int8_t)(day % 32) };
}

bool runs_until(uint64_t rank, uint64_t other)
{
    return rank >> (64 - DAY_BITS) <= other >> (64 - DAY_BITS);
}

int run_compare(const struct run_entry *a, const struct run_entry *b)
{
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

static int compare_entries(const void *left, const void *right)
{
    const struct run_entry *a = left, *b = right;
    int by = run_compare(a, b);
    return by ? by : a->gone - b->gone;
}

struct runs *runs_open(struct region *region, enum runs_kind kind)
{
    struct runs *runs = ARENA_NEW(region->arena, struct runs);
    runs->region = region;
    runs->kind = kind;
    struct query *query = region_ask_of(region, SQL_RUNS, kind);
    while (query_next(query)) {
        runs->at = arena_grow(region->arena, runs->at, &runs->room, runs->n + 1,
                              sizeof *runs->at);
        run_take(&runs->at[runs->n++], query, region->arena);
    }
    if (query->status && !region->status) region->status = query->status;
    return runs;
}

/* ---- what was put in ----------------------------------------------------- */

void runs_put(struct runs *runs, const struct run_entry *entry)
{
    runs->own = arena_grow(runs->region->arena, runs->own, &runs->room_own,
                           runs->n_own + 1, sizeof *runs->own);
    runs->own[runs->n_own++] = *entry;
}

void runs_seal(struct runs *runs)
{
    size_t n = 0;
    if (runs->n_own)
        qsort(runs->own, runs->n_own, sizeof *runs->own, compare_entries);
    for (size_t i = 0; i < runs->n_own; i++)
        if (!n || run_compare(&runs->own[n - 1], &runs->own[i]))
            runs->own[n++] = runs->own[i];
    runs->n_own = n;
}

/* ---- looking ------------------------------------------------------------- */

/* The first entry that is not before the key. */
static const struct run_entry *seek(const struct run_entry *at, size_t n,
                                    uint64_t key)
{
    while (n) {
        size_t half = n / 2;
        bool before = at[half].key < key;
        at = before ? at + half + 1 : at;
        n = before ? n - half - 1 : half;
    }
    return at;
}

/* Go on to the next page where the keys go on there; false at their end. */
static bool settle(struct look *look, struct look_at *from)
{
    const struct run *run = from->run;
    if (run && from->at == from->end && from->page + 1 < run->n_pages &&
        run_fence(run, from->page + 1) <= look->last) {
        const struct run_page *page =
            run_read(look->runs->region, run, ++from->page);
        from->at = page->at;
        from->end = page->at + page->n;
    }
    return from->at != from->end && from->at->key <= look->last;
}

/* The last page that may hold the first entry of the key. */
static size_t find_page(const struct run *run, uint64_t key)
{
    size_t low = 0, high = run->n_pages;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (run_fence(run, middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

static void look_into(struct look *look, const struct run *run, uint64_t first)
{
    struct look_at *from = &look->from[look->n];
    if (!run_may_hold(run, first, look->last)) return;
    *from = (struct look_at){ .run = run, .page = find_page(run, first) };
    const struct run_page *page = run_read(look->runs->region, run, from->page);
    from->at = seek(page->at, page->n, first);
    from->end = page->at + page->n;
    look->n += settle(look, from);
}

void runs_look(struct runs *runs, uint64_t first, uint64_t last,
               struct look *out)
{
    out->runs = runs;
    out->last = last;
    out->n = 0;
    for (size_t i = 0; i < runs->n; i++) look_into(out, &runs->at[i], first);
    struct look_at *own = &out->from[out->n];
    *own = (struct look_at){ .at = seek(runs->own, runs->n_own, first),
                             .end = runs->own + runs->n_own };
    out->n += settle(out, own);
}

static void step(struct look *look, size_t i)
{
    look->from[i].at++;
    if (settle(look, &look->from[i])) return;
    look->n--;
    for (; i < look->n; i++) look->from[i] = look->from[i + 1];
}

/* Of entries that are one, the newest tells whether it stands. */
bool look_next(struct look *look, struct run_entry *out)
{
    while (look->n) {
        *out = *look->from[0].at;
        for (size_t i = 1; i < look->n; i++)
            if (run_compare(look->from[i].at, out) <= 0)
                *out = *look->from[i].at;
        for (size_t i = look->n; i-- > 0;)
            if (!run_compare(look->from[i].at, out)) step(look, i);
        if (!out->gone) return true;
    }
    return false;
}
