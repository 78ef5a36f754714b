/* "A third victim": the place that an ordinal gives somebody among those
 * harmed, which is also how many they are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Words between an ordinal and its noun: "first confirmed virus death". */
enum { NTH_REACH = 6 };

/* Only words that any victim may bear ("a third son" is no third victim),
 * and only one told anew ("the second woman" is one of two). */
int64_t ordinal_of(const struct scan *scan, struct stretch words)
{
    uint32_t end = words.first + words.n;
    for (uint32_t i = words.first; i + 1 < end; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        uint32_t after = number->core.first + number->core.n;
        if (number->use != NUMBER_ORDINAL || number->core.first == 0 ||
            after >= end || !context_cue(scan, after, CUE_NTH))
            continue;
        if (scan_is(scan, number->core.first - 1, WORD_INDEFINITE))
            return number->lo;
    }
    return 0;
}

/* The ordinal in the words, behind "the"; 0 = none. */
static int64_t rank_of(const struct scan *scan, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        uint32_t first = number->core.first;
        return number->use == NUMBER_ORDINAL && first > 0 &&
                       scan_is(scan, first - 1, WORD_THE)
                   ? number->lo
                   : 0;
    }
    return 0;
}

/* "its 105th death", "the country's first confirmed fatality": as many as the
 * ordinal tells; 0 = none. */
int64_t ordinal_of_noun(const struct scan *scan, uint32_t noun)
{
    uint32_t start = tree_sentence_start(scan, noun);
    uint32_t hit = scan->hit_at[noun];
    /* "a quadruple murder" */
    if (hit && scan->hits[hit - 1].fold) return scan->hits[hit - 1].fold;
    /* "In the first reported deaths, four people were killed" */
    if (!context_cue(scan, noun, CUE_NTH) ||
        (scan->tokens[noun].sense == SENSE_PLURAL &&
         scan->tokens[start].tag == TAG_ADP))
        return 0;
    for (uint32_t i = noun; i > start + 1 && noun - i < NTH_REACH; i--) {
        uint32_t index = scan->number_at[i - 1];
        uint8_t tag = scan->tokens[i - 1].tag;
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL)
            return scan_is(scan, i - 2, WORD_OWNER) ||
                           scan_is(scan, i - 2, WORD_OWN) ||
                           scan_is(scan, i - 2, WORD_THE)
                       ? scan->analysis.numbers[index - 1].lo
                       : 0;
        if (tag != TAG_ADJ && tag != TAG_NOUN && tag != TAG_PROPN &&
            tag != TAG_VERB && tag != TAG_PUNCT)
            return 0;
    }
    return 0;
}

bool ordinal_is_ranked(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    bool clause = token->relation == REL_ACL ||
                  token->relation == REL_ACL_RELCL ||
                  token->relation == REL_ADVCL;
    if (!clause || token->head >= verb || !tree_is_noun(scan, token->head))
        return false;
    /* "The third victim, who was found": one of them; "third to die": all */
    for (uint32_t i = token->head + 1; i < verb; i++)
        if (str_is(scan->tokens[i].lower, ",")) return false;
    struct stretch words = tree_phrase(scan, token->head, true);
    return rank_of(scan, words) > 0;
}

void ordinal_total(const struct scan *scan, uint32_t verb,
                   struct quantity *quantity)
{
    int64_t rank = quantity->hi == 1 ? rank_of(scan, quantity->words) : 0;
    if (rank < 2 || scan->tokens[verb].head != quantity->head ||
        !ordinal_is_ranked(scan, verb))
        return;
    quantity->lo = quantity->hi = rank;
    quantity->kind = COUNT_NUMBER;
}

bool ordinal_counts(const struct scan *scan, const struct quantity *quantity)
{
    return quantity->lo > 1 && quantity->lo == quantity->hi &&
           quantity->lo == rank_of(scan, quantity->words);
}
