/* Figures that leave out what the one before said: "Forty people died in the
 * north, 17 in the east", "in three provinces: 40 in the north ...", "four had
 * died; the opposition said 14", "214 were killed, up from 180".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

/* How far back the words lie that a figure is set beside, in tokens. */
enum { BESIDE_REACH = 12, FRONT_REACH = 5, ASIDE_REACH = 10 };

static const struct number *number_at(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    const struct number *number =
        index ? &scan->analysis.numbers[index - 1] : NULL;
    return number && number->use == NUMBER_COUNT ? number : NULL;
}

/* The draft whose words end at a token, but for its harm word: "Forty people"
 * before "died in". */
static uint32_t draft_ending(const struct scan *scan, uint32_t end)
{
    uint32_t start = tree_sentence_start(scan, end), at = end;
    /* "160 deaths were recorded in the south, 42 in the north" */
    if (at > start + 1 && scan->tokens[at - 1].tag == TAG_VERB &&
        scan->tokens[at - 2].tag == TAG_AUX)
        at--;
    while (at > start &&
           (scan->hit_at[at - 1] || scan->tokens[at - 1].tag == TAG_AUX ||
            scan->tokens[at - 1].tag == TAG_ADV ||
            context_cue(scan, at - 1, CUE_FOUND)))
        at--;
    uint32_t d = held_last(scan, scan->sentence_at[end]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        uint32_t last = words->first + words->n;
        if (last >= at && last <= end) return d;
    }
    return NO_TOKEN;
}

static bool is_spot(const struct scan *scan, uint32_t head)
{
    return !scan->time_at[head] &&
           (scan->place_at[head] || tree_is_noun(scan, head));
}

/* "eight deaths in Java and two on Bali", "nine in Samar and three at sea": of
 * places both. */
static bool are_places(const struct scan *scan, uint32_t one, uint32_t two)
{
    uint32_t first = scan->tokens[one].head, second = scan->tokens[two].head;
    /* "five at the market and one near the court" */
    if (scan_is(scan, one, WORD_WHERE) && scan_is(scan, two, WORD_WHERE) &&
        is_spot(scan, first) && is_spot(scan, second))
        return true;
    return scan->place_at[first] &&
           (scan->place_at[second] ||
            (scan_is(scan, two, WORD_WHERE) && !scan->time_at[second]));
}

/* Over ", and another" before a figure. */
static uint32_t over_joints(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first), i = first;
    while (i > start && (scan_is(scan, i - 1, WORD_JOINS) ||
                         scan_is(scan, i - 1, WORD_PUTS) ||
                         scan_is(scan, i - 1, WORD_ANOTHER) ||
                         scan->tokens[i - 1].tag == TAG_PUNCT))
        i--;
    return i;
}

/* "in 60 attacks in the south, nine in two": no figure stands between. */
static bool counts_things(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    return index && quantity_of_number(scan, index - 1).thing;
}

/* "in neighbouring Sindh", which the tree may take for a clause. */
static bool is_nearby(const struct scan *scan, uint32_t in)
{
    return scan->tokens[in + 1].sense == SENSE_GERUND &&
           scan->tokens[in + 2].tag == TAG_PROPN;
}

static bool is_adposition(const struct scan *scan, uint32_t at, uint32_t end)
{
    return scan->tokens[at].tag == TAG_ADP ||
           (at + 2 < end && context_cue(scan, at, CUE_IN) &&
            is_nearby(scan, at));
}

/* "in Sindh, officials said on Monday, and 17 in Punjab": where the aside of
 * who says it begins, whose verb stands right before; else `at`. */
static uint32_t over_speech(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at), kind, i = at;
    if (!phrases_match(&scan->reader->speech, scan->tokens, at - 1, at, &kind))
        return at;
    while (i > start && at - i < ASIDE_REACH &&
           !str_is(scan->tokens[i - 1].lower, ","))
        i--;
    return i > start && at - i < ASIDE_REACH ? i - 1 : at;
}

/* Over ", 20 of them children": the comma that opens it; the token itself,
 * where none ends there. */
static uint32_t over_aside(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    if (at <= start || !str_is(scan->tokens[at].lower, ",")) return at;
    bool part = false;
    for (uint32_t i = at; i-- > start && at - i < ASIDE_REACH;) {
        part |=
            scan_is(scan, i, WORD_INCLUDING) ||
            (scan_is(scan, i, WORD_OF) && (scan_is(scan, i + 1, WORD_WHOM) ||
                                           context_cue(scan, i + 1, CUE_THEM)));
        if (!str_is(scan->tokens[i].lower, ",")) continue;
        return part ? i : at;
    }
    return at;
}

/* "died in Sindh, 17 in Punjab", "put at 15 by the mayor and at 22 by ...":
 * the figure before the same preposition. */
static uint32_t over_place(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n, draft;
    /* "and one farther south in Goma", "one each in Goma and Uvira" */
    while (
        next + 1 < end && next < words.first + words.n + 2 &&
        (scan->tokens[next].tag == TAG_ADV || scan_is(scan, next, WORD_EACH)))
        next++;
    if (next + 1 >= end || !is_adposition(scan, next, end)) return NO_TOKEN;
    uint32_t i = over_joints(scan, words.first);
    if (i == words.first) return NO_TOKEN;
    i = over_aside(scan, i);
    for (uint32_t at = i; at > start && i - at < BESIDE_REACH; at--) {
        const struct token *token = &scan->tokens[at - 1];
        if (at - 1 > start && is_adposition(scan, at - 2, end) &&
            token->tag == TAG_VERB && is_nearby(scan, at - 2))
            continue;
        if (token->tag == TAG_VERB && over_speech(scan, at) < at) {
            at = over_speech(scan, at) + 1;
            continue;
        }
        if (token->tag == TAG_VERB || scan->hit_at[at - 1] ||
            (number_at(scan, at - 1) && !counts_things(scan, at - 1)))
            return NO_TOKEN;
        if (is_adposition(scan, at - 1, end) &&
            (str_equal(token->lower, scan->tokens[next].lower) ||
             are_places(scan, at - 1, next)) &&
            (draft = draft_ending(scan, at - 1)) != NO_TOKEN)
            return draft;
    }
    return NO_TOKEN;
}

/* "killed five people this year and more than 500 since 1968" */
static uint32_t over_time(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n;
    uint32_t at = over_joints(scan, words.first);
    bool timed = next < end && (scan->time_at[next] ||
                                (next + 1 < end && scan->time_at[next + 1]));
    if (!timed || at == words.first || at == start || !scan->time_at[at - 1])
        return NO_TOKEN;
    while (at > start && scan->time_at[at - 1]) at--;
    while (at > start && (scan->tokens[at - 1].tag == TAG_ADP ||
                          scan->tokens[at - 1].tag == TAG_DET))
        at--;
    uint32_t draft = draft_ending(scan, at);
    /* "40 were killed in raids this week, and 50 the week before." */
    bool last = next + 1 < end && scan_is(scan, words.first - 1, WORD_AND);
    return draft == NO_TOKEN && last ? figure_before(scan, at) : draft;
}

/* "Nine died on the spot and three while being treated": the figure whose verb
 * it shares. */
static uint32_t over_clause(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first);
    uint32_t next = words.first + words.n, verb = NO_TOKEN;
    uint32_t at = over_joints(scan, words.first);
    if (next + 1 >= tree_sentence_end(scan, words.first) || at == words.first ||
        !scan_is(scan, at, WORD_AND) ||
        (!scan_is(scan, next, WORD_WHILE) && !scan_is(scan, next, WORD_WHEN)))
        return NO_TOKEN;
    for (uint32_t i = at; i > start && at - i < BESIDE_REACH; i--) {
        if (number_at(scan, i - 1)) return NO_TOKEN;
        if (scan->tokens[i - 1].tag != TAG_VERB) continue;
        verb = i - 1;
        break;
    }
    return verb != NO_TOKEN && scan->hit_at[verb] ? draft_ending(scan, verb + 1)
                                                  : NO_TOKEN;
}

/* Does the figure end its clause? */
static bool is_last_word(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n;
    return next >= end || scan->tokens[next].tag == TAG_PUNCT ||
           scan->tokens[next].tag == TAG_CCONJ;
}

/* "died in Sindh, in Punjab 17": the place stands before the figure. */
static bool is_behind_place(const struct scan *scan,
                            const struct number *number)
{
    struct stretch words = number->words;
    uint32_t start = tree_sentence_start(scan, words.first), at = words.first;
    if (at == start || !scan->place_at[at - 1] || number->lo != number->hi ||
        !is_last_word(scan, words))
        return false;
    while (at > start &&
           (scan->place_at[at - 1] || scan->tokens[at - 1].tag == TAG_DET))
        at--;
    return at > start && context_cue(scan, at - 1, CUE_IN);
}

/* The preposition of the few words right before a token, which a mark or "and"
 * parts from what stands before: "and on Tuesday"; NO_TOKEN = none. */
static uint32_t fronted(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at), i = at;
    if (i > start && str_is(scan->tokens[i - 1].lower, ",")) i--;
    while (i > start + 1 && at - i < FRONT_REACH &&
           scan->tokens[i - 1].tag != TAG_ADP) {
        const struct token *token = &scan->tokens[i - 1];
        if (token->tag == TAG_VERB || token->tag == TAG_PUNCT ||
            token->tag == TAG_CCONJ || number_at(scan, i - 1))
            return NO_TOKEN;
        i--;
    }
    if (i < start + 2 || scan->tokens[i - 1].tag != TAG_ADP) return NO_TOKEN;
    uint8_t tag = scan->tokens[i - 2].tag;
    return tag == TAG_PUNCT || tag == TAG_CCONJ ? i - 1 : NO_TOKEN;
}

/* "On Monday two people died, on Tuesday four", "in the north 40 were lost; in
 * the south, 12": the same preposition opens both, of times or of places. */
static bool is_fronted_too(const struct scan *scan, struct stretch words)
{
    uint32_t second = fronted(scan, words.first);
    uint32_t start = tree_sentence_start(scan, words.first);
    if (second == NO_TOKEN || !is_last_word(scan, words)) return false;
    bool time = scan->time_at[second + 1];
    for (uint32_t i = start; i + 1 < second; i++)
        if (scan->tokens[i].tag == TAG_ADP &&
            str_equal(scan->tokens[i].lower, scan->tokens[second].lower) &&
            !!scan->time_at[i + 1] == time &&
            is_spot(scan, scan->tokens[i].head) != time)
            return true;
    return false;
}

/* "Indonesia confirmed 7,940 deaths, Sri Lanka 2,268": each by its own land. */
static bool is_counted_by(const struct scan *scan, const struct number *number)
{
    struct stretch words = number->words;
    uint32_t start = tree_sentence_start(scan, words.first), at = words.first;
    if (!scan->place_at[start] || !is_last_word(scan, words)) return false;
    while (at > start && scan->place_at[at - 1]) at--;
    bool land = at < words.first;
    if (land && at > start && scan_is(scan, at - 1, WORD_THE)) at--;
    return land && at > start &&
           (str_is(scan->tokens[at - 1].lower, ",") ||
            scan_is(scan, at - 1, WORD_AND));
}

uint32_t gapping_each(const struct scan *scan, const struct number *number,
                      uint32_t *places, uint32_t most)
{
    uint32_t at = number->words.first + number->words.n, n = 0;
    uint32_t end = tree_sentence_end(scan, number->words.first);
    if (at + 3 >= end || !scan_is(scan, at, WORD_EACH) ||
        scan->tokens[at + 1].tag != TAG_ADP)
        return 0;
    for (at += 2; at < end && n < most; at++) {
        uint32_t place = scan->place_at[at];
        bool capital = scan->tokens[at].capital && !scan->number_at[at];
        if (capital && (!n || !place || place != scan->place_at[places[n - 1]]))
            places[n++] = at;
        while (capital && at + 1 < end && scan->tokens[at + 1].capital) at++;
        bool joins = !capital && (scan_is(scan, at, WORD_AND) ||
                                  str_is(scan->tokens[at].lower, ","));
        if (!capital && !joins && scan->tokens[at].tag != TAG_DET) break;
    }
    return n > 1 ? n : 0;
}

/* The people that a figure counts, at each place of "one each in A and B". */
static int64_t sum_of(const struct scan *scan, const struct number *number)
{
    uint32_t places[EACH_MOST];
    uint32_t n = gapping_each(scan, number, places, EACH_MOST);
    return number->lo * (n ? n : 1);
}

/* "14 people, six in Samar, four in Leyte and two each in Cebu and Bohol": the
 * first of figures of places. */
static bool is_spread(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n;
    return str_is(scan->tokens[words.first - 1].lower, ",") && next + 1 < end &&
           context_cue(scan, next, CUE_IN) && scan->place_at[next + 1];
}

/* "three provinces: 40 in the north", "seven deaths (four in Rize ..." */
static bool is_opened(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t next = words.first + words.n;
    if (words.first == tree_sentence_start(scan, words.first)) return false;
    struct str mark = scan->tokens[words.first - 1].lower;
    return (str_is(mark, ":") || str_is(mark, "(")) && next < end &&
           scan->tokens[next].tag == TAG_ADP;
}

/* "37 dead and 700 hurt: seven near the station, 21 under ground ...": the
 * figure before the mark that they add up to; NO_TOKEN = none. */
static uint32_t figure_summed(const struct scan *scan, uint32_t first)
{
    uint32_t end = tree_sentence_end(scan, first);
    int64_t sum = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct number *number = number_at(scan, i);
        bool included = i && scan_is(scan, i - 1, WORD_INCLUDING);
        if (number && number->core.first == i && !included)
            sum += sum_of(scan, number);
    }
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct quantity *quantity = &scan->drafts[d].quantity;
        if (quantity->kind == COUNT_NUMBER && quantity->lo == sum &&
            quantity->words.first < first)
            return d;
    }
    return NO_TOKEN;
}

uint32_t gapping_opened(const struct scan *scan, uint32_t number)
{
    struct stretch words = scan->analysis.numbers[number].words;
    bool opened = is_opened(scan, words) ||
                  (words.first > tree_sentence_start(scan, words.first) &&
                   is_spread(scan, words));
    return opened ? figure_summed(scan, words.first) : NO_TOKEN;
}

/* "up from 180" */
static bool is_compared(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first), value;
    const struct phrases *cue = &scan->reader->cues[CUE_COMPARED];
    for (uint32_t back = 1; back <= 2 && words.first >= start + back; back++)
        if (phrases_match(cue, scan->tokens, words.first - back, words.first,
                          &value) == back)
            return true;
    return false;
}

/* "Sindh, with 678 deaths, comes before Punjab with 306": of land by land. */
static bool is_with_too(const struct scan *scan, struct stretch words)
{
    uint32_t start = tree_sentence_start(scan, words.first), draft;
    if (words.first < start + 2 || !is_last_word(scan, words) ||
        !scan_is(scan, words.first - 1, WORD_WITH) ||
        !scan->place_at[words.first - 2])
        return false;
    draft = figure_before(scan, words.first);
    if (draft == NO_TOKEN) return false;
    uint32_t first = scan->drafts[draft].quantity.words.first;
    return first > start && scan_is(scan, first - 1, WORD_WITH);
}

/* "Nine died on the road, four as they tried to flee": when they did. */
static bool is_while(const struct scan *scan, struct stretch words)
{
    uint32_t next = words.first + words.n;
    return words.first > tree_sentence_start(scan, words.first) &&
           next + 1 < tree_sentence_end(scan, words.first) &&
           scan_is(scan, next + 1, WORD_THEY) &&
           (scan->tokens[next].tag == TAG_SCONJ ||
            scan_is(scan, next, WORD_WHEN)) &&
           (str_is(scan->tokens[words.first - 1].lower, ",") ||
            scan_is(scan, words.first - 1, WORD_AND));
}

/* "Said that 103 had died and 100 been rescued; the mayor spoke of 144": of the
 * dead, not of the figure told last. */
static uint32_t figure_of_dead(const struct scan *scan, uint32_t last,
                               struct stretch words)
{
    if (scan->drafts[last].harm != HARM_RETURNED ||
        !figure_is_said(scan, words))
        return NO_TOKEN;
    uint32_t d = held_last(scan, scan->sentence_at[words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].harm == HARM_KILLED &&
            scan->drafts[d].quantity.kind == COUNT_NUMBER)
            return d;
    return NO_TOKEN;
}

uint32_t gapping_draft(const struct scan *scan, uint32_t number)
{
    const struct number *found = &scan->analysis.numbers[number];
    struct stretch words = found->words;
    struct quantity quantity = quantity_of_number(scan, number);
    bool bare = quantity.head >= found->core.first &&
                quantity.head < found->core.first + found->core.n;
    /* "80 died in Sindh, 14 people in Punjab, two boys on an island" */
    bool people = quantity.person && !quantity.thing;
    if (!bare && !people) return NO_TOKEN;
    uint32_t draft = over_place(scan, people ? quantity.words : words);
    if (draft == NO_TOKEN) draft = over_time(scan, words);
    if (draft == NO_TOKEN && bare) draft = over_clause(scan, words);
    if (draft != NO_TOKEN || !bare) return draft;
    bool beside = is_opened(scan, words) || figure_is_said(scan, words) ||
                  is_compared(scan, words) || is_behind_place(scan, found) ||
                  is_counted_by(scan, found) || is_fronted_too(scan, words) ||
                  is_with_too(scan, words) || is_while(scan, words);
    uint32_t told =
        beside ? figure_before(scan, words.first) : figure_told(scan, words);
    if (told == NO_TOKEN) return figure_said(scan, words);
    uint32_t dead = figure_of_dead(scan, told, words);
    return dead == NO_TOKEN ? told : dead;
}
