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
    return store_add(book->store, &reading, added, error);
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

static enum status draw(struct tb_book *book, struct error *error)
{
    struct board board = { 0 };
    struct ledger_query question = { 0 };
    struct ledger *ledgers;
    enum status status = board_draw(&board, book, error);
    if (!status) status = board_ledgers(&board, &question, &ledgers, error);
    if (status) return status;
    struct conclusions all = { &board.said, &board.linked, ledgers,
                               board.n_roots };
    return store_conclude(book->store, &all, error);
}

enum status api_conclude(struct tb_book *book, bool always, struct error *error)
{
    bool due = false;
    arena_reset(&book->work);
    enum status status = store_is_due(book->store, &due, error);
    if (!status && (due || always)) status = draw(book, error);
    return status;
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
