/* Numbers of people beside a harm word that does not befall them: the whole
 * of those harmed, an age, a family they are of, things that it left out.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

/* Words between such a number and what tells it. */
enum { WHOLE_REACH = 6 };

/* Does an auxiliary follow before any other verb: "... on board were"? */
static bool runs_to_auxiliary(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at - 1);
    for (uint32_t i = at; i < end && i < at + WHOLE_REACH; i++) {
        if (scan->tokens[i].tag == TAG_AUX) return true;
        if (scan->hit_at[i] || scan->tokens[i].tag == TAG_VERB) return false;
    }
    return false;
}

/* Has a harm word taken the number? */
static bool takes_number(const struct scan *scan, uint32_t number)
{
    return held_counting(scan, number) != NO_TOKEN;
}

/* "Of the four climbers died", "of the bus's 52 passengers died", not "of four
 * people shot" or "of the 12 killed": no harm of their own is told of them. The
 * words behind "of" begin at `from`. */
static bool is_the_rest(const struct scan *scan, uint32_t from,
                        struct stretch words)
{
    uint32_t behind = words.first + words.n;
    bool own = behind < tree_sentence_end(scan, words.first) &&
               scan->hit_at[behind] &&
               scan->tokens[behind].sense == SENSE_PARTICIPLE;
    bool known =
        scan_is(scan, from, WORD_THE) || scan_is(scan, from, WORD_OWNER);
    return from < words.first && known && !own;
}

/* "Three of the four climbers are dead": the four are the whole. */
static bool is_whole(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t at = words.first;
    while (at > start && words.first - at < WHOLE_REACH &&
           (scan->tokens[at - 1].tag == TAG_DET ||
            scan->tokens[at - 1].tag == TAG_NOUN ||
            scan->tokens[at - 1].tag == TAG_PROPN ||
            scan->tokens[at - 1].tag == TAG_PART ||
            scan_is(scan, at - 1, WORD_OWNER)))
        at--;
    if (at <= start + 1 || !scan_is(scan, at - 1, WORD_OF) ||
        !scan->number_at[at - 2])
        return false;
    /* "Two of the three men in the car died": the three are not the dead. */
    uint32_t behind = words.first + words.n;
    if (is_the_rest(scan, at, words) &&
        takes_number(scan, scan->number_at[at - 2] - 1))
        return true;
    bool farther = behind < tree_sentence_end(scan, at) &&
                   scan->tokens[behind].tag == TAG_ADP;
    return farther || runs_to_auxiliary(scan, behind);
}

/* "Of the 46 passengers, 12 were killed": the 46 are the whole. */
static bool is_fronted(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t at = words.first, behind = words.first + words.n;
    while (at > start && words.first - at < WHOLE_REACH &&
           (scan->tokens[at - 1].tag == TAG_DET ||
            scan->tokens[at - 1].relation == REL_NMOD_POSS))
        at--;
    if (at != start + 1 || !scan_is(scan, start, WORD_OF)) return false;
    while (behind < end && behind < words.first + words.n + WHOLE_REACH &&
           !str_is(scan->tokens[behind].text, ",")) {
        if (scan->hit_at[behind]) return false;
        behind++;
    }
    return behind + 1 < end && scan->number_at[behind + 1];
}

/* "A man of 30 was arrested": his age. */
static bool is_age(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    return first > tree_sentence_start(scan, first) + 1 &&
           quantity->head < first + quantity->words.n &&
           scan_is(scan, first - 1, WORD_OF) &&
           quantity_is_each(scan, first - 2) &&
           scan->tokens[first - 2].sense != SENSE_PLURAL;
}

/* "25 people of three families": whose people they are, not who was harmed. */
static bool is_descent(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (quantity->unit != UNIT_FAMILY || first == start ||
        scan->tokens[first - 1].tag != TAG_ADP)
        return false;
    for (uint32_t i = first - 1; i > start && first - i < WHOLE_REACH; i--)
        if (scan->number_at[i - 1]) return true;
    return false;
}

/* "The driver of the two men's car was killed": whose car it was. */
static bool is_owner(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t behind = quantity->words.first + quantity->words.n;
    return behind < tree_sentence_end(scan, quantity->head) &&
           scan_is(scan, behind, WORD_POSSESSIVE);
}

/* "the three most affected countries": what the number counts stands behind
 * the harm word. */
static bool is_of_thing(const struct scan *scan,
                        const struct quantity *quantity)
{
    const struct token *token = &scan->tokens[quantity->head];
    if (!scan->number_at[quantity->head] || token->relation != REL_NUMMOD ||
        token->head < quantity->head)
        return false;
    bool harmed = false;
    for (uint32_t i = quantity->head + 1; i < token->head; i++)
        harmed |= scan->hit_at[i] != 0;
    if (!harmed) return false;
    return quantity_read(scan, token->head).thing;
}

/* "proposals, including one on arms": of nobody told before. */
static bool is_included_thing(const struct scan *scan,
                              const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    if (!first || !scan->number_at[quantity->head] ||
        !scan_is(scan, first - 1, WORD_INCLUDING))
        return false;
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].quantity.words.first < first) return false;
    return true;
}

/* "Raiders kill several villagers 0": how often a headline was shared. */
static bool is_leftover(const struct scan *scan,
                        const struct quantity *quantity)
{
    uint32_t first = quantity->words.first;
    return quantity->hi == 0 && quantity->words.n == 1 &&
           scan->tokens[first].kind == TOKEN_NUMBER &&
           first + 1 == tree_sentence_end(scan, first) && first > 0 &&
           !str_is(scan->tokens[first - 1].text, ":") &&
           !scan->hit_at[first - 1];
}

bool beyond_is_kept(const struct scan *scan, uint32_t verb, uint32_t noun)
{
    const struct harm_hit *one = &scan->hits[verb], *two = &scan->hits[noun];
    bool kept = two->harm == HARM_ABDUCTED || two->harm == HARM_DETAINED;
    return one->class == CLASS_VERB && two->class == CLASS_NOUN &&
           two->frame == FRAME_COUNT && two->weak && kept &&
           (one->harm == HARM_RETURNED || one->harm == HARM_KILLED ||
            one->harm == HARM_INJURED);
}

/* "60 less than the number counted": how two figures differ. */
bool beyond_differs(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t behind = quantity->words.first + quantity->words.n;
    if (!quantity->words.n ||
        behind + 1 >= tree_sentence_end(scan, quantity->head))
        return false;
    /* "1,000 more than last year" */
    if (scan_is(scan, behind, WORD_THAN))
        return context_cue(scan, behind - 1, CUE_GAP);
    return context_cue(scan, behind, CUE_GAP) &&
           scan_is(scan, behind + 1, WORD_THAN);
}

/* "In one of them, six died": one of the attacks. */
static bool is_deed_of_them(const struct scan *scan, struct stretch words)
{
    uint32_t first = words.first, of = first + words.n;
    if (first <= tree_sentence_start(scan, first)) return false;
    for (uint32_t i = first; i < first + words.n; i++)
        if (scan_is(scan, i, WORD_OF)) of = i;
    return scan_is(scan, first - 1, WORD_WHERE) && scan_is(scan, of, WORD_OF) &&
           context_cue(scan, of + 1, CUE_THEM);
}

bool beyond_counts(const struct scan *scan, const struct quantity *quantity)
{
    if (beyond_differs(scan, quantity)) return true;
    if (is_deed_of_them(scan, quantity->words)) return true;
    if (scan->tokens[quantity->head].relation == REL_OBL_AGENT) return true;
    return is_whole(scan, quantity->words) ||
           is_fronted(scan, quantity->words) || is_age(scan, quantity) ||
           is_descent(scan, quantity) || is_owner(scan, quantity) ||
           is_of_thing(scan, quantity) || is_included_thing(scan, quantity) ||
           is_leftover(scan, quantity);
}

struct quantity beyond_described(const struct scan *scan,
                                 const struct harm_hit *hit, uint32_t head)
{
    struct quantity quantity = quantity_read(scan, head);
    const struct token *verb = &scan->tokens[hit->head];
    uint32_t start = tree_sentence_start(scan, head);
    bool said = hit->class == CLASS_VERB && verb->head == head &&
                (verb->relation == REL_ACL || verb->relation == REL_ACL_RELCL);
    if (!said || quantity.number == NO_TOKEN || hit->head < head)
        return quantity;
    for (uint32_t i = head; i > start + 1 && head - i < WHOLE_REACH; i--) {
        uint32_t index = scan->number_at[i - 1];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->use == NUMBER_COUNT && index - 1 != quantity.number &&
            scan_is(scan, number->words.first - 1, WORD_THE))
            return quantity_of_number(scan, index - 1);
        break;
    }
    return quantity;
}

/* "Police named 12 of the 17 people killed": the 17 are told, and of the 12 no
 * more than their names. */
bool beyond_is_named(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t own = quantity->number;
    if (own == NO_TOKEN) return false;
    uint32_t core = scan->analysis.numbers[own].core.first;
    const struct stretch *words = &quantity->words;
    if (scan->tokens[core].relation != REL_OBJ) return false;
    for (uint32_t i = core + 1; i < words->first + words->n; i++) {
        uint32_t index = scan->number_at[i];
        if (index && index - 1 != own && takes_number(scan, index - 1))
            return true;
    }
    return false;
}
