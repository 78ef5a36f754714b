/* Readings: what one report says, one report after the other.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/handle.h"

tb_status tb_reading_open(const tb_engine *engine, tb_reading **out,
                          tb_error *error)
{
    jmp_buf guard;
    struct arena arena;
    *out = NULL;
    arena_open(&arena, &guard);
    if (setjmp(guard)) {
        arena_close(&arena);
        return api_no_memory(error);
    }
    struct tb_reading *reading = ARENA_NEW(&arena, struct tb_reading);
    reading->arena = arena;
    reading->engine = engine;
    arena_open(&reading->work, NULL);
    reading->work.limit = API_REPORT_MEMORY;
    *out = reading;
    return TB_OK;
}

void tb_reading_close(tb_reading *reading)
{
    if (!reading) return;
    arena_close(&reading->work);
    struct arena arena = reading->arena;
    arena_close(&arena);
}

static void forget(struct tb_reading *reading)
{
    arena_reset(&reading->work);
    reading->reading = (struct reading){ 0 };
    for (size_t i = 0; i < HARM_COUNT; i++)
        reading->headlines[i] = (struct headline){ 0 };
}

tb_status tb_reading_read(tb_reading *reading, const tb_report *report,
                          tb_error *error)
{
    jmp_buf guard;
    reading->work.guard = &guard;
    if (setjmp(guard)) {
        forget(reading);
        return api_no_memory(error);
    }
    forget(reading);
    api_read(reading->engine, &reading->work, report, &reading->reading);
    headline_run(&reading->work, &reading->reading, reading->headlines);
    return TB_OK;
}

size_t tb_reading_n_claims(const tb_reading *reading)
{
    return reading->reading.n_claims;
}

size_t tb_reading_n_events(const tb_reading *reading)
{
    return reading->reading.n_events;
}

static tb_status refuse(const char *what, size_t index, tb_error *error)
{
    struct error plain;
    enum status status =
        error_set(&plain, STATUS_USAGE, 0, "no %s %zu", what, index);
    return api_status(status, &plain, error);
}

static void fill_claim(struct tb_reading *reading, const struct claim *from,
                       tb_claim *out)
{
    struct str text = reading->reading.report->text;
    struct str quote = str_slice(text, from->quote.start, from->quote.end);
    struct str sentence =
        str_slice(text, from->sentence.start, from->sentence.end);
    *out = (tb_claim){
        .id = from->id,
        .part_of = from->part_of,
        .event = from->event,
        .harm = from->harm,
        .qualifier = from->qualifier,
        .role = from->role,
        .unit = from->unit,
        .stance = from->stance,
        .scope = from->scope,
        .lo = from->lo,
        .hi = from->hi,
        .side = api_text(from->side),
        .group = api_text(from->group),
        .name = api_text(from->name),
        .source = api_text(from->source.text),
        .source_side = api_text(from->source.side),
        .source_kind = from->source.kind,
        .as_of = api_date(&reading->work, from->as_of),
        .quote = api_text(quote),
        .sentence = api_text(sentence),
        .quote_start = from->quote.start,
        .quote_end = from->quote.end,
        .confidence = from->confidence,
    };
}

tb_status tb_reading_claim(tb_reading *reading, size_t index, tb_claim *out,
                           tb_error *error)
{
    jmp_buf guard;
    if (index >= reading->reading.n_claims)
        return refuse("claim", index, error);
    reading->work.guard = &guard;
    if (setjmp(guard)) return api_no_memory(error);
    fill_claim(reading, &reading->reading.claims[index], out);
    return TB_OK;
}

tb_status tb_reading_event(tb_reading *reading, size_t index, tb_event *out,
                           tb_error *error)
{
    jmp_buf guard;
    if (index >= reading->reading.n_events)
        return refuse("event", index, error);
    reading->work.guard = &guard;
    if (setjmp(guard)) return api_no_memory(error);
    const struct event *from = &reading->reading.events[index];
    *out = (tb_event){
        .id = api_text(from->id),
        .type = from->type,
        .place = api_text(from->place),
        .country = api_text(from->country),
        .start = api_date(&reading->work, from->start),
        .end = api_date(&reading->work, from->end),
        .parent = from->parent,
    };
    return TB_OK;
}

tb_status tb_reading_headline(const tb_reading *reading, unsigned harm,
                              tb_headline *out, tb_error *error)
{
    if (harm >= HARM_COUNT) return refuse("harm", harm, error);
    const struct headline *from = &reading->headlines[harm];
    *out = (tb_headline){
        .told = from->told,
        .low = from->low,
        .best = from->best,
        .high = from->high,
        .attackers = from->attackers,
        .unit = from->unit,
    };
    return TB_OK;
}
