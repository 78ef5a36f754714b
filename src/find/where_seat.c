/* Towns told without their names: "the Somali capital", "in the capital", and
 * "here", which is where the dateline says that the reporter is.
 *
 * A capital is taken only where no name stands beside the word, as in "the
 * capital, Damascus", and only of a country.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where_spot.h"

static struct word_sense sense_at(const struct where_sentence *s, size_t at)
{
    return where_word(&s->finder->words, &s->tokens[at]);
}

/* The end of "capital" or "capital city" at a token, where no name and no
 * noun follows ("capital markets"); 0 = none. */
static size_t seat_end(const struct where_sentence *s, size_t at)
{
    if (at >= s->end || !sense_at(s, at).seat) return 0;
    size_t end = at + 1;
    if (end < s->end && sense_at(s, end).noun == NOUN_TOWN) end++;
    if (end >= s->end) return end;
    const struct token *next = &s->tokens[end];
    if (str_is(next->text, ","))
        return end + 1 < s->end && s->tokens[end + 1].capital ? 0 : end;
    if (next->kind == TOKEN_PUNCT || str_is(next->lower, "'s")) return end;
    struct word_sense sense = sense_at(s, end);
    bool of = str_is(next->lower, "of") || next->capital;
    return !of && (sense.small || sense.before) ? end : 0;
}

uint32_t where_seat(const struct where_finder *finder,
                    const struct country *country)
{
    const struct gazetteer *g = &finder->gazetteer;
    struct key key = key_of(country->seat);
    struct namesakes found = gazetteer_find(g, &key);
    uint32_t land = gazetteer_code(g, country->code);
    if (!key.len || land == NO_PLACE) return NO_PLACE;
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t record = gazetteer_namesake(g, found.first + i, NULL);
        if (gazetteer_level(g, record) == LEVEL_TOWN &&
            gazetteer_country(g, record) == land)
            return record;
    }
    return NO_PLACE;
}

size_t where_seat_of(const struct where_sentence *s, size_t end,
                     struct spot *spot)
{
    bool owner = end < s->end && str_is(s->tokens[end].lower, "'s");
    if (!spot->country || spot->form == COUNTRY_PEOPLE) return end;
    if (!owner && spot->form == COUNTRY_NAME) return end;
    size_t past = seat_end(s, end + owner);
    uint32_t record = past ? where_seat(s->finder, spot->country) : NO_PLACE;
    if (record == NO_PLACE) return end;
    spot->words.n = (uint32_t)past - spot->words.first;
    spot->country = NULL;
    spot->found = (struct namesakes){ 0 };
    spot->record = record;
    spot->seat = true;
    return past;
}

size_t where_seat_bare(const struct where_sentence *s, size_t at,
                       struct spot *spot)
{
    if (at < s->start + 2 || !str_is(s->tokens[at - 1].lower, "the") ||
        !sense_at(s, at - 2).before)
        return at;
    size_t end = seat_end(s, at);
    if (!end) return at;
    spot->words = (struct stretch){ (uint32_t)at, (uint32_t)(end - at) };
    spot->seat = true;
    return end;
}

size_t where_here(const struct where_sentence *s, size_t at, struct spot *spot)
{
    if (at <= s->start || !sense_at(s, at).here) return at;
    const struct token *before = &s->tokens[at - 1];
    if (str_is(before->lower, "of") || str_is(before->lower, "from")) return at;
    spot->words = (struct stretch){ (uint32_t)at, 1 };
    spot->here = true;
    return at + 1;
}
