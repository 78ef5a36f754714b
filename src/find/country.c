/* Reads countries.tsv into maps from keys to rows. Where two rows share a
 * name, the first one in the table has it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/country.h"

enum { CELL_NAME = 1, CELL_LISTS = 2, CELL_SEATS = 5, CELL_WITHIN = 6 };

/* "the Kremlin" is held as "Kremlin"; any case. */
static struct str skip_article(struct str name)
{
    struct str head = str_slice(name, 0, 4);
    return str_equal_fold(head, STR("the ")) ? str_slice(name, 4, name.len)
                                             : name;
}

static void put_name(struct map *map, struct str name, uint32_t value)
{
    struct key key = key_of(skip_article(str_trim(name)));
    if (!key.len || map_get(map, key_view(&key), NULL)) return;
    map_put(map, str_copy(map->arena, key_view(&key)), value);
}

static void put_list(struct map *map, struct str list, uint32_t value)
{
    while (list.len) put_name(map, str_cut(&list, ';'), value);
}

static void put_row(struct countries *c, struct arena *arena,
                    const struct row *row)
{
    uint32_t at = (uint32_t)c->n;
    struct str seats = row->cell[CELL_SEATS];
    c->rows = arena_grow(arena, c->rows, &c->room, c->n + 1, sizeof *c->rows);
    c->rows[c->n++] = (struct country){
        .code = row->cell[0],
        .name = row->cell[CELL_NAME],
        .seat = str_trim(str_cut(&seats, ';')),
        .within = row->cell[0].len == 2 ? row->cell[0] : row->cell[CELL_WITHIN],
    };
    put_name(&c->names, row->cell[CELL_NAME], at * 4 + COUNTRY_NAME);
    for (uint32_t form = COUNTRY_NAME; form <= COUNTRY_PEOPLE; form++)
        put_list(&c->names, row->cell[CELL_LISTS + form], at * 4 + form);
    put_list(&c->seats, row->cell[CELL_SEATS], at);
    map_put(&c->codes, row->cell[0], at);
}

enum status country_open(struct arena *arena, const struct pack *pack,
                         struct countries *out, struct error *error)
{
    struct str bytes;
    struct row row;
    if (!pack_find(pack, "countries.tsv", &bytes))
        return error_set(error, STATUS_PACK, 0,
                         "no 'countries.tsv' in the language pack");
    *out = (struct countries){ .n = 0 };
    map_open(&out->names, arena);
    map_open(&out->seats, arena);
    map_open(&out->codes, arena);
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        if (row.n < 2 || !row.cell[0].len || !row.cell[CELL_NAME].len)
            return error_set(error, STATUS_PACK, row.line,
                             "'countries.tsv' line %zu: code or name missing",
                             row.line);
        put_row(out, arena, &row);
    }
    return STATUS_OK;
}

const struct country *country_look(const struct countries *countries,
                                   const struct key *key,
                                   enum country_form *form)
{
    uint32_t value = 0;
    if (!key->len || !map_get(&countries->names, key_view(key), &value))
        return NULL;
    if (form) *form = (enum country_form)(value % 4);
    return &countries->rows[value / 4];
}

struct str country_find(const struct countries *countries, struct str lower)
{
    struct key key = key_of(skip_article(lower));
    const struct country *found = country_look(countries, &key, NULL);
    return found ? found->name : (struct str){ 0 };
}

struct str country_seat(const struct countries *countries, struct str lower)
{
    uint32_t at = 0;
    struct key key = key_of(skip_article(lower));
    if (!key.len || !map_get(&countries->seats, key_view(&key), &at))
        return (struct str){ 0 };
    return countries->rows[at].name;
}

const struct country *country_by_code(const struct countries *countries,
                                      struct str code)
{
    uint32_t at = 0;
    if (!map_get(&countries->codes, code, &at)) return NULL;
    return &countries->rows[at];
}

struct str country_name(const struct countries *countries, struct str code)
{
    const struct country *found = country_by_code(countries, code);
    return found ? found->name : (struct str){ 0 };
}
