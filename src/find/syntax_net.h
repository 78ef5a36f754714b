/* Running the network over one sentence.
 *
 * Row 0 is the root; row i is the sentence's token i - 1.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_NET_H
#define TOLLBOOK_FIND_SYNTAX_NET_H

#include "find/syntax_model.h"

/* What stands for the words of a sentence: n rows of SYNTAX_HIDDEN numbers,
 * in the fixed-point form that matrices take. */
struct syntax_rows {
    size_t n;
    int16_t *at;  /* of the last layer */
    int16_t *tag; /* of the layer that tells tags */
};

/* Read a sentence of n - 1 tokens both ways; n rows in `arena`. */
struct syntax_rows syntax_encode(const struct syntax_model *model,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n);

/* out[n * matrix->rows] = matrix * row + bias, for each row of `in`
 * (matrix->room numbers apart). */
void syntax_multiply(const struct syntax_matrix *matrix, const int16_t *in,
                     size_t n, float *out);

/* Fixed point of n numbers, cut off at `low` and SYNTAX_LIMIT. */
void syntax_fix(const float *restrict in, size_t n, float low,
                int16_t *restrict out);

#endif
