/* How each figure moved: every claim in the order of the time it speaks of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "out/passage.h"

static const struct column timeline_columns[] = {
    { "figure", NULL, false, false },    { "event", NULL, false, false },
    { "harm", NULL, false, false },      { "role", NULL, false, false },
    { "side", NULL, false, false },      { NULL, "Figure", false, true },
    { "as_of", "As of", false, false },  { "published", NULL, false, false },
    { "source", "Source", false, true }, { NULL, "Claimed", false, true },
    { "lo", NULL, false, false },        { "hi", NULL, false, false },
    { NULL, "", false, false }, /* a bar */
    { "change", "Change", true, false }, { "state", "Standing", false, false },
    { "claim", "Claim", false, false },
};
enum { N_COLUMNS = sizeof timeline_columns / sizeof *timeline_columns };
enum { BAR_WIDTH = 10 };

/* One claim of a figure. */
struct moment {
    const struct entry *entry;
    uint8_t state;
    int64_t before; /* what its source last claimed, OPEN_BOUND = nothing */
};

static int64_t measure(const struct claim *claim)
{
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
            moments[(*n)++] =
                (struct moment){ entry, lineage->states[j], before };
            before = measure(entry->claim);
        }
    }
    if (*n) qsort(moments, *n, sizeof *moments, order_moments);
    return moments;
}

/* A bar whose full length is the highest claim of the figure. */
static struct str draw_bar(struct out *out, int64_t value, int64_t most)
{
    static const char *const eighths[] = {
        "", "▏", "▎", "▍", "▌", "▋", "▊", "▉"
    };
    struct buf buf;
    buf_open(&buf, out->arena);
    if (value <= 0 || most <= 0) return buf_view(&buf);
    double share = (double)value / (double)most * BAR_WIDTH * 8;
    size_t parts = share > BAR_WIDTH * 8 ? BAR_WIDTH * 8 : (size_t)share;
    if (!parts) parts = 1;
    for (size_t i = 0; i < parts / 8; i++) buf_text(&buf, "█");
    buf_text(&buf, eighths[parts % 8]);
    return buf_view(&buf);
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

static void add_name(struct grid *grid, const struct out_ledger *ledger,
                     uint32_t index, bool first)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf number, name;
    buf_open(&number, grid->out->arena);
    buf_open(&name, grid->out->arena);
    word_figure_number(&number, ledger, index);
    buf_str(&name, buf_view(&number));
    buf_char(&name, ' ');
    buf_text(&name, harm_name(figure->harm));
    buf_text(&name, ": ");
    word_group(&name, figure->role, figure->unit, figure->side);
    grid_text(grid, buf_view(&number));
    grid_text(grid, ledger->book->linked->events[figure->event].id);
    grid_text(grid, str_from(harm_name(figure->harm)));
    grid_text(grid, str_from(role_name(figure->role)));
    grid_text(grid, figure->side);
    grid_text(grid, first ? buf_view(&name) : STR(""))->style = STYLE_BOLD;
}

static void add_moment(struct grid *grid, const struct out_ledger *ledger,
                       const struct moment *moment, int64_t most)
{
    const struct entry *entry = moment->entry;
    struct out *out = grid->out;
    struct buf words, address;
    buf_open(&words, out->arena);
    buf_open(&address, out->arena);
    word_claim(&words, entry->claim);
    word_address(&address, ledger->book, entry);
    grid_date(grid, entry->as_of);
    grid_date(grid, entry->known_on);
    grid_text(grid, word_source(ledger->book, entry));
    grid_text(grid, buf_view(&words));
    grid_bound(grid, entry->claim->lo);
    grid_bound(grid, entry->claim->hi);
    bool vague = entry->claim->qualifier == QUALIFIER_INDEFINITE;
    int64_t value = vague ? 0 : measure(entry->claim);
    grid_text(grid, draw_bar(out, value, most));
    grid_text(grid, word_change(out, moment));
    grid_text(grid, str_from(word_state(moment->state)))->style =
        moment->state == ENTRY_CURRENT ? STYLE_PLAIN : STYLE_DIM;
    grid_text(grid, buf_view(&address));
}

static void add_figure(struct grid *grid, const struct out_ledger *ledger,
                       uint32_t index)
{
    size_t n;
    int64_t most = 0;
    struct moment *moments =
        list_moments(grid->out, ledger, &ledger->ledger->figures[index], &n);
    for (size_t i = 0; i < n; i++)
        if (measure(moments[i].entry->claim) > most)
            most = measure(moments[i].entry->claim);
    bool rows = grid->out->format != OUT_TABLE;
    for (size_t i = 0; i < n; i++) {
        add_name(grid, ledger, index, rows || i == 0);
        add_moment(grid, ledger, &moments[i], most);
    }
}

void out_timeline(struct out *out, const struct out_ledger *ledger)
{
    struct grid grid;
    grid_open(&grid, out, timeline_columns, N_COLUMNS);
    size_t n;
    const uint32_t *figures = lookup_figures(out->arena, ledger, &n);
    for (size_t i = 0; i < n; i++) add_figure(&grid, ledger, figures[i]);
    if (out->format == OUT_TABLE) {
        passage_event(out, ledger, ledger->event);
        buf_char(&out->buf, '\n');
    }
    grid_write(&grid);
    if (out->format == OUT_TABLE && !grid.n)
        passage_line(out, 2, STR("No figure is held by then."), STYLE_PLAIN);
}
