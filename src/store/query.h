/* One SQL statement from preparation to end, with an error that sticks.
 *
 * After the first failure every further call does nothing, so a caller binds,
 * steps and reads in a row and looks at the status once.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_QUERY_H
#define TOLLBOOK_STORE_QUERY_H

#include <sqlite3.h>

#include "base/date.h"
#include "store/store.h"

/* More statements than the program has. */
enum { OPEN_STATEMENTS = 192 };

/* The transaction that is open. */
enum store_doing {
    DOING_NOTHING,
    DOING_BATCH,  /* reports that are whole wait for their commit */
    DOING_REPORT, /* in a batch, inside the savepoint of one report */
    DOING_WHOLE,  /* tables are made, or conclusions replaced */
};

struct store {
    sqlite3 *db;
    const char *path;
    enum store_doing doing;
    int n_batch;   /* reports in the batch */
    int64_t first; /* key of the first of them; 0 = none yet */
    bool read_only;
    struct statement {
        const char *sql; /* the caller's constant; told by its address */
        sqlite3_stmt *at;
        bool busy;
    } statements[OPEN_STATEMENTS]; /* ours, kept ready; SQLite has more of its
                                      own, for the words it searches */
    size_t n_statements;
    struct store *beside; /* a book in memory to compare with, or NULL */
    struct arena scratch; /* for one cell after the other (cells.c) */
    struct region *held;  /* where a batch looks reports up, NULL = not yet */
    struct arena held_arena;
};

struct query {
    struct store *store;
    sqlite3_stmt *statement;
    size_t place; /* among the store's statements */
    struct error *error;
    enum status status;
    int bound;  /* values bound since the last reset */
    int column; /* columns read of this row */
};

void query_open(struct query *query, struct store *store, const char *sql,
                struct error *error);

/* Does the book hold a report with a hash? Asked within a batch (held.c). */
enum status held_find(struct store *store, int64_t hash, bool *held,
                      struct error *error);
void held_close(struct store *store);

/* Make the reports from a key on findable by their words (search.c). */
enum status search_enter(struct store *store, int64_t first,
                         struct error *error);

/* Bind the next value. */
void query_put_str(struct query *query, struct str s);
void query_put_bytes(struct query *query, struct str bytes);
void query_put_text(struct query *query, const char *text);
/* One a line. Lives in `arena` until the statement has run. */
void query_put_lines(struct query *query, struct arena *arena,
                     const struct str *lines, size_t n);
void query_put_number(struct query *query, int64_t number);
void query_put_bound(struct query *query, int64_t bound); /* open = NULL */
void query_put_real(struct query *query, double real);
void query_put_date(struct query *query, struct date date);

/* The next row: true when there is one. */
bool query_next(struct query *query);

/* Run a statement that gives no rows, ready to be bound again. */
void query_run(struct query *query);

/* Ready to be bound again, whatever rows are left. */
void query_again(struct query *query);

/* Read the next column. Text is copied into `arena`. */
struct str query_take_str(struct query *query, struct arena *arena);
/* The next column as bytes: copied, or until the next row is asked for. */
struct str query_take_bytes(struct query *query, struct arena *arena);
struct str query_see_bytes(struct query *query);
/* Read a long value of some row, the length of which has just been told: into
 * `to`, and nowhere else before. */
struct query_place {
    const char *table, *column;
    int64_t row;
};
void query_read(struct query *query, const struct query_place *cell, char *to,
                size_t len);
int64_t query_take_number(struct query *query);
int64_t query_take_bound(struct query *query); /* NULL = open */
double query_take_real(struct query *query);
struct date query_take_date(struct query *query);

/* The next column's lines, each a text of its own. */
struct str *query_take_lines(struct query *query, struct arena *arena,
                             size_t *n);

/* How much of the book is kept in memory, by how many reports are concluded
 * from. */
enum status store_cache(struct store *store, size_t reports,
                        struct error *error);

/* Let go of all statements. */
void query_forget(struct store *store);

/* Let go of the statement; what it came to. */
enum status query_close(struct query *query);

/* Run SQL without values or rows. */
enum status query_script(struct store *store, const char *sql,
                         struct error *error);

/* One number; `or` when there is no row. */
enum status query_number(struct store *store, const char *sql, int64_t *out,
                         struct error *error);

/* "cannot use the book 'x': disk is full" from what SQLite says. */
enum status query_failed(struct store *store, struct error *error);

#endif
