/* The total that a part may be of, where no word ties it to any: the largest
 * figure of people told for its event and harm, of no narrower kind.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

enum {
    NAMED_MOST = 12, /* so many at most are named one by one */
    FEW = 6,
    FEW_REACH = 3,
    LEAD = 4,       /* sentences in which a report gives its sums */
    SEEN_MOST = 99, /* so many may be seen */
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
bool part_tells_seen(const struct scan *scan, const struct draft *draft)
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
    /* "only six bodies have been recovered" */
    uint32_t first = draft->quantity.words.first;
    if (bodies &&
        (context_cue(scan, first, CUE_MOST) ||
         (first > s->first && context_cue(scan, first - 1, CUE_MOST))))
        return true;
    return (bodies || draft->harm == HARM_INJURED) &&
           draft->source.kind == SOURCE_HOSPITAL;
}

/* "51 were taken to hospital", "four are in critical condition": how they are
 * is told of some of the injured. */
bool part_tells_state(const struct scan *scan, const struct draft *draft)
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
bool part_tells_spot(const struct scan *scan, const struct draft *draft)
{
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    if (draft->harm != HARM_KILLED || draft->quantity.hi == 0) return false;
    for (uint32_t i = draft->quantity.words.first; i < end; i++)
        if (context_cue(scan, i, CUE_SPOT)) return true;
    return false;
}

/* "Sergeant Ann Hill", one of three soldiers of her side. */
static bool is_named_one(const struct scan *scan, const struct draft *part,
                         uint32_t whole)
{
    const struct quantity *quantity = &scan->drafts[whole].quantity;
    return part->quantity.kind == COUNT_NAME && quantity->hi > 1 &&
           quantity->hi <= NAMED_MOST && quantity->side.len &&
           str_equal(quantity->side, part->quantity.side) &&
           scan->drafts[whole].sentence < part->sentence &&
           whole_has_room(scan, whole, 1);
}

/* Are those whom the figure counts of no narrower kind than the part? */
static bool is_wider(const struct scan *scan, const struct draft *part,
                     uint32_t index)
{
    const struct draft *whole = &scan->drafts[index];
    uint8_t role = whole->quantity.role;
    bool one = part->quantity.lo == 1 && part->quantity.hi == 1;
    if (role != ROLE_ATTACKER && part_tells_seen(scan, part)) return true;
    if (whole_bars(scan, &whole->quantity, &part->quantity)) return false;
    return role == ROLE_PEOPLE || may_be_one(scan, part, index) ||
           (role == part->quantity.role && role != ROLE_ATTACKER &&
            (role != ROLE_COMBATANT || whole->harm != part->harm ||
             part_tells_state(scan, part) || is_named_one(scan, part, index)) &&
            whole_holds(whole, part->quantity.lo) &&
            (one || whole->harm != part->harm ||
             (part_tells_state(scan, part) && !part_tells_state(scan, whole))));
}

/* May one of them be called so? A woman is one of two people, of no two
 * sailors. */
static bool is_named_kind(const struct scan *scan, const struct draft *part,
                          const struct draft *whole)
{
    uint32_t head = whole->quantity.head;
    uint8_t role = part->quantity.role;
    return role == ROLE_PEOPLE || role == whole->quantity.role ||
           scan->number_at[head] || scan->hit_at[head] ||
           scan_is(scan, head, WORD_ANYONE) || scan_is(scan, head, WORD_VICTIM);
}

/* "Two men were injured. One, 23, was hit in the leg": of the few who were
 * told of right before. */
static bool is_told_there(const struct scan *scan, const struct draft *part,
                          uint32_t whole)
{
    const struct draft *draft = &scan->drafts[whole];
    const struct quantity *quantity = &draft->quantity;
    return part->quantity.hi == 1 && quantity->hi == quantity->lo &&
           is_named_kind(scan, part, draft) && quantity->hi <= FEW &&
           draft->sentence < part->sentence && draft->harm == part->harm &&
           draft->sentence + FEW_REACH >= part->sentence &&
           whole_has_room(scan, whole, 1);
}

/* Those of the part's own kind come before all people, more before less. */
static bool is_better(const struct scan *scan, const struct draft *part,
                      uint32_t one, uint32_t two)
{
    const struct draft *whole = &scan->drafts[one], *than = &scan->drafts[two];
    bool all = part_is_overall(scan, whole), rest = part_is_overall(scan, than);
    if (all != rest && whole->sentence < part->sentence &&
        than->sentence < part->sentence)
        return all;
    bool there = is_told_there(scan, part, one);
    if (there != is_told_there(scan, part, two)) return there;
    bool own = whole->quantity.role == part->quantity.role;
    bool other = than->quantity.role == part->quantity.role;
    if (own != other) return own;
    return whole->quantity.lo > than->quantity.lo;
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
           !part_tells_state(scan, part) && part_is_of_event(scan, part, whole);
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
uint32_t part_total(const struct scan *scan, const struct draft *part,
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
