/* Where a report goes back to its main event behind what it set beside it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* "The deadliest crash since 140 died in 2010": only a measure of the main
 * event, which the next sentence takes up again. */
bool resumed_measure(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    bool most = false;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        most |= context_cue(scan, i, CUE_MOST);
        if (most && scan_is(scan, i, WORD_SINCE)) return true;
    }
    return false;
}

/* "..., built after a 1999 storm": the next paragraph's storm is the main one,
 * if that is of its kind. */
bool resumed_past(const struct scan *scan, uint32_t event, uint32_t told,
                  uint32_t sentence)
{
    const struct event *main = &scan->events[0];
    const struct event *past = &scan->events[event];
    return scan_sentence(scan, sentence)->paragraph !=
               scan_sentence(scan, told)->paragraph &&
           main->start.year && past->start.year &&
           past->start.year + 1 < main->start.year &&
           context_same_kind(past->type, main->type);
}
