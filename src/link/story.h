/* Stories: the readings that tell of one incident, by all that they say.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_STORY_H
#define TOLLBOOK_LINK_STORY_H

#include "link/evidence.h"

/* Two readings that have something rare in common; a < b. */
struct story_pair {
    uint32_t a, b;
    int32_t score; /* thousandths; above 0 = rather one incident */
};

/* Indices are canonical. What repeats the text of an earlier reading shares
 * its story and takes no part in pairs. */
struct stories {
    struct gist *gists; /* empty for what repeats a text */
    struct story_pair *pairs;
    size_t n_pairs, room;
    uint32_t *of;        /* first reading of each reading's story */
    struct str *reasons; /* why; "" = nothing before it */
    uint32_t *apart;     /* the likest reading of another story, or itself */
    struct str *apart_reasons;
};

/* pair.c: gists, and the pairs that are worth a comparison, in order of a and
 * b. */
void story_pairs(struct work *work, struct stories *stories);

/* What two readings have in common. */
struct evidence story_compare(const struct work *work,
                              const struct stories *stories, uint32_t a,
                              uint32_t b);

#endif
