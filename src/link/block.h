/* Clusters by country and fortnight, so that a mention meets only those that
 * it may belong to.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_BLOCK_H
#define TOLLBOOK_LINK_BLOCK_H

#include "base/keys.h"
#include "link/mention.h"

struct block {
    uint32_t *clusters;
    size_t n, room;
};

struct blocks {
    struct arena *arena;
    struct keys index; /* country and fortnight -> its place in at */
    struct block *at;
    size_t room;
    uint32_t *found; /* by the last question */
    size_t room_found;
};

void block_open(struct blocks *blocks, struct arena *arena);

/* Enter a cluster at its country and days; again after they changed. */
void block_add(struct blocks *blocks, uint32_t index,
               const struct cluster *cluster);

/* The clusters that a mention may belong to, each once, in no order; `marks`
 * has a place for each cluster, all 0, and is left so. */
size_t block_find(struct blocks *blocks, const struct mention *mention,
                  uint8_t *marks, const uint32_t **out);

#endif
