/* The network's arithmetic: products in integers, gates in plain floats.
 *
 * Integer sums do not depend on their order, and the floats are added in a
 * fixed one, so the same sentence gives the same numbers on every machine.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/syntax_net.h"

#include "base/wide.h"

#include <math.h>
#include <string.h>

enum { HALF = SYNTAX_HIDDEN / 2, LARGEST = 127 };

/* One row of sums as numbers. */
WIDE static void scale_row(const struct syntax_matrix *matrix,
                           const int32_t *restrict sum, float unit,
                           float *restrict out)
{
    const float *restrict scale = matrix->scale;
    const float *restrict bias = matrix->bias;
    size_t n = matrix->rows;

    for (size_t i = 0; i < n; i++)
        out[i] = (float)sum[i] * (scale[i] * unit) + bias[i];
}

static int32_t *sum_up(const struct syntax_matrix *matrix, struct arena *arena,
                       const struct syntax_bytes *in)
{
    int32_t *sum =
        ARENA_SCRATCH(arena, int32_t, in->in.n * matrix->product.width);

    product_run(&matrix->product, product_best(), &in->in, sum);
    return sum;
}

float *syntax_multiply(const struct syntax_matrix *matrix, struct arena *arena,
                       const struct syntax_bytes *in)
{
    size_t n = in->in.n;
    size_t width = matrix->product.width;
    float *out = ARENA_SCRATCH(arena, float, n * matrix->rows);
    struct arena_mark mark = arena_mark(arena);
    const int32_t *sum = sum_up(matrix, arena, in);

    for (size_t i = 0; i < n; i++)
        scale_row(matrix, sum + i * width, in->unit[i], out + i * matrix->rows);
    arena_release(arena, mark);
    return out;
}

/* Between low and high, without a branch: so compilers can do many at once
 * though they know nothing of our numbers. */
static inline float clamp(float x, float low, float high)
{
    return 0.5f * (fabsf(x - low) - fabsf(x - high) + (low + high));
}

/* The largest of n numbers without their signs, or, when `low` is nought,
 * of those above it. The bits of floats above nought rise with them, and
 * whole numbers can be compared many at once. */
WIDE static float largest(const float *in, size_t n, float low)
{
    int32_t mask = low < 0 ? INT32_MAX : -1;
    int32_t most = 0;
    float out;

    for (size_t i = 0; i < n; i++) {
        int32_t bits;

        memcpy(&bits, in + i, sizeof bits);
        bits &= mask;
        most = bits > most ? bits : most;
    }
    memcpy(&out, &most, sizeof out);
    return out < SYNTAX_LIMIT ? out : SYNTAX_LIMIT;
}

/* Bytes of n numbers; shifted above zero, so that cutting off rounds. */
WIDE static void set_bytes(const float *restrict in, size_t n, float low,
                           float unit, uint8_t *restrict out)
{
    float times = unit > 0 ? 1.0f / unit : 0;

    for (size_t i = 0; i < n; i++) {
        float x = clamp(in[i], low, SYNTAX_LIMIT) * times;
        out[i] = (uint8_t)(int32_t)(x + (PRODUCT_ZERO + 0.5f));
    }
}

/* A unit below this would be no number when turned round. */
static float unit_of(float most)
{
    return most > 1e-6f ? most / LARGEST : 0;
}

struct syntax_bytes syntax_fix(struct arena *arena, const float *in, size_t n,
                               size_t columns, float low)
{
    uint8_t *bytes = ARENA_SCRATCH(arena, uint8_t, n * columns);
    float *unit = ARENA_SCRATCH(arena, float, n);

    for (size_t i = 0; i < n; i++) {
        const float *row = in + i * columns;

        unit[i] = unit_of(largest(row, columns, low));
        set_bytes(row, columns, low, unit[i], bytes + i * columns);
    }
    return (struct syntax_bytes){ { bytes, n, columns }, unit };
}

/* A number as a fraction. */
struct fraction {
    float over, under;
};

/* A tanh: x * (27 + x * x) / (27 + 9 * x * x), x cut off at 3. Exact to
 * rounding on every machine. */
static inline struct fraction squash(float x)
{
    float twice = fabsf(x + 3.0f) - fabsf(x - 3.0f);
    float square = twice * twice;

    return (struct fraction){ twice * (108.0f + square),
                              216.0f + 18.0f * square };
}

/* (1 + squash(x / 2)) / 2. */
static inline struct fraction gate(float x)
{
    float twice = fabsf(x + 6.0f) - fabsf(x - 6.0f);
    float square = twice * twice;
    float under = 1728.0f + 36.0f * square;

    return (struct fraction){ under + twice * (432.0f + square),
                              under + under };
}

/* One direction of a layer; all at this direction's half. */
struct way {
    const float *scale, *bias, *peep; /* of the layer's gates */
    float *memory;                    /* what is kept from word to word */
};

/* One word of one direction. `sum` is the word's row of cell sums; `row` is
 * carried past where the out gate is shut, and gets what comes out. Fractions
 * are divided once, where they meet. */
WIDE static void step_cell(const struct way *way, const int32_t *restrict sum,
                           float unit, float *restrict row)
{
    enum { HOLD = SYNTAX_HIDDEN, OPEN = 2 * SYNTAX_HIDDEN };
    const float *restrict scale = way->scale;
    const float *restrict bias = way->bias;
    const float *restrict peep = way->peep;
    float *restrict memory = way->memory;

    for (size_t i = 0; i < HALF; i++) {
        float in = (float)sum[i] * (scale[i] * unit) + bias[i];
        float shut =
            (float)sum[HOLD + i] * (scale[HOLD + i] * unit) + bias[HOLD + i];
        float out =
            (float)sum[OPEN + i] * (scale[OPEN + i] * unit) + bias[OPEN + i];
        float kept = memory[i];
        struct fraction hold = gate(shut + peep[i] * kept);

        kept = in + (kept - in) * (hold.over / hold.under);
        memory[i] = kept;
        struct fraction open = gate(out + peep[SYNTAX_HIDDEN + i] * kept);
        struct fraction tanh = squash(kept);
        row[i] += open.over * (tanh.over - row[i] * tanh.under) /
                  (open.under * tanh.under);
    }
}

/* `rows` are changed in place: SYNTAX_HIDDEN numbers a word. */
static void run_layer(const struct syntax_cell *cell,
                      const struct syntax_bytes *in, const int32_t *sum,
                      float *rows)
{
    size_t n = in->in.n, across = cell->in.product.width;
    float memory[SYNTAX_HIDDEN] = { 0 };
    struct way on = { cell->in.scale, cell->in.bias, cell->peep, memory };
    struct way back = { cell->in.scale + HALF, cell->in.bias + HALF,
                        cell->peep + HALF, memory + HALF };

    for (size_t i = 0; i < n; i++)
        step_cell(&on, sum + i * across, in->unit[i], rows + i * SYNTAX_HIDDEN);
    for (size_t i = n; i-- > 0;)
        step_cell(&back, sum + i * across + HALF, in->unit[i],
                  rows + i * SYNTAX_HIDDEN + HALF);
}

static inline void add_row(const struct syntax_table *table, uint32_t row,
                           float *restrict out)
{
    const int8_t *restrict cells = table->cells + (size_t)row * table->columns;
    float scale = table->scale[row];

    for (size_t i = 0; i < table->columns; i++)
        out[i] += (float)cells[i] * scale;
}

/* Lay the vectors of a word side by side; NULL is the root. */
WIDE static void embed_word(const struct syntax_model *model,
                            const struct syntax_feature *word, float *out)
{
    add_row(&model->word,
            word ? syntax_model_word(model, word->word) : SYNTAX_ROOT, out);
    out += model->word.columns;
    for (size_t i = 0; word && i < FEATURE_N_SUFFIXES; i++)
        add_row(&model->suffix, word->suffix[i], out);
    for (size_t i = 0; !word && i < FEATURE_N_SUFFIXES; i++)
        add_row(&model->suffix, FEATURE_SUFFIXES, out);
    out += model->suffix.columns;
    add_row(&model->prefix, word ? word->prefix : FEATURE_PREFIXES, out);
    out += model->prefix.columns;
    add_row(&model->shape, word ? word->shape : FEATURE_SHAPES - 1, out);
}

/* The first layer's input: each word between its neighbours, which overlap,
 * so all share one unit. Nought stands before the first and after the last. */
static struct syntax_bytes embed_sentence(const struct syntax_model *model,
                                          struct arena *arena,
                                          const struct token *tokens, size_t n)
{
    size_t width = model->layers[0].in.columns / 3;
    struct syntax_feature *words = ARENA_ARRAY(arena, struct syntax_feature, n);
    float *rows = ARENA_ARRAY(arena, float, (n + 2) * width);
    float *unit = ARENA_ARRAY(arena, float, n);

    syntax_features(tokens, n - 1, words);
    for (size_t i = 0; i < n; i++)
        embed_word(model, i ? &words[i - 1] : NULL, rows + (i + 1) * width);
    struct syntax_bytes all =
        syntax_fix(arena, rows, 1, (n + 2) * width, -SYNTAX_LIMIT);
    for (size_t i = 0; i < n; i++) unit[i] = all.unit[0];
    return (struct syntax_bytes){ { all.in.at, n, width }, unit };
}

struct syntax_rows syntax_encode(const struct syntax_model *model,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n)
{
    struct syntax_bytes last = embed_sentence(model, arena, tokens, n);
    struct syntax_bytes tag = last;
    float *rows = ARENA_ARRAY(arena, float, n *SYNTAX_HIDDEN);

    for (size_t i = 0; i < model->n_layers; i++) {
        const int32_t *sum = sum_up(&model->layers[i].in, arena, &last);

        run_layer(&model->layers[i], &last, sum, rows);
        last = syntax_fix(arena, rows, n, SYNTAX_HIDDEN, -SYNTAX_LIMIT);
        if (i == model->tag_layer) tag = last;
    }
    return (struct syntax_rows){ n, last, tag };
}
