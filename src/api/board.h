/* The whole of a book laid out in memory for one call.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_API_BOARD_H
#define TOLLBOOK_API_BOARD_H

#include "api/handle.h"

struct board {
    struct arena *arena;
    const struct methods *methods;
    struct said said;
    struct linked linked;
    bool kept;   /* they are as the book has them */
    bool marked; /* readings come from digests, with the marks of claims */
    struct out_book book;
    uint32_t *roots; /* events without a parent, in listed order */
    size_t n_roots;
    uint32_t *root_of;     /* for each event: the topmost above it */
    struct entry *by_root; /* all entries, those of one root together */
    size_t *first_by_root; /* for each event that is a root; one more */
};

/* Lay out readings and links that are already in memory. */
void board_fill(struct board *board, struct arena *arena,
                const struct methods *methods);

/* Load what was said, link it anew, and lay it out. */
enum status board_draw(struct board *board, struct tb_book *book,
                       struct error *error);

/* Load readings and links from the store and lay them out. */
enum status board_load(struct board *board, struct tb_book *book,
                       struct error *error);

/* What the caller asks of the ledger. Errors: USAGE for a date that is none.
 */
enum status board_question(const tb_view *view, struct ledger_query *out,
                           struct error *error);

/* The ledger of one event and all below it. */
enum status board_ledger(const struct board *board, uint32_t event,
                         const struct ledger_query *question,
                         struct ledger *out, struct error *error);

/* The ledgers of all roots, in listed order. */
enum status board_ledgers(const struct board *board,
                          const struct ledger_query *question,
                          struct ledger **out, struct error *error);

/* An event by number, id or beginning of an id. Errors: USAGE. */
enum status board_event(const struct board *board, struct str words,
                        uint32_t *out, struct error *error);

/* Is it written like a claim, REPORT#N? */
bool board_is_claim(struct str words);

/* A claim, called so: its index among the entries. Errors: USAGE. */
enum status board_claim(const struct board *board, struct str words,
                        uint32_t *entry, struct error *error);

/* The index of a claim by its number in the report; n_claims if none. */
uint32_t board_number(const struct reading *reading, int64_t number);

#endif
