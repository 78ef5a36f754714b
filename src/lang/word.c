/* What the form of a word tells: its lower case, its capitals, its kind.
 *
 * Most words are small ASCII letters already; those cost no memory.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "lang/tables.h"

/* What the bytes of a word hold. */
struct look {
    bool wide; /* a byte above 0x7F */
    bool upper;
    bool small;
    bool letter;
    bool digit;
    size_t n_upper;
};

static struct look look_at(struct str s)
{
    struct look look = { 0 };
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x80)
            look.wide = true;
        else if (c >= 'a' && c <= 'z')
            look.small = true;
        else if (c >= 'A' && c <= 'Z')
            look.n_upper++;
        else if (c >= '0' && c <= '9')
            look.digit = true;
    }
    look.upper = look.n_upper > 0;
    look.letter = look.upper || look.small;
    return look;
}

/* Capitals and letters beyond ASCII. */
static void look_wide(struct str s, struct look *look)
{
    size_t at = 0;
    *look = (struct look){ .wide = true };
    while (at < s.len) {
        uint32_t rune = utf8_next(s, &at);
        if (utf8_is_upper(rune))
            look->n_upper++;
        else if (utf8_is_letter(rune)) {
            look->letter = true;
            if (rune < 0x300 || rune > 0x36F) look->small = true;
        } else if (rune >= '0' && rune <= '9')
            look->digit = true;
    }
    look->upper = look->n_upper > 0;
    look->letter = look->letter || look->upper;
}

/* The plain form of typographic marks; 0 when the rune is none. */
static const char *plain_mark(uint32_t rune)
{
    switch (rune) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2BC:
    case 0x2032:
    case 0xFF07: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
    case 0xFF02: return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212: return "-";
    case 0x2014:
    case 0x2015: return "--";
    case 0x2026: return "...";
    default: return NULL;
    }
}

static struct str lower_wide(struct arena *arena, struct str s)
{
    char *out = arena_alloc(arena, 2 * s.len + 1);
    size_t len = 0, at = 0;
    while (at < s.len) {
        size_t start = at;
        uint32_t rune = utf8_next(s, &at);
        const char *plain = plain_mark(rune);
        if (plain) {
            size_t n = strlen(plain);
            memcpy(out + len, plain, n);
            len += n;
            continue;
        }
        uint32_t small = utf8_lower(rune);
        if (small != rune && small < 0x110000) {
            len += utf8_put(out + len, small);
            continue;
        }
        memcpy(out + len, s.at + start, at - start);
        len += at - start;
    }
    return (struct str){ out, len };
}

static struct str lower_ascii(struct arena *arena, struct str s)
{
    char *out = ARENA_SCRATCH(arena, char, s.len);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (struct str){ out, s.len };
}

struct str word_fold(struct str word, char *out, size_t room)
{
    if (word.len > room) return STR("");
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.at[i];
        if (c >= 0x80) return STR("");
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return (struct str){ out, word.len };
}

static bool begins_upper(struct str s)
{
    size_t at = 0;
    return s.len && utf8_is_upper(utf8_next(s, &at));
}

static enum token_kind kind_of(struct str s, const struct look *look)
{
    static const char marks[] = ".,;:?!\"'()[]{}-";
    char c = s.at[0];
    if (c >= '0' && c <= '9') return TOKEN_NUMBER;
    if (look->letter) return TOKEN_WORD;
    if (look->digit) return TOKEN_NUMBER;
    if (c > 0 && memchr(marks, c, sizeof marks - 1)) return TOKEN_PUNCT;
    size_t at = 0;
    return plain_mark(utf8_next(s, &at)) ? TOKEN_PUNCT : TOKEN_SYMBOL;
}

void word_describe(const struct lang *lang, struct arena *arena,
                   struct token *token)
{
    struct str s = token->text;
    struct look look = look_at(s);
    token->lower = s;
    if (look.wide) {
        look_wide(s, &look);
        token->lower = lower_wide(arena, s);
    } else if (look.upper) {
        token->lower = lower_ascii(arena, s);
    }
    token_set_word(lang, token);
    token->kind = (uint8_t)kind_of(s, &look);
    token->capital = look.upper && begins_upper(s);
    token->all_capital = look.n_upper >= 2 && !look.small;
}
