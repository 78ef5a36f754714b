/* Drawing conclusions: from the reports that came in, or were decided on,
 * since, over what they may concern, in one transaction.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/bonds.h"
#include "store/schema.h"

/* More reports are concluded from in turns: what is left over from one turn
 * takes memory. */
enum { FRESH_AT_ONCE = 4000 };

/* ---- traces -------------------------------------------------------------- */

static void put_bytes(struct region *region, enum region_sql sql, int64_t key,
                      struct str bytes)
{
    struct query *query = region_ask_of(region, sql, key);
    query_put_bytes(query, bytes);
    region_run(region, query);
}

static void put_site(struct region *region, size_t i, const struct trace *trace)
{
    const struct said *said = &region->said;
    int64_t key = said->keys[i];
    put_bytes(region, SQL_PRINT_PUT, key, trace->print);
    put_bytes(region, SQL_GIST_PUT, key, trace->gist);
    struct query *query = region_ask_of(region, SQL_STANDING_PUT, key);
    query_put_number(query, said->hashes[i]);
    query_put_number(query, trace->stamp);
    query_put_str(query, said->readings[i]->report->id);
    region_run(region, query);
}

static void put_bands(struct region *region, const struct trace *trace,
                      size_t report)
{
    size_t n;
    uint32_t key = (uint32_t)region->said.keys[report];
    int64_t hash = region->said.hashes[report];
    struct run_entry held = { .key = (uint64_t)hash, .report = key };
    const uint32_t *bands =
        link_bands(link_print(&region->store->scratch, trace->print), &n);
    runs_put(region_runs(region, RUNS_HASHES), &held);
    for (size_t i = 0; i < n; i++) {
        struct run_entry entry = { .key = bands[i], .report = key };
        entry.rank = runs_rank(trace->stamp, hash);
        runs_put(region_runs(region, RUNS_BANDS), &entry);
    }
}

/* Of what is drawn from a report its mentions alone are kept. */
static void keep_trace(struct region *region, const struct trace *trace,
                       struct trace *out)
{
    size_t n = trace->n_mentions;
    *out = (struct trace){ .stamp = trace->stamp, .n_mentions = n };
    out->mentions = ARENA_ARRAY(region->arena, struct trace_mention, n + 1);
    for (size_t i = 0; i < n; i++) {
        out->mentions[i] = trace->mentions[i];
        out->mentions[i].packed =
            str_copy(region->arena, trace->mentions[i].packed);
    }
}

static void put_trace(struct region *region, size_t report)
{
    struct arena *scratch = &region->store->scratch;
    struct trace trace;
    scratch->guard = region->arena->guard;
    link_trace(region->linker, scratch, region->said.readings[report], &trace);
    put_site(region, report, &trace);
    put_bands(region, &trace, report);
    keep_trace(region, &trace, &region->traces[report]);
    arena_reset(scratch);
}

/* Only when it is known what repeats another text: the main event of such a
 * report comes into no cell, and need not be taken out of one again. */
static void put_tellings(struct region *region, size_t report)
{
    int64_t key = region->said.keys[report];
    struct trace *trace = &region->traces[report];
    struct site *site = region_site(region, key);
    site->trace = trace;
    if (site->first != key && trace->n_mentions)
        trace->mentions[0].cell = CELL_NONE;
    for (size_t i = 0; i < trace->n_mentions; i++) {
        const struct trace_mention *mention = &trace->mentions[i];
        struct query *query =
            region_ask_of(region, SQL_TELLING_PUT, mention->cell);
        query_put_number(query, key);
        query_put_number(query, (int64_t)i);
        query_put_number(query, mention->parent);
        query_put_number(query, mention->told);
        query_put_bytes(query, mention->packed);
        region_put_site(query, site, mention->cell);
        region_run(region, query);
    }
}

static void load_fresh(struct region *region)
{
    int64_t *keys = ARENA_ARRAY(region->arena, int64_t, region->fresh.n + 1);
    struct store_choice choice = { keys, region->fresh.n, true };
    for (size_t i = 0; i < region->fresh.n; i++) keys[i] = region->fresh.at[i];
    region->status = store_load_some(region->store, region->arena, &choice,
                                     &region->said, region->error);
    region->traces =
        ARENA_ARRAY(region->arena, struct trace, region->said.n + 1);
    for (size_t i = 0; i < region->said.n && !region->status; i++)
        put_trace(region, i);
    if (!region->said.n) return;
    runs_seal(region_runs(region, RUNS_BANDS));
    runs_seal(region_runs(region, RUNS_HASHES));
}

static void put_mentions(struct region *region)
{
    for (size_t i = 0; i < region->said.n && !region->status; i++)
        put_tellings(region, i);
}

/* ---- the region ---------------------------------------------------------- */

/* The reports that it begins with. */
static void begin_region(struct region *region)
{
    region_collect(region, region_ask_of(region, SQL_FRESH, FRESH_AT_ONCE),
                   &region->fresh);
    region_collect(region, region_ask(region, SQL_UNSETTLED),
                   &region->unsettled);
    if (!region->status)
        region->status =
            store_cache(region->store, region->fresh.n, region->error);
}

/* A fresh report that has been decided on, of a book that is drawn again,
 * moves what was decided together with it. */
static void unsettle(struct region *region)
{
    if (!query_next(region_ask(region, SQL_DECISIONS))) return;
    for (size_t i = 0; i < region->fresh.n; i++)
        region_collect(
            region,
            region_ask_of(region, SQL_DECIDED_WITH, region->fresh.at[i]),
            &region->unsettled);
}

/* Nothing of these reports is left to be concluded. */
static void end_region(struct region *region)
{
    for (size_t i = 0; i < region->fresh.n; i++)
        region_run(region,
                   region_ask_of(region, SQL_FRESH_DROP, region->fresh.at[i]));
    for (size_t i = 0; i < RUNS_KINDS; i++)
        if (region->runs[i]) runs_keep(region->runs[i]);
    for (size_t i = 0; i < region->unsettled.n; i++)
        region_run(region, region_ask_of(region, SQL_UNSETTLED_DROP,
                                         region->unsettled.at[i]));
}

/* Only what is still a root. */
static void take_roots(struct region *region, struct store_choice *out)
{
    int64_t *roots = ARENA_ARRAY(region->arena, int64_t, region->roots.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < region->roots.n; i++) {
        int64_t root = region->roots.at[i];
        struct query *query = region_ask_of(region, SQL_ROOT, root);
        if (query_next(query)) roots[n++] = root;
    }
    *out = (struct store_choice){ roots, n, false };
}

static void run_region(struct region *region)
{
    static void (*const steps[])(struct region * region) = {
        begin_region,    load_fresh,    unsettle,       region_copies,
        put_mentions,    bonds_open,    region_stories, region_cells,
        region_families, region_voices, end_region,
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (!region->status) steps[i](region);
}

enum status store_link(struct store *store, struct arena *arena,
                       const struct store_rules *rules,
                       struct store_choice *roots, struct error *error)
{
    struct region *region = region_open(store, arena, rules, error);
    enum status status = store_keep(store, error);
    if (!status) status = query_script(store, "BEGIN IMMEDIATE", error);
    if (status) return status;
    store->doing = DOING_WHOLE;
    run_region(region);
    if (!region->status) take_roots(region, roots);
    status = region_close(region);
    if (status) store_recover(store);
    return status;
}

enum status store_linked(struct store *store, struct error *error)
{
    enum status status = query_script(store, "COMMIT", error);
    if (status)
        store_recover(store);
    else
        store->doing = DOING_NOTHING;
    return status;
}

enum status store_forget(struct store *store, struct error *error)
{
    enum status status = store_keep(store, error);
    if (!status) status = query_script(store, "BEGIN IMMEDIATE", error);
    if (status) return status;
    store->doing = DOING_WHOLE;
    status = query_script(store, schema_forget, error);
    if (!status) status = query_script(store, schema_concluded, error);
    if (!status) status = query_script(store, schema_traces, error);
    if (!status) status = query_script(store, schema_told, error);
    if (!status) status = query_script(store, schema_due, error);
    if (!status) status = query_script(store, schema_all_fresh, error);
    if (!status) status = query_script(store, "COMMIT", error);
    if (status)
        store_recover(store);
    else
        store->doing = DOING_NOTHING;
    return status;
}
