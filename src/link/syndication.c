/* Which reports carry the same text: whole, cut, with another headline, with
 * a paragraph more.
 *
 * The words of each report are hashed in runs of four; a quarter of the
 * hashes, chosen by their value, stands for the report. Each hash belongs to
 * the first report that has it. A report of whose hashes half belong to the
 * reports of one group, or that holds most of an earlier, shorter report,
 * joins that group. So the cost is one look-up a hash, however many copies.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/utf8.h"
#include "link/linker.h"

enum {
    RUN_WORDS = 4,
    SAMPLE = 4,         /* one hash in so many is kept */
    FEW_HASHES = 6,     /* below this only an equal text is the same text */
    MOST_HASHES = 4096, /* enough of the longest report */
};

/* Hash -> the report that had it first; open addressing. */
struct owners {
    struct arena *arena;
    uint64_t *hash; /* 0 = free */
    uint32_t *owner;
    size_t room, n;
};

struct sample {
    uint64_t *hash;
    size_t n;
    uint64_t whole; /* of all words */
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + UINT64_C(0x9e3779b97f4a7c15) + (a << 6))) *
                 UINT64_C(0xff51afd7ed558ccd);
    return x ^ (x >> 33);
}

static size_t find_slot(const struct owners *owners, uint64_t hash)
{
    size_t at = (size_t)hash & (owners->room - 1);
    while (owners->hash[at] && owners->hash[at] != hash)
        at = (at + 1) & (owners->room - 1);
    return at;
}

static void make_room(struct owners *owners)
{
    struct owners old = *owners;
    if (owners->room && owners->n * 2 < owners->room) return;
    owners->room = old.room ? old.room * 2 : 1024;
    owners->hash = ARENA_ARRAY(owners->arena, uint64_t, owners->room);
    owners->owner = ARENA_ARRAY(owners->arena, uint32_t, owners->room);
    for (size_t i = 0; i < old.room; i++) {
        if (!old.hash[i]) continue;
        size_t at = find_slot(owners, old.hash[i]);
        owners->hash[at] = old.hash[i];
        owners->owner[at] = old.owner[i];
    }
}

/* The owner of a hash: whoever had it first, and that may be `report`. */
static uint32_t own(struct owners *owners, uint64_t hash, uint32_t report)
{
    make_room(owners);
    size_t at = find_slot(owners, hash);
    if (!owners->hash[at]) {
        owners->hash[at] = hash;
        owners->owner[at] = report;
        owners->n++;
    }
    return owners->owner[at];
}

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The next word of the text as a hash; false at its end. */
static bool next_word(struct str text, size_t *at, uint64_t *out)
{
    uint64_t hash = 0;
    while (*at < text.len) {
        uint32_t rune = utf8_next(text, at);
        if (utf8_is_letter(rune) || utf8_is_digit(rune))
            hash = mix(hash + 1, utf8_lower(rune));
        else if (hash)
            break;
    }
    *out = hash;
    return hash != 0;
}

static void take_sample(struct arena *arena, struct str text,
                        struct sample *out)
{
    uint64_t last[RUN_WORDS] = { 0 }, word;
    size_t at = 0, room = 0;
    for (size_t n = 1; next_word(text, &at, &word); n++) {
        for (size_t i = 1; i < RUN_WORDS; i++) last[i - 1] = last[i];
        last[RUN_WORDS - 1] = word;
        out->whole = mix(out->whole + 1, word);
        uint64_t hash = 1;
        for (size_t i = 0; i < RUN_WORDS; i++) hash = mix(hash, last[i]);
        if (n < RUN_WORDS || !hash || hash % SAMPLE) continue;
        if (out->n >= MOST_HASHES) continue;
        out->hash =
            arena_grow(arena, out->hash, &room, out->n + 1, sizeof *out->hash);
        out->hash[out->n++] = hash;
    }
    if (out->n) qsort(out->hash, out->n, sizeof *out->hash, compare_hashes);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++)
        if (!n || out->hash[n - 1] != out->hash[i])
            out->hash[n++] = out->hash[i];
    out->n = n;
}

/* How much of a report belongs to earlier ones: a count for each owner. */
struct share {
    uint32_t owner;
    uint32_t group;
    uint32_t n;
};

struct shares {
    struct share *at;
    size_t n, room;
};

static void count_share(struct arena *arena, struct shares *shares,
                        uint32_t owner)
{
    for (size_t i = 0; i < shares->n; i++)
        if (shares->at[i].owner == owner) {
            shares->at[i].n++;
            return;
        }
    shares->at = arena_grow(arena, shares->at, &shares->room, shares->n + 1,
                            sizeof *shares->at);
    shares->at[shares->n++] = (struct share){ owner, 0, 1 };
}

/* The group that the report repeats; its own index when there is none. */
static uint32_t choose(const struct work *work, const struct sample *samples,
                       struct shares *shares, uint32_t report)
{
    size_t n = samples[report].n;
    for (size_t i = 0; i < shares->n; i++)
        shares->at[i].group = work->group[shares->at[i].owner];
    for (size_t i = 0; i < shares->n; i++) {
        const struct share *share = &shares->at[i];
        size_t of_group = 0;
        for (size_t j = 0; j < shares->n; j++)
            if (shares->at[j].group == share->group)
                of_group += shares->at[j].n;
        size_t of_owner = samples[share->owner].n;
        if (of_group * 2 >= n) return share->group;
        if (of_owner >= 2 * FEW_HASHES && share->n * 3 >= of_owner * 2)
            return share->group;
    }
    return report;
}

static void place_report(struct work *work, struct owners *owners,
                         struct sample *samples, uint32_t report)
{
    struct sample *sample = &samples[report];
    struct shares shares = { 0 };
    work->group[report] = report;
    take_sample(work->arena, work->readings[report]->report->text, sample);
    if (!sample->whole) return;
    uint32_t twin = own(owners, sample->whole | 1, report);
    if (twin != report) {
        work->group[report] = work->group[twin];
        return;
    }
    if (sample->n < FEW_HASHES) return;
    for (size_t i = 0; i < sample->n; i++) {
        uint32_t owner = own(owners, sample->hash[i] & ~UINT64_C(1), report);
        if (owner != report) count_share(work->arena, &shares, owner);
    }
    if (shares.n) work->group[report] = choose(work, samples, &shares, report);
}

void syndication_run(struct work *work)
{
    struct owners owners = { .arena = work->arena };
    struct sample *samples =
        ARENA_ARRAY(work->arena, struct sample, work->n + 1);
    work->group = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++)
        place_report(work, &owners, samples, i);
    work->out->syndication = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (size_t i = 0; i < work->n; i++)
        work->out->syndication[work->given[i]] = work->given[work->group[i]];
}
