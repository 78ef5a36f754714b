/* The tables of linking, read from a pack.
 *
 * bodies.tsv    kinds of bodies and their many names
 * families.tsv  which types of event may be one event, and their level
 * countries.tsv names, adjectives and seats of countries and territories
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/linker.h"

/* Words of a table cell, as keys are written. */
static struct str plain(struct arena *arena, struct str text)
{
    struct words words;
    words_read(arena, text, &words);
    return words.text;
}

static void put_all(struct arena *arena, struct map *map, struct str cell,
                    char mark, uint32_t value)
{
    while (cell.len) {
        struct str key = plain(arena, str_cut(&cell, mark));
        if (key.len && !map_get(map, key, NULL)) map_put(map, key, value);
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
        put_all(arena, &linker->lands, row.cell[1], ';', at | LAND_NAME);
        put_all(arena, &linker->lands, row.cell[2], ';', at | LAND_NAME);
        put_all(arena, &linker->lands, row.cell[3], ';', at | LAND_ADJECTIVE);
        put_all(arena, &linker->lands, row.cell[4], ';', at | LAND_ADJECTIVE);
        put_all(arena, &linker->lands, row.cell[5], ';', at | LAND_SEAT);
    }
    return STATUS_OK;
}

static bool parse_form(struct str name, uint8_t *out)
{
    static const char *const names[] = { "state",  "world", "brief", "crowd",
                                         "office", "staff", "own" };
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

static enum status find_table(const struct pack *pack, const char *name,
                              struct str *out, struct error *error)
{
    if (pack_find(pack, name, out)) return STATUS_OK;
    return error_set(error, STATUS_PACK, 0, "the pack has no '%s'", name);
}

enum status link_open(struct arena *arena, const struct pack *pack,
                      struct linker **out, struct error *error)
{
    struct linker *linker = ARENA_NEW(arena, struct linker);
    struct str lands, bodies, families;
    map_open(&linker->lands, arena);
    map_open(&linker->bodies, arena);
    map_open(&linker->families, arena);
    enum status status = find_table(pack, "countries.tsv", &lands, error);
    if (!status) status = find_table(pack, "bodies.tsv", &bodies, error);
    if (!status) status = find_table(pack, "families.tsv", &families, error);
    if (!status) status = open_lands(arena, linker, lands);
    if (!status) status = open_bodies(arena, linker, bodies, error);
    if (!status) status = open_families(linker, families, error);
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
