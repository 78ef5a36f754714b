/* Fuzzes the door of text/: any bytes as plain text, HTML, a JSON record.
 *
 * The first byte picks the reader. Whatever comes out must be valid UTF-8 and
 * its zones must be in order and within the text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <stdlib.h>

#include "api/builtin.h"
#include "base/utf8.h"

static struct arena kept, work;
static struct zoner *zoner;

static void check_report(const struct report *report)
{
    uint32_t at = 0;
    assert(utf8_check(report->text) == report->text.len);
    assert(report->title_span.end <= report->text.len);
    for (size_t i = 0; i < report->n_zones; i++) {
        struct span span = report->zones[i].span;
        assert(span.start >= at && span.start <= span.end);
        assert(span.end <= report->text.len);
        at = span.end;
    }
}

static void open_once(void)
{
    struct str table = { NULL, 0 };
    struct error error;
    if (zoner) return;
    arena_open(&kept, NULL);
    arena_open(&work, NULL);
    pack_find(api_builtin_pack(), "furniture.tsv", &table);
    if (zoner_open(&kept, table, &zoner, &error)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    open_once();
    if (!len) return 0;
    struct str bytes = { (const char *)data + 1, len - 1 };
    struct intake intake = { &work, zoner, STR("fuzz.txt"), 1 };
    struct report report = { .id = STR("") };
    struct error error;
    jmp_buf guard;
    work.guard = &guard;
    work.limit = (size_t)1 << 30;
    if (setjmp(guard)) {
        arena_close(&work);
        return 0;
    }
    enum status status =
        data[0] % 4 == 0   ? intake_plain(&intake, bytes, &report, &error)
        : data[0] % 4 == 1 ? intake_html(&intake, bytes, &report, &error)
        : data[0] % 4 == 2 ? intake_json(&intake, bytes, &report, &error)
                           : intake_whole(&intake, bytes, &report, &error);
    if (!status) check_report(&report);
    arena_reset(&work);
    return 0;
}
