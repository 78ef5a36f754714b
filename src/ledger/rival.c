/* The total that a report leads with, and the rival totals of other sources.
 *
 * Whoever sums up several sources opens with what he holds to be firm: "at
 * least 10 people were killed". A smaller number further down is an earlier
 * or a narrower one; a larger number on another's word is the upper end of
 * what is claimed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/tally.h"

uint32_t rival_place(const struct claim *claim)
{
    uint32_t first = claim->quote.start;
    for (size_t i = 0; i < claim->n_mentions; i++)
        if (claim->mentions[i].start < first) first = claim->mentions[i].start;
    return first;
}

/* The end of the sentence that holds this place. */
static uint32_t sentence_end(const struct reading *reading, uint32_t place)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        struct span sentence = reading->claims[i].sentence;
        if (sentence.start <= place && place < sentence.end)
            return sentence.end;
    }
    struct str text = reading->report->text;
    uint32_t end = place;
    while (end < text.len && text.at[end] != '\n' &&
           !(text.at[end] == '.' && end + 1 < text.len &&
             text.at[end + 1] == ' '))
        end++;
    return end;
}

/* A number of people of no particular kind: a total, of its source. */
static bool is_total(const struct claim *claim)
{
    return !claim->name.len && claim->scope == SCOPE_TOTAL &&
           (claim->role == ROLE_PEOPLE || claim->role == ROLE_CIVILIAN) &&
           claim->qualifier != QUALIFIER_INDEFINITE &&
           claim->qualifier != QUALIFIER_VAGUE;
}

/* What the number says at most: "more than 40" is 41 and upwards. */
static int64_t most_of(const struct claim *claim)
{
    if (claim->hi != OPEN_BOUND) return claim->hi;
    return claim->lo + (claim->qualifier == QUALIFIER_MORE_THAN);
}

void rival_range(struct arena *arena, const struct told_claims *told,
                 struct headline *out)
{
    struct tally tally = { .arena = arena };
    struct headline lead = { .best = OPEN_BOUND };
    uint32_t end = sentence_end(told->reading, rival_place(told->at[0]));
    bool total = false;
    size_t n = 0;
    for (; n < told->n && rival_place(told->at[n]) < end; n++) {
        total = total || (is_total(told->at[n]) && tally_number(told->at[n]) > 0);
        tally_add(&tally, told->at[n]);
    }
    if (!total) return;
    tally_sum(&tally, &lead);
    int64_t most = lead.high;
    bool rival = false;
    for (size_t i = n; i < told->n; i++) {
        if (!is_total(told->at[i])) continue;
        int64_t number = most_of(told->at[i]);
        if (told->at[i]->source.text.len == 0) continue;
        rival = true;
        if (number > lead.best && number > most) most = number;
    }
    if (!rival) return;
    out->best = lead.best;
    out->low = lead.low;
    out->high = most > lead.best ? most : lead.high;
}
