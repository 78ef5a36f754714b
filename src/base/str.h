/* Slices of bytes: a pointer and a length, never owned, NUL like any byte.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_STR_H
#define TOLLBOOK_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct str {
    const char *at; /* first byte; may be NULL when len is 0 */
    size_t len;     /* bytes */
};

/* A stretch of a text: bytes [start, end). */
struct span {
    uint32_t start;
    uint32_t end;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).at

struct str str_from(const char *text); /* a C string; NULL gives empty */
struct str str_slice(struct str s, size_t start, size_t end); /* clamped */
struct str str_trim(struct str s); /* without white space at the ends */
struct str str_copy(struct arena *arena, struct str s);
struct str str_lower(struct arena *arena, struct str s); /* Unicode, UTF-8 */

/* Join with `between`; arena-owned. */
struct str str_join(struct arena *arena, struct str a, struct str between,
                    struct str b);

static inline bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}

/* Here, so that a literal's length is known where it is compared. */
static inline bool str_is(struct str a, const char *text)
{
    return str_equal(a, (struct str){ text, strlen(text) });
}

bool str_equal_fold(struct str a, struct str b); /* ASCII case folded */
int str_compare(struct str a, struct str b);     /* by bytes, like memcmp */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Offset of the first `part` at or after `from`; s.len when there is none. */
size_t str_find(struct str s, struct str part, size_t from);

/* Cut off and return what stands before the first `mark`; *rest moves past
 * it. Without a mark the whole of *rest is returned and *rest is empty. */
struct str str_cut(struct str *rest, char mark);

/* What stands behind the last `mark`; all of it where there is none. */
struct str str_behind(struct str s, char mark);

/* A whole decimal number without sign; false when it is not one. */
bool str_number(struct str s, int64_t *out);

uint64_t str_hash(struct str s);

#endif
