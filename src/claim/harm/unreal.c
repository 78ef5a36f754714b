/* Harm that did not happen: what is feared, planned, demanded or only thought
 * of, and figures of speech.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* How far before "to" the verb may stand that forces people to do it; and how
 * far before a harm word one that makes it unreal, numbers left out. */
enum { FORCE_REACH = 8, BEFORE_REACH = 3 };

/* A finite or modal word above the harm word that makes it unreal. */
static bool is_modal(const struct scan *scan, uint32_t head)
{
    uint32_t end = tree_sentence_end(scan, head);
    for (uint32_t i = tree_sentence_start(scan, head); i < end; i++)
        if (scan->tokens[i].head == head &&
            scan->tokens[i].relation == REL_AUX &&
            scan->unreal_at[i] == UNREAL_MODAL + 1)
            return true;
    return false;
}

/* "managed to kill", "forced them to flee": it was done. */
static bool is_done(const struct scan *scan, uint32_t to, uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, to), verb = NO_TOKEN;
    if (to == start) return false;
    /* The tree takes the "force" of a headline for a noun. */
    for (uint32_t i = to; i > start && to - i < FORCE_REACH; i--) {
        if (scan_is(scan, i - 1, WORD_FORCE)) verb = i - 1;
        if (verb != NO_TOKEN || scan->tokens[i - 1].tag == TAG_VERB ||
            scan->tokens[i - 1].tag == TAG_PUNCT)
            break;
    }
    if (scan_is(scan, scan->tokens[head].head, WORD_FORCE))
        verb = scan->tokens[head].head;
    else if (scan_is(scan, to - 1, WORD_DONE))
        verb = to - 1;
    if (verb == NO_TOKEN || is_modal(scan, verb)) return false;
    return verb == start || !scan_is(scan, verb - 1, WORD_TO);
}

/* "charged with killing six people": they are dead; a mere "murder" there is
 * the name of a crime. */
static bool is_deed(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t behind = hit->first + hit->n;
    if (hit->class == CLASS_NOUN) /* "with the murder of three men" */
        return behind < tree_sentence_end(scan, hit->first) &&
               scan_is(scan, behind, WORD_OF);
    return hit->class == CLASS_VERB &&
           scan->tokens[hit->first].sense == SENSE_GERUND;
}

/* "to kill", "threatened to kill", "if 12 die", "attempted murder". */
static bool is_unreal(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t first = hit->first;
    uint32_t start = tree_sentence_start(scan, first);
    if (scan->unreal_at[first] == UNREAL_FIGURE + 1) return true;
    if (first > start && scan->unreal_at[first - 1] == UNREAL_FIGURE + 1 &&
        scan->unreal_at[hit->head] == UNREAL_FIGURE + 1)
        return true;
    uint32_t back = 0;
    for (uint32_t at = first; at-- > start && back < BEFORE_REACH;) {
        back += scan->number_at[at] == 0;
        if (scan->unreal_at[at] == UNREAL_CHARGE + 1)
            return !is_deed(scan, hit);
        if (scan->unreal_at[at] != UNREAL_BEFORE + 1) continue;
        if (!scan_is(scan, at, WORD_TO)) return true;
        /* "information leading to the arrest": no infinitive */
        if (hit->class == CLASS_NOUN) continue;
        return at + 1 == first && !ordinal_is_ranked(scan, hit->head) &&
               !is_done(scan, at, hit->head) && hit->class == CLASS_VERB &&
               scan->tokens[first].sense == SENSE_INFINITIVE;
    }
    return false;
}

/* "to move in and kill": joined to an infinitive that is only meant. */
static bool is_meant(const struct scan *scan, uint32_t head)
{
    if (scan->tokens[head].relation != REL_CONJ || !tree_is_verb(scan, head) ||
        scan->tokens[head].sense != SENSE_INFINITIVE)
        return false;
    uint32_t mark = tree_child(scan, scan->tokens[head].head, REL_MARK);
    return mark != NO_TOKEN && scan->unreal_at[mark] == UNREAL_BEFORE + 1 &&
           !is_done(scan, mark, tree_sentence_start(scan, mark));
}

/* "if he is hurt": a condition; "no evidence that he was hurt". */
static bool is_condition(const struct scan *scan, uint32_t head)
{
    uint32_t mark = tree_child(scan, head, REL_MARK);
    uint32_t above = scan->tokens[head].head;
    /* "whether there were any injuries"; "the deaths" did happen. */
    uint32_t det = tree_child(scan, head, REL_DET);
    bool sure = det != NO_TOKEN && scan_is(scan, det, WORD_DEFINITE);
    if (mark == NO_TOKEN && tree_is_noun(scan, head) && !sure &&
        tree_is_verb(scan, above))
        mark = tree_child(scan, above, REL_MARK);
    if (mark == NO_TOKEN) return false;
    if (scan_is(scan, mark, WORD_TO)) return false;
    return scan->unreal_at[mark] == UNREAL_BEFORE + 1 ||
           (mark >= 2 && scan->unreal_at[mark - 2] == UNREAL_BEFORE + 1 &&
            !scan_is(scan, mark - 2, WORD_TO) &&
            scan->unreal_at[mark - 1] == 0);
}

/* "may have been killed". */
static bool is_perfect(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    for (uint32_t i = tree_sentence_start(scan, verb); i < end; i++)
        if (scan->tokens[i].head == verb &&
            scan->tokens[i].relation == REL_AUX && scan_is(scan, i, WORD_HAVE))
            return true;
    return false;
}

/* "set to see 5,000 moved", "would leave 12 dead", "would let police detain
 * them": said of the object of a verb that is itself only meant. */
static bool is_of_meant(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    uint32_t verb = token->head;
    if (token->relation != REL_XCOMP || !tree_is_verb(scan, verb) ||
        tree_is_passive(scan, verb) ||
        tree_child(scan, verb, REL_OBJ) == NO_TOKEN)
        return false;
    if (is_modal(scan, verb)) return !is_perfect(scan, verb);
    uint32_t mark = tree_child(scan, verb, REL_MARK);
    /* "could not agree to have him executed" */
    if (scan_is(scan, verb, WORD_HAS) && mark != NO_TOKEN &&
        scan_is(scan, mark, WORD_TO))
        return true;
    return scan->tokens[verb].sense == SENSE_INFINITIVE && mark != NO_TOKEN &&
           mark > tree_sentence_start(scan, mark) &&
           scan_is(scan, mark, WORD_TO) && !is_perfect(scan, verb) &&
           scan->unreal_at[mark - 1] == UNREAL_BEFORE + 1;
}

/* "could strike again, killing hundreds": comes of what is only meant. */
static bool is_outcome(const struct scan *scan, uint32_t head)
{
    const struct token *token = &scan->tokens[head];
    return token->relation == REL_ADVCL && token->sense == SENSE_GERUND &&
           token->head < head && tree_is_verb(scan, token->head) &&
           str_equal(scan->tokens[token->head].lower,
                     scan->tokens[token->head].lemma) &&
           is_modal(scan, token->head) && !is_perfect(scan, token->head) &&
           tree_child(scan, head, REL_MARK) == NO_TOKEN;
}

/* "the deaths that it would cause", "the refugees it will take": not yet
 * there. */
static bool is_to_come(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t clause = tree_child(scan, hit->head, REL_ACL_RELCL);
    return hit->class == CLASS_NOUN && hit->weak && clause != NO_TOKEN &&
           is_modal(scan, clause) && !is_perfect(scan, clause);
}

/* "could cause 12 deaths". */
static bool is_modal_object(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t verb = scan->tokens[hit->head].head;
    return hit->class == CLASS_NOUN && tree_is_verb(scan, verb) &&
           is_modal(scan, verb) && tree_child(scan, verb, REL_OBJ) == hit->head;
}

/* An infinitive that tells what is only meant: "to reach". */
static bool is_only_meant(const struct scan *scan, uint32_t verb)
{
    uint32_t mark = tree_child(scan, verb, REL_MARK);
    return scan->tokens[verb].sense == SENSE_INFINITIVE && mark != NO_TOKEN &&
           scan_is(scan, mark, WORD_TO) && !is_perfect(scan, verb);
}

/* "the toll of 12": the figure is told with it. */
static bool has_figure(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t end = tree_sentence_end(scan, hit->head);
    for (uint32_t i = tree_sentence_start(scan, hit->head); i < end; i++)
        if (scan->tokens[i].head == hit->head && scan->number_at[i])
            return true;
    return false;
}

/* "the toll could rise to 300", "is expected to reach 300": nobody says that it
 * has. */
static bool is_toll_to_come(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t verb = scan->tokens[hit->head].head;
    if (hit->frame != FRAME_TOLL || hit->class != CLASS_NOUN ||
        verb == NO_TOKEN || has_figure(scan, hit))
        return false;
    if (scan->unreal_at[verb] == UNREAL_BEFORE + 1)
        for (uint32_t i = verb + 1; i < tree_sentence_end(scan, verb); i++)
            if (scan->tokens[i].head == verb && is_only_meant(scan, i))
                return true;
    return tree_object(scan, verb) != hit->head && is_modal(scan, verb) &&
           !is_perfect(scan, verb);
}

/* "if the missing are dead, that is 105 deaths". */
static bool is_of_condition(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t end = tree_sentence_end(scan, hit->head);
    if (hit->class != CLASS_NOUN ||
        tree_child(scan, hit->head, REL_COP) == NO_TOKEN)
        return false;
    for (uint32_t i = tree_sentence_start(scan, hit->head); i < end; i++)
        if (scan->tokens[i].head == hit->head &&
            scan->tokens[i].relation == REL_ADVCL && is_condition(scan, i))
            return true;
    return false;
}

/* "Kill 30 enemies to win": an order to the reader. */
static bool is_order(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *verb = &scan->tokens[hit->first];
    return hit->class == CLASS_VERB && hit->head == hit->first &&
           hit->first == tree_sentence_start(scan, hit->first) &&
           verb->capital && !verb->all_capital &&
           verb->sense != SENSE_PARTICIPLE &&
           str_equal(verb->lower, verb->lemma) &&
           tree_child(scan, hit->head, REL_OBJ) != NO_TOKEN &&
           tree_child(scan, hit->head, REL_NSUBJ) == NO_TOKEN;
}

/* "In the film, a bomber kills 40": told earlier in the sentence. */
static bool is_play(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t i = first; i-- > start;)
        if (scan->unreal_at[i] == UNREAL_SPORT + 1) return true;
    return false;
}

bool unreal_is(const struct scan *scan, const struct harm_hit *hit)
{
    /* "could not be saved" was so. */
    bool modal = is_modal(scan, hit->head) &&
                 !scan_is(scan, hit->first, WORD_NOT) &&
                 !is_perfect(scan, hit->head);
    return modal || is_unreal(scan, hit) || is_meant(scan, hit->head) ||
           is_condition(scan, hit->head) || is_of_meant(scan, hit->head) ||
           is_outcome(scan, hit->head) || is_to_come(scan, hit) ||
           is_modal_object(scan, hit) || is_toll_to_come(scan, hit) ||
           is_of_condition(scan, hit) || is_play(scan, hit->first) ||
           is_order(scan, hit);
}

bool unreal_is_modal_past(const struct scan *scan, const struct harm_hit *hit)
{
    return is_modal(scan, hit->head) && !scan_is(scan, hit->first, WORD_NOT) &&
           is_perfect(scan, hit->head);
}
