/* tollbook headline: the main event's figures of each report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

struct work {
    struct call *call;
    tb_reading *reading;
    bool begun;
};

static tb_status take(void *with, const tb_report *report, tb_error *error)
{
    struct work *work = with;
    tb_status status = tb_reading_read(work->reading, report, error);
    if (status) return status;
    bool first = !work->begun;
    work->begun = true;
    return tb_show_headline(work->reading, &work->call->view, first, error);
}

static int run(struct call *call)
{
    struct work work = { .call = call };
    tb_error error = { 0 };
    tb_progress progress;
    if (tb_reading_open(call->engine, &work.reading, &error))
        return complain(&error);
    int code = batch_run(call, take, &work, &progress);
    tb_reading_close(work.reading);
    return code;
}

const struct command command_headline = {
    .name = "headline",
    .operands = "FILE...",
    .summary = "the main event's figures of each report, one line a report",
    .help = "Reads each report by itself and writes, for its main event and\n"
            "each harm, the low, best and high figure, the claims they rest\n"
            "on, and how many of the people are attackers. Groups that do not\n"
            "overlap are added, parts are not; rival sources give the range.\n"
            "null means that the report claims nothing of the kind. With\n"
            "--method or --method-file the figures follow the rules of a\n"
            "method, else the report's own words; what a method has no place\n"
            "for is null.",
    .fewest = 0,
    .most = -1,
    .options = OPTIONS_ALL | OPTION_FORMAT | OPTION_JOBS | OPTION_METHOD |
               OPTION_METHOD_FILE,
    .format = TB_JSONL,
    .run = run,
};
