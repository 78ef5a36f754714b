/* When what goes on began: "the insurgency, which broke out in 2009", "a war
 * that began six months ago", "the five-year-old conflict".
 *
 * A figure of a whole war, siege or outbreak bears no date where it stands;
 * the report tells once when it all began, often far from the figure.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    MOST_OUTSETS = 8,
    FAR_WORD = 14, /* tokens from "war" to "began" */
    FAR_TIME = 10, /* tokens from "began" to its time */
    FAR_START = 9, /* tokens from "since" to "the start of the revolt" */
    FAR_LONG = 5,  /* tokens from "war" to "for three years" */
    LONG = 3,      /* tokens of "year-long" */
    MANY = 1000,   /* more than one incident kills, or drives out */
    MOST_YEARS = 100,
};

/* The kind of a word for what goes on for long; EVENT_COUNT = none. */
static uint8_t lasting_kind(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    if (!phrases_match(&scan->reader->events, scan->tokens, token,
                       tree_sentence_end(scan, token), &row))
        return EVENT_COUNT;
    uint8_t type = scan->reader->event_rows[row].type;
    bool lasts =
        context_is_wide(type) || type == EVENT_PROTEST || type == EVENT_RIOT;
    return lasts ? type : EVENT_COUNT;
}

static void add_outset(struct story *story, struct outset outset)
{
    if (!outset.start.year || story->n_outsets == MOST_OUTSETS) return;
    for (size_t i = 0; i < story->n_outsets; i++)
        if (story->outsets[i].type == outset.type) return;
    story->outsets[story->n_outsets++] = outset;
}

/* The time of the verb of beginning: behind it, or opening the clause. */
static uint32_t time_of_verb(const struct scan *scan, uint32_t verb,
                             uint32_t word)
{
    uint32_t end = tree_sentence_end(scan, verb);
    uint32_t start = tree_sentence_start(scan, verb);
    /* "since the army took power in February" */
    uint8_t most = context_cue(scan, verb, CUE_COUP) ? TIME_SINCE : TIME_POINT;
    for (uint32_t i = verb + 1; i < end && i <= verb + FAR_TIME; i++) {
        uint32_t index = scan->time_at[i];
        if (index && scan->analysis.times[index - 1].kind <= most &&
            context_is_time(scan, index, 0))
            return index;
        if (context_cue(scan, i, CUE_BEGIN)) break;
    }
    for (uint32_t i = word; i > start && i + FAR_TIME > word; i--) {
        uint32_t index = scan->time_at[i - 1];
        if (index && scan->analysis.times[index - 1].kind == TIME_POINT &&
            context_is_time(scan, index, 0))
            return index;
    }
    return 0;
}

/* The word for what the verb says began: before it, or its object. */
static uint32_t word_of_verb(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb);
    uint32_t start = tree_sentence_start(scan, verb);
    for (uint32_t i = verb; i > start && i + FAR_WORD > verb; i--)
        if (lasting_kind(scan, i - 1) != EVENT_COUNT) return i - 1;
    for (uint32_t i = verb + 1; i < end && i <= verb + FAR_LONG; i++)
        if (lasting_kind(scan, i) != EVENT_COUNT) return i;
    return NO_TOKEN;
}

/* "The nearly five-year-old war", "the 13-year conflict", "in six years of
 * war": how many years before the word; 0 = not told so. */
static int32_t years_before(const struct scan *scan, uint32_t word)
{
    uint32_t start = tree_sentence_start(scan, word);
    uint32_t least = word > start + 2 * FAR_LONG ? word - 2 * FAR_LONG : start;
    bool old = false;
    for (uint32_t i = word; i > least; i--) {
        old |= scan_is(scan, i - 1, WORD_YEAR);
        if (old && scan_is(scan, i - 1, WORD_INDEFINITE) && i == word - LONG)
            return 1;
        uint32_t number = scan->number_at[i - 1];
        if (number && !old) return 0;
        if (number) {
            int64_t n = scan->analysis.numbers[number - 1].lo;
            return n > 0 && n < MOST_YEARS ? (int32_t)n : 0;
        }
        if (scan->tokens[i - 1].tag == TAG_VERB) return 0;
    }
    return 0;
}

static void read_verb(struct story *story, uint32_t verb)
{
    const struct scan *scan = story->scan;
    uint32_t word = word_of_verb(scan, verb);
    uint32_t time = word == NO_TOKEN ? 0 : time_of_verb(scan, verb, word);
    if (!time) return;
    struct date start = scan->analysis.times[time - 1].start;
    int32_t years = years_before(scan, word);
    bool over = years && start.year + years < scan->published.year;
    add_outset(story, (struct outset){ start, scan->sentence_at[word],
                                       lasting_kind(scan, word), over });
}

/* The last time told in the sentence or the one before it, behind a word for
 * an end: from there a war that is over is counted back. */
static struct date end_of(const struct scan *scan, uint32_t sentence)
{
    struct date end = scan->published;
    uint32_t from = sentence ? sentence - 1 : 0;
    bool ended = false;
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = scan_sentence(scan, from)->first; i < s->first + s->n;
         i++) {
        ended |= scan_is(scan, i, WORD_END) || scan_is(scan, i, WORD_ENDS);
        uint32_t time = scan->time_at[i];
        if (ended && time && scan->analysis.times[time - 1].start.year)
            end = scan->analysis.times[time - 1].start;
    }
    return end;
}

/* "the siege, which has gone on for more than three years": the years behind
 * the word; 0 = not told so. */
static int32_t years_behind(const struct scan *scan, uint32_t word)
{
    uint32_t end = tree_sentence_end(scan, word);
    bool lasts = false;
    for (uint32_t i = word + 1; i < end && i <= word + FAR_WORD; i++) {
        uint32_t index = scan->time_at[i];
        lasts |= context_cue(scan, i, CUE_LASTS);
        if (!index || !lasts) continue;
        struct str value = scan->analysis.times[index - 1].value;
        int64_t n = 0;
        if (value.len < 3 || value.at[value.len - 1] != 'Y' ||
            !str_number(str_slice(value, 1, value.len - 1), &n))
            return 0;
        return n > 0 && n < MOST_YEARS ? (int32_t)n : 0;
    }
    return 0;
}

static void read_length(struct story *story, uint32_t word, uint32_t sentence)
{
    const struct scan *scan = story->scan;
    int32_t years = years_before(scan, word);
    struct date end = end_of(scan, sentence);
    if (!years) years = years_behind(scan, word);
    if (!years || end.year <= years) return;
    struct date start = { .year = (int16_t)(end.year - years) };
    bool over = end.year < scan->published.year;
    add_outset(story, (struct outset){ start, sentence,
                                       lasting_kind(scan, word), over });
}

/* "took up arms in 1987": the group's war, by whatever name. */
static void read_arms(struct story *story, uint32_t verb)
{
    const struct scan *scan = story->scan;
    uint32_t time = time_of_verb(scan, verb, verb);
    if (!time) return;
    add_outset(story,
               (struct outset){ scan->analysis.times[time - 1].start,
                                scan->sentence_at[verb], EVENT_WAR, false });
}

/* Does the report count "since the coup"? */
static bool counts_from_coup(const struct scan *scan)
{
    for (uint32_t i = 1; i + 2 < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_SINCE) && scan_is(scan, i + 1, WORD_THE) &&
            context_cue(scan, i + 2, CUE_COUP))
            return true;
    return false;
}

void outset_find(struct story *story)
{
    const struct scan *scan = story->scan;
    story->outsets =
        arena_array(scan->arena, MOST_OUTSETS, sizeof *story->outsets);
    bool coup = counts_from_coup(scan);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        if (context_cue(scan, i, CUE_BEGIN)) read_verb(story, i);
        /* "The army took power in February" */
        if (context_cue(scan, i, CUE_ARMS) ||
            (coup && context_cue(scan, i, CUE_COUP)))
            read_arms(story, i);
    }
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (lasting_kind(scan, i) != EVENT_COUNT)
            read_length(story, i, scan->sentence_at[i]);
}

/* The outset of the kind; of a flight without one, that of the war. */
static const struct outset *find_outset(const struct story *story, uint8_t type)
{
    const struct outset *war = NULL;
    for (size_t i = 0; i < story->n_outsets; i++) {
        const struct outset *outset = &story->outsets[i];
        if (context_same_kind(outset->type, type)) return outset;
        if (outset->type == EVENT_WAR) war = outset;
    }
    return type == EVENT_EXODUS ? war : NULL;
}

struct date outset_of(const struct story *story, uint8_t type)
{
    const struct outset *found = find_outset(story, type);
    return found && found->type == type && !found->over ? found->start
                                                        : (struct date){ 0 };
}

bool outset_goes_on(const struct story *story, size_t draft,
                    const struct context *here)
{
    const struct draft *at = &story->scan->drafts[draft];
    const struct quantity *quantity = &at->quantity;
    /* "by the fighting": what the war told before is made of */
    bool war = here->type == EVENT_BATTLE && here->definite;
    bool other =
        here->type != EVENT_COUNT && !context_is_wide(here->type) && !war;
    if (here->time || other || quantity->lo < MANY ||
        story->lead[at->sentence] >= LEAD_BODY ||
        context_is_wide(story->scan->events[0].type))
        return false;
    for (size_t i = 0; i < story->n_outsets; i++)
        if (story->outsets[i].type == EVENT_WAR &&
            story->outsets[i].sentence + 1 == at->sentence)
            return true;
    return false;
}

void outset_settle(struct story *story)
{
    struct scan *scan = story->scan;
    for (size_t i = 0; i < scan->n_events; i++) {
        struct event *event = &scan->events[i];
        const struct outset *found = find_outset(story, event->type);
        struct date start = found ? found->start : (struct date){ 0 };
        if (event->start.year || !context_is_wide(event->type) || !start.year ||
            (event->end.year && date_compare(start, event->end) > 0))
            continue;
        event->start = start;
    }
}

/* The kind of what a figure is counted from, "since the start of the revolt",
 * without a date; EVENT_COUNT = the sentence does not say so. */
static uint8_t since_kind(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first; i < end; i++) {
        bool begins = false;
        if (!scan_is(scan, i, WORD_SINCE)) continue;
        for (uint32_t t = i + 1; t < end && t <= i + FAR_START; t++) {
            if (scan->time_at[t]) return EVENT_COUNT;
            if (context_cue(scan, t, CUE_COUP) &&
                scan_is(scan, t - 1, WORD_THE))
                return EVENT_WAR;
            begins |= context_cue(scan, t, CUE_START);
            uint8_t type = lasting_kind(scan, t);
            if (begins && type != EVENT_COUNT) return type;
        }
    }
    return EVENT_COUNT;
}

/* What began then: known, or new. */
static uint32_t add_begun(struct scan *scan, uint8_t type, struct date start)
{
    for (uint32_t i = event_first_seen(scan); i < scan->n_events; i++)
        if (scan->events[i].type == type && !scan->events[i].end.year &&
            date_equal(scan->events[i].start, start))
            return i;
    struct event wanted = { .type = type,
                            .parent = -1,
                            .country = scan->events[0].country,
                            .start = start };
    uint32_t event = event_add(scan);
    wanted.id = scan->events[event].id;
    scan->events[event] = wanted;
    return event;
}

bool outset_counts(struct story *story, uint32_t sentence,
                   const struct context *here, uint32_t *event)
{
    struct scan *scan = story->scan;
    const struct event *main = &scan->events[0];
    uint8_t type = since_kind(scan, sentence);
    if (type == EVENT_COUNT || here->time) return false;
    const struct outset *found = find_outset(story, type);
    struct date start = found ? found->start : (struct date){ 0 };
    /* "87 have been killed since the coup": all that is told */
    if (!start.year && type == EVENT_WAR && !date_has_day(main->start))
        return false;
    /* the report's own subject, told from its beginning */
    if (context_same_kind(main->type, type) && !date_has_day(main->start) &&
        main->type != EVENT_OTHER)
        return false;
    *event = add_begun(scan, type, start);
    return true;
}

bool outset_of_claim(struct story *story, const struct draft *draft,
                     const struct context *here, uint32_t *event)
{
    struct scan *scan = story->scan;
    struct date main = scan->events[0].start;
    if (here->time || here->type == EVENT_COUNT || here->other ||
        !context_is_wide(here->type) || here->word_cost > COST_CLAUSE)
        return false;
    for (size_t i = 0; i < story->n_outsets; i++) {
        const struct outset *outset = &story->outsets[i];
        if (outset->sentence != draft->sentence || outset->type != here->type ||
            !main.year || outset->start.year >= main.year)
            continue;
        *event = add_begun(scan, outset->type, outset->start);
        return true;
    }
    return false;
}
