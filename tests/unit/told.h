/* Readings made by hand, for the tests of link/ and ledger/.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TESTS_TOLD_H
#define TOLLBOOK_TESTS_TOLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "ledger/ledger.h"

enum { TOLD_ROOM = 16 };

/* One report with room for some events and claims. */
struct told {
    struct report report;
    struct reading reading;
    struct event events[TOLD_ROOM];
    struct claim claims[TOLD_ROOM];
};

static inline struct date told_date(const char *text)
{
    struct date date = { 0 };
    if (*text) assert_true(date_parse(str_from(text), &date));
    return date;
}

static inline void told_report(struct told *told, const char *id,
                               const char *published, const char *text)
{
    *told = (struct told){ 0 };
    told->report.id = str_from(id);
    told->report.text = str_from(text);
    told->report.date = told_date(published);
    told->reading.report = &told->report;
    told->reading.published = told->report.date;
    told->reading.claims = told->claims;
    told->reading.events = told->events;
}

static inline struct event *told_event(struct told *told, uint8_t type,
                                       const char *place, const char *start,
                                       const char *end)
{
    struct event *event = &told->events[told->reading.n_events++];
    assert_true(told->reading.n_events <= TOLD_ROOM);
    *event = (struct event){ .type = type,
                             .place = str_from(place),
                             .start = told_date(start),
                             .end = told_date(end),
                             .parent = -1 };
    return event;
}

/* A claim of the event told last, exact n of role. */
static inline struct claim *told_claim(struct told *told, uint8_t harm,
                                       uint8_t role, int64_t n,
                                       const char *source)
{
    size_t at = told->reading.n_claims++;
    struct claim *claim = &told->claims[at];
    assert_true(told->reading.n_claims <= TOLD_ROOM);
    *claim = (struct claim){ .id = (uint32_t)at + 1,
                             .harm = harm,
                             .role = role,
                             .lo = n,
                             .hi = n,
                             .event = (uint32_t)told->reading.n_events - 1,
                             .confidence = 1 };
    claim->source.text = str_from(source);
    claim->sentence =
        (struct span){ (uint32_t)at * 100, (uint32_t)at * 100 + 90 };
    claim->quote = claim->sentence;
    return claim;
}

static inline void told_at_least(struct claim *claim)
{
    claim->hi = OPEN_BOUND;
    claim->qualifier = QUALIFIER_AT_LEAST;
}

/* A world of reports, linked. */
struct told_world {
    struct arena arena;
    struct linker *linker;
    struct methods *methods;
    const struct reading *readings[TOLD_ROOM];
    size_t n;
    struct linked linked;
    struct entry *entries;
    size_t n_entries;
};

static inline void told_open(struct told_world *world)
{
    struct error error;
    *world = (struct told_world){ 0 };
    arena_open(&world->arena, NULL);
    assert_int_equal(
        link_open(&world->arena, api_builtin_pack(), &world->linker, &error),
        STATUS_OK);
    assert_int_equal(
        ledger_open(&world->arena, api_builtin_pack(), &world->methods, &error),
        STATUS_OK);
}

static inline uint32_t told_event_of(const struct linked *linked,
                                     uint32_t reading, uint32_t mention)
{
    for (size_t i = 0; i < linked->n_event_links; i++)
        if (linked->event_links[i].reading == reading &&
            linked->event_links[i].mention == mention)
            return linked->event_links[i].event;
    fail_msg("mention %u of reading %u has no event", mention, reading);
    return 0;
}

/* Link the world's readings and make an entry of each claim. */
static inline void told_link(struct told_world *world)
{
    link_run(world->linker, &world->arena, world->readings, world->n,
             &world->linked);
    const struct linked *linked = &world->linked;
    world->entries =
        ARENA_ARRAY(&world->arena, struct entry, linked->n_source_links + 1);
    world->n_entries = 0;
    for (size_t i = 0; i < linked->n_source_links; i++) {
        const struct source_link *link = &linked->source_links[i];
        const struct reading *reading = world->readings[link->reading];
        const struct claim *claim = &reading->claims[link->claim];
        world->entries[world->n_entries++] = (struct entry){
            .claim = claim,
            .reading = reading,
            .key = (uint32_t)i,
            .event = told_event_of(linked, link->reading, claim->event),
            .source = link->source,
            .syndication = linked->syndication[link->reading],
            .as_of =
                date_is_known(claim->as_of) ? claim->as_of : reading->published,
            .known_on = reading->published,
            .marks =
                ledger_marks(world->methods, &world->arena, reading, claim),
        };
    }
}

static inline void told_ledger(struct told_world *world, const char *method,
                               uint32_t event, const char *as_of,
                               struct ledger *out)
{
    struct error error = { 0 };
    struct ledger_query query = {
        .methods = world->methods,
        .linked = &world->linked,
        .entries = world->entries,
        .n_entries = world->n_entries,
        .event = event,
        .as_of = told_date(as_of),
        .method = str_from(method),
    };
    assert_int_equal(ledger_run(&world->arena, &query, out, &error), STATUS_OK);
}

static inline const struct figure *told_figure(const struct ledger *ledger,
                                               uint8_t harm, uint8_t role,
                                               const char *side)
{
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        if (figure->harm == harm && figure->role == role &&
            str_is(figure->side, side))
            return figure;
    }
    fail_msg("no figure for harm %u, role %u, side '%s'", harm, role, side);
    return NULL;
}

static inline const struct finding *told_finding(const struct ledger *ledger,
                                                 uint8_t kind)
{
    for (size_t i = 0; i < ledger->n_findings; i++)
        if (ledger->findings[i].kind == kind) return &ledger->findings[i];
    return NULL;
}

#endif
