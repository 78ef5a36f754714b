/* The time that stands at a figure itself, where its verb has another: "killed
 * on Sunday and 20 more on Monday", "from 16,849 in 1999 to 70,237 in 2017".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* "killed on Sunday and 20 more on Monday": the tree hangs both days on the
 * verb; the second is that of the figure before it. */
static bool is_own_day(const struct scan *scan, uint32_t old, uint32_t at,
                       uint32_t words)
{
    uint32_t first = scan->analysis.times[old - 1].words.first;
    uint32_t last = scan->analysis.times[at - 1].words.first;
    bool joined = false;
    if (first >= words || last <= words) return false;
    for (uint32_t i = first; i < words; i++)
        joined |= scan->tokens[i].tag == TAG_CCONJ;
    for (uint32_t i = words; i < last; i++)
        if (scan->tokens[i].tag == TAG_CCONJ ||
            (scan->tokens[i].tag == TAG_VERB &&
             !scan_is(scan, i, WORD_INCLUDING)))
            return false;
    return joined;
}

void context_own_day(const struct scan *scan, uint32_t words,
                     struct context *out)
{
    uint32_t end = tree_sentence_end(scan, words);
    bool telling;
    if (!out->time) return;
    uint32_t home = context_home(scan, out->time, &telling);
    for (uint32_t i = words; i < end; i++) {
        uint32_t index = scan->time_at[i];
        if (!index || index == out->time) continue;
        uint32_t other = context_home(scan, index, &telling);
        /* the tree may hang it on the figure itself */
        if ((other != home && (other < words || other > i)) ||
            !is_own_day(scan, out->time, index, words))
            return;
        out->time = index;
        out->own_day = true;
        return;
    }
}

void context_figure_time(const struct scan *scan, struct stretch words,
                         struct context *out)
{
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (at < end && context_cue(scan, at, CUE_JOINT)) at++;
    uint32_t index = at < end ? scan->time_at[at] : 0;
    if (!index || index == out->time ||
        date_has_day(scan->analysis.times[index - 1].start) ||
        scan->analysis.times[index - 1].kind != TIME_POINT ||
        !context_is_time(scan, index, words.first))
        return;
    out->time = index;
    out->time_cost = 0;
    out->later = 0;
    out->own_day = true;
}

uint32_t context_time_behind(const struct scan *scan, struct stretch words)
{
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    while (at < end && (scan->hit_at[at] || scan->tokens[at].tag == TAG_AUX))
        at++;
    if (at < end && scan->tokens[at].tag == TAG_ADP) at++;
    return at < end ? scan->time_at[at] : 0;
}

/* The time right behind the figure or right before it, "on Tuesday four";
 * 0 = neither. */
static uint32_t time_beside(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t before = words.first, behind = context_time_behind(scan, words);
    if (behind) return behind;
    if (before > start && str_is(scan->tokens[before - 1].lower, ",")) before--;
    return before > start ? scan->time_at[before - 1] : 0;
}

/* Has another figure of the same harm word a day, month or year of its own
 * beside it, as this one has? */
static bool has_parallel(const struct scan *scan, uint32_t own, uint32_t d)
{
    const struct draft *draft = &scan->drafts[d];
    uint32_t end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *other = &scan->drafts[i];
        if (i == d || other->hit != draft->hit ||
            other->sentence != draft->sentence)
            continue;
        uint32_t time = time_beside(scan, other->quantity.words);
        if (time && time != own) return true;
    }
    return false;
}

void context_parallel_time(const struct scan *scan, uint32_t draft,
                           struct context *out)
{
    uint32_t own = time_beside(scan, scan->drafts[draft].quantity.words);
    if (!own || scan->analysis.times[own - 1].kind != TIME_POINT ||
        !scan->analysis.times[own - 1].start.year ||
        !has_parallel(scan, own, draft))
        return;
    out->time = own;
    out->time_cost = 0;
    out->later = 0;
    out->own_day = true;
}

bool context_is_restated(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t next = time->words.first + time->words.n;
    uint32_t end = tree_sentence_end(scan, time->words.first);
    if (index >= scan->analysis.n_times || event_is_day(scan, index) ||
        !time->relative || time->month || next + 2 >= end ||
        scan_is(scan, time->words.first, WORD_LAST))
        return false;
    if (scan->tokens[next].tag == TAG_PUNCT) next++;
    if (scan->tokens[next].tag == TAG_ADP) next++;
    return scan->time_at[next] == index + 1 && event_is_day(scan, index + 1) &&
           scan->analysis.times[index].month;
}

bool context_closes_list(const struct scan *scan, uint32_t index,
                         uint32_t anchor)
{
    uint32_t first = scan->analysis.times[index - 1].words.first, n = 0;
    if (scan->analysis.times[index - 1].kind != TIME_SINCE) return false;
    for (uint32_t i = anchor + 1; i < first; i++) {
        if (scan_is(scan, i, WORD_RELATIVE) || scan->time_at[i] ||
            str_is(scan->tokens[i].lower, ";"))
            return false;
        n += scan->hit_at[i] && scan->hit_at[i] != scan->hit_at[anchor];
    }
    return n > 0;
}

/* The day between two tokens that stands before "and"; 0 = none. */
static uint32_t day_before_and(const struct scan *scan, uint32_t from,
                               uint32_t end)
{
    uint32_t day = 0;
    for (uint32_t i = from; i < end; i++) {
        if (scan->tokens[i].tag == TAG_CCONJ) return day;
        uint32_t index = scan->time_at[i];
        if (index && event_is_day(scan, index) &&
            context_is_time(scan, index, from))
            day = index;
    }
    return 0;
}

void context_nearer_day(const struct scan *scan, uint32_t draft,
                        struct context *out)
{
    const struct draft *own = &scan->drafts[draft];
    uint32_t words = own->quantity.words.first;
    uint32_t end = scan_near_end(scan, draft);
    if (!out->time || !event_is_day(scan, out->time)) return;
    uint32_t day = scan->analysis.times[out->time - 1].words.first;
    for (uint32_t i = scan_near_start(draft); i < end; i++) {
        const struct draft *other = &scan->drafts[i];
        uint32_t at = other->quantity.words.first;
        if (other->hit != own->hit || at <= words || at >= day) continue;
        uint32_t nearer = day_before_and(scan, words, at);
        if (nearer) out->time = nearer;
        return;
    }
}

/* A time between two tokens since which something is told; 0 = none. */
static uint32_t since_between(const struct scan *scan, uint32_t from,
                              uint32_t end)
{
    for (uint32_t i = from; i < end; i++) {
        uint32_t index = scan->time_at[i];
        if (index && scan->analysis.times[index - 1].kind == TIME_SINCE &&
            scan->analysis.times[index - 1].start.year)
            return index;
    }
    return 0;
}

void context_whole_time(const struct scan *scan, uint32_t draft,
                        struct context *out)
{
    uint32_t words = scan->drafts[draft].quantity.words.first;
    uint32_t end = scan_near_end(scan, draft);
    if (!out->time || !event_is_day(scan, out->time)) return;
    uint32_t day = scan->analysis.times[out->time - 1].words.first;
    uint32_t since = since_between(scan, words, day);
    if (!since) return;
    uint32_t first = scan->analysis.times[since - 1].words.first;
    for (uint32_t i = scan_near_start(draft); i < end; i++) {
        uint32_t part = scan->drafts[i].quantity.words.first;
        if (i == draft || part <= first || part >= day) continue;
        out->time = since;
        out->own_day = false;
        return;
    }
}
