/* Which mentions of several reports are one event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

/* An event of the book is one of which some claim tells. */
static void claim_all(struct told *told)
{
    size_t n = told->reading.n_events;
    for (uint32_t i = 0; i < n; i++)
        told_claim(told, HARM_INJURED, ROLE_PEOPLE, 3, "")->event = i;
}

static void town(struct event *event, double latitude, double longitude)
{
    event->country = STR("af");
    event->latitude = latitude;
    event->longitude = longitude;
    event->place_kind = PLACE_TOWN;
}

/* Three reports of one blast, one of another town, one of another day. */
static void fill(struct told told[5])
{
    told_report(&told[0], "a", "2019-03-05", "first");
    town(told_event(&told[0], EVENT_BOMBING, "Jalalabad", "2019-03-04",
                    "2019-03-04"),
         34.4, 70.4);
    told_report(&told[1], "b", "2019-03-06", "second");
    town(told_event(&told[1], EVENT_EXPLOSION, "Jalalabad", "2019-03-04", ""),
         34.4, 70.4);
    told_report(&told[2], "c", "2019-03-06", "third");
    told_event(&told[2], EVENT_ATTACK, "Afghanistan", "2019-03-04", "");
    told_report(&told[3], "d", "2019-03-05", "fourth");
    town(told_event(&told[3], EVENT_BOMBING, "Herat", "2019-03-04",
                    "2019-03-04"),
         34.3, 62.2);
    told_report(&told[4], "e", "2019-03-12", "fifth");
    town(told_event(&told[4], EVENT_BOMBING, "Jalalabad", "2019-03-11",
                    "2019-03-11"),
         34.4, 70.4);
    for (size_t i = 0; i < 5; i++) claim_all(&told[i]);
}

static void test_joins_and_keeps_apart(void **state)
{
    (void)state;
    struct told told[5];
    struct told_world world;
    told_open(&world);
    fill(told);
    for (size_t i = 0; i < 5; i++) world.readings[world.n++] = &told[i].reading;
    told_link(&world);
    uint32_t first = told_event_of(&world.linked, 0, 0);
    assert_int_equal(told_event_of(&world.linked, 1, 0), first);
    assert_int_not_equal(told_event_of(&world.linked, 3, 0), first);
    assert_int_not_equal(told_event_of(&world.linked, 4, 0), first);
    assert_true(
        str_is(world.linked.events[first].id, "bombing-jalalabad-2019-03-04"));
    arena_close(&world.arena);
}

/* "Afghanistan" on a day with blasts in two towns: it may be either. */
static void test_vague_mention_stays_apart(void **state)
{
    (void)state;
    struct told told[5];
    struct told_world world;
    told_open(&world);
    fill(told);
    for (size_t i = 0; i < 5; i++) world.readings[world.n++] = &told[i].reading;
    told_link(&world);
    uint32_t vague = told_event_of(&world.linked, 2, 0);
    assert_int_not_equal(vague, told_event_of(&world.linked, 0, 0));
    assert_int_not_equal(vague, told_event_of(&world.linked, 3, 0));
    arena_close(&world.arena);
}

static void test_order_does_not_matter(void **state)
{
    (void)state;
    struct told told[5];
    struct told_world world, other;
    told_open(&world);
    told_open(&other);
    fill(told);
    for (size_t i = 0; i < 5; i++) {
        world.readings[world.n++] = &told[i].reading;
        other.readings[other.n++] = &told[4 - i].reading;
    }
    told_link(&world);
    told_link(&other);
    assert_int_equal(world.linked.n_events, other.linked.n_events);
    for (uint32_t i = 0; i < 5; i++) {
        uint32_t a = told_event_of(&world.linked, i, 0);
        uint32_t b = told_event_of(&other.linked, 4 - i, 0);
        assert_int_equal(a, b);
        assert_true(
            str_equal(world.linked.events[a].id, other.linked.events[b].id));
    }
    arena_close(&world.arena);
    arena_close(&other.arena);
}

/* A war without dates is the one that goes on; one that ended is another. */
static void test_wars(void **state)
{
    (void)state;
    struct told told[3];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2017-04-01", "first");
    told_event(&told[0], EVENT_WAR, "Syria", "2011-03", "");
    told_report(&told[1], "b", "2017-04-02", "second");
    told_event(&told[1], EVENT_WAR, "Syria", "", "");
    told_report(&told[2], "c", "2017-04-03", "third");
    told_event(&told[2], EVENT_WAR, "Syria", "", "1949");
    for (size_t i = 0; i < 3; i++) claim_all(&told[i]);
    for (size_t i = 0; i < 3; i++) world.readings[world.n++] = &told[i].reading;
    told_link(&world);
    uint32_t war = told_event_of(&world.linked, 0, 0);
    assert_int_equal(told_event_of(&world.linked, 1, 0), war);
    assert_int_not_equal(told_event_of(&world.linked, 2, 0), war);
    arena_close(&world.arena);
}

/* Two mentions of one report are two events, however alike. */
static void test_one_report_tells_apart(void **state)
{
    (void)state;
    struct told told[2];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "2019-03-05", "first");
    told_event(&told[0], EVENT_ATTACK, "Kunduz", "2019-03-04", "");
    told_event(&told[0], EVENT_ATTACK, "Kunduz", "2019-03-04", "");
    told_report(&told[1], "b", "2019-03-05", "second");
    told_event(&told[1], EVENT_ATTACK, "Kunduz", "2019-03-04", "");
    claim_all(&told[0]);
    claim_all(&told[1]);
    world.readings[world.n++] = &told[0].reading;
    world.readings[world.n++] = &told[1].reading;
    told_link(&world);
    assert_int_not_equal(told_event_of(&world.linked, 0, 0),
                         told_event_of(&world.linked, 0, 1));
    arena_close(&world.arena);
}

static void test_parents(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    told_open(&world);
    told_report(&told, "a", "2020-12-05", "first");
    told_event(&told, EVENT_WAR, "Armenia", "2020-09-27", "2020-11-10");
    told_event(&told, EVENT_SHELLING, "Ganja", "2020-10-11", "")->parent = 0;
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 7, "");
    world.readings[world.n++] = &told.reading;
    told_link(&world);
    uint32_t part = told_event_of(&world.linked, 0, 1);
    assert_int_equal(world.linked.events[part].parent,
                     (int)told_event_of(&world.linked, 0, 0));
    arena_close(&world.arena);
}

/* What no claim tells of is no event, and has no place in an id. */
static void test_named_in_passing(void **state)
{
    (void)state;
    struct told told;
    struct told_world world;
    told_open(&world);
    told_report(&told, "a", "2020-12-05", "first");
    told_event(&told, EVENT_PROTEST, "Ganja", "2020-12-01", "");
    told_event(&told, EVENT_OTHER, "", "2020-12-02", "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 7, "");
    world.readings[world.n++] = &told.reading;
    told_link(&world);
    assert_int_equal(world.linked.n_events, 1);
    assert_int_equal(world.linked.n_event_links, 1);
    assert_true(str_is(world.linked.events[0].id, "other-2020-12-02"));
    assert_true(str_is(world.linked.events[0].name, "2020 event"));
    arena_close(&world.arena);
}

/* Two reports without a day, a place or a claim: names and words link them;
 * a third of the same kind names others. */
static void test_stories_by_words(void **state)
{
    (void)state;
    struct told told[3];
    struct told_world world;
    told_open(&world);
    told_report(&told[0], "a", "",
                "Striker Tobias Wenlock left Harrowgate Rovers for Lindum "
                "Athletic after a quarrel with trainer Marit Osterlund.");
    told_report(&told[1], "b", "",
                "Lindum Athletic signed Tobias Wenlock, the Harrowgate Rovers "
                "striker who fell out with Marit Osterlund.");
    told_report(&told[2], "c", "",
                "Goalkeeper Ikenna Dorsey was released by Pellworth Town; "
                "Brackley United wants him.");
    for (size_t i = 0; i < 3; i++) {
        told_event(&told[i], EVENT_OTHER, "", "", "");
        world.readings[world.n++] = &told[i].reading;
    }
    told_link(&world);
    assert_int_equal(world.linked.n_events, 1);
    assert_int_equal(told_event_of(&world.linked, 0, 0),
                     told_event_of(&world.linked, 1, 0));
    assert_int_equal(world.linked.n_event_links, 2);
    assert_true(world.linked.event_links[1].reason.len > 0);
    arena_close(&world.arena);
}

/* What was told long apart is compared only with much in common. */
static void test_meets_by_more_with_time(void **state)
{
    (void)state;
    uint32_t one = TRACE_ONE * TRACE_ONE;
    assert_true(link_is_enough(one / 20, 3));
    assert_false(link_is_enough(one / 20, 20));
    assert_true(link_is_enough(one / 8, 20));
    assert_true(link_is_enough(one / 8, 90));
    assert_false(link_is_enough(one / 8, 900));
    assert_true(link_is_enough(one / 4, 900));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joins_and_keeps_apart),
        cmocka_unit_test(test_vague_mention_stays_apart),
        cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_wars),
        cmocka_unit_test(test_one_report_tells_apart),
        cmocka_unit_test(test_parents),
        cmocka_unit_test(test_named_in_passing),
        cmocka_unit_test(test_stories_by_words),
        cmocka_unit_test(test_meets_by_more_with_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
