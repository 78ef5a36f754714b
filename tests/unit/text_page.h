/* One report read for a test, and what to ask of its zones.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEST_TEXT_PAGE_H
#define TOLLBOOK_TEST_TEXT_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "text/text.h"

struct page {
    struct arena arena;
    struct zoner *zoner;
    struct report report;
    struct error error;
    enum status status;
};

static inline void page_open(struct page *page)
{
    struct str table = { 0 };
    memset(page, 0, sizeof *page);
    arena_open(&page->arena, NULL);
    assert_true(pack_find(api_builtin_pack(), "furniture.tsv", &table));
    assert_int_equal(
        zoner_open(&page->arena, table, &page->zoner, &page->error), STATUS_OK);
}

/* Read bytes as a whole document, or with a line as a record. */
static inline void page_read(struct page *page, const char *name, size_t line,
                             struct str bytes)
{
    struct intake intake = { &page->arena, page->zoner, str_from(name), line };
    memset(&page->report, 0, sizeof page->report);
    memset(&page->error, 0, sizeof page->error);
    page->status =
        line ? intake_json(&intake, bytes, &page->report, &page->error)
             : intake_whole(&intake, bytes, &page->report, &page->error);
}

static inline void page_expect(const struct page *page, struct str got,
                               const char *want)
{
    (void)page;
    if (!str_is(got, want))
        fail_msg("got '%.*s', want '%s'", STR_ARG(got), want);
}

static inline void page_expect_date(const struct page *page, const char *want)
{
    char room[DATE_ROOM];
    page_expect(page, date_format(page->report.date, room), want);
}

/* Zone number i is of this kind ('T', 'D', 'B', 'C', 'F') and text. */
static inline void page_expect_zone(const struct page *page, size_t i,
                                    char kind, const char *want)
{
    static const char kinds[] = "TDBCF";
    if (i >= page->report.n_zones)
        fail_msg("no zone %zu, which should be '%s'", i, want);
    struct zone zone = page->report.zones[i];
    page_expect(page,
                str_slice(page->report.text, zone.span.start, zone.span.end),
                want);
    if (kinds[zone.kind] != kind)
        fail_msg("zone '%s' is %c and not %c", want, kinds[zone.kind], kind);
}

static inline void page_expect_error(const struct page *page, const char *want)
{
    assert_int_equal(page->status, STATUS_INPUT);
    assert_int_equal(page->error.status, STATUS_INPUT);
    assert_string_equal(page->error.message, want);
}

#endif
