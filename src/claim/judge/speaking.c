/* Who only speaks: "12 people, including two women, officials said".
 *
 * A list is read on by its commas, and behind the last of them may stand
 * whoever tells of it. Nor is a band or an army one of the dead because its
 * name stands before the verb.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/judge.h"

/* A score that no claim has. */
#define SCORE_NONE (INT32_MIN / 2)

static bool is_saying(const struct scan *scan, uint32_t verb)
{
    return scan->tokens[verb].tag == TAG_VERB && !scan->hit_at[verb] &&
           !tree_is_passive(scan, verb) &&
           phrases_match(&scan->reader->speech, scan->tokens, verb, verb + 1,
                         NULL) > 0;
}

/* "12 children said to be among the dead": they do not speak. */
static bool is_said(const struct scan *scan, uint32_t verb)
{
    uint8_t relation = scan->tokens[verb].relation;
    return relation == REL_ACL_RELCL || relation == REL_ACL ||
           (verb + 1 < scan->n_tokens && scan_is(scan, verb + 1, WORD_TO));
}

/* "Officials in the capital said": nothing else is told of them before. */
static bool says(const struct scan *scan, uint32_t noun)
{
    const struct token *token = &scan->tokens[noun];
    if (token->relation == REL_FLAT) token = &scan->tokens[token->head];
    if (token->relation != REL_NSUBJ || token->head < noun ||
        !is_saying(scan, token->head) || is_said(scan, token->head))
        return false;
    for (uint32_t i = noun + 1; i < token->head; i++)
        if (scan->hit_at[i] || scan->tokens[i].tag == TAG_VERB ||
            scan->tokens[i].tag == TAG_AUX)
            return scan->tokens[i].relation == REL_AMOD;
    return true;
}

static bool is_listed(const struct draft *draft)
{
    return draft->tie == TIE_CONJ || draft->tie == TIE_PART ||
           draft->tie == TIE_LINEAR;
}

/* "The Tamil Tigers ... said": a name of many. */
static bool is_band(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n, row;
    if (quantity->kind != COUNT_NAME && quantity->kind != COUNT_ONE)
        return false;
    return end == quantity->head + 1 &&
           phrases_match(&scan->reader->people, scan->tokens, quantity->head,
                         end, &row) > 0 &&
           scan->reader->person_rows[row].kind == PERSON_GROUP &&
           scan->tokens[quantity->head].capital && quantity->words.n > 1 &&
           scan->tokens[quantity->head - 1].capital;
}

void speaking_drop(struct scan *scan)
{
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        const struct quantity *quantity = &draft->quantity;
        if ((is_listed(draft) && says(scan, quantity->head)) ||
            is_band(scan, quantity))
            draft->score = SCORE_NONE;
    }
}
