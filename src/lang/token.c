/* Tokens after the conventions of the English UD treebanks (EWT).
 *
 * One pass over each zone: white space parts chunks, and in a chunk the first
 * byte says what to cut: an address, a word with its clitics, a number, a
 * mark. Lists of words stand in tokens.tsv; here is only the order of things.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "lang/tables.h"

/* Where the cutting stands. */
struct cutter {
    const struct lang *lang;
    struct arena *arena;
    struct str text; /* cut at the end of the zone */
    struct tokens *tokens;
    size_t room;
    bool space; /* white space stood before what comes next */
};

/* One code point: its bytes end at `next`. */
struct rune {
    uint32_t code;
    size_t next;
};

static struct rune rune_at(struct str s, size_t at)
{
    struct rune rune = { 0, at + 1 };
    if (at >= s.len) return rune;
    unsigned char c = (unsigned char)s.at[at];
    rune.code = c;
    if (c >= 0x80) {
        rune.next = at;
        rune.code = utf8_next(s, &rune.next);
    }
    return rune;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c != 0x2BC && utf8_is_letter(c);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 || c == '`';
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool digit_at(struct str s, size_t at)
{
    return at < s.len && is_digit((unsigned char)s.at[at]);
}

static bool letter_at(struct str s, size_t at)
{
    return at < s.len && is_letter(rune_at(s, at).code);
}

static bool word_at(struct str s, size_t at)
{
    return digit_at(s, at) || letter_at(s, at);
}

static bool map_has(const struct map *map, struct str word)
{
    char room[24];
    struct str lower = word_fold(word, room, sizeof room);
    return lower.len && map_get(map, lower, NULL);
}

/* ---- giving out ------------------------------------------------------- */

static struct token *give(struct cutter *c, size_t start, size_t end)
{
    struct tokens *t = c->tokens;
    t->at = arena_grow(c->arena, t->at, &c->room, t->n + 1, sizeof *t->at);
    struct token *token = &t->at[t->n];
    *token = (struct token){
        .span = { (uint32_t)start, (uint32_t)end },
        .text = { c->text.at + start, end - start },
        .head = (uint32_t)t->n,
        .space_before = c->space,
    };
    word_describe(c->lang, c->arena, token);
    c->space = false;
    t->n++;
    return token;
}

/* A word, or two where the table splits it ("can|not"). */
static void give_word(struct cutter *c, size_t start, size_t end)
{
    struct token *word = give(c, start, end);
    uint32_t at = word_table_get(&c->lang->splits, word->word);
    if (!at) return;
    c->space = word->space_before;
    c->tokens->n--;
    give(c, start, start + at);
    give(c, start + at, end);
}

/* ---- words ------------------------------------------------------------ */

/* Does the clitic stand so that its apostrophe is at `at`, and end there? If
 * so, the offset where it begins. */
static bool clitic_fits(struct str s, struct str form, size_t at, size_t *begin)
{
    size_t mark = str_find(form, STR("'"), 0);
    struct rune r = rune_at(s, at);
    size_t after = form.len - mark - 1;
    if (mark > at || r.next + after > s.len) return false;
    if (word_at(s, r.next + after)) return false;
    struct str left = str_slice(s, at - mark, at);
    struct str right = str_slice(s, r.next, r.next + after);
    if (!str_equal_fold(left, str_slice(form, 0, mark))) return false;
    if (!str_equal_fold(right, str_slice(form, mark + 1, form.len)))
        return false;
    *begin = at - mark;
    return true;
}

/* Is the apostrophe at `at` that of a clitic? Length of the clitic or 0. */
static size_t clitic_at(const struct cutter *c, size_t at, size_t *begin)
{
    for (size_t i = 0; i < c->lang->n_clitics; i++) {
        struct str form = c->lang->clitics[i];
        if (!clitic_fits(c->text, form, at, begin)) continue;
        size_t mark = str_find(form, STR("'"), 0);
        return rune_at(c->text, at).next + (form.len - mark - 1) - *begin;
    }
    return 0;
}

/* How a word is being read. */
struct reading {
    size_t start;
    size_t part;  /* where its part after the last stop begins */
    size_t dots;  /* inner stops */
    size_t runes; /* letters of the part */
};

/* May the word go on over the stop at `at`? ("U.S.", "Ph.D.", "bbc.co.uk") */
static bool passes_stop(const struct cutter *c, const struct reading *w,
                        size_t at)
{
    struct str s = c->text;
    size_t end = at + 1;
    if (!letter_at(s, end)) return false;
    while (end < s.len && letter_at(s, end)) end = rune_at(s, end).next;
    struct str part = str_slice(s, at + 1, end);
    if (part.len == 1) return w->runes <= 2;
    bool known = map_has(&c->lang->domains, part);
    if (known && !digit_at(s, end)) return true;
    return w->dots > 0 && w->runes > 1 && end < s.len && s.at[end] == '.' &&
           letter_at(s, end + 1);
}

/* Is the stop at `at` part of the abbreviation that it ends? */
static bool keeps_stop(const struct cutter *c, const struct reading *w,
                       size_t at)
{
    struct str s = c->text;
    struct str word = str_slice(s, w->start, at);
    if (at + 1 < s.len && s.at[at + 1] == '.') return false;
    if (w->dots)
        return w->runes <= 2 &&
               !map_has(&c->lang->domains, str_slice(s, w->part, at));
    if (word.len == 1 && word.at[0] >= 'A' && word.at[0] <= 'Z')
        return word.at[0] != 'I' && word.at[0] != 'A'
                   ? true
                   : at + 2 < s.len && letter_at(s, at + 2);
    enum abbreviation kind = abbreviation_of(c->lang, word);
    if (kind != ABBREVIATION_NUMBER) return kind != ABBREVIATION_NONE;
    size_t next = at + 1;
    while (next < s.len && s.at[next] == ' ') next++;
    return digit_at(s, next);
}

/* May the word go on over the hyphen at `at`? ("anti-tank", "e-mail") */
static bool passes_hyphen(const struct cutter *c, const struct reading *w,
                          size_t at, size_t next)
{
    return word_at(c->text, next) &&
           map_has(&c->lang->prefixes, str_slice(c->text, w->start, at));
}

static bool passes_ampersand(struct str s, size_t at)
{
    return at > 0 && at + 1 < s.len && s.at[at - 1] >= 'A' &&
           s.at[at - 1] <= 'Z' && s.at[at + 1] >= 'A' && s.at[at + 1] <= 'Z';
}

/* May the word go on over the mark at `at`? */
static bool passes_mark(struct cutter *c, struct reading *w, size_t at,
                        struct rune r)
{
    if (r.code == '_') return true;
    if (r.code == '&') return passes_ampersand(c->text, at);
    if (is_hyphen(r.code)) return passes_hyphen(c, w, at, r.next);
    if (is_apostrophe(r.code) && r.code != '`')
        return letter_at(c->text, r.next);
    if (r.code != '.' || !passes_stop(c, w, at)) return false;
    w->dots++;
    w->part = r.next;
    w->runes = 0;
    return true;
}

/* Where the word that begins at `start` ends; *clitic = bytes of the clitic
 * that follows it. */
static size_t read_word(struct cutter *c, size_t start, size_t *clitic)
{
    struct str s = c->text;
    struct reading w = { .start = start, .part = start };
    size_t at = start;
    *clitic = 0;
    while (at < s.len) {
        struct rune r = rune_at(s, at);
        size_t begin = 0;
        if (is_letter(r.code) || is_digit(r.code)) {
            w.runes++;
        } else if (is_apostrophe(r.code) &&
                   (*clitic = clitic_at(c, at, &begin)) > 0) {
            if (begin > start) return begin;
            *clitic = 0;
            return at;
        } else if (!passes_mark(c, &w, at, r)) {
            break;
        }
        at = r.next;
    }
    if (at < s.len && s.at[at] == '.' && keeps_stop(c, &w, at)) at++;
    return at;
}

static size_t cut_word(struct cutter *c, size_t start)
{
    size_t clitic = 0;
    size_t end = read_word(c, start, &clitic);
    give_word(c, start, end);
    if (!clitic) return end;
    give(c, end, end + clitic);
    return end + clitic;
}

/* ---- numbers ---------------------------------------------------------- */

static size_t skip_digits(struct str s, size_t at)
{
    while (digit_at(s, at)) at++;
    return at;
}

/* Digits with hyphens that are one thing: 713-853-3989, 345-9945,
 * 2004-11-17. A pair such as 5-10 or 1969-1970 is three tokens. */
static size_t skip_hyphened(struct str s, size_t start)
{
    size_t lens[3] = { 0 };
    size_t groups = 0, at = start;
    for (;;) {
        size_t end = skip_digits(s, at);
        if (end == at) return start;
        if (groups < 3) lens[groups] = end - at;
        groups++;
        at = end;
        if (at >= s.len || s.at[at] != '-' || !digit_at(s, at + 1)) break;
        at++;
    }
    if (groups >= 3) return at;
    bool phone = groups == 2 && lens[1] == 4 && (lens[0] == 3 || lens[0] == 5);
    return phone ? at : start;
}

/* Does a number go on over the mark at `at`? */
static bool number_passes(struct str s, size_t at)
{
    char mark = s.at[at];
    if (!digit_at(s, at + 1)) return false;
    if (mark == '.' || mark == ':' || mark == '/') return true;
    if (mark != ',') return false;
    return skip_digits(s, at + 1) == at + 4;
}

/* Letters after digits: where the token ends. */
static size_t after_digits(const struct cutter *c, size_t start, size_t at)
{
    struct str s = c->text;
    size_t end = at;
    while (letter_at(s, end)) end = rune_at(s, end).next;
    struct str tail = str_slice(s, at, end);
    if (!tail.len) {
        bool decade = at - start >= 2 && s.at[at - 1] == '0' &&
                      (at - start == 2 || at - start == 4) && at + 2 <= s.len &&
                      is_apostrophe(rune_at(s, at).code) &&
                      skip_digits(s, start) == at;
        size_t next = rune_at(s, at).next;
        if (decade && next < s.len && s.at[next] == 's' &&
            !word_at(s, next + 1))
            return next + 1;
        return at;
    }
    if (map_has(&c->lang->suffixes, tail) && !digit_at(s, end)) return end;
    if (map_has(&c->lang->units, tail) && !digit_at(s, end)) return at;
    while (word_at(s, end)) end = rune_at(s, end).next;
    return end;
}

static size_t cut_number(struct cutter *c, size_t start)
{
    struct str s = c->text;
    size_t at = skip_hyphened(s, start);
    if (at > start) {
        give(c, start, at);
        return at;
    }
    at = start + 1;
    at = skip_digits(s, at);
    while (at < s.len && number_passes(s, at)) at = skip_digits(s, at + 1);
    at = after_digits(c, start, at);
    give(c, start, at);
    return at;
}

/* ---- marks ------------------------------------------------------------ */

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Marks of one kind that stand together are one token: "...", "--", "?!" */
static bool joins(uint32_t first, uint32_t next)
{
    if (first == '!' || first == '?') return next == '!' || next == '?';
    if (is_dash(first)) return next == first;
    switch (first) {
    case '.':
    case '*':
    case '=':
    case '_':
    case '~':
    case '\'':
    case '`': return next == first;
    default: return false;
    }
}

static size_t cut_mark(struct cutter *c, size_t start)
{
    struct rune first = rune_at(c->text, start);
    size_t at = first.next;
    while (at < c->text.len) {
        struct rune next = rune_at(c->text, at);
        if (!joins(first.code, next.code)) break;
        at = next.next;
    }
    give(c, start, at);
    return at;
}

/* An apostrophe: a clitic, the head of a year ('72), or a mark. */
static size_t cut_apostrophe(struct cutter *c, size_t start)
{
    size_t begin = 0, len = 0;
    struct str s = c->text;
    size_t next = rune_at(s, start).next;
    if (!c->space && start > 0) len = clitic_at(c, start, &begin);
    if (len && begin == start) {
        give(c, start, start + len);
        return start + len;
    }
    size_t digits = skip_digits(s, next);
    if (digits - next == 2 && c->space) {
        if (digits < s.len && s.at[digits] == 's') digits++;
        if (!word_at(s, digits)) {
            give(c, start, digits);
            return digits;
        }
    }
    return cut_mark(c, start);
}

/* ---- chunks ----------------------------------------------------------- */

/* One chunk without white space: where it ends, does it hold an address? */
struct chunk {
    size_t end;
    bool address;
};

static struct chunk chunk_at(struct str s, size_t at)
{
    struct chunk chunk = { at, false };
    size_t n_at = 0;
    while (chunk.end < s.len) {
        struct rune r = rune_at(s, chunk.end);
        if (utf8_is_space(r.code)) break;
        if (r.code == '@' && chunk.end > at && word_at(s, chunk.end - 1) &&
            word_at(s, r.next))
            n_at++;
        chunk.end = r.next;
    }
    struct str text = str_slice(s, at, chunk.end);
    chunk.address = n_at > 0 || str_find(text, STR("://"), 0) < text.len ||
                    str_find(text, STR("www."), 0) < text.len;
    return chunk;
}

static bool closes_address(char c)
{
    return c != 0 && strchr(".,;:!?)]}>\"'", c) != NULL;
}

/* The address from `at` to the end of the chunk, but for closing marks. */
static size_t cut_address(struct cutter *c, size_t at, size_t end)
{
    while (end > at + 1 && closes_address(c->text.at[end - 1])) end--;
    give(c, at, end);
    return end;
}

static size_t cut_piece(struct cutter *c, size_t at)
{
    struct str s = c->text;
    uint32_t code = rune_at(s, at).code;
    if (is_digit(code)) return cut_number(c, at);
    if (is_letter(code)) return cut_word(c, at);
    if (is_apostrophe(code)) return cut_apostrophe(c, at);
    bool decimal =
        code == '.' && digit_at(s, at + 1) && (at == 0 || !word_at(s, at - 1));
    return decimal ? cut_number(c, at) : cut_mark(c, at);
}

static size_t cut_chunk(struct cutter *c, size_t at)
{
    struct chunk chunk = chunk_at(c->text, at);
    while (at < chunk.end) {
        if (chunk.address && word_at(c->text, at)) {
            at = cut_address(c, at, chunk.end);
            chunk.address = false;
        } else {
            at = cut_piece(c, at);
        }
    }
    return at;
}

static void cut_span(struct cutter *c, struct span span)
{
    size_t at = span.start;
    c->space = true;
    while (at < c->text.len) {
        struct rune r = rune_at(c->text, at);
        if (utf8_is_space(r.code)) {
            c->space = true;
            at = r.next;
        } else {
            at = cut_chunk(c, at);
        }
    }
}

void lang_tokens(const struct lang *lang, struct arena *arena,
                 const struct report *report, struct tokens *out)
{
    struct cutter c = { .lang = lang, .arena = arena, .tokens = out };
    size_t room = 0;
    *out = (struct tokens){ 0 };
    /* A word and the blank behind it take more bytes than this. */
    c.room = report->text.len / 4 + 8;
    out->at = ARENA_SCRATCH(arena, struct token, c.room);
    for (size_t i = 0; i < report->n_zones; i++) {
        const struct zone *zone = &report->zones[i];
        struct cut_zone cut = {
            .text = report->text,
            .index = (uint32_t)i,
            .kind = (uint8_t)zone->kind,
            .first = out->n,
            .room = &room,
        };
        c.text = str_slice(report->text, 0, zone->span.end);
        cut_span(&c, zone->span);
        sentences_cut(lang, arena, &cut, out);
    }
}
