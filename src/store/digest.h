/* What a report says, packed as one row: all that a ledger asks of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_DIGEST_H
#define TOLLBOOK_STORE_DIGEST_H

#include "store/store.h"

/* With the hash of the report and that of the first one that has its text, and
 * the number of the source and the marks (ledger.h) of each claim. */
struct digest {
    struct reading *reading;
    int64_t hash, first;
    int64_t *sources;
    uint8_t *marks;
};

struct str digest_pack(struct arena *arena, const struct digest *digest);

/* Back; texts are borrowed from the digest, so that it must live as long. The
 * report comes without its text, its claims without their places in it, which
 * their marks stand for. False = the digest is damaged. */
bool digest_read(struct arena *arena, struct str packed, struct digest *out);

#endif
