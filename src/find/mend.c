/* What no tree of English holds, put right after the parse.
 *
 * A verb has one subject and one object. Two nouns side by side, with nothing
 * between them, that both hang on it as such are one noun phrase: "a police
 * colonel was killed". So are a noun and a small-lettered one right behind it
 * that the tree took for its other name: "a former Army colonel".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/mend.h"

static bool is_noun(const struct token *token)
{
    return token->tag == TAG_NOUN || token->tag == TAG_PROPN;
}

static bool is_doubled(const struct token *first, const struct token *second)
{
    return first->head == second->head && first->relation == second->relation &&
           (first->relation == REL_NSUBJ || first->relation == REL_NSUBJ_PASS ||
            first->relation == REL_OBJ);
}

static bool is_other_name(const struct tokens *tokens, uint32_t first)
{
    const struct token *second = &tokens->at[first + 1];
    return second->head == first && !second->capital &&
           second->relation == REL_APPOS;
}

/* The first noun, with what hangs on it to its left, goes under the second. */
static void join(struct tokens *tokens, const struct sentence *sentence,
                 uint32_t first)
{
    struct token *from = &tokens->at[first], *to = from + 1;
    bool root = from->head == first;
    if (to->head == first) {
        to->head = root ? first + 1 : from->head;
        to->relation = from->relation;
    }
    for (uint32_t i = sentence->first; i < sentence->first + sentence->n; i++)
        if (tokens->at[i].head == first) tokens->at[i].head = first + 1;
    from->head = first + 1;
    from->relation = REL_COMPOUND;
}

void mend_nouns(struct tokens *tokens, const struct sentence *sentence)
{
    uint32_t end = sentence->first + sentence->n;
    for (uint32_t i = sentence->first; i + 1 < end; i++) {
        const struct token *first = &tokens->at[i];
        if (!is_noun(first) || !is_noun(first + 1)) continue;
        if (is_doubled(first, first + 1) || is_other_name(tokens, i))
            join(tokens, sentence, i);
    }
}
