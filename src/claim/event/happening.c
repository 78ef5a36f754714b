/* Which event each claim belongs to.
 *
 * A report has a main event (main_event.c). A claim whose own words tell
 * another day, another place or another kind of event belongs to an event of
 * its own; a claim that follows it at once without such words stays with it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    MOST_NAMED = 32, /* events looked through for one named again */
    MOST_CLIMB = 16,
    MONTH = 31,
    A_FEW = 3, /* days */
};

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

bool happening_in_aside(const struct scan *scan, uint32_t token)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, token);
        if (scan->tokens[token].relation == REL_ACL_RELCL) return true;
        if (above == token) return false;
        token = above;
    }
    return false;
}

/* "The strikes killed ...": of a kind that only one other event has. */
static uint32_t named_again(const struct scan *scan, const struct context *here)
{
    if (!here->definite || here->type == scan->events[0].type ||
        here->weight < 2 || here->word_cost > COST_CLAUSE)
        return 0;
    for (uint32_t i = 1; i < scan->n_events && i <= MOST_NAMED; i++)
        if (scan->events[i].type == here->type) return i;
    return 0;
}

/* An arrest before the main event is no consequence of it. */
static bool arrested_before(const struct scan *scan, const struct draft *draft,
                            const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (!here->later || !main->start.year) return false;
    /* "In 2016 two women were charged after a girl died": of that year */
    if (draft->harm != HARM_DETAINED &&
        (draft->harm > HARM_INJURED || time_of(scan, here->later)->start.month))
        return false;
    struct date last = date_last(time_of(scan, here->later)->end);
    return last.year && date_compare(last, date_first(main->start)) < 0;
}

/* "On 18 January gunmen killed two monks. A suspect was held on Wednesday",
 * before the main event: for what was told right before. */
static bool follows_thread(const struct scan *scan, const struct thread *thread,
                           const struct draft *draft,
                           const struct context *here)
{
    if (draft->harm != HARM_DETAINED || !thread->event ||
        draft->quantity.role != ROLE_ATTACKER ||
        draft->sentence > thread->sentence + 2 ||
        (here->place && here->place_cost <= COST_CLAUSE) ||
        !arrested_before(scan, draft, here))
        return false;
    const struct event *event = &scan->events[thread->event];
    return event->start.year && event->type != EVENT_DETENTION &&
           date_days(date_first(event->start)) <=
               date_days(time_of(scan, here->later)->start);
}

/* In a report of a trial, who is held is held long after the deed. */
static bool is_custody(const struct story *story, const struct draft *draft)
{
    return story->court && draft->harm == HARM_DETAINED &&
           story->scan->events[0].type != EVENT_DETENTION;
}

/* Days after which a release is news of its own: of people who were abducted,
 * as the report tells, a few. */
static int32_t release_gap(const struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (scan->drafts[d].harm == HARM_ABDUCTED) return A_FEW;
    return MONTH;
}

/* "Danes captured in February have been freed": news, long after. */
static bool is_let_go(const struct story *story, const struct draft *draft,
                      const struct context *here)
{
    const struct scan *scan = story->scan;
    const struct event *main = &scan->events[0];
    return draft->harm == HARM_RETURNED && !here->time && !here->definite &&
           main->start.year && story->lead[draft->sentence] >= LEAD_BODY &&
           scan->published.month &&
           context_cue(scan, draft->anchor, CUE_FREED) &&
           date_days(date_first(scan->published)) -
                   date_days(date_last(main->start)) >
               release_gap(scan);
}

/* Is it of a stretch of time, with no nearer time of its own? */
static bool is_window(const struct story *story, size_t index,
                      struct context *here)
{
    uint32_t window = here->time;
    bool tied = here->time && here->time_cost <= COST_NEAR;
    if (!apart_window(story, index, &window) ||
        (tied && window != here->time && !apart_window_behind(story, index)))
        return false;
    story->scan->drafts[index].spell = true;
    here->time = window;
    return true;
}

/* The kind of the event told of last; EVENT_COUNT = none. */
static uint8_t thread_kind(const struct scan *scan, const struct thread *thread)
{
    return thread->event ? scan->events[thread->event].type : EVENT_COUNT;
}

/* "On Friday three of the injured died": of the day on which they were hurt.
 * "On Tuesday a boy was pulled out alive": of what buried him. */
static void drop_later(const struct scan *scan, const struct draft *draft,
                       struct context *here)
{
    if (draft->of_wounded && scan->events[0].start.year) here->time = 0;
    if (draft->harm > HARM_INJURED && draft->harm != HARM_CASUALTIES)
        here->heads = false;
}

/* Of the war that the sentence told of, or of one more attack with the same
 * word: "another attack killed two and injured ten". */
static bool stays(const struct scan *scan, const struct thread *thread,
                  const struct draft *draft, const struct context *here,
                  uint8_t last)
{
    /* "five days after an earthquake that left 112 dead" */
    if (thread->event && here->time &&
        scan->dated[here->time - 1] != NO_TOKEN &&
        time_of(scan, here->time)->start.day &&
        !date_equal(time_of(scan, here->time)->start,
                    scan->events[thread->event].start))
        return false;
    bool war = thread->sentence == draft->sentence && last == EVENT_WAR;
    bool same = thread->event && here->word != NO_TOKEN &&
                here->word == thread->word && here->other;
    bool aside =
        thread->event && here->aside && thread->sentence == draft->sentence;
    return war || same || aside;
}

/* "Crowds gathered hours after a blast killed 90": news of that very blast. */
static bool is_just_after(const struct scan *scan, const struct draft *draft)
{
    uint32_t end = scan->hits[draft->hit].first;
    for (uint32_t i = tree_sentence_start(scan, end); i + 1 < end; i++)
        if (context_cue(scan, i, CUE_SOON) &&
            context_cue(scan, i + 1, CUE_AFTER))
            return true;
    return false;
}

/* The reason of the main event, or what it is counted from: "five days after
 * police arrested" a man. */
static bool came_before(const struct story *story, const struct draft *draft,
                        struct context *here)
{
    const struct scan *scan = story->scan;
    if ((story->main_time && context_is_jubilee(scan, story->main_time)) ||
        (here->time && context_is_jubilee(scan, here->time)))
        return false;
    if (!here->time && here->later) {
        struct context late = *here;
        late.time = here->later;
        if (apart_counted(scan, &late, draft->anchor)) *here = late;
    }
    uint8_t main = scan->events[0].type;
    /* a report whose event is what the crowd protests */
    bool told = main != EVENT_PROTEST && main != EVENT_RIOT &&
                here->type != EVENT_COUNT &&
                context_same_kind(here->type, main) && !here->other &&
                is_just_after(scan, draft);
    return (apart_before(scan, draft) && !told) ||
           apart_counted(scan, here, draft->anchor);
}

/* "Separate clashes flared in the north, where three soldiers died": the whole
 * sentence is about them. */
static bool is_about_other(const struct scan *scan, const struct context *here)
{
    if (!here->other || here->word == NO_TOKEN) return false;
    uint32_t verb = path_parent(scan, here->word);
    return tree_is_root(scan, verb) && tree_is_verb(scan, verb) &&
           scan->tokens[here->word].relation == REL_NSUBJ;
}

/* Is it another event than the main one, whatever its time? */
static bool is_apart(const struct story *story, size_t index,
                     const struct context *here)
{
    const struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    bool first = draft->sentence == story->first;
    return apart_fresh(story, index) || (here->aside && !first) ||
           (!first && is_about_other(scan, here)) ||
           apart_kind(scan, here, draft->harm == HARM_AFFECTED) ||
           (!first && apart_place(scan, here)) ||
           (poll_is_other(story, index) && here->word_cost <= COST_CLAUSE);
}

/* The day or the month of an event of its own, near the claim. */
static bool tells_own_time(const struct scan *scan, const struct context *here)
{
    return here->time && here->time_cost <= COST_NEAR &&
           time_of(scan, here->time)->kind <= TIME_SINCE &&
           time_of(scan, here->time)->start.month;
}

/* The claim's own time; is it another than the main event's? */
static bool find_time(const struct story *story, const struct draft *draft,
                      uint8_t last, struct context *here)
{
    const struct scan *scan = story->scan;
    bool leads = story->lead[draft->sentence] >= LEAD_BODY;
    own_time_find(story, draft, last, here);
    drop_later(scan, draft, here);
    if (here->time) return apart_time(scan, here, leads);
    if (!arrested_before(scan, draft, here)) return false;
    here->time = here->later;
    return true;
}

/* "Killed 600 and wounded 800 this year": of one stretch. */
static uint32_t window_event(struct scan *scan, const struct thread *thread,
                             const struct draft *draft, struct context *here)
{
    if (thread->event && thread->sentence == draft->sentence &&
        (!here->time || date_equal(scan->events[thread->event].start,
                                   time_of(scan, here->time)->start)))
        return thread->event;
    here->other = true;
    return event_beside(scan, here, here->time != 0);
}

/* A whole war; "71 in 24 hours, bringing the total to 32,916" is of no 24
 * hours. */
static uint32_t war_event(struct scan *scan, struct context *here, bool timed)
{
    here->type = EVENT_WAR;
    if (here->time && time_of(scan, here->time)->kind == TIME_WINDOW &&
        time_of(scan, here->time)->precision <= 2) {
        here->time = 0;
        timed = false;
    }
    bool own = here->time && here->time_cost <= COST_CLAUSE;
    return event_beside(scan, here, timed || own);
}

/* What the words of the draft's own sentence make it; `timed` says that they
 * tell another time than the main event's. */
static uint32_t told_event(struct story *story, size_t index,
                           const struct thread *thread, struct context *told,
                           bool timed)
{
    struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    struct context here = *told;
    bool apart = is_apart(story, index, &here);
    struct context at;
    if (!timed && apart_inside(scan, draft->sentence, &here, &at))
        return event_inside(scan, &at);
    uint32_t again = retold_find(story, index);
    if (retold_headline(story, again))
        return retold_event(scan, draft, timed ? &here : NULL, again);
    if (!timed && again != NO_TOKEN && scan->drafts[again].event)
        return scan->drafts[again].event;
    if (!timed && again == NO_TOKEN && incident_is(story, index, &here)) {
        bool on = thread->event && thread->sentence == draft->sentence;
        return incident_event(story, &here, draft->sentence,
                              on ? thread->event : 0);
    }
    timed |= apart && tells_own_time(scan, &here);
    here.other |= here.aside && apart;
    if (timed || apart) return event_beside(scan, &here, timed);
    if (thread_goes_on(scan, &here, thread, draft)) return thread->event;
    return named_again(scan, &here);
}

static uint32_t event_of(struct story *story, size_t index,
                         const struct thread *thread, bool exodus)
{
    struct scan *scan = story->scan;
    const struct draft *draft = &scan->drafts[index];
    struct context here = story->of[index];
    uint8_t last = thread_kind(scan, thread);
    if (is_about_other(scan, &here) && here.tie_cost <= COST_CLAUSE) {
        here.time_cost = here.tie_cost;
        here.late = here.after = false;
    }
    if (follows_thread(scan, thread, draft, &here)) return thread->event;
    bool timed = find_time(story, draft, last, &here);
    uint32_t known = event_known(scan, &here);
    if (known) return known;
    if (is_custody(story, draft) || is_let_go(story, draft, &here))
        return event_custody(scan, &here);
    if (stays(scan, thread, draft, &here, last)) return thread->event;
    if (came_before(story, draft, &here))
        return event_earlier(scan, &here, timed || tells_own_time(scan, &here));
    uint32_t begun;
    if (outset_counts(story, draft->sentence, &here, &begun) ||
        outset_of_claim(story, draft, &here, &begun))
        return begun;
    if (is_window(story, index, &here))
        return window_event(scan, thread, draft, &here);
    if (outset_goes_on(story, index, &here) || apart_war(scan, draft, &here))
        return war_event(scan, &here, timed);
    if (apart_exodus(story, draft, exodus))
        return flight_find(scan, thread, draft, &here, timed);
    if (flight_before(scan, thread, draft, &here))
        return flight_war(scan, thread, &here);
    return told_event(story, index, thread, &here, timed);
}

static bool tells_exodus(const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_EXODUS)) return true;
    return false;
}

/* The drafts in the order of the text: parts were added behind the others. */
static uint32_t *sort_drafts(const struct scan *scan)
{
    uint32_t *of = ARENA_ARRAY(scan->arena, uint32_t, scan->n_drafts + 1);
    for (size_t d = 0; d < scan->n_drafts; d++)
        of[d] = scan->drafts[d].sentence;
    uint32_t *order = held_order(scan, of);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        uint32_t d = order[i], first = scan->drafts[d].quantity.words.first;
        size_t at = i;
        for (; at; at--) {
            const struct draft *before = &scan->drafts[order[at - 1]];
            if (before->sentence < scan->drafts[d].sentence ||
                before->quantity.words.first <= first)
                break;
            order[at] = order[at - 1];
        }
        order[at] = d;
    }
    return order;
}

/* "Three were killed on Wednesday, taking the number since Sunday to 14. A
 * soldier was hurt": what follows is of Wednesday. */
static bool is_sum_beside(const struct story *story, uint32_t draft,
                          uint32_t before)
{
    const struct scan *scan = story->scan;
    const struct context *here = &story->of[draft];
    return before != NO_TOKEN && here->time &&
           time_of(scan, here->time)->kind == TIME_SINCE &&
           scan->drafts[before].sentence == scan->drafts[draft].sentence &&
           !scan->drafts[before].event;
}

/* "fought in a jail where 119 died in September, leaving 64 dead": does the
 * sentence tell of the main event as well? */
static bool tells_main(const struct scan *scan, uint32_t sentence)
{
    uint32_t d = held_last(scan, sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (!scan->drafts[d].event && scan->drafts[d].harm <= HARM_INJURED &&
            !happening_in_aside(scan, scan->drafts[d].anchor))
            return true;
    return false;
}

static void assign(struct story *story)
{
    struct scan *scan = story->scan;
    struct thread thread = { .word = NO_TOKEN };
    uint32_t told = 0, *order = sort_drafts(scan);
    bool exodus = tells_exodus(scan);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        uint32_t d = order[i];
        struct draft *draft = &scan->drafts[d];
        for (; told < draft->sentence; told++)
            thread_follow(story, told, &thread);
        told = draft->sentence + 1;
        struct context here = story->of[d];
        bool part = happening_in_whole(scan, draft, &story->of[d]) &&
                    !(story->sums && incident_is(story, d, &here));
        draft->event = part ? scan->drafts[draft->whole].event
                            : event_of(story, d, &thread, exodus);
        if (i && apart_joined(scan, order[i - 1], d)) draft->event = 0;
        draft->series = story->of[d].many;
        draft->plural = story->of[d].plural;
        anew_find(story, d, i ? order[i - 1] : NO_TOKEN);
        draft->as_of = happening_as_of(scan, draft, &story->of[d]);
        thread.main |= !draft->event && draft->harm <= HARM_MISSING;
        /* "where 119 died in September, leaving 64 dead": back to it */
        if (!draft->event && thread.sentence == draft->sentence &&
            draft->harm <= HARM_INJURED && !part)
            thread.event = 0;
        if (!draft->event ||
            is_sum_beside(story, d, i ? order[i - 1] : NO_TOKEN))
            continue;
        thread.several =
            thread.sentence == draft->sentence &&
            (thread.several || (thread.event && thread.event != draft->event));
        thread.event = draft->event;
        thread.sentence = draft->sentence;
        thread.word = story->of[d].word;
        thread.aside = happening_in_aside(scan, draft->anchor);
        thread.beside = thread.aside && tells_main(scan, draft->sentence);
        thread.heads = story->of[d].heads;
        thread.since = story->of[d].time &&
                       time_of(scan, story->of[d].time)->kind == TIME_SINCE;
    }
}

/* "The captain of the ship that sank on Friday, killing 11, was arrested on
 * Tuesday": those 11 are of no arrest. */
static void drop_arrest(const struct draft *draft, struct context *here)
{
    if (draft->harm > HARM_MISSING || here->type != EVENT_DETENTION ||
        !here->later || !here->time)
        return;
    here->type = EVENT_COUNT;
    here->word = NO_TOKEN;
    here->word_cost = here->tie_cost = UINT32_MAX;
}

/* "In May the mayor had spoken of 50": the time is that of his words, who
 * speaks of what was told before. */
static void drop_saying(const struct draft *draft, struct context *here)
{
    if (draft->resaid && here->type == EVENT_COUNT) here->time = 0;
}

void happening_find(struct scan *scan)
{
    struct story story = { .scan = scan };
    known_mark(scan);
    story.of = ARENA_ARRAY(scan->arena, struct context, scan->n_drafts + 1);
    for (size_t d = 0; d < scan->n_drafts; d++) {
        story.of[d] = context_read(scan, scan->drafts[d].sentence,
                                   scan->drafts[d].anchor);
        context_own_day(scan, scan->drafts[d].quantity.words.first,
                        &story.of[d]);
        context_figure_time(scan, scan->drafts[d].quantity.words, &story.of[d]);
        context_parallel_time(scan, (uint32_t)d, &story.of[d]);
        context_nearer_day(scan, (uint32_t)d, &story.of[d]);
        context_whole_time(scan, (uint32_t)d, &story.of[d]);
        drop_arrest(&scan->drafts[d], &story.of[d]);
        drop_saying(&scan->drafts[d], &story.of[d]);
    }
    outset_find(&story);
    main_event_find(&story);
    assign(&story);
    digest_settle(&story);
    lands_settle(&story);
    outset_settle(&story);
    where_told(&story);
    event_place_rest(scan);
    event_describe(scan);
}
