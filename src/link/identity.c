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

static const uint32_t UNSURE = UINT32_MAX;

struct identity {
    struct work *work;
    struct voice *voices; /* of all readings, in canonical order */
    uint32_t *first;      /* of each reading */
    size_t n;
};

static void read_voices(struct identity *identity)
{
    struct work *work = identity->work;
    identity->first = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (size_t i = 0; i < work->n; i++) {
        identity->first[i] = (uint32_t)identity->n;
        identity->n += work->readings[i]->n_claims;
    }
    identity->voices = ARENA_ARRAY(work->arena, struct voice, identity->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        size_t n = work->readings[i]->n_claims;
        struct voice *voices = &identity->voices[identity->first[i]];
        for (uint32_t j = 0; j < n; j++) {
            voices[j] = (struct voice){ .reading = i, .index = j };
            voices[j].claim = &work->readings[i]->claims[j];
            voice_parse(work, &voices[j]);
        }
        voice_resolve(work, (struct voices){ voices, n });
    }
}

/* A figure and a side as a key: who else of that side said so? */
static struct str write_figure(struct arena *arena, const struct voice *voice)
{
    const struct claim *claim = voice->claim;
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, voice->side);
    buf_format(&buf, "|%d|", claim->harm);
    buf_number(&buf, claim->lo);
    buf_char(&buf, '|');
    buf_number(&buf, claim->hi);
    return buf_view(&buf);
}

static bool is_telling(const struct claim *claim)
{
    return claim->qualifier != QUALIFIER_VAGUE &&
           claim->qualifier != QUALIFIER_INDEFINITE &&
           (claim->lo >= TELLING || claim->hi >= TELLING);
}

static void note_figures(const struct identity *identity, struct map *map)
{
    for (uint32_t i = 0; i < identity->n; i++) {
        const struct voice *voice = &identity->voices[i];
        uint32_t at = 0;
        if (!voice_is_state(voice) || !is_telling(voice->claim)) continue;
        struct str key = write_figure(identity->work->arena, voice);
        if (!map_get(map, key, &at))
            map_put(map, key, i);
        else if (at != UNSURE && identity->voices[at].body != voice->body)
            map_put(map, key, UNSURE);
    }
}

static void resolve_lands(struct identity *identity)
{
    struct map map;
    map_open(&map, identity->work->arena);
    note_figures(identity, &map);
    for (size_t i = 0; i < identity->n; i++) {
        struct voice *voice = &identity->voices[i];
        uint32_t at = 0;
        if (voice->form != VOICE_LAND || !is_telling(voice->claim)) continue;
        struct str key = write_figure(identity->work->arena, voice);
        if (!map_get(&map, key, &at) || at == UNSURE) continue;
        voice->form = VOICE_BODY;
        voice->body = identity->voices[at].body;
        voice->kind = identity->voices[at].kind;
        voice->by_figure = true;
        voice->reason = STR("the one body of that side with this figure");
    }
}

/* A report that once calls a body by its country does so throughout. */
static void spread_lands(struct identity *identity)
{
    for (size_t i = 0; i < identity->n; i++) {
        const struct voice *known = &identity->voices[i];
        if (!known->by_figure) continue;
        size_t at = identity->first[known->reading];
        size_t end = at + identity->work->readings[known->reading]->n_claims;
        for (; at < end; at++) {
            struct voice *voice = &identity->voices[at];
            if (voice->form != VOICE_LAND ||
                !str_equal(voice->side, known->side))
                continue;
            voice->form = VOICE_BODY;
            voice->body = known->body;
            voice->kind = known->kind;
            voice->reason = STR("the report calls that body by its country");
        }
    }
}

static void resolve_rest(struct identity *identity)
{
    for (size_t i = 0; i < identity->work->n; i++)
        voice_resolve_lands(
            (struct voices){ &identity->voices[identity->first[i]],
                             identity->work->readings[i]->n_claims });
}

/* The first voice of each key, numbered; each voice knows its number. */
static void number_sources(struct identity *identity, struct linked *out)
{
    struct work *work = identity->work;
    struct map map;
    size_t room = 0;
    map_open(&map, work->arena);
    for (size_t i = 0; i < identity->n; i++) {
        struct voice *voice = &identity->voices[i];
        voice_name(work, voice);
        if (map_get(&map, voice->key, &voice->source)) continue;
        voice->source = (uint32_t)out->n_sources;
        map_put(&map, voice->key, voice->source);
        out->sources = arena_grow(work->arena, out->sources, &room,
                                  out->n_sources + 1, sizeof *out->sources);
        out->sources[out->n_sources++] = (struct linked_source){
            .name = voice->name,
            .kind = voice->kind,
            .side = voice->side,
            .crowd = voice_is_crowd(voice),
        };
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

static void sort_sources(struct identity *identity, struct linked *out)
{
    struct arena *arena = identity->work->arena;
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
    for (size_t i = 0; i < identity->n; i++)
        identity->voices[i].source = rank[identity->voices[i].source];
}

static void write_links(const struct identity *identity, struct linked *out)
{
    const struct work *work = identity->work;
    uint32_t *at = ARENA_ARRAY(work->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) at[work->given[i]] = i;
    out->source_links =
        ARENA_ARRAY(work->arena, struct source_link, identity->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        const struct voice *voices = &identity->voices[identity->first[at[i]]];
        size_t n = work->readings[at[i]]->n_claims;
        for (uint32_t j = 0; j < n; j++)
            out->source_links[out->n_source_links++] =
                (struct source_link){ i, j, voices[j].source,
                                      voices[j].reason };
    }
}

void identity_run(struct work *work)
{
    struct identity identity = { .work = work };
    read_voices(&identity);
    resolve_lands(&identity);
    spread_lands(&identity);
    resolve_rest(&identity);
    number_sources(&identity, work->out);
    sort_sources(&identity, work->out);
    write_links(&identity, work->out);
}
