/* Whose people they are, where their own phrase does not tell.
 *
 * A possessive points at a country named before it; soldiers of whom a
 * ministry speaks without naming a side are its own; a bare figure in a list
 * is of the people counted before it; a part is of its whole's side. Nothing
 * is taken from the place of an event alone.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

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

/* "2,783 of its forces", "deaths among its personnel". */
static uint32_t possessive_in(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t stop = words.first + words.n + 3;
    uint32_t first = words.first;
    if (first > tree_sentence_start(scan, first)) first--;
    for (uint32_t i = first; i < end && i < stop; i++)
        if (scan_is(scan, i, WORD_OWN)) return i;
    return NO_TOKEN;
}

/* The country named last before a token of its sentence. */
static struct str country_before(const struct scan *scan, uint32_t token)
{
    uint32_t start = tree_sentence_start(scan, token);
    for (uint32_t i = token; i-- > start;) {
        uint32_t index = scan->place_at[i];
        if (!index) continue;
        struct str side = group_place_side(scan, index - 1);
        if (side.len) return side;
    }
    return STR("");
}

static bool is_armed_role(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE;
}

static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    if (scan_is(scan, quantity->head, WORD_OTHERS)) return true;
    return quantity->role == ROLE_PEOPLE && quantity->kind == COUNT_NUMBER &&
           (scan->number_at[quantity->head] == quantity->number + 1 ||
            scan->hit_at[quantity->head]);
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
    return quantity->more && quantity->lo == 1 && quantity->hi == 1;
}

/* The role and side of a bare figure, from the figure before it. */
static void take_from_before(struct scan *scan, size_t index)
{
    struct draft *draft = &scan->drafts[index];
    if (!index || !is_bare(scan, &draft->quantity)) return;
    const struct draft *before = &scan->drafts[index - 1];
    if (before->sentence != draft->sentence ||
        before->quantity.kind == COUNT_NAME ||
        (draft->quantity.qualifier == QUALIFIER_VAGUE &&
         (!draft->quantity.more || draft->harm > HARM_MISSING)) ||
        (before->quantity.hi == 1 && !is_another(&draft->quantity) &&
         before->quantity.role != ROLE_COMBATANT))
        return;
    if (draft->quantity.role == ROLE_PEOPLE &&
        before->quantity.role != ROLE_ATTACKER)
        draft->quantity.role = before->quantity.role;
    if (!draft->quantity.side.len) draft->quantity.side = before->quantity.side;
}

/* "ethnic Armenians flee Nagorno-Karabakh": those who flee a land that is
 * spoken of as a side are its people, whatever nation they are of. */
static struct str land_fled(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t index = scan->place_at[i];
        if (!index) continue;
        const struct place *place = &scan->analysis.places[index - 1].place;
        struct str side = group_place_side(scan, index - 1);
        if (place->kind == PLACE_REGION && side.len) return side;
    }
    return STR("");
}

/* "two pilgrims from Myanmar were killed" */
static struct str land_of_origin(const struct scan *scan,
                                 const struct draft *draft)
{
    uint32_t at = draft->quantity.words.first + draft->quantity.words.n;
    uint32_t end = tree_sentence_end(scan, draft->quantity.words.first);
    if ((draft->harm != HARM_KILLED && draft->harm != HARM_INJURED) ||
        at + 1 >= end || !str_is(scan->tokens[at].lower, "from"))
        return STR("");
    uint32_t index = scan->place_at[at + 1];
    if (!index || scan->analysis.places[index - 1].place.kind != PLACE_COUNTRY)
        return STR("");
    return group_place_side(scan, index - 1);
}

/* "its forces had lost 20 men": the men are soldiers, of whoever lost them. */
static void find_loser(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    uint32_t verb = scan->hits[draft->hit].head, row;
    if (!tree_is_verb(scan, verb) || !scan_is(scan, verb, WORD_LOSE) ||
        quantity->role != ROLE_PEOPLE)
        return;
    uint32_t subject = tree_subject(scan, verb);
    if (subject == NO_TOKEN || subject > verb ||
        !phrases_match(&scan->reader->people, scan->tokens, subject,
                       subject + 1, &row) ||
        !is_armed_role(scan->reader->person_rows[row].role))
        return;
    quantity->role = scan->reader->person_rows[row].role;
    if (quantity->side.len) return;
    uint32_t start = tree_sentence_start(scan, subject);
    uint32_t first = subject > start + 2 ? subject - 2 : start;
    quantity->side = group_side(
        scan, (struct stretch){ first, subject - first + 1 }, subject);
    if (!quantity->side.len && subject > start &&
        scan_is(scan, subject - 1, WORD_OWN))
        quantity->side = country_before(scan, subject);
}

static void find_own_side(struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    struct str owner = possessor(scan, quantity->words.first);
    if (owner.len) quantity->side = owner;
    if (quantity->lo != 0 &&
        (is_of_both(scan, draft) || is_loss_of_both(scan, draft)))
        quantity->side = STR("both");
    if (draft->harm == HARM_DISPLACED && quantity->kind != COUNT_NAME) {
        struct str land = land_fled(scan, draft);
        if (land.len) quantity->side = land;
    }
    if (!quantity->side.len) quantity->side = land_of_origin(scan, draft);
    if (quantity->side.len || quantity->role == ROLE_ATTACKER) return;
    uint32_t possessive = possessive_in(scan, quantity->words);
    bool inside = possessive < quantity->words.first + quantity->words.n;
    if (possessive != NO_TOKEN && (inside || is_armed_role(quantity->role))) {
        quantity->side = country_before(scan, possessive);
        if (!quantity->side.len) quantity->side = draft->source.side;
    }
}

/* "Troops killed 43 militants": those whom soldiers killed are not theirs. */
static bool are_enemies(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    if (!tree_is_verb(scan, verb) || tree_is_passive(scan, verb)) return false;
    uint32_t subject = tree_subject(scan, verb);
    if (subject == NO_TOKEN || subject >= draft->quantity.words.first)
        return false;
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
    if (!quantity->side.len && is_armed_role(quantity->role) &&
        (draft->source.kind == SOURCE_MILITARY ||
         draft->source.kind == SOURCE_GOVERNMENT))
        quantity->side = draft->source.side;
}

/* A list's members share a side that one of them names. */
static void share_in_list(struct scan *scan, size_t index)
{
    struct draft *draft = &scan->drafts[index];
    for (size_t i = index + 1; i < scan->n_drafts; i++) {
        struct draft *next = &scan->drafts[i];
        if (next->sentence != draft->sentence || next->harm != draft->harm ||
            next->hit != draft->hit)
            return;
        if (!draft->quantity.side.len && next->quantity.side.len &&
            next->quantity.lo != 0 && next->quantity.role != ROLE_ATTACKER)
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

static bool takes_side(const struct draft *draft)
{
    return !draft->quantity.side.len && draft->harm != HARM_DISPLACED &&
           draft->harm != HARM_RETURNED &&
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

/* The name by which the report calls a country; "" = it does not. */
static struct str country_name(const struct scan *scan, struct str country)
{
    for (uint32_t i = 0; i < scan->analysis.n_places; i++) {
        const struct place *place = &scan->analysis.places[i].place;
        if ((place->kind == PLACE_COUNTRY || place->kind == PLACE_PEOPLE) &&
            str_equal(place->country, country))
            return place->name;
    }
    return STR("");
}

static bool is_of_state(const struct scan *scan, const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    if (draft->quantity.side.len || !is_armed_role(draft->quantity.role))
        return false;
    for (uint32_t i = words->first; i < words->first + words->n; i++)
        if (scan_is(scan, i, WORD_STATE)) return true;
    return false;
}

/* "Government troops", "pro-regime fighters": the country's where it was. */
static void find_states(struct scan *scan)
{
    struct str known = STR(""), name = STR("");
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        struct str country = scan->events[draft->event].country;
        if (!country.len || !is_of_state(scan, draft)) continue;
        if (!str_equal(known, country)) name = country_name(scan, country);
        known = country;
        draft->quantity.side = name;
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
            draft->quantity.role == ROLE_COMBATANT &&
            scan->drafts[i - 1].quantity.role == ROLE_COMBATANT)
            draft->quantity.side = scan->drafts[i - 1].quantity.side;
    }
    find_states(scan);
    if (!is_between_sides(scan)) return;
    for (uint32_t i = 0; i < scan->n_drafts; i++) follow_soldiers(scan, i);
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (takes_side(&scan->drafts[i]) &&
            speaks_for_side(&scan->drafts[i].source))
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
        find_loser(scan, &scan->drafts[i]);
        take_from_before(scan, i);
        take_from_counted(scan, &scan->drafts[i]);
    }
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        if (!draft->quantity.side.len && draft->whole != NO_TOKEN)
            draft->quantity.side = scan->drafts[draft->whole].quantity.side;
        share_in_list(scan, i);
    }
    for (size_t i = 0; i < scan->n_drafts; i++)
        take_from_source(scan, &scan->drafts[i]);
}
