/* Inside text/: holding a library's object while the arena may jump away.
 *
 * An arena without memory jumps past every caller; what a library allocated
 * on its own would be lost. hold_run stands in between.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_HOLD_H
#define TOLLBOOK_TEXT_HOLD_H

#include "base/arena.h"
#include "base/error.h"

/* Run `work` and then, whatever happened, `release`. When the arena had no
 * memory, go on to its own guard after that. */
enum status hold_run(struct arena *arena, enum status (*work)(void *state),
                     void (*release)(void *state), void *state);

#endif
