/* Are two sources of one report one body under two names?
 *
 * "Residents" and "villagers" are, and "the U.N." and "United Nations
 * officials"; and who names a body once calls it by a common noun elsewhere:
 * "the ministry", "a war monitor", "the statement". The names are those by
 * which sources are known across reports (bodies.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* The kinds of sources.tsv and bodies.tsv, in the order of the enum. */
static const char *const kinds[] = {
    "unknown", "government", "military",    "local_authority",
    "police",  "rescue",     "hospital",    "ombudsman",
    "un",      "ngo",        "armed_group", "media",
    "witness"
};

/* Letters that tell two words for one house apart: "minister", "ministry". */
enum { STEM = 6 };

/* The name in small letters, without points and articles. */
static struct str plain_name(struct arena *arena, struct str name)
{
    struct str rest = str_lower(arena, name);
    char *out = arena_alloc(arena, rest.len + 1);
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= rest.len; i++) {
        char letter = i < rest.len ? rest.at[i] : ' ';
        bool parts = letter == ' ' || letter == '\'' || letter == '-';
        if (!parts && letter != '.' && n < rest.len) out[n++] = letter;
        if (!parts) continue;
        struct str word = { out + from, n - from };
        if (str_is(word, "the") || str_is(word, "a") || str_is(word, "an"))
            n = from;
        if (n > from && n < rest.len) out[n++] = ' ';
        from = n;
    }
    return str_trim((struct str){ out, n });
}

static bool read_body(struct arena *arena, struct bodies *bodies,
                      const struct row *row)
{
    struct body_row *body = &bodies->rows[bodies->n];
    struct str names = row->cell[3];
    while (body->kind < sizeof kinds / sizeof *kinds &&
           !str_is(row->cell[1], kinds[body->kind]))
        body->kind++;
    if (body->kind == sizeof kinds / sizeof *kinds) return false;
    body->brief = str_is(row->cell[2], "brief");
    body->label = row->cell[0];
    map_put(&bodies->names, plain_name(arena, body->label),
            (uint32_t)bodies->n);
    while (names.len)
        map_put(&bodies->names, str_cut(&names, '|'), (uint32_t)bodies->n);
    bodies->n++;
    return true;
}

enum status body_open(struct arena *arena, const struct pack *pack,
                      struct bodies *out, struct error *error)
{
    struct str bytes;
    struct row row;
    size_t n = 0;
    map_open(&out->names, arena);
    if (!pack_find(pack, "bodies.tsv", &bytes)) return STATUS_OK;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) n++;
    out->rows = ARENA_ARRAY(arena, struct body_row, n + 1);
    rows = rows_open(bytes);
    while (rows_next(&rows, &row))
        if (!read_body(arena, out, &row))
            return error_set(error, STATUS_PACK, row.line,
                             "cannot use line %zu of 'bodies.tsv' in the "
                             "language pack",
                             row.line);
    return STATUS_OK;
}

static const struct body_row *find_body(const struct scan *scan,
                                        struct str name)
{
    const struct bodies *bodies = &scan->reader->bodies;
    uint32_t at;
    bool known = map_get(&bodies->names, plain_name(scan->arena, name), &at);
    return known ? &bodies->rows[at] : NULL;
}

bool body_is_known(const struct scan *scan, struct str name)
{
    return name.len && find_body(scan, name);
}

/* "the ministry" behind "the deputy defence minister"; "the statement" behind
 * anybody. */
static bool is_brief_for(const struct scan *scan, const struct body_row *brief,
                         const struct attribution *full)
{
    struct str name = plain_name(scan->arena, full->text);
    struct str stem = str_slice(brief->label, 0, STEM);
    return brief->kind == SOURCE_UNKNOWN || brief->kind == full->kind ||
           str_find(name, stem, 0) < name.len;
}

bool body_same(const struct scan *scan, const struct attribution *a,
               const struct attribution *b)
{
    const struct body_row *one = find_body(scan, a->text);
    const struct body_row *two = find_body(scan, b->text);
    if (one && two && one == two) return true;
    return (one && one->brief && is_brief_for(scan, one, b)) ||
           (two && two->brief && is_brief_for(scan, two, a));
}

bool body_is_named(const struct scan *scan, const struct attribution *brief,
                   const struct attribution *named)
{
    const struct body_row *one = find_body(scan, brief->text);
    const struct body_row *two = find_body(scan, named->text);
    return one && one->brief && named->text.len && !(two && two->brief);
}
