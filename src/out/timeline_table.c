/* How each figure moved: every claim in the order of the time it speaks of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "out/passage.h"

static const struct column timeline_columns[] = {
    { "figure", NULL, false, false },    { "event", NULL, false, false },
    { "harm", NULL, false, false },      { "role", NULL, false, false },
    { "side", NULL, false, false },      { "as_of", NULL, false, false },
    { "published", NULL, false, false }, { "source", NULL, false, false },
    { "lo", NULL, false, false },        { "hi", NULL, false, false },
    { "change", NULL, false, false },    { "kind", NULL, false, false },
    { "state", NULL, false, false },     { "losses", NULL, false, false },
    { "qualifier", NULL, false, false }, { "claim", NULL, false, false },
};
enum { N_COLUMNS = sizeof timeline_columns / sizeof *timeline_columns };

/* One claim of a figure. */
struct moment {
    const struct entry *entry;
    uint8_t state, change;
    int64_t before; /* what its source last claimed, OPEN_BOUND = nothing */
};

static int64_t measure(const struct claim *claim)
{
    if (claim->qualifier == QUALIFIER_INDEFINITE) return OPEN_BOUND;
    return claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
}

static int order_moments(const void *a, const void *b)
{
    const struct moment *left = a, *right = b;
    int order = date_compare(left->entry->as_of, right->entry->as_of);
    if (!order)
        order = date_compare(left->entry->known_on, right->entry->known_on);
    if (order) return order;
    return left->entry->key < right->entry->key ? -1 : 1;
}

static struct moment *list_moments(struct out *out,
                                   const struct out_ledger *ledger,
                                   const struct figure *figure, size_t *n)
{
    size_t room = 0;
    struct moment *moments = NULL;
    *n = 0;
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        int64_t before = OPEN_BOUND;
        for (size_t j = 0; j < lineage->n; j++) {
            if (lineage->states[j] == ENTRY_LATER) continue;
            moments =
                arena_grow(out->arena, moments, &room, *n + 1, sizeof *moments);
            const struct entry *entry =
                lookup_entry(ledger, lineage->entries[j]);
            moments[(*n)++] = (struct moment){ entry, lineage->states[j],
                                               lineage->changes[j], before };
            before = measure(entry->claim);
        }
    }
    if (*n) qsort(moments, *n, sizeof *moments, order_moments);
    return moments;
}

static struct str word_change(struct out *out, const struct moment *moment)
{
    struct buf buf;
    int64_t now = measure(moment->entry->claim);
    buf_open(&buf, out->arena);
    if (moment->before == OPEN_BOUND || now == OPEN_BOUND ||
        moment->before == now)
        return buf_view(&buf);
    int64_t change = now - moment->before;
    buf_text(&buf, change > 0 ? "+" : "-");
    word_number(&buf, change > 0 ? change : -change);
    return buf_view(&buf);
}

static void add_moment(struct grid *grid, const struct out_ledger *ledger,
                       uint32_t index, const struct moment *moment)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    const struct entry *entry = moment->entry;
    struct buf number, address;
    buf_open(&number, grid->out->arena);
    buf_open(&address, grid->out->arena);
    word_figure_number(&number, ledger, index);
    word_address(&address, ledger->book, entry);
    grid_text(grid, buf_view(&number));
    grid_text(grid, ledger->book->linked->events[figure->event].id);
    grid_text(grid, str_from(harm_name(figure->harm)));
    grid_text(grid, str_from(role_name(figure->role)));
    grid_text(grid, figure->side);
    grid_date(grid, entry->as_of);
    grid_date(grid, entry->known_on);
    grid_text(grid, word_source(ledger->book, entry));
    grid_bound(grid, entry->claim->lo);
    grid_bound(grid, entry->claim->hi);
    grid_text(grid, word_change(grid->out, moment));
    grid_text(grid, str_from(moment->change ? ledger_change_name(moment->change)
                                            : ""));
    grid_text(grid, str_from(word_state(moment->state)));
    grid_text(grid, str_from(word_losses(ledger->book, entry)));
    grid_text(grid, str_from(qualifier_name(entry->claim->qualifier)));
    grid_text(grid, buf_view(&address));
}

/* ---- drawn --------------------------------------------------------------- */

enum { ROWS_AT = 4, DATE_WIDTH = 12, NARROW = 80, BAR = 16, NARROW_BAR = 10 };

/* Full blocks up to what is certain, an arrow where it may be more, light
 * ones for what may be. */
static struct str draw_bar(struct out *out, const struct claim *claim,
                           int64_t most)
{
    static const char *const eighths[] = {
        "", "▏", "▎", "▍", "▌", "▋", "▊", "▉"
    };
    struct buf buf;
    size_t width = out->width < NARROW ? NARROW_BAR : BAR;
    buf_open(&buf, out->arena);
    if (claim->qualifier == QUALIFIER_INDEFINITE) return STR("?");
    int64_t lo = claim->lo > 0 ? claim->lo : 0;
    int64_t hi = claim->hi > lo ? claim->hi : lo;
    if (hi <= 0 || most <= 0) return buf_view(&buf);
    double scale = (double)width * 8 / (double)most;
    size_t sure = (size_t)((double)lo * scale);
    size_t may = ((size_t)((double)hi * scale) + 7) / 8;
    if (lo && !sure) sure = 1;
    for (size_t i = 0; i < sure / 8; i++) buf_text(&buf, "█");
    buf_text(&buf, eighths[sure % 8]);
    if (hi > lo)
        for (size_t i = (sure + 7) / 8; i < may; i++) buf_text(&buf, "░");
    if (claim->hi == OPEN_BOUND) buf_text(&buf, "▶");
    return buf_view(&buf);
}

static int64_t measure_most(const struct moment *moments, size_t n)
{
    int64_t most = 0;
    for (size_t i = 0; i < n; i++) {
        const struct claim *claim = moments[i].entry->claim;
        if (claim->qualifier == QUALIFIER_INDEFINITE) continue;
        if (claim->lo > most) most = claim->lo;
        if (claim->hi > most) most = claim->hi;
    }
    return most;
}

static struct str word_row(struct out *out, const struct out_ledger *ledger,
                           const struct moment *moment)
{
    struct str change = word_change(out, moment);
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_str(&buf, word_source(ledger->book, moment->entry));
    if (moment->state != ENTRY_CURRENT) {
        buf_text(&buf, ", ");
        buf_text(&buf, word_state(moment->state));
    }
    if (change.len) {
        buf_text(&buf, ", ");
        buf_str(&buf, change);
    }
    if (moment->change > CHANGE_MORE) {
        buf_text(&buf, ", ");
        buf_text(&buf, ledger_change_name(moment->change));
    }
    buf_text(&buf, " (");
    word_address(&buf, ledger->book, moment->entry);
    buf_char(&buf, ')');
    return buf_view(&buf);
}

static void draw_moment(struct out *out, const struct out_ledger *ledger,
                        const struct moment *moment, int64_t most)
{
    enum { NUMBER_WIDTH = 18 };
    char room[DATE_ROOM];
    struct date as_of = moment->entry->as_of;
    size_t bar = (out->width < NARROW ? NARROW_BAR : BAR) + 3;
    struct buf words;
    buf_open(&words, out->arena);
    word_claim(&words, moment->entry->claim);
    size_t at = ROWS_AT;
    table_blanks(out, at);
    at += passage_column(out, DATE_WIDTH,
                         date_is_known(as_of) ? date_format(as_of, room)
                                              : STR("no date"),
                         STYLE_DIM);
    at += passage_column(out, bar, draw_bar(out, moment->entry->claim, most),
                         STYLE_PLAIN);
    at += passage_column(out, NUMBER_WIDTH, buf_view(&words),
                         moment->state == ENTRY_CURRENT ? STYLE_BOLD
                                                        : STYLE_PLAIN);
    table_wrap(out, word_row(out, ledger, moment), at,
               ROWS_AT + DATE_WIDTH + bar + NUMBER_WIDTH, STYLE_PLAIN);
}

static void draw_figure(struct out *out, const struct out_ledger *ledger,
                        uint32_t index, const struct moment *moments, size_t n)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    int64_t most = measure_most(moments, n);
    struct buf name;
    buf_open(&name, out->arena);
    word_figure_number(&name, ledger, index);
    buf_char(&name, ' ');
    buf_text(&name, harm_name(figure->harm));
    buf_text(&name, ": ");
    word_group(&name, figure->role, figure->unit, figure->side);
    buf_char(&out->buf, '\n');
    passage_line(out, 2, buf_view(&name), STYLE_BOLD);
    for (size_t i = 0; i < n; i++) draw_moment(out, ledger, &moments[i], most);
}

static uint32_t event_of(const struct out_ledger *ledger, uint32_t figure)
{
    return ledger->ledger->figures[figure].event;
}

void out_timeline(struct out *out, const struct out_ledger *ledger)
{
    struct grid grid;
    bool drawn = out->format == OUT_TABLE;
    size_t n = 0, n_moments = 0;
    const uint32_t *figures = lookup_figures(out->arena, ledger, &n);
    grid_open(&grid, out, timeline_columns, N_COLUMNS);
    if (drawn && !n) passage_event(out, ledger, ledger->event);
    for (size_t i = 0; i < n; i++) {
        struct moment *moments = list_moments(
            out, ledger, &ledger->ledger->figures[figures[i]], &n_moments);
        bool first = !i || event_of(ledger, figures[i]) !=
                               event_of(ledger, figures[i - 1]);
        if (drawn && first) {
            if (i) buf_char(&out->buf, '\n');
            passage_event(out, ledger, event_of(ledger, figures[i]));
        }
        if (drawn && n_moments)
            draw_figure(out, ledger, figures[i], moments, n_moments);
        for (size_t j = 0; j < n_moments && !drawn; j++)
            add_moment(&grid, ledger, figures[i], &moments[j]);
    }
    if (!drawn) {
        grid_write(&grid);
    } else if (n) {
        buf_char(&out->buf, '\n');
        passage_line(out, 0,
                     STR("█ the number claimed, ▶ or more, ░ up to; ? no "
                         "number given"),
                     STYLE_DIM);
    } else {
        passage_line(out, 2, STR("No figure is held by then."), STYLE_PLAIN);
    }
}
