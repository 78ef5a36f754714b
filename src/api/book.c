/* Books: adding reports, drawing conclusions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/board.h"

tb_status tb_book_open(const tb_engine *engine, const char *path, tb_mode mode,
                       tb_book **out, tb_error *error)
{
    jmp_buf guard;
    struct arena arena;
    struct error plain = { 0 };
    *out = NULL;
    arena_open(&arena, &guard);
    if (setjmp(guard)) {
        if (*out) store_close((*out)->store);
        *out = NULL;
        arena_close(&arena);
        return api_no_memory(error);
    }
    struct tb_book *book = ARENA_NEW(&arena, struct tb_book);
    *out = book;
    book->engine = engine;
    arena_open(&book->work, NULL);
    enum store_mode how = mode == TB_CREATE ? STORE_CREATE : STORE_READ;
    enum status status = store_open(&arena, path, how, &book->store, &plain);
    book->arena = arena;
    if (!status) return TB_OK;
    tb_book_close(book);
    *out = NULL;
    return api_status(status, &plain, error);
}

void tb_book_close(tb_book *book)
{
    if (!book) return;
    store_close(book->store);
    arena_close(&book->work);
    struct arena arena = book->arena;
    arena_close(&arena);
}

static enum status add_report(struct tb_book *book,
                              const struct tb_report *report, bool *added,
                              struct error *error)
{
    struct reading reading;
    arena_reset(&book->work);
    api_read(book->engine, &book->work, report, &reading);
    return store_add(book->store, &book->work, &reading, added, error);
}

tb_status tb_book_add(tb_book *book, const tb_report *report, bool *added,
                      tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    bool is_new = false;
    book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(book->store);
        return api_no_memory(error);
    }
    enum status status = add_report(book, report, &is_new, &plain);
    if (added) *added = is_new;
    return api_status(status, &plain, error);
}

/* ---- conclusions --------------------------------------------------------- */

/* Ledgers of so many events are drawn at a time. */
enum { ROOTS = 256 };

/* Draws each ledger and keeps it; what one took is there for the next. */
static enum status keep_ledgers(const struct api_desk *desk,
                                const struct store_part *part,
                                const struct board *board, struct error *error)
{
    struct ledger_query question = { 0 };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < board->n_roots && !status; i++) {
        struct arena_mark mark = arena_mark(desk->arena);
        struct ledger ledger;
        status =
            board_ledger(board, board->roots[i], &question, &ledger, error);
        if (!status)
            status = store_put_ledger(desk->store, part, board->roots[i],
                                      &ledger, error);
        arena_release(desk->arena, mark);
    }
    return status;
}

/* The ledgers of some roots, over the reports that tell of them. */
static enum status draw_ledgers(const struct api_desk *desk,
                                const struct store_choice *roots,
                                struct error *error)
{
    struct board board = { .marked = true };
    struct store_part part;
    enum status status =
        store_load_part(desk->store, desk->arena, roots, &part, error);
    if (status) return status;
    board.said = part.said;
    board.linked = part.linked;
    board_fill(&board, desk->arena, desk->engine->methods);
    status = keep_ledgers(desk, &part, &board, error);
    return status ? status : store_put_rest(desk->store, &part, error);
}

/* What some reports may concern, and the ledgers of that. */
static enum status draw_some(const struct api_desk *desk, struct error *error)
{
    struct store_choice roots = { 0 };
    struct store_rules rules = { desk->engine->linker, desk->engine->methods };
    enum status status =
        store_link(desk->store, desk->arena, &rules, &roots, error);
    for (size_t i = 0; i < roots.n && !status; i += ROOTS) {
        struct arena_mark mark = arena_mark(desk->arena);
        size_t n = roots.n - i < ROOTS ? roots.n - i : ROOTS;
        struct store_choice some = { roots.keys + i, n, false };
        status = draw_ledgers(desk, &some, error);
        arena_release(desk->arena, mark);
    }
    if (status)
        store_recover(desk->store);
    else
        status = store_linked(desk->store, error);
    return status;
}

enum status api_draw(const struct api_desk *desk, struct error *error)
{
    bool due = false;
    enum status status = store_is_due(desk->store, &due, error);
    while (!status && due) {
        struct arena_mark mark = arena_mark(desk->arena);
        status = draw_some(desk, error);
        arena_release(desk->arena, mark);
        if (!status) status = store_is_due(desk->store, &due, error);
    }
    return status;
}

enum status api_conclude(struct tb_book *book, bool always, struct error *error)
{
    struct api_desk desk = { book->engine, book->store, &book->work };
    enum status status = STATUS_OK;
    arena_reset(&book->work);
    if (always) status = store_forget(book->store, error);
    return status ? status : api_draw(&desk, error);
}

static tb_status conclude(tb_book *book, bool always, tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(book->store);
        return api_no_memory(error);
    }
    return api_status(api_conclude(book, always, &plain), &plain, error);
}

tb_status tb_book_conclude(tb_book *book, tb_error *error)
{
    return conclude(book, false, error);
}

tb_status tb_book_rebuild(tb_book *book, tb_error *error)
{
    return conclude(book, true, error);
}

tb_status tb_book_count(tb_book *book, tb_counts *out, tb_error *error)
{
    struct store_count count;
    struct error plain = { 0 };
    enum status status = store_count(book->store, &count, &plain);
    *out = (tb_counts){ count.reports, count.claims, count.events,
                        count.sources, count.figures };
    return api_status(status, &plain, error);
}
