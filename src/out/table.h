/* Drawing on a terminal: columns that fit, words that wrap, sober marks.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_TABLE_H
#define TOLLBOOK_OUT_TABLE_H

#include "out/grid.h"

/* Draw a grid: narrow columns keep their width, those that wrap share what
 * is left, in proportion to what they hold. */
void table_draw(struct grid *grid);

/* Columns that a text takes on a terminal. */
size_t table_width(struct str text);

/* Begin and end a mark; nothing without colour. */
void table_mark(struct out *out, enum cell_style style);
void table_plain(struct out *out, enum cell_style style);

/* Words broken into lines of the view's width, all but the first line
 * indented by `indent` columns; `at` says how far the first line has come.
 * White space of any kind counts as one blank. Ends with a newline. */
void table_wrap(struct out *out, struct str text, size_t at, size_t indent,
                enum cell_style style);

/* How many bytes of `text` go on a line of `room` columns, and in *next where
 * the following line begins. */
size_t table_line(struct str text, size_t room, size_t *next);

/* `n` blanks. */
void table_blanks(struct out *out, size_t n);

/* A line across the view. */
void table_rule(struct out *out, size_t width);

#endif
