/* base/buf: growing text and JSON strings; base/error: messages cut to fit.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/error.h"

static struct arena arena;

static void assert_json(struct str s, const char *expected)
{
    struct buf buf;
    buf_open(&buf, &arena);
    buf_json(&buf, s);
    struct str got = buf_view(&buf);
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.at, expected, got.len);
}

static void writes_json_strings(void **state)
{
    (void)state;
    assert_json(STR(""), "\"\"");
    assert_json((struct str){ 0 }, "\"\"");
    assert_json(STR("say \"no\" \\ \n\r\t"),
                "\"say \\\"no\\\" \\\\ \\n\\r\\t\"");
    assert_json(STR("a\0b\x1f\x7f"), "\"a\\u0000b\\u001f\\u007f\"");
    assert_json(STR("caf\xc3\xa9"), "\"caf\xc3\xa9\"");
    assert_json(STR("\xf0\x9f\x98\x80"), "\"\xf0\x9f\x98\x80\"");
}

static void repairs_broken_json_strings(void **state)
{
    (void)state;
    assert_json(STR("a\xff"), "\"a\xef\xbf\xbd\"");
    assert_json(STR("\xc3"), "\"\xef\xbf\xbd\"");
    assert_json(STR("\xed\xa0\x80"),
                "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void writes_numbers(void **state)
{
    (void)state;
    struct buf buf;
    buf_open(&buf, &arena);
    buf_number(&buf, INT64_MIN);
    buf_char(&buf, ' ');
    buf_number(&buf, INT64_MAX);
    buf_format(&buf, " %s %04d", "x", 7);
    struct str got = buf_view(&buf);
    assert_true(str_is(got, "-9223372036854775808 9223372036854775807 x 0007"));
}

static void grows_without_end(void **state)
{
    (void)state;
    struct buf buf;
    buf_open(&buf, &arena);
    for (int i = 0; i < 100000; i++) buf_bytes(&buf, "abc", 3);
    struct str got = buf_view(&buf);
    assert_int_equal(got.len, 300000);
    assert_memory_equal(got.at + 299997, "abc", 3);
}

static void cuts_long_messages(void **state)
{
    (void)state;
    struct error error = { 0 };
    char path[2000];
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = 0;
    enum status status =
        error_set(&error, STATUS_INPUT, 7, "cannot open '%s'", path);
    assert_int_equal(status, STATUS_INPUT);
    assert_int_equal(error.offset, 7);
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
    assert_int_equal(error_set(NULL, STATUS_STORE, 0, "x"), STATUS_STORE);
}

static int open_arena(void **state)
{
    (void)state;
    arena_open(&arena, NULL);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_json_strings),
        cmocka_unit_test(repairs_broken_json_strings),
        cmocka_unit_test(writes_numbers),
        cmocka_unit_test(grows_without_end),
        cmocka_unit_test(cuts_long_messages),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
