/* The door of text/: bytes in, reports out.
 *
 * A report is one document. Its text is kept as it came (plain text: the
 * bytes of the file; JSON Lines: the value of "text"; HTML: the text drawn
 * from the markup), and every offset anywhere in Tollbook counts UTF-8 bytes
 * into that text. Zones say what each stretch is; nothing is ever removed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_TEXT_H
#define TOLLBOOK_TEXT_TEXT_H

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"

enum zone_kind {
    ZONE_TITLE,
    ZONE_DATELINE, /* "Reuters, 2016-09-19", "BAGHDAD, 3 JAN 90", by-lines */
    ZONE_BODY,
    ZONE_CAPTION,
    ZONE_FURNITURE, /* "Also read", "More from", share buttons, menus */
};

/* Zones are sorted, do not overlap, and cover the text but for white space.
 * A body zone is one paragraph. */
struct zone {
    struct span span;
    enum zone_kind kind;
};

struct report {
    struct str id;          /* the record's id, or the file's name without
                             folder and ending */
    struct str text;        /* valid UTF-8; what all offsets count into */
    struct str title;       /* "" = none */
    struct str publisher;   /* "" = not told */
    struct str url;         /* "" = not told */
    struct str lang;        /* ISO 639-1, "" = not told */
    struct date date;       /* published; year 0 = not told */
    struct span title_span; /* where the title stands in text; empty if it
                               is only in the metadata */
    uint32_t before;        /* bytes of text put before a record's own text:
                               its title and a blank line */
    struct zone *zones;
    size_t n_zones;
    uint32_t repaired; /* bytes that were not UTF-8 or were NUL, each
                             replaced by one '?' so that offsets stay true */
};

enum intake_format {
    INTAKE_PLAIN,
    INTAKE_HTML,
    INTAKE_JSON_LINES,
    INTAKE_JSON, /* one JSON object over several lines: one whole document */
    INTAKE_LIST, /* several reports in one document: RSS, Atom, JSON array */
};

/* Tell the format by content: a JSON object (or array) on the first line that
 * is not blank, markup, or plain text. `head` is the first bytes of the
 * input. */
enum intake_format intake_sniff(struct str head);

/* What a page wears around its report in one language: marks of furniture,
 * captions, by-lines, and the names of months (lang/en/furniture.tsv). */
struct zoner;

/* Read that table. The zoner lives in `arena` and borrows `table`; it is
 * read-only after this and may be shared by threads. Errors: PACK. */
enum status zoner_open(struct arena *arena, struct str table,
                       struct zoner **out, struct error *error);

/* What every intake needs to know about one piece of input. */
struct intake {
    struct arena *arena; /* the report and all it holds lives here */
    const struct zoner *zoner;
    struct str name; /* of the file, for the id and for messages */
    size_t line;     /* JSON Lines: its number from 1; 0 = a whole file */
};

/* The reports of a feed or of a JSON array (INTAKE_LIST) as JSON Lines: one
 * record an item, numbered as they come, each for intake_json. Lives in the
 * arena. Errors: INPUT. */
enum status intake_list(const struct intake *intake, struct str bytes,
                        struct str *out, struct error *error);

/* One whole document of one report, told by its bytes.
 * Errors: INPUT with the byte (empty, not UTF-8, a NUL byte, markup nested
 * too deep). */
enum status intake_whole(const struct intake *intake, struct str bytes,
                         struct report *out, struct error *error);

/* The same for plain text (or one JSON object over several lines) and for
 * HTML. */
enum status intake_plain(const struct intake *intake, struct str bytes,
                         struct report *out, struct error *error);
enum status intake_html(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error);

/* One line of JSON Lines, or with line = 0 a whole file: {"id", "text",
 * "title"?, "date"?, "publisher"?, "url"?, "lang"?}; the text may be HTML. A
 * record without an id gets NAME:LINE. Errors: INPUT with the line and the
 * field. */
enum status intake_json(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error);

#endif
