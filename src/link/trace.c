/* What linking keeps of one report: its print, its gist and its mentions,
 * packed, and the keys by which other reports find it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/pack.h"
#include "link/mention.h"
#include "link/print.h"
#include "link/story.h"

enum {
    WORD = 4,
    HALF = 2,
    TERM = WORD + HALF + 2,
    YEARS = 10000, /* of a stamp */
    MONTHS = 100,
    AGE_BYTES = GIST_AGES / 8,
};

/* ---- prints -------------------------------------------------------------- */

static struct str pack_print(struct arena *arena, const struct print *print)
{
    struct buf buf;
    buf_open(&buf, arena);
    pack_number(&buf, print->whole, WORD);
    pack_number(&buf, print->n_bands, WORD);
    for (size_t i = 0; i < print->n_bands; i++)
        pack_number(&buf, print->bands[i], WORD);
    pack_number(&buf, print->n_figures, 1);
    for (size_t i = 0; i < print->n_figures; i++)
        pack_number(&buf, print->figures[i], WORD);
    for (size_t i = 0; i < print->n; i++)
        pack_number(&buf, print->hashes[i], WORD);
    return buf_view(&buf);
}

struct print *link_print(struct arena *arena, struct str packed)
{
    struct unpack unpack = { packed };
    struct print *out = ARENA_NEW(arena, struct print);
    out->whole = (uint32_t)unpack_number(&unpack, WORD);
    out->n_bands = (size_t)unpack_number(&unpack, WORD);
    if (out->n_bands > PRINT_BANDS) out->n_bands = PRINT_BANDS;
    for (size_t i = 0; i < out->n_bands; i++)
        out->bands[i] = (uint32_t)unpack_number(&unpack, WORD);
    out->n_figures = (size_t)unpack_number(&unpack, 1);
    if (out->n_figures > PRINT_FIGURES) out->n_figures = PRINT_FIGURES;
    for (size_t i = 0; i < out->n_figures; i++)
        out->figures[i] = (uint32_t)unpack_number(&unpack, WORD);
    out->n = unpack.rest.len / WORD;
    out->hashes = ARENA_SCRATCH(arena, uint32_t, out->n + 1);
    for (size_t i = 0; i < out->n; i++)
        out->hashes[i] = unpack_word(unpack.rest.at + i * WORD);
    return out;
}

const uint32_t *link_bands(const struct print *print, size_t *n)
{
    *n = print->n_bands;
    return print->bands;
}

bool link_is_copy(const struct print *print, const struct print *other)
{
    return print_is_copy(print, other);
}

/* ---- gists --------------------------------------------------------------- */

/* What two main events are compared by. */
static void pack_place(struct buf *buf, const struct event *event)
{
    pack_number(buf, event->type, 1);
    pack_number(buf, event->place_kind, 1);
    pack_real(buf, event->latitude);
    pack_real(buf, event->longitude);
    pack_str(buf, event->place);
    pack_str(buf, event->country);
    pack_str(buf, event->admin1);
}

static void unpack_place(struct unpack *unpack, struct event *out)
{
    out->type = (uint8_t)unpack_number(unpack, 1);
    if (out->type >= EVENT_COUNT) out->type = EVENT_OTHER; /* damaged */
    out->place_kind = (uint8_t)unpack_number(unpack, 1);
    out->latitude = unpack_real(unpack);
    out->longitude = unpack_real(unpack);
    out->place = unpack_str(unpack);
    out->country = unpack_str(unpack);
    out->admin1 = unpack_str(unpack);
}

static void pack_ages(struct buf *buf, const struct gist *gist)
{
    for (size_t i = 0; i < AGE_BYTES; i++) {
        unsigned bits = 0;
        for (size_t j = 0; j < 8; j++)
            bits |= (unsigned)gist->ages[i * 8 + j] << j;
        pack_number(buf, bits, 1);
    }
}

static void unpack_ages(struct unpack *unpack, struct gist *out)
{
    for (size_t i = 0; i < AGE_BYTES; i++) {
        unsigned bits = (unsigned)unpack_number(unpack, 1);
        for (size_t j = 0; j < 8; j++) out->ages[i * 8 + j] = bits >> j & 1;
        out->has_age = out->has_age || bits;
    }
}

static struct str pack_gist(struct arena *arena, const struct gist *gist)
{
    struct buf buf;
    buf_open(&buf, arena);
    pack_signed(&buf, gist->published);
    pack_signed(&buf, gist->day);
    pack_signed(&buf, gist->killed);
    pack_signed(&buf, gist->injured);
    pack_number(&buf, gist->telling, 1);
    pack_ages(&buf, gist);
    pack_number(&buf, gist->event != NULL, 1);
    if (gist->event) pack_place(&buf, gist->event);
    for (size_t i = 0; i < gist->n_terms; i++) {
        pack_number(&buf, gist->terms[i].hash, WORD);
        pack_number(&buf, gist->terms[i].weight, HALF);
        pack_number(&buf, gist->terms[i].rarity, 1);
        pack_number(&buf, gist->terms[i].flags, 1);
    }
    return buf_view(&buf);
}

static void unpack_terms(struct unpack *unpack, struct arena *arena,
                         struct gist *out)
{
    out->n_terms = unpack->rest.len / TERM;
    out->terms = ARENA_SCRATCH(arena, struct gist_term, out->n_terms + 1);
    for (size_t i = 0; i < out->n_terms; i++) {
        struct gist_term *term = &out->terms[i];
        const char *from = unpack->rest.at + i * TERM;
        uint32_t rest = unpack_word(from + WORD);
        term->hash = unpack_word(from);
        term->weight = (uint16_t)(rest & 0xffff);
        term->rarity = (uint8_t)(rest >> 16 & 0xff);
        term->flags = (uint8_t)(rest >> 24);
    }
    gist_count(out);
}

struct trace_key *link_keys(struct arena *arena, const struct gist *gist,
                            size_t *n)
{
    return story_keys(arena, gist, n);
}

struct gist *link_gist(struct arena *arena, struct str packed)
{
    struct gist *gist = ARENA_NEW(arena, struct gist);
    struct unpack unpack = { packed };
    gist->published = (int32_t)unpack_signed(&unpack);
    gist->day = (int32_t)unpack_signed(&unpack);
    gist->killed = unpack_signed(&unpack);
    gist->injured = unpack_signed(&unpack);
    gist->telling = (uint8_t)unpack_number(&unpack, 1);
    unpack_ages(&unpack, gist);
    if (unpack_number(&unpack, 1)) {
        struct event *event = ARENA_NEW(arena, struct event);
        unpack_place(&unpack, event);
        event->place = str_copy(arena, event->place);
        event->country = str_copy(arena, event->country);
        event->admin1 = str_copy(arena, event->admin1);
        gist->event = event;
    }
    unpack_terms(&unpack, arena, gist);
    return gist;
}

/* ---- mentions ------------------------------------------------------------ */

static void pack_strs(struct buf *buf, const struct str *strs, size_t n)
{
    pack_number(buf, n, HALF);
    for (size_t i = 0; i < n; i++) pack_str(buf, strs[i]);
}

static struct str pack_mention(struct arena *arena,
                               const struct mention *mention)
{
    struct buf buf;
    const struct event *event = mention->event;
    buf_open(&buf, arena);
    pack_place(&buf, event);
    pack_date(&buf, event->start);
    pack_date(&buf, event->end);
    pack_strs(&buf, event->sides, event->n_sides);
    pack_signed(&buf, mention->days.first);
    pack_signed(&buf, mention->days.last);
    pack_number(&buf, mention->days.known, 1);
    pack_signed(&buf, mention->published);
    pack_str(&buf, mention->land);
    pack_number(&buf, mention->form, 1);
    pack_strs(&buf, mention->named, mention->n_named);
    for (size_t i = 0; i < mention->n_words; i++)
        pack_number(&buf, mention->words[i], WORD);
    return buf_view(&buf);
}

static void unpack_days(struct unpack *unpack, struct mention *out)
{
    out->days.first = (int32_t)unpack_signed(unpack);
    out->days.last = (int32_t)unpack_signed(unpack);
    out->days.known = (uint8_t)unpack_number(unpack, 1);
    out->published = (int32_t)unpack_signed(unpack);
}

static void unpack_words(struct unpack *unpack, struct arena *arena,
                         struct mention *out)
{
    out->n_named = (size_t)unpack_number(unpack, HALF);
    if (out->n_named > NAMED_LANDS) out->n_named = NAMED_LANDS;
    for (size_t i = 0; i < out->n_named; i++)
        out->named[i] = unpack_str(unpack);
    out->n_words = unpack->rest.len / WORD;
    out->words = ARENA_SCRATCH(arena, uint32_t, out->n_words + 1);
    for (size_t i = 0; i < out->n_words; i++)
        out->words[i] = (uint32_t)unpack_number(unpack, WORD);
}

struct mention *link_mention(struct arena *arena, struct str packed)
{
    struct event *event = ARENA_NEW(arena, struct event);
    struct mention *mention = ARENA_NEW(arena, struct mention);
    struct unpack unpack = { packed };
    unpack_place(&unpack, event);
    event->start = unpack_date(&unpack);
    event->end = unpack_date(&unpack);
    event->parent = -1;
    event->n_sides = (size_t)unpack_number(&unpack, HALF);
    event->sides = ARENA_ARRAY(arena, struct str, event->n_sides + 1);
    for (size_t i = 0; i < event->n_sides; i++)
        event->sides[i] = unpack_str(&unpack);
    unpack_days(&unpack, mention);
    mention->land = unpack_str(&unpack);
    mention->form = (uint8_t)unpack_number(&unpack, 1);
    unpack_words(&unpack, arena, mention);
    mention->event = event;
    mention_place(arena, mention);
    return mention;
}

/* ---- one report ---------------------------------------------------------- */

static void trace_mentions(const struct linker *linker, struct arena *arena,
                           const struct reading *reading, struct trace *out)
{
    out->mentions =
        ARENA_ARRAY(arena, struct trace_mention, reading->n_events + 1);
    for (uint32_t i = 0; i < reading->n_events; i++) {
        struct mention mention = { .index = i };
        const struct mention *alone = &mention;
        mention_make(linker, arena, reading, &mention);
        out->mentions[out->n_mentions++] = (struct trace_mention){
            .packed = pack_mention(arena, &mention),
            .parent = reading->events[i].parent,
            .told = mention.told,
            .cell = link_cell(linker, &alone, 1),
        };
    }
}

void link_trace(const struct linker *linker, struct arena *arena,
                const struct reading *reading, struct trace *out)
{
    struct print *print = ARENA_NEW(arena, struct print);
    struct date date = reading->published;
    struct gist gist;
    *out = (struct trace){ 0 };
    out->stamp = date.year * YEARS + date.month * MONTHS + date.day;
    print_read(arena, reading->report->text, print);
    out->print = pack_print(arena, print);
    gist_read(gist_desk_open(linker, arena), reading, &gist);
    out->gist = pack_gist(arena, &gist);
    trace_mentions(linker, arena, reading, out);
}
