/* Are the conclusions that the book holds those that follow from its claims?
 *
 * They are drawn anew in a copy of the book in memory; then both are read row
 * by row.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buf.h"
#include "store/query.h"

enum { MOST_FAULTS = 20 }; /* of one table */

struct compare {
    struct arena *arena;
    struct store_fault *at;
    size_t n, room;
};

/* The tables of what is concluded, and the order of their rows. */
static const struct table {
    const char *name, *sql;
} tables[] = {
    { "events", "SELECT * FROM events ORDER BY n" },
    { "event_links", "SELECT * FROM event_links ORDER BY report, mention" },
    { "sources", "SELECT * FROM sources ORDER BY n" },
    { "source_names",
      "SELECT * FROM source_names ORDER BY source, name, kind, side, crowd" },
    { "source_links", "SELECT * FROM source_links ORDER BY report, claim" },
    { "syndication", "SELECT * FROM syndication ORDER BY report" },
    { "figures", "SELECT * FROM figures ORDER BY event, n" },
    { "findings", "SELECT * FROM findings ORDER BY root, n" },
    { "finding_claims",
      "SELECT * FROM finding_claims ORDER BY root, finding, n" },
    { "clusters", "SELECT * FROM clusters ORDER BY n" },
};

static struct str text_at(struct query *query, int column)
{
    const char *text =
        (const char *)sqlite3_column_text(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);
    return text ? (struct str){ text, (size_t)len } : STR("nothing");
}

static void add_fault(struct compare *compare, const char *table,
                      const struct buf *text)
{
    compare->at = arena_grow(compare->arena, compare->at, &compare->room,
                             compare->n + 1, sizeof *compare->at);
    compare->at[compare->n++] =
        (struct store_fault){ str_from(table), buf_view(text) };
}

/* "row 0 1: low is 14, but 15 follows" */
static void tell_cell(struct compare *compare, const struct table *table,
                      struct query *held, struct query *drawn, int column)
{
    struct buf buf;
    buf_open(&buf, compare->arena);
    buf_text(&buf, "row ");
    buf_str(&buf, text_at(held, 0));
    buf_char(&buf, ' ');
    buf_str(&buf, text_at(held, 1));
    buf_text(&buf, ": ");
    buf_text(&buf, sqlite3_column_name(held->statement, column));
    buf_text(&buf, " is ");
    buf_str(&buf, text_at(held, column));
    buf_text(&buf, ", but ");
    buf_str(&buf, text_at(drawn, column));
    buf_text(&buf, " follows");
    add_fault(compare, table->name, &buf);
}

static bool compare_rows(struct compare *compare, const struct table *table,
                         struct query *held, struct query *drawn)
{
    int n = sqlite3_column_count(held->statement);
    for (int i = 0; i < n; i++) {
        if (str_equal(text_at(held, i), text_at(drawn, i))) continue;
        tell_cell(compare, table, held, drawn, i);
        return false;
    }
    return true;
}

static void tell_rows(struct compare *compare, const struct table *table,
                      const char *text)
{
    struct buf buf;
    buf_open(&buf, compare->arena);
    buf_text(&buf, text);
    add_fault(compare, table->name, &buf);
}

static enum status compare_table(struct compare *compare, struct store *store,
                                 struct store *other, const struct table *table,
                                 struct error *error)
{
    struct query held, drawn;
    size_t wrong = 0;
    query_open(&held, store, table->sql, error);
    query_open(&drawn, other, table->sql, error);
    while (wrong < MOST_FAULTS) {
        bool more = query_next(&held), also = query_next(&drawn);
        if (more && !also) tell_rows(compare, table, "holds rows too many");
        if (also && !more) tell_rows(compare, table, "rows are missing");
        if (!more || !also) break;
        wrong += !compare_rows(compare, table, &held, &drawn);
    }
    enum status status = query_close(&drawn);
    return query_close(&held) ? STATUS_STORE : status;
}

enum status store_compare(struct store *store, struct store *other,
                          struct arena *arena, struct store_faults *out,
                          struct error *error)
{
    struct compare compare = { .arena = arena };
    size_t n = sizeof tables / sizeof *tables;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && !status; i++)
        status = compare_table(&compare, store, other, &tables[i], error);
    *out = (struct store_faults){ compare.at, compare.n };
    return status;
}
