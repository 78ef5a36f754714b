/* Reading syntax.model: every size is checked before it is believed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/syntax_model.h"

#include <math.h>
#include <string.h>

enum { TOP_BITS = 15, TOP_ROWS = 1 << TOP_BITS, MOST = 1 << 20 };

/* No sum of the network can pass what a float holds. */
#define WEIGHT_MOST 1e6f

/* What is left of the file; `broken` sticks. */
struct source {
    struct arena *arena;
    struct str rest;
    bool broken;
};

static const char *take(struct source *source, size_t len)
{
    const char *at = source->rest.at;

    if (source->broken || source->rest.len < len) {
        source->broken = true;
        return NULL;
    }
    source->rest.at += len;
    source->rest.len -= len;
    return at;
}

static uint32_t take_number(struct source *source)
{
    const unsigned char *at = (const unsigned char *)take(source, 4);

    if (!at) return 0;
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

static uint32_t *take_numbers(struct source *source, size_t n)
{
    if (n > source->rest.len / 4) source->broken = true;
    if (source->broken) return NULL;
    uint32_t *out = ARENA_ARRAY(source->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) out[i] = take_number(source);
    return out;
}

static float *take_floats(struct source *source, size_t n)
{
    uint32_t *bits = take_numbers(source, n);

    if (!bits) return NULL;
    float *out = ARENA_ARRAY(source->arena, float, n);
    memcpy(out, bits, n * sizeof(float));
    for (size_t i = 0; i < n; i++)
        if (!(fabsf(out[i]) < WEIGHT_MOST)) source->broken = true;
    return out;
}

/* The two sizes of a tensor must be these; 0 columns = a vector. */
static void take_sizes(struct source *source, uint32_t rows, uint32_t columns)
{
    bool right = take_number(source) == rows;

    if (take_number(source) != columns || !right) source->broken = true;
}

static float *take_vector(struct source *source, uint32_t n)
{
    take_sizes(source, n, 0);
    return take_floats(source, n);
}

/* A table of at least so many rows. */
static void take_table(struct source *source, uint32_t rows,
                       struct syntax_table *out)
{
    out->rows = take_number(source);
    out->columns = take_number(source);
    if (out->rows < rows || out->rows > MOST || out->columns > SYNTAX_WIDE)
        source->broken = true;
    rows = out->rows;
    out->scale = take_floats(source, rows);
    out->cells = (const int8_t *)take(source, (size_t)rows * out->columns);
}

/* Column count 0 in `sizes` of the file is a vector, so none here. */
static void take_matrix(struct source *source, uint32_t rows, uint32_t columns,
                        struct syntax_matrix *out)
{
    take_sizes(source, rows, columns);
    out->rows = rows;
    out->columns = columns;
    out->scale = take_floats(source, rows);
    const char *cells = take(source, (size_t)rows * columns);
    if (source->broken) return;
    product_pack(source->arena, (const int8_t *)cells, rows, columns,
                 &out->product);
}

static void take_affine(struct source *source, uint32_t rows, uint32_t columns,
                        struct syntax_matrix *out)
{
    take_matrix(source, rows, columns, out);
    out->bias = take_vector(source, rows);
}

static uint16_t *take_rows(struct source *source, size_t n)
{
    const unsigned char *at = (const unsigned char *)take(source, 2 * n);

    if (!at) return NULL;
    uint16_t *out = ARENA_ARRAY(source->arena, uint16_t, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (uint16_t)(at[2 * i] | at[2 * i + 1] << 8);
    return out;
}

static void take_head(struct source *source, struct syntax_model *out)
{
    const char *mark = take(source, 8);

    if (!mark || memcmp(mark, "TBSYN3\0\0", 8) != 0) source->broken = true;
    out->n_layers = take_number(source);
    out->n_words = take_number(source);
    out->n_tags = take_number(source);
    out->tag_layer = take_number(source);
    if (out->n_layers > SYNTAX_LAYERS || out->tag_layer >= out->n_layers ||
        out->n_words > MOST || out->n_tags < 1 || out->n_tags > 255)
        source->broken = true;
    out->words = take_numbers(source, out->n_words);
    out->rows = take_rows(source, out->n_words);
    out->tags = (const uint8_t *)take(source, out->n_tags);
    for (size_t i = 0; !source->broken && i < out->n_tags; i++)
        source->broken =
            out->tags[i] / 8 >= TAG_COUNT || out->tags[i] % 8 > SENSE_PLURAL;
}

static void take_layers(struct source *source, struct syntax_model *out)
{
    uint32_t width = out->word.columns + out->suffix.columns +
                     out->prefix.columns + out->shape.columns;

    if (width > SYNTAX_WIDE || width % PRODUCT_STEP != 0) source->broken = true;
    for (uint32_t i = 0; i < out->n_layers && !source->broken; i++) {
        take_affine(source, 3 * SYNTAX_HIDDEN, i ? SYNTAX_HIDDEN : 3 * width,
                    &out->layers[i].in);
        out->layers[i].peep = take_vector(source, 2 * SYNTAX_HIDDEN);
    }
}

static void take_scorers(struct source *source, struct syntax_model *out)
{
    take_affine(source, SYNTAX_ARC, SYNTAX_HIDDEN, &out->below);
    take_affine(source, SYNTAX_ARC, SYNTAX_HIDDEN, &out->above);
    take_affine(source, SYNTAX_ARC, SYNTAX_ARC, &out->match);
    take_affine(source, SYNTAX_DISTANCES, SYNTAX_ARC, &out->far);
    take_affine(source, SYNTAX_ARC, SYNTAX_HIDDEN, &out->label_below);
    take_matrix(source, SYNTAX_ARC, SYNTAX_HIDDEN, &out->label_above);
    take_affine(source, REL_COUNT, SYNTAX_ARC, &out->relation);
    take_affine(source, out->n_tags, SYNTAX_HIDDEN, &out->tag);
    if (source->broken) return;
    out->label_above.bias = ARENA_ARRAY(source->arena, float, SYNTAX_ARC);
}

/* Each word must have a row in the table. */
static void take_words(struct source *source, struct syntax_model *out)
{
    take_table(source, SYNTAX_ROOT + 1, &out->word);
    for (size_t i = 0; !source->broken && i < out->n_words; i++)
        source->broken = out->rows[i] >= out->word.rows;
}

/* Hashes are spread evenly, so their top bits lead almost to the word. */
static void index_words(struct source *source, struct syntax_model *out)
{
    uint32_t *first = ARENA_ARRAY(source->arena, uint32_t, TOP_ROWS + 1);
    uint32_t word = 0;

    for (uint32_t top = 0; top <= TOP_ROWS; top++) {
        while (word < out->n_words && out->words[word] >> (32 - TOP_BITS) < top)
            word++;
        first[top] = word;
    }
    out->first = first;
}

enum status syntax_model_read(struct arena *arena, struct str bytes,
                              struct syntax_model *out, struct error *error)
{
    struct source source = { .arena = arena, .rest = bytes };

    take_head(&source, out);
    take_words(&source, out);
    take_table(&source, FEATURE_SUFFIXES + 1, &out->suffix);
    take_table(&source, FEATURE_PREFIXES + 1, &out->prefix);
    take_table(&source, FEATURE_SHAPES, &out->shape);
    take_layers(&source, out);
    take_scorers(&source, out);
    if (source.broken || source.rest.len != 0)
        return error_set(error, STATUS_PACK, bytes.len - source.rest.len,
                         "cannot read 'syntax.model': broken at byte %zu; "
                         "write it again with lang/en/train",
                         bytes.len - source.rest.len);
    index_words(&source, out);
    return STATUS_OK;
}

uint32_t syntax_model_word(const struct syntax_model *model, uint32_t hash)
{
    uint32_t top = hash >> (32 - TOP_BITS);

    for (uint32_t i = model->first[top]; i < model->first[top + 1]; i++)
        if (model->words[i] == hash) return model->rows[i];
    return SYNTAX_UNKNOWN;
}
