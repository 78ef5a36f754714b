/* Digests: reports, events and claims as bytes. What is loaded for a ledger is
 * read from one row a report, not from one a claim and an event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/digest.h"

#include <string.h>

#include "base/pack.h"

enum { BYTE = 1, COUNT = 2, WORD = 4 };

/* ---- events -------------------------------------------------------------- */

static void pack_event(struct buf *buf, const struct event *event)
{
    pack_str(buf, event->id);
    pack_number(buf, event->type, BYTE);
    pack_str(buf, event->place);
    pack_str(buf, event->country);
    pack_str(buf, event->admin1);
    pack_number(buf, event->place_kind, BYTE);
    pack_real(buf, event->latitude);
    pack_real(buf, event->longitude);
    pack_date(buf, event->start);
    pack_date(buf, event->end);
    pack_number(buf, (uint32_t)event->parent, WORD);
    pack_number(buf, event->n_sides, COUNT);
    for (size_t i = 0; i < event->n_sides; i++) pack_str(buf, event->sides[i]);
}

static void read_event(struct unpack *unpack, struct arena *arena,
                       struct event *out)
{
    out->id = unpack_str(unpack);
    out->type = (uint8_t)unpack_number(unpack, BYTE);
    out->place = unpack_str(unpack);
    out->country = unpack_str(unpack);
    out->admin1 = unpack_str(unpack);
    out->place_kind = (uint8_t)unpack_number(unpack, BYTE);
    out->latitude = unpack_real(unpack);
    out->longitude = unpack_real(unpack);
    out->start = unpack_date(unpack);
    out->end = unpack_date(unpack);
    out->parent = (int32_t)(uint32_t)unpack_number(unpack, WORD);
    out->n_sides = (size_t)unpack_number(unpack, COUNT);
    out->sides = ARENA_ARRAY(arena, struct str, out->n_sides + 1);
    for (size_t i = 0; i < out->n_sides; i++)
        out->sides[i] = unpack_str(unpack);
}

/* ---- claims -------------------------------------------------------------- */

static void pack_span(struct buf *buf, struct span span)
{
    pack_number(buf, span.start, WORD);
    pack_number(buf, span.end, WORD);
}

static struct span read_span(struct unpack *unpack)
{
    uint32_t start = (uint32_t)unpack_number(unpack, WORD);
    return (struct span){ start, (uint32_t)unpack_number(unpack, WORD) };
}

static void pack_source(struct buf *buf, const struct attribution *source)
{
    pack_str(buf, source->text);
    pack_span(buf, source->span);
    pack_number(buf, source->kind, BYTE);
    pack_str(buf, source->side);
    pack_str(buf, source->via);
}

static void read_source(struct unpack *unpack, struct attribution *out)
{
    out->text = unpack_str(unpack);
    out->span = read_span(unpack);
    out->kind = (uint8_t)unpack_number(unpack, BYTE);
    out->side = unpack_str(unpack);
    out->via = unpack_str(unpack);
}

/* What it counts, and whom. */
static void pack_figure(struct buf *buf, const struct claim *claim)
{
    const uint8_t kinds[] = { claim->harm, claim->qualifier, claim->role,
                              claim->unit, claim->stance,    claim->scope };
    pack_number(buf, claim->id, WORD);
    for (size_t i = 0; i < sizeof kinds; i++) pack_number(buf, kinds[i], BYTE);
    pack_signed(buf, claim->lo);
    pack_signed(buf, claim->hi);
    pack_str(buf, claim->side);
    pack_str(buf, claim->group);
    pack_str(buf, claim->name);
}

static void read_figure(struct unpack *unpack, struct claim *out)
{
    uint8_t *const kinds[] = { &out->harm, &out->qualifier, &out->role,
                               &out->unit, &out->stance,    &out->scope };
    out->id = (uint32_t)unpack_number(unpack, WORD);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        *kinds[i] = (uint8_t)unpack_number(unpack, BYTE);
    out->lo = unpack_signed(unpack);
    out->hi = unpack_signed(unpack);
    out->side = unpack_str(unpack);
    out->group = unpack_str(unpack);
    out->name = unpack_str(unpack);
}

static void pack_claim(struct buf *buf, const struct claim *claim)
{
    pack_figure(buf, claim);
    pack_source(buf, &claim->source);
    pack_number(buf, claim->event, WORD);
    pack_number(buf, claim->part_of, WORD);
    pack_date(buf, claim->as_of);
    pack_span(buf, claim->quote);
    pack_span(buf, claim->sentence);
    pack_real(buf, claim->confidence);
    pack_number(buf, claim->n_mentions, WORD);
    for (size_t i = 0; i < claim->n_mentions; i++)
        pack_span(buf, claim->mentions[i]);
}

static void read_claim(struct unpack *unpack, struct arena *arena,
                       struct claim *out)
{
    read_figure(unpack, out);
    read_source(unpack, &out->source);
    out->event = (uint32_t)unpack_number(unpack, WORD);
    out->part_of = (uint32_t)unpack_number(unpack, WORD);
    out->as_of = unpack_date(unpack);
    out->quote = read_span(unpack);
    out->sentence = read_span(unpack);
    out->confidence = unpack_real(unpack);
    out->n_mentions = (size_t)unpack_number(unpack, WORD);
    if (out->n_mentions > unpack->rest.len) out->n_mentions = 0;
    out->mentions = ARENA_ARRAY(arena, struct span, out->n_mentions + 1);
    for (size_t i = 0; i < out->n_mentions; i++)
        out->mentions[i] = read_span(unpack);
}

/* Of a damaged book a digest may say anything: no number of it may lead out of
 * a table or a text. */
static bool is_span(struct span span)
{
    return span.start <= span.end;
}

static bool is_claim(const struct claim *claim, size_t n_events)
{
    return claim->harm < HARM_COUNT && claim->role < ROLE_COUNT &&
           claim->qualifier <= QUALIFIER_INDEFINITE &&
           claim->unit <= UNIT_FAMILY && claim->stance <= STANCE_UNVERIFIED &&
           claim->scope <= SCOPE_INCREMENT &&
           claim->source.kind < SOURCE_COUNT && claim->event < n_events &&
           is_span(claim->quote) && is_span(claim->sentence);
}

static bool is_whole(const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_events; i++)
        if (reading->events[i].type >= EVENT_COUNT) return false;
    for (size_t i = 0; i < reading->n_claims; i++)
        if (!is_claim(&reading->claims[i], reading->n_events)) return false;
    return true;
}

/* ---- sentences ----------------------------------------------------------- */

/* Is the claim's sentence that of the claim before? It is kept once. */
static bool is_again(const struct reading *reading, size_t i)
{
    if (!i) return false;
    struct span here = reading->claims[i].sentence;
    struct span before = reading->claims[i - 1].sentence;
    return before.start == here.start && before.end == here.end;
}

static void pack_sentences(struct buf *buf, const struct reading *reading)
{
    struct str text = reading->report->text;
    for (size_t i = 0; i < reading->n_claims; i++) {
        struct span span = reading->claims[i].sentence;
        if (!is_again(reading, i))
            pack_str(buf, str_slice(text, span.start, span.end));
    }
}

/* Are they all there, each as long as it is said to be? */
static bool has_sentences(struct unpack unpack, const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        struct span span = reading->claims[i].sentence;
        if (!is_again(reading, i) &&
            unpack_str(&unpack).len != span.end - span.start)
            return false;
    }
    return true;
}

static void read_sentences(struct unpack *unpack, struct arena *arena,
                           const struct reading *reading, struct str *out)
{
    size_t end = 0;
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].sentence.end > end)
            end = reading->claims[i].sentence.end;
    char *text = ARENA_ARRAY(arena, char, end + 1);
    *out = (struct str){ text, end };
    for (size_t i = 0; i < reading->n_claims; i++) {
        if (is_again(reading, i)) continue;
        struct str sentence = unpack_str(unpack);
        if (sentence.len)
            memcpy(text + reading->claims[i].sentence.start, sentence.at,
                   sentence.len);
    }
}

/* ---- reports ------------------------------------------------------------- */

struct str digest_pack(struct arena *arena, const struct digest *digest)
{
    struct buf buf;
    const struct reading *reading = digest->reading;
    buf_open(&buf, arena);
    pack_signed(&buf, digest->hash);
    pack_signed(&buf, digest->first);
    pack_str(&buf, reading->report->id);
    pack_str(&buf, reading->report->publisher);
    pack_date(&buf, reading->published);
    pack_number(&buf, reading->published_implied, BYTE);
    pack_number(&buf, reading->n_events, WORD);
    for (size_t i = 0; i < reading->n_events; i++)
        pack_event(&buf, &reading->events[i]);
    pack_number(&buf, reading->n_claims, WORD);
    for (size_t i = 0; i < reading->n_claims; i++) {
        pack_claim(&buf, &reading->claims[i]);
        pack_signed(&buf, digest->sources[i]);
    }
    pack_sentences(&buf, reading);
    return buf_view(&buf);
}

static void read_claims(struct unpack *unpack, struct arena *arena,
                        struct digest *out)
{
    struct reading *reading = out->reading;
    reading->n_claims = (size_t)unpack_number(unpack, WORD);
    if (reading->n_claims > unpack->rest.len) reading->n_claims = 0;
    reading->claims = ARENA_ARRAY(arena, struct claim, reading->n_claims + 1);
    out->sources = ARENA_ARRAY(arena, int64_t, reading->n_claims + 1);
    for (size_t i = 0; i < reading->n_claims; i++) {
        read_claim(unpack, arena, &reading->claims[i]);
        out->sources[i] = unpack_signed(unpack);
    }
}

bool digest_read(struct arena *arena, struct str packed, struct digest *out)
{
    struct report *report = ARENA_NEW(arena, struct report);
    struct reading *reading = ARENA_NEW(arena, struct reading);
    struct unpack unpack = { packed };
    out->reading = reading;
    reading->report = report;
    out->hash = unpack_signed(&unpack);
    out->first = unpack_signed(&unpack);
    report->id = unpack_str(&unpack);
    report->publisher = unpack_str(&unpack);
    reading->published = unpack_date(&unpack);
    reading->published_implied = unpack_number(&unpack, BYTE) != 0;
    reading->n_events = (size_t)unpack_number(&unpack, WORD);
    if (reading->n_events > unpack.rest.len) reading->n_events = 0;
    reading->events = ARENA_ARRAY(arena, struct event, reading->n_events + 1);
    for (size_t i = 0; i < reading->n_events; i++)
        read_event(&unpack, arena, &reading->events[i]);
    read_claims(&unpack, arena, out);
    if (!is_whole(reading) || !has_sentences(unpack, reading)) return false;
    read_sentences(&unpack, arena, reading, &report->text);
    return true;
}
