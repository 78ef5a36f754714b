/* May two phrases for one person each be of the same person?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/alike.h"

static bool same_sex(const struct scan *scan, const struct quantity *a,
                     const struct quantity *b)
{
    bool male =
        scan_is(scan, a->head, WORD_MALE) || scan_is(scan, b->head, WORD_MALE);
    bool female = a->role == ROLE_WOMAN || b->role == ROLE_WOMAN ||
                  scan_is(scan, a->head, WORD_FEMALE) ||
                  scan_is(scan, b->head, WORD_FEMALE);
    return !male || !female;
}

/* "an infant" is no "man"; "a 17-year-old man" is both. */
static bool same_age(const struct scan *scan, const struct quantity *a,
                     const struct quantity *b)
{
    if ((a->role == ROLE_CHILD) == (b->role == ROLE_CHILD)) return true;
    const struct quantity *child = a->role == ROLE_CHILD ? a : b;
    const struct quantity *other = child == a ? b : a;
    bool adult =
        other->role == ROLE_WOMAN || scan_is(scan, other->head, WORD_ADULT);
    return !adult || scan_is(scan, child->head, WORD_ADULT);
}

/* "his wife" is not "his sister". */
static bool same_kin(const struct scan *scan, const struct quantity *a,
                     const struct quantity *b)
{
    return !scan_is(scan, a->head, WORD_KIN) ||
           !scan_is(scan, b->head, WORD_KIN) ||
           str_equal(scan->tokens[a->head].lemma, scan->tokens[b->head].lemma);
}

bool alike_person(const struct scan *scan, const struct quantity *a,
                  const struct quantity *b)
{
    return same_sex(scan, a, b) && same_age(scan, a, b) && same_kin(scan, a, b);
}

/* How old the text says that somebody is, -1 = it does not. */
static int64_t age_of(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    for (uint32_t i = quantity->words.first; i < end; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->use == NUMBER_AGE && number->lo == number->hi)
            return number->lo;
    }
    return -1;
}

bool alike_ages_differ(const struct scan *scan, const struct quantity *a,
                       const struct quantity *b)
{
    int64_t one = age_of(scan, a), two = age_of(scan, b);
    return one >= 0 && two >= 0 && one != two;
}
