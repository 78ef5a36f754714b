/* Numbers of several words made one item: "twenty-four", "nineteen ninety".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_item.h"

/* The number that an item spells in letters; 0 when it spells none. */
static int32_t read_word(const struct when_items *items, size_t at)
{
    int32_t value = 0;
    if (at >= items->n) return 0;
    const struct when_item *item = &items->at[at];
    for (size_t i = 0; i < item->n; i++) {
        if (item->symbol[i] == CLASS_HOUR || item->symbol[i] == CLASS_YY)
            return 0;
        if (item->symbol[i] == CLASS_N) value = item->value[i];
    }
    return value;
}

/* Read "four" or "twenty - four" at *at, which moves past it. */
static int32_t read_tens(const struct when_items *items, uint16_t hyphen,
                         size_t *at)
{
    int32_t value = read_word(items, *at);
    if (!value || value > 90) return 0;
    size_t next = *at + 1;
    if (next < items->n && items->at[next].n &&
        items->at[next].symbol[0] == hyphen)
        next++;
    int32_t ones = read_word(items, next);
    *at += 1;
    if (value < 20 || value % 10 || ones < 1 || ones > 9) return value;
    *at = next + 1;
    return value + ones;
}

/* Read a whole number at *at: also "nineteen ninety-seven". */
static struct when_item read_count(const struct when_items *items,
                                   uint16_t hyphen, size_t *at)
{
    struct when_item item = items->at[*at];
    size_t from = *at;
    int32_t value = read_tens(items, hyphen, at);
    size_t after = *at;
    bool century = value == 19 || value == 20;
    int32_t rest = century ? read_tens(items, hyphen, &after) : 0;
    if (rest >= 10) {
        *at = after;
        item.n = 0;
        when_item_mark(&item, CLASS_YEAR, 100 * value + rest);
        when_item_mark(&item, CLASS_SPELLED, 100 * value + rest);
    } else if (*at > from + 1) {
        item.n = 0;
        when_item_mark(&item, CLASS_N, value);
        when_item_mark(&item, CLASS_Q, value);
    }
    item.last = items->at[*at - 1].last;
    item.ends = items->at[*at - 1].ends;
    return item;
}

void when_items_count(const struct when_words *words, struct when_items *items)
{
    uint32_t hyphen = 0;
    size_t kept = 0;
    map_get(&words->literals, STR("-"), &hyphen);
    for (size_t at = 0; at < items->n;) {
        bool number = read_word(items, at) > 0 && read_word(items, at) <= 90;
        struct when_item item = items->at[at];
        if (number)
            item = read_count(items, (uint16_t)hyphen, &at);
        else
            at++;
        items->at[kept++] = item;
    }
    items->n = kept;
}
