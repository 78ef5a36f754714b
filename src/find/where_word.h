/* What single words say about a place beside them (places.tsv, names.tsv,
 * titles.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHERE_WORD_H
#define TOLLBOOK_FIND_WHERE_WORD_H

#include "base/map.h"
#include "find/gazetteer.h"

/* All that the tables say of one word; zeros when they hold it not. */
struct word_sense {
    uint8_t before; /* weight before a place, 0 = none */
    uint8_t noun;   /* enum place_noun */
    uint8_t link;   /* 1: inside a name; 2: an article, also at its start */
    bool strong;    /* the noun makes even an unknown name a place */
    bool direction; /* "north (of)" */
    bool after;     /* may follow a place with a capital */
    bool where;     /* an unknown name behind it is a place */
    bool abstract;  /* "interest in X": X is no place */
    bool street;    /* makes an address of the name before it */
    bool small;     /* begins or ends no name */
    bool speech;    /* follows a person who speaks */
    bool title;     /* stands before a person */
    bool common;    /* an ordinary word, too */
    bool forename;
    bool surname;
};

enum place_noun { NOUN_NONE, NOUN_TOWN, NOUN_AREA, NOUN_MORE };

struct where_words {
    struct map senses;  /* lower-case word -> packed sense */
    struct map never;   /* key of names that are no place */
    struct map aliases; /* "tex." -> record of its province */
};

enum status where_words_open(struct arena *arena, const struct pack *pack,
                             const struct gazetteer *gazetteer,
                             struct where_words *out, struct error *error);

struct word_sense where_word(const struct where_words *words,
                             const struct token *token);

#endif
