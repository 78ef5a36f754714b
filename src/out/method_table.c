/* One ledger by several methods: each figure with what every method makes of
 * it, by which rule, and why it does not take what another takes.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"
#include "out/passage.h"

enum { NAME_AT = 4, NUMBER_AT = 13, TEXT_AT = 32, MOST_REFUSED = 4 };

/* The figure of one ledger; all ledgers lay their figures out alike. */
static const struct figure *figure_at(const struct out_ledger *ledger,
                                      uint32_t index)
{
    return &ledger->ledger->figures[index];
}

/* "23 / 31 / 31", "31", "23 / - / 31" */
static struct str word_three(struct out *out, const struct figure *figure)
{
    const int64_t bounds[] = { figure->low, figure->best, figure->high };
    struct buf buf;
    buf_open(&buf, out->arena);
    if (figure->low < 0 && figure->high < 0 && figure->best < 0)
        return STR("-");
    if (figure->low < 0 && figure->high < 0) {
        word_number(&buf, figure->best);
        return buf_view(&buf);
    }
    if (figure->low == figure->high && figure->low == figure->best) {
        word_number(&buf, figure->best);
        return buf_view(&buf);
    }
    for (size_t i = 0; i < 3; i++) {
        if (i) buf_text(&buf, " / ");
        if (bounds[i] >= 0)
            word_number(&buf, bounds[i]);
        else
            buf_char(&buf, i == 2 && figure->low >= 0 ? '+' : '-');
    }
    return buf_view(&buf);
}

/* A current claim that the method does not take, and why. */
struct refused {
    uint32_t entry;
    struct str reason;
};

static size_t list_refused(const struct figure *figure, struct refused *out)
{
    size_t n = 0;
    for (size_t i = 0; i < figure->n_lineages && n < MOST_REFUSED; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        if (lineage->current < 0 || !lineage->outdone.len) continue;
        out[n++] = (struct refused){ lineage->entries[lineage->current],
                                     lineage->outdone };
    }
    return n;
}

static void put_rule(struct buf *buf, const struct out_ledger *ledger,
                     const struct figure *figure)
{
    struct refused refused[MOST_REFUSED];
    size_t n = list_refused(figure, refused);
    buf_str(buf, figure->rule);
    if (figure->grade.len) {
        buf_text(buf, "; ");
        buf_str(buf, figure->grade);
    }
    if (figure->best_entry < ledger->ledger->n_entries) {
        buf_text(buf, figure->derived ? "; at least " : "; takes ");
        word_address(buf, ledger->book,
                     lookup_entry(ledger, figure->best_entry));
    }
    for (size_t i = 0; i < n; i++) {
        const struct entry *entry = lookup_entry(ledger, refused[i].entry);
        buf_text(buf, "; not ");
        word_claim(buf, entry->claim);
        buf_text(buf, " of ");
        word_address(buf, ledger->book, entry);
        buf_text(buf, ": ");
        buf_str(buf, refused[i].reason);
    }
}

static void draw_figure(struct out *out, const struct out_ledger *ledgers,
                        size_t n, uint32_t index)
{
    const struct figure *figure = figure_at(ledgers, index);
    struct buf buf;
    buf_open(&buf, out->arena);
    word_figure_number(&buf, ledgers, index);
    buf_char(&buf, ' ');
    buf_text(&buf, harm_name(figure->harm));
    buf_text(&buf, ": ");
    word_group(&buf, figure->role, figure->unit, figure->side);
    buf_char(&out->buf, '\n');
    passage_line(out, 2, buf_view(&buf), STYLE_BOLD);
    for (size_t i = 0; i < n; i++) {
        const struct figure *same = figure_at(&ledgers[i], index);
        size_t at = NAME_AT;
        buf_open(&buf, out->arena);
        put_rule(&buf, &ledgers[i], same);
        table_blanks(out, NAME_AT);
        at += passage_column(out, NUMBER_AT - NAME_AT,
                             ledgers[i].ledger->method, STYLE_DIM);
        at += passage_column(out, TEXT_AT - NUMBER_AT, word_three(out, same),
                             STYLE_BOLD);
        table_wrap(out, buf_view(&buf), at, TEXT_AT, STYLE_PLAIN);
    }
}

static void write_refused(struct buf *buf, const struct out_ledger *ledger,
                          const struct figure *figure)
{
    struct refused refused[MOST_REFUSED];
    size_t n = list_refused(figure, refused);
    json_open(buf, "not", '[');
    for (size_t i = 0; i < n; i++) {
        struct buf address;
        buf_open(&address, buf->arena);
        word_address(&address, ledger->book,
                     lookup_entry(ledger, refused[i].entry));
        json_open(buf, NULL, '{');
        json_str(buf, "claim", buf_view(&address));
        json_str(buf, "reason", refused[i].reason);
        json_close(buf, '}');
    }
    json_close(buf, ']');
}

static void write_figure(struct out *out, const struct out_ledger *ledger,
                         uint32_t index)
{
    const struct figure *figure = figure_at(ledger, index);
    struct buf *buf = &out->buf, address;
    buf_open(&address, out->arena);
    if (figure->best_entry < ledger->ledger->n_entries)
        word_address(&address, ledger->book,
                     lookup_entry(ledger, figure->best_entry));
    row_begin(out);
    passage_figure(buf, ledger, index);
    json_str_or_null(buf, "takes", buf_view(&address));
    write_refused(buf, ledger, figure);
    row_end(out);
}

static const struct column method_columns[] = {
    { "figure", NULL, false, false }, { "event", NULL, false, false },
    { "harm", NULL, false, false },   { "role", NULL, false, false },
    { "side", NULL, false, false },   { "unit", NULL, false, false },
    { "method", NULL, false, false }, { "low", NULL, false, false },
    { "best", NULL, false, false },   { "high", NULL, false, false },
    { "grade", NULL, false, false },  { "rule", NULL, false, false },
};
enum { N_COLUMNS = sizeof method_columns / sizeof *method_columns };

static void add_row(struct grid *grid, const struct out_ledger *ledger,
                    uint32_t index)
{
    const struct figure *figure = figure_at(ledger, index);
    struct buf number, rule;
    buf_open(&number, grid->out->arena);
    buf_open(&rule, grid->out->arena);
    word_figure_number(&number, ledger, index);
    put_rule(&rule, ledger, figure);
    grid_text(grid, buf_view(&number));
    grid_text(grid, ledger->book->linked->events[figure->event].id);
    grid_text(grid, str_from(harm_name(figure->harm)));
    grid_text(grid, str_from(role_name(figure->role)));
    grid_text(grid, figure->side);
    grid_text(grid, str_from(unit_name(figure->unit)));
    grid_text(grid, ledger->ledger->method);
    grid_bound(grid, figure->low);
    grid_bound(grid, figure->best);
    grid_bound(grid, figure->high);
    grid_text(grid, figure->grade);
    grid_text(grid, buf_view(&rule));
}

static bool is_held_by_any(const struct out_ledger *ledgers, size_t n,
                           uint32_t index)
{
    for (size_t i = 0; i < n; i++)
        if (lookup_is_held(figure_at(&ledgers[i], index))) return true;
    return false;
}

/* The figures of an event, in the ledger's order. */
static void put_event(struct out *out, struct grid *grid,
                      const struct out_ledger *ledgers, size_t n,
                      uint32_t event)
{
    bool first = true;
    uint32_t i = lookup_first_figure(ledgers->ledger, event);
    for (; i < ledgers->ledger->n_figures; i++) {
        if (figure_at(ledgers, i)->event != event) break;
        if (!is_held_by_any(ledgers, n, i)) continue;
        if (first && out->format == OUT_TABLE) {
            if (out->n_rows++) buf_char(&out->buf, '\n');
            passage_event(out, ledgers, event);
        }
        first = false;
        if (out->format == OUT_TABLE) {
            draw_figure(out, ledgers, n, i);
            continue;
        }
        for (size_t j = 0; j < n; j++) {
            if (out->format == OUT_CSV)
                add_row(grid, &ledgers[j], i);
            else
                write_figure(out, &ledgers[j], i);
        }
    }
}

void out_methods(struct out *out, const struct out_ledger *ledgers, size_t n)
{
    const struct out_book *book = ledgers->book;
    struct grid grid;
    grid_open(&grid, out, method_columns, N_COLUMNS);
    rows_begin(out);
    for (size_t i = 0; n && i < book->linked->n_events; i++)
        if (lookup_below(book, book->order[i], ledgers->event))
            put_event(out, &grid, ledgers, n, book->order[i]);
    for (size_t i = 0; i < n; i++)
        loss_put(out, &ledgers[i], out->format == OUT_TABLE);
    if (out->format == OUT_CSV) grid_write(&grid);
    rows_end(out);
}
