/* Loading the conclusions as they were drawn.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"
#include "store/query.h"

static enum status load_events(struct store *store, struct arena *arena,
                               struct linked *out, struct error *error)
{
    struct query query;
    size_t room = 0;
    query_open(&query, store,
               "SELECT id, name, type, place, country, latitude, longitude, "
               "start, \"end\", parent, sides FROM events ORDER BY n",
               error);
    while (query_next(&query)) {
        out->events = arena_grow(arena, out->events, &room, out->n_events + 1,
                                 sizeof *out->events);
        struct linked_event *event = &out->events[out->n_events++];
        event->id = query_take_str(&query, arena);
        event->name = query_take_str(&query, arena);
        event_type_parse(query_take_str(&query, arena), &event->type);
        event->place = query_take_str(&query, arena);
        event->country = query_take_str(&query, arena);
        event->latitude = query_take_real(&query);
        event->longitude = query_take_real(&query);
        event->start = query_take_date(&query);
        event->end = query_take_date(&query);
        event->parent = (int32_t)query_take_number(&query);
        event->sides = query_take_lines(&query, arena, &event->n_sides);
    }
    return query_close(&query);
}

static enum status load_sources(struct store *store, struct arena *arena,
                                struct linked *out, struct error *error)
{
    struct query query;
    size_t room = 0;
    query_open(&query, store,
               "SELECT name, kind, side, crowd FROM sources ORDER BY n", error);
    while (query_next(&query)) {
        out->sources = arena_grow(arena, out->sources, &room,
                                  out->n_sources + 1, sizeof *out->sources);
        struct linked_source *source = &out->sources[out->n_sources++];
        source->name = query_take_str(&query, arena);
        source_kind_parse(query_take_str(&query, arena), &source->kind);
        source->side = query_take_str(&query, arena);
        source->crowd = query_take_number(&query) != 0;
    }
    return query_close(&query);
}

static enum status load_event_links(struct store *store, struct arena *arena,
                                    const struct said *said, struct linked *out,
                                    struct error *error)
{
    struct query query;
    size_t room = 0;
    query_open(&query, store,
               "SELECT mention, event, reason FROM event_links "
               "WHERE report = ? ORDER BY mention",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            out->event_links =
                arena_grow(arena, out->event_links, &room,
                           out->n_event_links + 1, sizeof *out->event_links);
            struct event_link *link = &out->event_links[out->n_event_links++];
            link->reading = (uint32_t)i;
            link->mention = (uint32_t)query_take_number(&query);
            link->event = (uint32_t)query_take_number(&query);
            link->reason = query_take_str(&query, arena);
        }
        query_again(&query);
    }
    return query_close(&query);
}

/* From the number of a claim to its index in the reading. */
static uint32_t find_claim(const struct reading *reading, int64_t id)
{
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].id == id) return (uint32_t)i;
    return 0;
}

static enum status load_source_links(struct store *store, struct arena *arena,
                                     const struct said *said,
                                     struct linked *out, struct error *error)
{
    struct query query;
    size_t room = 0;
    query_open(&query, store,
               "SELECT claim, source, reason FROM source_links "
               "WHERE report = ? ORDER BY claim",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        query_put_number(&query, said->keys[i]);
        while (query_next(&query)) {
            out->source_links =
                arena_grow(arena, out->source_links, &room,
                           out->n_source_links + 1, sizeof *out->source_links);
            struct source_link *link =
                &out->source_links[out->n_source_links++];
            link->reading = (uint32_t)i;
            link->claim =
                find_claim(said->readings[i], query_take_number(&query));
            link->source = (uint32_t)query_take_number(&query);
            link->reason = query_take_str(&query, arena);
        }
        query_again(&query);
    }
    return query_close(&query);
}

static struct str name_key(const int64_t *key)
{
    return (struct str){ (const char *)key, sizeof *key };
}

static enum status load_syndication(struct store *store, struct arena *arena,
                                    const struct said *said, struct linked *out,
                                    struct error *error)
{
    struct query query;
    struct map index;
    map_open(&index, arena);
    for (size_t i = 0; i < said->n; i++)
        map_put(&index, name_key(&said->keys[i]), (uint32_t)i);
    out->syndication = ARENA_ARRAY(arena, uint32_t, said->n);
    query_open(&query, store, "SELECT first FROM syndication WHERE report = ?",
               error);
    for (size_t i = 0; i < said->n && !query.status; i++) {
        int64_t first = said->keys[i];
        query_put_number(&query, first);
        if (query_next(&query)) first = query_take_number(&query);
        map_get(&index, name_key(&first), &out->syndication[i]);
        query_again(&query);
    }
    return query_close(&query);
}

enum status store_load_linked(struct store *store, struct arena *arena,
                              const struct said *said, struct linked *out,
                              struct error *error)
{
    *out = (struct linked){ 0 };
    enum status status = load_events(store, arena, out, error);
    if (!status) status = load_sources(store, arena, out, error);
    if (!status) status = load_event_links(store, arena, said, out, error);
    if (!status) status = load_source_links(store, arena, said, out, error);
    if (!status) status = load_syndication(store, arena, said, out, error);
    return status;
}
