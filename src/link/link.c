/* Linking, step by step: order, syndication, sources, events.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/linker.h"

void link_run(const struct linker *linker, struct arena *arena,
              const struct reading *const *readings, size_t n_readings,
              struct linked *out)
{
    struct work work = {
        .linker = linker, .arena = arena, .n = n_readings, .out = out
    };
    *out = (struct linked){ 0 };
    order_run(&work, readings);
    syndication_run(&work);
    identity_run(&work);
    story_run(&work);
    join_run(&work);
}
