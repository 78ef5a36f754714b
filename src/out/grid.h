/* Rows of cells, drawn as a table or written as JSON, JSON Lines or CSV.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_GRID_H
#define TOLLBOOK_OUT_GRID_H

#include "out/out.h"

enum { GRID_COLUMNS = 32 };

struct column {
    const char *key;   /* its name in JSON and CSV; NULL = table only */
    const char *title; /* its heading in a table; NULL = not in tables */
    bool right;        /* numbers stand at the right */
    bool wrap;         /* may be broken over several lines */
};

enum cell_style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM };

struct cell {
    struct str text; /* what a table and CSV show */
    int64_t number;  /* of a number */
    uint8_t kind;    /* enum cell_kind */
    uint8_t style;   /* enum cell_style */
    uint8_t indent;  /* columns, in tables */
};

struct grid {
    struct out *out;
    const struct column *columns;
    size_t n_columns;
    struct cell *cells; /* n_columns for each row */
    size_t n, room;     /* cells */
};

void grid_open(struct grid *grid, struct out *out, const struct column *columns,
               size_t n_columns);

/* Add the next cell; rows fill from left to right. Text is borrowed. */
struct cell *grid_text(struct grid *grid, struct str text);
struct cell *grid_number(struct grid *grid, int64_t number);
struct cell *grid_bound(struct grid *grid, int64_t bound); /* or null */
struct cell *grid_date(struct grid *grid, struct date date);
struct cell *grid_null(struct grid *grid);

/* Write all rows in the format of the view. */
void grid_write(struct grid *grid);

/* Add one CSV cell to a line: quoted where it must be. */
void csv_cell(struct buf *buf, struct str text, bool first);

/* Begin and end a row object of JSON or JSON Lines; grid_rows_end closes
 * the array of JSON. For views with rows of their own making. */
void rows_begin(struct out *out);
void row_begin(struct out *out);
void row_end(struct out *out);
void rows_end(struct out *out);

#endif
