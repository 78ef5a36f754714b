/* The names of the dead, line by line, of those whom the report counted: "ten
 * women were murdered. ... The victims: Ana Lindt, 31; ...", though each of
 * them died on a day of her own.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"

enum { ROLL_LEAST = 3 };

static bool is_line(const struct draft *draft, uint32_t hit)
{
    return !draft->dropped && draft->hit == hit && draft->tie == TIE_OWN &&
           draft->quantity.kind == COUNT_NAME && draft->quantity.lo == 1;
}

static uint32_t count_lines(const struct scan *scan, uint32_t from)
{
    uint32_t n = 0, end = scan_near_end(scan, from);
    for (uint32_t i = from; i < end; i++)
        n += is_line(&scan->drafts[i], scan->drafts[from].hit);
    return n;
}

/* The figure before the roll that counts its people: as many as it has lines,
 * else the last that is larger; NO_TOKEN = none. */
static uint32_t whole_of_roll(const struct scan *scan, uint32_t from,
                              uint32_t n)
{
    const struct draft *first = &scan->drafts[from];
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, from);
    for (uint32_t i = scan_near_start(from); i < end; i++) {
        const struct draft *whole = &scan->drafts[i];
        if (whole->dropped || whole->is_part || whole->harm != first->harm ||
            whole->quantity.kind != COUNT_NUMBER ||
            whole->quantity.lo < (int64_t)n ||
            whole->sentence >= first->sentence)
            continue;
        bool same = whole->quantity.lo == (int64_t)n;
        if (best == NO_TOKEN || same ||
            scan->drafts[best].quantity.lo != (int64_t)n)
            best = i;
    }
    return best;
}

void part_roll(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        uint32_t hit = scan->drafts[i].hit;
        if (!is_line(&scan->drafts[i], hit) || scan->drafts[i].is_part)
            continue;
        uint32_t n = count_lines(scan, i);
        uint32_t whole = n < ROLL_LEAST ? NO_TOKEN : whole_of_roll(scan, i, n);
        if (whole == NO_TOKEN) continue;
        for (uint32_t k = i; k < scan_near_end(scan, i); k++) {
            if (!is_line(&scan->drafts[k], hit)) continue;
            scan->drafts[k].whole = whole;
            scan->drafts[k].is_part = true;
        }
    }
}
