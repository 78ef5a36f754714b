/* What a report says, packed as one row: all that a ledger asks of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_DIGEST_H
#define TOLLBOOK_STORE_DIGEST_H

#include "store/store.h"

/* The digest of a report with a hash. */
struct str digest_pack(struct arena *arena, const struct reading *reading,
                       int64_t hash);

/* Back; texts are borrowed from the digest, so that it must live as long. The
 * text of the report has the sentences of its claims at their places, zeros
 * around them, and ends behind the last. NULL = the digest is damaged. */
struct reading *digest_read(struct arena *arena, struct str packed,
                            int64_t *hash);

#endif
