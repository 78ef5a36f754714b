/* Which main events of a cell have been compared by their reports' words, and
 * with what result: kept with the mentions, as a cell is joined again with each
 * new one, and to compare takes more than all the rest of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_COMPARED_H
#define TOLLBOOK_STORE_COMPARED_H

#include "base/keys.h"
#include "base/str.h"
#include "link/link.h"

/* Reports by their places in the cell. */
struct compared {
    struct arena *arena;
    struct keys pairs;
    uint8_t *state; /* of each pair: what is known, and who has asked */
    size_t room;
    struct asked *asked; /* by report; as soon as the cell is joined */
    size_t n_asked;
};

void compared_open(struct compared *compared, struct arena *arena);

/* What was kept of a report, its place and those of others by their keys; the
 * others that are in the cell no more are left out. */
void compared_take(struct compared *compared, uint32_t report,
                   struct str packed, const struct keys *keys,
                   const uint32_t *places);

enum cell_words compared_recall(struct compared *compared, uint32_t report,
                                uint32_t other);
void compared_keep(struct compared *compared, uint32_t report, uint32_t other,
                   bool apart);

/* All is known. What a report has asked for, and no more, is kept of it: so
 * this depends on nothing but what is in the cell. `keys` are those of the
 * places. */
void compared_close(struct compared *compared, const int64_t *keys);
struct str compared_pack(const struct compared *compared, uint32_t report);

#endif
