/* The views of a book: lay it out, run the ledgers, hand them to out/.
 *
 * Every tb_show_* is one guard around one static function of the same shape.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/board.h"

/* One call: the book laid out, what is asked, where it is written. */
struct show {
    struct tb_book *book;
    struct board board;
    struct ledger_query question;
    struct out out;
    const char *words;  /* event, figure, claim, or words to search */
    struct str methods; /* to be set side by side; "" = one alone */
    size_t n;           /* what was found wanting */
};

typedef enum status (*show_work)(struct show *show, struct error *error);

static enum status lay_out(struct show *show, const tb_view *view,
                           struct error *error)
{
    enum status status = board_question(view, &show->question, error);
    if (status) return status;
    status = api_conclude(show->book, false, error);
    if (!status)
        status = board_load(&show->board, show->book, error);
    else if (status == STATUS_STORE) /* it may still be readable */
        status = board_draw(&show->board, show->book, error);
    if (!status) api_view_begin(&show->out, &show->book->work, view);
    show->methods = str_from(view->methods);
    return status;
}

static tb_status run_show(struct show *show, const tb_view *view,
                          show_work work, tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    show->book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(show->book->store);
        return api_no_memory(error);
    }
    enum status status = lay_out(show, view, &plain);
    if (!status) status = work(show, &plain);
    if (status) return api_status(status, &plain, error);
    return api_view_end(&show->out, error);
}

/* ---- ledgers ------------------------------------------------------------- */

static struct out_ledger wrap_ledger(const struct show *show,
                                     const struct ledger *ledger,
                                     uint32_t event)
{
    return (struct out_ledger){
        &show->board.book,
        ledger,
        event,
        show->question.as_of,
        show->question.known_on,
        show->board.methods,
    };
}

/* The ledger of the whole that an event belongs to, so that a figure has the
 * same number and the same bounds from wherever it is looked at. */
static enum status take_ledger(struct show *show, uint32_t event,
                               struct out_ledger *out, struct error *error)
{
    struct ledger *ledger = ARENA_NEW(show->board.arena, struct ledger);
    enum status status = board_ledger(&show->board, show->board.root_of[event],
                                      &show->question, ledger, error);
    *out = wrap_ledger(show, ledger, event);
    return status;
}

static enum status take_ledgers(struct show *show, struct out_ledger **out,
                                struct error *error)
{
    struct ledger *ledgers;
    const struct board *board = &show->board;
    enum status status = board_ledgers(board, &show->question, &ledgers, error);
    if (status) return status;
    *out = ARENA_ARRAY(board->arena, struct out_ledger, board->n_roots);
    for (size_t i = 0; i < board->n_roots; i++)
        (*out)[i] = wrap_ledger(show, &ledgers[i], board->roots[i]);
    return STATUS_OK;
}

static enum status named_ledger(struct show *show, struct out_ledger *out,
                                struct error *error)
{
    uint32_t event;
    enum status status =
        board_event(&show->board, str_from(show->words), &event, error);
    if (!status) status = take_ledger(show, event, out, error);
    return status;
}

/* ---- one function a view ------------------------------------------------- */

static enum status events(struct show *show, struct error *error)
{
    struct out_ledger *ledgers;
    enum status status = take_ledgers(show, &ledgers, error);
    if (!status)
        out_events(&show->out, &show->board.book, ledgers, show->board.n_roots);
    return status;
}

/* The methods named, or all; each with the ledger of one event. */
static enum status side_by_side(struct show *show, uint32_t event,
                                struct error *error)
{
    const struct methods *methods = show->board.methods;
    bool all = str_is(show->methods, "all");
    struct str rest = show->methods;
    struct out_ledger *ledgers = NULL;
    size_t n = 0, room = 0;
    enum status status = STATUS_OK;
    while (!status && (all ? ledger_method(methods, n).len : rest.len)) {
        ledgers = arena_grow(show->board.arena, ledgers, &room, n + 1,
                             sizeof *ledgers);
        show->question.method =
            all ? ledger_method(methods, n) : str_cut(&rest, ',');
        status = take_ledger(show, event, &ledgers[n++], error);
    }
    if (!status && n) out_methods(&show->out, ledgers, n);
    return status;
}

/* Each event that belongs to no other, one after the other: what one took up
 * in memory is given back before the next, so that a book of any size can be
 * written. */
static enum status each_root(struct show *show,
                             enum status (*work)(struct show *show,
                                                 uint32_t event,
                                                 struct error *error),
                             struct error *error)
{
    const struct board *board = &show->board;
    struct out *out = &show->out;
    enum status status = STATUS_OK;
    out->many = true;
    for (size_t i = 0; i < board->n_roots && !status; i++) {
        struct arena_mark mark = arena_mark(board->arena);
        out->later = i > 0;
        out->more = i + 1 < board->n_roots;
        buf_open(&out->buf, board->arena);
        status = work(show, board->roots[i], error);
        out_flush(out);
        arena_release(board->arena, mark);
    }
    buf_open(&out->buf, board->arena);
    return status;
}

static enum status compare_methods(struct show *show, struct error *error)
{
    uint32_t event;
    if (!show->words) return each_root(show, side_by_side, error);
    enum status status =
        board_event(&show->board, str_from(show->words), &event, error);
    return status ? status : side_by_side(show, event, error);
}

static enum status one_ledger(struct show *show, uint32_t event,
                              struct error *error)
{
    struct out_ledger one;
    enum status status = take_ledger(show, event, &one, error);
    if (!status) out_ledger(&show->out, &one);
    return status;
}

static enum status ledger(struct show *show, struct error *error)
{
    struct out_ledger one;
    if (show->methods.len) return compare_methods(show, error);
    if (!show->words && show->board.n_roots)
        return each_root(show, one_ledger, error);
    enum status status =
        show->words ? named_ledger(show, &one, error) : STATUS_OK;
    if (!status) out_ledger(&show->out, show->words ? &one : NULL);
    return status;
}

static enum status timeline(struct show *show, struct error *error)
{
    struct out_ledger one;
    enum status status = named_ledger(show, &one, error);
    if (!status) out_timeline(&show->out, &one);
    return status;
}

static enum status conflicts(struct show *show, struct error *error)
{
    struct out_ledger one, *all = &one;
    size_t n = 1;
    enum status status = STATUS_OK;
    if (show->words) {
        status = named_ledger(show, &one, error);
    } else {
        status = take_ledgers(show, &all, error);
        n = show->board.n_roots;
    }
    if (!status) show->n = out_conflicts(&show->out, all, n);
    return status;
}

static enum status sources(struct show *show, struct error *error)
{
    struct out_ledger *ledgers;
    enum status status = take_ledgers(show, &ledgers, error);
    if (!status)
        out_sources(&show->out, &show->board.book, ledgers,
                    show->board.n_roots);
    return status;
}

static enum status export(struct show *show, struct error *error) {
    (void)error; out_export(&show->out, &show->board.book); return STATUS_OK;
}

tb_status tb_show_events(tb_book *book, const tb_view *view, tb_error *error)
{
    struct show show = { .book = book };
    return run_show(&show, view, events, error);
}

tb_status tb_show_ledger(tb_book *book, const char *event, const tb_view *view,
                         tb_error *error)
{
    struct show show = { .book = book, .words = event };
    return run_show(&show, view, ledger, error);
}

tb_status tb_show_timeline(tb_book *book, const char *event,
                           const tb_view *view, tb_error *error)
{
    struct show show = { .book = book, .words = event };
    return run_show(&show, view, timeline, error);
}

tb_status tb_show_conflicts(tb_book *book, const char *event,
                            const tb_view *view, size_t *n, tb_error *error)
{
    struct show show = { .book = book, .words = event };
    tb_status status = run_show(&show, view, conflicts, error);
    if (n) *n = show.n;
    return status;
}

/* The event by the method asked for, and by every other. */
static enum status page(struct show *show, struct error *error)
{
    const struct board *board = &show->board;
    struct out_ledger one, *others;
    struct out_page page = { .ledger = &one, .pack = show->book->engine->pack };
    enum status status = named_ledger(show, &one, error);
    while (!status && ledger_method(board->methods, page.n_others).len)
        page.n_others++;
    others = ARENA_ARRAY(board->arena, struct out_ledger, page.n_others + 1);
    for (size_t i = 0; i < page.n_others && !status; i++) {
        show->question.method = ledger_method(board->methods, i);
        status = take_ledger(show, one.event, &others[i], error);
    }
    page.others = others;
    if (!status) status = out_page(&show->out, &page, error);
    return status;
}

tb_status tb_show_page(tb_book *book, const char *event, const tb_view *view,
                       tb_error *error)
{
    struct show show = { .book = book, .words = event };
    return run_show(&show, view, page, error);
}

tb_status tb_show_sources(tb_book *book, const tb_view *view, tb_error *error)
{
    struct show show = { .book = book };
    return run_show(&show, view, sources, error);
}

tb_status tb_show_export(tb_book *book, const tb_view *view, tb_error *error)
{
    struct show show = { .book = book };
    return run_show(&show, view, export, error);
}

/* ---- explain ------------------------------------------------------------- */

static enum status refuse(const char *words, struct error *error)
{
    return error_set(error, STATUS_USAGE, 0,
                     "'%s' is neither a figure of the ledger (3.1) nor a "
                     "claim (REPORT#N)",
                     words);
}

/* Whatever the ledger has claims of: why it is of that event, and why not of
 * another one. */
static enum status tell_apart(struct show *show, uint32_t event,
                              struct error *error)
{
    const struct board *board = &show->board;
    struct linked *linked = &show->board.linked;
    struct store_telling of = { show->book->engine->linker, &board->said };
    enum status status = STATUS_OK;
    if (!board->kept) return status;
    for (size_t i = 0; i < linked->n_event_links && !status; i++)
        if (board->root_of[linked->event_links[i].event] ==
            board->root_of[event])
            status = store_tell_apart(show->book->store, board->arena, &of,
                                      &linked->event_links[i], error);
    return status;
}

static enum status explain_claim(struct show *show, struct str words,
                                 struct error *error)
{
    struct out_ledger one;
    uint32_t entry = 0;
    if (!board_is_claim(words)) return refuse(show->words, error);
    enum status status = board_claim(&show->board, words, &entry, error);
    if (status) return status;
    uint32_t event = show->board.book.entries[entry].event;
    if (event == UINT32_MAX) return refuse(show->words, error);
    status = tell_apart(show, event, error);
    if (!status) status = take_ledger(show, event, &one, error);
    if (!status) out_explain_claim(&show->out, &one, entry);
    return status;
}

static enum status explain_figure(struct show *show, struct str event,
                                  int64_t number, struct error *error)
{
    struct out_ledger one;
    uint32_t at;
    enum status status = board_event(&show->board, event, &at, error);
    if (!status) status = tell_apart(show, at, error);
    if (!status) status = take_ledger(show, at, &one, error);
    if (status) return status;
    for (uint32_t i = 0; i < one.ledger->n_figures; i++) {
        if (one.ledger->figures[i].event != at ||
            out_figure_number(one.ledger, i) != number)
            continue;
        out_explain_figure(&show->out, &one, i);
        return STATUS_OK;
    }
    return error_set(error, STATUS_USAGE, 0, "there is no figure '%s'",
                     show->words);
}

static enum status explain(struct show *show, struct error *error)
{
    struct str words = str_from(show->words), rest = words;
    int64_t number = 0;
    struct str event = str_cut(&rest, '.');
    if (str_number(event, &number) && str_number(rest, &number))
        return explain_figure(show, event, number, error);
    return explain_claim(show, words, error);
}

tb_status tb_show_explain(tb_book *book, const char *what, const tb_view *view,
                          tb_error *error)
{
    struct show show = { .book = book, .words = what };
    return run_show(&show, view, explain, error);
}

/* ---- search -------------------------------------------------------------- */

static void place_hit(const struct show *show, const struct store_hit *from,
                      struct out_hit *out)
{
    const struct said *said = &show->board.said;
    *out = (struct out_hit){ .claim = UINT32_MAX, .snippet = from->snippet };
    while (out->reading < said->n && said->keys[out->reading] != from->report)
        out->reading++;
    if (from->claim && out->reading < said->n)
        out->claim = board_number(said->readings[out->reading], from->claim);
}

static enum status search(struct show *show, struct error *error)
{
    struct store_hits found;
    struct arena *arena = show->board.arena;
    enum status status = store_search(show->book->store, arena,
                                      str_from(show->words), &found, error);
    if (status) return status;
    struct out_hit *hits = ARENA_ARRAY(arena, struct out_hit, found.n);
    for (size_t i = 0; i < found.n; i++)
        place_hit(show, &found.at[i], &hits[i]);
    out_search(&show->out, &show->board.book, hits, found.n);
    return STATUS_OK;
}

tb_status tb_show_search(tb_book *book, const char *words, const tb_view *view,
                         tb_error *error)
{
    struct show show = { .book = book, .words = words };
    return run_show(&show, view, search, error);
}
