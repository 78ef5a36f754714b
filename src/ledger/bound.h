/* The claims of a lattice in the order of their days, and those that cannot
 * all be true.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_BOUND_H
#define TOLLBOOK_LEDGER_BOUND_H

#include "ledger/lattice.h"

struct turn;

/* A walk over the days, raising floors as their claims come in. */
struct walk_days {
    struct lattice *lattice;
    struct turn *rises; /* claims by the day of their floor */
    size_t n, at;
};

void walk_open(struct walk_days *walk, struct lattice *lattice);
void walk_again(struct walk_days *walk); /* from the beginning */
void walk_to(struct walk_days *walk, int32_t day);

/* Find the sets of claims that cannot all be true, keep those across cells in
 * lattice.clashes, and take out as many claims as it needs that the others can
 * be true. Where there are more than can be
 * told apart, lattice.tangled is set. */
void clash_run(struct lattice *lattice, struct walk_days *walk);

#endif
