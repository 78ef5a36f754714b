/* Products of bytes: a tile of some input rows and one block of matrix rows
 * at a time, whose sums stay in registers. The time of a parse goes here
 * (bench/README.md).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/product.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define BUILT_FOR(what) __attribute__((target(what)))
#else
#define BUILT_FOR(what)
#endif
#define FOLDED inline __attribute__((always_inline))

/* Cache lines: loads across two of them take twice as long. */
enum { LINE = 64, GROUP = PRODUCT_BLOCK * PRODUCT_STEP };

/* Some input rows, against one block of matrix rows. */
struct tile {
    const int8_t *cells;
    const int32_t *begin;
    size_t columns;
    const uint8_t *in;
    size_t stride;
    int32_t *out;
    size_t width;
};

void product_pack(struct arena *arena, const int8_t *cells, size_t rows,
                  size_t columns, struct product *out)
{
    size_t width = (rows + PRODUCT_BLOCK - 1) / PRODUCT_BLOCK * PRODUCT_BLOCK;
    char *room = arena_alloc(arena, width * columns + LINE);
    int8_t *packed = (int8_t *)(room + (LINE - (uintptr_t)room % LINE));
    int32_t *begin = ARENA_ARRAY(arena, int32_t, width);

    for (size_t row = 0; row < rows; row++) {
        int8_t *block = packed + row / PRODUCT_BLOCK * PRODUCT_BLOCK * columns;
        size_t at = row % PRODUCT_BLOCK * PRODUCT_STEP;

        const int8_t *in = cells + row * columns;
        int32_t sum = 0;

        for (size_t i = 0; i < columns; i++) sum += in[i];
        for (size_t i = 0; i < columns; i += PRODUCT_STEP)
            memcpy(block + i * PRODUCT_BLOCK + at, in + i, PRODUCT_STEP);
        begin[row] = -PRODUCT_ZERO * sum;
    }
    *out = (struct product){ columns, width, packed, begin };
}

static FOLDED void move_on(struct tile *tile, size_t n)
{
    tile->in += n * tile->stride;
    tile->out += n * tile->width;
}

/* ---- plain --------------------------------------------------------------- */

static void add_plain(const struct tile *tile)
{
    int32_t sum[PRODUCT_BLOCK];
    const int8_t *cells = tile->cells;

    memcpy(sum, tile->begin, sizeof sum);
    for (size_t i = 0; i < tile->columns; i += PRODUCT_STEP, cells += GROUP) {
        const uint8_t *in = tile->in + i;

        for (size_t row = 0; row < PRODUCT_BLOCK; row++) {
            const int8_t *four = cells + row * PRODUCT_STEP;
            sum[row] += four[0] * in[0] + four[1] * in[1] + four[2] * in[2] +
                        four[3] * in[3];
        }
    }
    memcpy(tile->out, sum, sizeof sum);
}

/* `n` input rows from the tile's first. */
static void run_plain(struct tile *tile, size_t n)
{
    for (; n > 0; n--) {
        add_plain(tile);
        move_on(tile, 1);
    }
}

#if defined(__x86_64__)

/* ---- AVX2 ---------------------------------------------------------------- */

enum { AVX2_ROWS = 4, AVX2_LANES = 8 };

/* Bytes are widened to 16 bits, those of even and of odd columns apart: there
 * is an exact product with 32-bit sums for these only. */
BUILT_FOR("avx2")
static FOLDED void add_avx2(const struct tile *tile, size_t half, size_t n)
{
    __m256i sum[AVX2_ROWS][2];
    const __m256i low = _mm256_set1_epi16(255);
    const int8_t *cells = tile->cells + half * GROUP / 2;

    for (size_t k = 0; k < 2 * n; k++)
        sum[k / 2][k % 2] = _mm256_loadu_si256(
            (const __m256i *)(tile->begin + half * 2 * AVX2_LANES) + k % 2);
    for (size_t i = 0; i < tile->columns; i += PRODUCT_STEP, cells += GROUP) {
        __m256i a = _mm256_loadu_si256((const __m256i *)cells);
        __m256i b = _mm256_loadu_si256((const __m256i *)cells + 1);
        __m256i a_odd = _mm256_srai_epi16(a, 8);
        __m256i b_odd = _mm256_srai_epi16(b, 8);
        a = _mm256_srai_epi16(_mm256_slli_epi16(a, 8), 8);
        b = _mm256_srai_epi16(_mm256_slli_epi16(b, 8), 8);
        for (size_t k = 0; k < n; k++) {
            int32_t four;
            memcpy(&four, tile->in + k * tile->stride + i, sizeof four);
            __m256i x = _mm256_set1_epi32(four);
            __m256i odd = _mm256_srli_epi16(x, 8);
            x = _mm256_and_si256(x, low);
            sum[k][0] = _mm256_add_epi32(
                sum[k][0], _mm256_add_epi32(_mm256_madd_epi16(x, a),
                                            _mm256_madd_epi16(odd, a_odd)));
            sum[k][1] = _mm256_add_epi32(
                sum[k][1], _mm256_add_epi32(_mm256_madd_epi16(x, b),
                                            _mm256_madd_epi16(odd, b_odd)));
        }
    }
    for (size_t k = 0; k < 2 * n; k++)
        _mm256_storeu_si256((__m256i *)(tile->out + k / 2 * tile->width +
                                        half * 2 * AVX2_LANES) +
                                k % 2,
                            sum[k / 2][k % 2]);
}

BUILT_FOR("avx2") static void run_avx2(struct tile *tile, size_t n)
{
    for (size_t i = 0; i + AVX2_ROWS <= n; i += AVX2_ROWS) {
        add_avx2(tile, 0, AVX2_ROWS);
        add_avx2(tile, 1, AVX2_ROWS);
        move_on(tile, AVX2_ROWS);
    }
    for (size_t i = 0; i < n % AVX2_ROWS; i++) {
        add_avx2(tile, 0, 1);
        add_avx2(tile, 1, 1);
        move_on(tile, 1);
    }
}

/* ---- AVX-512 VNNI -------------------------------------------------------- */

enum { VNNI_ROWS = 8 };

BUILT_FOR("avx512f,avx512vnni")
static FOLDED void add_vnni(const struct tile *tile, size_t n)
{
    __m512i sum[VNNI_ROWS][2];
    const int8_t *cells = tile->cells;

    for (size_t k = 0; k < 2 * n; k++)
        sum[k / 2][k % 2] =
            _mm512_loadu_si512((const __m512i *)tile->begin + k % 2);
    for (size_t i = 0; i < tile->columns; i += PRODUCT_STEP, cells += GROUP) {
        __m512i a = _mm512_loadu_si512(cells);
        __m512i b = _mm512_loadu_si512(cells + LINE);
        for (size_t k = 0; k < n; k++) {
            int32_t four;
            memcpy(&four, tile->in + k * tile->stride + i, sizeof four);
            __m512i x = _mm512_set1_epi32(four);
            sum[k][0] = _mm512_dpbusd_epi32(sum[k][0], x, a);
            sum[k][1] = _mm512_dpbusd_epi32(sum[k][1], x, b);
        }
    }
    for (size_t k = 0; k < 2 * n; k++)
        _mm512_storeu_si512((__m512i *)(tile->out + k / 2 * tile->width) +
                                k % 2,
                            sum[k / 2][k % 2]);
}

/* Each number of rows has a loop of its own, for its registers: gcc keeps the
 * sums of more than one such loop in a function on the move. */
BUILT_FOR("avx512f,avx512vnni")
static void add_1(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 1);
        move_on(tile, 1);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_2(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 2);
        move_on(tile, 2);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_3(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 3);
        move_on(tile, 3);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_4(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 4);
        move_on(tile, 4);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_5(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 5);
        move_on(tile, 5);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_6(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 6);
        move_on(tile, 6);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_7(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 7);
        move_on(tile, 7);
    }
}

BUILT_FOR("avx512f,avx512vnni")
static void add_8(struct tile *tile, size_t times)
{
    for (; times > 0; times--) {
        add_vnni(tile, 8);
        move_on(tile, 8);
    }
}

/* Tiles of much the same size: one of few rows would wait for its sums. */
static void run_vnni(struct tile *tile, size_t n)
{
    static void (*const add[])(struct tile * tile, size_t times) = {
        NULL, add_1, add_2, add_3, add_4, add_5, add_6, add_7, add_8
    };
    size_t tiles = (n + VNNI_ROWS - 1) / VNNI_ROWS;

    if (tiles == 0) return;
    add[n / tiles](tile, tiles - n % tiles);
    if (n % tiles) add[n / tiles + 1](tile, n % tiles);
}

static bool has_vnni(void)
{
    return __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512vnni");
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2");
}

#else

static void run_avx2(struct tile *tile, size_t n)
{
    run_plain(tile, n);
}

static void run_vnni(struct tile *tile, size_t n)
{
    run_plain(tile, n);
}

static bool has_vnni(void)
{
    return false;
}

static bool has_avx2(void)
{
    return false;
}

#endif

/* ---- choosing ------------------------------------------------------------ */

enum product_way product_best(void)
{
    return has_vnni()   ? PRODUCT_VNNI
           : has_avx2() ? PRODUCT_AVX2
                        : PRODUCT_PLAIN;
}

void product_run(const struct product *product, enum product_way way,
                 const struct product_input *in, int32_t *out)
{
    static void (*const ways[])(struct tile * tile,
                                size_t n) = { run_plain, run_avx2, run_vnni };
    for (size_t row = 0; row < product->width; row += PRODUCT_BLOCK) {
        struct tile tile = {
            .cells = product->cells + row * product->columns,
            .begin = product->begin + row,
            .columns = product->columns,
            .in = in->at,
            .stride = in->stride,
            .out = out + row,
            .width = product->width,
        };
        ways[way](&tile, in->n);
    }
}
