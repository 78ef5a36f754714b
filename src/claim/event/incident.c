/* Incidents beside the main event: "In Jenin, two men were shot dead", in a
 * report of an air strike on Gaza; "a soldier died in Pattani", in one of
 * clashes all over the south.
 *
 * A flood or an earthquake is one event wherever it strikes. What people do to
 * each other, or what befalls them on their way, is one event at one place.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    APART_KM = 15,
    MOST_NAMED = 32, /* figures looked through for one name */
    WARD_REACH = 4,  /* from "hospitals" to their places */
    ASIDE_REACH = 3, /* words from "separately" to the harm */
};

static const struct place *place_of(const struct scan *scan, uint32_t index)
{
    return &scan->analysis.places[index - 1].place;
}

bool incident_is_everywhere(uint8_t type)
{
    return type == EVENT_STORM || type == EVENT_FLOOD ||
           type == EVENT_EARTHQUAKE || type == EVENT_EPIDEMIC ||
           type == EVENT_EXODUS || type == EVENT_BLOCKADE ||
           type == EVENT_DETENTION;
}

bool incident_follows(uint8_t main, const struct context *here)
{
    bool struck =
        main == EVENT_STORM || main == EVENT_FLOOD || main == EVENT_EARTHQUAKE;
    return struck && !here->other && !here->aside && !here->time &&
           (here->type == EVENT_CRASH || here->type == EVENT_FIRE ||
            here->type == EVENT_EXPLOSION || here->type == EVENT_OTHER);
}

/* Is it something done, or suffered, at a place of its own? */
static bool is_deed(const struct draft *draft)
{
    return draft->quantity.hi != 0 && !draft->of_wounded &&
           draft->quantity.kind != COUNT_DEFINITE &&
           (draft->harm <= HARM_INJURED || draft->harm == HARM_ABDUCTED ||
            draft->harm == HARM_CASUALTIES);
}

/* "killed across the south", "in two villages": at several places? */
static bool is_spread(const struct scan *scan, uint32_t sentence)
{
    return context_tells(scan, sentence, CUE_SPREAD);
}

/* "Six people were killed. ... Three died in Homs, two in Damascus ...": are
 * those of the first sentence told one place after another behind it? */
static bool lists_places(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 1; d < scan->n_drafts; d++) {
        const struct draft *one = &scan->drafts[d - 1];
        const struct draft *two = &scan->drafts[d];
        if (one->sentence == two->sentence && one->harm == two->harm &&
            story->lead[one->sentence] < LEAD_TITLE &&
            one->sentence != story->opening && is_deed(two) &&
            figure_spots_differ(scan, one->quantity.words, two->quantity.words))
            return true;
    }
    return false;
}

uint32_t incident_open(struct story *story)
{
    const struct scan *scan = story->scan;
    uint32_t spot = 0;
    story->sums = false;
    story->told = NO_TOKEN;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->sentence < story->told) story->told = draft->sentence;
        story->flight |=
            draft->harm == HARM_DISPLACED && draft->quantity.lo >= EVENT_FLIGHT;
    }
    if (incident_is_everywhere(scan->events[0].type)) return 0;
    bool spread = lists_places(story);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (scan->drafts[d].sentence != story->opening) continue;
        spread |= is_spread(scan, story->opening);
        story->sums |=
            (here->many || here->several) && here->word_cost <= COST_NEAR;
        if (!spot && here->place && here->place_cost <= COST_NEAR)
            spot = here->place;
    }
    story->sums |= spread;
    if (!spread) return 0;
    return spot ? spot : main_place_wide(story);
}

/* "Elsewhere a bomb killed two and hurt 12": one incident. */
static bool is_at(const struct scan *scan, const struct context *here,
                  uint32_t event)
{
    if (here->nowhere) return true;
    struct event there = { .type = EVENT_OTHER };
    event_set_place(scan, &there, here->place);
    return event_same_spot(&there, &scan->events[event]);
}

/* "Last month", "in April". */
static bool is_month(const struct scan *scan, uint32_t time)
{
    const struct time_mention *told = &scan->analysis.times[time - 1];
    return told->kind == TIME_POINT && told->start.month &&
           scan->published.year;
}

uint32_t incident_event(struct story *story, const struct context *here,
                        uint32_t sentence, uint32_t last)
{
    struct scan *scan = story->scan;
    bool timed = here->time && here->time_cost <= COST_NEAR &&
                 (event_is_day(scan, here->time) || is_month(scan, here->time));
    if (last && is_at(scan, here, last)) return last;
    struct context at = *here;
    size_t n = scan->n_events;
    at.other |= here->nowhere;
    uint32_t index = event_beside(scan, &at, timed);
    struct event *event = &scan->events[index];
    if (scan->n_events == n) return index;
    bool within =
        story->sums && !here->aside && (here->there || !here->nowhere);
    if (within) event->parent = 0;
    if (timed) return index;
    uint32_t day = narrated_heading(scan, sentence);
    if (day) {
        event_set_time(scan, event, day);
    } else if (within || here->there) {
        event->start = scan->events[0].start;
        event->end = scan->events[0].end;
    } else if (scan->published.month) {
        event->start = scan->published;
        event->start.day = 0;
        event->end = event->start;
    }
    return index;
}

/* "79th Street". */
static bool names_number(const struct scan *scan, uint32_t token)
{
    struct str text = scan->tokens[token].text;
    return text.len && text.at[0] >= '0' && text.at[0] <= '9';
}

/* "in the 400 block of Mercer Street": an address in the sentence? */
static bool names_street(const struct scan *scan, const struct sentence *s)
{
    for (uint32_t i = s->first + 1; i < s->first + s->n; i++)
        if (context_cue(scan, i, CUE_STREET) && scan->tokens[i].capital &&
            (scan->tokens[i - 1].capital || names_number(scan, i - 1)))
            return true;
    return false;
}

/* "hospitals in Abs district". */
static bool is_of_hospital(const struct scan *scan, uint32_t place)
{
    uint32_t first = scan->analysis.places[place - 1].words.first;
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t back = 1; back <= WARD_REACH && first >= start + back; back++)
        if (scan_is(scan, first - back, WORD_WARD)) return true;
    return false;
}

/* Does the sentence tell of something that happened, as news? */
static bool tells_news(const struct context *here)
{
    return here->word != NO_TOKEN && !here->definite &&
           here->word_cost <= COST_CLAUSE;
}

/* "In Kabul, a spokesman said ...": where it was said. */
static bool is_where_said(const struct scan *scan, uint32_t place)
{
    uint32_t head = path_head(scan, scan->analysis.places[place - 1].words);
    return context_speaks(scan, path_parent(scan, head));
}

/* Is the place named in the sentence of the first claim, or the title? */
static bool is_named_at(const struct story *story, uint32_t place, bool title)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 0; place && i < scan->analysis.n_places; i++) {
        const struct place_mention *at = &scan->analysis.places[i];
        uint32_t sentence = scan->sentence_at[at->words.first];
        if (str_equal(at->place.name,
                      scan->analysis.places[place - 1].place.name) &&
            ((title && story->lead[sentence] == LEAD_TITLE) ||
             sentence == story->opening))
            return true;
    }
    return false;
}

bool incident_leads(const struct story *story, uint32_t place)
{
    return is_named_at(story, place, true);
}

/* Is the place another one than the main event's? Those that are counted
 * together are at places within. */
static bool is_other_place(const struct story *story, uint32_t place)
{
    const struct event *main = &story->scan->events[0];
    const struct place *spot = place_of(story->scan, place);
    struct place around = event_spot(main);
    if (!main->place.len || is_of_hospital(story->scan, place) ||
        spot->kind == PLACE_COUNTRY || spot->kind == PLACE_PEOPLE ||
        str_equal(spot->name, main->place))
        return false;
    if (find_place_within(&around, spot)) return false;
    if (story->sums || find_place_within(spot, &around) ||
        is_named_at(story, place, false))
        return story->sums;
    double km = find_place_distance(spot, &around);
    return km < 0 || km >= APART_KM;
}

/* Is it told as that of which the report tells, not as news? Among several,
 * "the deadliest blast" is one of them. */
static bool is_known(const struct story *story, const struct context *here)
{
    if (!here->definite || here->other) return false;
    return !story->sums || here->plural;
}

/* "Off Libya, 200 people drowned", in a report from Austria. */
static bool is_other_land(const struct scan *scan, uint32_t place)
{
    const struct place *land = place_of(scan, place);
    struct str main = scan->events[0].country;
    return land->kind == PLACE_COUNTRY && main.len && land->country.len &&
           !str_equal(main, land->country);
}

/* The place of its own that the draft's words name; 0 = none. */
static uint32_t own_place(const struct story *story, size_t index,
                          const struct context *here)
{
    const struct scan *scan = story->scan;
    const struct sentence *s =
        scan_sentence(scan, scan->drafts[index].sentence);
    uint32_t opening = spot_opening(scan, s);
    uint32_t behind = figure_spot(scan, scan->drafts[index].quantity.words);
    if (behind && (opening || !is_known(story, here)) &&
        is_other_place(story, behind))
        return behind;
    if (opening && is_where_said(scan, opening) && !tells_news(here))
        opening = 0;
    if (here->place && here->place_cost <= COST_CLAUSE &&
        (opening || !is_known(story, here)) &&
        is_other_place(story, here->place))
        return here->place;
    if (!opening) return 0;
    bool land = is_other_land(scan, opening);
    return land || is_other_place(story, opening) ? opening : 0;
}

/* "Taliban separately killed three women". */
static bool is_aside(const struct scan *scan, const struct draft *draft)
{
    uint32_t start = tree_sentence_start(scan, draft->anchor);
    for (uint32_t back = 1;
         back <= ASIDE_REACH && draft->anchor >= start + back; back++)
        if (context_cue(scan, draft->anchor - back, CUE_ASIDE)) return true;
    return false;
}

/* "Hours later a child was killed in a blaze". */
static bool is_next(const struct scan *scan, const struct draft *draft,
                    const struct context *here)
{
    uint32_t value, start = tree_sentence_start(scan, draft->anchor);
    size_t n = phrases_match(&scan->reader->cues[CUE_NEXT], scan->tokens, start,
                             tree_sentence_end(scan, start), &value);
    /* "Earlier on Tuesday, gunmen ambushed ..." */
    if (!n && context_cue(scan, start, CUE_TODAY)) n = 1;
    /* "Later, police said": no more than that it was said later */
    return n && (n > 1 || here->fresh) && tells_news(here) && here->weight > 1;
}

/* "A man was shot in the 400 block of Mercer Street", among shootings all over
 * a city. */
static bool is_street(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    return story->sums && !is_known(story, &story->of[index]) &&
           names_street(scan, scan_sentence(scan, draft->sentence));
}

/* A victim who was named before. */
static bool is_named_again(const struct scan *scan, size_t index)
{
    struct str name = scan->drafts[index].quantity.name;
    for (size_t d = index; name.len && d-- > 0 && index - d < MOST_NAMED;)
        if (str_equal(scan->drafts[d].quantity.name, name)) return true;
    return false;
}

/* "The army killed 15 militants in air strikes hours later", of a shooting: a
 * deed of another kind at another time. */
static bool is_answer(const struct scan *scan, const struct draft *draft,
                      const struct context *here)
{
    uint32_t value, end = tree_sentence_end(scan, draft->anchor);
    if (!tells_news(here) || here->weight < 2 || context_is_wide(here->type) ||
        context_same_kind(here->type, scan->events[0].type))
        return false;
    for (uint32_t i = draft->anchor; i < end; i++)
        if (phrases_match(&scan->reader->cues[CUE_NEXT], scan->tokens, i, end,
                          &value) > 1)
            return true;
    return false;
}

bool incident_is(const struct story *story, size_t index, struct context *here)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    const struct event *main = &scan->events[0];
    if (draft->sentence <= story->told || draft->sentence == story->opening ||
        story->lead[draft->sentence] == LEAD_TITLE || !is_deed(draft) ||
        incident_is_everywhere(main->type) || main->type == EVENT_WAR ||
        is_named_again(scan, index))
        return false;
    here->aside |= context_cue(scan, tree_sentence_start(scan, draft->anchor),
                               CUE_BESIDES);
    uint32_t place = own_place(story, index, here);
    if (place) here->place = place;
    here->nowhere = !place;
    if (place) return true;
    /* at an address, or an hour, of where those counted together were */
    bool there =
        is_street(story, index) || (!here->aside && is_next(scan, draft, here));
    here->there |= there;
    return there || here->aside || is_aside(scan, draft) ||
           is_answer(scan, draft, here);
}
