/* The time that a claim tells in its own words, or takes from what was told
 * right before: "that event", "since then", "the battle" that goes on, the day
 * by which its paragraph is told.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    POINT_MOST = 2,  /* words before "that event" */
    THEN_BACK = 2,   /* sentences from "since then" back to when */
    DEED_MOST = 6,   /* words from "the kidnapping" to "took place" */
    BEHIND_MOST = 6, /* words from "that was" to "in early July" */
};

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

/* "That event destroyed ...", "In this incident, ...". */
static bool points_back(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t row, end = s->first + s->n;
    for (uint32_t i = s->first; i < s->first + POINT_MOST && i + 1 < end; i++) {
        /* "The first attack killed 25", after one that came a week later */
        if (scan_is(scan, i, WORD_THE) && context_cue(scan, i + 1, CUE_FORMER))
            i++;
        else if (!scan_is(scan, i, WORD_POINTING) || scan_is(scan, i, WORD_THE))
            continue;
        return context_cue(scan, i + 1, CUE_THING) ||
               phrases_match(&scan->reader->events, scan->tokens, i + 1, end,
                             &row) > 0;
    }
    return false;
}

/* "the deadliest day since fighting began a week ago": when it all began, and
 * no mere comparison. */
static bool is_begun(const struct scan *scan, uint32_t time)
{
    uint32_t at = time_of(scan, time)->words.first;
    for (uint32_t i = at; i > tree_sentence_start(scan, at); i--) {
        if (scan->tokens[i - 1].tag == TAG_PUNCT) break;
        if (context_cue(scan, i - 1, CUE_BEGIN)) return true;
    }
    return false;
}

/* The time since which the sentence tells of something; 0 = none. */
static uint32_t since_of(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i];
        if (time && time_of(scan, time)->kind == TIME_SINCE &&
            time_of(scan, time)->start.year &&
            (context_is_time(scan, time, i) || is_begun(scan, time)))
            return time;
    }
    return 0;
}

/* "Troops have been fighting for the town since April. The battle has left
 * hundreds dead": what opens the sentence goes on. */
static bool goes_on_since(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t row, end = s->first + s->n;
    if (s->n < 2 || !scan_is(scan, s->first, WORD_THE) ||
        !phrases_match(&scan->reader->events, scan->tokens, s->first + 1, end,
                       &row))
        return false;
    uint8_t type = scan->reader->event_rows[row].type;
    return context_is_wide(type) || type == EVENT_BATTLE;
}

/* Does the time hang on a word for what lasts for days, or on its verb? Wars
 * are told elsewhere (outset.c). */
static bool dates_lasting(const struct scan *scan, uint32_t time)
{
    bool telling;
    uint32_t home = context_home(scan, time, &telling), row;
    uint32_t end = tree_sentence_end(scan, home);
    for (uint32_t i = tree_sentence_start(scan, home); i < end; i++) {
        size_t n =
            phrases_match(&scan->reader->events, scan->tokens, i, end, &row);
        if (!n) continue;
        uint32_t word = i + (uint32_t)n - 1, above = scan->tokens[word].head;
        /* "rain continues to fall since": the subject of either verb */
        if (word != home && above != home && above != path_parent(scan, home))
            continue;
        uint8_t type = scan->reader->event_rows[row].type;
        if (main_time_lasts(type) &&
            (!context_is_wide(type) || type == EVENT_EPIDEMIC))
            return true;
    }
    return false;
}

/* "Floods have struck the valley since mid-June. Nine people have died":
 * counted from then. */
static uint32_t lasted_since(const struct scan *scan, const struct draft *draft)
{
    uint32_t at = draft->sentence, have = scan_sentence(scan, at)->first;
    if (!at || scan_sentence(scan, at - 1)->paragraph !=
                   scan_sentence(scan, at)->paragraph)
        return 0;
    uint32_t verb = draft->anchor, above = path_parent(scan, verb);
    while (have < verb && ((scan->tokens[have].head != verb &&
                            scan->tokens[have].head != above) ||
                           !scan_is(scan, have, WORD_HAS)))
        have++;
    uint32_t since = have < verb ? since_of(scan, at - 1) : 0;
    return since && dates_lasting(scan, since) ? since : 0;
}

/* The time told last in the sentence before one that points back to it, other
 * than the main event's: "the January 7 quake. That event killed ..." */
static uint32_t pointed_time(const struct scan *scan, uint32_t sentence)
{
    if (sentence && goes_on_since(scan, sentence))
        return since_of(scan, sentence - 1);
    if (!sentence || !points_back(scan, sentence)) return 0;
    const struct sentence *s = scan_sentence(scan, sentence - 1);
    for (uint32_t i = s->first + s->n; i-- > s->first;) {
        uint32_t time = scan->time_at[i];
        struct context here = { .time = time };
        if (time && time_of(scan, time)->kind == TIME_POINT &&
            context_is_time(scan, time, i))
            return apart_time(scan, &here, false) ? time : 0;
    }
    return 0;
}

/* The last time told between two tokens; 0 = none. */
static uint32_t last_time(const struct scan *scan, uint32_t from, uint32_t end)
{
    for (uint32_t i = end; i-- > from;) {
        uint32_t time = scan->time_at[i];
        if (time &&
            (time_of(scan, time)->kind == TIME_POINT ||
             time_of(scan, time)->kind == TIME_SINCE) &&
            time_of(scan, time)->start.year)
            return time;
    }
    return 0;
}

/* Does "since" stand alone, "have lost 400 men since"? */
static bool is_bare_since(const struct scan *scan, uint32_t token, uint32_t end)
{
    return scan_is(scan, token, WORD_SINCE) &&
           (token + 1 >= end || scan->tokens[token + 1].tag == TAG_PUNCT);
}

/* "The insurgency began in 2009. Since then, 36,000 have been killed": the
 * time told last before, in the sentence or the one before it; 0 = none. */
static uint32_t since_then(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t end = s->first + s->n, told = NO_TOKEN;
    for (uint32_t i = s->first; i < end && told == NO_TOKEN; i++)
        if (context_cue(scan, i, CUE_THEN) || is_bare_since(scan, i, end))
            told = i;
    if (told == NO_TOKEN) return 0;
    uint32_t time = last_time(scan, s->first, told);
    for (uint32_t back = 1; !time && back <= THEN_BACK; back++) {
        if (back > sentence) return 0;
        s = scan_sentence(scan, sentence - back);
        time = last_time(scan, s->first, s->first + s->n);
    }
    return time;
}

/* "Fishermen found 89 bodies. That was in early July." */
static uint32_t told_behind(const struct scan *scan, uint32_t sentence)
{
    if (sentence + 1 >= scan->analysis.tokens.n_sentences) return 0;
    const struct sentence *s = scan_sentence(scan, sentence + 1);
    uint32_t end = s->first + (s->n < BEHIND_MOST ? s->n : BEHIND_MOST);
    if (s->paragraph > scan_sentence(scan, sentence)->paragraph + 1 ||
        s->n < 3 || scan->tokens[s->first].tag != TAG_PRON ||
        !(scan->tokens[s->first + 1].tag == TAG_AUX ||
          context_cue(scan, s->first + 1, CUE_HAPPEN)))
        return 0;
    for (uint32_t i = s->first + 2; i < end; i++) {
        uint32_t time = scan->time_at[i];
        if (time && time_of(scan, time)->kind == TIME_POINT &&
            context_is_time(scan, time, i))
            return time;
        if (!context_cue(scan, i, CUE_JOINT)) return 0;
    }
    return 0;
}

/* Is the noun before the verb "the kidnapping", of the draft's own harm or
 * kind? */
static bool is_its_deed(const struct scan *scan, uint32_t verb,
                        const struct draft *draft, const struct context *here)
{
    uint32_t start = tree_sentence_start(scan, verb), row;
    for (uint32_t i = verb; i > start && verb - i < DEED_MOST; i--) {
        uint32_t noun = i - 1, hit = scan->hit_at[noun];
        uint32_t det = tree_child(scan, noun, REL_DET);
        if (det == NO_TOKEN || !scan_is(scan, det, WORD_POINTING)) continue;
        if (hit && scan->hits[hit - 1].harm == draft->harm) return true;
        if (here->type != EVENT_COUNT &&
            phrases_match(&scan->reader->events, scan->tokens, noun, verb,
                          &row) &&
            scan->reader->event_rows[row].type == here->type)
            return true;
    }
    return false;
}

/* "Some 50 peasants were kidnapped. The kidnapping took place on 30 December":
 * the day on which the next sentence says that it happened; 0 = it does not. */
static uint32_t happened_behind(const struct scan *scan,
                                const struct draft *draft,
                                const struct context *here)
{
    uint32_t at = draft->sentence + 1, day = 0, verb = NO_TOKEN;
    if (at >= scan->analysis.tokens.n_sentences) return 0;
    const struct sentence *s = scan_sentence(scan, at);
    for (uint32_t i = s->first; i < s->first + s->n && !day; i++) {
        uint32_t time = scan->time_at[i];
        if (verb == NO_TOKEN && context_cue(scan, i, CUE_HAPPEN)) verb = i;
        if (verb != NO_TOKEN && time && event_is_day(scan, time) &&
            context_is_time(scan, time, i))
            day = time;
    }
    return day && is_its_deed(scan, verb, draft, here) ? day : 0;
}

/* "The town has been under siege since June 2016. In all, 312 people have died
 * there": counted from then. */
static uint32_t counted_since(const struct scan *scan,
                              const struct draft *draft)
{
    uint32_t value, sentence = draft->sentence;
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t first = s->first;
    if (s->n > 2 && scan_is(scan, first, WORD_THE)) first++;
    if (!sentence || draft->quantity.lo < 2 ||
        !phrases_match(&scan->reader->cues[CUE_OVERALL], scan->tokens, first,
                       s->first + s->n, &value))
        return 0;
    return since_of(scan, sentence - 1);
}

/* "On the same day": of the main event's, whatever day was told last, of
 * saying or of dying. */
static bool is_same_day(const struct story *story, uint32_t index)
{
    const struct scan *scan = story->scan;
    const struct event *main = &scan->events[0];
    if (!index || !story->main_time || !event_is_day(scan, story->main_time) ||
        !date_has_day(main->start) ||
        date_compare(time_of(scan, index)->start, main->start) <= 0)
        return false;
    const struct stretch words = time_of(scan, index)->words;
    for (uint32_t i = words.first; i + 1 < words.first + words.n; i++)
        if (scan_is(scan, i, WORD_ALIKE) && scan_is(scan, i + 1, WORD_DAY))
            return true;
    return false;
}

/* "One of the two attacks took place late on Sunday. It left 22 dead", of a
 * weekend: the day, of several that the main event is told to be of, by which
 * the sentence before in the paragraph told its deed; 0 = none. */
static uint32_t day_of_days(const struct scan *scan, uint32_t sentence)
{
    const struct event *main = &scan->events[0];
    if (!sentence || !date_has_day(main->start) ||
        date_compare(main->end, main->start) <= 0 ||
        scan_sentence(scan, sentence - 1)->paragraph !=
            scan_sentence(scan, sentence)->paragraph ||
        held_last(scan, sentence - 1) != NO_TOKEN)
        return 0;
    const struct sentence *s = scan_sentence(scan, sentence - 1);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i];
        if (time && event_is_day(scan, time) && narrated_is(scan, time) &&
            date_compare(time_of(scan, time)->start, main->start) >= 0 &&
            date_compare(time_of(scan, time)->start, main->end) <= 0)
            return time;
    }
    return 0;
}

/* The time that a claim's own words tell, or point back to. */
void own_time_find(const struct story *story, const struct draft *draft,
                   uint8_t thread, struct context *here)
{
    const struct scan *scan = story->scan;
    uint32_t since = here->time ? 0 : since_then(scan, draft->sentence);
    if (since) {
        here->time = since;
        here->time_cost = 0;
    }
    if (!here->time && !here->later) {
        here->time = label_before(scan, draft->sentence);
        if (here->time) here->time_cost = 0;
        here->own_day = here->time != 0;
    }
    if (is_same_day(story, here->time)) {
        here->time = story->main_time;
        here->other = true;
    }
    if (here->time && draft->harm != HARM_DETAINED &&
        main_time_hearing(story, here->time))
        here->time = 0;
    if (!here->time) here->time = pointed_time(scan, draft->sentence);
    if (!here->time) {
        here->time = counted_since(scan, draft);
        if (here->time) here->time_cost = 0;
    }
    if (!here->time && !here->later && !here->told)
        here->time = lasted_since(scan, draft);
    if (!here->time && !here->later && !here->told && !here->definite)
        here->time = lead_up_day(story, draft, here);
    if (!here->time && !here->later)
        here->time = told_behind(scan, draft->sentence);
    if (!here->time && !here->later)
        here->time = happened_behind(scan, draft, here);
    bool bare = !here->time && !here->later && !here->told;
    if (bare && draft->quantity.lo) {
        here->time = day_of_days(scan, draft->sentence);
        if (here->time) here->time_cost = 0;
        bare = !here->time;
    }
    if (bare && !here->definite && !context_is_wide(here->type) &&
        draft->harm != HARM_DISPLACED && !apart_war(scan, draft, here)) {
        here->time = narrated_before(scan, draft->sentence);
        if (here->time) here->time_cost = 0;
    }
    bool held = draft->harm == HARM_DETAINED && thread == EVENT_DETENTION;
    if (here->time || !held) return;
    /* of an arrest told beside another, the arrest's own day */
    here->time = here->later;
    here->time_cost = 0;
}
