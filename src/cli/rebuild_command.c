/* tollbook rebuild: draw all conclusions again.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "cli/cli.h"

static void sum_up(const tb_counts *counts)
{
    fputs("rebuilt: ", stderr);
    print_count(counts->events, "event", ", ");
    print_count(counts->sources, "source", ", ");
    print_count(counts->figures, "figure", " from ");
    print_count(counts->claims, "claim", " in ");
    print_count(counts->reports, "report", "\n");
}

static tb_status rebuild(struct call *call, tb_book *book, tb_error *error)
{
    tb_counts counts;
    tb_status status = tb_book_rebuild(book, error);
    if (!status) status = tb_book_count(book, &counts, error);
    if (!status && !call->wish.quiet) sum_up(&counts);
    return status;
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, rebuild);
}

const struct command command_rebuild = {
    .name = "rebuild",
    .operands = "",
    .summary = "draw all conclusions again from what was said",
    .help = "Forgets events, links, sources and figures and draws them again\n"
            "from the claims that the book holds. What was said is not\n"
            "touched.",
    .fewest = 0,
    .most = 0,
    .options = OPTIONS_ALL | OPTION_BOOK,
    .format = TB_TABLE,
    .run = run,
};
