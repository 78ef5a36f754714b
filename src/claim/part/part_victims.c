/* Who the dead were, told by a noun that means them: "the two other victims
 * were a girl and a man", "the rest were pilgrims", "the youngest was ten",
 * "the civilians were a driver and his mate".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"
#include "claim/roster.h"

/* In years. */
enum { ADULT = 18, OLDEST = 120 };

/* "The rest were Thai nationals": as many as nobody counts. */
static bool add_rest(struct scan *scan, uint32_t rest, uint32_t told,
                     uint32_t whole)
{
    struct quantity quantity = quantity_read(scan, told);
    if (!scan_is(scan, rest, WORD_REST)) return false;
    if (!quantity.person || quantity.kind != COUNT_PLURAL) return true;
    quantity.words.n = quantity.words.first + quantity.words.n - (rest - 1);
    quantity.words.first = rest - 1;
    part_add(scan, &quantity, whole);
    return true;
}

/* "The youngest was ten": one, told by the age. */
static bool add_age(struct scan *scan, uint32_t noun, uint32_t told,
                    uint32_t whole)
{
    uint32_t start = tree_sentence_start(scan, noun), first = noun;
    uint32_t index = scan->number_at[told];
    while (first > start && !scan_is(scan, first, WORD_THE)) first--;
    if (!index || noun - first > 2 || !scan_is(scan, first, WORD_THE))
        return false;
    const struct number *age = &scan->analysis.numbers[index - 1];
    struct quantity quantity = { .lo = 1,
                                 .hi = 1,
                                 .qualifier = QUALIFIER_EXACT,
                                 .kind = COUNT_ONE,
                                 .role =
                                     age->lo < ADULT ? ROLE_CHILD : ROLE_PEOPLE,
                                 .person = true,
                                 .number = NO_TOKEN,
                                 .head = noun,
                                 .words = { first, noun + 1 - first } };
    if (age->lo < OLDEST) part_add(scan, &quantity, whole);
    return true;
}

/* "The fifth victim was a Dane, a forester who died": told by a harm, too. */
static void tie_known(struct scan *scan, struct draft *known, uint32_t whole)
{
    const struct draft *outer = &scan->drafts[whole];
    if (known->is_part || known == outer || known->harm != outer->harm ||
        known->quantity.hi != 1)
        return;
    known->is_part = true;
    known->whole = whole;
}

/* "The fifth victim was a Dane, a forester who died": one, by the first words;
 * true where the second are a draft. */
static bool take_name(struct scan *scan, uint32_t told, uint32_t whole)
{
    uint32_t aside = tree_child(scan, told, REL_APPOS);
    struct draft *known = aside == NO_TOKEN ? NULL : part_at(scan, aside);
    if (!known || part_at(scan, told) || known->quantity.hi != 1) return false;
    struct quantity quantity = quantity_read(scan, told);
    if (!part_fits(&quantity) || quantity.hi != 1) return false;
    known->quantity = quantity;
    tie_known(scan, known, whole);
    return true;
}

/* The figure that "the victims", "the rest", "the youngest" are of. */
static uint32_t whole_of_victim(const struct scan *scan, uint32_t noun)
{
    uint32_t whole = whole_toll(scan, noun, HARM_KILLED);
    if (whole == NO_TOKEN) whole = whole_near(scan, noun, HARM_KILLED);
    if (whole == NO_TOKEN && scan_is(scan, noun, WORD_REST))
        whole = whole_near(scan, noun, HARM_COUNT);
    return whole == NO_TOKEN ? whole : whole_of_all(scan, whole);
}

/* "The two other victims were a girl and a man": the girl and the man. */
void part_victims(struct scan *scan, uint32_t noun)
{
    uint32_t told = part_predicate(scan, noun);
    uint32_t whole = whole_of_victim(scan, noun);
    if (told == NO_TOKEN || whole == NO_TOKEN || told < noun) return;
    uint32_t end = tree_sentence_end(scan, noun);
    if (add_rest(scan, noun, told, whole) || add_age(scan, noun, told, whole))
        return;
    if (take_name(scan, told, whole)) return;
    for (uint32_t i = told; i < end; i++) {
        const struct token *token = &scan->tokens[i];
        bool joined = i == told ||
                      (token->head == told && (token->relation == REL_CONJ ||
                                               token->relation == REL_APPOS));
        if (!joined) continue;
        struct draft *known = part_at(scan, i);
        if (known) tie_known(scan, known, whole);
        if (known || (i != told && token->relation == REL_APPOS)) continue;
        struct quantity quantity = quantity_read(scan, i);
        if (!part_fits(&quantity) || quantity.kind == COUNT_PLURAL) continue;
        part_add(scan, &quantity, whole);
    }
}

/* "Four guards and two civilians were killed. The civilians were a driver and
 * his mate": all of them; "the guards included ...": some. */
void part_noun(struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun);
    bool some = scan_is(scan, noun + 1, WORD_INCLUDE);
    struct roster list;
    if (!noun || !scan_is(scan, noun - 1, WORD_THE) || noun + 3 >= end ||
        scan->tokens[noun].sense != SENSE_PLURAL || scan->hit_at[noun] ||
        (!some && !scan_is(scan, noun + 1, WORD_ARE)))
        return;
    roster_read(scan, noun + 2, end, &list);
    if (!list.n || 2 * list.known < list.n || list.sum < 2) return;
    uint32_t whole = whole_of_people(scan, noun, noun);
    if (whole == NO_TOKEN ||
        scan->drafts[whole].sentence == scan->sentence_at[noun] ||
        (some ? !whole_holds(&scan->drafts[whole], list.sum)
              : scan->drafts[whole].quantity.lo != list.sum))
        return;
    part_add_list(scan, &list, whole);
}
