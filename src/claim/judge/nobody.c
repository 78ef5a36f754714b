/* Drafts of nobody new: who only speaks ("12 people, including two women,
 * officials said"), and who is told of twice in one breath ("Omar Said, a
 * commander, and two guards").
 *
 * A list is read on by its commas, and behind the last of them may stand
 * whoever tells of it. Nor is a band or an army one of the dead because its
 * name stands before the verb.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/judge.h"

/* Words between "but" and the number of them all. */
enum { LESS_REACH = 8, OF_REACH = 5, ASIDE_REACH = 7 };

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
    /* ", said Ann Hill, a spokeswoman for ..." */
    for (int step = 0; step < 2; step++)
        if (token->relation == REL_FLAT || token->relation == REL_APPOS)
            token = &scan->tokens[token->head];
    if (token->relation == REL_NSUBJ && token->head < noun &&
        is_saying(scan, token->head) && !is_said(scan, token->head))
        return true;
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

/* Over "of the injured", "of 14"; no further than a mark. */
static uint32_t behind_of(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at - 1), i = at;
    if (at >= end || !scan_is(scan, at, WORD_OF)) return at;
    while (i < end && i < at + OF_REACH && scan->tokens[i].tag != TAG_PUNCT &&
           scan->tokens[i].tag != TAG_VERB)
        i++;
    return i;
}

/* Is the word behind the phrase a comma, and the next the first of `a`? */
static bool stands_beside(const struct scan *scan, const struct draft *b,
                          uint32_t first)
{
    uint32_t end =
        behind_of(scan, b->quantity.words.first + b->quantity.words.n);
    /* "a civilian identified as Ana Ruiz, a resident, ..." */
    if (end + 3 < first && context_cue(scan, end, CUE_NAMES) &&
        scan_is(scan, end + 1, WORD_AS))
        for (end += 2; group_may_be_name(scan, end); end++) continue;
    return end + 1 == first && str_is(scan->tokens[end].lower, ",");
}

static bool tells_age(const struct scan *scan, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_AGE)
            return true;
    }
    return false;
}

/* "an instructor with 30 years' experience, and": a few words to a comma. */
static bool closes_behind(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    if (scan->tokens[at].tag != TAG_ADP) return false;
    for (uint32_t i = at + 1; i < end && i < at + ASIDE_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (str_is(scan->tokens[i].lower, ",")) return true;
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_CCONJ) break;
    }
    return false;
}

/* "Omar Said, a commander, and two guards": the commander is he. "The driver, a
 * 40-year-old man": so is the man. "One of whom, Omar Said, died": he is that
 * one. */
static bool is_same_one(struct scan *scan, const struct draft *a,
                        struct draft *b)
{
    struct quantity *one = &b->quantity;
    const struct quantity *two = &a->quantity;
    bool single = one->lo == 1 && one->hi == 1 && two->lo == 1 && two->hi == 1;
    uint32_t behind = behind_of(scan, two->words.first + two->words.n);
    if (!single || a->harm != b->harm ||
        (a->hit != b->hit && one->kind != COUNT_NUMBER) ||
        !stands_beside(scan, b, two->words.first) ||
        behind >= tree_sentence_end(scan, two->head))
        return false;
    bool closed = str_is(scan->tokens[behind].lower, ",") ||
                  scan->tokens[behind].tag == TAG_AUX ||
                  closes_behind(scan, behind);
    if (one->kind == COUNT_NUMBER && two->kind == COUNT_NAME && closed) {
        one->name = two->name;
        return true;
    }
    bool named = one->words.first + one->words.n + 1 < two->words.first;
    /* "one of the injured, a girl of 14, ..." */
    bool known = one->kind == COUNT_NAME || one->kind == COUNT_NUMBER ||
                 named ||
                 (one->kind == COUNT_DEFINITE && tells_age(scan, two->words));
    if (!known || two->kind != COUNT_ONE || !closed ||
        !scan_is(scan, two->words.first, WORD_INDEFINITE))
        return false;
    if (one->role == ROLE_PEOPLE) one->role = two->role;
    return true;
}

/* "All but two of the 11 drowned": not eleven. */
static bool is_less(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (quantity->kind != COUNT_NUMBER) return false;
    for (uint32_t i = first; i-- > start + 1 && i + LESS_REACH > first;)
        if (scan_is(scan, i, WORD_BUT)) return scan_is(scan, i - 1, WORD_ALL);
    return false;
}

/* "60 were slightly hurt. None needed hospital care": hurt all the same. */
static bool is_lightly(const struct scan *scan, uint32_t index)
{
    const struct draft *draft = &scan->drafts[index];
    const struct harm_hit *hit = &scan->hits[draft->hit];
    if (!draft->quantity.negative || draft->harm != HARM_INJURED ||
        !hit->weak || hit->n < 2)
        return false;
    for (uint32_t k = scan_near_start(index); k < index; k++) {
        const struct draft *before = &scan->drafts[k];
        if (before->harm == HARM_INJURED && before->quantity.hi != 0 &&
            before->sentence + 2 > draft->sentence)
            return true;
    }
    return false;
}

/* "A man was shot in the arm and a woman in the foot. Both were taken to
 * hospital": the two who were told one by one. */
static bool is_both_again(const struct scan *scan, uint32_t index)
{
    const struct draft *both = &scan->drafts[index];
    uint32_t singles = 0;
    if (!scan_is(scan, both->quantity.head, WORD_BOTH) ||
        both->quantity.lo != 2 || both->harm != HARM_INJURED)
        return false;
    for (uint32_t k = scan_near_start(index); k < index; k++) {
        const struct draft *draft = &scan->drafts[k];
        bool wound =
            draft->harm == HARM_INJURED || draft->harm == HARM_CASUALTIES;
        if (draft->sentence + 2 < both->sentence || !wound) continue;
        if (draft->quantity.lo != 1 || draft->quantity.hi != 1) return false;
        singles++;
    }
    return singles == 2;
}

/* Is the person told by the draft before, in the same breath? */
static bool is_told_beside(struct scan *scan, uint32_t index)
{
    uint32_t end = scan_near_end(scan, index);
    for (uint32_t k = scan_near_start(index); k < end; k++)
        if (k != index && scan->drafts[k].score != SCORE_NONE &&
            is_same_one(scan, &scan->drafts[index], &scan->drafts[k]))
            return true;
    return false;
}

void nobody_drop(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        const struct quantity *quantity = &draft->quantity;
        if ((is_listed(draft) && says(scan, quantity->head)) ||
            is_band(scan, quantity) || is_less(scan, quantity) ||
            is_told_beside(scan, i) || is_lightly(scan, i) ||
            is_both_again(scan, i) ||
            share_is_of(scan, quantity, &scan->hits[draft->hit]) ||
            share_is_none_of(scan, quantity, &scan->hits[draft->hit]) ||
            share_excepts(scan, quantity))
            draft->score = SCORE_NONE;
    }
}

/* "Five rebels were killed, and the others fled": out of a fight. */
void nobody_leaves(struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->harm == HARM_DISPLACED &&
            draft->quantity.role == ROLE_COMBATANT &&
            draft->quantity.qualifier == QUALIFIER_INDEFINITE &&
            scan->hits[draft->hit].frame == FRAME_SUBJECT &&
            scan->hits[draft->hit].n == 1)
            draft->dropped = true;
    }
}
