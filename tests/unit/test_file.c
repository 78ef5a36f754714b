/* base/file: whole files, lines, limits, gzip, folders.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "base/file.h"

struct place {
    struct arena arena;
    struct error error;
    char folder[64];
    char path[128]; /* of the file last written */
};

static void open_place(struct place *place)
{
    memset(place, 0, sizeof *place);
    arena_open(&place->arena, NULL);
    strcpy(place->folder, "/tmp/tollbook-file-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
}

static void write_file(struct place *place, const char *name, const char *mode,
                       struct str bytes)
{
    snprintf(place->path, sizeof place->path, "%s/%s", place->folder, name);
    gzFile file = gzopen(place->path, mode);
    assert_non_null(file);
    assert_int_equal(gzwrite(file, bytes.at, (unsigned)bytes.len), bytes.len);
    assert_int_equal(gzclose(file), Z_OK);
}

static void close_place(struct place *place)
{
    struct str *paths;
    size_t n = 0;
    if (!file_walk(&place->arena, place->folder, &paths, &n, NULL))
        for (size_t i = 0; i < n; i++) unlink(paths[i].at);
    snprintf(place->path, sizeof place->path, "%s/sub", place->folder);
    rmdir(place->path);
    rmdir(place->folder);
    arena_close(&place->arena);
}

static void expect_line(struct place *place, struct file *file,
                        const char *want)
{
    struct str line;
    assert_int_equal(file_line(file, &line, &place->error), STATUS_OK);
    assert_true(str_is(line, want));
}

/* Plain and packed, the lines are the same. */
static void gives_lines(void **state)
{
    static const char *const modes[] = { "wbT", "wb" };
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct place place;
        struct file file;
        struct str line;
        open_place(&place);
        write_file(&place, "a", modes[i], STR("one\r\n\ntwo\0x\nlast"));
        assert_int_equal(
            file_open(&file, &place.arena, place.path, &place.error),
            STATUS_OK);
        assert_true(str_starts(file_head(&file), STR("one\r\n")));
        expect_line(&place, &file, "one");
        expect_line(&place, &file, "");
        assert_int_equal(file_line(&file, &line, &place.error), STATUS_OK);
        assert_true(str_equal(line, STR("two\0x")));
        expect_line(&place, &file, "last");
        assert_int_equal(file.line, 4);
        assert_int_equal(file_line(&file, &line, &place.error), STATUS_FINDING);
        file_close(&file);
        close_place(&place);
    }
}

static void passes_over_a_line_beyond_the_limit(void **state)
{
    struct place place;
    struct file file;
    struct str line;
    (void)state;
    open_place(&place);
    struct str bytes = { NULL, FILE_LIMIT + 20 };
    char *at = arena_alloc(&place.arena, bytes.len);
    memset(at, 'x', bytes.len);
    memcpy(at, "first\n", 6);
    memcpy(at + bytes.len - 6, "\nlast\n", 6);
    bytes.at = at;
    write_file(&place, "a.jsonl", "wb1", bytes);
    file_open(&file, &place.arena, place.path, &place.error);
    expect_line(&place, &file, "first");
    assert_int_equal(file_line(&file, &line, &place.error), STATUS_INPUT);
    assert_non_null(
        strstr(place.error.message, "line 2 is longer than 64 MiB"));
    expect_line(&place, &file, "last");
    assert_int_equal(file.line, 3);
    file_close(&file);
    file_open(&file, &place.arena, place.path, &place.error);
    assert_int_equal(file_rest(&file, &line, &place.error), STATUS_INPUT);
    assert_non_null(strstr(place.error.message, "is longer than 64 MiB"));
    file_close(&file);
    close_place(&place);
}

static void tells_a_gzip_cut_short(void **state)
{
    struct place place;
    struct file file;
    struct str line;
    (void)state;
    open_place(&place);
    write_file(&place, "a.gz", "wb", STR("one\ntwo\nthree\n"));
    assert_int_equal(truncate(place.path, 15), 0);
    file_open(&file, &place.arena, place.path, &place.error);
    enum status status = STATUS_OK;
    while (!status) status = file_line(&file, &line, &place.error);
    assert_int_equal(status, STATUS_INPUT);
    assert_non_null(strstr(place.error.message, "it is cut short"));
    assert_int_equal(file_line(&file, &line, &place.error), STATUS_FINDING);
    file_close(&file);
    close_place(&place);
}

static void refuses_what_cannot_be_opened(void **state)
{
    struct place place;
    struct file file;
    struct str *paths;
    size_t n;
    (void)state;
    open_place(&place);
    assert_int_equal(
        file_open(&file, &place.arena, "/nowhere/at/all", &place.error),
        STATUS_INPUT);
    assert_string_equal(
        place.error.message,
        "cannot open '/nowhere/at/all': No such file or directory");
    assert_int_equal(file_open(&file, &place.arena, place.folder, &place.error),
                     STATUS_INPUT);
    assert_non_null(strstr(place.error.message, "Is a directory"));
    assert_int_equal(
        file_walk(&place.arena, place.folder, &paths, &n, &place.error),
        STATUS_INPUT);
    assert_non_null(strstr(place.error.message, "holds no reports"));
    close_place(&place);
}

static void walks_in_order(void **state)
{
    struct place place;
    struct str *paths;
    size_t n = 0;
    char sub[128];
    (void)state;
    open_place(&place);
    snprintf(sub, sizeof sub, "%s/sub", place.folder);
    assert_int_equal(mkdir(sub, 0700), 0);
    write_file(&place, "z", "wbT", STR("z"));
    write_file(&place, "sub/b", "wbT", STR("b"));
    write_file(&place, "a", "wbT", STR("a"));
    write_file(&place, ".hidden", "wbT", STR("h"));
    assert_int_equal(
        file_walk(&place.arena, place.folder, &paths, &n, &place.error),
        STATUS_OK);
    assert_int_equal(n, 3);
    assert_true(str_ends(paths[0], STR("/a")));
    assert_true(str_ends(paths[1], STR("/sub/b")));
    assert_true(str_ends(paths[2], STR("/z")));
    unlink(place.path);
    close_place(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_lines),
        cmocka_unit_test(passes_over_a_line_beyond_the_limit),
        cmocka_unit_test(tells_a_gzip_cut_short),
        cmocka_unit_test(refuses_what_cannot_be_opened),
        cmocka_unit_test(walks_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
