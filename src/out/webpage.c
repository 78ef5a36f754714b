/* The page about one event: its head, its figures, what follows from them,
 * and the reports it rests on.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/webpage.h"

#include "out/template.h"

enum { PERCENT = 100, OPEN_ROOM = 4 };

struct buf webpage_words(const struct webpage *webpage)
{
    struct buf buf;
    buf_open(&buf, webpage->arena);
    return buf;
}

void webpage_left_out(const struct webpage *webpage, struct tree *item,
                      const char *name, size_t n)
{
    struct buf words = webpage_words(webpage);
    if (n) word_number(&words, (int64_t)n);
    tree_text(item, name, buf_view(&words));
}

static void add_date(const struct webpage *webpage, struct tree *item,
                     const char *name, struct date date)
{
    char *room = arena_alloc(webpage->arena, DATE_ROOM);
    tree_text(item, name, date_format(date, room));
}

/* "Killed" */
static struct str word_harm(const struct webpage *webpage, unsigned harm)
{
    struct str from = str_from(harm_name(harm));
    char *copy = arena_copy(webpage->arena, from.at, from.len);
    if (copy[0] >= 'a' && copy[0] <= 'z') copy[0] = (char)(copy[0] - 32);
    return (struct str){ copy, from.len };
}

static struct str word_people(const struct webpage *webpage,
                              const struct figure *figure)
{
    struct buf words = webpage_words(webpage);
    word_group(&words, figure->role, figure->unit, figure->side);
    return buf_view(&words);
}

/* ---- one figure ---------------------------------------------------------- */

static void add_bound(const struct webpage *webpage, struct tree *item,
                      const char *name, int64_t bound)
{
    struct buf words = webpage_words(webpage);
    if (bound >= 0) word_number(&words, bound);
    tree_text(item, name, buf_view(&words));
}

static void add_bounds(const struct webpage *webpage, struct tree *item,
                       const struct ledger *ledger, const struct figure *figure)
{
    bool vague = word_is_vague(ledger, figure);
    tree_flag(item, "vague", vague);
    tree_flag(item, "numberless",
              !vague && figure->low < 0 && figure->best < 0 &&
                  figure->high < 0);
    add_bound(webpage, item, "low", vague ? OPEN_BOUND : figure->low);
    add_bound(webpage, item, "best", vague ? OPEN_BOUND : figure->best);
    add_bound(webpage, item, "high", vague ? OPEN_BOUND : figure->high);
    tree_flag(item, "ranged",
              !vague && figure->low >= 0 && figure->high > figure->low);
    tree_flag(item, "open", !vague && figure->high < 0 && figure->low >= 0);
}

static int64_t part_of(int64_t number, int64_t most)
{
    if (number <= 0 || most <= 0) return 0;
    return (int64_t)((double)number * PERCENT / (double)most + 0.5);
}

/* The strip beside the numbers: from low to high, in hundredths of the most
 * that is told of the harm. */
static void add_strip(struct tree *item, const struct figure *figure,
                      int64_t most, bool vague)
{
    int64_t low = part_of(figure->low, most);
    int64_t high = figure->high < 0 ? PERCENT : part_of(figure->high, most);
    tree_flag(item, "strip", !vague && (figure->low >= 0 || figure->high >= 0));
    tree_number(item, "strip_low", low);
    tree_number(item, "strip_width", high > low ? high - low : 0);
    tree_flag(item, "strip_marked", figure->best >= 0);
    tree_number(item, "strip_best", part_of(figure->best, most));
}

static const struct figure *find_like(const struct ledger *ledger,
                                      const struct figure *wanted)
{
    size_t i = lookup_first_figure(ledger, wanted->event);
    for (; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        if (figure->event != wanted->event) break;
        if (figure->harm == wanted->harm && figure->role == wanted->role &&
            figure->unit == wanted->unit &&
            str_equal(figure->side, wanted->side))
            return figure;
    }
    return NULL;
}

/* The same figure by each method. */
static void add_methods(const struct webpage *webpage, struct tree *item,
                        const struct figure *figure)
{
    static const struct figure none = { .low = OPEN_BOUND,
                                        .best = OPEN_BOUND,
                                        .high = OPEN_BOUND,
                                        .best_entry = UINT32_MAX };
    const struct out_page *page = webpage->page;
    struct tree *list = tree_list(item, "methods");
    if (figure->derived) return;
    for (size_t i = 0; i < page->n_others; i++) {
        const struct ledger *ledger = page->others[i].ledger;
        const struct figure *same = find_like(ledger, figure);
        struct tree *row = tree_add(list);
        tree_text(row, "method", ledger->method);
        tree_flag(row, "chosen",
                  str_equal(ledger->method, webpage->ledger->ledger->method));
        add_bounds(webpage, row, ledger, same ? same : &none);
        tree_text(row, "rule", same ? same->rule : STR(""));
    }
}

static void add_word(const struct webpage *webpage, struct tree *item,
                     const struct figure *figure)
{
    const struct out_ledger *ledger = webpage->ledger;
    struct buf floor = webpage_words(webpage), words = webpage_words(webpage);
    const struct entry *entry = NULL;
    if (figure->derived)
        word_floor(&floor, ledger, figure, false);
    else if (figure->best_entry < ledger->ledger->n_entries)
        entry = lookup_entry(ledger, figure->best_entry);
    buf_format(&words, "%u independent source%s", (unsigned)figure->independent,
               figure->independent == 1 ? "" : "s");
    tree_text(item, "derived", buf_view(&floor));
    tree_text(item, "standing", buf_view(&words));
    tree_text(item, "source",
              entry ? word_source(ledger->book, entry) : STR(""));
    add_date(webpage, item, "as_of", entry ? entry->as_of : (struct date){ 0 });
}

static void add_figure(struct webpage *webpage, struct tree *item,
                       uint32_t index, int64_t most)
{
    const struct out_ledger *ledger = webpage->ledger;
    const struct figure *figure = &ledger->ledger->figures[index];
    struct buf number = webpage_words(webpage);
    word_figure_number(&number, ledger, index);
    tree_text(item, "number", buf_view(&number));
    tree_text(item, "group", word_people(webpage, figure));
    tree_text(item, "in_words",
              word_figure(webpage->arena, ledger->ledger, figure));
    tree_text(item, "rule", figure->rule);
    add_bounds(webpage, item, ledger->ledger, figure);
    add_strip(item, figure, most, word_is_vague(ledger->ledger, figure));
    add_word(webpage, item, figure);
    add_methods(webpage, item, figure);
    webpage_chart(webpage, item, figure);
    webpage_claims(webpage, item, figure);
}

/* ---- one event ----------------------------------------------------------- */

static bool is_shown(const struct webpage *webpage, size_t index,
                     uint32_t event, unsigned harm)
{
    const struct figure *figure = &webpage->ledger->ledger->figures[index];
    return figure->event == event && figure->harm == harm &&
           lookup_is_held(figure);
}

static int64_t most_of(const struct webpage *webpage, uint32_t event,
                       unsigned harm)
{
    const struct ledger *ledger = webpage->ledger->ledger;
    int64_t most = 0;
    size_t i = lookup_first_figure(ledger, event);
    for (; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        if (figure->event != event) break;
        if (!is_shown(webpage, i, event, harm)) continue;
        int64_t low = figure->low;
        /* Room for what may lie beyond an open end. */
        if (figure->high < 0 && low > 0) low += low / OPEN_ROOM + 1;
        if (low > most) most = low;
        if (figure->best > most) most = figure->best;
        if (figure->high > most) most = figure->high;
    }
    return most;
}

static void add_harms(struct webpage *webpage, struct tree *item,
                      uint32_t event)
{
    const struct ledger *ledger = webpage->ledger->ledger;
    struct tree *harms = tree_list(item, "harms");
    for (unsigned harm = 0; harm < HARM_COUNT; harm++) {
        struct tree *list = NULL;
        int64_t most = most_of(webpage, event, harm);
        uint32_t i = lookup_first_figure(ledger, event);
        for (; i < ledger->n_figures; i++) {
            if (ledger->figures[i].event != event) break;
            if (!is_shown(webpage, i, event, harm)) continue;
            if (!list) {
                struct tree *row = tree_add(harms);
                tree_text(row, "harm", word_harm(webpage, harm));
                list = tree_list(row, "figures");
            }
            add_figure(webpage, tree_add(list), i, most);
        }
    }
}

static void add_findings(const struct webpage *webpage, struct tree *item,
                         uint32_t event)
{
    const struct ledger *ledger = webpage->ledger->ledger;
    struct tree *list = tree_list(item, "findings");
    size_t n = 0;
    for (size_t i = 0; i < ledger->n_findings; i++) {
        const struct finding *finding = &ledger->findings[i];
        if (finding->event != event || n++ >= PAGE_FINDINGS) continue;
        struct tree *row = tree_add(list);
        tree_text(row, "kind", str_from(word_finding(finding->kind)));
        tree_flag(row, "clash",
                  finding->kind == FINDING_CONTRADICTION ||
                      finding->kind == FINDING_SUM_FAILS);
        tree_text(row, "text", finding->text);
        struct tree *claims = tree_list(row, "behind");
        for (size_t j = 0; j < finding->n_entries + finding->n_like; j++) {
            const struct entry *entry =
                lookup_behind(webpage->ledger, finding, j);
            struct tree *claim = tree_add(claims);
            struct buf words = webpage_words(webpage);
            word_address(&words, webpage->ledger->book, entry);
            tree_text(claim, "address", buf_view(&words));
            tree_flag(claim, "linked", webpage->shown[entry->key]);
            webpage_anchor(claim, "anchor", entry);
        }
    }
    webpage_left_out(webpage, item, "findings_left_out",
                     n > PAGE_FINDINGS ? n - PAGE_FINDINGS : 0);
    tree_flag(item, "any_findings", !tree_is_empty(list));
}

static void add_event_head(const struct webpage *webpage, struct tree *item,
                           uint32_t event)
{
    const struct out_book *book = webpage->ledger->book;
    const struct linked_event *from = &book->linked->events[event];
    struct buf dates = webpage_words(webpage), sides = webpage_words(webpage);
    tree_text(item, "name", from->name);
    tree_text(item, "id", from->id);
    tree_text(item, "type", str_from(event_type_name(from->type)));
    tree_text(item, "place", from->place);
    word_dates(&dates, from->start, from->end);
    tree_text(item, "dates", buf_view(&dates));
    tree_text(item, "whole",
              from->parent >= 0 ? book->linked->events[from->parent].name
                                : STR(""));
    for (size_t i = 0; i < from->n_sides; i++) {
        if (i) buf_text(&sides, ", ");
        buf_str(&sides, from->sides[i]);
    }
    tree_text(item, "sides", buf_view(&sides));
}

static void add_event(struct webpage *webpage, struct tree *item,
                      uint32_t event)
{
    bool top = event == webpage->ledger->event;
    tree_flag(item, "top", top);
    tree_flag(item, "below", !top);
    add_event_head(webpage, item, event);
    add_harms(webpage, item, event);
}

/* Findings last: they lead to claims of all events. */
static void add_events(struct webpage *webpage, struct tree *root)
{
    const struct out_ledger *ledger = webpage->ledger;
    const struct out_book *book = ledger->book;
    struct tree *list = tree_list(root, "events");
    struct tree *items[PAGE_EVENTS + 1];
    uint32_t events[PAGE_EVENTS + 1];
    size_t n = 0;
    for (size_t i = 0; i < book->linked->n_events; i++) {
        uint32_t event = book->order[i];
        if (!lookup_below(book, event, ledger->event) ||
            !lookup_has_any(ledger->ledger, event) || n++ > PAGE_EVENTS)
            continue;
        events[n - 1] = event;
        items[n - 1] = tree_add(list);
        add_event(webpage, items[n - 1], event);
    }
    for (size_t i = 0; i < n && i <= PAGE_EVENTS; i++)
        add_findings(webpage, items[i], events[i]);
    webpage_left_out(webpage, root, "events_left_out",
                     n > PAGE_EVENTS + 1 ? n - PAGE_EVENTS - 1 : 0);
}

/* ---- the head of the page ------------------------------------------------ */

static bool is_whole(const struct figure *figure)
{
    return figure->role == ROLE_PEOPLE && figure->unit == UNIT_PERSON;
}

static bool is_of_all(const struct figure *figure)
{
    return !figure->side.len || str_is(figure->side, "both");
}

/* "Some" is a number of a kind; a harm that was only denied is not. */
static bool has_number(const struct webpage *webpage,
                       const struct figure *figure)
{
    return figure->low >= 0 || figure->best >= 0 || figure->high >= 0 ||
           word_is_vague(webpage->ledger->ledger, figure);
}

/* Does `a` stand better for its side than `b`? A number before none, all
 * people before a part of them, then the larger. */
static bool is_broader(const struct webpage *webpage, const struct figure *a,
                       const struct figure *b)
{
    const struct ledger *ledger = webpage->ledger->ledger;
    bool vague_a = word_is_vague(ledger, a), vague_b = word_is_vague(ledger, b);
    if (vague_a != vague_b) return vague_b;
    if (is_whole(a) != is_whole(b)) return is_whole(a);
    return a->best > b->best;
}

/* The figures that stand for a harm: that of all people of all sides alone,
 * where there is one; else the broadest of each side, for no side is shown
 * without the others. Returns how many. */
static size_t choose_cards(const struct webpage *webpage, unsigned harm,
                           const struct figure **out)
{
    const struct ledger *ledger = webpage->ledger->ledger;
    size_t n = 0;
    for (size_t i = 0; i < ledger->n_figures; i++) {
        const struct figure *figure = &ledger->figures[i];
        if (!is_shown(webpage, i, webpage->ledger->event, harm) ||
            !has_number(webpage, figure))
            continue;
        size_t at = 0;
        while (at < n && !str_equal(out[at]->side, figure->side)) at++;
        if (at == n || is_broader(webpage, figure, out[at])) out[at] = figure;
        if (at == n) n++;
    }
    for (size_t i = 0; i < n; i++) {
        if (!is_whole(out[i]) || !is_of_all(out[i])) continue;
        out[0] = out[i];
        return 1;
    }
    return n;
}

static bool add_card(const struct webpage *webpage, struct tree *item,
                     const struct figure *figure)
{
    tree_text(item, "group", word_people(webpage, figure));
    tree_text(item, "in_words",
              word_figure(webpage->arena, webpage->ledger->ledger, figure));
    add_bounds(webpage, item, webpage->ledger->ledger, figure);
    add_word(webpage, item, figure);
    return webpage_chart(webpage, item, figure);
}

/* Large numbers, harm by harm, for the event itself. */
static void add_cards(const struct webpage *webpage, struct tree *root)
{
    const struct figure **chosen =
        ARENA_ARRAY(webpage->arena, const struct figure *,
                    webpage->ledger->ledger->n_figures + 1);
    struct tree *list = tree_list(root, "cards");
    bool drawn = false;
    for (unsigned harm = 0; harm < HARM_COUNT; harm++) {
        size_t n = choose_cards(webpage, harm, chosen);
        if (!n) continue;
        struct tree *card = tree_add(list);
        tree_text(card, "harm", word_harm(webpage, harm));
        tree_flag(card, "several", n > 1);
        struct tree *figures = tree_list(card, "figures");
        for (size_t i = 0; i < n; i++)
            drawn |= add_card(webpage, tree_add(figures), chosen[i]);
    }
    tree_flag(root, "any_cards", !tree_is_empty(list));
    tree_flag(root, "any_drawings", drawn);
}

static void add_reports(const struct webpage *webpage, struct tree *root)
{
    const struct out_book *book = webpage->ledger->book;
    struct tree *list = tree_list(root, "reports");
    int64_t n = 0;
    for (uint32_t i = 0; i < book->n_readings; i++) {
        const struct report *report = book->readings[i]->report;
        if (!webpage->told[i]) continue;
        struct tree *row = tree_add(list);
        n++;
        tree_text(row, "handle", book->handles[i]);
        tree_text(row, "title", report->title);
        tree_text(row, "publisher", report->publisher);
        add_date(webpage, row, "published", book->readings[i]->published);
        tree_text(row, "url", webpage_address(report));
        uint32_t first = book->linked->syndication[i];
        tree_text(row, "copy_of", first == i ? STR("") : book->handles[first]);
    }
    tree_number(root, "n_reports", n);
    tree_flag(root, "one_report", n == 1);
}

enum status out_page(struct out *out, const struct out_page *page,
                     struct error *error)
{
    struct webpage webpage = { .arena = out->arena,
                               .page = page,
                               .ledger = page->ledger };
    struct tree *root = tree_open(out->arena);
    struct str text;
    if (!pack_find(page->pack, "event.html", &text))
        return error_set(error, STATUS_PACK, 0, "the pack has no event.html");
    webpage.told =
        ARENA_ARRAY(out->arena, uint8_t, page->ledger->book->n_readings + 1);
    webpage.shown =
        ARENA_ARRAY(out->arena, uint8_t, page->ledger->book->n_entries + 1);
    add_event_head(&webpage, root, page->ledger->event);
    tree_text(root, "method", page->ledger->ledger->method);
    add_date(&webpage, root, "asked_as_of", page->ledger->as_of);
    add_date(&webpage, root, "asked_known_on", page->ledger->known_on);
    tree_text(root, "version", STR(TOLLBOOK_VERSION));
    add_cards(&webpage, root);
    add_events(&webpage, root);
    add_reports(&webpage, root);
    return template_fill(out, text, page->pack, root, error);
}
