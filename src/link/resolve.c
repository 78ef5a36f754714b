/* Short forms within one report: "the ministry", a surname, a body without
 * its country, a bare country.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/voice.h"

enum { FAR = 200 };

static bool is_brief(const struct voice *voice)
{
    return voice->form == VOICE_BODY && voice->body->form == BODY_BRIEF;
}

/* What a short form may stand for. */
static bool is_full(const struct voice *voice)
{
    if (voice->form == VOICE_NAME) return voice->words.n > 1;
    return voice->form == VOICE_BODY && voice->body->form != BODY_BRIEF &&
           voice->body->form != BODY_CROWD;
}

static bool has_all(const struct words *all, const struct words *some)
{
    if (some->n >= all->n) return false;
    for (size_t i = 0; i < some->n; i++) {
        bool found = false;
        for (size_t j = 0; j < all->n && !found; j++)
            found = str_equal(words_slice(some, i, 1), words_slice(all, j, 1));
        if (!found) return false;
    }
    return some->n > 0;
}

static bool fits_brief(const struct voice *brief, const struct voice *full)
{
    if (!is_full(full)) return false;
    struct str label = brief->body->label;
    struct str other =
        full->form == VOICE_BODY ? full->body->label : full->words.text;
    if (str_find(other, label, 0) < other.len) return true;
    if (brief->words.n == 1 && has_all(&full->words, &brief->words))
        return true;
    return brief->kind == SOURCE_UNKNOWN
               ? full->kind == SOURCE_GOVERNMENT ||
                     full->kind == SOURCE_MILITARY
               : brief->kind == full->kind && brief->kind == SOURCE_NGO;
}

/* The first letters of the words: "SOHR". */
static bool is_initials(const struct words *full, struct str brief)
{
    size_t at = 0;
    for (size_t i = 0; i < full->n; i++) {
        if (at < brief.len && full->text.at[full->start[i]] == brief.at[at])
            at++;
    }
    return brief.len > 2 && at == brief.len && full->n <= brief.len + 2;
}

static bool fits_name(const struct voice *brief, const struct voice *full)
{
    if (full->form == VOICE_LAND || full->form == VOICE_OWN) return false;
    return has_all(&full->words, &brief->words) ||
           (brief->words.n == 1 &&
            is_initials(&full->words, brief->words.text));
}

/* A body without its side; the same body with one. */
static bool fits_side(const struct voice *brief, const struct voice *full)
{
    return full->form == VOICE_BODY && full->body == brief->body &&
           full->side.len;
}

typedef bool fits_fn(const struct voice *brief, const struct voice *full);

/* The fitting voice named last before, else first after; not further than
 * FAR claims away. */
static const struct voice *find_full(struct voices voices, size_t at,
                                     fits_fn *fits)
{
    size_t from = at > FAR ? at - FAR : 0;
    size_t to = voices.n - at > FAR ? at + FAR : voices.n;
    for (size_t i = at; i > from; i--)
        if (fits(&voices.at[at], &voices.at[i - 1])) return &voices.at[i - 1];
    for (size_t i = at + 1; i < to; i++)
        if (fits(&voices.at[at], &voices.at[i])) return &voices.at[i];
    return NULL;
}

static void become(struct voice *voice, const struct voice *full,
                   struct str reason)
{
    struct str side = voice->side;
    voice->form = full->form;
    voice->kind = full->kind;
    voice->body = full->body;
    voice->side = full->side.len ? full->side : side;
    voice->words = full->words;
    voice->reason = reason;
}

static void resolve_brief(const struct work *work, struct voices voices,
                          size_t at)
{
    const struct voice *full = find_full(voices, at, fits_brief);
    if (full)
        become(&voices.at[at], full,
               STR("short for the body that the report names"));
    else
        voice_find_body(work, &voices.at[at]);
}

static void resolve_name(const struct work *work, struct voices voices,
                         size_t at)
{
    const struct voice *full = find_full(voices, at, fits_name);
    if (full)
        become(&voices.at[at], full,
               STR("part of the name that the report gives in full"));
    else
        voice_find_office(work, &voices.at[at]);
    if (is_brief(&voices.at[at])) resolve_brief(work, voices, at);
}

/* Where it happened tells whose "health ministry" it is. */
static struct str side_of_event(const struct work *work,
                                const struct voice *voice)
{
    const struct reading *reading = work->readings[voice->reading];
    struct words words;
    uint32_t at = 0;
    if (voice->claim->event >= reading->n_events) return (struct str){ 0 };
    const struct event *event = &reading->events[voice->claim->event];
    words_read(work->arena, event->place, &words);
    for (size_t i = 0; i < words.n; i++)
        if (words_match(&words, i, &work->linker->lands, &at))
            return work->linker->land[at / 4].name;
    const struct land *land = linker_land(work->linker, event->country);
    return land ? land->name : (struct str){ 0 };
}

/* A state's body tells its own losses first. */
static struct str side_of_group(const struct work *work,
                                const struct voice *voice)
{
    if (voice->kind != SOURCE_GOVERNMENT && voice->kind != SOURCE_MILITARY)
        return (struct str){ 0 };
    return linker_side(work->linker, work->arena, voice->claim->side);
}

static void resolve_side(const struct work *work, struct voices voices,
                         size_t at)
{
    struct voice *voice = &voices.at[at];
    const struct voice *full = find_full(voices, at, fits_side);
    if (full) {
        voice->side = full->side;
        voice->reason = STR("the report names this body with its side");
        return;
    }
    voice->side = side_of_group(work, voice);
    if (voice->side.len) {
        voice->reason = STR("this body of the side whose people they are");
        return;
    }
    voice->side = side_of_event(work, voice);
    if (voice->side.len)
        voice->reason = STR("this body of the country where it happened");
}

/* A bare country: the one body of that state that the report names. */
static void resolve_land(struct voices voices, size_t at)
{
    struct voice *voice = &voices.at[at];
    const struct voice *only = NULL;
    size_t from = at > FAR ? at - FAR : 0;
    size_t to = voices.n - at > FAR ? at + FAR : voices.n;
    for (size_t i = from; i < to; i++) {
        const struct voice *other = &voices.at[i];
        if (!voice_is_state(other) || !str_equal(other->side, voice->side))
            continue;
        if (only && only->body != other->body) return;
        only = other;
    }
    if (only)
        become(voice, only, STR("the one body of that side in the report"));
}

static bool wants_side(const struct voice *voice)
{
    return voice->form == VOICE_BODY && !voice->side.len &&
           (voice->body->form == BODY_STATE ||
            voice->body->form == BODY_STAFF ||
            voice->body->form == BODY_OFFICE);
}

void voice_resolve(const struct work *work, struct voices voices)
{
    for (size_t i = 0; i < voices.n; i++) {
        if (voices.at[i].form == VOICE_NAME)
            resolve_name(work, voices, i);
        else if (is_brief(&voices.at[i]))
            resolve_brief(work, voices, i);
    }
    for (size_t i = 0; i < voices.n; i++)
        if (wants_side(&voices.at[i])) resolve_side(work, voices, i);
}

void voice_resolve_lands(struct voices voices)
{
    for (size_t i = 0; i < voices.n; i++)
        if (voices.at[i].form == VOICE_LAND) resolve_land(voices, i);
}
