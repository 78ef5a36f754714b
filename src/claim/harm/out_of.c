/* A number of those whom a harm word itself counts: "30 of the 90 dead were
 * women", "soldiers make up four of the 12 injured".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/equal.h"

/* "30" of "30 of the 90 dead", told from "90"; 0 = none. */
static uint32_t number_outside(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    while (at > start && scan->tokens[at - 1].tag == TAG_DET) at--;
    if (at < start + 2 || !scan_is(scan, at - 1, WORD_OF)) return 0;
    uint32_t index = scan->number_at[at - 2];
    if (!index) return 0;
    const struct number *number = &scan->analysis.numbers[index - 1];
    return number->use == NUMBER_COUNT ? index : 0;
}

uint32_t out_of_number(const struct scan *scan, uint32_t number, uint32_t end)
{
    struct stretch words = scan->analysis.numbers[number].words;
    uint32_t at = words.first + words.n;
    if (at >= end || !scan_is(scan, at, WORD_OF)) return 0;
    for (at++; at < end && scan->tokens[at].tag == TAG_DET;) at++;
    return at < end ? scan->number_at[at] : 0;
}

/* The same within the words of a quantity, if it counts. */
static uint32_t number_inside(const struct scan *scan,
                              const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    uint32_t index = out_of_number(scan, quantity->number, end);
    if (!index) return 0;
    const struct number *number = &scan->analysis.numbers[index - 1];
    return number->use == NUMBER_COUNT ? index : 0;
}

static bool is_counted(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const struct quantity *quantity = &draft->quantity;
    if (quantity->number == NO_TOKEN || hit->frame == FRAME_TOLL) return false;
    /* "40 of the 90 wounded", but "seven of the ten hostages died" */
    uint32_t n = scan->analysis.numbers[quantity->number].words.n;
    bool bare =
        quantity->words.n == n && quantity->words.first + n == hit->first;
    return bare || quantity->head == hit->head;
}

/* Is the number a figure's, or were as many told before? */
static bool is_told(const struct scan *scan, const struct quantity *quantity,
                    uint32_t all)
{
    if (held_counting(scan, quantity->number) != NO_TOKEN) return true;
    uint8_t harm = scan->drafts[all].harm;
    uint32_t end = scan_near_end(scan, all);
    for (uint32_t d = scan_near_start(all); d < end; d++) {
        const struct quantity *other = &scan->drafts[d].quantity;
        if (scan->drafts[d].harm == harm && other->lo == quantity->lo &&
            other->hi == quantity->hi &&
            other->words.first < quantity->words.first)
            return true;
    }
    return false;
}

void out_of_find(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    held_open(scan);
    for (uint32_t d = 0; d < n; d++) {
        const struct draft *all = &scan->drafts[d];
        if (!is_counted(scan, all)) continue;
        uint32_t index = number_outside(scan, all->quantity.words.first);
        if (!index) index = number_inside(scan, &all->quantity);
        if (!index) continue;
        struct quantity some = quantity_of_number(scan, index - 1);
        if (is_told(scan, &some, d)) continue;
        some.person = true;
        some.thing = false;
        scan_draft_like(scan, d, &some);
    }
}
