/* Which drafts have their words in a sentence: lists by sentence, so that no
 * search has to look through all drafts of a long report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

struct held {
    uint32_t *last; /* for each sentence: its last draft + 1, 0 = none */
    uint32_t *next; /* for each draft: the one before it + 1 */
    size_t room;    /* of next */
    uint32_t n;     /* drafts in the lists */
};

void held_open(struct scan *scan)
{
    struct held *held = ARENA_NEW(scan->arena, struct held);
    held->last = ARENA_ARRAY(scan->arena, uint32_t,
                             scan->analysis.tokens.n_sentences + 1);
    scan->held = held;
}

/* Drafts are filled in once they are made, so new ones are taken in late. */
static void take_new(const struct scan *scan, struct held *held)
{
    held->next = arena_grow(scan->arena, held->next, &held->room,
                            scan->n_drafts, sizeof *held->next);
    for (; held->n < scan->n_drafts; held->n++) {
        uint32_t word = scan->drafts[held->n].quantity.words.first;
        uint32_t *last = &held->last[scan->sentence_at[word]];
        held->next[held->n] = *last;
        *last = held->n + 1;
    }
}

uint32_t *held_order(const struct scan *scan, const uint32_t *sentence_of)
{
    size_t n = scan->analysis.tokens.n_sentences;
    uint32_t *start = ARENA_ARRAY(scan->arena, uint32_t, n + 2);
    uint32_t *order = ARENA_ARRAY(scan->arena, uint32_t, scan->n_drafts + 1);
    for (size_t d = 0; d < scan->n_drafts; d++) start[sentence_of[d] + 1]++;
    for (size_t i = 0; i < n; i++) start[i + 1] += start[i];
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        order[start[sentence_of[d]]++] = d;
    return order;
}

uint32_t held_last(const struct scan *scan, uint32_t sentence)
{
    struct held *held = scan->held;
    if (held->n < scan->n_drafts) take_new(scan, held);
    return held->last[sentence] - 1;
}

uint32_t held_next(const struct scan *scan, uint32_t draft)
{
    return scan->held->next[draft] - 1;
}

uint32_t held_counting(const struct scan *scan, uint32_t number)
{
    uint32_t core = scan->analysis.numbers[number].core.first;
    uint32_t d = held_last(scan, scan->sentence_at[core]);
    while (d != NO_TOKEN && scan->drafts[d].quantity.number != number)
        d = held_next(scan, d);
    return d;
}

bool held_takes(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t d = held_last(scan, scan->sentence_at[quantity->words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        if (words->first < quantity->words.first + quantity->words.n &&
            quantity->words.first < words->first + words->n)
            return true;
    }
    return false;
}
