/* Counting in words: "1 report", "2 reports".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"

void print_count(uint64_t n, const char *noun, const char *after)
{
    fprintf(stderr, "%" PRIu64 " %s%s%s", n, noun, n == 1 ? "" : "s", after);
}
