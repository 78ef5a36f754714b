/* The sources: who says how much, how often it was revised and which way, and
 * how far it is from what others say.
 *
 * "Off" is the middle of the distances, over the figures that others tell as
 * well, from the middle of what they say.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "out/grid.h"
#include "out/wording.h"

static const struct column source_columns[] = {
    { "source", "Source", false, true },
    { "kind", NULL, false, false },
    { NULL, "Kind", false, true },
    { "side", NULL, false, false },
    { "claims", "Claims", true, false },
    { "reports", "Reports", true, false },
    { "figures", "Figures", true, false },
    { "first", NULL, false, false },
    { "last", "Last", false, false },
    { "raised", "Raised", true, false },
    { "lowered", "Lowered", true, false },
    { "compared", NULL, true, false },
    { "above", NULL, true, false },
    { "below", NULL, true, false },
    { "off_percent", "Off %", true, false },
};
enum { N_COLUMNS = sizeof source_columns / sizeof *source_columns };

struct tally {
    uint32_t n_claims, n_reports, n_figures, n_raised, n_lowered;
    uint32_t n_compared, n_above, n_below;
    int64_t *off; /* how far from the others, in percent, figure by figure */
    size_t room;
    uint32_t last_report; /* counted, plus 1 */
    struct date first, last;
};

static void count_entry(struct tally *tally, const struct out_book *book,
                        const struct entry *entry)
{
    uint32_t report = lookup_reading(book, entry) + 1;
    tally->n_claims++;
    if (tally->last_report != report) tally->n_reports++;
    tally->last_report = report;
    if (!date_is_known(entry->as_of)) return;
    if (!date_is_known(tally->first) ||
        date_compare(entry->as_of, tally->first) < 0)
        tally->first = entry->as_of;
    if (!date_is_known(tally->last) ||
        date_compare(entry->as_of, tally->last) > 0)
        tally->last = entry->as_of;
}

static void count_lineage(struct tally *tally, const struct ledger *ledger,
                          const struct lineage *lineage)
{
    int64_t before = OPEN_BOUND;
    tally->n_figures++;
    for (size_t i = 0; i < lineage->n; i++) {
        const struct claim *claim = ledger->entries[lineage->entries[i]].claim;
        int64_t now = claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
        if (lineage->states[i] == ENTRY_DENIED ||
            lineage->states[i] == ENTRY_STALE || now == OPEN_BOUND)
            continue;
        if (before != OPEN_BOUND) {
            tally->n_raised += now > before;
            tally->n_lowered += now < before;
        }
        before = now;
    }
}

/* ---- how far from the others --------------------------------------------- */

enum { MOST_COMPARED = 64 }; /* sources of one figure */

struct told {
    uint32_t source;
    int64_t number;
};

static int compare_numbers(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The lower of the two in the middle, where there are two. */
static int64_t take_median(int64_t *numbers, size_t n)
{
    qsort(numbers, n, sizeof *numbers, compare_numbers);
    return numbers[(n - 1) / 2];
}

static size_t list_told(const struct ledger *ledger,
                        const struct figure *figure, struct told *out)
{
    size_t n = 0;
    for (size_t i = 0; i < figure->n_lineages && n < MOST_COMPARED; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        if (lineage->current < 0 || lineage->shadow.len) continue;
        const struct claim *claim =
            ledger->entries[lineage->entries[lineage->current]].claim;
        int64_t number = claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
        if (claim->qualifier != QUALIFIER_INDEFINITE && number >= 0)
            out[n++] = (struct told){ lineage->source, number };
    }
    return n;
}

static void keep_off(struct arena *arena, struct tally *tally, int64_t number,
                     int64_t median)
{
    enum { PERCENT = 100 };
    int64_t by = number > median ? number - median : median - number;
    tally->n_above += number > median;
    tally->n_below += number < median;
    tally->off = arena_grow(arena, tally->off, &tally->room,
                            tally->n_compared + 1, sizeof *tally->off);
    tally->off[tally->n_compared++] = median > 0 ? by * PERCENT / median
                                      : by       ? PERCENT
                                                 : 0;
}

/* Each source's number beside the median of those of all others. */
static void compare_figure(struct arena *arena, struct tally *tallies,
                           size_t n_tallies, const struct ledger *ledger,
                           const struct figure *figure)
{
    struct told told[MOST_COMPARED];
    int64_t others[MOST_COMPARED];
    size_t n = list_told(ledger, figure, told);
    for (size_t i = 0; i < n && n > 1; i++) {
        size_t at = 0;
        for (size_t j = 0; j < n; j++)
            if (j != i) others[at++] = told[j].number;
        if (told[i].source < n_tallies)
            keep_off(arena, &tallies[told[i].source], told[i].number,
                     take_median(others, at));
    }
}

static void count_ledger(struct arena *arena, struct tally *tallies, size_t n,
                         const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        for (size_t j = 0; j < figure->n_lineages; j++)
            if (figure->lineages[j].source < n)
                count_lineage(&tallies[figure->lineages[j].source], ledger,
                              &figure->lineages[j]);
        compare_figure(arena, tallies, n, ledger, figure);
    }
}

static void add_row(struct grid *grid, const struct linked_source *source,
                    struct tally *tally)
{
    grid_text(grid, source->name);
    const char *kind = source_kind_name(source->kind);
    grid_text(grid, str_from(kind));
    grid_text(grid, word_kind(grid->out->arena, kind));
    grid_text(grid, source->side);
    grid_number(grid, tally->n_claims);
    grid_number(grid, tally->n_reports);
    grid_number(grid, tally->n_figures);
    grid_date(grid, tally->first);
    grid_date(grid, tally->last);
    grid_number(grid, tally->n_raised);
    grid_number(grid, tally->n_lowered);
    grid_number(grid, tally->n_compared);
    grid_number(grid, tally->n_above);
    grid_number(grid, tally->n_below);
    grid_bound(grid, tally->n_compared
                         ? take_median(tally->off, tally->n_compared)
                         : OPEN_BOUND);
}

void out_sources(struct out *out, const struct out_book *book,
                 const struct out_ledger *ledgers, size_t n)
{
    size_t n_sources = book->linked->n_sources;
    struct tally *tallies = ARENA_ARRAY(out->arena, struct tally, n_sources);
    struct grid grid;
    for (size_t i = 0; i < book->n_entries; i++)
        if (book->entries[i].source < n_sources)
            count_entry(&tallies[book->entries[i].source], book,
                        &book->entries[i]);
    for (size_t i = 0; i < n; i++)
        count_ledger(out->arena, tallies, n_sources, ledgers[i].ledger);
    grid_open(&grid, out, source_columns, N_COLUMNS);
    for (size_t i = 0; i < n_sources; i++)
        add_row(&grid, &book->linked->sources[i], &tallies[i]);
    grid_write(&grid);
    if (out->format == OUT_TABLE && !n_sources)
        buf_text(&out->buf, "The book holds no source yet.\n");
}
