/* Lives that something claimed, took or cost, and own people that were lost:
 * "claimed 12 lives", "claimed the life of a clerk", "lost 20 soldiers".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/roster.h"

/* "the lives of four students and their teacher": who joins the first. */
static void join_lives(struct scan *scan, uint32_t hit_index, uint32_t life)
{
    uint32_t of = tree_child(scan, life, REL_NMOD);
    uint32_t end = tree_sentence_end(scan, life);
    for (uint32_t i = of; of != NO_TOKEN && i < end; i++)
        if (sufferer_joined(scan, i, of) && tree_is_noun(scan, i) &&
            !victim_has_own(scan, hit_index, i) &&
            quantity_read(scan, i).kind != COUNT_PLURAL) /* counted with it */
            victim_one(scan, hit_index, i, TIE_CONJ);
}

/* "the lives of a couple and their three children", where the tree joins the
 * second to another noun. */
static void join_rest(struct scan *scan, uint32_t hit_index, uint32_t first)
{
    uint32_t end = tree_sentence_end(scan, first);
    struct roster roster;
    struct stretch words = tree_phrase(scan, first, true);
    roster_read(scan, words.first, end, &roster);
    for (size_t i = 1; i < roster.n; i++)
        if (roster.at[i].person && !held_takes(scan, &roster.at[i]))
            victim_draft(scan, hit_index, &roster.at[i], TIE_CONJ);
}

/* "No lives were lost". */
static bool add_none(struct scan *scan, uint32_t hit_index)
{
    uint32_t verb = scan->hits[hit_index].head;
    uint32_t life = tree_child(scan, verb, REL_NSUBJ_PASS);
    if (life == NO_TOKEN || !scan_is(scan, life, WORD_LIFE)) return false;
    struct quantity quantity = quantity_read(scan, life);
    if (!quantity.negative) return false;
    quantity.person = true;
    quantity.thing = false;
    victim_draft(scan, hit_index, &quantity, TIE_DIRECT);
    return true;
}

/* "the life of 31-year-old Owen Tarrant", where the tree gives him to
 * a verb. */
static uint32_t life_of(const struct scan *scan, uint32_t life)
{
    uint32_t of = tree_child(scan, life, REL_NMOD);
    uint32_t end = tree_sentence_end(scan, life);
    if (of != NO_TOKEN || life + 2 >= end || !scan_is(scan, life + 1, WORD_OF))
        return of;
    for (uint32_t i = life + 2; i < end && !tree_is_verb(scan, i); i++)
        if (tree_is_noun(scan, i) &&
            tree_phrase(scan, i, true).first <= life + 2)
            of = i;
    return of;
}

/* "lost its commander and seven fighters": those who fight, one or more */
static bool is_soldier(const struct quantity *quantity)
{
    bool fights = quantity->role == ROLE_COMBATANT ||
                  quantity->role == ROLE_POLICE ||
                  quantity->role == ROLE_PEACEKEEPER;
    return fights &&
           (quantity->kind == COUNT_ONE || quantity->kind == COUNT_NUMBER);
}

/* "The mishap claimed nine pilgrims"; people claim other things. */
static bool is_claimed(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = tree_subject(scan, verb), row;
    if (tree_is_passive(scan, verb)) return false;
    if (scan->tokens[verb].relation == REL_ACL_RELCL)
        subject = scan->tokens[verb].head;
    return scan_is(scan, verb, WORD_CLAIMS) && subject != NO_TOKEN &&
           phrases_match(&scan->reader->events, scan->tokens, subject,
                         subject + 1, &row) > 0;
}

/* "lost 12 tanks and 40 men": the people among the things. */
static void add_beside_things(struct scan *scan, uint32_t hit_index,
                              uint32_t thing)
{
    uint32_t end = tree_sentence_end(scan, thing);
    for (uint32_t i = thing + 1; i < end; i++) {
        if (!sufferer_joined(scan, i, thing) || !tree_is_noun(scan, i) ||
            victim_has_own(scan, hit_index, i))
            continue;
        struct quantity quantity = quantity_read(scan, i);
        /* no customers */
        bool any = scan_is(scan, i, WORD_ANYONE) || scan_is(scan, i, WORD_MALE);
        if (quantity.kind == COUNT_NUMBER && !quantity.thing &&
            (any || is_soldier(&quantity)))
            victim_draft(scan, hit_index, &quantity, TIE_CONJ);
    }
}

/* Is death told of by another word, or a blow by a word of the sentence or of
 * the one before? Firms lose customers, and clubs players. */
static bool tells_blow(const struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *own = &scan->hits[hit_index];
    uint32_t start = tree_sentence_start(scan, own->first), row;
    uint32_t end = tree_sentence_end(scan, own->first);
    if (scan->told_otherwise &
        (UINT32_C(1) << HARM_KILLED | UINT32_C(1) << HARM_INJURED))
        return true;
    if (own->sentence) start = scan_sentence(scan, own->sentence - 1)->first;
    for (uint32_t i = start; i < end; i++)
        if (phrases_match(&scan->reader->events, scan->tokens, i, end, &row))
            return true;
    return false;
}

/* "lost 14 people", "11 of our men", "while the army lost 90": no customers. */
static bool loses_people(const struct scan *scan,
                         const struct quantity *quantity)
{
    uint32_t end = tree_sentence_end(scan, quantity->head);
    uint32_t last = quantity->words.first + quantity->words.n;
    for (uint32_t i = quantity->words.first; i < last && i < end; i++)
        if (scan_is(scan, i, WORD_ANYONE) || scan_is(scan, i, WORD_MALE))
            return true;
    return scan->number_at[quantity->head] &&
           held_last(scan, scan->sentence_at[quantity->head]) != NO_TOKEN;
}

/* "claimed 12 lives", "lost 20 soldiers". */
void lives_find(struct scan *scan, uint32_t hit_index)
{
    uint32_t verb = scan->hits[hit_index].head;
    bool lose = scan_is(scan, verb, WORD_LOSE);
    uint32_t object = tree_child(scan, verb, REL_OBJ);
    if (object == NO_TOKEN) object = sufferer_lives(scan, verb);
    if (object == NO_TOKEN && add_none(scan, hit_index)) return;
    if (object == NO_TOKEN) return;
    struct quantity quantity = quantity_read(scan, object);
    /* "lost 620 men killed and wounded": by those words */
    if (lose && victim_has_own(scan, hit_index, quantity.head)) return;
    if (lose && quantity.thing) add_beside_things(scan, hit_index, object);
    bool life = scan_is(scan, quantity.head, WORD_LIFE);
    bool own = (lose || (!life && is_claimed(scan, verb))) && quantity.person &&
               !quantity.thing;
    bool one = quantity.kind == COUNT_ONE && quantity.role != ROLE_CHILD &&
               scan_is(scan, object, WORD_KIN);
    one |= is_soldier(&quantity) && !scan->hits[hit_index].negated;
    if (own && (one || sufferer_is_kin(scan, object))) { /* "lost a cousin" */
        victim_add(scan, hit_index, object, TIE_DIRECT);
        return;
    }
    /* "claimed the life of a clerk", "the lives of his mother and a man" */
    uint32_t of = life ? life_of(scan, quantity.head)
                       : tree_child(scan, object, REL_NMOD);
    if (life && quantity.kind != COUNT_NUMBER && of != NO_TOKEN &&
        !scan->hits[hit_index].negated) {
        victim_add(scan, hit_index, of, TIE_DIRECT);
        join_rest(scan, hit_index, of);
        return;
    }
    /* "did not claim any lives" */
    bool none = scan->hits[hit_index].negated;
    if (none && (!life || !sufferer_is_any(scan, object))) return;
    if ((!life && !own) || (!none && quantity.kind != COUNT_NUMBER)) return;
    if (!life && lose && !loses_people(scan, &quantity) &&
        !tells_blow(scan, hit_index))
        return;
    quantity.person = true;
    quantity.thing = false;
    victim_draft(scan, hit_index, &quantity, TIE_DIRECT);
    if (scan_is(scan, object, WORD_LIFE)) join_lives(scan, hit_index, object);
}
