/* Pages of runs as bytes, and the filters.
 *
 * An entry takes 20 bytes, the least significant first: key, rank, report; the
 * highest bit of the report says that it takes back.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/run_page.h"

#include <string.h>

enum {
    ENTRY_BYTES = 20,
    WORD_BYTES = 8,
    WORD_ENTRIES = 5, /* so many of them share a word of the filter */
    WORD_BITS = 4,    /* of it that one sets */
    ALIKE = 4,        /* keys in a row that set the same ones */
};

static const uint32_t GONE = UINT32_C(1) << 31;

static uint64_t get_half(const char *from)
{
    const unsigned char *at = (const unsigned char *)from;
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
           (uint64_t)at[3] << 24;
}

static uint64_t get_word(const char *from)
{
    return get_half(from) | get_half(from + 4) << 32;
}

static void put_half(char *to, uint64_t half)
{
    to[0] = (char)(half & 0xff);
    to[1] = (char)(half >> 8 & 0xff);
    to[2] = (char)(half >> 16 & 0xff);
    to[3] = (char)(half >> 24 & 0xff);
}

static void put_word(char *to, uint64_t word)
{
    put_half(to, word);
    put_half(to + 4, word >> 32);
}

void run_take(struct run *run, struct query *query, struct arena *arena)
{
    *run = (struct run){ .n = query_take_number(query) };
    uint64_t size = (uint64_t)query_take_number(query);
    run->size = size;
    run->first = query_take_number(query);
    size_t len = (size_t)query_take_number(query);
    char *bytes = ARENA_SCRATCH(arena, char, len + 1);
    struct str sieve = { bytes, len };
    query_read(query, &(struct query_place){ "runs", "sieve", run->n }, bytes,
               len);
    run->n_pages = (size_t)(size / PAGE_ENTRIES + (size % PAGE_ENTRIES > 0));
    if (run->n_pages > len / WORD_BYTES) run->n_pages = len / WORD_BYTES;
    run->fences = str_slice(sieve, 0, run->n_pages * WORD_BYTES);
    run->filter = str_slice(sieve, run->fences.len, len);
    run->slots = arena_array(arena, PAGE_SLOTS, sizeof *run->slots);
}

uint64_t run_fence(const struct run *run, size_t page)
{
    return get_word(run->fences.at + page * WORD_BYTES);
}

/* ---- filters ------------------------------------------------------------- */

static uint64_t mix(uint64_t key)
{
    key = (key ^ key >> 31) * UINT64_C(0x9e3779b97f4a7c15);
    key = (key ^ key >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    return key ^ key >> 32;
}

/* The word of some keys, and what they set in it. */
static size_t find_word(uint64_t keys, size_t n_words, uint64_t *bits)
{
    uint64_t mixed = mix(keys);
    *bits = 0;
    for (int i = 0; i < WORD_BITS; i++)
        *bits |= UINT64_C(1) << (mixed >> (6 * i) & 63);
    return (size_t)((mixed >> 32) * n_words >> 32);
}

bool run_may_hold(const struct run *run, uint64_t first, uint64_t last)
{
    uint64_t bits;
    size_t n_words = run->filter.len / WORD_BYTES;
    for (uint64_t keys = first / ALIKE; n_words && keys <= last / ALIKE;
         keys++) {
        size_t word = find_word(keys, n_words, &bits);
        if (!(~get_word(run->filter.at + word * WORD_BYTES) & bits))
            return true;
    }
    return !n_words && run->n_pages;
}

/* ---- pages --------------------------------------------------------------- */

static void read_page(struct run_page *page, struct str bytes)
{
    page->n = bytes.len / ENTRY_BYTES;
    if (page->n > PAGE_ENTRIES) page->n = PAGE_ENTRIES;
    for (size_t i = 0; i < page->n; i++) {
        const char *from = bytes.at + i * ENTRY_BYTES;
        uint32_t report = (uint32_t)get_half(from + 16);
        page->at[i] =
            (struct run_entry){ get_word(from), get_word(from + 8),
                                report & ~GONE, (report & GONE) != 0 };
    }
}

const struct run_page *run_read(struct region *region, const struct run *run,
                                size_t page)
{
    struct run_page **slot = &run->slots[page & (PAGE_SLOTS - 1)];
    struct run_page *held = *slot;
    if (held && held->number == page + 1) return held;
    if (!held) held = ARENA_SCRATCH(region->arena, struct run_page, 1);
    *slot = held;
    held->number = page + 1;
    held->n = 0;
    struct query *query =
        region_ask_of(region, SQL_RUN_PAGE, run->first + (int64_t)page);
    if (query_next(query)) read_page(held, query_see_bytes(query));
    if (query->status && !region->status) region->status = query->status;
    return held;
}

/* ---- writing ------------------------------------------------------------- */

static int64_t next_page(struct region *region)
{
    struct query *query = region_ask(region, SQL_RUN_PAGE_LAST);
    return query_next(query) ? query_take_number(query) + 1 : 1;
}

void run_begin(struct run_writer *writer, struct region *region, size_t most)
{
    size_t most_pages = most / PAGE_ENTRIES + 1;
    *writer = (struct run_writer){ .region = region };
    writer->run.first = next_page(region);
    writer->n_words = most / WORD_ENTRIES + 1;
    writer->fences =
        arena_array(region->arena, most_pages + writer->n_words, WORD_BYTES);
    writer->filter = writer->fences + most_pages * WORD_BYTES;
}

static void write_page(struct run_writer *writer)
{
    char bytes[PAGE_ENTRIES * ENTRY_BYTES];
    const struct run_page *page = &writer->page;
    struct run *run = &writer->run;
    for (size_t i = 0; i < page->n; i++) {
        const struct run_entry *entry = &page->at[i];
        char *to = bytes + i * ENTRY_BYTES;
        put_word(to, entry->key);
        put_word(to + 8, entry->rank);
        put_half(to + 16, entry->report | (entry->gone ? GONE : 0));
    }
    put_word(writer->fences + run->n_pages * WORD_BYTES, page->at[0].key);
    struct query *query = region_ask_of(writer->region, SQL_RUN_PAGE_PUT,
                                        run->first + (int64_t)run->n_pages++);
    query_put_bytes(query, (struct str){ bytes, page->n * ENTRY_BYTES });
    region_run(writer->region, query);
    writer->page.n = 0;
}

void run_write(struct run_writer *writer, const struct run_entry *entry)
{
    uint64_t bits;
    char *word =
        writer->filter +
        find_word(entry->key / ALIKE, writer->n_words, &bits) * WORD_BYTES;
    put_word(word, get_word(word) | bits);
    writer->page.at[writer->page.n++] = *entry;
    writer->run.size++;
    if (writer->page.n == PAGE_ENTRIES) write_page(writer);
}

/* The filter behind as many fences as there are. */
static struct str close_sieve(const struct run_writer *writer)
{
    size_t fences = writer->run.n_pages * WORD_BYTES;
    size_t filter = writer->n_words * WORD_BYTES;
    memmove(writer->fences + fences, writer->filter, filter);
    return (struct str){ writer->fences, fences + filter };
}

void run_end(struct run_writer *writer, enum runs_kind kind)
{
    struct run *run = &writer->run;
    if (writer->page.n) write_page(writer);
    if (!run->size) return;
    struct query *query = region_ask_of(writer->region, SQL_RUN_PUT, kind);
    query_put_number(query, (int64_t)run->size);
    query_put_number(query, run->first);
    query_put_bytes(query, close_sieve(writer));
    region_run(writer->region, query);
}

void run_drop(struct region *region, const struct run *run)
{
    struct query *query = region_ask_of(region, SQL_RUN_PAGES_DROP, run->first);
    query_put_number(query, run->first + (int64_t)run->n_pages - 1);
    region_run(region, query);
    region_run(region, region_ask_of(region, SQL_RUN_DROP, run->n));
}
