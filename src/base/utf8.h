/* UTF-8: decode, encode, check; letters and their lower case by utf8proc.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_UTF8_H
#define TOLLBOOK_BASE_UTF8_H

#include "base/str.h"

/* The code point at *at, which moves past it. A broken sequence gives U+FFFD
 * and moves one byte. *at must be below s.len. */
uint32_t utf8_next(struct str s, size_t *at);

/* Write a code point as 1 to 4 bytes; returns how many. */
size_t utf8_put(char *out, uint32_t rune);

/* Offset of the first byte that is not valid UTF-8; s.len when all is. */
size_t utf8_check(struct str s);

uint32_t utf8_lower(uint32_t rune);
bool utf8_is_letter(uint32_t rune);
bool utf8_is_upper(uint32_t rune);
bool utf8_is_digit(uint32_t rune);
bool utf8_is_space(uint32_t rune); /* also no-break and zero-width spaces */

/* Columns that the code point takes on a terminal: 0, 1 or 2. */
int utf8_width(uint32_t rune);

#endif
