/* Claims of one harm laid into cells, one for a role and side, and added up.
 *
 * Cells that exclude each other are added; a total that is told covers the
 * cells below it; the claims of one cell that differ are rivals and give the
 * range.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/tally.h"

enum { RANK_ROUND = 4 }; /* "more than 90", "about 50" */

/* How firm a number is; the firmest speaks for its cell. */
static int rank_claim(const struct claim *claim)
{
    switch (claim->qualifier) {
    case QUALIFIER_EXACT:
    case QUALIFIER_RANGE:
    case QUALIFIER_AT_LEAST: return 5;
    case QUALIFIER_MORE_THAN:
    case QUALIFIER_ABOUT:
    case QUALIFIER_NEARLY: return RANK_ROUND;
    case QUALIFIER_UP_TO:
    case QUALIFIER_LESS_THAN: return 3;
    case QUALIFIER_VAGUE: return 2;
    default: return 1;
    }
}

int64_t tally_number(const struct claim *claim)
{
    if (claim->qualifier == QUALIFIER_INDEFINITE) return OPEN_BOUND;
    return claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
}

static struct cell *find_cell(struct tally *tally, const struct claim *claim)
{
    for (size_t i = 0; i < tally->n_cells; i++) {
        struct cell *cell = &tally->cells[i];
        if (cell->role == claim->role && cell->irregular == claim->irregular &&
            str_equal(cell->side, claim->side))
            return cell;
    }
    tally->cells = arena_grow(tally->arena, tally->cells, &tally->room,
                              tally->n_cells + 1, sizeof *tally->cells);
    struct cell *cell = &tally->cells[tally->n_cells++];
    *cell = (struct cell){ .role = claim->role,
                           .irregular = claim->irregular,
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

/* What was told of the first hours does not stand beside later counts. */
static void clear(struct cell *cell)
{
    *cell = (struct cell){ .role = cell->role,
                           .irregular = cell->irregular,
                           .side = cell->side,
                           .low = OPEN_BOUND,
                           .best = OPEN_BOUND,
                           .high = OPEN_BOUND,
                           .open = true,
                           .sentence = UINT32_MAX };
}

/* Add to a number that may be open: nothing yet. */
static void add_up(int64_t *number, int64_t by)
{
    *number = (*number == OPEN_BOUND ? 0 : *number) + by;
}

bool tally_adds(const struct claim *claim, bool note)
{
    return claim->scope == SCOPE_INCREMENT ||
           (note && claim->anew && !claim->source.text.len);
}

/* "More than 90 were killed in a wave of attacks; blasts in one town killed
 * 34": far below what was told first, a number of a part of it. */
static bool is_of_part(const struct cell *cell, int rank, int64_t number)
{
    return cell->rank == RANK_ROUND && rank > RANK_ROUND && number > 0 &&
           number < cell->best - cell->best / 5;
}

/* One claim into its cell. Within a sentence equal groups are two groups
 * ("two soldiers in one place, three in another"); elsewhere, rivals. */
static void add_number(struct tally *tally, const struct claim *claim)
{
    int rank = rank_claim(claim);
    int64_t best = tally_number(claim);
    if (tally_adds(claim, tally->note) && best > 0) {
        tally->more += best;
        return;
    }
    struct cell *cell = find_cell(tally, claim);
    if (claim->early && cell->rank && !cell->early) return;
    if (cell->early && !claim->early && best > 0) clear(cell);
    cell->early = claim->early;
    bool again = !claim->rival && cell->sentence == claim->sentence.start &&
                 str_equal(cell->source, claim->source.text);
    if (rank > 1 && rank == cell->rank && best > 0 &&
        (again || (claim->beside && cell->single))) {
        if (cell->low != OPEN_BOUND) cell->low += best;
        add_up(&cell->best, best);
        add_up(&cell->high, claim->hi > best ? claim->hi : best);
        cell->open |= claim->hi == OPEN_BOUND;
        return;
    }
    if (cell->settled || (cell->rank > 1 && rank == 1)) return;
    if (is_of_part(cell, rank, best)) return;
    cell->settled = !cell->rank && claim->qualifier == QUALIFIER_RANGE;
    if (rank > 1 && cell->rank == 1) cell->low = OPEN_BOUND;
    widen(cell, claim->lo, claim->hi);
    if (rank <= cell->rank || (claim->rival && cell->rank > 1)) return;
    cell->beside = !cell->rank && claim->beside;
    cell->single = best == 1;
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
        if (cell->beside && (cell->role == ROLE_OTHER || cell->single))
            continue;
        if (!whole || value_of(cell) > value_of(whole)) whole = cell;
    }
    return whole;
}

/* Is the cell a group beside the total, and not inside it? One that the
 * same sentence sets beside it, or whoever did it. In a note, who is told to
 * be one more, and who was told before others were. */
static bool is_beside(const struct cell *whole, const struct cell *cell,
                      bool once)
{
    if (cell->role == ROLE_ATTACKER) return true;
    if (once &&
        ((cell->beside && cell->single) || (whole->beside && cell < whole)))
        return true;
    return cell->sentence == whole->sentence && cell->rank > 1;
}

/* May those of one role be of the other? A child serves in no police. */
static bool may_hold(uint8_t role, uint8_t part)
{
    if (part != ROLE_CHILD) return true;
    return role == ROLE_PEOPLE || role == ROLE_CIVILIAN || role == ROLE_OTHER ||
           role == ROLE_COMBATANT || role == ROLE_PRISONER;
}

/* A child or a woman counts on its own only where nothing larger covers. */
static bool is_covered(const struct tally *tally, const struct cell *cell)
{
    if (!cuts_across(cell->role)) return false;
    for (size_t i = 0; i < tally->n_cells; i++) {
        const struct cell *other = &tally->cells[i];
        if (cuts_across(other->role) || other->role == ROLE_ATTACKER ||
            (tally->once && !may_hold(other->role, cell->role)))
            continue;
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
        if (whole && is_beside(whole, cell, tally->once) != beside) continue;
        sum += value_of(cell);
        if (out) add_cell(out, cell);
    }
    return sum;
}

static bool has_beside(const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_cells; i++)
        if (tally->cells[i].beside) return true;
    return false;
}

/* Does the report say it all itself, and by number? Then a group larger than
 * another, told a sentence later, is not the same people again. */
static bool is_own_voice(const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_cells; i++) {
        const struct cell *cell = &tally->cells[i];
        if (cell->source.len || cell->rank < 5 || cuts_across(cell->role))
            return false;
    }
    return true;
}

/* A total covers the groups that are told elsewhere, unless they are more. */
static void combine(const struct tally *tally, struct headline *out)
{
    const struct cell *whole = find_whole(tally);
    if (!whole) {
        sum_cells(tally, NULL, false, out);
        return;
    }
    /* Less than the others together is no total; those whom others are set
     * beside are one more group. */
    bool less = sum_cells(tally, whole, false, NULL) > value_of(whole);
    if (less) sum_cells(tally, whole, false, out);
    bool more =
        whole->single && !tally->once ? has_beside(tally) : is_own_voice(tally);
    more |= whole->single && has_beside(tally);
    if (!less || more) add_cell(out, whole);
    sum_cells(tally, whole, true, out);
}

static void add_more(const struct tally *tally, struct headline *out)
{
    if (!tally->more || (tally->note && out->best == 0)) return;
    out->best = (out->best == OPEN_BOUND ? 0 : out->best) + tally->more;
    out->low += tally->more;
    if (out->high != OPEN_BOUND) out->high += tally->more;
}

/* Named people stand one beside the other, not against each other; people
 * told without a number are those named, and perhaps more. */
static void add_name(struct tally *tally, const struct claim *claim)
{
    struct cell *cell = find_cell(tally, claim);
    if (!cell->rank || cell->best == OPEN_BOUND)
        *cell = (struct cell){ .role = claim->role,
                               .irregular = claim->irregular,
                               .side = claim->side,
                               .rank = 5,
                               .single = true,
                               .open = cell->rank > 0 && cell->open,
                               .sentence = claim->sentence.start };
    /* Nought of one who came off unharmed. */
    add_up(&cell->low, claim->lo);
    add_up(&cell->best, claim->lo);
    add_up(&cell->high, claim->lo);
}

void tally_add(struct tally *tally, const struct claim *claim)
{
    if (claim->name.len)
        add_name(tally, claim);
    else
        add_number(tally, claim);
}

void tally_sum(const struct tally *tally, struct headline *out)
{
    combine(tally, out);
    add_more(tally, out);
}

int64_t tally_attackers(const struct tally *tally)
{
    int64_t sum = 0;
    for (size_t i = 0; i < tally->n_cells; i++)
        if (tally->cells[i].role == ROLE_ATTACKER)
            sum += value_of(&tally->cells[i]);
    return sum;
}
