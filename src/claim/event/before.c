/* What came before the main event: "students protest the death of a
 * colleague", "rockets were fired in retaliation for the killing of two
 * farmers", "the attack comes a day after bombs killed 215".
 *
 * Such dead are the reason of what is told, or its date; they are of an
 * earlier event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

/* In steps up the tree; and in tokens, from a reason to what it was. */
enum { MOST_CLIMB = 12, REASON_REACH = 30 };

static bool is_event_word(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    return phrases_match(&scan->reader->events, scan->tokens, token,
                         tree_sentence_end(scan, token), &row) > 0;
}

/* The preposition or conjunction before the word's phrase or clause. */
static uint32_t marker_of(const struct scan *scan, uint32_t word)
{
    uint32_t mark = tree_child(scan, word, REL_CASE);
    if (mark == NO_TOKEN) mark = tree_child(scan, word, REL_MARK);
    return mark != NO_TOKEN && mark < word ? mark : NO_TOKEN;
}

/* "protest the death", "protest over the killing", "in revenge for the
 * deaths": the word above, or right before the preposition, is a reason's. */
static bool is_reason(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t above = scan->tokens[word].head;
    uint8_t relation = scan->tokens[word].relation;
    if (above >= word || scan->hit_at[above]) above = word;
    bool reason = above != word && context_cue(scan, above, CUE_REASON);
    if (mark == NO_TOKEN) return reason && relation == REL_OBJ;
    if (scan->tokens[mark].relation != REL_CASE &&
        scan->tokens[word].sense != SENSE_GERUND)
        return false;
    uint32_t start = tree_sentence_start(scan, word);
    return reason || (mark > start && context_cue(scan, mark - 1, CUE_REASON));
}

/* "attacked them for killing a porter". */
static bool is_revenge(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t above = scan->tokens[word].head;
    return mark != NO_TOKEN && scan_is(scan, mark, WORD_FOR) &&
           scan->tokens[word].sense == SENSE_GERUND && above < word &&
           !scan->hit_at[above] && is_event_word(scan, above);
}

/* "After the attack killed ten": the one told of. */
static bool is_definite(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (scan_is(scan, i, WORD_THE) || scan_is(scan, i, WORD_DEFINITE))
            return true;
    return false;
}

bool apart_tells_event(const struct scan *scan, uint32_t token)
{
    for (uint32_t i = tree_sentence_start(scan, token); i < token; i++) {
        if (scan->hit_at[i]) return false;
        if (is_event_word(scan, i)) return true;
    }
    return false;
}

/* "Days after a similar attack killed ten": the clause behind the mark tells
 * of an event of its own. */
static bool tells_other(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t subject = tree_child(scan, word, REL_NSUBJ);
    return subject != NO_TOKEN && subject > mark && mark > 0 &&
           context_cue(scan, mark - 1, CUE_SPAN) &&
           is_event_word(scan, subject) &&
           !is_definite(scan, mark + 1, subject);
}

/* "The attack comes a day after bombs killed 215", "an attack following the
 * killing of a leader". */
static bool is_earlier(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t above = scan->tokens[word].head;
    if (mark != NO_TOKEN && context_cue(scan, mark, CUE_AFTER) &&
        tells_other(scan, word, mark))
        return true;
    if (mark == NO_TOKEN || above == word || scan->hit_at[above]) return false;
    bool timed =
        mark > tree_sentence_start(scan, word) && scan->time_at[mark - 1];
    if (!context_cue(scan, mark, CUE_AFTER) &&
        !(timed && context_cue(scan, mark, CUE_BEFORE)))
        return false;
    if (timed) return apart_tells_event(scan, mark);
    const struct token *noun = &scan->tokens[word];
    uint32_t hit = scan->hit_at[word];
    return hit && scan->hits[hit - 1].class == CLASS_NOUN &&
           noun->sense != SENSE_PLURAL && is_event_word(scan, above);
}

/* "On the previous day clashes left 20 hurt". */
static bool opens_before(const struct scan *scan, uint32_t word)
{
    uint32_t value, at = tree_sentence_start(scan, word);
    if (scan->tokens[at].tag == TAG_ADP) at++;
    /* not "last month", the month of the main event */
    if (scan_is(scan, at, WORD_LAST)) return false;
    return phrases_match(&scan->reader->cues[CUE_LAG], scan->tokens, at,
                         tree_sentence_end(scan, word), &value) > 0;
}

/* "Similar attacks killed six the week before": said of another event. */
static bool is_lagging(const struct scan *scan, uint32_t word)
{
    uint32_t value, end = tree_sentence_end(scan, word);
    uint32_t subject = tree_child(scan, word, REL_NSUBJ);
    if (opens_before(scan, word)) return true;
    if (subject == NO_TOKEN || subject == tree_sentence_start(scan, word) ||
        !is_event_word(scan, subject) ||
        !context_cue(scan, subject - 1, CUE_OTHER))
        return false;
    for (uint32_t i = word + 1; i < end; i++)
        if (phrases_match(&scan->reader->cues[CUE_LAG], scan->tokens, i, end,
                          &value))
            return true;
    return false;
}

/* "The second blast this week, following a blast that killed one": what is told
 * of a noun in a clause of its own. */
static bool follows_other(const struct scan *scan, uint32_t clause,
                          uint32_t mark)
{
    uint32_t word = scan->tokens[clause].head;
    uint8_t relation = scan->tokens[clause].relation;
    if (mark == NO_TOKEN) return false;
    for (uint32_t i = tree_sentence_start(scan, mark); i < mark; i++)
        if (scan->hit_at[i]) return false;
    return (relation == REL_ACL || relation == REL_ACL_RELCL) &&
           context_cue(scan, mark, CUE_AFTER) && is_event_word(scan, word) &&
           !is_definite(scan, mark, word) && apart_tells_event(scan, mark);
}

/* "A separate incident earlier that day, in which 22 were killed". */
static bool is_of_separate(const struct scan *scan, uint32_t clause)
{
    uint32_t noun = scan->tokens[clause].head;
    uint32_t end = tree_sentence_end(scan, clause);
    if (scan->tokens[clause].relation != REL_ACL_RELCL) return false;
    /* "an incident that occurred earlier that day, in which": over the day */
    for (int step = 0; step < 3 && !is_event_word(scan, noun); step++)
        noun = scan->tokens[noun].head;
    if (noun == 0 || noun > clause || !is_event_word(scan, noun) ||
        !context_cue(scan, noun - 1, CUE_OTHER) ||
        scan_is(scan, noun - 1, WORD_ANOTHER))
        return false;
    for (uint32_t i = tree_sentence_start(scan, clause); i < end; i++)
        if (context_cue(scan, i, CUE_BACK)) return true;
    return false;
}

/* "The attack came after eight people were killed", "the raid follows the
 * murder of a guard". */
static bool comes_after(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t above = scan->tokens[word].head;
    if (above >= word || !tree_is_verb(scan, above) ||
        !context_cue(scan, above, CUE_COMES))
        return false;
    /* "..., which comes two days after", "the shooting came a week after" */
    uint32_t subject = tree_child(scan, above, REL_NSUBJ);
    bool told = subject != NO_TOKEN &&
                (scan_is(scan, subject, WORD_THING) ||
                 scan_is(scan, subject, WORD_BODY) || /* "it comes" */
                 context_cue(scan, subject, CUE_THING) ||
                 (scan->hit_at[subject] && is_event_word(scan, subject)));
    if (!told && !apart_tells_event(scan, above)) return false;
    if (mark == NO_TOKEN)
        return scan->tokens[word].relation == REL_OBJ &&
               !tree_is_passive(scan, above);
    return context_cue(scan, mark, CUE_AFTER);
}

/* "Hawkers protest after a colleague is killed", "a riot broke out after the
 * bodies of nine youths were found", "over the murder of her son": the dead
 * before a protest or a riot are its reason. */
static bool is_protested(const struct scan *scan, uint32_t word, uint32_t mark)
{
    uint32_t start = tree_sentence_start(scan, word);
    uint32_t subject = tree_child(scan, word, REL_NSUBJ);
    /* "after one of them had died": the tree hangs it on the "one" */
    if (mark == NO_TOKEN && subject != NO_TOKEN)
        mark = marker_of(scan, subject);
    if (mark == NO_TOKEN || (!context_cue(scan, mark, CUE_AFTER) &&
                             !scan_is(scan, mark, WORD_OVER)))
        return false;
    uint32_t end = mark > start ? mark : tree_sentence_end(scan, word);
    for (uint32_t i = mark > start ? start : word; i < end; i++)
        if (context_cue(scan, i, CUE_UNREST)) return true;
    return false;
}

/* "in retaliation for raids, arrests, and the killing of several men": a list
 * of reasons, whatever the tree made of it. */
static bool is_listed_reason(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    bool noun = scan->tokens[word].tag == TAG_NOUN;
    for (uint32_t i = word; i > start && i + REASON_REACH > word;) {
        const struct token *token = &scan->tokens[--i];
        if (context_cue(scan, i, CUE_REASON) && token->tag == TAG_NOUN)
            return scan_is(scan, i + 1, WORD_FOR) ||
                   scan_is(scan, i + 1, WORD_TO);
        if (token->tag == TAG_VERB &&
            tree_child(scan, i, REL_NSUBJ) != NO_TOKEN)
            break;
        if (str_is(token->lower, ";") || (!noun && str_is(token->lower, ",")))
            break;
    }
    return false;
}

bool apart_counted(const struct scan *scan, const struct context *here,
                   uint32_t anchor)
{
    if (!here->time) return false;
    uint32_t word = scan->dated[here->time - 1];
    uint32_t first = scan->analysis.times[here->time - 1].words.first;
    if (word == NO_TOKEN || anchor < first ||
        scan->analysis.times[here->time - 1].kind != TIME_POINT ||
        !date_has_day(scan->events[0].start) || !apart_tells_event(scan, first))
        return false;
    uint32_t det = tree_child(scan, word, REL_DET);
    return det == NO_TOKEN || !scan_is(scan, det, WORD_POINTING);
}

bool apart_before(const struct scan *scan, const struct draft *draft)
{
    uint32_t word = scan->hits[draft->hit].head;
    if (draft->harm > HARM_INJURED && draft->harm != HARM_CASUALTIES)
        return false;
    if (!scan_sentence(scan, scan->sentence_at[word])->parsed ||
        !draft->quantity.hi)
        return false;
    if (is_listed_reason(scan, word) || is_lagging(scan, word)) return true;
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t mark = marker_of(scan, word);
        if (is_reason(scan, word, mark) || is_revenge(scan, word, mark) ||
            is_earlier(scan, word, mark) || comes_after(scan, word, mark) ||
            (draft->harm == HARM_KILLED && is_protested(scan, word, mark)))
            return true;
        if (tree_is_root(scan, word)) return false;
        uint32_t above = scan->tokens[word].head;
        if (follows_other(scan, word, marker_of(scan, above)) ||
            is_of_separate(scan, word))
            return true;
        word = above;
    }
    return false;
}
