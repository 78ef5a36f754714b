/* The door of link/: which reports repeat each other, which mentions are one
 * event, which names are one source.
 *
 * Everything here is a pure function of the set of readings: the order in
 * which they are given does not matter, every answer has its reason.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_LINK_H
#define TOLLBOOK_LINK_LINK_H

#include "claim/claim.h"

/* One event of the world, joined from the mentions of all reports. */
struct linked_event {
    struct str id;   /* stable: from its type, place and date, e.g.
                             "offensive-nagorno-karabakh-2023-09-19" */
    struct str name; /* for people: "2023 offensive, Nagorno-Karabakh" */
    uint8_t type;    /* enum event_type */
    struct str place, country;
    double latitude, longitude;
    struct date start, end;
    int32_t parent; /* index into linked.events, -1 = none */
    struct str *sides;
    size_t n_sides;
};

/* Why a report's event mention belongs to a linked event. */
struct event_link {
    uint32_t reading;  /* index of the reading as given */
    uint32_t mention;  /* index into its events */
    uint32_t event;    /* index into linked.events */
    struct str reason; /* "same type, same place, dates agree" */
};

struct linked_source {
    struct str name; /* its usual name: "Azerbaijan: defence ministry" */
    uint8_t kind;    /* enum source_kind */
    struct str side;
    bool crowd; /* nobody in particular: "officials", a country */
};

/* The source of one claim. */
struct source_link {
    uint32_t reading, claim; /* claim: index into the reading's claims */
    uint32_t source;         /* index into linked.sources */
    struct str reason;
};

struct linked {
    struct linked_event *events; /* sorted by start, then id */
    size_t n_events;
    struct event_link *event_links; /* sorted by reading, mention */
    size_t n_event_links;
    struct linked_source *sources; /* sorted by name */
    size_t n_sources;
    struct source_link *source_links; /* one a claim, by reading, claim */
    size_t n_source_links;
    uint32_t *syndication; /* a group for each reading: the index of the
                              first reading of the group */
};

/* The tables of linking (bodies and their names, families of event types);
 * read-only once open. */
struct linker;

/* Read them from a pack. Lives in `arena`. Errors: PACK. */
enum status link_open(struct arena *arena, const struct pack *pack,
                      struct linker **out, struct error *error);

/* Link readings (all borrowed) into `out`, in `arena`. */
void link_run(const struct linker *linker, struct arena *arena,
              const struct reading *const *readings, size_t n_readings,
              struct linked *out);

#endif
