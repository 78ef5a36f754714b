/* Who they are by a predicate or an aside on all of them: "Two of the slain
 * militants were from Pakistan", "five of the dead were schoolchildren",
 * "eleven people, all civilians".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* From "all" to what all of them are. */
enum { ALL_REACH = 4, ONE_REACH = 8 };

/* The land that a predicate names: "were Bangladeshi", "are from Pakistan". */
static struct str land_at(const struct scan *scan, uint32_t at)
{
    uint32_t index = at == NO_TOKEN ? 0 : scan->place_at[at];
    if (!index) return STR("");
    bool folk = scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE;
    return folk || (at && scan_is(scan, at - 1, WORD_FROM))
               ? group_place_side(scan, index - 1)
               : STR("");
}

/* The word by which they are a subject: of "three of the dead", the number. */
static uint32_t subject_word(const struct scan *scan,
                             const struct quantity *quantity)
{
    uint32_t head = quantity->head, above = scan->tokens[head].head;
    bool counted = above - quantity->words.first < quantity->words.n;
    return counted && scan->tokens[head].relation == REL_NMOD ? above : head;
}

/* "Two of the slain militants were from Pakistan", "six gunmen, who were
 * Bangladeshi, died" */
struct str predicate_land(const struct scan *scan, const struct draft *draft)
{
    uint32_t head = subject_word(scan, &draft->quantity);
    const struct token *token = &scan->tokens[head];
    struct str land = STR("");
    if (token->relation == REL_NSUBJ && token->head > head)
        land = land_at(scan, token->head);
    return land.len ? land
                    : land_at(scan, tree_child(scan, head, REL_ACL_RELCL));
}

/* The role of the noun at a token, where it stands alone: "women and
 * children" are of no one role. */
static uint8_t role_at(const struct scan *scan, uint32_t at)
{
    uint32_t row;
    if (!tree_is_noun(scan, at) || scan_is(scan, at + 1, WORD_AND) ||
        scan_is(scan, at + 1, WORD_JOINS) ||
        !phrases_match(&scan->reader->people, scan->tokens, at, at + 1, &row))
        return ROLE_PEOPLE;
    uint8_t role = scan->reader->person_rows[row].role;
    return role == ROLE_OTHER ? ROLE_PEOPLE : role;
}

/* "Five of the dead were schoolchildren" */
static uint8_t role_of_predicate(const struct scan *scan,
                                 const struct quantity *quantity)
{
    uint32_t subject = subject_word(scan, quantity);
    const struct token *head = &scan->tokens[subject];
    if (head->relation != REL_NSUBJ || head->head < subject ||
        tree_child(scan, head->head, REL_COP) == NO_TOKEN)
        return ROLE_PEOPLE;
    /* "50 people killed, five of them are children": what the five are */
    for (uint32_t i = subject + 1; i < head->head; i++)
        if (scan->number_at[i] && str_is(scan->tokens[i - 1].text, ","))
            return ROLE_PEOPLE;
    return role_at(scan, head->head);
}

/* "eleven people, all civilians", "15, all of them soldiers" */
static uint8_t role_of_all(const struct scan *scan,
                           const struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, quantity->words.first);
    if (at + 1 >= end || !str_is(scan->tokens[at].lower, ",") ||
        !scan_is(scan, at + 1, WORD_WHOLLY))
        return ROLE_PEOPLE;
    for (uint32_t i = at + 2; i < end && i < at + 2 + ALL_REACH; i++) {
        if (tree_is_noun(scan, i)) return role_at(scan, i);
        if (tree_is_verb(scan, i) || scan->tokens[i].kind == TOKEN_PUNCT) break;
    }
    return ROLE_PEOPLE;
}

/* "The driver, a 23-year-old woman, was hurt" */
static uint8_t role_of_one(const struct scan *scan,
                           const struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, quantity->words.first);
    if (quantity->lo != 1 || quantity->hi != 1 || at + 2 >= end ||
        !str_is(scan->tokens[at].lower, ",") ||
        !scan_is(scan, at + 1, WORD_INDEFINITE))
        return ROLE_PEOPLE;
    uint32_t i = at + 2;
    while (i + 1 < end && i < at + 2 + ONE_REACH &&
           scan->tokens[i].kind != TOKEN_PUNCT &&
           (!tree_is_noun(scan, i) || tree_is_noun(scan, i + 1)))
        i += str_is(scan->tokens[i + 1].lower, "-") ? 2 : 1;
    return role_at(scan, i);
}

void predicate_role(const struct scan *scan, struct quantity *quantity)
{
    if (quantity->role != ROLE_PEOPLE || quantity->lo < 1) return;
    quantity->role = role_of_predicate(scan, quantity);
    if (quantity->role == ROLE_PEOPLE)
        quantity->role = role_of_all(scan, quantity);
    if (quantity->role == ROLE_PEOPLE)
        quantity->role = role_of_one(scan, quantity);
}
