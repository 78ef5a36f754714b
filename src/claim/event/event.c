/* The parts of an event: its place and time from the report, the sides and
 * the distinctive words of the sentences that tell of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "claim/happening.h"

enum { WEEK = 7, MOST_WORDS = 48, SHORT_WORD = 4 };

uint32_t event_add(struct scan *scan)
{
    scan->events = arena_grow(scan->arena, scan->events, &scan->room_events,
                              scan->n_events + 1, sizeof *scan->events);
    struct event *event = &scan->events[scan->n_events];
    struct buf id;
    buf_open(&id, scan->arena);
    buf_format(&id, "e%zu", scan->n_events + 1);
    *event = (struct event){ .id = buf_view(&id),
                             .type = EVENT_OTHER,
                             .parent = -1 };
    return (uint32_t)scan->n_events++;
}

/* "PHOENIX" in a dateline: as it would stand in a sentence. */
static struct str calm(const struct scan *scan, struct str text,
                       struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (!scan->tokens[i].all_capital || text.len <= SHORT_WORD) return text;
    struct str small = str_lower(scan->arena, text);
    char *out = arena_copy(scan->arena, small.at, small.len);
    if (small.len != text.len) return text;
    bool first = true; /* in the first letter of a word, all its bytes */
    for (size_t i = 0; i < text.len; i++) {
        bool within = ((unsigned char)text.at[i] & 0xc0) == 0x80;
        char before = i ? text.at[i - 1] : ' ';
        first = within ? first : before == ' ' || before == '-';
        if (first) out[i] = text.at[i];
    }
    return (struct str){ out, text.len };
}

void event_set_place(const struct scan *scan, struct event *event,
                     uint32_t place)
{
    if (!place) return;
    const struct place *from = &scan->analysis.places[place - 1].place;
    event->place = from->name;
    event->country = from->country;
    event->latitude = from->latitude;
    event->longitude = from->longitude;
    event->place_kind = from->kind;
    event->admin1 = from->admin1;
    if (from->kind != PLACE_TOWN || scan->analysis.places[place - 1].described)
        return;
    /* A town bears the name that the text gives it. */
    struct str text = scan_text(scan, scan->analysis.places[place - 1].words);
    if (text.len && !memchr(text.at, '\n', text.len))
        event->place = calm(scan, text, scan->analysis.places[place - 1].words);
}

void event_place_rest(struct scan *scan)
{
    for (size_t i = 0; i < scan->n_events; i++) {
        struct event *event = &scan->events[i];
        if (event->place.len || !event->country.len) continue;
        event->place = find_country_name(scan->reader->find, event->country);
        event->place_kind = PLACE_COUNTRY;
    }
}

/* "Last week" is when something happened, not how long it took: the month
 * that holds the middle of the week, or the year. */
static struct date blur(struct date start, struct date end)
{
    int32_t first = date_days(date_first(start));
    int32_t last = date_days(date_last(end));
    struct date middle = date_from_days(first + (last - first) / 2);
    middle.day = 0;
    if (last - first > 45) middle.month = 0;
    return middle;
}

/* "the worst since January 2016, when 30 died": they died in that month. */
static bool is_moment(const struct scan *scan, const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n;
    return next + 1 < scan->n_tokens && str_is(scan->tokens[next].lower, ",") &&
           scan_is(scan, next + 1, WORD_WHEN);
}

void event_set_time(const struct scan *scan, struct event *event, uint32_t time)
{
    if (!time) return;
    const struct time_mention *from = &scan->analysis.times[time - 1];
    event->start = from->start;
    event->end = from->kind == TIME_SINCE ? (struct date){ 0 } : from->end;
    if (from->kind == TIME_SINCE && is_moment(scan, from))
        event->end = event->start;
    if (from->month && !from->day && date_has_day(event->start)) {
        /* "in mid-March", "since late May": no day is told */
        event->start.day = event->end.day = 0;
        return;
    }
    bool stretch = from->kind == TIME_POINT && from->relative && !from->day &&
                   from->precision > 2 && date_has_day(from->start) &&
                   date_has_day(from->end) && !context_is_wide(event->type) &&
                   !from->range;
    if (!stretch) return;
    event->start = blur(from->start, from->end);
    event->end = event->start;
}

bool event_is_day(const struct scan *scan, uint32_t time)
{
    const struct time_mention *from = &scan->analysis.times[time - 1];
    return from->kind == TIME_POINT && date_has_day(from->start) &&
           from->precision <= 2;
}

static int compare_names(const void *left, const void *right)
{
    const struct str *a = left, *b = right;
    size_t len = a->len < b->len ? a->len : b->len;
    int order = len ? memcmp(a->at, b->at, len) : 0;
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* Sort, and keep one of each. */
static size_t sort_names(struct str *names, size_t n)
{
    size_t kept = 0;
    if (n) qsort(names, n, sizeof *names, compare_names);
    for (size_t i = 0; i < n; i++)
        if (!kept || !str_equal(names[kept - 1], names[i]))
            names[kept++] = names[i];
    return kept;
}

/* Names found in the sentences of one event. */
struct gathering {
    struct scan *scan;
    struct str *sides, *words;
    size_t n_sides, room_sides, n_words, room_words;
};

static void add_name(struct gathering *to, bool side, struct str name)
{
    struct str **at = side ? &to->sides : &to->words;
    size_t *n = side ? &to->n_sides : &to->n_words;
    size_t *room = side ? &to->room_sides : &to->room_words;
    if (!name.len) return;
    *at = arena_grow(to->scan->arena, *at, room, *n + 1, sizeof **at);
    (*at)[(*n)++] = name;
}

/* Names, targets and things: nouns and names that are not a group of people,
 * a day or a word of saying. */
static bool is_telling(const struct scan *scan, uint32_t token)
{
    const struct token *at = &scan->tokens[token];
    uint32_t value, end = tree_sentence_end(scan, token);
    if (at->kind != TOKEN_WORD || at->lower.len < SHORT_WORD) return false;
    if (at->tag != TAG_NOUN && at->tag != TAG_PROPN) return false;
    if (scan->time_at[token] || scan->number_at[token] || scan->hit_at[token])
        return false;
    const struct reader *reader = scan->reader;
    return !phrases_match(&reader->people, scan->tokens, token, end, &value) &&
           !phrases_match(&reader->speech, scan->tokens, token, end, &value) &&
           !phrases_match(&reader->sources, scan->tokens, token, end, &value);
}

static void gather(struct gathering *to, uint32_t sentence)
{
    struct scan *scan = to->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t place = scan->place_at[i], row;
        if (place && (i == s->first || scan->place_at[i - 1] != place)) {
            const struct place *from = &scan->analysis.places[place - 1].place;
            if (from->kind == PLACE_COUNTRY || from->kind == PLACE_PEOPLE)
                add_name(to, true, from->name);
        }
        if (phrases_match(&scan->reader->armed, scan->tokens, i,
                          s->first + s->n, &row))
            add_name(to, true, scan->reader->armed_rows[row].name);
        if (to->n_words < 4 * MOST_WORDS && is_telling(scan, i))
            add_name(to, false, scan->tokens[i].lower);
    }
}

static void close_gathering(struct gathering *from, struct event *event)
{
    struct buf words;
    event->n_sides = sort_names(from->sides, from->n_sides);
    event->sides = from->sides;
    size_t n = sort_names(from->words, from->n_words);
    buf_open(&words, from->scan->arena);
    for (size_t i = 0; i < n && i < MOST_WORDS; i++) {
        if (i) buf_char(&words, ' ');
        buf_str(&words, from->words[i]);
    }
    event->words = buf_view(&words);
}

void event_describe(struct scan *scan)
{
    struct gathering *all =
        ARENA_ARRAY(scan->arena, struct gathering, scan->n_events + 1);
    uint32_t *last = ARENA_ARRAY(scan->arena, uint32_t, scan->n_events + 1);
    for (size_t i = 0; i < scan->n_events; i++) all[i].scan = scan;
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (scan_sentence(scan, i)->zone == ZONE_TITLE) gather(&all[0], i);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        if (last[draft->event] == draft->sentence + 1) continue;
        last[draft->event] = draft->sentence + 1;
        gather(&all[draft->event], draft->sentence);
    }
    for (size_t i = 0; i < scan->n_events; i++)
        close_gathering(&all[i], &scan->events[i]);
}
