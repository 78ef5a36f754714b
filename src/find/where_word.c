/* Reads the three tables into one map: a word's marks lie in the bits of its
 * value, so that one look-up tells all.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where_word.h"
#include "find/key.h"

/* Bits of a packed sense. */
enum {
    BEFORE = 0, /* 4 bits: weight + 1 */
    NOUN = 4,   /* 4 bits: weight + 1 */
    LINK = 8,   /* 2 bits: weight + 1 */
    AFTER = 1 << 10,
    SPEECH = 1 << 11,
    TITLE = 1 << 12,
    COMMON = 1 << 13,
    FORENAME = 1 << 14,
    SURNAME = 1 << 15,
    STREET = 1 << 16,
    SMALL = 1 << 17,
    WHERE = 1 << 18,
    ABSTRACT = 1 << 19,
};

static void add_bits(struct map *map, struct str word, uint32_t bits)
{
    uint32_t held = 0;
    map_get(map, word, &held);
    map_put(map, word, held | bits);
}

static void add_never(struct where_words *w, struct str name)
{
    struct key key = key_of(name);
    if (key.len)
        map_put(&w->never, str_copy(w->never.arena, key_view(&key)), 1);
}

/* Short forms stand for provinces; the table of the pack names them. */
static bool add_alias(struct where_words *w, const struct gazetteer *g,
                      const struct row *row)
{
    struct key key = key_of(row->cell[2]);
    struct namesakes found = gazetteer_find(g, &key);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t record = gazetteer_namesake(g, found.first + i, NULL);
        if (gazetteer_level(g, record) != LEVEL_PROVINCE) continue;
        map_put(&w->aliases, row->cell[1], record);
        return true;
    }
    return false;
}

/* Classes that are a mark and no more. */
static bool add_mark(struct where_words *w, struct str class, struct str word)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } marks[] = {
        { "after", AFTER }, { "speech", SPEECH },     { "street", STREET },
        { "small", SMALL }, { "abstract", ABSTRACT }, { "where", WHERE },
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_is(class, marks[i].name)) continue;
        add_bits(&w->senses, word, marks[i].bit);
        return true;
    }
    return false;
}

static bool add_row(struct where_words *w, const struct gazetteer *g,
                    const struct row *row)
{
    int64_t weight = 0;
    struct str class = row->cell[0], word = row->cell[1];
    if (str_is(class, "alias")) return add_alias(w, g, row);
    if (!str_number(row->cell[2], &weight) || weight > 14) return false;
    uint32_t more = (uint32_t)weight + 1;
    if (str_is(class, "before"))
        add_bits(&w->senses, word, more << BEFORE);
    else if (str_is(class, "noun"))
        add_bits(&w->senses, word, more << NOUN);
    else if (str_is(class, "link"))
        add_bits(&w->senses, word, more << LINK);
    else if (str_is(class, "never"))
        add_never(w, word);
    else
        return add_mark(w, class, word);
    return true;
}

static enum status read_places(struct where_words *w, struct str bytes,
                               const struct gazetteer *g, struct error *error)
{
    struct row row;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        if (!add_row(w, g, &row))
            return error_set(error, STATUS_PACK, row.line,
                             "'places.tsv' line %zu: broken row", row.line);
    }
    return STATUS_OK;
}

static void read_names(struct where_words *w, struct str bytes)
{
    struct row row;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        uint32_t bits = 0;
        for (size_t i = 0; i < row.cell[1].len; i++) {
            char mark = row.cell[1].at[i];
            if (mark == 'w') bits |= COMMON;
            if (mark == 'f') bits |= FORENAME;
            if (mark == 's') bits |= SURNAME;
        }
        add_bits(&w->senses, row.cell[0], bits);
    }
}

/* Titles of one word; of longer ones the last word is enough. */
static void read_titles(struct where_words *w, struct str bytes)
{
    struct row row;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        struct str rest = row.cell[0], word = rest;
        while (rest.len) word = str_cut(&rest, ' ');
        add_bits(&w->senses, word, TITLE);
    }
}

enum status where_words_open(struct arena *arena, const struct pack *pack,
                             const struct gazetteer *gazetteer,
                             struct where_words *out, struct error *error)
{
    struct str places = { 0 }, names = { 0 }, titles = { 0 };
    if (!pack_find(pack, "places.tsv", &places) ||
        !pack_find(pack, "names.tsv", &names) ||
        !pack_find(pack, "titles.tsv", &titles))
        return error_set(error, STATUS_PACK, 0,
                         "no 'places.tsv', 'names.tsv' or 'titles.tsv' in "
                         "the language pack");
    map_open(&out->senses, arena);
    map_open(&out->never, arena);
    map_open(&out->aliases, arena);
    read_names(out, names);
    read_titles(out, titles);
    return read_places(out, places, gazetteer, error);
}

/* The table holds names without marks: "François" stands there as
 * "francois". */
static bool find_plain(const struct where_words *words, struct str lower,
                       uint32_t *bits)
{
    bool marked = false;
    for (size_t i = 0; i < lower.len; i++) marked |= (lower.at[i] & 0x80) != 0;
    if (!marked) return false;
    struct key key = key_of(lower);
    return key.len && map_get(&words->senses, key_view(&key), bits);
}

struct word_sense where_word(const struct where_words *words,
                             const struct token *token)
{
    struct word_sense out = { 0 };
    uint32_t bits = 0;
    if (!map_find(&words->senses, token->lower, token->hash, &bits) &&
        !find_plain(words, token->lower, &bits))
        return out;
    uint32_t before = bits >> BEFORE & 15, noun = bits >> NOUN & 15;
    out.before = (uint8_t)(before ? before - 1 : 0);
    out.direction = noun == 1;
    out.noun = (uint8_t)(noun ? (noun - 1) & 3 : 0);
    out.strong = noun > 4;
    out.link = (uint8_t)(bits >> LINK & 3);
    out.after = (bits & AFTER) != 0;
    out.where = (bits & WHERE) != 0;
    out.abstract = (bits & ABSTRACT) != 0;
    out.street = (bits & STREET) != 0;
    out.small = (bits & SMALL) != 0;
    out.speech = (bits & SPEECH) != 0;
    out.title = (bits & TITLE) != 0;
    out.common = (bits & COMMON) != 0;
    out.forename = (bits & FORENAME) != 0;
    out.surname = (bits & SURNAME) != 0;
    return out;
}
