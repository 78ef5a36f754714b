/* Feasts that move: Easter with the days around it, and the days that a
 * country keeps on a weekday of a month.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_sense.h"

/* A feast that lies this far ahead is told as coming; one further off is that
 * of the year before. "Last Memorial Day weekend" told right after one is that
 * of the year before as well. */
enum { FEAST_SOON = 45, FEAST_JUST = 5, WEEK_DAYS = 7 };

/* Easter Sunday of the Gregorian calendar, after Meeus. */
static struct date easter_of(int32_t year)
{
    int32_t golden = year % 19, century = year / 100, rest = year % 100;
    int32_t leap = (century + 8) / 25;
    int32_t moon = (century - leap + 1) / 3;
    int32_t epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    int32_t weekday =
        (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int32_t late = (golden + 11 * epact + 22 * weekday) / 451;
    int32_t count = epact + weekday - 7 * late + 114;
    return (struct date){ (int16_t)year, (int8_t)(count / 31),
                          (int8_t)(count % 31 + 1) };
}

/* The nth weekday of a month; nth -1 = the last. */
static struct date weekday_of(int32_t year, int32_t month, int32_t weekday,
                              int32_t nth)
{
    struct date day = { (int16_t)year, (int8_t)month, 1 };
    int32_t on = (weekday - 1 - date_weekday(day) + WEEK_DAYS) % WEEK_DAYS;
    int32_t length = date_month_length(year, month);
    if (nth < 0) on += (length - 1 - on) / WEEK_DAYS * WEEK_DAYS;
    return date_add_days(day, nth > 0 ? on + WEEK_DAYS * (nth - 1) : on);
}

static struct date feast_of(const int32_t *at, int32_t year)
{
    if (at[WHEN_MONTH])
        return weekday_of(year, at[WHEN_MONTH], at[WHEN_WEEKDAY], at[WHEN_NTH]);
    return date_add_days(easter_of(year), at[WHEN_COUNT]);
}

/* "the Easter weekend", "Labor Day weekend": the free days around it. */
static void stretch_weekend(struct when_days *days)
{
    static const int8_t before[] = { 2, 0, 0, 0, 0, 0, 1 };
    static const int8_t behind[] = { 0, 0, 0, 3, 2, 1, 0 };
    int weekday = date_weekday(days->start);
    days->end = date_add_days(days->start, behind[weekday]);
    days->start = date_add_days(days->start, -before[weekday]);
    days->unit = WHEN_WEEKEND;
}

struct when_days when_feast(const struct when_sense *sense,
                            struct date reference)
{
    const int32_t *at = sense->at;
    struct when_days days = { .unit = WHEN_DAYS, .relative = !at[WHEN_YEAR] };
    int32_t year = at[WHEN_YEAR] ? at[WHEN_YEAR] : reference.year;
    if (year < 1000) return days;
    struct date day = feast_of(at, year);
    if (!at[WHEN_YEAR] &&
        date_days(day) - date_days(date_last(reference)) > FEAST_SOON)
        day = feast_of(at, year - 1);
    if (at[WHEN_WAY] == -1 &&
        date_days(day) + FEAST_JUST >= date_days(date_last(reference)))
        day = feast_of(at, year - 1);
    days.start = days.end = day;
    if (at[WHEN_UNIT] == WHEN_WEEKEND) stretch_weekend(&days);
    return days;
}
