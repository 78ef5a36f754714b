/* Keeping what a region has put in, and merging runs.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/run_page.h"

enum { TWICE = 2 };

/* A run that is read from its first entry to its last. */
struct reader {
    const struct run *run; /* NULL = what was put in */
    const struct run_entry *at, *end;
    size_t page;
};

/* False at its end. */
static bool refill(struct region *region, struct reader *reader)
{
    while (reader->at == reader->end) {
        if (!reader->run || reader->page == reader->run->n_pages) return false;
        const struct run_page *page =
            run_read(region, reader->run, reader->page++);
        reader->at = page->at;
        reader->end = page->at + page->n;
        if (region->status) return false;
    }
    return true;
}

/* The reader with the least entry, the newest of several; NULL at the end. */
static struct reader *find_least(struct region *region, struct reader *readers,
                                 size_t n)
{
    struct reader *least = NULL;
    for (size_t i = 0; i < n; i++)
        if (refill(region, &readers[i]) &&
            (!least || run_compare(readers[i].at, least->at) <= 0))
            least = &readers[i];
    return least;
}

/* The older of equal entries are gone, and those that take back are when
 * nothing is left that they could take back. */
static void merge(struct runs *runs, struct reader *readers, size_t n,
                  struct run_writer *writer)
{
    struct region *region = runs->region;
    bool oldest = n == runs->n + 1;
    struct reader *least;
    while ((least = find_least(region, readers, n))) {
        struct run_entry entry = *least->at;
        if (!entry.gone || !oldest) run_write(writer, &entry);
        for (size_t i = 0; i < n; i++)
            if (readers[i].at != readers[i].end &&
                !run_compare(readers[i].at, &entry))
                readers[i].at++;
    }
}

void runs_keep(struct runs *runs)
{
    struct region *region = runs->region;
    struct run_writer writer;
    size_t n = 0, size = runs->n_own;
    if (!size) return;
    while (n < runs->n && (runs->at[runs->n - 1 - n].size < TWICE * size ||
                           runs->n - n + 2 > LOOK_RUNS))
        size += runs->at[runs->n - 1 - n++].size;
    struct reader *readers = ARENA_ARRAY(region->arena, struct reader, n + 1);
    for (size_t i = 0; i < n; i++) readers[i].run = &runs->at[runs->n - n + i];
    readers[n].at = runs->own;
    readers[n].end = runs->own + runs->n_own;
    run_begin(&writer, region, size);
    merge(runs, readers, n + 1, &writer);
    for (size_t i = 0; i < n; i++) run_drop(region, readers[i].run);
    run_end(&writer, runs->kind);
}
