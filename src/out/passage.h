/* Pieces that the ledger, explanations and conflicts are built of.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_PASSAGE_H
#define TOLLBOOK_OUT_PASSAGE_H

#include "out/table.h"
#include "out/wording.h"

/* A line of its own, wrapped, from column `at` on. */
void passage_line(struct out *out, size_t at, struct str text,
                  enum cell_style style);

/* A text at the beginning of a line, padded to `width` columns and two blanks
 * at least; returns how far it went. */
size_t passage_column(struct out *out, size_t width, struct str text,
                      enum cell_style style);

/* The heading of an event: its name, then number, type, dates, id. */
void passage_event(struct out *out, const struct out_ledger *ledger,
                   uint32_t event);

/* "Armenia: Investigative Committee, as of 2024-02-29" */
void passage_source(struct buf *buf, const struct out_ledger *ledger,
                    const struct entry *entry);

/* "more than 200, Nagorno-Karabakh: authorities, as of 2023-09-20 (003#1)" */
void passage_claim(struct buf *buf, const struct out_ledger *ledger,
                   const struct entry *entry);

/* The claim's sentence in quotation marks, with its address. */
void passage_sentence(struct out *out, const struct out_ledger *ledger,
                      const struct entry *entry, size_t at);

/* What follows for a figure from all claims together: "follows: at least 31
 * (003#1)", false where its own claims say as much; and as a member. */
bool word_limits(struct buf *buf, const struct out_ledger *ledger,
                 const struct figure *figure);
void write_limits(struct buf *buf, const struct out_ledger *ledger,
                  const struct limits *limits);

/* What the method's entries have no place for, of what the ledger holds;
 * `named`: each line with the method's name. */
void loss_put(struct out *out, const struct out_ledger *ledger, bool named);

/* One thing that follows, with the claims it follows from. */
void passage_finding(struct out *out, const struct out_ledger *ledger,
                     const struct finding *finding);
void passage_finding_object(struct out *out, const struct out_ledger *ledger,
                            const struct finding *finding);

/* Which method, and as of when. */
void passage_method(struct out *out, const struct out_ledger *ledger);

/* The members that tell in JSON of whom a figure is, and its bounds. */
void passage_toll(struct buf *buf, const struct figure *figure);

/* The members that tell in JSON which figure it is, and what the method makes
 * of it. */
void passage_figure(struct buf *buf, const struct out_ledger *ledger,
                    uint32_t index);

/* The members of a claim in the JSON of a ledger. */
void passage_members(struct buf *buf, const struct out_ledger *ledger,
                     const struct entry *entry, const char *state);

#endif
