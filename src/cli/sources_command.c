/* tollbook sources: who says how much.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_sources(book, &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_sources = {
    .name = "sources",
    .operands = "",
    .summary = "who says how much, and how often it was revised",
    .help = "Lists the sources of the book, one body under one name, with the\n"
            "claims and reports that rest on its word, over which time, and\n"
            "how often a later figure of its own went up or down.",
    .fewest = 0,
    .most = 0,
    .options = OPTIONS_VIEW,
    .format = TB_TABLE,
    .run = run,
};
