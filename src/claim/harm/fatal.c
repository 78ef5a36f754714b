/* "Four people were shot, one fatally": one of those who were hurt died.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* The wound of the sentence that the words are said of: the last before. */
static uint32_t wound_before(const struct scan *scan, uint32_t at)
{
    for (uint32_t i = at; i > tree_sentence_start(scan, at); i--) {
        uint32_t index = scan->hit_at[i - 1];
        if (!index) continue;
        uint8_t harm = scan->hits[index - 1].harm;
        bool wound = harm == HARM_CASUALTIES || harm == HARM_INJURED;
        return wound ? index - 1 : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* Is no verb behind that the word belongs to ("fatally wounded")? */
static bool stands_alone(const struct scan *scan, uint32_t at)
{
    uint32_t next = at + 1;
    return next >= tree_sentence_end(scan, at) ||
           (!scan->hit_at[next] && !tree_is_verb(scan, next));
}

/* "3 officers shot, 1 fatally": taken for the one who was shot. */
static bool turn(struct scan *scan, uint32_t number, uint32_t hit)
{
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->quantity.number != number || draft->hit != hit) continue;
        draft->harm = HARM_KILLED;
        return true;
    }
    return false;
}

static void add(struct scan *scan, uint32_t number, uint32_t hit)
{
    struct quantity quantity = quantity_of_number(scan, number);
    if (!quantity.thing && !quantity.negative && turn(scan, number, hit))
        return;
    if (quantity.thing || quantity.negative || held_takes(scan, &quantity))
        return;
    struct draft *draft = scan_draft(scan);
    quantity.person = true;
    draft->quantity = quantity;
    draft->hit = hit;
    draft->sentence = scan->hits[hit].sentence;
    draft->anchor = scan->hits[hit].head;
    draft->harm = HARM_KILLED;
    draft->tie = TIE_LINEAR;
}

/* The number before the word, or before "of them": "one of them fatally". */
static uint32_t number_before(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    if (at == start) return 0;
    if (scan->number_at[at - 1]) return scan->number_at[at - 1];
    bool them = at >= start + 3 && scan_is(scan, at - 2, WORD_OF) &&
                (context_cue(scan, at - 1, CUE_THEM) ||
                 scan_is(scan, at - 1, WORD_WHOM));
    return them ? scan->number_at[at - 3] : 0;
}

void fatal_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 1; i < scan->n_tokens; i++) {
        uint32_t number = number_before(scan, i);
        if (!number || !context_cue(scan, i, CUE_FATAL) ||
            scan->analysis.numbers[number - 1].use != NUMBER_COUNT ||
            !scan_sentence(scan, scan->sentence_at[i])->parsed ||
            !stands_alone(scan, i))
            continue;
        uint32_t hit = wound_before(scan, i);
        if (hit != NO_TOKEN) add(scan, number - 1, hit);
    }
}
