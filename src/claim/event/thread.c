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
