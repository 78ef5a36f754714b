/* tollbook timeline: how each figure moved.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_timeline(book, call->wish.operands[0], &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_timeline = {
    .name = "timeline",
    .operands = "EVENT",
    .summary = "how each figure of an event moved, source by source",
    .help = "Writes for each figure of an event every claim in the order of\n"
            "the time it speaks of, with its source, the change from that\n"
            "source's claim before it, and whether it still stands.",
    .fewest = 1,
    .most = 1,
    .options = OPTIONS_LEDGER,
    .format = TB_TABLE,
    .run = run,
};
