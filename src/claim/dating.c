/* The date of a report that prints none, as far as its text implies it.
 *
 * A day with its year that the text tells is not after the report; the latest
 * such day bounds it from below, and gives its month when the text calls that
 * day this week's. Nothing is invented: without such a day there is no date.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

static bool is_anchor(const struct time_mention *time)
{
    return time->kind == TIME_POINT && !time->relative &&
           date_has_day(time->start);
}

static bool has_weekday(const struct scan *scan)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++)
        if (scan->analysis.times[i].weekday >= 0) return true;
    return false;
}

void dating_imply(struct scan *scan)
{
    struct date latest = { 0 };
    scan->published = scan->report->date;
    if (scan->published.year) return;
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (is_anchor(time) && date_compare(time->start, latest) > 0)
            latest = time->start;
    }
    if (!latest.year || !has_weekday(scan)) return;
    scan->published = latest;
    scan->published_implied = true;
}
