/* The vocabulary of times.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_word.h"

struct name {
    const char *text;
    int32_t value;
};

static const struct name FIELDS[] = {
    { "kind", WHEN_KIND },       { "base", WHEN_BASE },
    { "n", WHEN_COUNT },         { "q", WHEN_COUNT },
    { "count", WHEN_COUNT },     { "sign", WHEN_SIGN },
    { "unit", WHEN_UNIT },       { "year", WHEN_YEAR },
    { "month", WHEN_MONTH },     { "day", WHEN_DAY },
    { "weekday", WHEN_WEEKDAY }, { "part", WHEN_PART },
    { "mod", WHEN_MOD },         { "way", WHEN_WAY },
    { "season", WHEN_SEASON },   { "quarter", WHEN_QUARTER },
    { "nth", WHEN_NTH },         { "hour", WHEN_HOUR },
    { "minute", WHEN_MINUTE },   { "half", WHEN_HALF },
    { "ref", WHEN_REF },         { "holiday", WHEN_MONTHDAY },
    { "range", WHEN_RANGE },     { "either", WHEN_EITHER },
    { "decade", WHEN_YEAR },     { "yy", WHEN_TO_YEAR },
    { "century", WHEN_YEAR },    { "to_month", WHEN_TO_MONTH },
};

/* Names of values that tables use instead of numbers. */
static const struct name VALUES[] = {
    { "point", TIME_POINT + 1 },
    { "window", TIME_WINDOW + 1 },
    { "since", TIME_SINCE + 1 },
    { "until", TIME_UNTIL + 1 },
    { "duration", TIME_DURATION + 1 },
    { "clock", TIME_CLOCK + 1 },
    { "set", TIME_SET + 1 },
    { "none", WHEN_NO_TIME },
    { "calendar", WHEN_CALENDAR },
    { "report", WHEN_REPORT },
    { "anchor", WHEN_ANCHOR },
    { "named", WHEN_NAMED_DAY },
    { "length", WHEN_LENGTH },
    { "vague", WHEN_VAGUE },
    { "hours", WHEN_HOURS },
    { "feast", WHEN_FEAST },
    { "second", WHEN_SECONDS },
    { "minute", WHEN_MINUTES },
    { "hour", WHEN_HOURLY },
    { "day", WHEN_DAYS },
    { "weekend", WHEN_WEEKEND },
    { "week", WHEN_WEEKS },
    { "fortnight", WHEN_FORTNIGHT },
    { "month", WHEN_MONTHS },
    { "quarter", WHEN_QUARTERS },
    { "season", WHEN_SEASONS },
    { "year", WHEN_YEARS },
    { "decade", WHEN_DECADES },
    { "century", WHEN_CENTURIES },
    { "morning", WHEN_MORNING },
    { "midday", WHEN_MIDDAY },
    { "afternoon", WHEN_AFTERNOON },
    { "evening", WHEN_EVENING },
    { "night", WHEN_NIGHT },
    { "early", WHEN_EARLY },
    { "mid", WHEN_MID },
    { "late", WHEN_LATE },
    { "earlier", WHEN_EARLIER },
    { "later", WHEN_LATER },
    { "eve", WHEN_EVE },
    { "some", WHEN_SOME },
    { "past", 1 },
    { "present", 2 },
    { "future", 3 },
    { "last", -1 },
    { "next", 1 },
    { "this", 2 },
};

/* In the order of enum when_class. */
static const char *const FORMS[] = {
    "n",      "q",         "day",         "day.big",    "month.mm",
    "nth",    "year",      "year.modern", "year.words", "year.two",
    "yy",     "decade",    "hour",        "minute",     "T",
    "T.date", "T.weekday", "T.span",      "D",          "C",
};

static bool look_up(const struct name *names, size_t n, struct str text,
                    int32_t *out)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(text, names[i].text)) {
            *out = names[i].value;
            return true;
        }
    return false;
}

bool when_field_find(struct str name, int *out)
{
    int32_t value = 0;
    if (!look_up(FIELDS, sizeof FIELDS / sizeof *FIELDS, name, &value))
        return false;
    *out = (int)value;
    return true;
}

bool when_name_value(struct str name, int32_t *out)
{
    int64_t number = 0;
    bool minus = name.len && name.at[0] == '-';
    if (str_number(str_slice(name, minus, name.len), &number) &&
        number < INT16_MAX) {
        *out = (int32_t)(minus ? -number : number);
        return true;
    }
    return look_up(VALUES, sizeof VALUES / sizeof *VALUES, name, out);
}

static uint16_t add_symbol(struct when_words *words)
{
    if (words->n_symbols + 1 >= WHEN_SYMBOLS) return 0;
    words->field[words->n_symbols] = WHEN_FIELDS;
    return words->n_symbols++;
}

uint16_t when_words_class(struct when_words *words, struct str name)
{
    uint32_t symbol = 0;
    if (map_get(&words->classes, name, &symbol)) return (uint16_t)symbol;
    uint16_t fresh = add_symbol(words);
    struct str rest = name;
    int field = WHEN_FIELDS;
    if (when_field_find(str_cut(&rest, '.'), &field))
        words->field[fresh] = (uint8_t)field;
    if (fresh) map_put(&words->classes, name, fresh);
    return fresh;
}

void when_words_open(struct when_words *words, struct lang *lang,
                     struct arena *arena)
{
    *words =
        (struct when_words){ .lang = lang, .arena = arena, .n_symbols = 1 };
    map_open(&words->literals, arena);
    map_open(&words->classes, arena);
    words->n_entries = 1;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        when_words_class(words, str_from(FORMS[i]));
}

static void add_entry(struct when_words *words, struct str word,
                      struct when_entry entry)
{
    entry.next = word_table_get(&words->entries, lang_word(words->lang, word));
    words->entry = arena_grow(words->arena, words->entry, &words->room,
                              words->n_entries + 1, sizeof *words->entry);
    words->entry[words->n_entries] = entry;
    word_table_put(&words->entries, words->lang, word,
                   (uint32_t)words->n_entries++);
}

uint16_t when_words_literal(struct when_words *words, struct str word)
{
    uint32_t symbol = 0;
    if (map_get(&words->literals, word, &symbol)) return (uint16_t)symbol;
    uint16_t fresh = add_symbol(words);
    if (!fresh) return 0;
    map_put(&words->literals, word, fresh);
    add_entry(words, word, (struct when_entry){ .symbol = fresh });
    return fresh;
}

bool when_words_add(struct when_words *words, const struct row *row)
{
    int32_t value = 0;
    uint16_t symbol = when_words_class(words, row->cell[1]);
    if (!symbol || !when_name_value(row->cell[2], &value)) return false;
    struct when_entry entry = { .symbol = symbol, .value = (int16_t)value };
    struct str rest = row->cell[3];
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        entry.capital = word.len > 1 && word.at[0] == '!';
        if (word.len)
            add_entry(words, str_slice(word, entry.capital, word.len), entry);
    }
    return true;
}
