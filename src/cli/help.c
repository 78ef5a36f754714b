/* Help, printed from the tables of commands and options.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "cli/cli.h"

void help_program(void)
{
    puts("tollbook reads reports about conflicts and disasters and keeps the "
         "book of the\nhuman toll: who said how many people came to harm, in "
         "which event, as of when,\nand the sentence that says so.\n");
    puts("Usage: tollbook COMMAND [OPTIONS] ...\n");
    for (size_t i = 0; commands[i]; i++)
        printf("  %-9s  %s\n", commands[i]->name, commands[i]->summary);
    puts("\nReports are plain text, HTML, JSON Lines, RSS or Atom, from files, "
         "folders or\nstandard input (-). Begin with\n\n"
         "  tollbook add FOLDER\n"
         "  tollbook events\n"
         "  tollbook ledger 1\n\n"
         "'tollbook COMMAND --help' explains a command; 'tollbook --version' "
         "prints the\nversion. Exit status: 0 done, 1 something was found "
         "wanting (verify,\nconflicts --check), 2 wrong usage, 3 an input "
         "could not be read (the others\nwere), 4 the book or the output "
         "could not be read or written.");
}

void help_command(const struct command *command)
{
    printf("Usage: tollbook %s [OPTIONS]%s%s\n\n%s\n\nOptions:\n",
           command->name, *command->operands ? " " : "", command->operands,
           command->help);
    option_help(command->options);
}
