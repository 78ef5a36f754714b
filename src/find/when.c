/* Times in a report: layers of rules, then the calendar.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when.h"

#include "find/when_rule.h"

enum {
    LAYERS = 3,
    TENSE_BACK = 12, /* how far a verb is looked for before a time */
    TENSE_ON = 5,    /* and after it */
    BYLINE_WORDS = 8,
};

struct when_finder {
    struct when_words words;
    struct when_layer layer[LAYERS];
    uint16_t tense; /* the class that tells past from future */
};

/* What a search works with. */
struct search {
    const struct when_finder *finder;
    struct arena *arena;
    struct analysis *analysis;
    struct when_items items; /* of the sentence */
    struct when_context context;
    size_t room;
};

static bool add_row(struct when_finder *finder, const struct row *row)
{
    int64_t layer = 0;
    if (str_is(row->cell[0], "word"))
        return when_words_add(&finder->words, row);
    if (!str_is(row->cell[0], "rule") || !str_number(row->cell[1], &layer) ||
        layer < 1 || layer > LAYERS)
        return false;
    return when_layer_add(&finder->layer[layer - 1], &finder->words,
                          row->cell[2], row->cell[3]);
}

enum status when_open(struct arena *arena, const struct pack *pack,
                      struct lang *lang, struct when_finder **out,
                      struct error *error)
{
    struct str bytes;
    struct row row;
    if (!pack_find(pack, "dates.tsv", &bytes))
        return error_set(error, STATUS_PACK, 0,
                         "the language pack has no 'dates.tsv'");
    struct when_finder *finder = ARENA_NEW(arena, struct when_finder);
    when_words_open(&finder->words, lang, arena);
    for (int i = 0; i < LAYERS; i++) when_layer_open(&finder->layer[i], arena);
    struct rows rows = rows_open(bytes);
    while (rows_next(&rows, &row))
        if (!add_row(finder, &row))
            return error_set(error, STATUS_PACK, row.line,
                             "cannot read 'dates.tsv': line %zu: broken row",
                             row.line);
    finder->tense = when_words_class(&finder->words, STR("tense"));
    *out = finder;
    return STATUS_OK;
}

static bool is_point(const struct when_sense *sense)
{
    int base = sense->at[WHEN_BASE];
    return base >= WHEN_CALENDAR && base <= WHEN_NAMED_DAY &&
           sense->at[WHEN_KIND] <= TIME_POINT + 1;
}

/* Let later layers see a time by its classes. */
static void mark_time(struct when_item *item)
{
    const int32_t *at = item->sense->at;
    if (at[WHEN_BASE] == WHEN_LENGTH) when_item_mark(item, CLASS_LENGTH, 0);
    if (at[WHEN_BASE] == WHEN_HOURS) when_item_mark(item, CLASS_CLOCK, 0);
    if (!is_point(item->sense)) return;
    when_item_mark(item, CLASS_POINT, 0);
    if (at[WHEN_BASE] == WHEN_NAMED_DAY)
        when_item_mark(item, CLASS_WEEKDAY, 0);
    else if (at[WHEN_BASE] == WHEN_CALENDAR && at[WHEN_DAY])
        when_item_mark(item, CLASS_DATE, 0);
    else if (at[WHEN_UNIT] != WHEN_DAYS)
        when_item_mark(item, CLASS_SPAN, 0);
}

/* Put a match in place of its items, at `to`. */
static void put_match(struct search *search, const struct when_layer *layer,
                      const struct when_path *path, size_t at, size_t to)
{
    const struct when_item *items = &search->items.at[at];
    struct when_sense *sense = ARENA_NEW(search->arena, struct when_sense);
    when_layer_read(layer, &search->finder->words, path, items, sense);
    struct when_item *item = &search->items.at[to];
    item->first = items[0].first;
    item->last = items[path->n - 1].last;
    item->starts = item->ends = true;
    item->sense = sense;
    item->n = 0;
    mark_time(item);
}

/* One layer over all items, in place: what is written never runs ahead of
 * what is read. Returns how many times it found. */
static size_t run_layer(struct search *search, const struct when_layer *layer)
{
    struct when_items *items = &search->items;
    size_t kept = 0, found = 0;
    for (size_t i = 0; i < items->n; kept++) {
        const struct when_path *path =
            items->at[i].n ? when_layer_match(layer, items, i) : NULL;
        if (path) {
            put_match(search, layer, path, i, kept);
            i += path->n;
            found++;
        } else {
            if (kept != i) items->at[kept] = items->at[i];
            i++;
        }
    }
    items->n = kept;
    return found;
}

/* The tense that a word shows, 0 when none. */
static int find_tense(const struct when_finder *finder, uint32_t word)
{
    uint32_t entry = word_table_get(&finder->words.entries, word);
    for (; entry; entry = finder->words.entry[entry].next)
        if (finder->words.entry[entry].symbol == finder->tense)
            return finder->words.entry[entry].value;
    return 0;
}

/* The nearest word that shows tense decides, looking back first. */
static int8_t sentence_tense(const struct search *search, struct stretch words,
                             struct stretch sentence)
{
    const struct token *tokens = search->analysis->tokens.at;
    size_t end = sentence.first + sentence.n, after = words.first + words.n;
    for (size_t i = 1; i <= TENSE_BACK && words.first >= sentence.first + i;
         i++) {
        int tense = find_tense(search->finder, tokens[words.first - i].word);
        if (tense) return (int8_t)tense;
    }
    for (size_t i = after; i < end && i < after + TENSE_ON; i++) {
        int tense = find_tense(search->finder, tokens[i].word);
        if (tense) return (int8_t)tense;
    }
    return 0;
}

static uint8_t find_kind(const struct when_sense *sense)
{
    if (sense->at[WHEN_KIND]) return (uint8_t)(sense->at[WHEN_KIND] - 1);
    if (sense->at[WHEN_BASE] == WHEN_LENGTH) return TIME_DURATION;
    return sense->at[WHEN_BASE] == WHEN_HOURS ? TIME_CLOCK : TIME_POINT;
}

/* Does what follows hang on this time? "A year earlier" is an aside. */
static bool is_anchor(const struct when_sense *sense,
                      const struct when_days *days)
{
    const int32_t *at = sense->at;
    bool aside = at[WHEN_UNIT] == WHEN_YEARS && at[WHEN_SIGN] == -1;
    return days->start.year && days->unit <= WHEN_YEARS && !aside;
}

/* "BBC, 4 May 2012": the report's own day, from which no story goes on. */
static bool is_byline(const struct search *search, struct stretch words,
                      struct stretch sentence, const struct when_days *days)
{
    return !days->relative && sentence.n <= BYLINE_WORDS &&
           words.first + words.n >= sentence.first + sentence.n &&
           date_has_day(days->start) &&
           date_equal(days->start, search->context.reference);
}

static struct when_days find_days(struct search *search,
                                  const struct when_sense *sense, int kind,
                                  struct stretch words, struct stretch sentence)
{
    struct when_context *context = &search->context;
    if (kind == TIME_WINDOW) return when_window(sense, context->reference);
    struct when_days days = when_resolve(sense, context);
    /* "held since 2007. A day earlier ...": no story goes on from there */
    bool open = kind == TIME_SINCE && days.unit > WHEN_DAYS;
    if (open || !is_anchor(sense, &days)) return days;
    if (is_byline(search, words, sentence, &days)) return days;
    context->start = days.start;
    context->end = days.end;
    context->unit = days.unit;
    if (days.unit == WHEN_DAYS)
        context->day = days.relative ? days.end : days.start;
    if (sense->at[WHEN_YEAR] && days.start.month) context->month = days.start;
    return days;
}

/* The day that a time of day belongs to, for its value: the one just named,
 * else the day of the report. */
static struct when_days find_clock_day(const struct when_context *context)
{
    struct when_days days = { .unit = WHEN_DAYS };
    days.start = context->start.day ? context->start : context->reference;
    days.end = days.start;
    return days;
}

static struct time_mention *add_mention(struct search *search)
{
    struct analysis *analysis = search->analysis;
    analysis->times =
        arena_grow(search->arena, analysis->times, &search->room,
                   analysis->n_times + 1, sizeof *analysis->times);
    return &analysis->times[analysis->n_times++];
}

/* "Between March and May", "the week ending 12 December". */
static bool is_range(const struct when_sense *sense)
{
    const int32_t *at = sense->at;
    return sense->to || at[WHEN_TO_DAY] || at[WHEN_TO_MONTH] ||
           at[WHEN_TO_YEAR] || (at[WHEN_UNIT] == WHEN_WEEKS && at[WHEN_DAY]);
}

static void add_time(struct search *search, const struct when_item *item,
                     struct stretch sentence)
{
    const struct when_sense *sense = item->sense;
    uint8_t kind = find_kind(sense);
    struct stretch words = { item->first, item->last - item->first + 1 };
    search->context.tense = kind == TIME_SINCE
                                ? SURELY_PAST
                                : sentence_tense(search, words, sentence);
    struct when_days days = find_days(search, sense, kind, words, sentence);
    struct when_days named =
        kind == TIME_CLOCK ? find_clock_day(&search->context) : days;
    struct time_mention *out = add_mention(search);
    *out = (struct time_mention){
        .words = words,
        .start = days.start,
        .end = days.end,
        .kind = kind,
        .precision = days.precision,
        .relative = days.relative,
        .range = is_range(sense),
        .weekday = (int8_t)(sense->at[WHEN_WEEKDAY] - 1),
        .month = (int8_t)sense->at[WHEN_MONTH],
        .day = (int8_t)sense->at[WHEN_DAY],
        .value = when_value(search->arena, sense, &named),
    };
    if (kind == TIME_SINCE) out->end = (struct date){ 0, 0, 0 };
    if (kind == TIME_UNTIL) out->start = (struct date){ 0, 0, 0 };
}

static void search_sentence(struct search *search, struct stretch sentence)
{
    search->items.n = 0;
    when_items_cut(&search->finder->words, search->analysis->tokens.at,
                   sentence.first, sentence.first + sentence.n, &search->items);
    when_items_count(&search->finder->words, &search->items);
    if (!run_layer(search, &search->finder->layer[0])) return;
    for (int i = 1; i < LAYERS; i++)
        run_layer(search, &search->finder->layer[i]);
    for (size_t i = 0; i < search->items.n; i++) {
        const struct when_sense *sense = search->items.at[i].sense;
        if (sense && sense->at[WHEN_KIND] != WHEN_NO_TIME)
            add_time(search, &search->items.at[i], sentence);
    }
}

static void search_report(struct search *search)
{
    const struct tokens *tokens = &search->analysis->tokens;
    search->analysis->times = NULL;
    search->analysis->n_times = 0;
    search->room = 0;
    for (size_t i = 0; i < tokens->n_sentences; i++)
        search_sentence(search, (struct stretch){ tokens->sentences[i].first,
                                                  tokens->sentences[i].n });
}

/* The first month or day that the text gives with its year. */
static const struct time_mention *find_dated(const struct analysis *analysis)
{
    for (size_t i = 0; i < analysis->n_times; i++) {
        const struct time_mention *time = &analysis->times[i];
        if (time->kind == TIME_POINT && !time->relative && time->start.month)
            return time;
    }
    return NULL;
}

void when_find(const struct when_finder *finder, struct arena *arena,
               struct date reference, struct analysis *analysis)
{
    struct search search = { .finder = finder,
                             .arena = arena,
                             .analysis = analysis };
    search.items.arena = arena;
    search.context.reference = reference;
    search_report(&search);
    const struct time_mention *dated = find_dated(analysis);
    if (reference.year || !dated) return;
    search.context = (struct when_context){ .start = dated->start,
                                            .end = dated->start,
                                            .unit = WHEN_YEARS };
    search_report(&search);
}
