/* "28 people were killed, 22 of them children. ... Six adults died as well":
 * the figure that makes up a whole with the parts that it has.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Sentences back to the whole; a smaller whole is made up by chance. */
enum { REST_REACH = 8, REST_LEAST = 4 };

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

void part_rest(struct scan *scan)
{
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
