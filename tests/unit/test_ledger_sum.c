/* Parts and wholes: sums that confirm, sums that fail, what is left over,
 * claims that cannot both be true.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

static void open_one(struct told_world *world, struct told *told)
{
    told_open(world);
    told_report(told, "a", "2022-08-02", "text");
    told_event(told, EVENT_BATTLE, "Kidal", "2022-08-01", "2022-08-01");
}

static void close_one(struct told_world *world, struct told *told,
                      struct ledger *ledger)
{
    world->readings[world->n++] = &told->reading;
    told_link(world);
    told_ledger(world, "latest", told_event_of(&world->linked, 0, 0), "",
                ledger);
}

static void test_parts_confirm(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "governor");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 6, "governor")->part_of = 1;
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 3, "governor")->part_of = 1;
    close_one(&world, &told, &ledger);
    const struct finding *finding = told_finding(&ledger, FINDING_CONFIRMED);
    assert_non_null(finding);
    assert_true(str_is(finding->text, "6 + 3 = 9 confirms 9 people killed"));
    assert_int_equal(finding->n_entries, 3);
    arena_close(&world.arena);
}

static void test_parts_exceed(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "governor");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 6, "governor")->part_of = 1;
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 4, "governor")->part_of = 1;
    close_one(&world, &told, &ledger);
    assert_non_null(told_finding(&ledger, FINDING_SUM_FAILS));
    arena_close(&world.arena);
}

static void test_rest_is_derived(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    struct claim *whole =
        told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 60, "governor");
    told_at_least(whole);
    told_event(&told, EVENT_SHELLING, "Kidal market", "2022-08-01", "");
    told.events[1].parent = 0;
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 22, "governor");
    close_one(&world, &told, &ledger);
    const struct finding *finding = told_finding(&ledger, FINDING_DERIVED);
    assert_non_null(finding);
    assert_int_equal(finding->lo, 38);
    assert_int_equal(finding->hi, OPEN_BOUND);
    arena_close(&world.arena);
}

/* A part without a ceiling leaves nothing to conclude. */
static void test_open_end_stays_open(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 60, "governor");
    struct claim *part =
        told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 22, "governor");
    part->part_of = 1;
    told_at_least(part);
    close_one(&world, &told, &ledger);
    assert_null(told_finding(&ledger, FINDING_DERIVED));
    arena_close(&world.arena);
}

static void test_sides_add_up(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    struct claim *both =
        told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 500, "");
    both->side = STR("both");
    both->hi = OPEN_BOUND;
    both->qualifier = QUALIFIER_MORE_THAN;
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 310, "Mali")->side =
        STR("Mali");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 215, "rebels")->side =
        STR("Tuareg rebels");
    close_one(&world, &told, &ledger);
    const struct finding *finding = told_finding(&ledger, FINDING_CONFIRMED);
    assert_non_null(finding);
    assert_true(str_is(finding->text, "310 + 215 = 525 confirms more than "
                                      "500 combatants killed (both sides)"));
    arena_close(&world.arena);
}

static void test_contradiction(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "governor");
    told_at_least(told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 20, "UN"));
    close_one(&world, &told, &ledger);
    const struct finding *finding =
        told_finding(&ledger, FINDING_CONTRADICTION);
    assert_non_null(finding);
    assert_int_equal(finding->n_entries, 2);
    arena_close(&world.arena);
}

/* A later, larger count has grown and contradicts nothing. */
static void test_growth_is_no_contradiction(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    struct ledger ledger;
    open_one(&world, &told[0]);
    told_claim(&told[0], HARM_KILLED, ROLE_PEOPLE, 9, "governor");
    told_report(&told[1], "b", "2022-08-03", "later");
    told_event(&told[1], EVENT_BATTLE, "Kidal", "2022-08-01", "2022-08-01");
    told_claim(&told[1], HARM_KILLED, ROLE_PEOPLE, 20, "UN");
    world.readings[world.n++] = &told[1].reading;
    close_one(&world, &told[0], &ledger);
    assert_null(told_finding(&ledger, FINDING_CONTRADICTION));
    assert_int_equal(ledger.figures[0].best, 20);
    arena_close(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_confirm),
        cmocka_unit_test(test_parts_exceed),
        cmocka_unit_test(test_rest_is_derived),
        cmocka_unit_test(test_open_end_stays_open),
        cmocka_unit_test(test_sides_add_up),
        cmocka_unit_test(test_contradiction),
        cmocka_unit_test(test_growth_is_no_contradiction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
