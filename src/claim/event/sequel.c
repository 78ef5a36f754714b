/* Times of what came after an event: a rescue, a flight, an arrest, a march of
 * those who mourn.
 *
 * Such a sentence often tells the event's figures in a clause of its own
 * ("Rescuers left on Monday after floods had killed 12"); the day is not
 * theirs.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    MOST_CLIMB = 16,
    CLAUSE_MOST = 10,
    TOLL_CLIMB = 3,
    FIGURE_REACH = 4, /* words from a figure to the day behind it */
};

/* A harm, or a word for an event; a rescue, a flight or an arrest is none. */
static bool names_deed(const struct scan *scan, uint32_t token)
{
    uint32_t row, hit = scan->hit_at[token];
    if (hit) {
        uint8_t harm = scan->hits[hit - 1].harm;
        return harm != HARM_RETURNED && harm != HARM_DETAINED &&
               harm != HARM_DISPLACED;
    }
    if (!phrases_match(&scan->reader->events, scan->tokens, token,
                       tree_sentence_end(scan, token), &row))
        return false;
    uint8_t type = scan->reader->event_rows[row].type;
    return type != EVENT_DETENTION && type != EVENT_EXODUS;
}

/* Does the phrase or clause of the word begin with "after"? The tree may hang
 * the conjunction on the first noun. */
static bool is_behind_after(const struct scan *scan, uint32_t home,
                            uint32_t word)
{
    uint32_t mark = tree_child(scan, word, REL_MARK);
    if (mark == NO_TOKEN) mark = tree_child(scan, word, REL_CASE);
    if (mark == NO_TOKEN && tree_is_verb(scan, word)) {
        uint32_t start = tree_sentence_start(scan, word);
        mark = word;
        while (mark > start && word - mark < CLAUSE_MOST &&
               tree_under(scan, mark - 1, word))
            mark--;
    }
    return mark != NO_TOKEN && mark < word &&
           context_cue(scan, mark, CUE_AFTER) && !tree_under(scan, home, word);
}

/* Of the clauses about a noun that hold the anchor, the outermost, seen from
 * the verb `home`: is it about an event that the verb itself tells of? */
static bool is_of_event(const struct scan *scan, uint32_t noun, uint32_t home)
{
    return context_names_event(scan, noun) && path_parent(scan, noun) == home;
}

/* "pulled them from under the rubble today": the day of pulling. */
static bool is_stuck(const struct scan *scan, uint32_t home)
{
    uint32_t hit = scan->hit_at[home];
    return hit && scan->hits[hit - 1].harm == HARM_AFFECTED &&
           scan->tokens[home].tag == TAG_NOUN;
}

/* "A cyclist who was hit last Thursday died on Monday": a time at the end of
 * the clause about the subject, which the tree hangs on the verb behind it.
 * The verb of that clause; NO_TOKEN = it is no such time. */
uint32_t sequel_clause(const struct scan *scan, struct stretch time,
                       uint32_t home)
{
    uint32_t next = time.first + time.n;
    if (home < next || !tree_is_verb(scan, home) ||
        (next != home && scan->tokens[next].tag != TAG_AUX))
        return NO_TOKEN;
    uint32_t subject = tree_subject(scan, home);
    if (subject == NO_TOKEN || subject > time.first) return NO_TOKEN;
    uint32_t verb = tree_child(scan, subject, REL_ACL_RELCL);
    if (verb == NO_TOKEN) verb = tree_child(scan, subject, REL_ACL);
    if (verb == NO_TOKEN || verb > time.first) return NO_TOKEN;
    for (uint32_t i = verb; i < time.first; i++)
        if (str_is(scan->tokens[i].lower, ",")) return NO_TOKEN;
    return verb;
}

/* "killed four before he was shot on Wednesday", "until ...": the day of the
 * end, in a clause that does not hold the anchor. */
bool sequel_ends(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, home);
        uint32_t mark = tree_child(scan, home, REL_MARK);
        if (home == anchor || above == home) return false;
        if (mark != NO_TOKEN && mark < home &&
            context_cue(scan, mark, CUE_BEFORE))
            return !tree_under(scan, anchor, home);
        home = above;
    }
    return false;
}

bool sequel_follows(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    uint32_t noun = NO_TOKEN;
    if (is_stuck(scan, home)) home = path_parent(scan, home);
    if (names_deed(scan, home)) return false;
    for (int step = 0; step < MOST_CLIMB && anchor != home; step++) {
        uint32_t above = path_parent(scan, anchor);
        if (above == anchor) return false;
        if (is_behind_after(scan, home, anchor)) return true;
        uint8_t relation = scan->tokens[anchor].relation;
        if (relation == REL_ACL_RELCL ||
            (relation == REL_ACL &&
             scan->tokens[anchor].sense == SENSE_PARTICIPLE))
            noun = above;
        anchor = above;
    }
    /* "Survivors of a quake that killed 587 queued on Thursday" */
    return anchor == home && noun != NO_TOKEN && tree_is_verb(scan, home) &&
           !is_of_event(scan, noun, home);
}

/* "The toll passed 2,300 on Sunday", "topped 900 people on Monday": is the
 * word before a day within a figure that a verb of tolls bounds? */
bool sequel_passes(const struct scan *scan, uint32_t token)
{
    uint32_t value, start = tree_sentence_start(scan, token);
    for (uint32_t i = token + 1; i > start && token + 1 - i < FIGURE_REACH;
         i--) {
        uint32_t index = scan->number_at[i - 1];
        if (!index) {
            if (tree_is_verb(scan, i - 1)) return false;
            continue;
        }
        const struct number *number = &scan->analysis.numbers[index - 1];
        uint32_t first = number->words.first;
        /* "the toll rose to 36 dead on Thursday" */
        if (first > start + 1 && scan_is(scan, first - 1, WORD_TO) &&
            context_cue(scan, first - 2, CUE_TOLL))
            return true;
        if (first == number->core.first) return false;
        struct token verb = scan->tokens[number->words.first];
        token_set_base(scan->reader->lang, scan->arena, &verb, TAG_VERB);
        return phrases_match(&scan->reader->cues[CUE_TOLL], &verb, 0, 1,
                             &value) > 0;
    }
    return false;
}

/* A toll, or a verb by which it moves. */
static bool is_toll(const struct scan *scan, uint32_t token)
{
    uint32_t hit = scan->hit_at[token];
    return context_cue(scan, token, CUE_TOLL) ||
           (hit && scan->hits[hit - 1].frame == FRAME_TOLL);
}

/* "Found on Tuesday, taking to 24 the number of the dead". */
static bool moves_toll(const struct scan *scan, uint32_t anchor)
{
    if (tree_is_verb(scan, anchor)) return false;
    for (int step = 0; step < TOLL_CLIMB; step++) {
        uint32_t above = path_parent(scan, anchor);
        if (above == anchor) return false;
        anchor = above;
        if (tree_is_verb(scan, anchor))
            return is_toll(scan, anchor) ||
                   (step > 0 && context_cue(scan, anchor, CUE_BRINGS));
    }
    return false;
}

/* "..., bringing the death toll to 53": a clause about what was told. */
static bool is_raised_by(const struct scan *scan, uint32_t home,
                         uint32_t anchor)
{
    /* "found below a dam that burst on Friday, raising the number to 65" */
    if (!scan->hit_at[home] && scan->tokens[home].relation == REL_ACL_RELCL)
        return false;
    for (int step = 0; step <= TOLL_CLIMB; step++) {
        uint32_t above = path_parent(scan, anchor);
        if (tree_is_verb(scan, anchor) &&
            scan->tokens[anchor].relation == REL_ADVCL)
            return above == home && scan->tokens[anchor].sense == SENSE_GERUND;
        if (above == anchor || above == home) return false;
        anchor = above;
    }
    return false;
}

bool sequel_finds(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    uint32_t hit = scan->hit_at[anchor];
    /* "a couple were found dead on Friday" */
    if (home == anchor)
        return hit && scan->hits[hit - 1].harm == HARM_KILLED &&
               context_cue(scan, anchor, CUE_FOUND);
    /* "Five died on Monday, bringing the toll to 53": their day, not its */
    if (is_toll(scan, anchor) || moves_toll(scan, anchor))
        return !names_deed(scan, home) || is_raised_by(scan, home, anchor);
    return hit && scan->hits[hit - 1].class == CLASS_NOUN &&
           context_cue(scan, home, CUE_FOUND);
}
