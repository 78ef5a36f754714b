/* Whom a harm word can be said of: people for most of them, a number of
 * people for those that are said of much else.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/plight.h"

/* From how many people on "left" may tell of a flight. */
enum { MASS_LEAST = 100 };

/* Words that make a noun phrase people though no table knows them: a harm
 * that only people suffer. */
bool victim_suffers(const struct harm_hit *hit)
{
    return !hit->weak && hit->harm <= HARM_ABDUCTED;
}

/* "her missing brother", "affects people", "returning home": no claim but
 * with a number. */
static bool needs_number(const struct harm_hit *hit)
{
    return hit->weak &&
           (hit->harm == HARM_RETURNED || hit->harm == HARM_AFFECTED ||
            hit->harm == HARM_DISPLACED || hit->harm == HARM_MISSING);
}

/* "The captured pilot was released", "her kidnapped sister": one who was
 * held. */
static bool is_held(const struct scan *scan, const struct quantity *quantity)
{
    if (quantity->kind != COUNT_DEFINITE || quantity->hi != 1) return false;
    uint32_t of = tree_child(scan, quantity->head, REL_AMOD);
    if (of == NO_TOKEN || !scan->hit_at[of]) return false;
    uint8_t harm = scan->hits[scan->hit_at[of] - 1].harm;
    return harm == HARM_DETAINED || harm == HARM_ABDUCTED;
}

/* "freed a Frenchman", "guests were evacuated": by a verb, of people; "a girl
 * who has not been seen since Friday". */
static bool is_plain(const struct scan *scan, const struct quantity *quantity,
                     const struct harm_hit *hit)
{
    if (hit->harm == HARM_MISSING && hit->frame == FRAME_STATE &&
        quantity->kind == COUNT_ONE && quantity->person)
        return true;
    if (!quantity->person || hit->class != CLASS_VERB ||
        hit->frame != FRAME_OBJECT)
        return false;
    return ((quantity->kind == COUNT_ONE || is_held(scan, quantity)) &&
            hit->harm == HARM_RETURNED) ||
           (quantity->kind == COUNT_PLURAL && hit->harm == HARM_DISPLACED &&
            tree_is_passive(scan, hit->head));
}

/* "two Muslims", "12 Rangers": a kind of people that no table knows. */
static bool is_kind(const struct scan *scan, const struct quantity *quantity)
{
    const struct token *head = &scan->tokens[quantity->head];
    size_t len = head->text.len;
    bool plural = head->sense == SENSE_PLURAL ||
                  (len > 2 && head->text.at[len - 1] == 's');
    return head->tag == TAG_PROPN && plural && quantity->lo > 1 &&
           !scan->time_at[quantity->head] && !scan->place_at[quantity->head];
}

/* "three foreign and two local staff": the noun stands behind the second. */
static bool is_shared(const struct scan *scan, uint32_t head)
{
    uint32_t next = head + 2;
    return scan->tokens[head].tag == TAG_ADJ && !scan->hit_at[head] &&
           next < tree_sentence_end(scan, head) &&
           scan_is(scan, head + 1, WORD_AND) && scan->number_at[next];
}

/* "people who kill policemen", "weapons that injure civilians", "killing of
 * civilians is a crime": of no event. */
static bool is_general(const struct scan *scan, const struct quantity *quantity,
                       const struct harm_hit *hit)
{
    const struct token *verb = &scan->tokens[hit->head];
    if (quantity->kind != COUNT_PLURAL || hit->head != hit->first) return false;
    if (verb->relation == REL_ACL_RELCL)
        return hit->class == CLASS_VERB &&
               str_equal(verb->lower, verb->lemma) &&
               verb->sense != SENSE_PARTICIPLE &&
               tree_child(scan, hit->head, REL_AUX) == NO_TOKEN &&
               tree_child(scan, hit->head, REL_AUX_PASS) == NO_TOKEN;
    uint32_t is = tree_child(scan, verb->head, REL_COP);
    return (verb->relation == REL_NSUBJ || verb->relation == REL_CSUBJ) &&
           str_ends(verb->lower, STR("ing")) && is != NO_TOKEN &&
           scan_is(scan, is, WORD_IS) &&
           tree_child(scan, hit->head, REL_DET) == NO_TOKEN;
}

/* "More people died in the north than in the south": how many, nobody says. */
static bool is_compared(const struct scan *scan,
                        const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t end = tree_sentence_end(scan, first);
    if (quantity->qualifier != QUALIFIER_INDEFINITE ||
        !(scan_is(scan, first, WORD_MORE) || context_cue(scan, first, CUE_GAP)))
        return false;
    for (uint32_t i = quantity->head + 1; i < end; i++)
        if (scan_is(scan, i, WORD_THAN)) return true;
    return false;
}

/* "two of those identified as soldiers were killed": what they are called. */
static bool is_label(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    return quantity->kind == COUNT_PLURAL &&
           first > tree_sentence_start(scan, first) + 1 &&
           scan_is(scan, first - 1, WORD_AS) &&
           context_cue(scan, first - 2, CUE_NAMES);
}

/* "Omar Said, 28, son of Ali Said": who he was, and no other. */
static bool is_descent(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t at = quantity->head;
    return quantity->words.n == 1 && quantity->kind != COUNT_NUMBER &&
           at > tree_sentence_start(scan, at) && at + 1 < scan->n_tokens &&
           scan_is(scan, at, WORD_KIN) && scan_is(scan, at + 1, WORD_OF) &&
           str_is(scan->tokens[at - 1].text, ",");
}

/* "Agence France-Presse", "the Liberation Tigers": a name that no man has. */
static bool is_body(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t end = first + quantity->words.n, value;
    /* "the 2nd Force (Forward) ... was killed" */
    if (first > 0 && end < scan->n_tokens &&
        str_is(scan->tokens[first - 1].text, "(") &&
        str_is(scan->tokens[end].text, ")"))
        return true;
    if (quantity->words.n < 2) return false;
    return body_is_known(scan, quantity->name) ||
           scan_is(scan, end - 1, WORD_BAND) ||
           phrases_match(&scan->reader->armed, scan->tokens, first, end,
                         &value) == quantity->words.n;
}

/* "300 men, women and children": a list of bare plurals from one word on up
 * to another, that "and" closes. */
static bool is_bare_list(const struct scan *scan, uint32_t from, uint32_t to)
{
    if (from == to || !scan_is(scan, to - 1, WORD_AND)) {
        bool comma = from + 1 == to && str_is(scan->tokens[from].lower, ",");
        uint32_t next = to + 1;
        if (!comma || next + 1 >= tree_sentence_end(scan, to) ||
            !scan_is(scan, next, WORD_AND))
            return false;
        return scan->tokens[next + 1].sense == SENSE_PLURAL;
    }
    for (uint32_t i = from; i < to; i++)
        if (!scan_is(scan, i, WORD_AND) &&
            !str_is(scan->tokens[i].lower, ",") &&
            scan->tokens[i].sense != SENSE_PLURAL)
            return false;
    return true;
}

/* "17 students and staff members": the number counts both. */
bool victim_is_counted(const struct scan *scan, uint32_t first, uint32_t next)
{
    struct quantity one = quantity_read(scan, first);
    int64_t most = one.hi == OPEN_BOUND ? one.lo : one.hi;
    if (one.kind != COUNT_NUMBER || most < 3 || one.head != first) return false;
    struct quantity two = quantity_read(scan, next);
    uint32_t from = two.words.first;
    return two.kind == COUNT_PLURAL && from > first &&
           ((from == first + 2 && scan_is(scan, first + 1, WORD_AND)) ||
            is_bare_list(scan, first + 1, from));
}

/* "no body", "another injury": words that are rarely of people then; "none of
 * the injuries was grave": there were some. */
bool victim_is_idle(const struct scan *scan, const struct quantity *quantity,
                    const struct harm_hit *hit)
{
    bool injury = hit->harm == HARM_INJURED;
    if (quantity->negative && injury && hit->first > 1 &&
        scan_is(scan, hit->first - 2, WORD_OF))
        return scan_is(scan, hit->first - 1, WORD_DEFINITE) ||
               scan_is(scan, hit->first - 1, WORD_OWNER) ||
               scan_is(scan, hit->first - 1, WORD_OWN);
    if (!hit->weak) return false;
    if (quantity->negative) return !injury;
    return injury && quantity->lo == 1 && quantity->words.first < hit->first;
}

/* "None of them had any injuries, and had died of cold": they had. */
static bool is_far_none(const struct scan *scan,
                        const struct quantity *quantity,
                        const struct harm_hit *hit)
{
    return quantity->negative && hit->harm == HARM_KILLED &&
           hit->class == CLASS_VERB &&
           scan->tokens[hit->head].relation == REL_CONJ &&
           tree_child(scan, hit->head, REL_NSUBJ) == NO_TOKEN &&
           tree_child(scan, hit->head, REL_NSUBJ_PASS) == NO_TOKEN;
}

/* "The other rebels fled", "others returned with reinforcements": moves in a
 * fight, of nobody driven out and nobody who came home. */
static bool is_loose_move(const struct scan *scan,
                          const struct quantity *quantity,
                          const struct harm_hit *hit)
{
    if (quantity->qualifier != QUALIFIER_INDEFINITE || hit->n != 1)
        return false;
    if (hit->harm == HARM_DISPLACED && hit->frame == FRAME_SUBJECT)
        return quantity->role == ROLE_COMBATANT ||
               quantity->role == ROLE_POLICE;
    return hit->harm == HARM_RETURNED && hit->frame == FRAME_SUBJECT &&
           hit->class == CLASS_VERB && scan_is(scan, hit->head, WORD_RETURN);
}

/* "The mission evacuated the eight wounded", "13 bodies were evacuated": to a
 * ward; nobody was driven out. */
static bool is_carried_off(const struct scan *scan,
                           const struct quantity *quantity,
                           const struct harm_hit *hit)
{
    uint32_t first = quantity->words.first, end = first + quantity->words.n;
    if (hit->harm != HARM_DISPLACED || !end) return false;
    /* "the eight wounded": the harm word is no noun of the eight */
    if (scan->number_at[end - 1] && end < scan->n_tokens) end++;
    for (uint32_t i = first; i < end; i++) {
        uint32_t index = scan->hit_at[i];
        if (index && (scan->hits[index - 1].harm == HARM_INJURED ||
                      scan->hits[index - 1].harm == HARM_KILLED))
            return true;
    }
    return false;
}

/* Does the report tell of the same harm by another word, and are there so many
 * that "left" may tell of a flight? Who comes back was taken. */
static bool is_again(const struct scan *scan, const struct quantity *quantity,
                     const struct harm_hit *hit)
{
    int64_t count = quantity->lo == OPEN_BOUND ? quantity->hi : quantity->lo;
    if (hit->mass &&
        (count < MASS_LEAST || quantity->qualifier == QUALIFIER_INDEFINITE))
        return false;
    uint32_t harms = UINT32_C(1) << hit->harm;
    if (hit->harm == HARM_RETURNED)
        harms |= UINT32_C(1) << HARM_ABDUCTED | UINT32_C(1) << HARM_DETAINED;
    return (scan->told & harms) != 0;
}

/* "Many are in a critical condition" */
static bool are_in_state(const struct scan *scan,
                         const struct quantity *quantity,
                         const struct harm_hit *hit)
{
    return hit->frame == FRAME_STATE && hit->harm == HARM_INJURED &&
           hit->n > 2 && scan->tokens[quantity->head].relation == REL_NSUBJ;
}

bool victim_fits(const struct scan *scan, const struct quantity *quantity,
                 const struct harm_hit *hit)
{
    const struct token *head = &scan->tokens[quantity->head];
    if (hit->again && !is_again(scan, quantity, hit)) return false;
    if (plight_of_none(scan, quantity)) return false;
    if (quantity->thing || hit->modal || beyond_differs(scan, quantity))
        return false;
    if (is_general(scan, quantity, hit) || is_label(scan, quantity) ||
        is_compared(scan, quantity))
        return false;
    /* "gave no details about those killed" */
    if (quantity->negative && !quantity->person && head->tag == TAG_NOUN)
        return false;
    /* "found no survivors" tells of nobody who came back. */
    if (quantity->negative && hit->harm == HARM_RETURNED) return false;
    /* "14 bodies and two survivors"; but one of those may die. */
    if (hit->harm == HARM_KILLED && hit->frame != FRAME_SUBJECT &&
        scan_is(scan, quantity->head, WORD_ALIVE))
        return false;
    /* "The gunman fled", "returned at dawn": he is sought, not driven out. */
    if (quantity->role == ROLE_ATTACKER &&
        (hit->harm == HARM_DISPLACED ||
         (hit->harm == HARM_RETURNED && hit->frame == FRAME_SUBJECT)))
        return false;
    if (is_loose_move(scan, quantity, hit) ||
        is_far_none(scan, quantity, hit) ||
        is_carried_off(scan, quantity, hit) || is_descent(scan, quantity))
        return false;
    if (needs_number(hit) && quantity->kind != COUNT_NUMBER &&
        !is_plain(scan, quantity, hit))
        return false;
    /* "His brother fled": of one alone it says little. */
    if (hit->harm == HARM_DISPLACED &&
        (quantity->kind == COUNT_ONE || quantity->kind == COUNT_DEFINITE) &&
        quantity->hi == 1 && quantity->unit == UNIT_PERSON)
        return false;
    switch (quantity->kind) {
    case COUNT_NUMBER:
        if (hit->weak && quantity->qualifier == QUALIFIER_INDEFINITE &&
            head->tag != TAG_NOUN && !are_in_state(scan, quantity, hit) &&
            !scan_is(scan, quantity->words.first + quantity->words.n - 1,
                     WORD_OTHERS))
            return false;
        if (quantity->person) return true;
        return victim_suffers(hit) &&
               (head->tag == TAG_NOUN || is_kind(scan, quantity) ||
                is_shared(scan, quantity->head));
    case COUNT_ONE:
        if (quantity->person) return true;
        return victim_suffers(hit) && hit->class == CLASS_VERB &&
               head->tag == TAG_NOUN &&
               !scan_is(scan, quantity->head, WORD_NUMBER);
    case COUNT_DEFINITE: return quantity->person;
    /* "children who were brought to hospitals" */
    case COUNT_PLURAL:
        return quantity->person && !(hit->weak && hit->harm == HARM_INJURED);
    case COUNT_GROUP: return quantity->person && hit->frame == FRAME_SAFE;
    case COUNT_NAME:
        return (!hit->weak || hit->harm != HARM_INJURED) &&
               !is_body(scan, quantity);
    default: return false;
    }
}

/* "Some returned to the town": a move in a fight. */
bool victim_is_loose(const struct scan *scan, const struct quantity *quantity,
                     const struct harm_hit *hit)
{
    bool moves = hit->harm == HARM_RETURNED || hit->harm == HARM_INJURED;
    return quantity->qualifier == QUALIFIER_INDEFINITE && hit->weak && moves &&
           !victim_fits(scan, quantity, hit);
}

/* "200 prisoners of war were swapped for 55 others": prisoners of a sentence
 * that tells of their exchange come back. */
uint8_t victim_harm(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t end = tree_sentence_end(scan, hit->head);
    if (hit->harm != HARM_DETAINED || !hit->weak) return hit->harm;
    for (uint32_t i = tree_sentence_start(scan, hit->head); i < end; i++)
        if (context_cue(scan, i, CUE_EXCHANGE)) return HARM_RETURNED;
    return hit->harm;
}

/* "Five more injured succumbed": the five. */
uint32_t victim_over_harm(const struct scan *scan, uint32_t subject)
{
    if (subject == NO_TOKEN || !scan->hit_at[subject] ||
        !tree_is_verb(scan, subject))
        return subject;
    uint32_t own = tree_child(scan, subject, REL_NSUBJ_PASS);
    return own != NO_TOKEN && scan->number_at[own] ? own : subject;
}

/* "shot to death 14 guests": the noun of a number right behind the phrase,
 * unless that has a harm word of its own. */
uint32_t victim_counted_from(const struct scan *scan, uint32_t from)
{
    uint32_t index = scan->number_at[from];
    if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
        return NO_TOKEN;
    struct quantity quantity = quantity_of_number(scan, index - 1);
    uint32_t next = quantity.words.first + quantity.words.n;
    bool own = next < tree_sentence_end(scan, from) && scan->hit_at[next];
    return quantity.person && !quantity.thing && !own ? quantity.head
                                                      : NO_TOKEN;
}
