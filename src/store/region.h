/* What new reports may concern: the part of a book that is concluded anew.
 *
 * Linking goes in steps, each over what the step before has changed: copies
 * of texts (copies.c), pairs and stories of reports (stories.c), events cell
 * by cell (cells.c), families of events (families.c), sources (voices.c). What
 * a step needs of the other reports it finds by indexed keys.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_REGION_H
#define TOLLBOOK_STORE_REGION_H

#include "base/keys.h"
#include "store/query.h"
#include "store/runs.h"

/* Of one report: the number of an event is that of its report times so many,
 * and that of the mention. */
static const int64_t MOST_MENTIONS = 65536;

/* A report as linking knows it. */
struct site {
    int64_t key, hash;
    int32_t stamp;
    struct str id;
    int64_t repeats, first, story; /* as they will be kept */
    int64_t was_first, was_story;  /* as they were; 0 = fresh */
    struct str reason;
    bool fresh;
    bool moved;          /* first, story or reason has changed */
    bool changed;        /* and must be written */
    struct trace *trace; /* of a fresh one, when its mentions are put in */
};

/* The statements that are asked over and over; each is prepared once. */
enum region_sql {
    SQL_FRESH,
    SQL_FRESH_DROP,
    SQL_PRINT_PUT,
    SQL_GIST_PUT,
    SQL_DIGEST_PUT,
    SQL_STANDING_PUT,
    SQL_TELLING_PUT,
    SQL_ROOT,
    SQL_SITE,
    SQL_SITE_PUT,
    SQL_GIST,
    SQL_GISTS,
    SQL_PRINT,
    SQL_REPEATS,
    SQL_COPIES,
    SQL_RUNS,
    SQL_RUN_PUT,
    SQL_RUN_DROP,
    SQL_RUN_PAGE,
    SQL_RUN_PAGE_PUT,
    SQL_RUN_PAGES_DROP,
    SQL_RUN_PAGE_LAST,
    SQL_PAIRS,
    SQL_PAIRS_LIKELY,
    SQL_PAIR_PUT,
    SQL_PAIRS_DROP,
    SQL_PAIR_DROP,
    SQL_STORY,
    SQL_MAIN,
    SQL_COPY_TELLS,
    SQL_TELLINGS,
    SQL_TELLING,
    SQL_TELLING_CELL,
    SQL_TELLING_SITE,
    SQL_TELLING_TOLD,
    SQL_TELLING_JOIN,
    SQL_CELL,
    SQL_CLUSTER,
    SQL_CLUSTER_PUT,
    SQL_CLUSTER_DROP,
    SQL_CLUSTER_PARENT,
    SQL_CLUSTER_PARENTS,
    SQL_CHILDREN,
    SQL_EVENT,
    SQL_EVENT_PUT,
    SQL_EVENT_DROP,
    SQL_EVENT_BASE,
    SQL_EVENT_ID,
    SQL_FIGURES_DROP,
    SQL_FINDINGS,
    SQL_FINDINGS_DROP,
    SQL_FINDING_CLAIMS_DROP,
    SQL_FIGURE_BODIES,
    SQL_FIGURE_LANDS,
    SQL_FIGURES_OF,
    SQL_FIGURE_PUT,
    SQL_FIGURE_DROP,
    SQL_SOURCE_LINKS,
    SQL_SOURCE_LINKS_DROP,
    SQL_SOURCE_LINK_PUT,
    SQL_NAME_COUNT,
    SQL_NAMES,
    SQL_NAME_DROP,
    SQL_ROOTS_REPORT,
    SQL_REPORT,
    SQL_DECISIONS,
    SQL_DECIDED,
    SQL_DECIDED_WITH,
    SQL_UNSETTLED,
    SQL_UNSETTLED_DROP,
    SQL_COUNT,
};

struct region {
    struct store *store;
    struct arena *arena;
    const struct linker *linker;
    const struct methods *methods;
    struct error *error;
    enum status status; /* the first failure */
    struct query queries[SQL_COUNT];
    struct keys index; /* report -> its place in sites */
    struct site **sites;
    size_t room_sites;
    struct keys gisted; /* report -> its place in gists */
    const struct gist **gists;
    size_t room_gists;
    struct keys printed; /* report -> its place in prints */
    const struct print **prints;
    size_t room_prints;
    struct runs *runs[RUNS_KINDS]; /* NULL = not yet asked */
    struct keys fresh;             /* reports */
    struct said said;              /* what they say */
    struct trace *traces;          /* of each, what linking keeps */
    struct keys moved;     /* reports whose first, story or reason changed */
    struct keys copied;    /* reports whose first has changed */
    struct keys doubted;   /* reports of which other copies tell than before */
    struct keys shifted;   /* reports, mentions of which have changed events */
    struct keys touched;   /* clusters that are not what they were */
    struct keys heard;     /* clusters that other copies tell of than before */
    struct keys gone;      /* clusters that are no more */
    struct keys roots;     /* events whose ledgers are to be drawn */
    struct keys cells;     /* to be joined anew */
    struct keys unsettled; /* reports that decisions may move */
    struct bonds *bonds;   /* what people have decided (bonds.h) */
    struct outlines *outlines; /* of clusters, as far as drawn (cells.c) */
};

/* A region with nothing in it; and the end of its statements: the first
 * failure. */
struct region *region_open(struct store *store, struct arena *arena,
                           const struct store_rules *rules,
                           struct error *error);
enum status region_close(struct region *region);
/* From here on, failures are told to this error: a region may outlive the call
 * that opened it. */
void region_report(struct region *region, struct error *error);

/* A statement, ready to be bound. */
struct query *region_ask(struct region *region, enum region_sql sql);

/* Bind one number; and run a statement with a few numbers to its end. */
struct query *region_ask_of(struct region *region, enum region_sql sql,
                            int64_t number);
void region_run(struct region *region, struct query *query);

/* An index by keys. */
struct runs *region_runs(struct region *region, enum runs_kind kind);

struct site *region_site(struct region *region, int64_t report);
/* The report of a row that begins with its number and, as a row of tellings has
 * it, its standing. What it repeats is not told there. */
struct site *region_take_site(struct region *region, struct query *query);
/* Its standing as a row of tellings in that cell has it. */
void region_put_site(struct query *query, const struct site *site,
                     int64_t cell);
const struct gist *region_gist(struct region *region, int64_t report);
/* Read the gists of some reports, in the order in which they lie. */
void region_read_gists(struct region *region, const struct keys *reports);
const struct print *region_print(struct region *region, int64_t report);

/* All numbers in the first column of the rows, into `keys`. */
void region_collect(struct region *region, struct query *query,
                    struct keys *keys);

/* The canonical order. */
int site_compare(const struct site *a, const struct site *b);
void site_sort(struct site **sites, size_t n);

/* The steps. */
void region_copies(struct region *region);
void region_stories(struct region *region);
void region_cells(struct region *region);
void region_families(struct region *region);
void region_voices(struct region *region);

/* The cell of those mentions that stand in none: a copy's main event is that of
 * the report it repeats. Before cells are joined, copies leave them; then each
 * follows (follow.c). */
enum { CELL_NONE = 0 };
void follow_leave(struct region *region);
/* A mention comes into another cell: it is of no cluster any longer, and the
 * one that began with it is no more, unless it begins anew (cells.c). */
void cell_change(struct region *region, const struct site *site, uint32_t index,
                 int64_t cell);

/* May a mention of the cluster have a larger event? False where its cell, as it
 * was joined in this region, knows of none. */
bool cell_has_parents(const struct region *region, int64_t cluster);
void follow_join(struct region *region);

/* A cluster's outline, and its mentions (cells.c). */
struct outline {
    int64_t key, mark, cell;
    struct linked_event event;
    int32_t began;
    bool told;
    bool parents; /* some mention has a larger event */
    int64_t hash;
};

/* As its cell was joined in this region; the cell is joined again for it when
 * it was not. NULL when there is no such cluster. */
const struct outline *region_outline(struct region *region, int64_t cluster,
                                     int64_t cell);

/* What an event is, from the columns type, place, country, latitude, longitude,
 * start and end of its row, in this order. */
void region_take_event(struct query *query, struct arena *arena,
                       struct linked_event *event);

/* The usual name of a source: that which most of its claims have, from all rows
 * of region_names. False = it has none. */
extern const char region_names[];
bool region_take_name(struct query *query, struct arena *arena,
                      struct linked_source *out);

#endif
