/* Spots: stretches of a report that may name a place, with what stands
 * beside them; and the choice among the places of that name.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHERE_SPOT_H
#define TOLLBOOK_FIND_WHERE_SPOT_H

#include "find/country.h"
#include "find/where_word.h"

/* The parts of the finder; read-only once open. */
struct where_finder {
    struct gazetteer gazetteer;
    struct countries countries;
    struct where_words words;
};

/* A stretch that may name a place. */
struct spot {
    struct stretch words;
    struct key key;                /* of these words */
    const struct country *country; /* the table has the name; else NULL */
    uint8_t form;                  /* enum country_form, with country */
    struct namesakes found;        /* the gazetteer has the name */
    uint32_t record;               /* chosen place, NO_PLACE = none */
    uint32_t sentence;
    uint8_t cue;  /* how much the words beside it say "place" */
    uint8_t noun; /* enum place_noun beside it */
    bool strong;  /* the noun makes even an unknown name a place */
    bool person;  /* named like a person here */
    bool part;    /* inside a longer capitalised stretch */
    bool common;  /* an ordinary word as well */
    bool name;    /* a forename or surname as well */
    bool street;  /* part of an address */
    bool speaks;  /* a verb of speech follows */
    bool shouted; /* in a stretch where capitals tell nothing */
    bool comma;   /* a comma and the next spot follow */
    bool unknown; /* no table has it; only its form says place */
    bool seat;    /* "the capital": told by what it is, not by its name */
    bool here;    /* "at a hotel here": the place of the dateline */
    bool keep;
    double score;
};

struct spots {
    struct spot *at;
    size_t n;
    size_t room;
};

/* Find the spots of all sentences; their cues are filled in. */
void where_scan(const struct where_finder *finder, struct arena *arena,
                const struct analysis *analysis, struct spots *out);

/* A sentence that is looked through. */
struct where_sentence {
    const struct where_finder *finder;
    const struct token *tokens;
    size_t start, end;
};

/* The seat of a country's government, NO_PLACE = none known. */
uint32_t where_seat(const struct where_finder *finder,
                    const struct country *country);

/* A country's spot that ends at `end` becomes its capital where "capital"
 * follows without a name. Returns where the spot ends. */
size_t where_seat_of(const struct where_sentence *s, size_t end,
                     struct spot *spot);

/* "In the capital": a spot from `at` on, whose country is chosen later.
 * Returns its end, or `at` where there is none. */
size_t where_seat_bare(const struct where_sentence *s, size_t at,
                       struct spot *spot);

/* "Here", not "north of here": a spot whose place is chosen later. Returns
 * its end, or `at` where there is none. */
size_t where_here(const struct where_sentence *s, size_t at, struct spot *spot);

/* Fill in what stands beside a spot, inside tokens [start, end). */
void where_beside(const struct where_finder *finder,
                  const struct tokens *tokens, const struct sentence *within,
                  struct spots *spots, struct spot *spot);

/* Choose record and keep for each spot. */
void where_choose(const struct where_finder *finder, struct arena *arena,
                  const struct analysis *analysis, struct spots *spots);

#endif
