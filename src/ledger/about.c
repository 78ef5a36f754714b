/* Which events of a report its headline is about.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "ledger/tally.h"

/* In days; in bytes, longer than a note of a day's attacks is. */
enum { OLD_NEWS = 60, NOTE_MOST = 1500, ONCE_MOST = 1000, OPENING = 300 };

#define NO_EVENT UINT32_MAX

/* Wars and flights are never the same incident as what is told beside. */
static bool is_incident(uint8_t type)
{
    return type != EVENT_WAR && type != EVENT_EXODUS &&
           type != EVENT_BLOCKADE && type != EVENT_EPIDEMIC &&
           type != EVENT_OFFENSIVE;
}

/* A year's dead are not those of one of its days. */
static bool is_wider(struct date of, struct date day)
{
    return date_is_known(of) && !of.month && day.month;
}

/* No event that is told as an earlier one. */
static bool is_fresh(const struct reading *reading, uint32_t event)
{
    if (event >= reading->n_events) return false;
    const struct event *main = &reading->events[0];
    const struct event *other = &reading->events[event];
    return is_incident(other->type) && !other->earlier &&
           (land_is_disaster(main->type) ||
            !is_wider(other->start, main->start)) &&
           (!date_is_known(other->start) || !date_is_known(main->start) ||
            date_agrees(main->start, other->start));
}

/* What began long before the report is no news of it: "more than 2,000 have
 * died since 2004". */
static bool is_old(const struct reading *reading, uint32_t event)
{
    struct date start = reading->events[event].start;
    return date_is_known(start) && date_is_known(reading->published) &&
           date_days(date_first(reading->published)) -
                   date_days(date_last(start)) >
               OLD_NEWS;
}

/* Does the report open with a figure of its first event? */
static bool opens_with(const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_claims; i++)
        if (!reading->claims[i].event &&
            reading->claims[i].sentence.start < OPENING)
            return true;
    return false;
}

/* Is all that the report counts the sum of an unrest that has no end, or of a
 * war that it only ends with? */
static bool is_going_on(const struct reading *reading)
{
    const struct event *main = &reading->events[0];
    bool war = main->type == EVENT_WAR && !opens_with(reading);
    return (main->type == EVENT_OTHER || war) && !date_is_known(main->end) &&
           is_old(reading, 0);
}

/* People who fled have an event of their own. */
static bool is_flight(const struct reading *reading, uint32_t event)
{
    return event < reading->n_events &&
           reading->events[event].type == EVENT_EXODUS &&
           !reading->events[event].earlier;
}

uint32_t about_flight(const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == HARM_DISPLACED && is_flight(reading, claim->event) &&
            !is_old(reading, claim->event))
            return claim->event;
    }
    return NO_EVENT;
}

/* "A strike on a school that sheltered displaced people killed two": the flight
 * told of beside is not what happened. The incident that opens the report; 0 =
 * it is about its first event. */
static uint32_t opens_struck(const struct reading *reading)
{
    if (!reading->n_events || reading->events[0].type != EVENT_EXODUS) return 0;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (!claim->event) return 0;
        if (claim->harm <= HARM_INJURED)
            return is_fresh(reading, claim->event) ? claim->event : 0;
    }
    return 0;
}

/* The event that the report is about: its first, unless no claim is of it;
 * then the first that is news, or else a flight. */
uint32_t about_event(const struct reading *reading)
{
    uint32_t struck = opens_struck(reading);
    if (struck) return struck;
    bool none = reading->n_events && is_going_on(reading);
    uint32_t other = none ? NO_EVENT : 0, flight = NO_EVENT;
    for (size_t i = reading->n_claims; i-- > 0;) {
        uint32_t event = reading->claims[i].event;
        if (reading->claims[i].spell) continue;
        if (event == 0 && !none) return 0;
        if (event == 0) continue;
        if (is_fresh(reading, event) && !is_old(reading, event)) other = event;
        if (is_flight(reading, event)) flight = event;
    }
    bool found = other != 0 && other != NO_EVENT;
    return found || flight == NO_EVENT ? other : flight;
}

/* Does the event belong to what the report is about? */
bool about_holds(const struct reading *reading, uint32_t first, uint32_t event)
{
    if (event == first) return true;
    if (event >= reading->n_events || first >= reading->n_events) return false;
    const struct event *main = &reading->events[first];
    const struct event *other = &reading->events[event];
    if (!is_incident(main->type) || !is_incident(other->type) || other->earlier)
        return false;
    if (!date_is_known(main->start) != !date_is_known(other->start))
        return false;
    if (date_is_known(main->start) && !date_agrees(main->start, other->start))
        return false;
    if (!land_is_disaster(main->type) && is_wider(other->start, main->start))
        return false;
    if (str_equal(main->place, other->place)) return true;
    /* Beside the main one, what is told without a place may be of any. */
    return first && (!main->place.len || !other->place.len);
}

/* May the event be the main one, told with more or less of the place? */
bool about_may_be(const struct reading *reading, uint32_t event)
{
    if (!event || event >= reading->n_events) return false;
    const struct event *main = &reading->events[0];
    const struct event *other = &reading->events[event];
    return is_incident(main->type) && main->type == other->type &&
           !other->earlier && date_is_known(main->start) &&
           date_is_known(other->start) &&
           date_agrees(main->start, other->start) &&
           !is_wider(other->start, main->start) &&
           (!main->place.len || !other->place.len);
}

/* The kinds of attack of which a day's news is told together. */
static bool is_attack(uint8_t type)
{
    return type == EVENT_ATTACK || type == EVENT_BOMBING ||
           type == EVENT_EXPLOSION || type == EVENT_AIRSTRIKE ||
           type == EVENT_SHELLING || type == EVENT_MASSACRE ||
           type == EVENT_BATTLE || type == EVENT_LANDMINE;
}

/* Shootings are told with attacks of other kinds, and so is "another
 * incident"; two shootings are as often one, told twice. */
static bool is_told_together(uint8_t a, uint8_t b)
{
    return (is_attack(a) &&
            (is_attack(b) || b == EVENT_SHOOTING || b == EVENT_OTHER)) ||
           (a == EVENT_SHOOTING && is_attack(b));
}

bool about_is_note(const struct reading *reading)
{
    return reading->report->text.len <= NOTE_MOST && reading->n_events &&
           about_event(reading) == 0 && is_attack(reading->events[0].type);
}

bool about_tells_once(const struct reading *reading)
{
    struct str text = reading->report->text;
    return text.len <= ONCE_MOST && str_find(text, STR("\n"), 0) >= text.len;
}

bool about_beside(const struct reading *reading, uint32_t event)
{
    const struct event *main = &reading->events[0];
    const struct event *other = &reading->events[event];
    if (!is_told_together(main->type, other->type) ||
        !is_fresh(reading, event) || about_holds(reading, 0, event) ||
        (date_has_day(other->start) && !date_has_day(main->start) &&
         !date_equal(other->start, reading->published)))
        return false;
    for (uint32_t e = 1; e < event; e++)
        if (about_holds(reading, e, event) && is_fresh(reading, e) &&
            !about_holds(reading, 0, e))
            return false;
    return true;
}

/* The only other event of a short note of which it tells the harm, if it came
 * in the weeks behind the main one; else the main one. */
uint32_t about_outcome(const struct reading *reading, uint8_t harm)
{
    uint32_t main = about_event(reading), other = main;
    if (main || !about_tells_once(reading)) return main;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm != harm || claim->event == other) continue;
        if (other != main || claim->event >= reading->n_events) return main;
        other = claim->event;
    }
    const struct event *first = &reading->events[main];
    const struct event *later = &reading->events[other];
    if (other == main || later->earlier || !is_incident(later->type) ||
        !date_has_day(first->start) || !date_has_day(later->start))
        return main;
    int32_t days = date_days(later->start) - date_days(first->start);
    return days > 0 && days <= OLD_NEWS ? other : main;
}

bool about_is_apart(const struct reading *reading, uint32_t event)
{
    bool apart = reading->events[event].parent < 0;
    for (size_t i = 0; i < reading->n_claims && apart; i++)
        if (reading->claims[i].event == event) apart = reading->claims[i].anew;
    return apart;
}

/* May the event be a place that the main one, a disaster, struck too? */
bool about_reaches(const struct reading *reading, uint32_t first,
                   uint32_t event)
{
    if (event >= reading->n_events || first >= reading->n_events) return false;
    uint8_t type = reading->events[event].type;
    return land_is_disaster(reading->events[first].type) &&
           is_fresh(reading, event) &&
           (land_is_disaster(type) || type == EVENT_OTHER ||
            type == EVENT_CRASH);
}

const struct reading *about_singles(struct arena *arena,
                                    const struct reading *reading)
{
    struct reading *copy = NULL;
    bool once = about_tells_once(reading);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (!claim->ranked && !(once && claim->one_more)) continue;
        if (!copy) {
            copy = ARENA_NEW(arena, struct reading);
            *copy = *reading;
            copy->claims = ARENA_ARRAY(arena, struct claim, reading->n_claims);
            memcpy(copy->claims, reading->claims,
                   reading->n_claims * sizeof *copy->claims);
        }
        if (claim->ranked) copy->claims[i].lo = copy->claims[i].hi = 1;
        copy->claims[i].beside |= once && claim->one_more;
    }
    return copy ? copy : reading;
}
