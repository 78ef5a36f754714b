/* Parts that no word ties to their whole: once events are known, those whom
 * the report tells apart and who are still within a figure of the same event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* In sentences. */
enum {
    KIN_REACH = 6,
    ALONE_REACH = 6, /* back to the whole */
    BARE_REACH = 2,
    FAR = 8, /* behind which others tell of others */
};

bool part_is_young(const struct quantity *quantity)
{
    return quantity->role == ROLE_CHILD || quantity->role == ROLE_WOMAN ||
           quantity->role == ROLE_ELDERLY;
}

static bool is_owner(const struct scan *scan, uint32_t at)
{
    return scan_is(scan, at, WORD_OWN) || scan_is(scan, at, WORD_OWNER);
}

/* "His wife", "her two sons": of those who tell of them. */
static bool is_kin(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t at = quantity->words.first;
    bool owned = is_owner(scan, at) || (at > 0 && is_owner(scan, at - 1));
    return owned && scan_is(scan, quantity->head, WORD_KIN);
}

/* "One of the four rescued died in hospital": one of those alone; but "one of
 * the soldiers" of two wounded troops. */
static bool is_of_the_few(const struct scan *scan, const struct draft *part,
                          const struct draft *whole)
{
    uint8_t role = part->quantity.role;
    if (part->quantity.number == NO_TOKEN ||
        (role != ROLE_PEOPLE && role == whole->quantity.role))
        return false;
    const struct number *number =
        &scan->analysis.numbers[part->quantity.number];
    uint32_t at = number->words.first + number->words.n;
    return scan_is(scan, at, WORD_OF) && scan_is(scan, at + 1, WORD_THE) &&
           (number->lo == 1 || scan->number_at[at + 2]) &&
           !context_cue(scan, at + 2, CUE_THEM);
}

bool part_is_apart(const struct scan *scan, const struct draft *part,
                   const struct draft *whole)
{
    return (is_kin(scan, &part->quantity) &&
            part->sentence > whole->sentence + KIN_REACH) ||
           is_of_the_few(scan, part, whole);
}

/* "Police said ten died. ... (far below) A woman told how her brother was
 * killed": what somebody else tells of somebody else. */
static bool is_far_told(const struct scan *scan, const struct draft *part,
                        const struct draft *whole)
{
    uint32_t far = part->sentence - whole->sentence;
    bool other = whole->source.text.len &&
                 !str_equal(part->source.text, whole->source.text);
    if (part->sentence <= whole->sentence || part->quantity.kind == COUNT_NAME)
        return false;
    return (far > FAR && other && part->quantity.hi == 1) ||
           (far > KIN_REACH && is_kin(scan, &part->quantity));
}

static bool is_other_people(const struct draft *a, const struct draft *b)
{
    return a->quantity.side.len && b->quantity.side.len &&
           !str_equal(a->quantity.side, b->quantity.side);
}

/* "Three doctors", "five volunteers of the Red Crescent": by what they do, and
 * no side in a fight. */
static bool is_of_calling(const struct scan *scan, const struct draft *part,
                          const struct draft *whole)
{
    uint8_t role = part->quantity.role;
    return !scan->number_at[part->quantity.head] &&
           (role == ROLE_MEDIC || role == ROLE_AID_WORKER ||
            role == ROLE_JOURNALIST) &&
           whole->quantity.role == ROLE_PEOPLE &&
           whole->sentence < part->sentence;
}

/* "42 foreigners were killed", of all who were. */
static bool is_foreign(const struct scan *scan, const struct draft *part,
                       const struct draft *whole)
{
    return whole->quantity.role == ROLE_PEOPLE && !whole->quantity.side.len &&
           whole->sentence < part->sentence &&
           context_cue(scan, part->quantity.head, CUE_FOREIGN) &&
           !context_cue(scan, whole->quantity.head, CUE_FOREIGN);
}

/* "15 injured were brought in, and one later died": one of the injured. */
static bool is_of_hurt(const struct scan *scan, const struct draft *part)
{
    const struct quantity *quantity = &part->quantity;
    if (part->harm != HARM_KILLED || quantity->number == NO_TOKEN ||
        scan->number_at[quantity->head] != quantity->number + 1)
        return false;
    uint32_t at = (uint32_t)(part - scan->drafts);
    uint32_t end = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < end; i++) {
        const struct draft *hurt = &scan->drafts[i];
        if (!hurt->dropped && hurt->harm == HARM_INJURED &&
            hurt->sentence == part->sentence &&
            hurt->quantity.kind == COUNT_NUMBER &&
            hurt->quantity.words.first < quantity->words.first &&
            hurt->quantity.lo > quantity->lo)
            return true;
    }
    return false;
}

/* Are others counted between the sentences of the two? */
static bool are_between(const struct scan *scan, const struct draft *whole,
                        const struct draft *part)
{
    uint32_t at = (uint32_t)(part - scan->drafts);
    uint32_t end = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < end; i++)
        if (scan->drafts[i].sentence > whole->sentence &&
            scan->drafts[i].sentence < part->sentence)
            return true;
    return false;
}

/* "15 soldiers were killed. Nine died when ...": a number alone, right behind
 * those whom it counts some of. */
static bool is_bare_behind(const struct scan *scan, const struct draft *part,
                           const struct draft *whole)
{
    const struct quantity *quantity = &part->quantity;
    bool bare = quantity->number != NO_TOKEN &&
                scan->number_at[quantity->head] == quantity->number + 1;
    return bare && part->harm == whole->harm && !quantity->more &&
           !part->also && quantity->qualifier == QUALIFIER_EXACT &&
           quantity->words.first == tree_sentence_start(scan, quantity->head) &&
           whole->sentence < part->sentence &&
           whole->sentence + BARE_REACH >= part->sentence &&
           !are_between(scan, whole, part);
}

/* A figure of one source holds nobody whom another one counts. */
static bool is_told_by_other(const struct draft *part,
                             const struct draft *whole)
{
    return whole->source.text.len && part->source.text.len &&
           !str_equal(whole->source.text, part->source.text);
}

/* "Ten Japanese", not "two Hamas officials": by the name of a land. */
static bool names_land(const struct scan *scan, const struct draft *part)
{
    const struct stretch *words = &part->quantity.words;
    for (uint32_t i = words->first; i < words->first + words->n; i++)
        if (scan->place_at[i]) return true;
    return false;
}

/* "Two pilgrims from Myanmar died" in a fire that killed 17 people: where no
 * sides fight, those of one land are among all. */
static bool is_of_one_land(const struct scan *scan, const struct draft *part,
                           const struct draft *whole)
{
    uint8_t type = scan->events[part->event].type;
    return type != EVENT_WAR && type != EVENT_OFFENSIVE &&
           type != EVENT_BATTLE && part->harm <= HARM_MISSING &&
           (!is_told_by_other(part, whole) || names_land(scan, part)) &&
           part->quantity.qualifier != QUALIFIER_VAGUE &&
           part->quantity.role != ROLE_COMBATANT && part->quantity.side.len &&
           !whole->quantity.side.len;
}

static bool is_narrower(const struct scan *scan, const struct draft *part,
                        const struct draft *whole)
{
    const struct quantity *quantity = &part->quantity;
    bool single = quantity->lo == 1 && quantity->hi == 1;
    bool open = whole->quantity.qualifier == QUALIFIER_VAGUE ||
                whole->quantity.lo == OPEN_BOUND;
    int64_t most = open ? whole->quantity.hi : whole->quantity.lo;
    if (part->dropped || part->is_part || is_other_people(part, whole) ||
        quantity->role == ROLE_ATTACKER || quantity->lo >= most ||
        whole_fights(scan, &whole->quantity, quantity) ||
        is_of_the_few(scan, part, whole))
        return false;
    if (part_tells_seen(scan, part) && !whole_is_found(scan, whole))
        return true;
    /* "A police commando was killed" beside 274 Palestinians */
    if ((quantity->role == ROLE_POLICE || quantity->role == ROLE_COMBATANT) &&
        whole->quantity.role == ROLE_PEOPLE && whole->quantity.side.len &&
        !quantity->side.len)
        return false;
    bool fights =
        (quantity->role == ROLE_COMBATANT || quantity->role == ROLE_POLICE) &&
        quantity->side.len && !whole->quantity.side.len;
    if (!fights && part_tells_state(scan, part) &&
        !part_tells_state(scan, whole))
        return true;
    if (part_tells_spot(scan, part) && !part_tells_spot(scan, whole))
        return true;
    if (is_of_calling(scan, part, whole) || is_foreign(scan, part, whole) ||
        is_bare_behind(scan, part, whole))
        return true;
    bool other = is_told_by_other(part, whole);
    /* a wounded man who speaks to reporters is no word on who was counted */
    bool named = quantity->kind == COUNT_NAME && part->harm != HARM_INJURED;
    if (part->harm == HARM_INJURED && quantity->kind == COUNT_NAME &&
        quantity->words.first > 0 &&
        context_speaks(scan, quantity->words.first - 1))
        return false;
    /* "her two daughters", by who they are to a witness */
    bool young = part_is_young(quantity) && (!other || is_kin(scan, quantity));
    return young || is_of_one_land(scan, part, whole) ||
           (single && (named || !other) &&
            (quantity->kind != COUNT_DEFINITE || part->harm == HARM_MISSING));
}

/* "Three guards died; the same day, gunmen killed an officer": another deed. */
static bool is_next(const struct scan *scan, const struct draft *part,
                    const struct draft *whole)
{
    uint32_t value, end = part->quantity.words.first;
    if (part->sentence != whole->sentence) return false;
    for (uint32_t i = whole->quantity.head + 1; i < end; i++)
        if (scan->tokens[i - 1].tag == TAG_PUNCT &&
            phrases_match(&scan->reader->cues[CUE_NEXT], scan->tokens, i, end,
                          &value))
            return true;
    return false;
}

/* "105 men and one woman": of one list, told by one harm word. */
static bool is_listed(const struct scan *scan, const struct draft *part,
                      const struct draft *whole)
{
    return part->hit == whole->hit || part->apart ||
           is_next(scan, part, whole) ||
           (part->also && !part->source.text.len &&
            tree_is_passive(scan, scan->hits[part->hit].head)) ||
           (part->sentence == whole->sentence &&
            (part->quantity.more || part->also)) ||
           (part_adds(scan, &part->quantity) &&
            !whole_has_sibling(scan, part, (uint32_t)(whole - scan->drafts)));
}

/* "A farmer was killed. In reprisal, five herders were": not of those. */
static bool is_of_later(const struct draft *part, const struct draft *whole)
{
    return (whole->answers || whole->apart) && whole->sentence > part->sentence;
}

/* "One Peruvian man", "the pilot", a named victim: told apart from the total
 * and still within it. */
void part_narrower(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->dropped || part->is_part || part->early ||
            part->quantity.lo < 1)
            continue;
        uint32_t whole = part_total(scan, part, part->harm);
        if (whole == NO_TOKEN || whole == i || part->harm > HARM_MISSING ||
            is_far_told(scan, part, &scan->drafts[whole]) ||
            is_of_later(part, &scan->drafts[whole]) || is_of_hurt(scan, part) ||
            is_listed(scan, part, &scan->drafts[whole]) ||
            !is_narrower(scan, part, &scan->drafts[whole]))
            continue;
        part->whole = whole;
        part->is_part = true;
        part->scope = SCOPE_TOTAL;
    }
}

/* "In August alone", "the worst-hit district": a place or a day of the whole. A
 * man may be alone too. */
static bool is_of_whole(const struct scan *scan, const struct draft *part)
{
    const struct sentence *s = scan_sentence(scan, part->sentence);
    for (uint32_t i = s->first + 1; i < s->first + s->n; i++)
        if (context_cue(scan, i, CUE_ALONE) &&
            (scan->place_at[i - 1] || scan->time_at[i - 1] ||
             !scan_is(scan, i, WORD_ALONE)))
            return true;
    return false;
}

/* The figure of the same harm told last before it that is larger. */
static uint32_t larger_before(const struct scan *scan, uint32_t part)
{
    const struct draft *one = &scan->drafts[part];
    uint32_t best = NO_TOKEN;
    for (uint32_t i = scan_near_start(part); i < part; i++) {
        const struct draft *draft = &scan->drafts[i];
        if (!draft->dropped && !draft->is_part && draft->harm == one->harm &&
            draft->sentence < one->sentence &&
            draft->sentence + ALONE_REACH >= one->sentence &&
            draft->quantity.kind == COUNT_NUMBER &&
            draft->quantity.unit == one->quantity.unit &&
            draft->quantity.lo > one->quantity.lo &&
            (draft->quantity.role == ROLE_PEOPLE ||
             draft->quantity.role == one->quantity.role))
            best = i;
    }
    return best;
}

void part_alone(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->dropped || part->is_part || part->quantity.lo < 1 ||
            !is_of_whole(scan, part))
            continue;
        uint32_t whole = larger_before(scan, i);
        if (whole == NO_TOKEN) continue;
        part->whole = whole;
        part->is_part = true;
    }
}

/* "Twelve officers were shot. Five were killed": the dead and the injured of
 * a figure that counts both. */
void part_casualties(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->dropped || part->is_part || part->quantity.lo < 1 ||
            (part->harm != HARM_KILLED && part->harm != HARM_INJURED))
            continue;
        uint32_t whole = part_total(scan, part, HARM_CASUALTIES);
        if (whole == NO_TOKEN || is_told_by_other(part, &scan->drafts[whole]) ||
            part_total(scan, part, part->harm) != NO_TOKEN ||
            scan->drafts[whole].quantity.qualifier == QUALIFIER_VAGUE ||
            !whole_has_room(scan, whole, part->quantity.lo) ||
            is_other_people(part, &scan->drafts[whole]) ||
            scan->drafts[whole].quantity.words.first >
                part->quantity.words.first)
            continue;
        part->whole = whole;
        part->is_part = true;
    }
}

/* "11 are missing", says the mayor, and "11 others", the agency: one figure on
 * two words, and none holds the other. */
void part_not_itself(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->whole == NO_TOKEN || !part->is_part || part->dropped)
            continue;
        const struct draft *whole = &scan->drafts[part->whole];
        bool same = part->harm == whole->harm && part->quantity.lo > 1 &&
                    part->quantity.lo == whole->quantity.lo &&
                    part->quantity.hi == whole->quantity.hi &&
                    part->quantity.role == whole->quantity.role;
        if (!same || !is_told_by_other(part, whole)) continue;
        part->whole = NO_TOKEN;
        part->is_part = false;
    }
}

/* "Three", "five of them", "eight killings": no noun tells who they are. */
static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    return scan->number_at[quantity->head] || scan->hit_at[quantity->head] ||
           scan->tokens[quantity->head].tag == TAG_PRON ||
           scan_is(scan, quantity->head, WORD_OTHERS) ||
           scan_is(scan, quantity->head, WORD_VICTIM);
}

/* "An officer" of soldiers is one of them, though alone he is of the police. */
static bool takes_role(const struct scan *scan, const struct draft *part,
                       uint8_t role)
{
    if (role == ROLE_PEOPLE || role == ROLE_OTHER) return false;
    if (role == ROLE_COMBATANT && part->quantity.role == ROLE_POLICE)
        return scan_is(scan, part->quantity.head, WORD_RANK);
    return part->quantity.role == ROLE_PEOPLE &&
           (part->quantity.kind == COUNT_NAME ||
            scan_is(scan, part->quantity.head, WORD_RANK) ||
            is_bare(scan, &part->quantity));
}

void part_describe(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->whole == NO_TOKEN || part->dropped) continue;
        const struct quantity *whole = &scan->drafts[part->whole].quantity;
        if (takes_role(scan, part, whole->role))
            part->quantity.role = whole->role;
        if (!part->quantity.side.len && !str_is(whole->side, "both"))
            part->quantity.side = whole->side;
    }
}
