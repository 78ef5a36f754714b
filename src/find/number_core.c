/* Reading a number where it begins: digits, words, or a vague phrase.
 *
 * "1.4 million", "two hundred and twenty-three", "half a million", "several
 * hundred", "tens of thousands": each is read to its longest end; what bounds
 * it and what it is for comes later.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/number_digit.h"

/* Nothing that is counted comes near; the product must not overflow. */
static const int64_t number_most = 1000000000000000;

/* Longer numbers without separators are those of files and telephones. */
enum { CASE_DIGITS = 7, GROUPS_MOST = 5 };

static const struct number_entry *word_at(const struct number_finder *f,
                                          const struct line *line, size_t at,
                                          enum number_kind kind)
{
    if (at >= line->end) return NULL;
    uint32_t index = word_table_get(&f->words[kind], line->at[at].word);
    return index ? &f->entries[index - 1] : NULL;
}

bool number_is_dash(const struct line *line, size_t at)
{
    return at < line->end && str_is(line->at[at].lower, "-");
}

bool number_touches(const struct line *line, size_t at)
{
    return at + 1 < line->end && !line->at[at + 1].space_before;
}

/* Past a hyphen between two words of a number, if one stands here. */
static size_t past_hyphen(const struct line *line, size_t at)
{
    bool joined = number_is_dash(line, at) && !line->at[at].space_before &&
                  number_touches(line, at);
    return joined ? at + 1 : at;
}

static int64_t times(int64_t value, int64_t scale)
{
    return value > number_most / scale ? number_most : value * scale;
}

/* "and a half" of the scale that follows, or of one. */
static size_t past_half(const struct number_finder *f, const struct line *line,
                        size_t at)
{
    if (!word_at(f, line, at, KIND_JOINT)) return at;
    if (!word_at(f, line, at + 1, KIND_ARTICLE)) return at;
    return word_at(f, line, at + 2, KIND_HALF) ? at + 3 : at;
}

/* ---- digits ----------------------------------------------------------- */

/* Three digits that stand alone, as a group of a longer number. */
static bool is_group(const struct line *line, size_t at)
{
    if (at >= line->end || line->at[at].kind != TOKEN_NUMBER) return false;
    struct digits digits = digits_read(line->at[at].lower);
    return line->at[at].space_before && digits.plain && digits.n == 3 &&
           line->at[at].lower.len == 3;
}

/* "1 159 deaths", between words of the sentence; but "May 3 150 people", "rows
 * 12 200 31": a name before the first digits or a number beside them. */
static bool stands_among_words(const struct line *line, size_t first,
                               size_t end)
{
    if (end >= line->end || line->at[end].kind != TOKEN_WORD ||
        line->at[end].capital)
        return false;
    if (first == line->first) return true;
    const struct token *before = &line->at[first - 1];
    bool opens = first == line->first + 1;
    return before->kind != TOKEN_NUMBER && (opens || !before->capital);
}

/* Past the groups of three behind the digits at `at`: "20 000", after a narrow
 * or a no-break space, or after a blank if they end in two zeros or stand among
 * words. */
static size_t past_groups(const struct line *line, size_t at)
{
    const struct token *a = &line->at[at];
    size_t end = at + 1;
    if (a->lower.len > 3 || !a->lower.len || !is_group(line, end)) return end;
    size_t gap = line->at[end].span.start - a->span.end;
    bool narrow = (unsigned char)a->text.at[a->text.len] >= 0x80;
    bool round = digits_read(line->at[end].lower).value % 100 == 0;
    while (end <= at + GROUPS_MOST && is_group(line, end)) end++;
    bool told =
        narrow || (gap == 1 && (round || stands_among_words(line, at, end)));
    if (gap > 3 || !told) return at + 1;
    return narrow || end == at + 2 || stands_among_words(line, at, end)
               ? end
               : at + 2;
}

/* The scale after digits: "million", or "m" that touches them. */
static const struct number_entry *
scale_after(const struct number_finder *f, const struct line *line, size_t *at)
{
    size_t next = past_hyphen(line, *at);
    const struct number_entry *entry = word_at(f, line, next, KIND_SCALE);
    if (!entry && next == *at && next < line->end &&
        !line->at[next].space_before)
        entry = word_at(f, line, next, KIND_ATTACHED);
    if (entry) *at = next + 1;
    return entry;
}

/* "5m" is metres before these: nothing that can be counted follows. */
static bool attached_counts(const struct line *line, const struct core *core,
                            size_t letter, const struct digits *digits)
{
    struct str word = line->at[letter].lower;
    if (!str_is(word, "m")) return true;
    if (core->first > line->first &&
        line->at[core->first - 1].kind == TOKEN_SYMBOL)
        return true;
    if (letter + 1 >= line->end) return false;
    if (line->at[letter + 1].kind != TOKEN_WORD) return digits->divisor > 1;
    return line->at[letter + 1].lower.len > 4;
}

static void scale_digits(const struct number_finder *f, const struct line *line,
                         struct core *out, const struct digits *digits)
{
    size_t half = past_half(f, line, out->end);
    size_t end = half;
    bool halved = half > out->end;
    const struct number_entry *scale = scale_after(f, line, &end);
    if (scale && scale->kind == KIND_ATTACHED &&
        !attached_counts(line, out, end - 1, digits))
        scale = NULL;
    if (!scale) {
        out->lo = digits->value / digits->divisor;
        if (halved) out->end = half;
        if (halved || digits->divisor > 1) out->use = NUMBER_MEASURE;
        return;
    }
    out->end = end;
    out->scale = scale->lo;
    out->lo = times(digits->value, scale->lo) / digits->divisor +
              (halved ? scale->lo / 2 : 0);
    scale = word_at(f, line, out->end, KIND_SCALE);
    if (!scale || scale->lo <= out->scale) return;
    out->lo = times(out->lo, scale->lo);
    out->end++;
}

static bool read_digits(const struct number_finder *f, const struct line *line,
                        struct core *out)
{
    const struct token *token = &line->at[out->first];
    struct digits digits = digits_read(token->lower);
    out->use = digits.use;
    out->decade = digits.decade;
    out->digits = true;
    out->grouped = digits.grouped;
    out->end = out->first + 1;
    out->lo = digits.value;
    if (!digits.plain) {
        out->settled = true;
    } else if (past_groups(line, out->first) > out->end) {
        size_t end = past_groups(line, out->first);
        for (; out->end < end; out->end++)
            out->lo = times(out->lo, 1000) +
                      digits_read(line->at[out->end].lower).value;
        out->grouped = true;
    } else if (digits.zero_first && digits.divisor == 1) {
        out->use = digits.n == 4 ? NUMBER_TIME : NUMBER_CODE;
        out->settled = true;
    } else if (digits.n > CASE_DIGITS && !digits.grouped) {
        out->use = NUMBER_CODE;
        out->settled = true;
    } else {
        scale_digits(f, line, out, &digits);
    }
    out->hi = out->lo;
    return true;
}

/* ---- words ------------------------------------------------------------ */

/* A number in words, as far as it is read. */
struct spelling {
    int64_t total; /* of the scales that are done */
    int64_t part;  /* below the next scale */
    int64_t above; /* the last scale that was done */
    int last;      /* enum number_kind of the last word; -1 = none */
};

static bool add_small(struct spelling *s, int64_t value, enum number_kind kind)
{
    bool free = s->last < 0 || s->last == KIND_SCALE || s->last == KIND_JOINT;
    if (kind == KIND_UNIT && s->last == KIND_TEN && value && value < 10)
        free = true;
    if (!free || (value == 0 && s->last >= 0)) return false;
    s->part += value;
    s->last = (int)kind;
    return true;
}

static bool add_scale(struct spelling *s, int64_t scale)
{
    if (s->last == KIND_JOINT) return false;
    if (scale >= 1000) {
        if (s->above && scale >= s->above) return false;
        if (s->last < 0 || (s->last == KIND_SCALE && !s->part)) s->part = 1;
        s->total += times(s->part, scale);
        s->part = 0;
        s->above = scale;
    } else {
        if (s->part >= 100) return false;
        s->part = (s->part ? s->part : 1) * scale;
    }
    s->last = KIND_SCALE;
    return true;
}

/* Take the word at `at`; false when the number ends before it. */
static bool add_word(const struct number_finder *f, const struct line *line,
                     size_t at, struct spelling *s)
{
    const struct number_entry *entry = word_at(f, line, at, KIND_UNIT);
    if (entry) return add_small(s, entry->lo, KIND_UNIT);
    entry = word_at(f, line, at, KIND_TEN);
    if (entry) return add_small(s, entry->lo, KIND_TEN);
    entry = word_at(f, line, at, KIND_SCALE);
    if (entry) return add_scale(s, entry->lo);
    if (!word_at(f, line, at, KIND_JOINT) || s->last != KIND_SCALE)
        return false;
    entry = word_at(f, line, at + 1, KIND_UNIT);
    if (!entry) entry = word_at(f, line, at + 1, KIND_TEN);
    if (!entry || !entry->lo) return false;
    s->last = KIND_JOINT;
    return true;
}

/* Ordinal of the compound "twenty-first". */
static const struct number_entry *ordinal_at(const struct number_finder *f,
                                             const struct line *line, size_t at)
{
    uint32_t index = 0;
    if (at >= line->end) return NULL;
    if (phrases_match(&f->known, line->at, at, at + 1, &index) != 1)
        return NULL;
    const struct number_entry *entry = &f->entries[index];
    return entry->kind == KIND_ORDINAL ? entry : NULL;
}

static void finish_spelling(const struct number_finder *f,
                            const struct line *line, struct core *out,
                            const struct spelling *s)
{
    out->lo = s->total + s->part;
    out->scale = s->above && !s->part ? s->above : 1;
    if (s->last == KIND_SCALE && !s->above) out->scale = 100;
    if (s->last == KIND_TEN) {
        size_t next = past_hyphen(line, out->end);
        const struct number_entry *ordinal = ordinal_at(f, line, next);
        if (ordinal && ordinal->lo < 10) {
            out->lo += ordinal->lo;
            out->end = next + 1;
            out->use = NUMBER_ORDINAL;
            out->settled = true;
        }
    }
    size_t half = past_half(f, line, out->end);
    if (half == out->end) return;
    const struct number_entry *scale = word_at(f, line, half, KIND_SCALE);
    out->end = scale ? half + 1 : half;
    out->lo = scale ? times(out->lo, scale->lo) + scale->lo / 2 : out->lo;
    if (!scale) out->use = NUMBER_MEASURE;
}

static bool read_words(const struct number_finder *f, const struct line *line,
                       struct core *out)
{
    struct spelling s = { .last = -1 };
    size_t at = out->first;
    if (word_at(f, line, at, KIND_ARTICLE)) {
        if (!word_at(f, line, at + 1, KIND_SCALE)) return false;
        at++;
    }
    out->end = at;
    while (at < line->end && add_word(f, line, at, &s)) {
        at++;
        if (s.last == KIND_JOINT) continue;
        out->end = at;
        at = past_hyphen(line, at);
    }
    if (s.last < 0) return false;
    finish_spelling(f, line, out, &s);
    out->hi = out->lo;
    return true;
}

/* ---- phrases ---------------------------------------------------------- */

static bool starts_core(const struct number_finder *f, const struct line *line,
                        size_t at)
{
    if (at >= line->end) return false;
    if (line->at[at].kind == TOKEN_NUMBER) return true;
    if (word_at(f, line, at, KIND_ARTICLE) && at + 1 < line->end)
        return word_at(f, line, at + 1, KIND_SCALE) != NULL;
    return word_at(f, line, at, KIND_UNIT) || word_at(f, line, at, KIND_TEN) ||
           word_at(f, line, at, KIND_SCALE);
}

/* "several hundred thousand", "tens of thousands": times what follows. */
static void multiply(const struct number_finder *f, const struct line *line,
                     struct core *out, const struct number_entry *entry)
{
    int64_t few = entry->few, most = entry->most;
    if (!few) return;
    size_t at = out->end;
    const struct number_entry *scale = word_at(f, line, at, KIND_SCALE);
    if (!scale && at < line->end && str_is(line->at[at].lower, "of"))
        scale = word_at(f, line, ++at, KIND_PLURAL);
    for (; scale; scale = word_at(f, line, at, KIND_SCALE)) {
        bool exact = few == most;
        few = times(few, scale->lo);
        most = exact ? few : times(most + 1, scale->lo) - 1;
        if (most < few) most = few;
        if (scale->hi > few && most > scale->hi && !exact) most = scale->hi;
        out->lo = few;
        out->hi = most;
        out->scale = scale->lo;
        out->end = ++at;
    }
}

/* "no" and "another" stand before a word; "some" before digits qualifies. */
static bool phrase_holds(const struct number_finder *f, const struct line *line,
                         const struct core *core,
                         const struct number_entry *entry)
{
    bool one = core->end == core->first + 1;
    bool word = core->end < line->end && line->at[core->end].kind == TOKEN_WORD;
    if (entry->kind == KIND_ANOTHER)
        return word && !starts_core(f, line, core->end);
    if (entry->qualifier == QUALIFIER_INDEFINITE)
        return !starts_core(f, line, core->end);
    bool determiner = one && line->at[core->first].lower.len == 2;
    return entry->hi != 0 || !determiner || word;
}

static bool read_phrase(const struct number_finder *f, const struct line *line,
                        struct core *out)
{
    uint32_t index = 0;
    size_t n =
        phrases_match(&f->known, line->at, out->first, line->end, &index);
    if (!n) return false;
    const struct number_entry *entry = &f->entries[index];
    out->end = out->first + n;
    out->lo = entry->lo;
    out->hi = entry->kind == KIND_VAGUE || entry->kind == KIND_EXACT
                  ? entry->hi
                  : entry->lo;
    out->qualifier = entry->qualifier;
    out->skip = entry->kind == KIND_NONE;
    out->more = entry->kind == KIND_ANOTHER;
    if (!phrase_holds(f, line, out, entry)) return false;
    if (entry->kind == KIND_ORDINAL || entry->kind == KIND_FRACTION) {
        out->use =
            entry->kind == KIND_ORDINAL ? NUMBER_ORDINAL : NUMBER_PERCENT;
        out->settled = true;
    }
    multiply(f, line, out, entry);
    return true;
}

bool number_core(const struct number_finder *f, const struct line *line,
                 size_t at, struct core *out)
{
    const struct token *token = &line->at[at];
    *out = (struct core){ .first = at, .end = at, .scale = 1 };
    if (token->kind == TOKEN_NUMBER) return read_digits(f, line, out);
    if (token->kind != TOKEN_WORD || !word_table_get(&f->starts, token->word))
        return false;
    struct core words = *out;
    bool spelled = read_words(f, line, &words);
    if (read_phrase(f, line, out) && (!spelled || out->end >= words.end))
        return true;
    *out = words;
    return spelled;
}
