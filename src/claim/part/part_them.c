/* Lists of people told before, whom no word for harm names again: "Among them
 * were the mayor and his wife", "They included two brothers", "Among the 42
 * were ten children".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"
#include "claim/roster.h"

enum {
    THEM_REACH = 2,  /* sentences back from "them" */
    SAME_REACH = 40, /* and from "the 42", to who were told to be 42 */
    BE_REACH = 6,    /* words from "among" to "were" */
    SAME_LEAST = 3,
};

/* Is the figure better than another for "them"? The dead before others, the
 * first of a sentence before the next. */
static bool is_meant_before(const struct draft *one, const struct draft *two)
{
    bool dead = one->harm == HARM_KILLED;
    if (dead != (two->harm == HARM_KILLED)) return dead;
    return one->quantity.words.first < two->quantity.words.first;
}

/* Those told right before whom "them" at a token means; NO_TOKEN = none. */
static uint32_t find_them(const struct scan *scan, uint32_t at)
{
    uint32_t sentence = scan->sentence_at[at], best = NO_TOKEN;
    for (uint32_t back = 1; best == NO_TOKEN && back <= THEM_REACH; back++) {
        if (back > sentence) break;
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            /* "62 of the victims were named. Among them were ...": of the 62 */
            bool inner =
                draft->is_part &&
                (back > 1 || draft->whole == NO_TOKEN ||
                 scan->drafts[draft->whole].sentence == draft->sentence);
            if (draft->quantity.kind == COUNT_NUMBER && whole_holds(draft, 2) &&
                !inner &&
                (best == NO_TOKEN ||
                 is_meant_before(draft, &scan->drafts[best])))
                best = d;
        }
    }
    return best;
}

/* "The 42", which a figure told before counts; NO_TOKEN = none does. */
static uint32_t find_same(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    if (!index || at == 0 || !scan_is(scan, at - 1, WORD_THE)) return NO_TOKEN;
    const struct number *number = &scan->analysis.numbers[index - 1];
    if (number->use != NUMBER_COUNT || number->words.first != at ||
        number->lo < SAME_LEAST || number->lo != number->hi ||
        held_counting(scan, index - 1) != NO_TOKEN)
        return NO_TOKEN;
    uint32_t sentence = scan->sentence_at[at];
    for (uint32_t back = 1; back <= SAME_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct quantity *quantity = &scan->drafts[d].quantity;
            if (quantity->kind == COUNT_NUMBER && quantity->lo == number->lo)
                return d;
        }
    }
    return NO_TOKEN;
}

/* The token behind the verb that a list follows; 0 = none. */
static uint32_t behind_be(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i + 1 < end && i < at + BE_REACH; i++) {
        if (scan->tokens[i].tag == TAG_PUNCT || scan->hit_at[i]) return 0;
        if (scan_is(scan, i, WORD_BE)) return i + 1;
    }
    return 0;
}

static uint32_t behind_include(const struct scan *scan, uint32_t at,
                               uint32_t end)
{
    bool include = at + 1 < end && scan_is(scan, at, WORD_INCLUDE) &&
                   tree_is_verb(scan, at);
    return include ? at + 1 : 0;
}

/* "Two of the dead were Danes. The others were a guest and ...": where the list
 * begins, of those of whom a part was told right before; 0 = it is none. */
static uint32_t list_of_others(const struct scan *scan,
                               const struct sentence *s, uint32_t *whole)
{
    uint32_t at = s->first, sentence = scan->sentence_at[at];
    if (!scan_is(scan, at, WORD_DEFINITE) ||
        !(scan_is(scan, at + 1, WORD_OTHERS) ||
          scan_is(scan, at + 1, WORD_OTHER)) ||
        !scan_is(scan, at + 2, WORD_BE))
        return 0;
    *whole = NO_TOKEN;
    for (uint32_t back = 1; back <= THEM_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN && *whole == NO_TOKEN; d = held_next(scan, d))
            if (scan->drafts[d].is_part) *whole = scan->drafts[d].whole;
        if (*whole != NO_TOKEN) return at + 3;
    }
    return 0;
}

/* Where the list of a sentence begins, and whose it is; 0 = it is none. */
static uint32_t list_of(const struct scan *scan, const struct sentence *s,
                        uint32_t *whole)
{
    uint32_t at = s->first, end = s->first + s->n;
    if (s->n < 4) return 0;
    bool among = scan_is(scan, at, WORD_AMONG);
    if (among) at++;
    bool them = scan->tokens[at].tag == TAG_PRON &&
                (scan_is(scan, at, WORD_THEY) ||
                 (among && context_cue(scan, at, CUE_THEM)));
    if (!them && scan_is(scan, at, WORD_THE)) at++;
    *whole = them ? find_them(scan, at) : find_same(scan, at);
    if (*whole == NO_TOKEN) return 0;
    return among ? behind_be(scan, at + 1, end)
                 : behind_include(scan, at + 1, end);
}

void part_add_list(struct scan *scan, const struct roster *roster,
                   uint32_t whole)
{
    for (size_t i = 0; i < roster->n; i++) {
        const struct quantity *member = &roster->at[i];
        if (!held_takes(scan, member)) {
            part_add(scan, member, whole);
            continue;
        }
        struct draft *known = part_at(scan, member->head);
        if (!known || known->is_part ||
            known->harm != scan->drafts[whole].harm ||
            known == &scan->drafts[whole] ||
            known->quantity.lo >= scan->drafts[whole].quantity.lo)
            continue;
        known->is_part = true;
        known->whole = whole;
    }
}

/* "Eight foreigners were among them": the word "among", where the sentence
 * opens with who they were; NO_TOKEN = it does not. */
static uint32_t among_them(const struct scan *scan, const struct sentence *s,
                           uint32_t *whole)
{
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first + 2; i + 1 < end; i++) {
        if (!scan_is(scan, i, WORD_AMONG) || !scan_is(scan, i - 1, WORD_BE))
            continue;
        bool them = scan->tokens[i + 1].tag == TAG_PRON && !scan->hit_at[i] &&
                    context_cue(scan, i + 1, CUE_THEM);
        bool same = !them && i + 2 < end && scan_is(scan, i + 1, WORD_THE);
        *whole = them   ? find_them(scan, i + 1)
                 : same ? find_same(scan, i + 2)
                        : NO_TOKEN;
        return *whole == NO_TOKEN ? NO_TOKEN : i;
    }
    return NO_TOKEN;
}

/* "Eight foreigners were among them: two Britons, a Dane ...": of the eight. */
static void add_behind(struct scan *scan, uint32_t among, uint32_t end)
{
    uint32_t whole = (uint32_t)scan->n_drafts - 1;
    struct roster roster;
    if (among + 3 >= end || !str_is(scan->tokens[among + 2].lower, ":")) return;
    roster_read(scan, among + 3, end, &roster);
    if (roster.n > 1 && whole_holds(&scan->drafts[whole], roster.sum))
        part_add_list(scan, &roster, whole);
}

/* Who opens a sentence that ends in "were among them". */
static void add_before(struct scan *scan, const struct sentence *s)
{
    uint32_t whole, among = among_them(scan, s, &whole);
    struct roster roster;
    if (among == NO_TOKEN) return;
    uint32_t end = among - 1;
    while (end > s->first && scan->tokens[end - 1].tag == TAG_AUX) end--;
    uint32_t from = part_clause_start(scan, s->first, end);
    for (uint32_t i = from; i + 1 < end; i++) /* "Police said a clerk ..." */
        if (context_speaks(scan, i))
            from = i + 1 + scan_is(scan, i + 1, WORD_THAT);
    roster_read(scan, from, end, &roster);
    roster_merge(scan, &roster);
    if (!roster.known || !roster.full ||
        !whole_holds(&scan->drafts[whole], roster.sum))
        return;
    size_t before = scan->n_drafts;
    part_add_list(scan, &roster, whole);
    if (roster.n == 1 && scan->n_drafts == before + 1)
        add_behind(scan, among, s->first + s->n);
}

/* The members of the list that begins at a token, of the whole, which must hold
 * them all. */
static void add_members(struct scan *scan, const struct sentence *s,
                        uint32_t at, uint32_t whole)
{
    struct roster roster;
    roster_read(scan, at, s->first + s->n, &roster);
    roster_merge(scan, &roster);
    if (roster.known && whole_holds(&scan->drafts[whole], roster.sum))
        part_add_list(scan, &roster, whole);
}

void part_named_others(struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t whole = NO_TOKEN, at = list_of_others(scan, s, &whole);
    size_t before = scan->n_drafts;
    if (at) add_members(scan, s, at, whole);
    for (; before < scan->n_drafts; before++)
        scan->drafts[before].beside = true;
}

void part_them(struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    add_before(scan, s);
    uint32_t whole = NO_TOKEN, at = list_of(scan, s, &whole);
    if (at) add_members(scan, s, at, whole);
}
