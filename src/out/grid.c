/* Grids: one gathering of rows, four ways to write it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/grid.h"

#include <string.h>

#include "out/json_out.h"
#include "out/table.h"

enum cell_kind { CELL_NULL, CELL_TEXT, CELL_NUMBER };

/* Hand over to the writer in pieces of about this many bytes. */
enum { PIECE = 64 * 1024 };

void out_flush(struct out *out)
{
    if (out->buf.len && !out->failed)
        out->failed = out->write(out->with, out->buf.at, out->buf.len) != 0;
    out->buf.len = 0;
}

void grid_open(struct grid *grid, struct out *out, const struct column *columns,
               size_t n_columns)
{
    *grid = (struct grid){ out, columns, n_columns, NULL, 0, 0 };
}

static struct cell *add_cell(struct grid *grid, enum cell_kind kind,
                             struct str text)
{
    grid->cells = arena_grow(grid->out->arena, grid->cells, &grid->room,
                             grid->n + 1, sizeof *grid->cells);
    struct cell *cell = &grid->cells[grid->n++];
    *cell = (struct cell){ .text = text, .kind = (uint8_t)kind };
    return cell;
}

struct cell *grid_text(struct grid *grid, struct str text)
{
    return add_cell(grid, text.len ? CELL_TEXT : CELL_NULL, text);
}

struct cell *grid_number(struct grid *grid, int64_t number)
{
    struct buf buf;
    buf_open(&buf, grid->out->arena);
    buf_number(&buf, number);
    struct cell *cell = add_cell(grid, CELL_NUMBER, buf_view(&buf));
    cell->number = number;
    return cell;
}

struct cell *grid_bound(struct grid *grid, int64_t bound)
{
    return bound < 0 ? grid_null(grid) : grid_number(grid, bound);
}

struct cell *grid_date(struct grid *grid, struct date date)
{
    char room[DATE_ROOM];
    struct str text = date_format(date, room);
    return grid_text(grid, str_copy(grid->out->arena, text));
}

struct cell *grid_null(struct grid *grid)
{
    return add_cell(grid, CELL_NULL, (struct str){ "", 0 });
}

/* ---- rows ---------------------------------------------------------------- */

void rows_begin(struct out *out)
{
    if (out->later) return;
    out->n_rows = 0;
    if (out->format == OUT_JSON) buf_text(&out->buf, "[");
}

void row_begin(struct out *out)
{
    if (out->format == OUT_JSON)
        buf_text(&out->buf, out->n_rows ? ",\n" : "\n");
    out->n_rows++;
    buf_char(&out->buf, '{');
}

void row_end(struct out *out)
{
    buf_char(&out->buf, '}');
    if (out->format == OUT_JSONL) buf_char(&out->buf, '\n');
    if (out->buf.len >= PIECE) out_flush(out);
}

void rows_end(struct out *out)
{
    if (out->format == OUT_JSON && !out->more)
        buf_text(&out->buf, out->n_rows ? "\n]\n" : "]\n");
}

static void write_member(struct buf *buf, const struct column *column,
                         const struct cell *cell)
{
    if (!column->key) return;
    if (cell->kind == CELL_NULL)
        json_null(buf, column->key);
    else if (cell->kind == CELL_NUMBER)
        json_number(buf, column->key, cell->number);
    else
        json_str(buf, column->key, cell->text);
}

static void write_objects(struct grid *grid)
{
    struct out *out = grid->out;
    rows_begin(out);
    for (size_t at = 0; at + grid->n_columns <= grid->n;
         at += grid->n_columns) {
        row_begin(out);
        for (size_t c = 0; c < grid->n_columns; c++)
            write_member(&out->buf, &grid->columns[c], &grid->cells[at + c]);
        row_end(out);
    }
    rows_end(out);
}

/* ---- CSV ----------------------------------------------------------------- */

void csv_cell(struct buf *buf, struct str text, bool first)
{
    if (!first) buf_char(buf, ',');
    bool plain = true;
    for (size_t i = 0; i < text.len && plain; i++)
        plain = text.at[i] != ',' && text.at[i] != '"' && text.at[i] != '\n' &&
                text.at[i] != '\r';
    if (plain) {
        buf_str(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"') buf_char(buf, '"');
        buf_char(buf, text.at[i]);
    }
    buf_char(buf, '"');
}

static void write_header(struct grid *grid)
{
    struct buf *buf = &grid->out->buf;
    bool first = true;
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (!grid->columns[c].key) continue;
        csv_cell(buf, str_from(grid->columns[c].key), first);
        first = false;
    }
    buf_char(buf, '\n');
}

static void write_csv(struct grid *grid)
{
    struct buf *buf = &grid->out->buf;
    bool first = true;
    if (!grid->out->later) write_header(grid);
    for (size_t i = 0; grid->n_columns && i < grid->n; i++) {
        size_t c = i % grid->n_columns;
        if (c == 0) first = true;
        if (grid->columns[c].key) {
            csv_cell(buf, grid->cells[i].text, first);
            first = false;
        }
        if (c + 1 == grid->n_columns) buf_char(buf, '\n');
        if (buf->len >= PIECE) out_flush(grid->out);
    }
}

void grid_write(struct grid *grid)
{
    switch (grid->out->format) {
    case OUT_TABLE: table_draw(grid); break;
    case OUT_CSV: write_csv(grid); break;
    default: write_objects(grid);
    }
}
