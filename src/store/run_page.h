/* A run: its pages, the first key of each, and its filter.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_RUN_PAGE_H
#define TOLLBOOK_STORE_RUN_PAGE_H

#include "store/region.h"

enum {
    PAGE_ENTRIES = 50, /* four rows of so many just fit a page of the file; of
                          a longer one most would be read for nothing */
    PAGE_SLOTS = 64,   /* pages of one run in memory, a power of two */
};

struct run_page {
    size_t number; /* in its run, and one more; 0 = none */
    size_t n;
    struct run_entry at[PAGE_ENTRIES];
};

struct run {
    int64_t n;     /* runs with a larger number are newer */
    uint64_t size; /* entries */
    int64_t first; /* number of its first page in the book */
    size_t n_pages;
    struct str fences; /* the first key of each page */
    struct str filter;
    struct run_page **slots; /* as far as they have been used */
};

struct runs {
    struct region *region;
    enum runs_kind kind;
    struct run *at; /* the oldest first */
    size_t n, room;
    struct run_entry *own; /* put in by this region */
    size_t n_own, room_own;
};

int run_compare(const struct run_entry *a, const struct run_entry *b);

/* A row of the table of runs. */
void run_take(struct run *run, struct query *query, struct arena *arena);

uint64_t run_fence(const struct run *run, size_t page);

/* False where it surely holds no entry of the keys from one to another. */
bool run_may_hold(const struct run *run, uint64_t first, uint64_t last);

/* A page; another one may take its place with the next call. */
const struct run_page *run_read(struct region *region, const struct run *run,
                                size_t page);

/* A run that is being written. */
struct run_writer {
    struct region *region;
    struct run run;
    struct run_page page;  /* the last */
    char *fences, *filter; /* one behind the other */
    size_t n_words;
};

/* Of at most so many entries, which come in order. */
void run_begin(struct run_writer *writer, struct region *region, size_t most);
void run_write(struct run_writer *writer, const struct run_entry *entry);
void run_end(struct run_writer *writer, enum runs_kind kind);

void run_drop(struct region *region, const struct run *run);

#endif
