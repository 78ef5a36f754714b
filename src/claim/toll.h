/* The figures of a toll. harm/toll.c
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_TOLL_H
#define TOLLBOOK_CLAIM_TOLL_H

#include "claim/scan.h"

/* The free numbers that follow a toll: the one it is put at, and with "from 12
 * to 15" the one it was. */
struct toll {
    uint32_t now, was; /* NO_TOKEN = none */
};

struct toll toll_read(const struct scan *scan, const struct harm_hit *hit,
                      const bool *used);

/* Is the number of another harm, whose word stands right behind it? */
bool toll_is_of_other(const struct scan *scan, const struct harm_hit *hit,
                      const struct number *number);

#endif
