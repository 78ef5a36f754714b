/* In which cells mentions stand: main events in that of their story, what is
 * decided to be one event in one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/standing.h"

#include <stdlib.h>

#include "store/bonds.h"

/* A mention, and the cell it stands in. */
struct seat {
    struct site *site;
    uint32_t index;
    int64_t cell;
    struct mention *mention; /* NULL = there is none */
};

static void find_seat(struct region *region, struct seat *seat)
{
    const struct trace *trace = seat->site->trace;
    if (trace && seat->index < trace->n_mentions) {
        const struct trace_mention *mention = &trace->mentions[seat->index];
        seat->cell = mention->cell;
        seat->mention = link_mention(region->arena, mention->packed);
    }
    if (trace) return;
    struct query *query = region_ask_of(region, SQL_TELLING, seat->site->key);
    query_put_number(query, seat->index);
    if (!query_next(query)) return;
    seat->cell = query_take_number(query);
    seat->mention =
        link_mention(region->arena, query_take_bytes(query, region->arena));
}

/* Both the cell that it leaves and the one it comes into are joined anew. */
static void move(struct region *region, const struct seat *seat, int64_t cell)
{
    if (!seat->mention || seat->cell == cell) return;
    if (!seat->site->fresh && seat->cell != CELL_NONE)
        keys_add(&region->cells, seat->cell);
    keys_add(&region->cells, cell);
    cell_change(region, seat->site, seat->index, cell);
}

static int compare_seats(const void *left, const void *right)
{
    const struct seat *a = left, *b = right;
    if (a->site != b->site) return site_compare(a->site, b->site);
    return (a->index > b->index) - (a->index < b->index);
}

/* The cell of what is one event. */
static int64_t common_cell(struct region *region, const struct seat *seats,
                           size_t n)
{
    const struct mention **mentions =
        arena_array(region->arena, n + 1, sizeof *mentions);
    for (size_t i = 0; i < n; i++) mentions[i] = seats[i].mention;
    return link_cell(region->linker, mentions, n);
}

/* ---- stories ------------------------------------------------------------- */

/* The main events of one story stand in one cell, but for those of copies. */
static void place_story(struct region *region, int64_t story)
{
    struct keys members;
    size_t n = 0;
    keys_open(&members, region->arena);
    region_collect(region, region_ask_of(region, SQL_STORY, story), &members);
    struct seat *seats = ARENA_ARRAY(region->arena, struct seat, members.n + 1);
    for (size_t i = 0; i < members.n; i++) {
        seats[n] = (struct seat){
            .site = region_site(region, members.at[i]),
        };
        find_seat(region, &seats[n]);
        n += seats[n].mention != NULL;
    }
    if (!n) return;
    qsort(seats, n, sizeof *seats, compare_seats);
    int64_t cell = common_cell(region, seats, n);
    keys_add(&region->cells, cell);
    for (size_t i = 0; i < n; i++) move(region, &seats[i], cell);
}

/* Of what is new nobody moves where it repeats another, as it has no seat, or
 * where it is a story's first: who has come into that has moved as well. */
static bool moves_nobody(const struct site *site)
{
    return site->fresh &&
           (site->first != site->key || site->story == site->key);
}

static void place_stories(struct region *region, struct keys *stories)
{
    for (size_t i = 0; i < region->moved.n; i++) {
        const struct site *site = region_site(region, region->moved.at[i]);
        if (moves_nobody(site)) continue;
        if (site->was_story) keys_add(stories, site->was_story);
        keys_add(stories, site->story);
    }
    for (size_t i = 0; i < region->unsettled.n; i++)
        keys_add(stories, region_site(region, region->unsettled.at[i])->story);
    for (size_t i = 0; i < stories->n; i++) place_story(region, stories->at[i]);
}

/* ---- decisions ----------------------------------------------------------- */

/* Does the region move what the mention is bound to? */
static bool is_moved(const struct region *region, const struct keys *stories,
                     const struct bound *bound)
{
    int64_t key = bound->site->key;
    return keys_find(&region->unsettled, key, NULL) ||
           keys_find(&region->fresh, key, NULL) ||
           (!bound->mention && keys_find(stories, bound->site->story, NULL));
}

/* All that are one event stand where the first main event among them does, by
 * its story; or, without one, in a cell of their own. */
static void place_bound(struct region *region, const struct bound *top)
{
    const struct bonds *bonds = region->bonds;
    size_t n = 0, room = 0;
    struct seat *seats = NULL;
    const struct seat *main = NULL;
    for (const struct bound *at = top;; at = bonds->at[at->next - 1]) {
        seats = arena_grow(region->arena, seats, &room, n + 1, sizeof *seats);
        seats[n] = (struct seat){ .site = at->site, .index = at->mention };
        find_seat(region, &seats[n]);
        n += seats[n].mention != NULL;
        if (!at->next) break;
    }
    if (!n) return;
    qsort(seats, n, sizeof *seats, compare_seats);
    for (size_t i = n; i-- > 0;)
        if (!seats[i].index) main = &seats[i];
    int64_t cell = main ? main->cell : common_cell(region, seats, n);
    for (size_t i = 0; i < n; i++)
        if (seats[i].index) move(region, &seats[i], cell);
}

static void place_all_bound(struct region *region, const struct keys *stories)
{
    const struct bonds *bonds = region->bonds;
    for (uint32_t i = 0; i < bonds->index.n; i++) {
        const struct bound *at = bonds->at[i], *top = at;
        bool moved =
            at->up == i && at->bond.one && is_moved(region, stories, at);
        if (at->up != i || !at->bond.one) continue;
        while (!moved && at->next) {
            at = bonds->at[at->next - 1];
            moved = is_moved(region, stories, at);
        }
        if (moved) place_bound(region, top);
    }
}

/* What no decision binds any longer stands where it would by itself. */
static void place_unbound(struct region *region, struct site *site)
{
    struct keys indices;
    keys_open(&indices, region->arena);
    region_collect(region, region_ask_of(region, SQL_TELLINGS, site->key),
                   &indices);
    for (size_t i = 0; i < indices.n; i++) {
        struct seat seat = { .site = site, .index = (uint32_t)indices.at[i] };
        const struct bond *bond = bonds_find(region, site, seat.index);
        find_seat(region, &seat);
        if (!seat.mention || seat.cell == CELL_NONE) continue;
        keys_add(&region->cells, seat.cell);
        if (seat.index && !(bond && bond->one))
            move(region, &seat, common_cell(region, &seat, 1));
    }
}

/* ---- all ----------------------------------------------------------------- */

void standing_run(struct region *region)
{
    struct keys stories;
    keys_open(&stories, region->arena);
    follow_leave(region);
    place_stories(region, &stories);
    for (size_t i = 0; i < region->unsettled.n; i++)
        place_unbound(region, region_site(region, region->unsettled.at[i]));
    place_all_bound(region, &stories);
    for (size_t i = 0; i < region->fresh.n; i++) {
        const struct trace *trace =
            region_site(region, region->fresh.at[i])->trace;
        /* a damaged book may list a report that it does not hold */
        for (size_t j = 0; trace && j < trace->n_mentions; j++)
            if (trace->mentions[j].cell != CELL_NONE)
                keys_add(&region->cells, trace->mentions[j].cell);
    }
}
