/* What a report is about, as terms that can be compared: its rarer words, the
 * names of persons, streets and ages, each with a weight.
 *
 * A pure function of one reading: the rarity of words comes from a table of
 * the pack, never from the other reports, so that a report more in the book
 * changes no gist.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_GIST_H
#define TOLLBOOK_LINK_GIST_H

#include "link/linker.h"

enum gist_flag {
    GIST_NAME = 1,   /* forename and surname, both rare */
    GIST_STREET = 2, /* "Main Street" */
    GIST_CORE = 4,   /* a rare name that the report leads with or repeats */
};

enum {
    GIST_ONE = 4096, /* length of the vector of weights */
    GIST_AGES = 128,
    GIST_TERMS = 256, /* the heaviest are kept */
};

/* A word, or two names that follow each other. */
struct gist_term {
    uint32_t hash;
    uint16_t weight; /* of GIST_ONE */
    uint8_t rarity;  /* halves of a bit */
    uint8_t flags;   /* enum gist_flag */
};

struct gist {
    struct gist_term *terms; /* by hash */
    size_t n_terms;
    uint32_t n_names, n_streets, n_cores;
    bool ages[GIST_AGES], has_age;
    int32_t published;         /* days since 1970, 0 = not told */
    int32_t day;               /* of the main event; 0 = not told to the day */
    int64_t killed, injured;   /* the largest figure told of it, 0 = none */
    uint8_t telling;           /* of it: enum telling */
    const struct event *event; /* the main one; NULL = none */
};

/* The hash of a term, from that of its word; a land's word is its code. */
uint32_t gist_hash(uint64_t word);

/* Count the names, streets and cores among the terms. */
void gist_count(struct gist *out);

/* Where gists are made, one after the other. */
struct gist_desk;

struct gist_desk *gist_desk_open(const struct linker *linker,
                                 struct arena *arena);

/* The gist of a reading (borrowed), in the arena of the desk. */
void gist_read(struct gist_desk *desk, const struct reading *reading,
               struct gist *out);

#endif
