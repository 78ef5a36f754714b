/* Contradictions and sums that fail, with the sentences side by side.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/passage.h"

static bool is_conflict(const struct finding *finding)
{
    return finding->kind == FINDING_CONTRADICTION ||
           finding->kind == FINDING_SUM_FAILS;
}

static void draw(struct out *out, const struct out_ledger *ledger,
                 const struct finding *finding)
{
    const struct linked *linked = ledger->book->linked;
    if (out->n_rows++) buf_char(&out->buf, '\n');
    passage_line(out, 0, linked->events[finding->event].name, STYLE_BOLD);
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_text(&buf, word_finding(finding->kind));
    buf_text(&buf, ": ");
    buf_str(&buf, finding->text);
    buf_text(&buf, " (in dispute: ");
    word_number(&buf, finding->size);
    buf_char(&buf, ')');
    passage_line(out, 2, buf_view(&buf), STYLE_PLAIN);
    for (size_t i = 0; i < finding->n_entries + finding->n_like; i++) {
        const struct entry *entry = lookup_behind(ledger, finding, i);
        buf_open(&buf, out->arena);
        passage_claim(&buf, ledger, entry);
        passage_line(out, 4, buf_view(&buf), STYLE_BOLD);
        passage_sentence(out, ledger, entry, 6);
    }
}

static const struct column conflict_columns[] = {
    { "conflict", NULL, false, false }, { "event", NULL, false, false },
    { "kind", NULL, false, false },     { "text", NULL, false, false },
    { "size", NULL, false, false },     { "uninvolved", NULL, false, false },
    { "claim", NULL, false, false },    { "lo", NULL, false, false },
    { "hi", NULL, false, false },       { "source", NULL, false, false },
    { "as_of", NULL, false, false },    { "sentence", NULL, false, false },
};
enum { N_COLUMNS = sizeof conflict_columns / sizeof *conflict_columns };

static void add_rows(struct grid *grid, const struct out_ledger *ledger,
                     const struct finding *finding, size_t number)
{
    for (size_t i = 0; i < finding->n_entries + finding->n_like; i++) {
        const struct entry *entry = lookup_behind(ledger, finding, i);
        struct buf address;
        buf_open(&address, grid->out->arena);
        word_address(&address, ledger->book, entry);
        grid_number(grid, (int64_t)number);
        grid_text(grid, ledger->book->linked->events[finding->event].id);
        grid_text(grid, str_from(word_finding(finding->kind)));
        grid_text(grid, finding->text);
        grid_number(grid, finding->size);
        grid_number(grid, finding->weight);
        grid_text(grid, buf_view(&address));
        grid_bound(grid, entry->claim->lo);
        grid_bound(grid, entry->claim->hi);
        grid_text(grid, word_source(ledger->book, entry));
        grid_date(grid, entry->as_of);
        grid_text(grid, word_sentence(entry));
    }
}

static size_t put_ledger(struct out *out, struct grid *grid,
                         const struct out_ledger *ledger, size_t n)
{
    const struct ledger *from = ledger->ledger;
    for (size_t i = 0; i < from->n_findings; i++) {
        const struct finding *finding = &from->findings[i];
        if (!is_conflict(finding) ||
            !lookup_below(ledger->book, finding->event, ledger->event))
            continue;
        n++;
        if (out->format == OUT_TABLE)
            draw(out, ledger, finding);
        else if (out->format == OUT_CSV)
            add_rows(grid, ledger, finding, n);
        else
            passage_finding_object(out, ledger, finding);
    }
    return n;
}

size_t out_conflicts(struct out *out, const struct out_ledger *ledgers,
                     size_t n_ledgers)
{
    struct grid grid;
    size_t n = 0;
    grid_open(&grid, out, conflict_columns, N_COLUMNS);
    rows_begin(out);
    for (size_t i = 0; i < n_ledgers; i++)
        n = put_ledger(out, &grid, &ledgers[i], n);
    if (out->format == OUT_CSV) grid_write(&grid);
    rows_end(out);
    if (out->format == OUT_TABLE && !n)
        buf_text(&out->buf, "No contradiction, and no sum that fails.\n");
    return n;
}
