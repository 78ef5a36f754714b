/* Named people told again: "Anna Petrov was wounded ... Petrov died".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/person.h"

static bool has_word(struct str text, struct str word)
{
    while (text.len)
        if (str_equal(str_cut(&text, ' '), word)) return true;
    return false;
}

/* Does the fuller name hold every word of the other? */
static bool is_short_for(struct str full, struct str name)
{
    if (!name.len) return false;
    while (name.len)
        if (!has_word(full, str_cut(&name, ' '))) return false;
    return true;
}

bool person_same(const struct claim *a, const struct claim *b)
{
    return is_short_for(a->name, b->name) || is_short_for(b->name, a->name);
}

bool person_died(const struct reading *reading, const struct claim *claim)
{
    if (claim->harm != HARM_INJURED && claim->harm != HARM_CASUALTIES)
        return false;
    if (claim->dead) return true;
    if (!claim->name.len) return false;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *other = &reading->claims[i];
        if (other->harm == HARM_KILLED && other->stance != STANCE_DENIED &&
            person_same(other, claim))
            return true;
    }
    return false;
}
