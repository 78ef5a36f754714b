/* tollbook events: the events of the book.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_events(book, &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_events = {
    .name = "events",
    .operands = "",
    .summary = "the events, nested, with what is held for each",
    .help = "Lists every event of the book, parts below their whole, with its\n"
            "dates, its toll, and the reports that tell of it. Other commands\n"
            "take an event by its number here, by its id, or by any beginning\n"
            "of the id that fits only one.",
    .fewest = 0,
    .most = 0,
    .options = OPTIONS_LEDGER,
    .format = TB_TABLE,
    .run = run,
};
