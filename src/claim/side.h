/* Whose people they were: the rooms that tell it, for one another.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_SIDE_H
#define TOLLBOOK_CLAIM_SIDE_H

#include "claim/scan.h"

/* ---- band.c -------------------------------------------------------------- */

/* The name of a body of fighters that begins at a token, that stands before
 * their head noun; "" = none. */
struct str band_at(const struct scan *scan, uint32_t at, uint32_t end);
struct str band_before(const struct scan *scan, uint32_t head);
/* The side of people named at a token, where "and" may join others to them. */
struct str band_joint(const struct scan *scan, uint32_t at, struct str name);

/* ---- land.c, own.c, target.c, camp.c ------------------------------------ */

/* The land or people that words beside the figure give. land.c */
void land_find(const struct scan *scan, struct draft *draft);
/* Fighters of the state. state.c */
void state_find(struct scan *scan);
/* The land that a predicate tells of them; "" = none. predicate.c */
struct str predicate_land(const struct scan *scan, const struct draft *draft);
/* The role that one tells, of people who have none. */
void predicate_role(const struct scan *scan, struct quantity *quantity);
/* Whose people they are by an owner, and what he is. own.c */
void own_find(const struct scan *scan, struct draft *draft);
/* A bare figure that bears the side of the one before, and is told of
 * another land: "and Russia lost 900". */
void own_find_loser(const struct scan *scan, struct draft *draft);
/* ... by the side of a war that the sentence names. flank.c */
void flank_find(const struct scan *scan, struct draft *draft);
/* Do the figure's own words name an armed group? */
bool band_is_named(const struct scan *scan, const struct draft *draft);
/* Are they soldiers, and those told beside them of an armed group? */
bool flank_is_soldier(const struct scan *scan, const struct draft *a,
                      const struct draft *b);
/* Make officers soldiers, where they are of an army. rank.c */
void rank_take(const struct scan *scan, size_t index);
/* ... and by what was attacked. target.c */
void target_find(const struct scan *scan, struct draft *draft);

/* Whose soldiers and militants they are by what the report tells elsewhere.
 * camp.c */
void camps_find(struct scan *scan);

#endif
