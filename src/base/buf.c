/* A text that grows, in an arena.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void buf_open(struct buf *buf, struct arena *arena)
{
    *buf = (struct buf){ .arena = arena };
}

void buf_bytes(struct buf *buf, const char *bytes, size_t len)
{
    if (!len) return;
    buf->at = arena_grow(buf->arena, buf->at, &buf->room, buf->len + len, 1);
    memcpy(buf->at + buf->len, bytes, len);
    buf->len += len;
}

void buf_str(struct buf *buf, struct str s)
{
    buf_bytes(buf, s.at, s.len);
}

void buf_text(struct buf *buf, const char *text)
{
    buf_bytes(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
    buf_bytes(buf, &c, 1);
}

void buf_number(struct buf *buf, int64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) buf_char(buf, '-');
    buf_bytes(buf, digits + at, sizeof digits - at);
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        size_t need = buf->len + (size_t)len + 1;
        buf->at = arena_grow(buf->arena, buf->at, &buf->room, need, 1);
        vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

static void escape(struct buf *buf, char c)
{
    switch (c) {
    case '"': buf_text(buf, "\\\""); break;
    case '\\': buf_text(buf, "\\\\"); break;
    case '\n': buf_text(buf, "\\n"); break;
    case '\r': buf_text(buf, "\\r"); break;
    case '\t': buf_text(buf, "\\t"); break;
    default: buf_format(buf, "\\u%04x", (unsigned char)c);
    }
}

/* The first byte from `at` on that does not stand for itself. */
static size_t skip_plain(struct str s, size_t at)
{
    for (; at < s.len; at++) {
        unsigned char c = (unsigned char)s.at[at];
        if (c < 0x20 || c == '"' || c == '\\' || c >= 0x7f) break;
    }
    return at;
}

void buf_json(struct buf *buf, struct str s)
{
    buf_char(buf, '"');
    size_t at = 0;
    while (at < s.len) {
        size_t end = skip_plain(s, at);
        buf_bytes(buf, s.at + at, end - at);
        at = end;
        if (at == s.len) break;
        if ((unsigned char)s.at[at] < 0x80) {
            escape(buf, s.at[at++]);
        } else {
            char out[4];
            buf_bytes(buf, out, utf8_put(out, utf8_next(s, &at)));
        }
    }
    buf_char(buf, '"');
}

struct str buf_view(const struct buf *buf)
{
    return (struct str){ buf->at, buf->len };
}
