/* The events of a book, parts below their whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/grid.h"
#include "out/json_out.h"
#include "out/passage.h"
#include "out/wording.h"

enum { INDENT = 2, DEEPEST = 6 }; /* columns a level; levels shown */

static const struct column event_columns[] = {
    { "no", "No.", true, false },
    { "id", NULL, false, false },
    { "event", "Event", false, true },
    { "type", NULL, false, false },
    { "place", NULL, false, false },
    { "country", NULL, false, false },
    { "start", NULL, false, false },
    { "end", NULL, false, false },
    { NULL, "When", false, true },
    { "parent", NULL, false, false },
    { "toll", "What is held", false, true },
    { "reports", "Reports", true, false },
    { "claims", NULL, true, false },
};
enum { N_EVENT_COLUMNS = sizeof event_columns / sizeof *event_columns };

/* Whose figures an event has. */
struct holder {
    const struct out_ledger *ledger; /* of the top event above it */
    uint32_t event;
    uint32_t n_reports, n_claims;
    bool told; /* with a claim, its own or one below it */
};

/* For each harm and side one figure is enough in a list: that of the widest
 * group, and among equals the highest. */
static bool is_better(const struct figure *a, const struct figure *b)
{
    bool wide_a = a->role == ROLE_PEOPLE, wide_b = b->role == ROLE_PEOPLE;
    if (wide_a != wide_b) return wide_a;
    return a->low > b->low;
}

static bool is_shown(const struct ledger *ledger, uint32_t figure)
{
    const struct figure *one = &ledger->figures[figure];
    if (one->low < 0 && one->high < 0 && one->best < 0) return false;
    for (uint32_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *other = &ledger->figures[i];
        if (i == figure || other->event != one->event ||
            other->harm != one->harm || other->unit != one->unit)
            continue;
        /* A floor laid by a side's figure is told with that side. */
        if (one->derived && !one->side.len && other->side.len &&
            other->best_entry == one->best_entry)
            return false;
        if (!str_equal(other->side, one->side)) continue;
        if (is_better(other, one)) return false;
        if (!is_better(one, other) && i < figure) return false;
    }
    return true;
}

static void word_held(struct buf *buf, const struct ledger *ledger,
                      const struct figure *figure, uint8_t *harm)
{
    if (*harm != figure->harm) {
        buf_text(buf, buf->len ? "; " : "");
        buf_text(buf, harm_name(figure->harm));
        buf_char(buf, ' ');
    } else {
        buf_text(buf, ", ");
    }
    *harm = figure->harm;
    if (word_is_vague(ledger, figure))
        buf_text(buf, "some");
    else
        word_short(buf, figure->low, figure->high);
    if (!figure->side.len) return;
    buf_text(buf, " (");
    if (str_is(figure->side, "both"))
        buf_text(buf, "both sides");
    else
        buf_str(buf, figure->side);
    buf_char(buf, ')');
}

static struct str word_toll(struct out *out, const struct holder *holder)
{
    struct buf buf;
    uint8_t harm = HARM_COUNT;
    buf_open(&buf, out->arena);
    const struct ledger *ledger = holder->ledger->ledger;
    for (uint32_t i = 0; i < ledger->n_figures; i++)
        if (ledger->figures[i].event == holder->event && is_shown(ledger, i))
            word_held(&buf, ledger, &ledger->figures[i], &harm);
    return buf_view(&buf);
}

static uint8_t measure_indent(const struct linked *linked, uint32_t event)
{
    unsigned depth = 0;
    while (depth < DEEPEST && linked->events[event].parent >= 0) {
        event = (uint32_t)linked->events[event].parent;
        depth++;
    }
    return (uint8_t)(depth * INDENT);
}

static void add_row(struct grid *grid, const struct out_book *book,
                    uint32_t number, const struct holder *holder)
{
    const struct linked_event *event = &book->linked->events[holder->event];
    struct str parent = STR("");
    struct buf when;
    buf_open(&when, grid->out->arena);
    word_dates(&when, event->start, event->end);
    if (event->parent >= 0) parent = book->linked->events[event->parent].id;
    grid_number(grid, number);
    grid_text(grid, event->id);
    struct cell *name = grid_text(grid, event->name);
    name->indent = measure_indent(book->linked, holder->event);
    if (event->parent < 0) name->style = STYLE_BOLD;
    grid_text(grid, str_from(event_type_name(event->type)));
    grid_text(grid, event->place);
    grid_text(grid, event->country);
    grid_date(grid, event->start);
    grid_date(grid, event->end);
    grid_text(grid, buf_view(&when));
    grid_text(grid, parent);
    grid_text(grid, word_toll(grid->out, holder));
    grid_number(grid, holder->n_reports);
    grid_number(grid, holder->n_claims);
}

/* What several reports tell of without any figure, and nothing below it has
 * one, is no row: the list is of figures. */
static void mark_told(const struct out_book *book, struct holder *holders)
{
    const struct linked *linked = book->linked;
    for (uint32_t i = 0; i < linked->n_events; i++) {
        int32_t up = (int32_t)i;
        if (!holders[i].n_claims) continue;
        for (; up >= 0 && !holders[up].told; up = linked->events[up].parent)
            holders[up].told = true;
    }
}

/* Reports tell of an event by a link; claims are told by their entries. */
static void count_holders(const struct out_book *book, struct holder *holders,
                          struct arena *arena)
{
    const struct linked *linked = book->linked;
    uint32_t *last = ARENA_ARRAY(arena, uint32_t, linked->n_events);
    for (size_t i = 0; i < linked->n_event_links; i++) {
        const struct event_link *link = &linked->event_links[i];
        if (last[link->event] == link->reading + 1) continue;
        last[link->event] = link->reading + 1;
        holders[link->event].n_reports++;
    }
    for (size_t i = 0; i < book->n_entries; i++)
        if (book->entries[i].event < linked->n_events)
            holders[book->entries[i].event].n_claims++;
}

static void write_object(struct out *out, const struct out_book *book,
                         uint32_t number, const struct holder *holder)
{
    const struct linked_event *event = &book->linked->events[holder->event];
    const struct ledger *ledger = holder->ledger->ledger;
    struct buf *buf = &out->buf;
    struct str parent = STR("");
    if (event->parent >= 0) parent = book->linked->events[event->parent].id;
    row_begin(out);
    json_number(buf, "no", number);
    json_str(buf, "id", event->id);
    json_str(buf, "name", event->name);
    json_text(buf, "type", event_type_name(event->type));
    json_str_or_null(buf, "place", event->place);
    json_str_or_null(buf, "country", event->country);
    json_date(buf, "start", event->start);
    json_date(buf, "end", event->end);
    json_str_or_null(buf, "parent", parent);
    json_number(buf, "reports", holder->n_reports);
    json_number(buf, "claims", holder->n_claims);
    json_open(buf, "figures", '[');
    for (uint32_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        if (figure->event != holder->event) continue;
        json_open(buf, NULL, '{');
        passage_toll(buf, figure);
        json_close(buf, '}');
    }
    json_close(buf, ']');
    row_end(out);
}

static const struct out_ledger *find_ledger(const struct out_book *book,
                                            const struct out_ledger *ledgers,
                                            size_t n, uint32_t event)
{
    for (size_t i = 0; i < n; i++)
        if (lookup_below(book, event, ledgers[i].event)) return &ledgers[i];
    return n ? &ledgers[0] : NULL;
}

/* Events are listed root by root, and the ledgers stand in that order. */
static void fill_holders(const struct out_book *book,
                         const struct out_ledger *ledgers, size_t n,
                         struct holder *holders)
{
    size_t at = 0;
    for (size_t i = 0; i < book->linked->n_events; i++) {
        uint32_t event = book->order[i];
        while (at + 1 < n && ledgers[at + 1].event == event) at++;
        if (at < n && !lookup_below(book, event, ledgers[at].event))
            holders[event].ledger = find_ledger(book, ledgers, n, event);
        else
            holders[event].ledger = &ledgers[at];
        holders[event].event = event;
    }
}

void out_events(struct out *out, const struct out_book *book,
                const struct out_ledger *ledgers, size_t n)
{
    struct grid grid;
    size_t n_events = book->linked->n_events, n_rows = 0;
    struct holder *holders = ARENA_ARRAY(out->arena, struct holder, n_events);
    bool rows = out->format == OUT_TABLE || out->format == OUT_CSV;
    fill_holders(book, ledgers, n, holders);
    count_holders(book, holders, out->arena);
    mark_told(book, holders);
    grid_open(&grid, out, event_columns, N_EVENT_COLUMNS);
    if (!rows) rows_begin(out);
    for (uint32_t i = 0; i < n_events; i++) {
        const struct holder *holder = &holders[book->order[i]];
        if (!holder->told) continue;
        n_rows++;
        if (rows)
            add_row(&grid, book, i + 1, holder);
        else
            write_object(out, book, i + 1, holder);
    }
    if (rows)
        grid_write(&grid);
    else
        rows_end(out);
    if (out->format == OUT_TABLE && !n_rows)
        buf_text(&out->buf, "The book holds no event yet.\n");
}
