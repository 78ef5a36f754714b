/* Parts by how badly they are hurt: "60 people were hurt, seven critically".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

static bool is_taken(const struct scan *scan, uint32_t token)
{
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        if (token >= words->first && token < words->first + words->n)
            return true;
    }
    return false;
}

/* "Seven critically", "41 so badly that they may die": does a word for how
 * badly stand there, all that is said? */
static bool is_degree(const struct scan *scan, uint32_t at, uint32_t end)
{
    bool so = at + 2 < end && !context_cue(scan, at, CUE_SEVERE) &&
              scan->tokens[at].tag == TAG_ADV;
    if (so) at++;
    if (at >= end || !context_cue(scan, at, CUE_SEVERE)) return false;
    uint32_t next = at + 1;
    uint8_t tag = next < end ? scan->tokens[next].tag : TAG_PUNCT;
    return tag == TAG_PUNCT || tag == TAG_CCONJ || (so && tag == TAG_SCONJ);
}

/* "Some 60 people were hurt, seven critically": seven of them. */
void part_severe(struct scan *scan, uint32_t index)
{
    const struct number *number = &scan->analysis.numbers[index];
    uint32_t first = number->words.first, next = first + number->words.n;
    uint32_t end = tree_sentence_end(scan, first);
    if (!is_degree(scan, next, end) || is_taken(scan, first)) return;
    uint32_t whole = whole_near(scan, first, HARM_INJURED);
    if (whole == NO_TOKEN ||
        scan->drafts[whole].sentence != scan->sentence_at[first])
        return;
    struct quantity quantity = quantity_of_number(scan, index);
    if (quantity.negative) return; /* "none seriously" */
    quantity.person = true;
    part_add(scan, &quantity, whole);
    if (whole_holds(&scan->drafts[whole], number->lo)) return;
    scan->drafts[scan->n_drafts - 1].is_part = false; /* "23 slightly" */
    scan->drafts[scan->n_drafts - 1].whole = NO_TOKEN;
}
