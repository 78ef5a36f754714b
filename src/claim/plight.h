/* Whom a word for a plight is told of: "dead", "missing", "safe".
 * harm/plight.c
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_PLIGHT_H
#define TOLLBOOK_CLAIM_PLIGHT_H

#include "claim/scan.h"

/* Adds the people of whom the harm word of this index tells their plight. */
void plight_find(struct scan *scan, uint32_t hit);

/* Those of whom a predicate tells it, "are among the dead": was one added? */
bool plight_find_told(struct scan *scan, uint32_t hit);

/* "None of the dead was older than 22", "none of the injured is in danger": is
 * something else said of those harmed? */
bool plight_of_none(const struct scan *scan, const struct quantity *quantity);

#endif
