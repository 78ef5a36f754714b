/* From the rows of decisions to the bonds of mentions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/bonds.h"

#include "base/buf.h"

static int64_t make_key(const struct site *site, uint32_t mention)
{
    int64_t parts[] = { mention ? site->key : site->first, mention };
    struct str bytes = { (const char *)parts, sizeof parts };
    return (int64_t)(str_hash(bytes) >> 1);
}

static uint32_t add_bound(struct region *region, struct site *site,
                          uint32_t mention)
{
    struct bonds *bonds = region->bonds;
    int64_t key = make_key(site, mention);
    uint32_t at = (uint32_t)bonds->index.n;
    if (!keys_add(&bonds->index, key)) {
        keys_find(&bonds->index, key, &at);
        return at;
    }
    bonds->at = arena_grow(region->arena, bonds->at, &bonds->room,
                           bonds->index.n, sizeof *bonds->at);
    bonds->at[at] = ARENA_NEW(region->arena, struct bound);
    bonds->at[at]->site = mention ? site : region_site(region, site->first);
    bonds->at[at]->mention = mention;
    bonds->at[at]->up = at;
    return at;
}

static struct bound *find_top(const struct bonds *bonds, uint32_t at)
{
    while (bonds->at[at]->up != at) at = bonds->at[at]->up;
    return bonds->at[at];
}

/* ---- the rows ------------------------------------------------------------ */

/* A decision while its mentions are read. */
struct ruling {
    int64_t n;
    uint32_t first; /* its first mention */
    bool same;
    struct str reason;
};

static struct str tell_ruling(struct region *region, struct query *query,
                              int64_t n)
{
    struct buf buf;
    buf_open(&buf, region->arena);
    buf_text(&buf, "decided by ");
    buf_str(&buf, query_take_str(query, region->arena));
    buf_text(&buf, ", ");
    buf_str(&buf, query_take_str(query, region->arena));
    buf_text(&buf, " (decision ");
    buf_number(&buf, n);
    buf_char(&buf, ')');
    struct str note = query_take_str(query, region->arena);
    if (note.len) buf_text(&buf, ": ");
    buf_str(&buf, note);
    return buf_view(&buf);
}

static void take_side(struct region *region, struct bound *bound,
                      const struct ruling *ruling, bool second)
{
    struct bond *bond = &bound->bond;
    bond->sides = arena_grow(region->arena, bond->sides, &bound->room,
                             bond->n_sides + 1, sizeof *bond->sides);
    bond->sides[bond->n_sides++] =
        (struct bond_side){ (uint32_t)ruling->n, second };
}

/* One mention of the decision. */
static void take_row(struct region *region, struct query *query,
                     struct ruling *ruling)
{
    struct bonds *bonds = region->bonds;
    int64_t n = query_take_number(query);
    bool same = query_take_number(query) != 0;
    bool second = query_take_number(query) != 0;
    struct site *site = region_site(region, query_take_number(query));
    uint32_t mention = (uint32_t)query_take_number(query);
    uint32_t at = add_bound(region, site, mention);
    struct bound *bound = bonds->at[at];
    if (n != ruling->n)
        *ruling = (struct ruling){ n, at, same, tell_ruling(region, query, n) };
    if (!same) {
        take_side(region, bound, ruling, second);
        return;
    }
    if (!bound->bond.one) bound->bond.reason = ruling->reason;
    bound->bond.one = 1;
    uint32_t top = find_top(bonds, ruling->first)->up;
    find_top(bonds, at)->up = top;
}

/* ---- bonds --------------------------------------------------------------- */

/* The sides of all go to the topmost, and from there to all. */
static void share_sides(struct region *region, uint32_t i)
{
    struct bonds *bonds = region->bonds;
    struct bound *bound = bonds->at[i], *top = find_top(bonds, i);
    if (bound == top) return;
    for (size_t k = 0; k < bound->bond.n_sides; k++) {
        struct ruling ruling = { .n = bound->bond.sides[k].decision };
        take_side(region, top, &ruling, bound->bond.sides[k].second);
    }
    bound->next = top->next;
    top->next = i + 1;
}

static void find_clash(struct bonds *bonds, const struct bound *top)
{
    const struct bond *bond = &top->bond;
    for (size_t i = 0; i < bond->n_sides; i++)
        for (size_t j = 0; j < i; j++) {
            if (bond->sides[i].decision != bond->sides[j].decision ||
                bond->sides[i].second == bond->sides[j].second)
                continue;
            bonds->clash = bond->sides[i].decision;
            bonds->clash_one = bond->one != 0;
        }
}

static void close_bonds(struct region *region)
{
    struct bonds *bonds = region->bonds;
    for (uint32_t i = 0; i < bonds->index.n; i++) share_sides(region, i);
    for (uint32_t i = 0; i < bonds->index.n; i++) {
        struct bound *bound = bonds->at[i], *top = find_top(bonds, i);
        if (bound == top)
            find_clash(bonds, top);
        else
            bound->bond.sides = top->bond.sides;
        bound->bond.n_sides = top->bond.n_sides;
        if (bound->bond.one) bound->bond.one = top->up + 1;
    }
}

void bonds_open(struct region *region)
{
    struct ruling ruling = { 0 };
    region->bonds = ARENA_NEW(region->arena, struct bonds);
    keys_open(&region->bonds->index, region->arena);
    struct query *query = region_ask(region, SQL_DECIDED);
    while (query_next(query)) take_row(region, query, &ruling);
    if (query->status && !region->status) region->status = query->status;
    close_bonds(region);
}

static const struct bound *find_bound(const struct region *region,
                                      const struct site *site, uint32_t mention)
{
    uint32_t at;
    const struct bonds *bonds = region->bonds;
    if (!bonds->index.n ||
        !keys_find(&bonds->index, make_key(site, mention), &at))
        return NULL;
    return bonds->at[at];
}

const struct bond *bonds_find(struct region *region, const struct site *site,
                              uint32_t mention)
{
    const struct bound *bound = find_bound(region, site, mention);
    return bound ? &bound->bond : NULL;
}

static void collect(const struct bonds *bonds, const struct bound *bound,
                    struct keys *keys)
{
    for (bound = find_top(bonds, bound->up);;) {
        if (!bound->mention) keys_add(keys, bound->site->key);
        if (!bound->next) return;
        bound = bonds->at[bound->next - 1];
    }
}

void bonds_collect(struct region *region, const struct site *site,
                   struct keys *keys)
{
    const struct bound *bound = find_bound(region, site, 0);
    if (bound) collect(region->bonds, bound, keys);
}

void bonds_collect_any(struct region *region, const struct site *site,
                       struct keys *keys)
{
    const struct bonds *bonds = region->bonds;
    for (size_t i = 0; i < bonds->index.n; i++)
        if (bonds->at[i]->site == site) collect(bonds, bonds->at[i], keys);
}
