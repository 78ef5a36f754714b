/* The figures of a toll: "the toll rose from 12 to 15", "the number of the dead
 * was put at 40". What it fell by is none.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/toll.h"
#include "claim/context.h"
#include "claim/equal.h"

/* In tokens: from the toll to its figure, and to one that a verb puts it at. */
enum { TOLL_REACH = 22, TOLL_FAR = 45 };

/* "The toll was 20 with 50 others injured": 50 are the injured. */
bool toll_is_of_other(const struct scan *scan, const struct harm_hit *hit,
                      const struct number *number)
{
    uint32_t end = tree_sentence_end(scan, hit->head);
    uint32_t at = number->words.first + number->words.n;
    for (uint32_t i = at; i < end && i < at + 3; i++) {
        if (scan->hit_at[i])
            return scan->hits[scan->hit_at[i] - 1].harm != hit->harm &&
                   scan->hits[scan->hit_at[i] - 1].frame != FRAME_TOLL;
        if (scan->tokens[i].tag == TAG_PUNCT || scan->tokens[i].tag == TAG_ADP)
            return false;
    }
    return false;
}

/* "The toll of those wounded is ...": the figure is still to come. */
static bool turns_to_other(const struct harm_hit *toll,
                           const struct harm_hit *next)
{
    return next->frame != FRAME_COUNT && next->harm != toll->harm;
}

/* "..., rose to 305": a figure that a verb puts the toll at, however far. */
static bool is_put(const struct scan *scan, uint32_t at)
{
    return scan_is(scan, at - 1, WORD_PUTS) && tree_is_verb(scan, at - 2);
}

/* "the toll from the 2011 floods", "in the two states": no people. */
static bool counts_else(const struct scan *scan, uint32_t number)
{
    struct quantity quantity = quantity_of_number(scan, number);
    if (beyond_differs(scan, &quantity)) return true;
    const struct number *found = &scan->analysis.numbers[number];
    bool bare = quantity.head < found->core.first + found->core.n;
    return quantity.thing || (!bare && !quantity.person &&
                              scan->tokens[quantity.head].tag == TAG_NOUN);
}

/* The word before a figure, over a mark of quotation. */
static uint32_t over_quote(const struct scan *scan, uint32_t at)
{
    return at - 1 -
           (scan->tokens[at - 1].kind == TOKEN_PUNCT &&
            at > tree_sentence_start(scan, at) + 2);
}

/* "revised the toll down by about 100": so much less, no figure. */
static bool is_drop(const struct scan *scan, uint32_t from, uint32_t at)
{
    return context_cue(scan, at - 1, CUE_BY) &&
           context_has(scan, tree_sentence_start(scan, from), at, CUE_DROPS);
}

/* "..., bringing to 41 the number of dead": the figure of that one. */
static bool is_of_next(const struct scan *scan, const struct number *number)
{
    uint32_t at = number->words.first + number->words.n;
    at += scan_is(scan, at, WORD_DEFINITE);
    return at < scan->n_tokens && scan->hit_at[at] &&
           scan->hits[scan->hit_at[at] - 1].first == at &&
           scan->hits[scan->hit_at[at] - 1].frame == FRAME_TOLL;
}

/* "The toll could reach 20,000": nobody says that it has. */
static bool is_to_come(const struct scan *scan, const struct number *number)
{
    for (uint32_t i = number->words.first; i < number->core.first; i++)
        if (scan->unreal_at[i] == UNREAL_MODAL + 1) return true;
    return false;
}

static struct toll toll_behind(const struct scan *scan,
                               const struct harm_hit *hit, const bool *used)
{
    struct toll toll = { NO_TOKEN, NO_TOKEN };
    uint32_t end = tree_sentence_end(scan, hit->head);
    uint32_t behind = hit->first + hit->n;
    for (uint32_t i = behind; i < end && i < behind + TOLL_FAR; i++) {
        if (scan_is(scan, i, WORD_BUT) ||
            (scan->hit_at[i] &&
             turns_to_other(hit, &scan->hits[scan->hit_at[i] - 1])))
            break;
        uint32_t index = scan->number_at[i];
        if (!index || (i >= behind + TOLL_REACH && !is_put(scan, i))) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->use != NUMBER_COUNT || used[index - 1] ||
            number->qualifier == QUALIFIER_INDEFINITE)
            continue;
        if (toll.now != NO_TOKEN && is_of_next(scan, number)) break;
        if (i != number->words.first || toll_is_of_other(scan, hit, number) ||
            counts_else(scan, index - 1) || is_drop(scan, hit->first, i) ||
            is_to_come(scan, number))
            continue;
        uint32_t to = over_quote(scan, i);
        /* "to 40 families, equivalent to 160 people": no later one */
        bool later = toll.now != NO_TOKEN && scan_is(scan, to, WORD_TO) &&
                     !scan->hit_at[to - 1] &&
                     scan->tokens[to - 1].tag != TAG_ADJ;
        if (toll.now != NO_TOKEN && !later) continue;
        uint32_t first =
            later ? scan->analysis.numbers[toll.now].words.first : 0;
        if (first && (scan_is(scan, first - 1, WORD_FROM) ||
                      context_cue(scan, first - 1, CUE_BY)))
            toll.was = toll.now;
        toll.now = index - 1;
    }
    return toll;
}

/* A number right before the word: "the 12 toll". */
static uint32_t toll_before(const struct scan *scan, const struct harm_hit *hit,
                            const bool *used)
{
    for (uint32_t back = 1; back <= 3; back++) {
        if (hit->first < tree_sentence_start(scan, hit->first) + back) break;
        uint32_t index = scan->number_at[hit->first - back];
        if (index && !used[index - 1] &&
            scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
            return index - 1;
    }
    return NO_TOKEN;
}

struct toll toll_read(const struct scan *scan, const struct harm_hit *hit,
                      const bool *used)
{
    struct toll toll = toll_behind(scan, hit, used);
    if (toll.now == NO_TOKEN) toll.now = toll_before(scan, hit, used);
    return toll;
}
