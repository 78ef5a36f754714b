/* Parts of the page about one event: what its template is filled with.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_WEBPAGE_H
#define TOLLBOOK_OUT_WEBPAGE_H

#include "out/tree.h"
#include "out/wording.h"

/* What one page holds at most; beyond it stands how much is left out, and
 * which command shows it. A page of this many claims is some 3 MB. */
enum {
    PAGE_CLAIMS = 100,      /* of one figure */
    PAGE_ALL_CLAIMS = 2000, /* of all figures; then one for each figure */
    PAGE_MARKS = 400,       /* in one drawing */
    PAGE_SOURCES = 40,      /* below one drawing */
    PAGE_FINDINGS = 60,     /* of one event */
    PAGE_EVENTS = 200,      /* below the event of the page */
};

/* What is needed throughout. */
struct webpage {
    struct arena *arena;
    const struct out_page *page;
    const struct out_ledger *ledger;
    uint8_t *told;   /* for each reading: is a claim of it on the page? */
    uint8_t *shown;  /* for each claim of the book: does it stand there? */
    size_t n_claims; /* that stand there */
};

/* A member whose text the function writes into a buffer of its own: begin,
 * write, end. */
struct buf webpage_words(const struct webpage *webpage);

/* The claims of a figure, the one it rests on first, then those weighed
 * beside it, then those set aside, newest first: list "claims". Marks the
 * reports told. */
void webpage_claims(struct webpage *webpage, struct tree *item,
                    const struct figure *figure);

/* A drawing of the claims of a figure over time: list "charts", of one item
 * or none (one claim, or none with a number, needs no drawing). Returns
 * whether there is one. */
bool webpage_chart(const struct webpage *webpage, struct tree *item,
                   const struct figure *figure);

/* "1,200", as member `name`; "" for 0: so many are left out. */
void webpage_left_out(const struct webpage *webpage, struct tree *item,
                      const char *name, size_t n);

/* The report's address where it is one of the web, else "". */
struct str webpage_address(const struct report *report);

/* "c17", the anchor of a claim, as member `name`. */
void webpage_anchor(struct tree *item, const char *name,
                    const struct entry *entry);

#endif
