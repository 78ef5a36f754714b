/* claim/judge: what a score comes to, broken tables, drafts let go.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "claim/judge.h"

enum { MOST_FILES = 128 };

static struct arena arena;
static struct pack_file files[MOST_FILES];

/* The built-in pack with a table of weights of our own before it. */
static struct pack pack_with(const char *weights)
{
    const struct pack *builtin = api_builtin_pack();
    assert_true(builtin->n_files + 1 < MOST_FILES);
    files[0] = (struct pack_file){ STR("claims.model"), str_from(weights) };
    for (size_t i = 0; i < builtin->n_files; i++)
        files[i + 1] = builtin->files[i];
    return (struct pack){ files, builtin->n_files + 1 };
}

static struct reader *reader_of(const struct pack *pack, struct str text,
                                struct report *report)
{
    struct error error = { 0 };
    struct zoner *zoner;
    struct reader *reader;
    struct str furniture;
    struct intake intake = { .arena = &arena, .name = STR("one.txt") };
    assert_true(pack_find(pack, "furniture.tsv", &furniture));
    assert_int_equal(zoner_open(&arena, furniture, &zoner, &error), STATUS_OK);
    assert_int_equal(claim_open(&arena, pack, &reader, &error), STATUS_OK);
    intake.zoner = zoner;
    assert_int_equal(intake_plain(&intake, text, report, &error), STATUS_OK);
    return reader;
}

static size_t claims_with(const char *weights, double *confidence)
{
    struct pack pack = pack_with(weights);
    struct report report;
    struct reading reading;
    struct reader *reader = reader_of(
        &pack,
        STR("Twelve soldiers, including a medic, were killed in Kabul.\n"),
        &report);
    claim_read(reader, &arena, &report, &reading);
    if (reading.n_claims) *confidence = reading.claims[0].confidence;
    return reading.n_claims;
}

static void scores_are_shares(void **state)
{
    (void)state;
    assert_true(judge_confidence(0) == 0.5);
    assert_true(judge_confidence(1000) == 0.73);
    assert_true(judge_confidence(-1000) == 0.27);
    assert_true(judge_confidence(INT32_MAX) == 1.0);
    assert_true(judge_confidence(INT32_MIN) == 0.0);
}

static void drops_below_the_least(void **state)
{
    (void)state;
    double sure = 0;
    size_t all = claims_with("(least)\t-1\n(all)\t0\n", &sure);
    assert_true(all >= 1);
    assert_true(sure == 0.5);
    assert_int_equal(claims_with("(least)\t1\n(all)\t0\n", &sure), 0);
    /* The whole goes, its part stays and stands alone. */
    size_t rest = claims_with("(least)\t0\n(all)\t0\nsize=tens\t-5\n", &sure);
    assert_true(rest < all);
}

static void refuses_broken_tables(void **state)
{
    (void)state;
    static const char *const broken[] = { "(all)\t1.5\n", "(all)\n",
                                          "(all)\t9999999\n",
                                          "tie=own\t--3\n" };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct error error = { 0 };
        struct pack pack = pack_with(broken[i]);
        struct judge *judge;
        assert_int_equal(judge_open(&arena, &pack, NULL, &judge, &error),
                         STATUS_PACK);
    }
    struct error error = { 0 };
    struct pack none = { NULL, 0 };
    struct judge *judge;
    assert_int_equal(judge_open(&arena, &none, NULL, &judge, &error),
                     STATUS_PACK);
}

static bool has(const struct traits *traits, const char *wanted)
{
    for (size_t i = 0; i < traits->n; i++)
        if (str_is(traits->at[i], wanted)) return true;
    return false;
}

/* What else a report counts speaks for a draft, a verb of others between the
 * people and the harm against it. */
static void tells_of_others(void **state)
{
    (void)state;
    struct report report;
    struct reader *reader = reader_of(
        api_builtin_pack(),
        STR("Kiln fire\n\nTwelve men were killed when a kiln blew up.\n\n"
            "Nine others were wounded.\n"),
        &report);
    struct scan *scan = read_drafts(reader, &arena, &report);
    const struct setting *setting = judge_setting(scan);
    struct traits first, last;
    assert_int_equal(scan->n_drafts, 2);
    judge_traits(scan, setting, &scan->drafts[0], &first);
    judge_traits(scan, setting, &scan->drafts[1], &last);
    assert_true(has(&first, "counted=note+1"));
    assert_true(has(&first, "verbs=0"));
    assert_true(has(&first, "marks=0"));
    assert_true(has(&last, "lead=lead+number"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_shares),
        cmocka_unit_test(drops_below_the_least),
        cmocka_unit_test(refuses_broken_tables),
        cmocka_unit_test(tells_of_others),
    };
    arena_open(&arena, NULL);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(&arena);
    return failed;
}
