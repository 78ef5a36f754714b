/* Figures in brackets behind the places that they are of: "The deaths were
 * recorded in Mora (nine), Lenga (six) and Tarsa (three)".
 *
 * One alone may be anything; two are a list.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/equal.h"
#include "claim/part.h"

/* From one bracket of the list to the next, in tokens. */
enum { NEXT_REACH = 8 };

/* Is the number all that stands in a bracket behind a place? */
static bool is_noted(const struct scan *scan, uint32_t index)
{
    if (index >= scan->analysis.n_numbers) return false;
    const struct number *number = &scan->analysis.numbers[index];
    uint32_t first = number->words.first, behind = first + number->words.n;
    /* behind a name it looks like an age */
    bool counts = number->use == NUMBER_COUNT || number->use == NUMBER_AGE;
    return counts && number->lo == number->hi && number->lo > 0 &&
           first > tree_sentence_start(scan, first) + 1 &&
           behind < tree_sentence_end(scan, first) &&
           str_is(scan->tokens[first - 1].text, "(") &&
           str_is(scan->tokens[behind].text, ")") && scan->place_at[first - 2];
}

/* Another such bracket of the same list. */
static bool is_beside(const struct scan *scan, uint32_t one, uint32_t two)
{
    if (!is_noted(scan, two)) return false;
    uint32_t a = scan->analysis.numbers[one].words.first;
    uint32_t b = scan->analysis.numbers[two].words.first;
    uint32_t apart = a < b ? b - a : a - b;
    return apart <= NEXT_REACH && scan->sentence_at[a] == scan->sentence_at[b];
}

/* The figure told before the list in its sentence; NO_TOKEN = none. */
static uint32_t whole_of(const struct scan *scan, uint32_t first)
{
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        uint32_t number = draft->quantity.number;
        if (draft->quantity.words.first < first && !draft->is_part &&
            number != NO_TOKEN && !is_noted(scan, number) &&
            draft->quantity.kind == COUNT_NUMBER && draft->quantity.hi != 1)
            return d;
    }
    return NO_TOKEN;
}

/* The word for deaths that nobody counted, before the list; NO_TOKEN =
 * none. */
static uint32_t hit_of(const struct scan *scan, uint32_t first)
{
    for (uint32_t i = first; i-- > tree_sentence_start(scan, first);) {
        if (!scan->hit_at[i]) continue;
        const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
        bool plain = !hit->modal && !hit->negated && !hit->weak;
        return hit->frame == FRAME_COUNT && plain ? scan->hit_at[i] - 1
                                                  : NO_TOKEN;
    }
    return NO_TOKEN;
}

static void tell(struct scan *scan, uint32_t index)
{
    struct quantity quantity = quantity_of_number(scan, index);
    uint32_t first = quantity.words.first;
    if (held_counting(scan, index) != NO_TOKEN) return;
    quantity.person = true;
    quantity.thing = false;
    uint32_t whole = whole_of(scan, first);
    if (whole != NO_TOKEN) {
        if (whole_holds(&scan->drafts[whole], quantity.lo))
            part_add(scan, &quantity, whole);
        return;
    }
    uint32_t hit = hit_of(scan, first);
    if (hit != NO_TOKEN) scan_draft_of(scan, hit, &quantity, TIE_LINEAR);
}

void noted_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i < scan->analysis.n_numbers; i++)
        if (is_noted(scan, i) &&
            ((i && is_beside(scan, i, i - 1)) || is_beside(scan, i, i + 1)))
            tell(scan, i);
}
