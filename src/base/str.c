/* Slices of bytes.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include <string.h>

#include "base/utf8.h"

struct str str_from(const char *text)
{
    return (struct str){ text, text ? strlen(text) : 0 };
}

struct str str_slice(struct str s, size_t start, size_t end)
{
    if (end > s.len) end = s.len;
    if (start > end) start = end;
    return (struct str){ start ? s.at + start : s.at, end - start };
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.len && is_space(s.at[0])) s = str_slice(s, 1, s.len);
    while (s.len && is_space(s.at[s.len - 1])) s.len--;
    return s;
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){ arena_copy(arena, s.at, s.len), s.len };
}

struct str str_lower(struct arena *arena, struct str s)
{
    /* No letter's lower case takes over 3/2 of its bytes in UTF-8. */
    char *out = arena_alloc(arena, s.len + s.len / 2 + 4);
    size_t at = 0, n = 0;
    while (at < s.len) {
        if ((unsigned char)s.at[at] < 0x80) {
            char c = s.at[at++];
            out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
            continue;
        }
        uint32_t rune = utf8_next(s, &at);
        n += utf8_put(out + n, utf8_lower(rune));
    }
    return (struct str){ out, n };
}

struct str str_join(struct arena *arena, struct str a, struct str between,
                    struct str b)
{
    char *out = arena_alloc(arena, a.len + between.len + b.len + 1);
    if (a.len) memcpy(out, a.at, a.len);
    if (between.len) memcpy(out + a.len, between.at, between.len);
    if (b.len) memcpy(out + a.len + between.len, b.at, b.len);
    return (struct str){ out, a.len + between.len + b.len };
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

bool str_equal_fold(struct str a, struct str b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (fold(a.at[i]) != fold(b.at[i])) return false;
    return true;
}

int str_compare(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.at, b.at, len) : 0;
    if (order) return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len &&
           str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, struct str part, size_t from)
{
    if (from > s.len) return s.len;
    if (!part.len) return from;
    while (s.len - from >= part.len) {
        const char *hit =
            memchr(s.at + from, part.at[0], s.len - from - part.len + 1);
        if (!hit) return s.len;
        from = (size_t)(hit - s.at);
        if (!memcmp(hit, part.at, part.len)) return from;
        from++;
    }
    return s.len;
}

struct str str_cut(struct str *rest, char mark)
{
    const char *hit = rest->len ? memchr(rest->at, mark, rest->len) : NULL;
    size_t len = hit ? (size_t)(hit - rest->at) : rest->len;
    struct str head = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, hit ? len + 1 : len, rest->len);
    return head;
}

struct str str_behind(struct str s, char mark)
{
    size_t at = s.len;
    while (at && s.at[at - 1] != mark) at--;
    return str_slice(s, at, s.len);
}

bool str_number(struct str s, int64_t *out)
{
    int64_t value = 0;
    if (!s.len || s.len > 18) return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9') return false;
        value = 10 * value + (s.at[i] - '0');
    }
    *out = value;
    return true;
}

/* Two halves that may overlap, of the last eight bytes or of all. */
static uint64_t load_end(struct str s)
{
    uint32_t one = 0, two = 0;
    uint64_t whole;
    if (s.len >= sizeof whole) {
        memcpy(&whole, s.at + s.len - sizeof whole, sizeof whole);
        return whole;
    }
    if (s.len >= sizeof one) {
        memcpy(&one, s.at, sizeof one);
        memcpy(&two, s.at + s.len - sizeof two, sizeof two);
        return (uint64_t)one << 32 | two;
    }
    for (size_t i = 0; i < s.len; i++) one = one << 8 | (unsigned char)s.at[i];
    return one;
}

static uint64_t stir(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u; /* the golden ratio, odd */
    return hash ^ hash >> 32;
}

/* Eight bytes at a time: nearly all words take one or two steps. */
uint64_t str_hash(struct str s)
{
    uint64_t hash = stir(s.len, 0), word;
    for (size_t i = 0; i + sizeof word < s.len; i += sizeof word) {
        memcpy(&word, s.at + i, sizeof word);
        hash = stir(hash, word);
    }
    return stir(hash, load_end(s));
}
