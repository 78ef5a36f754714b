/* tollbook conflicts: contradictions and sums that fail.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    size_t n = 0;
    const struct wish *wish = &call->wish;
    const char *event = wish->n_operands ? wish->operands[0] : NULL;
    tb_status status = tb_show_conflicts(book, event, &call->view, &n, error);
    if (!status && n && wish->check) return TB_FINDING;
    return status;
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_conflicts = {
    .name = "conflicts",
    .operands = "[EVENT]",
    .summary = "contradictions, and sums that fail",
    .help = "Writes the claims that cannot both hold, side by side, and the\n"
            "parts that do not add up to their whole, for one EVENT or for\n"
            "all of the book. A conflict is a finding, not an error; with\n"
            "--check the exit status tells of it.",
    .fewest = 0,
    .most = 1,
    .options = OPTIONS_LEDGER | OPTION_CHECK,
    .format = TB_TABLE,
    .run = run,
};
