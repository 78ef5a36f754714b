/* The events of one report: the main one, and those beside it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_HAPPENING_H
#define TOLLBOOK_CLAIM_HAPPENING_H

#include "claim/context.h"

/* What each draft's sentence says, as context_read gives it. */
struct story {
    struct scan *scan;
    struct context *of; /* one a draft */
    bool *claims;       /* for each sentence: does it hold one? */
    uint8_t *lead;      /* for each sentence, how much it tells of the main
                           event: enum lead */
};

enum lead { LEAD_NONE, LEAD_REST, LEAD_BODY, LEAD_TITLE };

uint32_t event_add(struct scan *scan);
void event_set_place(const struct scan *scan, struct event *event,
                     uint32_t place);
void event_set_time(const struct scan *scan, struct event *event,
                    uint32_t time);
bool event_is_day(const struct scan *scan, uint32_t time);

/* event.c: fill in the sides and words of all events. */
void event_describe(struct scan *scan);

/* main_event.c: add the main event. */
void main_event_find(struct story *story);

#endif
