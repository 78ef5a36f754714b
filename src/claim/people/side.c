/* Whose people they are, where their own phrase does not tell.
 *
 * A possessive points at a country named before it; soldiers of whom a
 * ministry speaks without naming a side are its own; a bare figure in a list
 * is of the people counted before it; a part is of its whole's side. Nothing
 * is taken from the place of an event alone.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* "Both sides lost dozens of soldiers" */
static bool is_loss_of_both(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    uint32_t subject =
        tree_is_verb(scan, verb) ? tree_subject(scan, verb) : NO_TOKEN;
    return subject != NO_TOKEN && subject > 0 && subject < verb &&
           scan_is(scan, verb, WORD_LOSE) &&
           scan_is(scan, subject, WORD_SIDES) &&
           scan_is(scan, subject - 1, WORD_BOTH);
}

/* Does "both sides" stand behind this figure and before the next one? */
static bool is_of_both(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    uint32_t first = draft->quantity.words.first;
    uint32_t end = s->first + s->n, stop = end;
    uint32_t at = (uint32_t)(draft - scan->drafts);
    uint32_t near = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < near; i++) {
        uint32_t other = scan->drafts[i].quantity.words.first;
        if (other > first && other < stop) stop = other;
    }
    for (uint32_t i = first; i + 1 < end && i < stop; i++)
        if (scan_is(scan, i, WORD_BOTH) && scan_is(scan, i + 1, WORD_SIDES))
            return true;
    return false;
}

/* "Nagorno-Karabakh's roughly 120,000 Armenians": the possessor. */
static struct str possessor(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    if (first < start + 2 || scan->tokens[first - 1].tag != TAG_PART)
        return STR("");
    uint32_t index = scan->place_at[first - 2];
    if (!index) return STR("");
    return group_place_side(scan, index - 1);
}

static bool is_armed_role(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE;
}

/* A number alone, or the harm word. */
static bool is_bare_head(const struct scan *scan,
                         const struct quantity *quantity)
{
    return scan->number_at[quantity->head] || scan->hit_at[quantity->head];
}

static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    if (scan_is(scan, quantity->head, WORD_OTHERS)) return true;
    if (quantity->role != ROLE_PEOPLE) return false;
    uint32_t index = scan->number_at[quantity->head];
    if (quantity->kind == COUNT_ONE) /* "a third", "another" */
        return scan_is(scan, quantity->head, WORD_OTHER) ||
               (index &&
                scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL);
    return quantity->kind == COUNT_NUMBER &&
           (index == quantity->number + 1 || scan->hit_at[quantity->head]);
}

/* "11 nurses caught the disease and five died": the counted group before a
 * bare figure, though no harm word took it. */
static void take_from_counted(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    uint32_t start = tree_sentence_start(scan, quantity->words.first);
    bool pronoun = scan->tokens[quantity->head].tag == TAG_PRON;
    if (quantity->role != ROLE_PEOPLE || quantity->kind != COUNT_NUMBER ||
        (!pronoun && !is_bare(scan, quantity)))
        return;
    for (uint32_t i = quantity->words.first; i-- > start;) {
        uint32_t index = scan->number_at[i];
        if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
            continue;
        struct quantity before = quantity_of_number(scan, index - 1);
        if (!before.person || before.role == ROLE_ATTACKER ||
            before.lo < quantity->lo || held_takes(scan, &before))
            return;
        quantity->role = before.role;
        if (!quantity->side.len) quantity->side = before.side;
        return;
    }
}

/* "One policeman was killed, another hurt": of the same kind. */
static bool is_another(const struct quantity *quantity)
{
    return (quantity->more || quantity->kind == COUNT_ONE) &&
           quantity->lo == 1 && quantity->hi == 1;
}

/* "Three soldiers were among five killed": some of the five. */
static bool is_among(const struct scan *scan, const struct draft *before,
                     const struct draft *draft)
{
    for (uint32_t i = before->quantity.words.first;
         i < draft->quantity.words.first; i++)
        if (scan_is(scan, i, WORD_AMONG)) return true;
    return false;
}

/* "Two soldiers were killed in a raid that freed four hostages" */
static bool are_held(const struct draft *before, const struct draft *draft)
{
    return before->harm != draft->harm &&
           (draft->harm == HARM_RETURNED || draft->harm == HARM_ABDUCTED);
}

/* "Six soldiers died. Eight were wounded.": of soldiers, where the sentence
 * before tells of nobody else. */
static void take_from_sentence(struct scan *scan, size_t index)
{
    struct draft *draft = &scan->drafts[index];
    struct quantity *quantity = &draft->quantity;
    if (!index || quantity->role != ROLE_PEOPLE ||
        (quantity->kind != COUNT_NUMBER && quantity->kind != COUNT_ONE) ||
        quantity->lo < 1 || !is_bare(scan, quantity) ||
        scan->hit_at[quantity->head] ||
        scan->hits[draft->hit].frame == FRAME_TOLL)
        return;
    const struct draft *before = &scan->drafts[index - 1];
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    if (before->sentence + 1 != draft->sentence || draft->whole != NO_TOKEN ||
        s->zone != scan_sentence(scan, before->sentence)->zone ||
        (!is_armed_role(before->quantity.role) &&
         before->quantity.role != ROLE_PEACEKEEPER &&
         before->quantity.role != ROLE_PRISONER))
        return;
    for (size_t i = index; i-- > 0;) {
        if (scan->drafts[i].sentence != before->sentence) break;
        if (scan->drafts[i].quantity.role != before->quantity.role ||
            scan->drafts[i].quantity.kind != COUNT_NUMBER)
            return;
    }
    quantity->role = before->quantity.role;
    if (!quantity->side.len) quantity->side = before->quantity.side;
}

/* "Killed his father and two sisters, leaving all four dead": more than those
 * before. */
static bool takes_in(const struct scan *scan, const struct quantity *before,
                     const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    return first && scan_is(scan, first - 1, WORD_WHOLLY) &&
           quantity->lo > before->lo;
}

/* "One soldier was killed and several were wounded": of soldiers, who are told
 * of in one breath. */
static bool is_loosely_told(const struct draft *before,
                            const struct draft *draft)
{
    return is_armed_role(before->quantity.role) &&
           str_equal(before->source.text, draft->source.text);
}

/* The role and side of a bare figure, from the figure before it. */
static void take_from_before(struct scan *scan, size_t index)
{
    struct draft *draft = &scan->drafts[index];
    if (!index || !is_bare(scan, &draft->quantity)) return;
    const struct draft *before = &scan->drafts[index - 1];
    if (before->sentence != draft->sentence ||
        scan->hits[draft->hit].frame == FRAME_TOLL ||
        before->quantity.kind == COUNT_NAME || before->whole == index ||
        /* "eight, three of them Chinese, died and 12 were hurt" */
        (before->is_part && !draft->is_part && before->whole != NO_TOKEN) ||
        is_among(scan, before, draft) || are_held(before, draft) ||
        takes_in(scan, &before->quantity, &draft->quantity) ||
        (draft->quantity.qualifier == QUALIFIER_VAGUE &&
         !is_loosely_told(before, draft) &&
         (!draft->quantity.more || draft->harm > HARM_MISSING)) ||
        (before->quantity.hi == 1 && !is_another(&draft->quantity) &&
         before->quantity.role != ROLE_COMBATANT &&
         before->quantity.role != ROLE_PEACEKEEPER))
        return;
    if (draft->quantity.role == ROLE_PEOPLE &&
        before->quantity.role != ROLE_ATTACKER &&
        (before->quantity.role != ROLE_CIVILIAN || draft->quantity.more))
        draft->quantity.role = before->quantity.role;
    /* "a peacekeeper from Liberia was killed and nine others": of any land */
    bool mixed = draft->quantity.role == ROLE_PEACEKEEPER &&
                 before->quantity.hi < draft->quantity.lo;
    if (!draft->quantity.side.len && !mixed)
        draft->quantity.side = before->quantity.side;
    own_find_loser(scan, draft);
}

static void find_own_side(struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    struct str owner = possessor(scan, quantity->words.first);
    if (owner.len) quantity->side = owner;
    if (quantity->lo != 0 &&
        ((!quantity->side.len && is_of_both(scan, draft)) ||
         is_loss_of_both(scan, draft) ||
         /* "the two sides have reported" */
         str_is(draft->source.text, "two sides") ||
         str_is(draft->source.text, "both sides") ||
         str_is(draft->source.text, "Both sides")))
        quantity->side = STR("both");
    predicate_role(scan, quantity);
    land_find(scan, draft);
    own_find(scan, draft);
    flank_find(scan, draft);
    target_find(scan, draft);
}

/* "Troops killed 43 militants": those whom soldiers killed are not theirs. */
static bool are_enemies(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    /* Militants of whom a ministry tells are none of its own. */
    if (scan_is(scan, draft->quantity.head, WORD_IRREGULAR) &&
        draft->source.kind != SOURCE_ARMED_GROUP)
        return true;
    if (!tree_is_verb(scan, verb) || tree_is_passive(scan, verb)) return false;
    uint32_t subject = tree_subject(scan, verb);
    if (subject == NO_TOKEN || subject >= draft->quantity.words.first)
        return false;
    /* "said it had killed ten soldiers" */
    if (!scan_is(scan, verb, WORD_LOSE) && (scan_is(scan, subject, WORD_BODY) ||
                                            scan_is(scan, subject, WORD_THEY)))
        return true;
    uint32_t row, start = tree_sentence_start(scan, verb);
    for (uint32_t i = start; i < verb; i++)
        if (tree_under(scan, i, subject) &&
            phrases_match(&scan->reader->people, scan->tokens, i, verb, &row) &&
            is_armed_role(scan->reader->person_rows[row].role))
            return true;
    return false;
}

/* Soldiers of whom a ministry speaks without naming a side are its own. */
static void take_from_source(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    if (are_enemies(scan, draft)) return;
    bool own = quantity->role == ROLE_COMBATANT ||
               (quantity->role == ROLE_POLICE && scan->conflict);
    if (!quantity->side.len && own && quantity->kind != COUNT_NAME &&
        quantity->lo != 0 &&
        (draft->source.kind == SOURCE_MILITARY ||
         draft->source.kind == SOURCE_GOVERNMENT ||
         /* "Georgian officials"; "the rebels said one rebel had died" */
         draft->source.kind == SOURCE_LOCAL_AUTHORITY ||
         (draft->source.kind == SOURCE_ARMED_GROUP &&
          scan_is(scan, quantity->head, WORD_IRREGULAR))))
        quantity->side = draft->source.side;
}

/* "coalition soldiers": of other lands. */
static bool is_guest(const struct scan *scan, const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    for (uint32_t i = words->first; i < words->first + words->n; i++)
        if (scan_is(scan, i, WORD_APART)) return true;
    return false;
}

/* Fighters of no army are on another side than soldiers; soldiers abroad are
 * no countrymen of the civilians beside them. */
static bool are_of_one_kind(const struct scan *scan, const struct draft *a,
                            const struct draft *b)
{
    if (flank_is_soldier(scan, a, b) || flank_is_soldier(scan, b, a))
        return false;
    return is_armed_role(a->quantity.role) == is_armed_role(b->quantity.role) &&
           scan_is(scan, a->quantity.head, WORD_IRREGULAR) ==
               scan_is(scan, b->quantity.head, WORD_IRREGULAR);
}

/* Soldiers are no part of the rebels. */
static bool may_be_of(const struct scan *scan, const struct draft *part,
                      const struct draft *whole)
{
    return !is_armed_role(part->quantity.role) ||
           !is_armed_role(whole->quantity.role) ||
           is_bare_head(scan, &part->quantity) ||
           are_of_one_kind(scan, part, whole);
}

/* A list's members share a side that one of them names; of any kind, where
 * the sides of a war are counted. */
static void share_in_list(struct scan *scan, size_t index, bool any)
{
    struct draft *draft = &scan->drafts[index];
    if (is_guest(scan, draft) || draft->quantity.role == ROLE_ATTACKER) return;
    for (size_t i = index + 1; i < scan->n_drafts; i++) {
        struct draft *next = &scan->drafts[i];
        if (next->sentence != draft->sentence || next->harm != draft->harm ||
            next->hit != draft->hit)
            return;
        if (!draft->quantity.side.len && next->quantity.side.len &&
            next->quantity.lo != 0 && next->quantity.role != ROLE_ATTACKER &&
            next->whole != index &&
            (any || are_of_one_kind(scan, draft, next)) &&
            (draft->quantity.role != ROLE_PEACEKEEPER ||
             next->quantity.role == ROLE_PEACEKEEPER))
            draft->quantity.side = next->quantity.side;
    }
}

static bool is_between_sides(const struct scan *scan)
{
    uint8_t type = scan->events[0].type;
    return type == EVENT_WAR || type == EVENT_OFFENSIVE;
}

/* The United Nations, aid groups and papers count the victims of all. */
static bool speaks_for_side(const struct attribution *source)
{
    return source->kind != SOURCE_MEDIA && source->kind != SOURCE_UN &&
           source->kind != SOURCE_NGO;
}

/* A sum in the report's own voice may be of all who died in a war. */
static bool may_be_of_all(const struct draft *draft)
{
    return draft->harm != HARM_DISPLACED && draft->harm != HARM_RETURNED &&
           draft->harm != HARM_MISSING && draft->harm != HARM_AFFECTED &&
           draft->quantity.kind == COUNT_NUMBER &&
           (!draft->source.text.len || !speaks_for_side(&draft->source));
}

/* An epidemic or a flood strikes whomever it meets. */
static bool is_of_nature(const struct scan *scan, const struct draft *draft)
{
    uint8_t type = scan->events[draft->event].type;
    return type == EVENT_EPIDEMIC || type == EVENT_FLOOD ||
           type == EVENT_STORM || type == EVENT_EARTHQUAKE ||
           type == EVENT_CRASH;
}

static bool takes_side(const struct scan *scan, const struct draft *draft)
{
    return !draft->quantity.side.len && !is_of_nature(scan, draft) &&
           draft->harm != HARM_DISPLACED && draft->harm != HARM_RETURNED &&
           draft->quantity.role != ROLE_ATTACKER;
}

/* The one side that all civilians told of in a war's report belong to. */
static struct str only_side(const struct scan *scan)
{
    struct str found = STR("");
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct draft *draft = &scan->drafts[i];
        struct str side = draft->quantity.side;
        if (!side.len || draft->event != 0 || str_is(side, "both") ||
            is_armed_role(draft->quantity.role) ||
            draft->quantity.role == ROLE_PEACEKEEPER)
            continue;
        if (found.len && !str_equal(found, side)) return STR("");
        found = side;
    }
    /* the families of Boko Haram's men are not those whom it had taken */
    for (size_t i = 0; i < scan->n_drafts && found.len; i++)
        if (str_equal(scan->drafts[i].quantity.side, found) &&
            band_is_named(scan, &scan->drafts[i]))
            return STR("");
    return found;
}

/* "The ministry" that goes on about wounded soldiers speaks of those whose
 * side was told last. */
static void follow_soldiers(struct scan *scan, uint32_t index)
{
    struct draft *draft = &scan->drafts[index];
    if (draft->quantity.side.len || draft->source.side.len ||
        draft->quantity.role != ROLE_COMBATANT ||
        (draft->source.kind != SOURCE_GOVERNMENT &&
         draft->source.kind != SOURCE_MILITARY))
        return;
    for (uint32_t i = index; i-- > scan_near_start(index);) {
        const struct draft *before = &scan->drafts[i];
        if (before->quantity.role != ROLE_COMBATANT ||
            !before->quantity.side.len || str_is(before->quantity.side, "both"))
            continue;
        draft->quantity.side = before->quantity.side;
        return;
    }
}

/* In a war or an offensive the victims are of one side or the other: a side
 * that speaks of victims speaks of its own, and when all civilians whose side
 * is told are of one side, so are the others, but for sums of all. */
void side_settle(struct scan *scan)
{
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        if (draft->into != NO_TOKEN && !draft->quantity.side.len)
            draft->quantity.side = scan->drafts[draft->into].quantity.side;
        if (i && scan->drafts[i - 1].sentence == draft->sentence &&
            !draft->quantity.side.len &&
            (draft->quantity.role == ROLE_COMBATANT ||
             draft->quantity.role == ROLE_POLICE) &&
            scan->drafts[i - 1].quantity.role == draft->quantity.role &&
            (is_bare_head(scan, &draft->quantity) ||
             are_of_one_kind(scan, draft, &scan->drafts[i - 1])))
            draft->quantity.side = scan->drafts[i - 1].quantity.side;
    }
    state_find(scan);
    if (!is_between_sides(scan)) return;
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        share_in_list(scan, i, true);
        follow_soldiers(scan, i);
    }
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (takes_side(scan, &scan->drafts[i]) &&
            speaks_for_side(&scan->drafts[i].source) &&
            !are_enemies(scan, &scan->drafts[i]))
            scan->drafts[i].quantity.side = scan->drafts[i].source.side;
    struct str side = only_side(scan);
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (!scan->drafts[i].quantity.side.len && scan->drafts[i].event == 0 &&
            !may_be_of_all(&scan->drafts[i]) &&
            scan->drafts[i].quantity.role != ROLE_ATTACKER &&
            !is_armed_role(scan->drafts[i].quantity.role))
            scan->drafts[i].quantity.side = side;
}

void side_find(struct scan *scan)
{
    held_open(scan);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        find_own_side(scan, &scan->drafts[i]);
        rank_take(scan, i);
    }
    camps_find(scan);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        take_from_before(scan, i);
        take_from_sentence(scan, i);
        take_from_counted(scan, &scan->drafts[i]);
    }
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        if (!draft->quantity.side.len && draft->whole != NO_TOKEN &&
            may_be_of(scan, draft, &scan->drafts[draft->whole]))
            draft->quantity.side = scan->drafts[draft->whole].quantity.side;
        share_in_list(scan, i, false);
    }
    for (size_t i = 0; i < scan->n_drafts; i++)
        take_from_source(scan, &scan->drafts[i]);
}
