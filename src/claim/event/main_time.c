/* The day of the main event.
 *
 * A day has votes from the claims of the lead, from its other sentences, from
 * words for the event that it hangs on ("Thursday's shooting"), and most from
 * a sentence that says when it happened.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    DIRECT = 2,
    HEARING = 2,    /* days from a court's to the report's */
    LOOSE = 4,      /* votes of a day that stands in the lead, no more */
    OPENING = 4,    /* tokens of "the missile strike" at a sentence's start */
    MOST_TOLD = 32, /* times of the lead that are looked through */
    WEEK_CODE = 3,  /* precision of a week */
    FRESH = 31,     /* days since which the first figure counts */
    FAR_YEAR = 366, /* an older day, told far down, is of another event */
};

static struct str day_key(const struct scan *scan, size_t i)
{
    char room[DATE_ROOM];
    return str_copy(scan->arena,
                    date_format(scan->analysis.times[i].start, room));
}

/* The day of a report of a trial, or one of the two before, is the court's. */
bool main_time_hearing(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    const struct time_mention *told = &scan->analysis.times[time - 1];
    /* "this week" */
    bool week = told->kind == TIME_POINT && told->precision == WEEK_CODE;
    struct date day = week ? told->end : told->start;
    return story->court && scan->published.year &&
           date_days(date_last(scan->published)) - date_days(day) <= HEARING;
}

/* "The strike hit the building on Saturday": what it tells is when. */
static bool opens_with_event(const struct scan *scan,
                             const struct context *here, uint32_t sentence)
{
    return here->definite && here->word != NO_TOKEN &&
           here->word < scan_sentence(scan, sentence)->first + OPENING;
}

/* Has the lead told an earlier day before the sentence? */
static bool told_day(const struct story *story, uint32_t sentence,
                     uint32_t time)
{
    const struct scan *scan = story->scan;
    struct date day = scan->analysis.times[time - 1].start;
    for (uint32_t i = 1; i < time && i < MOST_TOLD; i++) {
        uint32_t at = scan->analysis.times[i - 1].words.first;
        if (scan->sentence_at[at] >= sentence) break;
        if (story->lead[scan->sentence_at[at]] >= LEAD_BODY &&
            event_is_day(scan, i) && context_is_time(scan, i, 0) &&
            date_compare(scan->analysis.times[i - 1].start, day) < 0)
            return true;
    }
    return false;
}

/* Of kinds that last for days, and are counted from their beginning. */
bool main_time_lasts(uint8_t type)
{
    return context_is_wide(type) || type == EVENT_BATTLE ||
           type == EVENT_RIOT || type == EVENT_PROTEST || type == EVENT_FLOOD ||
           type == EVENT_STORM || type == EVENT_FIRE ||
           type == EVENT_EARTHQUAKE;
}

/* "Six have died in hospital since Sunday, lifting the toll of the crush on
 * Saturday": does the sentence tell a day before that? */
static bool tells_before(const struct scan *scan, uint32_t sentence,
                         struct date day)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i];
        if (time && event_is_day(scan, time) && date_has_day(day) &&
            date_compare(scan->analysis.times[time - 1].start, day) < 0)
            return true;
    }
    return false;
}

/* Does it tell a later day of dying before the stretch is told? */
static bool tells_after(const struct scan *scan, uint32_t sentence,
                        struct date day)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    bool telling, harm = false;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i];
        harm |= scan->hit_at[i] != 0;
        if (time && scan->analysis.times[time - 1].kind == TIME_SINCE)
            return false;
        if (!time || !harm || !event_is_day(scan, time) ||
            date_compare(scan->analysis.times[time - 1].start, day) <= 0)
            continue;
        uint32_t home = context_home(scan, time, &telling);
        if (!telling && scan->hit_at[home]) return true;
    }
    return false;
}

/* Does the sentence tell a toll, or how it moves? */
static bool moves_toll(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t hit = scan->hit_at[i];
        if (hit && scan->hits[hit - 1].frame == FRAME_TOLL) return true;
    }
    return false;
}

/* "killed 31 since it made landfall on Thursday", "in the past 24 hours": what
 * the first figure is counted from, not long ago. */
static bool is_fresh_since(const struct story *story,
                           const struct context *here, uint32_t sentence,
                           uint32_t time)
{
    const struct scan *scan = story->scan;
    const struct time_mention *from = &scan->analysis.times[time - 1];
    bool window = from->kind == TIME_WINDOW && from->precision <= WEEK_CODE;
    if (tells_before(scan, sentence, from->start)) return false;
    /* "with 29 more in 24 hours, the toll has touched 127" */
    if (window && moves_toll(scan, sentence)) return false;
    /* "17 died on Tuesday, taking the number since Saturday to 41" */
    if (from->kind == TIME_SINCE && moves_toll(scan, sentence) &&
        tells_after(scan, sentence, from->start))
        return false;
    /* "the new massacre brought to 99 those killed since 5 November" */
    if (here->definite && here->word != NO_TOKEN &&
        scan->analysis.times[time - 1].kind == TIME_SINCE &&
        !main_time_lasts(here->type))
        return false;
    /* "Heavy rain since Monday has made rivers burst. Six have died" */
    bool first = sentence == story->opening ||
                 (from->kind == TIME_SINCE && sentence < story->opening &&
                  here->word != NO_TOKEN && main_time_lasts(here->type));
    return (from->kind == TIME_SINCE || window) && first &&
           date_has_day(from->start) && scan->published.year &&
           date_days(date_last(scan->published)) - date_days(from->start) <=
               FRESH;
}

/* "An overnight crash": of the report's day, or of the one before. */
static bool is_overnight(const struct scan *scan, uint32_t time)
{
    const struct stretch words = scan->analysis.times[time - 1].words;
    return words.n == 1 && !scan->analysis.times[time - 1].day &&
           scan_is(scan, words.first, WORD_OVERNIGHT);
}

bool main_time_is_old(const struct story *story, uint32_t index)
{
    const struct scan *scan = story->scan;
    const struct time_mention *time = &scan->analysis.times[index];
    return scan->published.year &&
           date_days(date_last(scan->published)) - date_days(time->start) >
               FAR_YEAR;
}

static void vote_time(const struct story *story, const struct context *here,
                      uint32_t sentence, struct poll *times)
{
    const struct scan *scan = story->scan;
    bool leads = story->lead[sentence] >= LEAD_BODY || here->definite;
    uint32_t time = here->time;
    if (!time && scan->events[0].type == EVENT_DETENTION) time = here->later;
    if (!leads || !time ||
        (!event_is_day(scan, time) &&
         !is_fresh_since(story, here, sentence, time)))
        return;
    if (main_time_hearing(story, time)) return;
    uint32_t tie = here->time_cost <= DIRECT        ? 4
                   : here->time_cost <= COST_CLAUSE ? 2
                                                    : 1;
    /* "Two of the injured died on Thursday": the deed's day weighs more */
    bool telling;
    bool opens = sentence == story->first || sentence == story->opening;
    if ((!opens || told_day(story, sentence, time)) &&
        context_cue(scan, context_home(scan, time, &telling), CUE_DEATH))
        tie = 1;
    if (opens_with_event(scan, here, sentence)) tie = 4;
    if (here->after) return;
    bool old = !opens && !story->court && main_time_is_old(story, time - 1);
    if (here->late || is_overnight(scan, time) || old) tie = 1;
    /* What is told first is what the report is about. */
    bool since = scan->analysis.times[time - 1].kind == TIME_SINCE;
    if ((sentence == story->opening || (since && sentence < story->opening)) &&
        tie > 1)
        tie *= 2;
    /* what came after it dates it only where nothing else does */
    times->votes[time - 1] +=
        here->late ? 1 : poll_share(story, sentence) * tie;
}

/* "A 2003 earthquake": another than that of the report. */
static bool is_a(const struct scan *scan, uint32_t time)
{
    return time > tree_sentence_start(scan, time) &&
           (scan_is(scan, time - 1, WORD_INDEFINITE) ||
            scan_is(scan, time, WORD_INDEFINITE));
}

/* "A 2003 earthquake", long before: no news. */
static bool is_other_year(const struct story *story, uint32_t time)
{
    const struct time_mention *at = &story->scan->analysis.times[time - 1];
    return !at->start.month && main_time_is_old(story, time - 1) &&
           is_a(story->scan, at->words.first);
}

/* "fought in a jail where 119 died in September, leaving 64 dead": told in a
 * clause about something else, in a sentence that tells of others? */
static bool is_beside(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    if (!happening_in_aside(scan, draft->anchor)) return false;
    uint32_t d = held_last(scan, draft->sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].harm == draft->harm &&
            !happening_in_aside(scan, scan->drafts[d].anchor))
            return true;
    return false;
}

/* Where no day is told: the month, the year or the stretch that the first
 * claims hang on ("this year 1,140 people have died"). */
static uint32_t coarse_time(const struct story *story, uint8_t type)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        uint32_t sentence = scan->drafts[d].sentence;
        if (sentence != scan->drafts[0].sentence && sentence != story->opening)
            return 0;
        /* "Since January 1,000 have died", in a report of one bomb. */
        bool goes_on = (main_time_lasts(type) && type != EVENT_EARTHQUAKE) ||
                       type == EVENT_OTHER;
        if (here->time && !context_is_wide(type) && !goes_on &&
            scan->analysis.times[here->time - 1].kind == TIME_SINCE)
            return 0;
        if (story->lead[scan->drafts[d].sentence] >= LEAD_BODY && here->time &&
            here->time_cost <= COST_CLAUSE && !here->other && !here->after &&
            !apart_before(scan, &scan->drafts[d]) && !is_beside(story, d) &&
            !(scan->analysis.times[here->time - 1].kind == TIME_WINDOW &&
              moves_toll(scan, sentence)) &&
            !is_other_year(story, here->time) &&
            !main_time_hearing(story, here->time) && poll_fits(here, type))
            return here->time;
    }
    return 0;
}

/* "the 1998 bombings", in a sentence without a tree. */
static bool names_next(const struct scan *scan, uint32_t time)
{
    const struct stretch words = scan->analysis.times[time - 1].words;
    uint32_t row, next = words.first + words.n;
    return next < tree_sentence_end(scan, words.first) &&
           !scan_sentence(scan, scan->sentence_at[next])->parsed &&
           phrases_match(&scan->reader->events, scan->tokens, next,
                         tree_sentence_end(scan, next), &row) > 0;
}

/* "The fire of 1991 killed 29", below the first sentence of today's news. */
static bool is_measured_by(const struct story *story, uint32_t time)
{
    const struct time_mention *at = &story->scan->analysis.times[time - 1];
    uint32_t sentence = story->scan->sentence_at[at->words.first];
    return !story->court && sentence != story->first &&
           sentence != story->opening && !at->start.month &&
           main_time_is_old(story, time - 1);
}

/* "the August 2017 rally", where no day is told: the month or the year of a
 * word for an event in the lead. */
static uint32_t word_time(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i - 1];
        uint32_t row, at = time->words.first, sentence = scan->sentence_at[at];
        bool telling;
        if (time->kind != TIME_POINT || !time->start.year || time->relative ||
            date_has_day(time->start) || story->lead[sentence] < LEAD_BODY ||
            !context_is_time(scan, i, 0) || is_a(scan, at) ||
            is_measured_by(story, i))
            continue;
        uint32_t home = context_home(scan, i, &telling);
        if (names_next(scan, i)) return i;
        if (!telling && !tree_is_verb(scan, home) &&
            !context_is_aside(scan, home,
                              scan_sentence(scan, sentence)->first) &&
            phrases_match(&scan->reader->events, scan->tokens, home,
                          tree_sentence_end(scan, home), &row))
            return i;
    }
    return 0;
}

/* Does the time hang on a harm, or on a word for what happened? */
bool main_time_tells_deed(const struct scan *scan, uint32_t index)
{
    bool telling;
    uint32_t home = context_home(scan, index, &telling);
    uint32_t end = tree_sentence_end(scan, home), row;
    if (telling) return false;
    for (uint32_t t = tree_sentence_start(scan, home); t < end; t++)
        if ((scan->hit_at[t] || context_cue(scan, t, CUE_THING) ||
             phrases_match(&scan->reader->events, scan->tokens, t, end,
                           &row)) &&
            path_cost(scan, t, home) <= COST_CLAUSE)
            return true;
    return false;
}

/* In a report of a trial: the first time of an earlier month that tells when
 * the deed was. */
static uint32_t tried_time(const struct story *story)
{
    const struct scan *scan = story->scan;
    int32_t now = date_days(date_first(scan->published));
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i - 1];
        uint32_t at = time->words.first, sentence = scan->sentence_at[at];
        if (time->kind != TIME_POINT || !time->start.year ||
            !story->lead[sentence] || !context_is_time(scan, i, at) ||
            date_days(date_last(time->start)) >= now ||
            main_time_hearing(story, i))
            continue;
        bool telling;
        uint32_t home = context_home(scan, i, &telling);
        /* "in April, when her car crossed into the other lane" */
        uint32_t next = at + time->words.n;
        bool when = next < scan->n_tokens && time->start.month &&
                    context_cue(scan, next, CUE_WHEN);
        /* "was over the limit when his van left the road on 17 December" */
        when |= date_has_day(time->start) &&
                !scan_sentence(scan, sentence)->parsed &&
                context_has(scan, tree_sentence_start(scan, at), at, CUE_WHEN);
        if ((when || main_time_tells_deed(scan, i)) &&
            !context_cue(scan, home, CUE_LATER) && !deed_died_later(scan, home))
            return i;
    }
    return 0;
}

/* "Jailed for the 1994 killings. ... on the morning of 11 May 1994": the day,
 * where a court or an anniversary looks back on the month or the year. */
static uint32_t day_within(const struct story *story, uint32_t coarse)
{
    const struct scan *scan = story->scan;
    const struct time_mention *from = &scan->analysis.times[coarse - 1];
    bool years = scan->dated[coarse - 1] != NO_TOKEN && !from->start.month;
    if (from->kind != TIME_POINT || date_has_day(from->start) ||
        (!story->court && !years && !context_is_jubilee(scan, coarse)))
        return coarse;
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++)
        if (event_is_day(scan, i) && narrated_is(scan, i) &&
            date_agrees(scan->analysis.times[i - 1].start, from->start))
            return i;
    return coarse;
}

/* The first time by which the report tells a story, before it was printed. */
static uint32_t first_narrated(const struct story *story)
{
    const struct scan *scan = story->scan;
    struct date now = scan->published;
    for (uint32_t i = 1; i <= scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i - 1];
        if (!narrated_is(scan, i) || main_time_hearing(story, i) ||
            (!story->court && !event_is_day(scan, i)) ||
            (now.year &&
             date_days(date_last(time->start)) >= date_days(date_first(now))))
            continue;
        return i;
    }
    return 0;
}

/* "Between 14 and 20 January troops killed three", in a bulletin of that week:
 * the stretch whose sum the first claim is, whatever days are told after it. */
static uint32_t opening_range(const struct story *story)
{
    const struct scan *scan = story->scan;
    for (size_t d = 0; d < scan->n_drafts; d++) {
        const struct context *here = &story->of[d];
        if (scan->drafts[d].sentence != story->opening || !here->time ||
            here->time_cost > COST_CLAUSE || here->after || here->late)
            continue;
        const struct time_mention *time = &scan->analysis.times[here->time - 1];
        if (time->kind == TIME_POINT && time->range &&
            !date_equal(time->start, time->end) &&
            !apart_before(scan, &scan->drafts[d]))
            return here->time;
    }
    return 0;
}

/* "Sentenced for the 1998 bombings": what the court looks back on is of then,
 * whatever other day the report names. */
static uint32_t tried_word(const struct story *story, uint32_t time)
{
    const struct scan *scan = story->scan;
    uint32_t word = word_time(story);
    if (!time || !word) return time ? time : word;
    return date_agrees(scan->analysis.times[time - 1].start,
                       scan->analysis.times[word - 1].start)
               ? time
               : word;
}

/* "She died in hospital on Saturday", where nothing tells what she died of; not
 * "two of the injured died". */
static uint32_t death_time(const struct story *story)
{
    const struct scan *scan = story->scan;
    if (!scan->n_drafts || scan->drafts[0].harm != HARM_KILLED ||
        scan->drafts[0].quantity.hi != 1)
        return 0;
    uint32_t later = story->of[0].later;
    return later && event_is_day(scan, later) ? later : 0;
}

uint32_t main_time_find(const struct story *story, uint8_t type)
{
    const struct scan *scan = story->scan;
    uint32_t range = opening_range(story);
    if (range) return range;
    struct poll times = { .n = scan->analysis.n_times };
    times.votes = ARENA_ARRAY(scan->arena, uint32_t, times.n + 1);
    poll_claims(story, type, vote_time, &times);
    poll_lead(story, type, vote_time, &times);
    word_day_poll(story, type, &times);
    happened_poll(story, type, &times);
    for (uint32_t i = 0; i < times.n; i++)
        if (times.votes[i] && old_time_is_record(story, i + 1))
            times.votes[i] = 0;
    uint32_t time = poll_count(scan, &times, day_key);
    /* "began on Thursday to look into 14 deaths over the last five years": a
     * day that nothing ties to the deaths yields to what the first hang on. */
    if (!time || times.votes[time - 1] <= LOOSE) {
        uint32_t coarse = coarse_time(story, type);
        if (coarse) time = coarse;
    }
    /* "34 have died since late July. ... Two drowned on Friday" */
    if (time && main_time_lasts(type) &&
        scan->sentence_at[scan->analysis.times[time - 1].words.first] >
            story->opening) {
        uint32_t since = coarse_time(story, type);
        if (since && scan->analysis.times[since - 1].kind == TIME_SINCE)
            time = since;
    }
    if (!time) time = happened_month(story, type);
    if (!time || story->court) time = tried_word(story, time);
    if (!time) time = old_time_find(story);
    if (!time && story->court) time = tried_time(story);
    uint32_t jubilee = jubilee_time(story, time);
    if (jubilee) time = jubilee;
    if (time) time = day_within(story, time);
    if (!time && type == EVENT_OTHER) time = death_time(story);
    bool undated = story->court || !scan->published.year;
    return time || !undated ? time : first_narrated(story);
}
