/* The command line: what every command shares.
 *
 * A command is a row of data and one function. Options are a table too; both
 * print their own help. All work is done behind tollbook.h.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLI_CLI_H
#define TOLLBOOK_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tollbook.h"

/* Exit codes; the first five statuses of tollbook.h stand for themselves. */
enum { EXIT_FINDING = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_STORE = 4 };

/* Which options a command knows: one bit each, in the order of the table in
 * option.c. */
enum option_bit {
    OPTION_BOOK = 1 << 0,
    OPTION_FORMAT = 1 << 1,
    OPTION_METHOD = 1 << 2,
    OPTION_AS_OF = 1 << 3,
    OPTION_KNOWN_ON = 1 << 4,
    OPTION_CHECK = 1 << 5,
    OPTION_PACK = 1 << 6,
    OPTION_COLOR = 1 << 7,
    OPTION_QUIET = 1 << 8,
    OPTION_HELP = 1 << 9,
    OPTION_BRIEF = 1 << 10,
    OPTION_JOBS = 1 << 11,
    OPTION_OUT = 1 << 12,
    OPTION_METHODS = 1 << 13,
    OPTION_METHOD_FILE = 1 << 14,
    OPTION_RECOMPUTE = 1 << 15,
    OPTION_DECISION = 1 << 16,
};
enum {
    OPTIONS_ALL = OPTION_PACK | OPTION_COLOR | OPTION_QUIET | OPTION_HELP,
    OPTIONS_VIEW = OPTIONS_ALL | OPTION_BOOK | OPTION_FORMAT,
    OPTIONS_LEDGER = OPTIONS_VIEW | OPTION_METHOD | OPTION_METHOD_FILE |
                     OPTION_AS_OF | OPTION_KNOWN_ON,
};

/* What the command line says. Strings are those of main's argv. */
struct wish {
    const char *book, *format, *method, *methods, *method_file, *as_of,
        *known_on, *pack, *color, *jobs, *out, *by, *on, *note;
    bool recompute, check, brief, quiet, help;
    char **operands;
    int n_operands;
};

/* One call of one command. */
struct call {
    const struct command *command;
    struct wish wish;
    tb_engine *engine;
    tb_view view; /* ready to be handed to tb_show_* */
    bool output_failed;
    int code; /* what a batch came to, once the book is closed */
};

struct command {
    const char *name;
    const char *operands; /* as in the synopsis: "EVENT" */
    const char *summary;  /* one line */
    const char *help;     /* paragraphs, each line of 76 columns at most */
    int fewest, most;     /* operands; -1 = any number */
    unsigned options;     /* enum option_bit */
    tb_format format;     /* when --format is not given */
    int (*run)(struct call *call); /* returns an exit code */
};

/* All commands, in the order of the help; ends with NULL. */
extern const struct command *const commands[];

extern const struct command command_extract, command_headline, command_add,
    command_events, command_ledger, command_timeline, command_explain,
    command_conflicts, command_sources, command_search, command_export,
    command_verify, command_rebuild, command_report, command_decide;

/* Read the words behind a command. False: a message has been printed. */
bool option_read(const struct command *command, int argc, char **argv,
                 struct wish *out);
/* Print the options of a command. */
void option_help(unsigned known);

void help_program(void);
void help_command(const struct command *command);

/* "tollbook: MESSAGE" on standard error. Returns the exit code. */
int complain(const tb_error *error);
int complain_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* "3 reports" on standard error, and what comes behind it. */
void print_count(uint64_t n, const char *noun, const char *after);

/* Columns of the terminal on standard output; 100 when it is none. */
unsigned terminal_width(void);
bool terminal_colour(const char *wish); /* auto, always, never */

/* A line about how far it is, on standard error when that is a terminal. */
struct progress {
    bool shown;
    const char *noun;   /* "reports" */
    double began, last; /* seconds */
    size_t width;       /* of the line now on the terminal */
};
void progress_open(struct progress *progress, const char *noun, bool quiet);
void progress_step(struct progress *progress, const tb_progress *now);
void progress_hide(struct progress *progress); /* before another message */
double progress_seconds(const struct progress *progress);

/* Queue the operands of a call, and hand each report to `take`; what cannot
 * be read is reported and passed over. Returns an exit code. */
int batch_run(struct call *call,
              tb_status (*take)(void *with, const tb_report *report,
                                tb_error *error),
              void *with, tb_progress *out);

/* Open the book of a call, run one view on it, close it. */
int book_run(struct call *call, tb_mode mode,
             tb_status (*work)(struct call *call, tb_book *book,
                               tb_error *error));

#endif
