/* Who is held after an attack is held for it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* More than these few are held by a round-up. */
enum { FEW = 12 };

static bool is_violent(uint8_t type)
{
    return type == EVENT_ATTACK || type == EVENT_SHOOTING ||
           type == EVENT_BOMBING || type == EVENT_MASSACRE;
}

/* The kind of what somebody is held for. */
static uint8_t deed_type(const struct scan *scan, const struct draft *draft)
{
    const struct event *event = &scan->events[draft->event];
    if (event->type == EVENT_DETENTION && event->parent >= 0)
        event = &scan->events[event->parent];
    return event->type;
}

void fate_find(struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->harm == HARM_DETAINED &&
            draft->quantity.role == ROLE_PEOPLE && draft->quantity.lo <= FEW &&
            is_violent(deed_type(scan, draft)))
            draft->quantity.role = ROLE_ATTACKER;
    }
}
