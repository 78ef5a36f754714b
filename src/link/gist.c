/* Reading the gist of a report.
 *
 * Words of the title weigh most, then those of paragraphs that tell of what
 * happened, by a word for it (story.tsv); page furniture is left out. A word
 * weighs what its rarity says (rarity.tsv), once and a little for each time
 * it comes back, and the whole is brought to one length.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "link/gist.h"
#include "link/telling.h"

enum {
    TITLE_SHARE = 6, /* quarters */
    KEY_SHARE = 4,
    OTHER_SHARE = 2,
    MOST_WORDS = 500,
    LEAD_WORDS = 60,
    SHORT_WORD = 3, /* bytes; shorter words are no terms */
    LONG_WORD = 63,
    LEAST_RARITY = 3, /* halves of a bit: one report in three */
    PAIR_RARITY = 2,  /* of each word of a pair of names */
    NAME_RARITY = 10, /* of forename and surname */
    CORE_RARITY = 12,
    LAND_RARITY = 8,
};

struct entry {
    uint32_t hash; /* 0 = free */
    uint32_t weight;
    uint16_t times;
    uint8_t rarity, flags;
    bool capital, lower, lead;
};

/* Terms by hash, open addressing. */
struct table {
    struct arena *arena;
    struct entry *at;
    size_t room, n;
};

/* One word as the scanner sees it. */
struct seen {
    uint64_t hash;
    uint8_t rarity, mark; /* enum story_mark */
    bool capital, brief, number;
    uint32_t value; /* of a number */
};

struct gist_desk {
    const struct linker *linker;
    struct table table;
};

struct scanner {
    const struct linker *linker;
    struct table *table;
    struct gist *out;
    struct seen before, second; /* the last word and the one before it */
    uint32_t share, n_words;
    uint32_t age; /* a number that may be one; 0 = none */
    uint8_t age_step;
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + UINT64_C(0x9e3779b97f4a7c15) + (a << 6))) *
                 UINT64_C(0xff51afd7ed558ccd);
    return x ^ (x >> 33);
}

uint32_t gist_hash(uint64_t word)
{
    return (uint32_t)(word >> 32) | 1;
}

static struct entry *find_entry(struct table *table, uint32_t hash)
{
    size_t at = (size_t)hash & (table->room - 1);
    while (table->at[at].hash && table->at[at].hash != hash)
        at = (at + 1) & (table->room - 1);
    return &table->at[at];
}

static void make_room(struct table *table)
{
    struct table old = *table;
    if (table->room && table->n * 2 < table->room) return;
    table->room = old.room ? old.room * 2 : 512;
    table->at = ARENA_ARRAY(table->arena, struct entry, table->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.at[i].hash) *find_entry(table, old.at[i].hash) = old.at[i];
}

/* The first time counts whole, each further time a quarter of the less. */
static struct entry *add_term(struct scanner *scanner, uint64_t word,
                              uint8_t rarity)
{
    struct table *table = scanner->table;
    uint32_t share = scanner->share * 4;
    uint32_t hash = gist_hash(word);
    make_room(table);
    struct entry *entry = find_entry(table, hash);
    if (!entry->hash) {
        *entry = (struct entry){ .hash = hash, .rarity = rarity };
        table->n++;
        entry->weight = share;
    } else {
        uint32_t less = entry->weight < share ? entry->weight : share;
        entry->weight =
            (entry->weight > share ? entry->weight : share) + less / 4;
    }
    if (entry->times < UINT16_MAX) entry->times++;
    if (scanner->n_words <= LEAD_WORDS || scanner->share == TITLE_SHARE)
        entry->lead = true;
    return entry;
}

static void take_age(struct scanner *scanner, uint32_t age)
{
    if (!age || age >= GIST_AGES) return;
    scanner->out->ages[age] = true;
    scanner->out->has_age = true;
}

/* "18-year-old", "aged 18"; "Ann Lee, 18," is seen at its second comma. */
static void follow_age(struct scanner *scanner, const struct seen *word)
{
    bool mark = word->mark == STORY_AGE;
    if (word->number && scanner->before.mark == STORY_AGE) {
        take_age(scanner, word->value);
    } else if (word->number) {
        scanner->age = word->value;
        scanner->age_step = 1;
        return;
    } else if (mark && scanner->age_step == 2) {
        take_age(scanner, scanner->age);
    } else if (mark && scanner->age_step == 1) {
        scanner->age_step = 2;
        return;
    }
    scanner->age_step = 0;
}

static uint8_t flag_pair(const struct seen *first, const struct seen *second)
{
    if (second->mark == STORY_STREET) return GIST_STREET;
    bool name = first->mark != STORY_PLAIN && second->mark != STORY_PLAIN &&
                first->mark != STORY_STREET && first->rarity >= NAME_RARITY &&
                second->rarity >= NAME_RARITY;
    return name ? GIST_NAME : 0;
}

/* Two names in a row. */
static void take_pair(struct scanner *scanner, const struct seen *word)
{
    const struct seen *first = &scanner->before;
    if (!first->hash || !first->capital || !word->capital) return;
    if (first->rarity < PAIR_RARITY || word->rarity < PAIR_RARITY) return;
    uint8_t rarity = (uint8_t)((first->rarity + word->rarity) / 2);
    struct entry *entry =
        add_term(scanner, mix(first->hash, word->hash), rarity);
    entry->flags |= flag_pair(first, word);
}

static void take_word(struct scanner *scanner, const struct seen *word)
{
    scanner->n_words++;
    follow_age(scanner, word);
    if (!word->number && !word->brief && word->rarity >= LEAST_RARITY) {
        struct entry *entry = add_term(scanner, word->hash, word->rarity);
        entry->capital |= word->capital;
        entry->lower |= !word->capital;
    }
    if (!word->number) take_pair(scanner, word);
    scanner->second = scanner->before;
    scanner->before = *word;
}

/* What stands between words: a comma ends a name, and may end an age. */
static void take_mark(struct scanner *scanner, uint32_t rune)
{
    if (rune == ' ' || rune == '-' || rune == '.') return;
    if (rune == ',' && scanner->before.number && !scanner->before.hash &&
        scanner->second.capital)
        take_age(scanner, scanner->before.value);
    if (rune != ',') scanner->second.capital = false;
    if (!scanner->before.number) {
        scanner->second = scanner->before;
        scanner->before.hash = 0;
    }
}

static void look_up(const struct linker *linker, struct str word,
                    struct seen *out)
{
    out->hash = str_hash(word);
    struct told_word told = linker_word(linker, word, out->hash);
    out->rarity = told.rarity;
    out->mark = told.mark;
    /* A country is where much else happens; "French" tells as much of it as
     * "France". */
    if (told.land) {
        out->hash = str_hash(linker->land[told.land - 1].code);
        if (out->rarity > LAND_RARITY) out->rarity = LAND_RARITY;
    }
    out->brief = word.len < SHORT_WORD;
}

/* The next run of letters and digits; false at the end. Marks before it are
 * told to `scanner`, when there is one. */
static bool next_word(const struct linker *linker, struct str text, size_t *at,
                      struct scanner *scanner, struct seen *out)
{
    char bytes[LONG_WORD + 8];
    size_t len = 0;
    bool digits = true;
    *out = (struct seen){ 0 };
    while (*at < text.len) {
        size_t next = *at;
        uint32_t rune = utf8_next(text, &next);
        bool digit = utf8_is_digit(rune);
        bool part = digit || utf8_is_letter(rune);
        if (!part && len) break;
        *at = next;
        if (!part) {
            if (scanner) take_mark(scanner, rune);
            continue;
        }
        if (!len) out->capital = utf8_is_upper(rune);
        digits &= digit;
        if (digit && rune < 128 && out->value < 1000)
            out->value = out->value * 10 + (rune - '0');
        if (len < LONG_WORD) len += utf8_put(bytes + len, utf8_lower(rune));
    }
    if (!len) return false;
    out->number = digits;
    if (!digits) look_up(linker, (struct str){ bytes, len }, out);
    return true;
}

static bool tells(const struct linker *linker, struct str text)
{
    struct seen word;
    size_t at = 0;
    while (next_word(linker, text, &at, NULL, &word))
        if (word.mark == STORY_KEY) return true;
    return false;
}

static void take_text(struct scanner *scanner, struct str text, uint32_t share)
{
    struct seen word;
    size_t at = 0;
    scanner->share = share;
    scanner->before = scanner->second = (struct seen){ 0 };
    while (scanner->n_words < MOST_WORDS &&
           next_word(scanner->linker, text, &at, scanner, &word))
        take_word(scanner, &word);
}

static void take_report(struct scanner *scanner, const struct report *report)
{
    take_text(scanner, report->title, TITLE_SHARE);
    for (size_t i = 0; i < report->n_zones; i++) {
        const struct zone *zone = &report->zones[i];
        if (zone->kind != ZONE_BODY && zone->kind != ZONE_CAPTION) continue;
        struct str text =
            str_slice(report->text, zone->span.start, zone->span.end);
        take_text(scanner, text,
                  tells(scanner->linker, text) ? KEY_SHARE : OTHER_SHARE);
    }
    if (!report->n_zones) take_text(scanner, report->text, OTHER_SHARE);
}

static int compare_terms(const void *left, const void *right)
{
    const struct gist_term *a = left, *b = right;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static bool is_core(const struct entry *entry)
{
    return entry->capital && !entry->lower && entry->rarity >= CORE_RARITY &&
           (entry->lead || entry->times > 1);
}

/* The heaviest first. */
static int compare_weights(const void *left, const void *right)
{
    const struct gist_term *a = left, *b = right;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static double measure(const struct table *table)
{
    double sum = 0;
    for (size_t i = 0; i < table->room; i++) {
        double weight = (double)table->at[i].weight * table->at[i].rarity;
        sum += weight * weight;
    }
    return sqrt(sum);
}

static struct gist_term close_term(const struct entry *entry, double length)
{
    double weight = (double)entry->weight * entry->rarity / length;
    struct gist_term term = { entry->hash, (uint16_t)(weight * GIST_ONE + 0.5),
                              entry->rarity, entry->flags };
    if (is_core(entry)) term.flags |= GIST_CORE;
    return term;
}

void gist_count(struct gist *out)
{
    for (size_t i = 0; i < out->n_terms; i++) {
        uint8_t flags = out->terms[i].flags;
        out->n_names += (flags & GIST_NAME) != 0;
        out->n_streets += (flags & GIST_STREET) != 0;
        out->n_cores += (flags & GIST_CORE) != 0;
    }
}

static void close_terms(struct arena *arena, struct table *table,
                        struct gist *out)
{
    double length = measure(table);
    struct arena_mark mark = arena_mark(arena);
    struct gist_term *all = ARENA_ARRAY(arena, struct gist_term, table->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < table->room; i++)
        if (table->at[i].hash) all[n++] = close_term(&table->at[i], length);
    if (n > GIST_TERMS) {
        qsort(all, n, sizeof *all, compare_weights);
        n = GIST_TERMS;
    }
    struct gist_term kept[GIST_TERMS];
    if (n) memcpy(kept, all, n * sizeof *kept);
    arena_release(arena, mark);
    out->terms = ARENA_ARRAY(arena, struct gist_term, n + 1);
    out->n_terms = n;
    if (n) memcpy(out->terms, kept, n * sizeof *kept);
    if (n) qsort(out->terms, n, sizeof *out->terms, compare_terms);
    gist_count(out);
}

struct gist_desk *gist_desk_open(const struct linker *linker,
                                 struct arena *arena)
{
    struct gist_desk *desk = ARENA_NEW(arena, struct gist_desk);
    desk->linker = linker;
    desk->table.arena = arena;
    return desk;
}

static void clear(struct table *table)
{
    table->n = 0;
    if (table->room) memset(table->at, 0, table->room * sizeof *table->at);
}

/* The largest figures of the main event. */
static void take_tolls(const struct reading *reading, struct gist *out)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        int64_t *to = claim->harm == HARM_KILLED    ? &out->killed
                      : claim->harm == HARM_INJURED ? &out->injured
                                                    : NULL;
        bool told = claim->event == 0 && claim->stance != STANCE_DENIED &&
                    claim->lo != OPEN_BOUND;
        if (to && told && claim->lo > *to) *to = claim->lo;
    }
}

void gist_read(struct gist_desk *desk, const struct reading *reading,
               struct gist *out)
{
    struct scanner scanner = { .linker = desk->linker,
                               .table = &desk->table,
                               .out = out };
    *out = (struct gist){ 0 };
    clear(&desk->table);
    if (date_is_known(reading->published))
        out->published = date_days(date_last(reading->published));
    if (reading->n_events) out->event = &reading->events[0];
    if (out->event && date_has_day(out->event->start))
        out->day = date_days(out->event->start);
    out->telling = (uint8_t)telling_read(desk->linker, reading->report);
    take_tolls(reading, out);
    take_report(&scanner, reading->report);
    close_terms(desk->table.arena, &desk->table, out);
}
