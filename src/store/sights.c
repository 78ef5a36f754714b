/* Blocks of terms as they are looked at.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/sights.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t AGES_BEFORE = UINT32_C(1) << 31; /* 1970 */

/* The first block around a key. */
struct range {
    uint64_t first;
    size_t n, own, crowd;
};

/* What has been read. */
struct foreseen {
    struct sighted at[AROUND];
};

struct trace_key *sights_keys(struct telling *telling, struct site *site,
                              size_t *n)
{
    struct region *region = telling->region;
    return link_keys(region->arena, region_gist(region, site->key), n);
}

uint64_t sights_block(const struct trace_key *key)
{
    return (uint64_t)key->term << 32 | ((uint32_t)key->time ^ AGES_BEFORE);
}

size_t sights_seen(const struct sighted *block)
{
    return block->n < block->crowd ? block->n : block->crowd;
}

static struct range range_of(const struct trace_key *key)
{
    struct trace_key first = *key, other;
    if (link_other_key(key, &other)) {
        if (other.time < first.time) first = other;
    } else {
        first.time--;
    }
    return (struct range){ .first = sights_block(&first),
                           .n = key->time >= TRACE_NEWS ? 2 : AROUND,
                           .own = (size_t)(key->time - first.time),
                           .crowd = link_crowd(key) };
}

static void read_range(struct region *region, const struct range *range,
                       struct around *out)
{
    struct look look;
    struct run_entry entry;
    struct runs *runs = region_runs(region, RUNS_TERMS);
    uint64_t last = range->first + range->n - 1;
    out->n = range->n;
    for (size_t i = 0; i < range->n; i++)
        out->at[i] = (struct sighted){ out->room[i], 0, range->crowd };
    runs_look(runs, range->first, last, &look);
    while (look_next(&look, &entry)) {
        size_t i = (size_t)(entry.key - range->first);
        struct sighted *block = &out->at[i];
        out->room[i][block->n++] =
            (struct sighting){ entry.report, entry.rank };
        if (block->n <= block->crowd) continue;
        if (entry.key == last) return;
        runs_look(runs, entry.key + 1, last, &look);
    }
}

size_t sights_around(struct telling *telling, const struct trace_key *key,
                     struct around *out)
{
    uint32_t at;
    struct range range = range_of(key);
    if (!keys_find(&telling->ranges, (int64_t)range.first, &at)) {
        read_range(telling->region, &range, out);
        return range.own;
    }
    out->n = range.n;
    for (size_t i = 0; i < range.n; i++)
        out->at[i] = telling->foreseen[at].at[i];
    return range.own;
}

/* ---- ahead --------------------------------------------------------------- */

static int compare_ranges(const void *left, const void *right)
{
    const struct range *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

static struct range *take_ranges(struct telling *telling, size_t *n)
{
    struct range *ranges = NULL;
    size_t room = 0;
    *n = 0;
    for (size_t i = 0; i < telling->again.n; i++) {
        size_t n_keys;
        struct site *site = region_site(telling->region, telling->again.at[i]);
        const struct trace_key *keys = sights_keys(telling, site, &n_keys);
        ranges = arena_grow(telling->region->arena, ranges, &room, *n + n_keys,
                            sizeof *ranges);
        for (size_t j = 0; j < n_keys; j++) ranges[(*n)++] = range_of(&keys[j]);
    }
    if (*n) qsort(ranges, *n, sizeof *ranges, compare_ranges);
    return ranges;
}

static void keep_range(struct telling *telling, const struct around *around,
                       struct foreseen *out)
{
    struct arena *arena = telling->region->arena;
    for (size_t i = 0; i < around->n; i++) {
        const struct sighted *block = &around->at[i];
        struct sighting *kept =
            ARENA_SCRATCH(arena, struct sighting, block->n + 1);
        memcpy(kept, block->at, block->n * sizeof *kept);
        out->at[i] = (struct sighted){ kept, block->n, block->crowd };
    }
}

void sights_foresee(struct telling *telling)
{
    size_t n;
    struct around around;
    const struct range *ranges = take_ranges(telling, &n);
    telling->foreseen =
        ARENA_ARRAY(telling->region->arena, struct foreseen, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!keys_add(&telling->ranges, (int64_t)ranges[i].first)) continue;
        read_range(telling->region, &ranges[i], &around);
        keep_range(telling, &around, &telling->foreseen[telling->ranges.n - 1]);
    }
}
