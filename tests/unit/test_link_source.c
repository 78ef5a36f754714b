/* One source under its many names; reports that repeat each other.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

static struct str source_of(const struct told_world *world, size_t claim)
{
    uint32_t source = world->linked.source_links[claim].source;
    return world->linked.sources[source].name;
}

static void link_one(struct told_world *world, struct told *told)
{
    told_open(world);
    world->readings[world->n++] = &told->reading;
    told_link(world);
}

static void test_names_of_one_ministry(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    told_report(&told, "a", "2020-12-03", "text");
    told_event(&told, EVENT_WAR, "Nagorno-Karabakh", "2020-09-27", "");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 40,
               "Azerbaijan's defence ministry");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 41,
               "Ministry of Defense "
               "of Azerbaijan");
    told_claim(&told, HARM_INJURED, ROLE_COMBATANT, 42, "ministry");
    told_claim(&told, HARM_MISSING, ROLE_COMBATANT, 43, "Azerbaijan");
    link_one(&world, &told);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal("Azerbaijan: defence ministry",
                            arena_copy(&world.arena, source_of(&world, i).at,
                                       source_of(&world, i).len));
    arena_close(&world.arena);
}

static void test_seat_and_surname(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    told_report(&told, "a", "2023-09-20", "text");
    told_event(&told, EVENT_OFFENSIVE, "Nagorno-Karabakh", "2023-09-19", "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 5, "Baku");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 6, "Leyla Marut");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 7, "Marut");
    link_one(&world, &told);
    assert_true(str_is(source_of(&world, 0), "Azerbaijan: government"));
    assert_true(str_equal(source_of(&world, 1), source_of(&world, 2)));
    arena_close(&world.arena);
}

/* A bare country elsewhere with the same figure is the same ministry. */
static void test_country_by_its_figure(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2020-12-03", "first");
    told_event(&told[0], EVENT_WAR, "Nagorno-Karabakh", "2020-09-27", "");
    told_claim(&told[0], HARM_KILLED, ROLE_COMBATANT, 2100,
               "Armenian defence ministry");
    told_report(&told[1], "b", "2020-12-04", "second");
    told_event(&told[1], EVENT_WAR, "Nagorno-Karabakh", "2020-09-27", "");
    told_claim(&told[1], HARM_KILLED, ROLE_COMBATANT, 2100, "Yerevan");
    world.readings[world.n++] = &told[0].reading;
    world.readings[world.n++] = &told[1].reading;
    told_link(&world);
    assert_int_equal(world.linked.source_links[0].source,
                     world.linked.source_links[1].source);
    arena_close(&world.arena);
}

/* A text, and where its last word stands: the source of a claim. */
static void set_source(struct told *told, struct claim *claim)
{
    struct str text = told->report.text;
    size_t at = text.len - claim->source.text.len;
    claim->source.span = (struct span){ (uint32_t)at, (uint32_t)text.len };
}

/* "The ministry", a surname: the body stands in the text before it. */
static void test_bodies_named_before(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2021-02-05",
                "For a week the defence ministry in the Malian capital gave "
                "no figure. Forty soldiers fell, according to the ministry");
    told_event(&told[0], EVENT_BATTLE, "Kidal", "2021-02-01", "");
    set_source(&told[0], told_claim(&told[0], HARM_KILLED, ROLE_COMBATANT, 40,
                                    "ministry"));
    told_report(&told[1], "b", "2021-02-06",
                "Mali's ombudswoman, Awa Traore, went to Kidal. "
                "Nine people are missing, according to Traore");
    told_event(&told[1], EVENT_BATTLE, "Kidal", "2021-02-01", "");
    set_source(&told[1],
               told_claim(&told[1], HARM_MISSING, ROLE_PEOPLE, 9, "Traore"));
    world.readings[world.n++] = &told[0].reading;
    world.readings[world.n++] = &told[1].reading;
    told_link(&world);
    assert_true(str_is(source_of(&world, 0), "Mali: defence ministry"));
    assert_true(str_is(source_of(&world, 1), "Mali: human rights ombudsman"));
    arena_close(&world.arena);
}

/* A ministry's own statement is its word, as in the papers. */
static void test_statement_of_a_body(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2021-02-05", "first");
    told[0].report.publisher = STR("Ministry of Defence of Mali (statement)");
    told_event(&told[0], EVENT_BATTLE, "Kidal", "2021-02-01", "");
    told_claim(&told[0], HARM_KILLED, ROLE_COMBATANT, 40, "");
    told_report(&told[1], "b", "2021-02-06", "second");
    told[1].report.publisher = STR("Defence Weekly");
    told_event(&told[1], EVENT_BATTLE, "Kidal", "2021-02-01", "");
    told_claim(&told[1], HARM_KILLED, ROLE_COMBATANT, 40, "");
    world.readings[world.n++] = &told[0].reading;
    world.readings[world.n++] = &told[1].reading;
    told_link(&world);
    assert_true(str_is(source_of(&world, 0), "Mali: defence ministry"));
    assert_true(str_is(source_of(&world, 1), "Defence Weekly"));
    arena_close(&world.arena);
}

/* A report that once calls a ministry by its country does so throughout. */
static void test_country_throughout(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2020-12-03", "first");
    told_event(&told[0], EVENT_WAR, "Nagorno-Karabakh", "2020-09-27", "");
    told_claim(&told[0], HARM_KILLED, ROLE_COMBATANT, 2100,
               "Armenian defence ministry");
    told_report(&told[1], "b", "2020-12-04", "second");
    told_event(&told[1], EVENT_WAR, "Nagorno-Karabakh", "2020-09-27", "");
    told_claim(&told[1], HARM_KILLED, ROLE_COMBATANT, 2100, "Yerevan");
    told_claim(&told[1], HARM_MISSING, ROLE_COMBATANT, 60, "Yerevan");
    world.readings[world.n++] = &told[0].reading;
    world.readings[world.n++] = &told[1].reading;
    told_link(&world);
    assert_true(str_is(source_of(&world, 2), "Armenia: defence ministry"));
    arena_close(&world.arena);
}

static const char *const long_text =
    "Rescue teams worked through the night after the roof of a covered "
    "market fell in on Monday. The mayor of the town told reporters that "
    "nineteen traders had been taken to the district hospital and that four "
    "of them were in a serious state. Firemen brought lights and cranes from "
    "three neighbouring towns, and the school next door was opened for the "
    "families who waited for word. An engineer said that snow had lain on "
    "the roof for nine days. The court has asked for the building's plans, "
    "and the company that put it up in 1998 has said that it will answer "
    "every question. Traders had asked twice for the gutters to be cleared.";

static const char *const cut_text =
    "Nineteen hurt as market roof falls\n\n"
    "Rescue teams worked through the night after the roof of a covered "
    "market fell in on Monday. The mayor of the town told reporters that "
    "nineteen traders had been taken to the district hospital and that four "
    "of them were in a serious state. Firemen brought lights and cranes from "
    "three neighbouring towns, and the school next door was opened for the "
    "families who waited for word. An engineer said that snow had lain on "
    "the roof for nine days.";

static const char *const other_text =
    "Four traders are in a serious state after a market hall lost its roof, "
    "doctors at the district hospital said on Tuesday. Fifteen more have "
    "light wounds and some may go home this week. Heavy snow is thought to "
    "be the cause, and prosecutors want to see how the hall was built and "
    "who looked after it over the years since it was opened by the county.";

static void test_copies(void **state)
{
    (void)state;
    struct told told[3];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2019-02-05", long_text);
    told_report(&told[1], "b", "2019-02-06", cut_text);
    told_report(&told[2], "c", "2019-02-05", other_text);
    for (size_t i = 0; i < 3; i++) world.readings[world.n++] = &told[i].reading;
    told_link(&world);
    assert_int_equal(world.linked.syndication[0], 0);
    assert_int_equal(world.linked.syndication[1], 0);
    assert_int_equal(world.linked.syndication[2], 2);
    arena_close(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_one_ministry),
        cmocka_unit_test(test_seat_and_surname),
        cmocka_unit_test(test_country_by_its_figure),
        cmocka_unit_test(test_bodies_named_before),
        cmocka_unit_test(test_statement_of_a_body),
        cmocka_unit_test(test_country_throughout),
        cmocka_unit_test(test_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
