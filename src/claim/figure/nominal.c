/* Adjectives in a noun's place: "a Palestinian", "a 17-year-old", and, as
 * headlines have it, "15-year-old killed".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* From "old" in "15-year-old" to its number, in tokens. */
enum { AGE_REACH = 6 };

static const struct number *number_at(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    return index ? &scan->analysis.numbers[index - 1] : NULL;
}

static bool is_actor(const struct token *token)
{
    return token->relation == REL_OBJ || token->relation == REL_NSUBJ ||
           token->relation == REL_NSUBJ_PASS;
}

/* "Death of 15-year-old": an age without an article, and no noun behind. */
static bool is_bare_age(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    uint32_t next = head + 1;
    if (!scan_is(scan, head, WORD_OLD) || !head ||
        !str_is(scan->tokens[head - 1].lower, "-"))
        return false;
    if (next < tree_sentence_end(scan, head) && tree_is_noun(scan, next))
        return false;
    return is_actor(token) || token->relation == REL_NMOD ||
           token->relation == REL_OBL;
}

uint32_t quantity_age_start(const struct scan *scan, uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, head);
    if (!scan_is(scan, head, WORD_OLD)) return head;
    for (uint32_t i = head; i > start && i + AGE_REACH > head; i--) {
        const struct number *number = number_at(scan, i - 1);
        if (number && number->use == NUMBER_AGE) return number->words.first;
    }
    return head;
}

bool quantity_is_nominal(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    const struct number *number = number_at(scan, head);
    if (number && number->use == NUMBER_ORDINAL && head > 0 &&
        scan_is(scan, head - 1, WORD_INDEFINITE))
        return true;
    if (token->tag != TAG_ADJ) return false;
    uint32_t det = tree_child(scan, head, REL_DET);
    if (det == NO_TOKEN) return is_bare_age(scan, head);
    /* "two Americans and an Italian" */
    bool joined = token->relation == REL_CONJ && token->capital;
    /* "the fifth victim was a 28-year-old Brazilian" */
    bool told = token->capital && scan->place_at[head] &&
                tree_child(scan, head, REL_COP) != NO_TOKEN;
    if (!is_actor(token) && !joined && !told) return false;
    /* "The 23-year-old was shot" */
    if (scan_is(scan, det, WORD_THE)) return scan_is(scan, head, WORD_OLD);
    return scan_is(scan, det, WORD_ONE);
}

static bool is_of_people(const struct scan *scan, uint32_t noun)
{
    uint32_t row;
    return scan->tokens[noun].tag == TAG_NOUN &&
           phrases_match(&scan->reader->people, scan->tokens, noun, noun + 1,
                         &row) > 0;
}

/* "Took the passengers hostage": the second word tells what they became. */
uint32_t quantity_over_state(const struct scan *scan, uint32_t head)
{
    bool whole = head > tree_sentence_start(scan, head) &&
                 scan->tokens[head].sense != SENSE_PLURAL &&
                 scan->tokens[head - 1].sense == SENSE_PLURAL &&
                 !scan->tokens[head].capital;
    return whole && is_of_people(scan, head) && is_of_people(scan, head - 1)
               ? head - 1
               : head;
}
