/* What stands behind the opaque handles, and how a call is guarded.
 *
 * Each handle lives in its own arena. A public function sets a guard with
 * setjmp and hands the work to a static one; when an arena runs out, the jump
 * ends there and becomes TB_NO_MEMORY. Nothing here is seen outside api/.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_API_HANDLE_H
#define TOLLBOOK_API_HANDLE_H

#include "base/file.h"
#include "ledger/ledger.h"
#include "out/out.h"
#include "store/store.h"
#include "tollbook.h"

/* The most memory that one report may take while it is read: about thirty
 * times the longest report of a newspaper, tokens and syntax included. */
#define API_REPORT_MEMORY ((size_t)4 << 30)

struct tb_engine {
    struct arena arena;
    struct zoner *zoner;
    struct reader *reader;
    struct linker *linker;
    struct methods *methods;
    const struct pack *pack; /* for the page's template */
};

struct tb_report {
    struct report report;
    struct str where;     /* "news.jsonl:12" */
    struct str published; /* ISO, "" = not told */
    bool is_record;
    const struct reading *read;     /* what it says, when read ahead */
    const struct tb_engine *engine; /* that read it */
};

/* One thing that was queued. */
struct queued {
    const char *path;    /* a file, or the name that stands for bytes */
    struct str bytes;    /* of the caller; at = NULL for a file */
    struct error *error; /* it cannot be read: why; else NULL */
};

struct tb_input {
    const struct tb_engine *engine;
    struct arena arena;  /* this handle and its paths */
    struct arena reader; /* the buffer of the open file */
    struct arena work;   /* the report handed out */
    struct queued *queue;
    size_t n_queue, room_queue, at;
    struct file file;
    bool open;       /* file is a JSON Lines file, not yet at its end */
    struct str rest; /* of bytes that are JSON Lines */
    bool in_bytes;   /* reading lines of `rest` */
    size_t line;     /* number of the last line handed out */
    struct tb_report report;
    struct tb_progress progress;
    struct ahead *ahead; /* NULL = reports are read when they are wanted */
};

struct tb_reading {
    struct arena arena;
    struct arena work;
    const struct tb_engine *engine;
    struct reading reading;
    struct headline headlines[HARM_COUNT];
};

struct tb_session {
    struct arena arena; /* this handle and all readings kept */
    struct arena work;  /* the report being read, and writing */
    const struct tb_engine *engine;
    const struct reading **readings;
    size_t n, room;
};

struct tb_book {
    struct arena arena; /* this handle */
    struct arena work;  /* one call's */
    const struct tb_engine *engine;
    struct store *store;
};

/* Turn a status of the floors below, whose error has the same layout. */
tb_status api_status(enum status status, const struct error *from,
                     tb_error *error);

/* The status of a call whose arena ran out. */
tb_status api_no_memory(tb_error *error);

/* A borrowed text as the public header has it, and an ISO date. */
tb_text api_text(struct str s);
tb_text api_date(struct arena *arena, struct date date);

/* Where conclusions are drawn. */
struct api_desk {
    const struct tb_engine *engine;
    struct store *store;
    struct arena *arena;
};

/* Draw the conclusions that are due. */
enum status api_draw(const struct api_desk *desk, struct error *error);

/* Draw the conclusions of a book when they are due, or always: all of them
 * anew. */
enum status api_conclude(struct tb_book *book, bool always,
                         struct error *error);

/* What the report says: read ahead, or now in `arena`. */
void api_read(const struct tb_engine *engine, struct arena *arena,
              const struct tb_report *report, struct reading *out);

/* A deep copy of a report into `arena`. */
struct report *api_report_copy(struct arena *arena, const struct report *from);

/* A deep copy of what a report says, with the report, into `arena`. */
struct reading *api_reading_copy(struct arena *arena,
                                 const struct reading *from);

/* Begin and end writing a view. api_view_end flushes and tells whether the
 * writer took everything. */
void api_view_begin(struct out *out, struct arena *arena, const tb_view *view);
tb_status api_view_end(struct out *out, tb_error *error);

#endif
