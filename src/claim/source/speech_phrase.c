/* Noun phrases that may name a source, read from the order of tags.
 *
 * The tree of a long news sentence often hangs the source elsewhere; its
 * words nevertheless stand together, right before or right behind the verb.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/speech.h"

enum { MOST_WORDS = 16, NAME_MOST = 6 };

static bool is_nominal(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    if (scan->time_at[at]) return false;
    switch (token->tag) {
    case TAG_NOUN:
    case TAG_PROPN:
    case TAG_ADJ:
    case TAG_NUM:
    case TAG_X:
    case TAG_SYM: return token->kind != TOKEN_PUNCT;
    /* "the monitor ACLED", "United Nations officials" */
    case TAG_VERB:
        return (token->all_capital && token->text.len > 2) ||
               (token->capital && at + 1 < scan->n_tokens &&
                scan->tokens[at + 1].capital &&
                scan->tokens[at + 1].tag == TAG_PROPN);
    /* "Um Ahmed" */
    case TAG_INTJ: return token->capital;
    case TAG_PART:
        return str_is(token->lower, "'s") || str_is(token->lower, "'");
    default: return false;
    }
}

/* A hyphen or stop inside a name: "al-Masri", "J. Smith". */
static bool is_inner_mark(const struct scan *scan, uint32_t at, uint32_t end)
{
    const struct token *token = &scan->tokens[at];
    if (token->kind != TOKEN_PUNCT || at + 1 >= end) return false;
    if (str_is(token->lower, "-") || str_is(token->lower, "/"))
        return !token->space_before && !scan->tokens[at + 1].space_before;
    return str_is(token->lower, ".") && at > 0 &&
           scan->tokens[at - 1].span.end - scan->tokens[at - 1].span.start <=
               4 &&
           scan->tokens[at - 1].tag == TAG_PROPN;
}

/* "Commission on Human Rights", "Movement against War": any preposition
 * between two words of a name. */
static bool is_of_name(const struct scan *scan, uint32_t at)
{
    return at > tree_sentence_start(scan, at) && at + 1 < scan->n_tokens &&
           scan->tokens[at].tag == TAG_ADP && !scan->tokens[at].capital &&
           scan->tokens[at - 1].capital && scan->tokens[at + 1].capital &&
           !scan->place_at[at - 1] && !scan->place_at[at + 1] &&
           !scan->time_at[at + 1] && !scan->tokens[at - 1].all_capital &&
           phrases_match(&scan->reader->sources, scan->tokens, at - 1, at,
                         NULL) > 0;
}

/* Prepositions that stand inside a source's name or office. */
static bool is_inner_preposition(const struct token *token)
{
    static const char *const words[] = {
        "of", "for", "in", "from", "at", "with"
    };
    if (token->tag != TAG_ADP && token->tag != TAG_SCONJ) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(token->lower, words[i])) return true;
    return false;
}

static bool is_possessive(const struct token *token)
{
    return token->relation == REL_NMOD_POSS && token->tag == TAG_PRON;
}

/* "the visiting general", "a so-called ...": behind an article only. */
static bool is_modifier(const struct scan *scan, uint32_t at, uint32_t floor)
{
    const struct token *token = &scan->tokens[at];
    bool verb = token->tag == TAG_VERB && (token->sense == SENSE_PARTICIPLE ||
                                           token->sense == SENSE_GERUND);
    if (!verb && token->tag != TAG_ADV) return false;
    if (at <= floor || scan->time_at[at]) return false;
    uint8_t before = scan->tokens[at - 1].tag;
    /* "the London-based group" */
    bool glued = str_is(scan->tokens[at - 1].lower, "-") &&
                 !scan->tokens[at].space_before;
    return before == TAG_DET || (verb && (before == TAG_ADJ || glued));
}

struct walk_left {
    uint32_t floor, stop, first;
    uint32_t before_and; /* where the phrase began before it met "and" */
};

/* "an attack | senior officials said": a noun behind its article, and another
 * phrase begins. */
static bool ends_phrase(const struct scan *scan, uint32_t at,
                        const struct walk_left *walk)
{
    return at > walk->floor && scan->tokens[at].tag == TAG_NOUN &&
           scan->tokens[at - 1].tag == TAG_DET &&
           scan->tokens[walk->first].tag == TAG_ADJ &&
           scan->tokens[walk->first].space_before &&
           !scan->tokens[walk->first].capital;
}

/* "Centre for Research and Security Studies": within one name, unless two
 * places are told. */
static bool joins_capitals(const struct scan *scan, uint32_t at)
{
    uint32_t floor = tree_sentence_start(scan, at);
    bool within = false;
    for (uint32_t i = at;
         i > floor + 1 && scan->tokens[i - 1].kind == TOKEN_WORD; i--) {
        if (is_inner_preposition(&scan->tokens[i - 1])) {
            within = scan->tokens[i - 2].capital;
            break;
        }
        if (!scan->tokens[i - 1].capital) break;
    }
    return within && scan->tokens[at - 1].capital &&
           scan->tokens[at + 1].capital && !scan->place_at[at - 1] &&
           !scan->place_at[at + 1];
}

/* Take one more token on the left; false when the phrase is at its end. */
static bool extend_left(const struct scan *scan, struct walk_left *walk)
{
    uint32_t at = walk->first - 1;
    const struct token *token = &scan->tokens[at];
    bool empty = walk->first == walk->stop;
    bool before = at > walk->floor && is_nominal(scan, at - 1);
    if (scan->time_at[at]) return false;
    if (!empty && scan->tokens[walk->first].tag == TAG_DET &&
        !is_inner_preposition(token) && token->tag != TAG_CCONJ)
        return false;
    if (empty)
        return is_nominal(scan, at) || token->tag == TAG_PRON ||
               token->tag == TAG_DET;
    if (scan->tokens[walk->first].tag == TAG_PRON) return false;
    if (ends_phrase(scan, at, walk)) return false;
    if (is_nominal(scan, at) || token->tag == TAG_DET || is_possessive(token))
        return true;
    if (is_inner_mark(scan, at, walk->stop)) return true;
    if (is_inner_preposition(token) || is_of_name(scan, at)) return before;
    if (token->tag == TAG_CCONJ) {
        if (before && walk->before_and == walk->stop &&
            !joins_capitals(scan, at))
            walk->before_and = walk->first;
        return before;
    }
    return is_modifier(scan, at, walk->floor);
}

/* "Save the Children", "Doctors Without Borders": where the name of a body that
 * the tables know, and that ends right before `stop`, begins; else `first`. */
static uint32_t known_name(const struct scan *scan, uint32_t floor,
                           uint32_t first, uint32_t stop)
{
    uint32_t kind, from = floor + NAME_MOST < stop ? stop - NAME_MOST : floor;
    for (uint32_t i = from; i < first; i++)
        if (scan->tokens[i].capital &&
            i + phrases_match(&scan->reader->sources, scan->tokens, i, stop,
                              &kind) ==
                stop)
            return i;
    return first;
}

struct stretch speech_phrase_before(const struct scan *scan, uint32_t floor,
                                    uint32_t stop)
{
    struct walk_left walk = { floor, stop, stop, stop };
    while (walk.first > floor && stop - walk.first < MOST_WORDS &&
           extend_left(scan, &walk))
        walk.first--;
    /* "in the attack and the ministry said": the first was no subject */
    if (walk.before_and < stop && walk.first > floor) {
        uint8_t tag = scan->tokens[walk.first - 1].tag;
        if (tag == TAG_ADP || tag == TAG_VERB) walk.first = walk.before_and;
    }
    while (walk.first < stop && (scan->tokens[walk.first].tag == TAG_CCONJ ||
                                 scan->tokens[walk.first].tag == TAG_ADP ||
                                 scan->tokens[walk.first].tag == TAG_PUNCT))
        walk.first++;
    walk.first = known_name(scan, floor, walk.first, stop);
    return (struct stretch){ walk.first, stop - walk.first };
}

static bool extends_right(const struct scan *scan, uint32_t start, uint32_t at,
                          uint32_t end)
{
    const struct token *token = &scan->tokens[at];
    bool next = at + 1 < end && (is_nominal(scan, at + 1) ||
                                 scan->tokens[at + 1].tag == TAG_DET);
    if (scan->time_at[at]) return false;
    if (at > start && scan->tokens[at - 1].tag == TAG_PRON &&
        !is_possessive(&scan->tokens[at - 1]))
        return false;
    if (at > start && (token->tag == TAG_NUM || scan->number_at[at]))
        return false;
    if (is_nominal(scan, at)) return true;
    if (at == start)
        return token->tag == TAG_DET || token->tag == TAG_PRON ||
               (token->tag == TAG_VERB && next);
    uint8_t last = scan->tokens[at - 1].tag;
    bool joined = last == TAG_ADP || last == TAG_CCONJ || last == TAG_DET;
    if (token->tag == TAG_DET || is_possessive(token)) return joined;
    if (token->tag == TAG_VERB && token->sense == SENSE_PARTICIPLE)
        return next && (joined || str_is(scan->tokens[at - 1].lower, "-"));
    if (is_inner_mark(scan, at, end)) return true;
    if (is_inner_preposition(token) || is_of_name(scan, at))
        return next && speech_row(scan, at, end, NULL) < 0;
    return token->tag == TAG_CCONJ && next;
}

/* "according to police the figure is 20": a body behind a preposition, though
 * the word may be a verb. */
static bool is_body(const struct scan *scan, uint32_t at)
{
    return at > tree_sentence_start(scan, at) &&
           scan->tokens[at - 1].tag == TAG_ADP &&
           phrases_match(&scan->reader->sources, scan->tokens, at, at + 1,
                         NULL) > 0;
}

struct stretch speech_phrase_after(const struct scan *scan, uint32_t start,
                                   uint32_t end)
{
    uint32_t at = start;
    while (at < end && at < start + MOST_WORDS &&
           extends_right(scan, start, at, end))
        at++;
    while (at > start && !is_nominal(scan, at - 1) &&
           scan->tokens[at - 1].tag != TAG_PRON &&
           !(at - 1 == start && is_body(scan, start)))
        at--;
    uint32_t kind, name = start;
    if (name < end && scan->tokens[name].tag == TAG_DET) name++;
    if (name < end && scan->tokens[name].capital)
        name += (uint32_t)phrases_match(&scan->reader->sources, scan->tokens,
                                        name, end, &kind);
    if (at > start && name > at) at = name;
    return (struct stretch){ start, at - start };
}

static bool is_name_word(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    return token->tag == TAG_PROPN && token->capital && !scan->time_at[at];
}

bool speech_phrase_is_name(const struct scan *scan, struct stretch words)
{
    uint32_t kind, end = words.first + words.n;
    if (!words.n || !is_name_word(scan, end - 1)) return false;
    if (scan->place_at[end - 1]) return false;
    for (uint32_t i = words.first; i < end; i++)
        if (scan->tokens[i].tag == TAG_ADP) return false;
    return !phrases_match(&scan->reader->sources, scan->tokens, end - 1, end,
                          &kind);
}

/* "President", "Colonel", "commissioner" */
static bool is_office(const struct scan *scan, uint32_t at)
{
    uint32_t value;
    return speech_row(scan, at, at + 1, NULL) == SPEECH_PERSON ||
           phrases_match(&scan->reader->titles, scan->tokens, at, at + 1,
                         &value) > 0;
}

/* "Head of the monitoring group Omar Daud": the full name that ends it. */
static struct stretch name_behind(const struct scan *scan, struct stretch words)
{
    uint32_t end = words.first + words.n, name = end, kind;
    while (name > words.first &&
           (is_name_word(scan, name - 1) || is_inner_mark(scan, name - 1, end)))
        name--;
    bool behind = end - name >= 2 && name > words.first &&
                  scan->tokens[name - 1].tag == TAG_NOUN &&
                  !scan->tokens[name - 1].capital && !scan->place_at[end - 1] &&
                  is_office(scan, speech_heart(scan, words)) &&
                  !phrases_match(&scan->reader->sources, scan->tokens, end - 1,
                                 end, &kind);
    return behind ? (struct stretch){ name, end - name } : words;
}

struct stretch speech_phrase_trim(const struct scan *scan, struct stretch words)
{
    uint32_t first = words.first, end = first + words.n;
    while (first + 1 < end && (scan->tokens[first].tag == TAG_DET ||
                               scan->tokens[first].tag == TAG_ADV ||
                               scan->tokens[first].tag == TAG_PUNCT))
        first++;
    struct stretch out = { first, end - first };
    if (!speech_phrase_is_name(scan, out)) return name_behind(scan, out);
    uint32_t name = end;
    while (name > first &&
           (is_name_word(scan, name - 1) || is_inner_mark(scan, name - 1, end)))
        name--;
    if (name > first && scan->tokens[name - 1].tag == TAG_NOUN &&
        !scan->tokens[name - 1].capital)
        return (struct stretch){ name, end - name };
    for (name = end; name > first && !is_office(scan, name - 1);) name--;
    /* not the Attorney General's Office */
    if (name > first && end - name >= 2 && scan->tokens[name].tag != TAG_PART)
        return (struct stretch){ name, end - name };
    return out;
}
