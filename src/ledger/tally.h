/* Inner header of the headline: claims of one harm, added up.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_TALLY_H
#define TOLLBOOK_LEDGER_TALLY_H

#include "ledger/method.h"

/* The figure of one group, from all the claims about it. */
struct cell {
    uint8_t role;
    bool irregular; /* of militants, where soldiers are combatants, too */
    struct str side;
    int64_t low, best, high; /* best: OPEN_BOUND = no number */
    int rank;                /* of the claim behind best */
    uint32_t sentence;       /* where that claim stands */
    struct str source;       /* and whose word it is */
    bool beside;             /* people set beside others: no total */
    bool single;             /* told person by person: no total */
    bool open;               /* no claim gave an upper bound */
    bool early;              /* only figures of the first hours so far */
    bool settled;            /* the report leads with a range of its own */
};

struct tally {
    struct arena *arena;
    int64_t more; /* increments: what later counts add */
    bool note;    /* of a short note: what is told anew adds, too */
    struct cell *cells;
    size_t n_cells, room;
    bool once; /* of a note that tells of each person once */
};

/* infer.c: what the figures of a report leave to be understood. */
void infer_rest(const struct reading *reading, struct headline out[HARM_COUNT]);

/* By whose rules a headline is made. */
struct weighing {
    const struct method *method;
    const uint8_t *trust; /* by kind of source */
};

/* The claims of one harm that a headline rests on, as first told. */
struct told_claims {
    const struct reading *reading;
    const struct weighing *by; /* NULL = as the report leads with them */
    const struct claim **at;
    size_t n;
    bool note; /* of a short note of attacks: what is told anew adds up */
};

/* The number that a claim gives; OPEN_BOUND = none. */
int64_t tally_number(const struct claim *claim);

/* Does the claim add to those before it? In a short note also where it is
 * told anew. */
bool tally_adds(const struct claim *claim, bool note);

/* Lay a claim into its cell. */
void tally_add(struct tally *tally, const struct claim *claim);

/* Add the cells up into low, best and high. */
void tally_sum(const struct tally *tally, struct headline *out);

/* The number of whoever did it, of all cells. */
int64_t tally_attackers(const struct tally *tally);

/* Where the report tells the claim first. */
uint32_t rival_place(const struct claim *claim);

/* Set the total that the report leads with against those of other sources:
 * low, best and high of `out`, which holds the sum of all claims. */
void rival_range(struct arena *arena, const struct told_claims *told,
                 struct headline *out);

/* "In total, 26 people were killed": the sum of all that is told before. */
void rival_sum(struct arena *arena, const struct told_claims *told,
               struct headline *out);

/* Leave out what a later figure of the report's own replaces. */
void rival_revise(struct told_claims *told);

/* The report's own opening total, and what stands against it. */
struct opening {
    struct headline sum;       /* of the first sentence with a claim */
    size_t first, n;           /* which claims stand in it */
    const struct claim *total; /* its first total, NULL = none */
};
void rival_open(struct arena *arena, const struct told_claims *told,
                struct opening *out);
bool rival_leads(const struct opening *lead, size_t i);

/* People of no particular kind: a total, of its source. */
bool rival_is_general(const struct claim *claim);

/* "At least 10", "between 10 and 12", "up to 12": words of somebody who has
 * weighed what there is. */
bool rival_is_weighed(const struct claim *claim);

/* The claim as the method counts it; NULL where it sets it aside. */
const struct claim *weigh_claim(struct arena *arena,
                                const struct told_claims *told,
                                const struct claim *claim);

/* Where all are told by name: those whom the report itself names, others being
 * named on another's word alone; OPEN_BOUND = it is not so. */
int64_t weigh_named(const struct told_claims *told);

/* Low, best and high by the rules of the method; `out` holds those of the
 * report itself. */
void weigh_headline(struct arena *arena, const struct told_claims *told,
                    struct headline *out);

/* Casualties of no told kind, as the method counts them. */
void weigh_casualties(const struct method *method,
                      struct headline out[HARM_COUNT]);

/* What the method gives no value for, left blank. */
void weigh_blanks(const struct method *method, struct headline out[HARM_COUNT]);

/* The event that the report is about: its first, unless no claim is of it. */
uint32_t about_event(const struct reading *reading);

/* The flight that a report of something else tells first; UINT32_MAX = none. */
uint32_t about_flight(const struct reading *reading);

/* Does the event belong to the one that the report is about? */
bool about_holds(const struct reading *reading, uint32_t first, uint32_t event);

/* The event that came of the main one, where a short note tells the harm of it
 * alone; else the main one. */
uint32_t about_outcome(const struct reading *reading, uint8_t harm);

/* May the event be the first one, told with more or less of the place? */
bool about_may_be(const struct reading *reading, uint32_t event);

/* May it be a place that the main one, a disaster, struck too? */
bool about_reaches(const struct reading *reading, uint32_t first,
                   uint32_t event);

/* A kind that may strike several lands at once. */
bool land_is_disaster(uint8_t type);

/* The whole of a disaster, from the claims of all places; `out` holds the
 * figure of the main one. */
void land_whole(const struct told_claims *told, struct headline *out);

/* A note of one short paragraph, which tells of each person once. */
bool about_tells_once(const struct reading *reading);

/* The reading as a headline counts single people. "He was the fourth soldier
 * killed there this year": four in that year, and one in what the report tells
 * of. "One of his guards was also killed": in a note, one more. */
const struct reading *about_singles(struct arena *arena,
                                    const struct reading *reading);

/* Is the report a short note of attacks? */
bool about_is_note(const struct reading *reading);

/* Is the event an attack told beside the main one, of the same time, and the
 * first of those that are told as one? */
bool about_beside(const struct reading *reading, uint32_t event);

/* "Separately, a guard was killed": not among those of the sum before it. */
bool about_is_apart(const struct reading *reading, uint32_t event);

#endif
