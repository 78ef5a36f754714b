/* The canonical order of readings: by publication date, id and text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "link/linker.h"

struct place_in_order {
    const struct reading *reading;
    uint32_t given;
};

static int compare(const void *left, const void *right)
{
    const struct place_in_order *a = left, *b = right;
    int by = date_compare(a->reading->published, b->reading->published);
    if (!by) by = str_compare(a->reading->report->id, b->reading->report->id);
    if (!by)
        by = str_compare(a->reading->report->text, b->reading->report->text);
    if (!by) by = (a->given > b->given) - (a->given < b->given);
    return by;
}

void order_run(struct work *work, const struct reading *const *readings)
{
    struct place_in_order *order =
        ARENA_ARRAY(work->arena, struct place_in_order, work->n + 1);
    for (size_t i = 0; i < work->n; i++)
        order[i] = (struct place_in_order){ readings[i], (uint32_t)i };
    qsort(order, work->n, sizeof *order, compare);
    work->readings =
        arena_array(work->arena, work->n + 1, sizeof *work->readings);
    work->given = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (size_t i = 0; i < work->n; i++) {
        work->readings[i] = order[i].reading;
        work->given[i] = order[i].given;
    }
}
