/* An index of reports by keys, kept as sorted runs.
 *
 * Each region writes its entries as one run more, behind all others; runs are
 * merged as soon as the older is less than twice as large as all behind it. So
 * an entry is written again but a few times, always in a row with others,
 * while a table by key would write a page anew for nearly each entry. A run
 * has a filter, by which most keys that it does not hold cost no look at it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_RUNS_H
#define TOLLBOOK_STORE_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct region;
struct run;
struct runs;

enum runs_kind {
    RUNS_BANDS,
    RUNS_TERMS,
    RUNS_HASHES,
    RUNS_SOURCES,
    RUNS_BASES, /* an event: its mention stands for a rank */
    RUNS_KINDS
};

/* Entries of one key stand by their rank. */
struct run_entry {
    uint64_t key, rank;
    uint32_t report;
    bool gone; /* it takes back an entry of an earlier run */
};

/* A rank by the day of a stamp, then by hash: the same in every book. */
uint64_t runs_rank(int32_t stamp, int64_t hash);

/* The same with the weight that an entry has in place of its last bits. */
uint64_t runs_weigh(uint64_t rank, uint8_t weight);
uint8_t runs_weight(uint64_t rank);
struct date runs_date(uint64_t rank);

/* Does a rank stand on the day of another, or before it? */
bool runs_until(uint64_t rank, uint64_t other);

/* Open with the first question; in the arena of the region. */
struct runs *runs_open(struct region *region, enum runs_kind kind);

/* Put entries in; nobody is found by them before runs_seal. What is both taken
 * back and put in stands. */
void runs_put(struct runs *runs, const struct run_entry *entry);
void runs_seal(struct runs *runs);

/* Keep what was put in as a run, and merge runs. */
void runs_keep(struct runs *runs);

/* The entries of some keys that follow one another, in order, those that were
 * taken back left out. */
enum { LOOK_RUNS = 48 };

struct look {
    struct runs *runs;
    uint64_t last; /* the last key */
    struct look_at {
        const struct run *run; /* NULL = what was put in */
        const struct run_entry *at, *end;
        size_t page;
    } from[LOOK_RUNS]; /* the newest last */
    size_t n;
};

void runs_look(struct runs *runs, uint64_t first, uint64_t last,
               struct look *out);
bool look_next(struct look *look, struct run_entry *out);

#endif
