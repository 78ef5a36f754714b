/* tollbook extract: the claims of these reports, nothing stored.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static tb_status take(void *with, const tb_report *report, tb_error *error)
{
    return tb_session_add(with, report, error);
}

static int run(struct call *call)
{
    tb_session *session;
    tb_error error = { 0 };
    tb_progress progress;
    if (tb_session_open(call->engine, &session, &error))
        return complain(&error);
    int code = batch_run(call, take, session, &progress);
    if (tb_show_claims(session, &call->view, &error) && !call->output_failed)
        code = complain(&error);
    tb_session_close(session);
    return code;
}

const struct command command_extract = {
    .name = "extract",
    .operands = "FILE...",
    .summary = "the claims of these reports, one a line, nothing stored",
    .help = "Reads reports and writes every claim in them: the harm, the\n"
            "bounds that the words state, whom it befell, on whose word, in\n"
            "which event, with the quote and its byte offsets. Events carry\n"
            "one id across all files of a call. A FILE is plain text, HTML or\n"
            "JSON Lines, a folder of such files, or - for standard input\n"
            "(also when none is given).",
    .fewest = 0,
    .most = -1,
    .options = OPTIONS_ALL | OPTION_FORMAT | OPTION_JOBS,
    .format = TB_JSONL,
    .run = run,
};
