/* What a claim says by itself: bounds, the days for which it says them, and of
 * whom.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/lattice.h"

enum { MOST_NESTED = 8 }; /* parts of parts that are followed up */

static const struct claim *whole_of(const struct reading *reading,
                                    const struct claim *claim)
{
    if (!claim->part_of) return NULL;
    for (size_t i = claim->part_of - 1; i < reading->n_claims; i++)
        if (reading->claims[i].id == claim->part_of) return &reading->claims[i];
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].id == claim->part_of) return &reading->claims[i];
    return NULL;
}

/* Does a claim about `role` among `whole` count all of that role? */
static bool counts_all(uint8_t role, uint8_t whole)
{
    return whole == ROLE_PEOPLE ||
           (role == ROLE_CHILD && whole == ROLE_CIVILIAN);
}

static bool is_fighter(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE ||
           role == ROLE_ATTACKER || role == ROLE_PEACEKEEPER;
}

/* A part is of its whole's side. What is told of a part of a narrower whole is
 * no more than a floor. False where the claim says nothing of its cell. */
static bool place_part(const struct entry *entry, struct stated *stated,
                       struct str *side)
{
    const struct claim *claim = entry->claim;
    const struct claim *whole = whole_of(entry->reading, claim);
    *side = claim->side;
    for (int i = 0; whole && i < MOST_NESTED; i++) {
        if (!side->len) *side = whole->side;
        bool same = whole->role == claim->role && whole->harm == claim->harm;
        if (same || !counts_all(claim->role, whole->role))
            stated->hi = stated->most = OPEN_BOUND;
        if (claim->role == ROLE_CHILD && is_fighter(whole->role)) return false;
        whole = whole_of(entry->reading, whole);
    }
    return true;
}

enum { MOST_BESIDE = 512 }; /* claims of a report that are compared */

/* "61 civilians, among them three policemen": whoever says so calls all the
 * people civilians. */
uint8_t stated_role(const struct entry *entry)
{
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; claim->role == ROLE_CIVILIAN && i < n; i++) {
        const struct claim *part = &reading->claims[i];
        const struct claim *whole =
            is_fighter(part->role) ? whole_of(reading, part) : NULL;
        if (whole && whole->role == claim->role && whole->lo == claim->lo &&
            whole->harm == claim->harm && whole->event == claim->event)
            return ROLE_PEOPLE;
    }
    return claim->role;
}

/* The last day that a claim may mean: a claim for a month holds for no day of
 * it alone. */
int32_t stated_day(const struct entry *entry, int32_t day)
{
    struct date date =
        date_is_known(entry->claim->as_of) ? entry->claim->as_of : entry->as_of;
    if (day == DAY_UNKNOWN || !date_is_known(date) || date_has_day(date) ||
        date_days(date) != day)
        return day;
    return date_days(date_last(date));
}

static void place_days(const struct entry *entry, int32_t day,
                       struct stated *out)
{
    out->until = day;
    out->from = day == DAY_UNKNOWN ? INT32_MAX : stated_day(entry, day);
}

/* A sum holds from the day on which all that was added holds. */
static int32_t last_of_bases(const struct sheet *sheet, uint32_t at,
                             int32_t day)
{
    for (at = sheet->base_of[at]; at != UINT32_MAX; at = sheet->base_of[at]) {
        int32_t last = stated_day(&sheet->out->entries[at], sheet->day_of[at]);
        if (last > day) day = last;
    }
    return day;
}

/* What it says by itself; increments say no more than a floor, with what they
 * were added to where that is told of the same people. */
static void place_bounds(const struct claim *claim, int64_t total,
                         struct stated *out)
{
    out->lo = claim->lo;
    out->hi = out->most = claim->hi;
    if (claim->qualifier == QUALIFIER_VAGUE && claim->hi != OPEN_BOUND) {
        out->hi = OPEN_BOUND;
        out->most = 2 * claim->hi;
    }
    if (claim->scope == SCOPE_INCREMENT) {
        out->sum = total > out->lo;
        if (out->sum) out->lo = total;
        out->hi = out->most = OPEN_BOUND;
    }
    if (claim->qualifier != QUALIFIER_ABOUT &&
        claim->qualifier != QUALIFIER_NEARLY)
        return;
    if (out->lo != OPEN_BOUND) out->lo -= out->lo / 10;
    if (out->hi != OPEN_BOUND) out->hi += out->hi / 10;
    out->most = out->hi;
}

bool stated_fill(const struct sheet *sheet, int64_t total, struct stated *out,
                 struct str *side)
{
    const struct entry *entry = &sheet->out->entries[out->entry];
    place_bounds(entry->claim, total, out);
    place_days(entry, sheet->day_of[out->entry], out);
    if (!place_part(entry, out, side)) return false;
    if (out->sum) out->from = last_of_bases(sheet, out->entry, out->from);
    return true;
}

bool stated_young_fighter(const struct entry *entry)
{
    if (entry->claim->role != ROLE_CHILD) return false;
    const struct claim *whole = whole_of(entry->reading, entry->claim);
    return whole && is_fighter(whole->role);
}
