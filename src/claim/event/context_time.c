/* Which time of a sentence is the event's: not that of saying, of what
 * followed, or of a comparison.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    LATE_COST = 8,  /* the day of a finding yields to another */
    NEWS_DAYS = 7,  /* for which something is told as news */
    HALF_COST = 8,  /* the other half of a sentence */
    SINCE_LESS = 4, /* "since April" is what a toll is counted from */
    DEATH_COST = 4, /* "shot on Friday and died on Sunday" */
    BY_MOST = 2,    /* words of "as of" */
    JOINTS = 2,     /* words between a verb and its day */
    DEED_COST = 3,  /* "killed as they attacked on Saturday" */
};

/* "The shooting was reported at 11 p.m.": the hour is the shooting's. */
static bool tells_event(const struct scan *scan, uint32_t verb)
{
    if (!scan_sentence(scan, scan->sentence_at[verb])->parsed ||
        !tree_is_passive(scan, verb))
        return false;
    uint32_t subject = tree_subject(scan, verb);
    return subject != NO_TOKEN && context_names_event(scan, subject);
}

/* "The agency Wednesday warned", "police on Tuesday said": the tree may hang
 * the day on whoever speaks. */
static bool is_speaker(const struct scan *scan, uint32_t home)
{
    if (tree_is_verb(scan, home) || context_names_event(scan, home))
        return false;
    uint8_t relation = scan->tokens[home].relation;
    uint32_t above = path_parent(scan, home);
    return (relation == REL_NSUBJ || relation == REL_NSUBJ_PASS) &&
           above != home && context_speaks(scan, above);
}

/* "Monday also saw an earthquake": what Monday saw happened then. The tree may
 * miss that it is the subject; nobody else is. */
static bool is_subject(const struct scan *scan, uint32_t time, uint32_t verb)
{
    if (scan->tokens[time].relation == REL_NSUBJ) return true;
    return time < verb && scan->tokens[verb].sense == SENSE_FINITE &&
           tree_subject(scan, verb) == NO_TOKEN;
}

/* "Since October", "between March and December": what is counted over it. */
static bool is_stretch(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    return time->kind == TIME_SINCE ||
           (time->kind == TIME_POINT && !date_equal(time->start, time->end) &&
            !date_has_day(time->start));
}

/* "succumbed to her injuries on Monday": the day of dying. */
static bool dies_of(const struct scan *scan, uint32_t word)
{
    uint32_t above = path_parent(scan, word);
    return above < word && context_cue(scan, word, CUE_MORTAL) &&
           tree_is_verb(scan, above) && scan->hit_at[above] &&
           scan->hits[scan->hit_at[above] - 1].harm == HARM_KILLED;
}

/* "55 were reported dead after the storm crossed Luzon on 27 September": the
 * tree hangs the day on the verb of telling, over the clause that it ends. The
 * verb of that clause; NO_TOKEN = there is none. */
static uint32_t clause_verb(const struct scan *scan, uint32_t home,
                            uint32_t time)
{
    uint32_t verb = NO_TOKEN;
    for (uint32_t i = time; i-- > home + 1;) {
        const struct token *token = &scan->tokens[i];
        if (token->tag == TAG_PUNCT) return NO_TOKEN;
        if (token->tag == TAG_VERB && token->sense != SENSE_GERUND) verb = i;
        if (context_cue(scan, i, CUE_AFTER) || context_cue(scan, i, CUE_WHEN))
            return verb;
    }
    return NO_TOKEN;
}

uint32_t context_home(const struct scan *scan, uint32_t time, bool *telling)
{
    const struct stretch words = scan->analysis.times[time - 1].words;
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t before = words.first;
    for (int i = 0; i < JOINTS && before > start; i++)
        if (!context_cue(scan, before - 1, CUE_JOINT))
            break;
        else
            before--;
    /* "in an interview, on Thursday, that ...", where no tree says so */
    if (before > start + 1 && before < words.first &&
        str_is(scan->tokens[before - 1].lower, ",") &&
        !scan_sentence(scan, scan->sentence_at[before])->parsed &&
        context_speaks(scan, before - 2))
        before--;
    *telling = false;
    if (scan->dated[time - 1] != NO_TOKEN) return scan->dated[time - 1];
    /* "officials said Tuesday's explosion": the explosion's day */
    uint32_t next = words.first + words.n;
    bool owns = next < scan->n_tokens && str_is(scan->tokens[next].lower, "'s");
    if (before > start && !owns) {
        before--;
        *telling =
            ((context_speaks(scan, before) && !tells_event(scan, before)) ||
             sequel_passes(scan, before)) &&
            !is_stretch(scan, time);
        /* "died in hospital on Tuesday": the day of dying */
        if (*telling ||
            (context_names_event(scan, before) &&
             !deed_is_lying(scan, before) && !dies_of(scan, before)))
            return before;
    }
    uint32_t top = path_head(scan, words), home = path_parent(scan, top);
    uint32_t clause = sequel_clause(scan, words, home);
    if (clause != NO_TOKEN) return clause;
    /* "reports 16 deaths since 2015": nobody has reported since 2015 */
    *telling = home != top && !is_subject(scan, top, home) &&
               !is_stretch(scan, time) &&
               ((context_speaks(scan, home) && !tells_event(scan, home)) ||
                is_speaker(scan, home));
    uint32_t verb = *telling && home < words.first
                        ? clause_verb(scan, home, words.first)
                        : NO_TOKEN;
    if (verb == NO_TOKEN) return home;
    *telling = false;
    return verb;
}

/* A stretch behind a noun for the harmed or for what harmed them. */
static bool is_counted(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    return (time->kind == TIME_WINDOW || time->kind == TIME_SINCE) &&
           scan->tokens[anchor].tag == TAG_NOUN && anchor < time->words.first;
}

/* "It was the second this year; in February, 11 died", "52 died, while 45 were
 * killed in February": a stop in between. */
static bool is_other_half(const struct scan *scan, uint32_t one, uint32_t other)
{
    uint32_t from = one < other ? one : other, to = one < other ? other : one;
    for (uint32_t i = from; i < to; i++)
        if (str_is(scan->tokens[i].lower, ";") ||
            (i > from && scan_is(scan, i, WORD_WHILE) &&
             str_is(scan->tokens[i - 1].lower, ",") &&
             scan->tokens[i + 1].tag != TAG_VERB))
            return true;
    return false;
}

/* "the 20th anniversary of the shooting": it was so many years ago. */
bool context_is_jubilee(const struct scan *scan, uint32_t index)
{
    const struct stretch words = scan->analysis.times[index - 1].words;
    uint32_t last = words.first + words.n - 1;
    /* "a year on, ...", "a year on from the fire" */
    bool on = words.n > 2 && scan_is(scan, last - 1, WORD_ON) &&
              (str_is(scan->tokens[last].lower, ",") ||
               scan_is(scan, last, WORD_FROM));
    return on || context_cue(scan, last, CUE_JUBILEE);
}

/* "tried on Monday over the massacre in 1982": the tree hangs both times on
 * the verb, which has had its day. */
static bool is_second(const struct scan *scan, uint32_t index,
                      const struct context *out)
{
    if (!out->later) return false;
    struct date one = scan->analysis.times[out->later - 1].start;
    struct date other = scan->analysis.times[index - 1].start;
    if (!date_has_day(one) || !other.year) return false;
    return one.year > other.year ||
           (!date_has_day(other) && date_compare(date_last(other), one) < 0);
}

static bool is_later_noun(const struct scan *scan, uint32_t noun)
{
    uint8_t relation = scan->tokens[noun].relation;
    uint32_t mark = tree_child(scan, noun, REL_CASE);
    /* "filled a church for the funeral" */
    bool purpose = relation == REL_OBL && mark != NO_TOKEN &&
                   scan_is(scan, mark, WORD_FOR);
    return (purpose || relation == REL_NSUBJ || relation == REL_NSUBJ_PASS ||
            relation == REL_OBJ) &&
           scan->tokens[noun].tag == TAG_NOUN &&
           context_cue(scan, noun, CUE_LATER);
}

/* "Funerals were held on Thursday", "ended their search": what follows an
 * event by days, in the verb or beside it. */
static bool is_late(const struct scan *scan, uint32_t home)
{
    bool verb = tree_is_verb(scan, home);
    uint32_t subject = verb ? tree_subject(scan, home) : NO_TOKEN;
    /* "a landslide that buried a camp four days ago" */
    if (subject != NO_TOKEN && scan->tokens[subject].tag == TAG_PRON &&
        scan->tokens[home].relation == REL_ACL_RELCL)
        subject = scan->tokens[home].head;
    if (subject != NO_TOKEN && !scan->hit_at[subject] &&
        context_names_event(scan, subject))
        return false;
    if (context_cue(scan, home, CUE_LATER)) return true;
    if (!verb || scan->hit_at[home]) return false;
    /* "stopped searching on Wednesday" */
    uint32_t verb_behind = tree_child(scan, home, REL_XCOMP);
    if (verb_behind != NO_TOKEN && !scan->hit_at[verb_behind] &&
        context_cue(scan, verb_behind, CUE_LATER))
        return true;
    /* "Rescuers raced on Sunday to reach survivors" */
    if (subject != NO_TOKEN && context_cue(scan, subject, CUE_SEEKER) &&
        !context_cue(scan, home, CUE_FOUND))
        return true;
    uint32_t end = tree_sentence_end(scan, home);
    for (uint32_t i = tree_sentence_start(scan, home); i < end; i++)
        if (scan->tokens[i].head == home && is_later_noun(scan, i)) return true;
    return false;
}

/* "arrested in connection with last year's embassy bombing": the bombing's
 * time, not the arrest's. */
static bool is_of_deed(const struct scan *scan, uint32_t index, uint32_t home,
                       uint32_t anchor)
{
    uint32_t row, hit = scan->hit_at[anchor];
    if (!hit || scan->hits[hit - 1].harm != HARM_DETAINED ||
        tree_under(scan, anchor, home)) /* "attacked a patrol, capturing two" */
        return false;
    for (int step = 0; step < 2; step++, home = path_parent(scan, home)) {
        if (home == anchor) return false;
        if (!phrases_match(&scan->reader->events, scan->tokens, home,
                           tree_sentence_end(scan, home), &row))
            continue;
        /* "captured after a shootout on Friday": then */
        uint32_t mark = tree_child(scan, home, REL_CASE);
        bool then = mark != NO_TOKEN && context_cue(scan, mark, CUE_AFTER) &&
                    event_is_day(scan, index);
        return !then && scan->reader->event_rows[row].type != EVENT_DETENTION;
    }
    return false;
}

/* "Rescuers on Monday found ...", "found seven bodies on Monday": the tree may
 * hang the day on whoever acts, or on what is found. */
static uint32_t done_by(const struct scan *scan, uint32_t home)
{
    bool subject = scan_sentence(scan, scan->sentence_at[home])->parsed &&
                   scan->tokens[home].relation == REL_NSUBJ &&
                   !context_names_event(scan, home);
    uint32_t noun = home;
    /* "the body of a boy early on Saturday": the tree hangs it on the boy */
    if (!scan->hit_at[noun] && scan->tokens[noun].relation == REL_NMOD)
        noun = path_parent(scan, noun);
    uint32_t hit = scan->hit_at[noun];
    if (hit && scan->hits[hit - 1].class == CLASS_NOUN &&
        scan->tokens[noun].relation == REL_OBJ)
        return path_parent(scan, noun);
    return subject ? path_parent(scan, home) : home;
}

/* "visited the area after the deaths of three aid workers in September", "82
 * deaths recorded in 2018": a month that stands behind the harm is no day of
 * telling. */
static bool is_nearer(const struct scan *scan, uint32_t index, uint32_t home,
                      uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    bool counted = scan->tokens[home].relation == REL_ACL &&
                   scan->tokens[home].head == anchor;
    return (home < anchor || counted) && anchor < time->words.first &&
           !date_has_day(time->start);
}

/* "killed or injured 90 in 2008": the harm is told by all of these words. */
static uint32_t as_anchor(const struct scan *scan, uint32_t home,
                          uint32_t anchor)
{
    uint32_t index = scan->hit_at[anchor];
    if (!index) return home;
    const struct harm_hit *hit = &scan->hits[index - 1];
    return home >= hit->first && home < hit->first + hit->n ? anchor : home;
}

/* "On Wednesday and Thursday": it began on the first. */
static bool is_joined(const struct scan *scan, uint32_t index)
{
    uint32_t first = scan->analysis.times[index - 1].words.first;
    return first > 1 && scan_is(scan, first - 1, WORD_AND) && index > 1 &&
           scan->time_at[first - 2] == index - 1;
}

/* "Shot dead", "wounded", "set free": what is done to people, not their death
 * later or their rescue. */
static bool is_deed(const struct scan *scan, uint32_t anchor)
{
    uint32_t index = scan->hit_at[anchor];
    if (!index || scan->hits[index - 1].class == CLASS_NOUN) return false;
    uint8_t harm = scan->hits[index - 1].harm;
    if (harm == HARM_RETURNED) return context_cue(scan, anchor, CUE_FREED);
    return (harm <= HARM_INJURED || harm == HARM_ABDUCTED ||
            harm == HARM_CASUALTIES) &&
           !context_cue(scan, anchor, CUE_DEATH);
}

/* "Six died when their vehicle ran over a mine on Saturday". */
static bool is_died_when(const struct scan *scan, uint32_t home,
                         uint32_t anchor)
{
    uint32_t mark = tree_child(scan, home, REL_ADVMOD);
    if (mark == NO_TOKEN || !context_cue(scan, mark, CUE_WHEN))
        mark = tree_child(scan, home, REL_MARK);
    return context_cue(scan, anchor, CUE_DEATH) && tree_is_verb(scan, home) &&
           scan->tokens[home].head == anchor && mark != NO_TOKEN &&
           (context_cue(scan, mark, CUE_WHEN) ||
            (scan->hit_at[home] && context_cue(scan, mark, CUE_AFTER)));
}

/* "by Wednesday evening", "as of 5 August", "still missing on Thursday". */
static bool is_as_of(const struct scan *scan, uint32_t index, uint32_t home,
                     uint32_t anchor)
{
    uint32_t row, first = scan->analysis.times[index - 1].words.first;
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t n = 1; n <= BY_MOST && first >= start + n; n++)
        if (phrases_match(&scan->reader->cues[CUE_BY], scan->tokens, first - n,
                          first, &row) == n)
            return true;
    return scan->analysis.times[index - 1].kind == TIME_POINT &&
           ((home == anchor && deed_is_state(scan, anchor)) ||
            /* "Of the 20 hurt, two were in a coma on Friday", "eight were dead
             * and 100 were missing on Tuesday" */
            ((deed_is_lying(scan, home) ||
              deed_is_missing(scan, home, first)) &&
             tree_child(scan, home, REL_COP) != NO_TOKEN));
}

/* "A fortnight ago, officials said that gunmen had attacked a post": what was
 * said long before the report was news then, and happened then. */
static bool is_long_said(const struct scan *scan, uint32_t index)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    uint32_t start = tree_sentence_start(scan, time->words.first);
    return time->kind == TIME_POINT && scan->published.year &&
           time->words.first <= start + 1 &&
           date_days(date_first(scan->published)) -
                   date_days(date_last(time->end)) >
               NEWS_DAYS;
}

/* "ten were killed on Sunday, and two died a day earlier": not they who were
 * told of before, who died of it later. */
static bool has_subject(const struct scan *scan, uint32_t anchor)
{
    uint32_t subject = tree_child(scan, anchor, REL_NSUBJ);
    return tree_is_verb(scan, anchor) && subject != NO_TOKEN &&
           scan->tokens[subject].tag != TAG_PRON;
}

/* Of two times as near, the anchor's own; "began on Thursday to look into 14
 * deaths over the last five years": the stretch is what is counted over. */
static bool is_own(const struct scan *scan, uint32_t other, uint32_t anchor)
{
    return has_subject(scan, anchor) ||
           scan->analysis.times[other - 1].kind == TIME_SINCE;
}

/* The day of the deed against those whose death is told. */
static bool is_deed_day(const struct scan *scan, uint32_t index, uint32_t home,
                        uint32_t anchor)
{
    return deed_of_victim(scan, home, anchor) ||
           deed_of_subject(scan, home, anchor) ||
           deed_after(scan, index, home, anchor) ||
           (home == anchor && deed_wounded_then(scan, index, home));
}

/* The time of what came of the deed: a death in hospital, an arrest. */
static bool is_later(const struct scan *scan, uint32_t index, uint32_t home,
                     uint32_t anchor)
{
    bool own = home == anchor && scan->dated[index - 1] == anchor;
    return !is_stretch(scan, index) && !own &&
           (is_late(scan, home) || deed_died_later(scan, home) ||
            deed_of_others(scan, home, anchor) ||
            sequel_ends(scan, home, anchor));
}

/* "a war, which ended in 1996": not when it was. */
static bool is_end(const struct scan *scan, uint32_t verb)
{
    uint32_t row, subject = tree_subject(scan, verb), clause = verb;
    if (!tree_is_verb(scan, verb) || !scan_is(scan, verb, WORD_ENDS) ||
        scan->hit_at[verb])
        return false;
    /* "clashes that began on 6 June and ended four days later" */
    if (scan->tokens[verb].relation == REL_CONJ)
        clause = scan->tokens[verb].head;
    if (subject == NO_TOKEN) subject = tree_subject(scan, clause);
    if (subject == NO_TOKEN) return false;
    if (scan->tokens[subject].tag == TAG_PRON &&
        scan->tokens[clause].relation == REL_ACL_RELCL)
        subject = scan->tokens[clause].head;
    return phrases_match(&scan->reader->events, scan->tokens, subject,
                         tree_sentence_end(scan, subject), &row) &&
           (context_is_wide(scan->reader->event_rows[row].type) ||
            clause != verb);
}

/* The day of a finding, of a death from wounds, of what survivors did. */
static bool is_afterwards(const struct scan *scan, uint32_t index,
                          uint32_t home, uint32_t anchor)
{
    return sequel_finds(scan, done_by(scan, home), anchor) ||
           deed_of_wounded(scan, home) ||
           deed_told_of(scan, index, home, anchor);
}

/* Is the time one of a clause about a person or a thing? Keeps the first. */
static bool keep_aside(const struct scan *scan, uint32_t index, uint32_t anchor,
                       struct context *out)
{
    bool telling;
    uint32_t home =
        as_anchor(scan, context_home(scan, index, &telling), anchor);
    if (!context_is_aside(scan, home, anchor)) return false;
    /* "who had been reported missing on Friday": not when it befell them */
    uint32_t hit = scan->hit_at[home];
    bool lost = hit && scan->hits[hit - 1].harm == HARM_MISSING;
    if (event_is_day(scan, index) && !out->clause && !lost &&
        !context_speaks(scan, home))
        out->clause = index;
    return true;
}

void context_read_time(const struct scan *scan, uint32_t index, uint32_t anchor,
                       struct context *out)
{
    bool telling;
    uint32_t home = context_home(scan, index, &telling);
    uint32_t first = scan->analysis.times[index - 1].words.first;
    home = as_anchor(scan, home, anchor);
    if (is_as_of(scan, index, home, anchor)) {
        out->by = index;
        return;
    }
    /* "63 were injured; two of them died last month" */
    bool list = context_closes_list(scan, index, anchor);
    if (first > anchor && !list && is_other_half(scan, first, anchor)) return;
    bool jubilee = context_is_jubilee(scan, index);
    bool opens = deed_opens_clause(scan, index, anchor);
    bool victim = !opens && is_deed_day(scan, index, home, anchor);
    telling = telling && !is_nearer(scan, index, home, anchor) &&
              !is_long_said(scan, index);
    if (telling && !jubilee) out->told = index;
    if (!jubilee && !victim && !opens &&
        (telling || (!list && keep_aside(scan, index, anchor, out))))
        return;
    if (is_of_deed(scan, index, home, anchor) || is_end(scan, home) ||
        deed_is_former(scan, index, anchor))
        return;
    if (!jubilee && !opens && !victim && is_later(scan, index, home, anchor) &&
        !is_second(scan, index, out)) {
        out->later = index;
        return;
    }
    uint32_t cost = victim  ? 1
                    : opens ? DEED_COST
                            : path_cost(scan, anchor, home);
    if ((jubilee && !out->deed) || elapsed_holds(scan, index, anchor)) cost = 0;
    bool sudden = home == anchor && deed_died_when(scan, anchor);
    if (context_cue(scan, home, CUE_DEATH) && !sudden) cost += DEATH_COST;
    if (is_joined(scan, index) && out->time == index - 1) return;
    /* "the fighting, sparked last year, has left 2,000 dead since April" */
    if (scan->analysis.times[index - 1].kind == TIME_SINCE)
        cost = cost > SINCE_LESS ? cost - SINCE_LESS : 0;
    if (cost < out->time_cost && !list && is_other_half(scan, first, anchor))
        cost += HALF_COST;
    bool tie = cost == out->time_cost &&
               (is_counted(scan, index, anchor) ||
                (home == anchor && is_own(scan, out->time, anchor)));
    bool heads = !telling && deed_heads(scan, index);
    if ((heads || list) && cost > COST_CLAUSE) cost = COST_CLAUSE;
    bool day = !is_stretch(scan, index);
    bool after = day && sequel_follows(scan, done_by(scan, home), anchor);
    bool late = after || (day && is_afterwards(scan, index, home, anchor));
    if (late) cost += LATE_COST;
    if (cost >= out->time_cost && !tie) return;
    out->time_cost = cost;
    out->time = index;
    out->heads = heads;
    out->deed =
        cost <= DEED_COST && (is_deed(scan, anchor) || sudden ||
                              (!late && is_died_when(scan, home, anchor)));
    out->after = after;
    out->late = late;
}
