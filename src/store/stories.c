/* Which reports tell of one incident.
 *
 * A story lies within a web of reports that are connected by pairs (link.h).
 * So when pairs have changed, the webs that this concerns are joined anew, and
 * no others.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/sights.h"

#include "store/bonds.h"

/* Reports with all that they are connected with, and their likely pairs. */
struct web {
    struct telling *telling;
    struct keys reports;
    struct keys known; /* reports whose likely pairs have been read */
    struct near {
        size_t first, n; /* those pairs among the edges */
        struct link_near best;
    } * near;
    struct edge {
        int64_t a, b;
        int32_t score;
    } * edges; /* each as often as it was read, which is from either end */
    size_t n_edges, room, room_near;
};

void stories_forget(struct telling *telling, struct site *site)
{
    struct region *region = telling->region;
    struct keys others;
    keys_open(&others, region->arena);
    region_collect(region, region_ask_of(region, SQL_PAIRS, site->key),
                   &others);
    region_run(region, region_ask_of(region, SQL_PAIRS_DROP, site->key));
    for (size_t i = 0; i < others.n; i++) {
        struct query *query =
            region_ask_of(region, SQL_PAIR_DROP, others.at[i]);
        query_put_number(query, site->key);
        region_run(region, query);
        keys_add(&telling->seeds, others.at[i]);
    }
}

void stories_part(struct telling *telling, int64_t report, int64_t other)
{
    const int64_t ends[] = { report, other };
    for (size_t i = 0; i < 2; i++) {
        struct query *query =
            region_ask_of(telling->region, SQL_PAIR_DROP, ends[i]);
        query_put_number(query, ends[1 - i]);
        region_run(telling->region, query);
        keys_add(&telling->seeds, ends[i]);
    }
}

static bool is_first(const struct site *site)
{
    return site->first == site->key;
}

static void open_blocks(struct telling *telling)
{
    struct region *region = telling->region;
    for (size_t i = 0; i < region->copied.n; i++) {
        struct site *site = region_site(region, region->copied.at[i]);
        bool was = site->was_first == site->key;
        if (was && !is_first(site)) telling->n_left++;
        if (was && !is_first(site)) stories_leave(telling, site);
        if (!was && is_first(site)) keys_add(&telling->entered, site->key);
    }
    for (size_t i = 0; i < telling->entered.n; i++)
        stories_enter(telling, region_site(region, telling->entered.at[i]));
    runs_seal(region_runs(region, RUNS_TERMS));
    for (size_t i = 0; telling->n_left && i < region->copied.n; i++) {
        struct site *site = region_site(region, region->copied.at[i]);
        if (site->was_first == site->key && !is_first(site))
            stories_left(telling, site);
    }
}

/* ---- webs ---------------------------------------------------------------- */

static void add_edge(struct web *web, struct near *near, struct edge edge)
{
    web->edges = arena_grow(web->telling->region->arena, web->edges, &web->room,
                            web->n_edges + 1, sizeof *web->edges);
    web->edges[web->n_edges++] = edge;
    link_near_add(&near->best, edge.score);
    near->n++;
}

/* The likely pairs of a report, read once. */
static struct near find_near(struct web *web, int64_t report)
{
    uint32_t at;
    struct region *region = web->telling->region;
    if (keys_find(&web->known, report, &at)) return web->near[at];
    struct near near = { .first = web->n_edges };
    struct query *query = region_ask_of(region, SQL_PAIRS_LIKELY, report);
    while (query_next(query)) {
        struct edge edge = { report, query_take_number(query), 0 };
        edge.score = (int32_t)query_take_number(query);
        add_edge(web, &near, edge);
    }
    keys_add(&web->known, report);
    web->near = arena_grow(region->arena, web->near, &web->room_near,
                           web->known.n, sizeof *web->near);
    web->near[web->known.n - 1] = near;
    return near;
}

/* All that a report is connected with. */
static void follow_edges(struct web *web, int64_t report)
{
    struct region *region = web->telling->region;
    struct near near = find_near(web, report);
    bonds_collect(region, region_site(region, report), &web->reports);
    for (size_t i = near.first; i < near.first + near.n; i++) {
        struct edge edge = web->edges[i];
        struct near other = find_near(web, edge.b);
        if (link_connects(edge.score, &near.best, &other.best))
            keys_add(&web->reports, edge.b);
    }
}

/* All with whom a report has likely pairs. */
static void take_likely(struct web *web, int64_t report)
{
    struct near near = find_near(web, report);
    for (size_t i = near.first; i < near.first + near.n; i++)
        keys_add(&web->reports, web->edges[i].b);
}

/* Of whom a report has become one of the best pairs, another may be none any
 * longer. */
static void take_outdone(struct web *web, int64_t report)
{
    struct near near = find_near(web, report);
    for (size_t i = near.first; i < near.first + near.n; i++) {
        struct edge edge = web->edges[i];
        struct near other = find_near(web, edge.b);
        if (edge.score >= other.best.best[LINK_CLOSE - 1])
            take_likely(web, edge.b);
    }
}

/* The reports whose pairs have changed, and those who may be connected with
 * others than before. */
static void begin_web(struct web *web)
{
    struct telling *telling = web->telling;
    struct region *region = telling->region;
    for (size_t i = 0; i < telling->again.n; i++) {
        keys_add(&web->reports, telling->again.at[i]);
        take_outdone(web, telling->again.at[i]);
    }
    for (size_t i = 0; i < region->unsettled.n; i++) {
        struct site *site = region_site(region, region->unsettled.at[i]);
        keys_add(&telling->seeds, site->first);
        bonds_collect_any(region, site, &telling->seeds);
    }
    for (size_t i = 0; i < telling->seeds.n; i++) {
        if (!is_first(region_site(region, telling->seeds.at[i]))) continue;
        keys_add(&web->reports, telling->seeds.at[i]);
        take_likely(web, telling->seeds.at[i]);
    }
}

/* ---- stories ------------------------------------------------------------- */

static void set_story(struct region *region, struct site *site, int64_t story,
                      struct str reason)
{
    if (site->story == story && str_equal(site->reason, reason)) return;
    site->story = story;
    site->reason = reason;
    site->changed = true;
    keys_add(&region->moved, site->key);
}

static void place_pairs(const struct web *web, const struct keys *order,
                        struct story_set *set)
{
    struct arena *arena = web->telling->region->arena;
    set->pairs = ARENA_ARRAY(arena, struct story_pair, web->n_edges + 1);
    for (size_t i = 0; i < web->n_edges; i++) {
        uint32_t a, b;
        if (web->edges[i].a > web->edges[i].b ||
            !keys_find(order, web->edges[i].a, &a) ||
            !keys_find(order, web->edges[i].b, &b))
            continue;
        set->pairs[set->n_pairs++] =
            (struct story_pair){ a < b ? a : b, a < b ? b : a,
                                 web->edges[i].score };
    }
}

/* The reports of a web in canonical order. */
struct joining {
    struct region *region;
    struct site **sites;
};

static const struct gist *find_gist(void *with, size_t report)
{
    const struct joining *joining = with;
    return region_gist(joining->region, joining->sites[report]->key);
}

static void join_web(struct web *web)
{
    struct region *region = web->telling->region;
    size_t n = web->reports.n;
    struct keys order;
    struct story_set set = { .n = n };
    struct joining joining = { .region = region };
    struct site **sites =
        arena_array(region->arena, n + 1, sizeof(struct site *));
    const struct gist **gists =
        arena_array(region->arena, n + 1, sizeof(struct gist *));
    const struct bond **bonds =
        arena_array(region->arena, n + 1, sizeof(struct bond *));
    keys_open(&order, region->arena);
    for (size_t i = 0; i < n; i++)
        sites[i] = region_site(region, web->reports.at[i]);
    site_sort(sites, n);
    joining.sites = sites;
    for (size_t i = 0; i < n; i++) {
        keys_add(&order, sites[i]->key);
        bonds[i] = bonds_find(region, sites[i], 0);
    }
    set.gists = gists;
    set.find = find_gist;
    set.with = &joining;
    set.bonds = bonds;
    place_pairs(web, &order, &set);
    link_stories(region->linker, region->arena, &set);
    for (size_t i = 0; i < n; i++)
        set_story(region, sites[i], sites[set.of[i]]->key, set.reasons[i]);
}

/* What repeats a text is of its story. */
static void follow_first(struct region *region, struct site *site)
{
    if (is_first(site)) return;
    set_story(region, site, region_site(region, site->first)->story,
              STR("the text of an earlier report"));
}

static void move_copies(struct region *region)
{
    struct keys copies;
    keys_open(&copies, region->arena);
    for (size_t i = 0; i < region->moved.n; i++)
        region_collect(region,
                       region_ask_of(region, SQL_COPIES, region->moved.at[i]),
                       &copies);
    for (size_t i = 0; i < region->copied.n; i++)
        keys_add(&copies, region->copied.at[i]);
    for (size_t i = 0; i < copies.n; i++)
        follow_first(region, region_site(region, copies.at[i]));
}

/* ---- all ----------------------------------------------------------------- */

/* What has just been put in says so already, if it is alone in its story. */
static void keep_tellings(struct region *region, const struct site *site)
{
    if (site->fresh && site->story == site->key && !site->reason.len) return;
    struct query *query = region_ask_of(region, SQL_TELLING_SITE, site->first);
    query_put_number(query, site->story);
    query_put_str(query, site->reason);
    query_put_number(query, site->key);
    region_run(region, query);
}

static void keep(struct region *region, const struct site *site)
{
    struct query *query = region_ask_of(region, SQL_SITE_PUT, site->repeats);
    query_put_number(query, site->first);
    query_put_number(query, site->story);
    query_put_str(query, site->reason);
    query_put_number(query, site->key);
    region_run(region, query);
    keep_tellings(region, site);
}

void region_stories(struct region *region)
{
    struct telling telling = { .region = region };
    struct web web = { .telling = &telling };
    keys_open(&telling.entered, region->arena);
    keys_open(&telling.again, region->arena);
    keys_open(&telling.lost, region->arena);
    keys_open(&telling.seen, region->arena);
    keys_open(&telling.met, region->arena);
    keys_open(&telling.seeds, region->arena);
    keys_open(&telling.pushed, region->arena);
    keys_open(&telling.ranges, region->arena);
    keys_open(&telling.compared, region->arena);
    keys_open(&web.reports, region->arena);
    keys_open(&web.known, region->arena);
    open_blocks(&telling);
    sights_foresee(&telling);
    for (size_t i = 0; i < telling.again.n; i++)
        stories_meet(&telling, region_site(region, telling.again.at[i]));
    stories_compare(&telling);
    for (size_t i = 0; i < telling.lost.n; i++)
        stories_lose(&telling, region_site(region, telling.lost.at[i]));
    begin_web(&web);
    for (size_t i = 0; i < web.reports.n; i++)
        follow_edges(&web, web.reports.at[i]);
    join_web(&web);
    for (size_t i = 0; i < region->copied.n; i++)
        keys_add(&region->moved, region->copied.at[i]);
    move_copies(region);
    for (size_t i = 0; i < region->index.n; i++)
        if (region->sites[i]->changed || region->sites[i]->fresh)
            keep(region, region->sites[i]);
}
