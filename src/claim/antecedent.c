/* Whom a pronoun or a lone name stands for.
 *
 * "Gunmen stopped the sheikh's car and shot him": the nearest single person
 * told before, in this sentence or the two before it, who is not the one who
 * acts. A lone name ("Rafii was killed") is somebody told more fully before.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

enum { SENTENCES_BACK = 2 };

/* Does a noun go on behind the token ("police" in "police officer")? */
static bool goes_on(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    if (at + 1 >= end) return false;
    const struct token *next = &scan->tokens[at + 1];
    return next->tag == TAG_NOUN || next->tag == TAG_PROPN;
}

static bool fits(const struct scan *scan, const struct quantity *quantity,
                 uint32_t pronoun)
{
    if (quantity->thing || !quantity->person) return false;
    if (scan_is(scan, pronoun, WORD_THEY))
        return quantity->kind == COUNT_NUMBER && quantity->lo > 1 &&
               quantity->role != ROLE_ATTACKER;
    if (quantity->lo != 1 || quantity->hi != 1) return false;
    if (quantity->kind == COUNT_GROUP || quantity->kind == COUNT_PRONOUN)
        return false;
    if (quantity->unit == UNIT_FAMILY) return false;
    if (quantity->role == ROLE_WOMAN) return scan_is(scan, pronoun, WORD_SHE);
    return true;
}

bool antecedent_find(const struct scan *scan, uint32_t verb, uint32_t pronoun,
                     struct quantity *out)
{
    if (!scan_is(scan, pronoun, WORD_PRONOUN)) return false;
    uint32_t agent =
        tree_is_passive(scan, verb) ? NO_TOKEN : tree_subject(scan, verb);
    uint32_t sentence = scan->sentence_at[pronoun];
    uint32_t first = sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0;
    uint32_t stop = scan_sentence(scan, first)->first;
    for (uint32_t i = pronoun; i-- > stop;) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag != TAG_NOUN && tag != TAG_PROPN) continue;
        if (!scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        if (i == agent || goes_on(scan, i)) continue;
        struct quantity found = quantity_read(scan, i);
        if (!fits(scan, &found, pronoun)) continue;
        *out = found;
        return true;
    }
    return false;
}

/* The noun set beside a name: "Khan, a tribal elder, ...". */
static void take_role(const struct scan *scan, uint32_t head,
                      struct quantity *quantity)
{
    uint32_t beside = tree_child(scan, head, REL_APPOS);
    if (beside == NO_TOKEN || beside < head) return;
    struct quantity told = quantity_read(scan, beside);
    if (told.person && told.role != ROLE_PEOPLE) quantity->role = told.role;
}

void antecedent_name(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head;
    if (quantity->kind == COUNT_NAME) {
        if (quantity->role == ROLE_PEOPLE) take_role(scan, head, quantity);
        return;
    }
    if (quantity->kind != COUNT_DEFINITE || quantity->person ||
        quantity->thing || !group_may_be_name(scan, head))
        return;
    bool alone = quantity->words.n == 1 && !goes_on(scan, head);
    if (!alone) return;
    quantity->kind = COUNT_NAME;
    quantity->person = true;
    quantity->name = scan_text(scan, quantity->words);
    take_role(scan, head, quantity);
}
