/* Verifying a book: its file, its quotes, and its conclusions drawn again.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/handle.h"

struct check {
    struct tb_book *book;
    struct out out;
    size_t n; /* faults so far */
};

static void add_faults(struct check *check, struct out_fault **out,
                       const struct store_fault *from, size_t n)
{
    struct out_fault *all =
        ARENA_ARRAY(&check->book->work, struct out_fault, check->n + n);
    for (size_t i = 0; i < check->n; i++) all[i] = (*out)[i];
    for (size_t i = 0; i < n; i++)
        all[check->n++] = (struct out_fault){ from[i].where, from[i].text };
    *out = all;
}

/* All conclusions once more, from the claims alone. */
static enum status recompute(struct check *check, struct out_fault **faults,
                             struct error *error)
{
    const struct store_fault stale = {
        STR("book"),
        STR("reports were added since its conclusions were drawn")
    };
    struct tb_book *book = check->book;
    struct api_desk desk = { .engine = book->engine, .arena = &book->work };
    struct store_faults found = { 0 };
    bool due = false;
    enum status status = store_is_due(book->store, &due, error);
    if (status) return status;
    if (due) {
        add_faults(check, faults, &stale, 1);
        return STATUS_OK;
    }
    status = store_copy(book->store, &book->work, &desk.store, error);
    if (!status) status = api_draw(&desk, error);
    if (!status)
        status =
            store_compare(book->store, desk.store, &book->work, &found, error);
    store_close_copy(book->store);
    if (!status) add_faults(check, faults, found.at, found.n);
    return status;
}

/* A book is checked as it is: nothing is concluded or laid out first. */
static enum status check_book(struct check *check, const tb_view *view,
                              struct error *error)
{
    struct store_fault *found;
    struct store_count count;
    struct out_fault *faults = NULL;
    struct arena *arena = &check->book->work;
    size_t n;
    arena_reset(arena);
    enum status status =
        store_check(check->book->store, arena, &found, &n, error);
    if (!status) status = store_count(check->book->store, &count, error);
    if (status) return status;
    add_faults(check, &faults, found, n);
    if (view->recompute) status = recompute(check, &faults, error);
    if (status) return status;
    api_view_begin(&check->out, arena, view);
    struct out_size size = { count.reports, count.claims,
                             view->recompute ? count.figures : 0 };
    out_verify(&check->out, faults, check->n, &size);
    return STATUS_OK;
}

tb_status tb_show_verify(tb_book *book, const tb_view *view, size_t *n,
                         tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    struct check check = { .book = book };
    book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(book->store);
        return api_no_memory(error);
    }
    enum status status = check_book(&check, view, &plain);
    if (n) *n = check.n;
    if (status) return api_status(status, &plain, error);
    return api_view_end(&check.out, error);
}
