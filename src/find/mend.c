/* What no tree of English holds, put right after the parse.
 *
 * A verb has one subject and one object. Two nouns side by side, with nothing
 * between them, that both hang on it as such are one noun phrase: "a police
 * colonel was killed". So are a noun and a small-lettered one right behind it
 * that the tree took for its other name: "a former Army colonel".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/mend.h"

/* Most words behind the dash of a headline: "- health ministry spokesman". */
enum { TAIL_MOST = 5 };

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

static bool is_dash(const struct token *token)
{
    return token->space_before &&
           (str_is(token->text, "-") || str_is(token->text, "--") ||
            str_is(token->text, "\u2013") || str_is(token->text, "\u2014"));
}

/* The last dash, with a few nouns to the end of the sentence; 0 = none. */
static uint32_t tail_dash(const struct tokens *tokens,
                          const struct sentence *sentence)
{
    uint32_t end = sentence->first + sentence->n;
    for (uint32_t i = end; i-- > sentence->first + 1;) {
        const struct token *token = &tokens->at[i];
        if (is_dash(token)) return i + 1 < end ? i : 0;
        if (end - i > TAIL_MOST || token->tag == TAG_VERB ||
            token->tag == TAG_AUX || token->tag == TAG_NUM ||
            token->kind == TOKEN_PUNCT)
            return 0;
    }
    return 0;
}

void mend_tail(struct tokens *tokens, const struct sentence *sentence)
{
    uint32_t dash = tail_dash(tokens, sentence), first = sentence->first;
    struct token *at = tokens->at;
    if (!dash) return;
    uint32_t root = dash - 1;
    for (uint32_t i = first; i < dash; i++) {
        uint32_t up = at[i].head;
        for (uint32_t n = sentence->n; n && up >= dash && at[up].head != up;
             n--)
            up = at[up].head;
        if (at[i].head >= dash && at[i].head != up)
            at[i].relation = at[at[i].head].relation;
        at[i].head = up >= dash ? i : up;
        if (at[i].head == i) root = i;
    }
    for (uint32_t i = dash; i < first + sentence->n; i++) {
        if (at[i].head >= dash && at[i].head != i) continue;
        at[i].head = root;
        at[i].relation = i == dash ? REL_PUNCT : REL_PARATAXIS;
    }
}
