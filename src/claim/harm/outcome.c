/* Wounded people who were dead when the report was written.
 *
 * "Medics met a clerk with a gunshot wound. She was brought to a clinic,
 * where the clerk died." Both are told; only one person came to harm. The claim
 * of the wound stays, marked, so that nobody counts him twice.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/alike.h"

/* Sentences between the wound and the death. */
enum { DEATH_REACH = 3 };

static bool is_single(const struct draft *draft)
{
    return draft->quantity.lo == 1 && draft->quantity.hi == 1 &&
           !draft->quantity.more && !draft->also &&
           draft->stance != STANCE_DENIED;
}

static bool is_wound(const struct draft *draft)
{
    return (draft->harm == HARM_INJURED || draft->harm == HARM_CASUALTIES) &&
           draft->quantity.hi != 0;
}

static bool holds(const struct scan *scan, uint32_t first, uint32_t n,
                  enum word_kind kind)
{
    for (uint32_t i = first; i < first + n; i++)
        if (scan_is(scan, i, kind)) return true;
    return false;
}

/* "the man", "the victim", "the 13-year-old": words for whoever was told of
 * before; not "the second victim". */
static bool is_told_before(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return quantity->kind == COUNT_DEFINITE &&
           (scan_is(scan, quantity->head, WORD_SAME) ||
            scan_is(scan, quantity->head, WORD_OLD)) &&
           !holds(scan, quantity->words.first, quantity->words.n,
                  WORD_CONTRAST);
}

/* The same words, "where the girl died" behind "the girl was taken to a
 * clinic": one person, whatever else is told. */
static bool is_same_phrase(const struct draft *a, const struct draft *b)
{
    return a->quantity.kind != COUNT_NUMBER &&
           a->quantity.words.first == b->quantity.words.first &&
           a->quantity.head == b->quantity.head;
}

/* "a 16-year-old", "the 16-year-old boy": the age in the words; 0 = none. */
static int64_t age_of(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    for (uint32_t i = quantity->words.first; i < end; i++) {
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_AGE)
            return scan->analysis.numbers[index - 1].lo;
    }
    return 0;
}

static bool is_of_age(const struct scan *scan, const struct quantity *a,
                      const struct quantity *b)
{
    int64_t age = age_of(scan, a);
    return age > 0 && age == age_of(scan, b);
}

/* "is recovering", "in stable condition". */
static bool lives(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    return holds(scan, s->first, s->n, WORD_ALIVE);
}

static bool may_be_one(const struct scan *scan, const struct draft *wound,
                       const struct draft *death)
{
    const struct quantity *a = &wound->quantity, *b = &death->quantity;
    int64_t one = age_of(scan, a), two = age_of(scan, b);
    if (one && two && one != two) return false;
    /* "his father" is nobody told as "the boy". */
    if (sufferer_is_kin(scan, a->head) && is_told_before(scan, death))
        return false;
    bool role =
        a->role == b->role || a->role == ROLE_PEOPLE || b->role == ROLE_PEOPLE;
    return wound->event == death->event && role && alike_person(scan, a, b) &&
           !(a->name.len && b->name.len);
}

static uint32_t main_draft(const struct scan *scan, uint32_t index)
{
    return scan->drafts[index].dropped ? scan->drafts[index].into : index;
}

/* The death of whoever was wounded is told soon after: "the man died", or by
 * name, when no death was told before. */
static bool dies_after(const struct scan *scan, uint32_t wound, uint32_t death)
{
    const struct draft *a = &scan->drafts[wound], *b = &scan->drafts[death];
    bool behind = b->sentence == a->sentence &&
                  b->quantity.words.first > a->quantity.words.first;
    if ((b->sentence <= a->sentence && !behind) ||
        b->sentence > a->sentence + DEATH_REACH)
        return false;
    if (is_told_before(scan, b)) return true;
    uint32_t first = main_draft(scan, death);
    bool here = scan->sentence_at[b->quantity.words.first] == b->sentence;
    return b->quantity.kind == COUNT_NAME && here && first != NO_TOKEN &&
           scan->drafts[first].sentence > a->sentence;
}

/* Found with a gunshot wound, or shot: both tell how somebody died, too. */
static bool may_kill(const struct scan *scan, const struct draft *wound)
{
    const struct harm_hit *hit = &scan->hits[wound->hit];
    return hit->frame == FRAME_OF ||
           holds(scan, hit->first, hit->n, WORD_STRUCK);
}

/* "A man and a boy were shot dead. ... The boy was hit in the head": told by
 * the same noun; "found his son with a gunshot wound": of one son dead. */
static bool is_the_same(const struct scan *scan, const struct draft *wound,
                        const struct draft *death)
{
    const struct quantity *a = &wound->quantity, *b = &death->quantity;
    bool kin = scan_is(scan, a->head, WORD_KIN);
    bool again = is_told_before(scan, wound) && b->kind == COUNT_ONE;
    return death->sentence < wound->sentence && a->kind == COUNT_DEFINITE &&
           may_kill(scan, wound) && (again || kin) &&
           str_equal(scan->tokens[a->head].lemma, scan->tokens[b->head].lemma);
}

/* The only one wounded, told again after the only one dead: "A man was shot
 * dead on Friday. Officers found a man with a gunshot wound." */
static bool died_before(const struct scan *scan, const struct draft *wound,
                        const struct draft *death)
{
    if (death->sentence >= wound->sentence) return false;
    if (is_told_before(scan, wound)) return true;
    bool woman = wound->quantity.role == ROLE_WOMAN;
    bool one =
        wound->quantity.kind == COUNT_ONE ||
        (wound->quantity.kind == COUNT_NAME && !death->quantity.name.len &&
         death->quantity.kind != COUNT_NUMBER);
    return one && woman == (death->quantity.role == ROLE_WOMAN) &&
           may_kill(scan, wound);
}

/* "Two men were killed. Officers found two men with gunshot wounds." */
static bool died_together(const struct scan *scan, const struct draft *wound,
                          const struct draft *death)
{
    const struct quantity *a = &wound->quantity, *b = &death->quantity;
    if (a->lo < 2 || a->lo != a->hi || a->lo != b->lo || b->lo != b->hi ||
        a->more || wound->also || wound->event != death->event)
        return false;
    /* "All three were taken to hospital, where they were pronounced dead" */
    if (death->pronoun != NO_TOKEN && death->sentence == wound->sentence)
        return true;
    return death->sentence < wound->sentence &&
           scan->hits[wound->hit].frame == FRAME_OF;
}

/* The drafts of an event that tell somebody new: how many of wounds, and how
 * many of deaths. */
struct tolls {
    uint32_t wounds, deaths;
};

static struct tolls *count_tolls(const struct scan *scan)
{
    struct tolls *out =
        ARENA_ARRAY(scan->arena, struct tolls, scan->n_events + 1);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct draft *draft = &scan->drafts[i];
        if (draft->dropped || draft->dead || draft->quantity.hi == 0 ||
            is_told_before(scan, draft) ||
            draft->quantity.qualifier == QUALIFIER_INDEFINITE)
            continue;
        out[draft->event].wounds += draft->harm == HARM_INJURED;
        out[draft->event].deaths += draft->harm == HARM_KILLED;
    }
    return out;
}

static bool is_dead(const struct scan *scan, uint32_t wound, bool alone)
{
    const struct draft *draft = &scan->drafts[wound];
    uint32_t end = scan_near_end(scan, wound);
    for (uint32_t i = scan_near_start(wound); i < end; i++) {
        const struct draft *death = &scan->drafts[i];
        if (death->harm != HARM_KILLED) continue;
        if (died_together(scan, draft, death)) return true;
        if (!is_single(draft) || !is_single(death) ||
            !may_be_one(scan, draft, death))
            continue;
        if (is_same_phrase(draft, death)) return true;
        if (is_of_age(scan, &draft->quantity, &death->quantity) &&
            (alone || draft->quantity.kind == COUNT_DEFINITE ||
             may_kill(scan, draft)))
            return true;
        if (is_the_same(scan, draft, death)) return true;
        if (dies_after(scan, wound, i)) return true;
        if (alone && !death->dropped && died_before(scan, draft, death))
            return true;
    }
    return false;
}

void outcome_find(struct scan *scan)
{
    for (int round = 0; round < 2; round++) {
        struct tolls *tolls = count_tolls(scan);
        for (uint32_t i = 0; i < scan->n_drafts; i++) {
            struct draft *draft = &scan->drafts[i];
            if (draft->dropped || draft->dead || !is_wound(draft) ||
                lives(scan, draft))
                continue;
            struct tolls *told = &tolls[draft->event];
            bool alone = round && told->wounds <= 1 && told->deaths <= 1;
            draft->dead = is_dead(scan, i, alone);
            bool counted =
                draft->harm == HARM_INJURED && !is_told_before(scan, draft);
            if (draft->dead && counted) told->wounds--;
        }
    }
}
