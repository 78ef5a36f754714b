/* The key under which a place name is held: one form for many spellings.
 *
 * Small plain letters, no marks, no blanks, doubled letters once, the Arabic
 * article always "al": "Al-Qa'im", "el Qaim" and "AL QAIM" share one key.
 * The generator (places/key.py) follows the same rules.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_KEY_H
#define TOLLBOOK_FIND_KEY_H

#include "base/str.h"

enum { KEY_ROOM = 49 };

struct key {
    char at[KEY_ROOM]; /* zero-terminated */
    uint8_t len;       /* 0: the name has no key (another script, too long) */
};

/* The key of a name of any case. */
struct key key_of(struct str name);

struct str key_view(const struct key *key); /* borrows from `key` */

/* FNV-1a with the finisher of MurmurHash3, as in the gazetteer. */
uint64_t key_hash(const struct key *key);

#endif
