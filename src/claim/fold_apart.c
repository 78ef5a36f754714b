/* Two drafts of one harm and number that are told apart: "another soldier", two
 * members of a list, a part and its whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/fold.h"

/* Is the draft "more" than people of the same harm told right before it? "Two
 * died and three others were hurt" sets the three beside the dead alone. */
static bool adds_to(const struct scan *scan, uint32_t index)
{
    const struct draft *draft = &scan->drafts[index];
    if (!draft->quantity.more && !draft->also) return false;
    for (uint32_t k = scan_near_start(index); k < index; k++) {
        const struct draft *before = &scan->drafts[k];
        bool near = before->sentence + 1 >= draft->sentence &&
                    fold_is_title(scan, before) == fold_is_title(scan, draft);
        if (near && before->harm == draft->harm && before->quantity.hi != 0)
            return true;
    }
    return false;
}

/* "Four of whom were hurt", and four were: the part is the whole. */
bool fold_is_all_of(const struct scan *scan, const struct draft *part,
                    const struct draft *whole)
{
    return part->whole == (uint32_t)(whole - scan->drafts) &&
           part->quantity.qualifier != QUALIFIER_INDEFINITE;
}

/* "Gunmen also struck in the next town, killing two men": one deed more. */
static bool is_next_deed(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    for (uint32_t i = tree_sentence_start(scan, first); i < first; i++)
        if (scan_is(scan, i, WORD_ALSO)) return true;
    return false;
}

/* "Ten died, including four children. ... The four children": told again by
 * itself; of a kind that the part does not tell, it may be any four. */
static bool is_part_alone(const struct scan *scan, const struct draft *part,
                          const struct draft *alone)
{
    if (!part->is_part || part->whole == NO_TOKEN || alone->is_part ||
        part->quantity.kind != COUNT_NUMBER ||
        alone->quantity.kind != COUNT_NUMBER ||
        part->sentence == alone->sentence)
        return false;
    const struct draft *whole = &scan->drafts[part->whole];
    return whole->harm == part->harm &&
           whole->quantity.lo > part->quantity.lo &&
           (part->quantity.role == alone->quantity.role ||
            part->quantity.role == ROLE_PEOPLE) &&
           !is_next_deed(scan, alone);
}

/* "two were shot": a number without a noun. */
static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    return quantity->number != NO_TOKEN &&
           scan->number_at[quantity->head] == quantity->number + 1;
}

/* "Three guards and three drivers died", "two were shot, two were stabbed":
 * two members of one list. */
static bool are_listed(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    const struct quantity *one = &a->quantity, *two = &b->quantity;
    if (a->sentence != b->sentence || one->number == NO_TOKEN ||
        two->number == NO_TOKEN || one->number == two->number || !one->hi)
        return false;
    /* "4 four people": one number, written twice. */
    if (two->words.first <= one->words.first + 1) return false;
    if (a->hit == b->hit) return true;
    return is_bare(scan, one) && is_bare(scan, two) &&
           !str_equal(scan->tokens[scan->hits[a->hit].head].lemma,
                      scan->tokens[scan->hits[b->hit].head].lemma);
}

/* Two figures of one word in several sentences: lines of a roll. */
static bool are_lines(const struct draft *a, const struct draft *b)
{
    return a->hit == b->hit && a->sentence != b->sentence &&
           (a->tie != TIE_PART || b->tie != TIE_PART) &&
           a->quantity.number != NO_TOKEN && b->quantity.number != NO_TOKEN &&
           a->quantity.number != b->quantity.number;
}

/* "One died at once and another in hospital. ... The other had been shot": who
 * was one more before. */
static bool is_the_other(const struct scan *scan, const struct draft *a,
                         const struct draft *b)
{
    uint32_t first = b->quantity.words.first;
    return a->quantity.more && b->quantity.more &&
           fold_is_single(&b->quantity) && a->sentence < b->sentence &&
           first > 0 && scan_is(scan, b->quantity.head, WORD_OTHER) &&
           scan_is(scan, first - 1, WORD_DEFINITE);
}

/* "Hours later a second officer died": one more than the first. */
static bool is_nth(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    if (!scan_is(scan, first, WORD_INDEFINITE)) return false;
    for (uint32_t i = first + 1; i < quantity->head; i++) {
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL)
            return true;
    }
    return false;
}

/* "A fourth suspect was arrested", told twice in the same words. */
static bool is_nth_again(const struct scan *scan, const struct draft *a,
                         const struct draft *b)
{
    return a->hit != b->hit && a->sentence != b->sentence &&
           str_equal(scan_text(scan, a->quantity.words),
                     scan_text(scan, b->quantity.words));
}

/* "A driver was shot in the arm; the driver was taken to hospital". */
static bool is_said_again(const struct scan *scan, const struct draft *a,
                          const struct draft *b)
{
    return a->quantity.kind == COUNT_ONE &&
           b->quantity.kind == COUNT_DEFINITE &&
           a->quantity.words.first < b->quantity.words.first &&
           str_equal(scan->tokens[a->quantity.head].lemma,
                     scan->tokens[b->quantity.head].lemma);
}

/* The figure told right before "another", in its sentence. */
static const struct draft *before_more(const struct scan *scan,
                                       const struct draft *draft)
{
    uint32_t index = (uint32_t)(draft - scan->drafts);
    const struct draft *before = index ? draft - 1 : NULL;
    return before && before->sentence == draft->sentence ? before : NULL;
}

/* "One child dead, another critically hurt", told twice in the same words. */
static bool is_more_again(const struct scan *scan, const struct draft *a,
                          const struct draft *b)
{
    const struct draft *one = before_more(scan, a), *two = before_more(scan, b);
    return a->sentence != b->sentence && one && two && one->harm == two->harm &&
           fold_same_number(&one->quantity, &two->quantity) &&
           str_equal(scan_text(scan, a->quantity.words),
                     scan_text(scan, b->quantity.words));
}

/* "Four rebels died and two were hurt. Two soldiers were also hurt." */
static bool is_also_of_others(const struct scan *scan, const struct draft *a,
                              const struct draft *b)
{
    return a->sentence < b->sentence && a->sentence + 1 >= b->sentence &&
           !fold_is_title(scan, a) && a->harm == b->harm &&
           b->quantity.kind == COUNT_NUMBER && !is_bare(scan, &b->quantity) &&
           !str_equal(scan->tokens[a->quantity.head].lemma,
                      scan->tokens[b->quantity.head].lemma) &&
           sufferer_is_also(scan, scan->hits[b->hit].head);
}

/* Does somebody who serves no law strike by the verb that the draft hangs on?
 */
static bool is_struck(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    uint32_t verb = hit->head;
    if (hit->frame != FRAME_OBJECT || !tree_is_verb(scan, verb) ||
        tree_is_passive(scan, verb))
        return false;
    uint32_t subject = tree_subject(scan, verb);
    /* "opened fire, killing one" */
    if (subject == NO_TOKEN && scan->tokens[verb].relation == REL_ADVCL)
        subject = tree_subject(scan, scan->tokens[verb].head);
    if (subject == NO_TOKEN || subject >= verb ||
        draft->quantity.words.first < verb)
        return false;
    struct quantity doer = quantity_read(scan, subject);
    return doer.person && !doer.thing && doer.hi == 1 &&
           doer.role != ROLE_POLICE && doer.role != ROLE_COMBATANT;
}

/* "One guest was killed. The gunman was shot dead": no suspect who may be the
 * one of whom the report began. */
static bool is_other_than(const struct scan *scan, const struct draft *striker,
                          const struct draft *draft)
{
    return striker->pronoun == NO_TOKEN &&
           scan_is(scan, striker->quantity.head, WORD_STRIKER) &&
           !scan_is(scan, draft->quantity.head, WORD_STRIKER) &&
           !draft->quantity.name.len && !fold_is_title(scan, draft) &&
           !alike_is_by_law(scan, draft);
}

/* "A gunman killed one guest. The gunman was shot dead": who struck is none of
 * those whom he struck. */
static bool is_striker(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    const struct draft *striker = b->quantity.role == ROLE_ATTACKER ? b : a;
    const struct draft *other = striker == b ? a : b;
    return striker->quantity.role == ROLE_ATTACKER &&
           other->quantity.role != ROLE_ATTACKER &&
           (is_struck(scan, other) ||
            (is_other_than(scan, striker, other) && !alike_death(scan, a, b)));
}

/* "The dead are Ana Ruiz and ... An officer was shot later": somebody else than
 * those named in a list before. */
static bool is_told_anew(const struct scan *scan, const struct draft *a,
                         const struct draft *b)
{
    return a->quantity.kind == COUNT_NAME && a->tie == TIE_PART &&
           (b->quantity.kind == COUNT_ONE ||
            b->quantity.kind == COUNT_NUMBER) &&
           !b->quantity.name.len && a->sentence < b->sentence &&
           !fold_is_title(scan, a);
}

/* "A mother died ... his body was found": he is no woman. */
static bool is_of_other_sex(const struct scan *scan, const struct draft *a,
                            const struct draft *b)
{
    uint32_t he = a->pronoun != NO_TOKEN ? a->pronoun : b->pronoun;
    const struct quantity *other =
        a->pronoun != NO_TOKEN ? &b->quantity : &a->quantity;
    if (he == NO_TOKEN || !scan_is(scan, he, WORD_PRONOUN) ||
        scan_is(scan, he, WORD_THEY))
        return false;
    return scan_is(scan, he, WORD_SHE)
               ? scan_is(scan, other->head, WORD_MALE)
               : other->role == ROLE_WOMAN ||
                     scan_is(scan, other->head, WORD_FEMALE);
}

/* "another soldier", "one man ... one man": told apart, not told again. */
bool fold_tells_apart(const struct scan *scan, const struct draft *a,
                      const struct draft *b)
{
    if (are_lines(a, b) || is_also_of_others(scan, a, b)) return true;
    if (is_the_other(scan, a, b))
        return !alike_person(scan, &a->quantity, &b->quantity);
    /* "One of his guards" is not he. */
    if (a->one_more != b->one_more && a->quantity.kind != b->quantity.kind &&
        (a->quantity.kind == COUNT_NUMBER || b->quantity.kind == COUNT_NUMBER))
        return true;
    if (adds_to(scan, (uint32_t)(a - scan->drafts)) !=
        adds_to(scan, (uint32_t)(b - scan->drafts)))
        return true;
    if (!fold_is_single(&a->quantity))
        return (a->is_part != b->is_part && !fold_is_all_of(scan, a, b) &&
                !fold_is_all_of(scan, b, a) && !is_part_alone(scan, a, b) &&
                !is_part_alone(scan, b, a)) ||
               are_listed(scan, a, b);
    if ((a->quantity.more || b->quantity.more) &&
        fold_is_title(scan, a) == fold_is_title(scan, b))
        return !is_more_again(scan, a, b);
    if (!alike_person(scan, &a->quantity, &b->quantity) ||
        is_striker(scan, a, b) || is_of_other_sex(scan, a, b) ||
        is_told_anew(scan, a, b) || is_told_anew(scan, b, a))
        return true;
    /* "One with a bullet wound, the other with burns": each of them only. */
    if (fold_is_title(scan, a) == fold_is_title(scan, b) &&
        is_bare(scan, &a->quantity) != is_bare(scan, &b->quantity))
        return true;
    if (alike_ages_differ(scan, &a->quantity, &b->quantity)) return true;
    bool first_named = a->quantity.name.len > 0;
    bool second_named = b->quantity.name.len > 0;
    if (first_named && second_named) return false;
    if (is_nth(scan, &b->quantity) && !is_nth_again(scan, a, b)) return true;
    return a->sentence == b->sentence && !is_said_again(scan, a, b);
}
