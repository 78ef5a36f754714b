/* The door of find/: what stands in each sentence of a report.
 *
 * Numbers, times, places and syntax, each found by its own file and laid side
 * by side over the tokens. Nothing here decides what a claim is.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_FIND_H
#define TOLLBOOK_FIND_FIND_H

#include "lang/lang.h"

/* A stretch of tokens [first, first + n) of a report. */
struct stretch {
    uint32_t first;
    uint32_t n;
};

/* ---- numbers ---------------------------------------------------------- */

/* How the words around a number bound it. */
enum qualifier {
    QUALIFIER_EXACT,
    QUALIFIER_AT_LEAST,
    QUALIFIER_MORE_THAN,
    QUALIFIER_ABOUT,
    QUALIFIER_UP_TO,
    QUALIFIER_LESS_THAN,
    QUALIFIER_NEARLY,
    QUALIFIER_RANGE,
    QUALIFIER_VAGUE,
    QUALIFIER_INDEFINITE,
};

enum number_use {
    NUMBER_COUNT,   /* may count people: "2,783", "dozens", "a dozen", "no" */
    NUMBER_ORDINAL, /* "the fourth", "20th" */
    NUMBER_AGE,     /* "33-year-old", "aged 4", "Smith, 33," */
    NUMBER_MONEY,
    NUMBER_PERCENT,
    NUMBER_MEASURE, /* distance, weight, calibre, magnitude, speed */
    NUMBER_TIME,    /* clock, date, year, duration: "24 hours", "2020" */
    NUMBER_CODE,    /* flight, route, page, phone, address, score, model */
};

/* An open bound. */
#define OPEN_BOUND ((int64_t)-1)

struct number {
    struct stretch words; /* with its qualifier: "at least 198" */
    struct stretch core;  /* the number alone: "198" */
    int64_t lo, hi;       /* OPEN_BOUND = open */
    uint8_t qualifier;    /* enum qualifier */
    uint8_t use;          /* enum number_use */
    bool more;            /* "another", "more", "additional", "other" */
    bool so_far;          /* "so far", "confirmed" stands with it */
};

/* ---- times ------------------------------------------------------------ */

enum time_kind {
    TIME_POINT,    /* a day, month, year or stretch of the calendar */
    TIME_WINDOW,   /* ends at the reference: "in the past 24 hours" */
    TIME_SINCE,    /* open end: "since 7 October" */
    TIME_UNTIL,    /* open start: "until Friday", "before 1994" */
    TIME_DURATION, /* "for six weeks", "a 44-day war": no place on the axis */
    TIME_CLOCK,    /* "at 3 pm", "midnight": the day is another mention's */
    TIME_SET,      /* "every week", "daily" */
};

struct time_mention {
    struct stretch words;
    struct date start, end; /* both set for a known point or window (equal for
                               a day; a month or a year is cut short); SINCE
                               has no end, UNTIL no start; year 0 = open, or
                               could not be resolved */
    uint8_t kind;           /* enum time_kind */
    uint8_t precision;      /* as UCDP date_prec: 1 a day ... 5 a year */
    bool relative;          /* rests on the report's date */
    int8_t weekday;         /* 0 Monday .. 6, -1 = names none */
    int8_t month, day;      /* as named, also without a year; 0 = not named */
    bool range;             /* told by both ends: "from 14 to 20 January" */
    struct str value;       /* TIMEX3 value, "" when there is none */
};

/* ---- places ----------------------------------------------------------- */

enum place_kind {
    PLACE_COUNTRY,
    PLACE_REGION, /* province, state, district, valley, sea: an area */
    PLACE_TOWN,   /* settlement, quarter, camp, named base */
    PLACE_PEOPLE, /* an adjective or people: "Syrian", "Afghans" */
};

/* An entry of the gazetteer (or of the countries table). */
struct place {
    struct str name;    /* usual English name */
    struct str country; /* ISO 3166 alpha-2, lower case as in the table */
    struct str admin1;  /* name of the province, "" = none */
    double latitude, longitude;
    uint32_t population;
    uint8_t kind; /* enum place_kind */
};

struct place_mention {
    struct stretch words;
    struct place place;
    bool known;     /* found in the gazetteer; else only its form says place */
    bool described; /* "the Somali capital": its words are no name */
};

/* ---- all of it -------------------------------------------------------- */

struct analysis {
    const struct report *report;
    struct tokens tokens;
    struct number *numbers; /* in text order, not overlapping */
    size_t n_numbers;
    struct time_mention *times; /* in text order, not overlapping */
    size_t n_times;
    struct place_mention *places; /* in text order, not overlapping */
    size_t n_places;
};

/* Everything the finders read from a pack; read-only once open. */
struct find;

/* Open all finders. Lives in `arena`. Errors: PACK. */
enum status find_open(struct arena *arena, const struct pack *pack,
                      struct find **out, struct error *error);

struct lang *find_lang(const struct find *find);

/* Which sentences are worth their syntax. */
struct find_choice {
    /* May look at tokens, numbers, times and places; no syntax is there. */
    bool (*wants)(const struct analysis *analysis, size_t sentence, void *with);
    void *with; /* handed to `wants` */
};

/* Tokens, sentences, and all finders over a report, in `arena`. Syntax runs
 * over the sentences of the choice (NULL: over all). */
void find_run(const struct find *find, struct arena *arena,
              const struct report *report, const struct find_choice *choice,
              struct analysis *out);

/* Resolve all relative times again against another reference date. */
void find_times_again(const struct find *find, struct arena *arena,
                      struct date reference, struct analysis *analysis);

/* A country of the table by any of its names, adjectives or peoples
 * ("Azeri", "Baku" is none): its usual name, "" when it is none. */
struct str find_country(const struct find *find, struct str lower);

/* The usual name of a country by its code ("az" -> "Azerbaijan"). */
struct str find_country_name(const struct find *find, struct str code);

/* The country whose government a capital or house stands for ("baku",
 * "the kremlin"): its usual name, "" when it is none. */
struct str find_country_seat(const struct find *find, struct str lower);

/* The first place with the name, of any case; known = false if none. */
struct place_mention find_place(const struct find *find, struct str name);

/* Kilometres between two places, along the great circle; -1 when either has
 * no coordinates (both 0). */
double find_place_distance(const struct place *a, const struct place *b);

/* May `inner` lie in `outer`? Sure for countries and provinces; for other
 * areas (valleys, seas, lands without a province) by distance, and a town
 * holds only what bears its name or lies within 15 km of it. A place lies in
 * itself. */
bool find_place_within(const struct place *inner, const struct place *outer);

#endif
