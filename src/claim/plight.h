/* Whom harm words are told of that no tree gives them: a plight ("dead",
 * "safe"), people right behind a phrase, none of a number who were saved.
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

/* ---- behind.c ------------------------------------------------------------ */

/* Does anybody stand right behind a phrase that ends before them? */
bool behind_is(const struct scan *scan, const struct harm_hit *hit);
void behind_find(struct scan *scan, uint32_t hit_index);

/* ---- none_left.c --------------------------------------------------------- */

/* Is "none" of a number of people the subject of a verb that saves them? */
bool none_left_is(const struct scan *scan, uint32_t verb);
void none_left_find(struct scan *scan, uint32_t hit_index);

#endif
