/* Headline figures: one line a report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"
#include "out/table.h"
#include "out/wording.h"

static void write_figure(struct buf *buf, const char *harm,
                         const struct headline *headline)
{
    if (!headline->told) {
        json_null(buf, harm);
        return;
    }
    json_open(buf, harm, '{');
    json_bound(buf, "low", headline->low);
    json_bound(buf, "best", headline->best);
    json_bound(buf, "high", headline->high);
    json_text(buf, "unit", unit_name(headline->unit));
    json_open(buf, "claims", '[');
    for (size_t i = 0; i < headline->n_claims; i++) {
        char id[16];
        struct buf text = { .arena = buf->arena, .at = id, .room = 16 };
        buf_number(&text, headline->claims[i]);
        json_str(buf, NULL, buf_view(&text));
    }
    json_close(buf, ']');
    json_number(buf, "of_which_attackers", headline->attackers);
    json_close(buf, '}');
}

static void write_main_event(struct buf *buf, const struct reading *reading)
{
    if (!reading->n_events) {
        json_null(buf, "event");
        return;
    }
    const struct event *event = &reading->events[0];
    json_open(buf, "event", '{');
    json_text(buf, "type", event_type_name(event->type));
    json_str_or_null(buf, "place", event->place);
    json_date(buf, "start", event->start);
    json_date(buf, "end", event->end);
    json_close(buf, '}');
}

static void write_object(struct out *out, const struct reading *reading,
                         const struct headline *headlines)
{
    out->n_rows = out->format == OUT_JSON ? out->n_rows : 0;
    row_begin(out);
    json_str(&out->buf, "doc", reading->report->id);
    write_main_event(&out->buf, reading);
    for (unsigned harm = 0; harm < HARM_COUNT; harm++)
        write_figure(&out->buf, harm_name(harm), &headlines[harm]);
    row_end(out);
}

static void write_csv(struct out *out, const struct reading *reading,
                      const struct headline *headlines, bool first)
{
    struct buf *buf = &out->buf;
    if (first) {
        buf_text(buf, "doc");
        for (unsigned harm = 0; harm < HARM_COUNT; harm++)
            buf_format(buf, ",%s_low,%s_best,%s_high", harm_name(harm),
                       harm_name(harm), harm_name(harm));
        buf_char(buf, '\n');
    }
    csv_cell(buf, reading->report->id, true);
    for (unsigned harm = 0; harm < HARM_COUNT; harm++) {
        const struct headline *headline = &headlines[harm];
        const int64_t values[] = { headline->low, headline->best,
                                   headline->high };
        for (size_t i = 0; i < 3; i++) {
            buf_char(buf, ',');
            if (headline->told && values[i] >= 0) buf_number(buf, values[i]);
        }
    }
    buf_char(buf, '\n');
}

static void write_lines(struct out *out, const struct reading *reading,
                        const struct headline *headlines)
{
    struct buf words;
    buf_open(&words, out->arena);
    for (unsigned harm = 0; harm < HARM_COUNT; harm++) {
        const struct headline *headline = &headlines[harm];
        if (!headline->told) continue;
        if (words.len) buf_text(&words, "; ");
        buf_format(&words, "%s ", harm_name(harm));
        word_bounds(&words, headline->low, headline->high);
        if (headline->best >= 0 && headline->high > headline->low) {
            buf_text(&words, " (best ");
            word_number(&words, headline->best);
            buf_char(&words, ')');
        }
        if (headline->unit == UNIT_FAMILY) buf_text(&words, " families");
        if (headline->attackers > 0) {
            buf_text(&words, ", attackers among them: ");
            word_number(&words, headline->attackers);
        }
    }
    if (!words.len) buf_text(&words, "nothing claimed");
    struct buf line;
    buf_open(&line, out->arena);
    buf_str(&line, reading->report->id);
    buf_text(&line, ": ");
    buf_str(&line, buf_view(&words));
    table_wrap(out, buf_view(&line), 0, 4, STYLE_PLAIN);
}

void out_headline(struct out *out, const struct reading *reading,
                  const struct headline headlines[HARM_COUNT], bool first)
{
    switch (out->format) {
    case OUT_TABLE: write_lines(out, reading, headlines); break;
    case OUT_CSV: write_csv(out, reading, headlines, first); break;
    default: write_object(out, reading, headlines);
    }
}
