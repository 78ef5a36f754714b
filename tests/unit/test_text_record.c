/* text/: JSON Lines, told apart from the rest, and its errors.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_page.h"

static void tells_formats_apart(void **state)
{
    static const struct {
        const char *head;
        enum intake_format format;
    } cases[] = {
        { "", INTAKE_PLAIN },
        { "Six died.", INTAKE_PLAIN },
        { "[TEXT] Six died.", INTAKE_PLAIN },
        { "{curly} is a nickname", INTAKE_PLAIN },
        { "<five people died", INTAKE_PLAIN },
        { "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", INTAKE_JSON_LINES },
        { "\n\xEF\xBB\xBF", INTAKE_PLAIN },
        { "\xEF\xBB\xBF{\"text\":\"a\"}", INTAKE_JSON_LINES },
        { "{\"text\":\n{\"text\":\"b\"}\n", INTAKE_JSON_LINES },
        { "{\n  \"text\": \"a\"\n}\n", INTAKE_JSON },
        { "[{\"text\": \"a\"},\n {\"text\": \"b\"}]\n", INTAKE_LIST },
        { "<?xml version=\"1.0\"?><rss><channel>", INTAKE_LIST },
        { "<!DOCTYPE html><p>a", INTAKE_HTML },
        { "  <p>a", INTAKE_HTML },
        { "<!-- saved --><html>", INTAKE_HTML },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (intake_sniff(str_from(cases[i].head)) != cases[i].format)
            fail_msg("wrong format for '%s'", cases[i].head);
}

static void reads_all_fields(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "set.jsonl", 7,
              STR("{\"id\":\"r1\",\"text\":\"Two died.\\nOne lives.\","
                  "\"title\":\"Crash\",\"date\":\"2021-03-04T05:06:07Z\","
                  "\"publisher\":\"Hill Post\",\"url\":\"https://x.example/\","
                  "\"lang\":\"en\",\"more\":[1,{\"a\":null}]}"));
    assert_int_equal(page.status, STATUS_OK);
    page_expect(&page, page.report.id, "r1");
    page_expect(&page, page.report.title, "Crash");
    page_expect(&page, page.report.publisher, "Hill Post");
    page_expect(&page, page.report.url, "https://x.example/");
    page_expect(&page, page.report.lang, "en");
    page_expect_date(&page, "2021-03-04");
    page_expect_zone(&page, 0, 'T', "Crash");
    page_expect_zone(&page, 1, 'B', "Two died.");
    page_expect_zone(&page, 2, 'B', "One lives.");
    assert_int_equal(page.report.title_span.end, 5);
    assert_int_equal(page.report.before, 7);
    arena_close(&page.arena);
}

static void names_records_without_id(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "a/set.jsonl", 7, STR("{\"text\":\"Two died.\"}"));
    page_expect(&page, page.report.id, "set:7");
    page_read(&page, "a/set.jsonl", 7,
              STR("{\"text\":\"Two died.\",\"id\":12}"));
    page_expect(&page, page.report.id, "12");
    page_read(&page, "a/one.json", 0, STR("{\n\"text\":\"Two died.\"\n}"));
    page_expect(&page, page.report.id, "one");
    arena_close(&page.arena);
}

static void finds_the_title_in_the_text(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 1,
              STR("{\"title\":\"Two die in crash\",\"text\":\"Two die in "
                  "crash\\n\\nThe car hit a wall.\"}"));
    page_expect_zone(&page, 0, 'T', "Two die in crash");
    assert_int_equal(page.report.title_span.end, 16);
    page_read(&page, "x", 1,
              STR("{\"text\":\"Two die in crash\\n\\nThe car hit a wall.\"}"));
    page_expect(&page, page.report.title, "Two die in crash");
    page_read(&page, "x", 1,
              STR("{\"text\":\"Two men died.\\n\\nThe car hit a wall.\"}"));
    page_expect(&page, page.report.title, "");
    arena_close(&page.arena);
}

static void replaces_zero_characters(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 1, STR("{\"text\":\"Two\\u0000 died.\"}"));
    assert_int_equal(page.status, STATUS_OK);
    page_expect(&page, page.report.text, "Two? died.");
    assert_int_equal(page.report.repaired, 1);
    arena_close(&page.arena);
}

static void reads_markup_in_the_text(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 1,
              STR("{\"title\":\"Crash\",\"date\":\"2021-03\","
                  "\"text\":\"<p>Two <b>died</b>.</p><p>One&nbsp;lives.\"}"));
    assert_int_equal(page.status, STATUS_OK);
    page_expect(&page, page.report.text,
                "Crash\n\nTwo died.\n\nOne\xC2\xA0lives.");
    page_expect(&page, page.report.title, "Crash");
    page_expect_date(&page, "2021-03");
    arena_close(&page.arena);
}

static void names_line_and_field_of_an_error(void **state)
{
    static const struct {
        const char *line;
        const char *message;
    } cases[] = {
        { "{\"text\":", "'s.jsonl' line 2: broken JSON at byte 8: string or " },
        { "[1]", "'s.jsonl' line 2: one JSON object a line is needed, not" },
        { "{}", "'s.jsonl' line 2: nothing to read in field 'text'" },
        { "{\"text\":\"  \"}", "'s.jsonl' line 2: nothing to read in field" },
        { "{\"text\":5}",
          "'s.jsonl' line 2: the value is not a string in field 'text'" },
        { "{\"text\":\"a\",\"id\":{}}",
          "'s.jsonl' line 2: the value is not a string in field 'id'" },
        { "{\"text\":\"a\",\"date\":20210304}",
          "'s.jsonl' line 2: the value is not a string in field 'date'" },
        { "{\"text\":\"a\",\"date\":\"99999-01-01\"}",
          "'s.jsonl' line 2: field 'date' must be YYYY-MM-DD and not "
          "'99999-01-01'" },
        { "{\"text\":\"a\",\"date\":\"2021-02-30\"}",
          "'s.jsonl' line 2: field 'date' must be YYYY-MM-DD and not "
          "'2021-02-30'" },
        { "{\"text\":\"\xFF\"}", "'s.jsonl' line 2: broken JSON at byte" },
    };
    struct page page;
    (void)state;
    page_open(&page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_read(&page, "s.jsonl", 2, str_from(cases[i].line));
        assert_int_equal(page.status, STATUS_INPUT);
        assert_int_equal(page.error.offset, 2);
        page.error.message[strlen(cases[i].message)] = '\0';
        if (i) assert_string_equal(page.error.message, cases[i].message);
    }
    arena_close(&page.arena);
}

static void unfold(struct page *page, const char *name, const char *text,
                   struct str *out)
{
    struct intake intake = { &page->arena, page->zoner, str_from(name), 0 };
    assert_int_equal(intake_sniff(str_from(text)), INTAKE_LIST);
    page->status = intake_list(&intake, str_from(text), out, &page->error);
}

static void unfolds_feeds(void **state)
{
    static const char rss[] =
        "<?xml version='1.0'?><rss xmlns:c='x'><channel><title>Hill "
        "Post</title>"
        "<language>en-gb</language><image><title>Logo</title></image>\n"
        "<item><title>Six die &amp; more</title><guid>h1</guid>"
        "<pubDate>Tue, 26 Sep 2023 10:00:00 +0000</pubDate>"
        "<description>&lt;p&gt;A mine fell in.</description></item>"
        "<item><title>Storm</title><link>https://hill.example/2</link>"
        "<pubDate>soon</pubDate><description>No.</description>"
        "<c:encoded><![CDATA[Nine sailors drowned.]]></c:encoded></item>"
        "</channel></rss>";
    static const char atom[] =
        "<feed><entry><link rel='self' href='no'/><link href='https://x/1'/>"
        "<title>Six die</title><published>2023-09-26T10:00Z</published>"
        "<summary>In a mine.</summary></entry></feed>";
    struct page page;
    struct str lines;
    (void)state;
    page_open(&page);
    unfold(&page, "feed.rss", rss, &lines);
    assert_int_equal(page.status, STATUS_OK);
    page_read(&page, "feed.rss", 1, str_cut(&lines, '\n'));
    page_expect(&page, page.report.id, "h1");
    page_expect(&page, page.report.publisher, "Hill Post");
    page_expect(&page, page.report.lang, "en");
    page_expect_date(&page, "2023-09-26");
    page_expect_zone(&page, 0, 'T', "Six die & more");
    page_expect_zone(&page, 1, 'B', "A mine fell in.");
    page_read(&page, "feed.rss", 2, str_cut(&lines, '\n'));
    page_expect(&page, page.report.id, "https://hill.example/2");
    page_expect_date(&page, "");
    page_expect(&page, page.report.text, "Storm\n\nNine sailors drowned.");
    assert_int_equal(lines.len, 0);
    unfold(&page, "feed.atom", atom, &lines);
    page_read(&page, "feed.atom", 1, str_cut(&lines, '\n'));
    page_expect(&page, page.report.url, "https://x/1");
    page_expect_date(&page, "2023-09-26");
    unfold(&page, "feed.rss", "<rss><channel><item>\n<title>Cut", &lines);
    page_expect_error(
        &page, "'feed.rss' is a feed without items, or broken at line 2");
    arena_close(&page.arena);
}

static void unfolds_arrays(void **state)
{
    struct page page;
    struct str lines;
    (void)state;
    page_open(&page);
    unfold(&page, "a.json", "[{\"text\":\"Six died.\"},\n{\"text\":7}]",
           &lines);
    page_read(&page, "a.json", 1, str_cut(&lines, '\n'));
    page_expect(&page, page.report.text, "Six died.");
    page_read(&page, "a.json", 2, str_cut(&lines, '\n'));
    page_expect_error(
        &page, "'a.json' line 2: the value is not a string in field 'text'");
    unfold(&page, "a.json", "[]", &lines);
    page_expect_error(&page, "'a.json': no records in '[]'");
    arena_close(&page.arena);
}

/* Whatever allocation fails, the guard is reached and nothing leaks. */
static void survives_want_of_memory(void **state)
{
    static const char line[] =
        "{\"title\":\"Crash\",\"text\":\"<h1>Crash</h1><p>Two died.</p>"
        "<script type='application/ld+json'>{\\\"datePublished\\\":"
        "\\\"2021-03-04\\\",\\\"publisher\\\":{\\\"name\\\":\\\"Hill\\\"}}"
        "</script><p>One lives.\"}";
    static const struct str record = { line, sizeof line - 1 };
    struct page page;
    jmp_buf guard;
    volatile size_t spare = 0, jumps = 0;
    (void)state;
    page_open(&page);
    page.arena.guard = &guard;
    if (setjmp(guard)) jumps++;
    page.arena.limit = page.arena.used + 16 * spare++;
    page_read(&page, "x", 1, record);
    page.arena.limit = 0;
    assert_int_equal(page.status, STATUS_OK);
    assert_true(jumps > 10);
    page_expect_date(&page, "2021-03-04");
    page_expect(&page, page.report.publisher, "Hill");
    page.arena.guard = NULL;
    arena_close(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_formats_apart),
        cmocka_unit_test(reads_all_fields),
        cmocka_unit_test(names_records_without_id),
        cmocka_unit_test(finds_the_title_in_the_text),
        cmocka_unit_test(replaces_zero_characters),
        cmocka_unit_test(reads_markup_in_the_text),
        cmocka_unit_test(names_line_and_field_of_an_error),
        cmocka_unit_test(unfolds_feeds),
        cmocka_unit_test(unfolds_arrays),
        cmocka_unit_test(survives_want_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
