/* May two phrases for one person each be of the same person?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/alike.h"
#include "claim/context.h"

enum { TEENS_END = 20 };

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

/* "The teenager" is no "60-year-old man". */
static bool outgrew(const struct scan *scan, const struct quantity *teen,
                    const struct quantity *other)
{
    return teen->role == ROLE_CHILD &&
           scan_is(scan, teen->head, WORD_AGELESS) &&
           !scan_is(scan, teen->head, WORD_KIN) &&
           age_of(scan, other) >= TEENS_END;
}

/* "an infant" is no "man"; "a 17-year-old man" is both. */
static bool same_age(const struct scan *scan, const struct quantity *a,
                     const struct quantity *b)
{
    if (outgrew(scan, a, b) || outgrew(scan, b, a)) return false;
    if ((a->role == ROLE_CHILD) == (b->role == ROLE_CHILD)) return true;
    if (scan_is(scan, a->head, WORD_AGELESS) ||
        scan_is(scan, b->head, WORD_AGELESS))
        return true;
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

static bool fights_apart(const struct scan *scan, const struct quantity *a,
                         const struct quantity *b)
{
    return scan_is(scan, a->head, WORD_IRREGULAR) &&
           scan_is(scan, b->head, WORD_REGULAR);
}

/* "A militant and a soldier died. The soldier was named as ...": the soldier
 * alone. */
static bool same_camp(const struct scan *scan, const struct quantity *a,
                      const struct quantity *b)
{
    return !fights_apart(scan, a, b) && !fights_apart(scan, b, a);
}

bool alike_person(const struct scan *scan, const struct quantity *a,
                  const struct quantity *b)
{
    return same_sex(scan, a, b) && same_age(scan, a, b) &&
           same_kin(scan, a, b) && same_camp(scan, a, b);
}

bool alike_ages_differ(const struct scan *scan, const struct quantity *a,
                       const struct quantity *b)
{
    int64_t one = age_of(scan, a), two = age_of(scan, b);
    return one >= 0 && two >= 0 && one != two;
}

static bool is_single(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return draft->harm == HARM_KILLED && quantity->lo == 1 &&
           quantity->hi == 1 && !quantity->more && !draft->also &&
           !draft->beside && !draft->one_more;
}

/* "killed by police", "an officer shot him dead". */
bool alike_is_by_law(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    if (context_tells(scan, draft->sentence, CUE_LAW)) return true;
    /* "Police shot him dead" */
    if (!tree_is_verb(scan, verb)) verb = scan->tokens[verb].head;
    if (!tree_is_verb(scan, verb)) return false;
    uint32_t doer = tree_is_passive(scan, verb)
                        ? tree_child(scan, verb, REL_OBL_AGENT)
                        : tree_subject(scan, verb);
    if (doer == NO_TOKEN || doer == draft->quantity.head) return false;
    return quantity_read(scan, doer).role == ROLE_POLICE;
}

static bool is_by_own_hand(const struct scan *scan, const struct draft *draft)
{
    return scan->hits[draft->hit].frame == FRAME_SELF ||
           context_tells(scan, draft->sentence, CUE_OWNHAND);
}

/* "Man, 17, shot by police. ... The suspect died in hospital." */
static bool is_suspect_again(const struct scan *scan, const struct draft *a,
                             const struct draft *b)
{
    const struct draft *suspect = a->quantity.role == ROLE_ATTACKER ? a : b;
    const struct draft *other = suspect == a ? b : a;
    if (other->quantity.role == ROLE_ATTACKER ||
        other->quantity.role == ROLE_POLICE)
        return false;
    if (suspect->quantity.name.len && other->quantity.name.len) return false;
    if (is_by_own_hand(scan, a)) return is_by_own_hand(scan, b);
    return alike_is_by_law(scan, other) &&
           suspect->quantity.kind == COUNT_DEFINITE;
}

bool alike_death(const struct scan *scan, const struct draft *a,
                 const struct draft *b)
{
    uint8_t one = a->quantity.role, two = b->quantity.role;
    if (!is_single(a) || !is_single(b) || a->sentence == b->sentence ||
        one == two)
        return false;
    if ((one == ROLE_CHILD && two == ROLE_WOMAN) ||
        (one == ROLE_WOMAN && two == ROLE_CHILD))
        return true;
    return (one == ROLE_ATTACKER || two == ROLE_ATTACKER) &&
           is_suspect_again(scan, a, b);
}

bool alike_is_victim(const struct scan *scan, const struct draft *a,
                     const struct draft *b)
{
    bool first = a->quantity.role == ROLE_ATTACKER;
    uint8_t kind = first ? b->quantity.kind : a->quantity.kind;
    uint8_t tie = first ? b->tie : a->tie;
    bool told = kind == COUNT_ONE || kind == COUNT_NUMBER ||
                (kind == COUNT_NAME && tie == TIE_PART);
    const struct draft *attacker = first ? a : b, *other = first ? b : a;
    if (attacker->quantity.role != ROLE_ATTACKER ||
        other->quantity.role == ROLE_ATTACKER || attacker->quantity.hi != 1 ||
        !told || (other->harm != HARM_KILLED && other->harm != HARM_INJURED))
        return false;
    return (alike_is_by_law(scan, attacker) ||
            is_by_own_hand(scan, attacker)) &&
           !alike_is_by_law(scan, other) && !is_by_own_hand(scan, other);
}
