/* The program: find the command, read its options, open the engine, run it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

const struct command *const commands[] = {
    &command_extract, &command_headline, &command_add,     &command_events,
    &command_ledger,  &command_timeline, &command_explain, &command_conflicts,
    &command_sources, &command_search,   &command_export,  &command_verify,
    &command_report,  &command_decide,   &command_rebuild, NULL,
};

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static int write_out(void *with, const char *bytes, size_t len)
{
    struct call *call = with;
    if (fwrite(bytes, 1, len, stdout) == len) return 0;
    call->output_failed = true;
    return 1;
}

static bool read_format(const struct call *call, tb_format *out)
{
    static const char *const names[] = {
        [TB_TABLE] = "table",
        [TB_JSON] = "json",
        [TB_JSONL] = "jsonl",
        [TB_CSV] = "csv",
    };
    const char *wish = call->wish.format;
    *out = call->command->format;
    if (!wish) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], wish) != 0) continue;
        *out = (tb_format)i;
        return true;
    }
    complain_usage("no format is called '%s'; take table, json, jsonl or csv",
                   wish);
    return false;
}

static bool check_color(const struct wish *wish)
{
    const char *when = wish->color;
    if (!when || strcmp(when, "auto") == 0 || strcmp(when, "always") == 0 ||
        strcmp(when, "never") == 0)
        return true;
    complain_usage("--color is auto, always or never, not '%s'", when);
    return false;
}

static bool make_view(struct call *call)
{
    tb_view *view = &call->view;
    if (!read_format(call, &view->format) || !check_color(&call->wish))
        return false;
    view->width = terminal_width();
    view->colour = terminal_colour(call->wish.color);
    view->method = call->wish.method;
    view->methods = call->wish.methods;
    view->brief = call->wish.brief;
    view->recompute = call->wish.recompute;
    view->as_of = call->wish.as_of;
    view->known_on = call->wish.known_on;
    view->write = write_out;
    view->with = call;
    return true;
}

static int finish_output(struct call *call, int code)
{
    errno = 0;
    if (fflush(stdout) == 0 && !call->output_failed) return code;
    fprintf(stderr, "tollbook: cannot write the output: %s\n",
            errno ? strerror(errno) : "the writing failed");
    return EXIT_STORE;
}

/* A method of the user's is the one asked for, unless another is named. */
static int take_method(struct call *call)
{
    const char *name = NULL;
    tb_error error = { 0 };
    if (!call->wish.method_file) return 0;
    if (tb_engine_add_method(call->engine, call->wish.method_file, &name,
                             &error))
        return complain(&error);
    if (!call->view.method) call->view.method = name;
    return 0;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct call call = { .command = command };
    tb_error error = { 0 };
    if (!option_read(command, argc, argv, &call.wish)) return EXIT_USAGE;
    if (call.wish.help) {
        help_command(command);
        return finish_output(&call, 0);
    }
    if (!make_view(&call)) return EXIT_USAGE;
    if (tb_engine_open(call.wish.pack, &call.engine, &error))
        return complain(&error);
    int code = take_method(&call);
    if (!code) code = command->run(&call);
    tb_engine_close(call.engine);
    return finish_output(&call, code);
}

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    signal(SIGXFSZ, SIG_IGN); /* a file at its limit is an error like any */
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
        strcmp(word, "help") == 0) {
        help_program();
        return 0;
    }
    if (strcmp(word, "--version") == 0) {
        printf("tollbook %s\n", tb_version());
        return 0;
    }
    if (!*word)
        return complain_usage("a command is missing; see 'tollbook --help'");
    const struct command *command = find_command(word);
    if (!command)
        return complain_usage("no command is called '%s'; see 'tollbook "
                              "--help'",
                              word);
    return run_command(command, argc - 2, argv + 2);
}
