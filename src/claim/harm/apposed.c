/* Who bears a harm, where the tree gives a verb two subjects, or none.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"

/* The harm word joined behind a verb: "hacked and shot to death"; NO_TOKEN =
 * none. */
static uint32_t joined_hit(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = verb + 1; i < end; i++)
        if (scan->tokens[i].head == verb &&
            scan->tokens[i].relation == REL_CONJ && scan->hit_at[i] &&
            tree_is_verb(scan, i))
            return scan->hit_at[i] - 1;
    return NO_TOKEN;
}

uint32_t sufferer_shared(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t object = sufferer_object(scan, hit);
    if (object != NO_TOKEN || tree_is_passive(scan, hit->head)) return object;
    uint32_t index = joined_hit(scan, hit->head);
    if (index == NO_TOKEN) return NO_TOKEN;
    const struct harm_hit *joined = &scan->hits[index];
    return joined->harm == hit->harm && joined->n > 1 &&
                   !tree_is_passive(scan, joined->head)
               ? sufferer_object(scan, joined)
               : NO_TOKEN;
}

uint32_t sufferer_left(const struct scan *scan, uint32_t state)
{
    uint32_t verb = scan->tokens[state].head;
    if (scan->tokens[state].relation != REL_CONJ || verb >= state ||
        !scan_is(scan, verb, WORD_LEAVE))
        return NO_TOKEN;
    uint32_t object = tree_child(scan, verb, REL_OBJ);
    for (uint32_t i = verb + 1; i < state; i++)
        if (scan->hit_at[i] && scan->hit_at[i] != scan->hit_at[verb])
            return NO_TOKEN;
    return object != NO_TOKEN && object < state ? object : NO_TOKEN;
}

static bool is_mark(const struct scan *scan, uint32_t at)
{
    static const char *const marks[] = { ",", "-", "--", "\u2013", "\u2014" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(scan->tokens[at].lower, marks[i])) return true;
    return false;
}

/* Between two marks and without "and", behind a subject: no second one. */
bool sufferer_is_apposed(const struct scan *scan, uint32_t a, uint32_t b)
{
    uint32_t first = a < b ? a : b, last = a < b ? b : a;
    uint32_t verb = scan->tokens[last].head, behind = last + 1;
    struct quantity one = quantity_read(scan, first);
    struct quantity other = quantity_read(scan, last);
    if (one.lo != 1 || other.lo != 1 || one.hi != 1 || other.hi != 1)
        return false;
    if (verb <= behind || !is_mark(scan, first + 1) || !is_mark(scan, behind))
        return false;
    for (uint32_t i = first; i < verb; i++)
        if (scan->tokens[i].tag == TAG_CCONJ) return false;
    return true;
}

enum { ASIDE_MOST = 12 }; /* words of an aside */

/* "the evacuation of, by the latest count, 400 people" */
static uint32_t over_aside(const struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun), at = noun + 3;
    if (at >= end || !scan_is(scan, noun + 1, WORD_OF) ||
        !is_mark(scan, noun + 2))
        return NO_TOKEN;
    while (at < end && at < noun + ASIDE_MOST && !is_mark(scan, at)) at++;
    if (at + 1 >= end || !is_mark(scan, at) || !scan->number_at[at + 1])
        return NO_TOKEN;
    uint32_t people = tree_noun_from(scan, at + 2, end);
    return people != NO_TOKEN ? people : at + 1;
}

uint32_t sufferer_over(const struct scan *scan, uint32_t noun)
{
    uint32_t people = sufferer_over_time(scan, noun);
    return people != NO_TOKEN ? people : over_aside(scan, noun);
}

uint32_t sufferer_leading(const struct scan *scan, uint32_t subject)
{
    if (subject == NO_TOKEN) return subject;
    const struct token *token = &scan->tokens[subject];
    for (uint32_t i = tree_sentence_start(scan, subject); i < subject; i++)
        if (scan->tokens[i].head == token->head &&
            scan->tokens[i].relation == token->relation &&
            sufferer_is_apposed(scan, i, subject))
            return i;
    return subject;
}

/* "According to Ana Lim, head of the ward, four people died": no list. A name
 * may be told once more ("Jo Lim, one of the first, died"). */
bool sufferer_is_joined(const struct scan *scan, uint32_t from, uint32_t to)
{
    if (scan->tokens[from].tag != TAG_NOUN) return true;
    for (uint32_t i = from + 1; i < to; i++)
        if (scan->tokens[i].tag == TAG_CCONJ) return true;
    return false;
}

/* "The mayor, his wife and a guard died": one list up to the second. */
bool sufferer_is_list(const struct scan *scan, uint32_t from, uint32_t to)
{
    if (to == NO_TOKEN || from > to ||
        !sufferer_is_joined(scan, from, scan->tokens[to].head))
        return false;
    for (uint32_t i = from + 1; i < to; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_SCONJ ||
            scan_is(scan, i, WORD_RELATIVE) || scan_is(scan, i, WORD_WHO))
            return false;
    }
    return tree_is_noun(scan, from) && tree_is_noun(scan, to);
}

bool sufferer_is_apart(const struct scan *scan, uint32_t a, uint32_t b)
{
    if (a == NO_TOKEN || b == NO_TOKEN) return true;
    /* "the officer himself" */
    if (scan->tokens[a].tag == TAG_PRON || scan->tokens[b].tag == TAG_PRON)
        return true;
    for (uint32_t i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++)
        if (scan->tokens[i].tag == TAG_PUNCT ||
            scan->tokens[i].tag == TAG_CCONJ || scan->tokens[i].tag == TAG_ADP)
            return true;
    return false;
}

/* "The bodies of a man and a woman", where the tree joins the woman to the
 * bodies. */
bool sufferer_behind_of(const struct scan *scan, uint32_t token)
{
    if (scan->tokens[token].relation != REL_CONJ || scan->hit_at[token])
        return false;
    struct quantity quantity = quantity_read(scan, token);
    uint32_t first = quantity.words.first, behind = first + quantity.words.n;
    /* "the deaths of two men, and three others injured" */
    if (behind < scan->n_tokens && scan->hit_at[behind]) return false;
    return quantity.person && !quantity.thing &&
           (quantity.kind == COUNT_ONE || quantity.kind == COUNT_NUMBER) &&
           first > 0 && scan_is(scan, first - 1, WORD_AND);
}
