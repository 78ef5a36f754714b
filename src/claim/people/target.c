/* Whose people they are by what was attacked.
 *
 * "Turkish jets hit PKK positions, killing 19 militants": the object of the
 * verb that the killing hangs on names their group. "Rebels ambushed a Russian
 * column, killing 40 servicemen": soldiers and police are of the land whose
 * column it was. "An attack on Israelis that killed 19": of the people that
 * it was on.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* Words of what was attacked that are looked at. */
enum { TARGET_REACH = 6 };

/* The first group (of militants) or people (of soldiers) that the words under
 * a noun name. */
static struct str side_under(const struct scan *scan, uint32_t noun,
                             bool irregular)
{
    uint32_t start = tree_sentence_start(scan, noun), row;
    uint32_t first = noun > start + TARGET_REACH ? noun - TARGET_REACH : start;
    for (uint32_t i = first; i <= noun; i++) {
        uint32_t index = scan->place_at[i];
        if (i != noun && !tree_under(scan, i, noun)) continue;
        if (phrases_match(&scan->reader->armed, scan->tokens, i, noun + 1,
                          &row) &&
            !scan->reader->armed_rows[row].people)
            return scan->reader->armed_rows[row].name;
        if (!irregular && index && i != noun &&
            scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE)
            return group_place_side(scan, index - 1);
    }
    return STR("");
}

/* "hit PKK positions, killing": the verb that a harm's verb hangs on. */
static uint32_t verb_above(const struct scan *scan, uint32_t verb)
{
    uint8_t relation = scan->tokens[verb].relation;
    if (!tree_is_verb(scan, verb) ||
        (relation != REL_ADVCL && relation != REL_CONJ &&
         relation != REL_XCOMP))
        return NO_TOKEN;
    uint32_t above = scan->tokens[verb].head;
    bool own = tree_subject(scan, verb) != NO_TOKEN;
    return own || !tree_is_verb(scan, above) || scan->hit_at[above] ? NO_TOKEN
                                                                    : above;
}

static struct str side_of_object(const struct scan *scan,
                                 const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    uint32_t above = verb_above(scan, verb);
    if (above == NO_TOKEN || tree_is_passive(scan, verb)) return STR("");
    uint32_t object = tree_is_passive(scan, above) ? tree_subject(scan, above)
                                                   : tree_object(scan, above);
    /* "killing": whom, not what, "positions, killing" */
    if (object == NO_TOKEN || object > verb) return STR("");
    return side_under(scan, object,
                      scan_is(scan, draft->quantity.head, WORD_IRREGULAR));
}

/* "deadly attacks against Israelis that killed 19 people" */
static struct str side_of_attack(const struct scan *scan,
                                 const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    uint32_t first = draft->quantity.words.first;
    if (scan->tokens[verb].relation != REL_ACL_RELCL || first < verb)
        return STR("");
    uint32_t noun = scan->tokens[verb].head, i = noun + 1;
    if (noun >= verb || !scan_is(scan, i, WORD_AGAINST)) return STR("");
    for (i++; i < verb; i++) {
        uint32_t index = scan->place_at[i];
        if (index &&
            scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE)
            return group_place_side(scan, index - 1);
        if (scan->tokens[i].tag != TAG_ADJ && scan->tokens[i].tag != TAG_DET)
            break;
    }
    return STR("");
}

void target_find(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    bool armed =
        quantity->role == ROLE_COMBATANT || quantity->role == ROLE_POLICE;
    if (quantity->side.len ||
        (draft->harm != HARM_KILLED && draft->harm != HARM_INJURED &&
         draft->harm != HARM_DETAINED && draft->harm != HARM_CASUALTIES))
        return;
    if (armed && quantity->kind != COUNT_NAME)
        quantity->side = side_of_object(scan, draft);
    if (quantity->role == ROLE_PEOPLE)
        quantity->side = side_of_attack(scan, draft);
}
