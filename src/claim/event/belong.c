/* What a claim takes from its whole, and as of when its figure stood.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { NIGHT = 2 }; /* precision of a few days */

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

/* As of when: a day of the sentence after the event's, not after the report. */
struct date happening_as_of(const struct scan *scan, const struct draft *draft,
                            const struct context *here)
{
    if (here->by && event_is_day(scan, here->by))
        return time_of(scan, here->by)->start;
    const struct event *event = &scan->events[draft->event];
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !event_is_day(scan, index)) continue;
        struct date day = time_of(scan, index)->start;
        if (date_has_day(event->start) && scan->published.year &&
            date_compare(day, event->start) > 0 &&
            date_compare(day, date_last(scan->published)) <= 0)
            return day;
    }
    return (struct date){ 0 };
}

/* "Five were killed from Monday to Wednesday; two of them died when a bomb went
 * off on Tuesday", "66 were murdered this year; one of them in August": within
 * the time of the whole, at one of its own. */
static bool has_own_day(const struct scan *scan, const struct draft *draft,
                        const struct context *here)
{
    const struct event *whole = &scan->events[scan->drafts[draft->whole].event];
    bool told = here->deed ||
                (here->word != NO_TOKEN && here->tie_cost <= COST_CLAUSE / 2);
    if (!here->time || !told || here->late || !whole->start.year) return false;
    const struct time_mention *time = time_of(scan, here->time);
    struct date last = whole->end.year ? whole->end : whole->start;
    bool finer = (time->start.month && !whole->start.month) ||
                 (date_has_day(time->start) && !date_has_day(whole->start));
    bool day = date_has_day(whole->start) && event_is_day(scan, here->time) &&
               date_compare(time->start, whole->start) > 0;
    /* "on the night of 3 to 4 November" */
    bool one = date_equal(time->start, time->end) ||
               (time->precision <= NIGHT && date_has_day(time->start));
    return time->kind == TIME_POINT && one && (finer || day) &&
           date_compare(date_first(time->start), date_first(whole->start)) >=
               0 &&
           (!whole->end.year ||
            date_compare(date_last(time->start), date_last(last)) <= 0);
}

/* A part is of its whole's event, where the whole was told before. */
bool happening_in_whole(const struct scan *scan, const struct draft *draft,
                        const struct context *here)
{
    if (!draft->is_part || draft->whole == NO_TOKEN) return false;
    const struct draft *whole = &scan->drafts[draft->whole];
    if (has_own_day(scan, draft, here)) return false;
    return whole->sentence < draft->sentence ||
           (whole->sentence == draft->sentence &&
            whole->quantity.words.first < draft->quantity.words.first);
}
