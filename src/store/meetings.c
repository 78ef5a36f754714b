/* Which reports are compared: those that stand in one block of a term.
 *
 * Only reports that repeat no other stand in blocks. Of a block only the
 * earliest TRACE_CROWD are seen. Who comes into their number is compared anew.
 * Who is pushed out of it meets nobody whom it had not met before, as two
 * reports meet from either side: some of its pairs may be no more, and that is
 * all.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/stories.h"

enum { AROUND = 3 }; /* fortnights that a timed key looks at */

static const uint32_t AGES_BEFORE = UINT32_C(1) << 31; /* 1970 */

static struct trace_key *read_keys(struct telling *telling, struct site *site,
                                   size_t *n)
{
    struct region *region = telling->region;
    return link_keys(region->arena, region_gist(region, site->key), n);
}

static uint64_t name_block(const struct trace_key *key)
{
    return (uint64_t)key->term << 32 | ((uint32_t)key->time ^ AGES_BEFORE);
}

/* The reports of a block that are seen, earliest first, and one more. */
struct block {
    struct sighting {
        int64_t report;
        uint64_t rank;
    } at[TRACE_CROWD + 1];
    size_t n, crowd; /* how many are seen */
};

static void read_block(struct region *region, const struct trace_key *key,
                       struct block *out)
{
    struct look look;
    struct run_entry entry;
    uint64_t block = name_block(key);
    out->n = 0;
    out->crowd = link_crowd(key);
    runs_look(region_runs(region, RUNS_TERMS), block, block, &look);
    while (out->n <= out->crowd && look_next(&look, &entry))
        out->at[out->n++] = (struct sighting){ entry.report, entry.rank };
}

static size_t count_seen(const struct block *block)
{
    return block->n < block->crowd ? block->n : block->crowd;
}

static bool is_new(const struct telling *telling, int64_t report)
{
    return keys_find(&telling->entered, report, NULL);
}

static void put_keys(struct telling *telling, struct site *site, bool gone)
{
    size_t n;
    struct runs *runs = region_runs(telling->region, RUNS_TERMS);
    struct trace_key *keys = read_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++) {
        uint64_t rank = runs_rank(site->stamp, site->hash);
        struct run_entry entry = { name_block(&keys[i]),
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
    struct trace_key *keys = read_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++) take_moved_up(telling, &keys[i]);
}

/* Those whom new reports of the block have pushed out of sight: as many of the
 * old ones as there are new ones in sight. Once for each block. */
static void take_pushed(struct telling *telling, const struct trace_key *key)
{
    struct look look;
    struct run_entry entry;
    size_t pushed = 0, crowd = link_crowd(key);
    if (!keys_add(&telling->pushed, (int64_t)name_block(key))) return;
    runs_look(region_runs(telling->region, RUNS_TERMS), name_block(key),
              name_block(key), &look);
    for (size_t i = 0; look_next(&look, &entry) && (i < crowd || pushed); i++) {
        bool new = is_new(telling, entry.report);
        if (i < crowd) pushed += new;
        if (i < crowd || new) continue;
        keys_add(&telling->lost, entry.report);
        pushed--;
    }
}

/* Blocks that follow one another; of a crowded one what is seen, and one. */
static void read_blocks(struct region *region, const struct trace_key *key,
                        struct block *blocks, size_t n)
{
    struct look look;
    struct run_entry entry;
    uint64_t first = name_block(key), last = first + n - 1;
    for (size_t i = 0; i < n; i++)
        blocks[i] = (struct block){ .n = 0, .crowd = link_crowd(key) };
    runs_look(region_runs(region, RUNS_TERMS), first, last, &look);
    while (look_next(&look, &entry)) {
        struct block *block = &blocks[entry.key - first];
        block->at[block->n++] = (struct sighting){ entry.report, entry.rank };
        if (block->n <= block->crowd) continue;
        if (entry.key == last) return;
        runs_look(region_runs(region, RUNS_TERMS), entry.key + 1, last, &look);
    }
}

/* The blocks that a report of the key may meet: how many, and which of them is
 * its own. */
static size_t read_around(struct region *region, const struct trace_key *key,
                          struct block blocks[AROUND], size_t *own)
{
    struct trace_key first = *key, other;
    if (link_other_key(key, &other)) {
        if (other.time < first.time) first = other;
    } else {
        first.time--;
    }
    *own = (size_t)(key->time - first.time);
    size_t n = key->time >= TRACE_NEWS ? 2 : AROUND;
    read_blocks(region, &first, blocks, n);
    return n;
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
    struct block blocks[AROUND];
    size_t at = 0, own, n = read_around(telling->region, key, blocks, &own);
    size_t seen = count_seen(&blocks[own]);
    while (at < seen && blocks[own].at[at].report != site->key) at++;
    if (at == seen) return;
    if (blocks[own].n > seen && is_new(telling, site->key))
        take_pushed(telling, key);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < count_seen(&blocks[i]); j++)
            if (i != own || link_meets_own(key))
                take_seen(telling, key, &blocks[i].at[j]);
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

/* Whoever had its turn before has met the report, which has forgotten nobody
 * when it is new. */
static bool has_met(const struct telling *telling, const struct site *site,
                    int64_t other)
{
    uint32_t turn, own;
    return is_new(telling, site->key) &&
           keys_find(&telling->again, other, &turn) &&
           keys_find(&telling->again, site->key, &own) && turn < own;
}

static int32_t days_of(struct date date)
{
    return date_is_known(date) ? date_days(date_last(date)) : 0;
}

/* All that it is compared with. */
static void take_met(struct telling *telling, struct site *site)
{
    size_t n;
    struct trace_key *keys = read_keys(telling, site, &n);
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
    for (size_t i = 0; i < telling->met.n; i++)
        if (!has_met(telling, site, telling->met.at[i]))
            compare_pair(telling, site->key, telling->met.at[i]);
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
