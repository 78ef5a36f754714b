/* The people listed behind "including" and "among them": until the clause
 * ends.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/part.h"
#include "claim/roster.h"

/* "18 people from one family", "of three families": told of the 18. */
bool part_is_family(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    return quantity->unit == UNIT_FAMILY &&
           (quantity->lo == 1 || (first > tree_sentence_start(scan, first) &&
                                  scan->tokens[first - 1].tag == TAG_ADP));
}

/* Do people whom no harm word took stand between the whole and the word?
 * "The convoy was carrying 5,000 people including civilians". */
static bool counts_others(struct scan *scan, uint32_t whole, uint32_t word)
{
    const struct stretch *told = &scan->drafts[whole].quantity.words;
    uint32_t start = tree_sentence_start(scan, word);
    uint32_t from =
        told->first + told->n > start ? told->first + told->n : start;
    for (uint32_t i = from; i < word; i++) {
        uint32_t index = scan->number_at[i];
        if (!index || part_at(scan, i)) continue;
        /* "15 of the 22 on board were saved, including a girl" */
        if (i == from + 2 && scan_is(scan, from, WORD_OF) &&
            scan_is(scan, from + 1, WORD_THE))
            continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->use != NUMBER_COUNT) continue;
        struct quantity quantity = quantity_of_number(scan, index - 1);
        if (quantity.person && !quantity.thing &&
            !part_is_family(scan, &quantity))
            return true;
    }
    return false;
}

/* Does the whole stand in an earlier sentence than "including"? */
static bool is_apart(const struct scan *scan, uint32_t whole, uint32_t word)
{
    if (whole == NO_TOKEN) return true;
    const struct draft *told = &scan->drafts[whole];
    /* "Eight were aboard. All were killed, among them the mayor" */
    return told->sentence != scan->sentence_at[word] &&
           scan->hits[told->hit].sentence != scan->sentence_at[word];
}

/* "Those killed included six women": no number, but a harm word. */
static uint32_t hit_before(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    if (!scan_is(scan, word, WORD_INCLUDE) || !tree_is_verb(scan, word))
        return NO_TOKEN;
    uint32_t weak = NO_TOKEN;
    for (uint32_t i = word; i-- > start;) {
        if (!scan->hit_at[i]) continue;
        const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
        if (hit->modal || hit->again) continue;
        /* "most of the dead were refugees; guards were included, too" */
        if (!hit->weak) return scan->hit_at[i] - 1;
        if (weak == NO_TOKEN) weak = scan->hit_at[i] - 1;
    }
    return weak;
}

/* "The victims included three children": the last figure of the dead. */
static uint32_t victims_before(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    if (!scan_is(scan, word, WORD_INCLUDE) || !tree_is_verb(scan, word))
        return NO_TOKEN;
    for (uint32_t i = word; i-- > start;)
        if (scan_is(scan, i, WORD_VICTIM))
            return whole_total(scan, word, whole_of_victims(scan, word));
    return NO_TOKEN;
}

/* "including the driver", "among them the mayor and his wife": one person,
 * at the head of a member of the list. */
static bool fits_one(const struct scan *scan, const struct quantity *quantity,
                     uint32_t word)
{
    uint32_t before = quantity->words.first - 1;
    if (quantity->kind != COUNT_DEFINITE || !quantity->person ||
        quantity->thing || quantity->words.first <= word)
        return false;
    return before == word || str_is(scan->tokens[before].lower, ",") ||
           scan_is(scan, before, WORD_AND) ||
           context_cue(scan, before, CUE_THEM);
}

/* "..., including 12 girls, from Boko Haram": a name behind a preposition. */
static bool is_elsewhere(const struct scan *scan,
                         const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (quantity->kind != COUNT_NAME) return false;
    while (first > start && (scan->tokens[first - 1].tag == TAG_DET ||
                             str_is(scan->tokens[first - 1].lower, "'s") ||
                             scan->tokens[first - 1].tag == TAG_PROPN))
        first--;
    return first > start && scan->tokens[first - 1].tag == TAG_ADP &&
           !scan_is(scan, first - 1, WORD_INCLUDING);
}

/* "..., including two nurses, officials said": who tells it is no member. */
static bool tells_it(const struct scan *scan, uint32_t head)
{
    uint32_t next = head + 1, end = tree_sentence_end(scan, head);
    /* "Governor Pavlo Kyrylenko has said" */
    while (next < end && scan->tokens[next].tag == TAG_AUX) next++;
    if (next < end && context_speaks(scan, next)) return true;
    if (scan->tokens[head].relation == REL_FLAT) head = scan->tokens[head].head;
    uint32_t verb = path_parent(scan, head);
    return verb > head && scan->tokens[head].relation == REL_NSUBJ &&
           context_speaks(scan, verb);
}

/* What a figure of the list is a part of; "46 dead and 303 hurt, including 22
 * dead and 100 hurt in the capital": of the figure of its own harm. */
static uint32_t whole_of_known(const struct scan *scan, uint32_t whole,
                               uint32_t word, const struct draft *known)
{
    if (whole == NO_TOKEN) return NO_TOKEN;
    if (known->harm == scan->drafts[whole].harm ||
        known->harm == HARM_CASUALTIES)
        return whole_in_list(scan, whole, &known->quantity);
    uint32_t own = whole_near(scan, word, known->harm);
    bool here = own != NO_TOKEN && !known->quantity.more &&
                scan->drafts[own].sentence == known->sentence &&
                scan->drafts[own].quantity.lo > known->quantity.lo;
    return here ? own : NO_TOKEN;
}

/* "..., including five children, in the worst attack since ...": told of all
 * that happened. */
static bool leaves_list(const struct scan *scan, uint32_t at, uint32_t word)
{
    return at > word + 1 && str_is(scan->tokens[at - 1].text, ",") &&
           scan_is(scan, at, WORD_WHERE) &&
           !scan->number_at[at]; /* "at least eight children" */
}

/* "..., including two boys, the head of the district (west) has said": behind
 * the comma stands who tells it, and nobody is counted. */
static bool opens_speaker(const struct scan *scan, uint32_t comma)
{
    uint32_t end = tree_sentence_end(scan, comma);
    if (!str_is(scan->tokens[comma].text, ",")) return false;
    for (uint32_t i = comma + 1; i < end; i++) {
        if (scan->tokens[i].tag == TAG_AUX) continue;
        if (context_speaks(scan, i)) return i > comma + 1;
        if (scan->number_at[i] || scan->tokens[i].tag == TAG_VERB ||
            str_is(scan->tokens[i].text, ",") || scan_is(scan, i, WORD_AND))
            return false;
    }
    return false;
}

/* "..., including two boys, while eight were hurt in Hama" */
static bool ends_list(const struct scan *scan, uint32_t at, uint32_t word)
{
    const struct token *token = &scan->tokens[at];
    return token->tag == TAG_VERB || token->tag == TAG_AUX ||
           leaves_list(scan, at, word) || opens_speaker(scan, at) ||
           str_is(token->lower, ";") || scan_is(scan, at, WORD_WHILE) ||
           context_cue(scan, at, CUE_WHEN) || context_cue(scan, at, CUE_BESIDE);
}

/* "Including 27 in one town, 25 in the next": a list of places itself. */
static bool lists_places(const struct scan *scan, uint32_t word, uint32_t at)
{
    for (uint32_t i = word + 1; i < at; i++) {
        uint32_t index = scan->number_at[i];
        if (index && figure_spot(scan, scan->analysis.numbers[index - 1].words))
            return true;
    }
    return false;
}

/* "15 died in Homs, including two boys, and eight in Hama": the next of the
 * places, no member of the list. */
static bool is_next_place(const struct scan *scan, uint32_t at, uint32_t word,
                          uint32_t whole)
{
    uint32_t index = scan->number_at[at];
    if (!index || at < word + 2 || !scan_is(scan, at - 1, WORD_AND) ||
        lists_places(scan, word, at))
        return false;
    struct stretch words = scan->analysis.numbers[index - 1].words;
    uint32_t next = words.first + words.n;
    uint32_t here = figure_spot(scan, words);
    if (next >= tree_sentence_end(scan, at) || whole == NO_TOKEN) return false;
    struct stretch before = scan->drafts[whole].quantity.words;
    /* "12 died on Tuesday, among them two boys, and 25 on Wednesday" */
    uint32_t day = context_time_behind(scan, words);
    uint32_t first = context_time_behind(scan, before);
    if (day && first && day != first) return true;
    return context_cue(scan, next, CUE_IN) && here &&
           figure_spots_differ(scan, words, before);
}

/* ... counted as the figure before the list is. */
static void add_next(struct scan *scan, uint32_t at, uint32_t whole)
{
    uint32_t number = scan->number_at[at] - 1;
    struct quantity quantity = quantity_of_number(scan, number);
    const struct draft *before = &scan->drafts[whole];
    if (held_counting(scan, number) != NO_TOKEN) return;
    if (quantity.role == ROLE_PEOPLE) quantity.role = before->quantity.role;
    quantity.person = true;
    quantity_share(&before->quantity, &quantity);
    scan_draft_of(scan, before->hit, &quantity, TIE_LINEAR);
}

/* "Including two boys shot in the head", "a clerk trapped by the flames": what
 * befell them beside what the whole is told of. */
static void take_over(struct draft *known, const struct draft *outer)
{
    if (known->harm != HARM_CASUALTIES && known->harm != HARM_AFFECTED) return;
    if (outer->harm != HARM_KILLED && outer->harm != HARM_INJURED) return;
    known->harm = outer->harm;
    known->hit = outer->hit;
    known->tie = TIE_PART;
}

/* Where the list begins behind "including", "among them". */
static uint32_t list_start(const struct scan *scan, uint32_t word)
{
    bool among = scan_is(scan, word, WORD_AMONG);
    return word + 1 +
           (among && word + 1 < scan->n_tokens &&
            (scan_is(scan, word + 1, WORD_WHOM) ||
             context_cue(scan, word + 1, CUE_THEM)));
}

/* The members of the list that the tree did not show, by their places. */
static void add_by_place(struct scan *scan, uint32_t word, uint32_t whole)
{
    struct roster roster;
    roster_read(scan, list_start(scan, word), tree_sentence_end(scan, word),
                &roster);
    if (2 * roster.known < roster.n ||
        !whole_holds(&scan->drafts[whole], roster.sum))
        return;
    for (size_t i = 0; i < roster.n; i++) {
        const struct quantity *member = &roster.at[i];
        uint32_t of = whole_in_list(scan, whole, member);
        if (member->person && part_fits(member) && !held_takes(scan, member) &&
            member->kind != COUNT_NAME && !scan->number_at[member->head] &&
            !part_is_family(scan, member))
            part_add(scan, member, of);
    }
}

/* A figure of the list as a part; false = the list is over: "including a boy,
 * and 12 more injured". */
static bool tie_known(struct scan *scan, struct draft *known, uint32_t whole,
                      uint32_t word)
{
    const struct quantity *part = &known->quantity;
    /* "nine civilians including two fighters": so it says */
    bool next = part->words.first == list_start(scan, word);
    if (next && whole != NO_TOKEN) take_over(known, &scan->drafts[whole]);
    uint32_t of = whole_of_known(scan, whole, word, known);
    if (of == NO_TOKEN) return false;
    if (next ? !whole_holds(&scan->drafts[of], part->lo)
             : !whole_takes(&scan->drafts[of], part))
        return false;
    known->is_part = true;
    known->whole = of;
    return true;
}

/* "16 rebels, including two sub-commanders, were killed": whatever they are,
 * they are some of the rebels. */
static bool are_counted(const struct scan *scan,
                        const struct quantity *quantity, uint32_t whole,
                        uint32_t word)
{
    if (whole == NO_TOKEN || quantity->kind != COUNT_NUMBER ||
        quantity->thing || !tree_is_noun(scan, quantity->head) ||
        phrases_match(&scan->reader->events, scan->tokens, quantity->head,
                      quantity->head + 1, NULL))
        return false;
    const struct stretch *told = &scan->drafts[whole].quantity.words;
    return told->first + told->n + 1 == word &&
           str_is(scan->tokens[word - 1].text, ",") &&
           whole_holds(&scan->drafts[whole], quantity->lo);
}

void part_included(struct scan *scan, uint32_t word)
{
    uint32_t end = tree_sentence_end(scan, word);
    uint32_t whole = whole_near(scan, word, HARM_COUNT);
    uint32_t hit = NO_TOKEN;
    if (whole != NO_TOKEN && counts_others(scan, whole, word)) return;
    if (is_apart(scan, whole, word)) {
        hit = hit_before(scan, word);
        whole = hit == NO_TOKEN ? victims_before(scan, word)
                                : whole_total(scan, word, scan->hits[hit].harm);
        if (hit == NO_TOKEN && whole == NO_TOKEN) return;
    }
    for (uint32_t i = word + 1; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (ends_list(scan, i, word)) break;
        if (is_next_place(scan, i, word, whole)) {
            add_next(scan, i, whole);
            break;
        }
        struct draft *known = part_at(scan, i);
        if (known && known->quantity.words.first > word) {
            if (!tie_known(scan, known, whole, word)) break;
            i = known->quantity.words.first + known->quantity.words.n - 1;
            continue;
        }
        if (tag != TAG_NOUN && tag != TAG_PROPN && tag != TAG_NUM) continue;
        /* The head of the phrase is the last noun of the run. */
        uint32_t head = i;
        while (head + 1 < end && (scan->tokens[head + 1].tag == TAG_NOUN ||
                                  scan->tokens[head + 1].tag == TAG_PROPN))
            head++;
        if (tells_it(scan, head)) break;
        struct quantity quantity = quantity_read(scan, head);
        if (is_elsewhere(scan, &quantity)) break;
        if (quantity.number != NO_TOKEN &&
            held_counting(scan, quantity.number) != NO_TOKEN)
            continue;
        bool one = fits_one(scan, &quantity, word);
        bool apart = quantity.words.first > word + 1;
        quantity.person |= !apart && are_counted(scan, &quantity, whole, word);
        if (apart && part_is_family(scan, &quantity)) continue;
        if ((one || part_fits(&quantity)) && whole != NO_TOKEN)
            part_add(scan, &quantity, whole_in_list(scan, whole, &quantity));
        /* "bills, including one on arms" */
        else if (part_fits(&quantity) && quantity.kind != COUNT_NAME &&
                 !scan->number_at[quantity.head])
            scan_draft_of(scan, hit, &quantity, TIE_LINEAR);
        uint32_t after = quantity.words.first + quantity.words.n;
        i = (after > head + 1 ? after : head + 1) - 1;
    }
    if (whole != NO_TOKEN &&
        scan->drafts[whole].sentence == scan->sentence_at[word])
        add_by_place(scan, word, whole);
}
