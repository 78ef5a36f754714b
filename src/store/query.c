/* One SQL statement from preparation to end.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/query.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"

enum status query_failed(struct store *store, struct error *error)
{
    int code = sqlite3_errcode(store->db);
    const char *what = sqlite3_errmsg(store->db);
    const char *advice = "";
    if (code == SQLITE_NOTADB) what = "it is not a book";
    if (code == SQLITE_FULL) what = "the disk is full";
    if (code == SQLITE_READONLY) what = "it cannot be written to";
    if (code == SQLITE_CORRUPT) advice = "; take it from a backup";
    if (code == SQLITE_IOERR && sqlite3_system_errno(store->db))
        what = strerror(sqlite3_system_errno(store->db));
    if (code == SQLITE_BUSY) what = "another program is writing to it";
    return error_set(error, STATUS_STORE, 0, "cannot use the book '%s': %s%s",
                     store->path, what, advice);
}

/* Preparing costs more than running: a statement that has run before is kept
 * ready. */
static bool find_ready(const struct store *store, const char *sql, size_t *at)
{
    for (*at = 0; *at < store->n_statements; ++*at) {
        const struct statement *statement = &store->statements[*at];
        if (statement->sql == sql && !statement->busy) return true;
    }
    return false;
}

void query_open(struct query *query, struct store *store, const char *sql,
                struct error *error)
{
    *query = (struct query){ .store = store, .error = error };
    if (!find_ready(store, sql, &query->place)) {
        struct statement made = { .sql = sql };
        assert(store->n_statements < OPEN_STATEMENTS);
        if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
                               &made.at, NULL))
            query->status = query_failed(store, error);
        if (!made.at) return;
        store->statements[store->n_statements++] = made;
    }
    store->statements[query->place].busy = true;
    query->statement = store->statements[query->place].at;
}

void query_forget(struct store *store)
{
    while (store->n_statements)
        sqlite3_finalize(store->statements[--store->n_statements].at);
}

/* SQLite's own codes: 0 is good. */
static void check(struct query *query, int code)
{
    if (code && !query->status)
        query->status = query_failed(query->store, query->error);
}

void query_put_str(struct query *query, struct str s)
{
    if (query->status) return;
    check(query, sqlite3_bind_text64(query->statement, ++query->bound,
                                     s.len ? s.at : "", s.len, SQLITE_STATIC,
                                     SQLITE_UTF8));
}

void query_put_bytes(struct query *query, struct str bytes)
{
    if (query->status) return;
    check(query, sqlite3_bind_blob64(query->statement, ++query->bound,
                                     bytes.len ? bytes.at : "", bytes.len,
                                     SQLITE_STATIC));
}

void query_put_text(struct query *query, const char *text)
{
    query_put_str(query, str_from(text));
}

void query_put_lines(struct query *query, struct arena *arena,
                     const struct str *lines, size_t n)
{
    struct buf buf;
    buf_open(&buf, arena);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_char(&buf, '\n');
        buf_str(&buf, lines[i]);
    }
    query_put_str(query, buf_view(&buf));
}

void query_put_number(struct query *query, int64_t number)
{
    if (query->status) return;
    check(query, sqlite3_bind_int64(query->statement, ++query->bound, number));
}

void query_put_bound(struct query *query, int64_t bound)
{
    if (query->status) return;
    if (bound != OPEN_BOUND)
        query_put_number(query, bound);
    else
        check(query, sqlite3_bind_null(query->statement, ++query->bound));
}

void query_put_real(struct query *query, double real)
{
    if (query->status) return;
    check(query, sqlite3_bind_double(query->statement, ++query->bound, real));
}

void query_put_date(struct query *query, struct date date)
{
    char room[DATE_ROOM];
    struct str text = date_format(date, room);
    if (query->status) return;
    check(query, sqlite3_bind_text64(query->statement, ++query->bound, text.at,
                                     text.len, SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool query_next(struct query *query)
{
    if (query->status) return false;
    query->column = 0;
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) check(query, code);
    return false;
}

void query_run(struct query *query)
{
    while (query_next(query)) continue;
    query_again(query);
}

void query_again(struct query *query)
{
    query->bound = 0;
    if (!query->status) sqlite3_reset(query->statement);
}

struct str query_take_str(struct query *query, struct arena *arena)
{
    int column = query->column++;
    const void *at = sqlite3_column_text(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);
    return str_copy(arena, (struct str){ at, len > 0 ? (size_t)len : 0 });
}

struct str query_see_bytes(struct query *query)
{
    int column = query->column++;
    const void *at = sqlite3_column_blob(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);
    return (struct str){ at, len > 0 ? (size_t)len : 0 };
}

struct str query_take_bytes(struct query *query, struct arena *arena)
{
    return str_copy(arena, query_see_bytes(query));
}

void query_read(struct query *query, const struct query_place *cell, char *to,
                size_t len)
{
    sqlite3_blob *blob = NULL;
    sqlite3 *db = query->store->db;
    if (query->status) return;
    int code = sqlite3_blob_open(db, "main", cell->table, cell->column,
                                 cell->row, 0, &blob);
    if (!code) code = sqlite3_blob_read(blob, to, (int)len, 0);
    check(query, code);
    sqlite3_blob_close(blob);
}

int64_t query_take_number(struct query *query)
{
    return sqlite3_column_int64(query->statement, query->column++);
}

int64_t query_take_bound(struct query *query)
{
    int column = query->column++;
    if (sqlite3_column_type(query->statement, column) == SQLITE_NULL)
        return OPEN_BOUND;
    return sqlite3_column_int64(query->statement, column);
}

double query_take_real(struct query *query)
{
    return sqlite3_column_double(query->statement, query->column++);
}

struct date query_take_date(struct query *query)
{
    int column = query->column++;
    struct date date = { 0 };
    const void *at = sqlite3_column_text(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);
    if (!at || !date_parse((struct str){ at, (size_t)len }, &date))
        return (struct date){ 0 };
    return date;
}

struct str *query_take_lines(struct query *query, struct arena *arena,
                             size_t *n)
{
    struct str lines = query_take_str(query, arena);
    struct str *out = NULL;
    size_t room = 0;
    *n = 0;
    while (lines.len) {
        out = arena_grow(arena, out, &room, *n + 1, sizeof *out);
        out[(*n)++] = str_cut(&lines, '\n');
    }
    return out;
}

enum status query_close(struct query *query)
{
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
        query->store->statements[query->place].busy = false;
    }
    query->statement = NULL;
    return query->status;
}

enum status query_script(struct store *store, const char *sql,
                         struct error *error)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL))
        return query_failed(store, error);
    return STATUS_OK;
}

enum status query_number(struct store *store, const char *sql, int64_t *out,
                         struct error *error)
{
    struct query query;
    query_open(&query, store, sql, error);
    *out = query_next(&query) ? query_take_number(&query) : 0;
    return query_close(&query);
}
