/* What one sentence says about an event: its kind, place and time.
 *
 * Each is read from the tree: the word, the time and the place on the
 * shortest way from the anchor count, and a time that hangs on a verb of
 * saying is not the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"

enum {
    WORD_WEIGHT = 5, /* how far a more telling word may be away, by weight */
    KIND_COST = 3,   /* a region instead of a town, a country of a region */
    NEAR_COST = 1,   /* the same, said of the anchor itself */
    OUT_COST = 6,    /* a place that people come from or go to */
    SAYS_COST = 9,   /* a place where somebody speaks */
    HOME_COST = 12,  /* the home of somebody named */
    FOUND_DAYS = 60, /* after which nobody is found as news of the event */
    MOST_CLIMB = 16,
    REPRISAL_REACH = 5, /* words in which a sentence says that it is one */
    ADJECTIVES = 5,     /* "in southern Thailand's restive Yala province" */
};

bool context_cue(const struct scan *scan, uint32_t token, enum cue cue)
{
    uint32_t value;
    return token < scan->n_tokens &&
           phrases_match(&scan->reader->cues[cue], scan->tokens, token,
                         tree_sentence_end(scan, token), &value) > 0;
}

bool context_has(const struct scan *scan, uint32_t from, uint32_t to,
                 enum cue cue)
{
    for (uint32_t i = from; i < to; i++)
        if (context_cue(scan, i, cue)) return true;
    return false;
}

bool context_tells(const struct scan *scan, uint32_t sentence, enum cue cue)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    return context_has(scan, s->first, s->first + s->n, cue);
}

/* "trying to reach Europe in 2015", "jumped the tracks", "climbed a wall": no
 * toll. */
static bool reaches_place(const struct scan *scan, uint32_t verb)
{
    uint32_t value;
    if (!scan_sentence(scan, scan->sentence_at[verb])->parsed) return false;
    uint32_t object = tree_child(scan, verb, REL_OBJ);
    if (object == NO_TOKEN || scan->number_at[object]) return false;
    if (scan->place_at[object]) return true;
    return tree_child(scan, object, REL_NUMMOD) == NO_TOKEN &&
           !scan->hit_at[object] && !context_cue(scan, object, CUE_FIGURE) &&
           !phrases_match(&scan->reader->people, scan->tokens, object,
                          tree_sentence_end(scan, object), &value);
}

bool context_speaks(const struct scan *scan, uint32_t token)
{
    uint32_t kind, row, end = tree_sentence_end(scan, token);
    if (scan->hit_at[token]) return false;
    /* "the ground gave way": no word of it was given */
    if (phrases_match(&scan->reader->events, scan->tokens, token, end, &row) >
        1)
        return false;
    if (context_cue(scan, token, CUE_TELLING)) return true;
    if (context_cue(scan, token, CUE_TOLL)) return !reaches_place(scan, token);
    return scan->tokens[token].tag == TAG_VERB &&
           phrases_match(&scan->reader->speech, scan->tokens, token, end,
                         &kind) > 0;
}

bool context_names_event(const struct scan *scan, uint32_t token)
{
    uint32_t row;
    if (scan->hit_at[token]) return true;
    return phrases_match(&scan->reader->events, scan->tokens, token,
                         tree_sentence_end(scan, token), &row) > 0;
}

/* Before a noun that is no event itself: "war crimes", "bomb squad". */
static bool is_modifier(const struct scan *scan, uint32_t token)
{
    uint32_t above = path_parent(scan, token);
    return above > token && !context_names_event(scan, above) &&
           scan->tokens[token].relation == REL_COMPOUND;
}

bool context_came_before(const struct scan *scan, uint32_t at, uint32_t anchor)
{
    uint32_t row, start = tree_sentence_start(scan, at), after = NO_TOKEN;
    for (uint32_t i = at; i > start; i--) {
        if (scan_is(scan, i - 1, WORD_AFTER)) after = i - 1;
        if (after != NO_TOKEN && anchor < after &&
            phrases_match(&scan->reader->events, scan->tokens, i - 1, after,
                          &row) &&
            scan->reader->event_rows[row].weight > 1)
            return true;
    }
    return false;
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
    if (context_is_wide(found->type) && context_came_before(scan, at, anchor))
        return;
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

/* "In two separate attacks": those that the sentence tells of. */
static bool is_counted(const struct scan *scan, uint32_t other)
{
    return other > tree_sentence_start(scan, other) &&
           scan->number_at[other - 1] && scan_is(scan, other, WORD_SEPARATE);
}

/* What the words before the event's word say of it. */
static void read_reference(const struct scan *scan, struct context *out)
{
    uint32_t start = tree_sentence_start(scan, out->word);
    /* "an aftershock": not the quake itself */
    out->other |= context_cue(scan, out->word, CUE_ECHO);
    for (uint32_t back = 1; back <= 3 && out->word >= start + back; back++) {
        uint32_t at = out->word - back;
        /* "the other with gunshot wounds" is no other shooting */
        if (scan->tokens[at].tag == TAG_ADP) return;
        if (context_cue(scan, at, CUE_OTHER) && !is_counted(scan, at))
            out->other = true;
        out->again |= context_cue(scan, at, CUE_ADDS) &&
                      !scan_is(scan, at + 1, WORD_THAN);
        if (scan_is(scan, at, WORD_POINTING)) out->definite = true;
        out->that |= scan_is(scan, at, WORD_THAT);
        out->several = out->other && is_plural(scan, out->word);
        if (scan->tokens[at].tag != TAG_DET) continue;
        /* "days after a bombing killed 12" */
        uint32_t time = at > start + 1 ? scan->time_at[at - 2] : 0;
        if (!out->definite && time && context_cue(scan, at - 1, CUE_AFTER) &&
            (scan->dated[time - 1] != NO_TOKEN ||
             scan->analysis.times[time - 1].kind == TIME_DURATION))
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
    /* "families from Goma", but not "a graduate from Goma" */
    if (hit && scan->hits[hit - 1].harm == HARM_DISPLACED &&
        scan->tokens[above].sense == SENSE_PLURAL)
        return false;
    return above < first && scan_is(scan, first - 1, WORD_FROM) &&
           phrases_match(&scan->reader->people, scan->tokens, above,
                         tree_sentence_end(scan, above), &row) > 0;
}

/* "Omar Shah, 33, resident of Swat": said of who has been named. */
static bool is_described(const struct scan *scan, uint32_t first)
{
    return first > tree_sentence_start(scan, first) + 3 &&
           scan_is(scan, first - 1, WORD_OF) && tree_is_noun(scan, first - 2) &&
           !scan->tokens[first - 2].capital &&
           context_cue(scan, first - 2, CUE_LOCAL) &&
           str_is(scan->tokens[first - 3].text, ",");
}

/* "Ann Smith of Peoria", "the Hospital of Cook County": a part of a name. */
static bool is_home(const struct scan *scan, uint32_t first, uint32_t above)
{
    if (is_described(scan, first)) return true;
    return above < first && scan->tokens[above].tag == TAG_PROPN &&
           scan->tokens[above].capital && !scan->place_at[above] &&
           !scan->time_at[above] && scan_is(scan, first - 1, WORD_OF);
}

/* "A missile hit Baghdad", "gunmen attacked the town". */
static bool is_struck(const struct scan *scan, uint32_t head, uint32_t above)
{
    return scan->tokens[head].relation == REL_OBJ && above < head &&
           (context_cue(scan, above, CUE_STRIKE) ||
            context_cue(scan, above, CUE_HAPPEN));
}

/* "The ministry in Ankara said", "said in Juba", "a court in Rotterdam": where
 * somebody speaks or judges. */
static bool is_of_speaker(const struct scan *scan, uint32_t place,
                          uint32_t anchor)
{
    uint32_t head = place;
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, head);
        if (above == head || tree_under(scan, anchor, head) ||
            context_cue(scan, above, CUE_LOCAL))
            return false;
        if (context_cue(scan, above, CUE_BENCH)) return true;
        if (context_speaks(scan, above) && !context_cue(scan, above, CUE_TOLL))
            return head == place || scan->tokens[head].relation == REL_NSUBJ;
        if (tree_is_verb(scan, above)) break;
        head = above;
    }
    return false;
}

/* "Crossed into Chad", "headed to Lima": not where it happened. "Fled from
 * Goma": it was there. */
static uint32_t motion_cost(const struct scan *scan, uint32_t word,
                            uint32_t anchor, uint32_t cost)
{
    uint32_t hit = scan->hit_at[anchor];
    if (!scan_is(scan, word, WORD_FROM)) return UINT32_MAX;
    bool flees = hit && scan->hits[hit - 1].harm == HARM_DISPLACED;
    /* "a graduate from Goma" */
    uint32_t first = word + 1, above = path_parent(scan, first);
    for (int step = 0; step < MOST_CLIMB && above > word; step++)
        above = path_parent(scan, above);
    bool home = above < word && scan->tokens[above].tag == TAG_NOUN &&
                scan->tokens[above].sense != SENSE_PLURAL;
    return !flees ? cost + OUT_COST : home ? cost + HOME_COST : cost;
}

/* Does the word join two adjectives: "northern and central Vietnam"? */
static bool joins_adjectives(const struct scan *scan, uint32_t word,
                             uint32_t start)
{
    return scan->tokens[word].tag == TAG_CCONJ && word > start &&
           scan->tokens[word - 1].tag == TAG_ADJ &&
           scan->tokens[word + 1].tag == TAG_ADJ;
}

/* The word that ties a place to the rest, over what describes the place: "in
 * southern Thailand's restive Yala province"; NO_TOKEN = none. */
static uint32_t place_tie(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    for (int i = 0; i < ADJECTIVES && first > start; i++, first--) {
        if (context_cue(scan, first - 1, CUE_OUT) ||
            context_cue(scan, first - 1, CUE_IN))
            return first - 1;
        uint8_t tag = scan->tokens[first - 1].tag;
        if (joins_adjectives(scan, first - 1, start)) continue;
        if (tag == TAG_ADP || tag == TAG_VERB || tag == TAG_AUX ||
            tag == TAG_PUNCT || tag == TAG_CCONJ || tag == TAG_SCONJ ||
            tag == TAG_PRON)
            break;
    }
    return NO_TOKEN;
}

uint32_t context_where(const struct scan *scan, struct stretch place)
{
    uint32_t at = place.first + place.n;
    uint32_t end = tree_sentence_end(scan, place.first);
    if (at < end && str_is(scan->tokens[at].lower, ",")) at++;
    return at < end && context_cue(scan, at, CUE_WHERE) ? at : NO_TOKEN;
}

/* "Iran's Revolutionary Guards", "citizens of France": whose people. */
static bool is_owner(const struct scan *scan, uint32_t head, uint32_t above)
{
    uint32_t row, end = tree_sentence_end(scan, above);
    if (above > head)
        return scan->tokens[head].relation == REL_NMOD_POSS &&
               !scan->place_at[above];
    return above < head && scan_is(scan, head - 1, WORD_OF) &&
           !context_cue(scan, above, CUE_LOCAL) &&
           phrases_match(&scan->reader->people, scan->tokens, above, end, &row);
}

static uint32_t place_cost(const struct scan *scan, uint32_t index,
                           uint32_t anchor)
{
    const struct place_mention *place = &scan->analysis.places[index - 1];
    uint32_t first = place->words.first;
    uint32_t head = path_head(scan, place->words);
    if (place->place.kind == PLACE_PEOPLE) return UINT32_MAX;
    uint32_t cost = path_cost(scan, anchor, head);
    uint32_t wide = tree_under(scan, head, anchor) ? NEAR_COST : KIND_COST;
    if (place->place.kind == PLACE_REGION) cost += wide;
    if (place->place.kind == PLACE_COUNTRY) cost += 2 * wide;
    uint32_t where = context_where(scan, place->words);
    if (where != NO_TOKEN && where < anchor) return COST_CLAUSE;
    uint32_t above = path_parent(scan, head), tie = place_tie(scan, first);
    bool moves = tie != NO_TOKEN && context_cue(scan, tie, CUE_OUT);
    if (moves) cost = motion_cost(scan, tie, anchor, cost);
    if (cost == UINT32_MAX) return cost;
    if (above != head && context_names_event(scan, above)) return cost;
    if (is_struck(scan, head, above)) return cost;
    if (place->described && scan->tokens[head].tag == TAG_ADV) return cost;
    if (is_home(scan, first, above) || is_from(scan, first, above, anchor))
        return cost + HOME_COST;
    if (of_person(scan, head, anchor) || is_owner(scan, head, above))
        cost += OUT_COST;
    if (is_of_speaker(scan, head, anchor)) cost += SAYS_COST;
    return tie == NO_TOKEN ? UINT32_MAX : cost;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* Of two places on ways of one length, the one with fewer words between. */
static bool stands_nearer(const struct scan *scan, uint32_t place,
                          uint32_t than, uint32_t anchor)
{
    const struct place_mention *at = scan->analysis.places;
    return gap(at[place - 1].words.first, anchor) <
           gap(at[than - 1].words.first, anchor);
}

/* "The last of those missing from the bridge that fell on 14 August were found
 * on Saturday": the day of what the clause is about, not of the finding. */
static void take_clause(const struct scan *scan, struct context *out)
{
    if (!out->late || !out->clause || !event_is_day(scan, out->time)) return;
    struct date deed = scan->analysis.times[out->clause - 1].start;
    struct date found = scan->analysis.times[out->time - 1].start;
    if (date_compare(deed, found) >= 0 ||
        date_days(found) - date_days(deed) > FOUND_DAYS)
        return;
    out->time = out->clause;
    out->time_cost = COST_CLAUSE;
    out->late = out->after = false;
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
            context_is_time(scan, time, anchor) &&
            !context_is_restated(scan, time))
            context_read_time(scan, time, anchor, &out);
        if (place && (begins || scan->place_at[i - 1] != place)) {
            uint32_t cost = place_cost(scan, place, anchor);
            if (cost < out.place_cost ||
                (out.place && cost == out.place_cost &&
                 stands_nearer(scan, place, out.place, anchor))) {
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
    take_clause(scan, &out);
    out.aside = s->n && context_cue(scan, s->first, CUE_ASIDE);
    bool telling;
    out.tie_cost = UINT32_MAX;
    if (out.word != NO_TOKEN && out.time)
        out.tie_cost =
            path_cost(scan, out.word, context_home(scan, out.time, &telling));
    if (out.word != NO_TOKEN) read_reference(scan, &out);
    out.many = out.word != NO_TOKEN && context_is_many(scan, out.word);
    out.plural = out.word != NO_TOKEN && is_plural(scan, out.word);
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

/* "In reprisal, five herders were killed": others than those before. */
bool context_answers(const struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t end = s->n < REPRISAL_REACH ? s->n : REPRISAL_REACH;
    if (!context_cue(scan, s->first, CUE_IN)) return false;
    for (uint32_t i = s->first + 1; i < s->first + end; i++)
        if (context_cue(scan, i, CUE_REASON)) return true;
    return false;
}
