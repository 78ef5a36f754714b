/* Comparisons within a cell.
 *
 * An entry takes four bytes, the lowest first: the other report's key; its
 * highest bit says that the two tell of two incidents.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/compared.h"

#include <stdlib.h>

#include "base/pack.h"

enum { ENTRY = 4 };

static const uint32_t APART = UINT32_C(1) << 31;

/* Of a pair: the result, and which of the two has asked. */
enum { KNOWN = 1, PARTED = 2, BY_FIRST = 4, BY_SECOND = 8 };

struct asked {
    uint32_t report, entry;
};

static int64_t name_pair(uint32_t a, uint32_t b)
{
    return a < b ? (int64_t)a << 32 | b : (int64_t)b << 32 | a;
}

static uint8_t asker(uint32_t report, uint32_t other)
{
    return report < other ? BY_FIRST : BY_SECOND;
}

void compared_open(struct compared *compared, struct arena *arena)
{
    *compared = (struct compared){ .arena = arena };
    keys_open(&compared->pairs, arena);
}

static void set_state(struct compared *compared, uint32_t a, uint32_t b,
                      uint8_t state)
{
    uint32_t at = (uint32_t)compared->pairs.n;
    if (!keys_add(&compared->pairs, name_pair(a, b))) {
        keys_find(&compared->pairs, name_pair(a, b), &at);
        compared->state[at] |= state;
        return;
    }
    compared->state = arena_grow(compared->arena, compared->state,
                                 &compared->room, compared->pairs.n, 1);
    compared->state[at] = state;
}

void compared_take(struct compared *compared, uint32_t report,
                   struct str packed, const struct keys *keys,
                   const uint32_t *places)
{
    for (size_t i = 0; i + ENTRY <= packed.len; i += ENTRY) {
        uint32_t entry = unpack_word(packed.at + i), at;
        if (keys_find(keys, (int64_t)(entry & ~APART), &at))
            set_state(compared, report, places[at],
                      entry & APART ? KNOWN | PARTED : KNOWN);
    }
}

enum cell_words compared_recall(struct compared *compared, uint32_t report,
                                uint32_t other)
{
    uint32_t at;
    if (!keys_find(&compared->pairs, name_pair(report, other), &at))
        return WORDS_UNKNOWN;
    compared->state[at] |= asker(report, other);
    return compared->state[at] & PARTED ? WORDS_APART : WORDS_ALIKE;
}

void compared_keep(struct compared *compared, uint32_t report, uint32_t other,
                   bool apart)
{
    uint8_t state = apart ? KNOWN | PARTED : KNOWN;
    set_state(compared, report, other, state | asker(report, other));
}

static int compare_asked(const void *left, const void *right)
{
    const struct asked *a = left, *b = right;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    uint32_t one = a->entry & ~APART, other = b->entry & ~APART;
    return (one > other) - (one < other);
}

void compared_close(struct compared *compared, const int64_t *keys)
{
    size_t n = compared->pairs.n;
    compared->asked =
        arena_scratch(compared->arena, 2 * n + 1, sizeof *compared->asked);
    for (size_t i = 0; i < n; i++) {
        uint32_t first = (uint32_t)(compared->pairs.at[i] >> 32);
        uint32_t second = (uint32_t)(compared->pairs.at[i] & UINT32_MAX);
        uint8_t state = compared->state[i];
        uint32_t apart = state & PARTED ? APART : 0;
        if (state & BY_FIRST)
            compared->asked[compared->n_asked++] =
                (struct asked){ first, (uint32_t)keys[second] | apart };
        if (state & BY_SECOND)
            compared->asked[compared->n_asked++] =
                (struct asked){ second, (uint32_t)keys[first] | apart };
    }
    if (compared->n_asked)
        qsort(compared->asked, compared->n_asked, sizeof *compared->asked,
              compare_asked);
}

/* The first of a report's. */
static size_t find_asked(const struct compared *compared, uint32_t report)
{
    size_t low = 0, high = compared->n_asked;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compared->asked[middle].report < report)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct str compared_pack(const struct compared *compared, uint32_t report)
{
    struct buf buf;
    buf_open(&buf, compared->arena);
    for (size_t i = find_asked(compared, report);
         i < compared->n_asked && compared->asked[i].report == report; i++)
        pack_number(&buf, compared->asked[i].entry, ENTRY);
    return buf_view(&buf);
}
