/* Does a claim belong to another event than the main one? By its time, its
 * place, its kind, its size, or because it is told as something new.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    TIED_COST = 3, /* the day of "was shot" itself, of "fired, killing two" */
    SAME_DAYS = 2, /* a day loosely tied to the claim */
    FAR_KM = 40,
    A_FEW = 4,        /* days */
    DIED_COST = 4,    /* the day of "died" itself */
    AFTERMATH = 31,   /* days in which bodies are found */
    WAR_DEAD = 20000, /* more than any incident of men has killed */
    JOINT_REACH = 6,  /* tokens from one figure of a deed to the next */
    MOST_BACK = 32,   /* figures looked through for the same one */
};

static const struct time_mention *time_of(const struct scan *scan,
                                          uint32_t index)
{
    return &scan->analysis.times[index - 1];
}

static int32_t first_day(const struct event *event)
{
    return date_days(date_first(event->start));
}

static int32_t last_day(const struct event *event)
{
    return date_days(date_last(event->end.year ? event->end : event->start));
}

/* A stretch or an open time: another than that of the main event? */
static bool other_stretch(const struct event *main,
                          const struct time_mention *time, bool tied)
{
    int32_t first = date_days(date_first(time->start));
    /* "180 killed since Wednesday", in a report of Saturday's bomb */
    bool exact = tied && date_has_day(time->start);
    /* "displaced since January 2021; 500 have died since this January" */
    if (time->kind == TIME_SINCE && tied && !main->end.year &&
        !date_has_day(main->start) &&
        first > date_days(date_last(main->start)) + AFTERMATH)
        return true;
    if (time->kind == TIME_SINCE)
        return first_day(main) - first >
               (date_has_day(main->start) && !exact ? EVENT_LONG_BEFORE : 0);
    return !date_equal(time->start, main->start);
}

/* "Earlier this year": it may hold the main event's day, and tells of another
 * one. */
static bool is_earlier(const struct scan *scan, const struct time_mention *time)
{
    uint32_t end = time->words.first + time->words.n;
    for (uint32_t i = time->words.first; i < end; i++)
        if (context_cue(scan, i, CUE_BACK)) return time->precision > 2;
    return false;
}

/* "Gunmen attacked a patrol on Saturday, killing three", far down in a report
 * of Friday's bomb: the day of a deed of its own. */
static bool is_own_deed(const struct context *here, bool leads)
{
    if (here->definite || here->late) return false;
    /* "four died in a pile-up on Christmas Day" */
    bool anew = here->fresh && here->word_cost <= COST_CLAUSE &&
                here->tie_cost <= TIED_COST;
    if (leads) return anew || (here->deed && here->time_cost <= TIED_COST);
    return here->deed ||
           (here->word != NO_TOKEN && here->word_cost <= COST_CLAUSE &&
            here->tie_cost <= COST_CLAUSE / 2);
}

/* Bodies found, or a toll that rose, in the weeks after. */
static bool is_aftermath(const struct event *main, const struct context *here,
                         int32_t day)
{
    return here->late && date_has_day(main->start) &&
           day - last_day(main) <= AFTERMATH;
}

/* A sum over years, or over some months: what is told of one of them is of a
 * stretch of its own. */
static bool is_long(const struct event *main)
{
    return main->end.year > main->start.year ||
           (main->end.year && main->start.month &&
            last_day(main) - first_day(main) > 2 * AFTERMATH);
}

/* A day of a few, by which the claim itself is told. */
static bool is_part_day(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    bool telling;
    /* "announced five deaths on Sunday" */
    if (!tree_is_verb(scan, context_home(scan, here->time, &telling)))
        return false;
    return last_day(main) - first_day(main) <= A_FEW && !here->late &&
           !here->definite && here->time_cost <= DIED_COST &&
           (!context_is_wide(main->type) || main->end.day);
}

/* Is the time of the sentence another than that of the main event? */
bool apart_time(const struct scan *scan, const struct context *here, bool leads)
{
    const struct event *main = &scan->events[0];
    const struct time_mention *time = time_of(scan, here->time);
    if (!main->start.year) return time->start.year && !time->relative;
    if (time->kind == TIME_WINDOW && here->late) return false;
    if (time->kind != TIME_POINT)
        return other_stretch(main, time, here->time_cost <= COST_CLAUSE);
    int32_t first = date_days(date_first(time->start));
    int32_t last =
        date_days(date_last(time->end.year ? time->end : time->start));
    bool fuzzy = time->precision > 2;
    bool tied =
        here->time_cost <= COST_CLAUSE || fuzzy || here->own_day ||
        (here->word_cost <= COST_NEAR && here->tie_cost <= COST_CLAUSE / 2);
    if (last < first_day(main))
        return first_day(main) - last > (tied ? 0 : SAME_DAYS);
    if (first > last_day(main) && is_own_deed(here, leads)) return true;
    if (first > last_day(main))
        return tied && !is_aftermath(main, here, first) &&
               (here->other || here->own_day || (here->heads && !leads) ||
                first - last_day(main) > SAME_DAYS);
    if (date_has_day(main->start) && is_earlier(scan, time)) return true;
    /* "six were killed on Friday", of those killed in the last two days */
    if (date_has_day(main->start) && first > first_day(main) && first == last &&
        (!context_is_wide(main->type) || main->type == EVENT_EXODUS) &&
        is_own_deed(here, leads))
        return true;
    /* "three died on Sunday", of what went on over the weekend */
    if (date_has_day(main->start) && date_compare(main->end, main->start) > 0 &&
        first > first_day(main) && first == last && is_part_day(scan, here))
        return true;
    /* "nine of them last year", of what went on for five */
    if (is_long(main) && last - first < last_day(main) - first_day(main) &&
        !context_is_wide(main->type))
        return tied;
    /* "the war of 1992 to 1995", of what was in one year */
    if (tied && !date_has_day(main->start) && !is_long(main) &&
        time->end.year > time->start.year &&
        (!context_is_wide(main->type) || time->start.year < main->start.year))
        return true;
    if (!date_has_day(main->start))
        return tied && !leads && event_is_day(scan, here->time);
    /* "the tenth anniversary of the crash" is of that very crash */
    if (context_is_jubilee(scan, here->time)) return false;
    /* "in 2014", told of a year's dead, around a day of that year */
    return !time->start.month && !context_is_wide(main->type);
}

static const struct place *place_of(const struct scan *scan, uint32_t index)
{
    return &scan->analysis.places[index - 1].place;
}

/* A town of its own, tied to the claim, far from where the main event is. */
bool apart_place(const struct scan *scan, const struct context *here)
{
    const struct event *main = &scan->events[0];
    if (!here->place || here->place_cost > COST_NEAR ||
        here->word == NO_TOKEN || here->word_cost > COST_NEAR || here->definite)
        return false;
    const struct place *place = place_of(scan, here->place);
    struct place around = event_spot(main);
    if (!main->place.len || place->kind == PLACE_COUNTRY) return false;
    if (context_is_wide(main->type) || main->place_kind == PLACE_COUNTRY ||
        (incident_is_everywhere(main->type) &&
         str_equal(place->country, main->country)))
        return false;
    bool today = here->time && here->time_cost <= COST_CLAUSE &&
                 date_equal(time_of(scan, here->time)->start, main->start);
    if (today && date_has_day(main->start) &&
        (place->kind != PLACE_TOWN || around.kind != PLACE_TOWN))
        return false;
    double km = find_place_distance(place, &around);
    if (km < FAR_KM) return false;
    return !find_place_within(place, &around) &&
           !find_place_within(&around, place);
}

/* Another kind of event, named outright, at another place. */
bool apart_kind(const struct scan *scan, const struct context *here,
                bool affected)
{
    const struct event *main = &scan->events[0];
    if (here->type == EVENT_COUNT || here->word_cost > COST_NEAR) return false;
    if (here->type == EVENT_BLOCKADE && affected &&
        main->type != EVENT_BLOCKADE)
        return true;
    if (here->weight < 3 || main->type == EVENT_OTHER ||
        context_same_kind(here->type, main->type) ||
        incident_follows(main->type, here))
        return false;
    if (here->type == EVENT_BLOCKADE || here->type == EVENT_LANDMINE ||
        here->type == EVENT_EPIDEMIC)
        return true;
    if (context_is_wide(here->type) != context_is_wide(main->type)) return true;
    if (!here->place || place_of(scan, here->place)->kind != PLACE_TOWN)
        return false;
    struct event there = { .type = here->type };
    event_set_place(scan, &there, here->place);
    return !event_same_spot(&there, main);
}

bool apart_inside(const struct scan *scan, uint32_t sentence,
                  const struct context *here, struct context *at)
{
    const struct event *main = &scan->events[0];
    if (!context_is_wide(main->type) || main->type == EVENT_EXODUS ||
        here->type == EVENT_COUNT || here->weight < 2 || here->definite ||
        here->word_cost > COST_NEAR || context_is_wide(here->type) ||
        here->type == EVENT_BATTLE)
        return false;
    *at = context_read(scan, sentence, here->word);
    if (!at->place || at->place_cost > COST_NEAR) return false;
    const struct place *place = place_of(scan, at->place);
    return place->kind == PLACE_TOWN && !str_equal(place->name, main->place);
}

bool apart_opening(const struct story *story, uint32_t sentence,
                   struct context *here)
{
    const struct scan *scan = story->scan;
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t root = s->first;
    bool leads = story->lead[sentence] >= LEAD_BODY;
    if (!sentence || !s->parsed || s->zone != ZONE_BODY ||
        (leads && sentence <= story->opening) ||
        scan_sentence(scan, sentence - 1)->paragraph == s->paragraph)
        return false;
    while (root < s->first + s->n && !tree_is_root(scan, root)) root++;
    if (root == s->first + s->n || !tree_is_verb(scan, root)) return false;
    *here = context_read(scan, sentence, root);
    const struct event *main = &scan->events[0];
    if (!here->time || !main->start.year || here->time_cost > COST_NEAR)
        return false;
    const struct time_mention *time = time_of(scan, here->time);
    /* "On 3 October rebels entered ...", of what was told for the 4th */
    int days = deed_heads(scan, here->time) ? 0 : SAME_DAYS;
    bool deed = here->word != NO_TOKEN && here->word_cost <= COST_CLAUSE;
    if (leads && (days || (!time->month && !deed))) return false;
    return time->kind == TIME_POINT && time->start.month &&
           date_days(date_last(time->end.year ? time->end : time->start)) +
                   days <
               first_day(main) &&
           !main_time_hearing(story, here->time);
}

/* The dead of a whole war in a report of one incident. */
bool apart_war(const struct scan *scan, const struct draft *draft,
               const struct context *here)
{
    const struct event *main = &scan->events[0];
    bool siege = main->type == EVENT_BLOCKADE;
    if ((context_is_wide(main->type) && !siege) || main->type == EVENT_OTHER ||
        context_same_kind(main->type, EVENT_STORM) ||
        main->type == EVENT_EARTHQUAKE)
        return false;
    if (here->type == EVENT_WAR && !here->other &&
        here->word_cost <= COST_CLAUSE)
        return true;
    int64_t number = draft->quantity.lo > draft->quantity.hi
                         ? draft->quantity.lo
                         : draft->quantity.hi;
    return draft->harm == HARM_KILLED && number >= WAR_DEAD;
}

/* "Some 60 neighbours were moved out", "hundreds fled the village": out of the
 * way of the incident itself. Refugees, and people called by their land, are
 * on their way for longer. */
static bool is_near_flight(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    uint32_t first = quantity->words.first;
    for (uint32_t i = first; i < first + quantity->words.n; i++)
        if (context_cue(scan, i, CUE_UPROOTED)) return false;
    return !quantity->side.len && quantity->kind == COUNT_NUMBER &&
           quantity->unit == UNIT_PERSON && quantity->lo < EVENT_FLIGHT;
}

/* "More than 100,000 left": a flight is an event beside an incident, and
 * beside an offensive when the text calls it an exodus. */
bool apart_exodus(const struct story *story, const struct draft *draft,
                  bool told)
{
    const struct scan *scan = story->scan;
    const struct event *main = &scan->events[0];
    if (draft->harm != HARM_DISPLACED || main->type == EVENT_EXODUS ||
        main->type == EVENT_OTHER)
        return false;
    if (!told && !story->flight && is_near_flight(scan, draft)) return false;
    if (!context_is_wide(main->type))
        return main->type != EVENT_STORM && main->type != EVENT_FLOOD &&
               main->type != EVENT_FIRE && main->type != EVENT_EARTHQUAKE;
    return told;
}

bool apart_same_figure(const struct draft *a, const struct draft *b)
{
    return a->harm == b->harm && a->quantity.lo == b->quantity.lo &&
           a->quantity.hi == b->quantity.hi;
}

/* "A massive explosion killed 120": told as something new, far down, with a
 * figure that nobody gave for the main event. */
bool apart_fresh(const struct story *story, size_t index)
{
    const struct scan *scan = story->scan;
    const struct context *here = &story->of[index];
    const struct draft *draft = &scan->drafts[index];
    if (!here->fresh || here->word_cost > COST_CLAUSE || here->weight < 2 ||
        here->type == EVENT_COUNT || draft->harm != HARM_KILLED ||
        story->lead[draft->sentence] >= LEAD_BODY || !index ||
        draft->quantity.number == NO_TOKEN)
        return false;
    for (size_t d = index; d-- > 0 && index - d < MOST_BACK;)
        if (apart_same_figure(&scan->drafts[d], draft)) return false;
    return true;
}

bool apart_joined(const struct scan *scan, uint32_t before, uint32_t d)
{
    const struct draft *first = &scan->drafts[before];
    const struct draft *draft = &scan->drafts[d];
    uint32_t one = scan->hits[first->hit].head;
    uint32_t two = scan->hits[draft->hit].head;
    uint32_t from = first->quantity.words.first + first->quantity.words.n;
    uint32_t to = draft->quantity.words.first;
    bool joined =
        scan->tokens[two].head == one && scan->tokens[two].relation == REL_CONJ;
    joined |= to > from && to - from <= JOINT_REACH &&
              (scan_is(scan, to - 1, WORD_AND) || one + 1 == to);
    if (first->event || first->sentence != draft->sentence ||
        first->harm == draft->harm || first->harm > HARM_INJURED ||
        draft->harm > HARM_INJURED || !joined || two < one || to < from)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (scan->place_at[i] || scan->time_at[i] ||
            str_is(scan->tokens[i].lower, ";"))
            return false;
    return true;
}
