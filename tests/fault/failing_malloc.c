/* Preloaded into the program: the allocation number FAIL_AT fails, and with
 * FAIL_ON=1 all that follow. At the end the number of allocations is written
 * to the file FAIL_COUNT. Reached through glibc's own inner names, so that
 * nothing is needed to look them up.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long n_calls, fail_at;
static int fails_on, is_ready;

__attribute__((constructor)) static void get_ready(void)
{
    const char *at = getenv("FAIL_AT");
    const char *on = getenv("FAIL_ON");
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    fails_on = on && *on == '1';
    n_calls = 0;
    is_ready = 1;
}

__attribute__((destructor)) static void write_count(void)
{
    const char *path = getenv("FAIL_COUNT");
    FILE *file;
    fail_at = 0;
    if (!path) return;
    file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%lu\n", n_calls);
    fclose(file);
}

static int fails(void)
{
    if (!is_ready) return 0;
    n_calls++;
    if (!fail_at || n_calls < fail_at) return 0;
    if (n_calls > fail_at && !fails_on) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}
