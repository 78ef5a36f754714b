/* Which reports repeat a text: each repeats the earliest report that it is a
 * copy of, among the first few that share one of its bands.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

/* The reports of a band that a further one is compared with. */
static void take_seen(struct region *region, uint32_t band, struct keys *out)
{
    struct query *query = region_ask_of(region, SQL_BAND_FIRST, band);
    query_put_number(query, TRACE_SEEN);
    region_collect(region, query, out);
}

/* A new report may be the origin of those after it, if it is among the first
 * of a band. */
static void take_later(struct region *region, struct site *site,
                       struct keys *doubtful)
{
    struct keys seen;
    size_t n;
    uint32_t *bands = link_bands(region->arena, region_print(region, site), &n);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = 0;
        keys_open(&seen, region->arena);
        take_seen(region, bands[i], &seen);
        if (seen.n < 2 || !keys_find(&seen, site->key, &at)) continue;
        region_collect(region, region_ask_of(region, SQL_BAND, bands[i]),
                       doubtful);
    }
}

/* The earliest report that it is a copy of. */
static void find_origin(struct region *region, struct site *site)
{
    struct keys seen;
    size_t n;
    struct str print = region_print(region, site);
    uint32_t *bands = link_bands(region->arena, print, &n);
    struct site *first = site;
    keys_open(&seen, region->arena);
    for (size_t i = 0; i < n; i++) take_seen(region, bands[i], &seen);
    for (size_t i = 0; i < seen.n; i++) {
        struct site *other = region_site(region, *seen.at[i]);
        if (site_compare(other, first) < 0 &&
            link_is_copy(region->arena, print, region_print(region, other)))
            first = other;
    }
    if (site->repeats == first->key) return;
    site->repeats = first->key;
    site->changed = true;
}

/* All that repeat one of these, directly or not. */
static void take_repeats(struct region *region, struct keys *all)
{
    for (size_t i = 0; i < all->n; i++)
        region_collect(region, region_ask_of(region, SQL_REPEATS, *all->at[i]),
                       all);
}

static void move_copies(struct region *region, const struct keys *all)
{
    struct site **sites =
        arena_array(region->arena, all->n + 1, sizeof(struct site *));
    for (size_t i = 0; i < all->n; i++)
        sites[i] = region_site(region, *all->at[i]);
    site_sort(sites, all->n);
    for (size_t i = 0; i < all->n; i++) {
        struct site *site = sites[i];
        site->first = site->repeats == site->key
                          ? site->key
                          : region_site(region, site->repeats)->first;
        if (site->first == site->was_first) continue;
        site->changed = true;
        keys_add(&region->copied, site->key);
    }
}

void region_copies(struct region *region)
{
    struct keys doubtful, all;
    keys_open(&doubtful, region->arena);
    keys_open(&all, region->arena);
    for (size_t i = 0; i < region->fresh.n; i++) {
        struct site *site = region_site(region, *region->fresh.at[i]);
        keys_add(&doubtful, site->key);
        take_later(region, site, &doubtful);
    }
    for (size_t i = 0; i < doubtful.n; i++) {
        struct site *site = region_site(region, *doubtful.at[i]);
        find_origin(region, site);
        if (site->changed || site->fresh) keys_add(&all, site->key);
    }
    take_repeats(region, &all);
    move_copies(region, &all);
}
