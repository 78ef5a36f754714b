/* Loading the conclusions as they were drawn: of a whole book, or of some
 * events and the reports that tell of them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "store/region.h"

/* A mention of an event, as it was looked up by the event. */
struct told {
    int64_t report;
    uint32_t reading, mention, event;
};

/* What is being loaded; numbers of the book become indices. */
struct loader {
    struct store *store;
    struct arena *arena;
    const struct said *said;
    struct linked *out;
    struct keys events, sources;
    int64_t *source_of; /* the number of the source of each link */
    struct told *told;  /* mentions of the events of a part */
    size_t n_told, room_told;
    struct error *error;
};

/* ---- events -------------------------------------------------------------- */

#define EVENT_COLUMNS                                                 \
    "n, id, name, type, place, country, latitude, longitude, start, " \
    "\"end\", parent, sides"

/* An event, and the number of its parent. */
struct ranked {
    int64_t key, parent;
    struct str start;
    struct linked_event event;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int by = str_compare(a->start, b->start);
    return by ? by : str_compare(a->event.id, b->event.id);
}

static void take_event(struct query *query, struct arena *arena,
                       struct ranked *out)
{
    struct linked_event *event = &out->event;
    char room[DATE_ROOM];
    *out = (struct ranked){ .key = query_take_number(query) };
    event->id = query_take_str(query, arena);
    event->name = query_take_str(query, arena);
    region_take_event(query, arena, event);
    out->parent = query_take_number(query);
    event->sides = query_take_lines(query, arena, &event->n_sides);
    out->start = str_copy(arena, date_format(event->start, room));
}

struct ranks {
    struct ranked *at;
    size_t n, room;
};

static void take_events(struct loader *loader, struct query *query,
                        struct ranks *ranks)
{
    while (query_next(query)) {
        ranks->at = arena_grow(loader->arena, ranks->at, &ranks->room,
                               ranks->n + 1, sizeof *ranks->at);
        take_event(query, loader->arena, &ranks->at[ranks->n++]);
    }
}

/* In the order of their dates and ids. */
static void place_events(struct loader *loader, struct ranks *ranks)
{
    size_t n = ranks->n;
    struct linked *out = loader->out;
    if (n) qsort(ranks->at, n, sizeof *ranks->at, compare_ranked);
    out->events = ARENA_ARRAY(loader->arena, struct linked_event, n + 1);
    out->n_events = n;
    for (size_t i = 0; i < n; i++) {
        out->events[i] = ranks->at[i].event;
        keys_add(&loader->events, ranks->at[i].key);
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t at;
        out->events[i].parent = -1;
        if (keys_find(&loader->events, ranks->at[i].parent, &at))
            out->events[i].parent = (int32_t)at;
    }
}

static enum status load_events(struct loader *loader)
{
    struct query query;
    struct ranks ranks = { 0 };
    query_open(&query, loader->store, "SELECT " EVENT_COLUMNS " FROM events",
               loader->error);
    take_events(loader, &query, &ranks);
    if (!query.status) place_events(loader, &ranks);
    return query_close(&query);
}

static enum status load_some_events(struct loader *loader,
                                    const struct store_choice *roots)
{
    struct query query;
    struct ranks ranks = { 0 };
    query_open(&query, loader->store,
               "SELECT " EVENT_COLUMNS " FROM events WHERE root = ?",
               loader->error);
    for (size_t i = 0; i < roots->n; i++) {
        query_put_number(&query, roots->keys[i]);
        take_events(loader, &query, &ranks);
        query_again(&query);
    }
    if (!query.status) place_events(loader, &ranks);
    return query_close(&query);
}

/* ---- links --------------------------------------------------------------- */

/* Links to events that are not loaded are left out. */
static enum status load_event_links(struct loader *loader)
{
    struct query query;
    size_t room = 0;
    struct linked *out = loader->out;
    query_open(&query, loader->store,
               "SELECT mention, cluster, reason FROM tellings "
               "WHERE report = ? ORDER BY mention",
               loader->error);
    for (size_t i = 0; i < loader->said->n && !query.status; i++) {
        query_put_number(&query, loader->said->keys[i]);
        while (query_next(&query)) {
            struct event_link link = { .reading = (uint32_t)i };
            link.mention = (uint32_t)query_take_number(&query);
            int64_t event = query_take_number(&query);
            if (!keys_find(&loader->events, event, &link.event)) continue;
            link.reason = query_take_str(&query, loader->arena);
            out->event_links =
                arena_grow(loader->arena, out->event_links, &room,
                           out->n_event_links + 1, sizeof link);
            out->event_links[out->n_event_links++] = link;
        }
        query_again(&query);
    }
    return query_close(&query);
}

static enum status load_sources(struct loader *loader)
{
    struct query query;
    size_t room = 0;
    struct linked *out = loader->out;
    query_open(&query, loader->store,
               "SELECT n, name, kind, side, crowd FROM sources "
               "ORDER BY name, n",
               loader->error);
    while (query_next(&query)) {
        out->sources = arena_grow(loader->arena, out->sources, &room,
                                  out->n_sources + 1, sizeof *out->sources);
        struct linked_source *source = &out->sources[out->n_sources++];
        keys_add(&loader->sources, query_take_number(&query));
        source->name = query_take_str(&query, loader->arena);
        source_kind_parse(query_take_str(&query, loader->arena), &source->kind);
        source->side = query_take_str(&query, loader->arena);
        source->crowd = query_take_number(&query) != 0;
    }
    return query_close(&query);
}

struct ranked_source {
    int64_t key;
    struct linked_source source;
};

static int compare_sources(const void *left, const void *right)
{
    const struct ranked_source *a = left, *b = right;
    int by = str_compare(a->source.name, b->source.name);
    return by ? by : (a->key > b->key) - (a->key < b->key);
}

static void place_sources(struct loader *loader, struct ranked_source *sources,
                          size_t n)
{
    struct linked *out = loader->out;
    if (n) qsort(sources, n, sizeof *sources, compare_sources);
    out->sources = ARENA_ARRAY(loader->arena, struct linked_source, n + 1);
    out->n_sources = n;
    for (size_t i = 0; i < n; i++) {
        out->sources[i] = sources[i].source;
        keys_add(&loader->sources, sources[i].key);
    }
}

/* Those that the links are to. */
static enum status load_some_sources(struct loader *loader)
{
    struct query query;
    struct keys wanted;
    size_t n = 0;
    keys_open(&wanted, loader->arena);
    for (size_t i = 0; i < loader->out->n_source_links; i++)
        keys_add(&wanted, loader->source_of[i]);
    struct ranked_source *sources =
        ARENA_ARRAY(loader->arena, struct ranked_source, wanted.n + 1);
    query_open(&query, loader->store, region_names, loader->error);
    for (size_t i = 0; i < wanted.n; i++) {
        query_put_number(&query, wanted.at[i]);
        sources[n].key = wanted.at[i];
        n += region_take_name(&query, loader->arena, &sources[n].source);
        query_again(&query);
    }
    place_sources(loader, sources, n);
    return query_close(&query);
}

/* From the number of a claim to its index in the reading. */
static uint32_t find_claim(const struct reading *reading, int64_t id)
{
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].id == id) return (uint32_t)i;
    return 0;
}

/* The links of claims to sources, each with the number of its source. */
static enum status load_source_links(struct loader *loader)
{
    struct query query;
    size_t room = 0, room_keys = 0;
    struct linked *out = loader->out;
    query_open(&query, loader->store,
               "SELECT claim, source, reason FROM source_links "
               "WHERE report = ? ORDER BY claim",
               loader->error);
    for (size_t i = 0; i < loader->said->n && !query.status; i++) {
        query_put_number(&query, loader->said->keys[i]);
        while (query_next(&query)) {
            struct source_link link = { .reading = (uint32_t)i };
            link.claim = find_claim(loader->said->readings[i],
                                    query_take_number(&query));
            size_t n = out->n_source_links++;
            loader->source_of =
                arena_grow(loader->arena, loader->source_of, &room_keys, n + 1,
                           sizeof *loader->source_of);
            loader->source_of[n] = query_take_number(&query);
            link.reason = query_take_str(&query, loader->arena);
            out->source_links = arena_grow(loader->arena, out->source_links,
                                           &room, n + 1, sizeof link);
            out->source_links[n] = link;
        }
        query_again(&query);
    }
    return query_close(&query);
}

/* Links to sources that are not loaded are left out. */
static void place_source_links(struct loader *loader)
{
    size_t n = 0;
    struct linked *out = loader->out;
    for (size_t i = 0; i < out->n_source_links; i++) {
        struct source_link *link = &out->source_links[i];
        if (keys_find(&loader->sources, loader->source_of[i], &link->source))
            out->source_links[n++] = *link;
    }
    out->n_source_links = n;
}

/* The first report of each group, or the first that is loaded. */
static enum status load_syndication(struct loader *loader)
{
    struct query query;
    struct keys index, firsts;
    const struct said *said = loader->said;
    uint32_t *loaded = ARENA_ARRAY(loader->arena, uint32_t, said->n + 1);
    uint32_t *groups = ARENA_ARRAY(loader->arena, uint32_t, said->n + 1);
    keys_open(&index, loader->arena);
    keys_open(&firsts, loader->arena);
    for (size_t i = 0; i < said->n; i++) keys_add(&index, said->keys[i]);
    query_open(&query, loader->store,
               "SELECT first FROM syndication WHERE report = ?", loader->error);
    for (uint32_t i = 0; i < said->n && !query.status; i++) {
        uint32_t at = 0;
        int64_t first = said->keys[i];
        query_put_number(&query, first);
        if (query_next(&query)) first = query_take_number(&query);
        if (keys_add(&firsts, first)) loaded[firsts.n - 1] = i;
        keys_find(&firsts, first, &at);
        groups[i] = keys_find(&index, first, NULL) ? UINT32_MAX : loaded[at];
        if (groups[i] == UINT32_MAX) keys_find(&index, first, &groups[i]);
        query_again(&query);
    }
    loader->out->syndication = groups;
    return query_close(&query);
}

static void open_loader(struct loader *loader, const struct said *said,
                        struct linked *out)
{
    *out = (struct linked){ 0 };
    loader->said = said;
    loader->out = out;
    keys_open(&loader->events, loader->arena);
    keys_open(&loader->sources, loader->arena);
}

enum status store_load_linked(struct store *store, struct arena *arena,
                              const struct said *said, struct linked *out,
                              struct error *error)
{
    struct loader loader = { .store = store, .arena = arena, .error = error };
    open_loader(&loader, said, out);
    enum status status = load_events(&loader);
    if (!status) status = load_sources(&loader);
    if (!status) status = load_event_links(&loader);
    if (!status) status = load_source_links(&loader);
    if (!status) place_source_links(&loader);
    if (!status) status = load_syndication(&loader);
    return status;
}

/* ---- a part -------------------------------------------------------------- */

/* All mentions of the events. */
static enum status find_told(struct loader *loader)
{
    struct query query;
    query_open(&query, loader->store,
               "SELECT report, mention FROM tellings WHERE cluster = ?",
               loader->error);
    for (uint32_t i = 0; i < loader->events.n; i++) {
        query_put_number(&query, loader->events.at[i]);
        while (query_next(&query)) {
            loader->told =
                arena_grow(loader->arena, loader->told, &loader->room_told,
                           loader->n_told + 1, sizeof *loader->told);
            struct told *told = &loader->told[loader->n_told++];
            told->event = i;
            told->report = query_take_number(&query);
            told->mention = (uint32_t)query_take_number(&query);
        }
        query_again(&query);
    }
    return query_close(&query);
}

/* The reports that tell of them. */
static enum status load_reports(struct loader *loader, struct said *out)
{
    struct keys reports;
    keys_open(&reports, loader->arena);
    enum status status = find_told(loader);
    if (status) return status;
    for (size_t i = 0; i < loader->n_told; i++)
        keys_add(&reports, loader->told[i].report);
    struct store_choice choice = { reports.at, reports.n, false };
    return store_load_digests(loader->store, loader->arena, &choice, out,
                              loader->error);
}

static int compare_told(const void *left, const void *right)
{
    const struct told *a = left, *b = right;
    if (a->reading != b->reading) return a->reading < b->reading ? -1 : 1;
    return (a->mention > b->mention) - (a->mention < b->mention);
}

/* The same as load_event_links, without reasons. */
static void place_told(struct loader *loader)
{
    size_t n = loader->n_told;
    struct linked *out = loader->out;
    struct keys places;
    keys_open(&places, loader->arena);
    for (size_t i = 0; i < loader->said->n; i++)
        keys_add(&places, loader->said->keys[i]);
    for (size_t i = 0; i < n; i++)
        keys_find(&places, loader->told[i].report, &loader->told[i].reading);
    if (n) qsort(loader->told, n, sizeof *loader->told, compare_told);
    out->event_links = ARENA_ARRAY(loader->arena, struct event_link, n + 1);
    out->n_event_links = n;
    for (size_t i = 0; i < n; i++) {
        const struct told *told = &loader->told[i];
        out->event_links[i] = (struct event_link){
            .reading = told->reading,
            .mention = told->mention,
            .event = told->event,
        };
    }
}

/* The same as load_source_links, without reasons. */
static void take_source_links(struct loader *loader)
{
    struct linked *out = loader->out;
    const struct said *said = loader->said;
    size_t n = 0;
    for (size_t i = 0; i < said->n; i++) n += said->readings[i]->n_claims;
    out->source_links = ARENA_ARRAY(loader->arena, struct source_link, n + 1);
    loader->source_of = ARENA_ARRAY(loader->arena, int64_t, n + 1);
    for (uint32_t i = 0; i < said->n; i++)
        for (uint32_t j = 0; j < said->readings[i]->n_claims; j++) {
            loader->source_of[out->n_source_links] = said->sources[i][j];
            out->source_links[out->n_source_links++] =
                (struct source_link){ .reading = i, .claim = j };
        }
}

/* The same as load_syndication. */
static void take_syndication(struct loader *loader)
{
    const struct said *said = loader->said;
    struct keys firsts;
    uint32_t *at = ARENA_ARRAY(loader->arena, uint32_t, said->n + 1);
    uint32_t *groups = ARENA_ARRAY(loader->arena, uint32_t, said->n + 1);
    keys_open(&firsts, loader->arena);
    for (uint32_t i = 0; i < said->n; i++)
        if (keys_add(&firsts, said->firsts[i])) at[firsts.n - 1] = i;
    for (uint32_t i = 0; i < said->n; i++) {
        uint32_t first;
        if (said->firsts[i] == said->hashes[i] &&
            keys_find(&firsts, said->hashes[i], &first))
            at[first] = i;
    }
    for (uint32_t i = 0; i < said->n; i++) {
        uint32_t first = 0;
        keys_find(&firsts, said->firsts[i], &first);
        groups[i] = at[first];
    }
    loader->out->syndication = groups;
}

enum status store_load_part(struct store *store, struct arena *arena,
                            const struct store_choice *roots,
                            struct store_part *out, struct error *error)
{
    struct loader loader = { .store = store, .arena = arena, .error = error };
    *out = (struct store_part){ 0 };
    open_loader(&loader, &out->said, &out->linked);
    enum status status = load_some_events(&loader, roots);
    if (!status) status = load_reports(&loader, &out->said);
    if (!status) place_told(&loader);
    if (!status) take_source_links(&loader);
    if (!status) status = load_some_sources(&loader);
    if (!status) place_source_links(&loader);
    if (!status) take_syndication(&loader);
    out->events = ARENA_ARRAY(arena, int64_t, loader.events.n + 1);
    out->counted = ARENA_ARRAY(arena, bool, loader.events.n + 1);
    for (size_t i = 0; i < loader.events.n; i++)
        out->events[i] = loader.events.at[i];
    return status;
}
