/* The whole of a disaster that struck several lands.
 *
 * A long report tells it land by land. A figure told as that of all of them
 * ("in total") is the whole; where nobody gives one, the largest figures of
 * the lands are added.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "ledger/tally.h"

enum { MOST_LANDS = 32 };

/* The largest figure of one land. */
struct land {
    const char *code;
    int64_t best;
    bool open;
};

struct lands {
    struct land at[MOST_LANDS];
    size_t n;
    int64_t anywhere;            /* the largest of no land */
    const struct claim *overall; /* the largest told as the whole */
};

bool land_is_disaster(uint8_t type)
{
    return type == EVENT_STORM || type == EVENT_FLOOD || type == EVENT_FIRE ||
           type == EVENT_EARTHQUAKE || type == EVENT_EPIDEMIC;
}

static void add_land(struct lands *lands, const struct claim *claim)
{
    int64_t number = tally_number(claim);
    size_t i = 0;
    while (i < lands->n && strcmp(lands->at[i].code, claim->land) != 0) i++;
    if (i == MOST_LANDS) return;
    if (i == lands->n)
        lands->at[lands->n++] = (struct land){ .code = claim->land };
    if (number <= lands->at[i].best) return;
    lands->at[i].best = number;
    lands->at[i].open = claim->hi == OPEN_BOUND;
}

static void read_lands(const struct told_claims *told, uint32_t end,
                       struct lands *out)
{
    *out = (struct lands){ .anywhere = 0 };
    for (size_t i = 0; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        int64_t number = tally_number(claim);
        if (claim->qualifier == QUALIFIER_VAGUE || number <= 0 ||
            claim->scope == SCOPE_INCREMENT)
            continue;
        if (rival_place(claim) >= end && !claim->overall) continue;
        if (claim->overall &&
            (!out->overall || number > tally_number(out->overall)))
            out->overall = claim;
        else if (claim->land[0])
            add_land(out, claim);
        else if (number > out->anywhere)
            out->anywhere = number;
    }
}

void land_whole(const struct told_claims *told, struct headline *out)
{
    struct lands lands;
    int64_t sum = 0;
    bool open = false;
    read_lands(told, told->reading->lead_end, &lands);
    if (!lands.n) read_lands(told, UINT32_MAX, &lands);
    for (size_t i = 0; i < lands.n; i++) {
        sum += lands.at[i].best;
        open = open || lands.at[i].open;
    }
    const struct claim *overall = lands.overall;
    if (overall && tally_number(overall) >= sum) {
        out->low = out->best = tally_number(overall);
        out->high = overall->hi;
        return;
    }
    if ((lands.n < 2 && out->best > 0) || sum <= out->best) return;
    out->low = out->best = sum > lands.anywhere ? sum : lands.anywhere;
    out->high = open ? OPEN_BOUND : out->best;
}
