/* Numbers that say a part of those told before: "five of them", "17 of those
 * who were injured", "19 bodies, of which three have been identified".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"
#include "claim/plight.h"

/* From "identified" to "as", in words. */
enum { AS_REACH = 8 };

/* Words from "of them" to the end of its noun; sentences from "the two" back to
 * who they are. */
enum { NOUN_REACH = 5, SAME_REACH = 3, FRONT_REACH = 8 };

/* "19 bodies, of which three have been identified" */
static bool is_behind_whom(const struct scan *scan, uint32_t first)
{
    return first >= tree_sentence_start(scan, first) + 2 &&
           scan_is(scan, first - 1, WORD_RELATIVE) &&
           scan_is(scan, first - 2, WORD_OF);
}

/* "two of those attacks": no people. */
static bool is_of_things(const struct scan *scan, uint32_t those)
{
    const struct token *token = &scan->tokens[those];
    if (token->relation != REL_DET || token->head != those + 1) return false;
    return tree_is_noun(scan, token->head) &&
           !quantity_read(scan, token->head).person;
}

/* "five of them", "17 of those who were injured", "two of the dead". */
static bool is_of_them(const struct scan *scan, const struct number *number)
{
    uint32_t at = number->words.first + number->words.n;
    uint32_t end = tree_sentence_end(scan, number->words.first);
    if (is_behind_whom(scan, number->words.first)) return true;
    if (at + 1 >= end || !scan_is(scan, at, WORD_OF)) return false;
    if (context_cue(scan, at + 1, CUE_THEM)) return !is_of_things(scan, at + 1);
    if (at + 2 >= end || !scan_is(scan, at + 1, WORD_THE)) return false;
    /* "of the badly wounded" */
    if (context_cue(scan, at + 2, CUE_SEVERE) && at + 3 < end) at++;
    return context_cue(scan, at + 2, CUE_THEM);
}

/* "Over 100 of them": told as a part already. */
static bool is_told_part(const struct scan *scan, const struct draft *draft)
{
    return draft->is_part && draft->quantity.number != NO_TOKEN &&
           is_of_them(scan, &scan->analysis.numbers[draft->quantity.number]);
}

/* "many of them children": a noun right behind the anaphor. */
static uint32_t noun_behind(const struct scan *scan, uint32_t at)
{
    return tree_noun_from(scan, at, at + NOUN_REACH);
}

/* "One of them was identified as a teenager": the noun behind "as". */
static uint32_t named_as(const struct scan *scan, uint32_t token)
{
    uint32_t end = tree_sentence_end(scan, token);
    for (int step = 0; step < 4 && !tree_is_root(scan, token); step++) {
        uint32_t verb = scan->tokens[token].head;
        bool subject = scan->tokens[token].relation == REL_NSUBJ_PASS;
        token = verb;
        if (!subject || !context_cue(scan, verb, CUE_NAMES)) continue;
        for (uint32_t i = verb + 1; i + 1 < end && i < verb + AS_REACH; i++)
            if (scan_is(scan, i, WORD_AS)) return noun_behind(scan, i + 1);
    }
    return NO_TOKEN;
}

/* The predicate noun of a copula whose subject holds the token. */
static uint32_t predicate_of(const struct scan *scan, uint32_t token)
{
    for (int step = 0; step < 4; step++) {
        const struct token *at = &scan->tokens[token];
        if (tree_is_root(scan, token)) return NO_TOKEN;
        if (at->relation == REL_NSUBJ &&
            tree_child(scan, at->head, REL_COP) != NO_TOKEN)
            return at->head;
        /* "30 of the 90 dead were women": the 30 */
        if (scan->number_at[token] && scan->number_at[at->head] &&
            at->relation == REL_NMOD)
            return NO_TOKEN;
        token = at->head;
    }
    return NO_TOKEN;
}

static void narrow(const struct scan *scan, struct quantity *quantity,
                   uint32_t noun)
{
    struct quantity other = *quantity;
    struct stretch words = tree_phrase(scan, noun, true);
    other.kind = COUNT_PLURAL;
    other.head = noun;
    other.words = words;
    uint32_t behind = quantity->words.first + quantity->words.n;
    if (other.words.first < quantity->words.first)
        other.words.first = behind < noun ? behind : noun;
    other.words.n = noun + 1 - other.words.first;
    group_read(scan, &other);
    if (!other.person) return;
    quantity->role = other.role;
    quantity->side = other.side;
    uint32_t end = other.words.first + other.words.n;
    if (end > quantity->words.first)
        quantity->words.n = end - quantity->words.first;
}

/* "one of whom managed to ...": they do something of their own. */
static bool acts(const struct scan *scan, uint32_t token)
{
    const struct token *at = &scan->tokens[token];
    if (at->relation != REL_NSUBJ || !tree_is_verb(scan, at->head))
        return false;
    /* "three of them belonged to the militia": what they are */
    if (scan_is(scan, at->head, WORD_BELONGS)) return false;
    /* "104 of whom come from the north": where they are from */
    if (scan_is(scan, at->head, WORD_COME) &&
        scan_is(scan, at->head + 1, WORD_FROM))
        return false;
    /* "12 of the injured had broken bones" */
    uint32_t object = tree_child(scan, at->head, REL_OBJ);
    return !scan->hit_at[at->head] &&
           (object == NO_TOKEN || !scan->hit_at[object]);
}

/* "Some of them were rescued from a roof", "some may be listed twice": of a
 * part without a number nothing is told that counts. */
static bool tells_nothing(const struct scan *scan, const struct number *number)
{
    uint32_t token = number->core.first, verb = scan->tokens[token].head;
    return number->qualifier == QUALIFIER_INDEFINITE &&
           scan->tokens[token].relation == REL_NSUBJ_PASS &&
           tree_is_verb(scan, verb) && !scan->hit_at[verb];
}

/* The harm of "one of the victims", "two of the wounded". */
static uint8_t told_harm(const struct scan *scan, const struct number *number)
{
    uint32_t at = number->words.first + number->words.n;
    uint32_t end = tree_sentence_end(scan, number->words.first);
    bool those = at + 1 < end && scan_is(scan, at + 1, WORD_THOSE);
    for (uint32_t i = at; i < end && i < at + (those ? 6 : 3); i++) {
        if (scan_is(scan, i, WORD_VICTIM)) return HARM_KILLED;
        if (scan->hit_at[i]) return scan->hits[scan->hit_at[i] - 1].harm;
    }
    return HARM_COUNT;
}

/* "The two other victims were a girl and a man": the girl and the man. */
void part_victims(struct scan *scan, uint32_t noun)
{
    uint32_t told = predicate_of(scan, noun);
    uint32_t whole = whole_toll(scan, noun, HARM_KILLED);
    if (whole == NO_TOKEN) whole = whole_near(scan, noun, HARM_KILLED);
    if (told == NO_TOKEN || whole == NO_TOKEN || told < noun) return;
    uint32_t end = tree_sentence_end(scan, noun);
    for (uint32_t i = told; i < end; i++) {
        bool joined = i == told || (scan->tokens[i].head == told &&
                                    scan->tokens[i].relation == REL_CONJ);
        if (!joined || part_at(scan, i)) continue;
        struct quantity quantity = quantity_read(scan, i);
        if (!part_fits(&quantity) || quantity.kind == COUNT_PLURAL) continue;
        part_add(scan, &quantity, whole);
    }
}

/* Does the figure stand right before the relative clause? */
static bool whole_is_beside(const struct scan *scan, uint32_t whole,
                            uint32_t first)
{
    const struct stretch *words = &scan->drafts[whole].quantity.words;
    return words->first + words->n + 3 >= first;
}

/* The whole of "17 of those who were injured": where the words name the
 * harm, the last figure of it, however far. */
static uint32_t whole_of_them(const struct scan *scan, uint32_t index,
                              bool of_them, uint8_t harm)
{
    const struct number *number = &scan->analysis.numbers[index];
    uint32_t first = number->words.first, told = told_harm(scan, number);
    uint32_t them = first + number->words.n + 1;
    if (harm == HARM_COUNT) harm = (uint8_t)told;
    bool named = of_them && !scan_is(scan, them, WORD_WHOM);
    uint32_t whole = NO_TOKEN;
    /* "affected four million, of whom 200,000 fled": right before */
    if (is_behind_whom(scan, first)) {
        whole = whole_near(scan, first, HARM_COUNT);
        if (whole != NO_TOKEN && scan->drafts[whole].harm == HARM_AFFECTED &&
            whole_is_beside(scan, whole, first))
            return whole;
        /* "59 people were hurt, of whom 18 were flown to Lisbon": of the 59 */
        if (whole != NO_TOKEN && harm == HARM_COUNT &&
            scan->drafts[whole].sentence == scan->sentence_at[first] &&
            scan->drafts[whole].harm == HARM_INJURED)
            return whole;
        whole = NO_TOKEN;
    }
    /* "some of the wounded", where nobody is told to be: of none else */
    if (named && told == HARM_INJURED &&
        whole_near(scan, first, HARM_INJURED) == NO_TOKEN &&
        whole_total(scan, first, HARM_INJURED) == NO_TOKEN)
        return NO_TOKEN;
    if (named && told != HARM_COUNT &&
        whole_near(scan, first, (uint8_t)told) == NO_TOKEN)
        whole = whole_total(scan, first, (uint8_t)told);
    /* "one of the dead staff": not of the attackers told last */
    if (whole == NO_TOKEN && named && told == HARM_KILLED)
        whole = whole_toll_of(scan, first, HARM_KILLED, number->lo);
    return whole == NO_TOKEN ? whole_told(scan, first, harm) : whole;
}

/* "7,000, of whom 6,100 live with kin and 900 moved to camps": the rest of
 * the list is theirs too, as long as they hold it. */
static void tie_rest(struct scan *scan, uint32_t first,
                     const struct draft *known, uint32_t whole)
{
    int64_t sum = known->quantity.lo;
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        struct draft *next = &scan->drafts[d];
        if (next == known || d == whole || next->is_part ||
            next->harm != scan->drafts[whole].harm ||
            next->quantity.words.first < first ||
            next->quantity.kind != COUNT_NUMBER ||
            !whole_holds(&scan->drafts[whole], sum + next->quantity.lo))
            continue;
        sum += next->quantity.lo;
        next->is_part = true;
        next->whole = whole;
    }
}

/* "85,000 of which have been relocated": the harm that is said of them, where
 * it is not that of the whole. */
static uint32_t own_hit(const struct scan *scan, uint32_t number,
                        const struct draft *whole)
{
    uint32_t verb = tree_child(scan, number, REL_ACL_RELCL);
    if (scan->tokens[number].relation == REL_NSUBJ_PASS)
        verb = scan->tokens[number].head;
    if (verb == NO_TOKEN || !scan->hit_at[verb]) return NO_TOKEN;
    const struct harm_hit *hit = &scan->hits[scan->hit_at[verb] - 1];
    bool own = hit->class == CLASS_VERB && hit->frame == FRAME_OBJECT &&
               hit->harm != whole->harm && !hit->negated && !hit->modal;
    return own ? scan->hit_at[verb] - 1 : NO_TOKEN;
}

/* "In one of them, six died": one of the attacks, nobody of those killed. */
static bool is_setting(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    return first > start && scan->tokens[first - 1].tag == TAG_ADP &&
           scan_is(scan, first - 1, WORD_WHERE);
}

/* "Two men were killed. The two were soldiers": those told before, and who
 * they were. */
static bool describes_same(struct scan *scan, const struct number *number,
                           uint32_t noun)
{
    uint32_t first = number->words.first, sentence = scan->sentence_at[first];
    bool the = first > tree_sentence_start(scan, first) &&
               scan_is(scan, first - 1, WORD_DEFINITE);
    if (!the && !scan_is(scan, first, WORD_DEFINITE)) return false;
    for (uint32_t back = 1; back <= SAME_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            struct quantity *told = &scan->drafts[d].quantity;
            if (told->kind != COUNT_NUMBER || told->lo != number->lo ||
                told->hi != number->hi)
                continue;
            struct quantity same = *told;
            narrow(scan, &same, noun);
            if (told->role == ROLE_PEOPLE) told->role = same.role;
            if (!told->side.len) told->side = same.side;
            return true;
        }
    }
    return false;
}

/* "Of the dead, 536 were children": what stands before tells of whom. */
static bool is_fronted(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    if (first <= start + 1 || !scan_is(scan, start, WORD_OF)) return false;
    for (uint32_t i = start + 1; i < first && i < start + FRONT_REACH; i++)
        if (str_is(scan->tokens[i].text, ",")) return true;
    return false;
}

/* Does the noun behind a bare number say who so many of them were? */
static bool tells_them(const struct scan *scan, uint32_t noun, uint32_t first)
{
    return noun != NO_TOKEN && noun > first && !is_fronted(scan, first);
}

/* Numbers of people that say a part of those told before. */
void part_of_them(struct scan *scan, uint32_t index)
{
    const struct number *number = &scan->analysis.numbers[index];
    uint32_t first = number->words.first;
    uint32_t behind = first + number->words.n + 2;
    bool of_them = is_of_them(scan, number);
    struct quantity quantity = quantity_of_number(scan, index);
    uint32_t noun = predicate_of(scan, number->core.first);
    struct draft *known = part_at(scan, number->core.first);
    if (of_them && noun == NO_TOKEN) noun = named_as(scan, number->core.first);
    if (of_them && noun == NO_TOKEN && !is_behind_whom(scan, first))
        noun = noun_behind(scan, behind);
    if (of_them) part_take_back(scan, known, told_harm(scan, number));
    bool bare = quantity.head >= number->core.first &&
                quantity.head < number->core.first + number->core.n;
    if (!known && noun == NO_TOKEN &&
        (acts(scan, number->core.first) || tells_nothing(scan, number)))
        return;
    if (!of_them && !(bare && tells_them(scan, noun, first))) return;
    if (!known && is_setting(scan, first)) return;
    if (!known && !of_them && describes_same(scan, number, noun)) return;
    /* "None of them had any injuries": nothing of how many died */
    if (!known && quantity.negative && of_them && noun == NO_TOKEN) return;
    if (plight_of_none(scan, &quantity)) return;
    if (!known && of_them &&
        part_of_them_among(scan, number->core.first, &quantity))
        return;
    /* "four of the injured died": beside those who died before */
    if (known && of_them && known->harm == HARM_KILLED &&
        told_harm(scan, number) == HARM_INJURED)
        return;
    uint32_t whole =
        whole_of_them(scan, index, of_them, known ? known->harm : HARM_COUNT);
    if (whole == NO_TOKEN || &scan->drafts[whole] == known) return;
    if (!whole_holds(&scan->drafts[whole], quantity.lo) ||
        (!of_them && is_told_part(scan, &scan->drafts[whole])))
        whole = whole_of_all(scan, whole);
    if (known) {
        /* "45 villagers, many of them children, died"; but "nine of those
         * killed were children" */
        if (of_them && noun_behind(scan, behind) != NO_TOKEN)
            noun = noun_behind(scan, behind);
        if (noun != NO_TOKEN && known->quantity.role == ROLE_PEOPLE)
            narrow(scan, &known->quantity, noun);
        known->is_part = true;
        known->whole = whole;
        if (is_behind_whom(scan, first)) tie_rest(scan, first, known, whole);
        return;
    }
    if (noun != NO_TOKEN) {
        struct str before = quantity.side;
        narrow(scan, &quantity, noun);
        if (!of_them && quantity.role == ROLE_PEOPLE &&
            str_equal(before, quantity.side))
            return;
    }
    if (!whole_holds(&scan->drafts[whole], quantity.lo)) return;
    quantity.person = true;
    uint32_t own = own_hit(scan, number->core.first, &scan->drafts[whole]);
    if (own != NO_TOKEN)
        scan_draft_of(scan, own, &quantity, TIE_PART);
    else
        part_add(scan, &quantity, whole);
}
