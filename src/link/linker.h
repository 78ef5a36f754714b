/* What linking knows (tables) and works on (the readings, sorted).
 *
 * Every step works on readings in their canonical order (publication date,
 * id, text), so that the order in which they came can decide nothing.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_LINKER_H
#define TOLLBOOK_LINK_LINKER_H

#include "base/map.h"
#include "link/link.h"

/* A country or territory (countries.tsv). */
struct land {
    struct str name; /* usual English name */
    struct str code;
    struct str within; /* code of the country it lies in, "" = itself */
};

/* How a phrase names a land. */
enum land_form { LAND_NAME, LAND_ADJECTIVE, LAND_SEAT };

/* A kind of body and its many names (bodies.tsv). */
struct body {
    struct str label; /* "defence ministry" */
    uint8_t kind;     /* enum source_kind */
    uint8_t form;     /* enum body_form */
};

enum body_form {
    BODY_STATE,  /* a body of a state: each side has one */
    BODY_WORLD,  /* one in the world: the UN */
    BODY_BRIEF,  /* stands for the body named last: "the ministry" */
    BODY_CROWD,  /* nobody in particular: "officials", "witnesses" */
    BODY_OFFICE, /* held by one person of a side: "president" */
    BODY_STAFF,  /* a side's officials, none of them named */
    BODY_OWN,    /* who publishes the report, by its own words: "we" */
    BODY_LINK,   /* "run": the body before it only runs the next one */
};

/* Words by which reports of one story are told (story.tsv). */
enum story_mark { STORY_NONE, STORY_KEY, STORY_STREET, STORY_AGE, STORY_PLAIN };

/* How a report tells what happened (telling.tsv). */
enum telling_mark {
    MARK_NONE,
    MARK_MOMENT,  /* a noun for what takes hours: "blast" */
    MARK_LASTING, /* ... days or weeks: "floods" */
    MARK_HARM,    /* "kills" */
    MARK_OTHER,   /* "another" */
    MARK_KNOWN,   /* "the" */
    MARK_FRESH,   /* "a" */
    MARK_RUN,     /* "series of" */
    MARK_WHO,     /* "that" */
    MARK_AUX,     /* "were" */
    MARK_BREAK,   /* "of": a noun phrase ends */
    MARK_AGAIN,   /* "the toll" */
    MARK_UPDATE,  /* "bringing the" toll to ten */
    MARK_SERIES,  /* "for the second time" */
    MARK_AFTER,   /* "days after" */
    MARK_COUNT,
};

enum { RARITY_MOST = 24 }; /* of a word that rarity.tsv does not hold */

/* What speaks for or against two reports telling of one incident. */
enum evidence_kind {
    EVIDENCE_START, /* before anything is known */
    EVIDENCE_WORDS, /* likeness of their words, in hundredths */
    EVIDENCE_FIRST_WORDS,
    EVIDENCE_BRIEF, /* both reports are short */
    EVIDENCE_BRIEF_WORDS,
    EVIDENCE_TOLD_SAME, /* published on one day, a day apart ... */
    EVIDENCE_TOLD_NEXT,
    EVIDENCE_TOLD_DAYS,
    EVIDENCE_TOLD_WEEK,
    EVIDENCE_TOLD_MONTH,
    EVIDENCE_TOLD_SEASON,
    EVIDENCE_TOLD_FAR,
    EVIDENCE_TOLD_BEFORE, /* one before the day that the other tells of */
    EVIDENCE_TOLD_UNKNOWN,
    EVIDENCE_TOLD_HALF, /* one of the two without a date */
    EVIDENCE_DAY_SAME,  /* the days of their main events */
    EVIDENCE_DAY_NEXT,
    EVIDENCE_DAY_NEAR,
    EVIDENCE_DAY_APART,
    EVIDENCE_DAY_FAR,
    EVIDENCE_PLACE_SAME,
    EVIDENCE_REGION_SAME,
    EVIDENCE_REGION_APART,
    EVIDENCE_PLACE_NEAR,
    EVIDENCE_PLACE_FAR,
    EVIDENCE_PLACE_ABROAD,
    EVIDENCE_UNKNOWN_ABROAD, /* the same, and no two dates */
    EVIDENCE_BRIEF_APART,    /* short reports of two places, of a kind that
                             has one */
    EVIDENCE_BRIEF_ABROAD,   /* short reports of two countries */
    EVIDENCE_BRIEF_CORES,    /* short reports, each with other names */
    EVIDENCE_TYPE_SAME,
    EVIDENCE_TYPE_APART,
    EVIDENCE_LEVEL_APART, /* a war or offensive, and an incident */
    EVIDENCE_NAMES,       /* forename and surname */
    EVIDENCE_NAMES_APART,
    EVIDENCE_AGES,
    EVIDENCE_AGES_APART,
    EVIDENCE_STREETS,
    EVIDENCE_STREETS_APART,
    EVIDENCE_CORES, /* rare names that a report leads with */
    EVIDENCE_CORES_APART,
    EVIDENCE_TOLL_SAME, /* one figure of four and more */
    EVIDENCE_TOLL_APART,
    EVIDENCE_AGAIN,     /* the later one tells of it as known */
    EVIDENCE_NEWS_NEXT, /* as news, a day after the other, days ... */
    EVIDENCE_NEWS_DAYS,
    EVIDENCE_NEWS_WEEKS,
    EVIDENCE_BRIEF_NEWS, /* any of these, and it is short */
    EVIDENCE_ANOTHER,    /* as one more */
    EVIDENCE_TOLL_LESS,  /* the later one has less than half the toll */
    EVIDENCE_COUNT,
};

struct evidence_row {
    int32_t points;   /* thousandths */
    struct str words; /* for a reason */
};

enum level { LEVEL_INCIDENT, LEVEL_CAMPAIGN, LEVEL_WAR };

/* What the tables say of one word. */
struct told_word {
    uint8_t rarity; /* halves of a bit */
    uint8_t mark;   /* enum story_mark */
    uint16_t land;  /* index of the land that it names, + 1; 0 = none */
};

struct linker {
    struct map lands; /* words -> index * 4 + enum land_form */
    struct land *land;
    size_t n_lands;
    struct map bodies; /* words -> index */
    struct body *body;
    size_t n_bodies;
    struct map families;           /* name -> bit */
    uint32_t family[EVENT_COUNT];  /* bits: types sharing one may be one */
    uint32_t related[EVENT_COUNT]; /* other types of one family, as bits */
    uint32_t loose[EVENT_COUNT];   /* "other" and those of its level */
    uint8_t level[EVENT_COUNT];    /* enum level */
    bool spot[EVENT_COUNT];        /* happens at one place */
    bool land_wide[EVENT_COUNT];   /* goes over a whole land */
    bool lasting[EVENT_COUNT];     /* goes on for days and weeks */
    struct map words;              /* word -> index */
    struct told_word *word;
    size_t n_words, room_words;
    struct map telling; /* phrase -> enum telling_mark */
    struct evidence_row evidence[EVIDENCE_COUNT];
};

/* What is told of a word in lower case. */
struct told_word linker_word(const struct linker *linker, struct str word,
                             uint64_t hash);

/* A text as plain words: lower case, one blank between, "U.N." as "un",
 * without articles and possessives. */
struct words {
    struct str text;
    uint32_t *start, *end; /* of each word in text */
    bool *capital;         /* written with a capital letter */
    size_t n;
};

void words_read(struct arena *arena, struct str text, struct words *out);

/* Words [first, first + n) as one text. */
struct str words_slice(const struct words *words, size_t first, size_t n);

/* The longest run of words from `first` that is a key of the map: how many
 * words, 0 = none. */
size_t words_match(const struct words *words, size_t first,
                   const struct map *map, uint32_t *value);

/* The land with a code, or NULL. */
const struct land *linker_land(const struct linker *linker, struct str code);

/* The usual name of a side: "Artsakh" is "Nagorno-Karabakh". What is no land
 * gives "". */
struct str linker_side(const struct linker *linker, struct arena *arena,
                       struct str side);

/* The readings in canonical order, and what has been found out. */
struct work {
    const struct linker *linker;
    struct arena *arena;
    const struct reading **readings; /* in canonical order */
    uint32_t *given;                 /* index as given of each */
    uint32_t *group;                 /* canonical index of the first reading
                                        of its syndication group */
    struct stories *stories;         /* readings of one incident */
    size_t n;
    struct linked *out;
};

/* The steps, each for one part of `out`. */
void order_run(struct work *work, const struct reading *const *readings);
void syndication_run(struct work *work);
void identity_run(struct work *work);
void story_run(struct work *work);
void join_run(struct work *work);

#endif
