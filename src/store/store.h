/* The door of store/: the book, one SQLite file.
 *
 * What was said (reports, claims, mentions) is kept apart from what is
 * concluded (events, sources, links, figures), which can be dropped and drawn
 * again at any time. schema.c tells every table column by column.
 *
 * All functions return STORE with a sentence when the book cannot be read or
 * written; what a failed call began is rolled back.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_STORE_H
#define TOLLBOOK_STORE_STORE_H

#include "base/map.h"
#include "ledger/ledger.h"

struct store;

enum store_mode {
    STORE_READ,   /* must exist */
    STORE_CREATE, /* made when it does not exist */
};

/* Open a book. The handle lives in `arena`; close it with store_close, also
 * after a jump to the arena's guard. `*out` is set as soon as there is
 * something to close. */
enum status store_open(struct arena *arena, const char *path,
                       enum store_mode mode, struct store **out,
                       struct error *error);
void store_close(struct store *store);

/* Let go of whatever a call that failed, or was broken off by a jump, had
 * begun. */
void store_recover(struct store *store);

/* Commit the reports of an open batch. When that fails they are not in the
 * book, and can be added again. */
enum status store_keep(struct store *store, struct error *error);

/* Keep a reading: report, claims, event mentions; all or nothing. Reports are
 * committed in batches, at the latest by store_keep, which all other calls
 * that need it and store_close make. A report
 * with the same id, publisher and text changes nothing (*added is false). Of
 * the arena the guard alone is used.
 * Each quote is compared with the text's bytes as stored. */
enum status store_add(struct store *store, struct arena *arena,
                      const struct reading *reading, bool *added,
                      struct error *error);

/* What was said, in an order that does not depend on how it was added. */
struct said {
    struct reading **readings; /* sorted by date, id, then hash */
    int64_t *keys;             /* of their reports, as they came */
    int64_t *hashes;           /* the same in every book */
    struct str *handles;       /* "003", or "003~9f2c" where two reports have
                                  one id */
    /* As digests have them, else 0 and NULL: the hash of the first report with
     * the same text, and the number of the source and the marks of each
     * claim. */
    int64_t *firsts, **sources;
    uint8_t **marks;
    size_t n;
    struct map index; /* pointer to a reading -> its place in readings */
};

/* Load all that was said into `arena`. */
enum status store_load(struct store *store, struct arena *arena,
                       struct said *out, struct error *error);

/* Some reports, each once. */
struct store_choice {
    const int64_t *keys;
    size_t n;
    bool whole; /* with their zones */
};

/* Load what some reports say, in the same order as store_load would, but for
 * handles, and for zones unless the choice is whole. */
enum status store_load_some(struct store *store, struct arena *arena,
                            const struct store_choice *choice, struct said *out,
                            struct error *error);

/* The same from their digests (digest.h), which is what ledgers are drawn from:
 * without texts, and without places in them. */
enum status store_load_digests(struct store *store, struct arena *arena,
                               const struct store_choice *choice,
                               struct said *out, struct error *error);

/* ---- decisions ----------------------------------------------------------- */

/* What somebody has decided: some mentions of events are all of one event, or
 * none of the one is of the event of any of the others. */
struct store_decision {
    int64_t n; /* from 1; given by store_decide */
    bool same;
    struct str one, other; /* as the events or claims were called */
    struct str by, note;
    struct date day;
    struct date withdrawn; /* year 0 = it holds */
    struct str withdrawn_by;
    struct store_mention {
        int64_t report;
        uint32_t index; /* of the event in its report */
        bool second;    /* of the other event */
    } * mentions;
    size_t n_mentions;
};

/* Keep a decision; conclusions are due afterwards. Errors also: USAGE when
 * decisions that hold say the opposite. */
enum status store_decide(struct store *store, struct arena *arena,
                         const struct store_decision *decision, int64_t *number,
                         struct error *error);

/* Take a decision back, as `by->by` wills on `by->day`. Errors also: USAGE
 * when no such decision holds. */
enum status store_withdraw(struct store *store, int64_t number,
                           const struct store_decision *by,
                           struct error *error);

struct store_decisions {
    struct store_decision *at; /* by number, without their mentions */
    size_t n;
};

enum status store_load_decisions(struct store *store, struct arena *arena,
                                 struct store_decisions *out,
                                 struct error *error);

/* ---- conclusions --------------------------------------------------------- */

/* Have reports been added, or links been decided on, since conclusions were
 * last kept? */
enum status store_is_due(struct store *store, bool *due, struct error *error);

/* With which tables conclusions are drawn. */
struct store_rules {
    const struct linker *linker;
    const struct methods *methods;
};

/* Link the reports that came in, or were decided on, since conclusions were
 * last drawn, and all that they may concern, in one transaction that
 * store_linked ends. `*roots` (in `arena`): the events whose ledgers are to be
 * drawn anew, with all below them. */
enum status store_link(struct store *store, struct arena *arena,
                       const struct store_rules *rules,
                       struct store_choice *roots, struct error *error);
enum status store_linked(struct store *store, struct error *error);

/* Forget all conclusions: every report is as if it had just come in. */
enum status store_forget(struct store *store, struct error *error);

/* A part of a book: events with all below them, and the reports that tell of
 * them. */
struct store_part {
    struct said said;
    struct linked linked;
    int64_t *events; /* the number in the book of each linked event */
    bool *counted;   /* have figures of the event been kept? */
};

enum status store_load_part(struct store *store, struct arena *arena,
                            const struct store_choice *roots,
                            struct store_part *out, struct error *error);

/* Keep the ledger of one root (an index into the linked events), as far as it
 * is another than the book has. */
enum status store_put_ledger(struct store *store, const struct store_part *part,
                             uint32_t root, const struct ledger *ledger,
                             struct error *error);

/* When the ledgers of all roots of a part are kept: its other events have no
 * figures any longer. */
enum status store_put_rest(struct store *store, const struct store_part *part,
                           struct error *error);

/* Load the links as they were concluded. */
enum status store_load_linked(struct store *store, struct arena *arena,
                              const struct said *said, struct linked *out,
                              struct error *error);

/* Whom a link is told of, and with which tables. */
struct store_telling {
    const struct linker *linker;
    const struct said *said;
};

/* Add to the reason of a link why its report is not of the event of the likest
 * report of another one, if there is such a report, and who has decided that
 * it is not of another event. */
enum status store_tell_apart(struct store *store, struct arena *arena,
                             const struct store_telling *of,
                             struct event_link *link, struct error *error);

/* ---- questions ----------------------------------------------------------- */

struct store_count {
    uint64_t reports, claims, events, sources, figures;
};

enum status store_count(struct store *store, struct store_count *out,
                        struct error *error);

struct store_hit {
    int64_t report;     /* key */
    uint32_t claim;     /* its id, 0 = the text of the report */
    struct str snippet; /* \1 and \2 stand around what was found */
};

struct store_hits {
    struct store_hit *at;
    size_t n, room;
};

/* Reports and claims that hold all of the words, best first, in the order
 * claims, reports. Errors also: USAGE when there is no word. */
enum status store_search(struct store *store, struct arena *arena,
                         struct str words, struct store_hits *out,
                         struct error *error);

struct store_fault {
    struct str where;
    struct str text;
};

/* Check the file, the hashes, and every quote at its offsets. */
enum status store_check(struct store *store, struct arena *arena,
                        struct store_fault **out, size_t *n,
                        struct error *error);

struct store_faults {
    struct store_fault *at;
    size_t n;
};

/* A copy of the book in memory, without conclusions; closed by
 * store_close_copy or store_recover. */
enum status store_copy(struct store *store, struct arena *arena,
                       struct store **out, struct error *error);
void store_close_copy(struct store *store);

/* Compare the conclusions of two books of the same reports, row by row. */
enum status store_compare(struct store *store, struct store *other,
                          struct arena *arena, struct store_faults *out,
                          struct error *error);

#endif
