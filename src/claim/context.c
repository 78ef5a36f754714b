/* What one sentence says about an event: its kind, place and time.
 *
 * Each is read from the tree: the word, the time and the place on the
 * shortest way from the anchor count, and a time that hangs on a verb of
 * saying is not the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    WORD_WEIGHT = 5, /* how far a more telling word may be away, by weight */
    KIND_COST = 3,   /* a region instead of a town, a country of a region */
    OUT_COST = 6,    /* a place that people come from or go to */
    HOME_COST = 12,  /* the home of somebody named */
    HALF_COST = 8,   /* the other half of a sentence */
    DEATH_COST = 4,  /* "shot on Friday and died on Sunday" */
    JOINTS = 2,      /* words between a verb and its day */
    MOST_CLIMB = 16,
    FAR_MOST = 5,   /* words between "largest" and "in ten years" */
    FAR_SINCE = 20, /* words between "deadliest" and the time */
    ADJECTIVES = 5, /* "in southern Thailand's restive Yala province" */
};

bool context_cue(const struct scan *scan, uint32_t token, enum cue cue)
{
    uint32_t value;
    return phrases_match(&scan->reader->cues[cue], scan->tokens, token,
                         tree_sentence_end(scan, token), &value) > 0;
}

bool context_speaks(const struct scan *scan, uint32_t token)
{
    uint32_t kind;
    if (scan->hit_at[token]) return false;
    if (context_cue(scan, token, CUE_TELLING) ||
        context_cue(scan, token, CUE_TOLL))
        return true;
    return scan->tokens[token].tag == TAG_VERB &&
           phrases_match(&scan->reader->speech, scan->tokens, token,
                         tree_sentence_end(scan, token), &kind) > 0;
}

static bool is_event_word(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    if (scan->hit_at[token]) return true;
    return phrases_match(&scan->reader->events, scan->tokens, token,
                         tree_sentence_end(scan, token), &row) > 0;
}

/* "The shooting was reported at 11 p.m.": the hour is the shooting's. */
static bool tells_event(const struct scan *scan, uint32_t verb)
{
    if (!scan_sentence(scan, scan->sentence_at[verb])->parsed ||
        !tree_is_passive(scan, verb))
        return false;
    uint32_t subject = tree_subject(scan, verb);
    return subject != NO_TOKEN && is_event_word(scan, subject);
}

/* "The agency Wednesday warned", "police on Tuesday said": the tree may hang
 * the day on whoever speaks. */
static bool is_speaker(const struct scan *scan, uint32_t home)
{
    if (tree_is_verb(scan, home) || is_event_word(scan, home)) return false;
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
    *telling = false;
    if (before > start) {
        before--;
        *telling = context_speaks(scan, before) && !tells_event(scan, before);
        if (*telling || is_event_word(scan, before)) return before;
    }
    uint32_t top = path_head(scan, words), home = path_parent(scan, top);
    /* "reports 16 deaths since 2015": nobody has reported since 2015 */
    *telling = home != top && !is_subject(scan, top, home) &&
               scan->analysis.times[time - 1].kind != TIME_SINCE &&
               ((context_speaks(scan, home) && !tells_event(scan, home)) ||
                is_speaker(scan, home));
    return home;
}

/* "Christmas Hill Park", "the Winter Cherry centre": a day's or a season's
 * name within another name. */
static bool in_name(const struct scan *scan, const struct time_mention *time)
{
    uint32_t next = time->words.first + time->words.n, last = next - 1;
    bool article = time->words.n == 2 && scan->tokens[last].capital &&
                   scan_is(scan, time->words.first, WORD_THE);
    if ((time->words.n != 1 && !article) || next >= scan->n_tokens ||
        time->weekday >= 0)
        return false;
    return scan->tokens[last].kind == TOKEN_WORD &&
           scan->tokens[next].capital && scan->tokens[next].tag == TAG_PROPN;
}

/* "in the last 11 years": a stretch that begins in an earlier year. */
static bool is_of_years(const struct scan *scan,
                        const struct time_mention *time)
{
    return time->kind != TIME_POINT && scan->published.year &&
           time->start.year < scan->published.year;
}

/* "the deadliest since the attack of 7 October", "the worst in ten years": a
 * comparison. */
static bool compares(const struct scan *scan, const struct time_mention *time,
                     uint32_t anchor)
{
    uint32_t first = time->words.first, since = NO_TOKEN;
    uint32_t start = tree_sentence_start(scan, first), at = first + 1;
    if (is_of_years(scan, time) && str_is(scan->tokens[first].lower, "in"))
        for (uint32_t i = first; i > start && first - i < FAR_MOST; i--)
            if (context_cue(scan, i - 1, CUE_MOST)) return true;
    for (int i = 0; i < FAR_SINCE && at > start; i++, at--) {
        if (since == NO_TOKEN && scan_is(scan, at - 1, WORD_SINCE))
            since = at - 1;
        if (since != NO_TOKEN && since < anchor) return false;
        if (since != NO_TOKEN && context_cue(scan, at - 1, CUE_MOST))
            return true;
    }
    return false;
}

bool context_is_time(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    if (time->kind != TIME_POINT && time->kind != TIME_SINCE &&
        time->kind != TIME_WINDOW)
        return false;
    if (!time->start.year || in_name(scan, time)) return false;
    if (compares(scan, time, anchor)) return false;
    return !scan->published.year ||
           date_compare(date_first(time->start), date_last(scan->published)) <=
               0;
}

/* "the war in Nagorno-Karabakh that began": the tree takes the nearer noun. */
static bool is_of_event(const struct scan *scan, uint32_t token)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, token);
        if (is_event_word(scan, token)) return true;
        if (above == token || scan->tokens[token].tag == TAG_VERB) break;
        if (scan->tokens[token].tag != TAG_PROPN) break;
        token = above;
    }
    return is_event_word(scan, token);
}

/* Does the time belong to a clause about a person or a thing, "who had worked
 * there for seven years", that does not hold the anchor? */
static bool is_aside(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, home);
        if (above == home || tree_under(scan, anchor, home)) return false;
        if (scan->tokens[home].relation == REL_ACL_RELCL &&
            !is_of_event(scan, above))
            return true;
        home = above;
    }
    return false;
}

/* A stretch behind a noun for the harmed or for what harmed them. */
static bool is_counted(const struct scan *scan, uint32_t index, uint32_t anchor)
{
    const struct time_mention *time = &scan->analysis.times[index - 1];
    return (time->kind == TIME_WINDOW || time->kind == TIME_SINCE) &&
           scan->tokens[anchor].tag == TAG_NOUN && anchor < time->words.first;
}

/* "It was the second this year; in February, 11 died": a stop in between. */
static bool is_other_half(const struct scan *scan, uint32_t one, uint32_t other)
{
    uint32_t from = one < other ? one : other, to = one < other ? other : one;
    for (uint32_t i = from; i < to; i++)
        if (str_is(scan->tokens[i].lower, ";")) return true;
    return false;
}

/* "the 20th anniversary of the shooting": it was so many years ago. */
static bool is_jubilee(const struct scan *scan, uint32_t index)
{
    const struct stretch words = scan->analysis.times[index - 1].words;
    return context_cue(scan, words.first + words.n - 1, CUE_JUBILEE);
}

/* "tried on Monday over the massacre in 1982": the tree hangs both times on
 * the verb, which has had its day. */
static bool is_second(const struct scan *scan, uint32_t index,
                      const struct context *out)
{
    if (!out->later) return false;
    struct date one = scan->analysis.times[out->later - 1].start;
    struct date other = scan->analysis.times[index - 1].start;
    return date_has_day(one) && one.year > other.year;
}

/* "Funerals were held on Thursday", "ended their search": what follows an
 * event by days, in the verb or beside it. */
static bool is_late(const struct scan *scan, uint32_t home)
{
    if (context_cue(scan, home, CUE_LATER)) return true;
    if (!tree_is_verb(scan, home) || scan->hit_at[home]) return false;
    uint32_t subject = tree_subject(scan, home);
    uint32_t object = tree_child(scan, home, REL_OBJ);
    return (subject != NO_TOKEN && scan->tokens[subject].tag == TAG_NOUN &&
            context_cue(scan, subject, CUE_LATER)) ||
           (object != NO_TOKEN && scan->tokens[object].tag == TAG_NOUN &&
            context_cue(scan, object, CUE_LATER));
}

/* "killed on Sunday and 20 more on Monday": the tree hangs both days on the
 * verb; the second is that of the figure before it. */
static bool is_own_day(const struct scan *scan, uint32_t old, uint32_t at,
                       uint32_t anchor)
{
    uint32_t first = scan->analysis.times[old - 1].words.first;
    uint32_t last = scan->analysis.times[at - 1].words.first;
    bool joined = false;
    if (first >= anchor || last <= anchor) return false;
    for (uint32_t i = first; i < anchor; i++)
        joined |= scan->tokens[i].tag == TAG_CCONJ;
    for (uint32_t i = anchor; i < last; i++)
        if (scan->tokens[i].tag == TAG_VERB || scan->tokens[i].tag == TAG_CCONJ)
            return false;
    return joined;
}

static void read_time(const struct scan *scan, uint32_t index, uint32_t anchor,
                      struct context *out)
{
    bool telling;
    uint32_t home = context_home(scan, index, &telling);
    uint32_t first = scan->analysis.times[index - 1].words.first;
    if (first > tree_sentence_start(scan, first) &&
        context_cue(scan, first - 1, CUE_BY)) {
        out->by = index;
        return;
    }
    bool jubilee = is_jubilee(scan, index);
    if (telling && !jubilee) out->told = index;
    if (!jubilee && (telling || is_aside(scan, home, anchor))) return;
    if (!jubilee && is_late(scan, home) && !is_second(scan, index, out)) {
        out->later = index;
        return;
    }
    uint32_t cost = path_cost(scan, anchor, home);
    if (context_cue(scan, home, CUE_DEATH)) cost += DEATH_COST;
    if (cost < out->time_cost && is_other_half(scan, first, anchor))
        cost += HALF_COST;
    /* "began on Thursday to look into 14 deaths over the last five years":
     * of two as near, the stretch is what is counted over. */
    bool tie =
        cost == out->time_cost && (is_counted(scan, index, anchor) ||
                                   is_own_day(scan, out->time, index, anchor));
    if (cost >= out->time_cost && !tie) return;
    out->time_cost = cost;
    out->time = index;
}

/* Before a noun that is no event itself: "war crimes", "bomb squad". */
static bool is_modifier(const struct scan *scan, uint32_t token)
{
    uint32_t above = path_parent(scan, token);
    return above > token && !is_event_word(scan, above) &&
           scan->tokens[token].relation == REL_COMPOUND;
}

static void read_word(const struct scan *scan, uint32_t at, uint32_t anchor,
                      struct context *out)
{
    uint32_t row, best = out->weight * WORD_WEIGHT;
    uint32_t end = tree_sentence_end(scan, at);
    size_t n =
        phrases_match(&scan->reader->events, scan->tokens, at, end, &row);
    if (!n) return;
    const struct event_row *found = &scan->reader->event_rows[row];
    uint32_t head = path_head(scan, (struct stretch){ at, (uint32_t)n });
    if (found->weight < 3 && is_modifier(scan, head)) return;
    uint32_t cost = path_cost(scan, anchor, head);
    uint32_t worth = found->weight * WORD_WEIGHT;
    if (out->word != NO_TOKEN &&
        (int64_t)worth - cost <= (int64_t)best - out->word_cost)
        return;
    out->weight = found->weight;
    out->type = found->type;
    out->word = head;
    out->word_cost = cost;
}

/* "Hurricane Katrina", "the death of George Floyd". */
static void read_known(const struct scan *scan, uint32_t at, uint32_t anchor,
                       struct context *out)
{
    uint32_t row = scan->known_at[at];
    if (!row) return;
    uint32_t cost = path_cost(scan, anchor, at);
    if (cost > COST_NEAR || (out->known && cost >= out->known_cost)) return;
    out->known_cost = cost;
    out->known = row;
}

static bool is_plural(const struct scan *scan, uint32_t token)
{
    const struct token *at = &scan->tokens[token];
    return at->tag == TAG_NOUN && !str_equal(at->lemma, at->lower);
}

/* What the words before the event's word say of it. */
static void read_reference(const struct scan *scan, struct context *out)
{
    uint32_t start = tree_sentence_start(scan, out->word);
    for (uint32_t back = 1; back <= 3 && out->word >= start + back; back++) {
        uint32_t at = out->word - back;
        /* "the other with gunshot wounds" is no other shooting */
        if (scan->tokens[at].tag == TAG_ADP) return;
        if (context_cue(scan, at, CUE_OTHER)) out->other = true;
        if (scan_is(scan, at, WORD_POINTING)) out->definite = true;
        out->several = out->other && is_plural(scan, out->word);
        if (scan->tokens[at].tag != TAG_DET) continue;
        /* "days after a bombing killed 12" */
        if (!out->definite && at > start + 1 && scan->time_at[at - 2] &&
            context_cue(scan, at - 1, CUE_AFTER))
            out->other = true;
        /* "the explosion was a suicide blast": nothing new */
        out->fresh = !out->definite && scan->tokens[at].lower.at[0] == 'a' &&
                     tree_child(scan, out->word, REL_COP) == NO_TOKEN;
        return;
    }
}

/* "A journalist living in exile in London": where a person is from. */
static bool of_person(const struct scan *scan, uint32_t at, uint32_t anchor)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t row, above = path_parent(scan, at);
        uint8_t relation = scan->tokens[at].relation;
        if (above == at || tree_under(scan, anchor, at)) return false;
        if ((relation == REL_ACL || relation == REL_ACL_RELCL) &&
            phrases_match(&scan->reader->people, scan->tokens, above,
                          tree_sentence_end(scan, above), &row))
            return true;
        at = above;
    }
    return false;
}

/* "a man from Tampa", who did not flee from there. */
static bool is_from(const struct scan *scan, uint32_t first, uint32_t above,
                    uint32_t anchor)
{
    uint32_t row, hit = scan->hit_at[anchor];
    if (hit && scan->hits[hit - 1].harm == HARM_DISPLACED) return false;
    return above < first && str_is(scan->tokens[first - 1].lower, "from") &&
           phrases_match(&scan->reader->people, scan->tokens, above,
                         tree_sentence_end(scan, above), &row) > 0;
}

/* "Ann Smith of Peoria", "the Hospital of Cook County": a part of a name. */
static bool is_home(const struct scan *scan, uint32_t first, uint32_t above)
{
    return above < first && scan->tokens[above].tag == TAG_PROPN &&
           scan->tokens[above].capital && !scan->place_at[above] &&
           !scan->time_at[above] && scan_is(scan, first - 1, WORD_OF);
}

static uint32_t place_cost(const struct scan *scan, uint32_t index,
                           uint32_t anchor)
{
    const struct place_mention *place = &scan->analysis.places[index - 1];
    uint32_t first = place->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t head = path_head(scan, place->words);
    if (place->place.kind == PLACE_PEOPLE) return UINT32_MAX;
    uint32_t cost = path_cost(scan, anchor, head);
    if (place->place.kind == PLACE_REGION) cost += KIND_COST;
    if (place->place.kind == PLACE_COUNTRY) cost += 2 * KIND_COST;
    uint32_t above = path_parent(scan, head);
    if (above != head && is_event_word(scan, above)) return cost;
    if (is_home(scan, first, above) || is_from(scan, first, above, anchor))
        return cost + HOME_COST;
    if (of_person(scan, head, anchor)) cost += OUT_COST;
    for (int i = 0; i < ADJECTIVES && first > start; i++, first--) {
        if (context_cue(scan, first - 1, CUE_OUT)) return cost + OUT_COST;
        if (context_cue(scan, first - 1, CUE_IN)) return cost;
        uint8_t tag = scan->tokens[first - 1].tag;
        if (tag == TAG_ADP || tag == TAG_VERB || tag == TAG_AUX ||
            tag == TAG_PUNCT || tag == TAG_CCONJ || tag == TAG_SCONJ ||
            tag == TAG_PRON)
            break;
    }
    return UINT32_MAX;
}

struct context context_read(const struct scan *scan, uint32_t sentence,
                            uint32_t anchor)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    struct context out = { .type = EVENT_COUNT,
                           .word = NO_TOKEN,
                           .place_cost = UINT32_MAX,
                           .time_cost = UINT32_MAX };
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t time = scan->time_at[i], place = scan->place_at[i];
        bool begins = i == s->first;
        if (time && (begins || scan->time_at[i - 1] != time) &&
            context_is_time(scan, time, anchor))
            read_time(scan, time, anchor, &out);
        if (place && (begins || scan->place_at[i - 1] != place)) {
            uint32_t cost = place_cost(scan, place, anchor);
            if (cost < out.place_cost) {
                out.place_cost = cost;
                out.place = place;
            }
        }
        read_word(scan, i, anchor, &out);
        read_known(scan, i, anchor, &out);
        out.before |=
            context_cue(scan, i, CUE_BACK) && !context_cue(scan, i, CUE_TODAY);
        out.there |= context_cue(scan, i, CUE_THERE);
    }
    out.aside = s->n && context_cue(scan, s->first, CUE_ASIDE);
    bool telling;
    out.tie_cost = UINT32_MAX;
    if (out.word != NO_TOKEN && out.time)
        out.tie_cost =
            path_cost(scan, out.word, context_home(scan, out.time, &telling));
    if (out.word != NO_TOKEN) read_reference(scan, &out);
    out.many = out.word != NO_TOKEN && context_is_many(scan, out.word);
    return out;
}

bool context_is_wide(uint8_t type)
{
    return type == EVENT_WAR || type == EVENT_OFFENSIVE ||
           type == EVENT_EXODUS || type == EVENT_BLOCKADE ||
           type == EVENT_EPIDEMIC;
}

/* Kinds by what they may also be called. */
static int family(uint8_t type)
{
    switch (type) {
    case EVENT_ATTACK:
    case EVENT_SHOOTING:
    case EVENT_BOMBING:
    case EVENT_AIRSTRIKE:
    case EVENT_SHELLING:
    case EVENT_MASSACRE:
    case EVENT_BATTLE: return 1;
    case EVENT_WAR:
    case EVENT_OFFENSIVE: return 2;
    case EVENT_STORM:
    case EVENT_FLOOD: return 3;
    default: return 10 + type;
    }
}

/* Kinds that a blast, or a vehicle driven into something, may be. */
static bool is_blast(uint8_t type)
{
    return type == EVENT_BOMBING || type == EVENT_SHELLING ||
           type == EVENT_AIRSTRIKE || type == EVENT_FIRE ||
           type == EVENT_ATTACK || type == EVENT_MASSACRE;
}

bool context_same_kind(uint8_t a, uint8_t b)
{
    if (family(a) == family(b)) return true;
    if (a == EVENT_EXPLOSION) return is_blast(b);
    if (b == EVENT_EXPLOSION) return is_blast(a);
    if (a == EVENT_CRASH) return b == EVENT_BOMBING || b == EVENT_ATTACK;
    return b == EVENT_CRASH && (a == EVENT_BOMBING || a == EVENT_ATTACK);
}
