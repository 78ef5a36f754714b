/* The terminal: its width, its colours, the line of progress, complaints.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

enum { PLAIN_WIDTH = 100, LEAST_WIDTH = 40, MOST_WIDTH = 160 };

int complain(const tb_error *error)
{
    fprintf(stderr, "tollbook: %s\n", error->message);
    switch (error->status) {
    case TB_USAGE: return EXIT_USAGE;
    case TB_INPUT:
    case TB_PACK: return EXIT_INPUT;
    default: return EXIT_STORE;
    }
}

int complain_usage(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("tollbook: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return EXIT_USAGE;
}

/* COLUMNS counts only for a terminal: what is written to a file or a pipe
 * must not depend on the window it is written from. */
unsigned terminal_width(void)
{
    struct winsize size = { 0 };
    unsigned long width = 0;
    if (!isatty(STDOUT_FILENO)) return PLAIN_WIDTH;
    const char *columns = getenv("COLUMNS");
    if (columns) width = strtoul(columns, NULL, 10);
    if (!width && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (!width) return PLAIN_WIDTH;
    if (width < LEAST_WIDTH) return LEAST_WIDTH;
    return width > MOST_WIDTH ? MOST_WIDTH : (unsigned)width;
}

bool terminal_colour(const char *wish)
{
    if (wish && strcmp(wish, "always") == 0) return true;
    if (wish && strcmp(wish, "never") == 0) return false;
    const char *term = getenv("TERM");
    const char *plain = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(plain && *plain) && term &&
           strcmp(term, "dumb") != 0;
}

/* ---- progress ------------------------------------------------------------ */

static double read_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_open(struct progress *progress, const char *noun, bool quiet)
{
    *progress = (struct progress){ .noun = noun, .began = read_clock() };
    progress->shown = !quiet && isatty(STDERR_FILENO);
}

double progress_seconds(const struct progress *progress)
{
    return read_clock() - progress->began;
}

void progress_hide(struct progress *progress)
{
    if (progress->width) fputs("\r\033[K", stderr);
    progress->width = 0;
}

static int put_left(char *at, size_t room, double seconds)
{
    unsigned long left = (unsigned long)(seconds + 0.5);
    return snprintf(at, room, ", %lu:%02lu left", left / 60, left % 60);
}

void progress_step(struct progress *progress, const tb_progress *now)
{
    enum { PERIOD_MS = 200 };
    char line[160];
    if (!progress->shown) return;
    double spent = progress_seconds(progress);
    if (spent - progress->last < PERIOD_MS / 1000.0) return;
    progress->last = spent;
    int len = snprintf(
        line, sizeof line, "%" PRIu64 " %s, %.1f of %.1f MB, %.0f a second",
        now->reports, progress->noun, (double)now->bytes_done / 1e6,
        (double)now->bytes_total / 1e6, (double)now->reports / spent);
    if (now->bytes_done > 0 && now->bytes_total > now->bytes_done && len > 0)
        len += put_left(line + len, sizeof line - (size_t)len,
                        spent * (double)(now->bytes_total - now->bytes_done) /
                            (double)now->bytes_done);
    fprintf(stderr, "\r\033[K%s", line);
    fflush(stderr);
    progress->width = len > 0 ? (size_t)len : 0;
}
