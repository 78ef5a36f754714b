/* Event mentions of all readings, made comparable: days as numbers, places as
 * words, distinctive words as numbers with the count of mentions they are in.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "link/mention.h"

enum {
    FRESH_DAYS = 10, /* an event without a date: so many before its report */
    SHORT_DAYS = 3,  /* a stretch up to this is as good as a day */
    MOST_WORDS = 64,
    SHORT_WORD = 4, /* letters; shorter words tell nothing */
};

static struct days read_days(const struct event *event, int32_t published)
{
    struct days days = { published - FRESH_DAYS, published, DAYS_NONE };
    struct date start = event->start, end = event->end;
    if (!date_is_known(start)) start = end;
    if (!date_is_known(start)) return days;
    days.first = date_days(start);
    days.last = date_is_known(end) ? date_days(date_last(end))
                                   : date_days(date_last(start));
    days.known = date_has_day(start) ? DAYS_DAY
                 : start.month       ? DAYS_MONTH
                                     : DAYS_YEAR;
    if (days.known == DAYS_DAY && days.last - days.first > SHORT_DAYS)
        days.known = DAYS_SPAN;
    /* "until 1994": it began long before */
    if (!date_is_known(event->start)) days.first -= 31;
    if (days.last < days.first) days.last = days.first;
    return days;
}

/* What goes on: a war or a siege without an end. */
static void keep_open(const struct join *join, struct mention *mention)
{
    const struct linker *linker = join->work->linker;
    const struct event *event = mention->event;
    if (linker->level[event->type] == LEVEL_INCIDENT) return;
    bool a_day =
        date_has_day(event->start) && date_equal(event->start, event->end);
    /* A war dated to one day is one of which only the beginning is told. */
    if (!date_is_known(event->end) || (event->type == EVENT_WAR && a_day))
        mention->days.last = DAYS_OPEN;
}

static void read_place(const struct join *join, struct mention *mention)
{
    const struct linker *linker = join->work->linker;
    const struct event *event = mention->event;
    uint32_t value = 0;
    words_read(join->arena, event->place, &mention->place);
    mention->land = event->country;
    mention->form = event->place.len ? PLACE_AREA : PLACE_NOWHERE;
    if (words_match(&mention->place, 0, &linker->lands, &value) ==
            mention->place.n &&
        mention->place.n) {
        mention->form = PLACE_LAND;
        if (!mention->land.len) mention->land = linker->land[value / 4].code;
    } else if (event->place_kind == PLACE_TOWN &&
               (event->latitude != 0 || event->longitude != 0)) {
        mention->form = PLACE_SPOT;
    }
    const struct land *land = linker_land(linker, mention->land);
    if (land && land->within.len) mention->land = land->within;
}

static int compare_numbers(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

struct word_list {
    struct join *join;
    struct map map; /* word -> number */
    size_t room;    /* of join->df */
    uint32_t *at;
    size_t n;
};

static uint32_t number_word(struct word_list *list, struct str word)
{
    struct join *join = list->join;
    uint32_t number = 0;
    if (map_get(&list->map, word, &number)) return number;
    number = (uint32_t)join->n_words;
    join->df = arena_grow(join->arena, join->df, &list->room, join->n_words + 1,
                          sizeof *join->df);
    join->df[join->n_words++] = 0;
    map_put(&list->map, word, number);
    return number;
}

/* Names, targets, things: longer words; the linker weighs how rare each is. */
static void take_words(struct word_list *list, struct str text)
{
    struct words words;
    words_read(list->join->arena, text, &words);
    for (size_t i = 0; i < words.n && list->n < MOST_WORDS; i++) {
        struct str word = words_slice(&words, i, 1);
        if (word.len < SHORT_WORD || (word.at[0] >= '0' && word.at[0] <= '9'))
            continue;
        list->at[list->n++] = number_word(list, word);
    }
}

bool mention_names(const struct mention *mention, struct str land)
{
    for (size_t i = 0; i < mention->n_named; i++)
        if (str_equal(mention->named[i], land)) return true;
    return false;
}

/* The lands that a stretch of text names, as codes of countries. */
static void take_lands(const struct join *join, struct mention *mention,
                       struct str text)
{
    const struct linker *linker = join->work->linker;
    struct words words;
    words_read(join->arena, text, &words);
    for (size_t i = 0; i < words.n && mention->n_named < NAMED_LANDS; i++) {
        uint32_t at = 0;
        if (!words.capital[i] || !words_match(&words, i, &linker->lands, &at))
            continue;
        const struct land *land = &linker->land[at / 4];
        struct str code = land->within.len ? land->within : land->code;
        if (!mention_names(mention, code))
            mention->named[mention->n_named++] = code;
    }
}

/* The words that the reading gives for the event; without any, those of the
 * sentences that tell its claims. */
static void draw_words(struct word_list *list, struct mention *mention)
{
    const struct reading *reading =
        list->join->work->readings[mention->reading];
    uint32_t last = UINT32_MAX;
    take_words(list, mention->event->words);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        struct str sentence = str_slice(
            reading->report->text, claim->sentence.start, claim->sentence.end);
        if (claim->event != mention->index || claim->sentence.start == last)
            continue;
        last = claim->sentence.start;
        take_lands(list->join, mention, sentence);
        if (!mention->event->words.len) take_words(list, sentence);
    }
}

static void read_words(struct word_list *list, struct mention *mention)
{
    size_t kept = 0;
    list->at = ARENA_ARRAY(list->join->arena, uint32_t, MOST_WORDS);
    list->n = 0;
    draw_words(list, mention);
    if (list->n) qsort(list->at, list->n, sizeof *list->at, compare_numbers);
    for (size_t i = 0; i < list->n; i++)
        if (!kept || list->at[kept - 1] != list->at[i])
            list->at[kept++] = list->at[i];
    mention->words = list->at;
    mention->n_words = kept;
}

static void count_mentions(struct join *join)
{
    const struct work *work = join->work;
    join->first_mention = ARENA_ARRAY(join->arena, uint32_t, work->n + 1);
    for (size_t i = 0; i < work->n; i++) {
        join->first_mention[i] = (uint32_t)join->n_mentions;
        join->n_mentions += work->readings[i]->n_events;
    }
    join->mentions =
        ARENA_ARRAY(join->arena, struct mention, join->n_mentions + 1);
}

void mention_read(struct join *join)
{
    const struct work *work = join->work;
    struct word_list list = { .join = join };
    map_open(&list.map, join->arena);
    count_mentions(join);
    for (uint32_t i = 0; i < work->n; i++) {
        const struct reading *reading = work->readings[i];
        for (uint32_t j = 0; j < reading->n_events; j++) {
            struct mention *mention =
                &join->mentions[join->first_mention[i] + j];
            mention->reading = i;
            mention->index = j;
            mention->event = &reading->events[j];
            mention->published = date_is_known(reading->published)
                                     ? date_days(date_last(reading->published))
                                     : 0;
            mention->days = read_days(mention->event, mention->published);
            keep_open(join, mention);
            read_place(join, mention);
            read_words(&list, mention);
        }
    }
}
