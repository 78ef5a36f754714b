/* Estimation rules read from tables: what is set aside, how the best claim is
 * chosen, what low and high take.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_METHOD_H
#define TOLLBOOK_LEDGER_METHOD_H

#include <limits.h>

#include "ledger/ledger.h"

/* Kinds of claims that a method sets aside (bits). */
enum drop {
    DROP_DENIED = 1,
    DROP_INDEFINITE = 2,
    DROP_VAGUE = 4,
    DROP_ENEMY = 8,
};

/* By what the best claim is chosen; the order is the method's. */
enum rank {
    RANK_NUMBER,       /* firm before rounded before vague before none */
    RANK_CONFIRMED,    /* asserted before unverified */
    RANK_ORIGINS,      /* more origins whose bounds it meets */
    RANK_CORROBORATED, /* two origins or more give this number */
    RANK_TRUST,        /* kind of the source, by trust.tsv */
    RANK_LATEST,
    RANK_LOWEST,
    RANK_HIGHEST,
    RANK_MAJORITY, /* the number that most origins give */
    RANK_DETAIL,   /* more parts told with it */
    RANK_NONE,     /* no best value at all */
};

enum bound_mode { BOUND_BEST, BOUND_LOWEST, BOUND_HIGHEST, BOUND_NONE };

enum { MOST_RANKS = 8, MOST_CODES = 16, MOST_RULES = 40 };

/* What a vague word is coded as: from `least` to `most`. */
struct code {
    int64_t lo, hi, least, most;
};

struct method {
    struct str name;
    unsigned drops; /* enum drop bits */
    uint8_t rank[MOST_RANKS];
    size_t n_ranks;
    uint8_t low, high; /* enum bound_mode */
    uint32_t need;     /* independent origins for a full entry */
    bool context;      /* losses claimed of the enemy alone: 0 to the number */
    bool spreads;      /* casualties of no told kind: killed and injured */
    bool civilians;    /* the total of a report is of civilians alone */
    struct code code[MOST_CODES];
    size_t n_codes;
    struct rule rules[MOST_RULES];
    size_t n_rules;
};

/* Phrases of a table, each with a blank on both sides. */
struct words {
    struct str *at;
    size_t n;
    bool begins[UCHAR_MAX + 1]; /* with such a byte behind the first blank */
};

/* Does the text, in small letters with blanks for commas, hold one? */
bool words_in(const struct words *words, struct arena *arena, struct str text);

struct methods {
    struct method *at; /* by name */
    size_t n, room;
    uint8_t trust[SOURCE_COUNT];
    struct words running; /* of a whole so far (running.tsv) */
    struct words former;  /* of a count before another (former.tsv) */
};

/* A method by name ("" = "latest"), or NULL. */
const struct method *method_find(const struct methods *methods,
                                 struct str name);

/* Says which methods there are. Errors: USAGE, always. */
enum status method_refuse(struct arena *arena, const struct methods *methods,
                          struct str name, struct error *error);

/* The line of a rule, as of what and value ("" = any); "" when there is no
 * such rule. */
struct str method_line(const struct method *method, const char *what,
                       const char *value);

/* The line of the largest grade that so many origins reach. */
struct str method_grade(const struct method *method, uint32_t origins);

/* What the method makes of the bounds of a word without a number; false: it
 * leaves them. Numbers are left as they are. */
bool method_code(const struct method *method, uint8_t qualifier, int64_t *lo,
                 int64_t *hi);

/* Whose losses a claim tells of, on the word of a source of this kind, which
 * speaks for this side. */
enum losses method_losses(const struct claim *claim, uint8_t kind,
                          struct str side);

#endif
