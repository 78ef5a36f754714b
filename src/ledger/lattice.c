/* Cells made from claims, each with the wholes that it fits into.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/lattice.h"

#include <stdlib.h>

#include "ledger/finding.h"

bool lattice_grows(uint8_t harm)
{
    return harm == HARM_KILLED || harm == HARM_INJURED ||
           harm == HARM_CASUALTIES;
}

/* ---- cells --------------------------------------------------------------- */

static uint32_t side_number(struct lattice *lattice, struct str side)
{
    uint32_t at = 0;
    if (!side.len || map_get(&lattice->side_map, side, &at)) return at;
    at = (uint32_t)lattice->n_sides;
    lattice->sides =
        arena_grow(lattice->sheet->arena, lattice->sides, &lattice->room_sides,
                   lattice->n_sides + 1, sizeof *lattice->sides);
    lattice->sides[lattice->n_sides++] = side;
    lattice->both |= str_is(side, "both");
    map_put(&lattice->side_map, side, at);
    return at;
}

/* A key of bytes; the map borrows them. */
static struct str make_key(struct lattice *lattice, const uint32_t *words,
                           size_t n)
{
    struct str key = { (const char *)words, n * sizeof *words };
    return str_copy(lattice->sheet->arena, key);
}

static uint32_t put_node(struct lattice *lattice, const struct node *like)
{
    struct arena *arena = lattice->sheet->arena;
    struct arena_mark mark = arena_mark(arena);
    uint32_t at = (uint32_t)lattice->n_nodes;
    const uint32_t words[] = { like->event, like->harm, like->role,
                               like->unit,  like->side, (uint32_t)like->day };
    struct str key = make_key(lattice, words, sizeof words / sizeof *words);
    if (map_get(&lattice->node_map, key, &at)) {
        arena_release(arena, mark);
        return at;
    }
    map_put(&lattice->node_map, key, at);
    lattice->nodes = arena_grow(arena, lattice->nodes, &lattice->room_nodes,
                                lattice->n_nodes + 1, sizeof *lattice->nodes);
    struct node *node = &lattice->nodes[lattice->n_nodes++];
    *node = *like;
    node->floor = 0;
    node->n_groups = 0;
    node->down = node->stated = node->figure = LATTICE_NONE;
    return at;
}

static uint32_t put_group(struct lattice *lattice, uint32_t whole,
                          uint8_t division, uint8_t one)
{
    struct arena *arena = lattice->sheet->arena;
    struct arena_mark mark = arena_mark(arena);
    uint32_t at = (uint32_t)lattice->n_groups;
    const uint32_t words[] = { whole, division, one };
    struct str key = make_key(lattice, words, sizeof words / sizeof *words);
    if (map_get(&lattice->group_map, key, &at)) {
        arena_release(arena, mark);
        return at;
    }
    map_put(&lattice->group_map, key, at);
    lattice->groups =
        arena_grow(arena, lattice->groups, &lattice->room_groups,
                   lattice->n_groups + 1, sizeof *lattice->groups);
    lattice->groups[lattice->n_groups++] = (struct group){
        .whole = whole, .division = division, .next = lattice->nodes[whole].down
    };
    lattice->nodes[whole].down = at;
    return at;
}

static void fit(struct lattice *lattice, uint32_t part,
                const struct node *whole, uint8_t division)
{
    uint32_t above = put_node(lattice, whole);
    uint8_t one =
        division == DIVISION_ONE ? lattice->nodes[part].role : (uint8_t)0;
    uint32_t at = put_group(lattice, above, division, one);
    struct group *group = &lattice->groups[at];
    group->parts = arena_grow(lattice->sheet->arena, group->parts, &group->room,
                              group->n + 1, sizeof *group->parts);
    group->parts[group->n++] = part;
    struct node *node = &lattice->nodes[part];
    node->groups[node->n_groups++] = at;
}

/* Status classes divide people; the others cut across them, and whoever did
 * it may or may not be counted among them. */
static void fit_role(struct lattice *lattice, uint32_t part)
{
    struct node whole = lattice->nodes[part];
    uint8_t role = whole.role;
    bool status = role == ROLE_CIVILIAN || role == ROLE_COMBATANT ||
                  role == ROLE_POLICE || role == ROLE_PEACEKEEPER;
    if (role == ROLE_PEOPLE || role == ROLE_ATTACKER) return;
    bool civilian = role == ROLE_CHILD && !lattice->child_fighters;
    whole.role = civilian ? ROLE_CIVILIAN : ROLE_PEOPLE;
    fit(lattice, part, &whole, status ? DIVISION_STATUS : DIVISION_ONE);
}

/* "Both" are the two sides that the event names; where it names more, nobody
 * knows which two are meant. */
static bool is_in_both(const struct lattice *lattice, const struct node *node)
{
    const struct linked_event *event = sheet_event(lattice->sheet, node->event);
    if (!lattice->both || event->n_sides != 2) return false;
    for (size_t i = 0; i < event->n_sides; i++)
        if (str_equal(event->sides[i], lattice->sides[node->side])) return true;
    return false;
}

static void fit_side(struct lattice *lattice, uint32_t part)
{
    struct node whole = lattice->nodes[part];
    if (!whole.side) return;
    bool both = str_is(lattice->sides[whole.side], "both");
    bool pair = sheet_event(lattice->sheet, whole.event)->n_sides == 2;
    whole.side =
        is_in_both(lattice, &whole) ? side_number(lattice, STR("both")) : 0;
    fit(lattice, part, &whole, both && !pair ? DIVISION_ONE : DIVISION_SIDE);
}

static bool has_same_sides(const struct linked_event *a,
                           const struct linked_event *b)
{
    if (a->n_sides != b->n_sides) return false;
    for (size_t i = 0; i < a->n_sides; i++)
        if (!str_equal(a->sides[i], b->sides[i])) return false;
    return true;
}

static void fit_event(struct lattice *lattice, uint32_t part)
{
    struct node whole = lattice->nodes[part];
    int32_t parent = sheet_event(lattice->sheet, whole.event)->parent;
    if (parent < 0 || !lattice->sheet->wanted[parent] ||
        !event_is_inside(lattice->sheet, whole.event, (uint32_t)parent))
        return;
    if (str_is(lattice->sides[whole.side], "both") &&
        !has_same_sides(sheet_event(lattice->sheet, whole.event),
                        sheet_event(lattice->sheet, (uint32_t)parent)))
        return;
    whole.event = (uint32_t)parent;
    fit(lattice, part, &whole, DIVISION_EVENT);
}

static void fit_harm(struct lattice *lattice, uint32_t part)
{
    struct node whole = lattice->nodes[part];
    if (!lattice->casualties ||
        (whole.harm != HARM_KILLED && whole.harm != HARM_INJURED))
        return;
    whole.harm = HARM_CASUALTIES;
    fit(lattice, part, &whole, DIVISION_HARM);
}

/* Each cell into its wholes, and these into theirs: nodes are added behind. */
static void fit_all(struct lattice *lattice)
{
    for (uint32_t i = 0; i < lattice->n_nodes; i++) {
        fit_role(lattice, i);
        fit_side(lattice, i);
        fit_event(lattice, i);
        fit_harm(lattice, i);
    }
}

/* ---- claims -------------------------------------------------------------- */

/* False where the source has said just this before. */
static bool is_new(struct lattice *lattice, uint32_t source,
                   const struct stated *stated)
{
    struct arena *arena = lattice->sheet->arena;
    struct arena_mark mark = arena_mark(arena);
    const uint32_t words[] = { source,
                               stated->node,
                               (uint32_t)stated->from,
                               (uint32_t)stated->until,
                               (uint32_t)stated->lo,
                               (uint32_t)((uint64_t)stated->lo >> 32),
                               (uint32_t)stated->hi,
                               (uint32_t)((uint64_t)stated->hi >> 32) };
    struct str key = make_key(lattice, words, sizeof words / sizeof *words);
    if (map_get(&lattice->stated_map, key, NULL)) {
        arena_release(arena, mark);
        return false;
    }
    map_put(&lattice->stated_map, key, 1);
    return true;
}

static void keep_stated(struct lattice *lattice, struct stated *stated)
{
    struct node *node = &lattice->nodes[stated->node];
    stated->next = node->stated;
    node->stated = (uint32_t)lattice->n_stated;
    lattice->stated = arena_grow(lattice->sheet->arena, lattice->stated,
                                 &lattice->room_stated, lattice->n_stated + 1,
                                 sizeof *lattice->stated);
    lattice->stated[lattice->n_stated++] = *stated;
}

/* `total`: with what it was added to; `floor`: more have been added since, so
 * that it is no ceiling. */
static void state_claim(struct lattice *lattice, uint32_t at, int64_t total,
                        bool floor)
{
    struct sheet *sheet = lattice->sheet;
    const struct entry *entry = &sheet->out->entries[at];
    const struct claim *claim = entry->claim;
    struct stated stated = { .entry = at };
    struct str side;
    if (claim->stance != STANCE_ASSERTED || claim->name.len) return;
    if (!stated_fill(sheet, total, &stated, &side)) return;
    if (floor) stated.hi = stated.most = OPEN_BOUND;
    if (stated.lo <= 0 && stated.hi == OPEN_BOUND) return;
    struct node like = { .event = entry->event,
                         .harm = claim->harm,
                         .role = stated_role(entry),
                         .unit = claim->unit,
                         .side = side_number(lattice, side) };
    if (!lattice_grows(claim->harm)) {
        if (stated.from != stated.until) return;
        like.day = stated.from;
    }
    stated.node = put_node(lattice, &like);
    if (is_new(lattice, entry->source, &stated)) keep_stated(lattice, &stated);
}

/* The total that increments were added to holds by itself as well. */
static void state_bases(struct lattice *lattice, uint32_t entry)
{
    const struct sheet *sheet = lattice->sheet;
    for (entry = sheet->base_of[entry]; entry != UINT32_MAX;
         entry = sheet->base_of[entry])
        if (sheet->out->entries[entry].claim->scope != SCOPE_INCREMENT)
            state_claim(lattice, entry, OPEN_BOUND, true);
}

/* What a source says now, and wherever it said the same number before. */
static void state_lineage(struct lattice *lattice,
                          const struct standing *standing)
{
    const struct lineage *lineage = standing->lineage;
    if (lineage->shadow.len) return;
    for (size_t i = 0; i < lineage->n; i++) {
        bool now = lineage->entries[i] == standing->entry;
        const struct claim *claim =
            lattice->sheet->out->entries[lineage->entries[i]].claim;
        if (!now && claim->scope == SCOPE_INCREMENT) continue;
        if (now || lineage->states[i] == ENTRY_REPEAT)
            state_claim(lattice, lineage->entries[i],
                        now && !standing->mixed ? standing->lo : OPEN_BOUND,
                        false);
    }
    state_bases(lattice, standing->entry);
}

/* Without any date all is of one day. */
static bool settle_days(struct lattice *lattice)
{
    for (size_t i = 0; i < lattice->n_stated; i++)
        if (lattice->stated[i].from != INT32_MAX) return false;
    for (size_t i = 0; i < lattice->n_stated; i++)
        lattice->stated[i].from = lattice->stated[i].until = 0;
    return true;
}

static void note_kinds(struct lattice *lattice)
{
    const struct ledger *out = lattice->sheet->out;
    for (size_t i = 0; i < out->n_entries; i++) {
        const struct claim *claim = out->entries[i].claim;
        lattice->casualties |= claim->harm == HARM_CASUALTIES;
        lattice->child_fighters |= stated_young_fighter(&out->entries[i]);
    }
}

/* Each figure's own cell, as of the day when it was last counted. */
static void place_figures(struct lattice *lattice)
{
    struct sheet *sheet = lattice->sheet;
    const struct ledger *out = sheet->out;
    bool undated = settle_days(lattice);
    lattice->node_of = ARENA_ARRAY(sheet->arena, uint32_t, out->n_figures + 1);
    lattice->day_of = ARENA_ARRAY(sheet->arena, int32_t, out->n_figures + 1);
    for (uint32_t i = 0; i < out->n_figures; i++) {
        const struct figure *figure = &out->figures[i];
        int32_t day = DAY_UNKNOWN;
        lattice->node_of[i] = LATTICE_NONE;
        for (size_t j = sheet->first_standing[i];
             j < sheet->first_standing[i + 1]; j++) {
            const struct standing *standing = &sheet->standings[j];
            int32_t last =
                stated_day(&out->entries[standing->entry], standing->day);
            if (last > day) day = last;
        }
        if (undated) day = 0;
        lattice->day_of[i] = day;
        if (sheet->named[i] || day == DAY_UNKNOWN) continue;
        struct node like = { .event = figure->event,
                             .harm = figure->harm,
                             .role = figure->role,
                             .unit = figure->unit,
                             .side = side_number(lattice, figure->side),
                             .day = lattice_grows(figure->harm) ? 0 : day };
        uint32_t node = put_node(lattice, &like);
        lattice->node_of[i] = node;
        lattice->nodes[node].figure = i;
    }
}

void lattice_build(struct lattice *lattice, struct sheet *sheet)
{
    *lattice = (struct lattice){ .sheet = sheet };
    map_open(&lattice->node_map, sheet->arena);
    map_open(&lattice->group_map, sheet->arena);
    map_open(&lattice->side_map, sheet->arena);
    map_open(&lattice->stated_map, sheet->arena);
    lattice->sides = arena_grow(sheet->arena, NULL, &lattice->room_sides, 1,
                                sizeof *lattice->sides);
    lattice->n_sides = 1;
    note_kinds(lattice);
    for (size_t i = 0; i < sheet->n_standings; i++)
        state_lineage(lattice, &sheet->standings[i]);
    place_figures(lattice);
    fit_all(lattice);
}

/* ---- floors -------------------------------------------------------------- */

void lattice_clear(struct lattice *lattice)
{
    for (size_t i = 0; i < lattice->n_nodes; i++) lattice->nodes[i].floor = 0;
    for (size_t i = 0; i < lattice->n_groups; i++) lattice->groups[i].sum = 0;
}

static void push(struct lattice *lattice, size_t *n, uint32_t node, int64_t by)
{
    struct arena *arena = lattice->sheet->arena;
    lattice->work = arena_grow(arena, lattice->work, &lattice->room_work,
                               *n + 1, sizeof *lattice->work);
    lattice->risen = arena_grow(arena, lattice->risen, &lattice->room_risen,
                                *n + 1, sizeof *lattice->risen);
    lattice->work[*n] = node;
    lattice->risen[(*n)++] = by;
}

void lattice_raise(struct lattice *lattice, uint32_t node, int64_t lo)
{
    size_t n = 0;
    if (lo <= lattice->nodes[node].floor) return;
    push(lattice, &n, node, lo - lattice->nodes[node].floor);
    lattice->nodes[node].floor = lo;
    while (n) {
        const struct node *from = &lattice->nodes[lattice->work[--n]];
        int64_t by = lattice->risen[n];
        for (uint32_t i = 0; i < from->n_groups; i++) {
            struct group *group = &lattice->groups[from->groups[i]];
            struct node *whole = &lattice->nodes[group->whole];
            group->sum += by;
            if (group->sum <= whole->floor) continue;
            push(lattice, &n, group->whole, group->sum - whole->floor);
            whole->floor = group->sum;
        }
    }
}

size_t lattice_entries(const struct lattice *lattice,
                       const struct claim_set *set, uint32_t **out)
{
    struct sheet *sheet = lattice->sheet;
    size_t n = 0, room = 0;
    *out = NULL;
    for (size_t i = 0; i < set->n; i++) {
        const struct stated *stated = &lattice->stated[set->at[i]];
        uint32_t entry = stated->entry;
        while (entry != UINT32_MAX) {
            *out = arena_grow(sheet->arena, *out, &room, n + 1, sizeof **out);
            (*out)[n++] = entry;
            entry = stated->sum ? sheet->base_of[entry] : UINT32_MAX;
        }
    }
    return n;
}
