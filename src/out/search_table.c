/* What a search found, and what a check of the book found.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/passage.h"

static const struct column search_columns[] = {
    { "where", "Where", false, false },
    { "published", "Published", false, false },
    { "publisher", NULL, false, false },
    { "title", NULL, false, false },
    { NULL, "States", false, true },
    { "harm", NULL, false, false },
    { "lo", NULL, false, false },
    { "hi", NULL, false, false },
    { "text", "Text", false, true },
};
enum { N_SEARCH_COLUMNS = sizeof search_columns / sizeof *search_columns };

/* Without the marks around what was found. */
static struct str strip_marks(struct out *out, struct str snippet)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    for (size_t i = 0; i < snippet.len; i++)
        if (snippet.at[i] != 1 && snippet.at[i] != 2)
            buf_char(&buf, snippet.at[i]);
    return str_trim(buf_view(&buf));
}

static void add_claim(struct grid *grid, const struct claim *claim)
{
    struct buf words;
    buf_open(&words, grid->out->arena);
    word_claim(&words, claim);
    buf_char(&words, ' ');
    buf_text(&words, harm_name(claim->harm));
    grid_text(grid, buf_view(&words));
    grid_text(grid, str_from(harm_name(claim->harm)));
    grid_bound(grid, claim->lo);
    grid_bound(grid, claim->hi);
}

static void add_hit(struct grid *grid, const struct out_book *book,
                    const struct out_hit *hit)
{
    const struct reading *reading = book->readings[hit->reading];
    struct buf where;
    buf_open(&where, grid->out->arena);
    bool is_claim = hit->claim < reading->n_claims;
    buf_str(&where, book->handles[hit->reading]);
    if (is_claim)
        buf_format(&where, "#%u", (unsigned)reading->claims[hit->claim].id);
    grid_text(grid, buf_view(&where));
    grid_date(grid, reading->published);
    grid_text(grid, reading->report->publisher);
    grid_text(grid, reading->report->title);
    if (is_claim) {
        add_claim(grid, &reading->claims[hit->claim]);
    } else {
        for (int i = 0; i < 4; i++) grid_null(grid);
    }
    grid_text(grid, strip_marks(grid->out, hit->snippet));
}

void out_search(struct out *out, const struct out_book *book,
                const struct out_hit *hits, size_t n)
{
    struct grid grid;
    grid_open(&grid, out, search_columns, N_SEARCH_COLUMNS);
    for (size_t i = 0; i < n; i++)
        if (hits[i].reading < book->n_readings) add_hit(&grid, book, &hits[i]);
    grid_write(&grid);
    if (out->format == OUT_TABLE && !n)
        buf_text(&out->buf, "Nothing holds all of these words.\n");
}

/* ---- verify -------------------------------------------------------------- */

static const struct column fault_columns[] = {
    { "where", "Where", false, false },
    { "fault", "What is wrong", false, true },
};

void out_verify(struct out *out, const struct out_fault *faults, size_t n,
                const struct out_size *size)
{
    struct grid grid;
    grid_open(&grid, out, fault_columns, 2);
    for (size_t i = 0; i < n; i++) {
        grid_text(&grid, faults[i].where);
        grid_text(&grid, faults[i].text);
    }
    grid_write(&grid);
    if (out->format != OUT_TABLE || n) return;
    struct buf buf;
    buf_open(&buf, out->arena);
    bool one = size->n_reports == 1;
    buf_text(&buf, "The book is whole: ");
    word_number(&buf, (int64_t)size->n_reports);
    buf_text(&buf, one ? " report has its hash, and "
                       : " reports have their hash, and ");
    word_number(&buf, (int64_t)size->n_claims);
    buf_text(&buf, size->n_claims == 1 ? " quote stands at its place."
                                       : " quotes stand at their places.");
    if (size->n_figures) {
        buf_char(&buf, ' ');
        word_number(&buf, (int64_t)size->n_figures);
        buf_text(&buf, size->n_figures == 1 ? " figure was" : " figures were");
        buf_text(&buf, " derived again, with the same result.");
    }
    passage_line(out, 0, buf_view(&buf), STYLE_PLAIN);
}
