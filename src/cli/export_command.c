/* tollbook export: every claim, for other programs.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_export(book, &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_export = {
    .name = "export",
    .operands = "",
    .summary = "every claim with its report, event and source",
    .help = "Writes every claim of the book with its report, event and\n"
            "source, as JSON Lines unless --format says otherwise.",
    .fewest = 0,
    .most = 0,
    .options = OPTIONS_VIEW,
    .format = TB_JSONL,
    .run = run,
};
