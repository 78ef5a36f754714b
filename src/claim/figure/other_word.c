/* Figures of what was counted before, on another's word: "Police said 14 had
 * died. Villagers spoke of 50", "The mayor put the figure at 100".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

/* In tokens: from a verb of saying, and from "the figure", to the number. */
enum { SPEECH_REACH = 3, FIGURE_REACH = 12 };

/* The last figure told before a token, in its sentence. */
uint32_t figure_before(const struct scan *scan, uint32_t token)
{
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct quantity *quantity = &scan->drafts[d].quantity;
        if (quantity->kind == COUNT_NUMBER &&
            (quantity->lo > 1 || quantity->hi > 1) &&
            quantity->words.first + quantity->words.n <= token)
            return d;
    }
    return NO_TOKEN;
}

/* "the opposition said 14.", "spoke of more than 50,": a bare figure, all
 * that is said. */
bool figure_is_said(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first), kind;
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n;
    if (next < end && scan->tokens[next].tag != TAG_PUNCT) return false;
    for (uint32_t i = words.first; i > start; i--) {
        if (words.first - i >= SPEECH_REACH) return false;
        if (phrases_match(&scan->reader->speech, scan->tokens, i - 1, i, &kind))
            return tree_is_verb(scan, i - 1);
        if (scan->tokens[i - 1].tag != TAG_ADP) return false;
    }
    return false;
}

/* The last figure of the sentence before, where all its figures are of one
 * harm; NO_TOKEN = it is none to speak of. */
static uint32_t figure_of_last(const struct scan *scan, uint32_t token)
{
    uint32_t start = tree_sentence_start(scan, token), told;
    if (!start || (told = figure_before(scan, start - 1)) == NO_TOKEN)
        return NO_TOKEN;
    uint32_t d = held_last(scan, scan->sentence_at[start - 1]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].harm != scan->drafts[told].harm) return NO_TOKEN;
    return told;
}

/* "Police said 14 had died. Villagers spoke of 50.": a bare figure, and no
 * harm, is all that the sentence tells. */
uint32_t figure_said(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t end = tree_sentence_end(scan, words.first), kind;
    if (scan_sentence(scan, scan->sentence_at[start])->zone != ZONE_BODY ||
        !figure_is_said(scan, words))
        return NO_TOKEN;
    for (uint32_t i = start; i < end; i++)
        if (scan->hit_at[i] && !phrases_match(&scan->reader->speech,
                                              scan->tokens, i, i + 1, &kind))
            return NO_TOKEN;
    return figure_of_last(scan, words.first);
}

/* Does a word that leads to a figure stand right before it: "at 100", "is 36"?
 */
static bool is_led(const struct scan *scan, uint32_t at)
{
    return scan->tokens[at - 1].tag == TAG_ADP ||
           scan_is(scan, at - 1, WORD_BE);
}

/* "Residents put the figure at 100", "revised the number to 14", "their own
 * tally is 36": of what the sentence before counts; "108 died, bringing the
 * total to 1,016": of what this one does. */
uint32_t figure_told(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first), value;
    uint32_t at = words.first;
    const struct phrases *cue = &scan->reader->cues[CUE_FIGURE];
    if (at == start || !is_led(scan, at)) return NO_TOKEN;
    bool is = scan_is(scan, at - 1, WORD_BE);
    while (at > start && words.first - at < FIGURE_REACH) {
        at--;
        if (scan->hit_at[at]) return NO_TOKEN;
        size_t n = phrases_match(cue, scan->tokens, at, words.first, &value);
        uint32_t of = at + (uint32_t)n;
        if (!n || (is && of + 1 != words.first)) continue;
        /* "the total number of workers infected to 65": of what it says; but
         * "gave a figure of 65" */
        if (of + 1 != words.first &&
            (scan_is(scan, of, WORD_OF) || scan_is(scan, of + 1, WORD_OF)))
            return NO_TOKEN;
        uint32_t told = figure_before(scan, at);
        if (told != NO_TOKEN || !start) return told;
        return is ? figure_of_last(scan, words.first)
                  : figure_before(scan, start - 1);
    }
    return NO_TOKEN;
}

bool figure_is_another(const struct scan *scan, uint32_t known,
                       const struct number *number)
{
    uint32_t first = number->words.first;
    if (scan->drafts[known].sentence != scan->sentence_at[first]) return true;
    return figure_told(scan, number->words) == known &&
           !scan_is(scan, first - 1, WORD_TO);
}
