/* What a figure was before: "the toll rose to 85 from an initial 60", "deaths
 * fell from 402 in 2011 to 288", "cut the toll to 27 from 30".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Words between the two figures; between "from" and the former one. */
enum { FORMER_REACH = 9, FROM_REACH = 5 };

static bool is_free(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    if (!index) return false;
    const struct number *number = &scan->analysis.numbers[index - 1];
    struct quantity quantity = quantity_of_number(scan, index - 1);
    return number->use == NUMBER_COUNT && number->words.first == at &&
           number->qualifier != QUALIFIER_INDEFINITE && !quantity.thing &&
           !held_takes(scan, &quantity);
}

/* The former figure behind "from"; NO_TOKEN = none. */
static uint32_t behind_from(const struct scan *scan, uint32_t from,
                            uint32_t end)
{
    for (uint32_t i = from + 1; i < end && i <= from + FROM_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->number_at[i]) return is_free(scan, i) ? i : NO_TOKEN;
        if (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_NOUN &&
            tag != TAG_ADV && tag != TAG_VERB && !scan_is(scan, i, WORD_OF))
            break;
    }
    return NO_TOKEN;
}

/* "85, up from 60" */
static uint32_t from_shift(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t shift = at + (at < end && scan->tokens[at].tag == TAG_PUNCT);
    return shift + 1 < end && scan_is(scan, shift, WORD_SHIFT) &&
                   scan_is(scan, shift + 1, WORD_FROM)
               ? shift + 1
               : NO_TOKEN;
}

/* "to 85 from 60", or "from 402 in 2011 to 288": the "from" of the figure. */
static uint32_t from_of(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t behind = words.first + words.n;
    uint32_t shift = from_shift(scan, behind, end);
    if (shift != NO_TOKEN) return shift;
    if (words.first == start || !scan_is(scan, words.first - 1, WORD_TO))
        return NO_TOKEN;
    for (uint32_t i = behind; i < end && i < behind + FORMER_REACH; i++) {
        if (scan->tokens[i].tag == TAG_PUNCT || scan->hit_at[i]) break;
        if (scan_is(scan, i, WORD_FROM)) return i;
    }
    for (uint32_t i = words.first - 1;
         i-- > start && i + FORMER_REACH > words.first;) {
        if (scan->hit_at[i]) break;
        if (scan_is(scan, i, WORD_FROM)) return i;
    }
    return NO_TOKEN;
}

/* Is the figure one of a toll, or of a noun that is counted? */
static bool may_change(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    return draft->quantity.number != NO_TOKEN &&
           (hit->frame == FRAME_TOLL || hit->frame == FRAME_COUNT);
}

void former_find(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    held_open(scan);
    for (uint32_t d = 0; d < n; d++) {
        const struct draft *now = &scan->drafts[d];
        if (!may_change(scan, now)) continue;
        const struct number *number =
            &scan->analysis.numbers[now->quantity.number];
        uint32_t from = from_of(scan, number->words);
        if (from == NO_TOKEN) continue;
        uint32_t was = behind_from(
            scan, from, tree_sentence_end(scan, number->words.first));
        if (was == NO_TOKEN) continue;
        struct quantity quantity =
            quantity_of_number(scan, scan->number_at[was] - 1);
        if (quantity.role == ROLE_PEOPLE) quantity.role = now->quantity.role;
        if (!quantity.side.len) quantity.side = now->quantity.side;
        quantity.person = true;
        scan_draft_like(scan, d, &quantity);
    }
}
