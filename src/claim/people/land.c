/* The land or people that words beside the figure give: from where they fled,
 * came, or are counted.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* From "all" to the land that all of them are of. */
enum { ALL_REACH = 5 };

/* Is the side the country that the place lies in? */
static bool is_of_country(const struct scan *scan, const struct place *place,
                          struct str side)
{
    for (uint32_t i = 0; side.len && i < scan->analysis.n_places; i++) {
        const struct place *land = &scan->analysis.places[i].place;
        if ((land->kind == PLACE_PEOPLE || land->kind == PLACE_COUNTRY) &&
            str_equal(land->name, side))
            return str_equal(land->country, place->country);
    }
    return false;
}

/* "ethnic Armenians flee Nagorno-Karabakh": those who flee a land that is
 * spoken of as a side are its people, whatever nation they are of. */
static struct str land_fled(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->place_at[i];
        if (!index) continue;
        const struct place *place = &scan->analysis.places[index - 1].place;
        struct str side = group_place_side(scan, index - 1);
        /* "Sudanese refugees who fled Darfur" are so already */
        if (place->kind == PLACE_REGION && side.len)
            return is_of_country(scan, place, draft->quantity.side) ? STR("")
                                                                    : side;
    }
    return STR("");
}

/* "two pilgrims from Myanmar were killed" */
static struct str land_of_origin(const struct scan *scan,
                                 const struct draft *draft)
{
    uint32_t at = draft->quantity.words.first + draft->quantity.words.n;
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    if ((draft->harm != HARM_KILLED && draft->harm != HARM_INJURED) ||
        at + 1 >= end || !scan_is(scan, at, WORD_FROM))
        return STR("");
    uint32_t index = scan->place_at[at + 1];
    if (!index || scan->analysis.places[index - 1].place.kind != PLACE_COUNTRY)
        return STR("");
    return group_place_side(scan, index - 1);
}

/* "the Palestinian death toll": whose dead they are. "India's toll" is that
 * of the place. */
static struct str land_of_toll(const struct scan *scan,
                               const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    uint32_t start = tree_sentence_start(scan, hit->first);
    if (hit->frame != FRAME_TOLL) return STR("");
    for (uint32_t i = hit->first; i > start && i + ALL_REACH > hit->first;) {
        const struct token *token = &scan->tokens[--i];
        uint32_t index = scan->place_at[i];
        if (index &&
            scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE)
            return group_place_side(scan, index - 1);
        if (token->tag != TAG_ADJ && token->tag != TAG_NOUN) break;
    }
    return STR("");
}

/* "five clerks, all of them Sudanese", "two nurses, both from Mali" */
static struct str land_of_all(const struct scan *scan,
                              const struct draft *draft)
{
    uint32_t at = draft->quantity.words.first + draft->quantity.words.n;
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    while (at < end && !tree_is_verb(scan, at) &&
           !scan_is(scan, at, WORD_WHOLLY))
        at++;
    if (at >= end || !scan_is(scan, at, WORD_WHOLLY)) return STR("");
    for (uint32_t i = at + 1; i < end && i < at + ALL_REACH; i++) {
        uint32_t index = scan->place_at[i];
        if (index) return group_place_side(scan, index - 1);
        if (!scan_is(scan, i, WORD_OF) && !scan_is(scan, i, WORD_FROM) &&
            scan->tokens[i].tag != TAG_PRON)
            return STR("");
    }
    return STR("");
}

/* "The driver, a Georgian, was arrested", "One survivor, a citizen of Mali":
 * an aside on one person that tells his people. */
static struct str land_of_one(const struct scan *scan,
                              const struct draft *draft)
{
    uint32_t at = draft->quantity.words.first + draft->quantity.words.n;
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    if (draft->quantity.hi != 1 || at + 2 >= end ||
        !str_is(scan->tokens[at].lower, ",") ||
        !scan_is(scan, at + 1, WORD_INDEFINITE))
        return STR("");
    for (uint32_t i = at + 2; i < end && i < at + 2 + ALL_REACH; i++) {
        const struct token *token = &scan->tokens[i];
        uint32_t index = scan->place_at[i], row;
        if (phrases_match(&scan->reader->armed, scan->tokens, i, end, &row) &&
            scan->reader->armed_rows[row].people)
            return scan->reader->armed_rows[row].name;
        if (index &&
            (scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE ||
             scan_is(scan, i - 1, WORD_OF)))
            return group_place_side(scan, index - 1);
        if (token->kind == TOKEN_PUNCT && !str_is(token->lower, "-")) break;
    }
    return STR("");
}

/* Those who flee a land are its people before all else; what tells the land of
 * all of them holds for each. */
void land_find(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    struct str land = STR("");
    if (draft->harm == HARM_DISPLACED && quantity->kind != COUNT_NAME)
        land = land_fled(scan, draft);
    if (!land.len && !quantity->side.len) land = land_of_origin(scan, draft);
    if (!land.len && !quantity->side.len) land = land_of_toll(scan, draft);
    if (!land.len && !quantity->side.len) land = land_of_one(scan, draft);
    if (!land.len && !quantity->side.len) land = predicate_land(scan, draft);
    struct str all = land_of_all(scan, draft);
    if (all.len) land = all;
    if (land.len) quantity->side = land;
}
