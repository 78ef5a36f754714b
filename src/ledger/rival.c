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
    while (
        end < text.len && text.at[end] != '\n' &&
        !(text.at[end] == '.' && end + 1 < text.len && text.at[end + 1] == ' '))
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

/* The report's own opening total, and what stands against it. */
struct opening {
    struct headline sum;       /* of the first sentence with a claim */
    size_t n;                  /* so many claims stand in it */
    const struct claim *total; /* its first total, NULL = none */
};

static void open_report(struct arena *arena, const struct told_claims *told,
                        struct opening *out)
{
    struct tally tally = { .arena = arena };
    uint32_t end = sentence_end(told->reading, rival_place(told->at[0]));
    *out = (struct opening){ .sum.best = OPEN_BOUND };
    for (; out->n < told->n && rival_place(told->at[out->n]) < end; out->n++) {
        const struct claim *claim = told->at[out->n];
        if (!out->total && is_total(claim) && tally_number(claim) > 0)
            out->total = claim;
        tally_add(&tally, claim);
    }
    tally_sum(&tally, &out->sum);
}

static bool has_ceiling(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_UP_TO || claim->ceiling;
}

/* "At least 10", "between 10 and 12", "up to 12": words of somebody who has
 * weighed what there is. */
static bool is_weighed(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_AT_LEAST ||
           claim->qualifier == QUALIFIER_RANGE || has_ceiling(claim);
}

/* Are there others, not among the people of the opening total? */
static bool has_others(const struct told_claims *told, size_t from)
{
    for (size_t i = from; i < told->n; i++) {
        uint8_t role = told->at[i]->role;
        if (role == ROLE_COMBATANT || role == ROLE_POLICE ||
            role == ROLE_ATTACKER)
            return true;
    }
    return false;
}

/* "Up to 20, at least 14 of them of one family": what parts leave at least. */
static int64_t floor_of(const struct reading *reading, uint32_t whole)
{
    int64_t most = 1;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->part_of == whole && claim->lo > most &&
            claim->qualifier != QUALIFIER_VAGUE)
            most = claim->lo;
    }
    return most;
}

/* The totals told behind the opening. */
struct rivals {
    bool sourced;        /* one is on another's word */
    int64_t least, most; /* OPEN_BOUND = none */
};

static void read_rivals(const struct told_claims *told,
                        const struct opening *lead, struct rivals *out)
{
    bool weighed = is_weighed(lead->total);
    *out = (struct rivals){ false, OPEN_BOUND, OPEN_BOUND };
    for (size_t i = lead->n; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        bool sourced = claim->source.text.len > 0;
        if (!is_total(claim) || (!sourced && !weighed)) continue;
        out->sourced = out->sourced || sourced;
        if (most_of(claim) > out->most) out->most = most_of(claim);
        if (out->least == OPEN_BOUND || tally_number(claim) < out->least)
            out->least = tally_number(claim);
    }
}

void rival_range(struct arena *arena, const struct told_claims *told,
                 struct headline *out)
{
    struct opening lead;
    struct rivals rivals;
    open_report(arena, told, &lead);
    if (!lead.total) return;
    if (lead.sum.best == out->best) out->low = lead.sum.low;
    read_rivals(told, &lead, &rivals);
    if (!rivals.sourced &&
        (!is_weighed(lead.total) || has_others(told, lead.n)))
        return;
    out->best = lead.sum.best;
    out->low = lead.sum.low;
    if (has_ceiling(lead.total)) {
        int64_t least = floor_of(told->reading, lead.total->id);
        if (rivals.least > least && rivals.least < out->best)
            least = rivals.least;
        if (least < out->best) out->low = least;
    }
    out->high = lead.sum.high;
    if (rivals.most > lead.sum.best && rivals.most > lead.sum.high)
        out->high = rivals.most;
}
