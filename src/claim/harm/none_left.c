/* "None of the 62 on board survived": as many died as there were.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/equal.h"
#include "claim/plight.h"

/* The number that "none" is said to be of, before the verb, plus one. */
static uint32_t number_of_all(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb);
    for (uint32_t i = verb; i-- > start;) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->hi != 0 || number->use != NUMBER_COUNT) continue;
        return tree_under(scan, i, verb) ? out_of_number(scan, index - 1, verb)
                                         : 0;
    }
    return 0;
}

bool none_left_is(const struct scan *scan, uint32_t verb)
{
    return number_of_all(scan, verb) > 0;
}

void none_left_find(struct scan *scan, uint32_t hit_index)
{
    uint32_t index = number_of_all(scan, scan->hits[hit_index].head);
    if (!index) return;
    struct quantity quantity = quantity_of_number(scan, index - 1);
    if (quantity.thing) return;
    quantity.person = true;
    quantity.negative = false;
    victim_draft(scan, hit_index, &quantity, TIE_DIRECT);
}
