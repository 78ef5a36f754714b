/* The tables of linking, read from a pack.
 *
 * bodies.tsv    kinds of bodies and their many names
 * families.tsv  which types of event may be one event, and their level
 * countries.tsv names, adjectives and seats of countries and territories
 * rarity.tsv    how rare the words of the news are
 * story.tsv     words that tell what happened, where and of whom
 * telling.tsv   how a report tells what happened: as news or as known
 * evidence.tsv  what speaks for two reports telling of one incident
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/evidence.h"

/* Words of a table cell, as keys are written. */
static struct str plain(struct arena *arena, struct str text)
{
    struct words words;
    words_read(arena, text, &words);
    return words.text;
}

struct told_word linker_word(const struct linker *linker, struct str word,
                             uint64_t hash)
{
    uint32_t at;
    return map_find(&linker->words, word, hash, &at)
               ? linker->word[at]
               : (struct told_word){ .rarity = RARITY_MOST };
}

/* The row of a word, made when it is new. */
static struct told_word *tell_word(struct linker *linker, struct str word)
{
    uint32_t at = (uint32_t)linker->n_words;
    if (map_get(&linker->words, word, &at)) return &linker->word[at];
    map_put(&linker->words, word, at);
    linker->word =
        arena_grow(linker->words.arena, linker->word, &linker->room_words,
                   ++linker->n_words, sizeof *linker->word);
    linker->word[at].rarity = RARITY_MOST;
    return &linker->word[at];
}

static void put_all(struct arena *arena, struct map *map, struct str cell,
                    char mark, uint32_t value)
{
    while (cell.len) {
        struct str key = plain(arena, str_cut(&cell, mark));
        if (key.len && !map_get(map, key, NULL)) map_put(map, key, value);
    }
}

/* The names of a land; what has one already keeps it. */
static void put_names(struct arena *arena, struct linker *linker,
                      struct str cell, uint32_t value)
{
    while (cell.len) {
        struct str key = plain(arena, str_cut(&cell, ';'));
        if (!key.len || map_get(&linker->lands, key, NULL)) continue;
        map_put(&linker->lands, key, value);
        if (str_find(key, STR(" "), 0) == key.len)
            tell_word(linker, key)->land = (uint16_t)(value / 4 + 1);
    }
}

static enum status open_lands(struct arena *arena, struct linker *linker,
                              struct str bytes)
{
    size_t room = 0;
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        uint32_t at = (uint32_t)linker->n_lands * 4;
        linker->land = arena_grow(arena, linker->land, &room,
                                  linker->n_lands + 1, sizeof(struct land));
        linker->land[linker->n_lands++] = (struct land){
            .name = row.cell[1],
            .code = row.cell[0],
            .within = row.cell[6],
        };
        put_names(arena, linker, row.cell[1], at | LAND_NAME);
        put_names(arena, linker, row.cell[2], at | LAND_NAME);
        put_names(arena, linker, row.cell[3], at | LAND_ADJECTIVE);
        put_names(arena, linker, row.cell[4], at | LAND_ADJECTIVE);
        put_names(arena, linker, row.cell[5], at | LAND_SEAT);
    }
    return STATUS_OK;
}

static bool parse_form(struct str name, uint8_t *out)
{
    static const char *const names[] = { "state",  "world", "brief", "crowd",
                                         "office", "staff", "own",   "link" };
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++) {
        *out = i;
        if (str_is(name, names[i])) return true;
    }
    return false;
}

static enum status open_bodies(struct arena *arena, struct linker *linker,
                               struct str bytes, struct error *error)
{
    size_t room = 0;
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        struct body body = { .label = row.cell[0] };
        if (!source_kind_parse(row.cell[1], &body.kind) ||
            !parse_form(row.cell[2], &body.form))
            return error_set(error, STATUS_PACK, row.line,
                             "'bodies.tsv', line %zu: no such kind or form",
                             row.line);
        linker->body = arena_grow(arena, linker->body, &room,
                                  linker->n_bodies + 1, sizeof body);
        linker->body[linker->n_bodies] = body;
        uint32_t at = (uint32_t)linker->n_bodies++;
        put_all(arena, &linker->bodies, row.cell[0], '|', at);
        put_all(arena, &linker->bodies, row.cell[3], '|', at);
    }
    return STATUS_OK;
}

static bool parse_level(struct str name, uint8_t *out)
{
    *out = str_is(name, "war")        ? LEVEL_WAR
           : str_is(name, "campaign") ? LEVEL_CAMPAIGN
                                      : LEVEL_INCIDENT;
    return *out != LEVEL_INCIDENT || str_is(name, "incident");
}

static bool add_family(struct linker *linker, struct str name, uint8_t type)
{
    uint32_t bit = 0;
    if (!map_get(&linker->families, name, &bit)) {
        bit = (uint32_t)linker->families.n;
        if (bit >= 32) return false;
        map_put(&linker->families, name, bit);
    }
    linker->family[type] |= UINT32_C(1) << bit;
    return true;
}

static enum status open_families(struct linker *linker, struct str bytes,
                                 struct error *error)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        uint8_t type = 0;
        bool good = event_type_parse(row.cell[0], &type) &&
                    parse_level(row.cell[1], &linker->level[type]);
        struct str names = row.cell[2];
        linker->spot[type] = str_is(row.cell[3], "spot");
        linker->land_wide[type] = str_is(row.cell[3], "land");
        linker->lasting[type] = str_is(row.cell[4], "lasting");
        while (good && names.len)
            good = add_family(linker, str_cut(&names, ' '), type);
        if (!good)
            return error_set(error, STATUS_PACK, row.line,
                             "'families.tsv', line %zu: no such event type, "
                             "level, or too many families",
                             row.line);
    }
    return STATUS_OK;
}

/* Which types a mention of each may be one with, beside its own. */
static void relate_types(struct linker *linker)
{
    for (uint8_t i = 0; i < EVENT_COUNT; i++)
        for (uint8_t j = 0; j < EVENT_COUNT; j++) {
            bool vague = i == EVENT_OTHER || j == EVENT_OTHER;
            uint32_t *to = vague && linker->level[i] == linker->level[j]
                               ? &linker->loose[i]
                           : linker->family[i] & linker->family[j]
                               ? &linker->related[i]
                               : NULL;
            if (i != j && to) *to |= UINT32_C(1) << j;
        }
}

static enum status open_rarity(struct linker *linker, struct str bytes,
                               struct error *error)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        int64_t value = 0;
        if (!str_number(row.cell[1], &value) || value > RARITY_MOST)
            return error_set(error, STATUS_PACK, row.line,
                             "'rarity.tsv', line %zu: no such rarity",
                             row.line);
        tell_word(linker, row.cell[0])->rarity = (uint8_t)value;
    }
    return STATUS_OK;
}

static enum status open_marks(struct linker *linker, struct str bytes,
                              struct error *error)
{
    static const char *const names[] = { "", "key", "street", "age", "plain" };
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        uint32_t mark = STORY_PLAIN;
        while (mark && !str_is(row.cell[1], names[mark])) mark--;
        if (!mark)
            return error_set(error, STATUS_PACK, row.line,
                             "'story.tsv', line %zu: no such mark", row.line);
        tell_word(linker, row.cell[0])->mark = (uint8_t)mark;
    }
    return STATUS_OK;
}

static enum status open_telling(struct linker *linker, struct str bytes,
                                struct error *error)
{
    static const char *const names[MARK_COUNT] = {
        "",    "moment", "lasting", "harm",  "other",  "known",  "fresh", "run",
        "who", "aux",    "break",   "again", "update", "series", "after",
    };
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        uint32_t mark = MARK_COUNT - 1;
        while (mark && !str_is(row.cell[1], names[mark])) mark--;
        if (!mark)
            return error_set(error, STATUS_PACK, row.line,
                             "'telling.tsv', line %zu: no such mark", row.line);
        map_put(&linker->telling, row.cell[0], mark);
    }
    return STATUS_OK;
}

static bool parse_points(struct str text, int32_t *out)
{
    int64_t number = 0;
    bool minus = text.len && text.at[0] == '-';
    if (!str_number(str_slice(text, minus, text.len), &number)) return false;
    *out = (int32_t)(minus ? -number : number);
    return number < 1000000;
}

static enum status open_evidence(struct linker *linker, struct str bytes,
                                 struct error *error)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    while (rows_next(&rows, &row)) {
        size_t kind = 0;
        while (kind < EVIDENCE_COUNT &&
               !str_is(row.cell[0], evidence_names[kind]))
            kind++;
        if (kind == EVIDENCE_COUNT ||
            !parse_points(row.cell[1], &linker->evidence[kind].points))
            return error_set(error, STATUS_PACK, row.line,
                             "'evidence.tsv', line %zu: no such evidence, or "
                             "no number",
                             row.line);
        linker->evidence[kind].words = row.cell[2];
    }
    return STATUS_OK;
}

static enum status find_table(const struct pack *pack, const char *name,
                              struct str *out, struct error *error)
{
    if (pack_find(pack, name, out)) return STATUS_OK;
    return error_set(error, STATUS_PACK, 0, "the pack has no '%s'", name);
}

static enum status open_stories(const struct pack *pack, struct arena *arena,
                                struct linker *linker, struct error *error)
{
    struct str rarity, marks, telling, evidence;
    map_open(&linker->telling, arena);
    enum status status = find_table(pack, "rarity.tsv", &rarity, error);
    if (!status) status = find_table(pack, "story.tsv", &marks, error);
    if (!status) status = find_table(pack, "telling.tsv", &telling, error);
    if (!status) status = find_table(pack, "evidence.tsv", &evidence, error);
    if (!status) status = open_rarity(linker, rarity, error);
    if (!status) status = open_marks(linker, marks, error);
    if (!status) status = open_telling(linker, telling, error);
    if (!status) status = open_evidence(linker, evidence, error);
    return status;
}

enum status link_open(struct arena *arena, const struct pack *pack,
                      struct linker **out, struct error *error)
{
    struct linker *linker = ARENA_NEW(arena, struct linker);
    struct str lands, bodies, families;
    map_open(&linker->words, arena);
    map_open(&linker->lands, arena);
    map_open(&linker->bodies, arena);
    map_open(&linker->families, arena);
    enum status status = find_table(pack, "countries.tsv", &lands, error);
    if (!status) status = find_table(pack, "bodies.tsv", &bodies, error);
    if (!status) status = find_table(pack, "families.tsv", &families, error);
    if (!status) status = open_lands(arena, linker, lands);
    if (!status) status = open_bodies(arena, linker, bodies, error);
    if (!status) status = open_families(linker, families, error);
    if (!status) relate_types(linker);
    if (!status) status = open_stories(pack, arena, linker, error);
    if (!status) *out = linker;
    return status;
}

const struct land *linker_land(const struct linker *linker, struct str code)
{
    for (size_t i = 0; i < linker->n_lands; i++)
        if (str_equal(linker->land[i].code, code)) return &linker->land[i];
    return NULL;
}

struct str linker_side(const struct linker *linker, struct arena *arena,
                       struct str side)
{
    struct words words;
    uint32_t at = 0;
    words_read(arena, side, &words);
    if (!linker->land || !words.n ||
        words_match(&words, 0, &linker->lands, &at) != words.n)
        return (struct str){ 0 };
    return linker->land[at / 4].name;
}
