/* Moving along the calendar: shifts, windows, parts of a stretch.
 *
 * Intervals and precision codes follow those of UCDP.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_sense.h"

/* More than this many units back or on is no date in a report. */
enum { FAR = 5000 };

static struct when_days make_days(struct date start, struct date end, int unit)
{
    return (
        struct when_days){ .start = start, .end = end, .unit = (uint8_t)unit };
}

static struct date make_year(int32_t year)
{
    return (struct date){ .year =
                              (int16_t)(year < 1 || year > 9999 ? 0 : year) };
}

static struct date monday_of(struct date day)
{
    return date_add_days(day, -date_weekday(day));
}

static struct when_days shift_weeks(struct date from, int32_t weeks)
{
    struct date monday = date_add_days(monday_of(from), 7 * weeks);
    return make_days(monday, date_add_days(monday, 6), WHEN_WEEKS);
}

/* The latest weekend that has begun, then `count` weekends on. */
static struct when_days shift_weekend(struct date from, int32_t count)
{
    int32_t back = date_weekday(from) >= 5 ? 0 : -7;
    struct date saturday = date_add_days(monday_of(from), 5 + back + 7 * count);
    return make_days(saturday, date_add_days(saturday, 1), WHEN_WEEKEND);
}

static struct when_days shift_months(struct date from, int32_t months)
{
    struct date month = date_add_months(from, months);
    month.day = 0;
    return make_days(month, month, WHEN_MONTHS);
}

static struct when_days shift_quarters(struct date from, int32_t count)
{
    struct date first = { from.year, (int8_t)((from.month - 1) / 3 * 3 + 1),
                          0 };
    first = date_add_months(first, 3 * count);
    first.day = 0;
    struct date last = date_add_months(first, 2);
    last.day = 0;
    return make_days(first, last, WHEN_QUARTERS);
}

static struct when_days shift_years(struct date from, int unit, int32_t count)
{
    int32_t size = unit == WHEN_CENTURIES ? 100 : unit == WHEN_DECADES ? 10 : 1;
    int32_t year = from.year - from.year % size + size * count;
    struct date first = make_year(year), last = make_year(year + size - 1);
    if (!last.year) first = last;
    return make_days(first, last, unit);
}

struct when_days when_shift(struct date from, int unit, int32_t count)
{
    struct date none = { 0, 0, 0 };
    if (!from.year || count > FAR || count < -FAR || from.year < 20 ||
        from.year > 9900)
        return make_days(none, none, unit);
    if (unit == WHEN_WEEKS) return shift_weeks(from, count);
    if (unit == WHEN_FORTNIGHT) return shift_weeks(from, 2 * count);
    if (unit == WHEN_WEEKEND) return shift_weekend(from, count);
    if (unit >= WHEN_YEARS) return shift_years(from, unit, count);
    if (unit == WHEN_MONTHS || unit == WHEN_SEASONS)
        return shift_months(from, count);
    if (unit == WHEN_QUARTERS) return shift_quarters(from, count);
    if (unit == WHEN_HOURLY) count /= 24;
    if (unit == WHEN_MINUTES || unit == WHEN_SECONDS) count = 0;
    struct date day = date_add_days(from, count);
    return make_days(day, day, WHEN_DAYS);
}

/* First day of a window of `count` units that ends on `last`. */
static struct date open_window(struct date last, int unit, int32_t count)
{
    struct date first = last;
    if (unit == WHEN_HOURLY) return date_add_days(last, -((count + 23) / 24));
    /* "the last two days" are today and yesterday */
    if (unit == WHEN_DAYS || unit == WHEN_WEEKEND)
        return date_add_days(last, count > 1 ? 1 - count : -1);
    if (unit == WHEN_WEEKS || unit == WHEN_FORTNIGHT)
        return date_add_days(last,
                             unit == WHEN_WEEKS ? -7 * count : -14 * count);
    if (unit == WHEN_MONTHS || unit == WHEN_QUARTERS)
        return date_add_months(last, unit == WHEN_MONTHS ? -count : -3 * count);
    if (unit >= WHEN_YEARS) return shift_years(last, unit, -count).start;
    return first;
}

struct when_days when_window(const struct when_sense *sense,
                             struct date reference)
{
    int unit = sense->at[WHEN_UNIT];
    int32_t count = sense->at[WHEN_COUNT];
    struct when_days days =
        make_days((struct date){ 0, 0, 0 }, (struct date){ 0, 0, 0 }, unit);
    days.relative = true;
    if (count == WHEN_SOME) count = 3;
    if (!count) count = 1;
    if (!reference.year || count > FAR || reference.year < 20) return days;
    if (!reference.day && unit < WHEN_MONTHS) { /* too coarse to count from */
        days.start = days.end = reference;
        days.unit = reference.month ? WHEN_MONTHS : WHEN_YEARS;
        days.precision = when_precision(&days);
        return days;
    }
    days.start = open_window(date_first(reference), unit, count);
    days.end = reference;
    if (!days.start.year || date_compare(days.end, days.start) < 0)
        days.end = days.start;
    days.precision = when_precision(&days);
    return days;
}

static void cut_week(struct when_days *days, int mod)
{
    static const int8_t first[] = { 0, 0, 2, 4 }, last[] = { 0, 2, 3, 6 };
    struct date monday = days->start;
    days->start = date_add_days(monday, first[mod]);
    days->end = date_add_days(monday, last[mod]);
}

static void cut_month(struct when_days *days, int mod)
{
    static const int8_t first[] = { 0, 1, 10, 15 };
    struct date month = days->start;
    days->start.day = first[mod];
    days->end = date_last(month);
    if (mod == WHEN_EARLY) days->end.day = 10;
    if (mod == WHEN_MID) days->end.day = 20;
}

static void cut_year(struct when_days *days, int mod)
{
    days->start.month = (int8_t)(4 * (mod - WHEN_EARLY) + 1);
    days->end.month = (int8_t)(days->start.month + 3);
}

static void cut_decade(struct when_days *days, int mod)
{
    static const int8_t first[] = { 0, 0, 4, 7 }, last[] = { 0, 3, 6, 9 };
    int16_t year = days->start.year;
    days->start.year = (int16_t)(year + first[mod]);
    days->end.year = (int16_t)(year + last[mod]);
}

/* "earlier this month", "later this year": up to or after the report. */
static void cut_at(struct when_days *days, int mod, struct date reference)
{
    struct date before = date_add_days(reference, -1);
    struct date after = date_add_days(reference, 1);
    if (!reference.year) return;
    if (mod == WHEN_EARLIER && date_compare(before, days->start) >= 0) {
        days->start = date_first(days->start);
        days->end = before;
    }
    if (mod == WHEN_LATER && date_compare(date_last(days->end), after) >= 0) {
        days->start = after;
        days->end = date_last(days->end);
    }
}

void when_cut(struct when_days *days, int mod, struct date reference)
{
    if (!mod || !days->start.year) return;
    if (mod == WHEN_EARLIER || mod == WHEN_LATER) {
        if (days->unit > WHEN_DAYS) cut_at(days, mod, reference);
        return;
    }
    if (mod == WHEN_EVE) {
        if (days->unit == WHEN_DAYS)
            days->start = days->end = date_add_days(days->start, -1);
        return;
    }
    if (days->unit == WHEN_WEEKS) cut_week(days, mod);
    if (days->unit == WHEN_MONTHS) cut_month(days, mod);
    if (days->unit == WHEN_YEARS) cut_year(days, mod);
    if (days->unit == WHEN_DECADES) cut_decade(days, mod);
}

uint8_t when_precision(const struct when_days *days)
{
    if (!days->start.year || !days->end.year) return 0;
    int32_t n = date_days(date_last(days->end)) - date_days(days->start) + 1;
    if (days->unit >= WHEN_YEARS || n > 31) return 5;
    if (days->unit >= WHEN_MONTHS || n > 8) return 4;
    return n >= 7 ? 3 : n > 1 ? 2 : 1;
}
