/* Times that stand alone as the label of what follows: "Friday" above the
 * paragraphs of a day, "Oct. 1, 2015:" in front of an entry of a list.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* Sentences that a label holds for, and tokens of a label. */
enum { MOST_BACK = 24, LABEL_MOST = 9 };

enum { PRINTED = 3 }; /* days from writing to printing */

/* The time that is all of the sentence; 0 = it says more, or none. */
static uint32_t label_of(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t index = 0;
    if (!s->n || s->n > LABEL_MOST) return 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t here = scan->time_at[i];
        bool mark = scan->tokens[i].kind == TOKEN_PUNCT ||
                    scan->tokens[i].kind == TOKEN_SYMBOL;
        if ((here && index && here != index) || (!here && !mark)) return 0;
        if (here) index = here;
    }
    return index && scan->analysis.times[index - 1].start.year ? index : 0;
}

/* The line with the report's own date stands above its text; where no date is
 * known, it may be such a line. */
static bool is_below_text(const struct scan *scan, uint32_t sentence)
{
    for (uint32_t i = sentence; i-- > 0 && sentence - i <= MOST_BACK;)
        if (scan_sentence(scan, i)->zone == ZONE_BODY) return true;
    return sentence > MOST_BACK;
}

uint32_t label_before(const struct scan *scan, uint32_t sentence)
{
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    for (uint32_t back = 1; back <= MOST_BACK && back <= sentence; back++) {
        uint32_t at = sentence - back, index = label_of(scan, at);
        if (!index) continue;
        struct date day = scan->analysis.times[index - 1].start;
        /* "February 21, 1989", above a dateline of the 20th */
        bool printed = scan_sentence(scan, at)->zone == ZONE_DATELINE &&
                       scan->published.year &&
                       date_days(day) - date_days(scan->published) <= PRINTED &&
                       date_days(scan->published) - date_days(day) <= PRINTED;
        if (printed || date_equal(day, scan->published) ||
            (!scan->published.year && !is_below_text(scan, at)))
            return 0;
        /* in front of an entry: of that entry alone */
        uint32_t of = scan_sentence(scan, at)->paragraph;
        uint32_t next = scan_sentence(scan, at + 1)->paragraph;
        return next != of || paragraph == of ? index : 0;
    }
    return 0;
}
