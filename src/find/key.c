/* Names to keys: words first, then the article, then the sound of each word.
 *
 * places/key.py is the same in Python; a change here asks for one there and a
 * new gazetteer. Only what varies between newspapers is evened out: marks,
 * hyphens, the article, doubled letters, y/i, q/k, ou/u, a silent h.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/key.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { NAME_ROOM = 128, WORDS = 12 };

/* A name as plain words, one after the other. */
struct plain {
    char at[NAME_ROOM];
    size_t len;
    size_t start[WORDS + 1]; /* where each word begins */
    size_t n;
    bool between; /* the next letter begins a word */
    bool failed;
};

/* Letters that Unicode does not take apart into a base letter and a mark. */
static const struct {
    uint32_t rune;
    char plain[3];
} letters[] = {
    { 0x259, "e" }, { 0x1DD, "e" }, { 0x131, "i" },  { 0xF8, "o" },
    { 0x142, "l" }, { 0x111, "d" }, { 0xF0, "d" },   { 0xFE, "th" },
    { 0xDF, "ss" }, { 0xE6, "ae" }, { 0x153, "oe" }, { 0x127, "h" },
    { 0x14B, "n" }, { 0x253, "b" }, { 0x257, "d" },  { 0x199, "k" },
    { 0x25B, "e" }, { 0x254, "o" },
};

static void put_letter(struct plain *p, char c)
{
    if (p->between) {
        if (p->n == WORDS)
            p->failed = true;
        else
            p->start[p->n++] = p->len;
        p->between = false;
    }
    if (p->len + 1 >= NAME_ROOM)
        p->failed = true;
    else
        p->at[p->len++] = c;
}

static void put_ascii(struct plain *p, unsigned char c)
{
    if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        put_letter(p, (char)c);
    else if (c == ' ' || c == '-' || c == '/' || c == '_' || c == '\t' ||
             c == '\n')
        p->between = true;
}

static void put_part(struct plain *p, uint32_t rune)
{
    if (rune < 0x80) {
        put_ascii(p, (unsigned char)rune);
        return;
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].rune != rune) continue;
        for (const char *c = letters[i].plain; *c; c++) put_letter(p, *c);
        return;
    }
    if (rune == 0x2010 || rune == 0x2011 || rune == 0x2013) p->between = true;
    switch (utf8proc_category((utf8proc_int32_t)rune)) {
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO: p->failed = true; break;
    default: break;
    }
}

static void put_rune(struct plain *p, uint32_t rune)
{
    utf8proc_int32_t parts[8];
    int bound = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)utf8_lower(rune), parts, 8,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &bound);
    if (n < 0 || n > 8)
        p->failed = true;
    else
        for (utf8proc_ssize_t i = 0; i < n; i++)
            put_part(p, (uint32_t)parts[i]);
}

static void read_words(struct plain *p, struct str name)
{
    size_t at = 0;
    p->len = p->n = 0;
    p->between = true;
    p->failed = false;
    while (at < name.len && !p->failed) {
        unsigned char c = (unsigned char)name.at[at];
        if (c < 0x80) {
            put_ascii(p, c);
            at++;
        } else {
            put_rune(p, utf8_next(name, &at));
        }
    }
    p->start[p->n] = p->len;
}

static struct str word_of(const struct plain *p, size_t i)
{
    return (struct str){ p->at + p->start[i], p->start[i + 1] - p->start[i] };
}

/* Written forms of the Arabic article and the letter they stand before. */
static bool is_article(struct str word, struct str next)
{
    static const char forms[][6] = {
        "add",  "arr", "ass", "att", "azz", "ann", "ashs", "adhd",
        "atht", "edd", "err", "ess", "ett", "ezz", "enn",  "eshs",
    };
    if (str_is(word, "al") || str_is(word, "el")) return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t len = strlen(forms[i]) - 1;
        if (word.len == len && !memcmp(word.at, forms[i], len) && next.len &&
            next.at[0] == forms[i][len])
            return true;
    }
    return false;
}

/* Add a word with its spelling evened out. */
static void put_sound(struct key *key, struct str word, bool *full)
{
    size_t start = key->len, len = key->len;
    for (size_t i = 0; i < word.len && len + 1 < KEY_ROOM; i++) {
        char c = word.at[i];
        if (c == 'o' && i + 1 < word.len && word.at[i + 1] == 'u') continue;
        if (c == 'y') c = 'i';
        if (c == 'q') c = 'k';
        bool digit = c >= '0' && c <= '9';
        if (len > start && key->at[len - 1] == c && !digit) continue;
        key->at[len++] = c;
    }
    if (len + 1 >= KEY_ROOM) *full = true;
    bool silent = len > start + 2 && key->at[len - 1] == 'h' &&
                  (key->at[len - 2] == 'a' || key->at[len - 2] == 'e');
    key->len = (uint8_t)(silent ? len - 1 : len);
}

struct key key_of(struct str name)
{
    struct plain p;
    struct key key = { .len = 0 };
    bool full = false;
    read_words(&p, name);
    for (size_t i = 0; i < p.n && !p.failed && !full; i++) {
        struct str word = word_of(&p, i);
        bool last = i + 1 == p.n;
        if (!last && is_article(word, word_of(&p, i + 1)))
            word = STR("al");
        else if (!last && i && str_is(word, "e"))
            word = STR("i");
        put_sound(&key, word, &full);
    }
    if (p.failed || full) key.len = 0;
    key.at[key.len] = 0;
    return key;
}

struct str key_view(const struct key *key)
{
    return (struct str){ key->at, key->len };
}

uint64_t key_hash(const struct key *key)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key->len; i++)
        hash = (hash ^ (unsigned char)key->at[i]) * 0x100000001b3u;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 33);
}
