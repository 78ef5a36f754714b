/* What speaks for and against two reports telling of one incident.
 *
 * Each piece of evidence has points in evidence.tsv (fitted on coded reports
 * by lang/en/train/evidence.py); their sum is the logarithm of the odds.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_EVIDENCE_H
#define TOLLBOOK_LINK_EVIDENCE_H

#include "link/gist.h"

/* How much of each; in the order of evidence_names. */
struct evidence {
    int16_t at[EVIDENCE_COUNT];
    int32_t score; /* thousandths */
};

void evidence_read(const struct linker *linker, const struct gist *a,
                   const struct gist *b, struct evidence *out);

/* Does the later report tell of its event as news, or as one more? */
bool evidence_has_news(const struct evidence *evidence);

/* The strongest pieces, in words: those for it, or those against it. */
struct str evidence_tell(const struct linker *linker, struct arena *arena,
                         const struct evidence *evidence, bool against);

extern const char *const evidence_names[EVIDENCE_COUNT];

#endif
