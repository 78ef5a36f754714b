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
static bool is_beside(const struct reading *reading, const struct claim *claim)
{
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

/* Does the report give a larger number? */
static bool is_outgrown(const struct reading *reading,
                        const struct claim *claim)
{
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; i < n; i++) {
        const struct claim *other = &reading->claims[i];
        if (other->event == claim->event && other->harm == claim->harm &&
            !aside_is_soft(other) && claim->lo != OPEN_BOUND &&
            other->lo > claim->lo)
            return true;
    }
    return false;
}

uint8_t ledger_marks(const struct methods *methods, struct arena *scratch,
                     const struct reading *reading, const struct claim *claim)
{
    uint8_t marks = 0;
    struct str text = reading->report->text;
    struct span span = claim->sentence;
    if (is_beside(reading, claim)) marks |= MARK_BESIDE;
    /* "The previous toll was 20" */
    if (!aside_is_soft(claim) && claim->scope == SCOPE_TOTAL &&
        is_outgrown(reading, claim) &&
        words_in(&methods->former, scratch,
                 str_slice(text, span.start, claim->quote.start)))
        marks |= MARK_FORMER;
    if (words_in(&methods->running, scratch,
                 str_slice(text, span.start, span.end)))
        marks |= MARK_RUNNING;
    return marks;
}

/* "200 of them in the province": counted among a larger number of the same
 * people, by whoever, in the same report. */
bool aside_is_part(const struct entry *entry)
{
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
