/* "Fifty inmates were killed. Many were beheaded": of those told right before;
 * and who stands in one list with a part is a part as well.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"

/* From a land to its number: "Morocco lost 87". */
enum { LAND_REACH = 2 };

/* "Many", "some", "most": a number alone that opens its sentence. */
static bool is_some(const struct scan *scan, const struct draft *part)
{
    const struct quantity *quantity = &part->quantity;
    return !part->dropped && !part->is_part && !part->also && !quantity->more &&
           quantity->number != NO_TOKEN &&
           quantity->qualifier == QUALIFIER_INDEFINITE &&
           scan->number_at[quantity->head] == quantity->number + 1 &&
           quantity->words.first == tree_sentence_start(scan, quantity->head);
}

/* The figure of the sentence before, or what it is a part of; NO_TOKEN = none,
 * or several. */
static uint32_t figure_before(const struct scan *scan, uint32_t d)
{
    const struct draft *part = &scan->drafts[d];
    uint32_t best = NO_TOKEN;
    for (uint32_t w = scan_near_start(d); w < d; w++) {
        const struct draft *whole = &scan->drafts[w];
        if (whole->dropped || whole->harm != part->harm ||
            whole->sentence + 1 != part->sentence ||
            whole->event != part->event)
            continue;
        if (best != NO_TOKEN && whole->whole == best) continue;
        if (best != NO_TOKEN || whole->quantity.kind != COUNT_NUMBER ||
            whole->quantity.lo < 3)
            return NO_TOKEN;
        best = w;
    }
    return best == NO_TOKEN ? best : whole_of_all(scan, best);
}

void part_some(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        uint32_t whole =
            is_some(scan, part) ? figure_before(scan, i) : NO_TOKEN;
        if (whole == NO_TOKEN) continue;
        part->whole = whole;
        part->is_part = true;
    }
}

/* May the draft go with another of its list that is a part? */
static bool is_sibling(const struct scan *scan, const struct draft *next,
                       const struct draft *part)
{
    const struct draft *whole = &scan->drafts[part->whole];
    const struct quantity *some = &next->quantity;
    bool kind = some->kind == COUNT_ONE || some->kind == COUNT_DEFINITE ||
                some->kind == COUNT_NAME || some->kind == COUNT_NUMBER;
    return !next->dropped && !next->is_part && next->hit == part->hit &&
           next->sentence == part->sentence && next->harm == part->harm &&
           next->event == part->event && kind && some->lo > 0 &&
           some->qualifier == QUALIFIER_EXACT && some->role != ROLE_ATTACKER &&
           some->lo < whole->quantity.lo &&
           whole_counts(scan, &whole->quantity, some);
}

/* "Two were killed in Jenin; a boy in Shuafat; and two pupils near al-Jib":
 * the next of a list that a bare number opens, each at a place of its own. */
static bool is_parallel(const struct scan *scan, const struct draft *next,
                        const struct draft *part)
{
    const struct quantity *first = &part->quantity, *some = &next->quantity;
    bool kind = some->kind == COUNT_NUMBER || some->kind == COUNT_ONE;
    return first->words.first == tree_sentence_start(scan, first->head) &&
           first->number != NO_TOKEN &&
           scan->number_at[first->head] == first->number + 1 && kind &&
           !next->dropped && !next->is_part && !next->also && !some->more &&
           next->sentence == part->sentence && next->harm == part->harm &&
           some->words.first > first->words.first && some->lo > 0 &&
           some->qualifier == QUALIFIER_EXACT && some->role != ROLE_ATTACKER &&
           whole_counts(scan, &scan->drafts[part->whole].quantity, some);
}

/* "Iran lost 131; Morocco lost 87, India 14": a number behind its land. */
static bool tells_land(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (quantity->number == NO_TOKEN ||
        scan->number_at[quantity->head] != quantity->number + 1)
        return false;
    for (uint32_t i = first; i-- > start && i + LAND_REACH >= first;) {
        if (scan->place_at[i]) return true;
        if (scan->tokens[i].tag != TAG_VERB && scan->tokens[i].tag != TAG_AUX)
            return false;
    }
    return false;
}

/* ... behind another of its sentence that is a part. */
static void tie_lands(struct scan *scan, uint32_t d)
{
    const struct draft *part = &scan->drafts[d];
    const struct quantity *all = &scan->drafts[part->whole].quantity;
    uint32_t end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        struct draft *next = &scan->drafts[i];
        const struct quantity *some = &next->quantity;
        if (next->dropped || next->is_part || next->harm != part->harm ||
            next->sentence != part->sentence || some->lo < 1 ||
            some->words.first < part->quantity.words.first ||
            !tells_land(scan, some) || !whole_counts(scan, all, some) ||
            !whole_has_room(scan, part->whole, some->lo))
            continue;
        next->whole = part->whole;
        next->is_part = true;
    }
}

/* "The bride, her father and two of her sisters died", of 14 guests: all of
 * them, where one is. */
void part_siblings(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *part = &scan->drafts[d];
        uint32_t w = part->whole, end = scan_near_end(scan, d);
        if (part->dropped || w == NO_TOKEN ||
            scan->drafts[w].sentence >= part->sentence ||
            scan->drafts[w].quantity.kind != COUNT_NUMBER)
            continue;
        tie_lands(scan, d);
        if (part->tie == TIE_PART) continue;
        for (uint32_t i = scan_near_start(d); i < end; i++) {
            struct draft *next = &scan->drafts[i];
            if (i == w ||
                (!is_sibling(scan, next, part) &&
                 !is_parallel(scan, next, part)) ||
                !whole_has_room(scan, w, next->quantity.lo))
                continue;
            next->whole = w;
            next->is_part = true;
        }
    }
}
