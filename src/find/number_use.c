/* What a number is for, from the words beside it.
 *
 * The questions are asked in order of how sure their answers are: the unit
 * after it, the word before it, the form, the year, the age between commas.
 * What nothing claims is a count.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/number_table.h"

enum {
    PHRASE_REACH = 6, /* longest phrase before a number, in tokens */
    AGE_MOST = 115,
    YEAR_FIRST = 1000,
    YEAR_SURE = 1800, /* from here a bare number is a year by its place */
    YEAR_LAST = 2100,
    STREET_REACH = 4, /* words of a street's name */
    AGES_MOST = 6,    /* ages in one list */
    ONE_REACH = 3,    /* words from "his" to the person */
    NO_USE = -1,
};

/* One number under question. */
struct question {
    const struct number_finder *f;
    const struct line *line;
    const struct core *core;
    size_t first, end; /* with its qualifiers */
    int64_t value;
};

size_t number_behind(const struct phrases *set, const struct line *line,
                     size_t end, uint32_t *value)
{
    size_t reach = end - line->first;
    if (reach > PHRASE_REACH) reach = PHRASE_REACH;
    for (size_t n = reach; n > 0; n--)
        if (phrases_match(set, line->at, end - n, end, value) == n) return n;
    return 0;
}

/* The token, or outside the sentence a mark without a form. */
static const struct token *token_at(const struct question *q, size_t at)
{
    static const struct token none = { .kind = TOKEN_PUNCT };
    return at >= q->line->first && at < q->line->end ? &q->line->at[at] : &none;
}

static bool is_word(const struct question *q, size_t at)
{
    return token_at(q, at)->kind == TOKEN_WORD;
}

/* A noun in the plural, as far as its form tells. */
static bool is_plural(const struct question *q, size_t at)
{
    const struct token *t = token_at(q, at);
    uint32_t use = 0;
    if (t->kind != TOKEN_WORD) return false;
    if (phrases_match(&q->f->uses[PLACE_PLURAL], q->line->at, at, at + 1, &use))
        return true;
    size_t len = t->lower.len;
    return len > 4 && !t->capital && t->lower.at[len - 1] == 's' &&
           t->lower.at[len - 2] != 's' && t->lower.at[len - 2] != 'u' &&
           t->lower.at[len - 2] != 'i';
}

static int match_at(const struct question *q, enum use_place place, size_t at)
{
    uint32_t use = 0;
    if (at >= q->line->end) return NO_USE;
    return phrases_match(&q->f->uses[place], q->line->at, at, q->line->end,
                         &use)
               ? (int)use
               : NO_USE;
}

/* "a mother of four was killed": a verb for one */
static bool is_singular_verb(const struct question *q, size_t at)
{
    return match_at(q, PLACE_SINGULAR, at) != NO_USE;
}

/* Do people or things follow that the number counts? */
static bool plural_follows(const struct question *q)
{
    return is_plural(q, q->end) ||
           (is_word(q, q->end) && !is_singular_verb(q, q->end) &&
            is_plural(q, q->end + 1));
}

static int match_behind(const struct question *q, enum use_place place,
                        size_t end, bool capital)
{
    uint32_t use = 0;
    size_t n = number_behind(&q->f->uses[place], q->line, end, &use);
    if (!n || (capital && !q->line->at[end - n].capital)) return NO_USE;
    return (int)use;
}

/* "24 hours", "24-hour", "5 %", "two-story". */
static int use_after(const struct question *q, size_t end)
{
    bool hyphen = number_is_dash(q->line, end) &&
                  number_touches(q->line, end) &&
                  !q->line->at[end].space_before;
    if (!hyphen) return match_at(q, PLACE_AFTER, end);
    int use = match_at(q, PLACE_AFTER, end + 1);
    if (use == NO_USE) use = match_at(q, PLACE_HYPHEN, end + 1);
    if (use == NO_USE && is_word(q, end + 1)) use = NUMBER_MEASURE;
    return use;
}

/* A day beside a month: "September 19", "19 of September". */
static int use_of_month(const struct question *q)
{
    if (!q->core->digits) return NO_USE;
    size_t next = q->end;
    bool day = q->value >= 1 && q->core->hi <= DAY_MOST;
    const struct token *t = token_at(q, next);
    if (str_is(t->lower, "of")) t = token_at(q, ++next);
    if (day && t->capital && !q->core->decade)
        if (match_at(q, PLACE_MONTH, next) != NO_USE) return NUMBER_TIME;
    if (match_behind(q, PLACE_MONTH, q->core->first, true) == NO_USE)
        return NO_USE;
    /* "Last July 17 soldiers died" */
    if (day && q->core->first > q->line->first + 1 && plural_follows(q) &&
        match_behind(q, PLACE_WHOLE, q->core->first - 1, false) != NO_USE)
        return NO_USE;
    if (day)
        return match_at(q, PLACE_PLURAL, q->end) == NO_USE ? NUMBER_TIME
                                                           : NO_USE;
    return q->value >= YEAR_FIRST && q->value < YEAR_LAST && !q->core->grouped
               ? NUMBER_TIME
               : NO_USE;
}

static int use_before(const struct question *q)
{
    int use = match_behind(q, PLACE_BEFORE, q->core->first, false);
    if (use == NO_USE && q->first < q->core->first)
        use = match_behind(q, PLACE_BEFORE, q->first, false);
    if (use == NO_USE && q->core->digits)
        use = match_behind(q, PLACE_NAME, q->core->first, true);
    return use;
}

/* "AK-47", "Covid-19", "top-10": tied to the word before it. */
static bool is_model(const struct question *q)
{
    size_t at = q->core->first;
    if (at < q->line->first + 2 || q->line->at[at].space_before) return false;
    if (!number_is_dash(q->line, at - 1)) return false;
    return !q->line->at[at - 1].space_before &&
           q->line->at[at - 2].kind == TOKEN_WORD && q->core->digits;
}

/* "41 Elm Street": capitals up to a word for a street. */
static bool is_address(const struct question *q)
{
    if (!q->core->digits || q->first < q->core->first) return false;
    for (size_t i = 0; i < STREET_REACH; i++) {
        const struct token *t = token_at(q, q->end + i);
        bool ordinal = t->kind == TOKEN_NUMBER;
        if (!t->capital && !ordinal) return false;
        if (i && match_at(q, PLACE_STREET, q->end + i) != NO_USE) return true;
    }
    return false;
}

/* "1." or "2)" at the head of a line. */
static bool is_list_mark(const struct question *q)
{
    const struct token *next = token_at(q, q->end);
    if (!q->core->digits || q->core->first != q->line->first) return false;
    if (q->value > 99) return false;
    return str_is(next->lower, ".") || str_is(next->lower, ")");
}

/* The year of "September 8, 2009". */
static bool is_year_of_day(const struct question *q)
{
    size_t at = q->core->first;
    if (at < q->line->first + 3) return false;
    return str_is(q->line->at[at - 1].lower, ",") &&
           q->line->at[at - 2].kind == TOKEN_NUMBER &&
           match_behind(q, PLACE_MONTH, at - 2, true) != NO_USE;
}

/* "26 SEP 89" */
static bool is_short_year(const struct question *q)
{
    size_t at = q->core->first;
    if (at < q->line->first + 2 || !q->core->digits) return false;
    return q->value <= 99 && q->line->at[at].lower.len == 2 &&
           q->line->at[at - 2].kind == TOKEN_NUMBER &&
           match_behind(q, PLACE_MONTH, at, true) != NO_USE &&
           !plural_follows(q);
}

/* "at 1430", "until 0600" */
static bool is_clock(const struct question *q)
{
    const struct core *core = q->core;
    if (!core->digits || core->grouped || core->lo != core->hi) return false;
    if (q->line->at[core->first].lower.len != 4) return false;
    if (q->value > 2400 || q->value % 100 > 59 || plural_follows(q))
        return false;
    return match_behind(q, PLACE_CLOCK, core->first, false) != NO_USE;
}

static bool is_year(const struct question *q)
{
    const struct core *core = q->core;
    if (!core->digits || core->grouped || core->scale != 1) return false;
    if (core->hi >= YEAR_LAST || core->lo < YEAR_FIRST) return false;
    int use = match_behind(q, PLACE_YEAR, core->first, false);
    if (use != NO_USE || is_year_of_day(q)) return true;
    if (q->first < core->first || q->end > core->end) return false;
    if (q->value < YEAR_SURE || plural_follows(q)) return false;
    return match_behind(q, PLACE_WEAK, core->first, false) != NO_USE ||
           !is_word(q, q->end) || q->line->at[q->end].capital ||
           str_is(q->line->at[q->end].lower, "'s");
}

/* Does the sentence tell an age in this form before: "Smith, 33,"? */
static bool told_ages(const struct question *q)
{
    for (size_t at = q->line->first + 1; at + 3 < q->core->first; at++)
        if (str_is(q->line->at[at].lower, ",") && q->line->at[at - 1].capital &&
            q->line->at[at + 1].kind == TOKEN_NUMBER &&
            q->line->at[at + 1].lower.len < 3 &&
            str_is(q->line->at[at + 2].lower, ","))
            return true;
    return false;
}

/* "Smith, 33 was killed", "killed Anna Smith, 33 after a quarrel": no comma
 * closes the age of a name. */
static bool is_open_age(const struct question *q)
{
    const struct token *before = token_at(q, q->core->first - 3);
    if (q->core->lo != q->core->hi || q->value < 2) return false;
    bool verb = match_at(q, PLACE_VERB, q->end) != NO_USE;
    if (!before->capital || (!verb && plural_follows(q))) return false;
    return match_at(q, PLACE_ASIDE, q->end) != NO_USE || told_ages(q);
}

/* "his wife, 46.", "a local farmer (40)": of one person, whose noun ends right
 * before the mark. */
static bool is_age_of_one(const struct question *q)
{
    size_t noun = q->core->first - 2, at = noun;
    struct str open = token_at(q, q->core->first - 1)->lower;
    struct str close = token_at(q, q->end)->lower;
    bool closed =
        str_is(open, "(")
            ? str_is(close, ")")
            : str_is(open, ",") && (str_is(close, ".") || str_is(close, ";"));
    if (!closed || !q->core->digits || q->end != q->core->first + 1 ||
        q->value < 2 || is_plural(q, noun) || !is_word(q, noun))
        return false;
    for (; at > q->line->first && at + ONE_REACH > noun; at--)
        if (match_behind(q, PLACE_ONE, at, false) != NO_USE) return true;
    return false;
}

/* Between two ages. */
static bool joins_ages(const struct question *q, size_t at)
{
    return str_is(token_at(q, at)->lower, ",") ||
           match_at(q, PLACE_JOINS, at) != NO_USE;
}

/* "Smith, 33," and "Smith (33)"; "a boy, 9,". */
static bool is_age_aside(const struct question *q)
{
    const struct token *open = token_at(q, q->core->first - 1);
    const struct token *close = token_at(q, q->end);
    if (q->core->first < q->line->first + 2 || q->value > AGE_MOST ||
        q->value < 1 || q->first < q->core->first)
        return false;
    const struct token *before = token_at(q, q->core->first - 2);
    bool comma = str_is(open->lower, ",");
    /* "a boy, 9, and his mother"; but "twenty, a dozen, nine" */
    if (!before->capital && is_age_of_one(q)) return true;
    if (!before->capital)
        return comma && before->kind == TOKEN_WORD &&
               q->core->end == q->core->first + 1 &&
               str_is(close->lower, ",") && q->value > 1 &&
               !word_table_get(&q->f->starts, before->word);
    if (!q->core->digits && !(comma && str_is(close->lower, ","))) return false;
    if (str_is(open->lower, "(")) return str_is(close->lower, ")");
    if (!comma) return false;
    return close->kind == TOKEN_PUNCT || joins_ages(q, q->end) ||
           is_open_age(q);
}

/* "two brothers aged 9 and 12", "children aged five and eight"; not "a boy aged
 * 12 and two men". */
static bool is_age_list(const struct question *q)
{
    size_t at = q->core->first, least = q->line->first + 3;
    bool verb = match_at(q, PLACE_VERB, q->end) != NO_USE;
    if (q->value > AGE_MOST || (!verb && plural_follows(q))) return false;
    for (int step = 0; step < AGES_MOST && at >= least; step++) {
        if (!joins_ages(q, at - 1)) break;
        at -= 2;
        if (match_behind(q, PLACE_BEFORE, at, false) == NUMBER_AGE) return true;
    }
    return false;
}

/* "Two men, 34 and 42, were shot": ages, between a plural and a comma. */
static bool are_ages_aside(const struct question *q)
{
    size_t first = q->core->first, last = first;
    if (!q->core->digits || q->value > AGE_MOST || q->end > first + 1)
        return false;
    const size_t core = first, most = 2 * AGES_MOST;
    while (first >= q->line->first + 3 && core - first <= most &&
           joins_ages(q, first - 1) &&
           token_at(q, first - 2)->kind == TOKEN_NUMBER)
        first -= 2;
    while (last - first <= most && joins_ages(q, last + 1) &&
           token_at(q, last + 2)->kind == TOKEN_NUMBER)
        last += 2;
    return last > first && last - first <= most &&
           first >= q->line->first + 2 &&
           str_is(token_at(q, first - 1)->lower, ",") &&
           match_at(q, PLACE_JOINS, last - 1) != NO_USE &&
           str_is(token_at(q, last + 1)->lower, ",") && is_plural(q, first - 2);
}

/* "who was 12," and "children under five". */
static int use_at_end(const struct question *q)
{
    if (plural_follows(q) || q->core->qualifier != QUALIFIER_EXACT)
        return NO_USE;
    if (q->core->scale != 1) return NO_USE;
    int use = match_behind(q, PLACE_END, q->core->first, false);
    /* "called 911" */
    return q->value > AGE_MOST && use != NUMBER_CODE ? NO_USE : use;
}

static int use_of_form(const struct question *q)
{
    if (is_model(q) || is_address(q) || is_list_mark(q)) return NUMBER_CODE;
    if (is_year(q) || is_short_year(q) || is_clock(q)) return NUMBER_TIME;
    return is_age_aside(q) || is_age_list(q) || are_ages_aside(q) ? NUMBER_AGE
                                                                  : NO_USE;
}

static enum number_use use_of_decade(const struct question *q)
{
    int use = match_behind(q, PLACE_DECADE, q->core->first, false);
    if (use != NO_USE) return (enum number_use)use;
    return is_model(q) ? NUMBER_CODE : NUMBER_TIME;
}

enum number_use number_use(const struct number_finder *finder,
                           const struct line *line, const struct core *core,
                           const struct number *number)
{
    struct question q = {
        .f = finder,
        .line = line,
        .core = core,
        .first = number->words.first,
        .end = number->words.first + number->words.n,
        .value = core->lo,
    };
    if (core->decade) return use_of_decade(&q);
    int use = use_of_month(&q);
    if (use == NO_USE && core->settled) return (enum number_use)core->use;
    if (use == NO_USE) use = use_after(&q, q.end);
    /* "22 others when he set it off" */
    if (use == NUMBER_AGE && q.end > core->end) use = NO_USE;
    if (use == NO_USE) use = use_before(&q);
    if (use == NO_USE) use = use_of_form(&q);
    if (use == NO_USE) use = use_at_end(&q);
    return use == NO_USE ? (enum number_use)core->use : (enum number_use)use;
}
