/* What people have decided of mentions: which are one event, which are not.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_BOND_H
#define TOLLBOOK_LINK_BOND_H

#include "link/mention.h"

/* Do two stand on different sides of a decision? Either may be NULL. */
bool bond_parts(const struct bond *a, const struct bond *b);

/* Let each mention of a cell know the sides that it takes together with those
 * that are of its event for certain: its story, and whom it is bound to. */
void bond_gather(const struct join *join, struct mention **at, size_t n);

/* May the mention not be in the cluster? */
bool bond_forbids(const struct join *join, const struct mention *mention,
                  const struct cluster *cluster);

#endif
