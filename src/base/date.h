/* Calendar dates whose day or month may be unknown (ISO 8601, cut short).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_DATE_H
#define TOLLBOOK_BASE_DATE_H

#include "base/str.h"

struct date {
    int16_t year; /* 1 to 9999; 0 = no date at all */
    int8_t month; /* 1 to 12; 0 = not known, and then no day */
    int8_t day;   /* 1 to 31; 0 = not known */
};

enum { DATE_ROOM = 16 }; /* bytes that date_format needs */

/* Read YYYY, YYYY-MM or YYYY-MM-DD (a time after it is ignored); false when
 * it is no such date, or the day does not exist. */
bool date_parse(struct str s, struct date *out);

/* Write as ISO, as short as what is known; "" without a year. Returns out. */
struct str date_format(struct date date, char out[DATE_ROOM]);

bool date_is_known(struct date date); /* at least the year */
bool date_has_day(struct date date);
bool date_equal(struct date a, struct date b);

/* Order by the first day that each may mean. */
int date_compare(struct date a, struct date b);

/* First and last day that the date may mean. */
struct date date_first(struct date date);
struct date date_last(struct date date);

/* Could both mean one day ("2020-09" and "2020-09-27")? */
bool date_agrees(struct date a, struct date b);

/* Days since 1970-01-01 of date_first, and back. What would leave the years 1
 * to 9999 is no date (year 0). */
int32_t date_days(struct date date);
struct date date_from_days(int32_t days);
struct date date_add_days(struct date date, int32_t days);
struct date date_add_months(struct date date, int32_t months); /* no day */

int date_weekday(struct date date); /* 0 = Monday ... 6 = Sunday */
int date_month_length(int year, int month);

#endif
