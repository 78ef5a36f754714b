/* Those of the dead whose death other words tell: "92 were killed. Eighty-five
 * were shot on an island".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"

/* "Five died in a strike, three were shot": the next of those killed. */
static bool goes_on(const struct scan *scan, const struct draft *part)
{
    uint32_t first = part->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (first <= start || (!str_is(scan->tokens[first - 1].lower, ",") &&
                           !str_is(scan->tokens[first - 1].lower, ";") &&
                           !scan_is(scan, first - 1, WORD_AND)))
        return false;
    uint32_t d = held_last(scan, part->sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *before = &scan->drafts[d];
        if (before->harm == HARM_KILLED &&
            before->quantity.words.first == start &&
            scan->number_at[before->quantity.head])
            return true;
    }
    return false;
}

/* "Nine farmers were killed. Six were shot in their fields": the figure of the
 * dead right before a bare number; NO_TOKEN = none, or others were hurt. */
static uint32_t dead_before(const struct scan *scan, const struct draft *part)
{
    const struct quantity *quantity = &part->quantity;
    uint32_t first = quantity->words.first, best = NO_TOKEN;
    if (part->harm != HARM_CASUALTIES || !part->sentence ||
        quantity->kind != COUNT_NUMBER || !scan->number_at[quantity->head] ||
        (first != tree_sentence_start(scan, first) && !goes_on(scan, part)))
        return NO_TOKEN;
    uint32_t d = held_last(scan, part->sentence - 1);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *whole = &scan->drafts[d];
        if (whole->harm != HARM_KILLED) return NO_TOKEN;
        if (whole->quantity.kind == COUNT_NUMBER &&
            whole->quantity.lo > quantity->lo)
            best = d;
    }
    return best;
}

/* "92 were killed: 85 of them were shot": what befell all befell some. */
void part_deaths(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *part = &scan->drafts[d];
        uint32_t dead = part->is_part ? NO_TOKEN : dead_before(scan, part);
        if (dead != NO_TOKEN) {
            part->is_part = true;
            part->whole = dead;
        }
        if (part->is_part && part->whole != NO_TOKEN &&
            part->harm == HARM_CASUALTIES &&
            scan->drafts[part->whole].harm == HARM_KILLED)
            part->harm = HARM_KILLED;
    }
}
