/* low, best and high of each figure, by the rows of a method.
 *
 * What the current claims of all lineages say are the candidates. The method
 * sets some aside, ranks the rest, and takes its bounds. A group that is part
 * of a whole is a floor under it: thirty-one civilians dead are at least
 * thirty-one people dead.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/lattice.h"

struct candidate {
    const struct standing *standing;
    int64_t lo, hi;   /* as the method codes them */
    uint32_t origins; /* sources whose bounds it meets, itself included */
    uint32_t same;    /* sources that give the same number */
    uint32_t parts;   /* claims of its report that are parts of it */
    int32_t day;      /* on which it was last said, or borne out */
    bool floor;       /* a part under the whole */
};

struct choice {
    struct sheet *sheet;
    struct figure *figure;
    struct candidate *at;
    size_t n;
    int64_t enemy; /* the most that is claimed of the enemy and set aside */
};

static bool bounds_meet(const struct candidate *a, const struct candidate *b)
{
    if (a->hi != OPEN_BOUND && b->lo != OPEN_BOUND && a->hi < b->lo)
        return false;
    return b->hi == OPEN_BOUND || a->lo == OPEN_BOUND || b->hi >= a->lo;
}

static bool is_of_enemy(const struct sheet *sheet,
                        const struct standing *standing)
{
    return ledger_losses(sheet->query->linked,
                         &sheet->out->entries[standing->entry]) == LOSSES_ENEMY;
}

static uint32_t count_parts(const struct sheet *sheet,
                            const struct standing *standing)
{
    const struct reading *reading =
        sheet->out->entries[standing->entry].reading;
    uint32_t n = 0;
    for (size_t i = 0; i < reading->n_claims; i++)
        n += reading->claims[i].part_of == standing->claim->id;
    return n;
}

/* The kind of claim that the method does not count, or NULL. */
static const char *drop_of(const struct choice *choice,
                           const struct candidate *candidate)
{
    const struct sheet *sheet = choice->sheet;
    const struct claim *claim = candidate->standing->claim;
    unsigned drops = sheet->method->drops;
    if ((drops & DROP_INDEFINITE) && claim->qualifier == QUALIFIER_INDEFINITE)
        return "indefinite";
    if ((drops & DROP_VAGUE) && claim->qualifier == QUALIFIER_VAGUE)
        return "vague";
    if ((drops & DROP_ENEMY) && candidate->same < 2 &&
        is_of_enemy(sheet, candidate->standing))
        return "enemy";
    return NULL;
}

static void gather(struct choice *choice, size_t figure, bool floor)
{
    struct sheet *sheet = choice->sheet;
    size_t end = sheet->first_standing[figure + 1];
    for (size_t i = sheet->first_standing[figure]; i < end; i++) {
        const struct standing *standing = &sheet->standings[i];
        struct candidate *next = &choice->at[choice->n++];
        *next = (struct candidate){
            .standing = standing,
            .lo = standing->lo,
            .hi = standing->hi,
            .parts = count_parts(sheet, standing),
            .day = standing->day,
            .floor = floor,
        };
        if (floor) next->hi = OPEN_BOUND;
        method_code(sheet->method, standing->claim->qualifier, &next->lo,
                    &next->hi);
    }
}

/* Figures of narrower roles of the same event, harm and side. */
static bool is_under(const struct figure *whole, const struct figure *part)
{
    return whole->event == part->event && whole->harm == part->harm &&
           whole->unit == part->unit && whole->role == ROLE_PEOPLE &&
           part->role != ROLE_PEOPLE && part->role != ROLE_ATTACKER &&
           (str_equal(whole->side, part->side) || !whole->side.len);
}

static void gather_floors(struct choice *choice, size_t figure)
{
    const struct ledger *out = choice->sheet->out;
    const struct figure *whole = &out->figures[figure];
    if (whole->role != ROLE_PEOPLE) return;
    for (size_t i = figure + 1; i < out->n_figures; i++) {
        const struct figure *part = &out->figures[i];
        if (part->event != whole->event || part->harm != whole->harm) return;
        if (is_under(whole, part) && !choice->sheet->named[i])
            gather(choice, i, true);
    }
}

static size_t room_for(const struct sheet *sheet, size_t figure)
{
    const struct ledger *out = sheet->out;
    size_t last = figure + 1;
    while (last < out->n_figures &&
           out->figures[last].event == out->figures[figure].event &&
           out->figures[last].harm == out->figures[figure].harm)
        last++;
    return sheet->first_standing[last] - sheet->first_standing[figure];
}

enum { MOST_COMPARED = 256 }; /* enough origins for any rule */

static int64_t firmness(const struct candidate *candidate)
{
    switch (candidate->standing->claim->qualifier) {
    case QUALIFIER_INDEFINITE: return 0;
    case QUALIFIER_VAGUE: return 1;
    default: return 2;
    }
}

/* Was the number of `a` there when the floor of `b` was told, and does it
 * meet that? */
static bool precedes(const struct candidate *a, const struct candidate *b)
{
    return !a->floor && firmness(a) == 2 &&
           a->standing->day < b->standing->day && a->lo != OPEN_BOUND &&
           a->lo >= b->lo;
}

/* "More than 400" of a day later bears out the 471 of the day before: a toll
 * only grows, and a floor gives no number of its own. */
static void bear_out(struct choice *choice, const struct candidate *b)
{
    int32_t last = DAY_UNKNOWN;
    if (b->floor || firmness(b) != 2 || b->lo == OPEN_BOUND ||
        b->standing->claim->hi != OPEN_BOUND)
        return;
    for (size_t i = 0; i < choice->n; i++) {
        const struct candidate *a = &choice->at[i];
        if (precedes(a, b) && a->standing->day > last) last = a->standing->day;
    }
    for (size_t i = 0; i < choice->n && last != DAY_UNKNOWN; i++) {
        struct candidate *a = &choice->at[i];
        if (precedes(a, b) && a->standing->day == last &&
            b->standing->day > a->day)
            a->day = b->standing->day;
    }
}

static void count_origins(struct choice *choice)
{
    size_t limit = choice->n < MOST_COMPARED ? choice->n : MOST_COMPARED;
    for (size_t i = 0; i < choice->n; i++) {
        struct candidate *a = &choice->at[i];
        for (size_t j = 0; j < limit; j++) {
            const struct candidate *b = &choice->at[j];
            if (b->standing->lineage->shadow.len && i != j) continue;
            a->origins += bounds_meet(a, b);
            a->same += a->lo == b->lo && a->lo != OPEN_BOUND && !b->floor;
        }
    }
    for (size_t i = 0; i < limit && lattice_grows(choice->figure->harm); i++)
        bear_out(choice, &choice->at[i]);
}

/* A floor is the current claim of another figure; it is told there. */
static void tell_outdone(const struct candidate *candidate, struct str reason)
{
    if (!candidate->floor) candidate->standing->lineage->outdone = reason;
}

/* Where nothing but a belligerent's word of its enemy is there, some methods
 * show it from nobody to its number. */
static void keep_context(struct choice *choice, const struct candidate *next,
                         const char *drop)
{
    int64_t most = next->hi > next->lo ? next->hi : next->lo;
    if (*drop != 'e' || next->floor) return;
    if (most > choice->enemy) choice->enemy = most;
}

/* A part counts only where it is more than any whole that is told; a number
 * that nobody gave only where there is no other. */
static void set_aside(struct choice *choice)
{
    int64_t most = OPEN_BOUND, firmest = 0;
    size_t n = 0;
    for (size_t i = 0; i < choice->n; i++) {
        const struct candidate *next = &choice->at[i];
        if (drop_of(choice, next)) continue;
        if (firmness(next) > firmest) firmest = firmness(next);
        if (!next->floor && next->lo > most) most = next->lo;
    }
    for (size_t i = 0; i < choice->n; i++) {
        const struct candidate *next = &choice->at[i];
        const char *drop = drop_of(choice, next);
        if (drop) {
            tell_outdone(next,
                         method_line(choice->sheet->method, "drop", drop));
            keep_context(choice, next, drop);
            continue;
        }
        if (next->floor && next->lo <= most) continue;
        if (firmest && !firmness(next)) {
            tell_outdone(next, STR("no number, beside numbers"));
            continue;
        }
        choice->at[n++] = *next;
    }
    choice->n = n;
}

static int64_t number_of(const struct candidate *candidate)
{
    return candidate->lo != OPEN_BOUND ? candidate->lo : candidate->hi;
}

static int64_t weigh(const struct sheet *sheet, uint8_t rank,
                     const struct candidate *candidate)
{
    const struct standing *standing = candidate->standing;
    const struct linked_source *source =
        &sheet->query->linked->sources[standing->source];
    switch (rank) {
    case RANK_NUMBER: return firmness(candidate);
    case RANK_CONFIRMED: return standing->claim->stance == STANCE_ASSERTED;
    case RANK_ORIGINS: return candidate->origins;
    case RANK_CORROBORATED: return candidate->same > 1;
    case RANK_TRUST: return sheet->query->methods->trust[source->kind];
    case RANK_LATEST: return candidate->day;
    case RANK_LOWEST: return -number_of(candidate);
    case RANK_HIGHEST: return number_of(candidate);
    case RANK_MAJORITY: return candidate->same;
    case RANK_DETAIL: return candidate->parts;
    default: return 0;
    }
}

static const struct candidate *choose_best(const struct choice *choice)
{
    const struct method *method = choice->sheet->method;
    const struct candidate *best = NULL;
    for (size_t i = 0; i < choice->n; i++) {
        const struct candidate *next = &choice->at[i];
        int64_t by = 0;
        for (size_t j = 0; best && !by && j < method->n_ranks; j++) {
            uint8_t rank = method->rank[j];
            by = weigh(choice->sheet, rank, next) -
                 weigh(choice->sheet, rank, best);
        }
        if (!best || by > 0) best = next;
    }
    return best;
}

/* By which rule of the method the best stands before another. */
static void tell_rival(const struct choice *choice,
                       const struct candidate *best,
                       const struct candidate *next)
{
    static const char *const reasons[] = {
        [RANK_NUMBER] = "a firmer number stands",
        [RANK_CONFIRMED] = "a confirmed number stands",
        [RANK_ORIGINS] = "more origins agree with another",
        [RANK_CORROBORATED] = "two origins give another",
        [RANK_TRUST] = "a better placed source stands",
        [RANK_LATEST] = "a later number stands",
        [RANK_LOWEST] = "a lower number stands",
        [RANK_HIGHEST] = "a larger number stands",
        [RANK_MAJORITY] = "more origins give another",
        [RANK_DETAIL] = "a number told in more detail stands",
        [RANK_NONE] = "",
    };
    const struct method *method = choice->sheet->method;
    if (next == best) return;
    for (size_t i = 0; i < method->n_ranks; i++) {
        uint8_t rank = method->rank[i];
        if (weigh(choice->sheet, rank, next) ==
            weigh(choice->sheet, rank, best))
            continue;
        tell_outdone(next, str_from(reasons[rank]));
        return;
    }
    tell_outdone(next, STR("says the same"));
}

static int64_t take_low(const struct choice *choice,
                        const struct candidate *best)
{
    uint8_t mode = choice->sheet->method->low;
    int64_t low = OPEN_BOUND;
    if (mode == BOUND_NONE) return OPEN_BOUND;
    if (mode == BOUND_BEST) return best->lo;
    for (size_t i = 0; i < choice->n; i++) {
        int64_t lo = choice->at[i].lo;
        if (lo != OPEN_BOUND && (low == OPEN_BOUND || lo < low)) low = lo;
    }
    return low;
}

static int64_t take_high(const struct choice *choice,
                         const struct candidate *best)
{
    uint8_t mode = choice->sheet->method->high;
    int64_t high = OPEN_BOUND;
    if (mode == BOUND_NONE) return OPEN_BOUND;
    if (mode == BOUND_BEST) return best->hi;
    for (size_t i = 0; i < choice->n; i++) {
        const struct candidate *next = &choice->at[i];
        if (firmness(next) == 0) continue;
        if (next->lo > high) high = next->lo;
        if (next->hi > high) high = next->hi;
    }
    return high;
}

static void tell_context(const struct choice *choice)
{
    struct figure *figure = choice->figure;
    if (!choice->sheet->method->context || choice->enemy == OPEN_BOUND) return;
    figure->low = 0;
    if (choice->enemy > figure->high) figure->high = choice->enemy;
    figure->rule = method_line(choice->sheet->method, "context", "");
}

/* The line of what gives best; without a best, those of low and high. */
static struct str rule_of(const struct sheet *sheet)
{
    const struct method *method = sheet->method;
    if (method->n_ranks && method->rank[0] != RANK_NONE)
        return method_line(method, "rank", "");
    return str_join(sheet->arena, method_line(method, "low", ""), STR("; "),
                    method_line(method, "high", ""));
}

static void apply(const struct choice *choice)
{
    const struct method *method = choice->sheet->method;
    struct figure *figure = choice->figure;
    figure->rule = rule_of(choice->sheet);
    figure->grade = method_grade(method, figure->independent);
    if (!choice->n) {
        figure->rule = STR("no figure that this method counts");
        tell_context(choice);
        return;
    }
    const struct candidate *best = choose_best(choice);
    figure->low = take_low(choice, best);
    figure->high = take_high(choice, best);
    if (figure->independent < method->need && !figure->grade.len)
        figure->rule = STR("provisional: fewer origins than the method asks");
    tell_context(choice);
    if (method->n_ranks && method->rank[0] == RANK_NONE) return;
    for (size_t i = 0; i < choice->n; i++)
        tell_rival(choice, best, &choice->at[i]);
    figure->best_entry = best->standing->entry;
    figure->derived = best->floor;
    bool blank = firmness(best) == 0 && best->hi == OPEN_BOUND;
    figure->best = blank ? OPEN_BOUND : number_of(best);
}

/* People by name are counted, not estimated. */
static void count_names(const struct sheet *sheet, size_t index)
{
    struct figure *figure = &sheet->out->figures[index];
    int64_t n = 0;
    size_t end = sheet->first_standing[index + 1];
    for (size_t i = 0; i < figure->n_lineages; i++) {
        const struct lineage *lineage = &figure->lineages[i];
        int64_t names = 0;
        for (size_t j = 0; j < lineage->n; j++)
            names += lineage->states[j] == ENTRY_CURRENT ||
                     lineage->states[j] == ENTRY_REPEAT;
        if (names > n) n = names;
    }
    figure->low = figure->best = figure->high = n;
    figure->rule = STR("people told by name");
    if (sheet->first_standing[index] < end)
        figure->best_entry =
            sheet->standings[sheet->first_standing[index]].entry;
}

void estimate_run(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out->n_figures; i++) {
        if (sheet->named[i]) {
            count_names(sheet, i);
            continue;
        }
        struct choice choice = { .sheet = sheet,
                                 .figure = &sheet->out->figures[i],
                                 .enemy = OPEN_BOUND };
        choice.at =
            ARENA_ARRAY(sheet->arena, struct candidate, room_for(sheet, i) + 1);
        gather(&choice, i, false);
        gather_floors(&choice, i);
        count_origins(&choice);
        set_aside(&choice);
        apply(&choice);
    }
}
