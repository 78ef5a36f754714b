/* Figures that add up to one told elsewhere: its parts.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* How many figures are added up. */
enum { SUM_MOST = 4 };

/* "Two soldiers, a civilian and a driver were killed": the soldiers are one
 * member more of the list, not its sum. */
static bool is_member(const struct draft *whole, const struct draft *part)
{
    uint8_t role = part->quantity.role;
    bool across =
        role == ROLE_CHILD || role == ROLE_WOMAN || role == ROLE_ELDERLY;
    return whole->hit == part->hit && whole->quantity.role != ROLE_PEOPLE &&
           whole->quantity.role != role && !across && !part->quantity.name.len;
}

/* "Two sailors, a cook and a stowaway were killed": no comma closes an aside
 * between the last of them and the harm word. */
static bool runs_on(const struct scan *scan, const struct draft *whole,
                    const struct draft *last)
{
    uint32_t end = last->quantity.words.first + last->quantity.words.n;
    const struct harm_hit *hit = &scan->hits[whole->hit];
    return whole->hit == last->hit &&
           !scan_is(scan, whole->quantity.head, WORD_ANYONE) &&
           !scan->number_at[whole->quantity.head] &&
           whole->quantity.head < last->quantity.head && end < hit->first &&
           !str_is(scan->tokens[end].lower, ",") &&
           scan->tokens[end].tag == TAG_AUX;
}

/* "Killing civilians and guards" names no numbers to add. */
static bool is_counted(const struct draft *draft)
{
    uint8_t qualifier = draft->quantity.qualifier;
    return draft->quantity.lo > 0 && qualifier != QUALIFIER_INDEFINITE &&
           qualifier != QUALIFIER_VAGUE;
}

/* Neighbouring drafts of one harm that add up to one told elsewhere are its
 * parts: "198 soldiers and 25 civilians" of "at least 223". */
static void tie_sum(struct scan *scan, uint32_t from)
{
    const struct draft *first = &scan->drafts[from];
    int64_t sum = first->quantity.lo;
    if (!is_counted(first)) return;
    for (uint32_t n = 2; n <= SUM_MOST && from + n <= scan->n_drafts; n++) {
        const struct draft *next = &scan->drafts[from + n - 1];
        if (next->harm != first->harm || next->sentence != first->sentence ||
            !is_counted(next) || next->is_part)
            return;
        sum += next->quantity.lo;
        uint32_t near = scan_near_end(scan, from);
        for (uint32_t w = scan_near_start(from); w < near; w++) {
            const struct draft *whole = &scan->drafts[w];
            bool inside = w >= from && w < from + n;
            /* "Ann and Ben Hill, and two children": beside, not within. */
            bool beside =
                sum == n && w >= from + n && whole->sentence == first->sentence;
            if (inside || beside || whole->harm != first->harm ||
                whole->is_part || whole->quantity.lo != sum ||
                is_member(whole, first) || runs_on(scan, whole, next))
                continue;
            for (uint32_t k = 0; k < n; k++) {
                scan->drafts[from + k].is_part = true;
                scan->drafts[from + k].whole = w;
            }
            return;
        }
    }
}

void part_tie(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        if (!scan->drafts[d].is_part && scan->drafts[d].tie != TIE_PART)
            tie_sum(scan, d);
}
