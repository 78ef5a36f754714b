/* When the report says that it happened: "The shooting happened about 2 a.m.
 * Sunday", "the feud broke out anew last month".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    DOING = 4,       /* votes for the day of what somebody was doing then */
    FAR_SUBJECT = 8, /* tokens from the event's word to its verb */
    FAR_OTHER = 4,   /* tokens from a word for an event to "similar" */
    FAR_WHEN = 24,   /* tokens from the verb to its day */
};

/* A day long before the report, told far down: "a similar attack happened in
 * July 2012". */
static bool is_far(const struct story *story, uint32_t index)
{
    uint32_t at = story->scan->analysis.times[index].words.first;
    return story->lead[story->scan->sentence_at[at]] < LEAD_BODY &&
           main_time_is_old(story, index);
}

/* "An old feud broke out anew": of fights and killings. */
static bool is_strife(uint8_t type)
{
    return type == EVENT_BATTLE || type == EVENT_ATTACK || type == EVENT_RIOT ||
           type == EVENT_MASSACRE || type == EVENT_SHOOTING;
}

bool main_time_tells_when(const struct story *story, uint32_t verb,
                          uint8_t type)
{
    const struct scan *scan = story->scan;
    uint32_t start = tree_sentence_start(scan, verb), row;
    uint32_t least = verb > start + FAR_SUBJECT ? verb - FAR_SUBJECT : start;
    bool event = false;
    for (uint32_t i = verb; i > least; i--) {
        if (scan_is(scan, i - 1, WORD_BODY) && i == verb) return true;
        if (context_cue(scan, i - 1, CUE_OTHER)) return false;
        if (is_strife(type) && context_cue(scan, i - 1, CUE_STRIFE))
            return true;
        if (event || !phrases_match(&scan->reader->events, scan->tokens, i - 1,
                                    verb, &row))
            continue;
        uint8_t told = scan->reader->event_rows[row].type;
        /* fighting is what a war is made of */
        if (!context_same_kind(told, type) &&
            !(type == EVENT_WAR && told == EVENT_BATTLE))
            continue;
        event = true;
        least = i > start + FAR_OTHER ? i - FAR_OTHER : start;
    }
    return event;
}

/* "He was sitting in his car on Monday night when a gunman walked up": the day
 * of what befell him, in the lead. */
static bool was_doing(const struct story *story, uint32_t index)
{
    const struct scan *scan = story->scan;
    const struct stretch words = scan->analysis.times[index].words;
    uint32_t next = words.first + words.n;
    bool telling;
    if (next >= scan->n_tokens ||
        story->lead[scan->sentence_at[words.first]] < LEAD_BODY ||
        !context_cue(scan, next, CUE_WHEN))
        return false;
    uint32_t home = context_home(scan, index + 1, &telling);
    return !telling && !context_cue(scan, home, CUE_LATER) &&
           scan_sentence(scan, scan->sentence_at[home])->parsed;
}

/* Does the time stand behind a verb of happening whose subject is an event of
 * the kind? */
static bool tells_when(const struct story *story, uint32_t index, uint8_t type)
{
    const struct scan *scan = story->scan;
    uint32_t at = scan->analysis.times[index].words.first;
    uint32_t start = tree_sentence_start(scan, at);
    for (uint32_t verb = at; verb-- > start && at - verb < FAR_WHEN;) {
        if (scan->time_at[verb] || context_speaks(scan, verb)) return false;
        if (context_cue(scan, verb, CUE_HAPPEN) ||
            context_cue(scan, verb, CUE_BEGIN))
            return main_time_tells_when(story, verb, type);
    }
    return false;
}

/* May the time be when the event of the report happened? */
static bool may_be(const struct story *story, uint32_t index)
{
    const struct scan *scan = story->scan;
    uint32_t at = scan->analysis.times[index].words.first;
    return story->lead[scan->sentence_at[at]] &&
           context_is_time(scan, index + 1, 0) && !is_far(story, index);
}

void happened_poll(const struct story *story, uint8_t type, struct poll *poll)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 0; i < poll->n; i++) {
        if (!event_is_day(scan, i + 1) || !may_be(story, i)) continue;
        if (was_doing(story, i)) poll->votes[i] += DOING;
        if (tells_when(story, i, type)) poll->votes[i] += TIME_HAPPENED;
    }
}

uint32_t happened_month(const struct story *story, uint8_t type)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (time->kind == TIME_POINT && time->start.month &&
            scan->dated[i] == NO_TOKEN && !event_is_day(scan, i + 1) &&
            !main_time_is_old(story, i) && may_be(story, i) &&
            tells_when(story, i, type))
            return i + 1;
    }
    return 0;
}
