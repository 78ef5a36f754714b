/* Methods read from their tables (method_NAME.tsv, trust.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/method.h"

static bool find_name(const char *const *names, size_t n, struct str name,
                      uint8_t *out)
{
    for (uint8_t i = 0; i < n; i++) {
        *out = i;
        if (str_is(name, names[i])) return true;
    }
    return false;
}

static bool read_drop(struct method *method, struct str value)
{
    static const char *const names[] = { "denied", "indefinite", "vague",
                                         "enemy" };
    uint8_t at = 0;
    if (!find_name(names, 4, value, &at)) return false;
    method->drops |= 1U << at;
    return true;
}

static bool read_rank(struct method *method, struct str value)
{
    static const char *const names[] = {
        [RANK_NUMBER] = "number",     [RANK_CONFIRMED] = "confirmed",
        [RANK_ORIGINS] = "origins",   [RANK_CORROBORATED] = "corroborated",
        [RANK_TRUST] = "trust",       [RANK_LATEST] = "latest",
        [RANK_LOWEST] = "lowest",     [RANK_HIGHEST] = "highest",
        [RANK_MAJORITY] = "majority", [RANK_DETAIL] = "detail",
        [RANK_NONE] = "none",
    };
    while (value.len) {
        struct str name = str_cut(&value, ' ');
        if (method->n_ranks >= MOST_RANKS ||
            !find_name(names, sizeof names / sizeof *names, name,
                       &method->rank[method->n_ranks++]))
            return false;
    }
    return method->n_ranks > 0;
}

static bool read_bound(uint8_t *out, struct str value)
{
    static const char *const names[] = { "best", "lowest", "highest", "none" };
    return find_name(names, 4, value, out);
}

/* "24-99 12"; "1- 3" for a plural without a number. */
static bool read_code(struct method *method, struct str value)
{
    struct code code = { 0, OPEN_BOUND, 0 };
    struct str hi = str_cut(&value, ' ');
    struct str lo = str_cut(&hi, '-');
    if (method->n_codes >= MOST_CODES || !str_number(lo, &code.lo) ||
        !str_number(value, &code.value))
        return false;
    if (hi.len && !str_number(hi, &code.hi)) return false;
    method->code[method->n_codes++] = code;
    return true;
}

static bool read_row(struct method *method, const struct row *row)
{
    struct str what = row->cell[0], value = row->cell[1];
    int64_t need = 0;
    if (str_is(what, "name"))
        method->name = value;
    else if (str_is(what, "drop"))
        return read_drop(method, value);
    else if (str_is(what, "code"))
        return read_code(method, value);
    else if (str_is(what, "low"))
        return read_bound(&method->low, value);
    else if (str_is(what, "high"))
        return read_bound(&method->high, value);
    else if (str_is(what, "rank")) {
        method->line = row->cell[3];
        return read_rank(method, value);
    } else if (str_is(what, "need")) {
        if (!str_number(value, &need) || need > 99) return false;
        method->need = (uint32_t)need;
    } else {
        return false;
    }
    return true;
}

static enum status read_method(const struct pack_file *file,
                               struct method *method, struct error *error)
{
    struct rows rows = rows_open(file->bytes);
    struct row row;
    *method = (struct method){ 0 };
    while (rows_next(&rows, &row))
        if (!read_row(method, &row))
            return error_set(error, STATUS_PACK, row.line,
                             "'%.*s', line %zu: no such rule or value",
                             STR_ARG(file->name), row.line);
    if (method->name.len) return STATUS_OK;
    return error_set(error, STATUS_PACK, 0, "'%.*s' gives no name",
                     STR_ARG(file->name));
}

static enum status read_trust(const struct pack *pack, struct methods *methods,
                              struct error *error)
{
    struct str bytes;
    struct row row;
    if (!pack_find(pack, "trust.tsv", &bytes))
        return error_set(error, STATUS_PACK, 0, "the pack has no 'trust.tsv'");
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        uint8_t kind = 0;
        int64_t weight = 0;
        if (!source_kind_parse(row.cell[0], &kind) ||
            !str_number(row.cell[1], &weight) || weight > 9)
            return error_set(error, STATUS_PACK, row.line,
                             "'trust.tsv', line %zu: no such kind, or no "
                             "weight from 0 to 9",
                             row.line);
        methods->trust[kind] = (uint8_t)weight;
    }
    return STATUS_OK;
}

static int compare(const void *left, const void *right)
{
    const struct method *a = left, *b = right;
    return str_compare(a->name, b->name);
}

enum status ledger_open(struct arena *arena, const struct pack *pack,
                        struct methods **out, struct error *error)
{
    struct methods *methods = ARENA_NEW(arena, struct methods);
    enum status status = read_trust(pack, methods, error);
    methods->at = ARENA_ARRAY(arena, struct method, pack->n_files + 1);
    for (size_t i = 0; i < pack->n_files && !status; i++) {
        const struct pack_file *file = &pack->files[i];
        if (str_starts(file->name, STR("method_")))
            status = read_method(file, &methods->at[methods->n++], error);
    }
    if (status) return status;
    qsort(methods->at, methods->n, sizeof *methods->at, compare);
    *out = methods;
    return STATUS_OK;
}

const struct method *method_find(const struct methods *methods, struct str name)
{
    if (!name.len) name = STR("latest");
    for (size_t i = 0; i < methods->n; i++)
        if (str_equal(methods->at[i].name, name)) return &methods->at[i];
    return NULL;
}

struct str ledger_method(const struct methods *methods, size_t i)
{
    return i < methods->n ? methods->at[i].name : (struct str){ 0 };
}
