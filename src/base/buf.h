/* A text that grows, in an arena.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_BUF_H
#define TOLLBOOK_BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *arena;
    char *at;
    size_t len;
    size_t room;
};

void buf_open(struct buf *buf, struct arena *arena);
void buf_bytes(struct buf *buf, const char *bytes, size_t len);
void buf_str(struct buf *buf, struct str s);
void buf_text(struct buf *buf, const char *text); /* a C string */
void buf_char(struct buf *buf, char c);
void buf_number(struct buf *buf, int64_t number);
void buf_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A JSON string with its quotes; broken UTF-8 becomes U+FFFD. */
void buf_json(struct buf *buf, struct str s);

/* What it holds now; valid until the next write. */
struct str buf_view(const struct buf *buf);

#endif
