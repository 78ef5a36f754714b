/* A number of whom only some came to harm: "half of the 90 passengers died",
 * "everyone but the pilot died". How many is not told, or told elsewhere.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

static bool is_share(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    return context_cue(scan, at, CUE_SHARE) ||
           (index && scan->analysis.numbers[index - 1].use == NUMBER_PERCENT);
}

/* "the 90 passengers killed", "the 90 dead": the harm is of all of them,
 * whatever a share of them is said to be. */
static bool is_own(const struct scan *scan, const struct harm_hit *hit,
                   struct stretch words)
{
    uint32_t behind = words.first + words.n;
    if (hit->first < words.first || hit->first > behind) return false;
    return hit->class == CLASS_NOUN || hit->first < behind ||
           scan->tokens[hit->head].relation == REL_ACL;
}

/* "two in five of those killed" */
static bool is_ratio(const struct scan *scan, struct stretch words)
{
    uint32_t first = words.first;
    return words.n == 1 && first > tree_sentence_start(scan, first) + 1 &&
           context_cue(scan, first - 1, CUE_IN) && scan->number_at[first - 2] &&
           scan_is(scan, first + 1, WORD_OF);
}

bool share_is_of(const struct scan *scan, const struct quantity *quantity,
                 const struct harm_hit *hit)
{
    struct stretch words = quantity->words;
    if (quantity->number == NO_TOKEN) return false;
    if (is_ratio(scan, scan->analysis.numbers[quantity->number].words))
        return true;
    if (is_own(scan, hit, words)) return false;
    uint32_t start = tree_sentence_start(scan, words.first), at = words.first;
    for (; at > start; at--) {
        const struct token *token = &scan->tokens[at - 1];
        if (token->tag == TAG_DET && is_share(scan, at - 1)) return true;
        if (token->tag != TAG_DET && token->relation != REL_NMOD_POSS) break;
    }
    return at < words.first && at > start + 1 &&
           scan_is(scan, at - 1, WORD_OF) && is_share(scan, at - 2);
}

bool share_excepts(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t at = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, at);
    if (at > start && scan->tokens[at - 1].tag == TAG_DET) at--;
    return at > start + 1 && scan_is(scan, at - 1, WORD_EXCEPT) &&
           scan_is(scan, at - 2, WORD_EVERY);
}

bool share_is_none_of(const struct scan *scan, const struct quantity *quantity,
                      const struct harm_hit *hit)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, at - 1);
    uint32_t behind = hit->first + hit->n;
    bool counted = false;
    if (!quantity->negative || !scan_is(scan, at, WORD_OF) ||
        hit->first <= at || behind >= end ||
        scan->tokens[behind].tag != TAG_AUX)
        return false;
    for (; at < hit->first; at++) counted |= scan->number_at[at] > 0;
    for (at = behind; at < end; at++)
        if (scan->hit_at[at]) return false;
    return counted;
}
