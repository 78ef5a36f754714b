/* The main event: what the title and the first sentences tell.
 *
 * Every sentence that may speak of it has a vote on the kind, the day and the
 * place, by where it stands and how closely the word, the day or the place is
 * tied to a harm or to a word for the event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    NEWS_DAYS = 7,
    LEAD_SENTENCES = 4,
    CLAIM_SHARE = 3, /* a word tied to a claim, to one of the sentence */
    SHORT_WAR = 60,
    MONTH = 31,
    FRESH_DAYS = 7,
    DIRECT = 2,      /* way from a harm to its own time */
    COURT_LEAST = 2, /* words of a court */
};

static void mark_lead(struct story *story)
{
    const struct scan *scan = story->scan;
    size_t n = scan->analysis.tokens.n_sentences, body = 0;
    story->lead = ARENA_ARRAY(scan->arena, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint8_t zone = scan_sentence(scan, i)->zone;
        if (zone == ZONE_TITLE)
            story->lead[i] = LEAD_TITLE;
        else if (zone == ZONE_FURNITURE || zone == ZONE_DATELINE)
            continue;
        else
            story->lead[i] = ++body <= LEAD_SENTENCES ? LEAD_BODY : LEAD_REST;
    }
    story->claims = ARENA_ARRAY(scan->arena, bool, n + 1);
    story->first = story->opening = NO_TOKEN;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        uint32_t at = scan->drafts[d].sentence;
        story->claims[at] = true;
        if (at < story->first && story->lead[at] >= LEAD_BODY)
            story->first = at;
        if (at < story->opening && story->lead[at] == LEAD_BODY)
            story->opening = at;
    }
}

/* "Violence over a death sentence has killed 44 since Thursday": does the
 * first claim tell its own time, of these days? */
static bool tells_fresh_deed(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (scan->drafts[d].sentence != story->opening) continue;
        if (!here->time || !here->deed || here->time_cost > DIRECT) continue;
        const struct time_mention *time = &scan->analysis.times[here->time - 1];
        if (time->precision <= 2 && scan->published.year &&
            date_days(date_last(scan->published)) - date_days(time->start) <=
                FRESH_DAYS)
            return true;
    }
    return false;
}

/* "pleads guilty", "the jury", "life in prison": the title and the lead tell
 * of a court, which sits long after the deed. */
static bool tells_court(const struct story *story)
{
    const struct scan *scan = story->scan;
    uint32_t n = 0;
    bool bench = false;
    for (uint32_t i = 0; i < scan->n_tokens && n < COURT_LEAST; i++) {
        if (story->lead[scan->sentence_at[i]] < LEAD_BODY) continue;
        n += context_cue(scan, i, CUE_COURT);
        bench |= context_cue(scan, i, CUE_BENCH);
    }
    return n + bench >= COURT_LEAST && !tells_fresh_deed(story);
}

/* Is the harm the kind's own? HARM_COUNT: has it one? */
static bool own_harm(uint8_t type, uint8_t harm)
{
    bool any = harm == HARM_COUNT;
    switch (type) {
    case EVENT_BLOCKADE: return any || harm == HARM_AFFECTED;
    case EVENT_EXODUS: return any || harm == HARM_DISPLACED;
    case EVENT_DETENTION:
        return any || harm == HARM_DETAINED || harm == HARM_ABDUCTED;
    default: return false;
    }
}

/* A siege, a flight or a wave of arrests is the main event only where the
 * first claims tell its own kind of harm. */
static bool can_harm(const struct story *story, uint8_t type)
{
    const struct scan *scan = story->scan;
    if (!own_harm(type, HARM_COUNT)) return true;
    uint8_t least = LEAD_REST;
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (story->lead[scan->drafts[d].sentence] >= LEAD_BODY)
            least = LEAD_BODY;
    bool own = false;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        uint8_t harm = scan->drafts[d].harm;
        if (story->lead[scan->drafts[d].sentence] < least) continue;
        own |= own_harm(type, harm);
        if (type == EVENT_DETENTION && harm <= HARM_INJURED &&
            scan->drafts[d].quantity.hi)
            return false;
    }
    return own;
}

/* A quake, a flood or a storm that the first claims are told of; the war of
 * the land where it struck is another matter. EVENT_COUNT = none. */
static uint8_t natural_kind(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (scan->drafts[d].sentence != story->opening) continue;
        if ((here->type == EVENT_EARTHQUAKE || here->type == EVENT_FLOOD ||
             here->type == EVENT_STORM) &&
            here->word_cost <= COST_CLAUSE)
            return here->type;
    }
    return EVENT_COUNT;
}

/* The kind that the title, the lead and the claims speak of. */
static uint8_t find_type(const struct story *story)
{
    const struct scan *scan = story->scan;
    uint32_t score[EVENT_COUNT + 1] = { 0 };
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        const struct sentence *s = scan_sentence(scan, i);
        uint32_t share = poll_share(story, i);
        if (!share || (story->lead[i] == LEAD_REST && !s->parsed)) continue;
        for (uint32_t t = s->first; t < s->first + s->n; t++) {
            uint32_t row;
            if (!phrases_match(&scan->reader->events, scan->tokens, t,
                               s->first + s->n, &row))
                continue;
            const struct event_row *found = &scan->reader->event_rows[row];
            if (context_is_wide(found->type) &&
                context_came_before(scan, t, s->first))
                continue;
            score[found->type] += share * found->weight * found->weight;
        }
    }
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        uint32_t share = poll_share(story, scan->drafts[d].sentence);
        if (story->lead[scan->drafts[d].sentence] == LEAD_REST ||
            here->type == EVENT_COUNT)
            continue;
        bool first = scan->drafts[d].sentence == scan->drafts[0].sentence;
        if (here->word_cost <= COST_CLAUSE)
            score[here->type] += (first ? CLAIM_SHARE : 1u) * CLAIM_SHARE *
                                 share * here->weight * here->weight;
    }
    uint8_t best = EVENT_OTHER;
    for (uint8_t type = 0; type < EVENT_COUNT; type++)
        if (score[type] > score[best] && can_harm(story, type)) best = type;
    uint8_t natural = best == EVENT_WAR ? natural_kind(story) : EVENT_COUNT;
    return natural == EVENT_COUNT ? best : natural;
}

/* Could the event be the known war or offensive, seen from a report of its
 * days? Only for a short one, told of the whole land where it was. */
static bool is_conflict(const struct scan *scan, const struct event *event,
                        const struct conflict *known)
{
    if (!known->end.year || !str_equal(event->place, known->place) ||
        !date_agrees(event->start, known->start) || !scan->published.year)
        return false;
    int32_t days = date_days(known->end) - date_days(known->start);
    int32_t told = date_days(date_last(scan->published));
    bool exact = date_equal(event->start, known->start);
    return days <= SHORT_WAR && told >= date_days(known->start) &&
           (exact || told <= date_days(known->end) + FRESH_DAYS);
}

/* Deaths all over a country at war, of no other kind. */
static void settle_war(const struct scan *scan, struct event *event)
{
    if (event->type != EVENT_OTHER || event->place_kind != PLACE_COUNTRY ||
        !event->place.len || !event->start.year)
        return;
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *known = &scan->reader->conflicts[i];
        if (known->type == EVENT_WAR && str_equal(known->place, event->place) &&
            date_compare(known->start, event->start) <= 0 &&
            (!known->end.year || date_compare(event->start, known->end) <= 0))
            event->type = EVENT_WAR;
    }
}

/* "Fighting", "an attack" in a land whose offensive is known: that one. */
static void settle_conflict(const struct scan *scan, struct event *event)
{
    if (event->type != EVENT_WAR && event->type != EVENT_BATTLE &&
        event->type != EVENT_ATTACK && event->type != EVENT_OFFENSIVE)
        return;
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *known = &scan->reader->conflicts[i];
        if (!is_conflict(scan, event, known)) continue;
        event->type = known->type;
        event->start = known->start;
        event->end = known->end;
        return;
    }
}

/* Is the first claim told to be of a war, not of fighting or an attack? */
static bool opens_wide(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (scan->drafts[d].sentence != story->opening) continue;
        return here->type != EVENT_COUNT && context_is_wide(here->type) &&
               here->word_cost <= COST_NEAR;
    }
    return false;
}

/* Does the time stand in the title, or where the first claim is told? */
static bool opens_story(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    uint32_t at = scan->analysis.times[time - 1].words.first;
    uint32_t sentence = scan->sentence_at[at];
    return story->lead[sentence] == LEAD_TITLE || sentence == story->opening;
}

/* A siege or an outbreak is of the day on which it began; so is a war, unless
 * the report is of one day of it. */
static bool settle_outset(const struct story *story, struct event *event,
                          uint32_t time)
{
    struct date start = outset_of(story, event->type);
    bool day = time && event_is_day(story->scan, time) &&
               (opens_story(story, time) || !opens_wide(story)) &&
               event->type != EVENT_BLOCKADE && event->type != EVENT_EPIDEMIC;
    bool same = date_has_day(start) && date_equal(start, event->start);
    if (!context_is_wide(event->type) || !start.year || day || same)
        return false;
    event->start = start;
    event->end = (struct date){ 0 };
    return true;
}

/* The first day of the week before the report by which it tells its story. */
static struct date first_narrated(const struct scan *scan)
{
    struct date first = scan->published;
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i - 1];
        if (event_is_day(scan, i) && narrated_is(scan, i) &&
            date_days(scan->published) - date_days(time->start) <= NEWS_DAYS &&
            date_compare(time->start, first) < 0)
            first = time->start;
    }
    return first;
}

/* The report's date; or the day by which its lead tells what was said, where
 * that is of the month before: on 1 September "police said on Saturday". */
static struct date last_told(const struct story *story)
{
    const struct scan *scan = story->scan;
    struct date last = { 0 };
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        uint32_t at = scan->analysis.times[i - 1].words.first;
        struct date day = scan->analysis.times[i - 1].start;
        if (story->lead[scan->sentence_at[at]] >= LEAD_BODY &&
            event_is_day(scan, i) && context_is_time(scan, i, 0) &&
            date_compare(day, last) > 0)
            last = day;
    }
    int32_t days = date_days(date_last(scan->published)) - date_days(last);
    if (last.year && days <= MONTH && last.month != scan->published.month)
        return last;
    /* on 1 November, "a slope gave way on Tuesday", the 30th */
    return date_has_day(scan->published) ? first_narrated(scan)
                                         : scan->published;
}

static void settle_days(const struct story *story, struct event *event,
                        uint32_t time, bool stretch)
{
    const struct scan *scan = story->scan;
    bool day = time && event_is_day(scan, time);
    if (scan->conflict && (!day || stretch)) {
        event->type = scan->conflict->type;
        event->start = scan->conflict->start;
        event->end = scan->conflict->end;
    } else if (settle_outset(story, event, time)) {
        return;
    } else if (!time && scan->published.year && !story->court) {
        /* Fresh news without a day: the month of the report. */
        event->start = last_told(story);
        event->start.day = 0;
        event->end = event->start;
    }
}

/* Does the sentence tell of something else, "another attack"? */
static bool tells_other(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (context_cue(scan, i, CUE_OTHER) || context_cue(scan, i, CUE_ASIDE))
            return true;
    return false;
}

/* "5,000 were killed this year; on 12 May, 24 died in a raid": is the sentence
 * that tells the day of a part of what the first one counts? */
static bool tells_share(const struct scan *scan, uint32_t sentence)
{
    uint32_t first = scan->n_drafts ? scan->drafts[0].sentence : 0;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->sentence != sentence || sentence == first) continue;
        for (size_t e = 0; e < d && scan->drafts[e].sentence == first; e++)
            if ((scan->drafts[e].harm == draft->harm ||
                 scan->drafts[e].harm == HARM_CASUALTIES) &&
                scan->drafts[e].quantity.lo > draft->quantity.lo)
                return true;
    }
    return false;
}

/* "Killed in a crash last summer", and further on "drove into a queue of cars
 * on August 11": the only day within the stretch by which the report tells its
 * story; 0 = none, or more than one. */
static uint32_t only_day(const struct scan *scan, int32_t first, int32_t last)
{
    uint32_t found = 0;
    const struct time_mention *times = scan->analysis.times;
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        int32_t day = date_days(times[i - 1].start);
        if (!event_is_day(scan, i) || day < first || day > last ||
            !date_equal(times[i - 1].start, times[i - 1].end) ||
            !narrated_is(scan, i))
            continue;
        if (found && !date_equal(times[found - 1].start, times[i - 1].start))
            return 0;
        uint32_t sentence = scan->sentence_at[times[i - 1].words.first];
        if (tells_other(scan, sentence) || tells_share(scan, sentence))
            return 0;
        found = i;
    }
    return found;
}

/* "A man was shot last week", and further on "he was shot on Thursday": the
 * day, where a claim tells one within the stretch that the lead tells. */
static uint32_t narrow_time(const struct story *story, uint8_t type,
                            uint32_t time)
{
    const struct scan *scan = story->scan;
    const struct time_mention *times = scan->analysis.times;
    bool exact = time && event_is_day(scan, time) &&
                 date_equal(times[time - 1].start, times[time - 1].end);
    if (!time || exact || !times[time - 1].relative ||
        times[time - 1].kind != TIME_POINT)
        return time;
    int32_t first = date_days(date_first(times[time - 1].start));
    int32_t last = date_days(date_last(times[time - 1].end));
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        /* not the day of a part of a week's dead */
        if (scan->drafts[d].quantity.lo != scan->drafts[0].quantity.lo)
            continue;
        if (!here->time || here->time == time ||
            here->time_cost > COST_CLAUSE || here->other ||
            !event_is_day(scan, here->time) || !poll_fits(here, type))
            continue;
        int32_t day = date_days(times[here->time - 1].start);
        if (day >= first && day <= last) return here->time;
    }
    uint32_t only = main_time_lasts(type) ? 0 : only_day(scan, first, last);
    return only ? only : time;
}

void main_event_find(struct story *story)
{
    struct scan *scan = story->scan;
    uint32_t stretch = 0;
    event_add(scan);
    struct event *event = &scan->events[0];
    mark_lead(story);
    story->court = tells_court(story);
    event->type = scan->conflict ? scan->conflict->type : find_type(story);
    uint32_t time =
        narrow_time(story, event->type, main_time_find(story, event->type));
    story->main_time = time;
    uint32_t place = main_place_find(story, event->type, time);
    if (context_is_wide(event->type)) {
        uint32_t wide = main_place_wide(story);
        stretch = main_time_stretch(scan);
        bool land = event->type == EVENT_WAR || event->type == EVENT_OFFENSIVE;
        if (wide && (land || !place)) place = wide;
        if (stretch) time = stretch;
    }
    uint32_t spot = incident_open(story);
    if (spot && !incident_leads(story, place)) place = spot;
    event_set_place(scan, event, place);
    event_set_time(scan, event, time);
    settle_days(story, event, time, stretch != 0);
    settle_conflict(scan, event);
    settle_war(scan, event);
    /* "Floods have displaced 2,000": what drove them out */
    uint8_t natural =
        event->type == EVENT_EXODUS ? natural_kind(story) : EVENT_COUNT;
    if (natural != EVENT_COUNT) event->type = natural;
}
