/* Event mentions made comparable, and the clusters that they are joined to.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_MENTION_H
#define TOLLBOOK_LINK_MENTION_H

#include "link/linker.h"

enum place_form { PLACE_NOWHERE, PLACE_LAND, PLACE_AREA, PLACE_SPOT };

/* Days since 1970 between which something happened. */
struct days {
    int32_t first, last;
    uint8_t known; /* enum days_known */
};

enum days_known {
    DAYS_NONE, /* not told: the weeks before the report stand for it */
    DAYS_YEAR,
    DAYS_MONTH,
    DAYS_SPAN, /* told to the day, more than three days long */
    DAYS_DAY,
};

enum { DAYS_OPEN = INT32_MAX / 2 }; /* last: goes on */

enum { NAMED_LANDS = 6 };

struct mention {
    uint32_t reading, index; /* canonical reading; its event */
    const struct event *event;
    struct days days;
    int32_t published; /* 0 = not known */
    struct str land;   /* code of the country, "" = not known */
    struct words place;
    uint64_t place_bits; /* one for each of its words */
    uint8_t form;        /* enum place_form */
    uint32_t *words;     /* hashes of its rarer words, sorted */
    size_t n_words;
    int64_t cell;         /* where it may meet others */
    struct mention **own; /* its report's mentions in the cell */
    size_t n_own;
    bool follows; /* main event of a copy: it is that of the text's first
                     report, and stands in no cell */
    uint32_t cluster;
    struct str named[NAMED_LANDS]; /* codes of lands that its sentences name */
    size_t n_named;
    bool told;                /* some claim is of it */
    const struct bond *bond;  /* NULL = nothing decided */
    const struct bond *sides; /* taken with others (bond.h), NULL = none */
};

struct cluster {
    uint32_t *mentions; /* indices, in the order in which they joined */
    size_t n, room;
    struct str *reasons; /* why each joined */
    size_t room_reasons;
    uint32_t votes[EVENT_COUNT];
    uint32_t types;   /* a bit for each type that has votes */
    struct days days; /* the narrowest that all agree on */
    int32_t published_first, published_last;
    struct str land;
    const struct mention *spot; /* the mention with the narrowest place */
    uint32_t *words;
    size_t n_words;
    int32_t parent;
};

struct join {
    struct work *work;
    struct arena *arena;
    struct mention *mentions;
    size_t n_mentions;
    struct cluster *clusters;
    size_t n_clusters, room;
    uint32_t *first_mention; /* of each reading */
    struct mention **main;   /* of each reading, NULL = none */
};

/* Read a mention of which reading and index are filled in. */
void mention_make(const struct linker *linker, struct arena *arena,
                  const struct reading *reading, struct mention *mention);

/* The words of the place of its event. */
void mention_place(struct arena *arena, struct mention *mention);

/* Fill in join->mentions from the readings. */
void mention_read(struct join *join);

/* Mark the mentions that follow. */
void mention_follow(struct join *join);

/* Fill in the cell of each mention; those of the main events of one story
 * have one cell. */
void cell_run(struct join *join);

/* Join the mentions, cell by cell; each then knows its cluster. */
void join_cells(struct join *join);

/* How a mention and a cluster compare: points, and what speaks for it. */
struct match {
    int score; /* in halves; below 0 = cannot be one */
    struct str type, place, date, words; /* parts of the reason */
    bool firm; /* place or words tell more than the country */
};

/* Kilometres between the places of two events; -1 = not known. */
double mention_distance(const struct event *a, const struct event *b);

/* Do the sentences of the mention name the land? */
bool mention_names(const struct mention *mention, struct str land);

/* Are both told to days so far apart that they cannot be one? Of most clusters
 * in a block nothing else need be asked. */
bool match_is_far(const struct join *join, const struct mention *mention,
                  const struct cluster *cluster);

struct match match_run(const struct join *join, const struct mention *mention,
                       const struct cluster *cluster);

/* What its mentions tell of a cluster: type, place, dates, sides. */
void outline_one(const struct join *join, const struct cluster *cluster,
                 struct linked_event *out);

/* Parents, names and ids of clusters, into work->out. */
void outline_run(struct join *join);

#endif
