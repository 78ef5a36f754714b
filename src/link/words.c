/* A short text as plain words, so that "the Azerbaijani Defense Ministry" and
 * "Azerbaijan's defence ministry" can be looked up word by word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "link/linker.h"

enum { MATCH_WORDS = 6 }; /* longest name in the tables, in words */

static bool is_dropped(struct str word)
{
    return str_is(word, "the") || str_is(word, "a") || str_is(word, "an") ||
           str_is(word, "s");
}

/* A letter with a full stop and a letter after it: inside "U.N." */
static bool joins(struct str text, size_t at, size_t word_start)
{
    return text.at[at] == '.' && at + 1 < text.len && at == word_start + 1;
}

/* One past the word that begins at `at`. */
static size_t end_word(struct str text, size_t at, char *out, size_t *len)
{
    size_t start = at;
    while (at < text.len) {
        size_t before = at;
        uint32_t rune = utf8_next(text, &at);
        if (utf8_is_letter(rune) || utf8_is_digit(rune)) {
            *len += utf8_put(out + *len, utf8_lower(rune));
            continue;
        }
        if (!joins(text, before, start)) return before;
        start = at;
    }
    return at;
}

static void keep_word(struct words *out, const char *bytes, size_t start,
                      size_t len, bool capital)
{
    if (is_dropped((struct str){ bytes + start, len - start })) return;
    out->capital[out->n] = capital;
    out->start[out->n] = (uint32_t)start;
    out->end[out->n++] = (uint32_t)len;
}

void words_read(struct arena *arena, struct str text, struct words *out)
{
    /* Lower case may take one byte more a letter; then the blanks. */
    char *bytes = arena_alloc(arena, text.len * 3 + 8);
    size_t len = 0, at = 0;
    *out = (struct words){ 0 };
    out->start = ARENA_ARRAY(arena, uint32_t, text.len + 1);
    out->end = ARENA_ARRAY(arena, uint32_t, text.len + 1);
    out->capital = ARENA_ARRAY(arena, bool, text.len + 1);
    while (at < text.len) {
        size_t next = at, start = len;
        uint32_t rune = utf8_next(text, &next);
        if (!utf8_is_letter(rune) && !utf8_is_digit(rune)) {
            at = next;
            continue;
        }
        at = end_word(text, at, bytes, &len);
        size_t n = out->n;
        keep_word(out, bytes, start, len, utf8_is_upper(rune));
        if (out->n == n)
            len = start;
        else
            bytes[len++] = ' ';
    }
    out->text = (struct str){ bytes, len ? len - 1 : 0 };
}

struct str words_slice(const struct words *words, size_t first, size_t n)
{
    if (!n || first + n > words->n) return (struct str){ 0 };
    return str_slice(words->text, words->start[first],
                     words->end[first + n - 1]);
}

size_t words_match(const struct words *words, size_t first,
                   const struct map *map, uint32_t *value)
{
    size_t n = words->n - first;
    if (n > MATCH_WORDS) n = MATCH_WORDS;
    for (; n; n--)
        if (map_get(map, words_slice(words, first, n), value)) return n;
    return 0;
}
