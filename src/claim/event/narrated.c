/* Times that a sentence tells a story by: "On 14 July 2020 the lorry ploughed
 * into a queue of cars. Five people died."
 *
 * Such a time holds on for the sentences behind it in its paragraph, until
 * another is told.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { MOST_BACK = 3, LONG_AGO = 31, MOST_CLIMB = 3 };

/* Does the sentence speak of saying, or of what follows an event by days? */
static bool tells_later(const struct scan *scan, const struct sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (context_speaks(scan, i) || context_cue(scan, i, CUE_LATER))
            return true;
    return false;
}

bool narrated_is(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t at = time->words.first;
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[at]);
    bool telling;
    if (time->kind != TIME_POINT || !(time->start.month || time->relative) ||
        s->zone != ZONE_BODY || !context_is_time(scan, index, 0))
        return false;
    uint32_t home = context_home(scan, index, &telling);
    if (telling) return false;
    if (!s->parsed) return !tells_later(scan, s);
    /* "cars on the motorway on 14 July": the tree may take the nearest noun. */
    for (int i = 0; i < MOST_CLIMB && !tree_is_verb(scan, home); i++)
        home = path_parent(scan, home);
    uint8_t relation = scan->tokens[home].relation;
    /* "He said that warnings had reached him in March": no deed */
    if (relation == REL_CCOMP && !context_names_event(scan, home) &&
        context_speaks(scan, path_parent(scan, home)))
        return false;
    return tree_is_verb(scan, home) && !context_cue(scan, home, CUE_LATER) &&
           relation != REL_ACL && relation != REL_ACL_RELCL &&
           !context_is_aside(scan, home, s->first);
}

/* The time by which the sentence is told, if it tells one; 0 = none. */
static uint32_t time_of(const struct scan *scan, uint32_t sentence, bool *any)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t found = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || !scan->analysis.times[index - 1].start.year) continue;
        *any = true;
        if (narrated_is(scan, index)) found = index;
    }
    return found;
}

/* "On Sunday, ...", "Also on Sunday, ...": a day at the head of a sentence. */
static bool heads(const struct scan *scan, uint32_t index)
{
    uint32_t first = scan->analysis.times[index - 1].words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (!event_is_day(scan, index)) return false;
    return deed_heads(scan, index) ||
           (first <= start + 2 && scan_is(scan, start, WORD_ALSO));
}

uint32_t narrated_heading(const struct scan *scan, uint32_t sentence)
{
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    for (uint32_t back = 1; back <= MOST_BACK && back <= sentence; back++) {
        const struct sentence *s = scan_sentence(scan, sentence - back);
        if (s->paragraph != paragraph) return 0;
        for (uint32_t i = s->first; i < s->first + s->n; i++) {
            uint32_t index = scan->time_at[i];
            if (!index || !scan->analysis.times[index - 1].start.year) continue;
            return heads(scan, index) ? index : 0;
        }
    }
    return 0;
}

uint32_t narrated_before(const struct scan *scan, uint32_t sentence)
{
    const struct event *main = &scan->events[0];
    uint32_t paragraph = scan_sentence(scan, sentence)->paragraph;
    struct date now = main->start.year ? main->start : scan->published;
    bool any = false;
    if (!now.year) return 0;
    for (uint32_t back = 1; back <= MOST_BACK && back <= sentence; back++) {
        uint32_t at = sentence - back;
        if (scan_sentence(scan, at)->paragraph != paragraph) return 0;
        uint32_t index = time_of(scan, at, &any);
        if (!any) continue;
        if (!index) return 0;
        struct date last = date_last(scan->analysis.times[index - 1].end);
        return date_days(date_first(now)) - date_days(last) > LONG_AGO ? index
                                                                       : 0;
    }
    return 0;
}
