/* Who shared a harm that the words do not say again: "The driver was killed, as
 * were all 14 passengers", "He died at the scene. So did his two brothers."
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* In tokens: the people's own phrase. */
enum { PHRASE_REACH = 10 };

static bool in_phrase(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_ADJ ||
           tag == TAG_NUM || tag == TAG_DET || scan->number_at[at] ||
           scan->tokens[at].relation == REL_NMOD_POSS;
}

/* The last noun of the phrase that begins at a token. */
static uint32_t noun_from(const struct scan *scan, uint32_t from, uint32_t end)
{
    uint32_t noun = NO_TOKEN;
    for (uint32_t i = from; i < end && i < from + PHRASE_REACH; i++) {
        if (!in_phrase(scan, i)) break;
        if (tree_is_noun(scan, i)) noun = i;
    }
    return noun;
}

/* The harm word before the token, in its sentence, or in the one before where
 * it opens its own; NO_TOKEN = none. */
static uint32_t hit_told(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    if (at == start && start) start = tree_sentence_start(scan, start - 1);
    for (uint32_t i = at; i-- > start;)
        if (scan->hit_at[i]) return scan->hit_at[i] - 1;
    return NO_TOKEN;
}

/* "was killed, as were", "died, as did": the same way of telling. */
static bool agrees(const struct scan *scan, const struct harm_hit *hit,
                   uint32_t verb)
{
    if (hit->negated || hit->modal || hit->again) return false;
    bool is = scan_is(scan, verb, WORD_BE);
    if (hit->frame == FRAME_OBJECT)
        return is && tree_is_passive(scan, hit->head);
    if (hit->frame == FRAME_STATE) return is;
    return hit->frame == FRAME_SUBJECT && !is;
}

static bool is_people(const struct quantity *quantity)
{
    return quantity->person && !quantity->thing &&
           (quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
            quantity->kind == COUNT_DEFINITE || quantity->kind == COUNT_NAME);
}

void echo_find(struct scan *scan)
{
    const struct phrases *cue = &scan->reader->cues[CUE_SO];
    uint32_t value;
    held_open(scan);
    for (uint32_t i = 0; i + 2 < scan->n_tokens; i++) {
        uint32_t end = tree_sentence_end(scan, i);
        uint32_t n = (uint32_t)phrases_match(cue, scan->tokens, i, end, &value);
        if (!n || !scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        uint32_t hit = hit_told(scan, i);
        if (hit == NO_TOKEN || !agrees(scan, &scan->hits[hit], i + n - 1))
            continue;
        uint32_t noun = noun_from(scan, i + n, end);
        if (noun == NO_TOKEN) continue;
        struct quantity quantity = quantity_read(scan, noun);
        if (!is_people(&quantity) || held_takes(scan, &quantity) ||
            !victim_fits(scan, &quantity, &scan->hits[hit]))
            continue;
        struct draft *draft = scan_draft_of(scan, hit, &quantity, TIE_LINEAR);
        draft->sentence = scan->sentence_at[noun];
    }
}
