/* Is the book whole: its file, its hashes, its quotes, its links?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "store/query.h"
#include "store/sha256.h"

struct faults {
    struct arena *arena;
    struct store_fault *at;
    size_t n, room;
};

static void add_fault(struct faults *faults, struct str where, struct str text)
{
    faults->at = arena_grow(faults->arena, faults->at, &faults->room,
                            faults->n + 1, sizeof *faults->at);
    faults->at[faults->n++] = (struct store_fault){ where, text };
}

/* SQLite's own check of the file; "ok" is its only good answer. */
static enum status check_file(struct store *store, struct faults *faults,
                              struct error *error)
{
    struct query query;
    query_open(&query, store, "PRAGMA integrity_check(20)", error);
    while (query_next(&query)) {
        struct str line = query_take_str(&query, faults->arena);
        if (!str_is(line, "ok")) add_fault(faults, STR("file"), line);
    }
    return query_close(&query);
}

static enum status check_links(struct store *store, struct faults *faults,
                               struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT \"table\", count(*) FROM pragma_foreign_key_check "
               "GROUP BY 1 ORDER BY 1",
               error);
    while (query_next(&query)) {
        struct buf text;
        struct str table = query_take_str(&query, faults->arena);
        buf_open(&text, faults->arena);
        buf_number(&text, query_take_number(&query));
        buf_text(&text, " rows point to nothing");
        add_fault(faults, table, buf_view(&text));
    }
    return query_close(&query);
}

static enum status check_hashes(struct store *store, struct faults *faults,
                                struct error *error)
{
    struct query query;
    struct arena text_arena;
    arena_open(&text_arena, faults->arena->guard);
    query_open(&query, store,
               "SELECT id, sha256, text FROM reports "
               "ORDER BY published, id, hash",
               error);
    while (query_next(&query)) {
        char hex[SHA256_HEX];
        arena_reset(&text_arena);
        struct str id = query_take_str(&query, &text_arena);
        struct str kept = query_take_str(&query, &text_arena);
        sha256_hex(query_take_str(&query, &text_arena), hex);
        if (!str_equal(kept, (struct str){ hex, SHA256_HEX }))
            add_fault(faults, str_copy(faults->arena, id),
                      STR("the text is not the one that was taken in: its "
                          "hash differs"));
    }
    arena_close(&text_arena);
    return query_close(&query);
}

static enum status check_quotes(struct store *store, struct faults *faults,
                                struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT r.id || '#' || c.n FROM reports r "
               "JOIN claims c ON r.key = c.report "
               "WHERE CAST(c.quote AS BLOB) <> "
               "substr(CAST(r.text AS BLOB), c.quote_start + 1, "
               "c.quote_end - c.quote_start) "
               "OR c.sentence_start > c.sentence_end "
               "OR c.sentence_end > length(CAST(r.text AS BLOB)) "
               "ORDER BY r.published, r.id, r.hash, c.n",
               error);
    while (query_next(&query))
        add_fault(faults, query_take_str(&query, faults->arena),
                  STR("the quote does not stand at its place in the report"));
    return query_close(&query);
}

enum status store_check(struct store *store, struct arena *arena,
                        struct store_fault **out, size_t *n,
                        struct error *error)
{
    struct faults faults = { .arena = arena };
    enum status status = check_file(store, &faults, error);
    if (!status) status = check_links(store, &faults, error);
    if (!status) status = check_hashes(store, &faults, error);
    if (!status) status = check_quotes(store, &faults, error);
    *out = faults.at;
    *n = faults.n;
    return status;
}
