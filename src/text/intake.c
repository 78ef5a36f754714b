/* The door's plain half: telling formats apart, and plain text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/intake.h"

#include <string.h>

#include "base/utf8.h"
#include "text/zone.h"

static struct str skip_mark(struct str s)
{
    return str_starts(s, STR("\xEF\xBB\xBF")) ? str_slice(s, 3, s.len) : s;
}

/* JSON whose first line is not complete, and whose second is no new object,
 * is one value over several lines. */
static enum intake_format sniff_json(struct str s)
{
    struct str rest = s;
    struct str line = str_trim(str_cut(&rest, '\n'));
    rest = str_trim(rest);
    char last = line.at[line.len - 1];
    bool complete = line.len > 1 && last == '}';
    bool begins = !rest.len || rest.at[0] == '{';
    return complete || (begins && line.len > 2) ? INTAKE_JSON_LINES
                                                : INTAKE_JSON;
}

enum intake_format intake_sniff(struct str head)
{
    struct str s = str_trim(skip_mark(head));
    struct str inner = str_trim(str_slice(s, 1, s.len));
    char next = inner.len ? inner.at[0] : '\0';
    if (s.len && s.at[0] == '{' && (next == '"' || next == '}'))
        return sniff_json(s);
    if (s.len && s.at[0] == '[' && (next == '{' || next == '[' || next == ']'))
        return INTAKE_LIST;
    if (feed_is(s)) return INTAKE_LIST;
    return markup_is(s) ? INTAKE_HTML : INTAKE_PLAIN;
}

struct str intake_id(struct str name)
{
    static const char *const endings[] = { ".gz",   ".txt",    ".html",
                                           ".htm",  ".xhtml",  ".jsonl",
                                           ".json", ".ndjson", ".xml",
                                           ".rss",  ".atom" };
    struct str id = name;
    for (size_t i = name.len; i > 0; i--)
        if (name.at[i - 1] == '/') {
            id = str_slice(name, i, name.len);
            break;
        }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i]);
        if (id.len > ending.len && str_ends(id, ending)) id.len -= ending.len;
    }
    return id.len ? id : name;
}

static enum status refuse(const struct intake *intake, size_t offset,
                          const char *what, struct error *error)
{
    return error_set(error, STATUS_INPUT, offset, "'%.*s' %s %zu: not text",
                     STR_ARG(intake->name), what, offset);
}

enum status intake_check(const struct intake *intake, struct str bytes,
                         bool utf8, struct error *error)
{
    if (!str_trim(skip_mark(bytes)).len)
        return error_set(error, STATUS_INPUT, 0, "'%.*s' is empty",
                         STR_ARG(intake->name));
    if (bytes.len > UINT32_MAX / 2)
        return error_set(error, STATUS_INPUT, 0,
                         "'%.*s' is too long for one report",
                         STR_ARG(intake->name));
    if (str_starts(bytes, STR("\xFF\xFE")) ||
        str_starts(bytes, STR("\xFE\xFF")))
        return error_set(error, STATUS_INPUT, 0,
                         "'%.*s' is UTF-16: convert it to UTF-8",
                         STR_ARG(intake->name));
    const char *nul = memchr(bytes.at, 0, bytes.len);
    if (nul)
        return refuse(intake, (size_t)(nul - bytes.at),
                      "holds a NUL byte at byte", error);
    size_t bad = utf8 ? utf8_check(bytes) : bytes.len;
    if (bad < bytes.len)
        return refuse(intake, bad, "is not UTF-8 at byte", error);
    return STATUS_OK;
}

enum status intake_plain(const struct intake *intake, struct str bytes,
                         struct report *out, struct error *error)
{
    enum status status = intake_check(intake, bytes, true, error);
    if (status) return status;
    enum intake_format format = intake_sniff(bytes);
    if (format == INTAKE_JSON) return intake_json(intake, bytes, out, error);
    if (format == INTAKE_LIST)
        return error_set(error, STATUS_INPUT, 0,
                         "'%.*s' holds several reports, here one is needed",
                         STR_ARG(intake->name));
    *out = (struct report){ 0 };
    out->id = str_copy(intake->arena, intake_id(intake->name));
    out->text = str_copy(intake->arena, bytes);
    struct zoning zoning = { .zoner = intake->zoner,
                             .arena = intake->arena,
                             .title = TITLE_FIRST_LINE };
    zone_report(&zoning, out);
    return STATUS_OK;
}

enum status intake_html(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error)
{
    enum status status = intake_check(intake, bytes, false, error);
    if (status) return status;
    *out = (struct report){ 0 };
    out->id = str_copy(intake->arena, intake_id(intake->name));
    return markup_read(intake, bytes, out, error);
}

enum status intake_whole(const struct intake *intake, struct str bytes,
                         struct report *out, struct error *error)
{
    if (intake_sniff(bytes) == INTAKE_HTML)
        return intake_html(intake, bytes, out, error);
    return intake_plain(intake, bytes, out, error);
}

enum status intake_list(const struct intake *intake, struct str bytes,
                        struct str *out, struct error *error)
{
    enum status status = intake_check(intake, bytes, false, error);
    if (status) return status;
    struct str s = str_trim(skip_mark(bytes));
    if (s.at[0] == '[') return record_list(intake, s, out, error);
    return feed_read(intake, s, out, error);
}
