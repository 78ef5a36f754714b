/* Inner header: what no tree of English holds, put right.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_MEND_H
#define TOLLBOOK_FIND_MEND_H

#include "lang/lang.h"

/* Put together the nouns of a parsed sentence that the tree took apart. */
void mend_nouns(struct tokens *tokens, const struct sentence *sentence);

/* "Strike injures 60 - governor": who tells a headline, behind its last dash,
 * takes nothing that stands before it. */
void mend_tail(struct tokens *tokens, const struct sentence *sentence);

#endif
