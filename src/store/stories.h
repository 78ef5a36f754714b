/* Pairs and stories of a region.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_STORIES_H
#define TOLLBOOK_STORE_STORIES_H

#include "store/region.h"

struct telling {
    struct region *region;
    struct keys entered; /* reports that stand in blocks now */
    struct keys again;   /* reports whose pairs are to be found */
    struct keys lost;    /* reports that may have lost pairs */
    struct keys seen;    /* in one block with the report that is looked at */
    struct meeting {
        uint32_t term; /* that was shared last */
        uint32_t product;
        struct date published;
    } * meetings; /* with each that is seen */
    size_t room_meetings;
    struct keys met;    /* those of them that are compared with it */
    struct keys seeds;  /* reports whose story may change */
    struct keys pushed; /* blocks looked through for them */
    struct met_pair {
        int64_t one, other;
    } * pairs; /* to be compared */
    size_t n_pairs, room_pairs;
    struct keys compared; /* the others of them */
    struct keys ranges;   /* blocks around keys that have been read ahead */
    struct foreseen *foreseen;
    size_t n_left; /* reports that have left their blocks */
};

/* Enter a report into its blocks, or take it out; afterwards, when all have
 * left, look who has moved up. */
void stories_enter(struct telling *telling, struct site *site);
void stories_leave(struct telling *telling, struct site *site);
void stories_left(struct telling *telling, struct site *site);

/* Drop its pairs; who was paired with it may change. */
void stories_forget(struct telling *telling, struct site *site);

/* Drop one pair. */
void stories_part(struct telling *telling, int64_t report, int64_t other);

/* Find whom it is compared with, and compare all when all are found; or drop
 * the pairs of whom it meets no more. */
void stories_meet(struct telling *telling, struct site *site);
void stories_compare(struct telling *telling);
void stories_lose(struct telling *telling, struct site *site);

#endif
