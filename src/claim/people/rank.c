/* Officers: of the police, or of an army whose soldiers are told of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* "The army said an officer was hurt", "one soldier died and an officer is
 * missing": of the army, unless a word says of the police. */
static bool is_of_army(const struct scan *scan, size_t index)
{
    const struct draft *draft = &scan->drafts[index];
    uint32_t head = draft->quantity.head, row;
    const struct draft *before = index ? draft - 1 : draft;
    for (uint32_t i = draft->quantity.words.first; i < head; i++)
        if (phrases_match(&scan->reader->people, scan->tokens, i, head + 1,
                          &row))
            return false;
    return draft->source.kind == SOURCE_MILITARY ||
           (before->sentence == draft->sentence &&
            scan_is(scan, before->quantity.head, WORD_REGULAR));
}

/* "One officer and ten conscripts": an officer of soldiers is one of them. */
void rank_take(const struct scan *scan, size_t index)
{
    struct draft *draft = &scan->drafts[index];
    const struct draft *next = draft + 1, *before = draft - 1;
    if (draft->quantity.role != ROLE_POLICE ||
        !scan_is(scan, draft->quantity.head, WORD_RANK))
        return;
    if (is_of_army(scan, index)) {
        draft->quantity.role = ROLE_COMBATANT;
        return;
    }
    /* "25 soldiers, including three officers", "and their officer" */
    uint32_t his = tree_child(scan, draft->quantity.head, REL_NMOD_POSS);
    bool theirs = his != NO_TOKEN && scan_is(scan, his, WORD_THEY);
    bool bare = draft->quantity.number != NO_TOKEN &&
                draft->quantity.head == draft->quantity.words.first + 1;
    /* "38 soldiers and six officers" */
    bool beside = index && bare &&
                  !scan_is(scan, before->quantity.head, WORD_IRREGULAR) &&
                  before->quantity.words.first + before->quantity.words.n + 1 ==
                      draft->quantity.words.first;
    if (index && ((bare && draft->is_part) || theirs || beside) &&
        before->sentence == draft->sentence &&
        before->quantity.role == ROLE_COMBATANT) {
        draft->quantity.role = ROLE_COMBATANT;
        return;
    }
    if (index + 1 >= scan->n_drafts || next->sentence != draft->sentence ||
        next->hit != draft->hit || next->quantity.role != ROLE_COMBATANT ||
        scan_is(scan, next->quantity.head, WORD_IRREGULAR))
        return;
    draft->quantity.role = ROLE_COMBATANT;
}
