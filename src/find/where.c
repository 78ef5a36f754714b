/* The finder of places: opens the tables, runs the scan and the choice, and
 * writes out what is kept.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where.h"

#include "find/where_spot.h"

enum status where_open(struct arena *arena, const struct pack *pack,
                       struct lang *lang, struct where_finder **out,
                       struct error *error)
{
    struct where_finder *finder = ARENA_NEW(arena, struct where_finder);
    enum status status = gazetteer_open(pack, &finder->gazetteer, error);
    if (!status) status = country_open(arena, pack, &finder->countries, error);
    finder->words.lang = lang;
    finder->words.gazetteer = &finder->gazetteer;
    if (!status) status = where_words_open(arena, pack, &finder->words, error);
    *out = finder;
    return status;
}

/* Where a country lies, under the name that the table gives it. */
static struct place place_country(const struct where_finder *f,
                                  const struct country *country,
                                  enum country_form form)
{
    struct place out = { .kind = PLACE_COUNTRY };
    uint32_t record = gazetteer_code(&f->gazetteer, country->within);
    if (record != NO_PLACE) {
        out = gazetteer_place(&f->gazetteer, record);
        out.kind = PLACE_COUNTRY;
    }
    out.name = country->name;
    bool land = country->code.len == 2 && form == COUNTRY_NAME;
    if (!land) out.kind = PLACE_PEOPLE;
    return out;
}

static struct str text_of(const struct analysis *a, struct stretch words)
{
    const struct token *t = &a->tokens.at[words.first];
    return str_slice(a->report->text, t->span.start, t[words.n - 1].span.end);
}

/* A place that no table has: its country is a guess from the report. */
static struct place place_unknown(const struct where_finder *f,
                                  const struct analysis *a,
                                  const struct spot *spot)
{
    struct place out = { 0 };
    if (spot->record != NO_PLACE)
        out.country = gazetteer_place(&f->gazetteer, spot->record).country;
    out.name = text_of(a, spot->words);
    out.kind = spot->noun == NOUN_AREA ? PLACE_REGION : PLACE_TOWN;
    return out;
}

static struct place_mention mention_of(const struct where_finder *f,
                                       const struct analysis *a,
                                       const struct spot *spot)
{
    struct place_mention out = { .words = spot->words,
                                 .known = true,
                                 .described = spot->seat || spot->here };
    if (spot->unknown) {
        out.known = false;
        out.place = place_unknown(f, a, spot);
    } else if (spot->country) {
        out.place =
            place_country(f, spot->country, (enum country_form)spot->form);
    } else {
        out.place = gazetteer_place(&f->gazetteer, spot->record);
    }
    return out;
}

void where_find(const struct where_finder *finder, struct arena *arena,
                struct analysis *analysis)
{
    struct spots spots = { 0 };
    size_t n = 0;
    where_scan(finder, arena, analysis, &spots);
    where_choose(finder, arena, analysis, &spots);
    analysis->places = ARENA_ARRAY(arena, struct place_mention, spots.n);
    for (size_t i = 0; i < spots.n; i++) {
        if (spots.at[i].keep)
            analysis->places[n++] = mention_of(finder, analysis, &spots.at[i]);
    }
    analysis->n_places = n;
}

struct place_mention where_place(const struct where_finder *finder,
                                 struct str name)
{
    struct place_mention out = { .known = false };
    enum country_form form = COUNTRY_NAME;
    struct key key = key_of(name);
    struct namesakes found = gazetteer_find(&finder->gazetteer, &key);
    const struct country *country =
        country_look(&finder->countries, &key, &form);
    uint32_t record =
        found.n ? gazetteer_namesake(&finder->gazetteer, found.first, NULL)
                : NO_PLACE;
    bool land = record != NO_PLACE &&
                gazetteer_level(&finder->gazetteer, record) == LEVEL_REGION;
    out.known = country || record != NO_PLACE;
    if (country && !land)
        out.place = place_country(finder, country, form);
    else if (record != NO_PLACE)
        out.place = gazetteer_place(&finder->gazetteer, record);
    return out;
}

const struct countries *where_countries(const struct where_finder *finder)
{
    return &finder->countries;
}
