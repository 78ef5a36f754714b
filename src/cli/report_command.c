/* tollbook report: a page about one event, to read, mail or print.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { NAME_ROOM = 4096 };

static tb_status show(struct call *call, tb_book *book, tb_error *error)
{
    return tb_show_page(book, call->wish.operands[0], &call->view, error);
}

static int write_file(void *with, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, with) == len ? 0 : 1;
}

static int refuse(const char *what, const char *name)
{
    tb_error error = { .status = TB_STORE };
    snprintf(error.message, sizeof error.message, "cannot %s '%.400s': %s",
             what, name, strerror(errno));
    return complain(&error);
}

/* Into a file beside it first, so that a page is whole or not there. */
static int write_page(struct call *call, const char *name)
{
    char part[NAME_ROOM];
    int len = snprintf(part, sizeof part, "%s.part", name);
    if (len < 0 || (size_t)len >= sizeof part)
        return complain_usage("the name '%.40s...' is too long", name);
    FILE *file = fopen(part, "wb");
    if (!file) return refuse("write", part);
    call->view.write = write_file;
    call->view.with = file;
    int code = book_run(call, TB_READ, show);
    bool written = fclose(file) == 0;
    if (!code && written && rename(part, name) == 0) return 0;
    if (!code) code = refuse("write", name);
    remove(part);
    return code;
}

static int run(struct call *call)
{
    const char *name = call->wish.out;
    if (name && strcmp(name, "-") != 0) return write_page(call, name);
    return book_run(call, TB_READ, show);
}

const struct command command_report = {
    .name = "report",
    .operands = "EVENT",
    .summary = "a page about an event, to read, mail or print",
    .help = "Writes one HTML page about an event and its parts, with all that\n"
            "it needs in it: each figure by the method chosen and by every\n"
            "other, how it moved, what contradicts and what adds up, and\n"
            "below each figure the claims with their sentences. It needs no\n"
            "script and no network.",
    .fewest = 1,
    .most = 1,
    .options = (OPTIONS_LEDGER & ~(unsigned)OPTION_FORMAT) | OPTION_OUT,
    .format = TB_TABLE,
    .run = run,
};
