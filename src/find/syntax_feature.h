/* What the network sees of a token: its word and the look of it.
 *
 * The trainer and the parser share this file, so both see the same. All
 * numerals look alike, and case is told apart from the word, so that
 * "KILLED" is "killed" in another coat.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_FEATURE_H
#define TOLLBOOK_FIND_SYNTAX_FEATURE_H

#include "lang/lang.h"

/* Rows of the tables that affixes are hashed into. */
enum {
    FEATURE_SUFFIXES = 4096,
    FEATURE_PREFIXES = 2048,
    FEATURE_SHAPES = 64,
    FEATURE_N_SUFFIXES = 3, /* last two, three and four bytes */
};

struct syntax_feature {
    uint32_t word;                       /* hash of the lower-case word */
    uint16_t suffix[FEATURE_N_SUFFIXES]; /* rows of the suffix table */
    uint16_t prefix;                     /* row of the prefix table */
    uint8_t shape;                       /* row of the shape table */
};

/* Features of `n` tokens that make one sentence; `out` has room for n. */
void syntax_features(const struct token *tokens, size_t n,
                     struct syntax_feature *out);

#endif
