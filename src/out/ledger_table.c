/* The ledger of an event and its parts, figure by figure.
 *
 * For people: the number first, then whom it befell, on whose word, as of
 * when, and the sentence; below it what it replaced and who says otherwise.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/brief.h"
#include "out/json_out.h"
#include "out/passage.h"

enum { NUMBER_AT = 9, PEOPLE_AT = 30, NARROW = 80 };

/* Where the text of a figure begins: behind the number, or below it. */
static size_t text_at(const struct out *out)
{
    return out->width < NARROW ? NUMBER_AT : PEOPLE_AT;
}

/* ---- one figure ---------------------------------------------------------- */

static void put_line(struct out *out, const struct out_ledger *ledger,
                     uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct str bounds = word_figure(out->arena, ledger->ledger, figure);
    struct buf number, people;
    buf_open(&number, out->arena);
    buf_open(&people, out->arena);
    word_figure_number(&number, ledger, index);
    word_group(&people, figure->role, figure->unit, figure->side);
    passage_column(out, 2, STR(""), STYLE_PLAIN);
    passage_column(out, NUMBER_AT - 2, buf_view(&number), STYLE_DIM);
    size_t at = NUMBER_AT + passage_column(out, text_at(out) - NUMBER_AT,
                                           bounds, STYLE_BOLD);
    table_wrap(out, buf_view(&people), at, text_at(out), STYLE_PLAIN);
}

static void put_standing(struct out *out, const struct out_ledger *ledger,
                         const struct figure *figure)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    if (figure->best_entry < ledger->ledger->n_entries) {
        const struct entry *entry = lookup_entry(ledger, figure->best_entry);
        passage_source(&buf, ledger, entry);
        buf_text(&buf, "; ");
    }
    buf_number(&buf, figure->independent);
    buf_text(&buf, figure->independent == 1 ? " independent source"
                                            : " independent sources");
    if (figure->grade.len) {
        buf_text(&buf, "; ");
        buf_str(&buf, figure->grade);
    }
    passage_line(out, text_at(out), buf_view(&buf), STYLE_PLAIN);
    if (figure->best_entry < ledger->ledger->n_entries)
        passage_sentence(out, ledger, lookup_entry(ledger, figure->best_entry),
                         text_at(out));
}

/* A floor that a narrower group lays is told with that group. */
static void put_floor(struct out *out, const struct out_ledger *ledger,
                      const struct figure *figure)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    buf_text(&buf, "derived: ");
    word_floor(&buf, ledger, figure, false);
    passage_line(out, text_at(out), buf_view(&buf), STYLE_PLAIN);
}

/* What follows from other figures, where that says more than its own claims.
 */
static void put_limits(struct out *out, const struct out_ledger *ledger,
                       const struct figure *figure)
{
    struct buf buf;
    buf_open(&buf, out->arena);
    if (!word_limits(&buf, ledger, figure)) return;
    passage_line(out, text_at(out), buf_view(&buf), STYLE_PLAIN);
}

/* What stands beside the figure, or stood there before. */
static void put_rest(struct out *out, const struct out_ledger *ledger,
                     const struct figure *figure)
{
    static const char *const heads[] = {
        [ENTRY_CURRENT] = "also: ",    [ENTRY_SUPERSEDED] = "superseded: ",
        [ENTRY_REPEAT] = "repeated: ", [ENTRY_DENIED] = "denied: ",
        [ENTRY_LATER] = NULL,          [ENTRY_ASIDE] = "beside it: ",
        [ENTRY_STALE] = "stale: ",
    };
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        for (size_t j = lineage->n; j-- > 0;) {
            uint8_t state = lineage->states[j];
            struct buf buf;
            if (lineage->entries[j] == figure->best_entry || !heads[state])
                continue;
            buf_open(&buf, out->arena);
            buf_text(&buf, heads[state]);
            passage_claim(&buf, ledger,
                          lookup_entry(ledger, lineage->entries[j]));
            passage_line(out, text_at(out), buf_view(&buf),
                         state == ENTRY_CURRENT || state == ENTRY_DENIED
                             ? STYLE_PLAIN
                             : STYLE_DIM);
        }
    }
}

static void put_harm(struct out *out, unsigned harm)
{
    char name[32] = { 0 };
    struct str from = str_from(harm_name(harm));
    for (size_t i = 0; i < from.len && i + 1 < sizeof name; i++)
        name[i] = from.at[i];
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = (char)(name[0] - 32);
    passage_line(out, 2, str_from(name), STYLE_BOLD);
}

static void put_figures(struct out *out, const struct out_ledger *ledger,
                        uint32_t event)
{
    const struct ledger *from = ledger->ledger;
    uint8_t harm = HARM_COUNT;
    for (uint32_t i = 0; i < from->n_figures; i++) {
        const struct figure *figure = &from->figures[i];
        if (figure->event != event || !lookup_is_held(figure)) continue;
        buf_char(&out->buf, '\n');
        if (figure->harm != harm) put_harm(out, figure->harm);
        harm = figure->harm;
        put_line(out, ledger, i);
        if (figure->derived)
            put_floor(out, ledger, figure);
        else
            put_standing(out, ledger, figure);
        put_limits(out, ledger, figure);
        put_rest(out, ledger, figure);
    }
}

static void put_findings(struct out *out, const struct out_ledger *ledger,
                         uint32_t event)
{
    const struct ledger *from = ledger->ledger;
    bool first = true;
    for (size_t i = 0; i < from->n_findings; i++) {
        const struct finding *finding = &from->findings[i];
        if (finding->event != event) continue;
        if (first && !out->brief) {
            buf_char(&out->buf, '\n');
            passage_line(out, 2, STR("What follows"), STYLE_BOLD);
        }
        first = false;
        passage_finding(out, ledger, finding);
    }
}

static void draw_event(struct out *out, const struct out_ledger *ledger,
                       uint32_t event)
{
    bool any = lookup_has_any(ledger->ledger, event);
    bool asked =
        date_is_known(ledger->as_of) || date_is_known(ledger->known_on);
    if (out->brief)
        brief_event(out, ledger, event);
    else
        passage_event(out, ledger, event);
    if (out->brief)
        brief_figures(out, ledger, event);
    else
        put_figures(out, ledger, event);
    put_findings(out, ledger, event);
    if (!any)
        passage_line(out, 2,
                     asked ? STR("No figure is held by then.")
                           : STR("No figure is held."),
                     STYLE_PLAIN);
}

/* Events of the ledger that have figures, and the one that was asked for. */
static void draw_events(struct out *out, const struct out_ledger *ledger)
{
    const struct out_book *book = ledger->book;
    for (size_t i = 0; i < book->linked->n_events; i++) {
        uint32_t event = book->order[i];
        bool asked = event == ledger->event && !out->many;
        if (!lookup_below(book, event, ledger->event) ||
            (!asked && !lookup_has_any(ledger->ledger, event)))
            continue;
        if (out->n_rows++) buf_char(&out->buf, '\n');
        draw_event(out, ledger, event);
    }
}

static void draw(struct out *out, const struct out_ledger *ledger)
{
    rows_begin(out);
    if (!ledger) {
        buf_text(&out->buf, "The book holds no event yet.\n");
        return;
    }
    draw_events(out, ledger);
    if (out->many) loss_put(out, ledger, false);
    if (out->more) return;
    if (out->n_rows) buf_char(&out->buf, '\n');
    passage_method(out, ledger);
    if (!out->many) loss_put(out, ledger, false);
}

/* ---- as objects and rows ------------------------------------------------- */

static void write_claims(struct buf *buf, const struct out_ledger *ledger,
                         const struct figure *figure)
{
    json_open(buf, "claims", '[');
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        for (size_t j = 0; j < lineage->n; j++) {
            if (lineage->states[j] == ENTRY_LATER) continue;
            json_open(buf, NULL, '{');
            passage_members(buf, ledger,
                            lookup_entry(ledger, lineage->entries[j]),
                            word_state(lineage->states[j]));
            json_close(buf, '}');
        }
    }
    json_close(buf, ']');
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
    write_claims(buf, ledger, figure);
    row_end(out);
}

static void write_objects(struct out *out, const struct out_ledger *ledger)
{
    const struct ledger *from = ledger->ledger;
    size_t n = 0;
    const uint32_t *figures = lookup_figures(out->arena, ledger, &n);
    for (size_t i = 0; i < n; i++) write_figure(out, ledger, figures[i]);
    for (size_t i = 0; i < from->n_findings; i++)
        if (lookup_below(ledger->book, from->findings[i].event, ledger->event))
            passage_finding_object(out, ledger, &from->findings[i]);
    loss_put(out, ledger, false);
}

static const struct column figure_columns[] = {
    { "figure", NULL, false, false }, { "event", NULL, false, false },
    { "harm", NULL, false, false },   { "role", NULL, false, false },
    { "side", NULL, false, false },   { "unit", NULL, false, false },
    { "low", NULL, false, false },    { "best", NULL, false, false },
    { "high", NULL, false, false },   { "independent", NULL, false, false },
    { "source", NULL, false, false }, { "as_of", NULL, false, false },
    { "claim", NULL, false, false },  { "method", NULL, false, false },
    { "rule", NULL, false, false },   { "sentence", NULL, false, false },
};
enum { N_FIGURE_COLUMNS = sizeof figure_columns / sizeof *figure_columns };

static void add_figure(struct grid *grid, const struct out_ledger *ledger,
                       uint32_t index)
{
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf number;
    buf_open(&number, grid->out->arena);
    word_figure_number(&number, ledger, index);
    grid_text(grid, buf_view(&number));
    grid_text(grid, ledger->book->linked->events[figure->event].id);
    grid_text(grid, str_from(harm_name(figure->harm)));
    grid_text(grid, str_from(role_name(figure->role)));
    grid_text(grid, figure->side);
    grid_text(grid, str_from(unit_name(figure->unit)));
    grid_bound(grid, figure->low);
    grid_bound(grid, figure->best);
    grid_bound(grid, figure->high);
    grid_number(grid, figure->independent);
}

static void add_evidence(struct grid *grid, const struct out_ledger *ledger,
                         const struct figure *figure)
{
    const struct entry *entry = NULL;
    struct buf address;
    buf_open(&address, grid->out->arena);
    if (figure->best_entry < ledger->ledger->n_entries)
        entry = lookup_entry(ledger, figure->best_entry);
    if (entry) word_address(&address, ledger->book, entry);
    grid_text(grid, entry ? word_source(ledger->book, entry) : STR(""));
    grid_date(grid, entry ? entry->as_of : (struct date){ 0 });
    grid_text(grid, buf_view(&address));
    grid_text(grid, ledger->ledger->method);
    grid_text(grid, figure->rule);
    grid_text(grid, entry ? word_sentence(entry) : STR(""));
}

static void write_rows(struct out *out, const struct out_ledger *ledger)
{
    struct grid grid;
    size_t n = 0;
    const uint32_t *figures =
        ledger ? lookup_figures(out->arena, ledger, &n) : NULL;
    grid_open(&grid, out, figure_columns, N_FIGURE_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        add_figure(&grid, ledger, figures[i]);
        add_evidence(&grid, ledger, &ledger->ledger->figures[figures[i]]);
    }
    grid_write(&grid);
}

void out_ledger(struct out *out, const struct out_ledger *ledger)
{
    switch (out->format) {
    case OUT_TABLE: draw(out, ledger); break;
    case OUT_CSV: write_rows(out, ledger); break;
    default:
        rows_begin(out);
        if (ledger) write_objects(out, ledger);
        rows_end(out);
    }
}
