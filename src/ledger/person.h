/* Whether two claims are about one person.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_PERSON_H
#define TOLLBOOK_LEDGER_PERSON_H

#include "ledger/ledger.h"

/* Do both name the same person, one perhaps by the last name alone? */
bool person_same(const struct claim *a, const struct claim *b);

/* Was the person whom the claim has hurt dead when the report was written? */
bool person_died(const struct reading *reading, const struct claim *claim);

#endif
