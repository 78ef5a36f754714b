/* Which sentences are worth parsing: the cheap look before the costly one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_FILTER_H
#define TOLLBOOK_CLAIM_FILTER_H

#include "claim/reader.h"

struct filter {
    const struct reader *reader;
    struct arena *arena;
    struct token *words; /* of the sentence looked at */
    size_t room_words;
    uint16_t *looks; /* of each sentence, once looked at */
};

/* Is the word of that kind as it stands; or by its base form? */
static inline bool filter_kind(const struct reader *reader,
                               const struct token *token, enum word_kind kind)
{
    return reader_word_is(reader, &reader->words, token->word, kind);
}

static inline bool filter_any_kind(const struct reader *reader,
                                   const struct token *token,
                                   enum word_kind kind)
{
    return filter_kind(reader, token, kind) ||
           reader_word_is(reader, &reader->lemmas, token->stem, kind);
}

/* The sentence's words, with the base forms that they have as verbs or as
 * nouns; until the next call. */
struct token *filter_words(struct filter *filter,
                           const struct analysis *analysis,
                           const struct sentence *s, enum tag tag);

/* ---- filter_beside.c --------------------------------------------------- */

/* "Gunmen attacked a bus near Herat." */
bool filter_tells_more(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s);
/* "It happened on Friday in Harlan" */
bool filter_tells_when(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s);
/* "Two of them" */
bool filter_tells_them(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s);
/* "They were identified as ...", "The rest were pupils" */
bool filter_tells_names(struct filter *filter, const struct analysis *analysis,
                        const struct sentence *s);
/* "This was announced by ..." */
bool filter_tells_who_said(struct filter *filter,
                           const struct analysis *analysis,
                           const struct sentence *s);

/* Note of each word with a number what it tells; after all tables. */
void filter_prepare(struct reader *reader);

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena);

/* For find_run: `with` is the struct filter. */
bool filter_wants(const struct analysis *analysis, size_t sentence, void *with);

#endif
