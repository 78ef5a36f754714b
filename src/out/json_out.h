/* Writing JSON into a buffer; commas come by themselves.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_JSON_OUT_H
#define TOLLBOOK_OUT_JSON_OUT_H

#include "base/buf.h"
#include "base/date.h"

/* A member of the object that is open, or with key = NULL an element of the
 * array that is open. */
void json_open(struct buf *buf, const char *key, char bracket);
void json_close(struct buf *buf, char bracket);
void json_null(struct buf *buf, const char *key);
void json_bool(struct buf *buf, const char *key, bool value);
void json_number(struct buf *buf, const char *key, int64_t number);
void json_str(struct buf *buf, const char *key, struct str s);
void json_text(struct buf *buf, const char *key, const char *text);

/* null when empty, open (below 0), or not known. */
void json_str_or_null(struct buf *buf, const char *key, struct str s);
void json_bound(struct buf *buf, const char *key, int64_t bound);
void json_date(struct buf *buf, const char *key, struct date date);

#endif
