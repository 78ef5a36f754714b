/* Event mentions of all readings, made comparable: days as numbers, places as
 * words, rarer words as hashes.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "link/mention.h"

enum {
    FRESH_DAYS = 10, /* an event without a date: so many before its report */
    SHORT_DAYS = 3,  /* a stretch up to this is as good as a day */
    MOST_WORDS = 64,
    RARE = 13,      /* halves of a bit: one report in ninety */
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
static void keep_open(const struct linker *linker, struct mention *mention)
{
    const struct event *event = mention->event;
    if (linker->level[event->type] == LEVEL_INCIDENT) return;
    bool a_day =
        date_has_day(event->start) && date_equal(event->start, event->end);
    /* A war dated to one day is one of which only the beginning is told. */
    if (!date_is_known(event->end) || (event->type == EVENT_WAR && a_day))
        mention->days.last = DAYS_OPEN;
}

void mention_place(struct arena *arena, struct mention *mention)
{
    words_read(arena, mention->event->place, &mention->place);
    mention->place_bits = 0;
    for (size_t i = 0; i < mention->place.n; i++)
        mention->place_bits |=
            UINT64_C(1) << (str_hash(words_slice(&mention->place, i, 1)) >> 58);
}

static void read_place(const struct linker *linker, struct arena *arena,
                       struct mention *mention)
{
    const struct event *event = mention->event;
    uint32_t value = 0;
    mention_place(arena, mention);
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

/* Whose mention is read, and the words that it has so far. */
struct word_list {
    const struct linker *linker;
    struct arena *arena;
    const struct reading *reading;
    uint32_t *at;
    size_t n;
};

/* Names, targets, things: longer words that few reports hold. */
static void take_words(struct word_list *list, struct str text)
{
    struct words words;
    words_read(list->arena, text, &words);
    for (size_t i = 0; i < words.n && list->n < MOST_WORDS; i++) {
        struct str word = words_slice(&words, i, 1);
        if (word.len < SHORT_WORD || (word.at[0] >= '0' && word.at[0] <= '9'))
            continue;
        uint64_t hash = str_hash(word);
        if (linker_word(list->linker, word, hash).rarity >= RARE)
            list->at[list->n++] = (uint32_t)(hash >> 32);
    }
}

bool mention_names(const struct mention *mention, struct str land)
{
    for (size_t i = 0; i < mention->n_named; i++)
        if (str_equal(mention->named[i], land)) return true;
    return false;
}

/* The lands that a stretch of text names, as codes of countries. */
static void take_lands(const struct word_list *list, struct mention *mention,
                       struct str text)
{
    const struct linker *linker = list->linker;
    struct words words;
    words_read(list->arena, text, &words);
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
    const struct reading *reading = list->reading;
    uint32_t last = UINT32_MAX;
    take_words(list, mention->event->words);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        struct str sentence = str_slice(
            reading->report->text, claim->sentence.start, claim->sentence.end);
        if (claim->event != mention->index || claim->sentence.start == last)
            continue;
        last = claim->sentence.start;
        mention->told = true;
        take_lands(list, mention, sentence);
        if (!mention->event->words.len) take_words(list, sentence);
    }
}

static void read_words(struct word_list *list, struct mention *mention)
{
    size_t kept = 0;
    list->at = ARENA_ARRAY(list->arena, uint32_t, MOST_WORDS);
    list->n = 0;
    draw_words(list, mention);
    if (list->n) qsort(list->at, list->n, sizeof *list->at, compare_numbers);
    for (size_t i = 0; i < list->n; i++)
        if (!kept || list->at[kept - 1] != list->at[i])
            list->at[kept++] = list->at[i];
    mention->words = list->at;
    mention->n_words = kept;
}

void mention_make(const struct linker *linker, struct arena *arena,
                  const struct reading *reading, struct mention *mention)
{
    struct word_list list = { linker, arena, reading, NULL, 0 };
    mention->event = &reading->events[mention->index];
    if (date_is_known(reading->published))
        mention->published = date_days(date_last(reading->published));
    mention->days = read_days(mention->event, mention->published);
    keep_open(linker, mention);
    read_place(linker, arena, mention);
    read_words(&list, mention);
}

void mention_read(struct join *join)
{
    const struct work *work = join->work;
    size_t n = 0;
    join->first_mention = ARENA_ARRAY(join->arena, uint32_t, work->n + 1);
    join->main = ARENA_ARRAY(join->arena, struct mention *, work->n + 1);
    for (size_t i = 0; i < work->n; i++) n += work->readings[i]->n_events;
    join->mentions = ARENA_ARRAY(join->arena, struct mention, n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        join->first_mention[i] = (uint32_t)join->n_mentions;
        n = work->readings[i]->n_events;
        if (n) join->main[i] = &join->mentions[join->n_mentions];
        for (uint32_t j = 0; j < n; j++) {
            struct mention *mention = &join->mentions[join->n_mentions++];
            *mention = (struct mention){ .reading = i, .index = j };
            mention_make(work->linker, join->arena, work->readings[i], mention);
        }
    }
}

void mention_follow(struct join *join)
{
    const struct work *work = join->work;
    for (uint32_t i = 0; i < work->n; i++) {
        uint32_t first = work->group[i];
        if (first != i && join->main[i] && join->main[first])
            join->main[i]->follows = true;
    }
}
