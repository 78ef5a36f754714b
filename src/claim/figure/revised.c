/* Figures that replace those told before, and figures of other accounts: "five
 * died (later revised to 35)", "the toll was raised to 32"; "43 people (some
 * reports 59)".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum { NOTE_REACH = 6 }; /* words of a note before its number */

/* The bracket that opens the note of the number; NO_TOKEN = it is in none. */
static uint32_t note_of(const struct scan *scan, uint32_t number)
{
    uint32_t start = tree_sentence_start(scan, number);
    for (uint32_t i = number; i > start && i + NOTE_REACH > number; i--) {
        if (str_is(scan->tokens[i - 1].lower, ")")) break;
        if (str_is(scan->tokens[i - 1].lower, "(")) return i - 1;
    }
    return NO_TOKEN;
}

static bool is_number(const struct draft *draft)
{
    return draft->quantity.kind == COUNT_NUMBER && draft->quantity.lo > 1;
}

/* "The death count was raised to ten." */
static bool is_raised(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    if (draft->quantity.number == NO_TOKEN) return false;
    uint32_t first = scan->analysis.numbers[draft->quantity.number].words.first;
    return hit->frame == FRAME_TOLL && first > hit->first &&
           scan_is(scan, first - 1, WORD_TO) &&
           context_has(scan, hit->first, first, CUE_LATE);
}

bool revised_is(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    if (!is_number(draft) || draft->early) return false;
    if (is_raised(scan, draft)) return true;
    uint32_t note = note_of(scan, first);
    return note != NO_TOKEN && context_has(scan, note + 1, first, CUE_LATE);
}

bool revised_rivals(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    uint32_t note = note_of(scan, first), start = note;
    if (!is_number(draft)) return false;
    if (note == NO_TOKEN) start = tree_sentence_start(scan, first);
    uint32_t end = first + draft->quantity.words.n;
    uint32_t last = tree_sentence_end(scan, first);
    while (note != NO_TOKEN && end < last &&
           !str_is(scan->tokens[end].lower, ")"))
        end++;
    return context_has(scan, start, end, CUE_RIVALS);
}
