/* "At least 31 people died ... 18 were killed in Benguet, nine in Cagayan": at
 * one place, of those counted everywhere.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/happening.h"
#include "claim/part.h"

enum { REACH = 8 }; /* sentences back to the whole */

static bool is_stated(const struct quantity *quantity)
{
    return quantity->kind == COUNT_NUMBER && quantity->lo > 0 &&
           quantity->qualifier != QUALIFIER_VAGUE &&
           quantity->qualifier != QUALIFIER_INDEFINITE;
}

/* "killed across the region": at many places? */
static bool is_spread(const struct scan *scan, const struct draft *whole)
{
    return context_tells(scan, whole->sentence, CUE_SPREAD);
}

/* "killed in Mozambique, Zimbabwe and Malawi": is the land one of several that
 * the whole is of? */
static bool lists_land(const struct scan *scan, uint32_t land,
                       const struct draft *whole)
{
    const struct sentence *s = scan_sentence(scan, whole->sentence);
    struct str name = scan->analysis.places[land - 1].place.name;
    bool own = false, other = false;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (!scan->place_at[i]) continue;
        const struct place *at =
            &scan->analysis.places[scan->place_at[i] - 1].place;
        bool same = str_equal(at->name, name);
        own |= same;
        other |= !same && at->kind == PLACE_COUNTRY;
    }
    return own && other;
}

/* Is the part's place another one than the whole's, and not around it? */
static bool is_narrower(const struct scan *scan, uint32_t place,
                        const struct draft *whole)
{
    const struct place *inner = &scan->analysis.places[place - 1].place;
    uint32_t own = figure_spot(scan, whole->quantity.words);
    if (!own && whole->here) own = whole->place;
    if (inner->kind == PLACE_COUNTRY)
        return lists_land(scan, place, whole) || part_is_sum(scan, whole);
    if (!own) return is_spread(scan, whole);
    const struct place *outer = &scan->analysis.places[own - 1].place;
    return !str_equal(inner->name, outer->name) &&
           (find_place_within(inner, outer) || outer->kind == PLACE_COUNTRY);
}

bool part_is_of_event(const struct scan *scan, const struct draft *part,
                      const struct draft *whole)
{
    const struct event *one = &scan->events[part->event];
    const struct event *all = &scan->events[whole->event];
    return part->event == whole->event ||
           (one->parent == (int32_t)whole->event &&
            (context_same_kind(one->type, all->type) ||
             one->type == EVENT_OTHER || all->type == EVENT_OTHER));
}

/* Are the events of the two in towns of which neither holds the other? */
static bool is_event_elsewhere(const struct scan *scan,
                               const struct draft *part,
                               const struct draft *whole)
{
    struct place one = event_spot(&scan->events[part->event]);
    struct place all = event_spot(&scan->events[whole->event]);
    return one.name.len && all.name.len && !find_place_within(&one, &all) &&
           !find_place_within(&all, &one);
}

static bool is_whole(const struct scan *scan, const struct draft *part,
                     uint32_t place, const struct draft *whole)
{
    const struct quantity *all = &whole->quantity, *some = &part->quantity;
    /* "eleven people in Bushaku", of 19 civilians */
    bool role = all->role == ROLE_PEOPLE || all->role == some->role ||
                (all->role == ROLE_CIVILIAN && whole_counts(scan, all, some));
    bool side =
        !all->side.len || !some->side.len || str_equal(all->side, some->side);
    return !whole->dropped && !whole->is_part && whole->harm == part->harm &&
           whole->sentence < part->sentence &&
           whole->sentence + REACH >= part->sentence && is_stated(all) &&
           all->lo > some->lo && all->unit == some->unit && role && side &&
           part_is_of_event(scan, part, whole) &&
           (part->event != whole->event
                ? part_is_sum(scan, whole) ||
                      !is_event_elsewhere(scan, part, whole)
                : is_narrower(scan, place, whole));
}

/* The place that the figure's own words name, or its sentence opens with; 0 =
 * none. */
static uint32_t place_of(const struct scan *scan, const struct draft *part)
{
    uint32_t place = figure_spot(scan, part->quantity.words);
    return place ? place
                 : spot_opening(scan, scan_sentence(scan, part->sentence));
}

/* The one place that a part's sentence names; 0 = none, or several. */
static uint32_t only_place(const struct scan *scan, const struct draft *part)
{
    const struct sentence *s = scan_sentence(scan, part->sentence);
    uint32_t found = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t place = scan->place_at[i];
        if (!place || place == found) continue;
        if (found) return 0;
        found = place;
    }
    return found;
}

/* Is the figure told to be at the place, or at one that holds it? */
static bool is_told_at(const struct scan *scan, const struct draft *whole,
                       uint32_t place)
{
    uint32_t own = figure_spot(scan, whole->quantity.words);
    if (!own) return false;
    const struct place *inner = &scan->analysis.places[place - 1].place;
    const struct place *outer = &scan->analysis.places[own - 1].place;
    return str_equal(inner->name, outer->name) ||
           find_place_within(inner, outer);
}

/* "Eight of them died in Lima": of whom they are told to be. */
static bool is_of_pronoun(const struct scan *scan, const struct draft *part)
{
    if (part->quantity.number == NO_TOKEN) return false;
    const struct stretch *words =
        &scan->analysis.numbers[part->quantity.number].words;
    uint32_t at = words->first + words->n;
    return at + 1 < tree_sentence_end(scan, words->first) &&
           scan_is(scan, at, WORD_OF) && scan_is(scan, at + 1, WORD_WHOM);
}

/* "About 150,000 die on the land's roads each year": of no single crash. */
static bool is_near_event(const struct scan *scan, const struct draft *part,
                          const struct draft *near)
{
    const struct draft *known = &scan->drafts[part->whole];
    return near->event == known->event || near->event == part->event ||
           part_is_of_event(scan, near, known) ||
           part_is_of_event(scan, known, near);
}

/* "20 died in El Paso and nine in Dayton, 29 in all. Eight of those who died in
 * El Paso were Mexicans": of the 20. */
void part_prefer_place(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t place = place_of(scan, part);
    if (!place) place = only_place(scan, part);
    if (!place || is_of_pronoun(scan, part) ||
        scan->drafts[part->whole].sentence == part->sentence ||
        is_told_at(scan, &scan->drafts[part->whole], place))
        return;
    for (uint32_t w = scan_near_start(d); w < d; w++) {
        const struct draft *whole = &scan->drafts[w];
        if (whole->dropped || w == part->whole || whole->whole == d ||
            scan_sentence(scan, whole->sentence)->zone == ZONE_TITLE ||
            whole->harm != part->harm || whole->sentence == part->sentence ||
            whole->quantity.kind != COUNT_NUMBER ||
            whole->quantity.lo <= part->quantity.lo ||
            !whole_counts(scan, &whole->quantity, &part->quantity) ||
            !is_near_event(scan, part, whole) ||
            !is_told_at(scan, whole, place))
            continue;
        part->whole = w;
        return;
    }
}

bool part_has_spot(const struct scan *scan, const struct draft *draft)
{
    return place_of(scan, draft) || draft->here;
}

bool part_spots_differ(const struct scan *scan, const struct draft *part,
                       const struct draft *whole)
{
    uint32_t one = place_of(scan, part), two = place_of(scan, whole);
    if (!one || !two) return false;
    const struct place *its = &scan->analysis.places[one - 1].place;
    const struct place *all = &scan->analysis.places[two - 1].place;
    return !str_equal(its->name, all->name) && !find_place_within(its, all) &&
           !find_place_within(all, its);
}

bool part_is_elsewhere(const struct scan *scan, const struct draft *part,
                       const struct draft *whole)
{
    uint32_t one = place_of(scan, part), two = place_of(scan, whole);
    if (!two && whole->here) two = whole->place;
    if (!one || !two) return false;
    const struct place *its = &scan->analysis.places[one - 1].place;
    const struct place *all = &scan->analysis.places[two - 1].place;
    /* islands and valleys hold towns that no map counts to them */
    if (part->event == whole->event && all->kind == PLACE_REGION &&
        its->kind == PLACE_TOWN && str_equal(its->country, all->country))
        return false;
    return !str_equal(its->name, all->name) && !find_place_within(its, all) &&
           !find_place_within(all, its);
}

bool part_is_abroad(const struct scan *scan, const struct draft *part,
                    const struct draft *whole)
{
    uint32_t spot = place_of(scan, part);
    if (!spot && part->here) spot = part->place;
    struct str land = scan->events[whole->event].country;
    if (!spot || !land.len) return false;
    const struct place *at = &scan->analysis.places[spot - 1].place;
    return at->kind == PLACE_COUNTRY && at->country.len &&
           !str_equal(at->country, land);
}

/* The day that a figure has by itself: right behind it, or at the head of its
 * sentence; 0 = none. */
static uint32_t day_of(const struct scan *scan, const struct draft *part)
{
    const struct sentence *s = scan_sentence(scan, part->sentence);
    uint32_t time = context_time_behind(scan, part->quantity.words);
    for (uint32_t i = s->first; !time && i < s->first + 3; i++)
        if (i < part->quantity.words.first && scan->time_at[i] &&
            deed_heads(scan, scan->time_at[i]))
            time = scan->time_at[i];
    return time && event_is_day(scan, time) ? time : 0;
}

/* Is the figure one of several days, and the day one of them? */
static bool covers_day(const struct scan *scan, const struct draft *whole,
                       uint32_t time)
{
    const struct event *event = &scan->events[whole->event];
    struct date day = scan->analysis.times[time - 1].start;
    uint32_t own = context_time_behind(scan, whole->quantity.words);
    if (own && event_is_day(scan, own)) return false;
    return date_has_day(day) && date_has_day(event->start) &&
           date_has_day(event->end) &&
           date_compare(event->start, event->end) < 0 &&
           date_compare(event->start, day) <= 0 &&
           date_compare(day, event->end) <= 0;
}

/* "37 died in two days of blasts. Twelve died on Tuesday": those of a day. */
static bool is_whole_of_day(const struct scan *scan, const struct draft *part,
                            uint32_t time, const struct draft *whole)
{
    return !whole->dropped && !whole->is_part && !whole->early &&
           whole->harm == part->harm && whole->sentence < part->sentence &&
           whole->sentence + REACH >= part->sentence &&
           is_stated(&whole->quantity) &&
           whole->quantity.lo > part->quantity.lo &&
           whole_counts(scan, &whole->quantity, &part->quantity) &&
           part_is_of_event(scan, part, whole) &&
           !part_is_elsewhere(scan, part, whole) &&
           covers_day(scan, whole, time);
}

/* Of two wholes the larger, of equal ones the first. */
static uint32_t larger(const struct scan *scan, uint32_t best, uint32_t whole)
{
    return best == NO_TOKEN || scan->drafts[whole].quantity.lo >
                                   scan->drafts[best].quantity.lo
               ? whole
               : best;
}

static void bind(struct draft *part, uint32_t whole)
{
    if (whole == NO_TOKEN) return;
    part->whole = whole;
    part->is_part = true;
}

/* Those of a day, of the figure before that is of several. */
void part_when(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        uint32_t time = 0, best = NO_TOKEN;
        if (!part->dropped && !part->is_part && !part->early && !part->apart &&
            part->quantity.lo > 0 && part->quantity.kind == COUNT_NUMBER &&
            part->harm <= HARM_MISSING && part->quantity.role != ROLE_ATTACKER)
            time = day_of(scan, part);
        if (!time || part_is_running(scan, part)) continue;
        for (uint32_t w = scan_near_start(i); w < i; w++)
            if (is_whole_of_day(scan, part, time, &scan->drafts[w]))
                best = larger(scan, best, w);
        bind(part, best);
    }
}

/* Those at a place, of the figure before that is of all places. */
void part_where(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        uint32_t place = place_of(scan, part), best = NO_TOKEN;
        if (part->dropped || part->is_part || part->early || !place ||
            part->quantity.role == ROLE_ATTACKER || part->quantity.lo < 1 ||
            part->harm > HARM_MISSING ||
            (part_is_running(scan, part) &&
             !spot_opening(scan, scan_sentence(scan, part->sentence))))
            continue;
        for (uint32_t w = scan_near_start(i); w < i; w++)
            if (is_whole(scan, part, place, &scan->drafts[w]) &&
                (!part_adds(scan, &part->quantity) ||
                 whole_has_sibling(scan, part, w)))
                best = larger(scan, best, w);
        bind(part, best);
    }
}
