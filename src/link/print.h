/* The print of a text: which runs of words it holds, as numbers.
 *
 * A pure function of one text. Half of the hashes of its runs of four
 * words, chosen by their value, tells how much two texts share; bands (pairs
 * of the least hashes under several orders) find the texts that share much.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_PRINT_H
#define TOLLBOOK_LINK_PRINT_H

#include "link/linker.h"

enum {
    PRINT_BANDS = 9, /* the last is of the whole text */
    PRINT_FIGURES = 32,
};

struct print {
    uint32_t *hashes; /* sorted, each once */
    size_t n;
    uint32_t bands[PRINT_BANDS];
    size_t n_bands;
    uint32_t figures[PRINT_FIGURES]; /* hashes of its first numbers */
    size_t n_figures;
    uint32_t whole; /* of all words; 0 = there is none */
};

void print_read(struct arena *arena, struct str text, struct print *out);

/* Do two texts repeat each other? */
bool print_is_copy(const struct print *a, const struct print *b);

#endif
