/* A time long before the report: that of its event, where it looks back on one;
 * or of another by which it is measured.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    FRESH = 31,     /* days in which something is news */
    FAR_YEAR = 366, /* an older day is long before */
};

/* "Perhaps the worst fire in history was that of 7 December 1946": by this the
 * own event of the report is measured. */
bool old_time_is_record(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    const struct time_mention *at = &scan->analysis.times[time - 1];
    uint32_t sentence = scan->sentence_at[at->words.first];
    return !story->court && sentence != story->first &&
           sentence != story->opening && main_time_is_old(story, time - 1) &&
           context_has(scan, scan_sentence(scan, sentence)->first,
                       at->words.first, CUE_MOST);
}

/* "A grave holds the bodies of 40": counted now, who died long before. */
static bool opens_with_count(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct harm_hit *hit = &scan->hits[scan->drafts[d].hit];
        if (scan->drafts[d].sentence == story->opening)
            return hit->class == CLASS_NOUN;
    }
    return false;
}

/* "Nine died in a landslide. ... The area was hit by a quake that killed 40 in
 * 2022": is the time that of a figure told behind the opening? */
static bool dates_other(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    uint32_t at = scan->analysis.times[time - 1].words.first;
    if (scan->sentence_at[at] <= story->opening || opens_with_count(story))
        return false;
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (story->of[d].time == time && scan->drafts[d].quantity.hi)
            return true;
    return false;
}

/* "Families gathered in the town, where gas was dropped in March 1988": where
 * the lead tells no day of its own, the only month and year that it tells, if
 * they are long past. */
uint32_t old_time_find(const struct story *story)
{
    const struct scan *scan = story->scan;
    uint32_t found = 0;
    if (!scan->published.year || story->opening == NO_TOKEN) return 0;
    int32_t now = date_days(date_first(scan->published));
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i - 1];
        uint32_t sentence = scan->sentence_at[time->words.first];
        bool telling;
        if (!story->court && story->lead[sentence] >= LEAD_BODY &&
            time->relative && event_is_day(scan, i) &&
            main_time_tells_deed(scan, i) &&
            now - date_days(time->start) <= FRESH)
            return 0;
        if (story->lead[sentence] < LEAD_BODY || time->kind != TIME_POINT ||
            !time->start.month || time->relative ||
            !context_is_time(scan, i, 0) || old_time_is_record(story, i))
            continue;
        context_home(scan, i, &telling);
        if (telling || now - date_days(date_last(time->start)) < FAR_YEAR ||
            found || dates_other(story, i))
            return 0;
        found = i;
    }
    return found;
}
