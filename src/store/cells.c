/* Which mentions are of one event: cell by cell, each joined anew as a whole
 * when a mention in it is new, has come from another cell, or is told by a
 * report whose story has changed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/bonds.h"
#include "store/compared.h"
#include "store/standing.h"

#include <stdlib.h>
#include <string.h>

/* A mention as its row has it. */
struct line {
    struct site *site;
    uint32_t index;
    int64_t cluster, outline; /* outline: of the cluster that began with it */
    struct str reason;
    bool told, parent;   /* it has a larger event */
    struct str compared; /* of a main event */
    struct mention *mention;
};

/* One cell while it is joined. */
struct cell {
    struct region *region;
    struct arena *scratch; /* for what nobody asks for behind the cell */
    int64_t key;
    struct line *rows; /* by report in canonical order, and index */
    size_t n, room;
    struct cell_set set;
    struct cell_report *reports;
    struct site **sites; /* of the reports */
    int64_t *firsts;     /* the keys of their first reports */
    struct compared compared;
};

struct outlines {
    struct keys index; /* cluster -> its place in `at` */
    struct keys drawn; /* cells */
    struct outline **at;
    size_t room;
};

/* ---- one cell ------------------------------------------------------------ */

static int compare_rows(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->site != b->site) return site_compare(a->site, b->site);
    return (a->index > b->index) - (a->index < b->index);
}

static void load_rows(struct cell *cell)
{
    struct region *region = cell->region;
    struct query *query = region_ask_of(region, SQL_CELL, cell->key);
    while (query_next(query)) {
        cell->rows = arena_grow(cell->scratch, cell->rows, &cell->room,
                                cell->n + 1, sizeof *cell->rows);
        struct line *row = &cell->rows[cell->n++];
        row->site = region_take_site(region, query);
        row->index = (uint32_t)query_take_number(query);
        row->cluster = query_take_number(query);
        row->reason = query_take_str(query, cell->scratch);
        row->told = query_take_number(query) != 0;
        row->compared = query_take_bytes(query, cell->scratch);
        row->outline = query_take_number(query);
        row->parent = query_take_number(query) >= 0;
        row->mention =
            link_mention(cell->scratch, query_take_bytes(query, cell->scratch));
    }
    if (cell->n) qsort(cell->rows, cell->n, sizeof *cell->rows, compare_rows);
}

/* The first reports in the cell with one first report, or of one story. */
struct firsts {
    struct keys keys;
    uint32_t *at;
    size_t room;
};

static uint32_t find_first(struct firsts *firsts, int64_t key, uint32_t report)
{
    uint32_t at;
    if (!keys_add(&firsts->keys, key)) {
        keys_find(&firsts->keys, key, &at);
        return firsts->at[at];
    }
    firsts->at = arena_grow(firsts->keys.arena, firsts->at, &firsts->room,
                            firsts->keys.n, sizeof *firsts->at);
    firsts->at[firsts->keys.n - 1] = report;
    return report;
}

/* What is known of the main events: none of them is a copy's. */
static void recall_words(struct cell *cell, const struct firsts *groups)
{
    uint32_t report = 0;
    compared_open(&cell->compared, cell->scratch);
    for (size_t i = 0; i < cell->n; i++) {
        const struct line *row = &cell->rows[i];
        if (cell->sites[report] != row->site) report++;
        compared_take(&cell->compared, cell->reports[report].group,
                      row->compared, &groups->keys, groups->at);
    }
}

static void open_reports(struct cell *cell)
{
    struct firsts groups = { .at = NULL }, stories = { .at = NULL };
    size_t n = 0;
    cell->reports = ARENA_ARRAY(cell->scratch, struct cell_report, cell->n + 1);
    cell->firsts = ARENA_ARRAY(cell->scratch, int64_t, cell->n + 1);
    cell->sites =
        arena_array(cell->scratch, cell->n + 1, sizeof(struct site *));
    for (size_t i = 0; i < cell->n; i++) {
        if (n && cell->sites[n - 1] == cell->rows[i].site) continue;
        cell->sites[n++] = cell->rows[i].site;
    }
    keys_open(&groups.keys, cell->scratch);
    keys_open(&stories.keys, cell->scratch);
    for (uint32_t i = 0; i < n; i++) {
        const struct site *site = cell->sites[i];
        cell->firsts[i] = site->first;
        cell->reports[i] =
            (struct cell_report){ find_first(&groups, site->first, i),
                                  find_first(&stories, site->story, i),
                                  site->reason };
    }
    cell->set.reports = cell->reports;
    cell->set.n_reports = n;
    recall_words(cell, &groups);
}

static const struct gist *find_gist(void *with, uint32_t report)
{
    struct cell *cell = with;
    struct region *region = cell->region;
    return region_gist(region, cell->sites[report]->first);
}

static enum cell_words recall(void *with, uint32_t report, uint32_t other)
{
    struct cell *cell = with;
    return compared_recall(&cell->compared, report, other);
}

static void keep_words(void *with, uint32_t report, uint32_t other, bool apart)
{
    struct cell *cell = with;
    compared_keep(&cell->compared, report, other, apart);
}

static void open_set(struct cell *cell)
{
    uint32_t report = 0;
    cell->set.gist = find_gist;
    cell->set.recall = recall;
    cell->set.keep = keep_words;
    cell->set.with = cell;
    open_reports(cell);
    cell->set.mentions =
        ARENA_ARRAY(cell->scratch, struct cell_mention, cell->n + 1);
    cell->set.n_mentions = cell->n;
    for (size_t i = 0; i < cell->n; i++) {
        const struct line *row = &cell->rows[i];
        if (cell->sites[report] != row->site) report++;
        cell->set.mentions[i] = (struct cell_mention){
            .report = report,
            .index = row->index,
            .mention = row->mention,
            .bond = bonds_find(cell->region, row->site, row->index),
        };
    }
}

/* ---- outlines ------------------------------------------------------------ */

/* An event is named by the mention that it began with, in this book. */
static int64_t make_key(const struct site *site, uint32_t index)
{
    return site->key * MOST_MENTIONS + index;
}

void cell_change(struct region *region, const struct site *site, uint32_t index,
                 int64_t cell)
{
    struct query *query = region_ask_of(region, SQL_TELLING_CELL, cell);
    region_put_site(query, site, cell);
    query_put_number(query, site->key);
    query_put_number(query, index);
    region_run(region, query);
    if (site->trace) site->trace->mentions[index].cell = cell;
    if (!site->fresh) keys_add(&region->gone, make_key(site, index));
}

/* The same in every book. */
static int64_t make_mark(const struct line *row)
{
    int64_t parts[] = { row->site->hash, row->index };
    struct str bytes = { (const char *)parts, sizeof parts };
    return (int64_t)(str_hash(bytes) >> 1);
}

static struct outline *add_outline(struct region *region, int64_t key)
{
    struct outlines *outlines = region->outlines;
    uint32_t at;
    if (!keys_add(&outlines->index, key)) {
        keys_find(&outlines->index, key, &at);
        return outlines->at[at];
    }
    outlines->at = arena_grow(region->arena, outlines->at, &outlines->room,
                              outlines->index.n, sizeof *outlines->at);
    at = (uint32_t)outlines->index.n - 1;
    outlines->at[at] = ARENA_NEW(region->arena, struct outline);
    outlines->at[at]->key = key;
    return outlines->at[at];
}

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

static uint64_t mix_date(uint64_t hash, struct date date)
{
    return mix(hash, (uint64_t)date.year << 16 | (uint64_t)date.month << 8 |
                         (uint64_t)date.day);
}

static uint64_t mix_real(uint64_t hash, double real)
{
    uint64_t bits;
    memcpy(&bits, &real, sizeof bits);
    return mix(hash, bits);
}

static uint64_t hash_event(const struct linked_event *event)
{
    uint64_t hash = mix(1, event->type);
    hash = mix_real(mix_real(hash, event->latitude), event->longitude);
    hash = mix(mix(hash, str_hash(event->place)), str_hash(event->country));
    hash = mix_date(mix_date(hash, event->start), event->end);
    for (size_t i = 0; i < event->n_sides; i++)
        hash = mix(hash, str_hash(event->sides[i]));
    return hash;
}

/* What each is and who tells of it, as one number. */
static void hash_outlines(const struct cell *cell, struct outline **drawn)
{
    const struct cell_set *set = &cell->set;
    for (uint32_t i = 0; i < set->n_clusters; i++) {
        uint64_t hash = mix(hash_event(&drawn[i]->event), drawn[i]->told);
        drawn[i]->hash = (int64_t)mix(hash, (uint64_t)drawn[i]->began);
    }
    for (size_t i = 0; i < cell->n; i++) {
        struct outline *outline = drawn[set->mentions[i].cluster];
        const struct line *row = &cell->rows[i];
        uint64_t hash = mix((uint64_t)outline->hash, row->index);
        outline->hash = (int64_t)mix(hash, (uint64_t)row->site->hash);
    }
    for (uint32_t i = 0; i < set->n_clusters; i++)
        drawn[i]->hash = (int64_t)((uint64_t)drawn[i]->hash >> 1);
}

static struct linked_event copy_event(struct arena *arena,
                                      const struct linked_event *event)
{
    struct linked_event copy = *event;
    copy.place = str_copy(arena, event->place);
    copy.country = str_copy(arena, event->country);
    copy.sides = ARENA_ARRAY(arena, struct str, event->n_sides + 1);
    for (size_t i = 0; i < event->n_sides; i++)
        copy.sides[i] = str_copy(arena, event->sides[i]);
    return copy;
}

static struct outline *draw_outline(struct cell *cell, uint32_t cluster)
{
    const struct cell_set *set = &cell->set;
    const struct line *first = &cell->rows[set->firsts[cluster]];
    struct outline *outline =
        add_outline(cell->region, make_key(first->site, first->index));
    outline->mark = make_mark(first);
    outline->cell = cell->key;
    outline->event = copy_event(cell->region->arena, &set->events[cluster]);
    outline->began = first->site->stamp;
    outline->told = outline->parents = false;
    return outline;
}

/* Of events that no claim and no second report tells of the book keeps
 * nothing but where they stand. */
static struct outline **draw_outlines(struct cell *cell)
{
    const struct cell_set *set = &cell->set;
    struct outline **drawn =
        arena_array(cell->scratch, set->n_clusters + 1, sizeof *drawn);
    for (uint32_t i = 0; i < set->n_clusters; i++)
        drawn[i] = draw_outline(cell, i);
    for (size_t i = 0; i < cell->n; i++) {
        const struct line *row = &cell->rows[i];
        bool second = !row->index && row->site->story != row->site->key;
        struct outline *outline = drawn[set->mentions[i].cluster];
        outline->told = outline->told || row->told || second;
        outline->parents = outline->parents || row->parent;
    }
    hash_outlines(cell, drawn);
    return drawn;
}

/* ---- what has changed ---------------------------------------------------- */

/* What is to be kept of a row's comparisons. */
static struct str pack_words(struct cell *cell, const struct line *row,
                             uint32_t report)
{
    bool main = !row->index && row->site->first == row->site->key;
    uint32_t group = cell->reports[report].group;
    return main ? compared_pack(&cell->compared, group) : (struct str){ 0 };
}

static void keep_row(struct cell *cell, const struct line *row,
                     const struct cell_mention *mention,
                     const struct outline *drawn)
{
    struct region *region = cell->region;
    struct str words = pack_words(cell, row, mention->report);
    bool moves = row->cluster != drawn->key;
    bool begins = drawn->key == make_key(row->site, row->index);
    int64_t outline = begins ? drawn->hash : 0;
    if (!moves && row->outline == outline &&
        str_equal(row->reason, mention->reason) &&
        str_equal(row->compared, words))
        return;
    struct query *query = region_ask_of(region, SQL_TELLING_JOIN, drawn->key);
    query_put_str(query, mention->reason);
    query_put_bytes(query, words);
    query_put_number(query, outline);
    query_put_number(query, cell->key);
    query_put_number(query, row->site->key);
    query_put_number(query, row->index);
    region_run(region, query);
    if (moves) keys_add(&region->shifted, row->site->key);
}

static void keep_cluster(struct region *region, const struct outline *outline)
{
    struct query *query = region_ask_of(region, SQL_CLUSTER_PUT, outline->key);
    query_put_number(query, outline->mark);
    query_put_number(query, outline->cell);
    query_put_number(query, outline->told);
    region_run(region, query);
    keys_add(&region->touched, outline->key);
}

/* The clusters that the cell had: those that are no more are let go of. */
static void compare_clusters(struct cell *cell, struct outline **drawn)
{
    struct region *region = cell->region;
    struct keys now;
    keys_open(&now, cell->scratch);
    for (size_t i = 0; i < cell->set.n_clusters; i++)
        keys_add(&now, drawn[i]->key);
    for (size_t i = 0; i < cell->n; i++) {
        int64_t was = cell->rows[i].cluster;
        if (was && !keys_find(&now, was, NULL)) keys_add(&region->gone, was);
    }
    for (size_t i = 0; i < cell->set.n_clusters; i++) {
        const struct line *first = &cell->rows[cell->set.firsts[i]];
        if (first->cluster != drawn[i]->key || first->outline != drawn[i]->hash)
            keep_cluster(region, drawn[i]);
    }
}

static void keep_cell(struct cell *cell, struct outline **drawn)
{
    compared_close(&cell->compared, cell->firsts);
    for (size_t i = 0; i < cell->n; i++) {
        const struct cell_mention *mention = &cell->set.mentions[i];
        keep_row(cell, &cell->rows[i], mention, drawn[mention->cluster]);
    }
    compare_clusters(cell, drawn);
}

static void join_cell(struct region *region, int64_t key, bool keep)
{
    struct arena *scratch = &region->store->scratch;
    struct cell cell = { .region = region, .scratch = scratch, .key = key };
    scratch->guard = region->arena->guard;
    load_rows(&cell);
    open_set(&cell);
    link_join(region->linker, scratch, &cell.set);
    struct outline **drawn = draw_outlines(&cell);
    if (keep) keep_cell(&cell, drawn);
    arena_reset(scratch);
}

void region_cells(struct region *region)
{
    region->outlines = ARENA_NEW(region->arena, struct outlines);
    keys_open(&region->outlines->index, region->arena);
    keys_open(&region->outlines->drawn, region->arena);
    standing_run(region);
    for (size_t i = 0; i < region->cells.n && !region->status; i++) {
        keys_add(&region->outlines->drawn, region->cells.at[i]);
        join_cell(region, region->cells.at[i], true);
    }
    follow_join(region);
}

const struct outline *region_outline(struct region *region, int64_t cluster,
                                     int64_t cell)
{
    uint32_t at;
    if (keys_add(&region->outlines->drawn, cell))
        join_cell(region, cell, false);
    if (!keys_find(&region->outlines->index, cluster, &at)) return NULL;
    return region->outlines->at[at];
}

bool cell_has_parents(const struct region *region, int64_t cluster)
{
    uint32_t at;
    const struct outlines *outlines = region->outlines;
    return !keys_find(&outlines->index, cluster, &at) ||
           outlines->at[at]->parents;
}
