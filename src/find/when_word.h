/* The vocabulary of times: words, their classes, and the names of fields.
 *
 * A symbol is a small number for a literal word of a rule or for a class.
 * A class fills the field it is named after: "month.shy" fills month.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHEN_WORD_H
#define TOLLBOOK_FIND_WHEN_WORD_H

#include "base/map.h"
#include "find/when_sense.h"
#include "lang/lang.h"

enum { WHEN_SYMBOLS = 2048 }; /* most literals and classes of a table */

/* Classes that are given out by form or by rules, not by a word list. Their
 * symbols are these numbers. */
enum when_class {
    CLASS_N = 1,    /* a whole number */
    CLASS_Q,        /* a number, an article or a vague quantity */
    CLASS_DAY,      /* 1 to 31 */
    CLASS_DAY_BIG,  /* 13 to 31: no month */
    CLASS_MONTH_MM, /* 1 to 12 in digits */
    CLASS_ORDINAL,  /* 1st, second */
    CLASS_YEAR,     /* 1000 to 2199 in four digits */
    CLASS_MODERN,   /* {year.modern}: 1700 to 2100, no house number */
    CLASS_SPELLED,  /* {year.words}: "nineteen ninety-seven" */
    CLASS_YEAR_TWO, /* {year.two}: 90 for 1990, 17 for 2017 */
    CLASS_YY,       /* two digits */
    CLASS_DECADE,   /* 1990s */
    CLASS_HOUR,     /* 0 to 24 */
    CLASS_MINUTE,   /* two digits below 60 */
    CLASS_POINT,    /* {T}: a point found by an earlier layer */
    CLASS_DATE,     /* {T.date}: of base calendar with a day */
    CLASS_WEEKDAY,  /* {T.weekday}: a weekday without more */
    CLASS_SPAN,     /* {T.span}: month, year, week: coarser than a day */
    CLASS_LENGTH,   /* {D}: a duration */
    CLASS_CLOCK,    /* {C}: a time of day */
    CLASS_FIRST_FREE,
};

struct when_entry {
    uint16_t symbol; /* of the class, or of the word itself */
    int16_t value;
    bool capital;  /* only with a capital letter */
    uint32_t next; /* further entry of the same word, 0 = none */
};

struct when_words {
    struct lang *lang;
    struct arena *arena;
    struct map literals;       /* word -> symbol */
    struct map classes;        /* name -> symbol */
    struct word_table entries; /* a word's last entry */
    struct when_entry *entry;  /* from 1 */
    size_t n_entries, room;
    uint8_t field[WHEN_SYMBOLS]; /* of each class; WHEN_FIELDS = none */
    uint16_t n_symbols;
};

void when_words_open(struct when_words *words, struct lang *lang,
                     struct arena *arena);

/* The symbol of a class or a literal, made when it is new; 0 when there are
 * too many. */
uint16_t when_words_class(struct when_words *words, struct str name);
uint16_t when_words_literal(struct when_words *words, struct str word);

/* Read a row: word, class, value, words..., with "!" for capital only. */
bool when_words_add(struct when_words *words, const struct row *row);

/* The number of a field and of a named value; false when unknown. */
bool when_field_find(struct str name, int *out);
bool when_name_value(struct str name, int32_t *out);

#endif
