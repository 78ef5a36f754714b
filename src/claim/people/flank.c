/* Whose people they are by the side of a war that the sentence names: "on the
 * Armenian side 12 were killed", "on the side of the rebels, five". What lies
 * "on the Turkish side of the border" is a place.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

enum { NAME_REACH = 4 };

/* The armed group that is named from a token on; "" = none. */
static struct str band_named(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t row;
    if (scan_is(scan, at, WORD_THE)) at++;
    for (uint32_t i = at; i < end && i < at + NAME_REACH; i++)
        if (phrases_match(&scan->reader->armed, scan->tokens, i, end, &row))
            return scan->reader->armed_rows[row].name;
    return STR("");
}

/* The side that stands before the word "side", or behind "side of". */
static struct str flank_at(const struct scan *scan, uint32_t at, bool *band)
{
    uint32_t start = tree_sentence_start(scan, at);
    uint32_t end = tree_sentence_end(scan, at);
    *band = false;
    if (at < start + 2 || !scan_is(scan, at, WORD_FLANK)) return STR("");
    if (scan_is(scan, at - 1, WORD_THE) && at + 2 < end &&
        scan_is(scan, at - 2, WORD_WHERE) && scan_is(scan, at + 1, WORD_OF)) {
        *band = true;
        return band_named(scan, at + 2, end);
    }
    bool on = at >= start + 3 && scan_is(scan, at - 2, WORD_THE) &&
              scan_is(scan, at - 3, WORD_WHERE);
    uint32_t place = scan->place_at[at - 1];
    if (!on || !place || (at + 1 < end && scan_is(scan, at + 1, WORD_OF)))
        return STR("");
    return group_place_side(scan, place - 1);
}

/* The figure that stands next behind this one, in its sentence. */
static uint32_t next_figure(const struct scan *scan, uint32_t from,
                            uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (scan->number_at[i]) return i;
    return end;
}

void flank_find(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t end = tree_sentence_end(scan, first);
    bool band = false;
    struct str side = STR("");
    uint32_t stop = next_figure(scan, first + quantity->words.n, end);
    if (quantity->side.len || quantity->kind == COUNT_NAME) return;
    for (uint32_t i = stop; i-- > start && !side.len;) {
        if (str_is(scan->tokens[i].lower, ";")) break;
        side = flank_at(scan, i, &band);
    }
    quantity->side = side;
    if (side.len && band && quantity->role == ROLE_PEOPLE)
        quantity->role = ROLE_COMBATANT;
}

/* "10 Abu Sayyaf members": the words name a band of fighters. */
bool band_is_named(const struct scan *scan, const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    uint32_t row, end = words->first + words->n;
    for (uint32_t i = words->first; i < end; i++)
        if (phrases_match(&scan->reader->armed, scan->tokens, i, end, &row) &&
            !scan->reader->armed_rows[row].people)
            return true;
    return false;
}

/* "... and 9 marines" */
bool flank_is_soldier(const struct scan *scan, const struct draft *a,
                      const struct draft *b)
{
    return scan_is(scan, a->quantity.head, WORD_REGULAR) &&
           band_is_named(scan, b) && !band_is_named(scan, a);
}
