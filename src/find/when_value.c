/* Times written as TIMEX3 values, the form of the shared tasks.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "find/when_sense.h"

/* ISO 8601: the week that holds the year's first Thursday is week 1. */
static void write_week(struct buf *buf, struct date day)
{
    struct date thursday = date_add_days(day, 3 - date_weekday(day));
    struct date first = { thursday.year, 1, 1 };
    int week = (date_days(thursday) - date_days(first)) / 7 + 1;
    buf_format(buf, "%04d-W%02d", thursday.year, week);
}

static void write_date(struct buf *buf, struct date date)
{
    char room[DATE_ROOM];
    buf_str(buf, date_format(date, room));
}

static void write_clock(struct buf *buf, const int32_t *at)
{
    static const char *const part[] = {
        "", "TMO", "T12:00", "TAF", "TEV", "TNI"
    };
    if (!at[WHEN_HOUR]) {
        buf_text(buf, part[at[WHEN_PART]]);
        return;
    }
    int32_t hour = at[WHEN_HOUR] - 1;
    if (at[WHEN_HALF] == 2 && hour < 12) hour += 12;
    if (at[WHEN_HALF] == 1 && hour == 12) hour = 0;
    int32_t minute = at[WHEN_MINUTE] ? at[WHEN_MINUTE] - 1 : 0;
    buf_format(buf, "T%02d:%02d", (int)hour, (int)minute);
}

static void write_length(struct buf *buf, const int32_t *at)
{
    static const char *const unit[] = { "",  "S", "M", "H", "D", "D", "W",
                                        "W", "M", "Q", "S", "Y", "E", "C" };
    int which = at[WHEN_UNIT];
    int32_t count = at[WHEN_COUNT] ? at[WHEN_COUNT] : 1;
    if (which == WHEN_WEEKEND || which == WHEN_FORTNIGHT) count *= 2;
    buf_text(buf, which < WHEN_DAYS ? "PT" : "P");
    if (at[WHEN_COUNT] == WHEN_SOME)
        buf_char(buf, 'X');
    else
        buf_number(buf, count);
    buf_text(buf, unit[which]);
}

static void write_point(struct buf *buf, const struct when_sense *sense,
                        const struct when_days *days)
{
    static const char *const season[] = { "", "SP", "SU", "FA", "WI" };
    struct date start = days->start;
    switch (days->unit) {
    case WHEN_WEEKS: write_week(buf, start); break;
    case WHEN_WEEKEND:
        write_week(buf, start);
        buf_text(buf, "-WE");
        break;
    case WHEN_QUARTERS:
        buf_format(buf, "%04d-Q%d", start.year, (start.month + 2) / 3);
        break;
    case WHEN_SEASONS:
        buf_format(buf, "%04d-%s", start.year, season[sense->at[WHEN_SEASON]]);
        break;
    case WHEN_DECADES: buf_format(buf, "%03dX", start.year / 10); break;
    case WHEN_CENTURIES: buf_format(buf, "%02d", start.year / 100); break;
    case WHEN_YEARS: buf_format(buf, "%04d", start.year); break;
    case WHEN_MONTHS:
        start.day = 0;
        write_date(buf, start);
        break;
    default: write_date(buf, start);
    }
}

/* Times of day at the end of a day of its own: "Monday night". */
static bool has_clock(const struct when_sense *sense,
                      const struct when_days *days)
{
    return days->unit == WHEN_DAYS &&
           (sense->at[WHEN_PART] || sense->at[WHEN_HOUR]);
}

struct str when_value(struct arena *arena, const struct when_sense *sense,
                      const struct when_days *days)
{
    static const char *const ref[] = { "", "PAST_REF", "PRESENT_REF",
                                       "FUTURE_REF" };
    struct buf buf;
    const int32_t *at = sense->at;
    buf_open(&buf, arena);
    if (at[WHEN_REF])
        buf_text(&buf, ref[at[WHEN_REF]]);
    else if (at[WHEN_BASE] == WHEN_LENGTH)
        write_length(&buf, at);
    else if (days->start.year)
        write_point(&buf, sense, days);
    else if (at[WHEN_COUNT] == WHEN_SOME && at[WHEN_SIGN])
        buf_text(&buf, at[WHEN_SIGN] < 0 ? "PAST_REF" : "FUTURE_REF");
    if (at[WHEN_BASE] == WHEN_HOURS || (buf.len && has_clock(sense, days)))
        write_clock(&buf, at);
    return buf_view(&buf);
}
