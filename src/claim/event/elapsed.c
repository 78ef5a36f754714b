/* "Five days after the accident", "three weeks after bombers killed 250": how
 * long ago something happened, counted back from a day of the sentence or from
 * the report's.
 *
 * Such a duration becomes a time, and it is the time of the word behind
 * "after", not of what the sentence tells. It is as exact as its unit: weeks
 * give the month, years the year.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    OPENING_MOST = 3, /* sentences that say of which day the report tells */
    LEAD_MOST = 8,    /* sentences that are told from the report's own day */
    MOST_COUNT = 300,
    MOST_CLIMB = 3,
    AFTER_MOST = 4, /* words from "after" to "an air strike" */
    WEEK = 7,
    PRECISE_DAY = 1, /* as UCDP date_prec */
    PRECISE_MONTH = 4,
    PRECISE_YEAR = 5,
};

/* The number and the unit of "P3W"; false when it is none, or hours. */
static bool read_length(struct str value, int32_t *count, char *unit)
{
    if (value.len < 3 || value.at[0] != 'P') return false;
    *count = 0;
    for (size_t i = 1; i + 1 < value.len; i++) {
        if (value.at[i] < '0' || value.at[i] > '9') return false;
        *count = 10 * *count + value.at[i] - '0';
        if (*count > MOST_COUNT) return false;
    }
    *unit = value.at[value.len - 1];
    return *count > 0;
}

/* The date that lies so far before a day; year 0 = cannot be told. */
static struct date count_back(struct date from, int32_t count, char unit,
                              uint8_t *precision)
{
    struct date date = { 0 };
    *precision = PRECISE_MONTH;
    switch (unit) {
    case 'D':
        if (!date_has_day(from)) break;
        *precision = PRECISE_DAY;
        return date_add_days(from, -count);
    case 'W':
        if (!date_has_day(from)) break;
        date = date_add_days(from, -count * WEEK);
        date.day = 0;
        break;
    case 'M':
        if (!from.month) break;
        date = date_add_months(from, -count);
        date.day = 0;
        break;
    case 'Y':
        *precision = PRECISE_YEAR;
        date.year = (int16_t)(from.year > count ? from.year - count : 0);
        break;
    default: break;
    }
    return date;
}

/* "12 days after a quake off the coast killed 98": the tree may hang the verb
 * beside its subject, on the verb before. */
static uint32_t verb_behind(const struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun);
    if (!tree_is_noun(scan, noun)) return noun;
    for (uint32_t i = noun + 1; i < end; i++) {
        const struct token *token = &scan->tokens[i];
        if (token->tag == TAG_PUNCT) break;
        if (token->tag == TAG_VERB && token->relation == REL_ADVCL &&
            phrases_match(&scan->reader->harms[CLASS_VERB], scan->tokens, i,
                          end, NULL) &&
            tree_child(scan, i, REL_OBJ) != NO_TOKEN &&
            token->head == scan->tokens[noun].head &&
            tree_child(scan, i, REL_MARK) == NO_TOKEN)
            return i;
    }
    return noun;
}

/* The word that "after" stands before: the noun, or the verb of its clause. */
static uint32_t told_after(const struct scan *scan, uint32_t after)
{
    uint32_t row, word = scan->tokens[after].head;
    uint32_t end = tree_sentence_end(scan, after);
    if (word > after && !tree_is_root(scan, after))
        return verb_behind(scan, word);
    /* the tree may hang it elsewhere: the first word for an event */
    for (uint32_t i = after + 1; i < end && i <= after + AFTER_MOST; i++)
        if (scan->hit_at[i] ||
            phrases_match(&scan->reader->events, scan->tokens, i, end, &row))
            return i;
    return NO_TOKEN;
}

/* May it be the day from which another time of the sentence is counted? */
static bool is_base(const struct scan *scan, uint32_t other, uint32_t word)
{
    const struct time_mention *time = &scan->analysis.times[other - 1];
    return time->kind == TIME_POINT && time->start.year &&
           !tree_under(scan, time->words.first, word) &&
           (date_has_day(time->start) || !time->start.month);
}

/* The day from which it is counted: another of the sentence, outside of what
 * stands behind "after", the last one before it or else the next; or the
 * report's. */
static struct date base_of(const struct scan *scan, uint32_t index,
                           uint32_t word, bool *told)
{
    uint32_t at = scan->analysis.times[index].words.first, found = 0;
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[at]);
    struct date none = { 0 };
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t other = scan->time_at[i];
        if (!other || other == index + 1 || (found && i > at) ||
            !is_base(scan, other, word))
            continue;
        found = other;
    }
    if (found) {
        struct date day = scan->analysis.times[found - 1].start;
        *told = true;
        return date_has_day(day) ? day : none;
    }
    bool lead =
        scan->sentence_at[at] < LEAD_MOST || lead_up_verb(scan, at) != NO_TOKEN;
    return lead ? scan->published : none;
}

/* Does the sentence tell another time, a month or a year? */
static bool tells_other(const struct scan *scan, uint32_t index)
{
    uint32_t at = scan->analysis.times[index].words.first;
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[at]);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t other = scan->time_at[i];
        if (other && other != index + 1 &&
            scan->analysis.times[other - 1].kind == TIME_POINT &&
            scan->analysis.times[other - 1].start.year &&
            !date_has_day(scan->analysis.times[other - 1].start))
            return true;
    }
    return false;
}

/* "The toll from four days of violence": it began three days before. */
static bool find_spell(struct scan *scan, uint32_t index)
{
    struct time_mention *time = &scan->analysis.times[index];
    uint32_t next = time->words.first + time->words.n, row;
    int32_t count;
    char unit;
    uint8_t precision;
    if (next + 1 >= scan->n_tokens || !scan_is(scan, next, WORD_OF) ||
        !scan_sentence(scan, scan->sentence_at[next])->parsed ||
        !read_length(time->value, &count, &unit))
        return false;
    bool months = unit == 'Y' || unit == 'M';
    uint32_t word = scan->tokens[next].head;
    if (word <= next ||
        !phrases_match(&scan->reader->events, scan->tokens, word,
                       tree_sentence_end(scan, word), &row))
        return false;
    bool told = false;
    struct date base = base_of(scan, index, word, &told);
    /* "Last month 13 died in a single day of fighting" */
    if (!told && tells_other(scan, index)) return false;
    struct date date =
        count_back(base, unit == 'D' ? count - 1 : count, unit, &precision);
    if (!date.year) return false;
    if (!told) date.day = 0;
    time->kind = months ? TIME_SINCE : TIME_POINT;
    time->start = date;
    if (!months) time->end = date;
    time->precision = months     ? precision
                      : date.day ? PRECISE_DAY
                                 : PRECISE_MONTH;
    time->relative = true;
    if (!months) scan->dated[index] = word;
    return true;
}

/* "the deadliest day since fighting with the rebels began a week ago", whatever
 * the tree makes of it. */
static bool is_since_begun(const struct scan *scan, uint32_t first)
{
    bool begun = false;
    for (uint32_t i = first; i > tree_sentence_start(scan, first); i--) {
        const struct token *token = &scan->tokens[i - 1];
        if (token->tag == TAG_PUNCT) break;
        begun |= context_cue(scan, i - 1, CUE_BEGIN);
        if (scan_is(scan, i - 1, WORD_SINCE)) return begun;
    }
    return false;
}

/* "People killed since protests broke out on 18 April": the time of the clause
 * is what the figure is counted from. */
static void find_since(struct scan *scan, uint32_t index)
{
    struct time_mention *time = &scan->analysis.times[index];
    uint32_t token = path_head(scan, time->words);
    if (time->kind != TIME_POINT || !time->start.year ||
        !scan_sentence(scan, scan->sentence_at[token])->parsed)
        return;
    if (is_since_begun(scan, time->words.first)) {
        time->kind = TIME_SINCE;
        return;
    }
    for (int step = 0; step < MOST_CLIMB; step++) {
        token = scan->tokens[token].head;
        if (tree_is_root(scan, token)) return;
        uint32_t mark = tree_child(scan, token, REL_MARK);
        if (mark == NO_TOKEN || !scan_is(scan, mark, WORD_SINCE)) continue;
        time->kind = TIME_SINCE;
        scan->dated[index] = scan->tokens[token].head;
        return;
    }
}

/* In one of the first sentences of the body? */
static bool is_opening(const struct scan *scan, uint32_t token)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < scan->sentence_at[token]; i++)
        n += scan_sentence(scan, i)->zone == ZONE_BODY;
    return n < OPENING_MOST;
}

/* How many days before its date the report speaks: a paper that tells of
 * Sunday alone, printed on Monday; 0 = on its own day, as far as is known. */
static int32_t days_behind(const struct scan *scan)
{
    bool day_before = false;
    struct date now = scan->published;
    if (!date_has_day(now)) return 0;
    for (uint32_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        uint32_t at = time->words.first;
        if (scan_sentence(scan, scan->sentence_at[at])->zone != ZONE_BODY ||
            time->kind != TIME_POINT || !time->relative)
            continue;
        if (date_equal(time->start, now)) return 0;
        day_before |= time->weekday >= 0 && is_opening(scan, at) &&
                      date_equal(time->start, date_add_days(now, -1));
    }
    return day_before ? 1 : 0;
}

/* "killed 13 in the last two days, the ministry said on Friday", printed on
 * Saturday: up to the day on which it was said. */
static void end_window(struct scan *scan, uint32_t index, int32_t behind)
{
    struct time_mention *window = &scan->analysis.times[index];
    const struct sentence *s =
        scan_sentence(scan, scan->sentence_at[window->words.first]);
    if (window->kind != TIME_WINDOW || !date_has_day(window->start) ||
        !date_has_day(window->end))
        return;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t other = scan->time_at[i];
        bool telling;
        if (!other || other == index + 1) continue;
        const struct time_mention *said = &scan->analysis.times[other - 1];
        int32_t days = date_days(window->end) - date_days(said->start);
        if (said->kind != TIME_POINT || !date_has_day(said->start) ||
            days < 1 || days > WEEK)
            continue;
        context_home(scan, other, &telling);
        if (!telling) continue;
        window->start = date_add_days(window->start, -days);
        window->end = said->start;
        return;
    }
    if (window->precision > 2) return;
    window->start = date_add_days(window->start, -behind);
    window->end = date_add_days(window->end, -behind);
}

struct date elapsed_from(const struct scan *scan, uint32_t index,
                         struct date base)
{
    int32_t count;
    char unit;
    uint8_t precision;
    if (!index || scan->dated[index - 1] == NO_TOKEN || !base.year ||
        !read_length(scan->analysis.times[index - 1].value, &count, &unit))
        return (struct date){ 0 };
    /* "Tuesday's attack came a day after": counted from Tuesday already */
    if (date_has_day(scan->analysis.times[index - 1].start))
        return scan->analysis.times[index - 1].start;
    return count_back(base, count, unit, &precision);
}

bool elapsed_holds(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t next = time->words.first + time->words.n;
    if (scan->dated[index - 1] == NO_TOKEN || time->kind != TIME_POINT ||
        anchor <= next || !context_cue(scan, next, CUE_AFTER) ||
        scan->sentence_at[anchor] != scan->sentence_at[next])
        return false;
    for (uint32_t i = next; i < anchor; i++)
        if (scan->tokens[i].tag == TAG_PUNCT || scan->time_at[i]) return false;
    return true;
}

void elapsed_find(struct scan *scan)
{
    size_t n = scan->analysis.n_times;
    scan->dated = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        struct time_mention *time = &scan->analysis.times[i];
        uint32_t next = time->words.first + time->words.n;
        int32_t count;
        char unit;
        uint8_t precision;
        scan->dated[i] = NO_TOKEN;
        find_since(scan, i);
        if (time->kind == TIME_DURATION && find_spell(scan, i)) continue;
        if (time->kind != TIME_DURATION || next >= scan->n_tokens ||
            !context_cue(scan, next, CUE_AFTER) ||
            !scan_sentence(scan, scan->sentence_at[next])->parsed ||
            !read_length(time->value, &count, &unit))
            continue;
        uint32_t word = told_after(scan, next);
        if (word == NO_TOKEN) continue;
        bool told = false;
        struct date base = base_of(scan, i, word, &told);
        struct date date = count_back(base, count, unit, &precision);
        /* A report may be printed a day after it was written. */
        if (!told && precision == PRECISE_DAY) {
            date.day = 0;
            precision = PRECISE_MONTH;
        }
        if (!date.year) continue;
        time->kind = TIME_POINT;
        time->start = time->end = date;
        time->precision = precision;
        time->relative = true;
        scan->dated[i] = word;
    }
    int32_t behind = days_behind(scan);
    for (uint32_t i = 0; i < n; i++) end_window(scan, i, behind);
}
