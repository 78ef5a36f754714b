/* find/when: the day of the report, a sentence, the times in it.
 *
 * A time is written as its days, its kind and its precision code: "START",
 * "START..END" (an open end is left out, "?" is not resolved). Vague times
 * ("now") are left out.
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
#include "find/when.h"
#include "when_cases.h"

struct bench {
    struct arena arena;
    struct lang *lang;
    struct when_finder *finder;
};

static int open_bench(void **state)
{
    static struct bench bench;
    struct error error;
    arena_open(&bench.arena, NULL);
    const struct pack *pack = api_builtin_pack();
    if (lang_open(&bench.arena, pack, &bench.lang, &error) ||
        when_open(&bench.arena, pack, bench.lang, &bench.finder, &error))
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

static void read_times(struct bench *bench, struct arena *arena,
                       struct str text, struct analysis *out)
{
    struct zone *zone = ARENA_NEW(arena, struct zone);
    struct report *report = ARENA_NEW(arena, struct report);
    zone->span.end = (uint32_t)text.len;
    zone->kind = ZONE_BODY;
    *report = (struct report){ .text = text, .zones = zone, .n_zones = 1 };
    *out = (struct analysis){ .report = report };
    lang_tokens(bench->lang, arena, report, &out->tokens);
}

static void write_time(struct buf *buf, const struct time_mention *time)
{
    static const char *const kinds[] = { "point",    "window", "since", "until",
                                         "duration", "clock",  "set" };
    char room[DATE_ROOM];
    bool has = time->start.year || time->end.year;
    if (buf->len) buf_text(buf, "; ");
    if (!has && time->kind <= TIME_UNTIL) buf_text(buf, "? ");
    if (has) {
        buf_str(buf, date_format(time->start, room));
        if (!date_equal(time->start, time->end)) {
            buf_text(buf, "..");
            buf_str(buf, date_format(time->end, room));
        }
        buf_char(buf, ' ');
    }
    buf_text(buf, kinds[time->kind]);
    if (has) buf_format(buf, " %d", time->precision);
    if (!has && time->kind > TIME_UNTIL && time->value.len)
        buf_format(buf, " %.*s", STR_ARG(time->value));
}

static bool is_vague(const struct time_mention *time)
{
    return str_ends(time->value, STR("_REF"));
}

static const char *list_times(struct arena *arena,
                              const struct analysis *analysis)
{
    struct buf buf;
    buf_open(&buf, arena);
    for (size_t i = 0; i < analysis->n_times; i++)
        if (!is_vague(&analysis->times[i]))
            write_time(&buf, &analysis->times[i]);
    buf_char(&buf, 0);
    return buf.at;
}

static void finds_what_the_table_says(void **state)
{
    struct bench *bench = *state;
    struct arena arena;
    size_t wrong = 0;
    arena_open(&arena, NULL);
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        struct date reference = { 0, 0, 0 };
        struct analysis analysis;
        date_parse(str_from(TABLE[i].published), &reference);
        read_times(bench, &arena, str_from(TABLE[i].text), &analysis);
        when_find(bench->finder, &arena, reference, &analysis);
        const char *got = list_times(&arena, &analysis);
        if (strcmp(got, TABLE[i].times) != 0) {
            print_error("%s | %s\n  wanted %s\n  got    %s\n",
                        TABLE[i].published, TABLE[i].text, TABLE[i].times, got);
            wrong++;
        }
        arena_reset(&arena);
    }
    arena_close(&arena);
    assert_int_equal(wrong, 0);
}

static void may_be_asked_again(void **state)
{
    struct bench *bench = *state;
    struct arena arena;
    struct analysis analysis;
    arena_open(&arena, NULL);
    read_times(bench, &arena, STR("It was hit on Tuesday."), &analysis);
    when_find(bench->finder, &arena, (struct date){ 0, 0, 0 }, &analysis);
    assert_int_equal(analysis.n_times, 1);
    assert_int_equal(analysis.times[0].weekday, 1);
    assert_string_equal(list_times(&arena, &analysis), "? point");
    when_find(bench->finder, &arena, (struct date){ 2023, 9, 21 }, &analysis);
    assert_string_equal(list_times(&arena, &analysis), "2023-09-19 point 1");
    arena_close(&arena);
}

/* A long row of the same words must neither crash nor take long. */
static void bears_long_rows(void **state)
{
    static const char *const words[] = { "Monday ",   "5 - ", "from 5 to ",
                                         "the last ", "-",    "2020/" };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct arena arena;
        struct analysis analysis;
        struct buf buf;
        arena_open(&arena, NULL);
        buf_open(&buf, &arena);
        while (buf.len < 400000) buf_text(&buf, words[i]);
        read_times(bench, &arena, buf_view(&buf), &analysis);
        when_find(bench->finder, &arena, (struct date){ 2023, 9, 21 },
                  &analysis);
        assert_true(analysis.n_times <= analysis.tokens.n);
        arena_close(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_table_says),
        cmocka_unit_test(may_be_asked_again),
        cmocka_unit_test(bears_long_rows),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
