/* What stands beside a spot: words that say place, and words that say that a
 * person, a company or a paper is meant.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/where_spot.h"

enum { DATELINE_CUE = 4 }; /* a dateline begins with a place */

/* The neighbourhood of one spot. */
struct beside {
    const struct where_words *words;
    const struct token *tokens;
    size_t start, end;  /* the sentence */
    size_t first, past; /* the spot */
    const struct spots *spots;
    struct spot *spot;
};

static struct word_sense sense_at(const struct beside *b, size_t at)
{
    return where_word(b->words, &b->tokens[at]);
}

static bool is_text(const struct beside *b, size_t at, const char *text)
{
    return at >= b->start && at < b->end && str_is(b->tokens[at].lower, text);
}

static void raise_cue(struct spot *spot, unsigned cue)
{
    if (cue > spot->cue) spot->cue = (uint8_t)cue;
}

/* "in South Denver": a part of the town. */
static void look_direction(struct beside *b)
{
    size_t at = b->first;
    if (at < b->start + 2 || !sense_at(b, at - 1).direction) return;
    raise_cue(b->spot, sense_at(b, at - 2).before);
}

/* "the village of X", "north of X", "in X", "in the X area". */
static void look_before(struct beside *b)
{
    size_t at = b->first;
    if (at > b->start && is_text(b, at - 1, "the")) at--;
    if (at <= b->start) return;
    struct word_sense sense = sense_at(b, at - 1);
    raise_cue(b->spot, sense.before);
    if (is_text(b, at - 1, "of") && at >= b->start + 2) {
        struct word_sense noun = sense_at(b, at - 2);
        if (noun.noun) b->spot->noun = noun.noun;
        if (noun.strong) b->spot->strong = true;
        if (noun.noun) raise_cue(b->spot, 4);
        if (noun.direction) raise_cue(b->spot, 3);
    } else if (sense.noun && !b->tokens[at - 1].capital) {
        b->spot->noun = sense.noun;
        raise_cue(b->spot, 3);
    }
}

/* In a list ("in Homs, Hama and Idlib") the cue of the one before holds. */
static void look_list(struct beside *b)
{
    size_t at = b->first;
    if (b->spot == b->spots->at || at < b->start + 2) return;
    const struct spot *last = b->spot - 1;
    size_t end = last->words.first + last->words.n;
    if (is_text(b, at - 1, "and") || is_text(b, at - 1, "or")) at--;
    if (at > b->start && str_is(b->tokens[at - 1].text, ",")) at--;
    if (at == b->first || at != end || last->person) return;
    /* "In Orlando, Clinton said" is no list */
    bool ends = b->past >= b->end || b->tokens[b->past].kind == TOKEN_PUNCT ||
                is_text(b, b->past, "and") || is_text(b, b->past, "or");
    if (last->cue >= 2 && ends) raise_cue(b->spot, last->cue);
}

/* A comma and an age: "Lincoln, 33". */
static bool is_aged(const struct beside *b, size_t at)
{
    return at + 1 < b->end && str_is(b->tokens[at].text, ",") &&
           b->tokens[at + 1].kind == TOKEN_NUMBER &&
           b->tokens[at + 1].text.len <= 2 &&
           !(at + 2 < b->end && b->tokens[at + 2].kind == TOKEN_WORD);
}

/* "X province", "X refugee camp", "X, Y": the words after it. */
static void look_after(struct beside *b)
{
    struct spot *spot = b->spot;
    size_t at = b->past;
    if (at >= b->end) return;
    struct word_sense sense = sense_at(b, at);
    if (sense.noun == NOUN_MORE && at + 1 < b->end) sense = sense_at(b, at + 1);
    if (sense.noun) {
        spot->noun = sense.noun;
        if (sense.strong) spot->strong = true;
        raise_cue(spot, sense.strong ? 4 : 3);
    }
    if (sense_at(b, at).speech) spot->speaks = true;
    if (is_aged(b, at)) spot->person = true;
}

static bool is_initial(const struct token *token)
{
    return token->capital && token->text.len == 2 && token->text.at[1] == '.';
}

/* Is the capital before the spot a title, a forename, or part of a name? */
static void look_name_before(struct beside *b)
{
    if (b->first <= b->start) return;
    const struct token *prev = &b->tokens[b->first - 1];
    if (prev->kind != TOKEN_WORD) return;
    struct word_sense sense = sense_at(b, b->first - 1);
    bool country = b->spot->country != NULL;
    if (sense.title && !sense.noun && !country) b->spot->person = true;
    if (!prev->capital) return;
    if (sense.forename || is_initial(prev)) b->spot->person = true;
    bool plain = sense.before || sense.noun || sense.after || sense.direction ||
                 sense.link;
    bool spot = b->spot > b->spots->at &&
                b->spot[-1].words.first + b->spot[-1].words.n == b->first;
    if (!plain && !spot && !b->spot->shouted && b->first - 1 > b->start)
        b->spot->part = true;
}

/* Is the capital after it a surname, or the rest of another name? */
static void look_name_after(struct beside *b)
{
    if (b->past >= b->end) return;
    const struct token *next = &b->tokens[b->past];
    if (next->kind != TOKEN_WORD || !next->capital || !next->space_before)
        return;
    struct word_sense sense = sense_at(b, b->past);
    struct word_sense own = sense_at(b, b->past - 1);
    if (sense.street) b->spot->street = true;
    if (sense.before || sense.noun || sense.after || sense.title) return;
    if (is_aged(b, b->past + 1)) b->spot->person = true;
    if (own.forename && (sense.surname || !b->spot->shouted))
        b->spot->person = true;
    else if (!b->spot->shouted)
        b->spot->part = true;
}

void where_beside(const struct where_finder *finder,
                  const struct tokens *tokens, const struct sentence *within,
                  struct spots *spots, struct spot *spot)
{
    struct beside b = {
        .words = &finder->words,
        .tokens = tokens->at,
        .start = within->first,
        .end = within->first + within->n,
        .first = spot->words.first,
        .spots = spots,
        .spot = spot,
    };
    b.past = b.first + spot->words.n;
    struct word_sense own = sense_at(&b, b.past - 1);
    /* "US" is no ordinary word */
    bool initials = spot->country && tokens->at[b.first].all_capital;
    spot->common = own.common && spot->words.n == 1 && !initials;
    spot->name = (own.forename || own.surname) && spot->words.n == 1;
    look_before(&b);
    look_direction(&b);
    if (within->zone == ZONE_DATELINE && b.first == b.start)
        raise_cue(spot, DATELINE_CUE);
    look_after(&b);
    look_list(&b);
    look_name_before(&b);
    look_name_after(&b);
    const struct spot *next = spot + 1;
    if (next >= spots->at + spots->n) return;
    spot->comma = b.past < b.end && str_is(tokens->at[b.past].text, ",") &&
                  next->words.first == b.past + 1;
    if (next->words.first == b.past && next->country) spot->part = false;
}
