/* Whose words the claims are: of new reports, of reports that now repeat
 * another one, and of those that give a bare country's figure of which another
 * body than before is known.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store/digest.h"
#include "store/region.h"

struct voicer {
    struct region *region;
    struct said said;
    struct voicing **voicings;
    struct keys figures; /* of which bodies may have come or gone */
    struct keys sources; /* that are named by more claims, or by fewer */
    struct called {
        struct linked_source as;
        bool known;  /* else some claim names it for the first time */
        bool shaken; /* it may be called otherwise now */
    } * was;         /* what each was called */
    size_t room_was;
    bool fewer; /* some name has been taken back */
};

static void put_figure(struct region *region, enum region_sql sql,
                       const struct voice_figure *figure, int64_t report)
{
    struct query *query = region_ask_of(region, sql, figure->key);
    query_put_str(query, figure->body);
    query_put_number(query, report);
    region_run(region, query);
}

static struct voicing *read_voices(struct voicer *voicer, size_t i)
{
    struct region *region = voicer->region;
    struct report *first = ARENA_NEW(region->arena, struct report);
    struct site *site = region_site(region, voicer->said.keys[i]);
    struct query *query = region_ask_of(region, SQL_REPORT, site->first);
    if (query_next(query)) {
        first->publisher = query_take_str(query, region->arena);
        first->id = query_take_str(query, region->arena);
    }
    return link_voices(region->linker, region->arena, voicer->said.readings[i],
                       first);
}

/* The figures that a report gave before it was read anew. */
static void drop_figures(struct voicer *voicer, int64_t report)
{
    struct region *region = voicer->region;
    struct query *query = region_ask_of(region, SQL_FIGURES_OF, report);
    struct voice_figure *figures = NULL;
    size_t n = 0, room = 0;
    while (query_next(query)) {
        figures =
            arena_grow(region->arena, figures, &room, n + 1, sizeof *figures);
        figures[n].key = query_take_number(query);
        figures[n++].body = query_take_str(query, region->arena);
    }
    for (size_t i = 0; i < n; i++) {
        put_figure(region, SQL_FIGURE_DROP, &figures[i], report);
        if (figures[i].body.len) keys_add(&voicer->figures, figures[i].key);
    }
}

static void keep_figures(struct voicer *voicer, size_t i)
{
    size_t n;
    int64_t report = voicer->said.keys[i];
    const struct voice_figure *figures =
        link_voice_figures(voicer->voicings[i], &n);
    if (!keys_find(&voicer->region->fresh, report, NULL))
        drop_figures(voicer, report);
    for (size_t j = 0; j < n; j++) {
        put_figure(voicer->region, SQL_FIGURE_PUT, &figures[j], report);
        if (figures[j].body.len) keys_add(&voicer->figures, figures[j].key);
    }
}

/* The one body that gives the figure; "" = none, or more than one. */
static struct str find_body(struct region *region, int64_t figure)
{
    struct query *query = region_ask_of(region, SQL_FIGURE_BODIES, figure);
    struct str body = { 0 };
    if (query_next(query)) body = query_take_str(query, region->arena);
    return query_next(query) ? (struct str){ 0 } : body;
}

static bool is_called(const struct linked_source *a,
                      const struct linked_source *b)
{
    return str_equal(a->name, b->name) && a->kind == b->kind &&
           str_equal(a->side, b->side) && a->crowd == b->crowd;
}

static struct called *note_source(struct voicer *voicer, int64_t source)
{
    struct region *region = voicer->region;
    uint32_t at = (uint32_t)voicer->sources.n;
    if (!keys_add(&voicer->sources, source)) {
        keys_find(&voicer->sources, source, &at);
        return &voicer->was[at];
    }
    voicer->was = arena_grow(region->arena, voicer->was, &voicer->room_was,
                             at + 1, sizeof *voicer->was);
    voicer->was[at].known =
        region_take_name(region_ask_of(region, SQL_NAMES, source),
                         region->arena, &voicer->was[at].as);
    return &voicer->was[at];
}

static void count_name(struct voicer *voicer, const struct voice_source *voice,
                       int64_t by)
{
    struct region *region = voicer->region;
    const struct linked_source *source = &voice->source;
    struct called *was = note_source(voicer, voice->key);
    was->shaken = was->shaken || by < 0 || !is_called(&was->as, source);
    voicer->fewer = voicer->fewer || by < 0;
    struct query *query = region_ask_of(region, SQL_NAME_COUNT, voice->key);
    query_put_str(query, source->name);
    query_put_text(query, source_kind_name(source->kind));
    query_put_str(query, source->side);
    query_put_number(query, source->crowd);
    query_put_number(query, by);
    region_run(region, query);
}

/* Reports are found by the sources that they name. */
static void note_report(struct region *region, int64_t source, int64_t report,
                        bool gone)
{
    struct run_entry entry = { .key = (uint64_t)source,
                               .report = (uint32_t)report,
                               .gone = gone };
    runs_put(region_runs(region, RUNS_SOURCES), &entry);
}

/* Take back what the links of a report have counted. The names are those that
 * were kept with the links. */
static void take_back(struct voicer *voicer, int64_t report)
{
    struct region *region = voicer->region;
    struct voice_source *voices = NULL;
    size_t n = 0, room = 0;
    struct query *query = region_ask_of(region, SQL_SOURCE_LINKS, report);
    while (query_next(query)) {
        voices =
            arena_grow(region->arena, voices, &room, n + 1, sizeof *voices);
        struct voice_source *voice = &voices[n++];
        voice->key = query_take_number(query);
        voice->source.name = query_take_str(query, region->arena);
        source_kind_parse(query_take_str(query, region->arena),
                          &voice->source.kind);
        voice->source.side = query_take_str(query, region->arena);
        voice->source.crowd = query_take_number(query) != 0;
    }
    for (size_t i = 0; i < n; i++) {
        count_name(voicer, &voices[i], -1);
        note_report(region, voices[i].key, report, true);
    }
    region_run(region, region_ask_of(region, SQL_SOURCE_LINKS_DROP, report));
}

/* The hash of the first report with its text. */
static int64_t find_first(struct region *region, int64_t report)
{
    return region_site(region, region_site(region, report)->first)->hash;
}

static uint8_t *mark_claims(struct region *region,
                            const struct reading *reading)
{
    uint8_t *marks = ARENA_ARRAY(region->arena, uint8_t, reading->n_claims + 1);
    for (size_t i = 0; i < reading->n_claims; i++)
        marks[i] = ledger_marks(region->methods, region->arena, reading,
                                &reading->claims[i]);
    return marks;
}

static void put_digest(struct region *region, int64_t report,
                       const struct digest *digest)
{
    struct query *query = region_ask_of(region, SQL_DIGEST_PUT, report);
    query_put_bytes(query, digest_pack(region->arena, digest));
    region_run(region, query);
}

static void keep_links(struct voicer *voicer, size_t i)
{
    struct region *region = voicer->region;
    const struct reading *reading = voicer->said.readings[i];
    int64_t report = voicer->said.keys[i];
    size_t n;
    const struct voice_figure *figures =
        link_voice_figures(voicer->voicings[i], &n);
    struct str *bodies = ARENA_ARRAY(region->arena, struct str, n + 1);
    for (size_t j = 0; j < n; j++)
        if (!figures[j].body.len) bodies[j] = find_body(region, figures[j].key);
    struct voice_source *voices =
        link_voice_sources(voicer->voicings[i], bodies);
    int64_t *sources =
        ARENA_ARRAY(region->arena, int64_t, reading->n_claims + 1);
    if (!keys_find(&region->fresh, report, NULL)) take_back(voicer, report);
    for (size_t j = 0; j < reading->n_claims; j++) {
        const struct linked_source *source = &voices[j].source;
        struct query *query =
            region_ask_of(region, SQL_SOURCE_LINK_PUT, report);
        query_put_number(query, reading->claims[j].id);
        query_put_number(query, voices[j].key);
        query_put_str(query, voices[j].reason);
        query_put_str(query, source->name);
        query_put_text(query, source_kind_name(source->kind));
        query_put_str(query, source->side);
        query_put_number(query, source->crowd);
        region_run(region, query);
        count_name(voicer, &voices[j], 1);
        note_report(region, voices[j].key, report, false);
        sources[j] = voices[j].key;
    }
    struct digest digest = { .reading = voicer->said.readings[i],
                             .hash = voicer->said.hashes[i],
                             .first = find_first(region, report),
                             .sources = sources,
                             .marks = mark_claims(region, reading) };
    put_digest(region, report, &digest);
}

/* ---- sources by their usual names ---------------------------------------- */

/* A source that is called otherwise now: all ledgers that name it. */
static void take_roots(struct region *region, int64_t source)
{
    struct look look;
    struct run_entry entry;
    uint64_t key = (uint64_t)source;
    runs_look(region_runs(region, RUNS_SOURCES), key, key, &look);
    while (look_next(&look, &entry))
        region_collect(region,
                       region_ask_of(region, SQL_ROOTS_REPORT, entry.report),
                       &region->roots);
}

static void keep_source(struct voicer *voicer, size_t i)
{
    struct region *region = voicer->region;
    int64_t source = voicer->sources.at[i];
    const struct called *was = &voicer->was[i];
    struct linked_source now = { 0 };
    if (voicer->fewer)
        region_run(region, region_ask_of(region, SQL_NAME_DROP, source));
    if (was->known && was->shaken &&
        region_take_name(region_ask_of(region, SQL_NAMES, source),
                         region->arena, &now) &&
        !is_called(&was->as, &now))
        take_roots(region, source);
}

/* ---- all ----------------------------------------------------------------- */

/* What the reports say: of new ones it has been read already. */
static void take_said(struct voicer *voicer, const struct keys *reports)
{
    struct region *region = voicer->region;
    const struct said *fresh = &region->said;
    struct said old = { 0 }, *said = &voicer->said;
    size_t n = 0;
    int64_t *keys = ARENA_ARRAY(region->arena, int64_t, reports->n + 1);
    for (size_t i = 0; i < reports->n; i++)
        if (!keys_find(&region->fresh, reports->at[i], NULL))
            keys[n++] = reports->at[i];
    struct store_choice choice = { keys, n, false };
    if (n)
        region->status = store_load_some(region->store, region->arena, &choice,
                                         &old, region->error);
    *said = (struct said){ 0 };
    n = old.n + fresh->n;
    said->readings = arena_array(region->arena, n + 1, sizeof *said->readings);
    said->keys = ARENA_ARRAY(region->arena, int64_t, n + 1);
    said->hashes = ARENA_ARRAY(region->arena, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct said *from = i < old.n ? &old : fresh;
        size_t at = i < old.n ? i : i - old.n;
        if (!keys_find(reports, from->keys[at], NULL)) continue;
        said->readings[said->n] = from->readings[at];
        said->keys[said->n] = from->keys[at];
        said->hashes[said->n++] = from->hashes[at];
    }
}

static bool load(struct voicer *voicer, const struct keys *reports)
{
    struct region *region = voicer->region;
    if (!region->status) take_said(voicer, reports);
    if (region->status) return false;
    voicer->voicings = arena_array(region->arena, voicer->said.n + 1,
                                   sizeof *voicer->voicings);
    for (size_t i = 0; i < voicer->said.n; i++)
        voicer->voicings[i] = read_voices(voicer, i);
    return true;
}

static void take_report_roots(struct region *region, int64_t report)
{
    region_collect(region, region_ask_of(region, SQL_ROOTS_REPORT, report),
                   &region->roots);
}

void region_voices(struct region *region)
{
    struct voicer voicer = { .region = region };
    struct keys asking;
    keys_open(&voicer.figures, region->arena);
    keys_open(&voicer.sources, region->arena);
    keys_open(&asking, region->arena);
    if (!load(&voicer, &region->copied)) return;
    for (size_t i = 0; i < voicer.said.n; i++) keep_figures(&voicer, i);
    for (size_t i = 0; i < voicer.said.n; i++) keep_links(&voicer, i);
    /* of new ones the events have changed, and their roots are known */
    for (size_t i = 0; i < region->copied.n; i++)
        if (!keys_find(&region->fresh, region->copied.at[i], NULL))
            take_report_roots(region, region->copied.at[i]);
    for (size_t i = 0; i < voicer.figures.n; i++) {
        struct query *query =
            region_ask_of(region, SQL_FIGURE_LANDS, voicer.figures.at[i]);
        while (query_next(query)) {
            int64_t report = query_take_number(query);
            if (!keys_find(&region->copied, report, NULL))
                keys_add(&asking, report);
        }
    }
    if (!load(&voicer, &asking)) return;
    for (size_t i = 0; i < voicer.said.n; i++) keep_links(&voicer, i);
    for (size_t i = 0; i < asking.n; i++)
        take_report_roots(region, asking.at[i]);
    runs_seal(region_runs(region, RUNS_SOURCES));
    for (size_t i = 0; i < voicer.sources.n; i++) keep_source(&voicer, i);
}
