/* Numbers that lean on others.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_EQUAL_H
#define TOLLBOOK_CLAIM_EQUAL_H

#include "claim/scan.h"

/* "as many civilians", as were counted before. */
bool quantity_equal(const struct scan *scan, struct quantity *out);
/* "how many people": asked, not told? */
bool quantity_is_asked(const struct scan *scan, uint32_t first);
/* Give the qualifier of a list's first figure to a later, bare one. */
void quantity_share(const struct quantity *first, struct quantity *next);
/* other_word.c: the last figure told before a token, in its sentence; a draft's
 * index, NO_TOKEN = none. */
uint32_t figure_before(const struct scan *scan, uint32_t token);
/* "the opposition said 14.": a bare figure, all that is said. */
bool figure_is_said(const struct scan *scan, struct stretch words);
/* "Villagers spoke of 50", "put the figure at 100": the figure told before of
 * the same harm. */
uint32_t figure_said(const struct scan *scan, struct stretch words);
uint32_t figure_told(const struct scan *scan, struct stretch words);
/* Is it another figure of what the known draft counts, "according to police the
 * figure is 20", and none that it grew to? */
bool figure_is_another(const struct scan *scan, uint32_t known,
                       const struct number *number);
/* gapping.c: "one each in Cebu and Bohol": the tokens at which the places
 * begin, and how many they are; 0 = the number is of no such list. */
enum { EACH_MOST = 8 };
uint32_t gapping_each(const struct scan *scan, const struct number *number,
                      uint32_t *places, uint32_t most);
/* noted.c: "in Mora (nine), Lenga (six)". */
void noted_find(struct scan *scan);
/* units.c: "2,300 families, or 11,500 persons". */
void units_find(struct scan *scan);
/* joint.c: one number for people of two kinds. */
void joint_find(struct scan *scan);
/* out_of.c: "90" in "30 of the 90 dead", told from the 30: the number's index
 * + 1, if it stands before `end`; 0 = none. */
uint32_t out_of_number(const struct scan *scan, uint32_t number, uint32_t end);
/* beyond.c: "60 less than": is it how far two figures differ? */
bool beyond_differs(const struct scan *scan, const struct quantity *quantity);
/* The people with that head; all 17, in "12 of the 17 people killed". */
struct quantity beyond_described(const struct scan *scan,
                                 const struct harm_hit *hit, uint32_t head);
/* "named 12 of the 17 people killed": is the number the 12? */
bool beyond_is_named(const struct scan *scan, const struct quantity *quantity);
/* "200 prisoners and 4 hostages were freed": is the noun only what they were
 * till then? */
bool beyond_is_kept(const struct scan *scan, uint32_t verb, uint32_t noun);
/* share.c: "half of the 90 passengers died": did the harm befall a share? */
bool share_is_of(const struct scan *scan, const struct quantity *quantity,
                 const struct harm_hit *hit);
/* "none of the 12 wounded is in danger": are none of those the harmed? */
bool share_is_none_of(const struct scan *scan, const struct quantity *quantity,
                      const struct harm_hit *hit);
/* "everyone but the pilot died": are they those who were left out? */
bool share_excepts(const struct scan *scan, const struct quantity *quantity);

#endif
