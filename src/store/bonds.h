/* The decisions of people, as linking takes them.
 *
 * Mentions that decisions make one event, directly or by way of others, have
 * one bond. The main event of a copy is that of the first report that has the
 * text. Only what has been linked counts: a decision waits for its reports.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_BONDS_H
#define TOLLBOOK_STORE_BONDS_H

#include "store/region.h"

/* A mention that somebody has decided on. */
struct bound {
    struct site *site; /* of the first report with its text, for main events */
    uint32_t mention;
    uint32_t up; /* index of another of its event, its own at the top */
    struct bond bond;
    size_t room;
    uint32_t next; /* index of the next of its event, plus one; 0 = none */
};

struct bonds {
    struct keys index; /* of mentions -> their place in `at` */
    struct bound **at;
    size_t room;
    int64_t clash;  /* a decision that others contradict, 0 = none */
    bool clash_one; /* some decision made them one; else they are copies */
};

/* Load the decisions that hold. The sites' first reports must be known. */
void bonds_open(struct region *region);

/* What is decided of a mention, NULL = nothing. */
const struct bond *bonds_find(struct region *region, const struct site *site,
                              uint32_t mention);

/* The reports whose main events are one with that of `site`, into `keys`. */
void bonds_collect(struct region *region, const struct site *site,
                   struct keys *keys);

/* The same of any mention of it: the reports whose main events are one with
 * it. */
void bonds_collect_any(struct region *region, const struct site *site,
                       struct keys *keys);

#endif
