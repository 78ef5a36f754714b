/* Bulletins that go from land to land:
 *
 *     NEPAL
 *     Landslides killed 12 people on Friday.
 *     Sri Lanka: Five people drowned.
 *
 * A line that is a place, or a place and a colon before a paragraph, heads what
 * is told of that place. Two such places make a bulletin; the claims under each
 * are of an event there, unless their own words tell of another.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { SPOTS_MOST = 6, PARTS_MOST = 64 };

/* What one heading holds. */
struct part {
    uint32_t first, end; /* tokens */
    uint32_t place;      /* of the heading: index + 1 */
    uint32_t event;      /* 0 = not yet made */
};

struct bulletin {
    struct story *story;
    struct part at[PARTS_MOST];
    uint32_t n;
    bool lead; /* claims stand before the first heading */
};

static const struct place *place_of(const struct scan *scan, uint32_t index)
{
    return &scan->analysis.places[index - 1].place;
}

static bool is_spot(const struct scan *scan, uint32_t token)
{
    return scan->place_at[token] &&
           place_of(scan, scan->place_at[token])->kind != PLACE_PEOPLE;
}

/* Past the places and commas that a paragraph opens with. */
static uint32_t spots_end(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t from = at;
    while (at < end && at < from + SPOTS_MOST &&
           (is_spot(scan, at) ||
            (at > from && str_is(scan->tokens[at].text, ","))))
        at++;
    return at;
}

/* Does the paragraph from the sentence on open with a heading? */
static bool read_heading(const struct scan *scan, const struct sentence *s,
                         uint32_t end, struct part *out)
{
    uint32_t at = s->first;
    bool bullet = scan->tokens[at].kind != TOKEN_WORD && at + 1 < end;
    if (bullet) at++;
    /* "- In Malaysia, 890 people ..." */
    bool in = bullet && at + 1 < end && scan->tokens[at].tag == TAG_ADP;
    if (in) at++;
    uint32_t behind = spots_end(scan, at, end);
    if (behind == at) return false;
    bool colon = behind < end && str_is(scan->tokens[behind].text, ":");
    if (in) colon = str_is(scan->tokens[behind - 1].text, ",");
    bool alone = behind + colon >= end;
    if (!alone && !colon) return false;
    *out = (struct part){ .first = at,
                          .end = alone ? UINT32_MAX : end,
                          .place = scan->place_at[at] };
    return true;
}

static void find_parts(struct bulletin *bulletin)
{
    const struct scan *scan = bulletin->story->scan;
    uint32_t n = (uint32_t)scan->analysis.tokens.n_sentences;
    for (uint32_t i = 0, next; i < n && bulletin->n < PARTS_MOST; i = next) {
        const struct sentence *s = scan_sentence(scan, i);
        for (next = i + 1; next < n; next++)
            if (scan_sentence(scan, next)->paragraph != s->paragraph) break;
        const struct sentence *last = scan_sentence(scan, next - 1);
        struct part *part = &bulletin->at[bulletin->n];
        if (!s->n || s->zone == ZONE_DATELINE ||
            !read_heading(scan, s, last->first + last->n, part))
            continue;
        if (bulletin->n && part[-1].end > part->first)
            part[-1].end = part->first;
        bulletin->n++;
    }
}

static struct part *part_of(struct bulletin *bulletin, uint32_t token)
{
    for (uint32_t i = bulletin->n; i-- > 0;)
        if (bulletin->at[i].first <= token)
            return token < bulletin->at[i].end ? &bulletin->at[i] : NULL;
    return NULL;
}

/* Two places at least, with claims under them? */
static bool is_bulletin(struct bulletin *bulletin)
{
    const struct scan *scan = bulletin->story->scan;
    const struct part *first = NULL;
    bool several = false;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct part *part =
            part_of(bulletin, scan->drafts[d].quantity.words.first);
        if (!part) {
            bulletin->lead |=
                scan->drafts[d].quantity.words.first < bulletin->at[0].first;
            continue;
        }
        if (!first) first = part;
        several |= !str_equal(place_of(scan, part->place)->name,
                              place_of(scan, first->place)->name);
    }
    return several;
}

/* The event that the report takes for its main one is that of the part which
 * tells its day, or whose claims are of it first. */
static const struct part *main_part(struct bulletin *bulletin)
{
    const struct scan *scan = bulletin->story->scan;
    uint32_t first = NO_TOKEN, time = bulletin->story->main_time;
    struct part *told =
        time ? part_of(bulletin, scan->analysis.times[time - 1].words.first)
             : NULL;
    if (told) return told;
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (!scan->drafts[d].event &&
            scan->drafts[d].quantity.words.first < first)
            first = scan->drafts[d].quantity.words.first;
    return first == NO_TOKEN ? NULL : part_of(bulletin, first);
}

/* The place that the claim's own words give, within that of the heading. */
static uint32_t narrower(const struct scan *scan, uint32_t own, uint32_t head)
{
    if (!own || place_of(scan, own)->kind == PLACE_PEOPLE) return head;
    return place_of(scan, head)->kind == PLACE_COUNTRY &&
                   str_equal(place_of(scan, own)->country,
                             place_of(scan, head)->country)
               ? own
               : head;
}

/* "Floods overview, 3 - 9 August": the days that the bulletin is of, told
 * before its first heading; 0 = none. A single day is that of the issue. */
static uint32_t time_before(const struct bulletin *bulletin)
{
    const struct analysis *analysis = &bulletin->story->scan->analysis;
    for (uint32_t i = 0; i < analysis->n_times; i++) {
        const struct time_mention *time = &analysis->times[i];
        if (time->words.first >= bulletin->at[0].first) break;
        if (time->start.month && (!date_has_day(time->start) ||
                                  date_compare(time->start, time->end) != 0))
            return i + 1;
    }
    return 0;
}

static void make_event(const struct bulletin *bulletin, struct part *part,
                       uint32_t d)
{
    struct scan *scan = bulletin->story->scan;
    const struct context *here = &bulletin->story->of[d];
    part->event = event_add(scan);
    struct event *event = &scan->events[part->event];
    bool told = here->type != EVENT_COUNT && here->type != EVENT_EXODUS &&
                here->word_cost <= COST_CLAUSE;
    event->type = told ? here->type : EVENT_OTHER;
    event_set_place(scan, event, narrower(scan, here->place, part->place));
    event->start = scan->published;
    event->start.day = 0;
    event->end = event->start;
    uint32_t time = time_before(bulletin);
    if (time) event_set_time(scan, event, time);
    if (here->time) event_set_time(scan, event, here->time);
}

/* Of each event, whether it is told of in one part alone. */
static const bool *find_own(struct bulletin *bulletin)
{
    const struct scan *scan = bulletin->story->scan;
    size_t n = scan->n_events;
    const struct part **told =
        arena_array(scan->arena, n + 1, sizeof(const struct part *));
    bool *own = ARENA_ARRAY(scan->arena, bool, n + 1);
    bool *seen = ARENA_ARRAY(scan->arena, bool, n + 1);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        uint32_t event = scan->drafts[d].event;
        const struct part *part =
            part_of(bulletin, scan->drafts[d].quantity.words.first);
        own[event] = seen[event] ? own[event] && told[event] == part : true;
        seen[event] = true;
        told[event] = part;
    }
    return own;
}

/* An event told of in one part alone is not in another land. */
static void move_event(const struct bulletin *bulletin, uint32_t index,
                       const struct part *part)
{
    struct scan *scan = bulletin->story->scan;
    struct event *event = &scan->events[index];
    const struct place *place = place_of(scan, part->place);
    if (place->kind == PLACE_COUNTRY &&
        !str_equal(event->country, place->country))
        event_set_place(scan, event, part->place);
}

static void place_drafts(struct bulletin *bulletin)
{
    struct scan *scan = bulletin->story->scan;
    size_t n = scan->n_drafts;
    const struct part *first = main_part(bulletin);
    if (first) move_event(bulletin, 0, first);
    uint32_t *event = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    const bool *own = find_own(bulletin);
    for (uint32_t d = 0; d < n; d++) {
        struct part *part =
            part_of(bulletin, scan->drafts[d].quantity.words.first);
        event[d] = scan->drafts[d].event;
        if (!part) continue;
        if (event[d] && own[event[d]]) {
            if (!bulletin->story->of[d].place)
                move_event(bulletin, event[d], part);
            continue;
        }
        if (!event[d] && part == first) continue;
        if (!part->event) make_event(bulletin, part, d);
        event[d] = part->event;
    }
    for (size_t d = 0; d < n; d++) scan->drafts[d].event = event[d];
}

void lands_settle(struct story *story)
{
    struct bulletin *bulletin = ARENA_NEW(story->scan->arena, struct bulletin);
    bulletin->story = story;
    find_parts(bulletin);
    if (bulletin->n < 2 || !is_bulletin(bulletin) || bulletin->lead) return;
    place_drafts(bulletin);
}
