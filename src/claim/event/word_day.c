/* The days of words for the main event: "Thursday's shooting", "the mine caved
 * in late on Thursday", "five days after the sinking".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    TIED = 4,      /* a day that hangs on a word for the event itself */
    OWNED = 10,    /* "Saturday's quake", besides */
    FAR_OWNED = 5, /* words from "Saturday's" to "quake" */
};

static bool is_definite(const struct scan *scan, uint32_t noun)
{
    uint32_t det = tree_child(scan, noun, REL_DET);
    return det != NO_TOKEN && scan_is(scan, det, WORD_POINTING);
}

/* "freed a soldier on Tuesday, two days after they released another": is a day
 * told for a harm before the clause? */
static bool has_day_before(const struct scan *scan, uint32_t first)
{
    bool telling;
    for (uint32_t i = tree_sentence_start(scan, first); i < first; i++) {
        uint32_t time = scan->time_at[i];
        if (!time || !event_is_day(scan, time)) continue;
        uint32_t home = context_home(scan, time, &telling);
        if (!telling && scan->hit_at[home] && tree_is_verb(scan, home) &&
            !context_cue(scan, home, CUE_DEATH) &&
            !context_cue(scan, home, CUE_FOUND))
            return true;
    }
    return false;
}

/* "The body of a boy was found 13 days after he fell into a well". */
static bool befell_whom(const struct scan *scan, uint32_t verb, uint32_t first)
{
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ);
    if (!tree_is_verb(scan, verb) || subject == NO_TOKEN ||
        scan->tokens[subject].tag != TAG_PRON)
        return false;
    for (uint32_t i = tree_sentence_start(scan, first); i < first; i++)
        if (context_cue(scan, i, CUE_FOUND)) return true;
    return false;
}

/* "five days after the sinking": the day of what the report is about, unless
 * the sentence tells of an event before it ("the attack comes a day after"). */
static bool counts_from(const struct story *story, uint32_t index, uint8_t type)
{
    const struct scan *scan = story->scan;
    uint32_t row, home = scan->dated[index];
    /* "three days after the fire swept through the hills" */
    if (home != NO_TOKEN && tree_is_verb(scan, home) && !scan->hit_at[home]) {
        uint32_t subject = tree_child(scan, home, REL_NSUBJ);
        if (subject != NO_TOKEN && is_definite(scan, subject)) home = subject;
    }
    uint32_t first = scan->analysis.times[index].words.first;
    if (home == NO_TOKEN || story->lead[scan->sentence_at[home]] < LEAD_BODY ||
        (apart_tells_event(scan, first) && !is_definite(scan, home)) ||
        (tree_is_verb(scan, home) && has_day_before(scan, first)))
        return false;
    return scan->hit_at[home] || befell_whom(scan, home, first) ||
           (phrases_match(&scan->reader->events, scan->tokens, home,
                          tree_sentence_end(scan, home), &row) &&
            context_same_kind(scan->reader->event_rows[row].type, type));
}

/* "after Saturday's 7.8 magnitude quake", where no tree says so: the word for
 * an event behind a time that owns it; NO_TOKEN = none. */
static uint32_t named_event(const struct scan *scan, uint32_t index)
{
    const struct stretch words = scan->analysis.times[index].words;
    uint32_t row, next = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (next >= end || !str_is(scan->tokens[next].lower, "'s") ||
        scan_sentence(scan, scan->sentence_at[next])->parsed)
        return NO_TOKEN;
    for (uint32_t i = next + 1; i < end && i <= next + FAR_OWNED; i++) {
        if (scan->tokens[i].kind != TOKEN_WORD && !scan->number_at[i]) break;
        if (phrases_match(&scan->reader->events, scan->tokens, i, end, &row))
            return i;
    }
    return NO_TOKEN;
}

/* A noun for an event, or where no tree is, its verb right before the time:
 * "the mine caved in late on Thursday". */
static bool is_named(const struct scan *scan, uint32_t home, uint32_t index)
{
    uint32_t at = scan->analysis.times[index].words.first;
    return !tree_is_verb(scan, home) ||
           (!scan_sentence(scan, scan->sentence_at[at])->parsed && home < at);
}

/* "Saturday's quake": whoever reads it knows which. */
static bool is_owner(const struct scan *scan, uint32_t index)
{
    const struct stretch words = scan->analysis.times[index].words;
    uint32_t next = words.first + words.n;
    return next < scan->n_tokens && str_is(scan->tokens[next].lower, "'s");
}

/* "The blast followed Saturday's car bombs", "came after Friday's raid". */
static bool comes_after(const struct scan *scan, uint32_t noun)
{
    uint32_t above = path_parent(scan, noun), row;
    if (above >= noun || !context_cue(scan, above, CUE_COMES)) return false;
    uint32_t subject = tree_child(scan, above, REL_NSUBJ);
    return subject != NO_TOKEN && subject < above &&
           !tree_is_passive(scan, above) &&
           phrases_match(&scan->reader->events, scan->tokens, subject, above,
                         &row) > 0;
}

/* "Thursday's shooting": the day of a word for the event, anywhere. */
void word_day_poll(const struct story *story, uint8_t type, struct poll *poll)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 0; i < poll->n; i++) {
        uint32_t row, at = scan->analysis.times[i].words.first;
        uint32_t sentence = scan->sentence_at[at];
        bool telling = false;
        if (!event_is_day(scan, i + 1) || !story->lead[sentence] ||
            !context_is_time(scan, i + 1, 0) || main_time_hearing(story, i + 1))
            continue;
        if (scan->dated[i] != NO_TOKEN) {
            poll->votes[i] += counts_from(story, i, type) ? TIME_HAPPENED : 0;
            continue;
        }
        uint32_t home = named_event(scan, i);
        if (home == NO_TOKEN) home = context_home(scan, i + 1, &telling);
        if (telling || !is_named(scan, home, i) ||
            !phrases_match(&scan->reader->events, scan->tokens, home,
                           tree_sentence_end(scan, home), &row))
            continue;
        if (!context_same_kind(scan->reader->event_rows[row].type, type))
            continue;
        if (comes_after(scan, home)) continue;
        poll->votes[i] += TIED + poll_share(story, sentence);
        if (is_owner(scan, i)) poll->votes[i] += OWNED;
    }
}
