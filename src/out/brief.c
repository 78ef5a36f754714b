/* A ledger at one line a figure: what a reader sees first, before the
 * sentences.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/brief.h"
#include "out/passage.h"

enum { FIGURE_AT = 2, WHAT_AT = 9, NUMBER_AT = 46, SOURCE_AT = 66 };
enum { WIDE = 100, NARROW = 80, SHORTEN = 12 };

void brief_event(struct out *out, const struct out_ledger *ledger,
                 uint32_t event)
{
    const struct linked_event *from = &ledger->book->linked->events[event];
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_number(&buf, lookup_event_number(ledger->book, event));
    buf_char(&buf, ' ');
    buf_str(&buf, from->name);
    buf_text(&buf, ", ");
    word_dates(&buf, from->start, from->end);
    if (from->parent >= 0) {
        buf_text(&buf, ", part of ");
        buf_number(&buf,
                   lookup_event_number(ledger->book, (uint32_t)from->parent));
    }
    passage_line(out, 0, buf_view(&buf), STYLE_BOLD);
}

/* "report 001", "Armenia: government +2": two more, independent of it */
static struct str word_sources(struct out *out, const struct out_ledger *ledger,
                               const struct figure *figure)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    if (figure->derived) {
        word_floor(&buf, ledger, figure, true);
        return buf_view(&buf);
    }
    if (figure->low < 0 && figure->high < 0)
        return STR("set aside by the method");
    if (figure->best_entry >= ledger->ledger->n_entries) {
        buf_number(&buf, figure->independent);
        buf_text(&buf, figure->independent == 1 ? " source" : " sources");
        return buf_view(&buf);
    }
    buf_str(&buf, word_source(ledger->book,
                              lookup_entry(ledger, figure->best_entry)));
    if (figure->independent > 1)
        buf_format(&buf, " +%u", (unsigned)figure->independent - 1);
    return buf_view(&buf);
}

static void put_figure(struct out *out, const struct out_ledger *ledger,
                       uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    size_t less = out->width < WIDE ? SHORTEN : 0, at = 0;
    struct buf number, what;
    buf_open(&number, out->arena);
    buf_open(&what, out->arena);
    word_figure_number(&number, ledger, index);
    buf_text(&what, harm_name(figure->harm));
    buf_text(&what, ": ");
    word_group(&what, figure->role, figure->unit, figure->side);
    table_blanks(out, FIGURE_AT);
    at = FIGURE_AT +
         passage_column(out, WHAT_AT - FIGURE_AT, buf_view(&number), STYLE_DIM);
    struct str bounds = word_figure(out->arena, ledger->ledger, figure);
    struct str sources = word_sources(out, ledger, figure);
    if (out->width < NARROW) {
        table_wrap(out, buf_view(&what), at, WHAT_AT, STYLE_PLAIN);
        table_blanks(out, WHAT_AT);
        at = WHAT_AT + passage_column(out, 0, bounds, STYLE_BOLD);
        table_wrap(out, sources, at, WHAT_AT, STYLE_PLAIN);
        return;
    }
    at += passage_column(out, NUMBER_AT - WHAT_AT - less, buf_view(&what),
                         STYLE_PLAIN);
    at += passage_column(out, SOURCE_AT - NUMBER_AT - less / 2, bounds,
                         STYLE_BOLD);
    table_wrap(out, sources, at, SOURCE_AT - less - less / 2, STYLE_PLAIN);
}

void brief_figures(struct out *out, const struct out_ledger *ledger,
                   uint32_t event)
{
    for (uint32_t i = 0; i < ledger->ledger->n_figures; i++)
        if (ledger->ledger->figures[i].event == event &&
            lookup_is_held(&ledger->ledger->figures[i]))
            put_figure(out, ledger, i);
}
