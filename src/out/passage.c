/* Pieces that the ledger, explanations and conflicts are built of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/passage.h"

#include "out/json_out.h"

void passage_line(struct out *out, size_t at, struct str text,
                  enum cell_style style)
{
    table_blanks(out, at);
    table_wrap(out, text, at, at, style);
}

size_t passage_column(struct out *out, size_t width, struct str text,
                      enum cell_style style)
{
    size_t used = table_width(text), gap = used ? 2 : 0;
    table_mark(out, style);
    buf_str(&out->buf, text);
    table_plain(out, style);
    if (used + gap < width) gap = width - used;
    table_blanks(out, gap);
    return used + gap;
}

void passage_event(struct out *out, const struct out_ledger *ledger,
                   uint32_t event)
{
    const struct linked *linked = ledger->book->linked;
    const struct linked_event *from = &linked->events[event];
    struct buf buf;
    buf_open(&buf, out->arena);
    passage_line(out, 0, from->name, STYLE_BOLD);
    buf_format(&buf, "event %u, %s, ",
               (unsigned)lookup_event_number(ledger->book, event),
               event_type_name(from->type));
    word_dates(&buf, from->start, from->end);
    if (from->parent >= 0) {
        buf_text(&buf, ", part of ");
        buf_str(&buf, linked->events[from->parent].name);
    }
    buf_text(&buf, " (");
    buf_str(&buf, from->id);
    buf_char(&buf, ')');
    passage_line(out, 0, buf_view(&buf), STYLE_DIM);
}

void passage_source(struct buf *buf, const struct out_ledger *ledger,
                    const struct entry *entry)
{
    char room[DATE_ROOM];
    buf_str(buf, word_source(ledger->book, entry));
    if (!date_is_known(entry->as_of)) return;
    buf_text(buf, ", as of ");
    buf_str(buf, date_format(entry->as_of, room));
}

void passage_claim(struct buf *buf, const struct out_ledger *ledger,
                   const struct entry *entry)
{
    word_claim(buf, entry->claim);
    if (entry->claim->scope == SCOPE_INCREMENT) buf_text(buf, " more");
    buf_text(buf, ", ");
    passage_source(buf, ledger, entry);
    const char *losses = word_losses(ledger->book, entry);
    if (*losses == 'o') buf_text(buf, ", of its own losses");
    if (*losses == 'e') buf_text(buf, ", of the enemy's losses");
    buf_text(buf, " (");
    word_address(buf, ledger->book, entry);
    buf_char(buf, ')');
}

void passage_sentence(struct out *out, const struct out_ledger *ledger,
                      const struct entry *entry, size_t at)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    word_quoted(&buf, word_sentence(entry));
    buf_char(&buf, ' ');
    word_address(&buf, ledger->book, entry);
    passage_line(out, at, buf_view(&buf), STYLE_PLAIN);
}

void passage_finding(struct out *out, const struct out_ledger *ledger,
                     const struct finding *finding)
{
    enum { TEXT_AT = 19 };
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_str(&buf, finding->text);
    for (size_t i = 0; i < finding->n_entries && !out->brief; i++) {
        buf_text(&buf, i ? ", " : " (");
        word_address(&buf, ledger->book,
                     lookup_entry(ledger, finding->entries[i]));
    }
    for (size_t i = 0; i < finding->n_like && !out->brief; i++) {
        buf_text(&buf, i ? ", " : "; the same numbers ");
        word_address(&buf, ledger->book,
                     lookup_entry(ledger, finding->like[i]));
    }
    if (finding->n_entries && !out->brief) buf_char(&buf, ')');
    table_blanks(out, 4);
    passage_column(out, TEXT_AT - 4, str_from(word_finding(finding->kind)),
                   STYLE_DIM);
    table_wrap(out, buf_view(&buf), TEXT_AT, TEXT_AT, STYLE_PLAIN);
}

void passage_finding_object(struct out *out, const struct out_ledger *ledger,
                            const struct finding *finding)
{
    struct buf *buf = &out->buf;
    row_begin(out);
    json_text(buf, "finding", word_finding(finding->kind));
    json_str(buf, "event", ledger->book->linked->events[finding->event].id);
    json_str(buf, "text", finding->text);
    if (finding->kind == FINDING_CONTRADICTION ||
        finding->kind == FINDING_SUM_FAILS) {
        json_number(buf, "size", finding->size);
        json_number(buf, "uninvolved", finding->weight);
    }
    if (finding->kind == FINDING_REVISION)
        json_text(buf, "change", ledger_change_name(finding->change));
    if (finding->kind == FINDING_DERIVED ||
        finding->kind == FINDING_SUBTRACTED) {
        json_bound(buf, "lo", finding->lo);
        json_bound(buf, "hi", finding->hi);
    }
    json_open(buf, "claims", '[');
    for (size_t i = 0; i < finding->n_entries; i++) {
        json_open(buf, NULL, '{');
        passage_members(buf, ledger, lookup_entry(ledger, finding->entries[i]),
                        NULL);
        json_close(buf, '}');
    }
    json_close(buf, ']');
    if (finding->n_like) {
        json_open(buf, "like", '[');
        for (size_t i = 0; i < finding->n_like; i++) {
            struct buf address;
            buf_open(&address, out->arena);
            word_address(&address, ledger->book,
                         lookup_entry(ledger, finding->like[i]));
            json_str(buf, NULL, buf_view(&address));
        }
        json_close(buf, ']');
    }
    row_end(out);
}

void passage_method(struct out *out, const struct out_ledger *ledger)
{
    char room[DATE_ROOM];
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_text(&buf, "Method: ");
    buf_str(&buf, ledger->ledger->method);
    if (date_is_known(ledger->as_of)) {
        buf_text(&buf, "; figures as of ");
        buf_str(&buf, date_format(ledger->as_of, room));
    }
    if (date_is_known(ledger->known_on)) {
        buf_text(&buf, "; reports published by ");
        buf_str(&buf, date_format(ledger->known_on, room));
    }
    buf_text(&buf, ". 'tollbook explain' with a figure's number shows all "
                   "that stands behind it.");
    passage_line(out, 0, buf_view(&buf), STYLE_DIM);
}

void passage_members(struct buf *buf, const struct out_ledger *ledger,
                     const struct entry *entry, const char *state)
{
    const struct claim *claim = entry->claim;
    struct buf address;
    buf_open(&address, buf->arena);
    word_address(&address, ledger->book, entry);
    json_str(buf, "claim", buf_view(&address));
    if (state) json_text(buf, "state", state);
    json_bound(buf, "lo", claim->lo);
    json_bound(buf, "hi", claim->hi);
    json_text(buf, "qualifier", qualifier_name(claim->qualifier));
    json_text(buf, "scope", scope_name(claim->scope));
    json_str_or_null(buf, "losses", str_from(word_losses(ledger->book, entry)));
    json_str(buf, "source", word_source(ledger->book, entry));
    json_date(buf, "as_of", entry->as_of);
    json_date(buf, "published", entry->known_on);
    json_str(buf, "quote", word_quote(entry));
    json_str(buf, "sentence", word_sentence(entry));
}

void passage_toll(struct buf *buf, const struct figure *figure)
{
    json_text(buf, "harm", harm_name(figure->harm));
    json_text(buf, "role", role_name(figure->role));
    json_str_or_null(buf, "side", figure->side);
    json_text(buf, "unit", unit_name(figure->unit));
    json_bound(buf, "low", figure->low);
    json_bound(buf, "best", figure->best);
    json_bound(buf, "high", figure->high);
}

void passage_figure(struct buf *buf, const struct out_ledger *ledger,
                    uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf number;
    buf_open(&number, buf->arena);
    word_figure_number(&number, ledger, index);
    json_str(buf, "figure", buf_view(&number));
    json_str(buf, "event", ledger->book->linked->events[figure->event].id);
    passage_toll(buf, figure);
    json_str(buf, "method", ledger->ledger->method);
    json_str_or_null(buf, "rule", figure->rule);
    json_str_or_null(buf, "grade", figure->grade);
}
