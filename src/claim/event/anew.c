/* Figures of others than those told before them: of another blow of the same
 * event, or of another event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* "Hours later, a second bomb killed 12": not "later, the toll rose". */
static bool opens_next(const struct scan *scan, const struct context *here,
                       const struct draft *draft)
{
    return context_cue(scan, tree_sentence_start(scan, draft->anchor),
                       CUE_NEXT) &&
           here->word != NO_TOKEN && !here->definite && here->weight > 1;
}

/* "Separately, a driver was killed", "more blasts killed 12". */
static bool is_apart(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct context *here = &story->of[index];
    const struct draft *draft = &scan->drafts[index];
    if (draft->sentence == story->first) return false;
    return here->aside ||
           context_cue(scan, tree_sentence_start(scan, draft->anchor),
                       CUE_BESIDES) ||
           ((here->other || here->again) && here->word != NO_TOKEN &&
            here->word_cost <= COST_CLAUSE) ||
           opens_next(scan, here, draft);
}

/* "A second blast killed 12", behind the sentence of the first claim. */
static bool is_anew(const struct story *story, size_t index)
{
    const struct context *here = &story->of[index];
    const struct draft *draft = &story->scan->drafts[index];
    if (draft->answers || draft->apart) return true;
    return here->fresh && here->word != NO_TOKEN &&
           here->word_cost <= COST_CLAUSE && draft->sentence != story->first;
}

/* "Another bomb killed two and injured 12": the injured as well. */
static bool is_of_same(const struct scan *scan, uint32_t before, uint32_t d)
{
    const struct draft *first = &scan->drafts[before];
    const struct draft *draft = &scan->drafts[d];
    return first->anew && first->sentence == draft->sentence &&
           first->harm != draft->harm && first->event == draft->event;
}

void anew_find(const struct story *story, uint32_t index, uint32_t before)
{
    struct scan *scan = story->scan;
    struct draft *draft = &scan->drafts[index];
    draft->answers = draft->sentence != story->first &&
                     context_answers(scan, draft->sentence);
    draft->apart = is_apart(story, index);
    draft->anew = is_anew(story, index) ||
                  (before != NO_TOKEN && is_of_same(scan, before, index));
}
