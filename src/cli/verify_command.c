/* tollbook verify: is the book whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    size_t n = 0;
    tb_status status = tb_show_verify(book, &call->view, &n, error);
    return !status && n ? TB_FINDING : status;
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_verify = {
    .name = "verify",
    .operands = "",
    .summary = "check the file, the hashes, and every quote at its offsets",
    .help = "Checks the book: that the file is whole, that every report still\n"
            "has the hash it came with, and that every quote stands at its\n"
            "offsets. With --recompute, every event, source, link, figure and\n"
            "finding is derived from the claims again, and compared with what\n"
            "the book holds. Exit status 1 when something is wrong.",
    .fewest = 0,
    .most = 0,
    .options = OPTIONS_VIEW | OPTION_RECOMPUTE,
    .format = TB_TABLE,
    .run = run,
};
