/* Times: what day, week, month or stretch a report speaks of.
 *
 * The grammar is a table (lang/en/dates.tsv): words with classes, and rules
 * over them in a few layers. A rule only fills in a "sense" (month 9, shift
 * two weeks back, ...); turning senses into days needs the report's date and
 * is done last, in text order, so it can be done again with another date.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHEN_H
#define TOLLBOOK_FIND_WHEN_H

#include "find/find.h"

struct when_finder;

/* Read the table "dates.tsv" of the pack. The finder lives in `arena` and
 * borrows the pack's bytes. Errors: PACK with the line. */
enum status when_open(struct arena *arena, const struct pack *pack,
                      struct lang *lang, struct when_finder **out,
                      struct error *error);

/* Fill analysis->times from analysis->tokens, in `arena`. `reference` is the
 * day the report was written; with year 0 relative times stay unresolved.
 * May be called again with another reference. Linear in the tokens. */
void when_find(const struct when_finder *finder, struct arena *arena,
               struct date reference, struct analysis *analysis);

#endif
