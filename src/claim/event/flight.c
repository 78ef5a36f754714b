/* People who flee a war, and those who have died in it, told one behind the
 * other: "More than 1,300 have been killed since April, the UN says. 285,000
 * have fled."
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* Was a flight told of last? */
static bool is_flight(const struct scan *scan, const struct thread *thread)
{
    return thread->event && scan->events[thread->event].type == EVENT_EXODUS;
}

/* People flee from where it happens; the other place is a haven. */
static void be_flight(const struct scan *scan, struct context *here)
{
    here->type = EVENT_EXODUS;
    here->there = scan->events[0].place.len > 0;
    if (here->there) here->place = 0;
}

/* "More than 1,300 have been killed since April. It says that 285,000 have
 * fled": counted since then? */
static bool is_since(const struct scan *scan, const struct draft *draft,
                     const struct thread *thread, const struct context *here)
{
    const struct event *before = &scan->events[thread->event];
    return !here->time && thread->event &&
           (thread->since || before->type == EVENT_WAR) &&
           draft->sentence <= thread->sentence + 1 && before->start.year &&
           !before->end.year;
}

uint32_t flight_find(struct scan *scan, const struct thread *thread,
                     const struct draft *draft, struct context *here,
                     bool timed)
{
    struct date since = scan->events[thread->event].start;
    be_flight(scan, here);
    bool then = is_since(scan, draft, thread, here);
    if (then && is_flight(scan, thread)) return thread->event;
    here->other |= then;
    uint32_t flight = event_beside(scan, here, timed);
    if (!then) return flight;
    scan->events[flight].start = since;
    scan->events[flight].end = (struct date){ 0 };
    return flight;
}

/* "Three million have fled since 24 February. 726 have died": of the war. */
bool flight_before(const struct scan *scan, const struct thread *thread,
                   const struct draft *draft, const struct context *here)
{
    return is_flight(scan, thread) && draft->harm <= HARM_INJURED &&
           !here->place && draft->sentence > thread->sentence &&
           is_since(scan, draft, thread, here) &&
           scan_sentence(scan, draft->sentence)->paragraph ==
               scan_sentence(scan, thread->sentence)->paragraph;
}

uint32_t flight_war(struct scan *scan, const struct thread *thread,
                    struct context *here)
{
    struct date since = scan->events[thread->event].start;
    here->type = EVENT_WAR;
    uint32_t war = event_beside(scan, here, false);
    scan->events[war].start = since;
    return war;
}
