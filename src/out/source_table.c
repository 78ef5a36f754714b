/* The sources: who says how much, and how often it was revised.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/grid.h"
#include "out/wording.h"

static const struct column source_columns[] = {
    { "source", "Source", false, true }, { "kind", NULL, false, false },
    { NULL, "Kind", false, true },       { "side", NULL, false, false },
    { "claims", "Claims", true, false }, { "reports", "Reports", true, false },
    { "first", "First", false, false },  { "last", "Last", false, false },
    { "raised", "Raised", true, false }, { "lowered", "Lowered", true, false },
};
enum { N_COLUMNS = sizeof source_columns / sizeof *source_columns };

struct tally {
    uint32_t n_claims, n_reports, n_raised, n_lowered;
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
    for (size_t i = 0; i < lineage->n; i++) {
        const struct claim *claim = ledger->entries[lineage->entries[i]].claim;
        int64_t now = claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
        if (lineage->states[i] == ENTRY_DENIED || now == OPEN_BOUND) continue;
        if (before != OPEN_BOUND) {
            tally->n_raised += now > before;
            tally->n_lowered += now < before;
        }
        before = now;
    }
}

static void count_ledger(struct tally *tallies, size_t n,
                         const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        for (size_t j = 0; j < figure->n_lineages; j++)
            if (figure->lineages[j].source < n)
                count_lineage(&tallies[figure->lineages[j].source], ledger,
                              &figure->lineages[j]);
    }
}

static void add_row(struct grid *grid, const struct linked_source *source,
                    const struct tally *tally)
{
    grid_text(grid, source->name);
    const char *kind = source_kind_name(source->kind);
    grid_text(grid, str_from(kind));
    grid_text(grid, word_kind(grid->out->arena, kind));
    grid_text(grid, source->side);
    grid_number(grid, tally->n_claims);
    grid_number(grid, tally->n_reports);
    grid_date(grid, tally->first);
    grid_date(grid, tally->last);
    grid_number(grid, tally->n_raised);
    grid_number(grid, tally->n_lowered);
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
        count_ledger(tallies, n_sources, ledgers[i].ledger);
    grid_open(&grid, out, source_columns, N_COLUMNS);
    for (size_t i = 0; i < n_sources; i++)
        add_row(&grid, &book->linked->sources[i], &tallies[i]);
    grid_write(&grid);
    if (out->format == OUT_TABLE && !n_sources)
        buf_text(&out->buf, "The book holds no source yet.\n");
}
