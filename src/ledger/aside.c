/* Claims that are no count of their own for a figure, as their own report tells
 * it: bodies beside the toll, a part of it, the toll before.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/sheet.h"

enum { MOST_BESIDE = 512 }; /* claims of a report that are compared */

bool aside_is_soft(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_VAGUE ||
           claim->qualifier == QUALIFIER_INDEFINITE;
}

/* "103 bodies" in a sentence that says the 2,783 again: not a rival count of
 * the same dead. */
bool aside_is_beside(const struct sheet *sheet, const struct item *item)
{
    const struct entry *entry = &sheet->out->entries[item->entry];
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; i < n; i++) {
        const struct claim *other = &reading->claims[i];
        if (other->event != claim->event || other->harm != claim->harm ||
            other->role != claim->role || other->lo <= claim->lo ||
            claim->lo == OPEN_BOUND || !str_equal(other->side, claim->side))
            continue;
        for (size_t j = 0; j < other->n_mentions; j++)
            if (other->mentions[j].start >= claim->sentence.start &&
                other->mentions[j].end <= claim->sentence.end)
                return true;
    }
    return false;
}

/* "200 of them in the province": counted among a larger number of the same
 * people, by whoever, in the same report. */
bool aside_is_part(const struct sheet *sheet, const struct item *item)
{
    const struct entry *entry = &sheet->out->entries[item->entry];
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    for (size_t i = 0; claim->part_of && i < reading->n_claims; i++) {
        const struct claim *whole = &reading->claims[i];
        if (whole->id == claim->part_of)
            return whole->event == claim->event && whole->harm == claim->harm &&
                   whole->role == claim->role && whole->unit == claim->unit &&
                   str_equal(whole->side, claim->side) &&
                   whole->stance != STANCE_DENIED && !aside_is_soft(whole) &&
                   claim->scope == SCOPE_TOTAL;
    }
    return false;
}

/* "The previous toll was 20", in a report that gives a larger one. */
bool aside_is_former(const struct sheet *sheet, const struct item *item)
{
    const struct entry *entry = &sheet->out->entries[item->entry];
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    bool outgrown = false;
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; i < n && !outgrown; i++) {
        const struct claim *other = &reading->claims[i];
        outgrown = other->event == claim->event && other->harm == claim->harm &&
                   !aside_is_soft(other) && claim->lo != OPEN_BOUND &&
                   other->lo > claim->lo;
    }
    return outgrown && !aside_is_soft(claim) && claim->scope == SCOPE_TOTAL &&
           words_in(&sheet->query->methods->former, sheet->arena,
                    str_slice(reading->report->text, claim->sentence.start,
                              claim->quote.start));
}
