/* tollbook decide: what people know better about which events are one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/cli.h"

enum { DAY_ROOM = 16 };

/* Who decides, and today's date, unless they are given. */
static void sign(const struct wish *wish, tb_decision *out, char day[DAY_ROOM])
{
    time_t now = time(NULL);
    struct tm local;
    out->by = wish->by ? wish->by : getenv("USER");
    out->note = wish->note;
    out->day = wish->on;
    if (wish->on || !localtime_r(&now, &local)) return;
    strftime(day, DAY_ROOM, "%Y-%m-%d", &local);
    out->day = day;
}

static tb_status misuse(tb_error *error, const char *what)
{
    *error = (tb_error){ .status = TB_USAGE };
    snprintf(error->message, sizeof error->message,
             "%s; see 'tollbook decide --help'", what);
    return TB_USAGE;
}

static tb_status decide(struct call *call, tb_book *book, tb_error *error)
{
    char **words = call->wish.operands;
    char day[DAY_ROOM] = "";
    uint64_t number = 0;
    tb_decision decision = { .same = strcmp(words[0], "same") == 0,
                             .one = words[1],
                             .other = words[2] };
    if (!decision.same && strcmp(words[0], "apart") != 0)
        return misuse(error, "a decision is 'same' or 'apart'");
    sign(&call->wish, &decision, day);
    tb_status status = tb_book_decide(book, &decision, &number, error);
    if (!status && !call->wish.quiet)
        fprintf(stderr, "decision %" PRIu64 "\n", number);
    return status;
}

static tb_status withdraw(struct call *call, tb_book *book, tb_error *error)
{
    char day[DAY_ROOM] = "";
    char *end;
    tb_decision by = { 0 };
    unsigned long number = strtoul(call->wish.operands[1], &end, 10);
    if (*end || !number)
        return misuse(error, "a decision is withdrawn by its number");
    sign(&call->wish, &by, day);
    return tb_book_withdraw(book, number, &by, error);
}

static tb_status choose(struct call *call, tb_book *book, tb_error *error)
{
    const struct wish *wish = &call->wish;
    if (!wish->n_operands) return tb_show_decisions(book, &call->view, error);
    if (wish->n_operands == 2 && strcmp(wish->operands[0], "withdraw") == 0)
        return withdraw(call, book, error);
    if (wish->n_operands == 3) return decide(call, book, error);
    return misuse(error, "a decision names two events or claims");
}

static int run(struct call *call)
{
    return book_run(call, TB_READ, choose);
}

const struct command command_decide = {
    .name = "decide",
    .operands = "[same|apart ONE OTHER | withdraw NUMBER]",
    .summary = "say that two events are one, or that they are not",
    .help =
        "'same' makes two events one, 'apart' keeps them two, whatever else\n"
        "speaks for or against it, now and after every report to come. ONE\n"
        "and OTHER are events, or claims (REPORT#N), each of which stands for\n"
        "what its report tells of the event: 'apart EVENT REPORT#N' takes one\n"
        "report's telling out of an event. A decision is signed and dated,\n"
        "stands in 'explain', and can be withdrawn. Without operands: the\n"
        "list of all decisions.",
    .fewest = 0,
    .most = 3,
    .options = OPTIONS_VIEW | OPTION_DECISION,
    .format = TB_TABLE,
    .run = run,
};
