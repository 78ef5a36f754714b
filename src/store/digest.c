/* Digests: reports, events and claims as bytes. What is loaded for a ledger is
 * read from one row a report, not from one a claim and an event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/digest.h"

#include "base/pack.h"

enum { BYTE = 1, HASH = 8 };

/* ---- events and claims --------------------------------------------------- */

/* What happened is told by the events that the book has linked. Of the report's
 * own ones a ledger asks for their days, and how large their places are. */
static void pack_event(struct buf *buf, const struct event *event)
{
    pack_number(buf, event->type, BYTE);
    pack_date(buf, event->start);
    pack_number(buf, event->place_kind, BYTE);
    pack_real(buf, event->latitude);
    pack_real(buf, event->longitude);
}

static void read_event(struct unpack *unpack, struct event *out)
{
    out->type = (uint8_t)unpack_number(unpack, BYTE);
    out->start = unpack_date(unpack);
    out->place_kind = (uint8_t)unpack_number(unpack, BYTE);
    out->latitude = unpack_real(unpack);
    out->longitude = unpack_real(unpack);
}

/* What it counts, and whom. */
static void pack_figure(struct buf *buf, const struct claim *claim)
{
    const uint8_t kinds[] = { claim->harm, claim->qualifier, claim->role,
                              claim->unit, claim->stance,    claim->scope };
    pack_count(buf, claim->id);
    for (size_t i = 0; i < sizeof kinds; i++) pack_number(buf, kinds[i], BYTE);
    pack_signed(buf, claim->lo);
    pack_signed(buf, claim->hi);
    pack_str(buf, claim->side);
    pack_str(buf, claim->name);
}

static void read_figure(struct unpack *unpack, struct claim *out)
{
    uint8_t *const kinds[] = { &out->harm, &out->qualifier, &out->role,
                               &out->unit, &out->stance,    &out->scope };
    out->id = (uint32_t)unpack_count(unpack);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        *kinds[i] = (uint8_t)unpack_number(unpack, BYTE);
    out->lo = unpack_signed(unpack);
    out->hi = unpack_signed(unpack);
    out->side = unpack_str(unpack);
    out->name = unpack_str(unpack);
}

static void pack_claim(struct buf *buf, const struct claim *claim)
{
    pack_figure(buf, claim);
    pack_str(buf, claim->source.text);
    pack_number(buf, claim->source.kind, BYTE);
    pack_count(buf, claim->event);
    pack_count(buf, claim->part_of);
    pack_date(buf, claim->as_of);
}

static void read_claim(struct unpack *unpack, struct claim *out)
{
    read_figure(unpack, out);
    out->source.text = unpack_str(unpack);
    out->source.kind = (uint8_t)unpack_number(unpack, BYTE);
    out->event = (uint32_t)unpack_count(unpack);
    out->part_of = (uint32_t)unpack_count(unpack);
    out->as_of = unpack_date(unpack);
}

/* Of a damaged book a digest may say anything: no number of it may lead out of
 * a table. */
static bool is_claim(const struct claim *claim, size_t n_events)
{
    return claim->harm < HARM_COUNT && claim->role < ROLE_COUNT &&
           claim->qualifier <= QUALIFIER_INDEFINITE &&
           claim->unit <= UNIT_FAMILY && claim->stance <= STANCE_UNVERIFIED &&
           claim->scope <= SCOPE_INCREMENT &&
           claim->source.kind < SOURCE_COUNT && claim->event < n_events;
}

static bool is_whole(const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_events; i++)
        if (reading->events[i].type >= EVENT_COUNT) return false;
    for (size_t i = 0; i < reading->n_claims; i++)
        if (!is_claim(&reading->claims[i], reading->n_events)) return false;
    return true;
}

/* ---- reports ------------------------------------------------------------- */

struct str digest_pack(struct arena *arena, const struct digest *digest)
{
    struct buf buf;
    const struct reading *reading = digest->reading;
    buf_open(&buf, arena);
    pack_number(&buf, (uint64_t)digest->hash, HASH);
    pack_number(&buf, (uint64_t)digest->first, HASH);
    pack_str(&buf, reading->report->id);
    pack_str(&buf, reading->report->publisher);
    pack_date(&buf, reading->published);
    pack_number(&buf, reading->published_implied, BYTE);
    pack_count(&buf, reading->n_events);
    for (size_t i = 0; i < reading->n_events; i++)
        pack_event(&buf, &reading->events[i]);
    pack_count(&buf, reading->n_claims);
    for (size_t i = 0; i < reading->n_claims; i++) {
        pack_claim(&buf, &reading->claims[i]);
        pack_number(&buf, digest->marks[i], BYTE);
        pack_number(&buf, (uint64_t)digest->sources[i], HASH);
    }
    return buf_view(&buf);
}

/* False = it ends too soon, or goes on behind the last. */
static bool read_claims(struct unpack *unpack, struct arena *arena,
                        struct digest *out)
{
    bool ends = false;
    struct reading *reading = out->reading;
    reading->n_claims = (size_t)unpack_count(unpack);
    if (reading->n_claims > unpack->rest.len) reading->n_claims = 0;
    reading->claims = ARENA_ARRAY(arena, struct claim, reading->n_claims + 1);
    out->marks = ARENA_ARRAY(arena, uint8_t, reading->n_claims + 1);
    out->sources = ARENA_ARRAY(arena, int64_t, reading->n_claims + 1);
    for (size_t i = 0; i < reading->n_claims; i++) {
        read_claim(unpack, &reading->claims[i]);
        out->marks[i] = (uint8_t)unpack_number(unpack, BYTE);
        ends = unpack->rest.len < HASH;
        out->sources[i] = (int64_t)unpack_number(unpack, HASH);
    }
    return !ends && !unpack->rest.len;
}

bool digest_read(struct arena *arena, struct str packed, struct digest *out)
{
    struct report *report = ARENA_NEW(arena, struct report);
    struct reading *reading = ARENA_NEW(arena, struct reading);
    struct unpack unpack = { packed };
    *out = (struct digest){ .reading = reading };
    reading->report = report;
    out->hash = (int64_t)unpack_number(&unpack, HASH);
    out->first = (int64_t)unpack_number(&unpack, HASH);
    report->id = unpack_str(&unpack);
    report->publisher = unpack_str(&unpack);
    reading->published = unpack_date(&unpack);
    reading->published_implied = unpack_number(&unpack, BYTE) != 0;
    reading->n_events = (size_t)unpack_count(&unpack);
    if (reading->n_events > unpack.rest.len) reading->n_events = 0;
    reading->events = ARENA_ARRAY(arena, struct event, reading->n_events + 1);
    for (size_t i = 0; i < reading->n_events; i++)
        read_event(&unpack, &reading->events[i]);
    return read_claims(&unpack, arena, out) && is_whole(reading);
}
