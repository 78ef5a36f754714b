/* Numbers that say a part of those told before: "five of them", "17 of those
 * who were injured", "19 bodies, of which three have been identified".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"
#include "claim/plight.h"

/* From "identified" to "as", in words. */
enum { AS_REACH = 8 };

/* Words from "of them" to the end of its noun. */
enum { NOUN_REACH = 5 };

/* Sentences from "the two" back to who they are. */
enum { SAME_REACH = 3 };

/* From "who died" to "were". */
enum { CLAUSE_REACH = 8 };

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
    /* "two of Tuesday's victims" */
    if (at + 3 < end && scan_is(scan, at + 2, WORD_POSSESSIVE))
        return context_cue(scan, at + 3, CUE_THEM);
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

/* "323 of those who died were Egyptians": the noun behind the clause. */
static uint32_t noun_of_clause(const struct scan *scan, uint32_t at)
{
    if (at >= scan->n_tokens || !scan_is(scan, at, WORD_WHO)) return NO_TOKEN;
    uint32_t end = tree_sentence_end(scan, at);
    bool harmed = false;
    for (uint32_t i = at; i + 1 < end && i < at + CLAUSE_REACH; i++) {
        harmed |= scan->hit_at[i] != 0;
        if (scan->tokens[i].tag == TAG_PUNCT) break;
        if (harmed && scan_is(scan, i, WORD_ARE) && !scan->hit_at[i + 1])
            return noun_behind(scan, i + 1);
    }
    return NO_TOKEN;
}

uint32_t part_predicate(const struct scan *scan, uint32_t token)
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

static bool narrow(const struct scan *scan, struct quantity *quantity,
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
    if (!other.person) return false;
    quantity->role = other.role;
    quantity->side = other.side;
    uint32_t end = other.words.first + other.words.n;
    if (end > quantity->words.first)
        quantity->words.n = end - quantity->words.first;
    return true;
}

/* "one of whom managed to ...": they do something of their own. */
static bool acts(const struct scan *scan, uint32_t token)
{
    const struct token *at = &scan->tokens[token];
    bool subject = at->relation == REL_NSUBJ ||
                   (at->relation == REL_NSUBJ_PASS &&
                    tree_child(scan, at->head, REL_AUX_PASS) == NO_TOKEN);
    if (!subject || !tree_is_verb(scan, at->head)) return false;
    /* "104 of whom come from the north", "three belonged to a militia": who
     * they are */
    if (context_cue(scan, at->head, CUE_STANDING)) return false;
    /* "12 of the injured had broken bones" */
    uint32_t object = tree_child(scan, at->head, REL_OBJ);
    return !scan->hit_at[at->head] &&
           (object == NO_TOKEN || !scan->hit_at[object]);
}

/* "Five of the labourers came from Bihar": who they are, by a verb. */
static bool is_standing(const struct scan *scan, uint32_t token)
{
    const struct token *at = &scan->tokens[token];
    return (at->relation == REL_NSUBJ || at->relation == REL_NSUBJ_PASS) &&
           context_cue(scan, at->head, CUE_STANDING);
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
        whole = NO_TOKEN;
    }
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

/* "17 were men, seven women - one of them pregnant": others than the part told
 * last, whom no draft counts yet? */
static bool are_between(const struct scan *scan, uint32_t whole, uint32_t first)
{
    const struct stretch *words = &scan->drafts[whole].quantity.words;
    uint32_t start = tree_sentence_start(scan, first);
    if (words->first < start || !scan->drafts[whole].is_part) return false;
    for (uint32_t i = words->first + words->n; i + 1 < first; i++) {
        uint32_t index = scan->number_at[i];
        if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT)
            continue;
        struct quantity quantity = quantity_of_number(scan, index - 1);
        if (quantity.person && !quantity.thing) return true;
    }
    return false;
}

/* "Five people died. Three were supporters of the emir": a number that opens
 * the sentence right behind the figure, and is less. */
static bool is_behind_whole(const struct scan *scan, uint32_t index,
                            uint32_t whole)
{
    const struct number *number = &scan->analysis.numbers[index];
    const struct draft *draft = &scan->drafts[whole];
    uint32_t first = number->words.first, sentence = scan->sentence_at[first];
    return first == tree_sentence_start(scan, first) &&
           draft->quantity.kind == COUNT_NUMBER &&
           draft->harm <= HARM_MISSING && draft->sentence + 1 == sentence &&
           number->lo > 1 && number->lo == number->hi &&
           draft->quantity.lo > number->lo;
}

/* "Of the dead, 536 were children", behind the wounded: not of the whole? */
static bool is_fronted(const struct scan *scan, uint32_t first, uint32_t whole)
{
    uint32_t start = tree_sentence_start(scan, first);
    if (!scan_is(scan, start, WORD_OF)) return false;
    for (uint32_t i = start; i < first; i++)
        if (scan->hit_at[i])
            return scan->hits[scan->hit_at[i] - 1].harm !=
                   scan->drafts[whole].harm;
    return false;
}

/* "Two men were killed. The two were soldiers": those told before, who learn
 * here who they were. */
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

/* "Five were Chinese, two of them children; four were Thai": of what the first
 * part in the sentence is of; NO_TOKEN = none is told. */
static uint32_t whole_of_first(const struct scan *scan, uint32_t first)
{
    uint32_t d = held_last(scan, scan->sentence_at[first]), best = NO_TOKEN;
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        uint32_t at = draft->quantity.words.first;
        if (draft->is_part && draft->whole != NO_TOKEN && at < first &&
            (best == NO_TOKEN || at < scan->drafts[best].quantity.words.first))
            best = d;
    }
    return best == NO_TOKEN ? best : scan->drafts[best].whole;
}

/* A number that may tell a part of those told before. */
struct some {
    const struct number *number;
    uint32_t index, first, token; /* of the number; its first token, its core */
    uint32_t behind;              /* behind "of them" */
    uint32_t noun; /* what they are told to be, NO_TOKEN = none */
    uint32_t same; /* the figure that "of the tourists" repeats, NO_TOKEN */
    bool of_them;  /* "five of them" */
    struct quantity quantity;
    struct draft *known; /* the draft that it is already, or NULL */
};

static struct some read_some(struct scan *scan, uint32_t index)
{
    const struct number *number = &scan->analysis.numbers[index];
    struct some some = { .number = number,
                         .index = index,
                         .first = number->words.first,
                         .token = number->core.first,
                         .behind = number->words.first + number->words.n + 2,
                         .noun = part_predicate(scan, number->core.first),
                         .same = NO_TOKEN,
                         .of_them = is_of_them(scan, number),
                         .quantity = quantity_of_number(scan, index),
                         .known = part_at(scan, number->core.first) };
    if (some.of_them) {
        if (some.noun == NO_TOKEN) some.noun = named_as(scan, some.token);
        if (some.noun == NO_TOKEN && !is_behind_whom(scan, some.first))
            some.noun = noun_behind(scan, some.behind);
        if (some.noun == NO_TOKEN)
            some.noun = noun_of_clause(scan, some.behind);
        part_take_back(scan, some.known, told_harm(scan, number));
    } else if (!some.known &&
               (is_standing(scan, some.token) ||
                (some.noun != NO_TOKEN && some.noun > some.first)))
        some.same = whole_repeated(scan, number);
    return some;
}

/* Does the number tell a part at all? */
static bool tells_part(struct scan *scan, struct some *some)
{
    const struct number *number = some->number;
    bool bare = some->quantity.head >= number->core.first &&
                some->quantity.head < number->core.first + number->core.n;
    bool told = some->noun != NO_TOKEN;
    if (!some->of_them && some->same == NO_TOKEN &&
        !(bare && told && some->noun > some->first))
        return false;
    if (plight_of_none(scan, &some->quantity)) return false;
    /* "four of the injured died": beside those who died before */
    if (some->known)
        return !some->of_them || some->known->harm != HARM_KILLED ||
               told_harm(scan, number) != HARM_INJURED;
    if (!told && (acts(scan, some->token) || tells_nothing(scan, number)))
        return false;
    if (is_setting(scan, some->first) ||
        (!some->of_them && told && describes_same(scan, number, some->noun)))
        return false;
    /* "None of them had any injuries": nothing of how many died */
    return !some->of_them ||
           (!part_is_of_others(scan, some->first) &&
            !(some->quantity.negative && !told) &&
            !part_of_them_among(scan, some->token, &some->quantity));
}

/* The figure that they are of; NO_TOKEN = none. */
static uint32_t whole_of_some(const struct scan *scan, const struct some *some)
{
    uint32_t whole = some->same;
    int64_t many = some->quantity.lo;
    if (whole == NO_TOKEN) {
        uint8_t harm = some->known ? some->known->harm : HARM_COUNT;
        whole = whole_of_them(scan, some->index, some->of_them, harm);
        uint32_t all =
            some->of_them ? NO_TOKEN : whole_of_first(scan, some->first);
        if (all != NO_TOKEN && whole_holds(&scan->drafts[all], many))
            whole = all;
    }
    if (whole == NO_TOKEN || &scan->drafts[whole] == some->known)
        return NO_TOKEN;
    if (!some->known && !some->of_them && is_fronted(scan, some->first, whole))
        return NO_TOKEN;
    if (!whole_holds(&scan->drafts[whole], many) ||
        (some->of_them ? are_between(scan, whole, some->first)
                       : is_told_part(scan, &scan->drafts[whole])))
        whole = whole_of_all(scan, whole);
    /* "fired at people, killing 15 of them" behind a title's "four dead" */
    return whole_holds(&scan->drafts[whole], many) ? whole : NO_TOKEN;
}

static void tie_some(struct scan *scan, const struct some *some, uint32_t whole)
{
    /* "45 villagers, many of them children, died"; but "nine of those killed
     * were children" */
    uint32_t behind =
        some->of_them ? noun_behind(scan, some->behind) : NO_TOKEN;
    uint32_t noun = behind != NO_TOKEN ? behind : some->noun;
    struct draft *known = some->known;
    if (noun != NO_TOKEN && known->quantity.role == ROLE_PEOPLE)
        narrow(scan, &known->quantity, noun);
    known->is_part = true;
    known->whole = whole;
    if (is_behind_whom(scan, some->first))
        tie_rest(scan, some->first, known, whole);
}

/* Numbers of people that say a part of those told before. */
void part_of_them(struct scan *scan, uint32_t index)
{
    struct some some = read_some(scan, index);
    if (!tells_part(scan, &some)) return;
    uint32_t whole = whole_of_some(scan, &some);
    if (whole == NO_TOKEN) return;
    if (some.known) {
        tie_some(scan, &some, whole);
        return;
    }
    struct quantity quantity = some.quantity;
    if (some.noun != NO_TOKEN) {
        struct str before = quantity.side;
        bool person = narrow(scan, &quantity, some.noun);
        bool beside = person && (whole_has_part(scan, some.first, whole) ||
                                 is_behind_whole(scan, index, whole));
        if (!some.of_them && !beside && some.same == NO_TOKEN &&
            quantity.role == ROLE_PEOPLE && str_equal(before, quantity.side))
            return;
    }
    quantity.person = true;
    uint32_t own = own_hit(scan, some.token, &scan->drafts[whole]);
    if (own != NO_TOKEN)
        scan_draft_of(scan, own, &quantity, TIE_PART);
    else
        part_add(scan, &quantity, whole);
}
