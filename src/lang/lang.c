/* Opening a language: its tables become maps.
 *
 * Every list of words that tokens, sentences and lemmas need stands in the
 * pack; a table that is missing or has a strange row is an error of the pack.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lang/lang.h"

#include "lang/tables.h"

static const char *const abbreviation_names[] = {
    [ABBREVIATION_TITLE] = "title", [ABBREVIATION_NUMBER] = "number",
    [ABBREVIATION_MONTH] = "month", [ABBREVIATION_GENERAL] = "general",
    [ABBREVIATION_NAME] = "name",
};

static bool take_abbreviation(struct lang *lang, const struct row *row)
{
    if (str_is(row->cell[0], "starter")) {
        map_put(&lang->starters, row->cell[1], 1);
        return true;
    }
    for (uint32_t i = ABBREVIATION_TITLE; i <= ABBREVIATION_NAME; i++) {
        if (!str_is(row->cell[0], abbreviation_names[i])) continue;
        map_put(&lang->abbreviations, row->cell[1], i);
        return true;
    }
    return false;
}

static bool take_clitic(struct lang *lang, struct str form)
{
    if (lang->n_clitics == CLITICS) return false;
    if (str_find(form, STR("'"), 0) == form.len) return false;
    lang->clitics[lang->n_clitics++] = form;
    return true;
}

static bool take_split(struct lang *lang, const struct row *row)
{
    int64_t at = 0;
    if (!str_number(row->cell[2], &at)) return false;
    if (at < 1 || (size_t)at >= row->cell[1].len) return false;
    word_table_put(&lang->splits, lang, row->cell[1], (uint32_t)at);
    return true;
}

static bool take_token(struct lang *lang, const struct row *row)
{
    struct str kind = row->cell[0], word = row->cell[1];
    if (str_is(kind, "clitic")) return take_clitic(lang, word);
    if (str_is(kind, "split")) return take_split(lang, row);
    struct map *map = str_is(kind, "prefix")    ? &lang->prefixes
                      : str_is(kind, "suffix")  ? &lang->suffixes
                      : str_is(kind, "unit")    ? &lang->units
                      : str_is(kind, "domain")  ? &lang->domains
                      : str_is(kind, "restart") ? &lang->restarts
                      : str_is(kind, "letter")  ? &lang->letters
                                                : NULL;
    bool same = row->n > 2 && str_is(row->cell[2], "same");
    if (map) map_put(map, word, same ? PREFIX_SAME : 1);
    return map != NULL;
}

static enum status read_table(struct lang *lang, const struct pack *pack,
                              const char *name,
                              bool (*take)(struct lang *, const struct row *),
                              struct error *error)
{
    struct str bytes;
    if (!pack_find(pack, name, &bytes))
        return error_set(error, STATUS_PACK, 0, "the language pack has no '%s'",
                         name);
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        if (row.n >= 2 && row.cell[1].len && take(lang, &row)) continue;
        return error_set(error, STATUS_PACK, row.line,
                         "'%s', line %zu: not a row of this table", name,
                         row.line);
    }
    return STATUS_OK;
}

enum abbreviation abbreviation_of(const struct lang *lang, struct str word)
{
    char room[16];
    struct str lower = word_fold(word, room, sizeof room);
    uint32_t kind = ABBREVIATION_NONE;
    if (lower.len) map_get(&lang->abbreviations, lower, &kind);
    if (kind == ABBREVIATION_NAME && word.at[0] == lower.at[0])
        return ABBREVIATION_NONE;
    return kind == ABBREVIATION_NAME ? ABBREVIATION_GENERAL
                                     : (enum abbreviation)kind;
}

enum status lang_open(struct arena *arena, const struct pack *pack,
                      struct lang **out, struct error *error)
{
    struct lang *lang = ARENA_NEW(arena, struct lang);
    lang->arena = arena;
    vocabulary_open(lang);
    struct map *maps[] = { &lang->abbreviations, &lang->starters,
                           &lang->prefixes,      &lang->suffixes,
                           &lang->units,         &lang->domains,
                           &lang->restarts,      &lang->letters,
                           &lang->lemmas };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_open(maps[i], arena);
    enum status status =
        read_table(lang, pack, "abbreviations.tsv", take_abbreviation, error);
    if (status == STATUS_OK)
        status = read_table(lang, pack, "tokens.tsv", take_token, error);
    if (status == STATUS_OK) status = lemma_open(lang, arena, pack, error);
    *out = lang;
    return status;
}
