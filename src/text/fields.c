/* A flat JSON object (RFC 8259) in one pass.
 *
 * Strict: what is not plainly right is not read at all.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/fields.h"

#include "base/utf8.h"

enum { DIGITS_MOST = 18 }; /* of an integer that surely fits 64 bits */

/* What is left to read. */
struct cursor {
    const char *at, *end;
};

struct field *fields_add(struct fields *fields, struct arena *arena)
{
    fields->at = arena_grow(arena, fields->at, &fields->room, fields->n + 1,
                            sizeof *fields->at);
    fields->at[fields->n] = (struct field){ 0 };
    return &fields->at[fields->n++];
}

const struct field *fields_find(const struct fields *fields, const char *name)
{
    for (size_t i = fields->n; i-- > 0;)
        if (str_is(fields->at[i].name, name)) return &fields->at[i];
    return NULL;
}

static void skip_blanks(struct cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' ||
                              *c->at == '\r' || *c->at == '\t'))
        c->at++;
}

/* The mark, with blanks around it. */
static bool take(struct cursor *c, char mark)
{
    skip_blanks(c);
    if (c->at == c->end || *c->at != mark) return false;
    c->at++;
    skip_blanks(c);
    return true;
}

/* ---- strings ---------------------------------------------------------- */

/* A string as it is written, without its quotes. */
struct raw {
    struct str bytes;
    bool escapes, wide;
};

static bool take_raw(struct cursor *c, struct raw *out)
{
    *out = (struct raw){ 0 };
    if (c->at == c->end || *c->at != '"') return false;
    const char *start = ++c->at;
    for (; c->at < c->end && *c->at != '"'; c->at++) {
        unsigned char byte = (unsigned char)*c->at;
        if (byte < 0x20) return false;
        out->wide |= byte >= 0x80;
        if (byte != '\\') continue;
        out->escapes = true;
        if (++c->at == c->end) return false;
    }
    if (c->at == c->end) return false;
    out->bytes = (struct str){ start, (size_t)(c->at++ - start) };
    return !out->wide || utf8_check(out->bytes) == out->bytes.len;
}

/* Four hexadecimal digits at `at`. */
static bool read_hex(struct str s, size_t at, uint32_t *out)
{
    *out = 0;
    if (at + 4 > s.len) return false;
    for (size_t i = at; i < at + 4; i++) {
        char c = s.at[i];
        char small = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            *out = *out * 16 + (uint32_t)(c - '0');
        else if (small >= 'a' && small <= 'f')
            *out = *out * 16 + (uint32_t)(small - 'a') + 10;
        else
            return false;
    }
    return true;
}

/* "\u00e9", or two of them for what lies beyond 16 bits; *at stands behind
 * the u. */
static bool read_rune(struct str s, size_t *at, uint32_t *out)
{
    uint32_t low;
    if (!read_hex(s, *at, out)) return false;
    *at += 4;
    if (*out < 0xD800 || *out > 0xDFFF) return true;
    if (*out > 0xDBFF || *at + 2 > s.len || s.at[*at] != '\\' ||
        s.at[*at + 1] != 'u' || !read_hex(s, *at + 2, &low) || low < 0xDC00 ||
        low > 0xDFFF)
        return false;
    *at += 6;
    *out = 0x10000 + ((*out - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* What the escape at `at`, behind its backslash, stands for, written to
 * `out`: how many bytes, 0 = broken. It is never longer than the escape. */
static size_t unescape(struct str s, size_t *at, char *out)
{
    static const char marks[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char mark = s.at[(*at)++];
    uint32_t rune;
    if (mark == 'u') return read_rune(s, at, &rune) ? utf8_put(out, rune) : 0;
    const char *found = memchr(marks, mark, sizeof marks - 1);
    if (!found) return 0;
    *out = meant[found - marks];
    return 1;
}

static bool read_text(struct arena *arena, const struct raw *raw,
                      struct str *out)
{
    struct str s = raw->bytes;
    char *bytes = ARENA_SCRATCH(arena, char, s.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        const char *mark =
            raw->escapes ? memchr(s.at + at, '\\', s.len - at) : NULL;
        size_t end = mark ? (size_t)(mark - s.at) : s.len;
        memcpy(bytes + len, s.at + at, end - at);
        len += end - at;
        at = end + 1;
        if (!mark) break;
        size_t n = unescape(s, &at, bytes + len);
        if (!n) return false;
        len += n;
    }
    bytes[len] = 0;
    *out = (struct str){ bytes, len };
    return true;
}

/* ---- values ----------------------------------------------------------- */

/* A whole number; those with a fraction or a power are not for here. */
static bool take_integer(struct cursor *c, int64_t *out)
{
    bool minus = *c->at == '-';
    const char *start = c->at + minus;
    for (c->at = start; c->at < c->end; c->at++)
        if (*c->at < '0' || *c->at > '9') break;
    struct str digits = { start, (size_t)(c->at - start) };
    if (digits.len > DIGITS_MOST || !str_number(digits, out)) return false;
    if (minus) *out = -*out;
    return digits.len == 1 || *start != '0';
}

static bool take_word(struct cursor *c, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(c->end - c->at) < len || memcmp(c->at, word, len))
        return false;
    c->at += len;
    return true;
}

static bool take_value(struct arena *arena, struct cursor *c,
                       struct field *field)
{
    struct raw raw;
    if (c->at == c->end) return false;
    if (*c->at == '"') {
        field->kind = FIELD_STRING;
        return take_raw(c, &raw) && read_text(arena, &raw, &field->text);
    }
    if (take_word(c, "null")) return true;
    field->kind = FIELD_OTHER;
    if (take_word(c, "true") || take_word(c, "false")) return true;
    field->kind = FIELD_INTEGER;
    return take_integer(c, &field->number);
}

static bool take_field(struct arena *arena, struct cursor *c,
                       struct fields *out)
{
    struct raw name;
    if (!take_raw(c, &name) || name.escapes || !take(c, ':')) return false;
    struct field *field = fields_add(out, arena);
    field->name = name.bytes;
    return take_value(arena, c, field);
}

bool fields_read(struct arena *arena, struct str bytes, struct fields *out)
{
    struct cursor c = { bytes.at, bytes.at + bytes.len };
    *out = (struct fields){ 0 };
    if (!take(&c, '{')) return false;
    if (!take(&c, '}')) {
        do {
            if (!take_field(arena, &c, out)) return false;
        } while (take(&c, ','));
        if (!take(&c, '}')) return false;
    }
    return c.at == c.end;
}
