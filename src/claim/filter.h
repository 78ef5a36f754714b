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

/* Note of each word with a number what it tells; after all tables. */
void filter_prepare(struct reader *reader);

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena);

/* For find_run: `with` is the struct filter. */
bool filter_wants(const struct analysis *analysis, size_t sentence, void *with);

#endif
