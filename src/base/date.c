/* Calendar dates, proleptic Gregorian.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include <stdio.h>

/* 0001-01-01 and 9999-12-31, in days since 1970-01-01. */
enum { FIRST_DAY = -719162, LAST_DAY = 2932896 };

int date_month_length(int year, int month)
{
    static const int8_t length[] = { 31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return length[month - 1] + (month == 2 && leap);
}

bool date_parse(struct str s, struct date *out)
{
    int64_t year = 0, month = 0, day = 0;
    struct str rest = str_slice(s, 4, s.len);
    if (!str_number(str_slice(s, 0, 4), &year) || s.len < 4 || !year)
        return false;
    if (rest.len) {
        if (rest.at[0] != '-' || rest.len < 3 ||
            !str_number(str_slice(rest, 1, 3), &month))
            return false;
        rest = str_slice(rest, 3, rest.len);
    }
    if (rest.len) {
        if (rest.at[0] != '-' || rest.len < 3 ||
            !str_number(str_slice(rest, 1, 3), &day))
            return false;
        rest = str_slice(rest, 3, rest.len);
    }
    if (rest.len && rest.at[0] != 'T' && rest.at[0] != ' ') return false;
    if (s.len > 4 && (month < 1 || month > 12)) return false;
    if (s.len > 7 &&
        (day < 1 || day > date_month_length((int)year, (int)month)))
        return false;
    *out = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
    return true;
}

struct str date_format(struct date date, char out[DATE_ROOM])
{
    int len = 0;
    unsigned year = (unsigned)date.year % 10000u;
    unsigned month = (unsigned)date.month % 100u,
             day = (unsigned)date.day % 100u;
    out[0] = 0;
    if (date.day)
        len = snprintf(out, DATE_ROOM, "%04u-%02u-%02u", year, month, day);
    else if (date.month)
        len = snprintf(out, DATE_ROOM, "%04u-%02u", year, month);
    else if (date.year)
        len = snprintf(out, DATE_ROOM, "%04u", year);
    return (struct str){ out, (size_t)len };
}

bool date_is_known(struct date date)
{
    return date.year != 0;
}

bool date_has_day(struct date date)
{
    return date.day != 0;
}

bool date_equal(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

int date_compare(struct date a, struct date b)
{
    int32_t left = date_days(a), right = date_days(b);
    return left < right ? -1 : left > right;
}

struct date date_first(struct date date)
{
    if (!date.month) date.month = 1;
    if (!date.day) date.day = 1;
    return date;
}

struct date date_last(struct date date)
{
    if (!date.month) date.month = 12;
    if (!date.day) date.day = (int8_t)date_month_length(date.year, date.month);
    return date;
}

bool date_agrees(struct date a, struct date b)
{
    if (!a.year || !b.year) return false;
    return date_compare(date_first(a), date_last(b)) <= 0 &&
           date_compare(date_first(b), date_last(a)) <= 0;
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms". */
int32_t date_days(struct date date)
{
    date = date_first(date);
    int32_t y = date.year - (date.month <= 2);
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t yoe = y - era * 400;
    int32_t shifted = date.month + (date.month > 2 ? -3 : 9);
    int32_t doy = (153 * shifted + 2) / 5 + date.day - 1;
    int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct date date_from_days(int32_t days)
{
    if (days < FIRST_DAY || days > LAST_DAY) return (struct date){ 0 };
    int32_t z = days + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t shifted = (5 * doy + 2) / 153;
    int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (struct date){ (int16_t)(yoe + era * 400 + (month <= 2)),
                          (int8_t)month,
                          (int8_t)(doy - (153 * shifted + 2) / 5 + 1) };
}

struct date date_add_days(struct date date, int32_t days)
{
    int64_t sum = (int64_t)date_days(date) + days;
    if (sum < FIRST_DAY || sum > LAST_DAY) return (struct date){ 0 };
    return date_from_days((int32_t)sum);
}

struct date date_add_months(struct date date, int32_t months)
{
    int64_t total = (int64_t)date.year * 12 + months;
    total += date.month ? date.month - 1 : 0;
    if (total < 12 || total >= 120000) return (struct date){ 0 };
    return (struct date){ (int16_t)(total / 12), (int8_t)(total % 12 + 1), 0 };
}

int date_weekday(struct date date)
{
    int32_t days = date_days(date) + 3; /* 1970-01-01 was a Thursday */
    return (int)((days % 7 + 7) % 7);
}
