/* Senses onto the calendar.
 *
 * A date without a year is the nearest one that fits the tense: news looks
 * back unless it says that something is to come. A weekday is the latest such
 * day, the day of the report included.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_sense.h"

static const struct date NO_DATE = { 0, 0, 0 };

static bool is_real(int32_t year, int32_t month, int32_t day)
{
    return year >= 1 && year <= 9999 && month >= 0 && month <= 12 && day >= 0 &&
           (!day || day <= date_month_length((int)year, (int)month));
}

static struct date make_date(int32_t year, int32_t month, int32_t day)
{
    if (!is_real(year, month, day)) return NO_DATE;
    return (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
}

/* A day that is at most this far ahead needs no word of the future when its
 * namesake lies most of a year back: writers name the year of such a day. */
enum { SOON = 75, SOON_MONTH = 35 };

enum { SEASON_MONTHS = 3 };

/* More than this many units back is no date in a report. */
enum { FAR = 1000 };

/* Days between a day and a week or month told after it that a story goes on
 * from. */
enum { NEAR_ANCHOR = 31 };

/* The year for a month and day without one. */
static int32_t guess_year(int32_t month, int32_t day, int32_t way,
                          const struct when_context *context)
{
    struct date now = context->reference;
    if (!now.year) {
        int32_t year = context->start.year;
        return year && month < context->start.month - 6 ? year + 1 : year;
    }
    if (!now.month) return now.year + (way == 2 ? 0 : way);
    if (!now.day) day = 0;
    struct date today = day ? now : (struct date){ now.year, now.month, 0 };
    int32_t year = now.year;
    struct date same = { (int16_t)year, (int8_t)month, (int8_t)day };
    int order = date_compare(same, today);
    if (way == -1) return year - (order >= 0);
    if (context->month.month == month && day && context->month.year < year &&
        now.day && (order > 0 || date_days(today) - date_days(same) > SOON))
        return context->month.year;
    if (way == 1 || context->tense > 0) return year + (order < 0);
    if (order <= 0) return year;
    if (context->tense == SURELY_PAST) return year - 1;
    bool soon = date_days(same) - date_days(today) <= (day ? SOON : SOON_MONTH);
    return soon && (day || context->tense >= 0) ? year : year - 1;
}

/* "Last summer": not the one of the report. The year in which it began. */
static int32_t last_season(int32_t month, struct date now)
{
    int32_t begun = now.year - (month > now.month);
    return (now.month - month + 12) % 12 < SEASON_MONTHS ? begun - 1 : begun;
}

static int32_t find_year(const struct when_sense *sense,
                         const struct when_context *context)
{
    static const int8_t season_month[] = { 0, 3, 6, 9, 12 };
    const int32_t *at = sense->at;
    if (at[WHEN_YEAR]) return at[WHEN_YEAR];
    /* "on 24 August that year" */
    if (at[WHEN_SIGN] == 1 && context->start.year) return context->start.year;
    if (at[WHEN_UNIT] == WHEN_CENTURIES) return 100 * (at[WHEN_NTH] - 1);
    if (at[WHEN_UNIT] == WHEN_YEARS && at[WHEN_COUNT])
        return context->reference.year
                   ? context->reference.year + at[WHEN_COUNT]
                   : 0;
    int32_t month = at[WHEN_MONTH];
    if (at[WHEN_SEASON]) month = season_month[at[WHEN_SEASON]];
    if (at[WHEN_SEASON] && at[WHEN_WAY] == -1 && context->reference.month)
        return last_season(month, context->reference);
    if (at[WHEN_QUARTER]) month = 3 * at[WHEN_QUARTER] - 2;
    if (!month) return 0;
    struct when_context past = *context;
    if (at[WHEN_QUARTER]) past.tense = 0;
    return guess_year(month, at[WHEN_DAY], at[WHEN_WAY], &past);
}

/* "the first week of August", "the last week of May 2019" */
static struct when_days resolve_nth_week(int32_t nth, struct date month)
{
    struct when_days days = { .start = NO_DATE,
                              .end = NO_DATE,
                              .unit = WHEN_WEEKS };
    int length = date_month_length(month.year, month.month);
    int first = nth < 0 ? length - 6 : 7 * (nth - 1) + 1;
    if (!month.month || nth > 4 || !nth) return days;
    days.start = days.end = month;
    days.start.day = (int8_t)first;
    days.end.day = (int8_t)(first + 6);
    return days;
}

static struct when_days resolve_months(int32_t year, int32_t first, int unit)
{
    struct when_days days = { .unit = (uint8_t)unit };
    days.start = make_date(year, first, 0);
    days.end = days.start.year ? date_add_months(days.start, 2) : NO_DATE;
    days.end.day = 0;
    return days;
}

static struct when_days resolve_year(const int32_t *at, int32_t year)
{
    struct date first = make_date(year, 0, 0);
    int unit = at[WHEN_UNIT] >= WHEN_DECADES ? at[WHEN_UNIT] : WHEN_YEARS;
    if (unit != WHEN_YEARS) return when_shift(first, unit, 0);
    struct when_days days = { .start = first,
                              .end = first,
                              .unit = WHEN_YEARS };
    if (at[WHEN_TO_YEAR]) {
        int32_t to = at[WHEN_TO_YEAR];
        if (to < 100) to += year - year % 100;
        days.end = make_date(to, 0, 0);
    }
    return days;
}

static struct when_days resolve_day(const int32_t *at, int32_t year)
{
    struct when_days days = { .unit = at[WHEN_DAY] ? WHEN_DAYS : WHEN_MONTHS };
    int32_t to_month = at[WHEN_TO_MONTH] ? at[WHEN_TO_MONTH] : at[WHEN_MONTH];
    int32_t to_day = at[WHEN_TO_DAY] ? at[WHEN_TO_DAY] : at[WHEN_DAY];
    int32_t to_year = at[WHEN_TO_YEAR] ? at[WHEN_TO_YEAR]
                                       : year + (to_month < at[WHEN_MONTH]);
    /* "the 12 months to October" */
    int32_t from_year = year - (at[WHEN_SIGN] == -1);
    days.start = make_date(from_year, at[WHEN_MONTH], at[WHEN_DAY]);
    days.end = make_date(to_year, to_month, to_day);
    return days;
}

/* How well a day fits as a date in a report of `now`: the day itself, the
 * month before, earlier, later. */
static int rank_day(struct date day, struct date now)
{
    int32_t ago = date_days(now) - date_days(day);
    if (!day.year || ago < -1) return 0;
    return ago <= 1 ? 3 : ago <= 31 ? 2 : 1;
}

/* 03/04/2020 is what fits the report better; when both do, it is unknown. */
static struct when_days resolve_either(const int32_t *at, struct date now)
{
    struct date a = make_date(at[WHEN_YEAR], at[WHEN_MONTH], at[WHEN_DAY]);
    struct date b = make_date(at[WHEN_YEAR], at[WHEN_DAY], at[WHEN_MONTH]);
    struct when_days days = { .unit = WHEN_DAYS };
    int rank_a = now.year ? rank_day(a, now) : 0;
    int rank_b = now.year ? rank_day(b, now) : 0;
    if (rank_a > rank_b || date_equal(a, b)) days.start = days.end = a;
    if (rank_b > rank_a) days.start = days.end = b;
    return days;
}

static struct when_days resolve_calendar(const struct when_sense *sense,
                                         const struct when_context *context)
{
    const int32_t *at = sense->at;
    int32_t year = find_year(sense, context);
    struct when_days days;
    if (at[WHEN_EITHER]) return resolve_either(at, context->reference);
    if (at[WHEN_QUARTER])
        days = resolve_months(year, 3 * at[WHEN_QUARTER] - 2, WHEN_QUARTERS);
    else if (at[WHEN_SEASON])
        days = resolve_months(year, 3 * at[WHEN_SEASON], WHEN_SEASONS);
    else if (at[WHEN_NTH] && at[WHEN_UNIT] == WHEN_WEEKS)
        days =
            resolve_nth_week(at[WHEN_NTH], make_date(year, at[WHEN_MONTH], 0));
    else if (at[WHEN_MONTH])
        days = resolve_day(at, year);
    else
        days = resolve_year(at, year);
    days.relative = !at[WHEN_YEAR];
    return days;
}

static struct when_days resolve_weekday(const int32_t *at,
                                        const struct when_context *context)
{
    struct date now = context->reference;
    struct when_days days = { .unit = WHEN_DAYS, .relative = true };
    if (!now.year) return days;
    int back = (date_weekday(now) - (at[WHEN_WEEKDAY] - 1) + 7) % 7;
    int32_t move = -back;
    if (at[WHEN_WAY] == -1 && !back) move = -7;
    bool ahead =
        at[WHEN_WAY] == 1 || (context->tense > 0 && at[WHEN_WAY] != -1);
    if (ahead) move = (7 - back) % 7;
    if (at[WHEN_WAY] == 1 && !back) move = 7;
    if (at[WHEN_COUNT])
        move = 7 * at[WHEN_COUNT] - date_weekday(now) + at[WHEN_WEEKDAY] - 1;
    days.start = days.end = date_add_days(now, move);
    /* "overnight into Friday": it began on the day before */
    if (at[WHEN_SIGN] == -1) days.start = date_add_days(days.end, -1);
    return days;
}

static int32_t signed_count(const int32_t *at)
{
    return at[WHEN_SIGN] ? at[WHEN_COUNT] * at[WHEN_SIGN] : at[WHEN_COUNT];
}

/* Move the last time mentioned as a whole: "a year earlier" than a quarter
 * is a quarter. */
static struct when_days move_anchor(const struct when_context *context,
                                    int32_t months)
{
    struct when_days days = { .start = context->start,
                              .end = context->end,
                              .unit = context->unit };
    int8_t start_month = days.start.month, end_month = days.end.month;
    days.start = date_add_months(date_first(days.start), months);
    days.end = date_add_months(date_first(days.end), months);
    if (!context->start.day) days.start.day = 0;
    if (!context->end.day) days.end.day = 0;
    if (!start_month) days.start.month = 0;
    if (!end_month) days.end.month = 0;
    return days;
}

/* "a year ago", where "last year" would be the calendar's. */
static bool is_year_ago(const int32_t *at)
{
    return at[WHEN_UNIT] == WHEN_YEARS && at[WHEN_SIGN] == -1 &&
           at[WHEN_COUNT] == 1;
}

/* "Three years ago this month", "a week ago today", "on this day in 1989": the
 * month or the day of the report, so long ago. */
static struct when_days resolve_same(const int32_t *at, struct date now)
{
    struct when_days days = { .unit = WHEN_DAYS, .relative = true };
    int unit = at[WHEN_UNIT];
    int32_t count = signed_count(at);
    struct date day;
    if (at[WHEN_YEAR])
        day = make_date(at[WHEN_YEAR], now.month, now.day);
    else if (unit == WHEN_WEEKS || unit == WHEN_FORTNIGHT)
        day = date_add_days(now, count * (unit == WHEN_WEEKS ? 7 : 14));
    else if (unit == WHEN_MONTHS || unit == WHEN_YEARS)
        day = date_add_months(now, unit == WHEN_MONTHS ? count : 12 * count);
    else
        return when_shift(now, unit, count);
    if (at[WHEN_MONTH]) {
        day.day = 0;
        days.unit = WHEN_MONTHS;
    } else if (!day.day) {
        day = make_date(day.year, day.month, now.day);
    }
    days.start = days.end = day;
    return days;
}

static struct when_days resolve_report(const int32_t *at,
                                       const struct when_context *context)
{
    struct when_days days = { .unit = (uint8_t)at[WHEN_UNIT] };
    if ((at[WHEN_DAY] || at[WHEN_MONTH]) && context->reference.day &&
        at[WHEN_COUNT] >= 0 && at[WHEN_COUNT] < FAR)
        return resolve_same(at, context->reference);
    if (is_year_ago(at) && context->unit == WHEN_QUARTERS)
        return move_anchor(context, -12);
    if (at[WHEN_COUNT] != WHEN_SOME)
        days = when_shift(context->reference, at[WHEN_UNIT], signed_count(at));
    if (days.unit == WHEN_WEEKS && !at[WHEN_COUNT] && !at[WHEN_MOD] &&
        days.start.year)
        days.end = context->reference;
    /* "overnight": it began on the day before */
    if (at[WHEN_UNIT] == WHEN_DAYS && !at[WHEN_COUNT] && at[WHEN_SIGN] == -1 &&
        date_has_day(days.start))
        days.start = date_add_days(days.end, -1);
    days.relative = true;
    return days;
}

/* "A day earlier" behind a time that is no day: counted from the last day
 * told; but "In March 2009 he was shot. Three days later ..." is of that month,
 * as far as is known. */
static struct when_days count_days(const struct when_context *context, int unit,
                                   int32_t count)
{
    struct when_days days = { context->start, context->end, context->unit, 0,
                              true };
    struct date day = context->day.year ? context->day : context->reference;
    /* "the worst since 2007. Two hours later ...": no hour is counted there */
    bool clock = unit < WHEN_DAYS && context->unit >= WHEN_YEARS;
    bool near = day.year && ((clock && context->day.year) ||
                             date_days(day) - date_days(date_last(days.end)) <=
                                 NEAR_ANCHOR);
    if (!near) return days;
    days = when_shift(day, unit, count);
    days.relative = true;
    return days;
}

static struct when_days resolve_anchor(const int32_t *at,
                                       const struct when_context *context)
{
    int unit = at[WHEN_UNIT];
    int32_t count = signed_count(at);
    struct when_days days = { .unit = (uint8_t)unit };
    if (at[WHEN_COUNT] == WHEN_SOME) return days;
    /* "Hours later" behind no time at all is of no day that is known. */
    if (!context->start.year && unit < WHEN_DAYS) return days;
    if (!context->start.year) {
        days = when_shift(context->reference, unit, count);
        days.relative = true;
        return days;
    }
    if (unit == WHEN_QUARTERS && !count && context->unit != unit)
        return when_shift(context->reference, unit, -1);
    if (at[WHEN_SIGN] && unit >= WHEN_MONTHS && context->unit <= unit &&
        count > -1000 && count < 1000)
        return move_anchor(context, unit == WHEN_MONTHS ? count : 12 * count);
    if (context->unit > unit && count && unit <= WHEN_DAYS)
        return count_days(context, unit, count);
    if (context->unit > unit) return days;
    return when_shift(date_first(context->end), unit, count);
}

/* Is the report's date too coarse to count these units from? */
static bool is_too_coarse(const int32_t *at, struct date now)
{
    int unit = at[WHEN_BASE] == WHEN_NAMED_DAY ? WHEN_DAYS : at[WHEN_UNIT];
    if (at[WHEN_BASE] != WHEN_REPORT && at[WHEN_BASE] != WHEN_NAMED_DAY)
        return false;
    if (!now.year || now.day) return false;
    return unit < (now.month ? WHEN_MONTHS : WHEN_YEARS);
}

static struct when_days resolve_one(const struct when_sense *sense,
                                    const struct when_context *context)
{
    const int32_t *at = sense->at;
    struct when_days days = { .unit = 0 };
    struct date now = context->reference;
    if (is_too_coarse(at, now))
        return (struct when_days){ now, now,
                                   now.month ? WHEN_MONTHS : WHEN_YEARS, 0,
                                   true };
    switch (at[WHEN_BASE]) {
    case WHEN_CALENDAR: days = resolve_calendar(sense, context); break;
    case WHEN_REPORT: days = resolve_report(at, context); break;
    case WHEN_ANCHOR: days = resolve_anchor(at, context); break;
    case WHEN_NAMED_DAY: days = resolve_weekday(at, context); break;
    case WHEN_FEAST: days = when_feast(sense, now); break;
    default: return days;
    }
    if (!days.start.year || !days.end.year ||
        date_compare(days.end, days.start) < 0)
        days.start = days.end = NO_DATE;
    /* "the week ending 12 December" */
    if (at[WHEN_UNIT] == WHEN_WEEKS && days.unit == WHEN_DAYS &&
        at[WHEN_BASE] != WHEN_REPORT)
        days.start = date_add_days(days.end, -6);
    when_cut(&days, at[WHEN_MOD], context->reference);
    return days;
}

/* The year of a range stands with either of its ends. */
static void share_year(struct when_sense *from, struct when_sense *to)
{
    int32_t *a = from->at, *b = to->at;
    if (a[WHEN_BASE] != WHEN_CALENDAR || b[WHEN_BASE] != WHEN_CALENDAR) return;
    if (!a[WHEN_YEAR] && !a[WHEN_COUNT] && b[WHEN_COUNT]) {
        a[WHEN_UNIT] = b[WHEN_UNIT];
        a[WHEN_COUNT] = b[WHEN_COUNT];
    }
    if (!a[WHEN_YEAR] && a[WHEN_MONTH] && b[WHEN_YEAR])
        a[WHEN_YEAR] =
            b[WHEN_YEAR] - (b[WHEN_MONTH] && b[WHEN_MONTH] < a[WHEN_MONTH]);
    else if (a[WHEN_YEAR] && !b[WHEN_YEAR] && b[WHEN_MONTH])
        b[WHEN_YEAR] = a[WHEN_YEAR] + (b[WHEN_MONTH] < a[WHEN_MONTH]);
}

struct when_days when_resolve(const struct when_sense *sense,
                              const struct when_context *context)
{
    struct when_sense from = *sense;
    struct when_days days;
    if (!sense->to) {
        days = resolve_one(&from, context);
    } else {
        struct when_sense to = *sense->to;
        share_year(&from, &to);
        days = resolve_one(&from, context);
        struct when_days last = resolve_one(&to, context);
        if (last.end.year && date_compare(last.end, days.start) >= 0)
            days.end = last.end;
    }
    days.precision = when_precision(&days);
    return days;
}
