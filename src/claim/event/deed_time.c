/* Whose time it is where a sentence tells of a deed and of what came of it:
 * "shot on Friday, he died on Sunday of his wounds", "26 were still missing on
 * Thursday".
 *
 * The event is of the day of the deed. The day of a death in hospital, or as of
 * which people are missing, is not the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    MISSING_BACK = 2,  /* words from "missing" to its day */
    STILL_REACH = 3,   /* words from "still" to the harm */
    MORTAL_BACK = 3,   /* from "later" to "died" */
    MORTAL_ON = 12,    /* from "died" to "of his wounds" */
    MORTAL_FAR = 20,   /* from "died" to the day of the deed */
    RELATIVE_MOST = 3, /* words of ", in which" */
    MOST_CLIMB = 16,
};

/* "In hospital", "in custody": how somebody fares, in a phrase that opens with
 * a preposition. */
bool deed_is_lying(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->hit_at[token];
    if (!index) return false;
    const struct harm_hit *hit = &scan->hits[index - 1];
    return hit->n > 1 && hit->class == CLASS_ADJ &&
           context_cue(scan, hit->first, CUE_IN);
}

/* "Still missing", "remained in hospital": a state that lasts. */
bool deed_is_state(const struct scan *scan, uint32_t anchor)
{
    if (deed_is_lying(scan, anchor) || context_cue(scan, anchor, CUE_STILL))
        return true;
    uint32_t start = tree_sentence_start(scan, anchor);
    for (uint32_t i = anchor; i > start && anchor - i < STILL_REACH; i--)
        if (context_cue(scan, i - 1, CUE_STILL)) return true;
    return false;
}

/* "died on Tuesday of her wounds", "later died": not at once. */
bool deed_died_later(const struct scan *scan, uint32_t home)
{
    uint32_t start = tree_sentence_start(scan, home);
    uint32_t end = tree_sentence_end(scan, home);
    if (!context_cue(scan, home, CUE_DEATH)) return false;
    for (uint32_t i = home; i > start && home - i < MORTAL_BACK; i--)
        if (context_cue(scan, i - 1, CUE_MORTAL) && !scan->time_at[i - 1])
            return true;
    for (uint32_t i = home + 1; i < end && i <= home + MORTAL_ON; i++) {
        if (scan->time_at[i]) continue;
        if (scan_is(scan, i, WORD_SINCE)) break;
        if (context_cue(scan, i, CUE_MORTAL)) return true;
        if (deed_is_lying(scan, i)) continue;
        bool name = scan->tokens[i].tag == TAG_PROPN; /* "Grand Strand" */
        if (scan->tokens[i].tag == TAG_CCONJ || (scan->hit_at[i] && !name) ||
            scan->tokens[i].tag == TAG_VERB)
            break;
    }
    return false;
}

/* "died of injuries that he suffered in a crash last Thursday": the day behind
 * what brought them about is the deed's. */
bool deed_wounded_then(const struct scan *scan, uint32_t index, uint32_t home)
{
    uint32_t first = scan->analysis.times[index - 1].words.first;
    bool mortal = false;
    if (!context_cue(scan, home, CUE_DEATH) || first < home ||
        first - home > MORTAL_FAR)
        return false;
    for (uint32_t i = home + 1; i < first; i++) {
        if (scan->time_at[i]) return false;
        bool lying = deed_is_lying(scan, i);
        if (mortal && !lying && !context_cue(scan, i, CUE_MORTAL) &&
            context_names_event(scan, i))
            return true;
        mortal |= !lying && context_cue(scan, i, CUE_MORTAL);
    }
    return false;
}

/* "Missing on Tuesday". */
bool deed_is_missing(const struct scan *scan, uint32_t token, uint32_t time)
{
    uint32_t hit = scan->hit_at[token];
    return hit && scan->hits[hit - 1].harm == HARM_MISSING && time > token &&
           time - token <= MISSING_BACK;
}

/* The verb of the relative clause that holds the token; NO_TOKEN = none. */
static uint32_t clause_of(const struct scan *scan, uint32_t token)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint8_t relation = scan->tokens[token].relation;
        if (relation == REL_ACL_RELCL || relation == REL_ACL) return token;
        uint32_t above = path_parent(scan, token);
        if (above == token) break;
        token = above;
    }
    return NO_TOKEN;
}

/* "Ten soldiers who were buried by an avalanche on Wednesday are presumed
 * dead": what befell those whose death is told. */
static bool is_hit_by(const struct scan *scan, uint32_t verb, uint32_t anchor)
{
    uint32_t hit = scan->hit_at[anchor];
    uint32_t cause = tree_child(scan, verb, REL_OBL_AGENT);
    if (cause == NO_TOKEN) cause = tree_child(scan, verb, REL_OBL);
    return hit && scan->hits[hit - 1].harm <= HARM_INJURED &&
           tree_is_passive(scan, verb) && cause != NO_TOKEN &&
           !scan->hit_at[cause] && context_names_event(scan, cause) &&
           tree_subject(scan, anchor) == scan->tokens[verb].head;
}

/* "A student who was shot on Friday died": the time of what was done to the
 * very person whose death or state is told. */
bool deed_of_victim(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    uint32_t verb = clause_of(scan, home), own = scan->hit_at[anchor];
    if (verb == NO_TOKEN || tree_under(scan, anchor, verb)) return false;
    if (!scan->hit_at[verb]) return is_hit_by(scan, verb, anchor);
    const struct harm_hit *hit = &scan->hits[scan->hit_at[verb] - 1];
    uint32_t victim = scan->tokens[verb].head;
    /* "the killing of a policeman who was stabbed in May" */
    if (own && scan->hits[own - 1].class == CLASS_NOUN && victim > anchor &&
        scan->tokens[anchor].tag == TAG_NOUN &&
        tree_under(scan, victim, anchor))
        return hit->harm <= HARM_INJURED || hit->harm == HARM_CASUALTIES;
    if (!context_cue(scan, anchor, CUE_DEATH) &&
        !context_cue(scan, anchor, CUE_LATER) && !deed_is_state(scan, anchor))
        return false;
    if (!tree_is_verb(scan, anchor)) anchor = path_parent(scan, anchor);
    return (hit->harm <= HARM_INJURED || hit->harm == HARM_CASUALTIES) &&
           victim < verb && tree_subject(scan, anchor) == victim;
}

/* "The victim of a crash on Friday died on Monday": the crash's day. */
bool deed_of_subject(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    uint32_t subject = tree_subject(scan, anchor);
    return context_cue(scan, anchor, CUE_DEATH) && tree_is_verb(scan, anchor) &&
           subject != NO_TOKEN && home != subject && home != anchor &&
           !tree_is_verb(scan, home) && context_names_event(scan, home) &&
           tree_under(scan, home, subject);
}

/* "is recovering after being shot on Saturday": the day of what came before the
 * state, which the tree may hang on either. */
bool deed_after(const struct scan *scan, uint32_t index, uint32_t home,
                uint32_t anchor)
{
    uint32_t verb = tree_child(scan, anchor, REL_ADVCL);
    uint32_t hit = verb != NO_TOKEN ? scan->hit_at[verb] : 0;
    bool state = context_cue(scan, anchor, CUE_LATER) ||
                 context_cue(scan, anchor, CUE_DEATH);
    if (!hit || verb < anchor || !state ||
        scan->analysis.times[index - 1].words.first < verb)
        return false;
    /* not "died two days after another was killed" */
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ);
    if (subject == NO_TOKEN) subject = tree_child(scan, verb, REL_NSUBJ_PASS);
    if (scan->dated[index - 1] != NO_TOKEN ||
        (subject != NO_TOKEN && scan->tokens[subject].tag != TAG_PRON))
        return false;
    uint32_t mark = tree_child(scan, verb, REL_MARK);
    uint8_t harm = scan->hits[hit - 1].harm;
    return mark != NO_TOKEN && context_cue(scan, mark, CUE_AFTER) &&
           (harm <= HARM_INJURED || harm == HARM_CASUALTIES) &&
           (home == anchor || home == verb || tree_under(scan, home, verb));
}

/* "A boy wounded in a shooting died on Tuesday": some time after it. */
bool deed_of_wounded(const struct scan *scan, uint32_t home)
{
    uint32_t subject = tree_child(scan, home, REL_NSUBJ);
    if (!context_cue(scan, home, CUE_DEATH) || subject == NO_TOKEN)
        return false;
    uint32_t verb = tree_child(scan, subject, REL_ACL);
    if (verb == NO_TOKEN) verb = tree_child(scan, subject, REL_ACL_RELCL);
    uint32_t hit = verb != NO_TOKEN ? scan->hit_at[verb] : 0;
    return hit && scan->hits[hit - 1].harm == HARM_INJURED;
}

/* Is it a verb that the tree took for a part of "that killed 587"? */
static bool is_misled(const struct scan *scan, uint32_t verb)
{
    uint32_t above = scan->tokens[verb].head;
    if (scan->tokens[above].relation == REL_CONJ)
        above = scan->tokens[above].head;
    uint8_t sense = scan->tokens[verb].sense;
    return scan->tokens[verb].tag == TAG_VERB &&
           (sense == SENSE_FINITE || sense == SENSE_PARTICIPLE) &&
           scan->tokens[verb].relation == REL_XCOMP && !scan->hit_at[verb] &&
           !scan_is(scan, above, WORD_LEAVE) &&
           scan->tokens[above].relation == REL_ACL_RELCL &&
           !context_names_event(scan, verb);
}

/* The same, where the tree says nothing of a subject. */
static bool is_split(const struct scan *scan, uint32_t index, uint32_t home)
{
    uint32_t first = scan->analysis.times[index - 1].words.first;
    if (is_misled(scan, home)) return true;
    for (uint32_t i = home + 1; i < first; i++)
        if (scan->tokens[i].head == home && is_misled(scan, i)) return true;
    return false;
}

/* "Survivors of a quake that killed 587 cried for food on Thursday": the day of
 * what is told of somebody, not of what had befallen others. */
bool deed_told_of(const struct scan *scan, uint32_t index, uint32_t home,
                  uint32_t anchor)
{
    uint32_t hit = scan->hit_at[home];
    if (is_split(scan, index, home)) return true;
    if ((hit && scan->hits[hit - 1].harm != HARM_RETURNED) ||
        !tree_is_verb(scan, home) || !tree_is_verb(scan, anchor) ||
        context_names_event(scan, home) || tree_is_passive(scan, home))
        return false;
    uint32_t subject = tree_child(scan, home, REL_NSUBJ);
    return subject != NO_TOKEN && tree_under(scan, anchor, subject);
}

/* "A boy hurt in a shooting that killed his brother died on Tuesday": not the
 * brother's day. */
bool deed_of_others(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    if (home == anchor || !context_cue(scan, home, CUE_DEATH) ||
        !tree_is_verb(scan, home) || !tree_is_verb(scan, anchor))
        return false;
    uint32_t subject = tree_child(scan, home, REL_NSUBJ);
    return subject != NO_TOKEN && tree_under(scan, anchor, subject);
}

/* "On Saturday one more died when police fired": at once. */
bool deed_died_when(const struct scan *scan, uint32_t anchor)
{
    uint32_t verb = tree_child(scan, anchor, REL_ADVCL);
    if (!context_cue(scan, anchor, CUE_DEATH) || verb == NO_TOKEN ||
        verb < anchor)
        return false;
    uint32_t when = tree_child(scan, verb, REL_ADVMOD);
    if (when == NO_TOKEN || !context_cue(scan, when, CUE_WHEN))
        when = tree_child(scan, verb, REL_MARK);
    return when != NO_TOKEN && when < verb && context_cue(scan, when, CUE_WHEN);
}

/* "attacked a clinic on 17 April, injuring four", "..., leaving two dead". */
static bool goes_on(const struct scan *scan, uint32_t verb, uint32_t anchor)
{
    return scan->tokens[verb].sense == SENSE_GERUND &&
           (verb == anchor || tree_under(scan, anchor, verb));
}

/* "in May, when two of them drowned", "on 3 June in which 14 died": what stands
 * behind the time is what it dates. */
bool deed_opens_clause(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct stretch words = scan->analysis.times[index - 1].words;
    uint32_t next = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (next < end && str_is(scan->tokens[next].lower, ",")) next++;
    bool comma = next > words.first + words.n;
    if (next >= end || anchor < next ||
        !(context_cue(scan, next, CUE_WHEN) ||
          (comma && goes_on(scan, next, anchor))))
        return false;
    for (uint32_t i = next; i < anchor; i++)
        if (scan->time_at[i]) return false;
    return true;
}

/* "struck on Sunday, killing three, five days after an earthquake": the time of
 * another event, told before. */
bool deed_is_former(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t word = scan->dated[index - 1];
    if (word == NO_TOKEN || time->kind != TIME_POINT ||
        anchor >= time->words.first || tree_under(scan, anchor, word))
        return false;
    uint32_t det = tree_child(scan, word, REL_DET);
    return tree_is_verb(scan, word) ||
           (det != NO_TOKEN && scan_is(scan, det, WORD_INDEFINITE));
}

/* "On 27 September a convoy was stopped; seven soldiers died": a day at the
 * very beginning is that of the whole sentence, unless another follows. */
bool deed_heads(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t first = time->words.first,
             start = tree_sentence_start(scan, first);
    uint32_t last = first + time->words.n - 1;
    /* "1998: A roof falls at the mine, killing five" */
    bool label = str_is(scan->tokens[last].lower, ":") ||
                 (last + 1 < scan->n_tokens &&
                  str_is(scan->tokens[last + 1].lower, ":"));
    if (first > start + 1 || time->kind != TIME_POINT ||
        (!date_has_day(time->start) && !label) ||
        (first > start && !label && !context_cue(scan, start, CUE_JOINT)))
        return false;
    uint32_t end = tree_sentence_end(scan, first);
    for (uint32_t i = first + time->words.n; i < end; i++)
        if (scan->time_at[i] &&
            scan->analysis.times[scan->time_at[i] - 1].start.year)
            return false;
    return true;
}
