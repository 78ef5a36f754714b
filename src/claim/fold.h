/* Inner header: are two drafts one claim?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_FOLD_H
#define TOLLBOOK_CLAIM_FOLD_H

#include "claim/alike.h"

bool fold_same_number(const struct quantity *a, const struct quantity *b);
/* Exactly one person. */
bool fold_is_single(const struct quantity *quantity);
/* Does it stand in the report's title? */
bool fold_is_title(const struct scan *scan, const struct draft *draft);

/* "Four of whom were hurt", and four were: the part is the whole. */
bool fold_is_all_of(const struct scan *scan, const struct draft *part,
                    const struct draft *whole);
/* Does the report tell the two apart, though all else is the same? */
bool fold_tells_apart(const struct scan *scan, const struct draft *a,
                      const struct draft *b);

/* The draft that a chain of foldings ends at; NO_TOKEN = it was let go. */
uint32_t fold_final(const struct scan *scan, uint32_t index);

#endif
