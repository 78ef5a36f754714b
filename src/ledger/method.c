/* Methods read from their tables (method_NAME.tsv, trust.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
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

/* "24-99 12" or "24-99 12-24"; "1- 3" for a plural without a number. */
static bool read_code(struct method *method, struct str value)
{
    struct code code = { 0, OPEN_BOUND, 0, 0 };
    struct str hi = str_cut(&value, ' ');
    struct str lo = str_cut(&hi, '-');
    struct str least = str_cut(&value, '-');
    if (method->n_codes >= MOST_CODES || !str_number(lo, &code.lo) ||
        !str_number(least, &code.least))
        return false;
    code.most = code.least;
    if (value.len && !str_number(value, &code.most)) return false;
    if (hi.len && !str_number(hi, &code.hi)) return false;
    method->code[method->n_codes++] = code;
    return code.least <= code.most;
}

/* Kinds of figures that an entry by the method has no place for. */
static bool is_loss(struct str value)
{
    static const char *const names[] = { "range",     "best",      "side",
                                         "role",      "injured",   "missing",
                                         "displaced", "combatant", "claims" };
    uint8_t at = 0;
    return find_name(names, sizeof names / sizeof *names, value, &at);
}

static bool read_number(uint32_t *out, struct str value)
{
    int64_t number = 0;
    if (!str_number(value, &number) || number > 99) return false;
    *out = (uint32_t)number;
    return true;
}

static bool read_row(struct method *method, const struct row *row)
{
    struct str what = row->cell[0], value = row->cell[1];
    uint32_t number = 0;
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
    else if (str_is(what, "rank"))
        return read_rank(method, value);
    else if (str_is(what, "need"))
        return read_number(&method->need, value);
    else if (str_is(what, "grade"))
        return read_number(&number, value);
    else if (str_is(what, "loss"))
        return is_loss(value);
    else if (str_is(what, "subtract"))
        return str_is(value, "incidents");
    else if (str_is(what, "count"))
        return method->civilians = str_is(value, "civilians");
    else if (str_is(what, "casualties"))
        return method->spreads = str_is(value, "both");
    else if (str_is(what, "context"))
        return method->context = str_is(value, "enemy");
    else
        return str_is(what, "note");
    return true;
}

/* A rule that its source leaves open is marked as ours wherever it is told. */
static bool keep_rule(struct arena *arena, struct method *method,
                      const struct row *row)
{
    bool ours = str_is(row->cell[2], "ours");
    if (method->n_rules >= MOST_RULES ||
        (!ours && !str_is(row->cell[2], "stated")) || !row->cell[3].len)
        return false;
    struct str line = str_copy(arena, row->cell[3]);
    if (ours) line = str_join(arena, line, STR(" "), STR("(ours)"));
    method->rules[method->n_rules++] =
        (struct rule){ row->cell[0], row->cell[1], line };
    return true;
}

static enum status read_method(struct arena *arena,
                               const struct pack_file *file,
                               struct method *method, struct error *error)
{
    struct rows rows = rows_open(file->bytes);
    struct row row;
    *method = (struct method){ 0 };
    while (rows_next(&rows, &row))
        if (!read_row(method, &row) || !keep_rule(arena, method, &row))
            return error_set(error, STATUS_PACK, row.line,
                             "'%.*s', line %zu: no such rule or value, or "
                             "neither 'stated' nor 'ours' with a line",
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

/* A language may do without. */
static void read_words(struct arena *arena, const struct pack *pack,
                       const char *name, struct words *out)
{
    struct str bytes;
    struct row row;
    size_t room = 0;
    if (!pack_find(pack, name, &bytes)) return;
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row)) {
        out->at =
            arena_grow(arena, out->at, &room, out->n + 1, sizeof *out->at);
        out->at[out->n] = str_join(arena, STR(" "), row.cell[0], STR(" "));
        out->begins[(unsigned char)out->at[out->n++].at[1]] = true;
    }
}

/* Does one stand here, at a blank? */
static bool stands(const struct words *words, struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    if (rest.len < 2 || !words->begins[(unsigned char)rest.at[1]]) return false;
    for (size_t i = 0; i < words->n; i++)
        if (str_starts(rest, words->at[i])) return true;
    return false;
}

bool words_in(const struct words *words, struct arena *arena, struct str text)
{
    struct arena_mark mark = arena_mark(arena);
    char *copy = arena_copy(arena, text.at, text.len);
    bool found = false;
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] == ',' || copy[i] == '\n') copy[i] = ' ';
    text = str_lower(arena, (struct str){ copy, text.len });
    for (size_t i = 0; i < text.len && !found; i++)
        found = text.at[i] == ' ' && stands(words, text, i);
    arena_release(arena, mark);
    return found;
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
    read_words(arena, pack, "running.tsv", &methods->running);
    read_words(arena, pack, "former.tsv", &methods->former);
    methods->room = pack->n_files + 1;
    methods->at = ARENA_ARRAY(arena, struct method, methods->room);
    for (size_t i = 0; i < pack->n_files && !status; i++) {
        const struct pack_file *file = &pack->files[i];
        if (str_starts(file->name, STR("method_")))
            status = ledger_add_method(arena, methods, file, NULL, error);
    }
    if (!status) *out = methods;
    return status;
}

enum status ledger_add_method(struct arena *arena, struct methods *methods,
                              const struct pack_file *file, struct str *name,
                              struct error *error)
{
    struct method *method = ARENA_NEW(arena, struct method);
    enum status status = read_method(arena, file, method, error);
    if (status) return status;
    struct method *same = (struct method *)method_find(methods, method->name);
    if (!same) {
        methods->at = arena_grow(arena, methods->at, &methods->room,
                                 methods->n + 1, sizeof *methods->at);
        same = &methods->at[methods->n++];
    }
    *same = *method;
    if (name) *name = method->name;
    qsort(methods->at, methods->n, sizeof *methods->at, compare);
    return STATUS_OK;
}

struct str method_line(const struct method *method, const char *what,
                       const char *value)
{
    for (size_t i = 0; i < method->n_rules; i++)
        if (str_is(method->rules[i].what, what) &&
            (!*value || str_is(method->rules[i].value, value)))
            return method->rules[i].line;
    return (struct str){ 0 };
}

struct str method_grade(const struct method *method, uint32_t origins)
{
    struct str line = { 0 };
    int64_t most = -1, number = 0;
    for (size_t i = 0; i < method->n_rules; i++) {
        const struct rule *rule = &method->rules[i];
        if (!str_is(rule->what, "grade") || !str_number(rule->value, &number) ||
            number > origins || number <= most)
            continue;
        most = number;
        line = rule->line;
    }
    return line;
}

bool method_code(const struct method *method, uint8_t qualifier, int64_t *lo,
                 int64_t *hi)
{
    if (qualifier != QUALIFIER_VAGUE && qualifier != QUALIFIER_INDEFINITE)
        return false;
    for (size_t i = 0; i < method->n_codes; i++) {
        const struct code *code = &method->code[i];
        if (code->lo != *lo || code->hi != *hi) continue;
        *lo = code->least;
        *hi = code->most;
        return true;
    }
    return false;
}

enum losses method_losses(const struct claim *claim, uint8_t kind,
                          struct str side)
{
    if ((kind != SOURCE_MILITARY && kind != SOURCE_ARMED_GROUP) || !side.len ||
        !claim->side.len || str_is(claim->side, "both"))
        return LOSSES_OTHERS;
    return str_equal(side, claim->side) ? LOSSES_OWN : LOSSES_ENEMY;
}

size_t ledger_rules(const struct methods *methods, struct str name,
                    const struct rule **out)
{
    const struct method *method = method_find(methods, name);
    *out = method ? method->rules : NULL;
    return method ? method->n_rules : 0;
}

const struct method *method_find(const struct methods *methods, struct str name)
{
    if (!name.len) name = STR("latest");
    for (size_t i = 0; i < methods->n; i++)
        if (str_equal(methods->at[i].name, name)) return &methods->at[i];
    return NULL;
}

enum status method_refuse(struct arena *arena, const struct methods *methods,
                          struct str name, struct error *error)
{
    struct buf names;
    buf_open(&names, arena);
    for (size_t i = 0; i < methods->n; i++) {
        if (i) buf_text(&names, i + 1 < methods->n ? ", " : " or ");
        buf_str(&names, methods->at[i].name);
    }
    return error_set(error, STATUS_USAGE, 0,
                     "there is no method '%.*s'; take %.*s", STR_ARG(name),
                     STR_ARG(buf_view(&names)));
}

struct str ledger_method(const struct methods *methods, size_t i)
{
    return i < methods->n ? methods->at[i].name : (struct str){ 0 };
}
