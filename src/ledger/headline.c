/* The headline figures of one report: what its main event cost, by harm.
 *
 * Claims of the main event (and of what stands beside it at the same place
 * and day) are laid into cells, one for a role and side. Cells that exclude
 * each other are added; a total that is told covers the cells below it; the
 * claims of one cell that differ are rivals and give the range. Whoever did
 * it counts among the dead and is given apart.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "ledger/person.h"
#include "ledger/tally.h"

/* Which claims of a report count for one harm. */
struct choice {
    struct arena *arena;
    struct told_claims told;   /* those that count, as first told */
    uint32_t main;             /* the event that the report is about */
    struct roll dead;          /* whom it names as dead */
    const struct claim **line; /* of this harm and event, by their quotes */
    size_t n_line;
    uint8_t unit; /* whether people or families are counted */
    bool wide;    /* with what a disaster did elsewhere */
    bool beside;  /* of an incident beside the main one */
    bool loose;   /* of what may be the main one, where nothing else is */
};

static bool counts(const struct claim *claim, uint8_t unit)
{
    return claim->unit == unit && claim->stance != STANCE_DENIED &&
           !claim->uncounted && !claim->spell;
}

static const struct claim *whole_of(const struct reading *reading,
                                    const struct claim *claim)
{
    /* Claims are numbered as they stand, from one. */
    size_t at = (size_t)claim->part_of - 1;
    if (at < reading->n_claims && reading->claims[at].id == claim->part_of)
        return &reading->claims[at];
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].id == claim->part_of) return &reading->claims[i];
    return NULL;
}

static bool belongs(const struct choice *choice, const struct claim *claim)
{
    const struct reading *reading = choice->told.reading;
    if (choice->beside && about_holds(reading, 0, claim->event)) return false;
    if (choice->loose && about_may_be(reading, claim->event)) return true;
    return about_holds(reading, choice->main, claim->event) ||
           (choice->wide && about_reaches(reading, choice->main, claim->event));
}

/* Is the part of a disaster's figure told of another land than the whole? */
static bool is_elsewhere(const struct claim *part, const struct claim *whole)
{
    return part->land[0] && whole->land[0] && !whole->overall &&
           strcmp(part->land, whole->land) != 0;
}

/* "One officer was killed; the rebels said ten were": no part of that. */
static bool is_of_boast(const struct claim *claim, const struct claim *whole)
{
    return whole->source.kind == SOURCE_ARMED_GROUP &&
           claim->source.kind != SOURCE_ARMED_GROUP &&
           claim->sentence.start != whole->sentence.start;
}

/* "One was killed. Three others were also killed": not one of those. */
static bool is_added_later(const struct claim *claim, const struct claim *whole)
{
    return whole->scope == SCOPE_INCREMENT &&
           (whole->part_of || whole->quote.start > claim->quote.start);
}

/* A part counts by itself only where its whole is no figure of this harm. */
static bool is_part(const struct choice *choice, const struct claim *claim)
{
    const struct reading *reading = choice->told.reading;
    const struct claim *whole =
        claim->part_of ? whole_of(reading, claim) : NULL;
    return whole && whole->harm == claim->harm && counts(whole, choice->unit) &&
           whole->qualifier != QUALIFIER_INDEFINITE && belongs(choice, whole) &&
           !is_added_later(claim, whole) && !is_of_boast(claim, whole) &&
           !(choice->wide && is_elsewhere(claim, whole));
}

/* Keep the claims in the order in which they are first told: the report
 * leads with what it holds to be the figure. */
static void put_claim(struct told_claims *told, const struct claim *claim)
{
    size_t at = told->n++;
    uint32_t place = rival_place(claim);
    for (; at && rival_place(told->at[at - 1]) > place; at--)
        told->at[at] = told->at[at - 1];
    told->at[at] = claim;
}

static void collect(struct choice *choice, uint8_t harm)
{
    const struct reading *reading = choice->told.reading;
    choice->told.n = 0;
    choice->told.at = arena_array(choice->arena, reading->n_claims + 1,
                                  sizeof *choice->told.at);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm != harm || !counts(claim, choice->unit) ||
            !belongs(choice, claim) || is_part(choice, claim) ||
            person_died(&choice->dead, claim))
            continue;
        claim = weigh_claim(choice->arena, &choice->told, claim);
        if (claim) put_claim(&choice->told, claim);
    }
}

/* Who is counted of one role, apart from those named. */
struct counted {
    bool any;           /* somebody, wherever he is named */
    bool others;        /* somebody as "others" */
    bool scattered;     /* in two sentences or more */
    uint32_t others_at; /* the first of them */
};

/* "Others" are not those whom their own sentence names. */
static void count_roles(const struct told_claims *told,
                        struct counted out[ROLE_COUNT])
{
    for (size_t i = 0; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        struct counted *counted = &out[claim->role];
        uint32_t at = claim->sentence.start;
        if (claim->beside || claim->credited || claim->name.len ||
            tally_number(claim) <= 0 || claim->qualifier == QUALIFIER_UP_TO)
            continue;
        if (str_find(claim->group, STR("other"), 0) >= claim->group.len) {
            counted->any = true;
            continue;
        }
        counted->scattered |= counted->others && counted->others_at != at;
        counted->others = true;
        counted->others_at = at;
    }
}

/* A person named is one of the number that another claim tells. */
static bool is_one_of(const struct counted counted[ROLE_COUNT],
                      const struct claim *claim)
{
    if (!claim->name.len) return false;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        const struct counted *by = &counted[role];
        if (role != claim->role && role != ROLE_PEOPLE &&
            claim->role != ROLE_PEOPLE)
            continue;
        if (by->any || by->scattered ||
            (by->others && by->others_at != claim->sentence.start))
            return true;
    }
    return false;
}

/* Whoever blew himself up is counted when the text counts nobody else: only
 * then is his death what it tells. */
static bool is_implied(const struct told_claims *told,
                       const struct claim *claim)
{
    if (claim->role != ROLE_ATTACKER || !claim->implied) return false;
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i] != claim && tally_number(told->at[i]) > 0) return true;
    return false;
}

/* By quote; of one quote the first told last. */
static int compare_quotes(const void *left, const void *right)
{
    const struct claim *const *a = left, *const *b = right;
    if ((*a)->quote.start != (*b)->quote.start)
        return (*a)->quote.start < (*b)->quote.start ? -1 : 1;
    return *a > *b ? -1 : *a < *b;
}

static void line_up(struct choice *choice, uint8_t harm)
{
    const struct reading *reading = choice->told.reading;
    choice->n_line = 0;
    choice->line =
        arena_array(choice->arena, reading->n_claims, sizeof *choice->line);
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == harm && belongs(choice, claim))
            choice->line[choice->n_line++] = claim;
    }
    qsort(choice->line, choice->n_line, sizeof *choice->line, compare_quotes);
}

/* "Another daughter was killed" behind a victim: one more of the list. */
static bool is_listed_on(const struct choice *choice, const struct claim *claim)
{
    size_t low = 0, high = choice->n_line;
    if (claim->scope != SCOPE_INCREMENT) return false;
    if (claim->anew && about_is_note(choice->told.reading)) return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (choice->line[middle]->quote.start < claim->quote.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low) return false;
    const struct claim *before = choice->line[low - 1];
    /* "Four other people were also killed" */
    if (claim->lo > 1 && about_tells_once(choice->told.reading) &&
        before->sentence.start != claim->sentence.start)
        return false;
    return before->part_of || before->name.len;
}

/* What an armed group says of those whom it killed counts only where nobody
 * else gives a number. */
static bool is_boast(const struct told_claims *told, const struct claim *claim)
{
    bool own = claim->side.len && str_equal(claim->source.side, claim->side);
    bool said = claim->source.kind == SOURCE_ARMED_GROUP && claim->lo != 1;
    if (!claim->credited && (!said || own)) return false;
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i]->source.kind != SOURCE_ARMED_GROUP &&
            !told->at[i]->credited && tally_number(told->at[i]) > 0)
            return true;
    return false;
}

/* "Nobody else was hurt", where somebody was: nought of the others. */
static bool is_rest(const struct told_claims *told, const struct claim *claim)
{
    if (!claim->partial) return false;
    for (size_t i = 0; i < told->n; i++)
        if (tally_number(told->at[i]) > 0) return true;
    return false;
}

/* Leave out the claims that another one of them holds. */
static void sift(struct choice *choice)
{
    struct told_claims kept = { .reading = choice->told.reading,
                                .by = choice->told.by };
    struct counted counted[ROLE_COUNT] = { 0 };
    struct roll named;
    roll_open(&named, choice->arena);
    count_roles(&choice->told, counted);
    kept.at = arena_array(choice->arena, choice->told.n, sizeof *kept.at);
    for (size_t i = 0; i < choice->told.n; i++) {
        const struct claim *claim = choice->told.at[i];
        if (is_one_of(counted, claim)) continue;
        if (is_implied(&choice->told, claim)) continue;
        if (is_boast(&choice->told, claim)) continue;
        if (is_rest(&choice->told, claim)) continue;
        if (is_listed_on(choice, claim)) continue;
        if (roll_has(&named, claim->name)) continue;
        roll_add(&named, claim->name);
        kept.at[kept.n++] = claim;
    }
    choice->told = kept;
    rival_revise(&choice->told);
}

/* Attackers that are told as part of a number. */
static int64_t count_attackers(const struct choice *choice, uint8_t harm)
{
    int64_t sum = 0;
    const struct reading *reading = choice->told.reading;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->role != ROLE_ATTACKER || !claim->part_of ||
            claim->harm != harm || tally_number(claim) < 0 ||
            !belongs(choice, claim) || !is_part(choice, claim))
            continue;
        sum += tally_number(claim);
    }
    return sum;
}

/* "A third victim died", where two are counted: three. On another's word he
 * is no more than the upper end. */
static void count_on(const struct choice *choice, struct headline *out)
{
    const struct reading *reading = choice->told.reading;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm != HARM_KILLED || claim->ordinal != out->best + 1 ||
            !counts(claim, choice->unit) || !belongs(choice, claim))
            continue;
        bool floor = out->high == OPEN_BOUND;
        if (floor || out->high < claim->ordinal) out->high = claim->ordinal;
        if (claim->source.text.len) continue;
        out->best = claim->ordinal;
        if (!floor) out->low = claim->ordinal;
    }
}

/* A disaster in several lands: the whole of it. People who fled are told in
 * too many ways (evacuated, homeless, in shelters) to be added. */
static void tell_whole(struct choice *choice, uint8_t harm,
                       struct headline *out)
{
    const struct reading *reading = choice->told.reading;
    if (choice->main >= reading->n_events ||
        !land_is_disaster(reading->events[choice->main].type))
        return;
    choice->wide = true;
    collect(choice, harm);
    land_whole(&choice->told, out);
}

/* What is at least so is no more than what is likeliest, and that no more
 * than what is at most so: a plural beside a number adds to the low end only
 * what the number leaves. */
static void put_in_order(struct headline *out)
{
    if (out->best == OPEN_BOUND) return;
    if (out->low > out->best) out->low = out->best;
    if (out->high != OPEN_BOUND && out->high < out->best) out->high = out->best;
}

/* Add what an incident beside the main one cost. */
static void add_incident(struct choice *choice, uint8_t harm,
                         struct headline *out)
{
    struct tally tally = { .arena = choice->arena };
    struct headline more = { .best = OPEN_BOUND };
    collect(choice, harm);
    if (!choice->told.n) return;
    line_up(choice, harm);
    sift(choice);
    for (size_t i = 0; i < choice->told.n; i++) {
        if (choice->told.at[i]->ordinal || choice->told.at[i]->ranked) return;
        tally_add(&tally, choice->told.at[i]);
    }
    tally_sum(&tally, &more);
    if (more.best <= 0) return;
    out->best = (out->best == OPEN_BOUND ? 0 : out->best) + more.best;
    out->low += more.low;
    if (out->high != OPEN_BOUND)
        out->high =
            more.high == OPEN_BOUND ? OPEN_BOUND : out->high + more.high;
}

/* A short note of several incidents of one day sums them up. */
static void add_incidents(const struct choice *main, uint8_t harm,
                          struct headline *out)
{
    const struct reading *reading = main->told.reading;
    if (!about_is_note(reading) || main->told.by || out->best == 0) return;
    for (uint32_t e = 1; e < reading->n_events; e++) {
        struct choice beside = *main;
        if (!about_beside(reading, e) ||
            (!main->told.note && !about_is_apart(reading, e)))
            continue;
        beside.main = e;
        beside.beside = true;
        add_incident(&beside, harm, out);
    }
}

/* A note that tells the harm of the incidents beside its first alone, or of
 * what came of it days later: "he was found dead on Friday". */
static void tell_beside(struct choice *main, uint8_t harm, struct headline *out)
{
    const struct reading *reading = main->told.reading;
    uint32_t other = about_outcome(reading, harm);
    if (main->told.by) return;
    main->unit = UNIT_PERSON;
    main->told.note = about_is_note(reading);
    if (other != main->main) {
        main->main = other;
        add_incident(main, harm, out);
    } else {
        add_incidents(main, harm, out);
    }
    if (out->best <= 0) return;
    out->told = out->counted = true;
    out->claims =
        arena_array(main->arena, reading->n_claims, sizeof *out->claims);
    for (size_t i = 0; i < reading->n_claims; i++)
        if (reading->claims[i].harm == harm && counts(&reading->claims[i], 0))
            out->claims[out->n_claims++] = reading->claims[i].id;
}

/* "Eight were wounded; one of them later died": seven live. */
static void take_dead(const struct choice *choice, struct headline *out)
{
    const struct reading *reading = choice->told.reading;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        int64_t number = tally_number(claim);
        if (!claim->of_wounded || number <= 0 || number >= out->best ||
            !belongs(choice, claim))
            continue;
        out->best -= number;
        out->low -= number;
        if (out->high != OPEN_BOUND) out->high -= number;
    }
}

/* Where no person is told of for the main event: families; those who fled from
 * fighting, which is an event of its own; the dead of what may be the same. */
static void collect_else(struct choice *choice, uint8_t harm)
{
    choice->unit = UNIT_FAMILY;
    collect(choice, harm);
    if (choice->told.n) return;
    bool fled = harm == HARM_DISPLACED;
    choice->loose = harm == HARM_KILLED && !choice->main;
    if (fled) choice->main = about_flight(choice->told.reading);
    if (!choice->loose && !fled) return;
    choice->unit = UNIT_PERSON;
    collect(choice, harm);
}

static void tell_harm(struct arena *arena, const struct reading *reading,
                      const struct weighing *by, uint8_t harm,
                      struct headline *out)
{
    struct choice choice = { .arena = arena,
                             .told = { .reading = reading, .by = by },
                             .main = about_event(reading) };
    struct tally tally = { .arena = arena };
    *out = (struct headline){ .best = OPEN_BOUND };
    roll_open(&choice.dead, arena);
    if (harm == HARM_INJURED || harm == HARM_CASUALTIES)
        roll_dead(&choice.dead, reading);
    collect(&choice, harm);
    if (!choice.told.n) collect_else(&choice, harm);
    if (!choice.told.n) {
        tell_beside(&choice, harm, out);
        return;
    }
    line_up(&choice, harm);
    sift(&choice);
    if (!choice.told.n) return;
    choice.told.note = !by && !choice.unit && !choice.told.at[0]->series &&
                       about_is_note(reading);
    tally.note = choice.told.note;
    tally.once = about_tells_once(reading);
    out->told = true;
    out->unit = choice.unit;
    out->claims = arena_array(arena, choice.told.n, sizeof *out->claims);
    for (size_t i = 0; i < choice.told.n; i++) {
        const struct claim *claim = choice.told.at[i];
        out->claims[out->n_claims++] = claim->id;
        out->counted |= claim->qualifier != QUALIFIER_INDEFINITE &&
                        claim->qualifier != QUALIFIER_VAGUE;
        tally_add(&tally, choice.told.at[i]);
    }
    tally_sum(&tally, out);
    rival_range(arena, &choice.told, out);
    rival_sum(arena, &choice.told, out);
    int64_t named = weigh_named(&choice.told);
    if (named != OPEN_BOUND && named < out->low) out->low = named;
    out->attackers = count_attackers(&choice, harm) + tally_attackers(&tally);
    if (harm == HARM_KILLED && out->best > 0) count_on(&choice, out);
    if (harm == HARM_INJURED) take_dead(&choice, out);
    add_incidents(&choice, harm, out);
    struct told_claims told = choice.told;
    if (harm <= HARM_MISSING) tell_whole(&choice, harm, out);
    put_in_order(out);
    if (by) weigh_headline(arena, &told, out);
    put_in_order(out);
}

static void tell_all(struct arena *arena, const struct reading *reading,
                     const struct weighing *by, struct headline out[HARM_COUNT])
{
    reading = about_singles(arena, reading);
    for (uint8_t harm = 0; harm < HARM_COUNT; harm++)
        tell_harm(arena, reading, by, harm, &out[harm]);
    infer_rest(reading, out);
}

void headline_run(struct arena *arena, const struct reading *reading,
                  struct headline out[HARM_COUNT])
{
    tell_all(arena, reading, NULL, out);
}

enum status headline_by(struct arena *arena, const struct reading *reading,
                        const struct headline_rule *rule,
                        struct headline out[HARM_COUNT], struct error *error)
{
    const struct method *method = method_find(rule->methods, rule->method);
    if (!method)
        return method_refuse(arena, rule->methods, rule->method, error);
    struct weighing by = { method, rule->methods->trust };
    tell_all(arena, reading, &by, out);
    weigh_casualties(method, out);
    weigh_blanks(method, out);
    return STATUS_OK;
}
