/* Full text, by SQLite's FTS5.
 *
 * What people type is no query language: each word is quoted, so that
 * "Nagorno-Karabakh" or "don't" are words and not errors.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "store/query.h"

enum { MOST_HITS = 50 }; /* of reports, and of claims; a screen or two */

static struct str cut_word(struct str *rest)
{
    *rest = str_trim(*rest);
    bool quoted = rest->len && rest->at[0] == '"';
    if (quoted) *rest = str_slice(*rest, 1, rest->len);
    return str_trim(str_cut(rest, quoted ? '"' : ' '));
}

/* Each word in quotes; a star behind it stays outside of them. */
static struct str quote_words(struct arena *arena, struct str words)
{
    struct buf out;
    buf_open(&out, arena);
    while (words.len) {
        struct str word = cut_word(&words);
        bool star = word.len > 1 && word.at[word.len - 1] == '*';
        if (star) word.len--;
        if (!word.len) continue;
        buf_char(&out, '"');
        for (size_t i = 0; i < word.len; i++)
            if (word.at[i] != '"') buf_char(&out, word.at[i]);
        buf_text(&out, star ? "\"* " : "\" ");
    }
    buf_char(&out, 0);
    out.len--;
    return buf_view(&out);
}

static void take_hit(struct query *query, struct arena *arena,
                     struct store_hits *hits)
{
    hits->at =
        arena_grow(arena, hits->at, &hits->room, hits->n + 1, sizeof *hits->at);
    struct store_hit *hit = &hits->at[hits->n++];
    hit->report = query_take_number(query);
    hit->claim = (uint32_t)query_take_number(query);
    hit->snippet = query_take_str(query, arena);
}

/* What is searched for, and where the hits live. */
struct search {
    struct store *store;
    struct arena *arena;
    struct str words;
};

static enum status run_search(const struct search *search, const char *sql,
                              struct store_hits *hits, struct error *error)
{
    struct query query;
    query_open(&query, search->store, sql, error);
    query_put_str(&query, search->words);
    query_put_number(&query, MOST_HITS);
    while (query_next(&query)) take_hit(&query, search->arena, hits);
    return query_close(&query);
}

enum status store_search(struct store *store, struct arena *arena,
                         struct str words, struct store_hits *out,
                         struct error *error)
{
    struct search search = { store, arena, quote_words(arena, words) };
    *out = (struct store_hits){ 0 };
    if (!search.words.len)
        return error_set(error, STATUS_USAGE, 0,
                         "there is no word to search for");
    enum status status = run_search(
        &search,
        "SELECT report, claim, snippet(search_claims, 0, char(1), char(2), "
        "'…', 64) FROM search_claims JOIN reports r ON r.key = report "
        "WHERE search_claims MATCH ? "
        "ORDER BY search_claims.rank, r.hash, claim LIMIT ?",
        out, error);
    if (status) return status;
    return run_search(
        &search,
        "SELECT r.key, 0, snippet(search_reports, 1, char(1), char(2), "
        "'…', 24) FROM search_reports s JOIN reports r ON r.key = s.rowid "
        "WHERE search_reports MATCH ? ORDER BY s.rank, r.hash LIMIT ?",
        out, error);
}

/* The words of many reports at once make few segments of the index, which are
 * merged less often; within the savepoint of each report they would make one a
 * report. */
enum status search_enter(struct store *store, int64_t first,
                         struct error *error)
{
    static const char *const scripts[] = {
        "INSERT INTO search_reports(rowid, title, text) "
        "SELECT key, title, text FROM reports WHERE key >= ?",
        "INSERT INTO search_claims SELECT CAST(substr(CAST(r.text AS BLOB), "
        "c.sentence_start + 1, c.sentence_end - c.sentence_start) AS TEXT), "
        "c.group_text, c.source, c.report, c.n "
        "FROM claims c JOIN reports r ON r.key = c.report WHERE c.report >= ?",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        struct query query;
        query_open(&query, store, scripts[i], error);
        query_put_number(&query, first);
        query_run(&query);
        if (query_close(&query)) return query.status;
    }
    return STATUS_OK;
}
