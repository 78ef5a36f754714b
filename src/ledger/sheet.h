/* The working sheet of one ledger: entries laid into cells, lineages, and what
 * each lineage says now.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_SHEET_H
#define TOLLBOOK_LEDGER_SHEET_H

#include "ledger/method.h"

enum { DAY_UNKNOWN = INT32_MIN };

/* What the sheet knows of one entry. */
struct item {
    uint32_t entry;     /* index into out->entries */
    uint8_t role;       /* the claim's, or as settled */
    struct str side;    /* the claim's, or as settled; "" = not told */
    struct str settled; /* why it is of this figure; "" = its own words */
    bool named;         /* a person by name */
    bool later;         /* after the dates asked for */
    int32_t day;        /* when it was true, else told; DAY_UNKNOWN */
    int32_t told;       /* when it was told; DAY_UNKNOWN */
    int64_t lo, hi;     /* with its increments added */
    uint32_t base;      /* entry that an increment was added to, UINT32_MAX =
                           none */
    bool mixed;         /* that is told of other people */
};

/* What one lineage says now. */
struct standing {
    struct lineage *lineage;
    const struct claim *claim;
    uint32_t entry;
    uint32_t source;
    int32_t day;
    int64_t lo, hi;
    bool mixed; /* see struct item */
};

struct sheet {
    struct arena *arena;
    const struct ledger_query *query;
    const struct method *method;
    struct ledger *out;
    bool *wanted;       /* for each linked event: is it asked for, and does
                         * an entry tell of it or of one below it? */
    struct item *items; /* sorted by figure, source, day */
    size_t n_items;
    struct standing *standings; /* of all figures, one after the other */
    size_t *first_standing;     /* of each figure; one more at the end */
    size_t n_standings;
    bool *named;             /* for each figure: people by name */
    uint32_t *figure_of;     /* for each entry */
    uint8_t *state_of;       /* for each entry: enum entry_state */
    int32_t *day_of;         /* for each entry */
    uint32_t *base_of;       /* for each entry: see struct item */
    struct lattice *lattice; /* the figures as sets; see lattice.h */
};

/* Take the entries asked for, sorted, with their days. */
void sheet_select(struct sheet *sheet);

/* Sides and roles that a claim's words leave open. */
void sheet_settle(struct sheet *sheet);

/* Figures, lineages, states and standings. */
void sheet_fill(struct sheet *sheet);

/* The lineage of the items from `from` to `to`, which are of one source. */
void lineage_fill(struct sheet *sheet, size_t from, size_t to,
                  struct lineage *out);

/* aside.c: does a claim count by itself, as its own report tells it? */
bool aside_is_soft(const struct claim *claim); /* no number */
bool aside_is_part(const struct entry *entry);

/* What kind of change each replaced claim made way for. */
void change_run(struct sheet *sheet);

/* Which lineages are independent origins. */
void origin_run(struct sheet *sheet);

/* low, best, high of each figure by the method. */
void estimate_run(struct sheet *sheet);

/* What follows for each figure from all claims together; what cannot all be
 * true. */
void bound_run(struct sheet *sheet);

/* Sums, derived bounds, contradictions, revisions, denials. */
void finding_run(struct sheet *sheet);

/* Event, harm, role, unit and side of a figure as one key, with the event and
 * the side as given. */
struct str parts_key(struct arena *arena, const struct figure *figure,
                     uint32_t event, struct str side);

const struct linked_event *sheet_event(const struct sheet *sheet,
                                       uint32_t event);

#endif
