/* Lists of people, read by position. roster.c
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_ROSTER_H
#define TOLLBOOK_CLAIM_ROSTER_H

#include "claim/scan.h"

enum { ROSTER_MOST = 12 };

/* The members of a list of people. */
struct roster {
    struct quantity at[ROSTER_MOST];
    size_t n, known; /* how many; of them, by words for people */
    uint32_t end;    /* the token behind the last */
    int64_t sum;     /* of their lower bounds */
    bool full;       /* read up to the end that was given */
    bool kin;        /* "her sons Ali and Omar": named behind a word for kin */
};

/* The people listed from a token on, up to what no list holds or `end`. */
void roster_read(const struct scan *scan, uint32_t at, uint32_t end,
                 struct roster *out);

/* Where a list counts more than were told, as "a neighbour, Ana Ruiz" may be
 * one or two: those that may be one are one, if the list then adds up. */
void roster_fold(const struct scan *scan, int64_t told, struct roster *list);

/* "Police officers Jim Roe and Ana Hill", "brothers Ali and Omar Said": those
 * who are named behind a plural noun, with the noun or one of the names as
 * `head`; false = none are. */
bool roster_titled(const struct scan *scan, uint32_t head, struct roster *out);

/* "A clerk, Ana Ruiz, and two guards": the clerk and the name are one. */
void roster_merge(const struct scan *scan, struct roster *list);

/* The tokens that join two members, ",", "and", "as well as"; 0 = none. */
uint32_t roster_joint(const struct scan *scan, uint32_t at);

#endif
