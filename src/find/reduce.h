/* Syntax over a sentence whose counts stand as one word each.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_REDUCE_H
#define TOLLBOOK_FIND_REDUCE_H

#include "find/find.h"
#include "find/syntax.h"

/* Parse one sentence without the words that qualify its counts or spell them
 * out ("at least", "two hundred and"); those hang on their number. Fills the
 * same fields of the sentence's tokens as syntax_parse, in `arena`. */
void reduce_parse(const struct syntax_parser *parser, struct arena *arena,
                  struct analysis *analysis, size_t sentence);

#endif
