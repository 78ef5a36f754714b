/* How numbers, bounds, groups and events are put for people; and finding the
 * link of a mention or a claim.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_WORDING_H
#define TOLLBOOK_OUT_WORDING_H

#include "out/out.h"

/* "2,783" */
void word_number(struct buf *buf, int64_t number);

/* "2,783", "223 or more", "up to 40", "200 to 999", "number not given" */
void word_bounds(struct buf *buf, int64_t lo, int64_t hi);

/* What a claim states, with its qualifier: "about 200", "more than 5,000" */
void word_claim(struct buf *buf, const struct claim *claim);

/* "soldiers and fighters, Azerbaijan" */
void word_group(struct buf *buf, unsigned role, unsigned unit,
                struct str side);

/* "2020-09-27 to 2020-11-10", "2023-09-19", "date not told" */
void word_dates(struct buf *buf, struct date start, struct date end);

/* Whose word a claim is: its linked source, else as written, else the
 * report's publisher or "the report itself". */
struct str word_source(const struct out_book *book, const struct entry *entry);

/* "003#1" */
void word_address(struct buf *buf, const struct out_book *book,
                  const struct entry *entry);

struct str word_quote(const struct entry *entry);
struct str word_sentence(const struct entry *entry);

/* The linked event of a mention, the source of a claim, with its reason;
 * NULL when there is none. */
const struct event_link *find_event_link(const struct linked *linked,
                                         uint32_t reading, uint32_t mention);
const struct source_link *find_source_link(const struct linked *linked,
                                           uint32_t reading, uint32_t claim);

/* The index of an entry's reading in the book. */
uint32_t find_reading(const struct out_book *book, const struct entry *entry);

/* The number of an event as listed, from 1. */
uint32_t find_event_number(const struct out_book *book, uint32_t event);

#endif
