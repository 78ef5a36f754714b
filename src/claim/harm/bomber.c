/* The death of a suicide bomber that no word tells: "a suicide bomber drove
 * a truck into the gate, injuring six".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Of a claim that is sure enough to be told, and no surer. */
enum { IMPLIED_SCORE = 1000 };

/* The verb by which the bomber strikes; NO_TOKEN = he does not. */
static uint32_t strike_of(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    if (token->relation != REL_NSUBJ || tree_is_root(scan, head))
        return NO_TOKEN;
    uint32_t verb = token->head;
    bool real = tree_is_verb(scan, verb) && !tree_is_passive(scan, verb) &&
                context_cue(scan, verb, CUE_STRIKE) &&
                tree_child(scan, verb, REL_AUX) == NO_TOKEN;
    return real ? verb : NO_TOKEN;
}

static bool is_told(const struct scan *scan, uint32_t head)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (scan->drafts[d].harm == HARM_KILLED &&
            (scan->drafts[d].quantity.role == ROLE_ATTACKER ||
             scan->drafts[d].quantity.head == head))
            return true;
    return false;
}

/* The last word of "suicide car bomber". */
static uint32_t head_from(const struct scan *scan, uint32_t first, uint32_t end)
{
    uint32_t head = first;
    while (head + 1 < end && scan->tokens[head].head > head &&
           (scan->tokens[head].relation == REL_COMPOUND ||
            scan->tokens[head].relation == REL_AMOD))
        head++;
    return head;
}

static uint32_t hit_near(const struct scan *scan, uint32_t sentence)
{
    for (uint32_t h = 0; h < scan->n_hits; h++)
        if (scan->hits[h].sentence >= sentence) return h;
    return NO_TOKEN;
}

static void add(struct scan *scan, uint32_t head, uint32_t verb)
{
    struct quantity quantity = quantity_read(scan, head);
    uint32_t sentence = scan->sentence_at[head];
    uint32_t hit = hit_near(scan, sentence);
    if (hit == NO_TOKEN || !quantity.person || quantity.thing ||
        quantity.negative || quantity.kind == COUNT_GROUP)
        return;
    quantity.role = ROLE_ATTACKER;
    struct draft *draft = scan_draft(scan);
    draft->quantity = quantity;
    draft->hit = hit;
    draft->harm = HARM_KILLED;
    draft->sentence = sentence;
    draft->anchor = verb;
    draft->tie = TIE_WEAK;
    draft->score = IMPLIED_SCORE;
}

void bomber_find(struct scan *scan)
{
    for (uint32_t i = 0; i + 1 < scan->n_tokens; i++) {
        if (!scan_is(scan, i, WORD_SUICIDE) ||
            !scan_sentence(scan, scan->sentence_at[i])->parsed)
            continue;
        uint32_t head = head_from(scan, i, tree_sentence_end(scan, i));
        uint32_t verb = strike_of(scan, head);
        if (verb != NO_TOKEN && !is_told(scan, head)) add(scan, head, verb);
    }
}
