/* Each way of a product gives what adding up one by one gives.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/product.h"

#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ROWS_MOST = 70, COLUMNS = 44, INPUTS_MOST = 19 };

/* Whole numbers without a pattern, the same in each run. */
static uint32_t draw(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void fill(int8_t *cells, size_t n_cells, uint8_t *in, size_t n_in)
{
    uint32_t state = 7;

    for (size_t i = 0; i < n_cells; i++)
        cells[i] = (int8_t)((int)(draw(&state) % 255) - 127);
    for (size_t i = 0; i < n_in; i++) in[i] = (uint8_t)(draw(&state) % 255 + 1);
}

static int32_t add_up(const int8_t *cells, const uint8_t *in)
{
    int32_t sum = 0;

    for (size_t i = 0; i < COLUMNS; i++)
        sum += cells[i] * (in[i] - PRODUCT_ZERO);
    return sum;
}

static void compare(size_t rows, size_t n, enum product_way way)
{
    static int8_t cells[ROWS_MOST * COLUMNS];
    static uint8_t in[INPUTS_MOST * COLUMNS];
    struct arena arena;
    struct product product;
    struct product_input input = { in, n, COLUMNS };

    arena_open(&arena, NULL);
    fill(cells, sizeof cells, in, sizeof in);
    product_pack(&arena, cells, rows, COLUMNS, &product);
    int32_t *out = ARENA_ARRAY(&arena, int32_t, n * product.width);
    product_run(&product, way, &input, out);
    for (size_t i = 0; i < n; i++)
        for (size_t row = 0; row < rows; row++)
            assert_int_equal(out[i * product.width + row],
                             add_up(cells + row * COLUMNS, in + i * COLUMNS));
    arena_close(&arena);
}

static void test_ways(void **state)
{
    (void)state;
    for (int way = PRODUCT_PLAIN; way <= (int)product_best(); way++)
        for (size_t n = 0; n <= INPUTS_MOST; n++) {
            compare(ROWS_MOST, n, (enum product_way)way);
            compare(3, n, (enum product_way)way);
        }
}

/* Inputs may overlap: each row may begin within the one before. */
static void test_stride(void **state)
{
    int8_t cells[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    uint8_t in[16];
    struct arena arena;
    struct product product;
    struct product_input input = { in, 3, 4 };

    (void)state;
    arena_open(&arena, NULL);
    for (size_t i = 0; i < sizeof in; i++)
        in[i] = (uint8_t)(PRODUCT_ZERO + i / 4);
    product_pack(&arena, cells, 1, 8, &product);
    int32_t *out = ARENA_ARRAY(&arena, int32_t, 3 * product.width);
    product_run(&product, product_best(), &input, out);
    assert_int_equal(out[0], 26);
    assert_int_equal(out[product.width], 10 + 2 * 26);
    assert_int_equal(out[2 * product.width], 2 * 10 + 3 * 26);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_stride),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
