/* The headline figure of one report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told_headline.h"

static void test_groups_are_added(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_ATTACKER, 8, "");
    told_claim(&told, HARM_KILLED, ROLE_POLICE, 2, "");
    check(&told, HARM_KILLED, 10, 10, 10);
}

static void test_parts_are_not(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 5, "");
    told_claim(&told, HARM_KILLED, ROLE_CHILD, 2, "")->part_of = 1;
    check(&told, HARM_KILLED, 5, 5, 5);
}

static void test_total_covers_groups(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 12, "");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 4, "");
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 8, "");
    check(&told, HARM_KILLED, 12, 12, 12);
}

static void test_rivals_give_a_range(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 13, "police");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 17, "hospital");
    check(&told, HARM_KILLED, 13, 13, 17);
}

static void test_number_beats_vague(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *vague = told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 1, "");
    vague->hi = OPEN_BOUND;
    vague->qualifier = QUALIFIER_INDEFINITE;
    told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 6, "");
    check(&told, HARM_INJURED, 6, 6, 6);
}

/* Whoever opens with "at least 10" has weighed what there is: the smaller
 * numbers of others are older, the larger ones are the upper end. */
static void test_lead_is_a_floor(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_at_least(told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 10, ""));
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 6, "police");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 13, "hospital");
    check(&told, HARM_KILLED, 10, 10, 13);
}

static void test_open_number_ends_at_its_own(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 12, "");
    struct claim *more =
        told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 40, "hospital");
    more->hi = OPEN_BOUND;
    more->qualifier = QUALIFIER_MORE_THAN;
    check(&told, HARM_KILLED, 12, 12, 41);
}

static void test_ceiling_in_the_lead(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *most = told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 20, "");
    most->lo = OPEN_BOUND;
    most->qualifier = QUALIFIER_UP_TO;
    check(&told, HARM_KILLED, 1, 20, 20);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 17, "police");
    check(&told, HARM_KILLED, 17, 20, 20);
}

/* A name is one of the number that is told; names alone are counted. */
static void test_names(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->name = STR("A. Noor");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->name = STR("B. Shah");
    check(&told, HARM_KILLED, 2, 2, 2);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 4, "");
    check(&told, HARM_KILLED, 4, 4, 4);
}

/* "Noor and two of his guards": three. */
static void test_people_beside_a_name(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->name = STR("A. Noor");
    told_claim(&told, HARM_KILLED, ROLE_OTHER, 2, "")->beside = true;
    check(&told, HARM_KILLED, 3, 3, 3);
}

static void test_unharmed_names_are_nought(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 0, "")->name = STR("A. Noor");
    check(&told, HARM_INJURED, 0, 0, 0);
}

static void test_background_stays_out(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 3, "");
    told_event(&told, EVENT_ATTACK, "Ghazni", "2016-07-01", "2016-07-01");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 30, "");
    check(&told, HARM_KILLED, 3, 3, 3);
}

static void test_nobody(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_CASUALTIES, ROLE_PEOPLE, 0, "");
    check(&told, HARM_KILLED, 0, 0, 0);
}

static void test_attackers_are_given_apart(void **state)
{
    (void)state;
    struct told told;
    struct arena arena;
    struct headline out[HARM_COUNT];
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "");
    told_claim(&told, HARM_KILLED, ROLE_ATTACKER, 1, "");
    arena_open(&arena, NULL);
    headline_run(&arena, &told.reading, out);
    assert_int_equal(out[HARM_KILLED].best, 10);
    assert_int_equal(out[HARM_KILLED].attackers, 1);
    assert_false(out[HARM_INJURED].told);
    arena_close(&arena);
}

/* "A third victim": two before him. On another's word he is the upper end. */
static void test_ordinals_count_on(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 2, "");
    struct claim *third = told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "");
    third->ordinal = 3;
    third->part_of = 1;
    check(&told, HARM_KILLED, 3, 3, 3);
    third->source.text = STR("a relative");
    check(&told, HARM_KILLED, 2, 2, 3);
}

/* "Initially 12": what later counts replace, whichever is larger. */
static void test_first_hours(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 12, "police")->early = true;
    check(&told, HARM_KILLED, 12, 12, 12);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 10, "hospital");
    check(&told, HARM_KILLED, 10, 10, 10);
}

static void open_storm(struct told *told)
{
    told_report(told, "a", "2018-03-02", "text");
    told_event(told, EVENT_STORM, "Luzon", "2018-03-01", "2018-03-01");
    told->reading.lead_end = UINT32_MAX;
}

static struct claim *told_in(struct told *told, const char *land, int64_t n)
{
    struct claim *claim = told_claim(told, HARM_KILLED, ROLE_PEOPLE, n, "");
    memcpy(claim->land, land, sizeof claim->land);
    return claim;
}

/* A storm goes from land to land: the largest figures of each are added. */
static void test_lands_are_added(void **state)
{
    (void)state;
    struct told told;
    open_storm(&told);
    told_in(&told, "ph", 12);
    told_in(&told, "ph", 40);
    told_in(&told, "vn", 7);
    check(&told, HARM_KILLED, 47, 47, 47);
}

static void test_whole_is_no_land(void **state)
{
    (void)state;
    struct told told;
    open_storm(&told);
    told_in(&told, "ph", 12);
    told_in(&told, "vn", 7);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 23, "")->overall = true;
    check(&told, HARM_KILLED, 23, 23, 23);
}

/* An attack is in one place, whatever lands its report names. */
static void test_attack_has_one_land(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_in(&told, "af", 12);
    told_in(&told, "pk", 7);
    check(&told, HARM_KILLED, 12, 12, 12);
}

static void test_families_where_nobody_counts_people(void **state)
{
    (void)state;
    struct told told;
    open_storm(&told);
    told_claim(&told, HARM_DISPLACED, ROLE_PEOPLE, 60, "")->unit = UNIT_FAMILY;
    check(&told, HARM_DISPLACED, 60, 60, 60);
    told_claim(&told, HARM_DISPLACED, ROLE_PEOPLE, 250, "");
    check(&told, HARM_DISPLACED, 250, 250, 250);
}

/* Two claims of one sentence that count two groups of the same kind; the
 * second one's bounds are fewer by 5. */
static void add_two(struct told *told, uint8_t qualifier, int64_t lo,
                    int64_t hi)
{
    open_one(told);
    struct claim *one = told_claim(told, HARM_KILLED, ROLE_PEOPLE, lo, "");
    struct claim *two = told_claim(told, HARM_KILLED, ROLE_PEOPLE, lo - 5, "");
    one->qualifier = two->qualifier = qualifier;
    one->hi = hi;
    two->hi = hi != OPEN_BOUND ? hi - 5 : hi;
    two->sentence = one->sentence;
    two->quote = (struct span){ one->quote.start + 50, one->quote.end };
}

static void test_ranges_are_added_end_by_end(void **state)
{
    (void)state;
    struct told told;
    add_two(&told, QUALIFIER_RANGE, 10, 12);
    check(&told, HARM_KILLED, 15, 15, 19);
    add_two(&told, QUALIFIER_AT_LEAST, 10, OPEN_BOUND);
    told.claims[0].hi = 10;
    check(&told, HARM_KILLED, 15, 15, OPEN_BOUND);
}

/* "Residents were hurt. Ana Ruiz and Ben Okoye were hurt": two by name, and
 * nobody says how many more. */
static void test_names_behind_a_plural(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *plural = told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 2, "");
    plural->hi = OPEN_BOUND;
    plural->qualifier = QUALIFIER_INDEFINITE;
    told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 1, "")->name = STR("Ana Ruiz");
    told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 1, "")->name =
        STR("Ben Okoye");
    check(&told, HARM_INJURED, 2, 2, OPEN_BOUND);
}

static void check_by(const struct told *told, const char *method, int64_t low,
                     int64_t best, int64_t high)
{
    struct arena arena;
    struct methods *methods;
    struct error error;
    struct headline out[HARM_COUNT];
    arena_open(&arena, NULL);
    assert_int_equal(ledger_open(&arena, api_builtin_pack(), &methods, &error),
                     STATUS_OK);
    struct headline_rule rule = { methods, str_from(method) };
    assert_int_equal(headline_by(&arena, &told->reading, &rule, out, &error),
                     STATUS_OK);
    assert_int_equal(out[HARM_KILLED].low, low);
    assert_int_equal(out[HARM_KILLED].best, best);
    assert_int_equal(out[HARM_KILLED].high, high);
    arena_close(&arena);
}

/* Six by the report's own count, four by another's. */
static void test_methods_take_their_own(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 6, "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 4, "police");
    check(&told, HARM_KILLED, 6, 6, 6);
    check_by(&told, "airwars", 4, OPEN_BOUND, 6);
    check_by(&told, "ibc", 4, OPEN_BOUND, 6);
    check_by(&told, "gtd", OPEN_BOUND, 6, OPEN_BOUND);
    check_by(&told, "acled", 4, 4, 4);
    check_by(&told, "", 6, 6, 6);
}

/* Who leads with "at least 6" has weighed the four. */
static void test_floor_is_weighed(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_at_least(told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 6, ""));
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 4, "police");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "hospital");
    check_by(&told, "airwars", 6, OPEN_BOUND, 9);
}

/* Words without a number: what the method codes, or nothing. */
static void test_methods_code_words(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *word = told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 24, "");
    word->hi = 99;
    word->qualifier = QUALIFIER_VAGUE;
    check_by(&told, "airwars", 12, OPEN_BOUND, 24);
    check_by(&told, "acled", 12, 12, 12);
    check_by(&told, "gtd", OPEN_BOUND, OPEN_BOUND, OPEN_BOUND);
    *word = (struct claim){ .id = 1, .lo = 1, .hi = OPEN_BOUND };
    word->qualifier = QUALIFIER_INDEFINITE;
    check_by(&told, "airwars", 2, OPEN_BOUND, 2);
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 1, "police");
    check_by(&told, "airwars", 1, OPEN_BOUND, 2);
}

/* "At least eight children were killed. Eleven dead were brought in." */
static void test_floor_of_a_part(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *part = told_claim(&told, HARM_KILLED, ROLE_CHILD, 8, "");
    told_at_least(part);
    part->part_of = 2;
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 11, "");
    check(&told, HARM_KILLED, 11, 11, 11);
    check_by(&told, "airwars", 8, OPEN_BOUND, 11);
}

/* A son bears his father's name behind his own; another source names him. */
static void test_named_on_others_word(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->name = STR("Ben Okoye");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "radio")->name =
        STR("Leo Ben Okoye");
    check(&told, HARM_KILLED, 1, 2, 2);
    check_by(&told, "airwars", 1, OPEN_BOUND, 2);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->name = STR("Okoye");
    check(&told, HARM_KILLED, 1, 2, 2);
}

static void test_civilians_alone(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 19, "");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 2, "");
    check(&told, HARM_KILLED, 21, 21, 21);
    check_by(&told, "airwars", 19, OPEN_BOUND, 19);
}

/* Losses that a force claims of its enemy, which nobody bears out. */
static void test_enemy_is_set_aside(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *claim = told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 40, "");
    claim->side = STR("Armenia");
    claim->source.text = claim->source.side = STR("Azerbaijan");
    claim->source.kind = SOURCE_MILITARY;
    check_by(&told, "ucdp", 0, OPEN_BOUND, 0);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 40, "hospital");
    check_by(&told, "ucdp", 40, 40, 40);
}

/* A plural beside a number: low is never more than best. */
static void test_ends_are_in_order(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 2, "");
    struct claim *plural = told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 1, "");
    plural->hi = OPEN_BOUND;
    plural->qualifier = QUALIFIER_INDEFINITE;
    check(&told, HARM_KILLED, 2, 2, OPEN_BOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups_are_added),
        cmocka_unit_test(test_methods_take_their_own),
        cmocka_unit_test(test_floor_is_weighed),
        cmocka_unit_test(test_methods_code_words),
        cmocka_unit_test(test_floor_of_a_part),
        cmocka_unit_test(test_named_on_others_word),
        cmocka_unit_test(test_civilians_alone),
        cmocka_unit_test(test_enemy_is_set_aside),
        cmocka_unit_test(test_ends_are_in_order),
        cmocka_unit_test(test_parts_are_not),
        cmocka_unit_test(test_total_covers_groups),
        cmocka_unit_test(test_rivals_give_a_range),
        cmocka_unit_test(test_number_beats_vague),
        cmocka_unit_test(test_lead_is_a_floor),
        cmocka_unit_test(test_open_number_ends_at_its_own),
        cmocka_unit_test(test_ceiling_in_the_lead),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_behind_a_plural),
        cmocka_unit_test(test_people_beside_a_name),
        cmocka_unit_test(test_unharmed_names_are_nought),
        cmocka_unit_test(test_background_stays_out),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_attackers_are_given_apart),
        cmocka_unit_test(test_ordinals_count_on),
        cmocka_unit_test(test_first_hours),
        cmocka_unit_test(test_lands_are_added),
        cmocka_unit_test(test_whole_is_no_land),
        cmocka_unit_test(test_attack_has_one_land),
        cmocka_unit_test(test_families_where_nobody_counts_people),
        cmocka_unit_test(test_ranges_are_added_end_by_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
