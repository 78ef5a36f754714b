/* Numbers and texts as bytes: the lowest byte of a number first, a text after
 * its length. A count has seven bits a byte, and the highest bit where more
 * follow (LEB128); of a signed number the lowest bit is its sign.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/pack.h"

#include <string.h>

enum { YEAR = 2, MONTH = 1, DAY = 1, WIDE = 8, SEVEN = 7, MORE = 0x80 };

void pack_number(struct buf *buf, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_char(buf, (char)(unsigned char)(number >> (8 * i) & 0xff));
}

void pack_count(struct buf *buf, uint64_t number)
{
    for (; number >= MORE; number >>= SEVEN) pack_number(buf, number | MORE, 1);
    pack_number(buf, number, 1);
}

void pack_signed(struct buf *buf, int64_t number)
{
    uint64_t bits = (uint64_t)number << 1;
    pack_count(buf, number < 0 ? ~bits : bits);
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
    pack_count(buf, s.len);
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

uint64_t unpack_count(struct unpack *unpack)
{
    uint64_t number = 0;
    struct str *rest = &unpack->rest;
    size_t n = 0;
    unsigned shift = 0;
    bool more = true;
    while (more && n < rest->len && shift < 64) {
        unsigned char byte = (unsigned char)rest->at[n++];
        number |= (uint64_t)(byte & (MORE - 1)) << shift;
        shift += SEVEN;
        more = byte & MORE;
    }
    *rest = str_slice(*rest, n, rest->len);
    return more ? 0 : number;
}

int64_t unpack_signed(struct unpack *unpack)
{
    uint64_t bits = unpack_count(unpack);
    return (int64_t)(bits & 1 ? ~(bits >> 1) : bits >> 1);
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
    size_t len = (size_t)unpack_count(unpack);
    struct str *rest = &unpack->rest;
    if (len > rest->len) len = rest->len;
    struct str out = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return out;
}
