/* Drawing on a terminal.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/table.h"

#include "base/utf8.h"

enum { GAP = 2, NARROWEST = 8, LONGEST_WORD = 18 };

size_t table_width(struct str text)
{
    size_t width = 0, at = 0;
    while (at < text.len) width += (size_t)utf8_width(utf8_next(text, &at));
    return width;
}

void table_mark(struct out *out, enum cell_style style)
{
    static const char *const marks[] = { "", "\033[1m", "\033[2m" };
    if (out->colour) buf_text(&out->buf, marks[style]);
}

void table_plain(struct out *out, enum cell_style style)
{
    if (out->colour && style != STYLE_PLAIN) buf_text(&out->buf, "\033[0m");
}

void table_blanks(struct out *out, size_t n)
{
    while (n--) buf_char(&out->buf, ' ');
}

void table_rule(struct out *out, size_t width)
{
    table_mark(out, STYLE_DIM);
    while (width--) buf_text(&out->buf, "─");
    table_plain(out, STYLE_DIM);
    buf_char(&out->buf, '\n');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* A line without a blank may end behind a hyphen between letters. */
static bool ends_part(struct str text, size_t at)
{
    return at + 1 < text.len && at > 0 && text.at[at] == '-' &&
           !is_blank(text.at[at - 1]) && !is_blank(text.at[at + 1]);
}

size_t table_line(struct str text, size_t room, size_t *next)
{
    size_t at = 0, width = 0, fits = 0, blank = 0, hyphen = 0;
    while (at < text.len) {
        if (is_blank(text.at[at])) blank = at;
        size_t was = at;
        uint32_t rune = utf8_next(text, &at);
        /* A line break is a blank here, and as wide. */
        width += is_blank(text.at[was]) ? 1 : (size_t)utf8_width(rune);
        if (width > room && !is_blank(text.at[was])) break;
        if (ends_part(text, was)) hyphen = at;
        fits = at;
    }
    if (at >= text.len && width <= room) fits = blank = text.len;
    size_t end = blank ? blank : hyphen ? hyphen : fits ? fits : at;
    *next = end;
    while (*next < text.len && is_blank(text.at[*next])) ++*next;
    while (end > 0 && is_blank(text.at[end - 1])) end--;
    return end;
}

/* What a terminal must not get from a report: control characters. */
static void put_clean(struct buf *buf, struct str text)
{
    bool blank = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool control = c < 0x20 || c == 0x7f || c == ' ';
        if (control && !blank) buf_char(buf, ' ');
        if (!control) buf_char(buf, text.at[i]);
        blank = control;
    }
}

void table_wrap(struct out *out, struct str text, size_t at, size_t indent,
                enum cell_style style)
{
    size_t room = out->width > at + NARROWEST ? out->width - at : NARROWEST;
    text = str_trim(text);
    bool first = true;
    while (text.len) {
        size_t next, end = table_line(text, room, &next);
        if (!first) table_blanks(out, indent);
        table_mark(out, style);
        put_clean(&out->buf, str_slice(text, 0, end));
        table_plain(out, style);
        buf_char(&out->buf, '\n');
        text = str_slice(text, next, text.len);
        room =
            out->width > indent + NARROWEST ? out->width - indent : NARROWEST;
        first = false;
    }
    if (first) buf_char(&out->buf, '\n');
}

/* ---- columns ------------------------------------------------------------- */

struct layout {
    size_t width[GRID_COLUMNS]; /* 0 = not drawn */
    size_t least[GRID_COLUMNS]; /* the widest word, or LONGEST_WORD */
    size_t last;                /* the last column drawn */
};

static size_t widest_word(struct str text)
{
    size_t widest = 0;
    while (text.len) {
        size_t end = 0;
        while (end < text.len && !is_blank(text.at[end]) &&
               !(end && ends_part(text, end - 1)))
            end++;
        size_t width = table_width(str_slice(text, 0, end));
        if (width > widest) widest = width;
        text = str_slice(text, end ? end : 1, text.len);
    }
    return widest < LONGEST_WORD ? widest : LONGEST_WORD;
}

static void measure(const struct grid *grid, struct layout *layout)
{
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (!grid->columns[c].title) continue;
        layout->width[c] = table_width(str_from(grid->columns[c].title));
        if (!layout->width[c]) layout->width[c] = 1;
        layout->least[c] = layout->width[c];
        layout->last = c;
    }
    for (size_t i = 0; grid->n_columns && i < grid->n; i++) {
        size_t c = i % grid->n_columns;
        size_t width = table_width(grid->cells[i].text) + grid->cells[i].indent;
        if (!grid->columns[c].title) continue;
        if (width > layout->width[c]) layout->width[c] = width;
        size_t least = widest_word(grid->cells[i].text) + grid->cells[i].indent;
        if (least > layout->least[c]) layout->least[c] = least;
    }
}

static size_t sum_widths(const struct grid *grid, const struct layout *layout)
{
    size_t total = 0;
    for (size_t c = 0; c < grid->n_columns; c++)
        if (layout->width[c])
            total += layout->width[c] + (c < layout->last ? GAP : 0);
    return total;
}

/* The widest column that wraps and is wider than `least` lets it be. */
static size_t find_widest(const struct grid *grid, const struct layout *layout,
                          bool split_words)
{
    size_t widest = grid->n_columns, most = NARROWEST;
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (!grid->columns[c].wrap || layout->width[c] <= most) continue;
        if (!split_words && layout->width[c] <= layout->least[c]) continue;
        widest = c;
        most = layout->width[c];
    }
    return widest;
}

/* Take from the widest column, one place at a time; words are split only
 * when nothing else helps. */
static void squeeze(const struct grid *grid, struct layout *layout)
{
    size_t total = sum_widths(grid, layout);
    bool split_words = false;
    while (total > grid->out->width) {
        size_t widest = find_widest(grid, layout, split_words);
        if (widest == grid->n_columns && split_words) return;
        if (widest == grid->n_columns) {
            split_words = true;
            continue;
        }
        layout->width[widest]--;
        total--;
    }
}

static void draw_cell(struct out *out, struct str text, size_t pad,
                      const struct cell *cell, bool right)
{
    if (right) table_blanks(out, pad);
    table_mark(out, (enum cell_style)cell->style);
    put_clean(&out->buf, text);
    table_plain(out, (enum cell_style)cell->style);
    if (!right) table_blanks(out, pad);
}

static void trim_line(struct buf *buf, size_t from)
{
    while (buf->len > from && buf->at[buf->len - 1] == ' ') buf->len--;
    buf_char(buf, '\n');
}

/* Draw one line of a row; true while a cell has more to show. */
static bool draw_line(const struct grid *grid, const struct layout *layout,
                      const struct cell *cells, struct str *rest)
{
    struct out *out = grid->out;
    size_t from = out->buf.len;
    bool more = false;
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (!layout->width[c]) continue;
        size_t indent = cells[c].indent, next;
        size_t width = layout->width[c];
        size_t room = width > indent ? width - indent : 1;
        if (!grid->columns[c].wrap) room = SIZE_MAX;
        size_t end = table_line(rest[c], room, &next);
        struct str text = str_slice(rest[c], 0, end);
        size_t used = table_width(text) + indent;
        table_blanks(out, indent);
        draw_cell(out, text, width > used ? width - used : 0, &cells[c],
                  grid->columns[c].right);
        if (c < layout->last) table_blanks(out, GAP);
        rest[c] = str_slice(rest[c], next, rest[c].len);
        more = more || rest[c].len;
    }
    trim_line(&out->buf, from);
    return more;
}

static void draw_row(const struct grid *grid, const struct layout *layout,
                     const struct cell *cells)
{
    struct str rest[GRID_COLUMNS] = { 0 };
    for (size_t c = 0; c < grid->n_columns; c++) rest[c] = cells[c].text;
    while (draw_line(grid, layout, cells, rest)) continue;
}

void table_draw(struct grid *grid)
{
    struct layout layout = { 0 };
    struct cell heading[GRID_COLUMNS] = { 0 };
    if (!grid->n) return;
    measure(grid, &layout);
    squeeze(grid, &layout);
    for (size_t c = 0; c < grid->n_columns; c++) {
        heading[c].text = str_from(grid->columns[c].title);
        heading[c].style = STYLE_BOLD;
    }
    draw_row(grid, &layout, heading);
    table_rule(grid->out, sum_widths(grid, &layout));
    for (size_t at = 0; at + grid->n_columns <= grid->n; at += grid->n_columns)
        draw_row(grid, &layout, grid->cells + at);
}
