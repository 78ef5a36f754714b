/* What a report says, packed as one row: all that a ledger asks of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_DIGEST_H
#define TOLLBOOK_STORE_DIGEST_H

#include "store/store.h"

/* With the hash of the report and that of the first one that has its text, and
 * the number of the source of each claim. */
struct digest {
    struct reading *reading;
    int64_t hash, first;
    int64_t *sources;
};

struct str digest_pack(struct arena *arena, const struct digest *digest);

/* Back; texts are borrowed from the digest, so that it must live as long. The
 * text of the report has the sentences of its claims at their places, zeros
 * around them, and ends behind the last. False = the digest is damaged. */
bool digest_read(struct arena *arena, struct str packed, struct digest *out);

#endif
