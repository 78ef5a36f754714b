/* What a short form stands for, read from the text before it.
 *
 * "The ministry said" after "the defence ministry in the Azerbaijani capital"
 * is that ministry, though nothing was attributed to its full name; "Manasian
 * told reporters" after "Armenia's ombudswoman, Anahit Manasian" is that
 * office. The nearest fitting body before the short form counts.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/voice.h"

enum {
    REACH = 4000,    /* bytes of text before a short form that may explain it */
    LAND_BEFORE = 3, /* words between a country and its body */
    LAND_AFTER = 5,
    OFFICE_BEFORE = 4, /* words between an office and the name of who has it */
};

struct body_at {
    const struct body *body;
    size_t first, n; /* words */
};

static bool find_body(const struct work *work, const struct words *words,
                      size_t at, struct body_at *out)
{
    uint32_t body = 0;
    size_t n = words_match(words, at, &work->linker->bodies, &body);
    if (!n) return false;
    *out = (struct body_at){ &work->linker->body[body], at, n };
    return out->body->form == BODY_STATE || out->body->form == BODY_OFFICE;
}

/* The words of the body, and one more: "prosecutor general's" + "office". */
static bool holds_words(const struct words *words, const struct body_at *at,
                        const struct words *brief)
{
    size_t n = at->first + at->n < words->n ? at->n + 1 : at->n;
    struct str phrase = words_slice(words, at->first, n);
    return str_find(phrase, brief->text, 0) < phrase.len;
}

/* The land named right before or soon after the body. */
static struct str land_beside(const struct work *work,
                              const struct words *words,
                              const struct body_at *at)
{
    const struct linker *linker = work->linker;
    uint32_t land = 0;
    for (size_t i = 1; i <= LAND_BEFORE && i <= at->first; i++)
        if (words_match(words, at->first - i, &linker->lands, &land))
            return linker->land[land / 4].name;
    size_t end = at->first + at->n;
    for (size_t i = end; i < end + LAND_AFTER && i < words->n; i++)
        if (words_match(words, i, &linker->lands, &land))
            return linker->land[land / 4].name;
    return (struct str){ 0 };
}

static void become(const struct work *work, const struct words *words,
                   const struct body_at *at, struct voice *voice)
{
    struct str side = land_beside(work, words, at);
    voice->form = VOICE_BODY;
    voice->body = at->body;
    voice->kind = at->body->kind;
    if (side.len) voice->side = side;
    voice->reason = STR("the body that the report names before");
}

static void read_before(const struct work *work, const struct voice *voice,
                        struct words *out)
{
    struct str text = work->readings[voice->reading]->report->text;
    size_t end = voice->claim->source.span.start;
    size_t start = end > REACH ? end - REACH : 0;
    /* A stretch may begin inside a letter; what is no letter is no word. */
    words_read(work->arena, str_slice(text, start, end), out);
}

/* "The monitoring group": the one body of the world of that kind which the
 * words name last, or, with `first`, first. */
static bool find_like(const struct work *work, const struct words *words,
                      struct voice *voice, bool first)
{
    for (size_t i = 0; i < words->n; i++) {
        size_t at = first ? i : words->n - 1 - i;
        uint32_t value = 0;
        if (!words_match(words, at, &work->linker->bodies, &value)) continue;
        const struct body *body = &work->linker->body[value];
        if (body->form != BODY_WORLD || body->kind != voice->kind) continue;
        voice->body = body;
        voice->side = (struct str){ 0 };
        voice->reason = STR("the body of this kind that the report names");
        return true;
    }
    return false;
}

static void read_after(const struct work *work, const struct voice *voice,
                       struct words *out)
{
    struct str text = work->readings[voice->reading]->report->text;
    size_t start = voice->claim->source.span.end;
    words_read(work->arena, str_slice(text, start, start + REACH), out);
}

void voice_find_body(const struct work *work, struct voice *voice)
{
    struct words words, after;
    struct body_at at;
    read_before(work, voice, &words);
    for (size_t i = words.n; i-- > 0;) {
        if (!find_body(work, &words, i, &at)) continue;
        if (!holds_words(&words, &at, &voice->words)) continue;
        become(work, &words, &at, voice);
        return;
    }
    if (voice->kind != SOURCE_NGO) return;
    read_after(work, voice, &after);
    if (!find_like(work, &words, voice, false))
        find_like(work, &after, voice, true);
}

static bool is_surname(const struct words *words, size_t at,
                       const struct voice *voice)
{
    return at > 0 && words->capital[at] && words->capital[at - 1] &&
           str_equal(words_slice(words, at, 1), voice->words.text);
}

/* An office that ends right before the full name: "ombudswoman Anahit". */
static bool find_office(const struct work *work, const struct words *words,
                        size_t name, struct body_at *out)
{
    for (size_t i = 1; i <= OFFICE_BEFORE && i < name; i++)
        if (find_body(work, words, name - i, out) &&
            out->first + out->n == name)
            return true;
    return false;
}

/* "The head of the monitoring group Jane Doe", "Observatory director Jane
 * Doe": the body named right before, or one word of office before the name. */
static bool find_group(const struct work *work, const struct words *words,
                       struct voice *voice)
{
    uint32_t value = 0;
    for (size_t end = words->n; end + 1 >= words->n && end; end--) {
        if (end < words->n && words->capital[end]) return false;
        for (size_t n = 1; n <= OFFICE_BEFORE && n <= end; n++) {
            if (words_match(words, end - n, &work->linker->bodies, &value) != n)
                continue;
            const struct body *body = &work->linker->body[value];
            if (body->kind != SOURCE_NGO ||
                (body->form != BODY_WORLD && body->form != BODY_BRIEF))
                continue;
            voice->form = VOICE_BODY;
            voice->body = body;
            voice->kind = body->kind;
            voice->reason = STR("the report names the body before the name");
            return true;
        }
    }
    return false;
}

void voice_find_office(const struct work *work, struct voice *voice)
{
    struct words words;
    struct body_at at;
    if (!voice->words.capital[0]) return;
    read_before(work, voice, &words);
    if (words.n && find_office(work, &words, words.n, &at)) {
        become(work, &words, &at, voice);
        voice->reason = STR("the report gives the office before the name");
        return;
    }
    if (words.n && find_group(work, &words, voice)) return;
    if (voice->words.n != 1) return;
    for (size_t i = words.n; i-- > 1;)
        if (is_surname(&words, i, voice) &&
            find_office(work, &words, i - 1, &at)) {
            become(work, &words, &at, voice);
            voice->reason = STR("the report gives the office with the name");
            return;
        }
}
