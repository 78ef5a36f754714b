/* Who bears a harm, where the tree gives a verb two subjects, or none.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_APPOSED_H
#define TOLLBOOK_CLAIM_APPOSED_H

#include "claim/scan.h"

/* "left a captain and several others dead", where the tree joins the state to
 * the verb: the captain. */
uint32_t sufferer_left(const struct scan *scan, uint32_t state);
/* The same, or that of the verb joined to it: "hacked and shot to death". */
uint32_t sufferer_shared(const struct scan *scan, const struct harm_hit *hit);
/* Is one of two subjects what the other is said to be ("a fourth man, also a
 * policeman, was hurt")? */
bool sufferer_is_apposed(const struct scan *scan, uint32_t a, uint32_t b);
/* The one that comes first, where it is. */
uint32_t sufferer_leading(const struct scan *scan, uint32_t subject);

/* "the deaths on Monday of six people", "the evacuation of, by the latest
 * count, 400 people": behind the time or the aside. */
uint32_t sufferer_over(const struct scan *scan, uint32_t noun);

/* Is the noun a wound, be it a "fatal gunshot wound"? reduced.c */
bool sufferer_bears(const struct scan *scan, const struct harm_hit *hit);
/* Is the participle a verb with whoever acts before it, as a quotation mark or
 * a verb of saying tells? reduced.c */
bool sufferer_acts(const struct scan *scan, uint32_t verb);

/* Is the noun joined to what stands behind "of": "the bodies of a man and a
 * woman"? */
bool sufferer_behind_of(const struct scan *scan, uint32_t token);
/* Does "and" stand before the verb? Else a common noun is no other subject. */
bool sufferer_is_joined(const struct scan *scan, uint32_t from, uint32_t verb);
/* Are the nouns members of one list, without a verb between them? */
bool sufferer_is_list(const struct scan *scan, uint32_t from, uint32_t to);
/* Does a mark or "and" part the nouns? Else they are one phrase, "1 staff
 * project officer". */
bool sufferer_is_apart(const struct scan *scan, uint32_t a, uint32_t b);

/* ---- wounds.c -------------------------------------------------------- */

/* Does the number of the harm word count the injuries of one person? */
bool wounds_of_one(const struct scan *scan, const struct harm_hit *hit);

/* ---- body_found.c ---------------------------------------------------- */

/* Did the body come to light? */
bool body_was_found(const struct scan *scan, uint32_t noun);
/* Draft a body that nobody counts or owns. */
void body_find(struct scan *scan, uint32_t hit, struct quantity *quantity);

/* ---- gap.c ----------------------------------------------------------- */

/* "after a woman and two children were found dead": the woman, whom the tree
 * gave to the words before; NO_TOKEN = none. */
uint32_t gap_joined(const struct scan *scan, uint32_t subject, uint32_t verb);
/* "Boy killed; his brother lives": is a noun parted from the verb before? So
 * is one of another sentence, and none at all. */
bool gap_parted(const struct scan *scan, uint32_t verb, uint32_t noun);
/* "a total of 75 hostages": the hostages, for the total. */
uint32_t gap_total(const struct scan *scan, uint32_t head);
/* "... and a few others went missing": the others; NO_TOKEN = none. */
uint32_t gap_counted(const struct scan *scan, uint32_t verb);
/* "searched for 20 people still missing": the people. */
uint32_t gap_searched(const struct scan *scan, const struct harm_hit *hit);

#endif
