/* How a report tells its main event: as news, as something known that goes on
 * to have consequences, or as one more of its kind.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_TELLING_H
#define TOLLBOOK_LINK_TELLING_H

#include "link/linker.h"

enum telling {
    TELLING_PLAIN,   /* its words leave it open */
    TELLING_NEWS,    /* "a bomb went off", "five men are found dead" */
    TELLING_AGAIN,   /* "the toll rises", "arrested over the attack" */
    TELLING_ANOTHER, /* "a second earthquake in two weeks" */
};

enum telling telling_read(const struct linker *linker,
                          const struct report *report);

#endif
