/* Claims as records: one a claim, with its event and its source.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/grid.h"
#include "out/json_out.h"
#include "out/wording.h"

/* One claim and all that is linked to it. */
struct record {
    const struct out_book *book;
    const struct reading *reading;
    const struct claim *claim;
    const struct event *mention;
    const struct linked_event *event;   /* NULL = not linked */
    const struct linked_source *source; /* NULL = not linked */
    struct str doc;
};

static struct record take_record(const struct out_book *book, uint32_t r,
                                 uint32_t c)
{
    const struct linked *linked = book->linked;
    const struct reading *reading = book->readings[r];
    const struct claim *claim = &reading->claims[c];
    const struct event_link *event = out_event_link(linked, r, claim->event);
    const struct source_link *source = out_source_link(linked, r, c);
    struct record record = { .book = book, .reading = reading, .claim = claim };
    record.mention = &reading->events[claim->event];
    record.doc = book->handles ? book->handles[r] : reading->report->id;
    if (event) record.event = &linked->events[event->event];
    if (source && source->source < linked->n_sources)
        record.source = &linked->sources[source->source];
    return record;
}

static struct str slice_text(const struct record *record, struct span span)
{
    return str_slice(record->reading->report->text, span.start, span.end);
}

static void write_group(struct buf *buf, const struct claim *claim)
{
    json_open(buf, "group", '{');
    json_text(buf, "role", role_name(claim->role));
    json_str_or_null(buf, "side", claim->side);
    json_str_or_null(buf, "text", claim->group);
    json_close(buf, '}');
    json_text(buf, "unit", unit_name(claim->unit));
    json_str_or_null(buf, "name", claim->name);
}

static void write_source(struct buf *buf, const struct record *record)
{
    const struct attribution *source = &record->claim->source;
    if (!source->text.len) {
        json_null(buf, "source");
        return;
    }
    struct str name = record->source ? record->source->name : source->text;
    json_open(buf, "source", '{');
    json_str(buf, "text", source->text);
    json_str(buf, "name", name);
    json_text(buf, "kind", source_kind_name(source->kind));
    json_str_or_null(buf, "side", source->side);
    if (source->via.len) json_str(buf, "via", source->via);
    json_close(buf, '}');
}

/* The dates that this report tells go before those of other reports. */
static struct date event_start(const struct record *record)
{
    const struct event *mention = record->mention;
    if (date_is_known(mention->start) || date_is_known(mention->end) ||
        !record->event)
        return mention->start;
    return record->event->start;
}

static struct date event_end(const struct record *record)
{
    const struct event *mention = record->mention;
    if (date_is_known(mention->start) || date_is_known(mention->end) ||
        !record->event)
        return mention->end;
    return record->event->end;
}

static struct str event_id(const struct record *record)
{
    return record->event ? record->event->id : record->mention->id;
}

static struct str event_parent(const struct record *record)
{
    const struct linked *linked = record->book->linked;
    if (record->event && record->event->parent >= 0)
        return linked->events[record->event->parent].id;
    return STR("");
}

static void write_event(struct buf *buf, const struct record *record)
{
    json_open(buf, "event", '{');
    json_str(buf, "id", event_id(record));
    json_text(buf, "type", event_type_name(record->mention->type));
    json_str_or_null(buf, "place", record->mention->place);
    json_date(buf, "start", event_start(record));
    json_date(buf, "end", event_end(record));
    json_str_or_null(buf, "parent", event_parent(record));
    json_close(buf, '}');
}

/* Does it stand in the record's title, and not in its text? Offsets count
 * into the one or the other, as it was given. */
static bool is_in_title(const struct record *record, struct span span)
{
    return span.start < record->reading->report->before;
}

static struct span given_span(const struct record *record, struct span span)
{
    uint32_t before = record->reading->report->before;
    if (is_in_title(record, span)) before = 0;
    return (struct span){ span.start - before, span.end - before };
}

/* Those of the same field as the quote. */
static void write_mentions(struct buf *buf, const struct record *record)
{
    const struct claim *claim = record->claim;
    bool title = is_in_title(record, claim->quote);
    json_open(buf, "mentions", '[');
    for (size_t i = 0; i < claim->n_mentions; i++) {
        if (is_in_title(record, claim->mentions[i]) != title) continue;
        struct span span = given_span(record, claim->mentions[i]);
        json_open(buf, NULL, '[');
        json_number(buf, NULL, span.start);
        json_number(buf, NULL, span.end);
        json_close(buf, ']');
    }
    json_close(buf, ']');
}

static struct str claim_id(struct arena *arena, uint32_t id)
{
    struct buf buf;
    buf_open(&buf, arena);
    if (id) buf_number(&buf, id);
    return buf_view(&buf);
}

static void write_object(struct out *out, const struct record *record)
{
    struct buf *buf = &out->buf;
    const struct claim *claim = record->claim;
    struct span quote = given_span(record, claim->quote);
    row_begin(out);
    json_str(buf, "doc", record->doc);
    json_str(buf, "id", claim_id(out->arena, claim->id));
    json_text(buf, "harm", harm_name(claim->harm));
    json_bound(buf, "lo", claim->lo);
    json_bound(buf, "hi", claim->hi);
    json_text(buf, "qualifier", qualifier_name(claim->qualifier));
    write_group(buf, claim);
    write_source(buf, record);
    json_text(buf, "stance", stance_name(claim->stance));
    json_text(buf, "scope", scope_name(claim->scope));
    write_event(buf, record);
    json_date(buf, "as_of", claim->as_of);
    json_str_or_null(buf, "part_of", claim_id(out->arena, claim->part_of));
    json_str(buf, "quote", slice_text(record, claim->quote));
    json_str(buf, "sentence", slice_text(record, claim->sentence));
    if (is_in_title(record, claim->quote)) json_text(buf, "field", "title");
    json_number(buf, "start", quote.start);
    json_number(buf, "end", quote.end);
    write_mentions(buf, record);
    buf_format(buf, ", \"confidence\": %.3f", claim->confidence);
    row_end(out);
}

/* ---- as rows ------------------------------------------------------------- */

static const struct column claim_columns[] = {
    { "doc", NULL, false, false },
    { "id", NULL, false, false },
    { NULL, "Claim", false, false },
    { "harm", "Harm", false, false },
    { NULL, "Number", false, true },
    { "lo", NULL, false, false },
    { "hi", NULL, false, false },
    { "qualifier", NULL, false, false },
    { NULL, "Who", false, true },
    { "role", NULL, false, false },
    { "side", NULL, false, false },
    { "group", NULL, false, false },
    { "unit", NULL, false, false },
    { "name", NULL, false, false },
    { "source", "On whose word", false, true },
    { "source_name", NULL, false, false },
    { "source_kind", NULL, false, false },
    { "source_side", NULL, false, false },
    { "stance", NULL, false, false },
    { "scope", NULL, false, false },
    { "event", NULL, false, false },
    { "event_type", NULL, false, false },
    { "place", NULL, false, false },
    { "event_start", NULL, false, false },
    { "event_end", NULL, false, false },
    { "as_of", NULL, false, false },
    { "part_of", NULL, false, false },
    { "quote", NULL, false, false },
    { "sentence", "Sentence", false, true },
    { "field", NULL, false, false },
    { "start", NULL, false, false },
    { "end", NULL, false, false },
    { "confidence", NULL, false, false },
};
enum { N_CLAIM_COLUMNS = sizeof claim_columns / sizeof *claim_columns };

static void add_number(struct grid *grid, const struct record *record)
{
    const struct claim *claim = record->claim;
    struct buf words, address;
    buf_open(&words, grid->out->arena);
    buf_open(&address, grid->out->arena);
    buf_str(&address, record->doc);
    buf_format(&address, "#%u", (unsigned)claim->id);
    word_claim(&words, claim);
    grid_text(grid, record->doc);
    grid_number(grid, claim->id);
    grid_text(grid, buf_view(&address));
    grid_text(grid, str_from(harm_name(claim->harm)));
    grid_text(grid, buf_view(&words));
    grid_bound(grid, claim->lo);
    grid_bound(grid, claim->hi);
    grid_text(grid, str_from(qualifier_name(claim->qualifier)));
}

static void add_group(struct grid *grid, const struct claim *claim)
{
    struct buf words;
    buf_open(&words, grid->out->arena);
    word_group(&words, claim->role, claim->unit, claim->side);
    grid_text(grid, buf_view(&words));
    grid_text(grid, str_from(role_name(claim->role)));
    grid_text(grid, claim->side);
    grid_text(grid, claim->group);
    grid_text(grid, str_from(unit_name(claim->unit)));
    grid_text(grid, claim->name);
}

static void add_source(struct grid *grid, const struct record *record)
{
    const struct claim *claim = record->claim;
    bool told = claim->source.text.len > 0;
    struct str name = record->source && told ? record->source->name : STR("");
    const char *kind = told ? source_kind_name(claim->source.kind) : "";
    grid_text(grid, claim->source.text);
    grid_text(grid, name);
    grid_text(grid, str_from(kind));
    grid_text(grid, claim->source.side);
    grid_text(grid, str_from(stance_name(claim->stance)));
    grid_text(grid, str_from(scope_name(claim->scope)));
}

static void add_event(struct grid *grid, const struct record *record)
{
    grid_text(grid, event_id(record));
    grid_text(grid, str_from(event_type_name(record->mention->type)));
    grid_text(grid, record->mention->place);
    grid_date(grid, event_start(record));
    grid_date(grid, event_end(record));
}

static void add_place(struct grid *grid, const struct record *record)
{
    const struct claim *claim = record->claim;
    struct span quote = given_span(record, claim->quote);
    struct buf confidence;
    buf_open(&confidence, grid->out->arena);
    buf_format(&confidence, "%.3f", claim->confidence);
    grid_date(grid, claim->as_of);
    grid_text(grid, claim_id(grid->out->arena, claim->part_of));
    grid_text(grid, slice_text(record, claim->quote));
    grid_text(grid, slice_text(record, claim->sentence));
    grid_text(grid,
              is_in_title(record, claim->quote) ? STR("title") : STR("text"));
    grid_number(grid, quote.start);
    grid_number(grid, quote.end);
    grid_text(grid, buf_view(&confidence));
}

void out_export(struct out *out, const struct out_book *book)
{
    out_claims(out, book);
}

void out_claims(struct out *out, const struct out_book *book)
{
    struct grid grid;
    bool rows = out->format == OUT_TABLE || out->format == OUT_CSV;
    grid_open(&grid, out, claim_columns, N_CLAIM_COLUMNS);
    rows_begin(out);
    for (uint32_t r = 0; r < book->n_readings; r++) {
        for (uint32_t c = 0; c < book->readings[r]->n_claims; c++) {
            struct record record = take_record(book, r, c);
            if (!rows) {
                write_object(out, &record);
                continue;
            }
            add_number(&grid, &record);
            add_group(&grid, record.claim);
            add_source(&grid, &record);
            add_event(&grid, &record);
            add_place(&grid, &record);
        }
    }
    if (rows)
        grid_write(&grid);
    else
        rows_end(out);
}
