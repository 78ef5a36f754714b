/* Which reports repeat a text: each repeats the earliest report that it is a
 * copy of, among the first few that share one of its bands.
 *
 * Who has come into the first few of a band may be an origin of those behind
 * it, and who has been pushed out of them no longer is; for all others nothing
 * has changed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

#include <stdlib.h>

/* Of whom a report may be a copy: the first of each of its bands. */
struct seen {
    struct keys reports;
    struct candidate {
        uint64_t rank;
        int64_t report;
    } * at;
    size_t n, room;
};

struct copier {
    struct region *region;
    struct keys bands; /* that a fresh report leads, and old ones of its day
                          or later stand in */
    struct keys lost;  /* reports whose origin is seen no more in a band */
    struct keys all;   /* reports whose copies are to be followed up */
};

static bool is_fresh(const struct region *region, int64_t report)
{
    return keys_find(&region->fresh, report, NULL);
}

static void add_seen(struct seen *seen, const struct run_entry *entry)
{
    if (!keys_add(&seen->reports, entry->report)) return;
    seen->at = arena_grow(seen->reports.arena, seen->at, &seen->room,
                          seen->n + 1, sizeof *seen->at);
    seen->at[seen->n++] = (struct candidate){ entry->rank, entry->report };
}

/* Whom a report may be a copy of, by one of its bands: into `seen`. */
static void look_at_band(struct copier *copier, const struct site *site,
                         uint32_t band, struct seen *seen)
{
    struct region *region = copier->region;
    bool own = false, old = false;
    struct look look;
    struct run_entry entry;
    uint64_t rank = runs_rank(site->stamp, site->hash);
    runs_look(region_runs(region, RUNS_BANDS), band, band, &look);
    for (size_t i = 0; i < TRACE_SEEN || (own && !old); i++) {
        if (!look_next(&look, &entry)) break;
        if (!is_fresh(region, entry.report))
            old = old || runs_until(rank, entry.rank);
        if (i >= TRACE_SEEN) continue;
        own = own || entry.report == site->key;
        if (runs_until(entry.rank, rank)) add_seen(seen, &entry);
    }
    if (own && old) keys_add(&copier->bands, band);
}

/* A band of a fresh report. */
struct stripe {
    uint32_t band, fresh;
};

static int compare_stripes(const void *left, const void *right)
{
    const struct stripe *a = left, *b = right;
    if (a->band != b->band) return a->band < b->band ? -1 : 1;
    return (a->fresh > b->fresh) - (a->fresh < b->fresh);
}

static struct stripe *take_stripes(struct region *region, size_t *n)
{
    struct stripe *stripes = NULL;
    size_t room = 0;
    *n = 0;
    for (uint32_t i = 0; i < region->fresh.n; i++) {
        size_t n_bands;
        struct site *site = region_site(region, region->fresh.at[i]);
        const uint32_t *bands =
            link_bands(region_print(region, site->key), &n_bands);
        stripes = arena_grow(region->arena, stripes, &room, *n + n_bands,
                             sizeof *stripes);
        for (size_t j = 0; j < n_bands; j++)
            stripes[(*n)++] = (struct stripe){ bands[j], i };
    }
    if (*n) qsort(stripes, *n, sizeof *stripes, compare_stripes);
    return stripes;
}

/* Whom each fresh report may be a copy of: band by band in their order, so that
 * each page of the index is read once. */
static struct seen *look_at_bands(struct copier *copier)
{
    size_t n;
    struct region *region = copier->region;
    const struct stripe *stripes = take_stripes(region, &n);
    struct seen *seen =
        ARENA_ARRAY(region->arena, struct seen, region->fresh.n + 1);
    for (size_t i = 0; i < region->fresh.n; i++)
        keys_open(&seen[i].reports, region->arena);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = stripes[i].fresh;
        look_at_band(copier, region_site(region, region->fresh.at[at]),
                     stripes[i].band, &seen[at]);
    }
    return seen;
}

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

/* The earliest report that it is a copy of, among those seen. They stand by
 * their days, and those of one day in the order of their names. */
static void find_origin(struct copier *copier, struct site *site,
                        const struct seen *seen)
{
    struct region *region = copier->region;
    const struct print *print = region_print(region, site->key);
    struct site *first = site;
    uint64_t day = UINT64_MAX;
    if (seen->n) qsort(seen->at, seen->n, sizeof *seen->at, compare_candidates);
    for (size_t i = 0; i < seen->n && runs_until(seen->at[i].rank, day); i++) {
        int64_t report = seen->at[i].report;
        if (report == site->key ||
            !link_is_copy(print, region_print(region, report)))
            continue;
        struct site *other = region_site(region, report);
        if (site_compare(other, first) >= 0) continue;
        first = other;
        day = seen->at[i].rank;
    }
    if (site->repeats == first->key) return;
    site->repeats = first->key;
    site->changed = true;
}

/* ---- reports that were there before -------------------------------------- */

/* The first of a band: those that have come into them, and those that have
 * been pushed out. */
struct front {
    struct site *in[TRACE_SEEN];
    int64_t out[TRACE_SEEN];
    size_t n_in, n_out;
};

static void read_front(struct region *region, uint32_t band,
                       struct front *front)
{
    struct look look;
    struct run_entry entry;
    *front = (struct front){ .n_in = 0 };
    runs_look(region_runs(region, RUNS_BANDS), band, band, &look);
    for (size_t i = 0; look_next(&look, &entry); i++) {
        bool fresh = is_fresh(region, entry.report);
        if (i < TRACE_SEEN && fresh)
            front->in[front->n_in++] = region_site(region, entry.report);
        if (i < TRACE_SEEN || fresh) continue;
        if (front->n_out == front->n_in) return;
        front->out[front->n_out++] = entry.report;
    }
}

/* Is one that has come in the origin of the report? */
static void offer_origins(struct copier *copier, const struct front *front,
                          struct site *site)
{
    struct region *region = copier->region;
    struct site *first = region_site(region, site->repeats);
    for (size_t i = 0; i < front->n_out; i++)
        if (front->out[i] == site->repeats && first != site)
            keys_add(&copier->lost, site->key);
    for (size_t i = 0; i < front->n_in; i++)
        if (site_compare(front->in[i], first) < 0 &&
            link_is_copy(region_print(region, site->key),
                         region_print(region, front->in[i]->key)))
            first = front->in[i];
    if (first->key == site->repeats) return;
    site->repeats = first->key;
    site->changed = true;
    keys_add(&copier->all, site->key);
}

static void renew_band(struct copier *copier, uint32_t band)
{
    struct region *region = copier->region;
    struct front front;
    struct keys old;
    struct look look;
    struct run_entry entry;
    keys_open(&old, region->arena);
    read_front(region, band, &front);
    if (!front.n_in) return;
    uint64_t rank = runs_rank(front.in[0]->stamp, front.in[0]->hash);
    runs_look(region_runs(region, RUNS_BANDS), band, band, &look);
    while (look_next(&look, &entry))
        if (runs_until(rank, entry.rank) && !is_fresh(region, entry.report))
            keys_add(&old, entry.report);
    for (size_t i = 0; i < old.n; i++)
        offer_origins(copier, &front, region_site(region, old.at[i]));
}

/* The same for one report. */
static void find_anew(struct copier *copier, struct site *site)
{
    size_t n;
    struct seen seen = { .room = 0 };
    const uint32_t *bands =
        link_bands(region_print(copier->region, site->key), &n);
    keys_open(&seen.reports, copier->region->arena);
    for (size_t i = 0; i < n; i++) look_at_band(copier, site, bands[i], &seen);
    find_origin(copier, site, &seen);
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

void region_copies(struct region *region)
{
    struct copier copier = { .region = region };
    keys_open(&copier.bands, region->arena);
    keys_open(&copier.lost, region->arena);
    keys_open(&copier.all, region->arena);
    struct seen *seen = look_at_bands(&copier);
    for (size_t i = 0; i < region->fresh.n; i++) {
        find_origin(&copier, region_site(region, region->fresh.at[i]),
                    &seen[i]);
        keys_add(&copier.all, region->fresh.at[i]);
    }
    for (size_t i = 0; i < copier.bands.n; i++)
        renew_band(&copier, (uint32_t)copier.bands.at[i]);
    for (size_t i = 0; i < copier.lost.n; i++) {
        struct site *site = region_site(region, copier.lost.at[i]);
        find_anew(&copier, site);
        if (site->changed) keys_add(&copier.all, site->key);
    }
    take_repeats(region, &copier.all);
    move_copies(region, &copier.all);
}
