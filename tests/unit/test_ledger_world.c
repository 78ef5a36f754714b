/* The ledger in random worlds: its limits hold what is true, honest sources
 * never clash, a lie is among the claims that clash, and neither order nor
 * copies change anything.
 *
 * A thousand worlds; LEDGER_WORLDS=100000 draws as many.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "world.h"

struct trial {
    struct arena arena;
    struct methods *methods;
    struct world world;
    struct said_so copies[WORLD_CLAIMS];
    uint64_t seed;
    size_t largest;           /* claims in one clash */
    size_t clashes, narrowed; /* so that nothing passes by being empty */
};

static const char *const all_methods[] = {
    "latest", "ucdp", "acled", "ibc", "airwars", "gtd", "aoav", "emdat"
};

static void run_ledger(struct trial *trial, const char *method,
                       struct ledger *out)
{
    struct error error = { 0 };
    struct ledger_query query = {
        .methods = trial->methods,
        .linked = &trial->world.linked,
        .entries = trial->world.entries,
        .n_entries = trial->world.n_entries,
        .method = str_from(method),
    };
    assert_int_equal(ledger_run(&trial->arena, &query, out, &error), STATUS_OK);
}

/* ---- what is true -------------------------------------------------------- */

static void check_limits(struct trial *trial, const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        struct about about = { figure->event, figure->harm, figure->role,
                               figure->side };
        if (!date_is_known(figure->limits.as_of)) continue;
        int day = date_days(figure->limits.as_of) - WORLD_FIRST_DAY;
        if (day >= WORLD_DAYS) day = WORLD_DAYS - 1; /* nothing grows then */
        int64_t truth = world_truth(&trial->world, &about, day);
        if (truth < figure->limits.lo ||
            (figure->limits.hi != OPEN_BOUND && truth > figure->limits.hi))
            fail_msg("world %llu: %s %s (%.*s) of event %u: %lld not in "
                     "%lld to %lld",
                     (unsigned long long)trial->seed, role_name(figure->role),
                     harm_name(figure->harm), STR_ARG(figure->side),
                     figure->event, (long long)truth,
                     (long long)figure->limits.lo,
                     (long long)figure->limits.hi);
        trial->narrowed +=
            figure->limits.lo_follows || figure->limits.hi_follows;
    }
}

static bool is_clash(const struct finding *finding)
{
    return finding->kind == FINDING_SUM_FAILS ||
           finding->kind == FINDING_CONTRADICTION;
}

static void test_honest(struct trial *trial)
{
    struct ledger ledger;
    run_ledger(trial, "latest", &ledger);
    check_limits(trial, &ledger);
    for (size_t i = 0; i < ledger.n_findings; i++)
        if (is_clash(&ledger.findings[i]))
            fail_msg("world %llu: honest sources clash: %.*s",
                     (unsigned long long)trial->seed,
                     STR_ARG(ledger.findings[i].text));
}

/* ---- a lie --------------------------------------------------------------- */

/* A number that an honest source gives exactly, of that day, by a liar; or a
 * part that is more than the whole. True when it must be found out. */
static bool tell_lie(struct trial *trial, const struct claim **lie)
{
    struct world *world = &trial->world;
    int day = (int)world_random(world, WORLD_DAYS);
    struct about about = world_draw_about(world);
    int64_t truth = world_truth(world, &about, day);
    struct said_so *said = world_report(world, 0, day);
    struct entry *entry = world_enter(world, said, 0, &about);
    struct claim *claim = &said->claims[0];
    claim->lo = claim->hi = truth;
    /* Nobody else speaks for this one witness. */
    entry->source = WORLD_SOURCES - 2;
    if (world_chance(world, 50) && about.role == ROLE_PEOPLE)
        about.role = ROLE_CIVILIAN;
    said = world_report(world, 0, day);
    entry = world_enter(world, said, 0, &about);
    entry->source = WORLD_SOURCES - 1;
    claim = &said->claims[0];
    claim->lo = claim->hi = truth + 1 + world_random(world, 9);
    if (world_chance(world, 50)) {
        claim->hi = OPEN_BOUND;
        claim->qualifier = QUALIFIER_AT_LEAST;
    }
    *lie = claim;
    return true;
}

/* Each report on the word of a source of its own, so that what one source
 * says twice of one figure does not hide in its lineage. */
static void part_sources(struct entry *some, size_t n)
{
    uint32_t next = 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t source = 0;
        for (size_t j = 0; j < i && !source; j++)
            if (some[j].reading == some[i].reading) source = some[j].source;
        some[i].source = source ? source : next++ % WORLD_SOURCES;
    }
}

/* Do these entries but one clash, taken by themselves? */
static bool clash_without(struct trial *trial, const struct ledger *ledger,
                          const struct finding *finding, size_t but)
{
    struct entry some[WORLD_ENTRIES];
    struct ledger out;
    struct error error = { 0 };
    struct ledger_query query = { .methods = trial->methods,
                                  .linked = &trial->world.linked,
                                  .entries = some };
    for (size_t i = 0; i < finding->n_entries; i++)
        if (i != but)
            some[query.n_entries++] = ledger->entries[finding->entries[i]];
    part_sources(some, query.n_entries);
    assert_int_equal(ledger_run(&trial->arena, &query, &out, &error),
                     STATUS_OK);
    for (size_t i = 0; i < out.n_findings; i++)
        if (is_clash(&out.findings[i])) return true;
    return false;
}

/* The claims of a clash clash by themselves, and no longer without any one. */
static void check_smallest(struct trial *trial, const struct ledger *ledger,
                           const struct finding *finding)
{
    if (!clash_without(trial, ledger, finding, SIZE_MAX))
        fail_msg("world %llu: no clash by itself: %.*s",
                 (unsigned long long)trial->seed, STR_ARG(finding->text));
    for (size_t i = 0; i < finding->n_entries; i++)
        if (clash_without(trial, ledger, finding, i))
            fail_msg("world %llu: claim %zu can be spared: %.*s",
                     (unsigned long long)trial->seed, i,
                     STR_ARG(finding->text));
}

static bool has_claim(const struct ledger *ledger,
                      const struct finding *finding, const struct claim *claim)
{
    for (size_t i = 0; i < finding->n_entries; i++)
        if (ledger->entries[finding->entries[i]].claim == claim) return true;
    return false;
}

static bool is_taken_out(const struct ledger *ledger, const struct claim *lie)
{
    for (size_t i = 0; i < ledger->n_entries; i++)
        if (ledger->entries[i].claim == lie) return ledger->clashes[i];
    return false;
}

static void test_lie(struct trial *trial)
{
    struct world *world = &trial->world;
    struct ledger ledger;
    const struct claim *lie;
    size_t n_claims = world->n_entries, n_said = world->n_said, found = 0;
    bool must = tell_lie(trial, &lie);
    run_ledger(trial, "latest", &ledger);
    for (size_t i = 0; i < ledger.n_findings; i++) {
        if (!is_clash(&ledger.findings[i])) continue;
        if (!has_claim(&ledger, &ledger.findings[i], lie))
            fail_msg("world %llu: a clash without the lie: %.*s",
                     (unsigned long long)trial->seed,
                     STR_ARG(ledger.findings[i].text));
        check_smallest(trial, &ledger, &ledger.findings[i]);
        trial->largest = ledger.findings[i].n_entries > trial->largest
                             ? ledger.findings[i].n_entries
                             : trial->largest;
        found++;
    }
    if (must && !found)
        fail_msg("world %llu: the lie is not found out",
                 (unsigned long long)trial->seed);
    if (is_taken_out(&ledger, lie)) check_limits(trial, &ledger);
    trial->clashes += found;
    world->n_entries = n_claims;
    world->n_said = n_said;
}

/* ---- order and copies ---------------------------------------------------- */

static void write_limits(struct buf *buf, const struct figure *figure)
{
    buf_format(buf, "%u %u %u %.*s: %lld %lld %lld, %lld to %lld, %u\n",
               figure->event, figure->harm, figure->role, STR_ARG(figure->side),
               (long long)figure->low, (long long)figure->best,
               (long long)figure->high, (long long)figure->limits.lo,
               (long long)figure->limits.hi, figure->independent);
}

static struct str write_ledger(struct trial *trial, const char *method)
{
    struct ledger ledger;
    struct buf buf;
    run_ledger(trial, method, &ledger);
    buf_open(&buf, &trial->arena);
    for (size_t i = 0; i < ledger.n_figures; i++)
        write_limits(&buf, &ledger.figures[i]);
    for (size_t i = 0; i < ledger.n_findings; i++) {
        /* An alarm names the paper, which is another one's copy or not. */
        if (ledger.findings[i].kind == FINDING_STALE)
            buf_text(&buf, "stale");
        else
            buf_str(&buf, ledger.findings[i].text);
        buf_char(&buf, '\n');
    }
    return buf_view(&buf);
}

static void shuffle(struct world *world)
{
    for (size_t i = world->n_entries; i > 1; i--) {
        size_t j = world_random(world, (uint32_t)i);
        struct entry other = world->entries[j];
        world->entries[j] = world->entries[i - 1];
        world->entries[i - 1] = other;
    }
}

/* Another paper prints the same report, on the same day or the next. */
static void copy_reports(struct trial *trial)
{
    struct world *world = &trial->world;
    size_t n = world->n_entries;
    for (size_t i = 0; i < world->n_said; i++) {
        struct said_so *copy = &trial->copies[i];
        *copy = world->said[i];
        copy->id[0] = world_chance(world, 50) ? 'a' : 'z';
        copy->report.id = str_from(copy->id);
        copy->reading.report = &copy->report;
        copy->reading.claims = copy->claims;
    }
    for (size_t i = 0; i < n; i++) {
        struct entry entry = world->entries[i];
        for (size_t j = 0; j < world->n_said; j++) {
            if (entry.reading != &world->said[j].reading) continue;
            entry.claim = &trial->copies[j].claims[entry.claim->id - 1];
            entry.reading = &trial->copies[j].reading;
            break;
        }
        world->entries[world->n_entries++] = entry;
    }
}

/* The first line that differs is told. */
static void expect_same(struct trial *trial, struct str a, struct str b,
                        const char *what)
{
    while (a.len || b.len) {
        struct str left = str_cut(&a, '\n'), right = str_cut(&b, '\n');
        if (!str_equal(left, right))
            fail_msg("world %llu: %s:\n%.*s\n%.*s",
                     (unsigned long long)trial->seed, what, STR_ARG(left),
                     STR_ARG(right));
    }
}

static void test_same(struct trial *trial)
{
    const char *method = all_methods[trial->seed % 8];
    struct str before = write_ledger(trial, method);
    shuffle(&trial->world);
    expect_same(trial, before, write_ledger(trial, method), "order matters");
    copy_reports(trial);
    shuffle(&trial->world);
    expect_same(trial, before, write_ledger(trial, method), "copies matter");
}

/* Worlds in which something was wrong once. 6757: a copy of a report that
 * takes a number back denied it anew. */
static const uint64_t found[] = { 6757 };

static void test_world(struct trial *trial, uint64_t seed)
{
    trial->seed = seed;
    arena_reset(&trial->arena);
    world_draw(&trial->world, seed);
    test_honest(trial);
    test_lie(trial);
    test_same(trial);
}

static void test_worlds(void **state)
{
    const char *wish = getenv("LEDGER_WORLDS");
    uint64_t n = wish ? strtoull(wish, NULL, 10) : 1000;
    struct trial *trial = calloc(1, sizeof *trial);
    struct arena lasting;
    struct error error;
    (void)state;
    assert_non_null(trial);
    arena_open(&lasting, NULL);
    arena_open(&trial->arena, NULL);
    assert_int_equal(
        ledger_open(&lasting, api_builtin_pack(), &trial->methods, &error),
        STATUS_OK);
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        test_world(trial, found[i]);
    for (uint64_t seed = 1; seed <= n; seed++) test_world(trial, seed);
    print_message("%llu worlds, %zu clashes of up to %zu claims, %zu bounds "
                  "that follow\n",
                  (unsigned long long)n, trial->clashes, trial->largest,
                  trial->narrowed);
    assert_true(trial->clashes >= n && trial->narrowed > n);
    arena_close(&trial->arena);
    arena_close(&lasting);
    free(trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_worlds) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
