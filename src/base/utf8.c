/* UTF-8, with the properties of code points from utf8proc.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <utf8proc.h>

uint32_t utf8_wide_next(struct str s, size_t *at)
{
    utf8proc_int32_t rune = 0;
    size_t left = s.len - *at;
    if (left > 4) left = 4;
    utf8proc_ssize_t len = utf8proc_iterate(
        (const utf8proc_uint8_t *)s.at + *at, (utf8proc_ssize_t)left, &rune);
    if (len < 1) {
        *at += 1;
        return 0xFFFD;
    }
    *at += (size_t)len;
    return (uint32_t)rune;
}

size_t utf8_put(char *out, uint32_t rune)
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)rune,
                                        (utf8proc_uint8_t *)out);
}

size_t utf8_check(struct str s)
{
    size_t at = 0;
    while (at < s.len) {
        if ((unsigned char)s.at[at] < 0x80) {
            at++;
            continue;
        }
        size_t left = s.len - at < 4 ? s.len - at : 4;
        utf8proc_int32_t rune;
        utf8proc_ssize_t len = utf8proc_iterate(
            (const utf8proc_uint8_t *)s.at + at, (utf8proc_ssize_t)left, &rune);
        if (len < 1) return at;
        at += (size_t)len;
    }
    return at;
}

uint32_t utf8_wide_lower(uint32_t rune)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune);
}

bool utf8_wide_is_letter(uint32_t rune)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool utf8_wide_is_upper(uint32_t rune)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_wide_is_digit(uint32_t rune)
{
    return utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_ND;
}

bool utf8_wide_is_space(uint32_t rune)
{
    if (rune == 0x200B || rune == 0xFEFF || rune == 0x85) return true;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);
    return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

int utf8_width(uint32_t rune)
{
    return utf8proc_charwidth((utf8proc_int32_t)rune);
}
