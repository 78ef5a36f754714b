/* What one sentence says about an event: its kind, place and time.
 *
 * Of several words for an event the most telling one counts, and of equals
 * the one nearest to the anchor; so with times and places.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

static void read_type(const struct scan *scan, const struct sentence *s,
                      uint32_t anchor, struct context *out)
{
    uint32_t end = s->first + s->n, best_gap = UINT32_MAX;
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t row;
        size_t n = phrases_match(&scan->reader->events, scan->tokens, i, end,
                                 &row);
        if (!n) continue;
        const struct event_row *found = &scan->reader->event_rows[row];
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        if (found->weight < out->weight ||
            (found->weight == out->weight && gap >= best_gap))
            continue;
        best_gap = gap;
        out->type = found->type;
        out->weight = found->weight;
        out->word = i;
        i += (uint32_t)n - 1;
    }
}

/* A definite article or demonstrative in the few words before. */
static bool is_definite(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    for (uint32_t back = 1; back <= 3 && word >= start + back; back++) {
        struct str lower = scan->tokens[word - back].lower;
        if (str_is(lower, "the") || str_is(lower, "that") ||
            str_is(lower, "this"))
            return true;
        if (str_is(lower, "a") || str_is(lower, "an")) return false;
    }
    return false;
}

static bool looks_back(const struct scan *scan, const struct sentence *s)
{
    static const char *const words[] = { "earlier", "previously", "previous",
                                         "followed", "formerly" };
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (str_is(scan->tokens[i].lower, words[k])) return true;
    return false;
}

static bool is_event_time(const struct time_mention *time)
{
    return (time->kind == TIME_POINT || time->kind == TIME_SINCE ||
            time->kind == TIME_WINDOW) &&
           time->start.year != 0;
}

/* The time nearest to the anchor, one of the calendar before a window. */
static uint32_t near_time(const struct scan *scan, const struct sentence *s,
                          uint32_t anchor)
{
    uint32_t best = 0, best_gap = UINT32_MAX;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !is_event_time(&scan->analysis.times[index - 1]))
            continue;
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        if (gap >= best_gap) continue;
        best_gap = gap;
        best = index;
    }
    return best;
}

static bool is_location(const struct scan *scan, uint32_t index)
{
    const struct place_mention *place = &scan->analysis.places[index - 1];
    uint32_t first = place->words.first;
    if (place->place.kind == PLACE_PEOPLE) return false;
    if (first == tree_sentence_start(scan, first)) return false;
    struct str before = scan->tokens[first - 1].lower;
    static const char *const cues[] = { "in",  "near", "at",     "outside",
                                        "of",  "on",   "across", "around",
                                        "from", "to",  "over" };
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        if (str_is(before, cues[i])) return true;
    return false;
}

static uint32_t near_place(const struct scan *scan, const struct sentence *s,
                           uint32_t anchor)
{
    uint32_t best = 0, best_score = UINT32_MAX;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->place_at[i];
        if (!index || !is_location(scan, index)) continue;
        uint8_t kind = scan->analysis.places[index - 1].place.kind;
        uint32_t gap = i > anchor ? i - anchor : anchor - i;
        uint32_t score = gap + (kind == PLACE_TOWN ? 0 : 20);
        if (score >= best_score) continue;
        best_score = score;
        best = index;
    }
    return best;
}

struct context context_read(const struct scan *scan, uint32_t sentence,
                                 uint32_t anchor)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct context out = { .type = EVENT_COUNT, .word = NO_TOKEN };
    read_type(scan, s, anchor, &out);
    out.definite = out.word != NO_TOKEN && is_definite(scan, out.word);
    out.before = looks_back(scan, s);
    out.time = near_time(scan, s, anchor);
    out.place = near_place(scan, s, anchor);
    return out;
}

bool context_is_wide(uint8_t type)
{
    return type == EVENT_WAR || type == EVENT_OFFENSIVE ||
           type == EVENT_EXODUS || type == EVENT_BLOCKADE ||
           type == EVENT_EPIDEMIC;
}

/* Kinds by what they may also be called. */
static int family(uint8_t type)
{
    switch (type) {
    case EVENT_ATTACK:
    case EVENT_SHOOTING:
    case EVENT_BOMBING:
    case EVENT_AIRSTRIKE:
    case EVENT_SHELLING:
    case EVENT_MASSACRE:
    case EVENT_BATTLE: return 1;
    case EVENT_WAR:
    case EVENT_OFFENSIVE: return 2;
    case EVENT_STORM:
    case EVENT_FLOOD: return 3;
    default: return 10 + type;
    }
}

bool context_same_kind(uint8_t a, uint8_t b)
{
    bool blast = (a == EVENT_EXPLOSION &&
                  (b == EVENT_BOMBING || b == EVENT_SHELLING ||
                   b == EVENT_AIRSTRIKE || b == EVENT_FIRE)) ||
                 (b == EVENT_EXPLOSION &&
                  (a == EVENT_BOMBING || a == EVENT_SHELLING ||
                   a == EVENT_AIRSTRIKE || a == EVENT_FIRE));
    return blast || family(a) == family(b);
}
