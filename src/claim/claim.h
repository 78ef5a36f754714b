/* The door of claim/: one report in, its claims and event mentions out.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_CLAIM_H
#define TOLLBOOK_CLAIM_CLAIM_H

#include "find/find.h"

enum harm {
    HARM_KILLED,
    HARM_INJURED,
    HARM_MISSING,
    HARM_DETAINED,
    HARM_ABDUCTED,
    HARM_DISPLACED,
    HARM_RETURNED,
    HARM_AFFECTED,
    HARM_CASUALTIES,
    HARM_COUNT,
};

enum role {
    ROLE_PEOPLE,
    ROLE_CIVILIAN,
    ROLE_COMBATANT,
    ROLE_POLICE,
    ROLE_PEACEKEEPER,
    ROLE_CHILD,
    ROLE_WOMAN,
    ROLE_ELDERLY,
    ROLE_JOURNALIST,
    ROLE_AID_WORKER,
    ROLE_MEDIC,
    ROLE_OFFICIAL,
    ROLE_PRISONER,
    ROLE_ATTACKER,
    ROLE_OTHER,
    ROLE_COUNT,
};

enum unit { UNIT_PERSON, UNIT_FAMILY };
enum stance { STANCE_ASSERTED, STANCE_DENIED, STANCE_UNVERIFIED };
enum scope { SCOPE_TOTAL, SCOPE_INCREMENT };

enum event_type {
    EVENT_WAR,
    EVENT_OFFENSIVE,
    EVENT_BATTLE,
    EVENT_ATTACK,
    EVENT_SHOOTING,
    EVENT_BOMBING,
    EVENT_AIRSTRIKE,
    EVENT_SHELLING,
    EVENT_EXPLOSION,
    EVENT_LANDMINE,
    EVENT_MASSACRE,
    EVENT_RIOT,
    EVENT_PROTEST,
    EVENT_CRASH,
    EVENT_EARTHQUAKE,
    EVENT_FLOOD,
    EVENT_STORM,
    EVENT_FIRE,
    EVENT_EPIDEMIC,
    EVENT_BLOCKADE,
    EVENT_EXODUS,
    EVENT_DETENTION,
    EVENT_OTHER,
    EVENT_COUNT,
};

/* Who a source is; the order is that of lang/en/sources.tsv. */
enum source_kind {
    SOURCE_UNKNOWN,
    SOURCE_GOVERNMENT,
    SOURCE_MILITARY,
    SOURCE_LOCAL_AUTHORITY,
    SOURCE_POLICE,
    SOURCE_RESCUE,
    SOURCE_HOSPITAL,
    SOURCE_OMBUDSMAN,
    SOURCE_UN,
    SOURCE_NGO,
    SOURCE_ARMED_GROUP,
    SOURCE_MEDIA,
    SOURCE_WITNESS,
    SOURCE_COUNT,
};

/* Whose word a claim is. */
struct attribution {
    struct str text;  /* as written, without article; "" = the report's own
                          voice */
    struct span span; /* where it stands in the report */
    uint8_t kind;     /* enum source_kind */
    struct str side;  /* country or group it speaks for, "" = none */
    struct str via;   /* who passed it on ("Turan news agency"), "" = none */
};

struct claim {
    uint32_t id; /* from 1, in order of the quote */
    uint8_t harm, qualifier, role, unit, stance, scope; /* their enums */
    int64_t lo, hi;                                     /* OPEN_BOUND = open */
    struct str side;                                    /* "" = not told */
    struct str group; /* the group's words, as written */
    struct str name;  /* a named victim, "" = none */
    struct attribution source;
    uint32_t event;    /* index into the reading's events */
    uint32_t part_of;  /* id of the whole, 0 = none */
    struct date as_of; /* when the figure was true; year 0 = not told */
    struct span quote;
    struct span sentence;
    struct span *mentions; /* further places of the same claim */
    size_t n_mentions;
    double confidence; /* 0 to 1 */
    bool beside;       /* "two others", "his guards": not among those told
                          before them */
    bool one_more;     /* "one of his guards was also killed": likewise, though
                           a long report may tell of him again */
    bool credited;     /* 'claimed responsibility for killing' them */
    bool of_wounded;   /* of those told to be wounded, and died later */
    bool dead;         /* hurt, and told to have died of it */
    bool implied;      /* no word counts it: "a bomber blew himself up" */
    int64_t ordinal;   /* "a third victim": 3; 0 = none */
    bool ranked;       /* "the fourth soldier killed there": one of the four */
    bool irregular;    /* militants, not soldiers */
    bool anew;         /* "a second blast killed 12": of an incident of its
                          own, in the same event */
    bool series;       /* "attacks across the country": of several incidents */
    bool partial;      /* "nobody else was hurt", "no officers were hurt": of
                          some people only */
    bool uncounted;    /* "(not counted here)": left out of what the report
                          counts */
    bool early;        /* "initially": later figures replace it */
    bool revised;      /* "later revised to 35": it replaces those before */
    bool spell;        /* "this year": of a stretch of time, no incident */
    bool teaser;       /* a line below the text's beginning that ends without
                          a mark: often the headline of another story */
    bool rival;        /* "some reports 59": of other accounts */
    uint32_t said;     /* the qualifiers of all its mentions, one bit each */
    bool summed;       /* "in total 12 were killed": of all told so far */
    bool overall;      /* "in total": of all that happened, everywhere */
    char land[3];      /* ISO 3166 country where its words say it was; "" */
};

/* What happened, as one report tells it. */
struct event {
    struct str id;      /* within the report: "e1" is the main event */
    uint8_t type;       /* enum event_type */
    struct str place;   /* the narrowest place that covers it, "" = none */
    struct str country; /* ISO 3166 alpha-2 of the place, "" = not known */
    double latitude, longitude; /* of the place; both 0 = not known */
    uint8_t place_kind;         /* enum place_kind of the place; says something
                             only where the latitude is known */
    struct str admin1;      /* province of the place, "" = none or not known */
    struct date start, end; /* year 0 = not told */
    bool earlier;           /* told as what came before the main event */
    int32_t parent;         /* index of the larger event, -1 = none */
    struct str *sides;      /* countries and groups named with it, sorted */
    size_t n_sides;
    struct str words; /* distinctive words of its mentions, sorted, lower
                             case, blanks between (names, targets, things) */
};

/* All that one report says. Lives in the arena given to claim_read. */
struct reading {
    const struct report *report;
    struct date published; /* the report's date, or the one its text implies */
    bool published_implied;
    struct claim *claims; /* in order of their quotes */
    size_t n_claims;
    struct event *events; /* the main event first */
    size_t n_events;
    uint32_t lead_end; /* where the summary before the first heading ends */
};

/* The tables and models for reading claims; read-only once open. */
struct reader;

enum status claim_open(struct arena *arena, const struct pack *pack,
                       struct reader **out, struct error *error);

/* Read one report. Everything in `out` lives in `arena` (and borrows from
 * the report). Any text is readable: a strange one gives fewer claims. */
void claim_read(const struct reader *reader, struct arena *arena,
                const struct report *report, struct reading *out);

/* The names that the output uses: "killed", "at_least", "airstrike" ... */
const char *harm_name(unsigned harm);
const char *qualifier_name(unsigned qualifier);
const char *role_name(unsigned role);
const char *stance_name(unsigned stance);
const char *scope_name(unsigned scope);
const char *unit_name(unsigned unit);
const char *event_type_name(unsigned type);
const char *source_kind_name(unsigned kind);

/* Back from a name; false when it is none. */
bool harm_parse(struct str name, uint8_t *out);
bool qualifier_parse(struct str name, uint8_t *out);
bool role_parse(struct str name, uint8_t *out);
bool stance_parse(struct str name, uint8_t *out);
bool scope_parse(struct str name, uint8_t *out);
bool unit_parse(struct str name, uint8_t *out);
bool event_type_parse(struct str name, uint8_t *out);
bool source_kind_parse(struct str name, uint8_t *out);

#endif
