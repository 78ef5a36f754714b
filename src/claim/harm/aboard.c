/* "A bus carrying 20 tourists fell into a ravine, killing everyone on board":
 * the people whom the sentence counts are the ones who were harmed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum { BEFORE = 3, AFTER = 5, WITH = 3 };

/* The harm that "everyone on board" suffers, right beside it. */
static uint32_t hit_beside(const struct scan *scan, uint32_t at, uint32_t n)
{
    uint32_t start = tree_sentence_start(scan, at);
    uint32_t end = tree_sentence_end(scan, at);
    if (scan->hit_at[at]) return scan->hit_at[at] - 1; /* "no survivors" */
    for (uint32_t i = at; i > start && at - i < BEFORE; i--)
        if (scan->hit_at[i - 1]) return scan->hit_at[i - 1] - 1;
    for (uint32_t i = at + n; i < end && i < at + n + AFTER; i++)
        if (scan->hit_at[i]) return scan->hit_at[i] - 1;
    return NO_TOKEN;
}

static bool is_drafted(const struct scan *scan, uint32_t number)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (scan->drafts[d].quantity.number == number) return true;
    return false;
}

/* "carrying 20 tourists", "with 20 people aboard": on board by its words. */
static bool is_on_board(const struct scan *scan,
                        const struct quantity *quantity)
{
    uint32_t first = quantity->words.first, behind = first + quantity->words.n;
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t end = tree_sentence_end(scan, first);
    for (uint32_t i = first; i > start && first - i < WITH; i--)
        if (context_cue(scan, i - 1, CUE_CARRY)) return true;
    /* "eight people were aboard" */
    while (behind < end && scan->tokens[behind].tag == TAG_AUX) behind++;
    return behind < end && context_cue(scan, behind, CUE_ABOARD);
}

static void take_passengers(struct scan *scan, uint32_t sentence, uint32_t hit)
{
    for (uint32_t i = 0; i < scan->analysis.n_numbers; i++) {
        const struct number *number = &scan->analysis.numbers[i];
        if (scan->sentence_at[number->core.first] != sentence ||
            number->use != NUMBER_COUNT || is_drafted(scan, i))
            continue;
        struct quantity quantity = quantity_of_number(scan, i);
        if (!quantity.person || quantity.thing || quantity.negative ||
            !is_on_board(scan, &quantity))
            continue;
        struct draft *draft = scan_draft(scan);
        draft->quantity = quantity;
        draft->hit = hit;
        draft->sentence = sentence;
        draft->anchor = scan->hits[hit].sentence == sentence
                            ? scan->hits[hit].head
                            : quantity.head;
        draft->harm = scan->hits[hit].harm;
        draft->tie = TIE_LINEAR;
    }
}

void aboard_find(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t value, end = tree_sentence_end(scan, i);
        uint32_t n = (uint32_t)phrases_match(&scan->reader->cues[CUE_EVERYONE],
                                             scan->tokens, i, end, &value);
        if (!n || !scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        uint32_t hit = hit_beside(scan, i, n), sentence = scan->sentence_at[i];
        if (hit == NO_TOKEN || scan->hits[hit].modal ||
            scan->hits[hit].negated || scan->hits[hit].harm > HARM_MISSING)
            continue;
        size_t before = scan->n_drafts;
        take_passengers(scan, sentence, hit);
        if (scan->n_drafts == before && sentence > 0 &&
            scan_sentence(scan, sentence - 1)->parsed)
            take_passengers(scan, sentence - 1, hit);
    }
}
