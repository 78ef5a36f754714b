/* Figures of a stretch of time that a report of one incident adds: "the 14th
 * homicide of 2014", "more than 600 people have been killed this year".
 *
 * They are of all that happened in that time, and so of an event of its own.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { WEEK = 3 }; /* precision of a week */

/* The phrase for the stretch that begins here, in tokens; 0 = none. */
static uint32_t phrase_at(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t value;
    return (uint32_t)phrases_match(&scan->reader->cues[CUE_WINDOW],
                                   scan->tokens, at, end, &value);
}

/* "of 2014" right behind the harm word. */
static bool is_year(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    return index && at > 0 && scan_is(scan, at - 1, WORD_OF) &&
           scan->analysis.numbers[index - 1].use == NUMBER_TIME &&
           scan->tokens[at].text.len == 4;
}

/* The time that stands in the phrase: index + 1, 0 = none. */
static uint32_t time_in(const struct scan *scan, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        if (scan->time_at[i]) return scan->time_at[i];
    return 0;
}

/* "bombings", "three attacks", "a series of attacks"; not "two bombs", which
 * go off together. */
bool context_is_many(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    const struct token *noun = &scan->tokens[word];
    if (noun->tag != TAG_NOUN || str_equal(noun->lemma, noun->lower))
        return false;
    for (uint32_t back = 1; back <= 3 && word >= start + back; back++) {
        uint32_t index = scan->number_at[word - back];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT &&
            scan->analysis.numbers[index - 1].lo == 2)
            return false;
        if (context_cue(scan, word - back, CUE_PAIR)) return false;
    }
    return true;
}

/* "nearly 600 deaths each year" */
static bool is_rate(const struct scan *scan, const struct sentence *s)
{
    return context_has(scan, s->first, s->first + s->n, CUE_RATE);
}

/* A stretch of days told anywhere: "between 27 September and 10 November". */
uint32_t main_time_stretch(const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (time->kind == TIME_POINT && date_has_day(time->start) &&
            !(time->relative && time->precision > 2) &&
            date_compare(time->start, time->end) < 0)
            return i + 1;
    }
    return 0;
}

/* "More than 100 people have been killed this month", far below Sunday's raid:
 * the perfect sums up a stretch that still runs. */
static bool is_running_sum(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    const struct context *here = &story->of[index];
    if (!here->time || here->time_cost > COST_CLAUSE || here->definite ||
        here->late || !date_has_day(scan->events[0].start) ||
        !date_has_day(scan->published) || draft->sentence <= story->opening)
        return false;
    const struct time_mention *time = &scan->analysis.times[here->time - 1];
    if (time->kind != TIME_POINT || !time->relative || time->precision < WEEK ||
        date_compare(date_last(time->end), date_last(scan->published)) < 0)
        return false;
    uint32_t verb = draft->anchor;
    for (uint32_t i = tree_sentence_start(scan, verb); i < verb; i++)
        if (scan->tokens[i].head == verb && scan_is(scan, i, WORD_HAS))
            return true;
    return false;
}

bool apart_window(const struct story *story, size_t index, uint32_t *time)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    const struct harm_hit *hit = &scan->hits[draft->hit];
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    uint32_t end = s->first + s->n, behind = hit->first + hit->n + 1;
    if ((draft->sentence == story->first && !is_rate(scan, s)) ||
        draft->quantity.lo < 2 || revised_is(scan, draft) ||
        context_is_wide(scan->events[0].type))
        return false;
    if (is_running_sum(story, index)) {
        *time = story->of[index].time;
        return true;
    }
    if (hit->class == CLASS_NOUN && behind < end && is_year(scan, behind)) {
        *time = scan->time_at[behind];
        return true;
    }
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t n = phrase_at(scan, i, end);
        /* "the deadliest attack of the year": a comparison, no sum; so is
         * "..., which was the second in a week". */
        if (context_cue(scan, i, CUE_MOST) ||
            (i > hit->first && scan_is(scan, i, WORD_RELATIVE)))
            return false;
        if (!n) continue;
        *time = time_in(scan, i, n);
        return true;
    }
    return false;
}

bool apart_window_behind(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct harm_hit *hit = &scan->hits[scan->drafts[index].hit];
    uint32_t end = tree_sentence_end(scan, hit->first);
    uint32_t behind = hit->first + hit->n;
    return behind < end && phrase_at(scan, behind, end) > 0;
}
