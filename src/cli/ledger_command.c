/* tollbook ledger: every figure of an event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    const char *event = call->wish.n_operands ? call->wish.operands[0] : NULL;
    return tb_show_ledger(book, event, &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_ledger = {
    .name = "ledger",
    .operands = "[EVENT]",
    .summary = "every figure of an event and its parts, with its sentence",
    .help =
        "Writes what is held for an event and for its parts, figure by\n"
        "figure: the harm, whom it befell, the bounds, on whose word, as\n"
        "of when, how many independent sources there are, and the\n"
        "sentence that says so. Figures that a later one replaced are\n"
        "shown below it. Then what follows: sums that confirm, derived\n"
        "bounds, contradictions, revisions. The method is printed with\n"
        "it. Without an event, every event is told; with --brief, one line\n"
        "a figure; with --methods, what each method makes of each figure,\n"
        "by which rule, and why it takes no other.",
    .fewest = 0,
    .most = 1,
    .options = OPTIONS_LEDGER | OPTION_BRIEF | OPTION_METHODS,
    .format = TB_TABLE,
    .run = run,
};
