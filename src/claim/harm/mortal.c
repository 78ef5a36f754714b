/* Wounded people who died: "two of the wounded later died", "eight were taken
 * to hospital; one died on the way".
 *
 * They were told among the wounded, so they add to the dead told before them
 * and leave fewer wounded. Who died at once does not: "five were hurt and one
 * died".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* In sentences, from the wounded to those of them who died; in tokens, from
 * the number to the words that say so. */
enum { BACK_REACH = 2, CUE_REACH = 12, WOUND_REACH = 6 };

/* "died", "succumbed": not "was killed". */
static bool is_death(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return draft->harm == HARM_KILLED && quantity->kind == COUNT_NUMBER &&
           quantity->number != NO_TOKEN && quantity->lo > 0 &&
           quantity->lo == quantity->hi &&
           scan->hits[draft->hit].frame == FRAME_SUBJECT;
}

/* "of the wounded", "of those injured": the words say it. */
static bool is_of_wounded(const struct scan *scan, const struct draft *draft)
{
    const struct number *number =
        &scan->analysis.numbers[draft->quantity.number];
    uint32_t at = number->words.first + number->words.n;
    uint32_t end = tree_sentence_end(scan, number->words.first);
    uint32_t start = tree_sentence_start(scan, number->words.first);
    /* "eight were hurt, of whom two died" */
    if (number->words.first >= start + 2 &&
        scan_is(scan, number->words.first - 1, WORD_WHOM) &&
        scan_is(scan, number->words.first - 2, WORD_OF))
        return true;
    if (at >= end || !scan_is(scan, at, WORD_OF)) return false;
    for (uint32_t i = at + 1; i < end && i < at + 4; i++)
        if (scan->hit_at[i])
            return scan->hits[scan->hit_at[i] - 1].harm == HARM_INJURED;
    return false;
}

/* A number without a noun, and a word for a death that came later. */
static bool is_later(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    const struct number *number = &scan->analysis.numbers[quantity->number];
    uint32_t first = number->words.first, behind = first + number->words.n;
    uint32_t end = tree_sentence_end(scan, first);
    bool anaphor = behind + 1 < end && scan_is(scan, behind, WORD_OF) &&
                   scan_is(scan, behind + 1, WORD_WHOM);
    if (scan->number_at[quantity->head] != quantity->number + 1 && !anaphor)
        return false;
    for (uint32_t i = first; i < end && i < first + CUE_REACH; i++)
        if (context_cue(scan, i, CUE_MORTAL)) return true;
    return false;
}

/* "Four days later a tourist died from her injuries": one of those hurt. */
static bool is_of_wounds(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    uint32_t end = tree_sentence_end(scan, hit->first), from = hit->first;
    bool later = false, wounds = false;
    if (draft->harm != HARM_KILLED || draft->quantity.kind != COUNT_ONE ||
        hit->frame != FRAME_SUBJECT)
        return false;
    for (uint32_t i = from; i < end && i < from + WOUND_REACH; i++)
        wounds |= scan->hit_at[i] && i > from &&
                  scan->hits[scan->hit_at[i] - 1].harm == HARM_INJURED;
    wounds |= hit->n > 2; /* "succumbed to his wounds" */
    for (uint32_t i = tree_sentence_start(scan, from); i < from; i++)
        later |= context_cue(scan, i, CUE_MORTAL);
    return wounds && later;
}

/* The figure of wounded told last before the death, nothing else between when
 * the words do not name them. */
static uint32_t wounded_before(const struct scan *scan, uint32_t d, bool named)
{
    const struct draft *death = &scan->drafts[d];
    uint32_t first = death->quantity.words.first, best = NO_TOKEN;
    uint32_t sentence = scan->sentence_at[first];
    for (uint32_t back = 0;
         best == NO_TOKEN && back <= BACK_REACH && back <= sentence; back++) {
        uint32_t w = held_last(scan, sentence - back);
        for (; w != NO_TOKEN; w = held_next(scan, w)) {
            const struct draft *draft = &scan->drafts[w];
            bool wound = draft->harm == HARM_INJURED ||
                         (draft->harm == HARM_CASUALTIES && !named);
            if (w == d || draft->quantity.words.first >= first ||
                (named && !wound))
                continue;
            if (best == NO_TOKEN || draft->quantity.words.first >
                                        scan->drafts[best].quantity.words.first)
                best = w;
        }
    }
    if (best == NO_TOKEN) return NO_TOKEN;
    const struct draft *whole = &scan->drafts[best];
    bool holds =
        whole->harm != HARM_KILLED && whole->harm != death->harm &&
        (whole->harm == HARM_INJURED || whole->harm == HARM_CASUALTIES) &&
        whole_holds(whole, death->quantity.lo);
    return holds ? best : NO_TOKEN;
}

/* The last figure of a harm and number before a token, in its sentence or the
 * one before; NO_TOKEN = none. */
static uint32_t number_before(const struct scan *scan, uint32_t token,
                              uint8_t harm, int64_t number)
{
    uint32_t sentence = scan->sentence_at[token], best = NO_TOKEN;
    for (uint32_t back = 0; best == NO_TOKEN && back < 2 && back <= sentence;
         back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            if (draft->harm == harm && draft->quantity.lo == number &&
                draft->quantity.hi == number &&
                draft->quantity.number != NO_TOKEN &&
                draft->quantity.words.first < token)
                best = d;
        }
    }
    return best;
}

/* "Stabbed two guards, killing one and injuring the other": the other is one of
 * the two, and so was the one. */
static void find_other(struct scan *scan, uint32_t d)
{
    struct draft *other = &scan->drafts[d];
    uint32_t first = other->quantity.words.first, head = other->quantity.head;
    if (other->harm != HARM_INJURED || head == 0 ||
        !scan_is(scan, head, WORD_OTHER) || !scan_is(scan, head - 1, WORD_THE))
        return;
    uint32_t two = number_before(scan, first, HARM_INJURED, 2);
    uint32_t one = number_before(scan, first, HARM_KILLED, 1);
    if (two == NO_TOKEN || one == NO_TOKEN ||
        scan->drafts[one].sentence != other->sentence)
        return;
    scan->drafts[one].of_wounded = true;
    other->is_part = true;
    other->whole = two;
}

void mortal_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        find_other(scan, d);
        if (is_of_wounds(scan, draft))
            draft->of_wounded = wounded_before(scan, d, true) != NO_TOKEN;
        if (!is_death(scan, draft)) continue;
        bool named = is_of_wounded(scan, draft);
        if (!named && !is_later(scan, draft)) continue;
        draft->of_wounded = wounded_before(scan, d, named) != NO_TOKEN;
    }
}
