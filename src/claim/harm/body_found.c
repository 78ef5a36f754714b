/* Bodies that come to light: dead of whom nothing else may be told.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"
#include "claim/context.h"

/* "His body was found in a ditch". */
bool body_was_found(const struct scan *scan, uint32_t noun)
{
    return !tree_is_root(scan, noun) &&
           context_cue(scan, scan->tokens[noun].head, CUE_FOUND);
}

/* "Bodies washed ashore": no owner's, and news by themselves. */
static bool are_told(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t noun = quantity->head;
    uint8_t relation = scan->tokens[noun].relation;
    return quantity->kind == COUNT_PLURAL && quantity->words.n == 1 &&
           (relation == REL_NSUBJ || relation == REL_NSUBJ_PASS) &&
           tree_child(scan, noun, REL_NMOD_POSS) == NO_TOKEN &&
           tree_child(scan, noun, REL_DET) == NO_TOKEN;
}

/* "Police recovered a body": nobody's, as yet. */
void body_find(struct scan *scan, uint32_t hit_index, struct quantity *quantity)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    bool told = quantity->kind == COUNT_ONE || are_told(scan, quantity);
    if (!hit->weak || hit->harm != HARM_KILLED || !told ||
        !body_was_found(scan, hit->head))
        return;
    quantity->person = true;
    quantity->thing = false;
    victim_draft(scan, hit_index, quantity, TIE_OWN);
}
