/* Numbers and texts as bytes: the lowest byte of a number first, a text after
 * its length.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/pack.h"

#include <string.h>

enum { LENGTH = 4, YEAR = 2, MONTH = 1, DAY = 1, WIDE = 8 };

void pack_number(struct buf *buf, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_char(buf, (char)(unsigned char)(number >> (8 * i) & 0xff));
}

void pack_signed(struct buf *buf, int64_t number)
{
    pack_number(buf, (uint64_t)number, WIDE);
}

void pack_real(struct buf *buf, double real)
{
    uint64_t bits;
    memcpy(&bits, &real, sizeof bits);
    pack_number(buf, bits, WIDE);
}

void pack_date(struct buf *buf, struct date date)
{
    pack_number(buf, (uint16_t)date.year, YEAR);
    pack_number(buf, (uint8_t)date.month, MONTH);
    pack_number(buf, (uint8_t)date.day, DAY);
}

void pack_str(struct buf *buf, struct str s)
{
    pack_number(buf, s.len, LENGTH);
    buf_str(buf, s);
}

uint32_t unpack_word(const char *from)
{
    const unsigned char *at = (const unsigned char *)from;
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

uint64_t unpack_number(struct unpack *unpack, size_t bytes)
{
    uint64_t number = 0;
    struct str *rest = &unpack->rest;
    if (rest->len < bytes) return 0;
    for (size_t i = 0; i < bytes; i++)
        number |= (uint64_t)(unsigned char)rest->at[i] << (8 * i);
    *rest = str_slice(*rest, bytes, rest->len);
    return number;
}

int64_t unpack_signed(struct unpack *unpack)
{
    return (int64_t)unpack_number(unpack, WIDE);
}

double unpack_real(struct unpack *unpack)
{
    uint64_t bits = unpack_number(unpack, WIDE);
    double real;
    memcpy(&real, &bits, sizeof real);
    return real;
}

struct date unpack_date(struct unpack *unpack)
{
    struct date date = { 0 };
    date.year = (int16_t)unpack_number(unpack, YEAR);
    date.month = (int8_t)unpack_number(unpack, MONTH);
    date.day = (int8_t)unpack_number(unpack, DAY);
    return date;
}

struct str unpack_str(struct unpack *unpack)
{
    size_t len = (size_t)unpack_number(unpack, LENGTH);
    struct str *rest = &unpack->rest;
    if (len > rest->len) len = rest->len;
    struct str out = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return out;
}
