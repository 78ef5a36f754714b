/* Reading ahead: a batch of reports is taken from the input, read by several
 * threads and handed out in the input's order.
 *
 * Everything below api/ is pure and an engine never changes once open, so
 * that threads share nothing but the number of the next report to be read.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_API_AHEAD_H
#define TOLLBOOK_API_AHEAD_H

#include "api/handle.h"

struct ahead;

/* Room for `jobs` threads in `arena`, the caller's being one of them. */
struct ahead *ahead_open(struct arena *arena, unsigned jobs);

/* The next report, as tb_input_next gives it; `step` takes one report from
 * the input. */
tb_status ahead_next(struct tb_input *input,
                     tb_status (*step)(struct tb_input *input, tb_error *error),
                     const tb_report **out, tb_error *error);

/* How far the input had come with the report last handed out. */
const struct tb_progress *ahead_progress(const struct ahead *ahead);

void ahead_close(struct ahead *ahead);

#endif
