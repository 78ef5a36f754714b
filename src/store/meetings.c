/* Which reports are compared: those that stand in one block of a term.
 *
 * Only reports that repeat no other stand in blocks. Of a block only the
 * earliest TRACE_CROWD are seen; who is pushed out of their number, or comes
 * into it, is compared anew as well.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/stories.h"

static struct trace_key *read_keys(struct telling *telling, struct site *site,
                                   size_t *n)
{
    struct region *region = telling->region;
    return link_keys(region->arena, region_gist(region, site->key), n);
}

static void put_key(struct region *region, enum region_sql sql,
                    const struct trace_key *key, const struct site *site)
{
    struct query *query = region_ask_of(region, sql, key->term);
    query_put_number(query, key->time);
    query_put_number(query, site->stamp);
    query_put_number(query, site->key);
    region_run(region, query);
}

/* The reports of a block that are seen, earliest first, and one more. */
struct block {
    int64_t at[TRACE_CROWD + 1];
    size_t n, crowd; /* how many are seen */
};

static struct query *ask_block(struct region *region,
                               const struct trace_key *key, int64_t most)
{
    struct query *query = region_ask_of(region, SQL_TERM, key->term);
    query_put_number(query, key->time);
    query_put_number(query, most);
    return query;
}

static void read_block(struct region *region, const struct trace_key *key,
                       struct block *out)
{
    out->n = 0;
    out->crowd = link_crowd(key);
    struct query *query = ask_block(region, key, (int64_t)out->crowd + 1);
    while (query_next(query)) out->at[out->n++] = query_take_number(query);
}

static size_t count_seen(const struct block *block)
{
    return block->n < block->crowd ? block->n : block->crowd;
}

static bool is_new(const struct telling *telling, int64_t report)
{
    return keys_find(&telling->entered, report, NULL);
}

void stories_enter(struct telling *telling, struct site *site)
{
    size_t n;
    struct trace_key *keys = read_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++)
        put_key(telling->region, SQL_TERM_PUT, &keys[i], site);
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
        if (is_new(telling, block.at[i])) continue;
        keys_add(&telling->again, block.at[i]);
        left--;
    }
}

void stories_leave(struct telling *telling, struct site *site)
{
    size_t n;
    struct trace_key *keys = read_keys(telling, site, &n);
    for (size_t i = 0; i < n; i++)
        put_key(telling->region, SQL_TERM_DROP, &keys[i], site);
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
    struct keys block;
    size_t pushed = 0, crowd = link_crowd(key);
    struct str bytes = { (const char *)key, sizeof *key };
    if (!keys_add(&telling->pushed, (int64_t)str_hash(bytes))) return;
    keys_open(&block, telling->region->arena);
    region_collect(telling->region, ask_block(telling->region, key, INT32_MAX),
                   &block);
    for (size_t i = 0; i < block.n && i < crowd; i++)
        pushed += is_new(telling, *block.at[i]);
    for (size_t i = crowd; i < block.n && pushed; i++) {
        if (is_new(telling, *block.at[i])) continue;
        keys_add(&telling->again, *block.at[i]);
        pushed--;
    }
}

static void take_seen(struct telling *telling, struct trace_key key,
                      int32_t step, struct keys *out)
{
    struct block block;
    key.time += step;
    read_block(telling->region, &key, &block);
    for (size_t i = 0; i < count_seen(&block); i++) keys_add(out, block.at[i]);
}

/* All that meet the report in one of its blocks. */
static void take_met(struct telling *telling, struct site *site,
                     struct trace_key key, struct keys *out)
{
    struct block block;
    size_t at = 0;
    read_block(telling->region, &key, &block);
    while (at < count_seen(&block) && block.at[at] != site->key) at++;
    if (at == count_seen(&block)) return;
    if (block.n > block.crowd && is_new(telling, site->key))
        take_pushed(telling, &key);
    struct trace_key other;
    for (size_t i = 0; link_meets_own(&key) && i < count_seen(&block); i++)
        keys_add(out, block.at[i]);
    if (link_other_key(&key, &other)) {
        take_seen(telling, other, 0, out);
        return;
    }
    take_seen(telling, key, -1, out);
    take_seen(telling, key, 1, out);
}

static void put_pair(struct region *region, int64_t one, int64_t other,
                     int32_t score)
{
    struct query *query = region_ask_of(region, SQL_PAIR_PUT, one);
    query_put_number(query, other);
    query_put_number(query, score);
    region_run(region, query);
}

static void compare_pair(struct telling *telling, int64_t one, int64_t other)
{
    struct region *region = telling->region;
    if (one == other) return;
    int32_t score = link_score(region->linker, region_gist(region, one),
                               region_gist(region, other));
    if (score < LINK_UNLIKE) return;
    put_pair(region, one, other, score);
    put_pair(region, other, one, score);
}

void stories_meet(struct telling *telling, struct site *site)
{
    size_t n;
    struct keys met;
    struct region *region = telling->region;
    struct trace_key *keys = read_keys(telling, site, &n);
    if (!is_new(telling, site->key)) stories_forget(telling, site);
    keys_open(&met, region->arena);
    for (size_t i = 0; i < n; i++) take_met(telling, site, keys[i], &met);
    for (size_t i = 0; i < met.n; i++)
        compare_pair(telling, site->key, *met.at[i]);
}
