/* Votes on the day and the place of the main event.
 *
 * Every sentence that may speak of it has votes, by where it stands; the day
 * or the place that most of them go to is the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum { MONTH = 31 };

uint32_t poll_share(const struct story *story, uint32_t sentence)
{
    static const uint32_t shares[] = { 0, 1, 4, 6 };
    return shares[story->lead[sentence]];
}

/* Is the sentence's event, as far as it is named, of the main one's kind? */
bool poll_fits(const struct context *here, uint8_t type)
{
    return here->type == EVENT_COUNT || type == EVENT_OTHER ||
           here->weight < 2 || context_same_kind(here->type, type);
}

/* The first mention of the key that has the most votes; 0 = none. */
uint32_t poll_count(const struct scan *scan, const struct poll *poll,
                    struct str (*key)(const struct scan *, size_t))
{
    uint32_t best = 0, most = 0;
    uint32_t *sums = ARENA_ARRAY(scan->arena, uint32_t, poll->n + 1);
    struct map firsts;
    map_open(&firsts, scan->arena);
    for (uint32_t i = 0; i < poll->n; i++) {
        uint32_t first = i;
        if (!poll->votes[i]) continue;
        if (!map_get(&firsts, key(scan, i), &first))
            map_put(&firsts, key(scan, i), i);
        sums[first] += poll->votes[i];
    }
    for (uint32_t i = 0; i < poll->n; i++)
        if (sums[i] > most) {
            most = sums[i];
            best = i + 1;
        }
    return best;
}

/* The first harm of a sentence; NO_TOKEN = none. */
static uint32_t first_harm(const struct scan *scan, const struct sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan->hit_at[i]) return scan->hits[scan->hit_at[i] - 1].head;
    return NO_TOKEN;
}

/* "Guerrillas struck the town on Saturday": the verb by which a sentence of the
 * lead tells a deed; NO_TOKEN = none. */
static uint32_t struck(const struct scan *scan, const struct sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (s->parsed && tree_is_root(scan, i))
            return tree_is_verb(scan, i) && context_cue(scan, i, CUE_STRIKE)
                       ? i
                       : NO_TOKEN;
    return NO_TOKEN;
}

/* Sentences of the lead that hold no claim vote by their word for the event,
 * or by their harm: "The priests were killed on 16 November." */
void poll_lead(const struct story *story, uint8_t type, cast_vote *vote,
               struct poll *poll)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        if (story->lead[i] < LEAD_BODY || story->claims[i]) continue;
        const struct sentence *s = scan_sentence(scan, i);
        struct context here = context_read(scan, i, s->first);
        uint32_t anchor =
            here.word != NO_TOKEN ? here.word : first_harm(scan, s);
        if (anchor == NO_TOKEN) anchor = struck(scan, s);
        if (anchor != NO_TOKEN)
            here = context_read(scan, i, anchor);
        else
            here.time = here.place = 0;
        if (poll_fits(&here, type)) vote(story, &here, i, poll);
    }
}

bool poll_is_other(const struct story *story, size_t draft)
{
    const struct context *here = &story->of[draft];
    bool first = story->scan->drafts[draft].sentence == story->first;
    return here->other && (!first || here->several);
}

/* An arrest, a rescue, a flight: where people were killed or hurt, it comes
 * after that. */
static bool follows_deed(uint8_t harm, uint8_t type)
{
    return harm == HARM_DETAINED || harm == HARM_RETURNED ||
           (harm == HARM_DISPLACED && type != EVENT_EXODUS);
}

/* Does a claim tell of the dead or the hurt? Then an arrest is no deed. */
static bool tells_deed(const struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (scan->drafts[d].harm <= HARM_INJURED) return true;
    return false;
}

/* "Rebels freed a soldier on Tuesday", long after those were killed among whom
 * he was taken: the report's own news. */
static bool is_release(const struct story *story, size_t draft)
{
    const struct scan *scan = story->scan;
    uint32_t freed = story->of[draft].time;
    if (scan->drafts[draft].harm != HARM_RETURNED || !freed ||
        scan->drafts[draft].sentence > story->opening ||
        !context_cue(scan, scan->drafts[draft].anchor, CUE_FREED))
        return false;
    int32_t day = date_days(scan->analysis.times[freed - 1].start);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        uint32_t time = story->of[d].time;
        if (scan->drafts[d].harm > HARM_INJURED) continue;
        if (!time ||
            day - date_days(date_last(scan->analysis.times[time - 1].start)) <
                MONTH)
            return false;
    }
    return true;
}

void poll_claims(const struct story *story, uint8_t type, cast_vote *vote,
                 struct poll *poll)
{
    const struct scan *scan = story->scan;
    bool harmed = type != EVENT_DETENTION && tells_deed(scan);
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (poll_fits(&story->of[d], type) && !poll_is_other(story, d) &&
            !(harmed && follows_deed(scan->drafts[d].harm, type) &&
              !is_release(story, d)))
            vote(story, &story->of[d], scan->drafts[d].sentence, poll);
}
