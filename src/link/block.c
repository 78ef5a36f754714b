/* Blocking: which clusters a mention is compared with at all.
 *
 * A cluster stands under its country and under each fortnight that it may
 * fall into; what lasts longer than half a year stands under its country
 * alone. A mention without a place looks under all countries.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/block.h"

enum {
    FORTNIGHT = 14,
    LONG_DAYS = 183,
    LONG_BUCKET = INT32_MAX,
    MOST_IN_BLOCK = 512, /* only the latest of a crowded block are compared */
};

static const struct str everywhere = { "*", 1 };

void block_open(struct blocks *blocks, struct arena *arena)
{
    *blocks = (struct blocks){ .arena = arena };
    keys_open(&blocks->index, arena);
}

/* Two countries of one hash share their blocks: more is compared then. */
static int64_t make_key(struct str land, int32_t bucket)
{
    return (int64_t)(str_hash(land) << 32 | (uint32_t)bucket);
}

static int32_t bucket_of(int32_t day)
{
    return day >= 0 ? day / FORTNIGHT : -((FORTNIGHT - 1 - day) / FORTNIGHT);
}

static struct block *get_block(struct blocks *blocks, struct str land,
                               int32_t bucket)
{
    uint32_t at = 0;
    int64_t key = make_key(land, bucket);
    if (keys_find(&blocks->index, key, &at)) return &blocks->at[at];
    keys_add(&blocks->index, key);
    blocks->at = arena_grow(blocks->arena, blocks->at, &blocks->room,
                            blocks->index.n, sizeof *blocks->at);
    struct block *block = &blocks->at[blocks->index.n - 1];
    *block = (struct block){ 0 };
    return block;
}

static void put(struct blocks *blocks, struct str land, int32_t bucket,
                uint32_t index)
{
    struct block *block = get_block(blocks, land, bucket);
    for (size_t i = block->n; i > 0 && i + 8 > block->n; i--)
        if (block->clusters[i - 1] == index) return;
    block->clusters = arena_grow(blocks->arena, block->clusters, &block->room,
                                 block->n + 1, sizeof *block->clusters);
    block->clusters[block->n++] = index;
}

static bool is_long(const struct days *days)
{
    return days->last - days->first > LONG_DAYS;
}

void block_add(struct blocks *blocks, uint32_t index,
               const struct cluster *cluster)
{
    const struct days *days = &cluster->days;
    if (is_long(days)) {
        put(blocks, cluster->land, LONG_BUCKET, index);
        put(blocks, everywhere, LONG_BUCKET, index);
        return;
    }
    int32_t last = bucket_of(days->last + 1);
    for (int32_t i = bucket_of(days->first - 1); i <= last; i++) {
        put(blocks, cluster->land, i, index);
        put(blocks, everywhere, i, index);
    }
}

struct gather {
    struct blocks *blocks;
    uint8_t *marks;
    size_t n;
};

static void take(struct gather *gather, struct str land, int32_t bucket)
{
    uint32_t at = 0;
    if (!keys_find(&gather->blocks->index, make_key(land, bucket), &at)) return;
    const struct block *block = &gather->blocks->at[at];
    size_t i = block->n > MOST_IN_BLOCK ? block->n - MOST_IN_BLOCK : 0;
    for (; i < block->n; i++) {
        uint32_t index = block->clusters[i];
        if (gather->marks[index]) continue;
        gather->marks[index] = 1;
        struct blocks *blocks = gather->blocks;
        blocks->found =
            arena_grow(blocks->arena, blocks->found, &blocks->room_found,
                       gather->n + 1, sizeof *blocks->found);
        blocks->found[gather->n++] = index;
    }
}

static void take_days(struct gather *gather, struct str land,
                      const struct mention *mention)
{
    struct days days = mention->days;
    take(gather, land, LONG_BUCKET);
    /* What is told without its end is looked for where it began, and where
     * its report stands. */
    if (is_long(&days)) days.last = days.first + LONG_DAYS;
    int32_t last = bucket_of(days.last);
    for (int32_t i = bucket_of(days.first); i <= last; i++)
        take(gather, land, i);
    int32_t from = bucket_of(mention->published - 60);
    if (mention->days.known != DAYS_NONE && !is_long(&mention->days)) return;
    for (int32_t i = from; i <= bucket_of(mention->published); i++)
        take(gather, land, i);
}

size_t block_find(struct blocks *blocks, const struct mention *mention,
                  uint8_t *marks, const uint32_t **out)
{
    struct gather gather = { .blocks = blocks, .marks = marks };
    if (mention->land.len) {
        take_days(&gather, mention->land, mention);
        take_days(&gather, (struct str){ 0 }, mention);
        for (size_t i = 0; i < mention->n_named; i++)
            take_days(&gather, mention->named[i], mention);
    } else {
        take_days(&gather, everywhere, mention);
    }
    for (size_t i = 0; i < gather.n; i++) marks[blocks->found[i]] = 0;
    *out = blocks->found;
    return gather.n;
}
