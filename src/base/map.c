/* Open addressing, linear probing, at most three quarters full.
 *
 * Most words that are looked up are not held. A byte before each slot tells
 * that without a look into the slot, and many bytes share a cache line.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"

struct map_slot {
    struct str key;
    uint64_t hash;
    uint32_t value;
};

void map_open(struct map *map, struct arena *arena)
{
    *map = (struct map){ .arena = arena };
}

/* Of the bits that do not choose the slot; never 0. */
static uint8_t mark_of(uint64_t hash)
{
    return (uint8_t)(hash >> 57 | 0x80);
}

/* The key's slot, or the free one where it belongs. */
static size_t find_slot(const struct map *map, struct str key, uint64_t hash)
{
    size_t at = hash & (map->room - 1);
    uint8_t mark = mark_of(hash);
    for (; map->marks[at]; at = (at + 1) & (map->room - 1)) {
        const struct map_slot *slot = &map->slots[at];
        if (map->marks[at] == mark && slot->hash == hash &&
            str_equal(slot->key, key))
            break;
    }
    return at;
}

static void put(struct map *map, const struct map_slot *slot)
{
    size_t at = find_slot(map, slot->key, slot->hash);
    if (!map->marks[at]) map->n++;
    map->marks[at] = mark_of(slot->hash);
    map->slots[at] = *slot;
}

static void grow(struct map *map)
{
    struct map old = *map;
    map->n = 0;
    map->room = old.room ? 2 * old.room : 16;
    map->slots = ARENA_SCRATCH(map->arena, struct map_slot, map->room);
    map->marks = ARENA_ARRAY(map->arena, uint8_t, map->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.marks[i]) put(map, &old.slots[i]);
}

void map_put(struct map *map, struct str key, uint32_t value)
{
    if (4 * (map->n + 1) > 3 * map->room) grow(map);
    struct map_slot slot = { key, str_hash(key), value };
    put(map, &slot);
}

bool map_find(const struct map *map, struct str key, uint64_t hash,
              uint32_t *value)
{
    if (!map->n) return false;
    size_t at = find_slot(map, key, hash);
    if (!map->marks[at]) return false;
    if (value) *value = map->slots[at].value;
    return true;
}

bool map_get(const struct map *map, struct str key, uint32_t *value)
{
    return map->n && map_find(map, key, str_hash(key), value);
}
