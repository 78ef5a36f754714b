/* Which readings are compared at all: those that share one of their rarest
 * words or a person's name.
 *
 * A reading stands in a block for each of its heaviest terms and the month it
 * was published in; for the heaviest of them and for names also in a block of
 * all months. It meets the readings that came into its blocks last, so that
 * the cost of a reading does not grow with the book.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "link/story.h"

enum {
    MONTH = 32,
    TIMED_KEYS = 24,
    LASTING_KEYS = 6,
    KEY_RARITY = 8,
    PEERS = 40, /* readings of a block that a new one meets */
    NO_MONTH = INT32_MAX,
    KEPT = -2000, /* pairs below this score are forgotten */
};

struct key {
    uint32_t term;
    int32_t month;
};

struct row_of {
    uint32_t *readings;
    size_t n, room;
};

struct pairing {
    struct work *work;
    struct stories *stories;
    struct map map; /* struct key -> index into rows */
    struct row_of *rows;
    size_t n_rows, room_rows;
    uint32_t *met; /* the reading that last met each, plus one */
};

struct evidence story_compare(const struct work *work,
                              const struct stories *stories, uint32_t a,
                              uint32_t b)
{
    struct evidence evidence;
    evidence_read(work->linker, &stories->gists[a], &stories->gists[b],
                  &evidence);
    return evidence;
}

static void meet(struct pairing *pairing, uint32_t reading, uint32_t other)
{
    struct stories *stories = pairing->stories;
    if (pairing->met[other] == reading + 1) return;
    pairing->met[other] = reading + 1;
    struct evidence evidence =
        story_compare(pairing->work, stories, other, reading);
    if (evidence.score < KEPT) return;
    stories->pairs =
        arena_grow(pairing->work->arena, stories->pairs, &stories->room,
                   stories->n_pairs + 1, sizeof *stories->pairs);
    stories->pairs[stories->n_pairs++] =
        (struct story_pair){ other, reading, evidence.score };
}

static struct str key_of(const struct key *key)
{
    return (struct str){ (const char *)key, sizeof *key };
}

static void meet_block(struct pairing *pairing, uint32_t reading,
                       struct key key)
{
    uint32_t at = 0;
    if (!map_get(&pairing->map, key_of(&key), &at)) return;
    const struct row_of *row = &pairing->rows[at];
    size_t i = row->n > PEERS ? row->n - PEERS : 0;
    for (; i < row->n; i++)
        if (row->readings[i] != reading)
            meet(pairing, reading, row->readings[i]);
}

static void enter_block(struct pairing *pairing, uint32_t reading,
                        struct key key)
{
    struct arena *arena = pairing->work->arena;
    uint32_t at = (uint32_t)pairing->n_rows;
    if (!map_get(&pairing->map, key_of(&key), &at)) {
        pairing->rows = arena_grow(arena, pairing->rows, &pairing->room_rows,
                                   pairing->n_rows + 1, sizeof *pairing->rows);
        pairing->rows[pairing->n_rows++] = (struct row_of){ 0 };
        struct str bytes = key_of(&key);
        bytes.at = arena_copy(arena, bytes.at, bytes.len);
        map_put(&pairing->map, bytes, at);
    }
    struct row_of *row = &pairing->rows[at];
    row->readings = arena_grow(arena, row->readings, &row->room, row->n + 1,
                               sizeof *row->readings);
    row->readings[row->n++] = reading;
}

/* Heavier terms first. */
static int compare_weights(const void *left, const void *right)
{
    const struct gist_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static void pair_term(struct pairing *pairing, uint32_t reading,
                      const struct gist_term *term, size_t rank)
{
    int32_t published = pairing->stories->gists[reading].published;
    struct key key = { term->hash, published / MONTH };
    if (rank < TIMED_KEYS) {
        meet_block(pairing, reading, key);
        key.month--;
        if (published) meet_block(pairing, reading, key);
        key.month++;
        enter_block(pairing, reading, key);
    }
    if (rank >= LASTING_KEYS && !(term->flags & GIST_NAME)) return;
    key.month = NO_MONTH;
    meet_block(pairing, reading, key);
    enter_block(pairing, reading, key);
}

static void pair_reading(struct pairing *pairing, uint32_t reading)
{
    const struct gist *gist = &pairing->stories->gists[reading];
    struct gist_term terms[GIST_TERMS];
    size_t n = 0;
    for (size_t i = 0; i < gist->n_terms; i++)
        if (gist->terms[i].rarity >= KEY_RARITY) terms[n++] = gist->terms[i];
    if (n) qsort(terms, n, sizeof *terms, compare_weights);
    for (size_t i = 0; i < n; i++) pair_term(pairing, reading, &terms[i], i);
}

static int compare_pairs(const void *left, const void *right)
{
    const struct story_pair *a = left, *b = right;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

void story_pairs(struct work *work, struct stories *stories)
{
    struct pairing pairing = { .work = work, .stories = stories };
    struct gist_desk *desk = gist_desk_open(work->linker, work->arena);
    map_open(&pairing.map, work->arena);
    pairing.met = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    stories->gists = ARENA_ARRAY(work->arena, struct gist, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        if (work->group[i] != i) continue;
        gist_read(desk, work->readings[i], &stories->gists[i]);
        pair_reading(&pairing, i);
    }
    if (stories->n_pairs)
        qsort(stories->pairs, stories->n_pairs, sizeof *stories->pairs,
              compare_pairs);
}
