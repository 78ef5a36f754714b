/* What other claims of an event say about one: who was shot where nobody died
 * was hurt, and who is held after an attack is held for it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* More than these few are held by a round-up. */
enum { FEW = 12 };

/* What the claims of an event tell. */
struct fates {
    bool *killed, *injured; /* one an event */
};

static void read_fates(const struct scan *scan, struct fates *out)
{
    out->killed = ARENA_ARRAY(scan->arena, bool, scan->n_events + 1);
    out->injured = ARENA_ARRAY(scan->arena, bool, scan->n_events + 1);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->quantity.hi == 0) continue;
        if (draft->harm == HARM_KILLED) out->killed[draft->event] = true;
        if (draft->harm == HARM_INJURED) out->injured[draft->event] = true;
    }
}

static bool is_violent(uint8_t type)
{
    return type == EVENT_ATTACK || type == EVENT_SHOOTING ||
           type == EVENT_BOMBING || type == EVENT_MASSACRE;
}

void fate_find(struct scan *scan)
{
    struct fates fates;
    read_fates(scan, &fates);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        const struct harm_hit *hit = &scan->hits[draft->hit];
        /* "Four people were shot. All are in stable condition." */
        if (draft->harm == HARM_CASUALTIES && hit->class == CLASS_VERB &&
            hit->n == 1 && fates.injured[draft->event] &&
            !fates.killed[draft->event])
            draft->harm = HARM_INJURED;
        if (draft->harm == HARM_DETAINED &&
            draft->quantity.role == ROLE_PEOPLE && draft->quantity.lo <= FEW &&
            is_violent(scan->events[draft->event].type))
            draft->quantity.role = ROLE_ATTACKER;
    }
}
