/* One strike told by a hospital, the police, the UN and an army: what each
 * method makes of it. And lineages, as-of dates, copies.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

enum { REPORTS = 8 };

/* Tuesday the hospital's 23, in six papers that print one agency's text; the
 * army's 40 militants; Wednesday the police's at least 30; Thursday the UN's
 * 31 civilians with 12 children. */
static void fill(struct told_world *world, struct told told[REPORTS])
{
    static const char *const names[] = { "p1", "p2", "p3", "p4", "p5", "p6" };
    told_open(world);
    for (size_t i = 0; i < 6; i++) {
        told_report(&told[i], names[i], "2021-06-01",
                    "Doctors count the dead of the strike.");
        told_event(&told[i], EVENT_AIRSTRIKE, "Idlib", "2021-06-01", "");
        told_claim(&told[i], HARM_KILLED, ROLE_PEOPLE, 23, "Idlib hospital");
    }
    struct claim *army =
        told_claim(&told[0], HARM_KILLED, ROLE_COMBATANT, 40, "Syrian army");
    army->side = STR("rebels");
    told_report(&told[6], "q", "2021-06-02", "Police speak.");
    told_event(&told[6], EVENT_AIRSTRIKE, "Idlib", "2021-06-01", "");
    told_at_least(told_claim(&told[6], HARM_KILLED, ROLE_PEOPLE, 30, "police"));
    told_report(&told[7], "r", "2021-06-03", "The UN speaks.");
    told_event(&told[7], EVENT_AIRSTRIKE, "Idlib", "2021-06-01", "");
    told_claim(&told[7], HARM_KILLED, ROLE_CIVILIAN, 31, "UN");
    told_claim(&told[7], HARM_KILLED, ROLE_CHILD, 12, "UN")->part_of = 1;
    for (size_t i = 0; i < REPORTS; i++)
        world->readings[world->n++] = &told[i].reading;
    told_link(world);
}

static void check(const char *method, int64_t low, int64_t best, int64_t high)
{
    struct told told[REPORTS];
    struct told_world world;
    struct ledger ledger;
    fill(&world, told);
    assert_int_equal(world.linked.n_events, 1);
    told_ledger(&world, method, 0, "", &ledger);
    const struct figure *figure =
        told_figure(&ledger, HARM_KILLED, ROLE_PEOPLE, "");
    assert_int_equal(figure->low, low);
    assert_int_equal(figure->best, best);
    assert_int_equal(figure->high, high);
    arena_close(&world.arena);
}

static void test_ucdp(void **state)
{
    (void)state;
    check("ucdp", 23, 31, 31);
}

static void test_acled(void **state)
{
    (void)state;
    check("acled", 23, 23, 23);
}

static void test_airwars(void **state)
{
    (void)state;
    check("airwars", 23, OPEN_BOUND, 31);
}

static void test_ibc(void **state)
{
    (void)state;
    check("ibc", 23, OPEN_BOUND, 31);
}

static void test_gtd_and_aoav(void **state)
{
    (void)state;
    check("gtd", OPEN_BOUND, 31, OPEN_BOUND);
    check("aoav", OPEN_BOUND, 31, OPEN_BOUND);
}

/* Six papers add no origin: the hospital, the police. */
static void test_copies_add_no_origin(void **state)
{
    (void)state;
    struct told told[REPORTS];
    struct told_world world;
    struct ledger ledger;
    fill(&world, told);
    told_ledger(&world, "latest", 0, "", &ledger);
    const struct figure *figure =
        told_figure(&ledger, HARM_KILLED, ROLE_PEOPLE, "");
    assert_int_equal(figure->independent, 2);
    arena_close(&world.arena);
}

/* As of Wednesday the UN has not spoken. */
static void test_as_of(void **state)
{
    (void)state;
    struct told told[REPORTS];
    struct told_world world;
    struct ledger ledger;
    fill(&world, told);
    told_ledger(&world, "latest", 0, "2021-06-02", &ledger);
    const struct figure *figure =
        told_figure(&ledger, HARM_KILLED, ROLE_PEOPLE, "");
    assert_int_equal(figure->best, 30);
    told_ledger(&world, "latest", 0, "2021-06-01", &ledger);
    figure = told_figure(&ledger, HARM_KILLED, ROLE_PEOPLE, "");
    assert_int_equal(figure->best, 23);
    arena_close(&world.arena);
}

static void test_no_such_method(void **state)
{
    (void)state;
    struct told_world world;
    struct ledger ledger;
    struct error error = { 0 };
    told_open(&world);
    struct ledger_query query = { .methods = world.methods,
                                  .linked = &world.linked,
                                  .method = STR("guess") };
    assert_int_equal(ledger_run(&world.arena, &query, &ledger, &error),
                     STATUS_USAGE);
    arena_close(&world.arena);
}

/* One source over three days: 10, 14, then down to 12. */
static void test_lineage(void **state)
{
    (void)state;
    static const char *const days[] = { "2021-05-01", "2021-05-02",
                                        "2021-05-04" };
    static const int64_t counts[] = { 10, 14, 12 };
    struct told told[3];
    struct told_world world;
    struct ledger ledger;
    told_open(&world);
    for (size_t i = 0; i < 3; i++) {
        told_report(&told[i], days[i], days[i], days[i]);
        told_event(&told[i], EVENT_FLOOD, "Gorj", "2021-05-01", "");
        told_claim(&told[i], HARM_KILLED, ROLE_PEOPLE, counts[i],
                   "Romanian interior ministry");
        world.readings[world.n++] = &told[i].reading;
    }
    told_link(&world);
    told_ledger(&world, "latest", 0, "", &ledger);
    assert_int_equal(ledger.n_figures, 1);
    const struct lineage *lineage = &ledger.figures[0].lineages[0];
    assert_int_equal(lineage->n, 3);
    assert_int_equal(lineage->current, 2);
    assert_int_equal(lineage->states[0], ENTRY_SUPERSEDED);
    assert_int_equal(lineage->states[1], ENTRY_SUPERSEDED);
    assert_true(lineage->revised_down);
    assert_int_equal(ledger.figures[0].best, 12);
    assert_non_null(told_finding(&ledger, FINDING_REVISION));
    arena_close(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ucdp),
        cmocka_unit_test(test_acled),
        cmocka_unit_test(test_airwars),
        cmocka_unit_test(test_ibc),
        cmocka_unit_test(test_gtd_and_aoav),
        cmocka_unit_test(test_copies_add_no_origin),
        cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_no_such_method),
        cmocka_unit_test(test_lineage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
