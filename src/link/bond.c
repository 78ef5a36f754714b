/* Decisions on mentions of one cell.
 *
 * What is of one event for certain enters a cluster together, so it takes one
 * side: that of any of its members.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/bond.h"

#include "link/story.h"

/* Mentions of one event, as a set in a forest. */
struct kin {
    uint32_t up; /* index of another of them; its own at the top */
    struct bond sides;
    size_t room;
};

bool bond_parts(const struct bond *a, const struct bond *b)
{
    if (!a || !b) return false;
    for (size_t i = 0; i < a->n_sides; i++)
        for (size_t j = 0; j < b->n_sides; j++)
            if (a->sides[i].decision == b->sides[j].decision &&
                a->sides[i].second != b->sides[j].second)
                return true;
    return false;
}

static uint32_t find_top(const struct kin *kin, uint32_t i)
{
    while (kin[i].up != i) i = kin[i].up;
    return i;
}

/* Is it certain, before any comparison, that two mentions are one event? */
static bool is_bound(const struct join *join, const struct mention *a,
                     const struct mention *b)
{
    const uint32_t *of = join->work->stories->of;
    if (!a->index && !b->index && of[a->reading] == of[b->reading]) return true;
    return a->bond && b->bond && a->bond->one && a->bond->one == b->bond->one;
}

static void take_sides(const struct join *join, struct kin *kin,
                       const struct bond *bond)
{
    struct bond *sides = &kin->sides;
    sides->sides =
        arena_grow(join->arena, sides->sides, &kin->room,
                   sides->n_sides + bond->n_sides, sizeof *sides->sides);
    for (size_t i = 0; i < bond->n_sides; i++)
        sides->sides[sides->n_sides++] = bond->sides[i];
}

void bond_gather(const struct join *join, struct mention **at, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n && !any; i++) any = at[i]->bond != NULL;
    if (!any) return;
    struct kin *kin = arena_array(join->arena, n, sizeof *kin);
    for (uint32_t i = 0; i < n; i++) {
        kin[i].up = i;
        for (uint32_t j = 0; j < i; j++)
            if (is_bound(join, at[i], at[j]))
                kin[find_top(kin, i)].up = find_top(kin, j);
    }
    for (uint32_t i = 0; i < n; i++)
        if (at[i]->bond) take_sides(join, &kin[find_top(kin, i)], at[i]->bond);
    for (uint32_t i = 0; i < n; i++) {
        const struct kin *top = &kin[find_top(kin, i)];
        at[i]->sides = top->sides.n_sides ? &top->sides : NULL;
    }
}

bool bond_forbids(const struct join *join, const struct mention *mention,
                  const struct cluster *cluster)
{
    if (!mention->sides) return false;
    for (size_t i = 0; i < cluster->n; i++)
        if (bond_parts(mention->sides,
                       join->mentions[cluster->mentions[i]].sides))
            return true;
    return false;
}
