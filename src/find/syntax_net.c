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

enum { HALF = SYNTAX_HIDDEN / 2, TOGETHER = 4 };

/* Four rows of input share each load of the weights. */
static void dot_four(const int16_t *restrict weights,
                     const int16_t *restrict in, size_t room,
                     int32_t out[TOGETHER])
{
    const int16_t *restrict b = in + room;
    const int16_t *restrict c = b + room;
    const int16_t *restrict d = c + room;
    int32_t sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;

    for (size_t i = 0; i < room; i++) {
        sum0 += weights[i] * in[i];
        sum1 += weights[i] * b[i];
        sum2 += weights[i] * c[i];
        sum3 += weights[i] * d[i];
    }
    out[0] = sum0;
    out[1] = sum1;
    out[2] = sum2;
    out[3] = sum3;
}

static int32_t dot_one(const int16_t *restrict weights,
                       const int16_t *restrict in, size_t room)
{
    int32_t sum = 0;

    for (size_t i = 0; i < room; i++) sum += weights[i] * in[i];
    return sum;
}

WIDE static void multiply_four(const struct syntax_matrix *matrix,
                               const int16_t *in, float *out)
{
    for (size_t row = 0; row < matrix->rows; row++) {
        const int16_t *weights = matrix->cells + row * matrix->room;
        int32_t sum[TOGETHER];

        dot_four(weights, in, matrix->room, sum);
        for (size_t i = 0; i < TOGETHER; i++)
            out[i * matrix->rows + row] =
                (float)sum[i] * matrix->scale[row] + matrix->bias[row];
    }
}

void syntax_multiply(const struct syntax_matrix *matrix, const int16_t *in,
                     size_t n, float *out)
{
    size_t at = 0;

    for (; at + TOGETHER <= n; at += TOGETHER)
        multiply_four(matrix, in + at * matrix->room, out + at * matrix->rows);
    for (; at < n; at++)
        for (size_t row = 0; row < matrix->rows; row++) {
            int32_t sum = dot_one(matrix->cells + row * matrix->room,
                                  in + at * matrix->room, matrix->room);

            out[at * matrix->rows + row] =
                (float)sum * matrix->scale[row] + matrix->bias[row];
        }
}

/* Between low and high, without a branch: so compilers can do many at once
 * though they know nothing of our numbers. */
static inline float clamp(float x, float low, float high)
{
    return 0.5f * (fabsf(x - low) - fabsf(x - high) + (low + high));
}

void syntax_fix(const float *restrict in, size_t n, float low,
                int16_t *restrict out)
{
    for (size_t i = 0; i < n; i++) {
        float x = clamp(in[i], low, SYNTAX_LIMIT) * SYNTAX_ONE;

        /* Shifted above zero, so that cutting off rounds. */
        out[i] = (int16_t)((int32_t)(x + 32768.5f) - 32768);
    }
}

/* A tanh made of one division: exact to rounding on every machine. */
static inline float squash(float x)
{
    x = clamp(x, -3.0f, 3.0f);
    float square = x * x;
    return x * (27.0f + square) / (27.0f + 9.0f * square);
}

static inline float gate(float x)
{
    return 0.5f + 0.5f * squash(0.5f * x);
}

/* One word of one direction. `gates` is the word's row of cell sums, `memory`
 * what is kept; `below` (NULL in the first layer) is carried past where the
 * out gate is shut. All are at this direction's half. */
static void step_cell(const float *restrict gates, const float *restrict peep,
                      float *restrict memory, const float *restrict below,
                      float *restrict out)
{
    for (size_t i = 0; i < HALF; i++) {
        float kept = memory[i];
        float forget = gate(gates[SYNTAX_HIDDEN + i] + peep[i] * kept);

        kept = forget * kept + (1.0f - forget) * gates[i];
        memory[i] = kept;
        float open =
            gate(gates[2 * SYNTAX_HIDDEN + i] + peep[SYNTAX_HIDDEN + i] * kept);
        out[i] = open * squash(kept) + (1.0f - open) * below[i];
    }
}

/* `gates` has 3 * SYNTAX_HIDDEN numbers a word; out may be below. */
static void run_layer(const struct syntax_cell *cell, const float *gates,
                      size_t n, float *rows)
{
    enum { ACROSS = 3 * SYNTAX_HIDDEN };
    float memory[SYNTAX_HIDDEN] = { 0 };
    float below[HALF];

    for (size_t i = 0; i < n; i++) {
        memcpy(below, rows + i * SYNTAX_HIDDEN, sizeof(below));
        step_cell(gates + i * ACROSS, cell->peep, memory, below,
                  rows + i * SYNTAX_HIDDEN);
    }
    for (size_t i = n; i-- > 0;) {
        memcpy(below, rows + i * SYNTAX_HIDDEN + HALF, sizeof(below));
        step_cell(gates + i * ACROSS + HALF, cell->peep + HALF, memory + HALF,
                  below, rows + i * SYNTAX_HIDDEN + HALF);
    }
}

static void add_row(const struct syntax_table *table, uint32_t row, float *out)
{
    const int8_t *cells = table->cells + (size_t)row * table->columns;

    for (size_t i = 0; i < table->columns; i++)
        out[i] += (float)cells[i] * table->scale[row];
}

/* Lay the vectors of a word side by side; NULL is the root. */
static void embed_word(const struct syntax_model *model,
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

/* Put a word's numbers where its own and its neighbours' rows want them. */
static void spread_word(const int16_t *word, size_t width, size_t at, size_t n,
                        int16_t *rows)
{
    size_t room = 3 * width;
    int16_t *own = rows + at * room + width;

    memcpy(own, word, width * sizeof(*word));
    if (at + 1 < n) memcpy(own + 2 * width, word, width * sizeof(*word));
    if (at > 0) memcpy(own - 2 * width, word, width * sizeof(*word));
}

/* The first layer's input, n rows in fixed point: before, word, after. */
static int16_t *embed_sentence(const struct syntax_model *model,
                               struct arena *arena, const struct token *tokens,
                               size_t n)
{
    size_t width = model->layers[0].in.columns / 3;
    struct syntax_feature *words = ARENA_ARRAY(arena, struct syntax_feature, n);
    int16_t *out = ARENA_ARRAY(arena, int16_t, n * model->layers[0].in.room);

    syntax_features(tokens, n - 1, words);
    for (size_t i = 0; i < n; i++) {
        float row[SYNTAX_WIDE] = { 0 };
        int16_t fixed[SYNTAX_WIDE];

        embed_word(model, i ? &words[i - 1] : NULL, row);
        syntax_fix(row, width, -SYNTAX_LIMIT, fixed);
        spread_word(fixed, width, i, n, out);
    }
    return out;
}

struct syntax_rows syntax_encode(const struct syntax_model *model,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n)
{
    size_t size = n * SYNTAX_HIDDEN;
    int16_t *in = embed_sentence(model, arena, tokens, n);
    int16_t *last = ARENA_ARRAY(arena, int16_t, size);
    int16_t *tag = ARENA_ARRAY(arena, int16_t, size);
    float *gates = ARENA_ARRAY(arena, float, 3 * size);
    float *rows = ARENA_ARRAY(arena, float, size);

    for (size_t i = 0; i < model->n_layers; i++) {
        syntax_multiply(&model->layers[i].in, i ? last : in, n, gates);
        run_layer(&model->layers[i], gates, n, rows);
        syntax_fix(rows, size, -SYNTAX_LIMIT, last);
        if (i == model->tag_layer) memcpy(tag, last, size * sizeof(*tag));
    }
    return (struct syntax_rows){ n, last, tag };
}
