/* text/: HTML pages, their metadata, and markup that means harm.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_page.h"

static void reads_a_page(void **state)
{
    static const char text[] =
        "<!DOCTYPE html><html lang=\"en-GB\"><head>\n"
        "<title>Depot burns, twelve dead | Hill Post</title>\n"
        "<meta property=\"og:site_name\" content=\"Hill Post\">\n"
        "<meta property=\"og:url\" content=\"https://hill.example/1\">\n"
        "<style>p { color: red }</style></head>\n"
        "<body class=\"share-page\"><header><h1>Hill Post</h1>"
        "<nav><ul><li>Home<li>World</ul></nav></header>\n"
        "<article><h1>Depot burns, <em>twelve</em> dead</h1>\n"
        "<div class=\"byline\">Ani Petrosyan</div>\n"
        "<time datetime=\"2023-09-26T08:00Z\">today</time>\n"
        "<p>Twelve people   were\nkilled in a caf&eacute;, the mayor said.\n"
        "<p>Forty were hurt.<br>Nobody is missing.<script>var dead = "
        "9;</script>\n"
        "<figure><img src=\"a.png\"><figcaption>Smoke</figcaption></figure>\n"
        "<pre>one\ntwo</pre><div class=\"related-list\"><a>Nine "
        "drown</a></div>\n"
        "<table><tr><th>Town<td>5</table></article>\n"
        "<footer>Imprint</footer></body></html>\n";
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "depot.html", 0, STR(text));
    assert_int_equal(page.status, STATUS_OK);
    page_expect(&page, page.report.id, "depot");
    page_expect(&page, page.report.title, "Depot burns, twelve dead");
    page_expect(&page, page.report.publisher, "Hill Post");
    page_expect(&page, page.report.url, "https://hill.example/1");
    page_expect(&page, page.report.lang, "en");
    page_expect_date(&page, "2023-09-26");
    page_expect_zone(&page, 1, 'F', "Home");
    page_expect_zone(&page, 3, 'T', "Depot burns, twelve dead");
    page_expect_zone(&page, 4, 'D', "Ani Petrosyan");
    page_expect_zone(&page, 6, 'B',
                     "Twelve people were killed in a caf\xC3\xA9, the mayor "
                     "said.");
    page_expect_zone(&page, 7, 'B', "Forty were hurt.");
    page_expect_zone(&page, 8, 'B', "Nobody is missing.");
    page_expect_zone(&page, 9, 'C', "Smoke");
    page_expect_zone(&page, 11, 'B', "two");
    page_expect_zone(&page, 12, 'F', "Nine drown");
    page_expect_zone(&page, 13, 'B', "Town 5");
    page_expect_zone(&page, 14, 'F', "Imprint");
    arena_close(&page.arena);
}

static void believes_schema_org_first(void **state)
{
    static const char text[] =
        "<html><head><meta name=\"date\" content=\"2020-01-01\">"
        "<meta property=\"article:published_time\" content=\"2020-02-02\">"
        "<script "
        "type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Thing\"},"
        "{\"@type\":\"NewsArticle\",\"headline\":\"Storm\","
        "\"datePublished\":\"2020-03-03T01:02:03+04:00\","
        "\"publisher\":{\"name\":\"Coast Daily\"},\"inLanguage\":\"en-US\"}]}"
        "</script><script type=\"application/ld+json\">{broken</script>"
        "</head><body><time datetime=\"2020-04-04\">x</time><p>Six died.";
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0, STR(text));
    page_expect_date(&page, "2020-03-03");
    page_expect(&page, page.report.publisher, "Coast Daily");
    page_expect(&page, page.report.title, "Storm");
    page_expect(&page, page.report.lang, "en");
    arena_close(&page.arena);
}

static void ignores_dates_that_are_none(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x", 0,
              STR("<p>Six <time datetime=\"99999-01-01\">died</time>"
                  "<time datetime=\"soon\">.</time>"));
    assert_int_equal(page.status, STATUS_OK);
    page_expect_date(&page, "");
    arena_close(&page.arena);
}

static void reads_a_declared_charset(void **state)
{
    struct page page;
    (void)state;
    page_open(&page);
    page_read(&page, "x.html", 0,
              STR("<html><head><meta charset=\"iso-8859-1\"></head><body>"
                  "<p>Caf\xE9: six dead"));
    page_expect(&page, page.report.text, "Caf\xC3\xA9: six dead");
    page_read(&page, "x.html", 0, STR("<html><body><p>Caf\xE9: six dead"));
    page_expect_error(&page,
                      "'x.html' is not UTF-8 at byte 18 and names no charset");
    page_read(&page, "x.html", 0,
              STR("<html><meta charset=utf-8><p>Caf\xE9: six dead"));
    assert_int_equal(page.status, STATUS_INPUT);
    arena_close(&page.arena);
}

static void fill(char *bytes, size_t len, const char *with)
{
    size_t step = strlen(with);
    for (size_t at = 0; at + step <= len; at += step)
        memcpy(bytes + at, with, step);
}

static void refuses_endless_nesting(void **state)
{
    enum { TAGS = 200000 };
    struct page page;
    (void)state;
    page_open(&page);
    struct str bytes = { NULL, 5 * TAGS };
    char *at = arena_alloc(&page.arena, bytes.len);
    fill(at, bytes.len, "<div>");
    bytes.at = at;
    page_read(&page, "deep.html", 0, bytes);
    assert_int_equal(page.status, STATUS_INPUT);
    page.error
        .message[strlen("'deep.html' nests more than 4096 tags at byte")] =
        '\0';
    assert_string_equal(page.error.message,
                        "'deep.html' nests more than 4096 tags at byte");
    assert_true(page.error.offset > 4096 && page.error.offset < bytes.len);
    arena_close(&page.arena);
}

static void lives_with_broken_markup(void **state)
{
    static const char *const texts[] = {
        "<p>Six died</b></i></p></p></table></div>",
        "<table><p>Six died<td><tr></table>",
        "<h1><h1><p>Six died</h1>",
        "<p title='Six died",
        "<p>Six died<!-- and",
        "<p>Six died<script>if (a < b) { '</p>' ",
        "<p>Six died &#0; &#xD800; &#x110000; &nosuch; &",
        "<p>Six died<![CDATA[ x ]]> <?php echo ?> <",
    };
    struct page page;
    (void)state;
    page_open(&page);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        page_read(&page, "x.html", 0, str_from(texts[i]));
        bool found = page.status == STATUS_OK &&
                     str_find(page.report.text, STR("Six died"), 0) <
                         page.report.text.len;
        if (!found && i != 3) fail_msg("lost the text of '%s'", texts[i]);
    }
    page_read(&page, "x.html", 0, STR("<p><img src=a>"));
    page_expect_error(&page, "'x.html' holds no text");
    arena_close(&page.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_page),
        cmocka_unit_test(believes_schema_org_first),
        cmocka_unit_test(ignores_dates_that_are_none),
        cmocka_unit_test(reads_a_declared_charset),
        cmocka_unit_test(refuses_endless_nesting),
        cmocka_unit_test(lives_with_broken_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
