/* How far two words of a sentence are from each other in its tree.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_PATH_H
#define TOLLBOOK_CLAIM_PATH_H

#include "claim/scan.h"

/* The way between two tokens of one sentence: 2 for a step within a clause,
 * more for one out of it. Without a tree, by the words between. */
uint32_t path_cost(const struct scan *scan, uint32_t from, uint32_t to);

/* The token of a stretch whose head lies outside of it. */
uint32_t path_head(const struct scan *scan, struct stretch words);

/* The head of a token; the token itself for a root, or without a tree. */
uint32_t path_parent(const struct scan *scan, uint32_t token);

#endif
