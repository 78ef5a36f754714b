/* A figure that was told before, above all by the headline: both are of one
 * event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    MOST_NAMED = 32,   /* figures looked through for the same one */
    LEAST_FIGURE = 10, /* smaller figures are equal by chance */
};

/* The draft before that told the same figure; NO_TOKEN = none. Both are of
 * one event. */
uint32_t retold_find(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    if (draft->quantity.number == NO_TOKEN ||
        (draft->quantity.lo < LEAST_FIGURE &&
         draft->quantity.hi < LEAST_FIGURE))
        return NO_TOKEN;
    for (size_t d = index; d-- > 0 && index - d < MOST_NAMED;)
        if (apart_same_figure(&scan->drafts[d], draft)) return (uint32_t)d;
    return NO_TOKEN;
}

/* Did the headline tell it? */
bool retold_headline(const struct story *story, uint32_t draft)
{
    return draft != NO_TOKEN &&
           story->lead[story->scan->drafts[draft].sentence] == LEAD_TITLE;
}

/* The event of a figure that the headline told. "Rebels free 29": on a day of
 * its own, which the text tells; so is no rescue. */
uint32_t retold_event(struct scan *scan, const struct draft *draft,
                      const struct context *timed, uint32_t headline)
{
    /* "eight days after gunmen killed 98", whom the headline names as well */
    bool counted = timed && timed->time && timed->time_cost <= COST_CLAUSE &&
                   scan->dated[timed->time - 1] != NO_TOKEN &&
                   draft->harm <= HARM_INJURED;
    if (counted || (timed && draft->harm == HARM_RETURNED &&
                    context_cue(scan, draft->anchor, CUE_FREED)))
        scan->drafts[headline].event = event_beside(scan, timed, true);
    return scan->drafts[headline].event;
}
