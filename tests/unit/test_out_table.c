/* out: lines that wrap, cells of CSV, numbers in words.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "out/table.h"
#include "out/wording.h"

static void breaks_lines_between_words(void **state)
{
    (void)state;
    size_t next;
    assert_int_equal(table_line(STR("one two three"), 7, &next), 7);
    assert_int_equal(next, 8);
    assert_int_equal(table_line(STR("one two three"), 8, &next), 7);
    assert_int_equal(table_line(STR("one"), 3, &next), 3);
    assert_int_equal(next, 3);
    assert_int_equal(table_line(STR("abcdefgh"), 3, &next), 3);
    assert_int_equal(next, 3);
    assert_int_equal(table_line(STR("north-east"), 7, &next), 6);
    /* a line break is as wide as a blank */
    assert_int_equal(table_line(STR("one\ntwo three"), 7, &next), 7);
    assert_int_equal(table_line(STR("one\ntwo three"), 6, &next), 3);
    assert_int_equal(table_line(STR(""), 5, &next), 0);
    assert_int_equal(table_width(STR("Çö–")), 3);
}

static void quotes_cells(void **state)
{
    (void)state;
    struct arena arena;
    struct buf buf;
    arena_open(&arena, NULL);
    buf_open(&buf, &arena);
    csv_cell(&buf, STR("plain"), true);
    csv_cell(&buf, STR("a,\"b\""), false);
    csv_cell(&buf, STR(""), false);
    assert_true(str_is(buf_view(&buf), "plain,\"a,\"\"b\"\"\","));
    arena_close(&arena);
}

static void words_bounds(void **state)
{
    (void)state;
    struct arena arena;
    struct buf buf;
    arena_open(&arena, NULL);
    buf_open(&buf, &arena);
    word_bounds(&buf, 1234567, 1234567);
    buf_char(&buf, '|');
    word_bounds(&buf, 5000, OPEN_BOUND);
    buf_char(&buf, '|');
    word_bounds(&buf, 24, 99);
    buf_char(&buf, '|');
    word_bounds(&buf, OPEN_BOUND, 40);
    buf_char(&buf, '|');
    word_bounds(&buf, OPEN_BOUND, OPEN_BOUND);
    assert_true(str_is(buf_view(&buf), "1,234,567|5,000 or more|24 to 99|"
                                       "up to 40|number not given"));
    arena_close(&arena);
}

/* Figures stand by event; an event may have none. */
static void numbers_figures_of_each_event(void **state)
{
    (void)state;
    struct figure figures[] = {
        { .event = 1 }, { .event = 1 }, { .event = 4 }, { .event = 4 }
    };
    struct ledger ledger = { .figures = figures, .n_figures = 4 };
    struct ledger none = { 0 };
    assert_int_equal(lookup_first_figure(&ledger, 0), 0);
    assert_int_equal(lookup_first_figure(&ledger, 1), 0);
    assert_int_equal(lookup_first_figure(&ledger, 2), 2);
    assert_int_equal(lookup_first_figure(&ledger, 4), 2);
    assert_int_equal(lookup_first_figure(&ledger, 5), 4);
    assert_int_equal(lookup_first_figure(&none, 1), 0);
    assert_int_equal(out_figure_number(&ledger, 1), 2);
    assert_int_equal(out_figure_number(&ledger, 2), 1);
    assert_int_equal(out_figure_number(&ledger, 3), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lines_between_words),
        cmocka_unit_test(quotes_cells),
        cmocka_unit_test(words_bounds),
        cmocka_unit_test(numbers_figures_of_each_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
