/* What a time expression says, before any day is worked out.
 *
 * A sense is a row of small numbers, one for each field; 0 means "not said".
 * Rules of the table fill the fields by name, so the fields are numbered
 * here and named in when_word.c.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHEN_SENSE_H
#define TOLLBOOK_FIND_WHEN_SENSE_H

#include "find/find.h"

enum when_field {
    WHEN_KIND,  /* enum time_kind + 1; WHEN_NO_TIME = none at all */
    WHEN_BASE,  /* enum when_base */
    WHEN_COUNT, /* how many units; WHEN_SOME = "several" */
    WHEN_SIGN,  /* -1 or 1 for the count */
    WHEN_UNIT,  /* enum when_unit */
    WHEN_YEAR,
    WHEN_MONTH,   /* 1 to 12 */
    WHEN_DAY,     /* 1 to 31 */
    WHEN_TO_YEAR, /* the second one of a range */
    WHEN_TO_MONTH,
    WHEN_TO_DAY,
    WHEN_WEEKDAY,  /* 1 Monday to 7 */
    WHEN_PART,     /* part of the day: enum when_part */
    WHEN_MOD,      /* enum when_mod */
    WHEN_WAY,      /* -1 "last", 1 "next", 2 "this" */
    WHEN_SEASON,   /* 1 spring, summer, autumn, 4 winter */
    WHEN_QUARTER,  /* 1 to 4 */
    WHEN_NTH,      /* "first week of": 1; -1 = last */
    WHEN_HOUR,     /* 0 to 24, plus 1 */
    WHEN_MINUTE,   /* plus 1 */
    WHEN_HALF,     /* 1 "am", 2 "pm" */
    WHEN_REF,      /* 1 past, 2 present, 3 future */
    WHEN_MONTHDAY, /* a fixed holiday, 1225: becomes month and day */
    WHEN_RANGE,    /* the second point stands in `to` */
    WHEN_EITHER,   /* the month may be the day: 03/04/2020 */
    WHEN_FIELDS,
};

enum when_base {
    WHEN_CALENDAR = 1, /* year, month, day, season, quarter */
    WHEN_REPORT,       /* a shift from the day of the report */
    WHEN_ANCHOR,       /* a shift from the last time mentioned */
    WHEN_NAMED_DAY,    /* a weekday */
    WHEN_LENGTH,       /* a duration */
    WHEN_VAGUE,        /* "now", "recently" */
    WHEN_HOURS,        /* a time of day */
    WHEN_FEAST,        /* Easter and the days around it, "Labor Day" */
};

enum when_unit {
    WHEN_SECONDS = 1,
    WHEN_MINUTES,
    WHEN_HOURLY,
    WHEN_DAYS,
    WHEN_WEEKEND,
    WHEN_WEEKS,
    WHEN_FORTNIGHT,
    WHEN_MONTHS,
    WHEN_QUARTERS,
    WHEN_SEASONS,
    WHEN_YEARS,
    WHEN_DECADES,
    WHEN_CENTURIES,
};

enum when_part {
    WHEN_MORNING = 1,
    WHEN_MIDDAY,
    WHEN_AFTERNOON,
    WHEN_EVENING,
    WHEN_NIGHT,
};

enum when_mod {
    WHEN_EARLY = 1,
    WHEN_MID,
    WHEN_LATE,
    WHEN_EARLIER,
    WHEN_LATER,
    WHEN_EVE, /* the day before */
};

enum { WHEN_SOME = -999, WHEN_NO_TIME = 99 };

struct when_sense {
    int32_t at[WHEN_FIELDS];
    const struct when_sense *to; /* the end of a range, or NULL */
};

/* "since Oct. 8" was, whatever day the report is of. */
enum { SURELY_PAST = -2 };

/* Where the reading of one report stands. */
struct when_context {
    struct date reference;  /* year 0 = not known */
    struct date start, end; /* the last time resolved; year 0 = none yet */
    uint8_t unit;           /* enum when_unit of it */
    struct date day;        /* the last single day; year 0 = none yet */
    struct date month;      /* the last month told with its year */
    int8_t tense;           /* of the sentence: 1 future, -1 past, 0 none;
                               SURELY_PAST: of "since" */
};

/* A sense put on the calendar. */
struct when_days {
    struct date start, end; /* year 0 = not resolved, or open */
    uint8_t unit;           /* enum when_unit: how fine it is */
    uint8_t precision;
    bool relative; /* rests on the report's date */
};

/* Work out the days of a sense. */
struct when_days when_resolve(const struct when_sense *sense,
                              const struct when_context *context);

/* Days of a feast that moves: "Good Friday", "Thanksgiving". */
struct when_days when_feast(const struct when_sense *sense,
                            struct date reference);

/* Days of "two weeks", "past 24 hours" ... up to the reference. */
struct when_days when_window(const struct when_sense *sense,
                             struct date reference);

/* A unit's stretch of the calendar around a day, `count` units on. */
struct when_days when_shift(struct date from, int unit, int32_t count);

/* Cut a stretch to its early, middle or late part. */
void when_cut(struct when_days *days, int mod, struct date reference);

/* The precision code for a stretch of days at a unit, as UCDP has them. */
uint8_t when_precision(const struct when_days *days);

/* The TIMEX3 value, "" when there is none; in `arena`. */
struct str when_value(struct arena *arena, const struct when_sense *sense,
                      const struct when_days *days);

#endif
