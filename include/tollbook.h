/* Tollbook: reads reports about conflicts and disasters and keeps the book of
 * the human toll: who said how many people were killed, injured, missing or
 * driven out, in which event, as of when, and the sentence that says so.
 *
 * The one door to the library. In five steps:
 *
 *   tb_engine   the language pack and the gazetteer, opened once
 *   tb_input    files, folders, standard input, bytes: gives reports
 *   tb_reading  what one report says: claims, events, headline figures
 *   tb_session  many readings of one call, their events linked
 *   tb_book     the store: reports, claims, events, sources, figures
 *
 * and tb_show_* writes what a book holds, for people or for programs.
 *
 * Rules that hold for every function
 *   Status   Whatever can fail returns a tb_status; TB_OK is 0. The last
 *            argument, a tb_error of the caller's, may be NULL.
 *   Memory   A handle is given back with its own tb_*_close; NULL is allowed
 *            there. Text that is handed out is borrowed: it lives until the
 *            next call that changes its handle. When memory runs out the call
 *            returns TB_NO_MEMORY and the handle may only be closed, but for
 *            tb_reading_read, tb_session_add and tb_book_add, which then have
 *            left out that one report.
 *   Text     UTF-8. A tb_text is bytes and a length, without a zero at its
 *            end. Offsets count bytes of the report's text.
 *   Threads  An engine is read-only once open and may be shared. Every other
 *            handle belongs to one thread at a time.
 *   Quiet    The library never prints, exits, or reads the environment or
 *            the clock. Equal input gives equal output, byte for byte.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_H
#define TOLLBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* ---- Basics ------------------------------------------------------------ */

/* What a call came to. The first five are the program's exit codes too. */
typedef enum tb_status {
    TB_OK = 0,
    TB_FINDING = 1,   /* not a failure: something was found wanting */
    TB_USAGE = 2,     /* asked for something that cannot be */
    TB_INPUT = 3,     /* a report, or a file of reports, cannot be read */
    TB_STORE = 4,     /* the book cannot be read or written */
    TB_NO_MEMORY = 5, /* no memory left, or a named limit passed */
    TB_PACK = 6,      /* the language pack is broken */
    TB_END = 7        /* tb_input_next: there is no further report */
} tb_status;

/* What went wrong, in one line: lower case, no full stop, the thing in single
 * quotes, with the file and the byte or line where that is known. */
typedef struct tb_error {
    tb_status status;
    size_t offset;     /* byte or line, as the message says; 0 = none */
    char message[512]; /* ends with a zero byte */
} tb_error;

/* A stretch of UTF-8; not ended by a zero. */
typedef struct tb_text {
    const char *at; /* may be NULL when len is 0 */
    size_t len;     /* bytes */
} tb_text;

/* The library's version, "MAJOR.MINOR.PATCH". Static. */
const char *tb_version(void);

/* The fields whose values are numbers with a name. */
typedef enum tb_field {
    TB_HARM,       /* killed, injured, missing, detained, abducted, ... */
    TB_QUALIFIER,  /* exact, at_least, more_than, about, up_to, ... */
    TB_ROLE,       /* people, civilian, combatant, police, child, ... */
    TB_UNIT,       /* person, family */
    TB_STANCE,     /* asserted, denied, unverified */
    TB_SCOPE,      /* total, increment */
    TB_EVENT_TYPE, /* war, offensive, battle, attack, shooting, ... */
    TB_SOURCE_KIND /* government, military, police, hospital, media, ... */
} tb_field;

/* The name of a value, as the outputs use it: tb_name(TB_HARM, 0) is
 * "killed". Static; NULL when the field has no such value, so a caller may
 * count up from 0 until NULL to list them. */
const char *tb_name(tb_field field, unsigned value);

/* ---- Engine: what is needed to read ------------------------------------ */

typedef struct tb_engine tb_engine;

/* Open the language pack. `pack_folder` names a folder of pack files (as in
 * lang/en/ of the source); NULL takes the English pack built into the library.
 * The engine must outlive all that is opened with it.
 * Errors: TB_PACK (naming file and line), TB_NO_MEMORY. */
tb_status tb_engine_open(const char *pack_folder, tb_engine **out,
                         tb_error *error);

/* Take in a method from a file (methods/README.md), in place of one that has
 * its name. `*name` (may be NULL) is what it calls itself; it lives as long as
 * the engine. Not while another thread uses the engine.
 * Errors: TB_INPUT (no such file), TB_PACK (naming the line), TB_NO_MEMORY. */
tb_status tb_engine_add_method(tb_engine *engine, const char *path,
                               const char **name, tb_error *error);

/* Give the engine back. */
void tb_engine_close(tb_engine *engine);

/* ---- Input: where reports come from ------------------------------------ */

typedef struct tb_input tb_input;

/* One document as it was taken in. Borrowed from its input; it lives until
 * the next tb_input_next. */
typedef struct tb_report tb_report;

/* A queue of inputs, empty at first. Errors: TB_NO_MEMORY. */
tb_status tb_input_open(const tb_engine *engine, tb_input **out,
                        tb_error *error);

/* Queue a file, a folder (all files below it, sorted by name, without those
 * whose name begins with a dot), or "-" for standard input. Plain text, HTML,
 * JSON, JSON Lines, RSS and Atom, each also gzipped, are told apart by
 * content; a file holds at most 64 MiB of them. A path that does not exist is
 * queued too: tb_input_next reports it in its turn, so that the rest of a
 * batch is still read. Errors: TB_NO_MEMORY. */
tb_status tb_input_add_path(tb_input *input, const char *path, tb_error *error);

/* Queue `len` bytes held by the caller, who keeps them until the input is
 * closed. `name` stands for the file's name in ids and messages.
 * Errors: TB_NO_MEMORY. */
tb_status tb_input_add_bytes(tb_input *input, const char *name,
                             const char *bytes, size_t len, tb_error *error);

/* Read reports ahead, `jobs` at a time in threads of the input's own (1 = the
 * default: none). They come out in the same order and say the same; all that
 * is read ahead is read by the input's engine. To be called before the first
 * tb_input_next. Errors: TB_NO_MEMORY. */
tb_status tb_input_read_ahead(tb_input *input, unsigned jobs, tb_error *error);

/* The next report, in order. TB_END after the last one. TB_INPUT when a file
 * or record cannot be read: the error names it, nothing is handed out, and
 * the next call goes on behind it. Errors: TB_INPUT, TB_NO_MEMORY. */
tb_status tb_input_next(tb_input *input, const tb_report **out,
                        tb_error *error);

/* How far the input has come. */
typedef struct tb_progress {
    uint64_t bytes_done;  /* bytes read so far */
    uint64_t bytes_total; /* bytes in all files queued; 0 = not known */
    uint64_t reports;     /* reports handed out */
    uint64_t errors;      /* files and records that could not be read */
    uint64_t repaired;    /* bytes that were not UTF-8, each now a '?' */
} tb_progress;

/* Fill in how far the input has come. */
void tb_input_progress(const tb_input *input, tb_progress *out);

/* Give the input back, and close what it has open. */
void tb_input_close(tb_input *input);

/* What is known of a report. */
typedef struct tb_report_info {
    tb_text id;        /* the record's id, or the file's name without ending */
    tb_text where;     /* file, and line of a record: "news.jsonl:12" */
    tb_text text;      /* what all offsets count into */
    tb_text title;     /* empty = none */
    tb_text publisher; /* empty = not told */
    tb_text url;       /* empty = not told */
    tb_text published; /* YYYY, YYYY-MM or YYYY-MM-DD; empty = not told */
    uint32_t repaired; /* bytes that were not UTF-8, each now a '?' */
    bool is_record;    /* a line of JSON Lines rather than a whole file */
} tb_report_info;

/* What is known of a report; its texts live as long as the report. */
void tb_report_get(const tb_report *report, tb_report_info *out);

/* ---- Reading: what one report says ------------------------------------- */

typedef struct tb_reading tb_reading;

/* A place to read reports in, one after the other; it uses its memory again
 * for each. Errors: TB_NO_MEMORY. */
tb_status tb_reading_open(const tb_engine *engine, tb_reading **out,
                          tb_error *error);

/* Read a report; what was read before is forgotten. No text is an error: a
 * strange one holds fewer claims. Errors: TB_NO_MEMORY. */
tb_status tb_reading_read(tb_reading *reading, const tb_report *report,
                          tb_error *error);

/* An open bound of a claim or a figure. */
#define TB_OPEN ((int64_t)-1)

/* One figure for one harm to one group in one event on one source's word. */
typedef struct tb_claim {
    uint32_t id;         /* from 1, in the order of the quotes */
    uint32_t part_of;    /* id of the claim that this is a part of, 0 = none */
    uint32_t event;      /* index for tb_reading_event */
    uint8_t harm;        /* a TB_HARM */
    uint8_t qualifier;   /* a TB_QUALIFIER */
    uint8_t role;        /* a TB_ROLE: whom it befell */
    uint8_t unit;        /* a TB_UNIT */
    uint8_t stance;      /* a TB_STANCE */
    uint8_t scope;       /* a TB_SCOPE */
    int64_t lo, hi;      /* the bounds that the words state, or TB_OPEN */
    tb_text side;        /* country or armed group of the victims */
    tb_text group;       /* the victims, in the report's words */
    tb_text name;        /* of a named victim */
    tb_text source;      /* whose word it is; empty = the report's own */
    tb_text source_side; /* whom the source speaks for */
    uint8_t source_kind; /* a TB_SOURCE_KIND */
    tb_text as_of;       /* when the figure was true; empty = not told */
    tb_text quote;       /* the words that hold the number */
    tb_text sentence;    /* the sentence around them */
    size_t quote_start;  /* offset of the quote */
    size_t quote_end;    /* one past its last byte */
    double confidence;   /* 0 to 1 */
} tb_claim;

/* What happened, as the report tells it. */
typedef struct tb_event {
    tb_text id;      /* within the report; "e1" is its main event */
    uint8_t type;    /* a TB_EVENT_TYPE */
    tb_text place;   /* the narrowest place that covers it; empty = none */
    tb_text country; /* ISO 3166 alpha-2; empty = not known */
    tb_text start;   /* YYYY, YYYY-MM or YYYY-MM-DD; empty = not told */
    tb_text end;     /* the same */
    int32_t parent;  /* index of the larger event, -1 = none */
} tb_event;

/* The figure that stands for one harm in the report's main event. */
typedef struct tb_headline {
    bool told;         /* false: the report claims nothing of the kind */
    int64_t low, best; /* people */
    int64_t high;      /* people, or TB_OPEN */
    int64_t attackers; /* perpetrators among them */
    uint8_t unit;      /* a TB_UNIT: families only where nobody counts people */
} tb_headline;

/* How many claims and events the report just read holds; 0 before the first.
 */
size_t tb_reading_n_claims(const tb_reading *reading);
size_t tb_reading_n_events(const tb_reading *reading);

/* Claim or event number `index`, from 0, in the order of the text.
 * Errors: TB_USAGE for an index past the end. */
tb_status tb_reading_claim(tb_reading *reading, size_t index, tb_claim *out,
                           tb_error *error);
tb_status tb_reading_event(tb_reading *reading, size_t index, tb_event *out,
                           tb_error *error);

/* The headline figure of a harm (a TB_HARM value).
 * Errors: TB_USAGE for a harm that is none. */
tb_status tb_reading_headline(const tb_reading *reading, unsigned harm,
                              tb_headline *out, tb_error *error);

/* Give the reading back, with all that it handed out. */
void tb_reading_close(tb_reading *reading);

/* ---- Views: how something is written ----------------------------------- */

typedef enum tb_format {
    TB_TABLE, /* for people */
    TB_JSON,  /* one JSON value */
    TB_JSONL, /* one JSON object a line */
    TB_CSV    /* with a header line, after RFC 4180 but with plain newlines */
} tb_format;

/* Takes the next bytes of an output. Anything but 0 stops the writing, and
 * the call that wrote returns TB_STORE. */
typedef int (*tb_write)(void *with, const char *bytes, size_t len);

/* How to write, and for the ledger also what to ask. */
typedef struct tb_view {
    tb_format format;
    unsigned width;       /* columns of a table; 0 = 100 */
    bool colour;          /* bold and dim marks for a terminal */
    bool brief;           /* ledger: one line a figure, no sentences */
    bool recompute;       /* verify: draw all conclusions again and compare */
    const char *method;   /* a file of methods/: "ucdp"; NULL = "latest" */
    const char *methods;  /* ledger: these side by side ("ucdp,ibc", "all");
                             NULL = method alone */
    const char *as_of;    /* leave out figures true only later; NULL = none */
    const char *known_on; /* leave out what was published later; NULL = none */
    tb_write write;       /* where the bytes go */
    void *with;           /* handed to write */
} tb_view;

/* Write the headline figures of the report just read, as the report leads with
 * them, or by the method that the view names. CSV has its header line and JSON
 * its bracket only with `first`. Errors: TB_USAGE for an unknown method,
 * TB_STORE from the writer. */
tb_status tb_show_headline(tb_reading *reading, const tb_view *view, bool first,
                           tb_error *error);

/* ---- Session: many readings of one call -------------------------------- */

typedef struct tb_session tb_session;

/* An empty session. Errors: TB_NO_MEMORY. */
tb_status tb_session_open(const tb_engine *engine, tb_session **out,
                          tb_error *error);

/* Read a report and keep what it says. Errors: TB_NO_MEMORY. */
tb_status tb_session_add(tb_session *session, const tb_report *report,
                         tb_error *error);

/* Write every claim of the session, report after report, with event ids that
 * are shared by reports which tell of one event.
 * Errors: TB_STORE from the writer, TB_NO_MEMORY. */
tb_status tb_show_claims(tb_session *session, const tb_view *view,
                         tb_error *error);

/* Give the session back. */
void tb_session_close(tb_session *session);

/* ---- Book: the store --------------------------------------------------- */

typedef struct tb_book tb_book;

typedef enum tb_mode {
    TB_READ,  /* the book must exist; no report is added to it, but decisions
                 may be, and conclusions left open by an interrupted batch
                 are drawn */
    TB_CREATE /* made when it does not exist */
} tb_mode;

/* Open a book, one SQLite file. Errors: TB_STORE (no such book, not a book,
 * made by a later version, folder not writable, locked). */
tb_status tb_book_open(const tb_engine *engine, const char *path, tb_mode mode,
                       tb_book **out, tb_error *error);

/* Read a report into the book: all of it or nothing. Each quote is compared
 * with the stored text before anything is kept. A report that the book holds
 * already (same id, publisher and text) changes nothing; `*added` (may be
 * NULL) says whether it was new. Reports are written to the disk in batches,
 * and all of them by tb_book_conclude or tb_book_close.
 * Errors: TB_STORE, TB_NO_MEMORY. */
tb_status tb_book_add(tb_book *book, const tb_report *report, bool *added,
                      tb_error *error);

/* Draw the conclusions from what was added: events, sources, figures. Does
 * nothing when none is due. The result depends on the set of reports alone,
 * not on their order. Errors: TB_STORE, TB_NO_MEMORY. */
tb_status tb_book_conclude(tb_book *book, tb_error *error);

/* What somebody has decided of two events. */
typedef struct tb_decision {
    bool same;         /* they are one event; else they are two */
    const char *one;   /* each an event, or a claim (REPORT#N) that stands */
    const char *other; /* for what its report tells of it */
    const char *by;    /* who has decided */
    const char *day;   /* when: YYYY-MM-DD */
    const char *note;  /* why; NULL = not told */
} tb_decision;

/* Keep a decision and draw what follows. An event stands for all that is of it
 * now; of an event and a claim within it, for all but the claim. It holds
 * whatever is added or drawn again, until it is withdrawn. `*number` (may be
 * NULL) is its own, from 1.
 * Errors: TB_USAGE (no such event or claim, no name or day, decisions that
 * hold say the opposite), TB_STORE, TB_NO_MEMORY. */
tb_status tb_book_decide(tb_book *book, const tb_decision *decision,
                         uint64_t *number, tb_error *error);

/* Withdraw a decision; only who and when is read of `by`. It stays in the
 * list. Errors: TB_USAGE (no such decision holds, no name or day), TB_STORE,
 * TB_NO_MEMORY. */
tb_status tb_book_withdraw(tb_book *book, uint64_t number,
                           const tb_decision *by, tb_error *error);

/* Forget all conclusions and draw them again from the reports' claims and
 * people's decisions.
 * Errors: TB_STORE, TB_NO_MEMORY. */
tb_status tb_book_rebuild(tb_book *book, tb_error *error);

/* How much a book holds. */
typedef struct tb_counts {
    uint64_t reports, claims;          /* what was said */
    uint64_t events, sources, figures; /* what is concluded */
} tb_counts;

/* Errors: TB_STORE. */
tb_status tb_book_count(tb_book *book, tb_counts *out, tb_error *error);

/* Close the book; all that was added stays. */
void tb_book_close(tb_book *book);

/* ---- What a book holds, written ----------------------------------------
 *
 * Each function writes one view of the book. An `event` is the id of a linked
 * event, any beginning of it that fits only one, or its number in
 * tb_show_events. Errors of all: TB_STORE (the book, or the writer),
 * TB_NO_MEMORY; TB_USAGE for an event, figure, claim, method or date that is
 * none. */

/* The events, parts below their whole, with what is held for each. */
tb_status tb_show_events(tb_book *book, const tb_view *view, tb_error *error);

/* All figures of an event and of its parts, each with its sentence, and what
 * follows from them: sums, derived bounds, contradictions, revisions. `event`
 * NULL: those of every event. */
tb_status tb_show_ledger(tb_book *book, const char *event, const tb_view *view,
                         tb_error *error);

/* A page about the event, in HTML with all that it needs in it: its figures by
 * the view's method and by every other, how they moved, what contradicts and
 * what adds up, each claim with its sentence. The view's format is of no
 * matter. Errors also: TB_PACK, a template of the pack that is broken. */
tb_status tb_show_page(tb_book *book, const char *event, const tb_view *view,
                       tb_error *error);

/* How each figure of the event moved, source by source. */
tb_status tb_show_timeline(tb_book *book, const char *event,
                           const tb_view *view, tb_error *error);

/* Everything behind a figure ("3.1", its number in the ledger) or a claim
 * ("REPORT#N"): sentences, reports, offsets, links and their reasons. */
tb_status tb_show_explain(tb_book *book, const char *what, const tb_view *view,
                          tb_error *error);

/* Claims that cannot both hold and sums that fail, for one event or, with
 * NULL, for all. `*n` (may be NULL) is how many. */
tb_status tb_show_conflicts(tb_book *book, const char *event,
                            const tb_view *view, size_t *n, tb_error *error);

/* Who says how much, and how often it was revised. */
tb_status tb_show_sources(tb_book *book, const tb_view *view, tb_error *error);

/* Reports and claims that hold all of the words. */
tb_status tb_show_search(tb_book *book, const char *words, const tb_view *view,
                         tb_error *error);

/* Every claim of the book with its report, event and source. */
tb_status tb_show_export(tb_book *book, const tb_view *view, tb_error *error);

/* The decisions of people, also those that are withdrawn. */
tb_status tb_show_decisions(tb_book *book, const tb_view *view,
                            tb_error *error);

/* Check the book: its file, each report's hash, each quote at its offsets;
 * with view->recompute also that every event, link, source, figure and finding
 * held is the one that follows from the claims. `*n` (may be NULL) counts what
 * is wrong. */
tb_status tb_show_verify(tb_book *book, const tb_view *view, size_t *n,
                         tb_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
