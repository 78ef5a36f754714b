/* The passive verb far behind the people that it speaks of: "At least 14
 * members of the family, including five women and six children, were killed".
 *
 * Long asides and phrases between a subject and its verb are where a parser
 * errs most. They can be stepped over by position: no verb of its own stands
 * between the two but inside an aside.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* In tokens; and in sentences, how far before its harm word the words of a
 * draft stand. */
enum { FAR_REACH = 60, ADVERB_REACH = 4, HIT_REACH = 2 };

static bool is_dash(struct str lower)
{
    return str_is(lower, "-") || str_is(lower, "–") || str_is(lower, "—");
}

/* May the words be a subject: nothing before them takes them. */
static bool may_be_subject(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    if (first > start && scan->tokens[first - 1].tag == TAG_DET) first--;
    if (first == start) return true;
    uint8_t tag = scan->tokens[first - 1].tag;
    /* "with some 300 people, most of them farmers, killed" */
    if (scan_is(scan, first - 1, WORD_WITH)) return true;
    /* "a day after 12 people, two of them children, died" */
    if (scan_is(scan, first - 1, WORD_AFTER)) return true;
    return tag == TAG_PUNCT || tag == TAG_SCONJ || tag == TAG_CCONJ ||
           (scan->time_at[first - 1] && tag == TAG_PROPN &&
            !scan->time_at[first]); /* "On Monday three people - ..." */
}

/* Has the harm word no victim but those told behind these words, as parts? */
static bool is_free(const struct scan *scan, uint32_t hit, uint32_t first)
{
    uint32_t sentence = scan->hits[hit].sentence;
    for (uint32_t back = 0; back <= HIT_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d))
            if (scan->drafts[d].hit == hit &&
                scan->drafts[d].quantity.words.first < first)
                return false;
    }
    return true;
}

/* The participle behind the auxiliary: "were reportedly killed". */
static uint32_t hit_of_passive(const struct scan *scan, uint32_t aux,
                               uint32_t end)
{
    for (uint32_t i = aux + 1; i < end && i <= aux + ADVERB_REACH; i++) {
        uint32_t index = scan->hit_at[i];
        if (index) {
            const struct harm_hit *hit = &scan->hits[index - 1];
            bool fits =
                hit->class == CLASS_VERB &&
                (hit->frame == FRAME_OBJECT || hit->frame == FRAME_SUBJECT);
            return fits && !hit->denied ? index - 1 : NO_TOKEN;
        }
        uint8_t tag = scan->tokens[i].tag;
        bool said = scan_is(scan, i, WORD_REPORT);
        if (tag != TAG_ADV && tag != TAG_AUX && !said) break;
    }
    return NO_TOKEN;
}

/* The verb right behind the end of an aside: "and seven others - died", "300
 * people, most of them farmers, killed". */
static uint32_t hit_behind(const struct scan *scan, uint32_t at, uint32_t end)
{
    if (at >= end || !scan->hit_at[at]) return NO_TOKEN;
    const struct harm_hit *hit = &scan->hits[scan->hit_at[at] - 1];
    bool died = hit->frame == FRAME_SUBJECT &&
                scan->tokens[hit->head].sense == SENSE_FINITE;
    bool killed = hit->frame == FRAME_OBJECT &&
                  scan->tokens[hit->head].sense == SENSE_PARTICIPLE &&
                  tree_object(scan, hit->head) == NO_TOKEN;
    bool fits = hit->class == CLASS_VERB && !hit->denied && (died || killed);
    return fits ? scan->hit_at[at] - 1 : NO_TOKEN;
}

/* "in Mora, Lenga and Tarsa": a comma between names opens no aside. */
static bool joins_names(const struct scan *scan, uint32_t comma, uint32_t end)
{
    uint32_t next = comma + 1;
    if (next < end && scan->tokens[next].tag == TAG_CCONJ) next++;
    return next < end && scan->tokens[comma - 1].capital &&
           scan->tokens[next].capital;
}

/* A word that the subject's own phrase cannot hold. */
static bool ends_phrase(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    if (token->tag == TAG_VERB)
        return token->sense == SENSE_FINITE || scan->hit_at[at];
    return token->tag == TAG_SCONJ || scan_is(scan, at, WORD_RELATIVE);
}

/* The harm word of the verb whose subject the words are, looked for from a
 * token on. */
static uint32_t hit_from(const struct scan *scan, struct stretch words,
                         uint32_t from)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    bool aside = false;
    if (!may_be_subject(scan, words.first)) return NO_TOKEN;
    for (uint32_t i = from; i < end && i < words.first + FAR_REACH; i++) {
        struct str lower = scan->tokens[i].lower;
        if (str_is(lower, ";") || str_is(lower, ":")) break;
        bool closed =
            str_is(lower, ",") || is_dash(lower) || str_is(lower, ")");
        bool verb = i + 1 < end && scan->tokens[i + 1].tag == TAG_AUX;
        if (closed || str_is(lower, "(")) {
            uint32_t behind = closed ? hit_behind(scan, i + 1, end) : NO_TOKEN;
            if (behind != NO_TOKEN && is_free(scan, behind, words.first))
                return behind;
            if (!joins_names(scan, i, end)) aside = !(closed && verb);
            continue;
        }
        if (aside) continue;
        if (scan->tokens[i].tag == TAG_AUX) {
            uint32_t hit = hit_of_passive(scan, i, end);
            bool free = hit != NO_TOKEN && is_free(scan, hit, words.first);
            return free ? hit : NO_TOKEN;
        }
        if (ends_phrase(scan, i)) break;
    }
    return NO_TOKEN;
}

uint32_t far_subject_hit(const struct scan *scan, struct stretch words)
{
    return hit_from(scan, words, words.first + words.n);
}

/* Is the draft's harm word a participle right behind its people? Without an
 * object it is, though the tree take it for the verb. */
static bool is_described(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    return draft->quantity.number != NO_TOKEN && hit->class == CLASS_VERB &&
           hit->frame == FRAME_OBJECT &&
           tree_object(scan, hit->head) == NO_TOKEN &&
           hit->first == draft->quantity.words.first + draft->quantity.words.n;
}

void far_subject_fates(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *draft = &scan->drafts[d];
        const struct harm_hit *hit = &scan->hits[draft->hit];
        bool open = draft->harm == HARM_AFFECTED || draft->harm == HARM_MISSING;
        if (!open || !is_described(scan, draft)) continue;
        struct quantity people = draft->quantity;
        uint32_t fate = hit_from(scan, people.words, hit->first + hit->n);
        if (fate != NO_TOKEN && scan->hits[fate].harm != draft->harm)
            victim_draft(scan, fate, &people, TIE_DIRECT);
    }
}
