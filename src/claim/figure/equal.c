/* Numbers that lean on others: "as many" as were counted before, the qualifier
 * of a list.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/equal.h"

/* In words: between "as many" and its noun. */
enum { EQUAL_REACH = 3 };

/* Where "as many" begins before the noun; NO_TOKEN = nowhere, or "as many as
 * 12". */
static uint32_t as_many(const struct scan *scan, uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, head);
    uint32_t end = tree_sentence_end(scan, head);
    if (head + 1 < end && scan_is(scan, head + 1, WORD_AS)) return NO_TOKEN;
    for (uint32_t i = head; i > start + 1 && i + EQUAL_REACH > head; i--) {
        if (scan_is(scan, i - 1, WORD_MANY) && scan_is(scan, i - 2, WORD_AS))
            return i - 2;
        uint8_t tag = scan->tokens[i - 1].tag;
        if (tag != TAG_ADJ && tag != TAG_NOUN && tag != TAG_PROPN) break;
    }
    return NO_TOKEN;
}

bool quantity_equal(const struct scan *scan, struct quantity *out)
{
    uint32_t at = as_many(scan, out->head);
    if (at == NO_TOKEN) return false;
    for (uint32_t i = at; i > tree_sentence_start(scan, at); i--) {
        uint32_t index = scan->number_at[i - 1];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->use != NUMBER_COUNT || number->lo < 1) return false;
        out->lo = number->lo;
        out->hi = number->hi;
        out->qualifier = number->qualifier;
        out->kind = COUNT_NUMBER;
        out->more = true;
        out->words = (struct stretch){ at, out->head + 1 - at };
        return true;
    }
    return false;
}

void quantity_share(const struct quantity *first, struct quantity *next)
{
    bool open = first->qualifier == QUALIFIER_AT_LEAST ||
                first->qualifier == QUALIFIER_MORE_THAN ||
                first->qualifier == QUALIFIER_ABOUT ||
                first->qualifier == QUALIFIER_NEARLY ||
                first->qualifier == QUALIFIER_UP_TO;
    if (!open || first->kind != COUNT_NUMBER || next->kind != COUNT_NUMBER ||
        next->qualifier != QUALIFIER_EXACT || next->lo < 2 ||
        (first->qualifier == QUALIFIER_UP_TO && next->more))
        return;
    next->qualifier = first->qualifier;
    bool both = first->qualifier == QUALIFIER_ABOUT ||
                first->qualifier == QUALIFIER_NEARLY;
    next->hi =
        both || next->qualifier == QUALIFIER_UP_TO ? next->lo : OPEN_BOUND;
    if (next->qualifier == QUALIFIER_UP_TO) next->lo = OPEN_BOUND;
}

bool quantity_is_asked(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t back = 0; back <= 2 && first >= start + back; back++)
        if (scan_is(scan, first - back, WORD_HOW) &&
            scan_is(scan, first - back + 1, WORD_MANY))
            return true;
    return false;
}
