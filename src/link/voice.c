/* One attribution taken apart: which words are a body, which a country, which
 * a name.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/voice.h"
#include "base/buf.h"

enum { APPOSITION = 120 }; /* bytes after a name that may tell its office */

struct parts {
    const struct body *body; /* the most telling of those found */
    const struct land *land;
    uint8_t land_form;
    size_t n_left;    /* words that are neither */
    size_t n_capital; /* of which with a capital letter */
};

/* How much a form tells: a body of a state beats "officials" beats "the
 * ministry" beats "the spokesman". */
static int weigh(const struct body *body)
{
    static const int weights[] = {
        [BODY_STATE] = 4,  [BODY_WORLD] = 4, [BODY_BRIEF] = 1, [BODY_CROWD] = 2,
        [BODY_OFFICE] = 3, [BODY_STAFF] = 3, [BODY_OWN] = 1,   [BODY_LINK] = 0,
    };
    if (!body) return 0;
    return weights[body->form] * 2 - (body->kind == SOURCE_UNKNOWN);
}

static void take_apart(const struct linker *linker, const struct words *words,
                       struct parts *out)
{
    size_t i = 0;
    *out = (struct parts){ 0 };
    while (i < words->n) {
        uint32_t at = 0;
        size_t n = words_match(words, i, &linker->bodies, &at);
        size_t n_land = 0;
        uint32_t land = 0;
        n_land = words_match(words, i, &linker->lands, &land);
        if (n && n >= n_land) {
            const struct body *body = &linker->body[at];
            /* What runs a body is told with it, but is not who speaks. */
            if (body->form == BODY_LINK && i + n < words->n)
                out->body = NULL;
            else if (weigh(body) > weigh(out->body))
                out->body = body;
            i += n;
        } else if (n_land) {
            if (!out->land) {
                out->land = &linker->land[land / 4];
                out->land_form = (uint8_t)(land % 4);
            }
            i += n_land;
        } else {
            out->n_left++;
            out->n_capital += words->capital[i++];
        }
    }
}

static struct str find_side(const struct work *work, const struct voice *voice,
                            const struct parts *parts)
{
    if (parts->body && parts->body->form == BODY_WORLD)
        return (struct str){ 0 };
    if (parts->land) return parts->land->name;
    struct str side = voice->claim->source.side;
    struct str usual = linker_side(work->linker, work->arena, side);
    return usual.len ? usual : side;
}

/* "Jane Doe, the head of the country's interior ministry, said": the words
 * after the comma, if they hold a body. */
static bool find_office(const struct work *work, const struct voice *voice,
                        struct parts *out)
{
    struct str text = work->readings[voice->reading]->report->text;
    struct span span = voice->claim->source.span;
    if (span.end <= span.start || span.end >= text.len) return false;
    struct str rest = str_slice(text, span.end, (size_t)span.end + APPOSITION);
    if (!rest.len || rest.at[0] != ',') return false;
    rest = str_slice(rest, 1, rest.len);
    struct str phrase = str_cut(&rest, ',');
    phrase = str_cut(&phrase, '.');
    struct words words;
    words_read(work->arena, phrase, &words);
    take_apart(work->linker, &words, out);
    return out->body && out->body->form == BODY_STATE;
}

static void parse_name(const struct work *work, struct voice *voice,
                       const struct parts *parts)
{
    struct parts office;
    voice->form = VOICE_NAME;
    voice->kind = voice->claim->source.kind;
    voice->side = find_side(work, voice, parts);
    voice->reason = STR("by its own name");
    if (voice->words.n < 2 || parts->n_capital < 2) return;
    if (!find_office(work, voice, &office)) return;
    voice->form = VOICE_BODY;
    voice->body = office.body;
    voice->kind = office.body->kind;
    if (office.land) voice->side = office.land->name;
    voice->reason = STR("the report gives the office after the name");
}

/* A capital letter beside a vague word makes a name of its own: "Turan news
 * agency", "spokeswoman Jane Doe". */
static bool is_name(const struct voice *voice, const struct parts *parts)
{
    if (!parts->body) return true;
    if (parts->body->form == BODY_BRIEF || parts->body->form == BODY_CROWD)
        return parts->n_capital > 0 && voice->words.n > 1;
    return false;
}

/* A ministry's own statement is the ministry's word. */
static void parse_own(const struct work *work, struct voice *voice)
{
    uint32_t first = work->group[voice->reading];
    struct str publisher = work->readings[first]->report->publisher;
    struct words words;
    struct parts parts;
    voice->form = VOICE_OWN;
    voice->kind = SOURCE_MEDIA;
    voice->reason = STR("the report's own voice");
    words_read(work->arena, str_trim(str_cut(&publisher, '(')), &words);
    take_apart(work->linker, &words, &parts);
    if (!parts.body || parts.n_capital) return;
    bool state = parts.body->form == BODY_STATE && parts.land;
    if (!state && parts.body->form != BODY_WORLD) return;
    voice->form = VOICE_BODY;
    voice->body = parts.body;
    voice->kind = parts.body->kind;
    voice->side = state ? parts.land->name : (struct str){ 0 };
    voice->reason = STR("the body that publishes the report");
}

void voice_parse(const struct work *work, struct voice *voice)
{
    struct parts parts;
    const struct attribution *source = &voice->claim->source;
    words_read(work->arena, source->text, &voice->words);
    if (!voice->words.n) {
        parse_own(work, voice);
        return;
    }
    take_apart(work->linker, &voice->words, &parts);
    if (parts.body && parts.body->form == BODY_OWN && !parts.n_left) {
        parse_own(work, voice);
        return;
    }
    if (!parts.body && parts.land && !parts.n_left) {
        voice->form = VOICE_LAND;
        voice->kind = SOURCE_GOVERNMENT;
        voice->side = parts.land->name;
        voice->reason = parts.land_form == LAND_SEAT
                            ? STR("the seat stands for the government")
                            : STR("the country stands for its government");
        return;
    }
    if (is_name(voice, &parts)) {
        parse_name(work, voice, &parts);
        return;
    }
    voice->form = VOICE_BODY;
    voice->body = parts.body;
    voice->kind =
        parts.body->kind != SOURCE_UNKNOWN ? parts.body->kind : source->kind;
    voice->side = find_side(work, voice, &parts);
    voice->reason = STR("a name of this body");
}

static struct str join_side(struct arena *arena, struct str side,
                            struct str label)
{
    return side.len ? str_join(arena, side, STR(": "), label) : label;
}

/* The report itself, or who published it; copies of one text are one. */
static struct str name_report(const struct work *work,
                              const struct voice *voice)
{
    uint32_t group = work->group[voice->reading];
    const struct report *report = work->readings[group]->report;
    if (report->publisher.len) return report->publisher;
    return str_join(work->arena, STR("report "), (struct str){ 0 }, report->id);
}

/* A paper that names itself is the paper. */
static void name_own(const struct work *work, struct voice *voice)
{
    struct words words;
    voice->name = name_report(work, voice);
    words_read(work->arena, voice->name, &words);
    voice->key = words.n ? words.text : voice->name;
}

static void name_body(const struct work *work, struct voice *voice)
{
    struct str label = voice->body->label;
    voice->name = voice->body->form == BODY_WORLD
                      ? label
                      : join_side(work->arena, voice->side, label);
    if (voice->body->form == BODY_CROWD || voice->body->form == BODY_BRIEF)
        voice->name = str_join(work->arena, voice->name, STR(", in "),
                               name_report(work, voice));
    voice->key = voice->name;
}

void voice_name(const struct work *work, struct voice *voice)
{
    switch (voice->form) {
    case VOICE_OWN: name_own(work, voice); return;
    case VOICE_LAND:
        voice->name = join_side(work->arena, voice->side, STR("government"));
        break;
    case VOICE_BODY: name_body(work, voice); break;
    default:
        voice->name = str_trim(voice->claim->source.text);
        voice->key = voice->words.text;
        return;
    }
    voice->key = voice->name;
}

bool voice_is_crowd(const struct voice *voice)
{
    if (voice->form == VOICE_LAND) return true;
    return voice->form == VOICE_BODY &&
           (voice->body->form == BODY_STAFF ||
            voice->body->form == BODY_CROWD || voice->body->form == BODY_BRIEF);
}

bool voice_is_state(const struct voice *voice)
{
    return voice->form == VOICE_BODY && voice->body->form == BODY_STATE &&
           (voice->kind == SOURCE_GOVERNMENT ||
            voice->kind == SOURCE_MILITARY) &&
           voice->side.len;
}
