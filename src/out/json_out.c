/* Writing JSON: a comma is due unless a bracket has just been opened.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/json_out.h"

static void begin(struct buf *buf, const char *key)
{
    char last = buf->len ? buf->at[buf->len - 1] : '[';
    if (last != '{' && last != '[' && last != '\n') buf_text(buf, ", ");
    if (!key) return;
    buf_json(buf, str_from(key));
    buf_text(buf, ": ");
}

void json_open(struct buf *buf, const char *key, char bracket)
{
    begin(buf, key);
    buf_char(buf, bracket);
}

void json_close(struct buf *buf, char bracket)
{
    buf_char(buf, bracket);
}

void json_null(struct buf *buf, const char *key)
{
    begin(buf, key);
    buf_text(buf, "null");
}

void json_bool(struct buf *buf, const char *key, bool value)
{
    begin(buf, key);
    buf_text(buf, value ? "true" : "false");
}

void json_number(struct buf *buf, const char *key, int64_t number)
{
    begin(buf, key);
    buf_number(buf, number);
}

void json_str(struct buf *buf, const char *key, struct str s)
{
    begin(buf, key);
    buf_json(buf, s);
}

void json_text(struct buf *buf, const char *key, const char *text)
{
    json_str(buf, key, str_from(text));
}

void json_str_or_null(struct buf *buf, const char *key, struct str s)
{
    if (s.len)
        json_str(buf, key, s);
    else
        json_null(buf, key);
}

void json_bound(struct buf *buf, const char *key, int64_t bound)
{
    if (bound < 0)
        json_null(buf, key);
    else
        json_number(buf, key, bound);
}

void json_date(struct buf *buf, const char *key, struct date date)
{
    char room[DATE_ROOM];
    json_str_or_null(buf, key, date_format(date, room));
}
