/* Inner header: words that the parser reads as others (lang/en/standins.tsv).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_STANDIN_H
#define TOLLBOOK_FIND_STANDIN_H

#include "lang/lang.h"

struct standin {
    struct str word;
    size_t back; /* which word of the phrase, from its end */
    bool name;   /* only for a word with a capital, within a sentence */
};

struct standins {
    struct phrases phrases; /* value: index into words */
    struct standin *words;
    size_t n;
};

/* Read the table; a pack need not have it, and without a language (NULL)
 * there are none. Errors: PACK. */
enum status standin_open(struct lang *lang, const struct pack *pack,
                         struct arena *arena, struct standins *out,
                         struct error *error);

/* The n tokens as the parser is to see them: these, or a copy in `arena`
 * with other words. */
const struct token *standin_show(const struct standins *standins,
                                 struct arena *arena,
                                 const struct token *tokens, size_t n);

/* Does the first of the n tokens end a figure of a headline ("killed"), so
 * that a comma may be thought behind it? */
bool standin_pauses(const struct standins *standins, const struct token *tokens,
                    size_t n);

#endif
