/* The number finder's tables and the steps that share them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_NUMBER_TABLE_H
#define TOLLBOOK_FIND_NUMBER_TABLE_H

#include "find/number.h"

/* Kinds of rows in numbers.tsv, in the order of their names in the reader. */
enum number_kind {
    KIND_UNIT,
    KIND_TEN,
    KIND_SCALE,
    KIND_PLURAL,
    KIND_ATTACHED,
    KIND_ARTICLE,
    KIND_HALF,
    KIND_JOINT,
    KIND_WORDS,
    KIND_EXACT = KIND_WORDS,
    KIND_VAGUE,
    KIND_ORDINAL,
    KIND_FRACTION,
    KIND_ANOTHER,
    KIND_NONE,
    KIND_COUNT,
};

struct number_entry {
    int64_t lo, hi;    /* hi: OPEN_BOUND = open */
    int64_t few, most; /* bounds as a multiplier; 0 = is none */
    uint8_t kind;      /* enum number_kind */
    uint8_t qualifier; /* enum qualifier */
};

/* What a phrase beside a number means: a qualifier, or one of these. */
enum number_sign {
    SIGN_RANGE = QUALIFIER_RANGE, /* opens a range */
    SIGN_SPREAD = QUALIFIER_INDEFINITE + 1,
    SIGN_CHANGE,
    SIGN_MORE,
    SIGN_SO_FAR,
    SIGN_NOTHING,
    SIGN_JOINT,
    SIGN_AND,
    SIGN_EITHER,
    SIGN_CEILING,
};

/* The last day that a month may have. */
enum { DAY_MOST = 31 };

/* Places of number_uses.tsv, in the order of their names in the reader. */
enum use_place {
    PLACE_BEFORE,
    PLACE_AFTER,
    PLACE_HYPHEN,
    PLACE_NAME,
    PLACE_YEAR,
    PLACE_WEAK,
    PLACE_MONTH,
    PLACE_CLOCK,
    PLACE_DECADE,
    PLACE_END,
    PLACE_STREET,
    PLACE_PLURAL,
    PLACE_ASIDE,
    PLACE_ONE,
    PLACE_JOINS,
    PLACE_SINGULAR,
    PLACE_VERB,
    PLACE_WHOLE,
    PLACE_COUNT,
};

struct number_finder {
    struct word_table words[KIND_WORDS]; /* index of its entry + 1 */
    struct word_table starts;            /* 1: the first word of a phrase */
    struct phrases known;                /* other kinds -> index of the entry */
    struct number_entry *entries;
    size_t n_entries;
    size_t room;
    struct phrases before, after;     /* qualifiers -> enum number_sign */
    struct phrases behind;            /* the same behind the noun */
    struct phrases uses[PLACE_COUNT]; /* -> enum number_use */
};

/* The tokens of one sentence (indices of the report's tokens). */
struct line {
    const struct token *at;
    size_t first, end;
};

/* A number as it stands, before its surroundings are looked at. */
struct core {
    size_t first, end; /* tokens */
    int64_t lo, hi;
    int64_t scale; /* million of "1.4 million"; 1 = none */
    uint8_t qualifier;
    uint8_t use;  /* told by its form, else NUMBER_COUNT */
    bool more;    /* "another" */
    bool settled; /* its form leaves no doubt about the use */
    bool digits;  /* written in digits, one token */
    bool grouped; /* with separators: "2,783" */
    bool decade;  /* "20s", "1990s" */
    bool skip;    /* no number: "no longer" */
};

/* Read the core that begins at `at`; false when none does. */
bool number_core(const struct number_finder *finder, const struct line *line,
                 size_t at, struct core *out);

/* What the number is for; `number` has its words, core and bounds. */
enum number_use number_use(const struct number_finder *finder,
                           const struct line *line, const struct core *core,
                           const struct number *number);

/* The longest phrase of the set that ends right before `end`. */
size_t number_behind(const struct phrases *set, const struct line *line,
                     size_t end, uint32_t *value);

/* Do tokens `at` and `at` + 1 touch, as in "24-hour"? */
bool number_touches(const struct line *line, size_t at);

/* Hyphen or dash. */
bool number_is_dash(const struct line *line, size_t at);

#endif
