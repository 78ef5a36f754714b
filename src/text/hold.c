/* Holding a library's object while the arena may jump away.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/hold.h"

#include <stdbool.h>
#include <stdint.h>

enum status hold_run(struct arena *arena, enum status (*work)(void *state),
                     void (*release)(void *state), void *state)
{
    jmp_buf *outer = arena->guard, guard;
    volatile bool jumped = false;
    volatile enum status status = STATUS_MEMORY;
    arena->guard = &guard;
    if (setjmp(guard))
        jumped = true;
    else
        status = work(state);
    arena->guard = outer;
    release(state);
    /* Asking for everything goes to the outer guard in the arena's own way. */
    if (jumped) arena_alloc(arena, SIZE_MAX);
    return status;
}
