/* Which figure a claim is of, and which sources count as independent.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

struct scene {
    struct told_world world;
    struct told told[3];
    struct ledger ledger;
};

static struct told *open_report(struct scene *scene, const char *published)
{
    static const char *const ids[] = { "a", "b", "c" };
    size_t at = scene->world.n;
    struct told *told = &scene->told[at];
    if (!at) told_open(&scene->world);
    told_report(told, ids[at], published, ids[at]);
    told_event(told, EVENT_BATTLE, "Kidal", "2022-08-01", "2022-08-01");
    scene->world.readings[scene->world.n++] = &told->reading;
    return told;
}

static void close_scene(struct scene *scene)
{
    told_link(&scene->world);
    told_ledger(&scene->world, "latest",
                told_event_of(&scene->world.linked, 0, 0), "", &scene->ledger);
}

static struct claim *of_side(struct claim *claim, const char *side)
{
    claim->side = str_from(side);
    return claim;
}

/* One source, one number: the side and the narrower role hold for both. */
static void test_same_number(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    of_side(told_claim(told, HARM_INJURED, ROLE_COMBATANT, 45, "Mali's army"),
            "Mali");
    of_side(told_claim(told, HARM_INJURED, ROLE_PEOPLE, 300, "France"),
            "France");
    told = open_report(&scene, "2022-08-03");
    told_claim(told, HARM_INJURED, ROLE_PEOPLE, 45, "Mali's army");
    close_scene(&scene);
    assert_int_equal(scene.ledger.n_figures, 2);
    arena_close(&scene.world.arena);
}

/* With two sides in play, a number without one is nobody's. */
static void test_two_sides(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    of_side(told_claim(told, HARM_KILLED, ROLE_PEOPLE, 40, "Mali"), "Mali");
    of_side(told_claim(told, HARM_KILLED, ROLE_PEOPLE, 12, "Niger"), "Niger");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 44, "Red Cross");
    close_scene(&scene);
    assert_int_equal(scene.ledger.n_figures, 3);
    arena_close(&scene.world.arena);
}

/* With one side in the whole event, a number of its size is of that side; a
 * part of a whole gives the whole no side. */
static void test_only_side(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    of_side(told_claim(told, HARM_KILLED, ROLE_PEOPLE, 40, "Mali"), "Mali");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 44, "Red Cross");
    told_claim(told, HARM_INJURED, ROLE_PEOPLE, 60, "Red Cross");
    of_side(told_claim(told, HARM_INJURED, ROLE_PEOPLE, 50, "Red Cross"),
            "Mali")
        ->part_of = 3;
    close_scene(&scene);
    assert_int_equal(scene.ledger.n_figures, 3);
    assert_int_equal(scene.ledger.figures[0].n_lineages, 2);
    assert_true(str_is(scene.ledger.figures[0].side, "Mali"));
    arena_close(&scene.world.arena);
}

/* Papers that pass a number on, and officials beside a ministry of theirs,
 * are no origins. */
static void test_independent(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 40, "Malian health ministry");
    told = open_report(&scene, "2022-08-03");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 40, "");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 38, "Malian officials");
    told = open_report(&scene, "2022-08-04");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 41, "Red Cross");
    close_scene(&scene);
    assert_int_equal(scene.ledger.n_figures, 1);
    assert_int_equal(scene.ledger.figures[0].n_lineages, 4);
    assert_int_equal(scene.ledger.figures[0].independent, 2);
    arena_close(&scene.world.arena);
}

/* A headline that adds up a committee's parts is the committee's word. */
static void test_added_up(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 25, "");
    told_claim(told, HARM_KILLED, ROLE_COMBATANT, 20, "Mali's army")->part_of =
        1;
    told_claim(told, HARM_KILLED, ROLE_CIVILIAN, 5, "Mali's army")->part_of = 1;
    told = open_report(&scene, "2022-08-03");
    told_claim(told, HARM_KILLED, ROLE_PEOPLE, 25, "Mali's army");
    close_scene(&scene);
    assert_int_equal(scene.ledger.figures[0].independent, 1);
    arena_close(&scene.world.arena);
}

/* "103 bodies" in a sentence that says the 2,783 again is a count of its own,
 * no rival. */
static void test_beside(void **state)
{
    (void)state;
    struct scene scene = { 0 };
    struct told *told = open_report(&scene, "2022-08-02");
    struct claim *whole =
        told_claim(told, HARM_KILLED, ROLE_COMBATANT, 2700, "Mali");
    struct claim *bodies =
        told_claim(told, HARM_KILLED, ROLE_COMBATANT, 103, "Red Cross");
    struct span again = { bodies->sentence.start, bodies->sentence.start + 4 };
    whole->mentions = &again;
    whole->n_mentions = 1;
    close_scene(&scene);
    assert_int_equal(scene.ledger.n_figures, 1);
    assert_int_equal(scene.ledger.figures[0].independent, 1);
    assert_null(told_finding(&scene.ledger, FINDING_CONTRADICTION));
    arena_close(&scene.world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_number), cmocka_unit_test(test_two_sides),
        cmocka_unit_test(test_only_side),   cmocka_unit_test(test_independent),
        cmocka_unit_test(test_added_up),    cmocka_unit_test(test_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
