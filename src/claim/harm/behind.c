/* Who stands right behind a phrase: "lost contact with 12 climbers", "there
 * was no word of the other nine". The phrase ends with the word that they hang
 * on, so no tree is asked which of its words that is.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/plight.h"

/* Words before the number: "of all the other nine sailors". */
enum { LEAD_REACH = 4 };

/* "the other nine": a number and no noun. */
static bool read_bare(const struct scan *scan, uint32_t at,
                      struct quantity *out)
{
    uint32_t index = scan->number_at[at];
    if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
        return false;
    *out = quantity_of_number(scan, index - 1);
    out->person |= out->head == at;
    return out->person && !out->thing;
}

/* The people that begin within a few words. */
static bool read_from(const struct scan *scan, uint32_t at, uint32_t end,
                      struct quantity *out)
{
    for (uint32_t i = at; i < end && i < at + LEAD_REACH; i++) {
        if (read_bare(scan, i, out)) return true;
        uint8_t tag = scan->tokens[i].tag;
        if (scan_is(scan, i, WORD_INDEFINITE)) {
            while (i + 1 < end && scan->tokens[i].tag != TAG_NOUN) i++;
            *out = quantity_read(scan, i);
            return out->person && !out->thing && out->words.first >= at;
        }
        if (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_ADP &&
            tag != TAG_PRON)
            return false;
    }
    return false;
}

/* "the fate of two trapped miners", "of the 12 hostages": told by that. */
static bool has_own(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    for (uint32_t i = quantity->words.first; i <= end; i++)
        if (i < scan->n_tokens && scan->hit_at[i]) return true;
    return false;
}

bool behind_is(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t end = tree_sentence_end(scan, hit->first);
    struct quantity quantity;
    return read_from(scan, hit->first + hit->n, end, &quantity);
}

void behind_find(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit->first);
    struct quantity quantity;
    if (read_from(scan, hit->first + hit->n, end, &quantity) &&
        !has_own(scan, &quantity) && victim_fits(scan, &quantity, hit))
        victim_draft(scan, hit_index, &quantity, TIE_DIRECT);
}
