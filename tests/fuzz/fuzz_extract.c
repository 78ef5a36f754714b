/* Fuzzes the whole way of a report, through the public door: any bytes in,
 * claims as JSON Lines out. Each quote must be the text at its offsets.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "tollbook.h"

static tb_engine *engine;

static int drop(void *with, const char *bytes, size_t len)
{
    (void)with;
    return !bytes && len;
}

static void check_reading(const tb_report *report)
{
    tb_reading *reading;
    tb_report_info info;
    tb_claim claim;
    if (tb_reading_open(engine, &reading, NULL)) abort();
    tb_report_get(report, &info);
    if (!tb_reading_read(reading, report, NULL)) {
        for (size_t i = 0; i < tb_reading_n_claims(reading); i++) {
            if (tb_reading_claim(reading, i, &claim, NULL)) abort();
            assert(claim.quote_end <= info.text.len);
            assert(claim.quote_end - claim.quote_start == claim.quote.len);
            assert(!memcmp(info.text.at + claim.quote_start, claim.quote.at,
                           claim.quote.len));
            assert(claim.event < tb_reading_n_events(reading));
        }
    }
    tb_reading_close(reading);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    tb_input *input;
    tb_session *session;
    const tb_report *report;
    tb_view view = { .format = TB_JSONL, .write = drop };
    tb_status status = TB_OK;
    if (!engine && tb_engine_open(NULL, &engine, NULL)) abort();
    if (tb_input_open(engine, &input, NULL)) abort();
    if (tb_session_open(engine, &session, NULL)) abort();
    tb_input_add_bytes(input, "fuzz", (const char *)data, len, NULL);
    while (status != TB_END) {
        status = tb_input_next(input, &report, NULL);
        if (status) continue;
        check_reading(report);
        tb_session_add(session, report, NULL);
    }
    tb_show_claims(session, &view, NULL);
    tb_session_close(session);
    tb_input_close(input);
    return 0;
}
