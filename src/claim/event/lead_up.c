/* What the main event came after, told in a sentence without a figure: "The
 * attack came two days after rebels had mined a road. Two soldiers died", "It
 * followed raids on Friday on Amra and Tell. Six were killed in Tell".
 *
 * The figures behind such a sentence are of what it tells last.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { PLACE_BACK = 2 }; /* sentences from a place with its day to a claim */

static bool names_event(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    return scan->hit_at[token] || context_cue(scan, token, CUE_THING) ||
           phrases_match(&scan->reader->events, scan->tokens, token,
                         tree_sentence_end(scan, token), &row) > 0;
}

/* "The attack came", "the violence follows", "it comes". */
static bool sets_behind(const struct scan *scan, uint32_t verb)
{
    if (!context_cue(scan, verb, CUE_COMES) || !tree_is_verb(scan, verb) ||
        tree_is_passive(scan, verb))
        return false;
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ);
    return subject != NO_TOKEN && subject < verb &&
           (names_event(scan, subject) || scan_is(scan, subject, WORD_BODY) ||
            /* "This follows ..." */
            (scan->tokens[subject].tag == TAG_PRON &&
             scan_is(scan, subject, WORD_POINTING)));
}

uint32_t lead_up_verb(const struct scan *scan, uint32_t token)
{
    for (uint32_t i = tree_sentence_start(scan, token); i < token; i++)
        if (sets_behind(scan, i)) return i;
    return NO_TOKEN;
}

/* "follows a shootout in Amra on 21 February": the tree hangs the day on the
 * verb, whose own day would stand before what it came after. */
static uint32_t event_behind(const struct scan *scan, uint32_t verb,
                             uint32_t time)
{
    for (uint32_t i = verb + 1; i < time; i++)
        if (names_event(scan, i) && scan->tokens[i].tag == TAG_NOUN) return i;
    return NO_TOKEN;
}

/* The word that the time behind the verb dates; NO_TOKEN = none. */
static uint32_t dated_word(const struct scan *scan, uint32_t time,
                           uint32_t verb)
{
    uint32_t word = scan->dated[time - 1];
    bool telling;
    if (word != NO_TOKEN) return word > verb ? word : NO_TOKEN;
    word = context_home(scan, time, &telling);
    if (word == verb)
        word = event_behind(scan, verb,
                            scan->analysis.times[time - 1].words.first);
    if (word == NO_TOKEN) return word;
    return !telling && event_is_day(scan, time) && word > verb &&
                   names_event(scan, word)
               ? word
               : NO_TOKEN;
}

/* Is it told with an article that says which, as the main event may be? */
static bool is_known(const struct scan *scan, uint32_t word)
{
    uint32_t det = tree_child(scan, word, REL_DET);
    return det != NO_TOKEN && scan_is(scan, det, WORD_POINTING) &&
           !scan_is(scan, det, WORD_THE);
}

uint32_t lead_up_event(struct story *story, uint32_t sentence)
{
    struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    if (!s->parsed || !date_has_day(scan->events[0].start)) return 0;
    uint32_t end = s->first + s->n, verb = lead_up_verb(scan, end - 1);
    for (uint32_t i = verb; verb != NO_TOKEN && i < end; i++) {
        uint32_t time = scan->time_at[i];
        uint32_t word = time ? dated_word(scan, time, verb) : NO_TOKEN;
        if (word == NO_TOKEN || is_known(scan, word)) continue;
        struct context here = context_read(scan, sentence, word);
        here.time = time;
        bool counted = scan->dated[time - 1] != NO_TOKEN;
        if (!counted && !apart_time(scan, &here, false)) return 0;
        return event_earlier(scan, &here, true);
    }
    return 0;
}

/* Does the sentence name the place? */
static bool names_place(const struct scan *scan, uint32_t sentence,
                        struct str name)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t place = scan->place_at[i];
        if (place &&
            str_equal(scan->analysis.places[place - 1].place.name, name))
            return true;
    }
    return false;
}

/* The only day that a sentence tells of an event by; 0 = none, or several. */
static uint32_t only_day(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t found = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i];
        bool telling;
        if (!time || time == found) continue;
        if (found || !event_is_day(scan, time) ||
            !context_is_time(scan, time, i))
            return 0;
        uint32_t home = context_home(scan, time, &telling);
        if (telling || context_cue(scan, home, CUE_LATER)) return 0;
        found = time;
    }
    return found;
}

uint32_t lead_up_day(const struct story *story, const struct draft *draft,
                     const struct context *here)
{
    const struct scan *scan = story->scan;
    if (!here->place || here->place_cost > COST_NEAR) return 0;
    struct str name = scan->analysis.places[here->place - 1].place.name;
    uint32_t paragraph = scan_sentence(scan, draft->sentence)->paragraph;
    for (uint32_t back = 1; back <= PLACE_BACK && back <= draft->sentence;
         back++) {
        uint32_t at = draft->sentence - back;
        if (scan_sentence(scan, at)->paragraph != paragraph) return 0;
        if (!names_place(scan, at, name)) continue;
        return story->claims[at] ? 0 : only_day(scan, at);
    }
    return 0;
}
