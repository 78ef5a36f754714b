/* base/str: slices, search, cutting, numbers, lower case.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void assert_str(struct str got, const char *expected)
{
    struct str want = str_from(expected);
    assert_int_equal(got.len, want.len);
    if (want.len) assert_memory_equal(got.at, want.at, want.len);
}

static void clamps_slices(void **state)
{
    (void)state;
    struct str s = STR("Aleppo");
    assert_str(str_slice(s, 1, 3), "le");
    assert_str(str_slice(s, 4, 100), "po");
    assert_str(str_slice(s, 5, 2), "");
    assert_str(str_slice(s, 100, 200), "");
    assert_str(str_slice((struct str){ 0 }, 0, 5), "");
}

static void trims_white_space(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \v\f")), "a b");
    assert_str(str_trim(STR("   ")), "");
    assert_str(str_trim(STR("")), "");
}

static void compares_by_bytes(void **state)
{
    (void)state;
    assert_true(str_equal(STR(""), (struct str){ 0 }));
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("\xff"), STR("a")) > 0);
    assert_int_equal(str_compare(STR(""), (struct str){ 0 }), 0);
}

static void folds_ascii_only(void **state)
{
    (void)state;
    assert_true(str_equal_fold(STR("REUTERS"), STR("Reuters")));
    assert_false(str_equal_fold(STR("[{"), STR("{[")));
    assert_false(str_equal_fold(STR("\xc3\x89"), STR("\xc3\xa9")));
}

static void knows_beginnings_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("soldiers"), STR("sol")));
    assert_true(str_starts(STR("soldiers"), STR("")));
    assert_false(str_starts(STR("so"), STR("sol")));
    assert_true(str_ends(STR("soldiers"), STR("ers")));
    assert_false(str_ends(STR("s"), STR("ers")));
}

static void finds_the_first(void **state)
{
    (void)state;
    struct str s = STR("aab aab");
    assert_int_equal(str_find(s, STR("ab"), 0), 1);
    assert_int_equal(str_find(s, STR("ab"), 2), 5);
    assert_int_equal(str_find(s, STR("ab"), 6), s.len);
    assert_int_equal(str_find(s, STR("abc"), 0), s.len);
    assert_int_equal(str_find(s, STR(""), 3), 3);
    assert_int_equal(str_find(s, STR("a"), 100), s.len);
    assert_int_equal(str_find((struct str){ 0 }, STR("a"), 0), 0);
    assert_int_equal(str_find(STR("a\0b"), STR("\0b"), 0), 1);
}

static void cuts_at_marks(void **state)
{
    (void)state;
    struct str rest = STR("a\t\tb");
    assert_str(str_cut(&rest, '\t'), "a");
    assert_str(str_cut(&rest, '\t'), "");
    assert_str(str_cut(&rest, '\t'), "b");
    assert_int_equal(rest.len, 0);
    assert_str(str_cut(&rest, '\t'), "");
    assert_str(str_behind(STR("a b c"), ' '), "c");
    assert_str(str_behind(STR("abc"), ' '), "abc");
    assert_str(str_behind(STR("a "), ' '), "");
}

static void reads_whole_numbers(void **state)
{
    (void)state;
    int64_t n = -1;
    assert_true(str_number(STR("0002783"), &n));
    assert_int_equal(n, 2783);
    assert_true(str_number(STR("999999999999999999"), &n));
    assert_int_equal(n, 999999999999999999);
    assert_false(str_number(STR("9999999999999999999"), &n));
    assert_false(str_number(STR(""), &n));
    assert_false(str_number(STR("-1"), &n));
    assert_false(str_number(STR("1 "), &n));
    assert_false(str_number(STR("1\0"), &n));
}

static void lowers_unicode(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    assert_str(str_lower(&arena, STR("\xc3\x89"
                                     "cole \xd0\x9a")),
               "\xc3\xa9"
               "cole \xd0\xba");
    assert_str(str_lower(&arena, STR("")), "");
    /* U+023A takes two bytes, its lower case U+2C65 three. */
    assert_str(str_lower(&arena, STR("\xc8\xba\xc8\xba\xc8\xba")),
               "\xe2\xb1\xa5\xe2\xb1\xa5\xe2\xb1\xa5");
    arena_close(&arena);
}

/* The most that lower case may grow: every letter of two bytes that becomes
 * three, and single broken bytes, which become U+FFFD. */
static void lowers_hostile_bytes_in_bounds(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    char bytes[300];
    for (int c = 0x80; c < 0x100; c++) {
        for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)c;
        struct str s = str_lower(&arena, (struct str){ bytes, sizeof bytes });
        assert_true(s.len <= 3 * sizeof bytes);
    }
    arena_close(&arena);
}

static void joins(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    struct str none = { 0 };
    assert_str(str_join(&arena, STR("a"), STR("/"), STR("b")), "a/b");
    assert_str(str_join(&arena, none, none, none), "");
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clamps_slices),
        cmocka_unit_test(trims_white_space),
        cmocka_unit_test(compares_by_bytes),
        cmocka_unit_test(folds_ascii_only),
        cmocka_unit_test(knows_beginnings_and_ends),
        cmocka_unit_test(finds_the_first),
        cmocka_unit_test(cuts_at_marks),
        cmocka_unit_test(reads_whole_numbers),
        cmocka_unit_test(lowers_unicode),
        cmocka_unit_test(lowers_hostile_bytes_in_bounds),
        cmocka_unit_test(joins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
