/* Parts that no word ties to their whole: once events are known, those whom
 * the report tells apart and who are still within a figure of the same event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* So many at most are named one by one. */
enum {
    NAMED_MOST = 12,
    FEW = 6,
    FEW_REACH = 3,
    ALONE_REACH = 6, /* sentences back to the whole */
    LEAD = 4,        /* sentences in which a report gives its sums */
    FAR = 8,         /* sentences behind which others tell of others */
    SEEN_MOST = 99,  /* so many may be seen */
};

/* A name alone tells no kind: one of "two women", while there is room. */
static bool may_be_one(const struct scan *scan, const struct draft *part,
                       uint32_t whole)
{
    const struct quantity *quantity = &scan->drafts[whole].quantity;
    return part->quantity.kind == COUNT_NAME &&
           part->quantity.role == ROLE_PEOPLE &&
           (quantity->role == ROLE_WOMAN || quantity->role == ROLE_CHILD) &&
           quantity->hi > 1 && quantity->hi <= NAMED_MOST &&
           whole_has_room(scan, whole, 1);
}

/* "Two bodies lay by the road", "I saw four wounded", "the hospital received
 * 27 bodies": there are others elsewhere. */
static bool tells_seen(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    bool bodies = whole_is_found(scan, draft);
    bool loose = draft->quantity.qualifier == QUALIFIER_VAGUE &&
                 draft->quantity.hi > SEEN_MOST; /* "hundreds of bodies" */
    if (draft->quantity.lo < 2 || loose ||
        (!bodies && draft->harm != HARM_KILLED && draft->harm != HARM_INJURED))
        return false;
    uint32_t end = bodies ? s->first + s->n : draft->quantity.words.first;
    for (uint32_t i = s->first; i < end; i++)
        if (context_cue(scan, i, CUE_SEEN) ||
            (bodies && scan_is(scan, i, WORD_WARD)))
            return true;
    return bodies && draft->source.kind == SOURCE_HOSPITAL;
}

/* "51 were taken to hospital", "four are in critical condition": how they are
 * is told of some of the injured. */
static bool tells_state(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    if (draft->harm != HARM_INJURED || draft->quantity.more ||
        draft->quantity.kind != COUNT_NUMBER)
        return false;
    for (uint32_t i = hit->first; i < hit->first + hit->n; i++)
        if (context_cue(scan, i, CUE_STATE)) return true;
    /* "two were seriously wounded" */
    return hit->first > 0 && context_cue(scan, hit->first - 1, CUE_SEVERE);
}

/* "Two died at the scene", "another in hospital": of all the dead, some. */
static bool tells_spot(const struct scan *scan, const struct draft *draft)
{
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    if (draft->harm != HARM_KILLED || draft->quantity.hi == 0) return false;
    for (uint32_t i = draft->quantity.words.first; i < end; i++)
        if (context_cue(scan, i, CUE_SPOT)) return true;
    return false;
}

/* Are those whom the figure counts of no narrower kind than the part? */
static bool is_wider(const struct scan *scan, const struct draft *part,
                     uint32_t index)
{
    const struct draft *whole = &scan->drafts[index];
    uint8_t role = whole->quantity.role;
    bool one = part->quantity.lo == 1 && part->quantity.hi == 1;
    if (role != ROLE_ATTACKER && tells_seen(scan, part)) return true;
    return role == ROLE_PEOPLE || may_be_one(scan, part, index) ||
           (role == part->quantity.role && role != ROLE_ATTACKER &&
            (role != ROLE_COMBATANT || whole->harm != part->harm ||
             tells_state(scan, part)) &&
            whole_holds(whole, part->quantity.lo) &&
            (one || whole->harm != part->harm ||
             (tells_state(scan, part) && !tells_state(scan, whole))));
}

/* "Two men were injured. One, 23, was hit in the leg": of the few who were
 * told of right before. */
static bool is_told_there(const struct scan *scan, const struct draft *part,
                          uint32_t whole)
{
    const struct draft *draft = &scan->drafts[whole];
    const struct quantity *quantity = &draft->quantity;
    return part->quantity.hi == 1 && quantity->hi == quantity->lo &&
           quantity->hi <= FEW && draft->sentence < part->sentence &&
           draft->harm == part->harm &&
           draft->sentence + FEW_REACH >= part->sentence &&
           whole_has_room(scan, whole, 1);
}

/* Those of the part's own kind come before all people, more before less. */
static bool is_better(const struct scan *scan, const struct draft *part,
                      uint32_t one, uint32_t two)
{
    const struct draft *whole = &scan->drafts[one], *than = &scan->drafts[two];
    bool there = is_told_there(scan, part, one);
    if (there != is_told_there(scan, part, two)) return there;
    bool own = whole->quantity.role == part->quantity.role;
    bool other = than->quantity.role == part->quantity.role;
    if (own != other) return own;
    return whole->quantity.lo > than->quantity.lo;
}

static bool is_young(const struct quantity *quantity)
{
    return quantity->role == ROLE_CHILD || quantity->role == ROLE_WOMAN ||
           quantity->role == ROLE_ELDERLY;
}

/* May a figure hold those told before it? Only one that is told to be of all:
 * "A guard was killed. In all, ten died". */
static bool holds_earlier(const struct scan *scan, const struct draft *part,
                          const struct draft *whole)
{
    bool other = part->source.text.len &&
                 !str_equal(part->source.text, whole->source.text);
    return !whole->beside && !other && part_is_overall(scan, whole) &&
           whole->sentence <= part->sentence + FEW_REACH;
}

/* "Hundreds died", "82 are feared dead": too loose to hold who is told of
 * elsewhere. */
static bool is_loose(const struct scan *scan, const struct draft *whole)
{
    return whole->quantity.qualifier == QUALIFIER_INDEFINITE ||
           whole->quantity.qualifier == QUALIFIER_VAGUE ||
           scan->hits[whole->hit].modal;
}

/* "His wife", "her two sons": of those who tell of them. */
static bool is_kin(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t at = quantity->words.first;
    bool owned = scan_is(scan, at, WORD_OWN) ||
                 (at > 0 && scan_is(scan, at - 1, WORD_OWN));
    return owned && scan_is(scan, quantity->head, WORD_KIN);
}

/* Where a figure was told first: itself, or what was folded into it. */
static uint32_t first_told(const struct scan *scan, const struct draft *draft)
{
    uint32_t at = (uint32_t)(draft - scan->drafts);
    uint32_t first = draft->quantity.words.first, end = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < end; i++)
        if (scan->drafts[i].into == at &&
            scan->drafts[i].quantity.words.first < first)
            first = scan->drafts[i].quantity.words.first;
    return first;
}

/* "Two officers", of the seven that are themselves a part of 15 people. */
static bool is_own_kind(const struct scan *scan, const struct draft *part,
                        uint32_t whole)
{
    const struct draft *draft = &scan->drafts[whole];
    return draft->harm == part->harm && draft->quantity.hi != 1 &&
           part->quantity.role != ROLE_PEOPLE &&
           part->quantity.role != ROLE_OTHER &&
           draft->quantity.role == part->quantity.role &&
           draft->sentence < part->sentence &&
           whole_has_room(scan, whole, part->quantity.lo);
}

/* Of its event; or of the report's sum of all incidents. */
static bool is_of_its_event(const struct scan *scan, const struct draft *part,
                            const struct draft *whole)
{
    if (part->event == whole->event) return true;
    return !part->apart && whole->sentence <= LEAD &&
           !tells_state(scan, part) && part_is_of_event(scan, part, whole);
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
           (far > FEW_REACH && is_kin(scan, &part->quantity));
}

/* May the figure be the total that the part is of? */
static bool may_be_total(const struct scan *scan, const struct draft *part,
                         uint32_t i, uint8_t harm)
{
    const struct draft *draft = &scan->drafts[i];
    const struct quantity *quantity = &draft->quantity;
    if (quantity->words.first > first_told(scan, part) &&
        first_told(scan, draft) > first_told(scan, part) &&
        !holds_earlier(scan, part, draft))
        return false;
    return !draft->dropped && draft->harm == harm &&
           (!draft->is_part || is_own_kind(scan, part, i)) &&
           is_of_its_event(scan, part, draft) && is_wider(scan, part, i) &&
           !part_is_elsewhere(scan, part, draft) &&
           quantity->kind == COUNT_NUMBER && !is_loose(scan, draft) &&
           !part_brings(scan, draft) && quantity->unit == part->quantity.unit &&
           whole_holds(draft, 2);
}

/* The largest figure of people told for the part's event, or else for what its
 * event is an incident of, and a harm, of no narrower kind: what the narrower
 * ones are parts of. */
static uint32_t total_of(const struct scan *scan, const struct draft *part,
                         uint8_t harm)
{
    uint32_t at = (uint32_t)(part - scan->drafts);
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, at);
    bool own = false;
    for (uint32_t i = scan_near_start(at); i < end; i++) {
        const struct draft *draft = &scan->drafts[i];
        bool here = draft->event == part->event && !whole_is_found(scan, draft);
        if ((own && !here) || !may_be_total(scan, part, i, harm)) continue;
        if (best == NO_TOKEN || (here && !own) ||
            is_better(scan, part, i, best))
            best = i;
        own |= here;
    }
    return best;
}

static bool is_other_people(const struct draft *a, const struct draft *b)
{
    return a->quantity.side.len && b->quantity.side.len &&
           !str_equal(a->quantity.side, b->quantity.side);
}

/* "Two pilgrims from Myanmar died" in a fire that killed 17 people: where no
 * sides fight, those of one land are among all. */
static bool is_of_one_land(const struct scan *scan, const struct draft *part,
                           const struct draft *whole)
{
    uint8_t type = scan->events[part->event].type;
    return type != EVENT_WAR && type != EVENT_OFFENSIVE &&
           type != EVENT_BATTLE && part->harm <= HARM_MISSING &&
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
        quantity->role == ROLE_ATTACKER || quantity->lo >= most)
        return false;
    if (tells_seen(scan, part) && !whole_is_found(scan, whole)) return true;
    if (tells_state(scan, part) && !tells_state(scan, whole)) return true;
    if (tells_spot(scan, part) && !tells_spot(scan, whole)) return true;
    return is_young(quantity) || is_of_one_land(scan, part, whole) ||
           (single &&
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
        if (part->dropped || part->is_part || part->quantity.lo < 1) continue;
        uint32_t whole = total_of(scan, part, part->harm);
        if (whole == NO_TOKEN || whole == i || part->harm > HARM_MISSING ||
            is_far_told(scan, part, &scan->drafts[whole]) ||
            is_of_later(part, &scan->drafts[whole]) ||
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
             !str_is(scan->tokens[i].lower, "alone")))
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
        uint32_t whole = total_of(scan, part, HARM_CASUALTIES);
        if (whole == NO_TOKEN ||
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
