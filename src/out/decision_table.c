/* The decisions of people.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/grid.h"

static const struct column decision_columns[] = {
    { "decision", "No.", true, false },
    { "ruling", "Ruling", false, false },
    { "one", "One", false, true },
    { "other", "Other", false, true },
    { "by", "By", false, false },
    { "day", "On", false, false },
    { "note", "Note", false, true },
    { "withdrawn", "Withdrawn", false, false },
    { "withdrawn_by", NULL, false, false },
};

void out_decisions(struct out *out, const struct out_decision *decisions,
                   size_t n)
{
    struct grid grid;
    grid_open(&grid, out, decision_columns,
              sizeof decision_columns / sizeof *decision_columns);
    for (size_t i = 0; i < n; i++) {
        const struct out_decision *decision = &decisions[i];
        grid_number(&grid, decision->n);
        grid_text(&grid, decision->ruling);
        grid_text(&grid, decision->one);
        grid_text(&grid, decision->other);
        grid_text(&grid, decision->by);
        grid_date(&grid, decision->day);
        grid_text(&grid, decision->note);
        grid_date(&grid, decision->withdrawn);
        grid_text(&grid, decision->withdrawn_by);
    }
    grid_write(&grid);
}
