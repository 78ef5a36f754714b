/* Which sentences are worth parsing: the cheap look before the costly one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_FILTER_H
#define TOLLBOOK_CLAIM_FILTER_H

#include "base/map.h"
#include "claim/reader.h"

struct form;

struct filter {
    const struct reader *reader;
    struct arena *arena;
    struct map seen;    /* words looked up: index into forms */
    struct form *forms; /* what they may be */
    size_t room;
    uint32_t *form_at;   /* of each token, once asked for: its form, plus one */
    struct token *words; /* of the sentence looked at */
    size_t room_words;
    uint16_t *looks; /* of each sentence, once looked at */
};

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena);

/* For find_run: `with` is the struct filter. */
bool filter_wants(const struct analysis *analysis, size_t sentence, void *with);

#endif
