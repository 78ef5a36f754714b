/* base/date: parsing, leap years, the ends of the calendar, what agrees.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static struct date read_date(const char *text)
{
    struct date date = { 0 };
    assert_true(date_parse(str_from(text), &date));
    return date;
}

static void assert_date(struct date got, const char *expected)
{
    char room[DATE_ROOM];
    assert_string_equal(date_format(got, room).at, expected);
}

static void reads_and_writes(void **state)
{
    (void)state;
    static const char *const dates[] = { "2023",       "2023-09",
                                         "2023-09-19", "0001-01-01",
                                         "9999-12-31", "2024-02-29" };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_date(read_date(dates[i]), dates[i]);
    assert_date(read_date("2023-09-19T10:00:00Z"), "2023-09-19");
    assert_date(read_date("2023-09-19 10:00"), "2023-09-19");
    assert_date((struct date){ 0 }, "");
}

static void refuses_what_is_no_date(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2",          "202",         "0000",
        "20230919",   "2023-",      "2023-1",      "2023-13",
        "2023-00",    "2023-02-29", "1900-02-29",  "2023-04-31",
        "2023-04-00", "2023-04-1",  "2023-04-100", "99999-01-01",
        "-2023",      "2023/04/01", "abcd-01-01",  "2023-04-01x",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct date date = { 7, 7, 7 };
        assert_false(date_parse(str_from(wrong[i]), &date));
        assert_int_equal(date.year, 7);
    }
}

static void knows_leap_years(void **state)
{
    (void)state;
    assert_int_equal(date_month_length(2024, 2), 29);
    assert_int_equal(date_month_length(2023, 2), 28);
    assert_int_equal(date_month_length(1900, 2), 28);
    assert_int_equal(date_month_length(2000, 2), 29);
    assert_int_equal(date_month_length(2023, 0), 0);
    assert_int_equal(date_month_length(2023, 13), 0);
}

static void counts_every_day_there_and_back(void **state)
{
    (void)state;
    int32_t last = date_days(read_date("9999-12-31"));
    int32_t day = date_days(read_date("0001-01-01"));
    struct date before = date_from_days(day);
    for (day++; day <= last; day++) {
        struct date date = date_from_days(day);
        assert_int_equal(date_days(date), day);
        assert_true(date_compare(before, date) < 0);
        before = date;
    }
    assert_int_equal(date_days(read_date("1970-01-01")), 0);
}

static void adds_days_over_edges(void **state)
{
    (void)state;
    assert_date(date_add_days(read_date("2024-02-28"), 1), "2024-02-29");
    assert_date(date_add_days(read_date("2023-12-31"), 1), "2024-01-01");
    assert_date(date_add_days(read_date("2024-03-01"), -1), "2024-02-29");
    assert_date(date_add_days(read_date("1969-12-31"), -365), "1968-12-31");
}

static void adds_months(void **state)
{
    (void)state;
    assert_date(date_add_months(read_date("2023-11-30"), 3), "2024-02");
    assert_date(date_add_months(read_date("2023-01-31"), -1), "2022-12");
    assert_date(date_add_months(read_date("2023"), 12), "2024-01");
}

/* A sum that leaves the years 1 to 9999 is no date. */
static void stays_on_the_calendar(void **state)
{
    (void)state;
    static const int32_t steps[] = { 1, 1000, 100000000, INT32_MAX };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct date late = read_date("9999-12-31");
        struct date early = read_date("0001-01-01");
        assert_false(date_is_known(date_add_days(late, steps[i])));
        assert_false(date_is_known(date_add_days(early, -steps[i])));
        assert_false(date_is_known(date_add_months(late, steps[i])));
        assert_false(date_is_known(date_add_months(early, -steps[i])));
    }
}

static void knows_what_may_be_one_day(void **state)
{
    (void)state;
    struct date september = read_date("2020-09");
    assert_true(date_agrees(september, read_date("2020-09-27")));
    assert_true(date_agrees(read_date("2020"), september));
    assert_true(date_agrees(september, september));
    assert_false(date_agrees(september, read_date("2020-10-01")));
    assert_false(date_agrees((struct date){ 0 }, september));
    assert_date(date_first(read_date("2020")), "2020-01-01");
    assert_date(date_last(read_date("2020-02")), "2020-02-29");
}

static void knows_weekdays(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(read_date("1970-01-01")), 3);
    assert_int_equal(date_weekday(read_date("2023-09-19")), 1);
    assert_int_equal(date_weekday(read_date("0001-01-01")), 0);
    assert_int_equal(date_weekday(read_date("9999-12-31")), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_writes),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(knows_leap_years),
        cmocka_unit_test(counts_every_day_there_and_back),
        cmocka_unit_test(adds_days_over_edges),
        cmocka_unit_test(adds_months),
        cmocka_unit_test(stays_on_the_calendar),
        cmocka_unit_test(knows_what_may_be_one_day),
        cmocka_unit_test(knows_weekdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
