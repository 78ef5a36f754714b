/* text/: plain text, its head, its zones, and what is no text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_page.h"

static void reads_title_date_and_publisher(void **state)
{
    static const struct {
        const char *head;
        const char *date;
        const char *publisher;
    } cases[] = {
        { "September 19, 2016", "2016-09-19", "" },
        { "Reuters, 2016-09-19", "2016-09-19", "Reuters" },
        { "The Valley Courier | 3 December 2020", "2020-12-03",
          "The Valley Courier" },
        { "12 Oct 2019 - Hill Post", "2019-10-12", "Hill Post" },
        { "The Valley Courier\nPublished 17 April 2018", "2018-04-17",
          "The Valley Courier" },
        { "Ani Petrosyan\n\nHill Post\n\nPublished: 17 April 2018 at 10:15 GMT",
          "2018-04-17", "Hill Post" },
        { "BAGHDAD, 3 JAN 90", "1990-01-03", "" },
        { "Thu, 12 Oct 2023 10:00 GMT", "2023-10-12", "" },
        { "courier.example, 2023/10/12", "2023-10-12", "courier.example" },
        { "Published 12.10.2023", "2023-10-12", "" },
        { "Updated: May 4, 2021\nPublished: May 2, 2021", "2021-05-02", "" },
        { "Published: May 2, 2021\nUpdated: May 4, 2021", "2021-05-02", "" },
        { "Published: 25/12/2021", "2021-12-25", "" },
        { "Published: 03/04/2021", "2021", "" },
        { "PUBLISHED: 10:38 EST, 13 September 2012", "2012-09-13", "" },
        { "13/3/2019", "2019-03-13", "" },
        { "Mar. 12, 2019 at 5:02 p.m. EDT", "2019-03-12", "" },
        { "Published: 31 February 2021", "", "" },
        { "Published: 1 May 99999", "", "" },
        { "By Ani Petrosyan", "", "" },
    };
    struct page page;
    (void)state;
    page_open(&page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "Bridge falls\n\n%s\n\nFour people died at the river crossing "
                 "when the bridge fell, the mayor said.\n",
                 cases[i].head);
        page_read(&page, "a/b/bridge.txt", 0, str_from(text));
        assert_int_equal(page.status, STATUS_OK);
        page_expect(&page, page.report.id, "bridge");
        page_expect(&page, page.report.title, "Bridge falls");
        page_expect_date(&page, cases[i].date);
        page_expect(&page, page.report.publisher, cases[i].publisher);
        page_expect_zone(&page, 0, 'T', "Bridge falls");
    }
    arena_close(&page.arena);
}

static void invents_no_date(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0,
              STR("A quiet year\n\nOn 5 May 2019, four men died in the mine "
                  "near the border, and nobody wrote it down.\n"));
    page_expect_date(&page, "");
    page_read(&page, "x", 0,
              STR("A quiet year\n\nThe police said on 5 May 2019 that four men "
                  "\xE2\x80\x94 all miners \xE2\x80\x94 had died.\n"));
    page_expect_date(&page, "");
    assert_int_equal(page.report.n_zones, 2);
    arena_close(&page.arena);
}

static void cuts_datelines_off(void **state)
{
    static const struct {
        const char *prefix;
        const char *date;
        const char *publisher;
    } cases[] = {
        { "SAN PEDRO, 3 JAN 90 (RADIO SUR) -- [REPORT] [TEXT]", "1990-01-03",
          "RADIO SUR" },
        { "KABUL (Reuters) -", "", "Reuters" },
        { "BAGHDAD, Iraq (AP) \xE2\x80\x94", "", "Associated Press" },
        { "New Delhi, March 4, 2012 (AFP) \xE2\x80\x93", "2012-03-04", "AFP" },
        { "PORT TOWN \xE2\x80\x94", "", "" },
        { "Posted on April 19, 2017", "2017-04-19", "" },
    };
    struct page page;
    (void)state;
    page_open(&page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "Ferry sinks\n\n%s Nine sailors drowned off the coast.\n",
                 cases[i].prefix);
        page_read(&page, "ferry", 0, str_from(text));
        page_expect_zone(&page, 1, 'D', cases[i].prefix);
        page_expect_zone(&page, 2, 'B', "Nine sailors drowned off the coast.");
        page_expect_date(&page, cases[i].date);
        page_expect(&page, page.report.publisher, cases[i].publisher);
    }
    arena_close(&page.arena);
}

static void marks_captions_and_furniture(void **state)
{
    static const char text[] =
        "Market shelled\n"
        "\n"
        "  \xE2\x80\xA2 Published\n"
        "Traders at the gateImage source, Hill Post\n"
        "Image caption,\n"
        "Traders wait outside the gate\n"
        "\n"
        "Shells fell on the market of Oldtown and killed eleven, doctors "
        "said.\n"
        "\xC2\xA0\n"
        "Also read: The price of bread\n"
        "\n"
        "Three of the dead were children, according to the hospital's list.\n"
        "\n"
        "More from Hill Post\n"
        "\n"
        "Ten killed in another town\n"
        "\n"
        "Mayor resigns after storm\n"
        "\n"
        "PROMOTED STORIES\n";
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0, STR(text));
    page_expect_zone(&page, 1, 'F', "\xE2\x80\xA2 Published");
    page_expect_zone(&page, 2, 'F',
                     "Traders at the gateImage source, Hill Post");
    page_expect_zone(&page, 3, 'F', "Image caption,");
    page_expect_zone(&page, 4, 'C', "Traders wait outside the gate");
    assert_int_equal(page.report.zones[5].kind, ZONE_BODY);
    page_expect_zone(&page, 6, 'F', "Also read: The price of bread");
    assert_int_equal(page.report.zones[7].kind, ZONE_BODY);
    page_expect_zone(&page, 9, 'F', "Ten killed in another town");
    page_expect_zone(&page, 10, 'F', "Mayor resigns after storm");
    assert_int_equal(page.report.n_zones, 12);
    arena_close(&page.arena);
}

static void joins_wrapped_lines(void **state)
{
    static const char text[] = "Wire copy comes at a width that a printer of "
                               "the last century could\r\n"
                               "hold, so that a sentence about seven dead goes "
                               "on over line ends and\r\n"
                               "stops here.\r\n"
                               "Short.\r\n"
                               "\r\n"
                               "A new paragraph.\r\n";
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0, STR(text));
    assert_int_equal(page.report.n_zones, 3);
    page_expect_zone(&page, 1, 'B', "Short.");
    page_expect_zone(&page, 2, 'B', "A new paragraph.");
    arena_close(&page.arena);
}

static void refuses_what_is_no_text(void **state)
{
    static const struct {
        struct str bytes;
        const char *message;
    } cases[] = {
        { { "", 0 }, "'x.txt' is empty" },
        { { " \n\t\r\n", 5 }, "'x.txt' is empty" },
        { { "\xEF\xBB\xBF", 3 }, "'x.txt' is empty" },
        { { "Six died\xFF.", 10 }, "'x.txt' is not UTF-8 at byte 8: not text" },
        { { "Six\0died", 8 }, "'x.txt' holds a NUL byte at byte 3: not text" },
        { { "\xFF\xFES\0i\0", 6 }, "'x.txt' is UTF-16: convert it to UTF-8" },
    };
    struct page page;
    (void)state;
    page_open(&page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_read(&page, "x.txt", 0, cases[i].bytes);
        page_expect_error(&page, cases[i].message);
    }
    arena_close(&page.arena);
}

static void keeps_the_byte_order_mark_in_offsets(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0, STR("\xEF\xBB\xBFMine floods\n\nTwo died.\n"));
    page_expect(&page, page.report.title, "Mine floods");
    assert_int_equal(page.report.title_span.start, 3);
    arena_close(&page.arena);
}

static void tells_a_broken_table(void **state)
{
    struct arena arena;
    struct zoner *zoner;
    struct error error = { 0 };
    (void)state;
    arena_open(&arena, NULL);
    assert_int_equal(
        zoner_open(&arena, STR("# fine\nis\tMenu\nfoo\tbar\n"), &zoner, &error),
        STATUS_PACK);
    assert_string_equal(error.message,
                        "furniture.tsv: line 3 is broken: 'foo\tbar'");
    assert_int_equal(zoner_open(&arena, STR("month\tMay\t13\n"), &zoner, NULL),
                     STATUS_PACK);
    assert_int_equal(zoner_open(&arena, STR(""), &zoner, NULL), STATUS_OK);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_title_date_and_publisher),
        cmocka_unit_test(invents_no_date),
        cmocka_unit_test(cuts_datelines_off),
        cmocka_unit_test(marks_captions_and_furniture),
        cmocka_unit_test(joins_wrapped_lines),
        cmocka_unit_test(refuses_what_is_no_text),
        cmocka_unit_test(keeps_the_byte_order_mark_in_offsets),
        cmocka_unit_test(tells_a_broken_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
