/* The door of out/: what is known, written for people and for programs.
 *
 * A view is written into a buffer that is handed to the caller's writer piece
 * by piece. Each view has four formats: table, JSON, JSON Lines, CSV.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_OUT_H
#define TOLLBOOK_OUT_OUT_H

#include "base/buf.h"
#include "ledger/ledger.h"

enum out_format { OUT_TABLE, OUT_JSON, OUT_JSONL, OUT_CSV };

struct out {
    struct arena *arena; /* for rows and the buffer */
    struct buf buf;      /* not yet handed over */
    size_t n_rows;       /* rows written, for the commas of JSON */
    unsigned width;      /* columns of a table */
    uint8_t format;      /* enum out_format */
    bool colour;
    bool brief;  /* of a ledger one line a figure */
    bool many;   /* ledgers of a whole book, one call a ledger */
    bool later;  /* of these calls: not the first */
    bool more;   /* and not the last */
    bool failed; /* the writer has refused; nothing more is written */
    int (*write)(void *with, const char *bytes, size_t len); /* 0 = taken */
    void *with;
};

/* Hand over what has gathered. */
void out_flush(struct out *out);

/* Everything that a view of the book may need, all borrowed. */
struct out_book {
    const struct reading *const *readings; /* sorted, as linked counts them */
    size_t n_readings;
    const struct linked *linked;
    const struct str *handles;   /* for each reading: how people call its
                                  report ("003", unique in the book) */
    const struct entry *entries; /* one a claim, by reading and claim; the
                                    key of each is its index here */
    size_t n_entries;
    const uint32_t *first_entry; /* of each reading; one more at the end */
    const uint32_t *order;       /* linked events as listed: parts below their
                                  whole; order[0] is number 1 */
};

/* One event's ledger and how it is called. */
struct out_ledger {
    const struct out_book *book;
    const struct ledger *ledger;
    uint32_t event;
    struct date as_of, known_on; /* as asked; year 0 = not */
    const struct methods *methods;
};

/* A place where words were found. */
struct out_hit {
    uint32_t reading;
    uint32_t claim;     /* index, or UINT32_MAX: the report's text */
    struct str snippet; /* with \1 and \2 around what was found */
};

/* What somebody has decided of events. */
struct out_decision {
    int64_t n;
    struct str ruling; /* "same", "apart" */
    struct str one, other, by;
    struct date day;
    struct str note;
    struct date withdrawn; /* year 0 = it holds */
    struct str withdrawn_by;
};

/* How much was checked. */
struct out_size {
    uint64_t n_reports, n_claims;
    uint64_t n_figures; /* derived again; 0 = not */
};

/* Something wrong with the book. */
struct out_fault {
    struct str where; /* report, claim, or "book" */
    struct str text;
};

/* The linked event of a mention, the source of a claim, with its reason;
 * NULL when there is none. */
const struct event_link *out_event_link(const struct linked *linked,
                                        uint32_t reading, uint32_t mention);
const struct source_link *out_source_link(const struct linked *linked,
                                          uint32_t reading, uint32_t claim);

/* Claims of a call, with linked events (readings as given to link_run). */
void out_claims(struct out *out, const struct out_book *book);

/* One report's headline figures; the header line only with `first`. */
void out_headline(struct out *out, const struct reading *reading,
                  const struct headline headlines[HARM_COUNT], bool first);

/* Every claim of the book with its report, event and source. */
void out_export(struct out *out, const struct out_book *book);

/* The views of a book. `ledgers` are those of the top events, in order. */
void out_events(struct out *out, const struct out_book *book,
                const struct out_ledger *ledgers, size_t n);
/* One ledger; NULL for a book without events. With `many` it is one of several
 * calls that write one view. */
void out_ledger(struct out *out, const struct out_ledger *ledger);
/* One event by several methods, a ledger each; with `many` as above. */
void out_methods(struct out *out, const struct out_ledger *ledgers, size_t n);
void out_timeline(struct out *out, const struct out_ledger *ledger);
void out_explain_claim(struct out *out, const struct out_ledger *ledger,
                       uint32_t entry);
void out_explain_figure(struct out *out, const struct out_ledger *ledger,
                        uint32_t index);

/* A page about one event, to be read in a browser or printed. */
struct out_page {
    const struct out_ledger *ledger; /* of the event, by the method chosen */
    const struct out_ledger *others; /* the same by each method there is */
    size_t n_others;
    const struct pack *pack; /* holds event.html and event.css */
};

/* Errors: PACK, when the template is broken or not there. */
enum status out_page(struct out *out, const struct out_page *page,
                     struct error *error);

/* Returns how many conflicts there are. */
size_t out_conflicts(struct out *out, const struct out_ledger *ledgers,
                     size_t n);
void out_sources(struct out *out, const struct out_book *book,
                 const struct out_ledger *ledgers, size_t n);
void out_search(struct out *out, const struct out_book *book,
                const struct out_hit *hits, size_t n);
void out_decisions(struct out *out, const struct out_decision *decisions,
                   size_t n);
void out_verify(struct out *out, const struct out_fault *faults, size_t n,
                const struct out_size *size);

/* The number of a figure within its own event ("3.1": the first of event 3),
 * and back; figures are counted event by event in the ledger's order. */
uint32_t out_figure_number(const struct ledger *ledger, uint32_t figure);

#endif
