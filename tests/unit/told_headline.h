/* The headline of one report that a test tells.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEST_TOLD_HEADLINE_H
#define TOLLBOOK_TEST_TOLD_HEADLINE_H

#include "told.h"

/* A report of one attack. */
static inline void open_one(struct told *told)
{
    told_report(told, "a", "2018-03-02", "text");
    told_event(told, EVENT_ATTACK, "Ghazni", "2018-03-01", "2018-03-01");
}

/* The figure of a harm by the default rule. */
static inline void check(const struct told *told, uint8_t harm, int64_t low,
                         int64_t best, int64_t high)
{
    struct arena arena;
    struct headline out[HARM_COUNT];
    arena_open(&arena, NULL);
    headline_run(&arena, &told->reading, out);
    assert_true(out[harm].told);
    assert_int_equal(out[harm].low, low);
    assert_int_equal(out[harm].best, best);
    assert_int_equal(out[harm].high, high);
    arena_close(&arena);
}

#endif
