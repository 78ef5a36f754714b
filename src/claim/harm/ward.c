/* "Nine died at once and five in hospital": where the five died, not how they
 * are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* Is the figure hurt by no more than the words "in hospital" behind it? */
static bool is_in_ward(const struct scan *scan, const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    const struct harm_hit *hit = &scan->hits[draft->hit];
    uint32_t end = hit->first + hit->n;
    return draft->harm == HARM_INJURED &&
           draft->quantity.kind == COUNT_NUMBER &&
           scan_is(scan, end - 1, WORD_WARD) &&
           scan->tokens[hit->first].tag == TAG_ADP &&
           hit->first >= words->first &&
           end <= words->first + words->n + hit->n;
}

/* Does one verb tell of both: no other stands between them? */
static bool is_one_verb(const struct scan *scan, const struct draft *died,
                        const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[died->hit];
    uint32_t from = hit->first + hit->n, to = draft->quantity.words.first;
    if (hit->class != CLASS_VERB || hit->frame != FRAME_SUBJECT || from >= to)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (scan->hit_at[i] || scan->tokens[i].tag == TAG_AUX ||
            scan->tokens[i].tag == TAG_VERB)
            return false;
    return scan_is(scan, to - 1, WORD_JOINS) ||
           str_is(scan->tokens[to - 1].lower, ",");
}

void ward_find(struct scan *scan)
{
    for (uint32_t d = 1; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (!is_in_ward(scan, draft)) continue;
        for (uint32_t k = d; k-- > 0;) {
            const struct draft *died = &scan->drafts[k];
            if (died->sentence != draft->sentence) break;
            if (died->harm != HARM_KILLED || !is_one_verb(scan, died, draft))
                continue;
            draft->harm = HARM_KILLED;
            draft->hit = died->hit;
            break;
        }
    }
}
