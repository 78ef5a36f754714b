/* The thread of the telling: sentences without a figure that tell of another
 * event than the main one, of which the figures behind them are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* "a massive explosion": a noun for an event with an indefinite article. */
static bool begins_event(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    if (scan->tokens[token].tag != TAG_NOUN ||
        !phrases_match(&scan->reader->events, scan->tokens, token,
                       tree_sentence_end(scan, token), &row))
        return false;
    uint32_t det = tree_child(scan, token, REL_DET);
    return det != NO_TOKEN && scan->tokens[det].lower.at[0] == 'a';
}

/* "In the first war, ..." in a report of a later one. */
static bool tells_former(const struct scan *scan, const struct sentence *s)
{
    uint8_t main = scan->events[0].type;
    if (main != EVENT_WAR && main != EVENT_OFFENSIVE) return false;
    for (uint32_t i = s->first; i + 1 < s->first + s->n; i++) {
        uint32_t row;
        if (context_cue(scan, i, CUE_FORMER) &&
            phrases_match(&scan->reader->events, scan->tokens, i + 1,
                          s->first + s->n, &row) &&
            scan->reader->event_rows[row].type == EVENT_WAR)
            return true;
    }
    return false;
}

/* "The assault was ...": still of the event spoken of last. */
static bool keeps_on(const struct scan *scan, uint32_t sentence,
                     const struct thread *thread)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct context here = context_read(scan, sentence, s->first);
    uint8_t type = scan->events[thread->event].type;
    return here.word != NO_TOKEN && here.definite && !here.place &&
           !here.time && context_same_kind(here.type, type);
}

/* "Yesterday also saw an earthquake", "another explosion hit a bus", below the
 * lead: told beside the main event. */
static bool adds_event(const struct story *story, uint32_t sentence)
{
    const struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    if (story->lead[sentence] >= LEAD_BODY) return false;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan_is(scan, i, WORD_ALSO) || context_cue(scan, i, CUE_OTHER))
            return true;
    return false;
}

/* "Elsewhere, a bomber tried on Monday to enter a house in Tarmiya": below the
 * lead, a deed of a day of its own. Fills in `here`. */
static bool opens_aside(const struct story *story, uint32_t sentence,
                        struct context *here)
{
    const struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t root = s->first, end = s->first + s->n;
    if (!s->parsed || story->lead[sentence] >= LEAD_BODY ||
        !(context_cue(scan, s->first, CUE_ASIDE) ||
          context_cue(scan, s->first, CUE_BESIDES)))
        return false;
    while (root < end && !tree_is_root(scan, root)) root++;
    if (root == end || context_speaks(scan, root)) return false;
    *here = context_read(scan, sentence, root);
    here->other = true;
    return here->time && event_is_day(scan, here->time) &&
           here->time_cost <= COST_CLAUSE &&
           !main_time_hearing(story, here->time);
}

void thread_follow(struct story *story, uint32_t sentence,
                   struct thread *thread)
{
    struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    if (s->zone != ZONE_BODY || !s->n) return;
    if (thread->event && sentence == thread->sentence + 1 &&
        keeps_on(scan, sentence, thread))
        thread->sentence = sentence;
    if (tells_former(scan, s)) {
        thread->event = event_former(scan);
        thread->sentence = sentence;
        return;
    }
    uint32_t event = lead_up_event(story, sentence);
    bool block = event != 0;
    bool added = adds_event(story, sentence);
    bool leads = story->lead[sentence] >= LEAD_BODY;
    for (uint32_t i = s->first; !block && i < s->first + s->n; i++) {
        if (!begins_event(scan, i)) continue;
        struct context here = context_read(scan, sentence, i);
        bool timed = here.time && event_is_day(scan, here.time) &&
                     apart_time(scan, &here, false);
        bool same = context_same_kind(here.type, scan->events[0].type);
        bool another = (added && (!same || (here.other && here.time))) ||
                       (!leads && apart_place(scan, &here));
        if (here.word_cost || here.weight < 2 || !((timed && !same) || another))
            continue;
        thread->event = event_beside(scan, &here, true);
        thread->sentence = sentence;
        return;
    }
    struct context here;
    if (!event && (apart_opening(story, sentence, &here) ||
                   opens_aside(story, sentence, &here)))
        event = event_beside(scan, &here, true);
    if (!event) return;
    *thread = (struct thread){ .event = event,
                               .sentence = sentence,
                               .word = NO_TOKEN,
                               .opened = s->paragraph + 1,
                               .opening = sentence,
                               .block = block,
                               .main = thread->main };
}

/* "Relatives of the 304 who drowned last year protested. Nine bodies have never
 * been found": a protest, as long as no dead of its own were told, or a trial,
 * has none. */
static bool is_without(const struct scan *scan, const struct thread *thread,
                       const struct draft *draft)
{
    uint8_t main = scan->events[0].type;
    return draft->harm <= HARM_MISSING &&
           (main == EVENT_DETENTION ||
            (main == EVENT_PROTEST && !thread->main));
}

/* "In the Baghdad attack ...", told behind one in another province. */
static bool is_elsewhere(const struct scan *scan, const struct context *here,
                         const struct event *event)
{
    struct event there = { .type = event->type };
    if (!here->place || !event->place.len) return false;
    event_set_place(scan, &there, here->place);
    return there.place_kind == PLACE_TOWN && !event_same_spot(&there, event);
}

/* Does the claim hang on a place of its own? "Ten were held, one from
 * Botswana" does not. */
static bool is_placed(const struct context *here)
{
    return here->place && here->place_cost <= COST_CLAUSE;
}

/* "This follows a shootout on 21 February. / Ten were arrested. / The shootout
 * left two hurt. / Five officers ...": one sentence behind the other, as long
 * as none tells a time, a place or another kind of event. */
static bool block_goes_on(const struct thread *thread,
                          const struct context *here, uint32_t sentence,
                          uint8_t type)
{
    bool kind = here->type == EVENT_COUNT || here->word_cost > COST_NEAR ||
                (here->definite && context_same_kind(here->type, type));
    return thread->opened && thread->block && kind &&
           sentence == thread->sentence + 1 && !here->time &&
           !is_placed(here) && !here->other;
}

bool thread_goes_on(const struct scan *scan, const struct context *here,
                    const struct thread *thread, const struct draft *draft)
{
    uint32_t sentence = draft->sentence;
    uint8_t harm = draft->harm;
    if (!thread->event || sentence > thread->sentence + 2) return false;
    if (sentence > thread->sentence &&
        ((!here->definite && resumed_measure(scan, thread->sentence)) ||
         (!here->that &&
          resumed_past(scan, thread->event, thread->sentence, sentence))))
        return false;
    uint8_t type = scan->events[thread->event].type;
    if (type == EVENT_EXODUS && harm != HARM_DISPLACED) return false;
    /* "Jailed for killing two": those two are of no arrest */
    if (type == EVENT_DETENTION && harm <= HARM_MISSING) return false;
    bool opened =
        thread->opened &&
        (thread->opened == scan_sentence(scan, sentence)->paragraph + 1 ||
         sentence == thread->opening + 1);
    if (opened && !here->time && !is_placed(here) && !here->other) return true;
    if (block_goes_on(thread, here, sentence, type)) return true;
    /* "27,000 are staying in camps": what came of it is no other event */
    bool flight = here->type == EVENT_EXODUS && type != EVENT_EXODUS;
    if (flight && sentence == thread->sentence && !here->time) return true;
    if (here->type != EVENT_COUNT && !flight && here->word_cost <= COST_NEAR) {
        bool main = context_same_kind(here->type, scan->events[0].type);
        if (sentence == thread->sentence && !here->time) return true;
        if (sentence == thread->sentence + 1 && here->definite && !here->time &&
            !here->place && !thread->aside &&
            (here->that || !scan->events[thread->event].earlier) &&
            /* "in the two attacks": in both that were told */
            scan->tokens[here->word].sense != SENSE_PLURAL &&
            context_same_kind(here->type, type))
            return true;
        return here->definite && !main && context_same_kind(here->type, type) &&
               !is_elsewhere(scan, here, &scan->events[thread->event]);
    }
    bool earlier = scan->events[thread->event].earlier && !thread->heads;
    if ((earlier || thread->several || thread->beside) &&
        sentence > thread->sentence && !is_without(scan, thread, draft))
        return false;
    return (sentence <= thread->sentence + 1 ||
            is_without(scan, thread, draft)) &&
           !here->time && !here->place;
}
