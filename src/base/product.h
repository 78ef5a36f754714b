/* Products of matrices of bytes, exact in 32 bits.
 *
 * A matrix of signed bytes is packed once; rows of inputs are bytes from 1 to
 * 255 that stand for -127 to 127 (PRODUCT_ZERO is nought). Sums are whole
 * numbers, so every build of the loop gives the same: one for processors with
 * a product of bytes (AVX-512 VNNI), one for AVX2, and a plain one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_PRODUCT_H
#define TOLLBOOK_BASE_PRODUCT_H

#include <stdint.h>

#include "base/arena.h"

enum {
    PRODUCT_ZERO = 128,
    PRODUCT_STEP = 4,   /* columns are a multiple of this */
    PRODUCT_BLOCK = 32, /* rows are padded to a multiple of this */
};

/* A packed matrix: block by block of rows, four columns of each row side by
 * side, so that one load holds as many rows as a register has sums. */
struct product {
    size_t columns;
    size_t width;         /* rows, padded */
    const int8_t *cells;  /* width * columns */
    const int32_t *begin; /* of each row: takes PRODUCT_ZERO out of its sum */
};

/* Rows of input: `columns` bytes each, the next begins `stride` bytes on. */
struct product_input {
    const uint8_t *at;
    size_t n, stride;
};

/* How the loop is built, best last. */
enum product_way { PRODUCT_PLAIN, PRODUCT_AVX2, PRODUCT_VNNI };

/* Pack rows * columns bytes, none of them -128, into `arena`. */
void product_pack(struct arena *arena, const int8_t *cells, size_t rows,
                  size_t columns, struct product *out);

/* The best way of this processor; all below it work too. */
enum product_way product_best(void);

/* out[i * width + row] = the matrix's row times the input's row i. */
void product_run(const struct product *product, enum product_way way,
                 const struct product_input *in, int32_t *out);

#endif
