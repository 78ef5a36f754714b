/* Reports that look back: "Families marked the 15th anniversary of the bombing
 * on Thursday", "A year on, the station is still closed".
 *
 * The day of looking back is none of the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { FRESH = 31 };

/* Does a claim tell of a deed of that very day? */
static bool tells_deed(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    const struct time_mention *times = scan->analysis.times;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (here->time && here->deed &&
            date_equal(times[here->time - 1].start, times[time - 1].start))
            return true;
    }
    return false;
}

uint32_t jubilee_time(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    if (!scan->published.year) return 0;
    int32_t now = date_days(date_last(scan->published));
    if (time) {
        const struct time_mention *day = &scan->analysis.times[time - 1];
        if (!event_is_day(scan, time) || tells_deed(story, time) ||
            now - date_days(day->start) > FRESH)
            return 0;
    }
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *past = &scan->analysis.times[i - 1];
        if (context_is_jubilee(scan, i) && past->start.year &&
            story->lead[scan->sentence_at[past->words.first]] >= LEAD_BODY &&
            now - date_days(date_last(past->start)) > FRESH)
            return i;
    }
    return 0;
}
