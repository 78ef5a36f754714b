/* Which claims of a report its headline figure rests on.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told_headline.h"

/* What an armed group says of its victims yields to anybody else's count. */
static void test_boasts_yield(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 5, "");
    told_claim(&told, HARM_KILLED, ROLE_POLICE, 14, "a rebel group")
        ->source.kind = SOURCE_ARMED_GROUP;
    check(&told, HARM_KILLED, 5, 5, 5);
}

/* "His driver was also killed": one more than the one who is named. */
static void test_companion_is_one_more(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_OFFICIAL, 1, "")->name =
        STR("Ann Hill");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->beside = true;
    check(&told, HARM_KILLED, 2, 2, 2);
}

/* "Two people were killed. Then five policemen were killed by gunmen." */
static void test_groups_of_the_report_add_up(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 2, "");
    told_claim(&told, HARM_KILLED, ROLE_POLICE, 5, "");
    check(&told, HARM_KILLED, 7, 7, 7);
}

/* "27 homicides so far this year" are not those of Monday's shooting. */
static void test_sums_of_a_year_stay_out(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 2, "");
    told_event(&told, EVENT_ATTACK, "Ghazni", "2018", "2018");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 27, "");
    check(&told, HARM_KILLED, 2, 2, 2);
}

/* A short note of a day's attacks sums them up, unless it leads with the sum;
 * those of another day stay out. */
static void test_attacks_of_a_note_add_up(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    struct claim *first = told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 17, "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 4, "")->anew = true;
    told_event(&told, EVENT_BOMBING, "Herat", "2018-03-01", "2018-03-01");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 5, "");
    told_event(&told, EVENT_BOMBING, "Herat", "2018-02-20", "2018-02-20");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 9, "");
    check(&told, HARM_KILLED, 26, 26, 26);
    first->series = true;
    check(&told, HARM_KILLED, 17, 17, 17);
}

/* Soldiers and militants are two groups, though no side is told. */
static void test_soldiers_and_militants(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 13, "");
    told_claim(&told, HARM_KILLED, ROLE_COMBATANT, 12, "")->irregular = true;
    check(&told, HARM_KILLED, 25, 25, 25);
}

/* Whom the report says that it does not count. */
static void test_uncounted(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 2, "");
    told_claim(&told, HARM_KILLED, ROLE_CIVILIAN, 3, "")->uncounted = true;
    check(&told, HARM_KILLED, 2, 2, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boasts_yield),
        cmocka_unit_test(test_companion_is_one_more),
        cmocka_unit_test(test_groups_of_the_report_add_up),
        cmocka_unit_test(test_sums_of_a_year_stay_out),
        cmocka_unit_test(test_attacks_of_a_note_add_up),
        cmocka_unit_test(test_soldiers_and_militants),
        cmocka_unit_test(test_uncounted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
