/* Whether two claims are about one person.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_PERSON_H
#define TOLLBOOK_LEDGER_PERSON_H

#include "base/map.h"
#include "ledger/ledger.h"

/* Names, found again by any of their words: a report may list thousands. */
struct roll {
    struct arena *arena;
    struct map words; /* of all names: which bucket */
    struct roll_bucket *buckets;
    struct roll_link *links; /* [0] is no link */
    size_t n_buckets, bucket_room, n_links, link_room;
};

void roll_open(struct roll *roll, struct arena *arena);
void roll_add(struct roll *roll, struct str name);

/* Is somebody of this name there, one perhaps by the last name alone? */
bool roll_has(const struct roll *roll, struct str name);

/* Those whom a claim of the reading names as dead. */
void roll_dead(struct roll *roll, const struct reading *reading);

/* Was the person whom the claim has hurt dead when the report was written? */
bool person_died(const struct roll *dead, const struct claim *claim);

#endif
