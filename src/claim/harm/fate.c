/* Who is held after an attack is held for it, and who dies of an attack of
 * his own is no victim of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

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

/* Does the verb tell of violence that its subject does? */
static bool is_violence(const struct scan *scan, uint32_t verb)
{
    if (!tree_is_verb(scan, verb) || tree_is_passive(scan, verb)) return false;
    if (context_cue(scan, verb, CUE_VIOLENCE)) return true;
    if (!scan->hit_at[verb]) return false;
    const struct harm_hit *hit = &scan->hits[scan->hit_at[verb] - 1];
    return hit->frame == FRAME_OBJECT && hit->harm <= HARM_INJURED &&
           hit->class == CLASS_VERB && !hit->negated && !hit->denied &&
           tree_object(scan, verb) != NO_TOKEN;
}

/* Is the person the subject of such a verb: "a man who opened fire"? */
static bool does_violence(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s =
        scan_sentence(scan, scan->sentence_at[draft->quantity.head]);
    uint32_t head = draft->quantity.head;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        bool own = scan->hit_at[i] == draft->hit + 1;
        if (own || !is_violence(scan, i)) continue;
        uint32_t subject = tree_subject(scan, i);
        bool whose = scan->tokens[i].head == head &&
                     scan->tokens[i].relation == REL_ACL_RELCL &&
                     subject != NO_TOKEN && scan_is(scan, subject, WORD_WHO);
        if (subject == head || whose) return true;
    }
    return false;
}

static bool may_be_attacker(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return quantity->role == ROLE_PEOPLE && quantity->lo == 1 &&
           quantity->hi == 1 && draft->harm <= HARM_INJURED;
}

void fate_find(struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (may_be_attacker(&scan->drafts[d]) &&
            does_violence(scan, &scan->drafts[d]))
            scan->drafts[d].quantity.role = ROLE_ATTACKER;

    for (size_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (draft->harm == HARM_DETAINED &&
            draft->quantity.role == ROLE_PEOPLE && draft->quantity.lo <= FEW &&
            is_violent(deed_type(scan, draft)))
            draft->quantity.role = ROLE_ATTACKER;
    }
}
