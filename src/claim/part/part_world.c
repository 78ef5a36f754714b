/* "66 journalists were killed across the world this year. Syria, where 15 died,
 * ...": what is counted over the whole world and then told land by land, each
 * land an event of its own.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* LEAD: sentences in which a report gives its sums. */
enum { LEAD = 4, LEAST = 10, LINE_SHARE = 4 };

static bool is_world(const struct scan *scan, const struct draft *sum)
{
    return !sum->dropped && !sum->is_part && !sum->early &&
           sum->sentence <= LEAD && sum->quantity.kind == COUNT_NUMBER &&
           sum->quantity.lo >= LEAST &&
           sum->quantity.qualifier != QUALIFIER_VAGUE &&
           context_tells(scan, sum->sentence, CUE_WORLD);
}

/* Does the sentence name a land, or a town? */
static bool names_place(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t at = scan->place_at[i];
        if (at && scan->analysis.places[at - 1].place.kind != PLACE_PEOPLE)
            return true;
    }
    return false;
}

static bool is_other_year(const struct scan *scan, const struct draft *line,
                          const struct draft *sum)
{
    int one = scan->events[line->event].start.year;
    int other = scan->events[sum->event].start.year;
    return one && other && one != other;
}

static bool is_line(const struct scan *scan, const struct draft *line,
                    const struct draft *sum)
{
    const struct quantity *some = &line->quantity, *all = &sum->quantity;
    bool counted = some->kind == COUNT_NUMBER || some->kind == COUNT_ONE ||
                   some->kind == COUNT_NAME;
    return !line->dropped && !line->is_part && !line->early && counted &&
           line->harm == sum->harm && line->sentence > sum->sentence &&
           some->lo > 0 && some->qualifier != QUALIFIER_VAGUE &&
           some->qualifier != QUALIFIER_INDEFINITE &&
           some->lo <= all->lo - all->lo / LINE_SHARE &&
           whole_counts(scan, all, some) && names_place(scan, line->sentence) &&
           !is_other_year(scan, line, sum);
}

void part_world(struct scan *scan)
{
    for (uint32_t w = 0; w < scan->n_drafts; w++) {
        const struct draft *sum = &scan->drafts[w];
        uint32_t end = scan_near_end(scan, w);
        if (!is_world(scan, sum)) continue;
        for (uint32_t i = w + 1; i < end; i++) {
            struct draft *line = &scan->drafts[i];
            if (!is_line(scan, line, sum) ||
                !whole_has_room_of(scan, w, &line->quantity))
                continue;
            line->whole = w;
            line->is_part = true;
        }
    }
}
