/* Rows of cells, drawn as a table or written as JSON, JSON Lines or CSV.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_SHEET_H
#define TOLLBOOK_OUT_SHEET_H

#include "out/out.h"

enum { SHEET_COLUMNS = 32 };

struct column {
    const char *key;   /* its name in JSON and CSV; NULL = table only */
    const char *title; /* its heading in a table; NULL = not in tables */
    bool right;        /* numbers stand at the right */
    bool wrap;         /* may be broken over several lines */
};

enum cell_style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM };

struct cell {
    struct str text;  /* what a table and CSV show */
    int64_t number;   /* of a number */
    uint8_t kind;     /* enum cell_kind */
    uint8_t style;    /* enum cell_style */
    uint8_t indent;   /* columns, in tables */
};

struct sheet {
    struct out *out;
    const struct column *columns;
    size_t n_columns;
    struct cell *cells; /* n_columns for each row */
    size_t n, room;     /* cells */
};

void sheet_open(struct sheet *sheet, struct out *out,
                const struct column *columns, size_t n_columns);

/* Add the next cell; rows fill from left to right. Text is borrowed. */
struct cell *sheet_text(struct sheet *sheet, struct str text);
struct cell *sheet_number(struct sheet *sheet, int64_t number);
struct cell *sheet_bound(struct sheet *sheet, int64_t bound); /* or null */
struct cell *sheet_date(struct sheet *sheet, struct date date);
struct cell *sheet_null(struct sheet *sheet);

/* Write all rows in the format of the view. */
void sheet_write(struct sheet *sheet);

/* Add one CSV cell to a line: quoted where it must be. */
void csv_cell(struct buf *buf, struct str text, bool first);

/* Begin and end a row object of JSON or JSON Lines; sheet_rows_end closes
 * the array of JSON. For views with rows of their own making. */
void rows_begin(struct out *out);
void row_begin(struct out *out);
void row_end(struct out *out);
void rows_end(struct out *out);

#endif
