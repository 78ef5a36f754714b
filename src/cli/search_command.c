/* tollbook search: full text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "cli/cli.h"

enum { WORDS_ROOM = 1024 }; /* no search is longer */

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    char words[WORDS_ROOM];
    size_t len = 0;
    for (int i = 0; i < call->wish.n_operands && len < sizeof words; i++)
        len += (size_t)snprintf(words + len, sizeof words - len, "%s%s",
                                i ? " " : "", call->wish.operands[i]);
    return tb_show_search(book, words, &call->view, error);
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, show);
}

const struct command command_search = {
    .name = "search",
    .operands = "WORDS",
    .summary = "full text over reports and claims",
    .help = "Finds the reports and the claims that hold all of the words,\n"
            "best first. Words in double quotes must stand together; a *\n"
            "behind a word stands for any ending.",
    .fewest = 1,
    .most = -1,
    .options = OPTIONS_VIEW,
    .format = TB_TABLE,
    .run = run,
};
