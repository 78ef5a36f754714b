/* Which reports are compared: those that stand in one block of a term.
 *
 * Only reports that repeat no other stand in blocks. Of a block only the
 * earliest TRACE_CROWD are seen. Who comes into their number is compared anew.
 * Who is pushed out of it meets nobody whom it had not met before, as two
 * reports meet from either side: some of its pairs may be no more, and that is
 * all.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/sights.h"

/* The reports of a block that are seen, earliest first, and one more. */
struct block {
    struct sighting at[TRACE_CROWD + 1];
    size_t n, crowd; /* how many are seen */
};

static void read_block(struct region *region, const struct trace_key *key,
                       struct block *out)
{
    struct look look;
    struct run_entry entry;
    uint64_t block = sights_block(key);
    out->n = 0;
    out->crowd = link_crowd(key);
    runs_look(region_runs(region, RUNS_TERMS), block, block, &look);
    while (out->n <= out->crowd && look_next(&look, &entry))
        out->at[out->n++] = (struct sighting){ entry.report, entry.rank };
}

static bool is_new(const struct telling *telling, int64_t report)
{
    return keys_find(&telling->entered, report, NULL);
}

static void put_keys(struct telling *telling, struct site *site, bool gone)
{
    size_t n;
    struct runs *runs = region_runs(telling->region, RUNS_TERMS);
    struct trace_key *keys = sights_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++) {
        uint64_t rank = runs_rank(site->stamp, site->hash);
        struct run_entry entry = { sights_block(&keys[i]),
                                   runs_weigh(rank, keys[i].weight),
                                   (uint32_t)site->key, gone };
        runs_put(runs, &entry);
    }
}

void stories_enter(struct telling *telling, struct site *site)
{
    put_keys(telling, site, false);
    keys_add(&telling->again, site->key);
}

/* Those who stood behind the last that is seen may have moved up. */
static void take_moved_up(struct telling *telling, const struct trace_key *key)
{
    struct block block;
    read_block(telling->region, key, &block);
    size_t seen = block.n < block.crowd ? 0 : block.crowd;
    size_t left = seen ? telling->n_left : 0;
    for (size_t i = seen; i-- > 0 && left;) {
        if (is_new(telling, block.at[i].report)) continue;
        keys_add(&telling->again, block.at[i].report);
        left--;
    }
}

void stories_leave(struct telling *telling, struct site *site)
{
    put_keys(telling, site, true);
    stories_forget(telling, site);
}

void stories_left(struct telling *telling, struct site *site)
{
    size_t n;
    struct trace_key *keys = sights_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++) take_moved_up(telling, &keys[i]);
}

/* Those whom new reports of the block have pushed out of sight: as many of the
 * old ones as there are new ones in sight. Once for each block. */
static void take_pushed(struct telling *telling, const struct trace_key *key)
{
    struct look look;
    struct run_entry entry;
    size_t pushed = 0, crowd = link_crowd(key);
    if (!keys_add(&telling->pushed, (int64_t)sights_block(key))) return;
    runs_look(region_runs(telling->region, RUNS_TERMS), sights_block(key),
              sights_block(key), &look);
    for (size_t i = 0; look_next(&look, &entry) && (i < crowd || pushed); i++) {
        bool new = is_new(telling, entry.report);
        if (i < crowd) pushed += new;
        if (i < crowd || new) continue;
        keys_add(&telling->lost, entry.report);
        pushed--;
    }
}

/* It stands in a block of the term. Terms come one after the other; each
 * counts once. */
static void take_seen(struct telling *telling, const struct trace_key *key,
                      const struct sighting *other)
{
    uint32_t at = (uint32_t)telling->seen.n;
    uint32_t product = (uint32_t)key->weight * runs_weight(other->rank);
    if (keys_add(&telling->seen, other->report)) {
        telling->meetings = arena_grow(
            telling->region->arena, telling->meetings, &telling->room_meetings,
            telling->seen.n, sizeof *telling->meetings);
        telling->meetings[at] =
            (struct meeting){ .published = runs_date(other->rank) };
    } else {
        keys_find(&telling->seen, other->report, &at);
    }
    struct meeting *meeting = &telling->meetings[at];
    if (meeting->term == key->term && meeting->product) return;
    meeting->term = key->term;
    meeting->product += product;
}

/* All that stand in one of its blocks. */
static void look_around(struct telling *telling, struct site *site,
                        const struct trace_key *key)
{
    struct around around;
    size_t at = 0, own = sights_around(telling, key, &around);
    const struct sighted *block = &around.at[own];
    size_t seen = sights_seen(block);
    while (at < seen && block->at[at].report != site->key) at++;
    if (at == seen) return;
    if (block->n > seen && is_new(telling, site->key))
        take_pushed(telling, key);
    for (size_t i = 0; i < around.n; i++)
        for (size_t j = 0; j < sights_seen(&around.at[i]); j++)
            if (i != own || link_meets_own(key))
                take_seen(telling, key, &around.at[i].at[j]);
}

static void put_pair(struct region *region, int64_t report, int64_t with,
                     int32_t score)
{
    struct query *query = region_ask_of(region, SQL_PAIR_PUT, report);
    query_put_number(query, with);
    query_put_number(query, score);
    region_run(region, query);
}

static void compare_pair(struct telling *telling, int64_t one, int64_t other)
{
    struct region *region = telling->region;
    int32_t score = link_score(region->linker, region_gist(region, one),
                               region_gist(region, other));
    if (score < LINK_UNLIKE) return;
    put_pair(region, one, other, score);
    put_pair(region, other, one, score);
}

/* Of two who have their turns, one alone decides: the later one where it is
 * not new and forgets whom it had met, else the first one. */
static bool is_others(const struct telling *telling, const struct site *site,
                      int64_t other)
{
    uint32_t turn, own;
    if (!keys_find(&telling->again, other, &turn) ||
        !keys_find(&telling->again, site->key, &own))
        return false;
    return turn < own ? is_new(telling, site->key) : !is_new(telling, other);
}

static int32_t days_of(struct date date)
{
    return date_is_known(date) ? date_days(date_last(date)) : 0;
}

/* All that it is compared with. */
static void take_met(struct telling *telling, struct site *site)
{
    size_t n;
    struct trace_key *keys = sights_keys(telling, site, &n);
    int32_t day = days_of(runs_date(runs_rank(site->stamp, 0)));
    keys_clear(&telling->seen);
    keys_clear(&telling->met);
    for (size_t i = 0; i < n; i++) look_around(telling, site, &keys[i]);
    for (size_t i = 0; i < telling->seen.n; i++) {
        const struct meeting *meeting = &telling->meetings[i];
        int32_t days = link_days_apart(day, days_of(meeting->published));
        if (telling->seen.at[i] != site->key &&
            link_is_enough(meeting->product, days))
            keys_add(&telling->met, telling->seen.at[i]);
    }
}

void stories_meet(struct telling *telling, struct site *site)
{
    if (!is_new(telling, site->key)) stories_forget(telling, site);
    take_met(telling, site);
    for (size_t i = 0; i < telling->met.n; i++) {
        int64_t other = telling->met.at[i];
        if (is_others(telling, site, other)) continue;
        telling->pairs = arena_grow(telling->region->arena, telling->pairs,
                                    &telling->room_pairs, telling->n_pairs + 1,
                                    sizeof *telling->pairs);
        telling->pairs[telling->n_pairs++] =
            (struct met_pair){ site->key, other };
        keys_add(&telling->compared, other);
    }
}

void stories_compare(struct telling *telling)
{
    region_read_gists(telling->region, &telling->compared);
    for (size_t i = 0; i < telling->n_pairs; i++)
        compare_pair(telling, telling->pairs[i].one, telling->pairs[i].other);
}

void stories_lose(struct telling *telling, struct site *site)
{
    struct region *region = telling->region;
    struct keys others;
    if (keys_find(&telling->again, site->key, NULL)) return;
    keys_open(&others, region->arena);
    region_collect(region, region_ask_of(region, SQL_PAIRS, site->key),
                   &others);
    if (others.n) take_met(telling, site);
    for (size_t i = 0; i < others.n; i++)
        if (!keys_find(&telling->met, others.at[i], NULL))
            stories_part(telling, site->key, others.at[i]);
}
