/* Taking the print of a text, and comparing two.
 *
 * Two texts that share the part J of all their runs have the same least hash
 * under a random order with the chance J, and so a band of two with J * J:
 * of eight bands they share one with 97 per cent where three in five of all
 * runs are in both, and with half a per cent where it is one in forty.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/print.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    RUN_WORDS = 4,
    SAMPLE = 2,         /* one hash in so many is kept */
    FEW_HASHES = 8,     /* below this only an equal text is the same text */
    SHORT_HASHES = 48,  /* a text of so many may be a form filled in anew */
    MOST_HASHES = 4096, /* enough of the longest report */
    ORDERS = 2 * (PRINT_BANDS - 1),
    ORDERED_WORDS = 1500, /* the beginning of a text finds its copies */
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + UINT64_C(0x9e3779b97f4a7c15) + (a << 6))) *
                 UINT64_C(0xff51afd7ed558ccd);
    return x ^ (x >> 33);
}

/* The next word of the text as a hash, and whether a digit is in it; false at
 * the end. */
static bool next_word(struct str text, size_t *at, uint64_t *out, bool *figure)
{
    uint64_t hash = 0;
    *figure = false;
    while (*at < text.len) {
        uint32_t rune = utf8_next(text, at);
        bool digit = utf8_is_digit(rune);
        *figure = *figure || digit;
        if (digit || utf8_is_letter(rune))
            hash = mix(hash + 1, utf8_lower(rune));
        else if (hash)
            break;
    }
    *out = hash;
    return hash != 0;
}

struct printer {
    struct arena *arena;
    uint64_t last[RUN_WORDS]; /* words */
    uint64_t whole;
    uint32_t least[ORDERS];
    size_t n_words, room;
};

static void keep_hash(struct printer *printer, uint64_t hash, struct print *out)
{
    if (hash % SAMPLE || out->n >= MOST_HASHES) return;
    out->hashes = arena_grow(printer->arena, out->hashes, &printer->room,
                             out->n + 1, sizeof *out->hashes);
    out->hashes[out->n++] = (uint32_t)(hash >> 32);
}

static void take_word(struct printer *printer, uint64_t word, struct print *out)
{
    uint64_t hash = 1;
    for (size_t i = 1; i < RUN_WORDS; i++)
        printer->last[i - 1] = printer->last[i];
    printer->last[RUN_WORDS - 1] = word;
    printer->whole = mix(printer->whole + 1, word);
    if (++printer->n_words < RUN_WORDS) return;
    for (size_t i = 0; i < RUN_WORDS; i++) hash = mix(hash, printer->last[i]);
    keep_hash(printer, hash, out);
    if (printer->n_words > ORDERED_WORDS) return;
    for (uint64_t i = 0; i < ORDERS; i++) {
        uint32_t rank = (uint32_t)(mix(hash ^ i << 40, hash) >> 32);
        if (rank < printer->least[i]) printer->least[i] = rank;
    }
}

static int compare_hashes(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void close_hashes(struct print *out)
{
    size_t n = 0;
    if (out->n) qsort(out->hashes, out->n, sizeof *out->hashes, compare_hashes);
    for (size_t i = 0; i < out->n; i++)
        if (!n || out->hashes[n - 1] != out->hashes[i])
            out->hashes[n++] = out->hashes[i];
    out->n = n;
}

static void close_bands(const struct printer *printer, struct print *out)
{
    if (out->n >= FEW_HASHES)
        for (uint32_t i = 0; i < PRINT_BANDS - 1; i++)
            out->bands[out->n_bands++] =
                (uint32_t)(mix(mix(printer->least[2 * i],
                                   printer->least[2 * i + 1]),
                               i) >>
                           32);
    if (out->whole) out->bands[out->n_bands++] = out->whole;
}

void print_read(struct arena *arena, struct str text, struct print *out)
{
    struct printer printer = { .arena = arena };
    uint64_t word;
    size_t at = 0;
    bool figure;
    *out = (struct print){ 0 };
    for (size_t i = 0; i < ORDERS; i++) printer.least[i] = UINT32_MAX;
    while (next_word(text, &at, &word, &figure)) {
        take_word(&printer, word, out);
        if (figure && out->n_figures < PRINT_FIGURES)
            out->figures[out->n_figures++] = (uint32_t)(word >> 32);
    }
    close_hashes(out);
    if (printer.n_words) out->whole = (uint32_t)(printer.whole >> 32) | 1;
    close_bands(&printer, out);
}

static bool has_figure(const struct print *print, uint32_t figure)
{
    for (size_t i = 0; i < print->n_figures; i++)
        if (print->figures[i] == figure) return true;
    return false;
}

/* Are the numbers of the one with fewer all in the other? */
static bool figures_agree(const struct print *a, const struct print *b)
{
    const struct print *few = a->n_figures < b->n_figures ? a : b;
    const struct print *many = few == a ? b : a;
    for (size_t i = 0; i < few->n_figures; i++)
        if (!has_figure(many, few->figures[i])) return false;
    return true;
}

/* A short note in many of the words of another, or with other numbers or days,
 * is news told in one form of words. */
bool print_is_copy(const struct print *a, const struct print *b)
{
    size_t i = 0, j = 0, shared = 0;
    size_t small = a->n < b->n ? a->n : b->n;
    size_t large = a->n < b->n ? b->n : a->n;
    if (a->whole && a->whole == b->whole) return true;
    if (small < FEW_HASHES) return false;
    while (i < a->n && j < b->n) {
        uint32_t one = a->hashes[i], other = b->hashes[j];
        shared += one == other;
        i += one <= other;
        j += other <= one;
    }
    if (large < SHORT_HASHES) {
        bool cut = shared * 10 >= small * 9 && small * 2 >= large;
        return (cut || shared * 4 >= large * 3) && figures_agree(a, b);
    }
    return shared * 2 >= large ||
           (small >= 2 * FEW_HASHES && shared * 3 >= small * 2);
}
