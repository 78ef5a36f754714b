/* tollbook add: take reports into the book.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"

struct work {
    tb_book *book;
    uint64_t n_new;
    int code;
};

static tb_status take(void *with, const tb_report *report, tb_error *error)
{
    struct work *work = with;
    bool added = false;
    tb_status status = tb_book_add(work->book, report, &added, error);
    work->n_new += added;
    return status;
}

static void sum_up(const struct work *work, const tb_progress *progress,
                   const tb_counts *counts)
{
    print_count(progress->reports, "report", " read, ");
    fprintf(stderr, "%" PRIu64 " new; the book holds ", work->n_new);
    print_count(counts->reports, "report", ", ");
    print_count(counts->claims, "claim", ", ");
    print_count(counts->events, "event", ", ");
    print_count(counts->sources, "source", "\n");
}

static tb_status stop(tb_book *book, tb_error *error)
{
    tb_counts counts;
    if (tb_book_count(book, &counts, NULL)) counts.reports = 0;
    *error = (tb_error){ .status = TB_STORE };
    snprintf(error->message, sizeof error->message,
             "stopped; the book holds %" PRIu64 " reports, and the same "
             "command goes on from there",
             counts.reports);
    return TB_STORE;
}

static tb_status add_all(struct call *call, tb_book *book, tb_error *error)
{
    struct work work = { .book = book };
    tb_progress progress = { 0 };
    tb_counts counts;
    int code = batch_run(call, take, &work, &progress);
    if (code == EXIT_STORE) return stop(book, error);
    tb_status status = tb_book_conclude(book, error);
    call->code = code;
    if (status || call->wish.quiet) return status;
    status = tb_book_count(book, &counts, error);
    if (!status) sum_up(&work, &progress, &counts);
    return status;
}

static int run(struct call *call)
{
    int code = book_run(call, TB_CREATE, add_all);
    return code ? code : call->code;
}

const struct command command_add = {
    .name = "add",
    .operands = "FILE...",
    .summary = "take reports into the book, each whole or not at all",
    .help = "Reads reports into the book and draws the conclusions: events,\n"
            "sources, figures. A report that the book already holds changes\n"
            "nothing, so a batch that was broken off can simply be run again.\n"
            "What cannot be read is named and passed over (exit status 3).",
    .fewest = 0,
    .most = -1,
    .options = OPTIONS_ALL | OPTION_BOOK | OPTION_JOBS,
    .format = TB_TABLE,
    .run = run,
};
