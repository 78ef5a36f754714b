/* UTF-8: decode, encode, check; letters and their lower case by utf8proc.
 *
 * Nearly all of a report is ASCII, which is told here, without a call.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_UTF8_H
#define TOLLBOOK_BASE_UTF8_H

#include "base/str.h"

/* As those below without "wide", for any code point. */
uint32_t utf8_wide_next(struct str s, size_t *at);
uint32_t utf8_wide_lower(uint32_t rune);
bool utf8_wide_is_letter(uint32_t rune);
bool utf8_wide_is_upper(uint32_t rune);
bool utf8_wide_is_digit(uint32_t rune);
bool utf8_wide_is_space(uint32_t rune);

/* The code point at *at, which moves past it. A broken sequence gives U+FFFD
 * and moves one byte. *at must be below s.len. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
    unsigned char c = (unsigned char)s.at[*at];
    return c < 0x80 ? (*at)++, c : utf8_wide_next(s, at);
}

/* Write a code point as 1 to 4 bytes; returns how many. */
size_t utf8_put(char *out, uint32_t rune);

/* Offset of the first byte that is not valid UTF-8; s.len when all is. */
size_t utf8_check(struct str s);

static inline bool utf8_is_upper(uint32_t rune)
{
    return rune < 0x80 ? rune - 'A' < 26u : utf8_wide_is_upper(rune);
}

static inline uint32_t utf8_lower(uint32_t rune)
{
    if (rune >= 0x80) return utf8_wide_lower(rune);
    return utf8_is_upper(rune) ? rune + ('a' - 'A') : rune;
}

static inline bool utf8_is_letter(uint32_t rune)
{
    return rune < 0x80 ? (rune | 32) - 'a' < 26u : utf8_wide_is_letter(rune);
}

static inline bool utf8_is_digit(uint32_t rune)
{
    return rune < 0x80 ? rune - '0' < 10u : utf8_wide_is_digit(rune);
}

/* Also no-break and zero-width spaces. */
static inline bool utf8_is_space(uint32_t rune)
{
    if (rune >= 0x80) return utf8_wide_is_space(rune);
    return rune == ' ' || rune - '\t' < 5u;
}

/* Columns that the code point takes on a terminal: 0, 1 or 2. */
int utf8_width(uint32_t rune);

#endif
