/* Numbers, each once: a list, and the place of each in it by open addressing.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/keys.h"

#include <string.h>

enum { FEW = 8, FIRST_SLOTS = 32 }; /* so few are simply looked through */

void keys_open(struct keys *keys, struct arena *arena)
{
    *keys = (struct keys){ .arena = arena };
}

void keys_clear(struct keys *keys)
{
    if (keys->n > FEW && keys->n_slots)
        memset(keys->slots, 0, keys->n_slots * sizeof *keys->slots);
    keys->n = 0;
}

static size_t first_slot(const struct keys *keys, int64_t key)
{
    uint64_t mixed = (uint64_t)key * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(mixed >> 32) & (keys->n_slots - 1);
}

static void place(struct keys *keys, uint32_t at)
{
    size_t slot = first_slot(keys, keys->at[at]);
    while (keys->slots[slot]) slot = (slot + 1) & (keys->n_slots - 1);
    keys->slots[slot] = at + 1;
}

/* All of them anew, in twice the room. */
static void widen(struct keys *keys)
{
    keys->n_slots = keys->n_slots ? keys->n_slots * 2 : FIRST_SLOTS;
    keys->slots = ARENA_ARRAY(keys->arena, uint32_t, keys->n_slots);
    for (uint32_t i = 0; i < keys->n; i++) place(keys, i);
}

static bool look_through(const struct keys *keys, int64_t key, uint32_t *at)
{
    for (uint32_t i = 0; i < keys->n; i++) {
        if (keys->at[i] != key) continue;
        if (at) *at = i;
        return true;
    }
    return false;
}

bool keys_find(const struct keys *keys, int64_t key, uint32_t *at)
{
    if (keys->n <= FEW) return look_through(keys, key, at);
    size_t slot = first_slot(keys, key);
    for (; keys->slots[slot]; slot = (slot + 1) & (keys->n_slots - 1)) {
        uint32_t place = keys->slots[slot] - 1;
        if (keys->at[place] != key) continue;
        if (at) *at = place;
        return true;
    }
    return false;
}

bool keys_add(struct keys *keys, int64_t key)
{
    if (keys_find(keys, key, NULL)) return false;
    keys->at = arena_grow(keys->arena, keys->at, &keys->room, keys->n + 1,
                          sizeof *keys->at);
    keys->at[keys->n++] = key;
    if (keys->n <= FEW) return true;
    if (keys->n * 2 > keys->n_slots || keys->n == FEW + 1) {
        if (keys->n * 2 > keys->n_slots)
            widen(keys);
        else
            for (uint32_t i = 0; i < keys->n; i++) place(keys, i);
        return true;
    }
    place(keys, (uint32_t)keys->n - 1);
    return true;
}
