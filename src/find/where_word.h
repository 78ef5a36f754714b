/* What single words say about a place beside them (places.tsv, names.tsv,
 * titles.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHERE_WORD_H
#define TOLLBOOK_FIND_WHERE_WORD_H

#include "base/map.h"
#include "find/gazetteer.h"
#include "lang/lang.h"

/* All that the tables say of one word; zeros when they hold it not. */
struct word_sense {
    uint32_t before : 4;    /* weight before a place, 0 = none */
    uint32_t noun : 2;      /* enum place_noun */
    uint32_t link : 2;      /* 1: inside a name; 2: an article, also at its
                               start */
    uint32_t strong : 1;    /* the noun makes even an unknown name a place */
    uint32_t direction : 1; /* "north (of)" */
    uint32_t after : 1;     /* may follow a place with a capital */
    uint32_t where : 1;     /* an unknown name behind it is a place */
    uint32_t abstract : 1;  /* "interest in X": X is no place */
    uint32_t street : 1;    /* makes an address of the name before it */
    uint32_t seat : 1;      /* "capital": the seat of a government */
    uint32_t here : 1;      /* where the reporter writes from */
    uint32_t small : 1;     /* begins or ends no name */
    uint32_t speech : 1;    /* follows a person who speaks */
    uint32_t title : 1;     /* stands before a person */
    uint32_t common : 1;    /* an ordinary word, too */
    uint32_t forename : 1;
    uint32_t surname : 1;
};

enum place_noun { NOUN_NONE, NOUN_TOWN, NOUN_AREA, NOUN_MORE };

struct where_words {
    struct lang *lang;
    const struct gazetteer *gazetteer;
    struct word_sense *senses; /* of each word, by its number */
    size_t n_senses;
    struct map never;          /* key of names that are no place */
    struct word_table aliases; /* "tex.": record of its province, + 1 */
    struct word_table lands;   /* "sheriff": record of its country, + 1 */
};

/* Fill in the tables; `lang` and `gazetteer` are set. Errors: PACK. */
enum status where_words_open(struct arena *arena, const struct pack *pack,
                             struct where_words *words, struct error *error);

struct word_sense where_word(const struct where_words *words,
                             const struct token *token);

#endif
