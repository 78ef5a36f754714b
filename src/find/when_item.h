/* Items: what the rules of times run over.
 *
 * At first an item is a token or a piece of one ("mid-July" is three:
 * mid, -, july); after a layer of rules it may be a whole time. Each item
 * carries all symbols that a rule may ask for.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHEN_ITEM_H
#define TOLLBOOK_FIND_WHEN_ITEM_H

#include "find/when_word.h"

enum { ITEM_SYMBOLS = 14 };

struct when_item {
    uint32_t first, last; /* tokens */
    bool starts, ends;    /* at a border of those tokens */
    uint8_t n;            /* symbols */
    uint16_t symbol[ITEM_SYMBOLS];
    int32_t value[ITEM_SYMBOLS];
    const struct when_sense *sense; /* of a time; NULL for words */
};

struct when_items {
    struct arena *arena;
    struct when_item *at;
    size_t n, room;
};

/* A new item at the end; valid until the next one. */
struct when_item *when_items_add(struct when_items *items);

void when_item_mark(struct when_item *item, uint16_t symbol, int32_t value);

/* Put the tokens [first, end) at the end of `items`. */
void when_items_cut(const struct when_words *words, const struct token *tokens,
                    size_t first, size_t end, struct when_items *items);

/* Join numbers of several words. */
void when_items_count(const struct when_words *words, struct when_items *items);

#endif
