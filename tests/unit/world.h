/* Random worlds for the ledger: what really happened, day by day, and what
 * honest sources say of it.
 *
 * A world is a tree of events with two or three sides. People are drawn as
 * atoms: event, harm, status, a class that cuts across, side, and how many
 * there were by each day. Everything that a claim can be about is a sum over
 * atoms, so the truth of any figure is known.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TESTS_WORLD_H
#define TOLLBOOK_TESTS_WORLD_H

#include "told.h"

enum {
    WORLD_EVENTS = 4,
    WORLD_DAYS = 5,
    WORLD_ATOMS = 48,
    WORLD_SOURCES = 8, /* the last two: a witness, a liar */
    WORLD_CLAIMS = 40,
    WORLD_ENTRIES = 3 * WORLD_CLAIMS,
    WORLD_FIRST_DAY = 18600, /* 2020-12-04 */
};

struct atom {
    uint32_t event;
    uint8_t harm, status, across; /* roles; ROLE_PEOPLE = none known */
    uint8_t side;                 /* 0 = none */
    int64_t n[WORLD_DAYS];        /* by the end of each day */
};

/* One report, with the only claims that it makes. */
struct said_so {
    struct report report;
    struct reading reading;
    struct claim claims[3];
    char id[12], text[24];
};

struct world {
    uint64_t state; /* of the random numbers */
    struct linked linked;
    struct linked_event events[WORLD_EVENTS];
    struct linked_source sources[WORLD_SOURCES];
    struct str sides[3];
    size_t n_sides;
    struct atom atoms[WORLD_ATOMS];
    size_t n_atoms;
    struct said_so said[WORLD_CLAIMS];
    size_t n_said;
    struct entry entries[WORLD_ENTRIES];
    size_t n_entries;
};

/* A figure of the world: what a claim may be about. */
struct about {
    uint32_t event;
    uint8_t harm, role;
    struct str side;
};

static inline uint32_t world_random(struct world *world, uint32_t below)
{
    world->state ^= world->state << 13;
    world->state ^= world->state >> 7;
    world->state ^= world->state << 17;
    return (uint32_t)((world->state >> 33) % below);
}

static inline bool world_chance(struct world *world, uint32_t percent)
{
    return world_random(world, 100) < percent;
}

static inline bool world_is_below(const struct world *world, uint32_t event,
                                  uint32_t top)
{
    int32_t at = (int32_t)event;
    while (at >= 0 && at != (int32_t)top) at = world->events[at].parent;
    return at >= 0;
}

static inline bool world_has_side(const struct world *world,
                                  const struct atom *atom, struct str side)
{
    if (!side.len) return true;
    if (str_is(side, "both")) return atom->side > 0;
    return atom->side && str_equal(world->sides[atom->side - 1], side);
}

static inline bool world_counts(const struct world *world,
                                const struct atom *atom,
                                const struct about *about)
{
    bool harm = atom->harm == about->harm ||
                (about->harm == HARM_CASUALTIES &&
                 (atom->harm == HARM_KILLED || atom->harm == HARM_INJURED));
    bool attacker = atom->status == ROLE_ATTACKER;
    bool role = about->role == ROLE_PEOPLE ? !attacker
                                           : atom->status == about->role ||
                                                 atom->across == about->role;
    return harm && role && world_is_below(world, atom->event, about->event) &&
           world_has_side(world, atom, about->side);
}

static inline int64_t world_truth(const struct world *world,
                                  const struct about *about, int day)
{
    int64_t n = 0;
    for (size_t i = 0; i < world->n_atoms; i++)
        if (world_counts(world, &world->atoms[i], about))
            n += world->atoms[i].n[day];
    return n;
}

/* ---- what happened ------------------------------------------------------- */

static inline void world_draw_events(struct world *world)
{
    static const char *const ids[] = { "a", "b", "c", "d" };
    static const char *const sides[] = { "North", "South", "West" };
    size_t n = 1 + world_random(world, WORLD_EVENTS);
    world->n_sides = 2 + world_random(world, 2);
    for (size_t i = 0; i < world->n_sides; i++)
        world->sides[i] = str_from(sides[i]);
    for (size_t i = 0; i < n; i++)
        world->events[i] = (struct linked_event){
            .id = str_from(ids[i]),
            .name = str_from(ids[i]),
            .type = EVENT_BATTLE,
            .start = date_from_days(WORLD_FIRST_DAY),
            .parent = i ? (int32_t)world_random(world, (uint32_t)i) : -1,
            .sides = world->sides,
            .n_sides = world->n_sides,
        };
    world->linked.events = world->events;
    world->linked.n_events = n;
}

static inline void world_draw_counts(struct world *world, struct atom *atom)
{
    bool grows = atom->harm == HARM_KILLED || atom->harm == HARM_INJURED;
    int64_t n = world_random(world, 30);
    for (int day = 0; day < WORLD_DAYS; day++) {
        atom->n[day] = n;
        if (!world_chance(world, 50)) continue;
        if (grows)
            n += world_random(world, 20);
        else
            n = world_random(world, 40);
    }
}

static inline void world_draw_atoms(struct world *world)
{
    static const uint8_t harms[] = { HARM_KILLED, HARM_KILLED, HARM_INJURED,
                                     HARM_MISSING };
    static const uint8_t statuses[] = { ROLE_CIVILIAN,    ROLE_CIVILIAN,
                                        ROLE_COMBATANT,   ROLE_POLICE,
                                        ROLE_PEACEKEEPER, ROLE_ATTACKER,
                                        ROLE_PEOPLE };
    world->n_atoms = 4 + world_random(world, WORLD_ATOMS - 4);
    for (size_t i = 0; i < world->n_atoms; i++) {
        struct atom *atom = &world->atoms[i];
        *atom = (struct atom){
            .event = world_random(world, (uint32_t)world->linked.n_events),
            .harm = harms[world_random(world, 4)],
            .status = statuses[world_random(world, 7)],
            .side = (uint8_t)world_random(world, (uint32_t)world->n_sides + 1),
        };
        if (world_chance(world, 30) && atom->status != ROLE_ATTACKER)
            atom->across = ROLE_WOMAN;
        if (world_chance(world, 40) && atom->status == ROLE_CIVILIAN)
            atom->across = ROLE_CHILD;
        world_draw_counts(world, atom);
    }
}

/* ---- what is said of it -------------------------------------------------- */

static inline struct about world_draw_about(struct world *world)
{
    static const uint8_t harms[] = {
        HARM_KILLED,  HARM_KILLED,  HARM_KILLED,
        HARM_INJURED, HARM_MISSING, HARM_CASUALTIES
    };
    static const uint8_t roles[] = { ROLE_PEOPLE,   ROLE_PEOPLE,
                                     ROLE_CIVILIAN, ROLE_COMBATANT,
                                     ROLE_POLICE,   ROLE_PEACEKEEPER,
                                     ROLE_CHILD,    ROLE_WOMAN,
                                     ROLE_ATTACKER };
    struct about about = {
        .event = world_random(world, (uint32_t)world->linked.n_events),
        .harm = harms[world_random(world, 6)],
        .role = roles[world_random(world, 9)],
    };
    uint32_t side = world_random(world, (uint32_t)world->n_sides + 3);
    if (side < world->n_sides) about.side = world->sides[side];
    if (side == world->n_sides) about.side = STR("both");
    return about;
}

/* A number about which the truth lies as the words say. */
static inline void world_draw_bounds(struct world *world, int64_t truth,
                                     struct claim *out)
{
    int64_t less = truth - world_random(world, (uint32_t)truth / 2 + 1);
    int64_t more = truth + world_random(world, (uint32_t)truth / 2 + 5);
    out->lo = out->hi = truth;
    out->qualifier = QUALIFIER_EXACT;
    switch (world_random(world, 6)) {
    case 0:
        out->lo = less;
        out->hi = OPEN_BOUND;
        out->qualifier = QUALIFIER_AT_LEAST;
        break;
    case 1:
        out->lo = OPEN_BOUND;
        out->hi = more;
        out->qualifier = QUALIFIER_UP_TO;
        break;
    case 2:
        out->lo = less;
        out->hi = more;
        out->qualifier = QUALIFIER_RANGE;
        break;
    case 3:
        if (truth < 20) break;
        out->lo = out->hi = truth - truth % 10;
        if (truth % 10 > truth / 11) break;
        out->qualifier = QUALIFIER_ABOUT;
        break;
    default: break;
    }
    if (out->qualifier == QUALIFIER_EXACT) out->lo = out->hi = truth;
}

static inline struct said_so *world_report(struct world *world, uint32_t source,
                                           int day)
{
    struct said_so *said = &world->said[world->n_said++];
    *said = (struct said_so){ 0 };
    snprintf(said->id, sizeof said->id, "r%zu", world->n_said);
    snprintf(said->text, sizeof said->text, "text %zu", world->n_said);
    said->report.id = str_from(said->id);
    said->report.text = str_from(said->text);
    said->report.date = date_from_days(WORLD_FIRST_DAY + day);
    said->reading.report = &said->report;
    said->reading.published = said->report.date;
    said->reading.claims = said->claims;
    (void)source;
    return said;
}

static inline struct entry *world_enter(struct world *world,
                                        struct said_so *said, uint32_t source,
                                        const struct about *about)
{
    size_t at = said->reading.n_claims++;
    struct claim *claim = &said->claims[at];
    *claim = (struct claim){ .id = (uint32_t)at + 1,
                             .harm = about->harm,
                             .role = about->role,
                             .side = about->side,
                             .event = about->event,
                             .confidence = 1 };
    claim->source.text = world->sources[source].name;
    claim->sentence =
        (struct span){ (uint32_t)at * 100, (uint32_t)at * 100 + 90 };
    claim->quote = claim->sentence;
    struct entry *entry = &world->entries[world->n_entries++];
    *entry = (struct entry){
        .claim = claim,
        .reading = &said->reading,
        .event = about->event,
        .source = source,
        .syndication = (uint32_t)world->n_said,
        .as_of = said->report.date,
        .known_on = said->report.date,
    };
    return entry;
}

/* Some of whom the whole tells: children or women among civilians, any class
 * among people. */
static inline void world_draw_part(struct world *world, struct said_so *said,
                                   uint32_t source, struct about whole, int day)
{
    static const uint8_t among_people[] = { ROLE_CIVILIAN, ROLE_COMBATANT,
                                            ROLE_CHILD, ROLE_WOMAN };
    struct about part = whole;
    if (whole.role == ROLE_PEOPLE)
        part.role = among_people[world_random(world, 4)];
    else if (whole.role == ROLE_CIVILIAN)
        part.role = ROLE_CHILD;
    else
        return;
    int64_t truth = world_truth(world, &part, day);
    struct about told = part;
    if (world_chance(world, 50)) told.side = (struct str){ 0 };
    struct entry *entry = world_enter(world, said, source, &told);
    struct claim *claim = &said->claims[said->reading.n_claims - 1];
    world_draw_bounds(world, truth, claim);
    claim->part_of = 1;
    (void)entry;
}

/* Not quite so many, and then some more. */
static inline void world_draw_more(struct world *world, struct said_so *said,
                                   uint32_t source, struct about about, int day)
{
    int64_t truth = world_truth(world, &about, day);
    struct claim *base = &said->claims[0];
    if (about.harm == HARM_MISSING || truth < 10) return;
    base->lo = truth - 2 - world_random(world, 5);
    base->hi = OPEN_BOUND;
    base->qualifier = QUALIFIER_AT_LEAST;
    world_enter(world, said, source, &about);
    struct claim *more = &said->claims[said->reading.n_claims - 1];
    more->lo = more->hi = truth - base->lo - world_random(world, 2);
    more->scope = SCOPE_INCREMENT;
}

/* What was so at an earlier day is told today. */
static inline int world_draw_as_of(struct world *world, struct entry *entry,
                                   struct claim *claim, int day)
{
    if (world_chance(world, 4)) { /* some day of the month */
        claim->as_of = entry->as_of = (struct date){ 2020, 12, 0 };
        return day;
    }
    if (day == 0 || !world_chance(world, 20)) return day;
    int before = (int)world_random(world, (uint32_t)day);
    claim->as_of = date_from_days(WORLD_FIRST_DAY + before);
    entry->as_of = claim->as_of;
    return before;
}

/* Who denies a number, or does not vouch for it, need not be right. */
static inline void world_draw_stance(struct world *world, struct claim *claim)
{
    if (!world_chance(world, 10)) return;
    claim->stance = world_chance(world, 50) ? STANCE_DENIED : STANCE_UNVERIFIED;
    claim->lo = claim->hi = world_random(world, 500);
    claim->qualifier = QUALIFIER_EXACT;
}

static inline void world_draw_claim(struct world *world)
{
    uint32_t source = world_random(world, WORLD_SOURCES - 2);
    int day = (int)world_random(world, WORLD_DAYS);
    struct about about = world_draw_about(world);
    struct said_so *said = world_report(world, source, day);
    struct entry *entry = world_enter(world, said, source, &about);
    struct claim *claim = &said->claims[0];
    int as_of = world_draw_as_of(world, entry, claim, day);
    world_draw_bounds(world, world_truth(world, &about, as_of), claim);
    if (as_of == day && world_chance(world, 10))
        world_draw_more(world, said, source, about, day);
    else if (as_of != day || !world_chance(world, 40))
        world_draw_stance(world, claim);
    else
        world_draw_part(world, said, source, about, day);
}

static inline void world_draw_sources(struct world *world)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } sources[WORLD_SOURCES] = {
        { "Agency", SOURCE_MEDIA },      { "Army", SOURCE_MILITARY },
        { "Hospital", SOURCE_HOSPITAL }, { "Police", SOURCE_POLICE },
        { "Red Cross", SOURCE_NGO },     { "United Nations", SOURCE_UN },
        { "Villagers", SOURCE_WITNESS }, { "Zealots", SOURCE_ARMED_GROUP },
    };
    for (size_t i = 0; i < WORLD_SOURCES; i++)
        world->sources[i] =
            (struct linked_source){ .name = str_from(sources[i].name),
                                    .kind = sources[i].kind };
    world->linked.sources = world->sources;
    world->linked.n_sources = WORLD_SOURCES;
}

static inline void world_draw(struct world *world, uint64_t seed)
{
    world->state = seed * 0x9E3779B97F4A7C15u + 0x2545F4914F6CDD1Du;
    world->n_said = world->n_entries = 0;
    for (int i = 0; i < 8; i++) world_random(world, 2);
    world_draw_sources(world);
    world_draw_events(world);
    world_draw_atoms(world);
    size_t n = 2 + world_random(world, WORLD_CLAIMS - 3);
    while (world->n_said < n) world_draw_claim(world);
}

#endif
