/* find/number: texts and the numbers in them, as number_cases.h has them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "base/buf.h"
#include "find/number.h"
#include "number_cases.h"

struct bench {
    struct arena arena;
    struct lang *lang;
    struct number_finder *finder;
};

static int open_bench(void **state)
{
    static struct bench bench;
    struct error error;
    arena_open(&bench.arena, NULL);
    const struct pack *pack = api_builtin_pack();
    if (lang_open(&bench.arena, pack, &bench.lang, &error) ||
        number_open(&bench.arena, pack, bench.lang, &bench.finder, &error))
        return -1;
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    arena_close(&bench->arena);
    return 0;
}

static void find(struct bench *bench, struct str text, struct analysis *out)
{
    struct zone *zone = ARENA_NEW(&bench->arena, struct zone);
    struct report *report = ARENA_NEW(&bench->arena, struct report);
    zone->span.end = (uint32_t)text.len;
    zone->kind = ZONE_BODY;
    *report = (struct report){ .text = text, .zones = zone, .n_zones = 1 };
    *out = (struct analysis){ .report = report };
    lang_tokens(bench->lang, &bench->arena, report, &out->tokens);
    number_find(bench->finder, &bench->arena, out);
}

static void write_number(struct buf *buf, const struct number *number)
{
    static const char *const qualifiers[] = {
        "",           " at_least", " more_than", " about", " up_to",
        " less_than", " nearly",   " range",     " vague", " indefinite",
    };
    static const char *const uses[] = {
        "",         " ordinal", " age",  " money",
        " percent", " measure", " time", " code",
    };
    if (number->lo != OPEN_BOUND) buf_number(buf, number->lo);
    if (number->lo != number->hi) buf_text(buf, "..");
    if (number->hi != OPEN_BOUND && number->lo != number->hi)
        buf_number(buf, number->hi);
    buf_text(buf, qualifiers[number->qualifier]);
    buf_text(buf, uses[number->use]);
    if (number->more) buf_text(buf, " +");
    if (number->so_far) buf_text(buf, " !");
}

static const char *write_all(struct bench *bench, const struct analysis *a)
{
    struct buf buf;
    buf_open(&buf, &bench->arena);
    for (size_t i = 0; i < a->n_numbers; i++) {
        if (i) buf_text(&buf, "; ");
        write_number(&buf, &a->numbers[i]);
    }
    buf_char(&buf, 0);
    return buf_view(&buf).at;
}

static void numbers_are_found(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof number_cases / sizeof *number_cases; i++) {
        const struct number_case *c = &number_cases[i];
        struct analysis a;
        find(bench, str_from(c->text), &a);
        if (strcmp(write_all(bench, &a), c->numbers))
            print_error("in '%s'\n", c->text);
        assert_string_equal(write_all(bench, &a), c->numbers);
    }
}

/* Whatever stands there: numbers in order, inside the text, apart. */
static void any_words_are_read(void **state)
{
    static const char *const words[] = {
        "two ",
        "hundred ",
        "and ",
        "12",
        "-",
        "a ",
        "half ",
        "million ",
        "several ",
        "of ",
        "thousands ",
        ",",
        "1,000",
        " to ",
        "or ",
        "more ",
        "at ",
        "least ",
        "99999999999999999999",
        " years ",
        ".",
        "%",
        "$",
        "between ",
        "no ",
        "dozen ",
        "twenty",
        "2020 ",
        "May ",
        "th ",
    };
    struct bench *bench = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        struct buf buf;
        struct analysis a;
        buf_open(&buf, &bench->arena);
        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525u + 1013904223u;
            buf_text(&buf,
                     words[(seed >> 16) % (sizeof words / sizeof *words)]);
        }
        find(bench, buf_view(&buf), &a);
        uint32_t end = 0;
        for (size_t i = 0; i < a.n_numbers; i++) {
            const struct number *n = &a.numbers[i];
            assert_true(n->words.first >= end && n->core.n > 0);
            end = n->words.first + n->words.n;
            assert_true(n->core.first >= n->words.first);
            assert_true(n->core.first + n->core.n <= end);
            assert_true(end <= a.tokens.n && n->lo >= OPEN_BOUND);
            assert_true(n->hi == OPEN_BOUND || n->lo <= n->hi);
        }
    }
}

static void a_broken_table_is_told(void **state)
{
    struct bench *bench = *state;
    struct number_finder *finder;
    struct error error;
    struct pack_file files[] = {
        { STR("numbers.tsv"), STR("unit\tone\t1\nunit\ttwo\tmany\n") },
    };
    struct pack pack = { files, 1 };
    assert_int_equal(
        number_open(&bench->arena, &pack, bench->lang, &finder, &error),
        STATUS_PACK);
    assert_int_equal(error.offset, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found),
        cmocka_unit_test(any_words_are_read),
        cmocka_unit_test(a_broken_table_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
