/* "28 people were killed, 22 of them children. ... Six adults died as well":
 * the figure that makes up a whole with the parts that it has.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Sentences back to the whole; a smaller whole is made up by chance. */
enum { REST_REACH = 8, REST_LEAST = 4 };

/* Sentences back from a figure of all; what comes so close is the same. */
enum { OVERALL_REACH = 3, RIVAL_SHARE = 4 };

/* How many its parts are, told in its own sentence; 0 = none. */
static int64_t sum_of(const struct scan *scan, uint32_t w, uint32_t before)
{
    int64_t sum = 0;
    for (uint32_t i = scan_near_start(w); i < before; i++) {
        const struct draft *part = &scan->drafts[i];
        if (part->dropped || part->whole != w ||
            part->sentence != scan->drafts[w].sentence ||
            part->harm != scan->drafts[w].harm)
            continue;
        sum += part->quantity.lo;
    }
    return sum;
}

static bool may_be_rest(const struct draft *rest)
{
    const struct quantity *quantity = &rest->quantity;
    return !rest->dropped && !rest->is_part && quantity->lo > 1 &&
           quantity->kind == COUNT_NUMBER &&
           quantity->qualifier == QUALIFIER_EXACT &&
           quantity->role != ROLE_ATTACKER;
}

static bool is_made_up(const struct scan *scan, uint32_t w, uint32_t rest)
{
    const struct draft *whole = &scan->drafts[w];
    const struct quantity *some = &scan->drafts[rest].quantity;
    bool role = whole->quantity.role == ROLE_PEOPLE ||
                whole->quantity.role == some->role;
    if (whole->dropped || whole->quantity.kind != COUNT_NUMBER || !role ||
        whole->harm != scan->drafts[rest].harm ||
        whole->event != scan->drafts[rest].event ||
        whole->quantity.lo < REST_LEAST ||
        whole->sentence + REST_REACH < scan->drafts[rest].sentence)
        return false;
    int64_t sum = sum_of(scan, w, rest);
    return sum > 0 && sum + some->lo == whole->quantity.lo &&
           2 * some->lo <= whole->quantity.lo;
}

/* "Five died in the north. In all, 16 were killed": of all, who were told of
 * right before; not the same figure, told anew. */
static bool is_held_by(const struct scan *scan, const struct draft *part,
                       const struct draft *all)
{
    const struct quantity *some = &part->quantity;
    bool counted = some->kind == COUNT_NUMBER || some->kind == COUNT_ONE ||
                   some->kind == COUNT_NAME;
    return !part->dropped && !part->is_part && !part->early && counted &&
           part->harm == all->harm && some->lo > 0 &&
           some->qualifier != QUALIFIER_INDEFINITE &&
           some->role != ROLE_ATTACKER &&
           some->words.first < all->quantity.words.first &&
           part->sentence + OVERALL_REACH >= all->sentence &&
           some->lo <= all->quantity.lo - all->quantity.lo / RIVAL_SHARE &&
           (!part->source.text.len ||
            str_equal(part->source.text, all->source.text)) &&
           part_is_of_event(scan, part, all) &&
           whole_counts(scan, &all->quantity, some);
}

/* What a figure "in all" sums up. */
static void tie_overall(struct scan *scan, uint32_t w)
{
    const struct draft *all = &scan->drafts[w];
    if (all->dropped || all->is_part || all->series || all->plural ||
        all->quantity.kind != COUNT_NUMBER || all->quantity.lo < REST_LEAST ||
        all->beside || !part_is_overall(scan, all))
        return;
    for (uint32_t i = scan_near_start(w); i < w; i++) {
        struct draft *part = &scan->drafts[i];
        if (!is_held_by(scan, part, all) ||
            !whole_has_room_of(scan, w, &part->quantity))
            continue;
        part->whole = w;
        part->is_part = true;
    }
}

void part_rest(struct scan *scan)
{
    for (uint32_t w = 0; w < scan->n_drafts; w++) tie_overall(scan, w);
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *rest = &scan->drafts[i];
        if (!may_be_rest(rest)) continue;
        for (uint32_t w = scan_near_start(i); w < i; w++) {
            if (!is_made_up(scan, w, i)) continue;
            rest->whole = w;
            rest->is_part = true;
            break;
        }
    }
}
