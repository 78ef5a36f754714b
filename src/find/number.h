/* Numbers in words and digits, with what bounds them and what they are for.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_NUMBER_H
#define TOLLBOOK_FIND_NUMBER_H

#include "find/find.h"

/* Tables of number words, qualifiers and uses; read-only once open. */
struct number_finder;

/* Read the tables from a pack. Lives in `arena`. Errors: PACK with a line. */
enum status number_open(struct arena *arena, const struct pack *pack,
                        struct lang *lang, struct number_finder **out,
                        struct error *error);

/* Fill analysis->numbers from analysis->tokens (only their words are read,
 * not their tags). Lives in `arena`. */
void number_find(const struct number_finder *finder, struct arena *arena,
                 struct analysis *analysis);

#endif
