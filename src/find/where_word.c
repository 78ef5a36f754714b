/* Reads the three tables into one, by the number of a word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where_word.h"
#include "find/key.h"

static struct word_sense *sense_of(struct where_words *w, struct str word)
{
    uint32_t number = lang_add_word(w->lang, word);
    w->senses = arena_grow(w->never.arena, w->senses, &w->n_senses,
                           (size_t)number + 1, sizeof *w->senses);
    return &w->senses[number];
}

static void add_never(struct where_words *w, struct str name)
{
    struct key key = key_of(name);
    if (key.len)
        map_put(&w->never, str_copy(w->never.arena, key_view(&key)), 1);
}

/* Short forms stand for provinces; the table of the pack names them. */
static bool add_alias(struct where_words *w, const struct row *row)
{
    const struct gazetteer *g = w->gazetteer;
    struct key key = key_of(row->cell[2]);
    struct namesakes found = gazetteer_find(g, &key);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t record = gazetteer_namesake(g, found.first + i, NULL);
        if (gazetteer_level(g, record) != LEVEL_PROVINCE) continue;
        word_table_put(&w->aliases, w->lang, row->cell[1], record + 1);
        return true;
    }
    return false;
}

static bool add_land(struct where_words *w, const struct row *row)
{
    uint32_t record = gazetteer_code(w->gazetteer, row->cell[2]);
    if (record == NO_PLACE) return false;
    word_table_put(&w->lands, w->lang, row->cell[1], record + 1);
    return true;
}

/* Classes that are a mark and no more. */
static bool add_mark(struct where_words *w, struct str class, struct str word)
{
    struct word_sense *sense = sense_of(w, word);
    if (str_is(class, "after"))
        sense->after = true;
    else if (str_is(class, "speech"))
        sense->speech = true;
    else if (str_is(class, "street"))
        sense->street = true;
    else if (str_is(class, "small"))
        sense->small = true;
    else if (str_is(class, "abstract"))
        sense->abstract = true;
    else if (str_is(class, "seat"))
        sense->seat = true;
    else if (str_is(class, "here"))
        sense->here = true;
    else if (str_is(class, "where"))
        sense->where = true;
    else
        return false;
    return true;
}

/* Of a noun, 0 is a direction, 1 to 3 its kind, 4 more where it is strong. */
static void add_noun(struct where_words *w, struct str word, uint32_t weight)
{
    struct word_sense *sense = sense_of(w, word);
    sense->direction = weight == 0;
    sense->noun = weight & 3;
    sense->strong = weight >= 4;
}

static bool add_row(struct where_words *w, const struct row *row)
{
    int64_t weight = 0;
    struct str class = row->cell[0], word = row->cell[1];
    if (str_is(class, "alias")) return add_alias(w, row);
    if (str_is(class, "land")) return add_land(w, row);
    if (!str_number(row->cell[2], &weight) || weight > 14) return false;
    if (str_is(class, "before"))
        sense_of(w, word)->before = (uint32_t)weight & 15;
    else if (str_is(class, "noun"))
        add_noun(w, word, (uint32_t)weight);
    else if (str_is(class, "link"))
        sense_of(w, word)->link = ((uint32_t)weight + 1) & 3;
    else if (str_is(class, "never"))
        add_never(w, word);
    else
        return add_mark(w, class, word);
    return true;
}

static enum status read_places(struct where_words *w, struct str bytes,
                               struct error *error)
{
    struct row row;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        if (!add_row(w, &row))
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
        struct word_sense *sense = sense_of(w, row.cell[0]);
        for (size_t i = 0; i < row.cell[1].len; i++) {
            char mark = row.cell[1].at[i];
            if (mark == 'w') sense->common = true;
            if (mark == 'f') sense->forename = true;
            if (mark == 's') sense->surname = true;
        }
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
        sense_of(w, word)->title = true;
    }
}

enum status where_words_open(struct arena *arena, const struct pack *pack,
                             struct where_words *w, struct error *error)
{
    struct str places = { 0 }, names = { 0 }, titles = { 0 };
    if (!pack_find(pack, "places.tsv", &places) ||
        !pack_find(pack, "names.tsv", &names) ||
        !pack_find(pack, "titles.tsv", &titles))
        return error_set(error, STATUS_PACK, 0,
                         "no 'places.tsv', 'names.tsv' or 'titles.tsv' in "
                         "the language pack");
    map_open(&w->never, arena);
    read_names(w, names);
    read_titles(w, titles);
    return read_places(w, places, error);
}

/* The table holds names without marks: "François" stands there as
 * "francois". */
static uint32_t find_plain(const struct where_words *words, struct str lower)
{
    bool marked = false;
    for (size_t i = 0; i < lower.len; i++) marked |= (lower.at[i] & 0x80) != 0;
    if (!marked) return 0;
    struct key key = key_of(lower);
    return key.len ? lang_word(words->lang, key_view(&key)) : 0;
}

struct word_sense where_word(const struct where_words *words,
                             const struct token *token)
{
    uint32_t word = token->word;
    if (!word) word = find_plain(words, token->lower);
    if (word >= words->n_senses) return (struct word_sense){ 0 };
    return words->senses[word];
}
