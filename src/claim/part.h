/* Which figures are parts of which: the finders of parts, in part/, and the
 * figure that a part belongs to.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_PART_H
#define TOLLBOOK_CLAIM_PART_H

#include "claim/scan.h"

void part_list(struct scan *scan);                   /* part_list.c */
void part_told(struct scan *scan);                   /* part_told.c */
void part_severe(struct scan *scan, uint32_t index); /* part_severe.c */
/* part_deaths.c: who was shot, of those who were killed. */
void part_deaths(struct scan *scan);
/* part_them.c: the list of a sentence that says "they" or "among them". */
void part_them(struct scan *scan, uint32_t sentence);
/* ... and "The others were a guest and a cook". */
void part_named_others(struct scan *scan, uint32_t sentence);
/* The members of a list, as parts of a figure. */
struct roster;
void part_add_list(struct scan *scan, const struct roster *roster,
                   uint32_t whole);
/* part_among.c: parts of the number behind "among". */
void part_among(struct scan *scan, uint32_t among);
/* Draft "some of them" that were among the wounded; false = they were not. */
bool part_of_them_among(struct scan *scan, uint32_t token,
                        struct quantity *quantity);
/* A draft by a pronoun's wound, of somebody whom its own words tell dead. */
void part_take_back(const struct scan *scan, struct draft *known, uint8_t harm);
/* part_of_them.c: "five of them", by the number. */
void part_of_them(struct scan *scan, uint32_t index);
/* The noun that a copula tells of what holds the token; NO_TOKEN = none. */
uint32_t part_predicate(const struct scan *scan, uint32_t token);
/* part_victims.c: "the two other victims were a girl and a man", by the noun
 * that means them; "the guards were ...", by the one that repeats them. */
void part_victims(struct scan *scan, uint32_t noun);
void part_noun(struct scan *scan, uint32_t noun);
/* part_included.c: "including the driver", "among them two boys"; `word` is the
 * word that opens the list. */
void part_included(struct scan *scan, uint32_t word);
/* part_fronted.c: "Of these, nine were pilgrims": the parts behind "of". */
void part_fronted(struct scan *scan, uint32_t of);
void part_find(struct scan *scan);
/* Figures of an event that another one holds: "including a bomb that ...". */
void part_of_event(struct scan *scan);
/* part_those.c: "the others fell in clashes", of whom some were told before. */
void part_others(struct scan *scan);

/* Children, women, the old: told apart within any group of people. */
bool part_is_young(const struct quantity *quantity);
/* The draft whose words hold the token; NULL = none. */
struct draft *part_at(struct scan *scan, uint32_t token);
/* May the people be a part of others? */
bool part_fits(const struct quantity *quantity);

/* "18 people from one family", "of three families": told of the 18. */
bool part_is_family(const struct scan *scan, const struct quantity *quantity);
/* A part of the draft `whole`, told by words of its own. */
void part_add(struct scan *scan, const struct quantity *quantity,
              uint32_t whole);

void part_tie(struct scan *scan);
/* named.c: "one of them, Ana Ruiz, 31", once all are known. */
void named_ones(struct scan *scan);
/* part_those.c: "three of the pilots", of the pilots counted before. */
void part_those(struct scan *scan);

/* settle.c: all of what follows, once events are known. */
void part_settle(struct scan *scan);

/* part_settle.c: parts of a figure of the same event that no word ties. */
void part_narrower(struct scan *scan);
/* "His two sons", told far from the whole, "one of the four rescued": by who
 * they are to others, not of all. */
bool part_is_apart(const struct scan *scan, const struct draft *part,
                   const struct draft *whole);
/* part_total.c: the total of a harm that a part may be of; NO_TOKEN = none. */
uint32_t part_total(const struct scan *scan, const struct draft *part,
                    uint8_t harm);
/* Are they told to be seen by somebody, by how they are, by where they died? */
bool part_tells_seen(const struct scan *scan, const struct draft *draft);
bool part_tells_state(const struct scan *scan, const struct draft *draft);
bool part_tells_spot(const struct scan *scan, const struct draft *draft);
/* part_where.c: those at one place, of all. */
void part_where(struct scan *scan);
/* Is a place told for the figure itself? */
bool part_has_spot(const struct scan *scan, const struct draft *draft);
/* ... those of one day, of all. */
void part_when(struct scan *scan);
/* Are the two told right behind, or at the head of their sentences, to be at
 * two places of which neither holds the other? */
bool part_spots_differ(const struct scan *scan, const struct draft *part,
                       const struct draft *whole);
/* Of a figure at its own place, where its whole has such a part. */
void part_prefer_place(struct scan *scan, uint32_t d);
/* Of one event; or of an incident of the event that the whole is of. */
bool part_is_of_event(const struct scan *scan, const struct draft *part,
                      const struct draft *whole);
/* Are the two told to be at places of which neither holds the other? */
bool part_is_elsewhere(const struct scan *scan, const struct draft *part,
                       const struct draft *whole);
/* "The storm also killed 14 in Vietnam": in another land than the event of the
 * whole. */
bool part_is_abroad(const struct scan *scan, const struct draft *part,
                    const struct draft *whole);
/* part_blow.c: what happened blow by blow, of their sum. */
void part_blows(struct scan *scan);
/* Is the figure told to be of several incidents or places? */
bool part_is_sum(const struct scan *scan, const struct draft *whole);
/* ... in so many words: "in separate incidents", "across the south". */
bool part_is_spread(const struct scan *scan, const struct draft *whole);
/* part_some.c: "Many were beheaded"; the rest of a list of parts. */
void part_some(struct scan *scan);
void part_siblings(struct scan *scan);
/* part_gapped.c: "94 died, eight in hospital". */
void part_gapped(struct scan *scan);
/* part_world.c: land by land, of a count of the whole world. */
void part_world(struct scan *scan);
/* part_nest.c: parts of parts. */
void part_nest(struct scan *scan);
/* part_rest.c: what makes up a whole with the parts that it has. */
void part_rest(struct scan *scan);
/* part_roll.c: the names of the dead, of those counted before. */
void part_roll(struct scan *scan);
/* part_running.c: "the deaths bring to 40 the number killed this year". */
void part_running(struct scan *scan);
/* Did the total come about by what was told before it? */
bool part_is_brought(const struct scan *scan, const struct draft *total);
/* "In August alone there were 77 deaths". */
void part_alone(struct scan *scan);
/* part_incidents.c: what the first sentences count together. */
void part_incidents(struct scan *scan);
/* The dead and the injured of a figure that counts both. */
void part_casualties(struct scan *scan);
/* The same figure on another's word is no part of itself. */
void part_not_itself(struct scan *scan);
/* The role and side of a whole hold for its parts. */
void part_describe(struct scan *scan);
/* "Another four", "12 more": words that add to those told before. */
bool part_adds(const struct scan *scan, const struct quantity *quantity);
/* "..., bringing the toll to 40": a total of those told up to there. */
bool part_brings(const struct scan *scan, const struct draft *total);
/* "In total": of all that happened. */
bool part_is_overall(const struct scan *scan, const struct draft *draft);
/* "The toll", "in total": a figure that holds whatever came new. */
bool part_is_running(const struct scan *scan, const struct draft *draft);

/* ---- whole.c: the figure that a part belongs to -------------------------- */

/* Where the clause before `end` begins, by its words alone. */
uint32_t part_clause_start(const struct scan *scan, uint32_t start,
                           uint32_t end);

/* "A girl whose mother was among the dead": behind the last "whose" (part.c).
 */
uint32_t part_behind_whose(const struct scan *scan, uint32_t from,
                           uint32_t end);

/* A soldier is none of the rebels, a rebel none of the soldiers. */
bool whole_fights(const struct scan *scan, const struct quantity *whole,
                  const struct quantity *part);

/* The harm of those whom "the victims" means. */
uint8_t whole_of_victims(const struct scan *scan, uint32_t at);

/* Can the figure hold a part of so many? A single one holds none. */
bool whole_holds(const struct draft *whole, int64_t part);
/* Is there room in it for so many, beside the parts that it has? */
bool whole_has_room(const struct scan *scan, uint32_t whole, int64_t part);
/* The same for people of a kind: women and children are told apart within any
 * others, and take no room from them. */
bool whole_has_room_of(const struct scan *scan, uint32_t whole,
                       const struct quantity *part);
/* Was one of those told of right before the part a part of it, too? */
bool whole_has_sibling(const struct scan *scan, const struct draft *part,
                       uint32_t whole);
/* The same for people of a kind: 11 soldiers are not of three civilians. */
bool whole_takes(const struct draft *whole, const struct quantity *part);
/* "37 hostages", "12 pupils": are they of one kind, and no people at large? */
bool whole_is_of_kind(const struct scan *scan, const struct quantity *quantity);
/* Can the one who fights not be of those, "a soldier" of "five passengers"? */
bool whole_bars(const struct scan *scan, const struct quantity *all,
                const struct quantity *some);
/* May some people be counted among all, by who they are and whose? */
bool whole_counts(const struct scan *scan, const struct quantity *all,
                  const struct quantity *some);
/* The figure nearest before a token, in its sentence or the few before it; of
 * the harm asked for, unless that is HARM_COUNT. */
uint32_t whole_near(const struct scan *scan, uint32_t token, uint8_t harm);
/* Bodies seen or found: rarely all of the dead. */
bool whole_is_found(const struct scan *scan, const struct draft *draft);
/* The same, but only one that may be all of the dead. */
uint32_t whole_toll(const struct scan *scan, uint32_t token, uint8_t harm);
/* ... and holds so many. */
uint32_t whole_toll_of(const struct scan *scan, uint32_t token, uint8_t harm,
                       int64_t part);
/* The last one before a token whose people the noun names. */
uint32_t whole_of_noun(const struct scan *scan, uint32_t token, uint32_t noun,
                       uint8_t harm);
/* ... of whichever harm; that which counts so many. */
uint32_t whole_of_people(const struct scan *scan, uint32_t token,
                         uint32_t noun);
uint32_t whole_of_number(const struct scan *scan, uint32_t token, int64_t many);
/* "Two of the tourists were brothers", "64 of the 274": of the figure whose
 * noun or number the words behind the number repeat; NO_TOKEN = none. */
uint32_t whole_repeated(const struct scan *scan, const struct number *number);
/* The one that "among the dead" and its like mean at a token. */
uint32_t whole_told(const struct scan *scan, uint32_t token, uint8_t harm);
/* What the figure is a part of, or itself: "the dead" are all of them. */
uint32_t whole_of_all(const struct scan *scan, uint32_t draft);
/* "Three children and two men died, including two boys": of a list whose last
 * figure is `whole`, the one of the part's own kind; else the last. */
uint32_t whole_in_list(const struct scan *scan, uint32_t whole,
                       const struct quantity *part);
/* The last figure of a harm told before a token, far back, that is a part of
 * none. */
uint32_t whole_total(const struct scan *scan, uint32_t token, uint8_t harm);

/* whole.c: is another part of the whole told before the token, in its
 * sentence? */
bool whole_has_part(const struct scan *scan, uint32_t first, uint32_t whole);
/* "The bus was carrying 60 people, some of them on the roof": of people whom
 * nothing befell? */
bool part_is_of_others(const struct scan *scan, uint32_t first);

#endif
