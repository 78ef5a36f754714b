/* Views: from the caller's wishes to the out floor.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/handle.h"

/* A table when the caller names no width: fits a page, and keeps the output
 * of tests the same everywhere. */
enum { PAGE_WIDTH = 100, NARROWEST = 40 };

void api_view_begin(struct out *out, struct arena *arena, const tb_view *view)
{
    *out = (struct out){
        .arena = arena,
        .width = view->width ? view->width : PAGE_WIDTH,
        .format = (uint8_t)view->format,
        .colour = view->colour,
        .brief = view->brief,
        .write = view->write,
        .with = view->with,
    };
    if (out->width < NARROWEST) out->width = NARROWEST;
    buf_open(&out->buf, arena);
}

tb_status api_view_end(struct out *out, tb_error *error)
{
    struct error plain;
    out_flush(out);
    if (!out->failed) return TB_OK;
    error_set(&plain, STATUS_STORE, 0, "cannot write the output");
    return api_status(STATUS_STORE, &plain, error);
}

tb_status tb_show_headline(tb_reading *reading, const tb_view *view, bool first,
                           tb_error *error)
{
    jmp_buf guard;
    struct out out;
    reading->work.guard = &guard;
    if (setjmp(guard)) return api_no_memory(error);
    if (!reading->reading.report) return TB_OK;
    const struct headline *headlines = reading->headlines;
    if (view->method) {
        struct headline_rule rule = { reading->engine->methods,
                                      str_from(view->method) };
        struct headline *by =
            ARENA_ARRAY(&reading->work, struct headline, HARM_COUNT);
        struct error plain;
        enum status status =
            headline_by(&reading->work, &reading->reading, &rule, by, &plain);
        if (status) return api_status(status, &plain, error);
        headlines = by;
    }
    api_view_begin(&out, &reading->work, view);
    out_headline(&out, &reading->reading, headlines, first);
    return api_view_end(&out, error);
}
