/* Which readings are compared at all: those that share one of their rarest
 * words or a person's name.
 *
 * A reading stands in a block for each of its heaviest terms and the fortnight
 * it was published in; for the heaviest of them and for names also in a block
 * of all times. Of a crowded block only the earliest are seen, of those only
 * they are compared that share enough of their weight: so the cost of a reading
 * does not grow with the book. Whether two readings are compared depends
 * on no other but those that crowd their blocks.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "link/story.h"
#include "link/telling.h"

enum {
    FORTNIGHT = 16,
    TIMED_KEYS = 16,
    LASTING_KEYS = 6,
    KEY_RARITY = 8,
    SHORT_TERMS = 72,
    NEAR_DAYS = 7,
    FAR_DAYS = 120,
    ENOUGH_NEAR = 4, /* hundredths of weight that are shared */
    ENOUGH_APART = 8,
    ENOUGH_FAR = 20,
};

/* The readings of a block, earliest first. */
struct row_of {
    uint32_t readings[TRACE_CROWD];
    uint8_t weights[TRACE_CROWD];
    uint32_t n;
};

struct pairing {
    struct work *work;
    struct stories *stories;
    struct map map; /* struct trace_key -> index into rows */
    struct row_of *rows;
    size_t n_rows, room_rows;
    struct meeting {
        uint32_t with; /* the reading that last met it, plus one */
        uint32_t term; /* that was shared last */
        uint32_t product;
    } * meetings;  /* of each reading */
    uint32_t *met; /* by the reading that is looked at */
    size_t n_met;
};

struct evidence story_compare(const struct work *work,
                              const struct stories *stories, uint32_t a,
                              uint32_t b)
{
    struct evidence evidence;
    evidence_read(work->linker, story_gist(stories, a), story_gist(stories, b),
                  &evidence);
    return evidence;
}

/* ---- keys ---------------------------------------------------------------- */

/* Heavier terms first. */
static int compare_weights(const void *left, const void *right)
{
    const struct gist_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static size_t sort_terms(const struct gist *gist, struct gist_term *terms)
{
    size_t n = 0;
    for (size_t i = 0; i < gist->n_terms; i++)
        if (gist->terms[i].rarity >= KEY_RARITY) terms[n++] = gist->terms[i];
    if (n) qsort(terms, n, sizeof *terms, compare_weights);
    return n;
}

/* Short news, of a day that is not long past. */
static bool tells_news(const struct gist *gist)
{
    return gist->telling == TELLING_NEWS && gist->n_terms < SHORT_TERMS &&
           (!gist->day || gist->published - gist->day < FORTNIGHT);
}

/* The length of the vector of what may become a key. */
static double measure_keys(const struct gist_term *terms, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n && i < TIMED_KEYS; i++)
        sum += (double)terms[i].weight * terms[i].weight;
    return sum > 0 ? sqrt(sum) : 1;
}

struct trace_key *story_keys(struct arena *arena, const struct gist *gist,
                             size_t *n)
{
    struct gist_term terms[GIST_TERMS];
    size_t n_terms = sort_terms(gist, terms);
    struct trace_key *keys =
        ARENA_ARRAY(arena, struct trace_key, n_terms * 2 + 1);
    int32_t lasting = tells_news(gist) ? TRACE_NEWS : TRACE_LASTING;
    double length = measure_keys(terms, n_terms);
    *n = 0;
    for (size_t i = 0; i < n_terms; i++) {
        bool name = terms[i].flags & GIST_NAME;
        uint8_t weight = (uint8_t)(terms[i].weight * TRACE_ONE / length);
        if (i < TIMED_KEYS)
            keys[(*n)++] =
                (struct trace_key){ terms[i].hash, gist->published / FORTNIGHT,
                                    weight };
        if (i < LASTING_KEYS || name)
            keys[(*n)++] = (struct trace_key){ terms[i].hash, lasting, weight };
    }
    return keys;
}

/* What was told weeks apart must have more in common, and what was told months
 * apart still more: few likely pairs have less, and in a book of many years
 * such are most of what meets. */
bool link_is_enough(uint32_t product, int32_t days)
{
    uint32_t enough = days <= NEAR_DAYS  ? ENOUGH_NEAR
                      : days <= FAR_DAYS ? ENOUGH_APART
                                         : ENOUGH_FAR;
    return product * 100 >= enough * TRACE_ONE * TRACE_ONE;
}

int32_t link_days_apart(int32_t a, int32_t b)
{
    if (!a || !b) return -1;
    return a > b ? a - b : b - a;
}

bool link_meets_own(const struct trace_key *key)
{
    return key->time != TRACE_NEWS;
}

bool link_other_key(const struct trace_key *key, struct trace_key *out)
{
    *out = *key;
    if (key->time == TRACE_LASTING) out->time = TRACE_NEWS;
    if (key->time == TRACE_NEWS) out->time = TRACE_LASTING;
    return out->time != key->time;
}

size_t link_crowd(const struct trace_key *key)
{
    return key->time >= TRACE_NEWS ? TRACE_LASTING_CROWD : TRACE_CROWD;
}

/* ---- blocks -------------------------------------------------------------- */

static struct row_of *find_row(struct pairing *pairing,
                               const struct trace_key *key, bool make)
{
    uint32_t at = (uint32_t)pairing->n_rows;
    struct str bytes = { (const char *)key,
                         offsetof(struct trace_key, weight) };
    if (map_get(&pairing->map, bytes, &at)) return &pairing->rows[at];
    if (!make) return NULL;
    pairing->rows =
        arena_grow(pairing->work->arena, pairing->rows, &pairing->room_rows,
                   pairing->n_rows + 1, sizeof *pairing->rows);
    map_put(&pairing->map, bytes, at);
    pairing->rows[pairing->n_rows] = (struct row_of){ .n = 0 };
    return &pairing->rows[pairing->n_rows++];
}

/* Terms come one after the other; each counts once. */
static void meet(struct pairing *pairing, uint32_t reading, uint32_t other,
                 const struct meeting *by)
{
    struct meeting *meeting = &pairing->meetings[other];
    if (other == reading) return;
    if (meeting->with != reading + 1) {
        *meeting = (struct meeting){ .with = reading + 1 };
        pairing->met[pairing->n_met++] = other;
    }
    if (meeting->term == by->term && meeting->product) return;
    meeting->term = by->term;
    meeting->product += by->product;
}

static void compare(struct pairing *pairing, uint32_t reading, uint32_t other)
{
    struct stories *stories = pairing->stories;
    int32_t days = link_days_apart(stories->gists[reading]->published,
                                   stories->gists[other]->published);
    if (!link_is_enough(pairing->meetings[other].product, days)) return;
    struct evidence evidence =
        story_compare(pairing->work, stories, other, reading);
    if (evidence.score < LINK_UNLIKE) return;
    stories->pairs =
        arena_grow(pairing->work->arena, stories->pairs, &stories->room,
                   stories->n_pairs + 1, sizeof *stories->pairs);
    stories->pairs[stories->n_pairs++] =
        (struct story_pair){ other, reading, evidence.score };
}

static void meet_row(struct pairing *pairing, uint32_t reading,
                     const struct trace_key *key)
{
    const struct row_of *row = find_row(pairing, key, false);
    for (size_t i = 0; row && i < row->n; i++) {
        struct meeting by = { .term = key->term };
        by.product = (uint32_t)key->weight * row->weights[i];
        meet(pairing, reading, row->readings[i], &by);
    }
}

/* Meets who stands in the block, or in the block before it, and enters. */
static void pair_key(struct pairing *pairing, uint32_t reading,
                     struct trace_key *key)
{
    struct row_of *row = find_row(pairing, key, true);
    if (row->n == link_crowd(key)) return;
    struct trace_key other;
    if (link_meets_own(key)) meet_row(pairing, reading, key);
    if (link_other_key(key, &other)) {
        meet_row(pairing, reading, &other);
    } else {
        other.time--;
        meet_row(pairing, reading, &other);
    }
    row->weights[row->n] = key->weight;
    row->readings[row->n++] = reading;
}

void story_pairs(struct work *work, struct stories *stories)
{
    struct pairing pairing = { .work = work, .stories = stories };
    map_open(&pairing.map, work->arena);
    pairing.meetings = ARENA_ARRAY(work->arena, struct meeting, work->n + 1);
    pairing.met = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        if (work->group[i] != i) continue;
        size_t n;
        struct trace_key *keys = story_keys(work->arena, stories->gists[i], &n);
        pairing.n_met = 0;
        for (size_t j = 0; j < n; j++) pair_key(&pairing, i, &keys[j]);
        for (size_t j = 0; j < pairing.n_met; j++)
            compare(&pairing, i, pairing.met[j]);
    }
}
