/* Whom a plight is told of that is no deed done to them: "dead", "missing",
 * "no word of", "none survived".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_PLIGHT_H
#define TOLLBOOK_CLAIM_PLIGHT_H

#include "claim/scan.h"

/* ---- plight.c ------------------------------------------------------------ */

/* Adds the people of whom the harm word of this index tells their plight. */
void plight_find(struct scan *scan, uint32_t hit);

/* Those of whom a predicate tells it, "are among the dead": was one added? */
bool plight_find_told(struct scan *scan, uint32_t hit);

/* "The dead were relatives of a chief": is the noun only said of those whom a
 * figure has told before? */
bool plight_describes(const struct scan *scan, const struct harm_hit *hit,
                      uint32_t noun);

/* "None of the dead was older than 22", "none of the injured is in danger": is
 * something else said of those harmed? */
bool plight_of_none(const struct scan *scan, const struct quantity *quantity);

/* ---- behind.c ------------------------------------------------------------ */

/* Does anybody stand right behind a phrase that ends before them? */
bool behind_is(const struct scan *scan, const struct harm_hit *hit);
void behind_find(struct scan *scan, uint32_t hit);

/* ---- none_left.c --------------------------------------------------------- */

/* Is "none" of a number of people the subject of a verb that saves them? */
bool none_left_is(const struct scan *scan, uint32_t verb);
void none_left_find(struct scan *scan, uint32_t hit);

#endif
