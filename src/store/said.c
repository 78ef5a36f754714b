/* Taking what a report says into the book: all of it or nothing.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store/query.h"
#include "store/sha256.h"

/* It depends on the report alone, so that it is the same in every book: the
 * first 63 bits of a hash over id, publisher and text. */
static int64_t make_hash(const struct report *report)
{
    struct sha256 hash;
    uint8_t raw[SHA256_BYTES];
    sha256_open(&hash);
    sha256_put(&hash, report->id);
    sha256_put(&hash, (struct str){ "", 1 });
    sha256_put(&hash, report->publisher);
    sha256_put(&hash, (struct str){ "", 1 });
    sha256_put(&hash, report->text);
    sha256_close(&hash, raw);
    uint64_t key = 0;
    for (int i = 0; i < 8; i++) key = key << 8 | raw[i];
    return (int64_t)(key >> 1);
}

/* `*key` is its hash, and then its key. */
static enum status put_report(struct store *store, int64_t *key,
                              const struct reading *reading,
                              struct error *error)
{
    const struct report *report = reading->report;
    struct query query;
    char hex[SHA256_HEX];
    sha256_hex(report->text, hex);
    query_open(&query, store,
               "INSERT INTO reports VALUES "
               "(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?)",
               error);
    query_put_str(&query, report->id);
    query_put_str(&query, report->publisher);
    query_put_str(&query, report->title);
    query_put_str(&query, report->url);
    query_put_str(&query, report->lang);
    query_put_date(&query, report->date);
    query_put_date(&query, reading->published);
    query_put_number(&query, reading->published_implied);
    query_put_number(&query, report->title_span.start);
    query_put_number(&query, report->title_span.end);
    query_put_str(&query, report->text);
    query_put_str(&query, (struct str){ hex, SHA256_HEX });
    query_put_number(&query, *key);
    query_run(&query);
    *key = sqlite3_last_insert_rowid(store->db);
    return query_close(&query);
}

static enum status put_zones(struct store *store, int64_t key,
                             const struct reading *reading, struct error *error)
{
    const struct report *report = reading->report;
    struct query query;
    query_open(&query, store, "INSERT INTO zones VALUES (?,?,?,?,?)", error);
    for (size_t i = 0; i < report->n_zones; i++) {
        query_put_number(&query, key);
        query_put_number(&query, (int64_t)i);
        query_put_number(&query, report->zones[i].kind);
        query_put_number(&query, report->zones[i].span.start);
        query_put_number(&query, report->zones[i].span.end);
        query_run(&query);
    }
    return query_close(&query);
}

/* Sides one a line; at most a few. */
static void put_sides(struct query *query, const struct event *event)
{
    char room[1024];
    size_t len = 0;
    for (size_t i = 0; i < event->n_sides; i++) {
        struct str side = event->sides[i];
        if (len + side.len + 1 > sizeof room) break;
        if (len) room[len++] = '\n';
        memcpy(room + len, side.at, side.len);
        len += side.len;
    }
    query_put_str(query, (struct str){ room, len });
    query_put_str(query, event->words);
    query_run(query);
}

static enum status put_events(struct store *store, int64_t key,
                              const struct reading *reading,
                              struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT INTO report_events VALUES "
               "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
               error);
    for (size_t i = 0; i < reading->n_events; i++) {
        const struct event *event = &reading->events[i];
        query_put_number(&query, key);
        query_put_number(&query, (int64_t)i);
        query_put_str(&query, event->id);
        query_put_text(&query, event_type_name(event->type));
        query_put_str(&query, event->place);
        query_put_str(&query, event->country);
        query_put_str(&query, event->admin1);
        query_put_number(&query, event->place_kind);
        query_put_real(&query, event->latitude);
        query_put_real(&query, event->longitude);
        query_put_date(&query, event->start);
        query_put_date(&query, event->end);
        query_put_number(&query, event->parent);
        put_sides(&query, event);
    }
    return query_close(&query);
}

static void put_what(struct query *query, const struct claim *claim)
{
    query_put_number(query, claim->id);
    query_put_text(query, harm_name(claim->harm));
    query_put_bound(query, claim->lo);
    query_put_bound(query, claim->hi);
    query_put_text(query, qualifier_name(claim->qualifier));
    query_put_text(query, role_name(claim->role));
    query_put_str(query, claim->side);
    query_put_str(query, claim->group);
    query_put_text(query, unit_name(claim->unit));
    query_put_str(query, claim->name);
}

static void put_source(struct query *query, const struct claim *claim)
{
    query_put_str(query, claim->source.text);
    query_put_number(query, claim->source.span.start);
    query_put_number(query, claim->source.span.end);
    query_put_text(query, source_kind_name(claim->source.kind));
    query_put_str(query, claim->source.side);
    query_put_str(query, claim->source.via);
    query_put_text(query, stance_name(claim->stance));
    query_put_text(query, scope_name(claim->scope));
}

static void put_where(struct query *query, const struct claim *claim,
                      struct str text)
{
    query_put_number(query, claim->event);
    query_put_number(query, claim->part_of);
    query_put_date(query, claim->as_of);
    query_put_number(query, claim->quote.start);
    query_put_number(query, claim->quote.end);
    query_put_number(query, claim->sentence.start);
    query_put_number(query, claim->sentence.end);
    query_put_str(query, str_slice(text, claim->quote.start, claim->quote.end));
    query_put_real(query, claim->confidence);
}

static enum status put_claims(struct store *store, int64_t key,
                              const struct reading *reading,
                              struct error *error)
{
    struct query query;
    query_open(&query, store,
               "INSERT INTO claims VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
               "?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
               error);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        query_put_number(&query, key);
        put_what(&query, claim);
        put_source(&query, claim);
        put_where(&query, claim, reading->report->text);
        query_run(&query);
    }
    return query_close(&query);
}

static enum status put_mentions(struct store *store, int64_t key,
                                const struct reading *reading,
                                struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO mentions VALUES (?,?,?,?,?)", error);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        for (size_t j = 0; j < claim->n_mentions; j++) {
            query_put_number(&query, key);
            query_put_number(&query, claim->id);
            query_put_number(&query, (int64_t)j);
            query_put_number(&query, claim->mentions[j].start);
            query_put_number(&query, claim->mentions[j].end);
            query_run(&query);
        }
    }
    return query_close(&query);
}

/* Every quote against the bytes that the book now holds. */
static enum status check_quotes(struct store *store, int64_t key,
                                struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT c.n FROM claims c JOIN reports r ON r.key = c.report "
               "WHERE c.report = ? AND CAST(c.quote AS BLOB) <> "
               "substr(CAST(r.text AS BLOB), c.quote_start + 1, "
               "c.quote_end - c.quote_start)",
               error);
    query_put_number(&query, key);
    int64_t n = query_next(&query) ? query_take_number(&query) : 0;
    if (query_close(&query)) return query.status;
    if (!n) return STATUS_OK;
    return error_set(error, STATUS_STORE, 0,
                     "the quote of claim %d does not stand in the report as "
                     "stored; nothing of it was kept",
                     (int)n);
}

/* Nothing is concluded from it yet. */
static enum status put_fresh(struct store *store, int64_t key, int64_t hash,
                             struct error *error)
{
    struct query query;
    query_open(&query, store, "INSERT INTO fresh VALUES (?,?)", error);
    query_put_number(&query, key);
    query_put_number(&query, hash);
    query_run(&query);
    return query_close(&query);
}

/* Waiting for the disk costs more than reading a report: so many reports
 * share one commit, which is what a second of reading gives and what a broken
 * run may lose. Each is whole or absent all the same. */
enum { BATCH = 512 };

static enum status begin_batch(struct store *store, struct error *error)
{
    if (store->doing != DOING_NOTHING) return STATUS_OK;
    enum status status = query_script(store, "BEGIN IMMEDIATE", error);
    if (!status) store->doing = DOING_BATCH;
    return status;
}

static enum status begin_report(struct store *store, struct error *error)
{
    enum status status = query_script(store, "SAVEPOINT report", error);
    if (!status) store->doing = DOING_REPORT;
    return status;
}

static enum status end_report(struct store *store, struct error *error)
{
    enum status status = query_script(store, "RELEASE report", error);
    if (status) return status;
    store->doing = DOING_BATCH;
    return ++store->n_batch < BATCH ? STATUS_OK : store_keep(store, error);
}

static enum status put_all(struct store *store, int64_t hash,
                           const struct reading *reading, struct error *error)
{
    int64_t key = hash;
    enum status status = begin_report(store, error);
    if (!status) status = put_report(store, &key, reading, error);
    if (!status) status = put_zones(store, key, reading, error);
    if (!status) status = put_events(store, key, reading, error);
    if (!status) status = put_claims(store, key, reading, error);
    if (!status) status = put_mentions(store, key, reading, error);
    if (!status) status = check_quotes(store, key, error);
    if (!status) status = put_fresh(store, key, hash, error);
    if (!status && !store->first) store->first = key;
    if (!status) status = end_report(store, error);
    return status;
}

enum status store_add(struct store *store, struct arena *arena,
                      const struct reading *reading, bool *added,
                      struct error *error)
{
    bool held = false;
    int64_t hash = make_hash(reading->report);
    *added = false;
    store->held_arena.guard = arena->guard;
    enum status status = begin_batch(store, error);
    if (!status) status = held_find(store, hash, &held, error);
    if (!status && !held) status = put_all(store, hash, reading, error);
    if (status) store_recover(store);
    *added = !status && !held;
    return status;
}
