/* In which cells mentions stand.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_STORE_STANDING_H
#define TOLLBOOK_STORE_STANDING_H

#include "store/region.h"

/* Put the mentions of the region into their cells: main events with their
 * story, what is decided to be one event with each other. All cells that are
 * to be joined anew then are in region->cells. */
void standing_run(struct region *region);

#endif
