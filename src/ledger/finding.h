/* Findings as they are made, and their sentences.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_FINDING_H
#define TOLLBOOK_LEDGER_FINDING_H

#include "base/buf.h"
#include "base/map.h"
#include "ledger/sheet.h"

struct findings {
    struct sheet *sheet;
    struct map seen; /* sentence -> found already */
    size_t room;
};

/* Bounds of a number with the words for them. */
struct bounds {
    int64_t lo, hi;
    uint8_t qualifier;
};

/* A whole and its parts, to be judged. */
struct sum {
    struct bounds whole;
    struct bounds *parts;
    uint32_t *entries; /* of the parts, then of the whole */
    size_t n;          /* parts */
    size_t n_entries;
    uint32_t event;
    bool stale;       /* another whole stands now: only a failure is told */
    bool sure;        /* what cannot be true is told by the lattice */
    struct str about; /* "combatants killed (both sides)" */
    struct str rest;  /* "elsewhere", "others" */
    struct str among; /* "in 2020 shelling, Azerbaijan"; "" = none */
};

/* What a part told on one day says of a whole told on another: the dead of
 * yesterday are among those of today, but need not be all of them. */
struct bounds part_bounds(const struct sheet *sheet, uint32_t part,
                          uint32_t whole);

/* Keep a finding unless its sentence is known; takes the entries over. */
void finding_add(struct findings *findings, const struct finding *finding);

/* Keep a finding that rests on two claims. */
void finding_two(struct findings *findings, struct finding *finding, uint32_t a,
                 uint32_t b);

/* "40 by Taliban of its own losses" */
void write_standing(struct buf *buf, const struct sheet *sheet, uint32_t entry);
struct str source_name(const struct sheet *sheet, uint32_t source);

/* Confirm, refute, or derive what is left. */
void sum_judge(struct findings *findings, const struct sum *sum);

/* "2,783"; "at least 143"; "more than 5,000"; "24 to 99". */
void write_number(struct buf *buf, int64_t number);
void write_bounds(struct buf *buf, struct bounds bounds);

/* "combatants"; "combatants", or "a combatant" for one. */
struct str role_plural(uint8_t role);
struct str role_words(uint8_t role, bool one);

/* "combatants killed (Azerbaijan)" */
struct str write_about(struct arena *arena, const struct figure *figure);

/* Is an event's toll within that of the larger event? */
bool event_is_inside(const struct sheet *sheet, uint32_t inner, uint32_t outer);

/* Wholes and parts told by one report; sides; events within events. */
void parts_run(struct findings *findings);

/* What a campaign's figures leave without its incidents. */
void campaign_run(struct findings *findings);

/* Who denies what. */
void denial_run(struct findings *findings);

/* What sources changed, and reports that have not heard of it. */
void revision_run(struct findings *findings);

#endif
