/* Ages beside the people that they are of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* The age that a token is of; OPEN_BOUND = none. */
static int64_t age_at(const struct scan *scan, uint32_t token)
{
    uint32_t index = token < scan->n_tokens ? scan->number_at[token] : 0;
    if (!index) return OPEN_BOUND;
    const struct number *number = &scan->analysis.numbers[index - 1];
    return number->use == NUMBER_AGE && number->hi >= 0 ? number->hi
                                                        : OPEN_BOUND;
}

/* Does somebody else begin at the token? Not so behind a name or a victim, who
 * may be told as "a 16-year-old". */
static bool opens_next(const struct scan *scan, const struct quantity *quantity,
                       uint32_t token)
{
    bool known = quantity->kind != COUNT_ONE ||
                 scan_is(scan, quantity->head, WORD_VICTIM);
    if (scan_is(scan, token, WORD_INDEFINITE)) return !known;
    return scan_is(scan, token, WORD_AND) || scan_is(scan, token, WORD_OWNER) ||
           scan_is(scan, token, WORD_DEFINITE);
}

/* "six-year-old Ella", "a 16-year-old migrant", "Matthew, 14,", "a boy, aged
 * 14": the age that stands with the words; OPEN_BOUND = none. That of a next
 * one ("a woman and her 7-year-old son") is not hers. */
int64_t age_beside(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first, at = first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, first);
    int64_t age = OPEN_BOUND;
    for (uint32_t i = first; i < at && age == OPEN_BOUND; i++)
        age = age_at(scan, i);
    for (uint32_t back = 1; back <= 2 && age == OPEN_BOUND &&
                            first >= tree_sentence_start(scan, first) + back;
         back++) {
        uint8_t tag = scan->tokens[first - back].tag;
        if (tag == TAG_CCONJ || str_is(scan->tokens[first - back].text, ","))
            break;
        age = age_at(scan, first - back);
    }
    for (; at < end && age == OPEN_BOUND && at < first + quantity->words.n + 3;
         at++) {
        if (opens_next(scan, quantity, at)) break;
        age = age_at(scan, at);
    }
    return age;
}
