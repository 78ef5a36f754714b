/* Claims that cannot all be true: for each trouble the few that make it.
 *
 * Floors alone show it. The smallest numbers that the floors allow fit every
 * rule of the lattice, so the claims can all be true unless some floor passes
 * the ceiling of its cell. The claims behind that floor, with the one that
 * gives the ceiling, are then thinned until no claim can be spared.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/bound.h"

enum {
    MOST_CLASHES = 64, /* across cells; more is a tangle */
    MOST_THINNED = 256 /* claims of one clash that are tried one by one */
};

/* A claim by the day until which its ceiling holds (or from which its floor
 * does). */
struct ceiling {
    int32_t until;
    uint32_t stated;
};

static int compare_ceilings(const void *left, const void *right)
{
    const struct ceiling *a = left, *b = right;
    if (a->until != b->until) return a->until < b->until ? -1 : 1;
    return (a->stated > b->stated) - (a->stated < b->stated);
}

static struct ceiling *list_ceilings(const struct lattice *lattice, size_t *n)
{
    struct ceiling *list = ARENA_ARRAY(lattice->sheet->arena, struct ceiling,
                                       lattice->n_stated + 1);
    *n = 0;
    for (uint32_t i = 0; i < lattice->n_stated; i++)
        if (lattice->stated[i].hi != OPEN_BOUND)
            list[(*n)++] = (struct ceiling){ lattice->stated[i].until, i };
    if (*n) qsort(list, *n, sizeof *list, compare_ceilings);
    return list;
}

static int compare_entries(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Nothing is concluded from it any more. */
static void take_out(struct lattice *lattice, uint32_t stated)
{
    lattice->stated[stated].out = true;
    lattice->sheet->out->clashes[lattice->stated[stated].entry] = true;
}

static void keep_clash(struct lattice *lattice, const struct claim_set *floors,
                       uint32_t ceiling)
{
    struct arena *arena = lattice->sheet->arena;
    lattice->clashes =
        arena_grow(arena, lattice->clashes, &lattice->room_clashes,
                   lattice->n_clashes + 1, sizeof *lattice->clashes);
    struct clash *clash = &lattice->clashes[lattice->n_clashes++];
    *clash = (struct clash){ .ceiling = ceiling, .n = floors->n };
    clash->floors = ARENA_ARRAY(arena, uint32_t, floors->n);
    for (size_t i = 0; i < floors->n; i++) {
        clash->floors[i] = floors->at[i];
    }
    qsort(clash->floors, clash->n, sizeof *clash->floors, compare_entries);
}

/* ---- within one cell ----------------------------------------------------- */

/* Floors of one cell that hold by now, the largest on top. */
struct heap {
    const struct lattice *lattice;
    uint32_t *at;
    size_t n;
};

static bool is_over(const struct heap *heap, uint32_t a, uint32_t b)
{
    const struct stated *x = &heap->lattice->stated[a];
    const struct stated *y = &heap->lattice->stated[b];
    return x->lo > y->lo || (x->lo == y->lo && a < b);
}

static void heap_put(struct heap *heap, uint32_t stated)
{
    size_t i = heap->n++;
    for (; i && is_over(heap, stated, heap->at[(i - 1) / 2]); i = (i - 1) / 2)
        heap->at[i] = heap->at[(i - 1) / 2];
    heap->at[i] = stated;
}

static void heap_drop(struct heap *heap)
{
    uint32_t last = heap->at[--heap->n];
    size_t i = 0;
    for (size_t child = 1; child < heap->n; child = 2 * i + 1) {
        if (child + 1 < heap->n &&
            is_over(heap, heap->at[child + 1], heap->at[child]))
            child++;
        if (is_over(heap, last, heap->at[child])) break;
        heap->at[i] = heap->at[child];
        i = child;
    }
    heap->at[i] = last;
}

/* Cells with no floor above any ceiling are passed over at once. */
static bool may_clash(const struct lattice *lattice, uint32_t node)
{
    int64_t most = 0, least = INT64_MAX;
    for (uint32_t i = lattice->nodes[node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next) {
        const struct stated *next = &lattice->stated[i];
        if (next->lo > most) most = next->lo;
        if (next->hi != OPEN_BOUND && next->hi < least) least = next->hi;
    }
    return most > least;
}

/* The claims of a cell by the day of their floor, or of their ceiling. */
static struct ceiling *list_cell(const struct lattice *lattice, uint32_t node,
                                 bool floors, size_t *n)
{
    struct arena *arena = lattice->sheet->arena;
    struct ceiling *list = NULL;
    size_t room = 0;
    *n = 0;
    for (uint32_t i = lattice->nodes[node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next) {
        const struct stated *next = &lattice->stated[i];
        if ((floors ? next->lo : next->hi) == OPEN_BOUND) continue;
        list = arena_grow(arena, list, &room, *n + 1, sizeof *list);
        list[(*n)++] = (struct ceiling){ floors ? next->from : next->until, i };
    }
    if (*n) qsort(list, *n, sizeof *list, compare_ceilings);
    return list;
}

/* Each ceiling that the largest floor by its day passes goes out with it. */
static void clash_cell(struct lattice *lattice, uint32_t node)
{
    size_t n_floors, n, at = 0;
    struct ceiling *floors = list_cell(lattice, node, true, &n_floors);
    struct ceiling *list = list_cell(lattice, node, false, &n);
    struct heap heap = { .lattice = lattice };
    heap.at = ARENA_ARRAY(lattice->sheet->arena, uint32_t, n_floors + 1);
    for (size_t i = 0; i < n; i++) {
        const struct stated *ceiling = &lattice->stated[list[i].stated];
        for (; at < n_floors && floors[at].until <= ceiling->until; at++)
            heap_put(&heap, floors[at].stated);
        while (heap.n && lattice->stated[heap.at[0]].out) heap_drop(&heap);
        if (ceiling->out || !heap.n ||
            lattice->stated[heap.at[0]].lo <= ceiling->hi)
            continue;
        take_out(lattice, heap.at[0]);
        take_out(lattice, list[i].stated);
    }
}

static void clash_cells(struct lattice *lattice)
{
    for (uint32_t i = 0; i < lattice->n_nodes; i++)
        if (may_clash(lattice, i)) clash_cell(lattice, i);
}

/* ---- across cells -------------------------------------------------------- */

/* Floors of a node and all above it back to nothing. */
static void drop(struct lattice *lattice, uint32_t node)
{
    size_t n = 0;
    struct arena *arena = lattice->sheet->arena;
    lattice->work = arena_grow(arena, lattice->work, &lattice->room_work, 1,
                               sizeof *lattice->work);
    lattice->work[n++] = node;
    while (n) {
        struct node *from = &lattice->nodes[lattice->work[--n]];
        from->floor = 0;
        for (uint32_t i = 0; i < from->n_groups; i++) {
            struct group *group = &lattice->groups[from->groups[i]];
            group->sum = 0;
            lattice->work =
                arena_grow(arena, lattice->work, &lattice->room_work, n + 1,
                           sizeof *lattice->work);
            lattice->work[n++] = group->whole;
        }
    }
}

/* Do the claims but one still carry the floor past the ceiling? */
static bool is_spare(struct lattice *lattice, const struct claim_set *floors,
                     size_t but, const struct stated *ceiling)
{
    for (size_t i = 0; i < floors->n; i++) {
        const struct stated *stated = &lattice->stated[floors->at[i]];
        if (i != but) lattice_raise(lattice, stated->node, stated->lo);
    }
    bool still = lattice->nodes[ceiling->node].floor > ceiling->hi;
    for (size_t i = 0; i < floors->n; i++)
        drop(lattice, lattice->stated[floors->at[i]].node);
    return still;
}

/* What an increment was added to, as a claim of the same cell. */
static uint32_t find_base(const struct lattice *lattice, uint32_t at)
{
    const struct stated *stated = &lattice->stated[at];
    uint32_t base = lattice->sheet->base_of[stated->entry];
    while (base != UINT32_MAX && lattice->sheet->base_of[base] != UINT32_MAX)
        base = lattice->sheet->base_of[base];
    for (uint32_t i = lattice->nodes[stated->node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next)
        if (lattice->stated[i].entry == base) return i;
    return LATTICE_NONE;
}

/* Totals without their increments, where they are enough. */
static void thin_sums(struct lattice *lattice, struct claim_set *floors,
                      const struct stated *ceiling)
{
    for (size_t i = 0; i < floors->n; i++) {
        uint32_t sum = floors->at[i];
        if (!lattice->stated[sum].sum) continue;
        uint32_t base = find_base(lattice, sum);
        if (base == LATTICE_NONE || lattice->stated[base].from > ceiling->until)
            continue;
        floors->at[i] = base;
        if (!is_spare(lattice, floors, SIZE_MAX, ceiling)) floors->at[i] = sum;
    }
}

static void thin(struct lattice *lattice, struct claim_set *floors,
                 const struct stated *ceiling)
{
    lattice_clear(lattice);
    if (floors->n > MOST_THINNED) return;
    for (size_t i = floors->n; i-- > 0;) {
        if (!is_spare(lattice, floors, i, ceiling)) continue;
        for (size_t j = i + 1; j < floors->n; j++)
            floors->at[j - 1] = floors->at[j];
        floors->n--;
    }
    thin_sums(lattice, floors, ceiling);
}

/* A ceiling that a floor passes, and what passes it. */
struct trouble {
    struct claim_set floors;
    uint32_t ceiling;
};

/* A single claim of the very cell: a contradiction of two, told as such. */
static bool is_within(const struct lattice *lattice,
                      const struct trouble *trouble)
{
    return trouble->floors.n == 1 &&
           lattice->stated[trouble->floors.at[0]].node ==
               lattice->stated[trouble->ceiling].node;
}

/* All ceilings that are passed while nothing is taken out. */
static void tell_all(struct lattice *lattice, struct walk_days *walk,
                     const struct ceiling *list, size_t n)
{
    struct trouble *found =
        ARENA_ARRAY(lattice->sheet->arena, struct trouble, MOST_CLASHES);
    size_t n_found = 0;
    walk_again(walk);
    for (size_t i = 0; i < n && n_found < MOST_CLASHES; i++) {
        const struct stated *ceiling = &lattice->stated[list[i].stated];
        walk_to(walk, list[i].until);
        if (lattice->nodes[ceiling->node].floor <= ceiling->hi) continue;
        struct trouble *next = &found[n_found];
        *next = (struct trouble){ .floors.stamp = ++lattice->stamp,
                                  .ceiling = list[i].stated };
        lattice_support(lattice, ceiling->node, ceiling->hi + 1, list[i].until,
                        &next->floors);
        n_found += !is_within(lattice, next);
    }
    for (size_t i = 0; i < n_found; i++) {
        thin(lattice, &found[i].floors, &lattice->stated[found[i].ceiling]);
        keep_clash(lattice, &found[i].floors, found[i].ceiling);
    }
}

/* The first ceiling that a floor passes is taken out with what passes it;
 * false when there is none. */
static bool clash_next(struct lattice *lattice, struct walk_days *walk,
                       const struct ceiling *list, size_t n)
{
    walk_again(walk);
    for (size_t i = 0; i < n; i++) {
        const struct stated *ceiling = &lattice->stated[list[i].stated];
        if (ceiling->out) continue;
        walk_to(walk, list[i].until);
        if (lattice->nodes[ceiling->node].floor <= ceiling->hi) continue;
        struct claim_set floors = { .stamp = ++lattice->stamp };
        lattice_support(lattice, ceiling->node, ceiling->hi + 1, list[i].until,
                        &floors);
        thin(lattice, &floors, ceiling);
        for (size_t j = 0; j < floors.n; j++) take_out(lattice, floors.at[j]);
        take_out(lattice, list[i].stated);
        return true;
    }
    return false;
}

void clash_run(struct lattice *lattice, struct walk_days *walk)
{
    size_t n, left = MOST_CLASHES;
    struct ceiling *list = list_ceilings(lattice, &n);
    tell_all(lattice, walk, list, n);
    clash_cells(lattice);
    while (left && clash_next(lattice, walk, list, n)) left--;
    lattice->tangled = !left;
}
