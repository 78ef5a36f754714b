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

/* As short as can be: "2,783", "223+", "24-99", "?" */
void word_short(struct buf *buf, int64_t low, int64_t high);

/* The bounds of a figure as held: "223 or more", "some" */
struct str word_figure(struct arena *arena, const struct ledger *ledger,
                       const struct figure *figure);

/* "at least those of 2.3, combatants, Armenia"; brief: without the group. */
void word_floor(struct buf *buf, const struct out_ledger *ledger,
                const struct figure *figure, bool brief);

/* What a claim states, with its qualifier: "about 200", "more than 5,000" */
void word_claim(struct buf *buf, const struct claim *claim);

/* "soldiers and fighters, Azerbaijan" */
void word_group(struct buf *buf, unsigned role, unsigned unit, struct str side);

/* "2020-09-27 to 2020-11-10", "2023-09-19", "date not told" */
void word_dates(struct buf *buf, struct date start, struct date end);

/* Does the figure rest on words without a number ("some", a plural)? */
bool word_is_vague(const struct ledger *ledger, const struct figure *figure);

/* A kind as people write it: "local authority" */
struct str word_kind(struct arena *arena, const char *name);

/* Whose word a claim is: its linked source, else as written, else the
 * report's publisher or "the report itself". */
struct str word_source(const struct out_book *book, const struct entry *entry);

/* "own" or "enemy" where a belligerent tells of losses, else "". */
const char *word_losses(const struct out_book *book, const struct entry *entry);

/* "003#1" */
void word_address(struct buf *buf, const struct out_book *book,
                  const struct entry *entry);

/* In quotation marks, unless it begins with one already. */
void word_quoted(struct buf *buf, struct str text);

struct str word_quote(const struct entry *entry);
struct str word_sentence(const struct entry *entry);

/* The index of an entry's reading in the book. */
uint32_t lookup_reading(const struct out_book *book, const struct entry *entry);

/* Is the event `top` itself or a part of it? */
bool lookup_below(const struct out_book *book, uint32_t event, uint32_t top);

/* The state of an entry in the ledger's lineages, and a word for it. */
const char *word_state(unsigned state);

/* The entry of the book for an entry of a ledger. */
const struct entry *lookup_entry(const struct out_ledger *ledger,
                                 uint32_t entry);

/* The claims behind a finding, then those that say the same: n_entries and
 * n_like; as an entry of the ledger, and as one of the book. */
uint32_t lookup_nth(const struct finding *finding, size_t i);
const struct entry *lookup_behind(const struct out_ledger *ledger,
                                  const struct finding *finding, size_t i);

/* "3.1" */
void word_figure_number(struct buf *buf, const struct out_ledger *ledger,
                        uint32_t figure);

/* "derived", "confirmed", "sum fails", "contradiction", "revision" */
const char *word_finding(unsigned kind);

/* Is anything claimed or derived for a figure by the date asked for? */
bool lookup_is_held(const struct figure *figure);

/* Is any figure or finding held for the event itself? */
bool lookup_has_any(const struct ledger *ledger, uint32_t event);

/* The figures of the event asked for and of its parts, as listed. */
uint32_t *lookup_figures(struct arena *arena, const struct out_ledger *ledger,
                         size_t *n);

/* Figures are sorted by event: the first of one, or where it would stand. */
uint32_t lookup_first_figure(const struct ledger *ledger, uint32_t event);

/* The number of an event as listed, from 1. */
uint32_t lookup_event_number(const struct out_book *book, uint32_t event);

#endif
