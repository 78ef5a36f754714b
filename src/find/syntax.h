/* Tags and dependencies of a sentence.
 *
 * A small trained network (the pack's syntax.model) reads the sentence both
 * ways, then gives each word its tag, its head and its relation. Same bytes
 * in, same tree out on any machine: the matrix work is done in integers.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_H
#define TOLLBOOK_FIND_SYNTAX_H

#include "lang/lang.h"

/* A model that has been read; never changes afterwards. */
struct syntax_parser;

/* Read "syntax.model" of the pack into `arena`. `lang` gives the lemmas and
 * must live as long; NULL leaves lemmas alone. Errors: PACK. */
enum status syntax_open(struct arena *arena, const struct pack *pack,
                        struct lang *lang, struct syntax_parser **out,
                        struct error *error);

/* Fill tag, sense, relation, head and lemma of each token of one sentence
 * and mark it parsed. The tree is whole: one root (its head is itself) and
 * no cycle. Scratch memory is taken from `arena`. */
void syntax_parse(const struct syntax_parser *parser, struct arena *arena,
                  struct tokens *tokens, size_t sentence);

/* Does the first of the n tokens end a figure of a headline, so that the
 * parser is better shown a comma behind it? */
bool syntax_pauses(const struct syntax_parser *parser,
                   const struct token *tokens, size_t n);

#endif
