/* Sources to one identity, across reports.
 *
 * Each report is resolved by itself; then equal keys are one source. A bare
 * country is the body of that state that elsewhere gives the same figure, where
 * there is just one; else the one body of that state which its own report
 * names; else it is the state's government.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "link/voice.h"

enum { TELLING = 10 }; /* smaller figures are shared by chance */

/* One reading's voices. */
struct voicing {
    const struct work *work;
    struct voices voices;
    struct voice_figure *figures; /* by voice */
    uint32_t *of;                 /* the voice of each figure */
    size_t n_figures;
};

/* ---- one report ---------------------------------------------------------- */

/* A figure and a side as a key: who else of that side said so? */
static int64_t write_figure(struct arena *arena, const struct voice *voice)
{
    const struct claim *claim = voice->claim;
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, voice->side);
    buf_format(&buf, "|%d|", claim->harm);
    buf_number(&buf, claim->lo);
    buf_char(&buf, '|');
    buf_number(&buf, claim->hi);
    return (int64_t)(str_hash(buf_view(&buf)) >> 1);
}

static bool is_telling(const struct claim *claim)
{
    return claim->qualifier != QUALIFIER_VAGUE &&
           claim->qualifier != QUALIFIER_INDEFINITE &&
           (claim->lo >= TELLING || claim->hi >= TELLING);
}

static void note_figures(struct voicing *voicing)
{
    struct arena *arena = voicing->work->arena;
    size_t n = voicing->voices.n;
    voicing->figures = ARENA_ARRAY(arena, struct voice_figure, n + 1);
    voicing->of = ARENA_ARRAY(arena, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const struct voice *voice = &voicing->voices.at[i];
        bool state = voice_is_state(voice);
        if (!state && voice->form != VOICE_LAND) continue;
        if (!is_telling(voice->claim)) continue;
        voicing->of[voicing->n_figures] = i;
        voicing->figures[voicing->n_figures++] =
            (struct voice_figure){ write_figure(arena, voice),
                                   state ? voice->body->label
                                         : (struct str){ 0 } };
    }
}

static struct voicing *read_voices(const struct work *work, uint32_t reading)
{
    const struct reading *from = work->readings[reading];
    struct voicing *voicing = ARENA_NEW(work->arena, struct voicing);
    struct voices voices = { NULL, from->n_claims };
    voices.at = ARENA_ARRAY(work->arena, struct voice, voices.n + 1);
    for (uint32_t i = 0; i < voices.n; i++) {
        voices.at[i] = (struct voice){ .reading = reading, .index = i };
        voices.at[i].claim = &from->claims[i];
        voice_parse(work, &voices.at[i]);
    }
    voice_resolve(work, voices);
    voicing->work = work;
    voicing->voices = voices;
    note_figures(voicing);
    return voicing;
}

static void become(struct voice *voice, const struct body *body,
                   struct str reason)
{
    voice->form = VOICE_BODY;
    voice->body = body;
    voice->kind =
        body->kind == SOURCE_UNKNOWN ? (uint8_t)SOURCE_GOVERNMENT : body->kind;
    voice->reason = reason;
}

static const struct body *find_body(const struct linker *linker,
                                    struct str label)
{
    for (size_t i = 0; i < linker->n_bodies; i++)
        if (str_equal(linker->body[i].label, label)) return &linker->body[i];
    return NULL;
}

/* A report that once calls a body by its country does so throughout. */
static void spread_land(struct voicing *voicing, const struct voice *known)
{
    for (size_t i = 0; i < voicing->voices.n; i++) {
        struct voice *voice = &voicing->voices.at[i];
        if (voice->form == VOICE_LAND && str_equal(voice->side, known->side))
            become(voice, known->body,
                   STR("the report calls that body by its country"));
    }
}

static void resolve_lands(struct voicing *voicing, const struct str *bodies)
{
    for (size_t i = 0; i < voicing->n_figures; i++) {
        struct voice *voice = &voicing->voices.at[voicing->of[i]];
        if (voicing->figures[i].body.len || !bodies[i].len) continue;
        const struct body *body = find_body(voicing->work->linker, bodies[i]);
        if (!body) continue;
        become(voice, body, STR("the one body of that side with this figure"));
        voice->by_figure = true;
    }
    for (size_t i = 0; i < voicing->voices.n; i++)
        if (voicing->voices.at[i].by_figure)
            spread_land(voicing, &voicing->voices.at[i]);
    voice_resolve_lands(voicing->voices);
}

struct voice_source *link_voice_sources(struct voicing *voicing,
                                        const struct str *bodies)
{
    size_t n = voicing->voices.n;
    struct voice_source *out =
        ARENA_ARRAY(voicing->work->arena, struct voice_source, n + 1);
    resolve_lands(voicing, bodies);
    for (size_t i = 0; i < n; i++) {
        struct voice *voice = &voicing->voices.at[i];
        voice_name(voicing->work, voice);
        out[i].key = (int64_t)(str_hash(voice->key) >> 1);
        out[i].reason = voice->reason;
        out[i].source = (struct linked_source){
            .name = voice->name,
            .kind = voice->kind,
            .side = voice->side,
            .crowd = voice_is_crowd(voice),
        };
    }
    return out;
}

struct voicing *link_voices(const struct linker *linker, struct arena *arena,
                            const struct reading *reading,
                            const struct report *first)
{
    struct work *work = ARENA_NEW(arena, struct work);
    struct reading *other = ARENA_NEW(arena, struct reading);
    other->report = first;
    *work = (struct work){ .linker = linker, .arena = arena, .n = 2 };
    work->readings = arena_array(arena, 2, sizeof *work->readings);
    work->group = ARENA_ARRAY(arena, uint32_t, 2);
    work->readings[0] = reading;
    work->readings[1] = other;
    work->group[0] = work->group[1] = 1;
    return read_voices(work, 0);
}

const struct voice_figure *link_voice_figures(const struct voicing *voicing,
                                              size_t *n)
{
    *n = voicing->n_figures;
    return voicing->figures;
}

/* ---- all reports --------------------------------------------------------- */

struct identity {
    struct work *work;
    struct voicing **voicings;    /* by canonical reading */
    struct voice_source **voices; /* of each reading's claims */
    struct map figures;           /* key -> index into bodies */
    struct str *bodies;           /* "" = more than one */
    size_t n_bodies, room;
    struct map keys; /* of sources -> index */
};

static struct str key_bytes(const int64_t *key)
{
    return (struct str){ (const char *)key, sizeof *key };
}

static void count_body(struct identity *identity,
                       const struct voice_figure *figure)
{
    uint32_t at = (uint32_t)identity->n_bodies;
    if (!figure->body.len) return;
    if (map_get(&identity->figures, key_bytes(&figure->key), &at)) {
        if (!str_equal(identity->bodies[at], figure->body))
            identity->bodies[at] = (struct str){ 0 };
        return;
    }
    identity->bodies =
        arena_grow(identity->work->arena, identity->bodies, &identity->room,
                   identity->n_bodies + 1, sizeof *identity->bodies);
    map_put(&identity->figures, key_bytes(&figure->key), at);
    identity->bodies[identity->n_bodies++] = figure->body;
}

static void name_voices(struct identity *identity, size_t reading)
{
    struct voicing *voicing = identity->voicings[reading];
    struct arena *arena = identity->work->arena;
    struct str *bodies = ARENA_ARRAY(arena, struct str, voicing->n_figures + 1);
    for (size_t i = 0; i < voicing->n_figures; i++) {
        uint32_t at;
        if (map_get(&identity->figures, key_bytes(&voicing->figures[i].key),
                    &at))
            bodies[i] = identity->bodies[at];
    }
    identity->voices[reading] = link_voice_sources(voicing, bodies);
}

/* The first voice of each key stands for its source. */
static void add_sources(struct identity *identity, size_t reading, size_t *room)
{
    struct linked *out = identity->work->out;
    for (size_t i = 0; i < identity->voicings[reading]->voices.n; i++) {
        const struct voice_source *voice = &identity->voices[reading][i];
        if (map_get(&identity->keys, key_bytes(&voice->key), NULL)) continue;
        map_put(&identity->keys, key_bytes(&voice->key),
                (uint32_t)out->n_sources);
        out->sources = arena_grow(identity->work->arena, out->sources, room,
                                  out->n_sources + 1, sizeof *out->sources);
        out->sources[out->n_sources++] = voice->source;
    }
}

struct ranked {
    struct linked_source source;
    uint32_t number;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int by = str_compare(a->source.name, b->source.name);
    return by ? by : (a->number > b->number) - (a->number < b->number);
}

static uint32_t *sort_sources(struct arena *arena, struct linked *out)
{
    size_t n = out->n_sources;
    struct ranked *ranked = ARENA_ARRAY(arena, struct ranked, n + 1);
    uint32_t *rank = ARENA_ARRAY(arena, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        ranked[i] = (struct ranked){ out->sources[i], i };
    qsort(ranked, n, sizeof *ranked, compare_ranked);
    for (uint32_t i = 0; i < n; i++) {
        rank[ranked[i].number] = i;
        out->sources[i] = ranked[i].source;
    }
    return rank;
}

static void write_links(const struct identity *identity, const uint32_t *rank,
                        size_t n_links)
{
    const struct work *work = identity->work;
    struct linked *out = work->out;
    uint32_t *at = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) at[work->given[i]] = i;
    out->source_links =
        ARENA_ARRAY(work->arena, struct source_link, n_links + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        const struct voice_source *voices = identity->voices[at[i]];
        size_t n = work->readings[at[i]]->n_claims;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t source = 0;
            map_get(&identity->keys, key_bytes(&voices[j].key), &source);
            out->source_links[out->n_source_links++] =
                (struct source_link){ i, j, rank[source], voices[j].reason };
        }
    }
}

void identity_run(struct work *work)
{
    struct identity identity = { .work = work };
    size_t room = 0, n_links = 0;
    map_open(&identity.figures, work->arena);
    map_open(&identity.keys, work->arena);
    identity.voicings =
        arena_array(work->arena, work->n + 1, sizeof *identity.voicings);
    identity.voices =
        arena_array(work->arena, work->n + 1, sizeof *identity.voices);
    for (uint32_t i = 0; i < work->n; i++) {
        struct voicing *voicing = read_voices(work, i);
        identity.voicings[i] = voicing;
        n_links += voicing->voices.n;
        for (size_t j = 0; j < voicing->n_figures; j++)
            count_body(&identity, &voicing->figures[j]);
    }
    for (size_t i = 0; i < work->n; i++) {
        name_voices(&identity, i);
        add_sources(&identity, i, &room);
    }
    write_links(&identity, sort_sources(work->arena, work->out), n_links);
}
