/* The reports of a region, each loaded once, and its statements.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/region.h"

#include <stdlib.h>

enum {
    SITE_COLUMNS = 6, /* of a telling, that are its report's */
    GISTS_PASSED = 4, /* rows that are passed over sooner than searched */
};

const char region_names[] =
    "SELECT times, name, kind, side, crowd FROM source_names "
    "WHERE source = ? ORDER BY name, kind, side, crowd";

static const char *const texts[SQL_COUNT] = {
    [SQL_FRESH] = "SELECT report FROM fresh LIMIT ?",
    [SQL_FRESH_DROP] = "DELETE FROM fresh WHERE report = ?",
    [SQL_PRINT_PUT] = "INSERT INTO prints VALUES (?,?)",
    [SQL_GIST_PUT] = "INSERT INTO gists VALUES (?,?)",
    [SQL_DIGEST_PUT] = "INSERT OR REPLACE INTO digests VALUES (?,?)",
    [SQL_STANDING_PUT] = "INSERT INTO standings VALUES "
                         "(?1,?2,?3,?4,?1,?1,?1,'')",
    [SQL_TELLING_PUT] = "INSERT INTO tellings VALUES "
                        "(?,?,?,0,'',?,?,0,?,x'',?,?,?,?,?,?)",
    [SQL_ROOT] = "SELECT 1 FROM events WHERE n = ? AND parent = -1",
    [SQL_SITE] = "SELECT repeats, hash, stamp, id, first, story, reason "
                 "FROM standings WHERE report = ?",
    [SQL_SITE_PUT] = "UPDATE standings SET repeats = ?, first = ?, story = ?, "
                     "reason = ? WHERE report = ?",
    [SQL_GIST] = "SELECT gist FROM gists WHERE report = ?",
    [SQL_GISTS] = "SELECT report, gist FROM gists WHERE report >= ?",
    [SQL_PRINT] = "SELECT print FROM prints WHERE report = ?",
    [SQL_REPEATS] = "SELECT report FROM standings "
                    "WHERE repeats = ? AND repeats <> report",
    [SQL_COPIES] = "SELECT report FROM standings "
                   "WHERE first = ? AND first <> report",
    [SQL_RUNS] = "SELECT n, size, first, length(sieve) FROM runs "
                 "WHERE kind = ? ORDER BY n",
    [SQL_RUN_PUT] = "INSERT INTO runs VALUES (NULL,?,?,?,?)",
    [SQL_RUN_DROP] = "DELETE FROM runs WHERE n = ?",
    [SQL_RUN_PAGE] = "SELECT packed FROM run_pages WHERE n = ?",
    [SQL_RUN_PAGE_PUT] = "INSERT INTO run_pages VALUES (?,?)",
    [SQL_RUN_PAGES_DROP] = "DELETE FROM run_pages WHERE n BETWEEN ? AND ?",
    [SQL_RUN_PAGE_LAST] = "SELECT ifnull(max(n), 0) FROM run_pages",
    [SQL_PAIRS] = "SELECT other, score FROM pairs WHERE report = ?",
    [SQL_PAIRS_LIKELY] = "SELECT other, score FROM pairs "
                         "WHERE report = ? AND score > 0",
    [SQL_PAIR_PUT] = "INSERT OR REPLACE INTO pairs VALUES (?,?,?)",
    [SQL_PAIRS_DROP] = "DELETE FROM pairs WHERE report = ?",
    [SQL_PAIR_DROP] = "DELETE FROM pairs WHERE report = ? AND other = ?",
    [SQL_STORY] = "SELECT report FROM standings WHERE report = ?1 AND "
                  "story = ?1 AND first = report UNION ALL "
                  "SELECT report FROM standings WHERE story = ?1 AND "
                  "story <> report AND first = report",
    [SQL_MAIN] = "SELECT cell, cluster, told FROM tellings "
                 "WHERE report = ? AND mention = 0",
    [SQL_COPY_TELLS] = "SELECT 1 FROM standings s CROSS JOIN tellings t "
                       "ON t.cell = 0 AND t.report = s.report AND "
                       "t.mention = 0 WHERE s.first = ? AND "
                       "s.first <> s.report AND t.told & 1 LIMIT 1",
    [SQL_TELLINGS] = "SELECT mention, cell, cluster, parent, packed "
                     "FROM tellings WHERE report = ?",
    [SQL_TELLING] = "SELECT cell, packed FROM tellings "
                    "WHERE report = ? AND mention = ?",
    [SQL_TELLING_CELL] = "UPDATE tellings SET cell = ?, cluster = 0, "
                         "outline = 0, hash = ?, stamp = ?, id = ?, "
                         "first = ?, story = ?, why = ? "
                         "WHERE report = ? AND mention = ?",
    [SQL_TELLING_SITE] = "UPDATE tellings SET first = ?, story = ?, why = ? "
                         "WHERE report = ? AND cell <> 0",
    [SQL_TELLING_TOLD] = "UPDATE tellings SET told = ? WHERE cell = ? AND "
                         "report = ? AND mention = 0",
    [SQL_TELLING_JOIN] =
        "UPDATE tellings SET cluster = ?, reason = ?, "
        "compared = ?, outline = ? WHERE cell = ? AND report = ? "
        "AND mention = ?",
    [SQL_CELL] = "SELECT report, hash, stamp, id, first, story, why, mention, "
                 "cluster, reason, told, compared, outline, parent, packed "
                 "FROM tellings WHERE cell = ?",
    [SQL_CLUSTER] = "SELECT mark, cell, parent, told FROM clusters WHERE n = ?",
    [SQL_CLUSTER_PUT] = "INSERT INTO clusters VALUES (?1,?2,?3,-1,?4) "
                        "ON CONFLICT DO UPDATE SET cell = ?3, told = ?4",
    [SQL_CLUSTER_DROP] = "DELETE FROM clusters WHERE n = ?",
    [SQL_CLUSTER_PARENT] = "UPDATE clusters SET parent = ? WHERE n = ?",
    [SQL_CLUSTER_PARENTS] =
        "SELECT u.cluster, count(*) FROM tellings t JOIN tellings u "
        "ON u.report = t.report AND u.mention = t.parent "
        "WHERE t.cluster = ? AND t.cell <> 0 AND t.parent >= 0 AND "
        "u.cluster <> t.cluster GROUP BY 1 ORDER BY 2 DESC, "
        "(SELECT mark FROM clusters c WHERE c.n = u.cluster) LIMIT 1",
    [SQL_CHILDREN] = "SELECT n FROM clusters WHERE parent = ?",
    [SQL_EVENT] = "SELECT id, name, type, place, country, latitude, "
                  "longitude, start, \"end\", parent, sides, root, base, began "
                  "FROM events WHERE n = ?",
    [SQL_EVENT_PUT] = "INSERT OR REPLACE INTO events VALUES "
                      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [SQL_EVENT_DROP] = "DELETE FROM events WHERE n = ?",
    [SQL_EVENT_BASE] = "SELECT id, root, base, began, mark FROM events "
                       "WHERE n = ?",
    [SQL_EVENT_ID] = "UPDATE events SET id = ? WHERE n = ?",
    [SQL_FIGURES_DROP] = "DELETE FROM figures WHERE event = ?",
    [SQL_FINDINGS] = "SELECT 1 FROM findings WHERE root = ? LIMIT 1",
    [SQL_FINDINGS_DROP] = "DELETE FROM findings WHERE root = ?",
    [SQL_FINDING_CLAIMS_DROP] = "DELETE FROM finding_claims WHERE root = ?",
    [SQL_FIGURE_BODIES] = "SELECT DISTINCT body FROM source_figures "
                          "WHERE figure = ? AND body <> '' LIMIT 2",
    [SQL_FIGURE_LANDS] = "SELECT report FROM source_figures "
                         "WHERE figure = ? AND body = ''",
    [SQL_FIGURES_OF] = "SELECT figure, body FROM source_figures "
                       "WHERE report = ?",
    [SQL_FIGURE_PUT] = "INSERT OR IGNORE INTO source_figures VALUES (?,?,?)",
    [SQL_FIGURE_DROP] = "DELETE FROM source_figures WHERE figure = ? AND "
                        "body = ? AND report = ?",
    [SQL_SOURCE_LINKS] = "SELECT source, name, kind, side, crowd "
                         "FROM source_links WHERE report = ?",
    [SQL_SOURCE_LINKS_DROP] = "DELETE FROM source_links WHERE report = ?",
    [SQL_SOURCE_LINK_PUT] = "INSERT INTO source_links VALUES (?,?,?,?,?,?,?,?)",
    [SQL_NAME_COUNT] =
        "INSERT INTO source_names VALUES (?,?,?,?,?,?) ON CONFLICT "
        "DO UPDATE SET times = times + excluded.times",
    [SQL_NAMES] = region_names,
    [SQL_NAME_DROP] = "DELETE FROM source_names WHERE source = ? AND "
                      "times = 0",
    [SQL_ROOTS_REPORT] = "SELECT DISTINCT e.root FROM tellings l "
                         "JOIN events e ON e.n = l.cluster WHERE l.report = ?",
    [SQL_REPORT] = "SELECT publisher, id FROM reports WHERE key = ?",
    [SQL_DECISIONS] = "SELECT 1 FROM decisions LIMIT 1",
    [SQL_DECIDED] = "SELECT d.n, d.ruling = 'same', x.second, x.report, "
                    "x.mention, d.by, d.day, d.note FROM decisions d "
                    "JOIN decided x ON x.decision = d.n "
                    "JOIN standings s ON s.report = x.report "
                    "WHERE d.withdrawn = '' "
                    "ORDER BY d.n, x.second, s.hash, x.mention",
    [SQL_DECIDED_WITH] = "SELECT DISTINCT y.report FROM decided x "
                         "JOIN decided y ON y.decision = x.decision "
                         "JOIN standings s ON s.report = y.report "
                         "WHERE x.report = ?",
    [SQL_UNSETTLED] = "SELECT report FROM unsettled",
    [SQL_UNSETTLED_DROP] = "DELETE FROM unsettled WHERE report = ?",
};

/* ---- statements ---------------------------------------------------------- */

struct query *region_ask(struct region *region, enum region_sql sql)
{
    struct query *query = &region->queries[sql];
    if (!query->store)
        query_open(query, region->store, texts[sql], region->error);
    else
        query_again(query);
    if (query->status && !region->status) region->status = query->status;
    return query;
}

struct query *region_ask_of(struct region *region, enum region_sql sql,
                            int64_t number)
{
    struct query *query = region_ask(region, sql);
    query_put_number(query, number);
    return query;
}

void region_run(struct region *region, struct query *query)
{
    query_run(query);
    if (query->status && !region->status) region->status = query->status;
}

void region_collect(struct region *region, struct query *query,
                    struct keys *keys)
{
    while (query_next(query)) keys_add(keys, query_take_number(query));
    if (query->status && !region->status) region->status = query->status;
}

/* ---- a region ------------------------------------------------------------ */

struct region *region_open(struct store *store, struct arena *arena,
                           const struct store_rules *rules, struct error *error)
{
    struct region *region = ARENA_NEW(arena, struct region);
    *region = (struct region){ .store = store, .arena = arena, .error = error };
    if (rules) region->linker = rules->linker;
    if (rules) region->methods = rules->methods;
    keys_open(&region->index, arena);
    keys_open(&region->gisted, arena);
    keys_open(&region->printed, arena);
    keys_open(&region->fresh, arena);
    keys_open(&region->unsettled, arena);
    keys_open(&region->moved, arena);
    keys_open(&region->copied, arena);
    keys_open(&region->doubted, arena);
    keys_open(&region->shifted, arena);
    keys_open(&region->touched, arena);
    keys_open(&region->heard, arena);
    keys_open(&region->gone, arena);
    keys_open(&region->roots, arena);
    keys_open(&region->cells, arena);
    return region;
}

void region_report(struct region *region, struct error *error)
{
    region->error = error;
    for (size_t i = 0; i < SQL_COUNT; i++) region->queries[i].error = error;
}

enum status region_close(struct region *region)
{
    for (size_t i = 0; i < SQL_COUNT; i++) {
        if (!region->queries[i].store) continue;
        enum status status = query_close(&region->queries[i]);
        if (!region->status) region->status = status;
    }
    return region->status;
}

struct runs *region_runs(struct region *region, enum runs_kind kind)
{
    if (!region->runs[kind]) region->runs[kind] = runs_open(region, kind);
    return region->runs[kind];
}

/* ---- reports ------------------------------------------------------------- */

static struct site *add_site(struct region *region, int64_t report)
{
    struct site *site = ARENA_NEW(region->arena, struct site);
    site->key = report;
    site->repeats = site->first = site->story = report;
    site->fresh = keys_find(&region->fresh, report, NULL);
    region->sites =
        arena_grow(region->arena, region->sites, &region->room_sites,
                   region->index.n + 1, sizeof(struct site *));
    region->sites[region->index.n] = site;
    keys_add(&region->index, report);
    return site;
}

static void read_site(struct region *region, struct query *query,
                      struct site *site)
{
    site->hash = query_take_number(query);
    site->stamp = (int32_t)query_take_number(query);
    site->id = query_take_str(query, region->arena);
    site->first = query_take_number(query);
    site->story = query_take_number(query);
    site->reason = query_take_str(query, region->arena);
    if (site->fresh) return;
    site->was_first = site->first;
    site->was_story = site->story;
}

struct site *region_site(struct region *region, int64_t report)
{
    uint32_t at;
    if (keys_find(&region->index, report, &at)) return region->sites[at];
    struct site *site = add_site(region, report);
    struct query *query = region_ask_of(region, SQL_SITE, report);
    if (!query_next(query)) return site;
    site->repeats = query_take_number(query);
    read_site(region, query, site);
    return site;
}

struct site *region_take_site(struct region *region, struct query *query)
{
    uint32_t at;
    int64_t report = query_take_number(query);
    if (!keys_find(&region->index, report, &at)) {
        struct site *site = add_site(region, report);
        read_site(region, query, site);
        return site;
    }
    query->column += SITE_COLUMNS;
    return region->sites[at];
}

void region_put_site(struct query *query, const struct site *site, int64_t cell)
{
    static const struct site none = { 0 };
    if (cell == CELL_NONE) site = &none;
    query_put_number(query, site->hash);
    query_put_number(query, site->stamp);
    query_put_str(query, site->id);
    query_put_number(query, site->first);
    query_put_number(query, site->story);
    query_put_str(query, site->reason);
}

static const struct gist *add_gist(struct region *region, int64_t report,
                                   struct str packed)
{
    region->gists =
        arena_grow(region->arena, region->gists, &region->room_gists,
                   region->gisted.n + 1, sizeof *region->gists);
    const struct gist *gist = link_gist(region->arena, packed);
    region->gists[region->gisted.n] = gist;
    keys_add(&region->gisted, report);
    return gist;
}

const struct gist *region_gist(struct region *region, int64_t report)
{
    uint32_t at;
    if (keys_find(&region->gisted, report, &at)) return region->gists[at];
    struct query *query = region_ask_of(region, SQL_GIST, report);
    struct str packed = { 0 };
    if (query_next(query)) packed = query_see_bytes(query);
    return add_gist(region, report, packed);
}

static int compare_keys(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* From the first of the keys on, until the next one is farther off than a new
 * search is worth; how many have been read. */
static size_t read_gists(struct region *region, const int64_t *keys, size_t n)
{
    size_t i = 0, passed = 0;
    struct query *query = region_ask_of(region, SQL_GISTS, keys[0]);
    while (i < n && passed < GISTS_PASSED && query_next(query)) {
        int64_t report = query_take_number(query);
        bool wanted = report == keys[i];
        passed = wanted ? 0 : passed + 1;
        if (wanted) add_gist(region, report, query_see_bytes(query));
        i += wanted;
    }
    return i;
}

void region_read_gists(struct region *region, const struct keys *reports)
{
    size_t n = 0, done = 0, read = 1;
    int64_t *keys = ARENA_ARRAY(region->arena, int64_t, reports->n + 1);
    for (size_t i = 0; i < reports->n; i++)
        if (!keys_find(&region->gisted, reports->at[i], NULL))
            keys[n++] = reports->at[i];
    if (n) qsort(keys, n, sizeof *keys, compare_keys);
    for (; done < n && read; done += read)
        read = read_gists(region, keys + done, n - done);
}

const struct print *region_print(struct region *region, int64_t report)
{
    uint32_t at;
    struct str packed = { 0 };
    if (keys_find(&region->printed, report, &at)) return region->prints[at];
    struct query *query = region_ask_of(region, SQL_PRINT, report);
    if (query_next(query)) packed = query_see_bytes(query);
    region->prints =
        arena_grow(region->arena, region->prints, &region->room_prints,
                   region->printed.n + 1, sizeof *region->prints);
    const struct print *print = link_print(region->arena, packed);
    region->prints[region->printed.n] = print;
    keys_add(&region->printed, report);
    return print;
}

int site_compare(const struct site *a, const struct site *b)
{
    if (a->stamp != b->stamp) return a->stamp < b->stamp ? -1 : 1;
    int by = str_compare(a->id, b->id);
    return by ? by : (a->hash > b->hash) - (a->hash < b->hash);
}

static int compare_sites(const void *left, const void *right)
{
    return site_compare(*(struct site *const *)left,
                        *(struct site *const *)right);
}

void site_sort(struct site **sites, size_t n)
{
    if (n) qsort(sites, n, sizeof(struct site *), compare_sites);
}

void region_take_event(struct query *query, struct arena *arena,
                       struct linked_event *event)
{
    event_type_parse(query_take_str(query, arena), &event->type);
    event->place = query_take_str(query, arena);
    event->country = query_take_str(query, arena);
    event->latitude = query_take_real(query);
    event->longitude = query_take_real(query);
    event->start = query_take_date(query);
    event->end = query_take_date(query);
}

bool region_take_name(struct query *query, struct arena *arena,
                      struct linked_source *out)
{
    int64_t most = 0;
    while (query_next(query)) {
        int64_t times = query_take_number(query);
        if (times <= most) continue;
        most = times;
        out->name = query_take_str(query, arena);
        source_kind_parse(query_take_str(query, arena), &out->kind);
        out->side = query_take_str(query, arena);
        out->crowd = query_take_number(query) != 0;
    }
    return most > 0;
}
