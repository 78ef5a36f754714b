/* A headline's figures by the rules of a method.
 *
 * The report's own figure and the totals that it gives on others' word are
 * the candidates. The method sets claims aside and codes words without a
 * number before they are added up; then it ranks the candidates and takes its
 * bounds. The figure that a report leads with is its latest; a smaller number
 * does not lower a floor that the report itself has weighed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/tally.h"

/* One total, on somebody's word. */
struct total {
    const struct claim *claim; /* NULL = the report's own, added up */
    int64_t lo, hi, number;
    uint8_t kind;     /* of its source */
    int64_t meets;    /* totals whose bounds it meets, itself included */
    int64_t same;     /* sources that give the same number */
    bool unconfirmed; /* "may have been killed" */
    bool early;
};

struct totals {
    const struct told_claims *told;
    struct opening lead;
    struct total *at;
    size_t n;
};

/* Does another source give the number too? */
static bool is_borne_out(const struct reading *reading,
                         const struct claim *claim)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *other = &reading->claims[i];
        if (other->harm == claim->harm && other->event == claim->event &&
            tally_number(other) == tally_number(claim) &&
            !str_equal(other->source.text, claim->source.text))
            return true;
    }
    return false;
}

static bool is_dropped(const struct reading *reading,
                       const struct method *method, const struct claim *claim)
{
    if ((method->drops & DROP_INDEFINITE) &&
        claim->qualifier == QUALIFIER_INDEFINITE)
        return true;
    if ((method->drops & DROP_VAGUE) && claim->qualifier == QUALIFIER_VAGUE)
        return true;
    if (method->civilians &&
        (claim->role == ROLE_COMBATANT || claim->role == ROLE_ATTACKER))
        return true;
    return (method->drops & DROP_ENEMY) &&
           method_losses(claim, claim->source.kind, claim->source.side) ==
               LOSSES_ENEMY &&
           !is_borne_out(reading, claim);
}

const struct claim *weigh_claim(struct arena *arena,
                                const struct told_claims *told,
                                const struct claim *claim)
{
    if (!told->by) return claim;
    const struct method *method = told->by->method;
    if (is_dropped(told->reading, method, claim)) return NULL;
    struct claim *coded = ARENA_NEW(arena, struct claim);
    *coded = *claim;
    method_code(method, claim->qualifier, &coded->lo, &coded->hi);
    if (method->civilians && claim->role == ROLE_CIVILIAN)
        coded->role = ROLE_PEOPLE;
    return coded;
}

static int64_t firmness(const struct total *total)
{
    if (!total->claim) return 2;
    switch (total->claim->qualifier) {
    case QUALIFIER_INDEFINITE: return 0;
    case QUALIFIER_VAGUE: return 1;
    default: return 2;
    }
}

static bool bounds_meet(const struct total *a, const struct total *b)
{
    if (a->hi != OPEN_BOUND && a->hi < b->lo) return false;
    return b->hi == OPEN_BOUND || b->hi >= a->lo;
}

static void put_own(struct totals *totals, const struct headline *own)
{
    const struct claim *lead = totals->lead.total;
    totals->at[totals->n++] = (struct total){
        .lo = own->low,
        .hi = own->high,
        .number = own->best != OPEN_BOUND ? own->best : own->low,
        .kind = lead ? lead->source.kind : (uint8_t)SOURCE_MEDIA,
        .unconfirmed = lead && lead->stance == STANCE_UNVERIFIED,
    };
}

static void put_others(struct totals *totals)
{
    const struct told_claims *told = totals->told;
    for (size_t i = 0; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        if (rival_leads(&totals->lead, i)) continue;
        int64_t number = claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
        if (!rival_is_general(claim) || claim->beside || number <= 0) continue;
        totals->at[totals->n++] = (struct total){
            .claim = claim,
            .lo = claim->lo != OPEN_BOUND ? claim->lo : 0,
            .hi = claim->hi,
            .number = number,
            .kind = claim->source.kind,
            .unconfirmed = claim->stance == STANCE_UNVERIFIED,
            .early = claim->early,
        };
    }
}

enum { MOST_COMPARED = 64 }; /* totals of one report; enough for any rule */

static void compare(struct totals *totals)
{
    size_t limit = totals->n < MOST_COMPARED ? totals->n : MOST_COMPARED;
    for (size_t i = 0; i < totals->n; i++) {
        struct total *a = &totals->at[i];
        for (size_t j = 0; j < limit; j++) {
            a->meets += bounds_meet(a, &totals->at[j]);
            a->same += a->number == totals->at[j].number;
        }
    }
}

static int64_t count_parts(const struct totals *totals,
                           const struct total *total)
{
    const struct claim *whole =
        total->claim ? total->claim : totals->lead.total;
    const struct reading *reading = totals->told->reading;
    int64_t n = 0;
    for (size_t i = 0; whole && i < reading->n_claims; i++)
        n += reading->claims[i].part_of == whole->id;
    return n;
}

static int64_t weigh(const struct totals *totals, uint8_t rank,
                     const struct total *total)
{
    switch (rank) {
    case RANK_NUMBER: return firmness(total);
    case RANK_CONFIRMED: return !total->unconfirmed;
    case RANK_ORIGINS: return total->meets;
    case RANK_CORROBORATED: return total->same > 1;
    case RANK_TRUST: return totals->told->by->trust[total->kind];
    case RANK_LATEST: return !total->claim - total->early;
    case RANK_LOWEST: return -total->number;
    case RANK_HIGHEST: return total->number;
    case RANK_MAJORITY: return total->same;
    case RANK_DETAIL: return count_parts(totals, total);
    default: return 0;
    }
}

static const struct total *choose_best(const struct totals *totals)
{
    const struct method *method = totals->told->by->method;
    const struct total *best = &totals->at[0];
    for (size_t i = 1; i < totals->n; i++) {
        const struct total *next = &totals->at[i];
        int64_t by = 0;
        for (size_t j = 0; !by && j < method->n_ranks; j++)
            by = weigh(totals, method->rank[j], next) -
                 weigh(totals, method->rank[j], best);
        if (by > 0) best = next;
    }
    return best;
}

/* "At least eight children were killed; eleven dead were brought in": what the
 * report itself is sure of stands first, be it a part of another count. */
static int64_t floor_first(const struct told_claims *told)
{
    const struct reading *reading = told->reading;
    const struct claim *first = told->at[0];
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == first->harm && claim->stance == STANCE_ASSERTED &&
            rival_place(claim) < rival_place(first))
            first = claim;
    }
    bool own = !first->source.text.len && first->event == told->at[0]->event;
    return own && first->qualifier == QUALIFIER_AT_LEAST ? first->lo
                                                         : OPEN_BOUND;
}

/* Where all are told by name: those whom the report itself names, others being
 * named on another's word alone. */
int64_t weigh_named(const struct told_claims *told)
{
    int64_t own = 0;
    for (size_t i = 0; i < told->n; i++) {
        if (!told->at[i]->name.len) return OPEN_BOUND;
        own += !told->at[i]->source.text.len;
    }
    return own ? own : OPEN_BOUND;
}

/* The smallest that a source gives, unless the report has weighed them. */
static int64_t lowest_of(const struct totals *totals)
{
    const struct claim *lead = totals->lead.total;
    int64_t low = totals->at[0].lo, floor = floor_first(totals->told);
    int64_t named = weigh_named(totals->told);
    if (floor != OPEN_BOUND && floor < low) low = floor;
    if (named != OPEN_BOUND && named < low) low = named;
    if (lead && rival_is_weighed(lead)) return low;
    for (size_t i = 1; i < totals->n; i++) {
        const struct total *next = &totals->at[i];
        if (firmness(next) == 2 && next->claim->source.text.len &&
            !next->early && next->number < low)
            low = next->number;
    }
    return low;
}

/* The largest that anybody gives; words without a number only where no number
 * goes beyond the report's own. */
static int64_t highest_of(const struct totals *totals, int64_t high)
{
    const struct total *own = &totals->at[0];
    int64_t most = own->number;
    if (high == OPEN_BOUND || high > own->number) return high;
    for (size_t i = 1; i < totals->n; i++)
        if (firmness(&totals->at[i]) < 2 && totals->at[i].hi > most)
            most = totals->at[i].hi;
    return most > high ? most : high;
}

void weigh_headline(struct arena *arena, const struct told_claims *told,
                    struct headline *out)
{
    const struct method *method = told->by->method;
    struct totals totals = { .told = told };
    rival_open(arena, told, &totals.lead);
    totals.at = ARENA_ARRAY(arena, struct total, told->n + 1);
    put_own(&totals, out);
    put_others(&totals);
    compare(&totals);
    const struct total *best = choose_best(&totals);
    out->best = best->number;
    if (method->low == BOUND_LOWEST)
        out->low = lowest_of(&totals);
    else
        out->low = best->lo;
    if (method->high == BOUND_HIGHEST)
        out->high = highest_of(&totals, out->high);
    else
        out->high = best->hi;
}

/* "Dozens were killed and wounded": where nothing else is told, so many of
 * both; beside a number, no more than a higher end where nobody counted. */
void weigh_casualties(const struct method *method,
                      struct headline out[HARM_COUNT])
{
    const struct headline *both = &out[HARM_CASUALTIES];
    if (!method->spreads || !both->told || both->low <= 0 || both->counted)
        return;
    for (size_t i = 0; i < HARM_COUNT; i++) {
        if (i != HARM_KILLED && i != HARM_INJURED) continue;
        if (!out[i].told)
            out[i] = *both;
        else if (out[i].high == out[i].best && out[i].high < both->high)
            out[i].high = both->high;
    }
}

void weigh_blanks(const struct method *method, struct headline out[HARM_COUNT])
{
    for (size_t i = 0; i < HARM_COUNT; i++) {
        if (method->low == BOUND_NONE) out[i].low = OPEN_BOUND;
        if (method->high == BOUND_NONE) out[i].high = OPEN_BOUND;
        if (method->n_ranks && method->rank[0] == RANK_NONE)
            out[i].best = OPEN_BOUND;
    }
}
