/* Which reports repeat a text: each repeats the earliest report that it is a
 * copy of, among the first few that share one of its bands.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

/* The reports that a fresh one is seen with. */
struct sight {
    struct keys *seen;   /* the first of each of its bands that may be its
                            origin, by their days */
    struct keys *later;  /* of bands of which it is one of the first, those
                            that may be its copies */
    struct keys *pushed; /* those after it of bands out of whose first it may
                            have pushed another */
};

static void look_at_band(struct region *region, const struct site *site,
                         uint32_t band, struct sight *sight)
{
    size_t met = 0, n = 0;
    bool own = false;
    int64_t later[TRACE_SEEN];
    struct look look;
    struct run_entry entry;
    uint64_t rank = runs_rank(site->stamp, site->hash);
    runs_look(region_runs(region, RUNS_BANDS), band, &look);
    for (; met < TRACE_SEEN && look_next(&look, &entry); met++) {
        own = own || entry.report == site->key;
        if (runs_until(rank, entry.rank)) later[n++] = entry.report;
        if (runs_until(entry.rank, rank)) keys_add(sight->seen, entry.report);
    }
    for (size_t i = 0; own && sight->later && i < n; i++)
        keys_add(sight->later, later[i]);
    if (!own || !sight->pushed || !look_next(&look, &entry)) return;
    do
        keys_add(sight->pushed, entry.report);
    while (look_next(&look, &entry));
    for (size_t i = 0; i < n; i++) keys_add(sight->pushed, later[i]);
}

static void look_through(struct region *region, struct site *site,
                         struct sight *sight)
{
    size_t n;
    uint32_t *bands = link_bands(region->arena, region_print(region, site), &n);
    keys_open(sight->seen, region->arena);
    if (sight->later) keys_open(sight->later, region->arena);
    for (size_t i = 0; i < n; i++) look_at_band(region, site, bands[i], sight);
}

/* The earliest report that it is a copy of. */
static void find_origin(struct region *region, struct site *site,
                        const struct keys *seen)
{
    struct str print = region_print(region, site);
    struct site *first = site;
    for (size_t i = 0; i < seen->n; i++) {
        struct site *other = region_site(region, seen->at[i]);
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
        region_collect(region, region_ask_of(region, SQL_REPEATS, all->at[i]),
                       all);
}

static void move_copies(struct region *region, const struct keys *all)
{
    struct site **sites =
        arena_array(region->arena, all->n + 1, sizeof(struct site *));
    for (size_t i = 0; i < all->n; i++)
        sites[i] = region_site(region, all->at[i]);
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

/* Of reports that were there before: is the fresh one their origin? */
static void offer_origin(struct region *region, struct site *site,
                         const struct keys *later, struct keys *all)
{
    for (size_t i = 0; i < later->n; i++) {
        struct site *other = region_site(region, later->at[i]);
        if (other->fresh || site_compare(site, other) >= 0 ||
            site_compare(site, region_site(region, other->repeats)) >= 0 ||
            !link_is_copy(region->arena, region_print(region, site),
                          region_print(region, other)))
            continue;
        other->repeats = site->key;
        other->changed = true;
        keys_add(all, other->key);
    }
}

void region_copies(struct region *region)
{
    struct keys seen, later, pushed, all;
    struct sight sight = { &seen, &later, &pushed };
    keys_open(&pushed, region->arena);
    keys_open(&all, region->arena);
    for (size_t i = 0; i < region->fresh.n; i++) {
        struct site *site = region_site(region, region->fresh.at[i]);
        look_through(region, site, &sight);
        find_origin(region, site, &seen);
        keys_add(&all, site->key);
        offer_origin(region, site, &later, &all);
    }
    sight = (struct sight){ &seen, NULL, NULL };
    for (size_t i = 0; i < pushed.n; i++) {
        struct site *site = region_site(region, pushed.at[i]);
        if (site->fresh) continue;
        look_through(region, site, &sight);
        find_origin(region, site, &seen);
        if (site->changed) keys_add(&all, site->key);
    }
    take_repeats(region, &all);
    move_copies(region, &all);
}
