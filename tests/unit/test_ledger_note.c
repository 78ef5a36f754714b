/* The headline figures of a note of a few sentences.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "told_headline.h"

/* "The mayor was killed. One of his guards was also killed." */
static void test_one_more_in_a_note(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->one_more = true;
    check(&told, HARM_KILLED, 2, 2, 2);
}

/* "A policeman was killed. One of his sons was killed." */
static void test_child_of_a_policeman(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_KILLED, ROLE_POLICE, 1, "");
    told_claim(&told, HARM_KILLED, ROLE_CHILD, 1, "");
    check(&told, HARM_KILLED, 2, 2, 2);
}

/* "Eight were wounded. One of them later died." */
static void test_dead_of_the_wounded(void **state)
{
    (void)state;
    struct told told;
    open_one(&told);
    told_claim(&told, HARM_INJURED, ROLE_PEOPLE, 8, "");
    told_claim(&told, HARM_KILLED, ROLE_PEOPLE, 1, "")->of_wounded = true;
    check(&told, HARM_INJURED, 7, 7, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_more_in_a_note),
        cmocka_unit_test(test_child_of_a_policeman),
        cmocka_unit_test(test_dead_of_the_wounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
