/* What follows for each figure from all claims together.
 *
 * Days are walked in order. Floors only grow, so each claim raises its cell
 * once, and the wholes above it; a ceiling holds for its day and those before
 * it. A figure takes its bounds on the day when it was last counted. What
 * cannot be true together is taken out first (clash.c), and nothing is
 * concluded from it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/bound.h"

#include <stdlib.h>

enum { MOST_RESTS = 256 }; /* claims told behind one bound */

static bool is_in_on(const struct stated *stated, int32_t day)
{
    return !stated->out && stated->lo != OPEN_BOUND && stated->from <= day;
}

static bool caps_on(const struct stated *stated, int32_t day)
{
    return !stated->out && stated->hi != OPEN_BOUND && stated->until >= day;
}

/* ---- the order of days --------------------------------------------------- */

struct turn {
    int32_t day;
    uint32_t at;
};

static int compare_turns(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static void sort_turns(struct turn *turns, size_t n)
{
    if (n) qsort(turns, n, sizeof *turns, compare_turns);
}

void walk_open(struct walk_days *walk, struct lattice *lattice)
{
    struct arena *arena = lattice->sheet->arena;
    *walk = (struct walk_days){ .lattice = lattice, .n = lattice->n_stated };
    walk->rises = ARENA_ARRAY(arena, struct turn, walk->n + 1);
    for (uint32_t i = 0; i < walk->n; i++)
        walk->rises[i] = (struct turn){ lattice->stated[i].from, i };
    sort_turns(walk->rises, walk->n);
}

void walk_again(struct walk_days *walk)
{
    walk->at = 0;
    lattice_clear(walk->lattice);
}

void walk_to(struct walk_days *walk, int32_t day)
{
    struct lattice *lattice = walk->lattice;
    for (; walk->at < walk->n && walk->rises[walk->at].day <= day; walk->at++) {
        const struct stated *stated =
            &lattice->stated[walk->rises[walk->at].at];
        if (!stated->out && stated->lo != OPEN_BOUND)
            lattice_raise(lattice, stated->node, stated->lo);
    }
}

/* ---- ceilings ------------------------------------------------------------ */

/* The ceiling of a node on one day, and by which claim or division. */
struct cap {
    int64_t hi;
    int32_t day; /* for which it was looked up */
    bool known;
    uint32_t stated; /* the claim, else: */
    uint32_t group;  /* what this division of a whole leaves */
};

struct caps {
    struct lattice *lattice;
    struct cap *at; /* for each node */
    uint32_t *work;
    size_t room;
};

static struct cap own_cap(const struct lattice *lattice, uint32_t node,
                          int32_t day)
{
    struct cap cap = { OPEN_BOUND, day, true, LATTICE_NONE, LATTICE_NONE };
    for (uint32_t i = lattice->nodes[node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next) {
        const struct stated *stated = &lattice->stated[i];
        if (!caps_on(stated, day)) continue;
        if (cap.hi != OPEN_BOUND && cap.hi <= stated->hi) continue;
        cap.hi = stated->hi;
        cap.stated = i;
    }
    return cap;
}

static bool is_known(const struct caps *caps, uint32_t node, int32_t day)
{
    return caps->at[node].known && caps->at[node].day == day;
}

/* False when a whole above is not known yet; it is then put on the stack. */
static bool push_wholes(struct caps *caps, uint32_t node, int32_t day,
                        size_t *n)
{
    const struct lattice *lattice = caps->lattice;
    const struct node *from = &lattice->nodes[node];
    size_t before = *n;
    for (uint32_t i = 0; i < from->n_groups; i++) {
        uint32_t whole = lattice->groups[from->groups[i]].whole;
        if (is_known(caps, whole, day)) continue;
        caps->work = arena_grow(lattice->sheet->arena, caps->work, &caps->room,
                                *n + 1, sizeof *caps->work);
        caps->work[(*n)++] = whole;
    }
    return *n == before;
}

static struct cap lower_cap(const struct caps *caps, uint32_t node, int32_t day)
{
    const struct lattice *lattice = caps->lattice;
    const struct node *from = &lattice->nodes[node];
    struct cap cap = own_cap(lattice, node, day);
    for (uint32_t i = 0; i < from->n_groups; i++) {
        const struct group *group = &lattice->groups[from->groups[i]];
        int64_t left = caps->at[group->whole].hi;
        if (left == OPEN_BOUND) continue;
        left -= group->sum - from->floor;
        if (cap.hi != OPEN_BOUND && cap.hi <= left) continue;
        cap.hi = left;
        cap.stated = LATTICE_NONE;
        cap.group = from->groups[i];
    }
    return cap;
}

static const struct cap *find_cap(struct caps *caps, uint32_t node, int32_t day)
{
    size_t n = 0;
    if (is_known(caps, node, day)) return &caps->at[node];
    caps->work = arena_grow(caps->lattice->sheet->arena, caps->work,
                            &caps->room, 1, sizeof *caps->work);
    caps->work[n++] = node;
    while (n) {
        uint32_t at = caps->work[n - 1];
        if (!push_wholes(caps, at, day, &n)) continue;
        caps->at[at] = lower_cap(caps, at, day);
        n--;
    }
    return &caps->at[node];
}

/* ---- what a bound rests on ----------------------------------------------- */

static void add_stated(struct lattice *lattice, struct claim_set *set,
                       uint32_t stated)
{
    if (lattice->stated[stated].stamp == set->stamp) return;
    if (set->most && set->n >= set->most) return;
    lattice->stated[stated].stamp = set->stamp;
    set->at = arena_grow(lattice->sheet->arena, set->at, &set->room, set->n + 1,
                         sizeof *set->at);
    set->at[set->n++] = stated;
}

/* One claim by itself before one that rests on others, then the larger. */
static bool is_plainer(const struct stated *a, const struct stated *b)
{
    if (a->sum != b->sum) return b->sum;
    return a->lo > b->lo || (a->lo == b->lo && a->entry < b->entry);
}

/* A claim whose floor is enough; LATTICE_NONE if none. */
static uint32_t own_support(const struct lattice *lattice, uint32_t node,
                            int64_t need, int32_t day)
{
    uint32_t best = LATTICE_NONE;
    for (uint32_t i = lattice->nodes[node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next) {
        const struct stated *stated = &lattice->stated[i];
        if (!is_in_on(stated, day) || stated->lo < need) continue;
        if (best == LATTICE_NONE || is_plainer(stated, &lattice->stated[best]))
            best = i;
    }
    return best;
}

/* What is still to be shown: that a node holds at least so many. */
struct need {
    uint32_t node;
    int64_t lo;
};

struct proof {
    struct lattice *lattice;
    struct need *at;
    size_t n, room;
};

static void put_need(struct proof *proof, uint32_t node, int64_t lo)
{
    if (lo <= 0) return;
    proof->at = arena_grow(proof->lattice->sheet->arena, proof->at,
                           &proof->room, proof->n + 1, sizeof *proof->at);
    proof->at[proof->n++] = (struct need){ node, lo };
}

struct rank_part {
    int64_t floor;
    uint32_t node;
};

static int compare_parts(const void *left, const void *right)
{
    const struct rank_part *a = left, *b = right;
    if (a->floor != b->floor) return a->floor > b->floor ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* The parts of a division, the largest first, until they are enough. */
static void need_parts(struct proof *proof, const struct group *group,
                       int64_t lo)
{
    struct lattice *lattice = proof->lattice;
    struct rank_part *parts =
        ARENA_ARRAY(lattice->sheet->arena, struct rank_part, group->n);
    for (size_t i = 0; i < group->n; i++)
        parts[i] = (struct rank_part){ lattice->nodes[group->parts[i]].floor,
                                       group->parts[i] };
    qsort(parts, group->n, sizeof *parts, compare_parts);
    for (size_t i = 0; i < group->n && lo > 0; i++) {
        int64_t floor = parts[i].floor < lo ? parts[i].floor : lo;
        put_need(proof, parts[i].node, floor);
        lo -= floor;
    }
}

/* The division with the fewest parts that is enough. */
static const struct group *find_division(const struct lattice *lattice,
                                         uint32_t node, int64_t lo)
{
    const struct group *best = NULL;
    for (uint32_t i = lattice->nodes[node].down; i != LATTICE_NONE;
         i = lattice->groups[i].next) {
        const struct group *group = &lattice->groups[i];
        if (group->sum < lo) continue;
        if (!best || group->n < best->n ||
            (group->n == best->n && group->division <= best->division))
            best = group;
    }
    return best;
}

void lattice_support(struct lattice *lattice, uint32_t node, int64_t need,
                     int32_t day, struct claim_set *out)
{
    struct proof proof = { .lattice = lattice };
    put_need(&proof, node, need);
    while (proof.n && (!out->most || out->n < out->most)) {
        struct need now = proof.at[--proof.n];
        uint32_t own = own_support(lattice, now.node, now.lo, day);
        if (own != LATTICE_NONE) {
            add_stated(lattice, out, own);
            continue;
        }
        const struct group *group = find_division(lattice, now.node, now.lo);
        if (group) need_parts(&proof, group, now.lo);
    }
}

/* ---- figures ------------------------------------------------------------- */

struct bounding {
    struct lattice *lattice;
    struct caps caps;
    struct walk_days walk;
    struct turn *figures;
    size_t n_figures;
};

/* Up the way by which the ceiling came down: the parts beside it on each
 * step, and the claim on top. */
static void support_cap(struct bounding *with, uint32_t node, int32_t day,
                        struct claim_set *out)
{
    struct lattice *lattice = with->lattice;
    const struct cap *cap = find_cap(&with->caps, node, day);
    while (cap->group != LATTICE_NONE) {
        const struct group *group = &lattice->groups[cap->group];
        for (size_t i = 0; i < group->n && out->n < out->most; i++)
            if (group->parts[i] != node)
                lattice_support(lattice, group->parts[i],
                                lattice->nodes[group->parts[i]].floor, day,
                                out);
        node = group->whole;
        cap = find_cap(&with->caps, node, day);
    }
    if (cap->stated != LATTICE_NONE) add_stated(lattice, out, cap->stated);
}

static int64_t own_floor(const struct lattice *lattice, uint32_t node,
                         int32_t day)
{
    int64_t floor = 0;
    for (uint32_t i = lattice->nodes[node].stated; i != LATTICE_NONE;
         i = lattice->stated[i].next)
        if (is_in_on(&lattice->stated[i], day) && lattice->stated[i].lo > floor)
            floor = lattice->stated[i].lo;
    return floor;
}

static void bound_figure(struct bounding *with, uint32_t index, int32_t day)
{
    struct lattice *lattice = with->lattice;
    struct figure *figure = &lattice->sheet->out->figures[index];
    uint32_t node = lattice->node_of[index];
    struct limits *limits = &figure->limits;
    struct claim_set floor = { .most = MOST_RESTS, .stamp = ++lattice->stamp };
    const struct cap *top = find_cap(&with->caps, node, day);
    limits->lo = lattice->nodes[node].floor;
    limits->hi = top->hi;
    limits->as_of = day ? date_from_days(day) : (struct date){ 0 };
    lattice_support(lattice, node, limits->lo, day, &floor);
    struct claim_set cap = { .most = MOST_RESTS, .stamp = ++lattice->stamp };
    support_cap(with, node, day, &cap);
    limits->n_lo = lattice_entries(lattice, &floor, &limits->lo_entries);
    limits->n_hi = lattice_entries(lattice, &cap, &limits->hi_entries);
    limits->lo_follows = limits->lo > own_floor(lattice, node, day);
    limits->hi_follows = top->group != LATTICE_NONE;
}

static void bound_all(struct bounding *with)
{
    walk_again(&with->walk);
    for (size_t i = 0; i < with->n_figures; i++) {
        walk_to(&with->walk, with->figures[i].day);
        bound_figure(with, with->figures[i].at, with->figures[i].day);
    }
    walk_to(&with->walk, INT32_MAX);
}

static void list_figures(struct bounding *with)
{
    const struct lattice *lattice = with->lattice;
    const struct ledger *out = lattice->sheet->out;
    with->figures =
        ARENA_ARRAY(lattice->sheet->arena, struct turn, out->n_figures + 1);
    for (uint32_t i = 0; i < out->n_figures; i++)
        if (lattice->node_of[i] != LATTICE_NONE)
            with->figures[with->n_figures++] =
                (struct turn){ lattice->day_of[i], i };
    sort_turns(with->figures, with->n_figures);
}

void bound_run(struct sheet *sheet)
{
    struct lattice *lattice = ARENA_NEW(sheet->arena, struct lattice);
    struct bounding with = { .lattice = lattice };
    for (size_t i = 0; i < sheet->out->n_figures; i++)
        sheet->out->figures[i].limits =
            (struct limits){ .lo = 0, .hi = OPEN_BOUND };
    sheet->lattice = lattice;
    sheet->out->clashes =
        ARENA_ARRAY(sheet->arena, bool, sheet->out->n_entries + 1);
    lattice_build(lattice, sheet);
    walk_open(&with.walk, lattice);
    clash_run(lattice, &with.walk);
    if (lattice->tangled) return;
    with.caps.lattice = lattice;
    with.caps.at = ARENA_ARRAY(sheet->arena, struct cap, lattice->n_nodes + 1);
    list_figures(&with);
    bound_all(&with);
}
