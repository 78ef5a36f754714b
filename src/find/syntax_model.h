/* The weights of the network, as read from a pack's syntax.model.
 *
 * The file's layout stands in lang/en/train/syntax_model.py. Matrices come as
 * 8-bit cells with a scale for each row; their products add up exactly in 32
 * bits, so that every machine agrees.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_MODEL_H
#define TOLLBOOK_FIND_SYNTAX_MODEL_H

#include "base/error.h"
#include "base/product.h"
#include "find/syntax_feature.h"

enum {
    SYNTAX_HIDDEN = 192, /* numbers that stand for a word, both directions */
    SYNTAX_WIDE = 160,   /* most numbers of a word before the first layer */
    SYNTAX_LAYERS = 4,   /* most layers */
    SYNTAX_ARC = 64,     /* numbers that choose a head */
    SYNTAX_DISTANCES = 16,
    SYNTAX_UNKNOWN = 0, /* row of the word table for words not known */
    SYNTAX_ROOT = 1,    /* row of the word table for the root */
};

/* Inputs of a matrix are cut off here, as in training. */
#define SYNTAX_LIMIT 7.9f

struct syntax_matrix {
    uint32_t rows;
    uint32_t columns;
    const float *scale; /* of each row */
    const float *bias;  /* of each row; zeros when there is none */
    struct product product;
};

/* A table of small vectors, one a row. */
struct syntax_table {
    uint32_t rows;
    uint32_t columns;
    const float *scale; /* of each row */
    const int8_t *cells;
};

/* One layer: a gated memory that runs over the sentence both ways. The first
 * layer sees each word with the one before and the one after it. */
struct syntax_cell {
    struct syntax_matrix in; /* rows: new value, forget gate, out gate */
    const float *peep;       /* the gates' own look at the memory */
};

struct syntax_model {
    uint32_t n_layers;
    uint32_t n_words;
    uint32_t n_tags;
    uint32_t tag_layer;    /* tags are told from this layer, arcs from the
                            last */
    const uint32_t *words; /* rising hashes */
    const uint16_t *rows;  /* of each word: its row of the word table */
    const uint32_t *first; /* first word for each value of the top bits */
    const uint8_t *tags;   /* tag * 8 + sense */
    struct syntax_table word, suffix, prefix, shape;
    struct syntax_cell layers[SYNTAX_LAYERS];
    struct syntax_matrix below, above, match, far;
    struct syntax_matrix label_below, label_above, relation, tag;
};

/* Read a model; it lives in `arena`. Errors: PACK. */
enum status syntax_model_read(struct arena *arena, struct str bytes,
                              struct syntax_model *out, struct error *error);

/* The row of the word table for the hash of a word. */
uint32_t syntax_model_word(const struct syntax_model *model, uint32_t hash);

#endif
