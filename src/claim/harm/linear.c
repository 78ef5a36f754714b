/* What the tree missed: numbers beside harm words, by position alone.
 *
 * A parser errs most in headlines, lists and long sentences. A number of
 * people that no harm word took, and that stands right before or right after
 * one, belongs to it all the same: "12 killed", "killing at least 40",
 * "the toll rose to 33".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/plight.h"
#include "claim/toll.h"

enum {
    BEFORE_REACH = 6,
    AFTER_REACH = 4,
    ASIDE_REACH = 20,
    OWNED_REACH = 3,
};

/* In sentences: so far before its harm word may a draft's words stand. */
enum { HIT_REACH = 2 };

static bool *used_numbers(const struct scan *scan)
{
    bool *used = ARENA_ARRAY(scan->arena, bool, scan->analysis.n_numbers + 1);
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (scan->drafts[i].quantity.number != NO_TOKEN)
            used[scan->drafts[i].quantity.number] = true;
    return used;
}

static bool stops(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    uint32_t index = scan->number_at[at];
    if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
        return true;
    return str_is(token->lower, ";") || str_is(token->lower, ":") ||
           (token->tag == TAG_VERB && !scan->hit_at[at]);
}

/* Behind an aside of parts: "168 people, including 40 children, were ...". */
static uint32_t behind_aside(const struct scan *scan, uint32_t at, uint32_t end)
{
    if (at + 1 >= end || !str_is(scan->tokens[at].lower, ",")) return at;
    if (!scan_is(scan, at + 1, WORD_ASIDE)) return at;
    bool counted = false;
    for (uint32_t i = at + 2; i + 1 < end && i < at + ASIDE_REACH; i++) {
        if (str_is(scan->tokens[i].lower, ",") &&
            scan->tokens[i + 1].tag == TAG_AUX)
            return i + 1;
        /* "18 others, including children wounded in the raid" */
        counted |= scan->number_at[i] > 0;
        if (scan->hit_at[i])
            return !counted && scan->tokens[i].sense == SENSE_PARTICIPLE &&
                           scan->tokens[i + 1].tag == TAG_ADP
                       ? i
                       : at;
    }
    return at;
}

/* "One of the sons of the deceased": no word about the son. */
static bool is_owner(const struct scan *scan, uint32_t from, uint32_t at)
{
    return at > from + 1 && scan->tokens[at].relation == REL_NMOD &&
           scan_is(scan, at - 1, WORD_DEFINITE) &&
           scan_is(scan, at - 2, WORD_OF) && scan_is(scan, at - 3, WORD_KIN);
}

/* The harm word that follows the phrase: "12 people were killed". */
static uint32_t hit_after(const struct scan *scan, struct stretch words)
{
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    at = behind_aside(scan, at, end);
    for (uint32_t i = at; i < end && i < at + BEFORE_REACH; i++) {
        if (scan->hit_at[i]) {
            const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
            bool active = hit->frame == FRAME_OBJECT &&
                          sufferer_object(scan, hit) != NO_TOKEN &&
                          !tree_is_passive(scan, hit->head);
            bool fits = hit->frame == FRAME_OBJECT ||
                        hit->frame == FRAME_SUBJECT ||
                        hit->frame == FRAME_STATE || hit->frame == FRAME_SAFE;
            return fits && !active && !is_owner(scan, at, i)
                       ? scan->hit_at[i] - 1
                       : NO_TOKEN;
        }
        if (stops(scan, i) || scan->tokens[i].tag == TAG_PUNCT) break;
        /* "three men whose van was trapped": the van */
        if (scan_is(scan, i, WORD_RELATIVE) &&
            scan->tokens[i].relation == REL_NMOD_POSS)
            break;
    }
    return NO_TOKEN;
}

/* "was injured when three gunmen ...": "when" is of the verb behind it. */
static bool opens_clause(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    return token->tag == TAG_SCONJ ||
           (token->tag == TAG_ADV && token->head > at && !scan->number_at[at] &&
            (tree_is_verb(scan, token->head) ||
             scan->tokens[token->head].relation == REL_ADVCL));
}

/* The harm word that the phrase follows: "killing at least 40". */
static uint32_t hit_before(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    for (uint32_t back = 1; back <= AFTER_REACH; back++) {
        if (words.first < start + back) break;
        uint32_t i = words.first - back;
        if (scan->hit_at[i]) {
            const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
            bool fits = hit->frame == FRAME_OBJECT && hit->class == CLASS_VERB;
            return fits && !tree_is_passive(scan, hit->head)
                       ? scan->hit_at[i] - 1
                       : NO_TOKEN;
        }
        if (stops(scan, i) || scan->tokens[i].tag == TAG_ADP ||
            scan_is(scan, i, WORD_BUT) || opens_clause(scan, i))
            break;
    }
    return NO_TOKEN;
}

static void add(struct scan *scan, uint32_t hit_index,
                const struct quantity *quantity, uint8_t tie)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    if (hit->modal || hit->again) return;
    if (plight_of_none(scan, quantity)) return;
    struct draft *draft = scan_draft(scan);
    draft->quantity = *quantity;
    draft->hit = hit_index;
    /* Told in a sentence after that of the harm word, it stands there. */
    uint32_t sentence = scan->sentence_at[quantity->words.first];
    bool after = sentence > hit->sentence;
    draft->sentence = after ? sentence : hit->sentence;
    draft->anchor = after ? quantity->head : hit->head;
    draft->harm = hit->harm;
    draft->tie = tie;
    if (hit->frame == FRAME_SAFE) {
        draft->quantity.lo = draft->quantity.hi = 0;
        draft->quantity.qualifier = QUALIFIER_EXACT;
    }
}

/* A number joined by "and" or a comma to one that a harm word took:
 * "killed four police officers and two civilians". */
static uint32_t draft_before(const struct scan *scan, struct stretch words)
{
    uint32_t d = held_last(scan, scan->sentence_at[words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *other = &scan->drafts[d].quantity.words;
        uint32_t end = other->first + other->n;
        if (end > words.first || end + 3 < words.first) continue;
        bool joined = end < words.first;
        for (uint32_t i = end; i < words.first; i++) {
            struct str lower = scan->tokens[i].lower;
            if (!scan_is(scan, i, WORD_JOINS) && !str_is(lower, ","))
                joined = false;
        }
        if (joined) return d;
    }
    return NO_TOKEN;
}

/* "nine people, four of whom died": the four alone. */
static bool is_of_those(const struct scan *scan,
                        const struct quantity *quantity)
{
    if (quantity->number == NO_TOKEN) return false;
    const struct number *number = &scan->analysis.numbers[quantity->number];
    uint32_t behind = number->words.first + number->words.n;
    return behind + 1 < scan->n_tokens && scan_is(scan, behind, WORD_OF) &&
           scan_is(scan, behind + 1, WORD_WHOM);
}

/* A number joined to the next one that a harm word behind both took: "one
 * teacher, three drivers and four guards were killed". */
static uint32_t draft_after(const struct scan *scan, struct stretch words)
{
    uint32_t end = words.first + words.n, found = NO_TOKEN;
    uint32_t d = held_last(scan, scan->sentence_at[words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        uint32_t first = draft->quantity.words.first;
        if (first <= end || first > end + 2 ||
            is_of_those(scan, &draft->quantity))
            continue;
        if (scan->hits[draft->hit].first < first) continue;
        bool joined = true;
        for (uint32_t i = end; i < first; i++) {
            struct str lower = scan->tokens[i].lower;
            if (!scan_is(scan, i, WORD_AND) && !str_is(lower, ","))
                joined = false;
        }
        if (joined) found = d;
    }
    return found;
}

/* "the number of nurses killed rose to 12": 12 nurses. */
static void take_group(const struct scan *scan, const struct harm_hit *hit,
                       struct quantity *quantity)
{
    if (hit->n < 4) return;
    uint32_t last = hit->first + hit->n - 1;
    /* or "the number of affected families rose to 12" */
    struct quantity group = quantity_read(scan, last);
    bool noun = scan->tokens[last].tag == TAG_NOUN && group.person;
    if (!noun) group = quantity_read(scan, last - 1);
    if (group.unit == UNIT_FAMILY) quantity->unit = group.unit;
    if (quantity->role == ROLE_PEOPLE) quantity->role = group.role;
    if (!quantity->side.len) quantity->side = group.side;
}

/* The role that a word before a toll tells: "civilian". An official toll is
 * no toll of officials. */
static uint8_t role_of(const struct scan *scan, uint32_t at)
{
    uint32_t row;
    if (!phrases_match(&scan->reader->people, scan->tokens, at, at + 1, &row))
        return ROLE_PEOPLE;
    uint8_t role = scan->reader->person_rows[row].role;
    return role == ROLE_OFFICIAL ? ROLE_PEOPLE : role;
}

/* "the civilian death toll", "military losses": of whom the figure is. */
static void take_kind(const struct scan *scan, const struct harm_hit *hit,
                      struct quantity *quantity)
{
    uint32_t first = hit->first;
    if (hit->class != CLASS_NOUN || quantity->role != ROLE_PEOPLE) return;
    if (first > tree_sentence_start(scan, first) &&
        (scan->tokens[first - 1].relation == REL_AMOD ||
         scan->tokens[first - 1].relation == REL_COMPOUND))
        quantity->role = role_of(scan, first - 1);
    for (uint32_t i = first; i < hit->head; i++)
        if (quantity->role == ROLE_PEOPLE) quantity->role = role_of(scan, i);
}

/* "Toll up to 159", "the number of dead is up to 723": it has risen so far; "a
 * toll of up to 90", "could be up to 90" is a limit. */
static void take_risen(const struct scan *scan, const struct harm_hit *hit,
                       struct quantity *quantity)
{
    uint32_t at = scan->analysis.numbers[quantity->number].words.first;
    uint32_t behind = hit->first + hit->n;
    if (quantity->qualifier != QUALIFIER_UP_TO) return;
    while (at > behind && scan->tokens[at - 1].tag == TAG_ADV) at--;
    /* "went up to", "has gone up to" */
    if (at > behind && scan->tokens[at - 1].tag == TAG_VERB &&
        scan->tokens[at - 1].sense != SENSE_INFINITIVE)
        at--;
    if (at == behind + 1 && scan->tokens[behind].tag == TAG_AUX) at--;
    /* "put the dead at no more than 90" */
    if (at != behind || scan->tokens[behind - 1].tag == TAG_ADP) return;
    quantity->qualifier = QUALIFIER_EXACT;
    quantity->lo = quantity->hi;
}

static void add_toll(struct scan *scan, uint32_t hit_index, uint32_t number)
{
    if (number == NO_TOKEN) return;
    struct quantity quantity = quantity_of_number(scan, number);
    if (quantity.thing || quantity.negative) return;
    take_group(scan, &scan->hits[hit_index], &quantity);
    take_kind(scan, &scan->hits[hit_index], &quantity);
    take_risen(scan, &scan->hits[hit_index], &quantity);
    quantity.person = true;
    add(scan, hit_index, &quantity, TIE_DIRECT);
}

static void find_toll(struct scan *scan, uint32_t hit_index, const bool *used)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    struct toll toll = toll_read(scan, hit, used);
    add_toll(scan, hit_index, toll.was);
    add_toll(scan, hit_index, toll.now);
}

static bool leads_to_figure(const struct scan *scan, uint32_t token, bool weak)
{
    return scan_is(scan, token, WORD_PUTS) ||
           (!weak && scan_is(scan, token, WORD_REACHES) &&
            (scan->tokens[token].tag != TAG_NOUN ||
             scan->number_at[token + 1])) ||
           str_is(scan->tokens[token].lower, ":");
}

static bool has_draft(const struct scan *scan, uint32_t hit_index)
{
    uint32_t sentence = scan->hits[hit_index].sentence;
    for (uint32_t back = 0; back <= HIT_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d))
            if (scan->drafts[d].hit == hit_index) return true;
    }
    return false;
}

/* "reported its human losses as 2,425", "put the deaths at 12", "fatalities
 * from cholera reached 40". */
static void find_put(struct scan *scan, uint32_t hit_index, const bool *used)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit->head);
    uint32_t from = hit->first + hit->n;
    if (has_draft(scan, hit_index)) return;
    for (uint32_t i = from; i + 1 < end && i < from + BEFORE_REACH; i++) {
        uint32_t index = scan->number_at[i + 1];
        /* "died of their injuries, raising the toll to 15" */
        if (scan->hit_at[i] &&
            scan->hits[scan->hit_at[i] - 1].frame == FRAME_TOLL)
            return;
        if (!leads_to_figure(scan, i, hit->weak) || !index || used[index - 1] ||
            scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
            continue;
        struct quantity quantity = quantity_of_number(scan, index - 1);
        if (quantity.thing || !quantity.person ||
            toll_is_of_other(scan, hit, &scan->analysis.numbers[index - 1]))
            return;
        take_kind(scan, hit, &quantity);
        add(scan, hit_index, &quantity, TIE_LINEAR);
        struct quantity *told = &scan->drafts[scan->n_drafts - 1].quantity;
        told->words.n += told->words.first - hit->first;
        told->words.first = hit->first;
        return;
    }
}

/* "including four officers and two guards, and at least thirty were wounded":
 * neither those right behind "including" nor those joined to them. */
static bool is_included(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t i = first; i > start && first - i < ASIDE_REACH; i--) {
        uint8_t tag = scan->tokens[i - 1].tag;
        if (scan_is(scan, i - 1, WORD_PORTION) ||
            scan_is(scan, i - 1, WORD_AMONG))
            return true;
        if (scan->hit_at[i - 1] || tag == TAG_AUX || tag == TAG_VERB ||
            str_is(scan->tokens[i - 1].text, ";"))
            break;
    }
    return false;
}

/* "A list of 700 victims' names was released": names, not victims. */
static bool owns_thing(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, quantity->head);
    if (scan->tokens[quantity->head].relation != REL_NMOD_POSS) return false;
    for (uint32_t i = at; i < end && i <= at + OWNED_REACH; i++)
        if (scan->hit_at[i]) return false;
    return at < end && (scan_is(scan, at, WORD_POSSESSIVE) ||
                        scan->tokens[at].tag == TAG_PART);
}

/* The figure with the role and side of one told before it; at each place of
 * "one each in Cebu and Bohol" one. */
static void add_like(struct scan *scan, uint32_t known, struct quantity *figure)
{
    const struct quantity told = scan->drafts[known].quantity;
    uint32_t places[EACH_MOST], hit = scan->drafts[known].hit;
    const struct number *number = &scan->analysis.numbers[figure->number];
    uint32_t n = gapping_each(scan, number, places, EACH_MOST);
    if (figure->role == ROLE_PEOPLE) figure->role = told.role;
    if (!figure->side.len) figure->side = told.side;
    if (figure->unit == UNIT_PERSON) figure->unit = told.unit;
    size_t before = scan->n_drafts;
    add(scan, hit, figure, TIE_LINEAR);
    if (scan->n_drafts > before)
        scan->drafts[before].resaid = figure_is_another(scan, known, number);
    for (uint32_t i = 1; i < n; i++) {
        struct quantity next = *figure;
        next.head = places[i];
        next.words = (struct stretch){ places[i], 1 };
        add(scan, hit, &next, TIE_LINEAR);
    }
}

static void tie_number(struct scan *scan, uint32_t number)
{
    struct quantity quantity = quantity_of_number(scan, number);
    if (quantity.thing || !quantity.person || beyond_counts(scan, &quantity) ||
        owns_thing(scan, &quantity) || beyond_is_named(scan, &quantity))
        return;
    uint32_t opened = gapping_opened(scan, number);
    if (opened != NO_TOKEN) {
        add_like(scan, opened, &quantity);
        return;
    }
    uint32_t hit = hit_after(scan, quantity.words);
    if (hit == NO_TOKEN) hit = hit_before(scan, quantity.words);
    if (hit == NO_TOKEN) hit = far_subject_hit(scan, quantity.words);
    if (hit != NO_TOKEN) {
        if (!victim_is_loose(scan, &quantity, &scan->hits[hit]))
            add(scan, hit, &quantity, TIE_LINEAR);
        return;
    }
    uint32_t other = gapping_draft(scan, number);
    if (other != NO_TOKEN) {
        add_like(scan, other, &quantity);
        return;
    }
    other = draft_before(scan, quantity.words);
    if (other == NO_TOKEN && !is_included(scan, quantity.words.first))
        other = draft_after(scan, quantity.words);
    /* "received 90 patients and 15 dead" */
    if (other != NO_TOKEN && scan->hit_at[scan->drafts[other].quantity.head] &&
        !scan->hit_at[quantity.head] &&
        scan->drafts[other].quantity.words.first > quantity.words.first)
        return;
    if (other == NO_TOKEN || scan->drafts[other].quantity.kind == COUNT_NONE)
        return;
    if (quantity.head == scan->analysis.numbers[number].core.first) return;
    add(scan, scan->drafts[other].hit, &quantity, TIE_LINEAR);
}

static void tie_free(struct scan *scan, const bool *used, uint32_t index)
{
    const struct number *number = &scan->analysis.numbers[index];
    if (number->use != NUMBER_COUNT || used[index] ||
        tree_before_note(scan, number->core.first) != number->core.first)
        return;
    uint32_t sentence = scan->sentence_at[number->core.first];
    /* "suffered multiple wounds": of the wounds. */
    uint32_t hit = scan->hit_at[number->core.first];
    if (hit && scan->hits[hit - 1].class == CLASS_VERB) return;
    if (scan_sentence(scan, sentence)->parsed) tie_number(scan, index);
}

void victim_linear(struct scan *scan)
{
    bool *used = used_numbers(scan);
    held_open(scan);
    for (uint32_t i = 0; i < scan->n_hits; i++) {
        if (scan->hits[i].frame == FRAME_TOLL) find_toll(scan, i, used);
        if (scan->hits[i].frame == FRAME_COUNT) find_put(scan, i, used);
    }
    used = used_numbers(scan);
    /* Backwards, so that a list hangs on its last member. */
    for (size_t i = scan->analysis.n_numbers; i-- > 0;)
        tie_free(scan, used, (uint32_t)i);
    used = used_numbers(scan);
    for (uint32_t i = 0; i < scan->analysis.n_numbers; i++)
        tie_free(scan, used, i);
    far_subject_fates(scan);
}

/* "Over 700 were hurt, 326 of them badly burnt": just so many of them. */
static bool is_of_them(const struct scan *scan, const struct draft *draft)
{
    if (draft->quantity.number == NO_TOKEN) return false;
    struct stretch words = scan->analysis.numbers[draft->quantity.number].words;
    uint32_t of = words.first + words.n;
    return of + 1 < tree_sentence_end(scan, words.first) &&
           scan_is(scan, of, WORD_OF) && context_cue(scan, of + 1, CUE_THEM);
}

/* "Over 60 villagers were shot and 90 wounded": the second figure
 * stands right behind "and" and has no finite verb of its own. */
void victim_share(struct scan *scan)
{
    for (size_t i = 1; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        const struct draft *before = &scan->drafts[i - 1];
        const struct harm_hit *hit = &scan->hits[draft->hit];
        uint32_t first = draft->quantity.words.first;
        if (before->sentence != draft->sentence || before->hit == draft->hit ||
            first == 0 || hit->first < first || is_of_them(scan, draft))
            continue;
        struct str joint = scan->tokens[first - 1].lower;
        bool own_verb =
            tree_child(scan, hit->head, REL_AUX) != NO_TOKEN ||
            tree_child(scan, hit->head, REL_AUX_PASS) != NO_TOKEN ||
            tree_child(scan, hit->head, REL_COP) != NO_TOKEN ||
            hit->first > first + draft->quantity.words.n + 1 ||
            (hit->class == CLASS_VERB && hit->frame == FRAME_SUBJECT) ||
            scan->tokens[hit->head].relation == REL_AMOD;
        /* "nearly 500 rescued and 13 bodies recovered" */
        bool saved =
            (draft->harm == HARM_RETURNED) != (before->harm == HARM_RETURNED);
        if (!own_verb && !saved &&
            (scan_is(scan, first - 1, WORD_AND) || str_is(joint, ",")) &&
            before->quantity.words.first < scan->hits[before->hit].first)
            quantity_share(&before->quantity, &draft->quantity);
    }
}
