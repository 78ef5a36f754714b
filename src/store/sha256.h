/* SHA-256 (FIPS 180-4), for the fingerprints of stored texts.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_SHA256_H
#define TOLLBOOK_STORE_SHA256_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_HEX = 2 * SHA256_BYTES };

struct sha256 {
    uint32_t state[8];
    uint64_t len;      /* bytes taken */
    uint8_t block[64]; /* not yet hashed: len % 64 bytes */
};

void sha256_open(struct sha256 *hash);
void sha256_put(struct sha256 *hash, struct str bytes);
void sha256_close(struct sha256 *hash, uint8_t out[SHA256_BYTES]);

/* Of one text, as lower-case hexadecimal without a zero at its end. */
void sha256_hex(struct str bytes, char out[SHA256_HEX]);

#endif
