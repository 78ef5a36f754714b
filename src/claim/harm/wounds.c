/* Injuries that are counted on one body: their number is no number of people.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"
#include "claim/context.h"

/* Words from "injuries to" to whose they are. */
enum { WHOSE_REACH = 4 };

/* A single person: "he", "the boy", "a woman", by name. */
static bool is_one_person(const struct scan *scan, uint32_t noun)
{
    struct quantity whose = quantity_read(scan, noun);
    switch (whose.kind) {
    case COUNT_ONE:
    case COUNT_DEFINITE: return whose.person && whose.hi == 1;
    case COUNT_NAME: return !scan->place_at[noun];
    case COUNT_PRONOUN: return !scan_is(scan, noun, WORD_THEY);
    default: return false;
    }
}

/* "14 injuries to her head", "more than 40 injuries to the boy". */
static bool one_behind(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t at = hit->first + hit->n;
    uint32_t end = tree_sentence_end(scan, hit->head);
    if (at + 1 >= end || scan->tokens[at].tag != TAG_ADP) return false;
    if (scan->tokens[at + 1].relation == REL_NMOD_POSS &&
        scan->tokens[at + 1].tag == TAG_PRON)
        return !scan_is(scan, at + 1, WORD_THEY);
    for (uint32_t i = at + 1; i < end && i <= at + WHOSE_REACH; i++)
        if (tree_is_noun(scan, i) || scan->tokens[i].tag == TAG_PRON)
            return is_one_person(scan, i);
    return false;
}

bool wounds_of_one(const struct scan *scan, const struct harm_hit *hit)
{
    if (hit->harm != HARM_INJURED || !hit->weak) return false;
    if (one_behind(scan, hit)) return true;
    uint32_t bearer = sufferer_of_noun(scan, hit->head);
    return bearer != NO_TOKEN && is_one_person(scan, bearer);
}
