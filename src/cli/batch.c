/* Running over inputs, and over a book: the two shapes of a command.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include <unistd.h>

#include "cli/cli.h"

/* More threads than this wait for the input. */
enum { JOBS_MOST = 64 };

/* How many reports to read at a time; 0 when the words say no number. */
static unsigned count_jobs(const char *words)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    char *end = NULL;
    if (words) n = strtol(words, &end, 10);
    if (words && (*end || end == words || n < 1)) return 0;
    return n < 1 ? 1 : n > JOBS_MOST ? JOBS_MOST : (unsigned)n;
}

static tb_status set_jobs(const char *words, tb_input *input, tb_error *error)
{
    unsigned jobs = count_jobs(words);
    if (jobs) return tb_input_read_ahead(input, jobs, error);
    *error = (tb_error){ .status = TB_USAGE };
    snprintf(error->message, sizeof error->message,
             "--jobs is a number from 1 on, not '%.40s'", words);
    return TB_USAGE;
}

static tb_status queue_operands(struct call *call, tb_input *input,
                                tb_error *error)
{
    struct wish *wish = &call->wish;
    tb_status status = set_jobs(wish->jobs, input, error);
    for (int i = 0; i < wish->n_operands && !status; i++)
        status = tb_input_add_path(input, wish->operands[i], error);
    if (!wish->n_operands && !status)
        status = tb_input_add_path(input, "-", error);
    return status;
}

/* A report that cannot be read, or is too large, is no reason to stop; a
 * book or an output that cannot be written is. */
static bool stops(tb_status status)
{
    return status == TB_STORE || status == TB_PACK || status == TB_USAGE;
}

int batch_run(struct call *call,
              tb_status (*take)(void *with, const tb_report *report,
                                tb_error *error),
              void *with, tb_progress *out)
{
    tb_input *input;
    tb_error error = { 0 };
    struct progress progress;
    const tb_report *report;
    int code = 0;
    if (tb_input_open(call->engine, &input, &error)) return complain(&error);
    progress_open(&progress, "reports", call->wish.quiet);
    tb_status status = queue_operands(call, input, &error);
    if (!status) status = tb_input_next(input, &report, &error);
    while (status != TB_END) {
        if (!status) status = take(with, report, &error);
        if (status) {
            progress_hide(&progress);
            code = complain(&error);
            if (stops(status)) break;
            code = EXIT_INPUT;
        }
        tb_input_progress(input, out);
        progress_step(&progress, out);
        status = tb_input_next(input, &report, &error);
    }
    progress_hide(&progress);
    tb_input_progress(input, out);
    tb_input_close(input);
    return code;
}

static const char *name_book(const struct wish *wish)
{
    const char *set = getenv("TOLLBOOK");
    if (wish->book) return wish->book;
    return set && *set ? set : "tollbook.db";
}

int book_run(struct call *call, tb_mode mode,
             tb_status (*work)(struct call *call, tb_book *book,
                               tb_error *error))
{
    tb_book *book;
    tb_error error = { 0 };
    tb_status status =
        tb_book_open(call->engine, name_book(&call->wish), mode, &book, &error);
    if (!status) status = work(call, book, &error);
    int code = status == TB_FINDING ? EXIT_FINDING : 0;
    if (status && status != TB_FINDING) code = complain(&error);
    tb_book_close(book);
    return code;
}
