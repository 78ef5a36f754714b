/* Places: which countries, provinces, towns and peoples a report names.
 *
 * Works on tokens alone, without tags: the longest capitalised stretch that
 * the gazetteer or the table of countries knows, weighed by the words beside
 * it (lang/en/places.tsv), the people it may be named after (names.tsv) and
 * the other places of the report.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHERE_H
#define TOLLBOOK_FIND_WHERE_H

#include "find/country.h"
#include "find/find.h"

struct where_finder;

/* Read the tables of the pack and its gazetteer (in place). Lives in `arena`
 * and borrows the pack's bytes. Errors: PACK. */
enum status where_open(struct arena *arena, const struct pack *pack,
                       struct lang *lang, struct where_finder **out,
                       struct error *error);

/* Fill analysis->places from its tokens, in `arena`. Linear in the tokens. */
void where_find(const struct where_finder *finder, struct arena *arena,
                struct analysis *analysis);

/* The largest place of a name, of any case; known = false if none. */
struct place_mention where_place(const struct where_finder *finder,
                                 struct str name);

const struct countries *where_countries(const struct where_finder *finder);

#endif
