/* Loading what was said, in an order that owes nothing to how it came in.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "store/digest.h"
#include "store/query.h"

static struct reading *take_reading(struct query *query, struct arena *arena)
{
    struct report *report = ARENA_NEW(arena, struct report);
    struct reading *reading = ARENA_NEW(arena, struct reading);
    report->id = query_take_str(query, arena);
    report->publisher = query_take_str(query, arena);
    report->title = query_take_str(query, arena);
    report->url = query_take_str(query, arena);
    report->lang = query_take_str(query, arena);
    report->date = query_take_date(query);
    reading->published = query_take_date(query);
    reading->published_implied = query_take_number(query) != 0;
    report->title_span.start = (uint32_t)query_take_number(query);
    report->title_span.end = (uint32_t)query_take_number(query);
    report->text = query_take_str(query, arena);
    reading->report = report;
    return reading;
}

static void open_said(struct arena *arena, size_t n, struct said *out)
{
    out->readings = ARENA_ARRAY(arena, struct reading *, n);
    out->keys = ARENA_ARRAY(arena, int64_t, n);
    out->hashes = ARENA_ARRAY(arena, int64_t, n);
    out->handles = ARENA_ARRAY(arena, struct str, n);
    out->firsts = ARENA_ARRAY(arena, int64_t, n);
    out->sources = arena_array(arena, n, sizeof *out->sources);
    out->marks = arena_array(arena, n, sizeof *out->marks);
}

static void index_reports(struct arena *arena, struct said *out)
{
    map_open(&out->index, arena);
    for (size_t i = 0; i < out->n; i++) {
        struct str pointer = { (const char *)&out->readings[i],
                               sizeof *out->readings };
        map_put(&out->index, pointer, (uint32_t)i);
    }
}

static enum status load_reports(struct store *store, struct arena *arena,
                                struct said *out, struct error *error)
{
    struct query query;
    int64_t n;
    enum status status =
        query_number(store, "SELECT count(*) FROM reports", &n, error);
    if (status) return status;
    open_said(arena, (size_t)n, out);
    query_open(&query, store,
               "SELECT key, hash, id, publisher, title, url, lang, printed, "
               "published, implied, title_start, title_end, text "
               "FROM reports ORDER BY published, id, hash",
               error);
    while (out->n < (size_t)n && query_next(&query)) {
        out->keys[out->n] = query_take_number(&query);
        out->hashes[out->n] = query_take_number(&query);
        out->readings[out->n++] = take_reading(&query, arena);
    }
    index_reports(arena, out);
    return query_close(&query);
}

/* A report in the order in which a book is loaded. */
struct ranked {
    struct str published;
    int64_t key, hash;
    struct reading *reading;
    int64_t first, *sources;
    uint8_t *marks;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int by = str_compare(a->published, b->published);
    if (!by) by = str_compare(a->reading->report->id, b->reading->report->id);
    return by ? by : (a->hash > b->hash) - (a->hash < b->hash);
}

static void place_chosen(struct arena *arena, struct ranked *ranked, size_t n,
                         struct said *out)
{
    if (n) qsort(ranked, n, sizeof *ranked, compare_ranked);
    open_said(arena, n, out);
    for (size_t i = 0; i < n; i++) {
        out->keys[i] = ranked[i].key;
        out->hashes[i] = ranked[i].hash;
        out->readings[i] = ranked[i].reading;
        out->firsts[i] = ranked[i].first;
        out->sources[i] = ranked[i].sources;
        out->marks[i] = ranked[i].marks;
    }
    out->n = n;
    index_reports(arena, out);
}

static enum status load_chosen(struct store *store, struct arena *arena,
                               const struct store_choice *choice,
                               struct said *out, struct error *error)
{
    struct query query;
    size_t n = 0;
    struct ranked *ranked = ARENA_ARRAY(arena, struct ranked, choice->n + 1);
    query_open(&query, store,
               "SELECT key, hash, id, publisher, title, url, lang, printed, "
               "published, implied, title_start, title_end, text "
               "FROM reports WHERE key = ?",
               error);
    for (size_t i = 0; i < choice->n; i++) {
        query_put_number(&query, choice->keys[i]);
        if (query_next(&query)) {
            char room[DATE_ROOM];
            ranked[n].key = query_take_number(&query);
            ranked[n].hash = query_take_number(&query);
            ranked[n].reading = take_reading(&query, arena);
            ranked[n].published = str_copy(
                arena, date_format(ranked[n].reading->published, room));
            n++;
        }
        query_again(&query);
    }
    place_chosen(arena, ranked, n, out);
    return query_close(&query);
}

/* ---- digests ------------------------------------------------------------- */

/* Reports of one id and day stand in the order of their texts. */
static void load_text(struct query *query, struct arena *arena,
                      const struct said *said, size_t i)
{
    struct report *report = (struct report *)said->readings[i]->report;
    query_put_number(query, said->keys[i]);
    if (query_next(query)) report->text = query_take_str(query, arena);
    query_again(query);
}

static enum status load_texts(struct store *store, struct arena *arena,
                              const struct said *said, struct error *error)
{
    struct query query;
    query_open(&query, store, "SELECT text FROM reports WHERE key = ?", error);
    for (size_t i = 1; i < said->n; i++) {
        const struct reading *one = said->readings[i - 1];
        const struct reading *other = said->readings[i];
        if (date_compare(one->published, other->published) ||
            !str_equal(one->report->id, other->report->id))
            continue;
        load_text(&query, arena, said, i - 1);
        load_text(&query, arena, said, i);
    }
    return query_close(&query);
}

/* false = there is none, or it is damaged. */
static bool take_digest(struct query *query, struct arena *arena, int64_t key,
                        struct ranked *out)
{
    char room[DATE_ROOM];
    struct digest digest;
    if (!query_next(query) ||
        !digest_read(arena, query_take_bytes(query, arena), &digest))
        return false;
    *out = (struct ranked){ .key = key,
                            .hash = digest.hash,
                            .reading = digest.reading,
                            .first = digest.first,
                            .sources = digest.sources,
                            .marks = digest.marks };
    out->published =
        str_copy(arena, date_format(out->reading->published, room));
    return true;
}

enum status store_load_digests(struct store *store, struct arena *arena,
                               const struct store_choice *choice,
                               struct said *out, struct error *error)
{
    struct query query;
    size_t n = 0;
    struct ranked *ranked = ARENA_ARRAY(arena, struct ranked, choice->n + 1);
    *out = (struct said){ 0 };
    query_open(&query, store, "SELECT digest FROM digests WHERE report = ?",
               error);
    for (size_t i = 0; i < choice->n; i++) {
        query_put_number(&query, choice->keys[i]);
        n += take_digest(&query, arena, choice->keys[i], &ranked[n]);
        query_again(&query);
    }
    enum status status = query_close(&query);
    if (status) return status;
    if (n < choice->n)
        return error_set(error, STATUS_STORE, 0,
                         "the book is damaged; 'tollbook rebuild' draws its "
                         "conclusions again");
    place_chosen(arena, ranked, n, out);
    return load_texts(store, arena, out, error);
}

/* Two reports of one id are told apart by the beginning of their hash. */
static void name_reports(struct arena *arena, struct said *out)
{
    struct map seen;
    map_open(&seen, arena);
    for (size_t i = 0; i < out->n; i++) {
        uint32_t n = 0;
        map_get(&seen, out->readings[i]->report->id, &n);
        map_put(&seen, out->readings[i]->report->id, n + 1);
    }
    for (size_t i = 0; i < out->n; i++) {
        struct buf handle;
        uint32_t n = 0;
        buf_open(&handle, arena);
        buf_str(&handle, out->readings[i]->report->id);
        map_get(&seen, out->readings[i]->report->id, &n);
        if (n > 1)
            buf_format(&handle, "~%06x",
                       (unsigned)((uint64_t)out->hashes[i] >> 39));
        out->handles[i] = buf_view(&handle);
    }
}

static enum status load_zones(struct store *store, struct arena *arena,
                              struct said *said, struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT kind, start, \"end\" FROM zones WHERE report = ? "
               "ORDER BY n",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        struct report *report = (struct report *)said->readings[i]->report;
        size_t room = 0;
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            report->zones =
                arena_grow(arena, report->zones, &room, report->n_zones + 1,
                           sizeof *report->zones);
            struct zone *zone = &report->zones[report->n_zones++];
            zone->kind = (enum zone_kind)query_take_number(&query);
            zone->span.start = (uint32_t)query_take_number(&query);
            zone->span.end = (uint32_t)query_take_number(&query);
        }
        query_again(&query);
    }
    return query_close(&query);
}

/* ---- events -------------------------------------------------------------- */

static struct event take_event(struct query *query, struct arena *arena)
{
    struct event event = { 0 };
    event.id = query_take_str(query, arena);
    event_type_parse(query_take_str(query, arena), &event.type);
    event.place = query_take_str(query, arena);
    event.country = query_take_str(query, arena);
    event.admin1 = query_take_str(query, arena);
    event.place_kind = (uint8_t)query_take_number(query);
    event.latitude = query_take_real(query);
    event.longitude = query_take_real(query);
    event.start = query_take_date(query);
    event.end = query_take_date(query);
    event.parent = (int32_t)query_take_number(query);
    event.sides = query_take_lines(query, arena, &event.n_sides);
    event.words = query_take_str(query, arena);
    return event;
}

static enum status load_events(struct store *store, struct arena *arena,
                               struct said *said, struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT id, type, place, country, admin1, place_kind, "
               "latitude, longitude, start, \"end\", parent, sides, words "
               "FROM report_events WHERE report = ? ORDER BY n",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        struct reading *reading = said->readings[i];
        size_t room = 0;
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            reading->events =
                arena_grow(arena, reading->events, &room, reading->n_events + 1,
                           sizeof *reading->events);
            reading->events[reading->n_events++] = take_event(&query, arena);
        }
        query_again(&query);
    }
    return query_close(&query);
}

/* ---- claims -------------------------------------------------------------- */

static struct span take_span(struct query *query)
{
    uint32_t start = (uint32_t)query_take_number(query);
    return (struct span){ start, (uint32_t)query_take_number(query) };
}

static void take_source(struct query *query, struct arena *arena,
                        struct attribution *source)
{
    source->text = query_take_str(query, arena);
    source->span = take_span(query);
    source_kind_parse(query_take_str(query, arena), &source->kind);
    source->side = query_take_str(query, arena);
    source->via = query_take_str(query, arena);
}

static struct claim take_claim(struct query *query, struct arena *arena)
{
    struct claim claim = { .id = (uint32_t)query_take_number(query) };
    harm_parse(query_take_str(query, arena), &claim.harm);
    claim.lo = query_take_bound(query);
    claim.hi = query_take_bound(query);
    qualifier_parse(query_take_str(query, arena), &claim.qualifier);
    role_parse(query_take_str(query, arena), &claim.role);
    claim.side = query_take_str(query, arena);
    claim.group = query_take_str(query, arena);
    unit_parse(query_take_str(query, arena), &claim.unit);
    claim.name = query_take_str(query, arena);
    take_source(query, arena, &claim.source);
    stance_parse(query_take_str(query, arena), &claim.stance);
    scope_parse(query_take_str(query, arena), &claim.scope);
    claim.event = (uint32_t)query_take_number(query);
    claim.part_of = (uint32_t)query_take_number(query);
    claim.as_of = query_take_date(query);
    claim.quote = take_span(query);
    claim.sentence = take_span(query);
    claim.confidence = query_take_real(query);
    return claim;
}

static enum status load_claims(struct store *store, struct arena *arena,
                               struct said *said, struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT n, harm, lo, hi, qualifier, role, side, group_text, "
               "unit, name, source, source_start, source_end, source_kind, "
               "source_side, via, stance, scope, event, part_of, as_of, "
               "quote_start, quote_end, sentence_start, sentence_end, "
               "confidence FROM claims WHERE report = ? ORDER BY n",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        struct reading *reading = said->readings[i];
        size_t room = 0;
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            reading->claims =
                arena_grow(arena, reading->claims, &room, reading->n_claims + 1,
                           sizeof *reading->claims);
            reading->claims[reading->n_claims++] = take_claim(&query, arena);
        }
        query_again(&query);
    }
    return query_close(&query);
}

static void take_mention(struct query *query, struct arena *arena,
                         struct claim *claim, size_t *room)
{
    claim->mentions =
        arena_grow(arena, claim->mentions, room, claim->n_mentions + 1,
                   sizeof *claim->mentions);
    claim->mentions[claim->n_mentions++] = take_span(query);
}

/* Claims and their mentions are both in the order of the claims' numbers. */
static enum status load_mentions(struct store *store, struct arena *arena,
                                 struct said *said, struct error *error)
{
    struct query query;
    query_open(&query, store,
               "SELECT claim, start, \"end\" FROM mentions "
               "WHERE report = ? ORDER BY claim, n",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        struct reading *reading = said->readings[i];
        size_t at = 0, room = 0;
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            int64_t id = query_take_number(&query);
            while (at < reading->n_claims && reading->claims[at].id != id) {
                at++;
                room = 0;
            }
            if (at == reading->n_claims) break;
            take_mention(&query, arena, &reading->claims[at], &room);
        }
        query_again(&query);
    }
    return query_close(&query);
}

enum status store_load(struct store *store, struct arena *arena,
                       struct said *out, struct error *error)
{
    *out = (struct said){ 0 };
    enum status status = load_reports(store, arena, out, error);
    if (status) return status;
    name_reports(arena, out);
    status = load_zones(store, arena, out, error);
    if (!status) status = load_events(store, arena, out, error);
    if (!status) status = load_claims(store, arena, out, error);
    if (!status) status = load_mentions(store, arena, out, error);
    return status;
}

enum status store_load_some(struct store *store, struct arena *arena,
                            const struct store_choice *choice, struct said *out,
                            struct error *error)
{
    *out = (struct said){ 0 };
    enum status status = load_chosen(store, arena, choice, out, error);
    if (!status && choice->whole) status = load_zones(store, arena, out, error);
    if (!status) status = load_events(store, arena, out, error);
    if (!status) status = load_claims(store, arena, out, error);
    if (!status) status = load_mentions(store, arena, out, error);
    return status;
}
