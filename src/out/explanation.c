/* Everything behind a figure or a claim: sentences, reports, offsets, who
 * says so, why it was linked, and what follows from it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"
#include "out/passage.h"

enum { LABEL_AT = 2, TEXT_AT = 14 };

static void put_pair(struct out *out, const char *label, struct str text)
{
    if (!text.len) return;
    table_blanks(out, LABEL_AT);
    passage_column(out, TEXT_AT - LABEL_AT, str_from(label), STYLE_DIM);
    table_wrap(out, text, TEXT_AT, TEXT_AT, STYLE_PLAIN);
}

static const struct event_link *event_link_of(const struct out_ledger *ledger,
                                              const struct entry *entry)
{
    return out_event_link(ledger->book->linked,
                          lookup_reading(ledger->book, entry),
                          entry->claim->event);
}

static const struct source_link *source_link_of(const struct out_ledger *ledger,
                                                const struct entry *entry)
{
    uint32_t reading = lookup_reading(ledger->book, entry);
    uint32_t claim = entry->key - ledger->book->first_entry[reading];
    return out_source_link(ledger->book->linked, reading, claim);
}

/* How a claim stands in its figure. */
struct stand {
    const char *part;  /* of the explanation: "rests on", "weighed", ... */
    const char *state; /* NULL = in no figure */
    struct str reason; /* why it stands so */
    struct str beside; /* why another claim is the best */
    struct str shadow; /* why its source is no origin of its own */
    bool clash;        /* it cannot be true together with others */
};

static struct stand take_stand(const struct out_ledger *ledger,
                               const struct lineage *lineage, size_t at)
{
    struct stand stand = { .state = word_state(lineage->states[at]),
                           .reason = lineage->reasons[at] };
    stand.clash = ledger->ledger->clashes[lineage->entries[at]];
    if (lineage->current != (int32_t)at) return stand;
    stand.beside = lineage->outdone;
    stand.shadow = lineage->shadow;
    return stand;
}

/* False when the entry of the ledger is not in the figure. */
static bool seek_stand(const struct out_ledger *ledger,
                       const struct figure *figure, uint32_t entry,
                       struct stand *out)
{
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        for (size_t j = 0; j < lineage->n; j++) {
            if (lineage->entries[j] != entry) continue;
            *out = take_stand(ledger, lineage, j);
            return true;
        }
    }
    return false;
}

/* ---- one claim ----------------------------------------------------------- */

static void put_head(struct out *out, const struct out_ledger *ledger,
                     const struct entry *entry, const struct stand *stand)
{
    const struct claim *claim = entry->claim;
    struct buf buf;
    buf_open(&buf, out->arena);
    word_address(&buf, ledger->book, entry);
    buf_text(&buf, "  ");
    word_claim(&buf, claim);
    buf_text(&buf, " ");
    buf_text(&buf, harm_name(claim->harm));
    buf_text(&buf, ": ");
    word_group(&buf, claim->role, claim->unit, claim->side);
    passage_line(out, 0, buf_view(&buf), STYLE_BOLD);
    buf_open(&buf, out->arena);
    if (stand->state) buf_format(&buf, "%s, ", stand->state);
    buf_format(&buf, "%s, %s, confidence %.2f", stance_name(claim->stance),
               scope_name(claim->scope), claim->confidence);
    put_pair(out, "standing", buf_view(&buf));
    put_pair(out, "because", stand->reason);
    put_pair(out, "not best", stand->beside);
    put_pair(out, "no origin", stand->shadow);
    if (stand->clash)
        put_pair(out, "clash",
                 STR("cannot be true together with others; nothing is "
                     "concluded from it"));
}

static void put_report(struct out *out, const struct out_ledger *ledger,
                       const struct entry *entry)
{
    const struct report *report = entry->reading->report;
    char room[DATE_ROOM];
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_str(&buf, ledger->book->handles[lookup_reading(ledger->book, entry)]);
    if (report->title.len) {
        buf_text(&buf, ": ");
        buf_str(&buf, report->title);
    }
    if (report->publisher.len) {
        buf_text(&buf, ", ");
        buf_str(&buf, report->publisher);
    }
    if (date_is_known(entry->known_on)) {
        buf_text(&buf, ", ");
        buf_str(&buf, date_format(entry->known_on, room));
        if (entry->reading->published_implied)
            buf_text(&buf, " (implied by its text)");
    }
    put_pair(out, "report", buf_view(&buf));
    put_pair(out, "address", report->url);
}

static void put_span(struct buf *buf, struct span span)
{
    buf_format(buf, "%u to %u", (unsigned)span.start, (unsigned)span.end);
}

static void put_quote(struct out *out, const struct out_ledger *ledger,
                      const struct entry *entry)
{
    const struct claim *claim = entry->claim;
    struct buf buf;
    buf_open(&buf, out->arena);
    word_quoted(&buf, word_sentence(entry));
    put_pair(out, "sentence", buf_view(&buf));
    buf_open(&buf, out->arena);
    buf_text(&buf, "“");
    buf_str(&buf, word_quote(entry));
    buf_text(&buf, "”, bytes ");
    put_span(&buf, claim->quote);
    for (size_t i = 0; i < claim->n_mentions; i++) {
        buf_text(&buf, i ? ", " : "; again at ");
        put_span(&buf, claim->mentions[i]);
    }
    put_pair(out, "quote", buf_view(&buf));
    buf_open(&buf, out->arena);
    if (claim->part_of)
        buf_format(&buf, "claim %u of the same report",
                   (unsigned)claim->part_of);
    put_pair(out, "part of", buf_view(&buf));
    (void)ledger;
}

static void put_links(struct out *out, const struct out_ledger *ledger,
                      const struct entry *entry)
{
    const struct event_link *event = event_link_of(ledger, entry);
    const struct source_link *source = source_link_of(ledger, entry);
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_str(&buf, word_source(ledger->book, entry));
    if (entry->claim->source.text.len) {
        buf_text(&buf, ", in the report “");
        buf_str(&buf, entry->claim->source.text);
        buf_text(&buf, "”");
    }
    if (source && source->reason.len) {
        buf_text(&buf, "; ");
        buf_str(&buf, source->reason);
    }
    put_pair(out, "source", buf_view(&buf));
    if (!event) return;
    buf_open(&buf, out->arena);
    buf_str(&buf, ledger->book->linked->events[event->event].name);
    if (event->reason.len) {
        buf_text(&buf, "; ");
        buf_str(&buf, event->reason);
    }
    put_pair(out, "event", buf_view(&buf));
}

static void draw_claim(struct out *out, const struct out_ledger *ledger,
                       const struct entry *entry, const struct stand *stand)
{
    put_head(out, ledger, entry, stand);
    put_quote(out, ledger, entry);
    put_report(out, ledger, entry);
    put_links(out, ledger, entry);
    char room[DATE_ROOM];
    put_pair(out, "as of", date_format(entry->as_of, room));
}

static void write_claim(struct out *out, const struct out_ledger *ledger,
                        const struct entry *entry, const struct stand *stand)
{
    const struct claim *claim = entry->claim;
    const struct event_link *event = event_link_of(ledger, entry);
    const struct source_link *source = source_link_of(ledger, entry);
    const struct linked *linked = ledger->book->linked;
    struct buf *buf = &out->buf;
    row_begin(out);
    if (stand->part) json_text(buf, "part", stand->part);
    passage_members(buf, ledger, entry, stand->state);
    json_str_or_null(buf, "reason", stand->reason);
    json_str_or_null(buf, "not_best", stand->beside);
    json_str_or_null(buf, "no_origin", stand->shadow);
    json_bool(buf, "clash", stand->clash);
    json_text(buf, "harm", harm_name(claim->harm));
    json_text(buf, "role", role_name(claim->role));
    json_str_or_null(buf, "side", claim->side);
    json_text(buf, "stance", stance_name(claim->stance));
    json_number(buf, "start", claim->quote.start);
    json_number(buf, "end", claim->quote.end);
    json_number(buf, "sentence_start", claim->sentence.start);
    json_number(buf, "sentence_end", claim->sentence.end);
    json_number(buf, "part_of", claim->part_of);
    json_str_or_null(buf, "title", entry->reading->report->title);
    json_str_or_null(buf, "publisher", entry->reading->report->publisher);
    json_str_or_null(buf, "url", entry->reading->report->url);
    json_str_or_null(buf, "source_text", claim->source.text);
    json_str_or_null(buf, "source_reason", source ? source->reason : STR(""));
    json_str_or_null(buf, "event",
                     event ? linked->events[event->event].id : STR(""));
    json_str_or_null(buf, "event_reason", event ? event->reason : STR(""));
    buf_format(buf, ", \"confidence\": %.3f", claim->confidence);
    row_end(out);
}

static const struct column claim_columns[] = {
    { "claim", NULL, false, false },  { "state", NULL, false, false },
    { "reason", NULL, false, false }, { "harm", NULL, false, false },
    { "lo", NULL, false, false },     { "hi", NULL, false, false },
    { "source", NULL, false, false }, { "as_of", NULL, false, false },
    { "quote", NULL, false, false },  { "sentence", NULL, false, false },
    { "start", NULL, false, false },  { "end", NULL, false, false },
};
enum { N_COLUMNS = sizeof claim_columns / sizeof *claim_columns };

static void add_claim(struct grid *grid, const struct out_ledger *ledger,
                      const struct entry *entry, const struct stand *stand)
{
    struct buf address;
    buf_open(&address, grid->out->arena);
    word_address(&address, ledger->book, entry);
    grid_text(grid, buf_view(&address));
    grid_text(grid, str_from(stand->state));
    grid_text(grid, stand->reason.len ? stand->reason : stand->beside);
    grid_text(grid, str_from(harm_name(entry->claim->harm)));
    grid_bound(grid, entry->claim->lo);
    grid_bound(grid, entry->claim->hi);
    grid_text(grid, word_source(ledger->book, entry));
    grid_date(grid, entry->as_of);
    grid_text(grid, word_quote(entry));
    grid_text(grid, word_sentence(entry));
    grid_number(grid, entry->claim->quote.start);
    grid_number(grid, entry->claim->quote.end);
}

static void put_claim(struct grid *grid, const struct out_ledger *ledger,
                      const struct entry *entry, const struct stand *stand)
{
    struct out *out = grid->out;
    if (out->format == OUT_TABLE) {
        buf_char(&out->buf, '\n');
        draw_claim(out, ledger, entry, stand);
    } else if (out->format == OUT_CSV) {
        add_claim(grid, ledger, entry, stand);
    } else {
        write_claim(out, ledger, entry, stand);
    }
}

/* ---- figures ------------------------------------------------------------- */

static void put_figure_head(struct out *out, const struct out_ledger *ledger,
                            uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf buf;
    passage_event(out, ledger, figure->event);
    buf_char(&out->buf, '\n');
    buf_open(&buf, out->arena);
    buf_text(&buf, "Figure ");
    word_figure_number(&buf, ledger, index);
    buf_text(&buf, ", ");
    buf_text(&buf, harm_name(figure->harm));
    buf_text(&buf, ": ");
    word_group(&buf, figure->role, figure->unit, figure->side);
    buf_text(&buf, ": ");
    buf_str(&buf, word_figure(out->arena, ledger->ledger, figure));
    passage_line(out, 0, buf_view(&buf), STYLE_BOLD);
    put_pair(out, "method", ledger->ledger->method);
    put_pair(out, "rule", figure->rule);
    put_pair(out, "grade", figure->grade);
    buf_open(&buf, out->arena);
    if (figure->derived)
        word_floor(&buf, ledger, figure, false);
    else
        buf_format(&buf, "%u independent", (unsigned)figure->independent);
    put_pair(out, figure->derived ? "derived" : "sources", buf_view(&buf));
    buf_open(&buf, out->arena);
    if (word_limits(&buf, ledger, figure))
        put_pair(out, "together", buf_view(&buf));
}

/* Does it follow from any claim of a figure or, without one, from a claim? */
static bool rests_on(const struct out_ledger *ledger,
                     const struct finding *finding, const struct figure *figure,
                     uint32_t key)
{
    struct stand stand;
    for (size_t i = 0; i < finding->n_entries + finding->n_like; i++) {
        uint32_t entry = lookup_nth(finding, i);
        bool rests = figure ? seek_stand(ledger, figure, entry, &stand)
                            : ledger->ledger->entries[entry].key == key;
        if (rests) return true;
    }
    return false;
}

static void put_findings(struct out *out, const struct out_ledger *ledger,
                         const struct figure *figure, uint32_t key)
{
    const struct ledger *from = ledger->ledger;
    bool first = true;
    for (size_t i = 0; i < from->n_findings; i++) {
        if (!rests_on(ledger, &from->findings[i], figure, key)) continue;
        if (out->format == OUT_CSV) continue;
        if (out->format != OUT_TABLE) {
            passage_finding_object(out, ledger, &from->findings[i]);
            continue;
        }
        if (first) {
            buf_char(&out->buf, '\n');
            passage_line(out, 0, STR("What follows"), STYLE_BOLD);
        }
        first = false;
        passage_finding(out, ledger, &from->findings[i]);
    }
}

enum part { PART_BEST, PART_WEIGHED, PART_ASIDE };

/* Is the claim in this part of the explanation? */
static bool is_in(const struct figure *figure, const struct lineage *lineage,
                  size_t at, enum part part)
{
    bool best = lineage->entries[at] == figure->best_entry;
    bool current = lineage->states[at] == ENTRY_CURRENT;
    if (lineage->states[at] == ENTRY_LATER) return false;
    if (best) return part == PART_BEST;
    return part == (current ? PART_WEIGHED : PART_ASIDE);
}

/* The claim that the figure rests on; what was weighed beside it; the rest,
 * newest first. */
static void put_claims(struct grid *grid, const struct out_ledger *ledger,
                       const struct figure *figure, enum part part)
{
    static const char *const heads[] = { "It rests on", "Weighed beside it",
                                         "Set aside" };
    static const char *const parts[] = { "rests on", "weighed", "set aside" };
    bool first = grid->out->format == OUT_TABLE;
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        for (size_t j = lineage->n; j-- > 0;) {
            if (!is_in(figure, lineage, j, part)) continue;
            struct stand stand = take_stand(ledger, lineage, j);
            stand.part = parts[part];
            if (first) {
                buf_char(&grid->out->buf, '\n');
                passage_line(grid->out, 0, str_from(heads[part]), STYLE_BOLD);
            }
            first = false;
            put_claim(grid, ledger, lookup_entry(ledger, lineage->entries[j]),
                      &stand);
        }
    }
}

/* Claims of other figures, from which it follows that there are more, or not
 * so many. */
static void put_others(struct grid *grid, const struct out_ledger *ledger,
                       const struct figure *figure, const uint32_t *entries,
                       size_t n)
{
    struct out *out = grid->out;
    struct stand stand = { 0 };
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        if (seek_stand(ledger, figure, entries[i], &stand)) continue;
        if (first && out->format == OUT_TABLE) {
            buf_char(&out->buf, '\n');
            passage_line(out, 0, STR("It follows from"), STYLE_BOLD);
        }
        first = false;
        stand = (struct stand){ .part = "follows from" };
        put_claim(grid, ledger, lookup_entry(ledger, entries[i]), &stand);
    }
}

static void write_figure(struct out *out, const struct out_ledger *ledger,
                         uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf *buf = &out->buf;
    row_begin(out);
    passage_figure(buf, ledger, index);
    json_number(buf, "independent", figure->independent);
    json_bool(buf, "derived", figure->derived);
    write_limits(buf, ledger, &figure->limits);
    row_end(out);
}

void out_explain_figure(struct out *out, const struct out_ledger *ledger,
                        uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct grid grid;
    grid_open(&grid, out, claim_columns, N_COLUMNS);
    if (out->format == OUT_TABLE) put_figure_head(out, ledger, index);
    rows_begin(out);
    if (out->format == OUT_JSON || out->format == OUT_JSONL)
        write_figure(out, ledger, index);
    put_claims(&grid, ledger, figure, PART_BEST);
    put_claims(&grid, ledger, figure, PART_WEIGHED);
    put_claims(&grid, ledger, figure, PART_ASIDE);
    if (figure->limits.lo_follows)
        put_others(&grid, ledger, figure, figure->limits.lo_entries,
                   figure->limits.n_lo);
    if (figure->limits.hi_follows)
        put_others(&grid, ledger, figure, figure->limits.hi_entries,
                   figure->limits.n_hi);
    if (out->format == OUT_CSV) grid_write(&grid);
    put_findings(out, ledger, figure, 0);
    rows_end(out);
}

/* The figure that a claim belongs to, and how it stands there. */
static struct stand find_standing(const struct out_ledger *ledger, uint32_t key,
                                  uint32_t *figure)
{
    const struct ledger *from = ledger->ledger;
    uint32_t entry = 0;
    struct stand stand = { 0 };
    while (entry < from->n_entries && from->entries[entry].key != key) entry++;
    for (uint32_t i = 0; i < from->n_figures && !stand.state; i++)
        if (seek_stand(ledger, &from->figures[i], entry, &stand)) *figure = i;
    return stand;
}

void out_explain_claim(struct out *out, const struct out_ledger *ledger,
                       uint32_t entry)
{
    uint32_t figure = UINT32_MAX;
    const struct entry *from = &ledger->book->entries[entry];
    struct stand stand = find_standing(ledger, from->key, &figure);
    struct grid grid;
    grid_open(&grid, out, claim_columns, N_COLUMNS);
    if (out->format == OUT_TABLE && stand.state)
        put_figure_head(out, ledger, figure);
    rows_begin(out);
    put_claim(&grid, ledger, from, &stand);
    if (out->format == OUT_CSV) grid_write(&grid);
    put_findings(out, ledger, NULL, from->key);
    rows_end(out);
}
