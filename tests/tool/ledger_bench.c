/* Time and memory of one ledger over many claims: a war with incidents, told
 * over a year by sources of every kind, in reports of ten claims each.
 *
 * usage: ledger_bench CLAIMS [METHOD]
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "api/builtin.h"
#include "ledger/ledger.h"

enum {
    A_REPORT = 10, /* claims */
    EVENTS = 200,  /* the war and its incidents */
    SOURCES = 120,
    DAYS = 365,
    FIRST_DAY = 18600,
};

struct bench {
    struct arena arena;
    uint64_t state;
    struct linked linked;
    struct entry *entries;
    size_t n;
};

static uint32_t draw(struct bench *bench, uint32_t below)
{
    bench->state ^= bench->state << 13;
    bench->state ^= bench->state >> 7;
    bench->state ^= bench->state << 17;
    return (uint32_t)((bench->state >> 33) % below);
}

static struct str number(struct arena *arena, const char *word, size_t n)
{
    char room[48];
    int len = snprintf(room, sizeof room, "%s %zu", word, n);
    return (struct str){ arena_copy(arena, room, (size_t)len), (size_t)len };
}

static void make_events(struct bench *bench)
{
    static struct str sides[2];
    sides[0] = STR("North");
    sides[1] = STR("South");
    struct linked_event *events =
        ARENA_ARRAY(&bench->arena, struct linked_event, EVENTS);
    for (size_t i = 0; i < EVENTS; i++)
        events[i] = (struct linked_event){
            .id = number(&bench->arena, "event", i),
            .name = number(&bench->arena, "battle", i),
            .type = i ? EVENT_BATTLE : EVENT_WAR,
            .start = date_from_days(FIRST_DAY + (int32_t)i),
            .parent = i ? 0 : -1,
            .sides = sides,
            .n_sides = 2,
        };
    bench->linked.events = events;
    bench->linked.n_events = EVENTS;
}

static void make_sources(struct bench *bench)
{
    struct linked_source *sources =
        ARENA_ARRAY(&bench->arena, struct linked_source, SOURCES);
    for (size_t i = 0; i < SOURCES; i++)
        sources[i] = (struct linked_source){
            .name = number(&bench->arena, "source", i),
            .kind = (uint8_t)(i % SOURCE_COUNT),
        };
    bench->linked.sources = sources;
    bench->linked.n_sources = SOURCES;
}

/* Half of what is told is of the war, half of its incidents. */
static void fill_claim(struct bench *bench, struct claim *claim, int32_t day)
{
    static const uint8_t roles[] = { ROLE_PEOPLE, ROLE_PEOPLE, ROLE_CIVILIAN,
                                     ROLE_COMBATANT, ROLE_CHILD };
    int64_t grown = 10 + day * 3 + (int64_t)draw(bench, 40);
    claim->harm = (uint8_t)draw(bench, 3);
    claim->role = roles[draw(bench, 5)];
    if (draw(bench, 3) == 0) claim->side = STR("North");
    if (draw(bench, 3) == 0) claim->side = STR("South");
    claim->event = draw(bench, 2) ? 0 : draw(bench, EVENTS);
    claim->lo = claim->hi = claim->event ? grown : grown * EVENTS;
    if (draw(bench, 2)) {
        claim->hi = OPEN_BOUND;
        claim->qualifier = QUALIFIER_AT_LEAST;
    }
}

static struct reading *make_reading(struct bench *bench, size_t at, int32_t day)
{
    struct arena *arena = &bench->arena;
    struct report *report = ARENA_NEW(arena, struct report);
    struct reading *reading = ARENA_NEW(arena, struct reading);
    report->id = number(arena, "r", at);
    report->text = report->id;
    reading->report = report;
    reading->published = date_from_days(FIRST_DAY + day);
    reading->claims = ARENA_ARRAY(arena, struct claim, A_REPORT);
    reading->n_claims = A_REPORT;
    return reading;
}

static void make_entries(struct bench *bench, size_t n)
{
    struct reading *reading = NULL;
    bench->entries = ARENA_ARRAY(&bench->arena, struct entry, n);
    for (size_t i = 0; i < n; i++) {
        size_t within = i % A_REPORT;
        int32_t day = (int32_t)(i * DAYS / n);
        if (!within) reading = make_reading(bench, i, day);
        struct claim *claim = &reading->claims[within];
        uint32_t source = draw(bench, SOURCES);
        fill_claim(bench, claim, day);
        claim->id = (uint32_t)within + 1;
        claim->source.text = bench->linked.sources[source].name;
        claim->sentence = (struct span){ (uint32_t)within * 100,
                                         (uint32_t)within * 100 + 90 };
        claim->quote = claim->sentence;
        bench->entries[bench->n++] = (struct entry){
            .claim = claim,
            .reading = reading,
            .key = (uint32_t)i,
            .event = claim->event,
            .source = source,
            .as_of = reading->published,
            .known_on = reading->published,
        };
    }
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct bench bench = { .state = 88172645463325252u };
    struct methods *methods;
    struct ledger ledger;
    struct error error = { 0 };
    struct rusage usage;
    size_t n = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000;
    arena_open(&bench.arena, NULL);
    make_events(&bench);
    make_sources(&bench);
    make_entries(&bench, n);
    if (ledger_open(&bench.arena, api_builtin_pack(), &methods, &error))
        return 1;
    struct ledger_query query = { .methods = methods,
                                  .linked = &bench.linked,
                                  .entries = bench.entries,
                                  .n_entries = bench.n,
                                  .method = str_from(argc > 2 ? argv[2] : "") };
    double began = seconds();
    if (ledger_run(&bench.arena, &query, &ledger, &error)) return 1;
    double took = seconds() - began;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu claims: %.3f s, %ld MB, %zu figures, %zu findings\n", n, took,
           usage.ru_maxrss / 1024, ledger.n_figures, ledger.n_findings);
    arena_close(&bench.arena);
    return 0;
}
