/* Who stands in the blocks of a term.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_SIGHTS_H
#define TOLLBOOK_STORE_SIGHTS_H

#include "store/stories.h"

enum { AROUND = 3 }; /* fortnights that a timed key looks at */

/* A report as a block shows it. */
struct sighting {
    int64_t report;
    uint64_t rank;
};

/* A block: who is seen, earliest first, and one more where it is crowded. */
struct sighted {
    const struct sighting *at;
    size_t n, crowd;
};

/* The blocks that a key may meet, one after the other. */
struct around {
    struct sighted at[AROUND];
    size_t n;
    struct sighting room[AROUND][TRACE_CROWD + 1];
};

struct trace_key *sights_keys(struct telling *telling, struct site *site,
                              size_t *n);

/* The number of a key's block; those of the next times follow it. */
uint64_t sights_block(const struct trace_key *key);

/* How many of a block are seen. */
size_t sights_seen(const struct sighted *block);

/* The blocks around a key; which of them is its own. */
size_t sights_around(struct telling *telling, const struct trace_key *key,
                     struct around *out);

/* Read the blocks around all keys of the reports that are to meet others, in
 * their order: each page of the index is then read once, not once a key. */
void sights_foresee(struct telling *telling);

#endif
