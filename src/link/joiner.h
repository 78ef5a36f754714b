/* Joining the mentions of one cell: what is known while it goes on, and which
 * cluster a mention joins.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_JOINER_H
#define TOLLBOOK_LINK_JOINER_H

#include "link/block.h"

static const uint32_t NOT_JOINED = UINT32_MAX;

/* A cluster that a mention may join. */
struct offer {
    uint32_t cluster;
    bool alone; /* it may only stand beside the best */
    struct match match;
};

struct joiner {
    struct join *join;
    struct mention **at; /* of one cell, by reading and index */
    size_t n;
    bool again; /* the last round: only clusters of several reports */
    struct blocks blocks;
    uint8_t *marks;       /* a place for each possible cluster */
    uint32_t *reader;     /* the reading that last joined each, plus one */
    struct offer *offers; /* room for those to one mention */
    size_t n_offers, room_offers;
};

struct choice {
    uint32_t cluster; /* NOT_JOINED = a new one */
    int score;
    struct match match;
};

/* Told to the day and the place? */
bool join_is_specific(const struct mention *mention);

struct choice join_choose(struct joiner *joiner, const struct mention *mention);

#endif
