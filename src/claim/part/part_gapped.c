/* "94 died on Saturday, eight in hospital", "157 dead: 73 in Mozambique, 65 in
 * Zimbabwe": numbers without a verb, of the figure right before.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Words behind the number in which no verb may stand. */
enum { TAIL_REACH = 6 };

/* A number alone with "in" behind it, and no verb until the next mark. */
static bool is_gapped(const struct scan *scan, const struct draft *part)
{
    const struct quantity *quantity = &part->quantity;
    uint32_t end = tree_sentence_end(scan, quantity->words.first);
    if (part->dropped || part->is_part || quantity->number == NO_TOKEN ||
        quantity->lo < 1 || quantity->more || part->also)
        return false;
    const struct stretch *words =
        &scan->analysis.numbers[quantity->number].words;
    uint32_t next = words->first + words->n;
    if (next >= end || !context_cue(scan, next, CUE_IN)) return false;
    for (uint32_t i = next; i < end && i < next + TAIL_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_PUNCT || tag == TAG_CCONJ) break;
        if (tag == TAG_VERB || tag == TAG_AUX) return false;
    }
    return true;
}

/* The figure of its harm told last before it in the sentence. */
static uint32_t figure_before(const struct scan *scan, uint32_t d)
{
    const struct draft *part = &scan->drafts[d];
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *draft = &scan->drafts[i];
        uint32_t first = draft->quantity.words.first;
        if (i == d || draft->dropped || draft->harm != part->harm ||
            draft->sentence != part->sentence ||
            first >= part->quantity.words.first)
            continue;
        if (best == NO_TOKEN || first > scan->drafts[best].quantity.words.first)
            best = i;
    }
    return best;
}

/* The whole of a gapped figure; NO_TOKEN = it is none, or one of a list. */
static uint32_t whole_of(const struct scan *scan, uint32_t d)
{
    const struct draft *part = &scan->drafts[d];
    uint32_t first = part->quantity.words.first;
    uint32_t before = figure_before(scan, d);
    if (before == NO_TOKEN || first == tree_sentence_start(scan, first))
        return NO_TOKEN;
    const struct draft *last = &scan->drafts[before];
    uint32_t spot = figure_spot(scan, last->quantity.words);
    struct str mark = scan->tokens[first - 1].lower;
    bool colon = str_is(mark, ":") || str_is(mark, "(");
    bool joins = str_is(mark, ",") || scan_is(scan, first - 1, WORD_AND);
    if (!colon && !joins) return NO_TOKEN;
    /* the next of a list of places, or of days */
    if (!colon && context_time_behind(scan, part->quantity.words) &&
        context_time_behind(scan, last->quantity.words))
        return NO_TOKEN;
    if (spot && !colon) return last->is_part ? last->whole : NO_TOKEN;
    return colon || str_is(mark, ",") ? before : NO_TOKEN;
}

void part_gapped(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        uint32_t w = is_gapped(scan, part) ? whole_of(scan, i) : NO_TOKEN;
        if (w == NO_TOKEN || scan->drafts[w].harm != part->harm ||
            scan->drafts[w].quantity.kind != COUNT_NUMBER ||
            scan->drafts[w].quantity.lo <= part->quantity.lo ||
            !whole_has_room(scan, w, part->quantity.lo))
            continue;
        part->whole = w;
        part->is_part = true;
    }
}
