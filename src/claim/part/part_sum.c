/* Figures that add up to one told elsewhere: its parts.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/part.h"

/* How many figures are added up. */
enum { SUM_MOST = 12, CHANCE_LESS = 10 }; /* smaller sums come by chance */

/* Sentences from a figure to what makes it up with the parts that it has. */
enum { TOLD_REACH = 2 };

/* "Two soldiers, a civilian and a driver were killed": the soldiers are one
 * member more of the list, not its sum. */
static bool is_member(const struct draft *whole, const struct draft *part)
{
    uint8_t role = part->quantity.role;
    bool across =
        role == ROLE_CHILD || role == ROLE_WOMAN || role == ROLE_ELDERLY;
    return whole->hit == part->hit && whole->quantity.role != ROLE_PEOPLE &&
           whole->quantity.role != role && !across && !part->quantity.name.len;
}

/* "Two sailors, a cook and a stowaway were killed": no comma closes an aside
 * between the last of them and the harm word. */
static bool runs_on(const struct scan *scan, const struct draft *whole,
                    const struct draft *last)
{
    uint32_t end = last->quantity.words.first + last->quantity.words.n;
    const struct harm_hit *hit = &scan->hits[whole->hit];
    return whole->hit == last->hit &&
           !scan_is(scan, whole->quantity.head, WORD_ANYONE) &&
           !scan->number_at[whole->quantity.head] &&
           whole->quantity.head < last->quantity.head && end < hit->first &&
           !str_is(scan->tokens[end].lower, ",") &&
           scan->tokens[end].tag == TAG_AUX;
}

/* "Killing civilians and guards" names no numbers to add. */
static bool is_counted(const struct draft *draft)
{
    uint8_t qualifier = draft->quantity.qualifier;
    return draft->quantity.lo > 0 && qualifier != QUALIFIER_INDEFINITE &&
           qualifier != QUALIFIER_VAGUE;
}

/* How many drafts from here on may be one list; their running sums. */
static uint32_t read_list(const struct scan *scan, uint32_t from,
                          int64_t sums[SUM_MOST + 1])
{
    const struct draft *first = &scan->drafts[from];
    uint32_t n = 0;
    sums[0] = 0;
    while (n < SUM_MOST && from + n < scan->n_drafts) {
        const struct draft *next = &scan->drafts[from + n];
        if (next->harm != first->harm || next->sentence != first->sentence ||
            !is_counted(next) || next->is_part || part_is_brought(scan, next))
            break;
        sums[n + 1] = sums[n] + next->quantity.lo;
        n++;
    }
    return n;
}

static bool is_armed(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE ||
           role == ROLE_PEACEKEEPER || role == ROLE_ATTACKER;
}

/* A policeman and an attacker, or a girl, are no two policemen, two soldiers no
 * civilians, and a Dane no Swede. */
static bool are_others(const struct scan *scan, uint32_t from, uint32_t n,
                       const struct quantity *whole)
{
    for (uint32_t k = 0; k < n; k++) {
        const struct quantity *part = &scan->drafts[from + k].quantity;
        bool armed = is_armed(whole->role), civil = part->role == ROLE_CIVILIAN;
        bool child = part->role == ROLE_CHILD;
        if (part->role != whole->role &&
            ((armed && (civil || child || is_armed(part->role))) ||
             (whole->role == ROLE_CIVILIAN && is_armed(part->role))))
            return true;
        /* "five Chinese engineers", and elsewhere "four insurgents" */
        if (whole->side.len && whole_bars(scan, whole, part)) return true;
        if (whole->side.len && part->side.len && !str_is(whole->side, "both") &&
            !str_equal(whole->side, part->side))
            return true;
    }
    return false;
}

/* Is the draft one member more of the list that runs from `first`? */
static bool goes_on(const struct draft *next, const struct draft *first)
{
    return next->hit == first->hit && next->sentence == first->sentence &&
           next->harm == first->harm && !next->is_part && is_counted(next);
}

/* Do members of one list stand before or behind those that add up? */
static bool is_cut(const struct scan *scan, uint32_t from, uint32_t n,
                   uint32_t whole)
{
    const struct draft *first = &scan->drafts[from];
    uint32_t end = from + n;
    if (scan->drafts[whole].sentence < first->sentence) return false;
    return (from && from - 1 != whole &&
            goes_on(&scan->drafts[from - 1], first)) ||
           (end < scan->n_drafts && end != whole &&
            goes_on(&scan->drafts[end], first));
}

/* "273, including 137 in the capital. There were also 73 in ...": what has been
 * told to be among the figure already. */
static int64_t add_told(const struct scan *scan, uint32_t whole, uint32_t from)
{
    int64_t sum = 0;
    uint32_t near = scan_near_end(scan, from);
    for (uint32_t d = scan_near_start(from); d < near; d++) {
        const struct draft *told = &scan->drafts[d];
        if (told->is_part && told->whole == whole && is_counted(told) &&
            told->sentence < scan->drafts[from].sentence)
            sum += told->quantity.lo;
    }
    return sum;
}

/* "In Donetsk five were killed. Three died in Kherson and two in Kharkiv":
 * few, elsewhere, that add up by chance. */
static bool is_astray(const struct scan *scan, const struct draft *whole,
                      const struct draft *first, int64_t sum)
{
    if (sum >= CHANCE_LESS || whole->sentence >= first->sentence) return false;
    return part_spots_differ(scan, first, whole);
}

/* The figure that the n drafts add up to; NO_TOKEN = none. */
static uint32_t whole_of_sum(const struct scan *scan, uint32_t from, uint32_t n,
                             int64_t sum)
{
    const struct draft *first = &scan->drafts[from];
    uint32_t near = scan_near_end(scan, from);
    for (uint32_t w = scan_near_start(from); w < near; w++) {
        const struct draft *whole = &scan->drafts[w];
        bool inside = w >= from && w < from + n;
        /* "Ann and Ben Hill, and two children": beside, not within. */
        bool beside =
            sum == n && w >= from + n && whole->sentence == first->sentence;
        bool part = whole->is_part && whole->sentence >= first->sentence;
        /* "18 died, five of them children. ... Three died in one town, two in
         * the next": five by chance */
        part |= whole->is_part && sum < CHANCE_LESS &&
                (scan->number_at[first->quantity.head] ||
                 scan->number_at[whole->quantity.head]);
        /* "A cook and a clerk also died": beside the two told before */
        beside |= sum == n && first->also && whole->sentence < first->sentence;
        if (!inside && !beside && !part && whole->harm == first->harm &&
            (whole->quantity.lo == sum ||
             (first->sentence <= whole->sentence + TOLD_REACH &&
              whole->quantity.lo == sum + add_told(scan, w, from))) &&
            !are_others(scan, from, n, &whole->quantity) &&
            (sum >= CHANCE_LESS || !is_member(whole, first)) &&
            !is_cut(scan, from, n, w) && !is_astray(scan, whole, first, sum) &&
            !figure_spots_differ(scan, whole->quantity.words,
                                 first->quantity.words) &&
            !runs_on(scan, whole, &scan->drafts[from + n - 1]))
            return w;
    }
    return NO_TOKEN;
}

/* Neighbouring drafts of one harm that add up to one told elsewhere are its
 * parts: "198 soldiers and 25 civilians" of "at least 223". The longest list
 * that adds up is the one meant. */
static void tie_sum(struct scan *scan, uint32_t from)
{
    int64_t sums[SUM_MOST + 1];
    for (uint32_t n = read_list(scan, from, sums); n > 1; n--) {
        uint32_t whole = whole_of_sum(scan, from, n, sums[n]);
        if (whole == NO_TOKEN) continue;
        for (uint32_t k = 0; k < n; k++) {
            scan->drafts[from + k].is_part = true;
            scan->drafts[from + k].whole = whole;
        }
        return;
    }
}

void part_tie(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        if (!scan->drafts[d].is_part && scan->drafts[d].tie != TIE_PART)
            tie_sum(scan, d);
}
