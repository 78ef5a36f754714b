/* Times that are no event's: within a name, of a comparison, of a photograph,
 * of the report itself.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    MOST_CLIMB = 16,
    IMPRINT_DAYS = 2, /* from a dateline to the report's date */
    OPENING = 8,      /* tokens before the imprint of a report */
    FAR_MOST = 5,     /* words between "largest" and "in ten years" */
    FAR_SINCE = 20,   /* words between "deadliest", "since" and the time */
};

/* "a Halloween party", "Christmas markets": no day, unless it is that of an
 * event ("the Christmas Day bombing"). */
static bool is_feast(const struct scan *scan, const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n;
    if (!time->month || !time->day || scan->tokens[next].tag != TAG_NOUN ||
        context_names_event(scan, next))
        return false;
    for (uint32_t i = time->words.first; i < next; i++)
        if (scan->tokens[i].kind != TOKEN_WORD || scan->number_at[i])
            return false;
    return scan->tokens[next - 1].head == next;
}

/* "Christmas Hill Park", "the Winter Cherry centre": a day's or a season's
 * name within another name. */
static bool in_name(const struct scan *scan, const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n, last = next - 1;
    bool article = time->words.n == 2 && scan->tokens[last].capital &&
                   scan_is(scan, time->words.first, WORD_THE);
    if (next >= scan->n_tokens || time->weekday >= 0) return false;
    if (is_feast(scan, time)) return true;
    if (time->words.n != 1 && !article) return false;
    return scan->tokens[last].kind == TOKEN_WORD &&
           scan->tokens[next].capital && scan->tokens[next].tag == TAG_PROPN;
}

/* "in the last 11 years": a stretch that begins in an earlier year. */
static bool is_of_years(const struct scan *scan,
                        const struct time_mention *time)
{
    return time->kind != TIME_POINT && scan->published.year &&
           time->start.year < scan->published.year;
}

/* "the deadliest since the attack of 7 October", "the worst in ten years": a
 * comparison. */
static bool compares(const struct scan *scan, const struct time_mention *time,
                     uint32_t anchor)
{
    uint32_t first = time->words.first, since = NO_TOKEN;
    uint32_t start = tree_sentence_start(scan, first), at = first + 1;
    if (is_of_years(scan, time) && scan_is(scan, first, WORD_IN))
        for (uint32_t i = first; i > start && first - i < FAR_MOST; i--)
            if (context_cue(scan, i - 1, CUE_MOST)) return true;
    for (int i = 0; i < FAR_SINCE && at > start; i++, at--) {
        if (since == NO_TOKEN && scan_is(scan, at - 1, WORD_SINCE)) {
            since = at - 1;
            i = 0;
        }
        if (since != NO_TOKEN && since < anchor) return false;
        if (since != NO_TOKEN && context_cue(scan, at - 1, CUE_MOST))
            return true;
    }
    return false;
}

/* "Colombo, Oct 16: Seven soldiers ...": a dateline within the text. */
bool context_is_dateline(const struct scan *scan,
                         const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n;
    uint32_t start = tree_sentence_start(scan, time->words.first);
    int32_t days =
        date_days(date_last(scan->published)) - date_days(time->start);
    if (next >= scan->n_tokens || time->words.first < start + 2 ||
        !date_has_day(time->start) || days < 0 || days > IMPRINT_DAYS ||
        !(str_is(scan->tokens[next].lower, ":") ||
          str_is(scan->tokens[next].lower, "-")))
        return false;
    for (uint32_t i = start; i < time->words.first; i++)
        if (!scan->tokens[i].capital && scan->tokens[i].tag != TAG_PUNCT)
            return false;
    return time->words.first < start + OPENING;
}

/* "Flood bulletin, 12 March 2009": the report's date behind its title. */
static bool labels_title(const struct scan *scan,
                         const struct time_mention *time)
{
    uint32_t first = time->words.first, next = first + time->words.n;
    return scan_sentence(scan, scan->sentence_at[first])->zone == ZONE_TITLE &&
           next == tree_sentence_end(scan, first) && !time->relative &&
           first > tree_sentence_start(scan, first) &&
           (str_is(scan->tokens[first - 1].lower, ",") ||
            str_is(scan->tokens[first - 1].lower, ":")) &&
           date_equal(time->start, scan->published);
}

/* "(EXAMPLE PRESS - 5th July, 2019) At least ...": the report's own date. */
static bool is_imprint(const struct scan *scan, const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n;
    uint32_t start = tree_sentence_start(scan, time->words.first);
    if (context_is_dateline(scan, time) || labels_title(scan, time))
        return true;
    if (time->relative || next >= scan->n_tokens ||
        !str_is(scan->tokens[next].lower, ")") ||
        !date_equal(time->start, scan->published))
        return false;
    for (uint32_t i = start; i < time->words.first; i++)
        if (str_is(scan->tokens[i].lower, "(")) return i < start + OPENING;
    return start == time->words.first;
}

/* "Soldiers carry the wounded after a clash in the hills, June 9, 2014.": the
 * day of a photograph, which may be old. Its words are of the present. */
static bool is_photo(const struct scan *scan, const struct time_mention *time)
{
    uint32_t first = time->words.first, root = first;
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t end = tree_sentence_end(scan, first);
    if (time->relative || !date_has_day(time->start) || first == start ||
        first + time->words.n + 1 < end ||
        !str_is(scan->tokens[first - 1].lower, ",") ||
        !scan_sentence(scan, scan->sentence_at[first])->parsed)
        return false;
    for (int step = 0; step < MOST_CLIMB && !tree_is_root(scan, root); step++)
        root = scan->tokens[root].head;
    const struct token *verb = &scan->tokens[root];
    return verb->tag == TAG_VERB && verb->sense == SENSE_FINITE &&
           str_starts(verb->lower, verb->lemma) &&
           (verb->lower.len == verb->lemma.len ||
            verb->lower.at[verb->lower.len - 1] == 's');
}

bool context_is_time(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    if (time->kind != TIME_POINT && time->kind != TIME_SINCE &&
        time->kind != TIME_WINDOW)
        return false;
    if (!time->start.year || in_name(scan, time) || is_imprint(scan, time))
        return false;
    if (compares(scan, time, anchor) || is_photo(scan, time)) return false;
    return !scan->published.year ||
           date_compare(date_first(time->start), date_last(scan->published)) <=
               0;
}
