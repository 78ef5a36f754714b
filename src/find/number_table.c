/* Reading numbers.tsv, qualifiers.tsv and number_uses.tsv.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/number_table.h"

static const char *const kind_names[KIND_COUNT] = {
    "unit",  "ten",   "scale", "plural",  "attached", "article", "half",
    "joint", "exact", "vague", "ordinal", "fraction", "another", "none",
};

static const char *const sign_names[] = {
    "exact",     "at_least", "more_than", "about",   "up_to",
    "less_than", "nearly",   "range",     "vague",   "indefinite",
    "spread",    "change",   "more",      "so_far",  "nothing",
    "joint",     "and",      "either",    "ceiling",
};

static const char *const use_names[] = {
    "count", "ordinal", "age", "money", "percent", "measure", "time", "code",
};

static const char *const place_names[PLACE_COUNT] = {
    "before", "after", "hyphen", "name",     "year",   "weak",
    "month",  "clock", "decade", "end",      "street", "plural",
    "aside",  "one",   "joins",  "singular", "verb",   "whole",
};

/* The index of a name; `n` when it is none of them. */
static uint32_t index_of(struct str name, const char *const *names, size_t n)
{
    uint32_t i = 0;
    while (i < n && !str_is(name, names[i])) i++;
    return i;
}

#define INDEX_OF(name, names) \
    index_of((name), (names), sizeof(names) / sizeof *(names))

/* Where a table is read to. */
struct opening {
    struct lang *lang;
    struct arena *arena;
    struct number_finder *finder;
};

/* An empty cell is `none`. */
static bool read_bound(struct str cell, int64_t none, int64_t *out)
{
    *out = none;
    return !cell.len || str_number(cell, out);
}

static void note_start(struct opening *to, struct str phrase)
{
    struct str first = str_cut(&phrase, ' ');
    word_table_put(&to->finder->starts, to->lang, str_cut(&first, '-'), 1);
}

static bool take_number(struct opening *to, const struct row *row)
{
    struct number_finder *f = to->finder;
    struct number_entry entry = { 0 };
    entry.kind = (uint8_t)INDEX_OF(row->cell[0], kind_names);
    if (entry.kind == KIND_COUNT) return false;
    uint32_t qualifier = INDEX_OF(row->cell[4], sign_names);
    if (row->cell[4].len && qualifier > QUALIFIER_INDEFINITE) return false;
    entry.qualifier = row->cell[4].len ? (uint8_t)qualifier : 0;
    if (!read_bound(row->cell[2], 0, &entry.lo) ||
        !read_bound(row->cell[3], OPEN_BOUND, &entry.hi) ||
        !read_bound(row->cell[5], 0, &entry.few) ||
        !read_bound(row->cell[6], 0, &entry.most))
        return false;
    f->entries = arena_grow(to->arena, f->entries, &f->room, f->n_entries + 1,
                            sizeof entry);
    f->entries[f->n_entries] = entry;
    note_start(to, row->cell[1]);
    uint32_t index = (uint32_t)f->n_entries++;
    if (entry.kind >= KIND_WORDS)
        return phrases_add(&f->known, row->cell[1], index);
    word_table_put(&f->words[entry.kind], to->lang, row->cell[1], index + 1);
    return true;
}

static bool take_qualifier(struct opening *to, const struct row *row)
{
    uint32_t sign = INDEX_OF(row->cell[2], sign_names);
    if (sign == sizeof sign_names / sizeof *sign_names) return false;
    struct phrases *set = str_is(row->cell[0], "before")   ? &to->finder->before
                          : str_is(row->cell[0], "after")  ? &to->finder->after
                          : str_is(row->cell[0], "behind") ? &to->finder->behind
                                                           : NULL;
    return set && phrases_add(set, row->cell[1], sign);
}

static bool take_use(struct opening *to, const struct row *row)
{
    uint32_t use = INDEX_OF(row->cell[0], use_names);
    uint32_t place = INDEX_OF(row->cell[1], place_names);
    if (use > NUMBER_CODE || place == PLACE_COUNT) return false;
    return phrases_add(&to->finder->uses[place], row->cell[2], use);
}

static enum status
read_table(struct opening *to, const struct pack *pack, const char *name,
           bool (*take)(struct opening *, const struct row *),
           struct error *error)
{
    struct str bytes;
    if (!pack_find(pack, name, &bytes))
        return error_set(error, STATUS_PACK, 0, "the language pack has no '%s'",
                         name);
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        if (take(to, &row)) continue;
        return error_set(error, STATUS_PACK, row.line,
                         "'%s', line %zu: not a row of this table", name,
                         row.line);
    }
    return STATUS_OK;
}

enum status number_open(struct arena *arena, const struct pack *pack,
                        struct lang *lang, struct number_finder **out,
                        struct error *error)
{
    struct number_finder *f = ARENA_NEW(arena, struct number_finder);
    struct opening to = { lang, arena, f };
    phrases_open(&f->known, lang);
    phrases_open(&f->before, lang);
    phrases_open(&f->after, lang);
    phrases_open(&f->behind, lang);
    for (size_t i = 0; i < PLACE_COUNT; i++) phrases_open(&f->uses[i], lang);
    *out = f;
    enum status status =
        read_table(&to, pack, "numbers.tsv", take_number, error);
    if (status == STATUS_OK)
        status = read_table(&to, pack, "qualifiers.tsv", take_qualifier, error);
    if (status == STATUS_OK)
        status = read_table(&to, pack, "number_uses.tsv", take_use, error);
    return status;
}
