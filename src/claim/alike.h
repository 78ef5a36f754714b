/* Inner header: do two drafts speak of the same?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_ALIKE_H
#define TOLLBOOK_CLAIM_ALIKE_H

#include "claim/scan.h"

/* May two phrases for one person each be of the same, by sex and age? */
bool alike_person(const struct scan *scan, const struct quantity *a,
                  const struct quantity *b);
/* "a 6-year-old boy ... a 13-year-old girl" */
bool alike_ages_differ(const struct scan *scan, const struct quantity *a,
                       const struct quantity *b);

/* "killed by police", "an officer shot him dead". */
bool alike_is_by_law(const struct scan *scan, const struct draft *draft);

/* Are two deaths one person's, told once as a child or a victim and once as a
 * woman or the suspect? */
bool alike_death(const struct scan *scan, const struct draft *a,
                 const struct draft *b);

/* Does the report introduce the source of one draft as somebody who speaks for
 * that of the other? introduced.c */
bool introduced_for(const struct scan *scan, const struct draft *a,
                    const struct draft *b);

/* "A teacher was beheaded. Police shot the attacker": is one the attacker, whom
 * the law or his own hand harmed, and the other somebody who was not? */
bool alike_is_victim(const struct scan *scan, const struct draft *a,
                     const struct draft *b);

#endif
