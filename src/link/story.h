/* Stories: the readings that tell of one incident, by all that they say.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_STORY_H
#define TOLLBOOK_LINK_STORY_H

#include "link/evidence.h"

/* Indices are canonical. What repeats the text of an earlier reading shares
 * its story and takes no part in pairs. */
struct stories {
    const struct gist **gists; /* of the first that has the text */
    const struct gist *(*find)(void *with, uint32_t reading);
    /* Of a cell (link.h), NULL = nothing is kept. */
    enum cell_words (*recall)(void *with, uint32_t reading, uint32_t other);
    void (*keep)(void *with, uint32_t reading, uint32_t other, bool apart);
    void *with; /* finds gists that are NULL */
    struct story_pair *pairs;
    size_t n_pairs, room;
    uint32_t *of;        /* first reading of each reading's story */
    struct str *reasons; /* why; "" = nothing before it */
};

/* One gist. */
const struct gist *story_gist(const struct stories *stories, uint32_t reading);

/* The gists of work->stories. */
void story_gists(struct work *work);

/* The pairs that are worth a comparison. */
void story_pairs(struct work *work, struct stories *stories);

/* The blocks that a report with such a gist stands in, each once. */
struct trace_key *story_keys(struct arena *arena, const struct gist *gist,
                             size_t *n);

/* What two readings have in common. */
struct evidence story_compare(const struct work *work,
                              const struct stories *stories, uint32_t a,
                              uint32_t b);

#endif
