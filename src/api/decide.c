/* What people decide: from the names of events and claims to mentions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/board.h"

#include <string.h>

/* One call. */
struct decide {
    struct tb_book *book;
    struct board board;
    const tb_decision *wish;
    struct store_decision decision;
    size_t room;
    uint64_t number;
};

typedef enum status (*decide_work)(struct decide *decide, struct error *error);

static tb_status run_decide(struct decide *decide, decide_work work,
                            tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    struct tb_book *book = decide->book;
    book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(book->store);
        return api_no_memory(error);
    }
    enum status status = api_conclude(book, false, &plain);
    if (!status) status = work(decide, &plain);
    if (!status) status = api_conclude(book, false, &plain);
    return api_status(status, &plain, error);
}

/* ---- mentions ------------------------------------------------------------ */

static void add_mention(struct decide *decide, uint32_t reading, uint32_t index,
                        bool second)
{
    struct store_decision *to = &decide->decision;
    int64_t report = decide->board.said.keys[reading];
    to->mentions = arena_grow(decide->board.arena, to->mentions, &decide->room,
                              to->n_mentions + 1, sizeof *to->mentions);
    to->mentions[to->n_mentions++] =
        (struct store_mention){ report, index, second };
}

/* All mentions of an event, or that of a claim. */
static enum status add_mentions(struct decide *decide, struct str words,
                                bool second, struct error *error)
{
    const struct board *board = &decide->board;
    const struct linked *linked = &board->linked;
    uint32_t at;
    enum status status;
    if (board_is_claim(words)) {
        status = board_claim(board, words, &at, error);
        if (status) return status;
        uint32_t reading = 0;
        while (board->book.first_entry[reading + 1] <= at) reading++;
        add_mention(decide, reading, board->book.entries[at].claim->event,
                    second);
        return STATUS_OK;
    }
    status = board_event(board, words, &at, error);
    if (!status)
        *(second ? &decide->decision.other : &decide->decision.one) =
            linked->events[at].id;
    for (size_t i = 0; i < linked->n_event_links && !status; i++)
        if (linked->event_links[i].event == at)
            add_mention(decide, linked->event_links[i].reading,
                        linked->event_links[i].mention, second);
    return status;
}

/* A claim that is not of its event is named by both: it is left out of the
 * event's. */
static void leave_out(struct decide *decide, bool second)
{
    struct store_decision *to = &decide->decision;
    size_t n = 0;
    for (size_t i = 0; i < to->n_mentions; i++) {
        const struct store_mention *mention = &to->mentions[i];
        bool named = false;
        for (size_t j = 0; j < to->n_mentions && !named; j++)
            named = to->mentions[j].second != mention->second &&
                    to->mentions[j].report == mention->report &&
                    to->mentions[j].index == mention->index;
        if (!named || mention->second != second) to->mentions[n++] = *mention;
    }
    to->n_mentions = n;
}

static bool has_side(const struct store_decision *decision, bool second)
{
    for (size_t i = 0; i < decision->n_mentions; i++)
        if (decision->mentions[i].second == second) return true;
    return false;
}

static enum status refuse(const struct store_decision *decision,
                          struct error *error)
{
    return error_set(error, STATUS_USAGE, 0,
                     "'%.*s' and '%.*s' are one event in the report itself; "
                     "there is nothing to decide",
                     STR_ARG(decision->one), STR_ARG(decision->other));
}

/* The sides of the decision; all on one where they are to be one event. */
static enum status take_sides(struct decide *decide, struct error *error)
{
    struct store_decision *to = &decide->decision;
    enum status status = add_mentions(decide, to->one, false, error);
    if (!status) status = add_mentions(decide, to->other, true, error);
    if (status) return status;
    leave_out(decide, board_is_claim(to->one));
    if (!has_side(to, false) || !has_side(to, true)) return refuse(to, error);
    for (size_t i = 0; i < to->n_mentions && to->same; i++)
        to->mentions[i].second = false;
    return STATUS_OK;
}

/* ---- decisions ----------------------------------------------------------- */

/* Whose it is, and of which day. */
static enum status take_name(struct decide *decide, struct error *error)
{
    const tb_decision *wish = decide->wish;
    struct store_decision *to = &decide->decision;
    to->by = str_trim(str_from(wish->by));
    to->note = str_from(wish->note);
    if (!to->by.len)
        return error_set(error, STATUS_USAGE, 0,
                         "a decision is signed: --by is missing");
    if (!wish->day || !date_parse(str_from(wish->day), &to->day))
        return error_set(error, STATUS_USAGE, 0,
                         "--on is no date: '%s'; write it as 2023-09-22",
                         wish->day ? wish->day : "");
    return STATUS_OK;
}

static enum status decide_links(struct decide *decide, struct error *error)
{
    struct store_decision *to = &decide->decision;
    int64_t number = 0;
    to->same = decide->wish->same;
    to->one = str_from(decide->wish->one);
    to->other = str_from(decide->wish->other);
    enum status status = take_name(decide, error);
    if (!status) status = board_load(&decide->board, decide->book, error);
    if (!status) status = take_sides(decide, error);
    if (!status)
        status = store_decide(decide->book->store, &decide->book->work, to,
                              &number, error);
    decide->number = (uint64_t)number;
    return status;
}

static enum status withdraw(struct decide *decide, struct error *error)
{
    enum status status = take_name(decide, error);
    if (status) return status;
    return store_withdraw(decide->book->store, (int64_t)decide->number,
                          &decide->decision, error);
}

tb_status tb_book_decide(tb_book *book, const tb_decision *decision,
                         uint64_t *number, tb_error *error)
{
    struct decide decide = { .book = book, .wish = decision };
    tb_status status = run_decide(&decide, decide_links, error);
    if (number) *number = decide.number;
    return status;
}

tb_status tb_book_withdraw(tb_book *book, uint64_t number,
                           const tb_decision *by, tb_error *error)
{
    struct decide decide = { .book = book, .wish = by, .number = number };
    return run_decide(&decide, withdraw, error);
}

/* ---- the list ------------------------------------------------------------ */

static enum status list(struct tb_book *book, struct out *out,
                        struct error *error)
{
    struct store_decisions found;
    struct arena *arena = &book->work;
    enum status status =
        store_load_decisions(book->store, arena, &found, error);
    if (status) return status;
    struct out_decision *rows =
        ARENA_ARRAY(arena, struct out_decision, found.n + 1);
    for (size_t i = 0; i < found.n; i++) {
        const struct store_decision *from = &found.at[i];
        rows[i] = (struct out_decision){
            from->n,
            from->same ? STR("same") : STR("apart"),
            from->one,
            from->other,
            from->by,
            from->day,
            from->note,
            from->withdrawn,
            from->withdrawn_by,
        };
    }
    out_decisions(out, rows, found.n);
    return STATUS_OK;
}

tb_status tb_show_decisions(tb_book *book, const tb_view *view, tb_error *error)
{
    jmp_buf guard;
    struct out out;
    struct error plain = { 0 };
    book->work.guard = &guard;
    if (setjmp(guard)) {
        store_recover(book->store);
        return api_no_memory(error);
    }
    arena_reset(&book->work);
    api_view_begin(&out, &book->work, view);
    enum status status = list(book, &out, &plain);
    if (status) return api_status(status, &plain, error);
    return api_view_end(&out, error);
}
