/* Running the network over one sentence.
 *
 * Row 0 is the root; row i is the sentence's token i - 1.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_NET_H
#define TOLLBOOK_FIND_SYNTAX_NET_H

#include "find/syntax_model.h"

/* Rows of numbers in the form that matrices take: bytes, the largest number
 * of the row being 127 units. */
struct syntax_bytes {
    struct product_input in;
    float *unit; /* of each row */
};

/* What stands for the words of a sentence: n rows of SYNTAX_HIDDEN numbers. */
struct syntax_rows {
    size_t n;
    struct syntax_bytes at;  /* of the last layer */
    struct syntax_bytes tag; /* of the layer that tells tags */
};

/* Read a sentence of n - 1 tokens both ways; n rows in `arena`. */
struct syntax_rows syntax_encode(const struct syntax_model *model,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n);

/* matrix * row + bias, for each row of `in`: n * matrix->rows numbers in
 * `arena`. */
float *syntax_multiply(const struct syntax_matrix *matrix, struct arena *arena,
                       const struct syntax_bytes *in);

/* n rows of `columns` numbers, cut off at `low` and SYNTAX_LIMIT, as bytes in
 * `arena`. */
struct syntax_bytes syntax_fix(struct arena *arena, const float *in, size_t n,
                               size_t columns, float low);

#endif
