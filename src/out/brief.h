/* A ledger at one line a figure.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_BRIEF_H
#define TOLLBOOK_OUT_BRIEF_H

#include "out/out.h"

/* "8 2020 war, Nagorno-Karabakh, 2020-09-27 to 2020-11-10" */
void brief_event(struct out *out, const struct out_ledger *ledger,
                 uint32_t event);

/* The figures of one event: number, harm, group, bounds, whose word. */
void brief_figures(struct out *out, const struct out_ledger *ledger,
                   uint32_t event);

#endif
