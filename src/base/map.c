/* Open addressing, linear probing, at most three quarters full.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"

struct map_slot {
    struct str key;
    uint64_t hash;
    uint32_t value;
    bool held;
};

void map_open(struct map *map, struct arena *arena)
{
    *map = (struct map){ .arena = arena };
}

static struct map_slot *find_slot(const struct map *map, struct str key,
                                  uint64_t hash)
{
    size_t at = hash & (map->room - 1);
    while (map->slots[at].held) {
        struct map_slot *slot = &map->slots[at];
        if (slot->hash == hash && str_equal(slot->key, key)) return slot;
        at = (at + 1) & (map->room - 1);
    }
    return &map->slots[at];
}

static void grow(struct map *map)
{
    struct map_slot *old = map->slots;
    size_t n = map->room;
    map->room = n ? 2 * n : 16;
    map->slots = ARENA_ARRAY(map->arena, struct map_slot, map->room);
    for (size_t i = 0; i < n; i++)
        if (old[i].held) *find_slot(map, old[i].key, old[i].hash) = old[i];
}

void map_put(struct map *map, struct str key, uint32_t value)
{
    if (4 * (map->n + 1) > 3 * map->room) grow(map);
    uint64_t hash = str_hash(key);
    struct map_slot *slot = find_slot(map, key, hash);
    if (!slot->held) map->n++;
    *slot = (struct map_slot){ key, hash, value, true };
}

bool map_get(const struct map *map, struct str key, uint32_t *value)
{
    if (!map->n) return false;
    const struct map_slot *slot = find_slot(map, key, str_hash(key));
    if (!slot->held) return false;
    if (value) *value = slot->value;
    return true;
}
