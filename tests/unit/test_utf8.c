/* base/utf8: every broken sequence moves one byte and gives U+FFFD.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void round_trips_every_code_point(void **state)
{
    (void)state;
    for (uint32_t rune = 0; rune < 0x110000; rune++) {
        if (rune >= 0xD800 && rune < 0xE000) continue;
        char bytes[4];
        struct str s = { bytes, utf8_put(bytes, rune) };
        size_t at = 0;
        assert_int_equal(utf8_next(s, &at), rune);
        assert_int_equal(at, s.len);
        assert_int_equal(utf8_check(s), s.len);
    }
}

static void refuses_broken_sequences(void **state)
{
    (void)state;
    static const struct str broken[] = {
        { "\x80", 1 },             /* a continuation alone */
        { "\xff", 1 },             /* never a byte of UTF-8 */
        { "\xc0\xaf", 2 },         /* overlong '/' */
        { "\xe0\x80\xaf", 3 },     /* overlong '/' */
        { "\xf0\x80\x80\xaf", 4 }, /* overlong '/' */
        { "\xed\xa0\x80", 3 },     /* a surrogate */
        { "\xf4\x90\x80\x80", 4 }, /* past U+10FFFF */
        { "\xe2\x82", 2 },         /* cut off */
        { "\xf0\x9f\x98", 3 },     /* cut off */
        { "\xc3"
          "a",
          2 }, /* no continuation follows */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        size_t at = 0;
        assert_int_equal(utf8_check(broken[i]), 0);
        assert_int_equal(utf8_next(broken[i], &at), 0xFFFD);
        assert_int_equal(at, 1);
    }
}

static void never_reads_past_the_end(void **state)
{
    (void)state;
    for (int first = 0; first < 256; first++) {
        char *byte = test_malloc(1); /* so that the sanitizer sees its end */
        *byte = (char)first;
        size_t at = 0;
        utf8_next((struct str){ byte, 1 }, &at);
        assert_int_equal(at, 1);
        test_free(byte);
    }
}

static void names_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_check(STR("caf\xc3\xa9 \xff x")), 6);
    assert_int_equal(utf8_check(STR("a\0b")), 3);
    assert_int_equal(utf8_check(STR("")), 0);
}

static void knows_letters_and_spaces(void **state)
{
    (void)state;
    assert_true(utf8_is_letter(0xE9));
    assert_true(utf8_is_letter(0x4E00));
    assert_false(utf8_is_letter('1'));
    assert_true(utf8_is_upper(0xC9));
    assert_false(utf8_is_upper('a'));
    assert_true(utf8_is_digit('7'));
    assert_true(utf8_is_digit(0x0661));
    assert_true(utf8_is_space(0xA0));
    assert_true(utf8_is_space(0x200B));
    assert_true(utf8_is_space(0x2028));
    assert_false(utf8_is_space('x'));
    assert_false(utf8_is_letter(0xFFFFFFFF));
    assert_int_equal(utf8_lower(0x130), 'i');
}

static void knows_columns(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x4E00), 2);
    assert_int_equal(utf8_width(0x301), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trips_every_code_point),
        cmocka_unit_test(refuses_broken_sequences),
        cmocka_unit_test(never_reads_past_the_end),
        cmocka_unit_test(names_the_first_bad_byte),
        cmocka_unit_test(knows_letters_and_spaces),
        cmocka_unit_test(knows_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
