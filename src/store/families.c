/* Events and what they are part of.
 *
 * A family is what is connected by parents. Where an event, or whom its
 * reports have for its parent, has changed, its family is laid out anew: who
 * is told of, names, ids and the roots, whose ledgers are then drawn again.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "store/region.h"

static const int64_t NONE = -1;

struct member {
    int64_t key, mark, cell, parent;
    bool told;   /* itself, or one below it */
    bool walked; /* rings above it have been opened */
    bool held;   /* has a row in events */
    bool drawn;  /* event is what its cell gave just now */
    int64_t root, was_root;
    int32_t began;
    struct str id, was_base, base, was_name;
    int64_t was_parent;
    struct linked_event event;
};

struct families {
    struct region *region;
    struct keys index; /* cluster -> its place in members */
    struct member **members;
    size_t room;
    struct map bases;
    struct str *base;
    size_t n_bases, room_bases;
};

/* ---- who belongs to them ------------------------------------------------- */

/* The larger event that most reports put it in. */
static void vote_parent(struct region *region, int64_t cluster,
                        struct keys *seeds)
{
    int64_t parent = NONE, was = NONE;
    struct query *query = region_ask_of(region, SQL_CLUSTER, cluster);
    if (!query_next(query)) return;
    query_take_number(query);
    query_take_number(query);
    was = query_take_number(query);
    if (cell_has_parents(region, cluster)) {
        query = region_ask_of(region, SQL_CLUSTER_PARENTS, cluster);
        if (query_next(query)) parent = query_take_number(query);
    }
    if (parent == was) return;
    query = region_ask_of(region, SQL_CLUSTER_PARENT, parent);
    query_put_number(query, cluster);
    region_run(region, query);
    keys_add(seeds, cluster);
    if (was != NONE) keys_add(seeds, was);
}

/* Of reports with a mention that has changed its event: the events of their
 * other mentions, which may have it for their parent. */
static void vote_parents(struct region *region, struct keys *seeds)
{
    struct keys doubtful;
    keys_open(&doubtful, region->arena);
    for (size_t i = 0; i < region->touched.n; i++)
        keys_add(&doubtful, region->touched.at[i]);
    for (size_t i = 0; i < region->shifted.n; i++) {
        struct query *query =
            region_ask_of(region, SQL_TELLINGS, region->shifted.at[i]);
        while (query_next(query)) {
            query_take_number(query);
            query_take_number(query);
            int64_t cluster = query_take_number(query);
            if (query_take_number(query) >= 0) keys_add(&doubtful, cluster);
        }
    }
    for (size_t i = 0; i < doubtful.n; i++)
        vote_parent(region, doubtful.at[i], seeds);
}

/* Whoever had it for a parent is voted on anew; the parent it had changes. An
 * event may also have gone to another cell. */
static void let_go(struct region *region, struct keys *seeds)
{
    for (size_t i = 0; i < region->gone.n; i++) {
        int64_t key = region->gone.at[i];
        if (keys_find(&region->touched, key, NULL)) continue;
        struct query *query = region_ask_of(region, SQL_CLUSTER, key);
        if (query_next(query)) {
            query_take_number(query);
            query_take_number(query);
            int64_t parent = query_take_number(query);
            if (parent != NONE) keys_add(seeds, parent);
        }
        region_run(region, region_ask_of(region, SQL_CLUSTER_DROP, key));
    }
}

static void add_member(struct families *families, int64_t key)
{
    struct region *region = families->region;
    struct query *query = region_ask_of(region, SQL_CLUSTER, key);
    if (keys_find(&families->index, key, NULL) || !query_next(query)) return;
    struct member *member = ARENA_NEW(region->arena, struct member);
    member->key = key;
    member->mark = query_take_number(query);
    member->cell = query_take_number(query);
    member->parent = query_take_number(query);
    member->told = query_take_number(query) != 0;
    member->was_parent = NONE;
    families->members =
        arena_grow(region->arena, families->members, &families->room,
                   families->index.n + 1, sizeof(struct member *));
    families->members[families->index.n] = member;
    keys_add(&families->index, key);
}

static void gather(struct families *families, const struct keys *seeds)
{
    struct region *region = families->region;
    for (size_t i = 0; i < seeds->n; i++) add_member(families, seeds->at[i]);
    for (size_t i = 0; i < families->index.n; i++) {
        struct keys near;
        const struct member *member = families->members[i];
        keys_open(&near, region->arena);
        if (member->parent != NONE) keys_add(&near, member->parent);
        region_collect(region, region_ask_of(region, SQL_CHILDREN, member->key),
                       &near);
        for (size_t j = 0; j < near.n; j++) add_member(families, near.at[j]);
    }
}

static struct member *find(const struct families *families, int64_t key)
{
    uint32_t at;
    if (key == NONE || !keys_find(&families->index, key, &at)) return NULL;
    return families->members[at];
}

/* ---- their trees --------------------------------------------------------- */

/* A ring of parents is opened above its member with the least mark. */
static void open_ring(const struct families *families, struct member *member)
{
    struct member *least = member;
    struct member *at = find(families, member->parent);
    for (; at && at != member; at = find(families, at->parent))
        if (at->mark < least->mark) least = at;
    if (at) least->parent = NONE;
}

/* Along the way up, until a member that has been seen: when it was seen on
 * this very way, it is on a ring. */
static void walk_up(const struct families *families, struct member *from)
{
    struct keys way;
    struct member *at = from;
    keys_open(&way, families->region->arena);
    while (at && !at->walked) {
        at->walked = true;
        keys_add(&way, at->key);
        at = find(families, at->parent);
    }
    if (at && keys_find(&way, at->key, NULL)) open_ring(families, at);
}

static void lay_out(const struct families *families)
{
    for (size_t i = 0; i < families->index.n; i++)
        if (!find(families, families->members[i]->parent))
            families->members[i]->parent = NONE;
    for (size_t i = 0; i < families->index.n; i++)
        walk_up(families, families->members[i]);
    for (size_t i = 0; i < families->index.n; i++) {
        struct member *member = families->members[i];
        struct member *up = find(families, member->parent);
        for (; member->told && up && !up->told; up = find(families, up->parent))
            up->told = true;
    }
    for (size_t i = 0; i < families->index.n; i++) {
        struct member *top = families->members[i];
        while (find(families, top->parent)) top = find(families, top->parent);
        families->members[i]->root = top->key;
    }
}

/* ---- their rows ---------------------------------------------------------- */

static void add_base(struct families *families, struct str base)
{
    if (!base.len || map_get(&families->bases, base, NULL)) return;
    families->base =
        arena_grow(families->region->arena, families->base,
                   &families->room_bases, families->n_bases + 1, sizeof base);
    families->base[families->n_bases++] = base;
    map_put(&families->bases, base, 0);
}

/* Events are found by their ids without a number. */
static void note_base(struct region *region, struct str base, int64_t key,
                      bool gone)
{
    struct run_entry entry = { .key = str_hash(base), .gone = gone };
    if (!base.len) return;
    entry.rank = (uint64_t)(key % MOST_MENTIONS);
    entry.report = (uint32_t)(key / MOST_MENTIONS);
    runs_put(region_runs(region, RUNS_BASES), &entry);
}

static void load_event(struct families *families, struct member *member)
{
    struct region *region = families->region;
    struct arena *arena = region->arena;
    struct linked_event *event = &member->event;
    struct query *query = region_ask_of(region, SQL_EVENT, member->key);
    if (!query_next(query)) return;
    member->held = true;
    member->id = query_take_str(query, arena);
    member->was_name = query_take_str(query, arena);
    region_take_event(query, arena, event);
    member->was_parent = query_take_number(query);
    event->sides = query_take_lines(query, arena, &event->n_sides);
    member->was_root = query_take_number(query);
    member->was_base = query_take_str(query, arena);
    member->began = (int32_t)query_take_number(query);
}

/* What it is: as its cell has just been joined, or as its row has it. */
static void draw_event(struct families *families, struct member *member)
{
    struct region *region = families->region;
    bool touched = keys_find(&region->touched, member->key, NULL);
    load_event(families, member);
    if (member->held && !touched) return;
    if (!member->told) return;
    const struct outline *outline =
        region_outline(region, member->key, member->cell);
    if (!outline) return;
    member->drawn = true;
    member->event = outline->event;
    member->began = outline->began;
}

static void drop_event(struct region *region, const struct member *member)
{
    int64_t key = member->key;
    note_base(region, member->was_base, key, true);
    region_run(region, region_ask_of(region, SQL_EVENT_DROP, key));
    region_run(region, region_ask_of(region, SQL_FIGURES_DROP, key));
    region_run(region, region_ask_of(region, SQL_FINDINGS_DROP, key));
    region_run(region, region_ask_of(region, SQL_FINDING_CLAIMS_DROP, key));
}

static void put_event(struct region *region, const struct member *member)
{
    const struct linked_event *event = &member->event;
    struct query *query = region_ask_of(region, SQL_EVENT_PUT, member->key);
    query_put_number(query, member->mark);
    query_put_str(query, member->id);
    query_put_str(query, member->base);
    query_put_str(query, event->name);
    query_put_text(query, event_type_name(event->type));
    query_put_str(query, event->place);
    query_put_str(query, event->country);
    query_put_real(query, event->latitude);
    query_put_real(query, event->longitude);
    query_put_date(query, event->start);
    query_put_date(query, event->end);
    query_put_number(query, member->parent);
    query_put_number(query, member->root);
    query_put_number(query, member->began);
    query_put_lines(query, region->arena, event->sides, event->n_sides);
    region_run(region, query);
}

static void keep_event(struct families *families, struct member *member)
{
    struct region *region = families->region;
    const struct member *up = find(families, member->parent);
    member->base = link_event_id(region->arena, &member->event, 1);
    member->event.name =
        link_event_name(region->linker, region->arena, &member->event,
                        up ? link_event_year(&up->event) : 0);
    if (!str_equal(member->base, member->was_base)) {
        note_base(region, member->was_base, member->key, true);
        note_base(region, member->base, member->key, false);
        add_base(families, member->was_base);
        member->id = member->base;
    }
    if (member->drawn || !member->held ||
        !str_equal(member->base, member->was_base))
        add_base(families, member->base);
    bool same = member->held && !member->drawn &&
                member->parent == member->was_parent &&
                member->root == member->was_root &&
                str_equal(member->event.name, member->was_name);
    if (!same) put_event(region, member);
    keys_add(&region->roots, member->root);
}

static void keep_events(struct families *families)
{
    struct region *region = families->region;
    for (size_t i = 0; i < families->index.n; i++)
        draw_event(families, families->members[i]);
    for (size_t i = 0; i < families->index.n; i++) {
        struct member *member = families->members[i];
        if (!member->told) {
            add_base(families, member->was_base);
            if (member->held) drop_event(region, member);
        }
        if (member->was_root && member->was_root != member->root) {
            region_run(region, region_ask_of(region, SQL_FINDINGS_DROP,
                                             member->was_root));
            region_run(region, region_ask_of(region, SQL_FINDING_CLAIMS_DROP,
                                             member->was_root));
        }
    }
    for (size_t i = 0; i < families->index.n; i++)
        if (families->members[i]->told)
            keep_event(families, families->members[i]);
}

/* Events that are no more, in no family any longer. */
static void drop_gone(struct families *families)
{
    struct region *region = families->region;
    for (size_t i = 0; i < region->gone.n; i++) {
        struct member gone = { .key = region->gone.at[i] };
        if (find(families, gone.key)) continue;
        load_event(families, &gone);
        add_base(families, gone.was_base);
        if (gone.held) drop_event(region, &gone);
    }
}

/* Findings call events by their ids; figures do not. */
static void draw_findings(struct region *region, int64_t root)
{
    struct query *query = region_ask_of(region, SQL_FINDINGS, root);
    if (query_next(query)) keys_add(&region->roots, root);
}

/* An event with an id that others may have. */
struct named {
    int64_t key, root, began, mark;
    struct str id;
};

static int compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    if (a->began != b->began) return a->began < b->began ? -1 : 1;
    return (a->mark > b->mark) - (a->mark < b->mark);
}

static bool take_named(struct region *region, struct str base,
                       struct named *out)
{
    struct query *query = region_ask_of(region, SQL_EVENT_BASE, out->key);
    if (!query_next(query)) return false;
    out->id = query_take_str(query, region->arena);
    out->root = query_take_number(query);
    if (!str_equal(query_take_str(query, region->arena), base)) return false;
    out->began = query_take_number(query);
    out->mark = query_take_number(query);
    return true;
}

/* In the order in which they were first told. */
static struct named *find_named(struct region *region, struct str base,
                                size_t *n)
{
    struct look look;
    struct run_entry entry;
    struct named *all = NULL;
    size_t room = 0;
    *n = 0;
    uint64_t key = str_hash(base);
    runs_look(region_runs(region, RUNS_BASES), key, key, &look);
    while (look_next(&look, &entry)) {
        all = arena_grow(region->arena, all, &room, *n + 1, sizeof *all);
        all[*n].key = entry.report * MOST_MENTIONS + (int64_t)entry.rank;
        *n += take_named(region, base, &all[*n]);
    }
    if (*n) qsort(all, *n, sizeof *all, compare_named);
    return all;
}

/* Equal ids get numbers. */
static void number_ids(struct region *region, struct str base)
{
    size_t n;
    struct named *all = find_named(region, base, &n);
    for (size_t i = 0; i < n; i++) {
        struct str next = link_number_id(region->arena, base, (unsigned)i + 1);
        if (str_equal(all[i].id, next)) continue;
        draw_findings(region, all[i].root);
        struct query *put = region_ask(region, SQL_EVENT_ID);
        query_put_str(put, next);
        query_put_number(put, all[i].key);
        region_run(region, put);
    }
}

void region_families(struct region *region)
{
    struct families families = { .region = region };
    struct keys seeds;
    keys_open(&seeds, region->arena);
    keys_open(&families.index, region->arena);
    map_open(&families.bases, region->arena);
    for (size_t i = 0; i < region->touched.n; i++)
        keys_add(&seeds, region->touched.at[i]);
    for (size_t i = 0; i < region->heard.n; i++)
        keys_add(&seeds, region->heard.at[i]);
    let_go(region, &seeds);
    vote_parents(region, &seeds);
    gather(&families, &seeds);
    lay_out(&families);
    drop_gone(&families);
    keep_events(&families);
    runs_seal(region_runs(region, RUNS_BASES));
    for (size_t i = 0; i < families.n_bases; i++)
        number_ids(region, families.base[i]);
}
