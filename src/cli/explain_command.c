/* tollbook explain: everything behind a number.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_explain(book, call->wish.operands[0], &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_explain = {
    .name = "explain",
    .operands = "FIGURE|CLAIM",
    .summary = "everything behind a figure or a claim",
    .help = "Writes all that stands behind a figure, called by its number in\n"
            "the ledger (3.1), or behind a claim, called REPORT#N: each\n"
            "sentence, its report and byte offsets, who says so, why it was\n"
            "linked to its event and its source, and the rule that gave the\n"
            "figure.",
    .fewest = 1,
    .most = 1,
    .options = OPTIONS_LEDGER,
    .format = TB_TABLE,
    .run = run,
};
