/* The places of figures: behind them, "three people were killed in Homs, two in
 * Damascus", or before all of them, "in the state of Michoacan, ...".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Words from the people to "in", from "in" to the place, and back to a place
 * that opens the sentence. */
enum { VERB_REACH = 5, PLACE_REACH = 6, OPENING_MOST = 8 };

/* A place, and no part of another name, "the Safa News". */
static bool is_place(const struct scan *scan, uint32_t place)
{
    if (!place) return false;
    const struct place_mention *at = &scan->analysis.places[place - 1];
    uint32_t next = at->words.first + at->words.n;
    return at->place.kind != PLACE_PEOPLE &&
           (next >= scan->n_tokens || !scan->tokens[next].capital ||
            scan->tokens[next].tag != TAG_PROPN || scan->place_at[next]);
}

/* The place that begins its phrase right behind "in"; 0 = none. */
static uint32_t place_in(const struct scan *scan, uint32_t in, uint32_t end)
{
    for (uint32_t i = in + 1; i < end && i <= in + PLACE_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        uint32_t place = scan->place_at[i];
        if (is_place(scan, place)) return place;
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_PUNCT ||
            scan->hit_at[i] || scan->number_at[i])
            break;
    }
    return 0;
}

uint32_t figure_spot(const struct scan *scan, struct stretch words)
{
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    for (uint32_t i = at; i < end && i < at + VERB_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_ADP && context_cue(scan, i, CUE_IN))
            return place_in(scan, i, end);
        /* "A reporter, Ann Hill, was shot in Khost" */
        if (i == at && str_is(scan->tokens[i].lower, ",")) continue;
        if (!scan->hit_at[i] && tag != TAG_AUX && tag != TAG_ADV &&
            tag != TAG_VERB)
            return 0;
    }
    return 0;
}

uint32_t spot_opening(const struct scan *scan, const struct sentence *s)
{
    if (!s->n || !context_cue(scan, s->first, CUE_IN)) return 0;
    for (uint32_t i = s->first + 1; i < s->first + s->n; i++) {
        uint32_t place = scan->place_at[i];
        if (i > s->first + OPENING_MOST || tree_is_verb(scan, i) ||
            scan->time_at[i] || str_is(scan->tokens[i].lower, ","))
            break;
        if (is_place(scan, place)) return place;
    }
    return 0;
}

bool figure_spots_differ(const struct scan *scan, struct stretch one,
                         struct stretch two)
{
    uint32_t a = figure_spot(scan, one), b = figure_spot(scan, two);
    return a && b &&
           !str_equal(scan->analysis.places[a - 1].place.name,
                      scan->analysis.places[b - 1].place.name);
}
