/* The place of the main event.
 *
 * Claims, sentences of the lead and those that tell where it happened vote by
 * where they stand; a place within the chosen one is taken where enough of
 * the votes are its own.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* A place within another needs such a part of its votes. */
enum { NARROW_SHARE = 2 };

/* In tokens: from a word of saying to the place where it was said. */
enum { SAYING_REACH = 5 };

static struct str place_key(const struct scan *scan, size_t i)
{
    return scan->analysis.places[i].place.name;
}

/* "73 deaths in Morelos, 43 in Puebla, six in Guerrero": is the place one of
 * several over which the figures are spread, and holds none of the others? */
static bool is_spread(const struct scan *scan, uint32_t sentence,
                      const struct place *outer)
{
    struct str first = { 0 }, second = { 0 };
    bool spread = false;
    uint32_t d = held_last(scan, sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        uint32_t spot = figure_spot(scan, scan->drafts[d].quantity.words);
        if (!spot) continue;
        const struct place *inner = &scan->analysis.places[spot - 1].place;
        if (str_equal(inner->name, first) || str_equal(inner->name, second))
            continue;
        if (!str_equal(inner->name, outer->name) &&
            find_place_within(inner, outer))
            return false;
        spread |= second.len > 0;
        if (first.len)
            second = inner->name;
        else
            first = inner->name;
    }
    return spread;
}

/* The same in a sentence that has not been parsed: right behind the words. */
static bool is_behind_saying(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first), value;
    for (uint32_t i = first; i > start && i + SAYING_REACH > first; i--)
        if (context_cue(scan, i - 1, CUE_TELLING) ||
            phrases_match(&scan->reader->speech, scan->tokens, i - 1, first,
                          &value))
            return true;
    return false;
}

/* "at a briefing on Monday in Rome", whatever verb the place hangs on. */
static bool is_of_meeting(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first), at = first;
    if (at == start || scan->tokens[at - 1].tag != TAG_ADP) return false;
    for (at--; at > start; at--)
        if (!scan->time_at[at - 1] && scan->tokens[at - 1].tag != TAG_ADP)
            break;
    return at > start && tree_is_noun(scan, at - 1) &&
           context_cue(scan, at - 1, CUE_MEETING);
}

/* "told reporters in Lima", "at a briefing in Rome" */
static bool is_of_saying(const struct scan *scan,
                         const struct place_mention *place)
{
    uint32_t first = place->words.first;
    /* a town, that is; a land where it was said is mostly that of the event */
    if (!scan_sentence(scan, scan->sentence_at[first])->parsed)
        return place->place.kind == PLACE_TOWN && is_behind_saying(scan, first);
    if (is_of_meeting(scan, first)) return true;
    uint32_t above = path_parent(scan, path_head(scan, place->words));
    return context_speaks(scan, above) &&
           context_where(scan, place->words) == NO_TOKEN;
}

/* Disasters that strike many places at once. */
static bool is_wide(uint8_t type)
{
    return type == EVENT_EARTHQUAKE || type == EVENT_FLOOD ||
           type == EVENT_STORM;
}

/* "In Juyuan 60 bodies were found", of a quake: what a disaster did at one
 * place, told behind the opening and without a word for it, is not where all
 * of it was. */
static bool is_local(const struct story *story, const struct context *here,
                     uint32_t sentence, uint8_t type)
{
    bool named = here->word != NO_TOKEN && !here->other && !here->time &&
                 context_same_kind(here->type, type);
    return is_wide(type) && !named && sentence != story->opening &&
           sentence != story->first && story->lead[sentence] != LEAD_TITLE;
}

/* "Earlier on Tuesday, eight died in ...", "elsewhere": of other incidents. */
static bool is_beside(const struct story *story, uint32_t sentence)
{
    const struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    if (sentence == story->opening || sentence == story->first) return false;
    if (context_cue(scan, s->first, CUE_TODAY) ||
        context_cue(scan, s->first, CUE_BESIDES))
        return true;
    return context_has(scan, s->first, s->first + s->n, CUE_ASIDE);
}

/* A sentence with a time of its own has no vote on the main event's place. */
static void vote_place(const struct story *story, const struct context *here,
                       uint32_t sentence, struct poll *places)
{
    const struct scan *scan = story->scan;
    const struct time_mention *times = scan->analysis.times;
    if (!here->place || here->place_cost >= COST_NEAR + COST_CLAUSE ||
        is_local(story, here, sentence, places->wide) ||
        is_beside(story, sentence) ||
        is_spread(scan, sentence,
                  &scan->analysis.places[here->place - 1].place) ||
        is_of_meeting(scan, scan->analysis.places[here->place - 1].words.first))
        return;
    if (here->time && here->time != places->time &&
        (!places->time || !date_equal(times[here->time - 1].start,
                                      times[places->time - 1].start)))
        return;
    const struct place *place = &scan->analysis.places[here->place - 1].place;
    bool region = place->kind == PLACE_REGION && place->country.len;
    uint32_t worth = place->kind == PLACE_TOWN ? 4 : region ? 2 : 1;
    if (sentence == story->opening) worth *= 2;
    places->votes[here->place - 1] += poll_share(story, sentence) * worth;
}

/* "twelve US soldiers", "U.S. officials": whose people they are, no place. */
static bool is_of_people(const struct scan *scan,
                         const struct place_mention *place)
{
    uint32_t row, top = path_head(scan, place->words);
    uint32_t above = path_parent(scan, top);
    if (place->place.kind != PLACE_COUNTRY || above <= top ||
        (scan->tokens[top].relation != REL_COMPOUND &&
         scan->tokens[top].relation != REL_AMOD))
        return false;
    return phrases_match(&scan->reader->people, scan->tokens, above, above + 1,
                         &row) ||
           phrases_match(&scan->reader->sources, scan->tokens, above, above + 1,
                         &row);
}

/* "Flee to Armenia": where somebody goes. */
static bool is_goal(const struct scan *scan, const struct place_mention *place)
{
    uint32_t first = place->words.first;
    return first > tree_sentence_start(scan, first) &&
           context_cue(scan, first - 1, CUE_OUT) &&
           !scan_is(scan, first - 1, WORD_FROM);
}

/* Where nothing is told to happen: the place that the lead names most, or of
 * a disaster, what is told up to its first figure. */
static uint32_t any_place(const struct story *story, bool opening)
{
    const struct scan *scan = story->scan;
    struct poll poll = { .n = scan->analysis.n_places };
    poll.votes = ARENA_ARRAY(scan->arena, uint32_t, poll.n + 1);
    for (size_t i = 0; i < poll.n; i++) {
        const struct place_mention *at = &scan->analysis.places[i];
        uint32_t sentence = scan->sentence_at[at->words.first];
        bool town = at->place.kind == PLACE_TOWN;
        if (at->place.kind == PLACE_PEOPLE || is_of_people(scan, at) ||
            is_goal(scan, at) || is_of_saying(scan, at))
            continue;
        if (opening &&
            (sentence > story->opening || story->lead[sentence] < LEAD_BODY))
            continue;
        if (story->lead[sentence] >= LEAD_BODY)
            poll.votes[i] = town ? 6 : 3;
        else if (scan_sentence(scan, sentence)->zone == ZONE_DATELINE)
            poll.votes[i] = town ? 2 : 1;
    }
    return poll_count(scan, &poll, place_key);
}

uint32_t main_place_wide(const struct story *story)
{
    const struct scan *scan = story->scan;
    struct poll poll = { .n = scan->analysis.n_places };
    poll.votes = ARENA_ARRAY(scan->arena, uint32_t, poll.n + 1);
    for (size_t i = 0; i < poll.n; i++) {
        const struct place_mention *at = &scan->analysis.places[i];
        uint8_t kind = at->place.kind;
        uint32_t sentence = scan->sentence_at[at->words.first];
        if (kind != PLACE_REGION && kind != PLACE_COUNTRY) continue;
        /* Regions before the countries that dispute them. */
        poll.votes[i] = (story->lead[sentence] >= LEAD_BODY ? 3u : 1u) +
                        (kind == PLACE_REGION);
    }
    return poll_count(scan, &poll, place_key);
}

/* The place within the chosen one that has a fair share of its votes: "in
 * southern Thailand's Yala province"; 0 = none. */
static uint32_t narrow_place(const struct scan *scan, const struct poll *poll,
                             uint32_t chosen)
{
    const struct place *outer = &scan->analysis.places[chosen - 1].place;
    struct poll inner = { .n = poll->n };
    inner.votes = ARENA_ARRAY(scan->arena, uint32_t, poll->n + 1);
    if (outer->kind == PLACE_TOWN) return 0;
    for (size_t i = 0; i < poll->n; i++) {
        const struct place *place = &scan->analysis.places[i].place;
        if (poll->votes[i] * NARROW_SHARE < poll->votes[chosen - 1] ||
            place->kind == outer->kind || place->kind == PLACE_COUNTRY ||
            !find_place_within(place, outer))
            continue;
        inner.votes[i] = poll->votes[i];
    }
    return poll_count(scan, &inner, place_key);
}

/* "The bombing occurred in the Kunar district": told as the opening is,
 * wherever it stands. */
static void poll_happenings(const struct story *story, uint8_t type,
                            struct poll *places)
{
    const struct scan *scan = story->scan;
    uint32_t told = NO_TOKEN;
    if (story->opening == NO_TOKEN) return;
    for (uint32_t i = 0; i < places->n; i++) {
        uint32_t at = scan->analysis.places[i].words.first;
        uint32_t sentence = scan->sentence_at[at];
        if (!story->lead[sentence] || sentence == told ||
            story->claims[sentence])
            continue;
        for (uint32_t verb = at; verb-- > tree_sentence_start(scan, at);) {
            if (!context_cue(scan, verb, CUE_HAPPEN) ||
                !main_time_tells_when(story, verb, type))
                continue;
            struct context here = context_read(scan, sentence, verb);
            vote_place(story, &here, story->opening, places);
            told = sentence;
            break;
        }
    }
}

uint32_t main_place_find(const struct story *story, uint8_t type, uint32_t time)
{
    const struct scan *scan = story->scan;
    struct poll places = { .n = scan->analysis.n_places,
                           .time = time,
                           .wide = type };
    uint32_t place = 0;
    /* where nothing else tells a place of a disaster, any that it struck */
    for (int i = 0; i < 2 && !place; i++, places.wide = EVENT_COUNT) {
        places.votes = ARENA_ARRAY(scan->arena, uint32_t, places.n + 1);
        poll_claims(story, type, vote_place, &places);
        poll_lead(story, type, vote_place, &places);
        poll_happenings(story, type, &places);
        place = poll_count(scan, &places, place_key);
        if (!place && is_wide(places.wide)) place = any_place(story, true);
    }
    for (int i = 0; i < 2 && place; i++) {
        uint32_t inner = narrow_place(scan, &places, place);
        if (!inner) break;
        place = inner;
    }
    return place ? place : any_place(story, false);
}
