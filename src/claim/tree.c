/* Questions to the dependency tree of a sentence.
 *
 * Sentences are short (a named limit of lang/), so a walk over a sentence is
 * cheaper than any index; nothing here recurses.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

enum { NOTE_REACH = 16 }; /* tokens of a note in brackets */

/* More steps up than any sane tree has; a broken one cannot loop. */
enum { MOST_STEPS = 64 };

uint32_t tree_child(const struct scan *scan, uint32_t head, int relation)
{
    uint32_t end = tree_sentence_end(scan, head);
    for (uint32_t i = tree_sentence_start(scan, head); i < end; i++)
        if (scan->tokens[i].head == head && i != head &&
            scan->tokens[i].relation == relation)
            return i;
    return NO_TOKEN;
}

bool tree_under(const struct scan *scan, uint32_t token, uint32_t above)
{
    for (int step = 0; step < MOST_STEPS; step++) {
        if (token == above) return true;
        if (tree_is_root(scan, token)) return false;
        token = scan->tokens[token].head;
    }
    return false;
}

struct stretch tree_phrase(const struct scan *scan, uint32_t head, bool left)
{
    uint32_t first = head, end = head + 1;
    uint32_t start = tree_sentence_start(scan, head);
    while (first > start && tree_under(scan, first - 1, head)) first--;
    uint32_t stop = left ? end : tree_sentence_end(scan, head);
    while (end < stop && tree_under(scan, end, head)) end++;
    return (struct stretch){ first, end - first };
}

bool tree_is_noun(const struct scan *scan, uint32_t token)
{
    uint8_t tag = scan->tokens[token].tag;
    return tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_PRON ||
           tag == TAG_NUM || tag == TAG_ADJ || tag == TAG_DET || tag == TAG_X;
}

bool tree_is_verb(const struct scan *scan, uint32_t token)
{
    return scan->tokens[token].tag == TAG_VERB;
}

/* "was attacked on the road and injured": a verb is joined to a verb, though
 * the tree took the noun before it. */
static uint32_t verb_above(const struct scan *scan, uint32_t word)
{
    uint32_t noun = word;
    for (int step = 0; step < 4 && !tree_is_root(scan, word); step++) {
        uint8_t relation = scan->tokens[word].relation;
        if (scan->tokens[word].tag != TAG_NOUN &&
            scan->tokens[word].tag != TAG_PROPN)
            return word;
        if (relation != REL_OBL && relation != REL_NMOD &&
            relation != REL_COMPOUND && relation != REL_OBL_AGENT)
            return noun;
        word = scan->tokens[word].head;
    }
    return tree_is_verb(scan, word) ? word : noun;
}

/* Is the verb the second of "was shot and killed": joined, with no subject
 * of its own? Then the verb before it; else NO_TOKEN. */
static uint32_t joined_to(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (tree_is_root(scan, verb)) return NO_TOKEN;
    if (token->relation == REL_XCOMP) return token->head;
    if (token->relation == REL_CONJ) return verb_above(scan, token->head);
    /* "is stable after being shot", "were reported killed": the participle
     * right behind its verb. */
    bool clause = token->relation == REL_ADVCL || token->relation == REL_CCOMP;
    uint32_t passive = tree_child(scan, verb, REL_AUX_PASS);
    if (token->relation == REL_ADVCL && passive != NO_TOKEN &&
        scan_is(scan, passive, WORD_BEING))
        return token->head;
    bool near = token->head < verb && token->head + 2 >= verb;
    return clause && near && token->sense == SENSE_PARTICIPLE ? token->head
                                                              : NO_TOKEN;
}

/* "three clerks, one of them a woman, died": some of the subject before. */
static bool is_aside(const struct scan *scan, uint32_t at)
{
    return at > tree_sentence_start(scan, at) &&
           str_is(scan->tokens[at - 1].lower, ",") &&
           scan_is(scan, at + 1, WORD_OF) && scan_is(scan, at + 2, WORD_WHOM);
}

/* Of several subjects the one that is counted, else the last before the
 * head: a title before a colon is none. */
static uint32_t best_child(const struct scan *scan, uint32_t head, int relation)
{
    uint32_t start = tree_sentence_start(scan, head), best = NO_TOKEN;
    for (uint32_t i = head; i-- > start;) {
        if (scan->tokens[i].head != head ||
            scan->tokens[i].relation != relation)
            continue;
        if (best == NO_TOKEN || is_aside(scan, best) ||
            (tree_child(scan, i, REL_NUMMOD) != NO_TOKEN &&
             tree_child(scan, best, REL_NUMMOD) == NO_TOKEN))
            best = i;
    }
    return best == NO_TOKEN ? tree_child(scan, head, relation) : best;
}

static uint32_t own_subject(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = best_child(scan, verb, REL_NSUBJ_PASS);
    if (subject == NO_TOKEN) subject = best_child(scan, verb, REL_NSUBJ);
    return subject;
}

/* "31 were rescued and 43 are feared drowned": the verb right before, with a
 * subject of its own, where the tree joins the participle to one further off;
 * NO_TOKEN = none. */
static uint32_t stated_by(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (token->relation != REL_CONJ || verb == tree_sentence_start(scan, verb))
        return NO_TOKEN;
    const struct token *before = &scan->tokens[verb - 1];
    bool stated = token->head + 1 < verb && before->tag == TAG_VERB &&
                  tree_child(scan, verb - 1, REL_AUX_PASS) != NO_TOKEN &&
                  own_subject(scan, verb - 1) != NO_TOKEN;
    return stated ? verb - 1 : NO_TOKEN;
}

/* "Ann Hill also died, the paper said": a subject that the tree hung on the
 * verb of saying behind, which has its own right before it. */
static uint32_t fronted_subject(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (token->relation != REL_CCOMP || token->head <= verb) return NO_TOKEN;
    uint32_t own = own_subject(scan, token->head);
    uint32_t first = tree_child(scan, token->head, REL_NSUBJ);
    return own != NO_TOKEN && own > verb && first < verb ? first : NO_TOKEN;
}

/* "led 300 people to move", "found a man suffering": the object of the verb
 * above does it. */
static uint32_t controlled_by(const struct scan *scan, uint32_t verb)
{
    const struct token *token = &scan->tokens[verb];
    if (token->relation != REL_XCOMP || !tree_is_verb(scan, verb))
        return NO_TOKEN;
    uint32_t object = tree_child(scan, token->head, REL_OBJ);
    bool between = object != NO_TOKEN && object > token->head && object < verb;
    return between && !scan_is(scan, object, WORD_SELF) ? object : NO_TOKEN;
}

uint32_t tree_subject(const struct scan *scan, uint32_t verb)
{
    uint32_t asked = verb;
    for (int step = 0; step < 4 && verb != NO_TOKEN; step++) {
        uint32_t subject = own_subject(scan, verb);
        if (subject == NO_TOKEN) subject = controlled_by(scan, verb);
        if (subject != NO_TOKEN) return subject;
        uint32_t stated = stated_by(scan, verb);
        verb = stated == NO_TOKEN ? joined_to(scan, verb) : stated;
    }
    return fronted_subject(scan, asked);
}

/* Has the verb an object, its own or that of the verb joined to it ("shot
 * and killed a teacher")? */
static bool acts(const struct scan *scan, uint32_t verb)
{
    return tree_object(scan, verb) != NO_TOKEN;
}

uint32_t tree_noun_from(const struct scan *scan, uint32_t from, uint32_t end)
{
    uint32_t head = NO_TOKEN;
    if (from >= scan->n_tokens) return NO_TOKEN;
    for (uint32_t i = from; i < end && i < scan->n_tokens; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (scan->sentence_at[i] != scan->sentence_at[from]) break;
        if (tag == TAG_NOUN || tag == TAG_PROPN)
            head = i;
        else if (head != NO_TOKEN || (tag != TAG_ADJ && tag != TAG_DET))
            break;
    }
    return head;
}

uint32_t tree_object(const struct scan *scan, uint32_t verb)
{
    uint32_t object = tree_child(scan, verb, REL_OBJ);
    if (object != NO_TOKEN) return object;
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = verb + 1; i < end && i < verb + 4; i++)
        if (scan->tokens[i].relation == REL_CONJ &&
            scan->tokens[i].head == verb && tree_is_verb(scan, i))
            return tree_child(scan, i, REL_OBJ);
    return NO_TOKEN;
}

bool tree_is_passive(const struct scan *scan, uint32_t verb)
{
    uint32_t asked = verb, have = tree_child(scan, verb, REL_AUX);
    /* "are said to have killed 23 people" */
    if (have != NO_TOKEN && scan_is(scan, have, WORD_HAVE) &&
        acts(scan, verb) && tree_child(scan, verb, REL_AUX_PASS) == NO_TOKEN)
        return false;
    for (int step = 0; step < 4 && verb != NO_TOKEN; step++) {
        const struct token *token = &scan->tokens[verb];
        if (tree_child(scan, verb, REL_AUX_PASS) != NO_TOKEN) return true;
        if (tree_child(scan, verb, REL_NSUBJ_PASS) != NO_TOKEN)
            return !acts(scan, verb) && !acts(scan, asked);
        /* but "gunmen believed to be herders killed 12 people" */
        if (token->sense == SENSE_PARTICIPLE && token->relation == REL_ACL)
            return verb == asked || !acts(scan, asked);
        if (token->sense == SENSE_PARTICIPLE && token->relation == REL_AMOD)
            return true;
        if (own_subject(scan, verb) != NO_TOKEN) return false;
        if (token->sense != SENSE_PARTICIPLE) return false;
        verb = joined_to(scan, verb);
    }
    return false;
}

uint32_t tree_before_note(const struct scan *scan, uint32_t token)
{
    uint32_t start = tree_sentence_start(scan, token);
    for (uint32_t i = token; i > start && i + NOTE_REACH > token; i--) {
        if (!str_is(scan->tokens[i].lower, "(")) continue;
        bool hung =
            scan->tokens[i].head == i - 1 && scan->tokens[token].head == i - 1;
        return hung ? i - 1 : token;
    }
    return token;
}
