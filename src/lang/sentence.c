/* Where sentences end.
 *
 * Each token asks only its neighbours: a stop, what closes after it, white
 * space, and how the next word begins. Abbreviations keep their stop inside
 * the token, so they end a sentence only before a word that starts one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "lang/tables.h"

/* A longer sentence is cut: nobody writes one, lists without stops do. */
enum { SENTENCE_TOKENS = 400 };

/* White space between two tokens. */
struct gap {
    bool any;
    size_t lines; /* line breaks in it */
};

/* The tokens of a zone, and how to look at them. */
struct cut {
    const struct lang *lang;
    struct str text;
    const struct token *at;
    size_t first, end;
};

static struct gap gap_before(const struct cut *c, size_t i)
{
    struct gap gap = { c->at[i].space_before, 0 };
    size_t from = c->at[i - 1].span.end, to = c->at[i].span.start;
    for (size_t k = from; k < to; k++) gap.lines += c->text.at[k] == '\n';
    return gap;
}

/* The opening and the number of a note after a stop: "town. [12] The". */
static bool is_note(const struct cut *c, size_t i)
{
    bool open = str_is(c->at[i].text, "[");
    size_t number = open ? i + 1 : i;
    if (number + 1 >= c->end || number <= c->first) return false;
    return c->at[number].kind == TOKEN_NUMBER &&
           str_is(c->at[number - 1].text, "[") &&
           str_is(c->at[number + 1].text, "]");
}

static bool is_closer(const struct cut *c, size_t i)
{
    const struct token *t = &c->at[i];
    if (str_is(t->lower, ")") || str_is(t->lower, "]")) return true;
    if (is_note(c, i)) return true;
    bool quote = str_is(t->lower, "\"") || str_is(t->lower, "'") ||
                 str_is(t->lower, "''");
    if (!quote || t->space_before) return false;
    if (str_is(t->text, "\xE2\x80\x9C") || str_is(t->text, "\xE2\x80\x98"))
        return false;
    return i + 1 >= c->end || c->at[i + 1].space_before ||
           c->at[i + 1].kind == TOKEN_PUNCT;
}

static bool is_opener(const struct token *t)
{
    return str_is(t->lower, "\"") || str_is(t->lower, "'") ||
           str_is(t->lower, "(") || str_is(t->lower, "[") ||
           str_is(t->lower, "``");
}

static bool is_bullet(const struct token *t)
{
    static const char *const marks[] = { "-",
                                         "--",
                                         "*",
                                         "\xE2\x80\xA2",
                                         "\xC2\xB7",
                                         "\xE2\x97\x8F",
                                         "\xE2\x96\xAA",
                                         "\xE2\x80\xA3" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(t->lower, marks[i])) return true;
    return false;
}

/* What the last token says about an end of the sentence. */
enum ending { ENDING_NONE, ENDING_WEAK, ENDING_DOTS, ENDING_FULL };

static enum ending ending_of(const struct token *t)
{
    size_t len = t->lower.len;
    if (!len) return ENDING_NONE;
    char last = t->lower.at[len - 1];
    if (t->kind == TOKEN_PUNCT) {
        if (len > 1 && last == '.') return ENDING_DOTS;
        return last == '.' || last == '!' || last == '?' ? ENDING_FULL
                                                         : ENDING_NONE;
    }
    return t->kind == TOKEN_WORD && last == '.' ? ENDING_WEAK : ENDING_NONE;
}

/* The first token at or after `i` that is no opening mark. */
static const struct token *word_after(const struct cut *c, size_t i)
{
    while (i + 1 < c->end && is_opener(&c->at[i])) i++;
    return &c->at[i];
}

/* After an abbreviation ("Inc.", "U.S.", "J.", "Jan."). */
static bool abbreviation_ends(const struct cut *c, const struct token *t,
                              const struct token *next)
{
    struct str bare = str_slice(t->text, 0, t->text.len - 1);
    enum abbreviation kind = abbreviation_of(c->lang, bare);
    if (kind == ABBREVIATION_TITLE || kind == ABBREVIATION_NUMBER) return false;
    return next->capital && map_get(&c->lang->starters, next->lower, NULL);
}

/* After a stop that stands alone, before a small letter: some write so, but
 * in print it is an abbreviation that no table has. */
static bool small_starts(const struct cut *c, size_t stop)
{
    if (stop == c->first) return false;
    const struct token *last = &c->at[stop - 1];
    return last->kind == TOKEN_WORD && last->lower.len > 4 && !last->capital;
}

/* Does a sentence end before token i, given the token that closes it? */
static bool stop_ends(const struct cut *c, size_t stop, size_t i, bool closed)
{
    const struct token *t = &c->at[stop];
    const struct token *next = word_after(c, i);
    enum ending ending = ending_of(t);
    if (ending == ENDING_WEAK) return abbreviation_ends(c, t, next);
    if (!c->at[i].space_before)
        return ending == ENDING_FULL && next->capital && !closed &&
               next->kind == TOKEN_WORD;
    if (next->capital || next->kind == TOKEN_NUMBER) return true;
    if (next->kind != TOKEN_WORD) return ending == ENDING_FULL;
    return !closed && ending == ENDING_FULL && small_starts(c, stop);
}

/* "Officer shoots robber outside bank A man was shot": a capital article behind
 * a small word, where a headline ran on into the text; not "class A felony". */
static bool restarts(const struct cut *c, size_t i)
{
    const struct token *t = &c->at[i], *before = &c->at[i - 1];
    if (!t->capital || !t->space_before || i + 1 >= c->end ||
        before->kind != TOKEN_WORD || before->capital ||
        before->lower.len < 2 || !map_get(&c->lang->restarts, t->lower, NULL))
        return false;
    const struct token *next = &c->at[i + 1];
    bool goes_on = next->kind == TOKEN_NUMBER ||
                   (next->kind == TOKEN_WORD && !next->capital);
    return goes_on && next->space_before &&
           !map_get(&c->lang->letters, before->lower, NULL);
}

/* "(Ann Hill / The Daily Post) A man was shot": what stands in brackets at the
 * beginning, as under a picture, is no part of the sentence behind it. */
static bool closes_note(const struct cut *c, size_t i)
{
    if (!c->at[i].capital || !c->at[i].space_before ||
        !str_is(c->at[c->first].lower, "(") || !str_is(c->at[i - 1].lower, ")"))
        return false;
    for (size_t k = c->first + 1; k + 1 < i; k++)
        if (str_is(c->at[k].lower, ")") || str_is(c->at[k].lower, "("))
            return false;
    return true;
}

/* Does a sentence end before token i? */
static bool ends_before(const struct cut *c, size_t i)
{
    struct gap gap = gap_before(c, i);
    if (gap.lines > 1) return true;
    if (gap.lines == 1 && is_bullet(&c->at[i])) return true;
    if (is_closer(c, i)) return false;
    if (restarts(c, i) || closes_note(c, i)) return true;
    size_t stop = i - 1;
    while (stop > c->first && is_closer(c, stop)) stop--;
    if (ending_of(&c->at[stop]) == ENDING_NONE) return false;
    return stop_ends(c, stop, i, stop + 1 < i);
}

static void give_sentence(struct arena *arena, const struct cut_zone *zone,
                          struct tokens *t, size_t first, size_t end)
{
    t->sentences = arena_grow(arena, t->sentences, zone->room,
                              t->n_sentences + 1, sizeof *t->sentences);
    t->sentences[t->n_sentences++] = (struct sentence){
        .first = (uint32_t)first,
        .n = (uint32_t)(end - first),
        .span = { t->at[first].span.start, t->at[end - 1].span.end },
        .paragraph = zone->index,
        .zone = zone->kind,
    };
}

void sentences_cut(const struct lang *lang, struct arena *arena,
                   const struct cut_zone *zone, struct tokens *tokens)
{
    struct cut c = { .lang = lang,
                     .text = zone->text,
                     .at = tokens->at,
                     .first = zone->first,
                     .end = tokens->n };
    size_t end = tokens->n;
    for (size_t i = c.first + 1; i < end; i++) {
        if (i - c.first < SENTENCE_TOKENS && !ends_before(&c, i)) continue;
        give_sentence(arena, zone, tokens, c.first, i);
        c.first = i;
    }
    if (c.first < end) give_sentence(arena, zone, tokens, c.first, end);
}
