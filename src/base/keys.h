/* Numbers, each once, in the order in which they came.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_KEYS_H
#define TOLLBOOK_BASE_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct keys {
    struct arena *arena;
    int64_t *at;
    size_t n, room;
    uint32_t *slots; /* one more than the place of a number; 0 = free */
    size_t n_slots;  /* a power of two, or 0 */
};

void keys_open(struct keys *keys, struct arena *arena);

/* As empty as when it was opened. */
void keys_clear(struct keys *keys);

bool keys_add(struct keys *keys, int64_t key); /* false: it was there */
bool keys_find(const struct keys *keys, int64_t key, uint32_t *at);

#endif
