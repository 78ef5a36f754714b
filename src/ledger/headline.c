/* The headline figures of one report: what its main event cost, by harm.
 *
 * Claims of the main event (and of what stands beside it at the same place
 * and day) are laid into cells, one for a role and side. Cells that exclude
 * each other are added; a total that is told covers the cells below it; the
 * claims of one cell that differ are rivals and give the range. Whoever did
 * it counts among the dead and is given apart.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/ledger.h"

/* The figure of one group, from all the claims about it. */
struct cell {
    uint8_t role;
    struct str side;
    int64_t low, best, high; /* best: OPEN_BOUND = no number */
    int rank;                /* of the claim behind best */
    uint32_t sentence;       /* where that claim stands */
    struct str source;       /* and whose word it is */
    bool open;               /* no claim gave an upper bound */
    bool settled;            /* the report leads with a range of its own */
};

struct tally {
    struct arena *arena;
    const struct reading *reading;
    uint32_t main;               /* the event that the report is about */
    int64_t more;                /* increments: what later counts add */
    const struct claim **claims; /* those that count, by quote */
    size_t n_claims;
    struct cell *cells;
    size_t n_cells, room;
};

static bool is_person(const struct claim *claim)
{
    return claim->unit == UNIT_PERSON && claim->stance != STANCE_DENIED;
}

/* Wars and flights are never the same incident as what is told beside. */
static bool is_incident(uint8_t type)
{
    return type != EVENT_WAR && type != EVENT_EXODUS &&
           type != EVENT_BLOCKADE && type != EVENT_EPIDEMIC &&
           type != EVENT_OFFENSIVE;
}

/* No event that is told as an earlier one. */
static bool is_fresh(const struct reading *reading, uint32_t event)
{
    if (event >= reading->n_events) return false;
    const struct event *main = &reading->events[0];
    const struct event *other = &reading->events[event];
    return is_incident(other->type) &&
           (!date_is_known(other->start) || !date_is_known(main->start) ||
            date_agrees(main->start, other->start));
}

/* The event that the report is about: its first, unless no claim is of it. */
static uint32_t main_event(const struct reading *reading)
{
    uint32_t other = 0;
    for (size_t i = reading->n_claims; i-- > 0;) {
        uint32_t event = reading->claims[i].event;
        if (event == 0) return 0;
        if (is_fresh(reading, event)) other = event;
    }
    return other;
}

/* Does the event belong to what the report is about? */
static bool is_main(const struct reading *reading, uint32_t first,
                    uint32_t event)
{
    if (event == first) return true;
    if (event >= reading->n_events || first >= reading->n_events) return false;
    const struct event *main = &reading->events[first];
    const struct event *other = &reading->events[event];
    if (!is_incident(main->type) || !is_incident(other->type)) return false;
    if (!date_is_known(main->start) != !date_is_known(other->start))
        return false;
    if (date_is_known(main->start) && !date_agrees(main->start, other->start))
        return false;
    return first || str_equal(main->place, other->place);
}

static const struct claim *whole_of(const struct reading *reading,
                                    const struct claim *claim)
{
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].id == claim->part_of) return &reading->claims[i];
    return NULL;
}

/* A part counts by itself only where its whole is no figure of this harm. */
static bool is_part(const struct tally *tally, const struct claim *claim)
{
    const struct reading *reading = tally->reading;
    const struct claim *whole =
        claim->part_of ? whole_of(reading, claim) : NULL;
    return whole && whole->harm == claim->harm && is_person(whole) &&
           whole->qualifier != QUALIFIER_INDEFINITE &&
           is_main(reading, tally->main, whole->event);
}

/* How firm a number is; the firmest speaks for its cell. */
static int rank_claim(const struct claim *claim)
{
    switch (claim->qualifier) {
    case QUALIFIER_EXACT:
    case QUALIFIER_RANGE:
    case QUALIFIER_AT_LEAST: return 5;
    case QUALIFIER_MORE_THAN:
    case QUALIFIER_ABOUT:
    case QUALIFIER_NEARLY: return 4;
    case QUALIFIER_UP_TO:
    case QUALIFIER_LESS_THAN: return 3;
    case QUALIFIER_VAGUE: return 2;
    default: return 1;
    }
}

static int64_t best_of(const struct claim *claim)
{
    if (claim->qualifier == QUALIFIER_INDEFINITE) return OPEN_BOUND;
    return claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
}

static struct cell *find_cell(struct tally *tally, const struct claim *claim)
{
    for (size_t i = 0; i < tally->n_cells; i++) {
        struct cell *cell = &tally->cells[i];
        if (cell->role == claim->role && str_equal(cell->side, claim->side))
            return cell;
    }
    tally->cells = arena_grow(tally->arena, tally->cells, &tally->room,
                              tally->n_cells + 1, sizeof *tally->cells);
    struct cell *cell = &tally->cells[tally->n_cells++];
    *cell = (struct cell){ .role = claim->role,
                           .side = claim->side,
                           .low = OPEN_BOUND,
                           .best = OPEN_BOUND,
                           .high = OPEN_BOUND,
                           .open = true,
                           .sentence = UINT32_MAX };
    return cell;
}

static void widen(struct cell *cell, int64_t lo, int64_t hi)
{
    if (lo != OPEN_BOUND && (cell->low == OPEN_BOUND || lo < cell->low))
        cell->low = lo;
    if (lo != OPEN_BOUND && lo > cell->high) cell->high = lo;
    if (hi == OPEN_BOUND) return;
    if (hi > cell->high) cell->high = hi;
    cell->open = false;
}

/* One claim into its cell. Within a sentence equal groups are two groups
 * ("two soldiers in one place, three in another"); elsewhere, rivals. */
static void add_claim(struct tally *tally, const struct claim *claim)
{
    int rank = rank_claim(claim);
    int64_t best = best_of(claim);
    if (claim->scope == SCOPE_INCREMENT && best > 0) {
        tally->more += best;
        return;
    }
    struct cell *cell = find_cell(tally, claim);
    if (rank > 1 && rank == cell->rank && best > 0 &&
        cell->sentence == claim->sentence.start &&
        str_equal(cell->source, claim->source.text)) {
        cell->low += best;
        cell->best += best;
        cell->high += best;
        return;
    }
    if (cell->settled || (cell->rank > 1 && rank == 1)) return;
    cell->settled = !cell->rank && claim->qualifier == QUALIFIER_RANGE;
    if (rank > 1 && cell->rank == 1) cell->low = OPEN_BOUND;
    widen(cell, claim->lo, claim->hi);
    if (rank <= cell->rank) return;
    cell->rank = rank;
    cell->source = claim->source.text;
    cell->best = best;
    cell->sentence = claim->sentence.start;
}

/* Roles that cut across the others, and so are rarely a group beside them. */
static bool cuts_across(uint8_t role)
{
    return role == ROLE_CHILD || role == ROLE_WOMAN || role == ROLE_ELDERLY;
}

static int64_t value_of(const struct cell *cell)
{
    return cell->best == OPEN_BOUND ? 0 : cell->best;
}

static void add_cell(struct headline *out, const struct cell *cell)
{
    bool open = cell->open || out->high == OPEN_BOUND;
    int64_t low = cell->low == OPEN_BOUND ? 0 : cell->low;
    if (value_of(cell) > 0 || cell->best == 0)
        out->best = (out->best == OPEN_BOUND ? 0 : out->best) + value_of(cell);
    out->low += low;
    out->high = open ? OPEN_BOUND : out->high + cell->high;
}

/* The largest cell of people who are not told apart further: a total. */
static const struct cell *find_whole(const struct tally *tally)
{
    const struct cell *whole = NULL;
    for (size_t i = 0; i < tally->n_cells; i++) {
        const struct cell *cell = &tally->cells[i];
        if (cell->role != ROLE_PEOPLE && cell->role != ROLE_OTHER) continue;
        if (cell->best == OPEN_BOUND) continue;
        if (!whole || value_of(cell) > value_of(whole)) whole = cell;
    }
    return whole;
}

/* Is the cell a group beside the total, and not inside it? One that the
 * same sentence sets beside it, or whoever did it. */
static bool is_beside(const struct cell *whole, const struct cell *cell)
{
    if (cell->role == ROLE_ATTACKER) return true;
    return cell->sentence == whole->sentence && cell->rank > 1;
}

/* A child or a woman counts on its own only where nothing larger covers. */
static bool is_covered(const struct tally *tally, const struct cell *cell)
{
    if (!cuts_across(cell->role)) return false;
    for (size_t i = 0; i < tally->n_cells; i++) {
        const struct cell *other = &tally->cells[i];
        if (cuts_across(other->role) || other->role == ROLE_ATTACKER) continue;
        if (other->sentence != cell->sentence &&
            value_of(other) >= value_of(cell))
            return true;
    }
    return false;
}

static int64_t sum_cells(const struct tally *tally, const struct cell *whole,
                         bool beside, struct headline *out)
{
    int64_t sum = 0;
    for (size_t i = 0; i < tally->n_cells; i++) {
        const struct cell *cell = &tally->cells[i];
        if (cell == whole || is_covered(tally, cell)) continue;
        if (whole && is_beside(whole, cell) != beside) continue;
        sum += value_of(cell);
        if (out) add_cell(out, cell);
    }
    return sum;
}

/* A total covers the groups that are told elsewhere, unless they are more. */
static void combine(const struct tally *tally, struct headline *out)
{
    const struct cell *whole = find_whole(tally);
    if (!whole) {
        sum_cells(tally, NULL, false, out);
        return;
    }
    /* Less than the others together: no total, but one more group. */
    if (sum_cells(tally, whole, false, NULL) > value_of(whole))
        sum_cells(tally, whole, false, out);
    else
        add_cell(out, whole);
    sum_cells(tally, whole, true, out);
}

/* Where the report tells the claim first. */
static uint32_t first_place(const struct claim *claim)
{
    uint32_t first = claim->quote.start;
    for (size_t i = 0; i < claim->n_mentions; i++)
        if (claim->mentions[i].start < first) first = claim->mentions[i].start;
    return first;
}

/* Keep the claims in the order in which they are first told: the report
 * leads with what it holds to be the figure. */
static void put_claim(struct tally *tally, const struct claim *claim)
{
    size_t at = tally->n_claims++;
    for (; at && first_place(tally->claims[at - 1]) > first_place(claim); at--)
        tally->claims[at] = tally->claims[at - 1];
    tally->claims[at] = claim;
}

static void collect(struct tally *tally, uint8_t harm)
{
    const struct reading *reading = tally->reading;
    tally->claims =
        arena_array(tally->arena, reading->n_claims + 1, sizeof *tally->claims);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == harm && is_person(claim) &&
            is_main(reading, tally->main, claim->event) &&
            !is_part(tally, claim))
            put_claim(tally, claim);
    }
}

/* A person named is one of the number that another claim tells. */
static bool is_one_of(const struct tally *tally, const struct claim *claim)
{
    if (!claim->name.len) return false;
    for (size_t i = 0; i < tally->n_claims; i++) {
        const struct claim *other = tally->claims[i];
        if (other->sentence.start == claim->sentence.start &&
            str_find(other->group, STR("other"), 0) < other->group.len)
            continue;
        if (!other->name.len && best_of(other) > 0 &&
            other->qualifier != QUALIFIER_UP_TO &&
            (other->role == claim->role || other->role == ROLE_PEOPLE ||
             claim->role == ROLE_PEOPLE))
            return true;
    }
    return false;
}

/* Whoever blew himself up is counted when the text counts nobody else: only
 * then is his death what it tells. */
static bool is_implied(const struct tally *tally, const struct claim *claim)
{
    if (claim->role != ROLE_ATTACKER || !claim->implied) return false;
    for (size_t i = 0; i < tally->n_claims; i++)
        if (tally->claims[i] != claim && best_of(tally->claims[i]) > 0)
            return true;
    return false;
}

static void add_more(const struct tally *tally, struct headline *out)
{
    if (!tally->more) return;
    out->best = (out->best == OPEN_BOUND ? 0 : out->best) + tally->more;
    out->low += tally->more;
    if (out->high != OPEN_BOUND) out->high += tally->more;
}

/* Named people stand one beside the other, not against each other. */
static void add_name(struct tally *tally, const struct claim *claim)
{
    struct cell *cell = find_cell(tally, claim);
    if (!cell->rank)
        *cell = (struct cell){ .role = claim->role,
                               .side = claim->side,
                               .rank = 5,
                               .sentence = claim->sentence.start };
    cell->low++;
    cell->best++;
    cell->high++;
}

static void tell_attackers(const struct tally *tally, struct headline *out)
{
    for (size_t i = 0; i < tally->reading->n_claims; i++) {
        const struct claim *claim = &tally->reading->claims[i];
        if (claim->role != ROLE_ATTACKER || !claim->part_of ||
            !tally->n_claims || claim->harm != tally->claims[0]->harm ||
            !is_main(tally->reading, tally->main, claim->event) ||
            !is_part(tally, claim) || best_of(claim) < 0)
            continue;
        out->attackers += best_of(claim);
    }
    for (size_t i = 0; i < tally->n_cells; i++)
        if (tally->cells[i].role == ROLE_ATTACKER)
            out->attackers += value_of(&tally->cells[i]);
}

static void tell_harm(struct arena *arena, const struct reading *reading,
                      uint8_t harm, struct headline *out)
{
    struct tally tally = { .arena = arena,
                           .reading = reading,
                           .main = main_event(reading) };
    *out = (struct headline){ .best = OPEN_BOUND };
    collect(&tally, harm);
    if (!tally.n_claims) return;
    out->told = true;
    out->claims = arena_array(arena, tally.n_claims, sizeof *out->claims);
    for (size_t i = 0; i < tally.n_claims; i++) {
        const struct claim *claim = tally.claims[i];
        if (is_one_of(&tally, claim) || is_implied(&tally, claim)) continue;
        out->claims[out->n_claims++] = claim->id;
        if (claim->name.len)
            add_name(&tally, claim);
        else
            add_claim(&tally, claim);
    }
    combine(&tally, out);
    add_more(&tally, out);
    tell_attackers(&tally, out);
}

/* "No casualties" says that nobody was killed and nobody was hurt. */
static void spread_zero(struct headline out[HARM_COUNT])
{
    const struct headline *none = &out[HARM_CASUALTIES];
    if (!none->told || none->best != 0 || none->high != 0) return;
    if (!out[HARM_KILLED].told) out[HARM_KILLED] = *none;
    if (!out[HARM_INJURED].told) out[HARM_INJURED] = *none;
}

/* "12 officers were shot, five were killed": of the dead or wounded, those
 * who did not die were hurt, if nothing is said of the wounded themselves. */
static void infer_injured(struct headline out[HARM_COUNT])
{
    const struct headline *both = &out[HARM_CASUALTIES];
    const struct headline *dead = &out[HARM_KILLED];
    struct headline *hurt = &out[HARM_INJURED];
    if (!both->told || both->best <= 0 || hurt->told) return;
    int64_t known = dead->told && dead->best > 0 ? dead->best : 0;
    if (known >= both->best) return;
    *hurt = *both;
    hurt->low = 0;
    hurt->best = both->best - known;
}

void headline_run(struct arena *arena, const struct reading *reading,
                  struct headline out[HARM_COUNT])
{
    for (uint8_t harm = 0; harm < HARM_COUNT; harm++)
        tell_harm(arena, reading, harm, &out[harm]);
    spread_zero(out);
    infer_injured(out);
}
