/* Options, as a table that reads and explains itself.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

struct option {
    unsigned bit;
    const char *name;
    const char *argument; /* NULL = a switch */
    const char *help;
    size_t at; /* of its place in struct wish */
};

static const struct option options[] = {
    { OPTION_BOOK, "book", "FILE",
      "the book (default: $TOLLBOOK, else tollbook.db)",
      offsetof(struct wish, book) },
    { OPTION_FORMAT, "format", "FORMAT", "table, json, jsonl or csv",
      offsetof(struct wish, format) },
    { OPTION_METHOD, "method", "NAME",
      "the rule that weighs claims: latest (for a ledger the\n"
      "                      default), acled, airwars, aoav, emdat, gtd, ibc,\n"
      "                      ucdp",
      offsetof(struct wish, method) },
    { OPTION_METHODS, "methods", "LIST",
      "these methods side by side: all, or names with commas",
      offsetof(struct wish, methods) },
    { OPTION_METHOD_FILE, "method-file", "FILE",
      "a method of your own (methods/README.md)",
      offsetof(struct wish, method_file) },
    { OPTION_AS_OF, "as-of", "DATE",
      "only figures that were true by then (YYYY-MM-DD)",
      offsetof(struct wish, as_of) },
    { OPTION_KNOWN_ON, "known-on", "DATE",
      "only reports that were published by then",
      offsetof(struct wish, known_on) },
    { OPTION_BRIEF, "brief", NULL, "one line a figure, without the sentences",
      offsetof(struct wish, brief) },
    { OPTION_RECOMPUTE, "recompute", NULL,
      "draw every conclusion again, and compare",
      offsetof(struct wish, recompute) },
    { OPTION_CHECK, "check", NULL, "exit with 1 when there are any",
      offsetof(struct wish, check) },
    { OPTION_PACK, "pack", "FOLDER", "a language pack other than the built-in",
      offsetof(struct wish, pack) },
    { OPTION_COLOR, "color", "WHEN",
      "auto (default: on a terminal), always or never",
      offsetof(struct wish, color) },
    { OPTION_JOBS, "jobs", "N",
      "reports read at a time (default: one a processor)",
      offsetof(struct wish, jobs) },
    { OPTION_OUT, "out", "FILE",
      "the file to write, also as -o (default: standard output)",
      offsetof(struct wish, out) },
    { OPTION_DECISION, "by", "NAME", "who decides (default: $USER)",
      offsetof(struct wish, by) },
    { OPTION_DECISION, "on", "DATE", "when (default: today)",
      offsetof(struct wish, on) },
    { OPTION_DECISION, "note", "TEXT", "why", offsetof(struct wish, note) },
    { OPTION_QUIET, "quiet", NULL, "no progress and no summary",
      offsetof(struct wish, quiet) },
    { OPTION_HELP, "help", NULL, "this help", offsetof(struct wish, help) },
};
enum { N_OPTIONS = sizeof options / sizeof *options };

static const struct option *find_option(const char *name, size_t len,
                                        unsigned known)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strlen(options[i].name) == len && (options[i].bit & known) &&
            memcmp(options[i].name, name, len) == 0)
            return &options[i];
    return NULL;
}

static bool refuse(const struct command *command, const char *what,
                   const char *word)
{
    complain_usage("%s '%s'; see 'tollbook %s --help'", what, word,
                   command->name);
    return false;
}

/* Read one option at argv[*at]; *at moves onto its value. */
static bool take_option(const struct command *command, int argc, char **argv,
                        int *at, struct wish *out)
{
    const char *name = argv[*at] + 2;
    const char *value = strchr(name, '=');
    size_t len = value ? (size_t)(value - name) : strlen(name);
    const struct option *option = find_option(name, len, command->options);
    if (!option) return refuse(command, "unknown option", argv[*at]);
    char *place = (char *)out + option->at;
    if (!option->argument) {
        if (value) return refuse(command, "no value belongs to", argv[*at]);
        *(bool *)place = true;
        return true;
    }
    if (!value && *at + 1 >= argc)
        return refuse(command, "a value is missing after", argv[*at]);
    *(const char **)place = value ? value + 1 : argv[++*at];
    return true;
}

static bool count_operands(const struct command *command,
                           const struct wish *wish)
{
    if (wish->help) return true;
    if (wish->n_operands < command->fewest) {
        complain_usage("%s is missing; see 'tollbook %s --help'",
                       command->operands, command->name);
        return false;
    }
    if (command->most >= 0 && wish->n_operands > command->most)
        return refuse(command,
                      "one word too many:", wish->operands[command->most]);
    return true;
}

bool option_read(const struct command *command, int argc, char **argv,
                 struct wish *out)
{
    static char out_name[] = "--out"; /* what -o is short for */
    bool ended = false;
    *out = (struct wish){ .operands = argv };
    for (int at = 0; at < argc; at++) {
        const char *word = argv[at];
        if (!ended && strcmp(word, "--") == 0) {
            ended = true;
        } else if (!ended && strcmp(word, "-h") == 0) {
            out->help = true;
        } else if (!ended && strcmp(word, "-o") == 0) {
            argv[at] = out_name;
            if (!take_option(command, argc, argv, &at, out)) return false;
        } else if (!ended && strncmp(word, "--", 2) == 0) {
            if (!take_option(command, argc, argv, &at, out)) return false;
        } else if (!ended && word[0] == '-' && word[1]) {
            return refuse(command, "unknown option", word);
        } else {
            out->operands[out->n_operands++] = argv[at];
        }
    }
    return count_operands(command, out);
}

void option_help(unsigned known)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option *option = &options[i];
        char words[32];
        if (!(option->bit & known)) continue;
        snprintf(words, sizeof words, "--%s%s%s", option->name,
                 option->argument ? " " : "",
                 option->argument ? option->argument : "");
        printf("  %-18s  %s\n", words, option->help);
    }
}
