/* store/runs: entries are found in order, whatever runs they have come into;
 * what was taken back is not; runs stay few.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/run_page.h"

enum { KEYS = 40, REPORTS = 4000 };

static char folder[] = "/tmp/test_runs_XXXXXX";
static char path[64];

/* What a book of one index ought to hold. */
struct model {
    struct store *store;
    struct arena arena;
    bool holds[KEYS][REPORTS];
    uint32_t turn[KEYS][REPORTS]; /* in which it was put in or taken back */
};

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return 1;
    snprintf(path, sizeof path, "%s/book.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static struct model *open_model(void)
{
    struct error error = { 0 };
    struct model *model = calloc(1, sizeof *model);
    unlink(path);
    arena_open(&model->arena, NULL);
    assert_int_equal(
        store_open(&model->arena, path, STORE_CREATE, &model->store, &error),
        STATUS_OK);
    return model;
}

static void close_model(struct model *model)
{
    store_close(model->store);
    arena_close(&model->arena);
    free(model);
}

/* Ranks go against the numbers of reports, and some are alike. */
static uint64_t rank_of(uint32_t report)
{
    return (REPORTS - report) / 2;
}

static void put(struct runs *runs, uint64_t key, uint32_t report, bool gone)
{
    struct run_entry entry = { key, rank_of(report), report, gone };
    runs_put(runs, &entry);
}

/* All entries of some keys, in order: those that the model has. */
static void check_range(const struct model *model, struct runs *runs,
                        uint64_t first, uint64_t last)
{
    struct look look;
    struct run_entry entry, before = { 0 };
    size_t found = 0, wanted = 0;
    runs_look(runs, first, last, &look);
    while (look_next(&look, &entry)) {
        assert_in_range(entry.key, first, last);
        assert_true(model->holds[entry.key][entry.report]);
        if (found++) assert_true(run_compare(&before, &entry) < 0);
        before = entry;
    }
    for (uint64_t key = first; key <= last; key++)
        for (size_t i = 0; i < REPORTS; i++) wanted += model->holds[key][i];
    assert_int_equal(found, wanted);
}

static void check_all(const struct model *model, struct runs *runs)
{
    for (uint64_t key = 0; key < KEYS; key++)
        check_range(model, runs, key, key);
    for (uint64_t key = 0; key + 3 <= KEYS; key += 3)
        check_range(model, runs, key, key + 2);
    check_range(model, runs, 0, KEYS - 1);
}

struct turn {
    struct region *region;
    struct runs *runs;
};

static struct turn begin_turn(struct model *model)
{
    static struct error error;
    struct turn turn;
    assert_int_equal(query_script(model->store, "BEGIN", &error), STATUS_OK);
    turn.region = region_open(model->store, &model->arena, NULL, &error);
    turn.runs = region_runs(turn.region, RUNS_TERMS);
    return turn;
}

static void end_turn(struct model *model, struct turn *turn, bool keep)
{
    struct error error = { 0 };
    if (keep) runs_keep(turn->runs);
    assert_int_equal(region_close(turn->region), STATUS_OK);
    assert_int_equal(
        query_script(model->store, keep ? "COMMIT" : "ROLLBACK", &error),
        STATUS_OK);
}

static size_t count_runs(struct model *model)
{
    struct error error = { 0 };
    int64_t n = 0;
    query_number(model->store, "SELECT count(*) FROM runs", &n, &error);
    return (size_t)n;
}

/* Each turn puts some in and takes some back; at random, but the same each
 * time. */
static void finds_what_was_put_in(void **state)
{
    (void)state;
    struct model *model = open_model();
    uint32_t dice = 7;
    size_t most = 0;
    for (uint32_t t = 0; t < 60; t++) {
        struct turn turn = begin_turn(model);
        for (uint32_t i = 0; i < 1 + t * 37 % 400; i++) {
            dice = dice * 1664525 + 1013904223;
            uint32_t key = (dice >> 8) % KEYS * ((dice >> 8) % KEYS) / KEYS;
            uint32_t report = (dice >> 16) % REPORTS;
            bool held = model->holds[key][report];
            if (model->turn[key][report] == t + 1) continue;
            put(turn.runs, key, report, held);
            model->holds[key][report] = !held;
            model->turn[key][report] = t + 1;
        }
        runs_seal(turn.runs);
        if (t % 7 == 0) check_all(model, turn.runs);
        end_turn(model, &turn, true);
        if (count_runs(model) > most) most = count_runs(model);
    }
    struct turn turn = begin_turn(model);
    check_all(model, turn.runs);
    end_turn(model, &turn, false);
    assert_in_range(most, 2, 12);
    close_model(model);
}

/* One key over many pages, of full ones and of one entry more. */
static void crosses_pages(void **state)
{
    static const uint32_t sizes[] = { PAGE_ENTRIES - 1, PAGE_ENTRIES,
                                      PAGE_ENTRIES + 1, 3 * PAGE_ENTRIES,
                                      3 * PAGE_ENTRIES + 1 };
    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        struct model *model = open_model();
        struct turn turn = begin_turn(model);
        for (uint32_t i = 0; i < sizes[s]; i++) {
            put(turn.runs, 5, i, false);
            model->holds[5][i] = true;
        }
        put(turn.runs, 4, 1, false);
        put(turn.runs, 6, 1, false);
        model->holds[4][1] = model->holds[6][1] = true;
        runs_seal(turn.runs);
        end_turn(model, &turn, true);
        turn = begin_turn(model);
        check_all(model, turn.runs);
        end_turn(model, &turn, false);
        close_model(model);
    }
}

/* What is taken back comes again, and goes again, in runs of their own. */
static void newest_run_tells(void **state)
{
    (void)state;
    struct model *model = open_model();
    for (uint32_t t = 0; t < 9; t++) {
        struct turn turn = begin_turn(model);
        put(turn.runs, 3, 17, t % 2);
        for (uint32_t i = 0; !t && i < 50; i++) put(turn.runs, 7, i, false);
        for (uint32_t i = 0; !t && i < 50; i++) model->holds[7][i] = true;
        model->holds[3][17] = t % 2 == 0;
        runs_seal(turn.runs);
        check_all(model, turn.runs);
        end_turn(model, &turn, true);
    }
    close_model(model);
}

/* A turn that is broken off leaves the index as it was. */
static void broken_turn_leaves_nothing(void **state)
{
    (void)state;
    struct model *model = open_model();
    for (uint32_t t = 0; t < 12; t++) {
        bool keep = t % 3 != 1;
        struct turn turn = begin_turn(model);
        for (uint32_t i = 0; i < 300; i++) {
            put(turn.runs, i % KEYS, t * 300 + i, false);
            if (keep) model->holds[i % KEYS][t * 300 + i] = true;
        }
        runs_seal(turn.runs);
        if (!keep) runs_keep(turn.runs);
        end_turn(model, &turn, keep);
        turn = begin_turn(model);
        check_all(model, turn.runs);
        end_turn(model, &turn, false);
    }
    close_model(model);
}

static void ranks_go_by_days(void **state)
{
    (void)state;
    uint64_t first = runs_rank(20230930, INT64_MAX);
    uint64_t next = runs_rank(20231001, 1);
    assert_true(first < next);
    assert_true(runs_until(first, next));
    assert_false(runs_until(next, first));
    assert_true(runs_until(next, runs_rank(20231001, 0)));
    assert_true(runs_rank(0, INT64_MAX) < runs_rank(19500000, 0));
    assert_true(runs_rank(99991231, INT64_MAX) > next);
    uint64_t weighed = runs_weigh(first, 77);
    assert_int_equal(runs_weight(weighed), 77);
    assert_true(weighed < next && runs_weigh(next, 0) > weighed);
    assert_int_equal(runs_date(weighed).year, 2023);
    assert_int_equal(runs_date(weighed).month, 9);
    assert_int_equal(runs_date(weighed).day, 30);
    assert_int_equal(runs_date(runs_rank(0, 1)).year, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put_in),
        cmocka_unit_test(crosses_pages),
        cmocka_unit_test(newest_run_tells),
        cmocka_unit_test(broken_turn_leaves_nothing),
        cmocka_unit_test(ranks_go_by_days),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
