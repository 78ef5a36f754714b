/* One line of JSON Lines, by jansson, into a report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>
#include <stdio.h>

#include "base/buf.h"
#include "text/hold.h"
#include "text/intake.h"
#include "text/zone.h"

struct record {
    const struct intake *intake;
    struct str bytes;
    struct report *out;
    struct error *error;
    json_t *root;
    struct buf list; /* for a list: its elements, one a line */
};

enum { DUMP = JSON_COMPACT | JSON_ENCODE_ANY };

enum {
    SHOWN = 60, /* bytes shown of a bad value */
    PLACE_ROOM = 32,
    HEAD_MOST = 2000, /* bytes of a text among which its title is looked for */
};

/* " line 7", or nothing for a whole file. */
static const char *name_line(const struct record *record,
                             char place[PLACE_ROOM])
{
    place[0] = '\0';
    if (record->intake->line)
        snprintf(place, PLACE_ROOM, " line %zu", record->intake->line);
    return place;
}

static enum status refuse(struct record *record, const char *why,
                          struct str what)
{
    char place[PLACE_ROOM];
    return error_set(record->error, STATUS_INPUT, record->intake->line,
                     "'%.*s'%s: %s '%.*s'", STR_ARG(record->intake->name),
                     name_line(record, place), why,
                     (int)(what.len < SHOWN ? what.len : SHOWN), what.at);
}

/* An optional field that must be a string; null counts as not given. */
static enum status read_string(struct record *record, const char *field,
                               struct str *out)
{
    const json_t *value = json_object_get(record->root, field);
    if (!value || json_is_null(value)) return STATUS_OK;
    if (!json_is_string(value))
        return refuse(record, "the value is not a string in field",
                      str_from(field));
    struct str s = { json_string_value(value), json_string_length(value) };
    *out = str_copy(record->intake->arena, s);
    return STATUS_OK;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The last number of four digits: the year of a date told in words. */
static struct str find_year(struct str s)
{
    struct str found = { 0 };
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9') end++;
        if (end - i == 4) found = str_slice(s, i, end);
        i = end > i ? end : i + 1;
    }
    return found;
}

/* "30 April - 5 May 1980", "August 21/22 2004": what can be told of it, the
 * month where there is only one, and the year. */
static bool read_words(const struct record *record, struct str s)
{
    struct str year = find_year(s);
    struct date found = { 0 };
    bool letters = false;
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && is_letter(s.at[end])) end++;
        struct buf buf;
        struct printed printed;
        buf_open(&buf, record->intake->arena);
        buf_format(&buf, "1 %.*s %.*s", STR_ARG(str_slice(s, i, end)),
                   STR_ARG(year));
        letters = letters || end > i;
        if (end > i &&
            printed_read(record->intake->zoner, buf_view(&buf), &printed)) {
            bool other = found.year && found.month != printed.date.month;
            found = printed.date;
            found.day = 0;
            if (other) found.month = 0;
        }
        i = end > i ? end : i + 1;
    }
    if (!found.year && year.len) date_parse(year, &found);
    record->out->date = found;
    return letters;
}

static enum status read_date(struct record *record)
{
    struct str s = { 0 };
    enum status status = read_string(record, "date", &s);
    s = str_trim(s);
    while (str_ends(s, STR("-00"))) s.len -= 3; /* "2016-06-00": June */
    if (status || !s.len) return status;
    struct printed printed;
    if (date_parse(s, &record->out->date)) return STATUS_OK;
    if (printed_read(record->intake->zoner, s, &printed)) {
        record->out->date = printed.date;
        return STATUS_OK;
    }
    if (read_words(record, s)) return STATUS_OK;
    return refuse(record, "field 'date' must be YYYY-MM-DD and not", s);
}

/* The id may be a number: many sets count their records. */
static enum status read_id(struct record *record)
{
    const json_t *value = json_object_get(record->root, "id");
    struct buf buf;
    buf_open(&buf, record->intake->arena);
    if (json_is_integer(value)) {
        buf_number(&buf, json_integer_value(value));
        record->out->id = buf_view(&buf);
        return STATUS_OK;
    }
    enum status status = read_string(record, "id", &record->out->id);
    if (status || record->out->id.len) return status;
    buf_str(&buf, intake_id(record->intake->name));
    if (record->intake->line) buf_format(&buf, ":%zu", record->intake->line);
    record->out->id = buf_view(&buf);
    return STATUS_OK;
}

static enum status read_fields(struct record *record)
{
    struct report *out = record->out;
    enum status status = read_id(record);
    if (!status) status = read_string(record, "text", &out->text);
    if (!status) status = read_string(record, "title", &out->title);
    if (!status) status = read_string(record, "publisher", &out->publisher);
    if (!status) status = read_string(record, "url", &out->url);
    if (!status) status = read_string(record, "lang", &out->lang);
    if (!status) status = read_date(record);
    if (!status && !str_trim(out->text).len && !str_trim(out->title).len)
        return refuse(record, "nothing to read in field", STR("text"));
    return status;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* One line, whatever blanks it is told with. */
static struct str flatten(struct arena *arena, struct str s)
{
    struct buf buf;
    buf_open(&buf, arena);
    s = str_trim(s);
    for (size_t i = 0; i < s.len; i++) {
        bool blank = is_blank(s.at[i]);
        if (blank && is_blank(s.at[i - 1])) continue;
        buf_char(&buf, blank ? ' ' : s.at[i]);
    }
    return buf_view(&buf);
}

static struct str mark_up(struct arena *arena, struct str title)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_text(&buf, "<h1>");
    for (size_t i = 0; i < title.len; i++) {
        if (title.at[i] == '<')
            buf_text(&buf, "&lt;");
        else if (title.at[i] == '&')
            buf_text(&buf, "&amp;");
        else
            buf_char(&buf, title.at[i]);
    }
    buf_text(&buf, "</h1><p>");
    return buf_view(&buf);
}

/* A title often says what the text leaves out, so it is read as its first
 * line, unless it stands at the head of the text anyway. */
static void lead_with_title(struct record *record)
{
    struct report *out = record->out;
    struct arena *arena = record->intake->arena;
    struct str head = str_slice(out->text, 0, HEAD_MOST);
    out->title = flatten(arena, out->title);
    if (!out->title.len || str_find(head, out->title, 0) < head.len) return;
    if (markup_is(out->text)) {
        out->text =
            str_join(arena, mark_up(arena, out->title), STR(""), out->text);
        return;
    }
    struct str between = out->text.len ? STR("\n\n") : STR("");
    out->text = str_join(arena, out->title, between, out->text);
    out->before = (uint32_t)(out->title.len + between.len);
}

/* JSON may spell a NUL ("\u0000"); '?' keeps the offsets. */
static void repair(struct report *out)
{
    char *at = (char *)out->text.at;
    for (size_t i = 0; i < out->text.len; i++) {
        if (at[i]) continue;
        at[i] = '?';
        out->repaired++;
    }
}

static enum status refuse_json(struct record *record, const json_error_t *why)
{
    char place[PLACE_ROOM];
    return error_set(record->error, STATUS_INPUT, record->intake->line,
                     "'%.*s'%s: broken JSON at byte %d: %s",
                     STR_ARG(record->intake->name), name_line(record, place),
                     why->position, why->text);
}

static enum status read_record(void *state)
{
    struct record *record = state;
    json_error_t why;
    record->root =
        json_loadb(record->bytes.at, record->bytes.len, JSON_ALLOW_NUL, &why);
    if (!record->root) return refuse_json(record, &why);
    if (json_is_array(record->root))
        return refuse(record, "one JSON object a line is needed, not",
                      STR("[...]"));
    if (!json_is_object(record->root))
        return refuse(record,
                      "this is no JSON object:", str_trim(record->bytes));
    enum status status = read_fields(record);
    if (status) return status;
    lead_with_title(record);
    repair(record->out);
    return STATUS_OK;
}

/* Write each element as a line of its own. */
static enum status write_list(void *state)
{
    struct record *record = state;
    json_error_t why;
    record->root =
        json_loadb(record->bytes.at, record->bytes.len, JSON_ALLOW_NUL, &why);
    if (!record->root) return refuse_json(record, &why);
    for (size_t i = 0; i < json_array_size(record->root); i++) {
        const json_t *item = json_array_get(record->root, i);
        size_t len = json_dumpb(item, NULL, 0, DUMP);
        char *room = arena_alloc(record->intake->arena, len + 1);
        json_dumpb(item, room, len, DUMP);
        buf_bytes(&record->list, room, len);
        buf_char(&record->list, '\n');
    }
    if (json_array_size(record->root)) return STATUS_OK;
    return refuse(record, "no records in", STR("[]"));
}

static void release_record(void *state)
{
    struct record *record = state;
    json_decref(record->root);
    record->root = NULL;
}

enum status intake_json(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error)
{
    struct record record = {
        .intake = intake, .bytes = bytes, .out = out, .error = error
    };
    *out = (struct report){ 0 };
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        record.bytes = str_slice(bytes, 3, bytes.len);
    if (bytes.len > UINT32_MAX / 2)
        return refuse(&record, "too long for one report:", STR("text"));
    enum status status =
        hold_run(intake->arena, read_record, release_record, &record);
    if (status) return status;
    if (markup_is(out->text)) return markup_read(intake, out->text, out, error);
    struct zoning zoning = { .zoner = intake->zoner,
                             .arena = intake->arena,
                             .title = TITLE_HEADLINE };
    zone_report(&zoning, out);
    return STATUS_OK;
}

enum status record_list(const struct intake *intake, struct str bytes,
                        struct str *out, struct error *error)
{
    struct record record = { .intake = intake, .bytes = bytes, .error = error };
    buf_open(&record.list, intake->arena);
    enum status status =
        hold_run(intake->arena, write_list, release_record, &record);
    *out = buf_view(&record.list);
    return status;
}
