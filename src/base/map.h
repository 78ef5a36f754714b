/* A map from strings to numbers, in an arena. Keys are borrowed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_MAP_H
#define TOLLBOOK_BASE_MAP_H

#include "base/str.h"

struct map_slot;

struct map {
    struct arena *arena;
    struct map_slot *slots;
    uint8_t *marks; /* of each slot: 0 = free, else a part of the hash */
    size_t room;    /* slots, a power of two */
    size_t n;       /* keys held */
};

void map_open(struct map *map, struct arena *arena);

/* Set the value of a key; its bytes must outlive the map. */
void map_put(struct map *map, struct str key, uint32_t value);

/* False when the key is not held. `value` may be NULL. */
bool map_get(const struct map *map, struct str key, uint32_t *value);

/* The same where str_hash of the key is known already. */
bool map_find(const struct map *map, struct str key, uint64_t hash,
              uint32_t *value);

#endif
