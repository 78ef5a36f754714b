/* Who a named victim is, where another place of the report tells: "the
 * Chilean singer Ana Ruiz" far from "Ruiz was killed".
 *
 * Nationality and occupation are read from the words before the name and from
 * the noun set beside it, wherever the same name stands. One pass over the
 * tokens, so that long reports stay cheap.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* Words before a name that may tell who it is. */
enum { TITLE_REACH = 6 };

static struct str last_word(struct str name)
{
    struct str last = str_behind(name, ' ');
    return last.len ? last : name;
}

/* Which drafts are named, by the last word of the name; the first of each. */
static struct map named_drafts(const struct scan *scan, uint32_t *next)
{
    struct map map;
    map_open(&map, scan->arena);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        uint32_t before = NO_TOKEN;
        struct str name = scan->drafts[d].quantity.name;
        if (!name.len) continue;
        struct str key = str_lower(scan->arena, last_word(name));
        map_get(&map, key, &before);
        next[d] = before;
        map_put(&map, key, d);
    }
    return map;
}

/* May the word stand between a nationality and a name? A sentence without a
 * word of harm has no tags. */
static bool is_title(const struct scan *scan, uint32_t at, bool parsed)
{
    const struct token *token = &scan->tokens[at];
    uint32_t index = scan->number_at[at];
    if (str_is(token->lower, "-")) return true;
    if (index && scan->analysis.numbers[index - 1].use == NUMBER_AGE)
        return true;
    if (parsed)
        return token->tag == TAG_NOUN || token->tag == TAG_ADJ ||
               token->tag == TAG_PROPN;
    return token->kind == TOKEN_WORD && !scan_is(scan, at, WORD_OF) &&
           !scan_is(scan, at, WORD_DEFINITE) &&
           !scan_is(scan, at, WORD_INDEFINITE) &&
           !scan_is(scan, at, WORD_POSSESSIVE) &&
           !scan_is(scan, at, WORD_JOINS);
}

/* The words before a name that belong to it: "Former Chilean dictator". */
static struct stretch words_before(const struct scan *scan, uint32_t name)
{
    uint32_t first = name, start = tree_sentence_start(scan, name);
    bool parsed = scan_sentence(scan, scan->sentence_at[name])->parsed;
    while (first > start && first + TITLE_REACH > name &&
           is_title(scan, first - 1, parsed))
        first--;
    /* Without tags, a nationality alone tells: "the Portuguese writer X". */
    while (!parsed && first < name &&
           (!scan->place_at[first] ||
            scan->analysis.places[scan->place_at[first] - 1].place.kind !=
                PLACE_PEOPLE))
        first++;
    return (struct stretch){ first, name - first };
}

/* The name that ends at a token, however many words it has. */
static struct stretch name_ending(const struct scan *scan, uint32_t token)
{
    struct stretch name = { token, 1 };
    if (group_is_name(scan, token, &name) || !name.n) return name;
    if (scan_sentence(scan, scan->sentence_at[token])->parsed) return name;
    uint32_t start = tree_sentence_start(scan, token);
    while (name.first > start && scan->tokens[name.first - 1].capital &&
           !scan->place_at[name.first - 1]) {
        name.first--;
        name.n++;
    }
    return name;
}

static void take(const struct quantity *told, struct quantity *person)
{
    if (told->thing) return;
    if (!person->side.len) person->side = told->side;
    /* A major is a soldier, or of the police. */
    if (told->person && person->role == ROLE_PEOPLE &&
        told->role != ROLE_OTHER && told->role != ROLE_COMBATANT)
        person->role = told->role;
}

static bool holds_words(struct str name, struct str words)
{
    while (words.len)
        if (str_find(name, str_cut(&words, ' '), 0) >= name.len) return false;
    return true;
}

/* Is it one person's name, more or less of it: "Ruiz", "Ana Ruiz"? */
static bool is_named(struct str person, struct str here)
{
    return holds_words(person, here) || holds_words(here, person);
}

static void describe(struct scan *scan, uint32_t token, uint32_t draft,
                     const uint32_t *next)
{
    struct stretch name = name_ending(scan, token);
    if (name.first + name.n != token + 1) return;
    struct stretch before = words_before(scan, name.first);
    struct quantity told[2] = { { .person = false }, { .person = false } };
    if (before.n) {
        told[0] = (struct quantity){ .kind = COUNT_ONE,
                                     .lo = 1,
                                     .hi = 1,
                                     .head = name.first - 1,
                                     .words = before,
                                     .number = NO_TOKEN };
        group_read(scan, &told[0]);
    }
    uint32_t beside = NO_TOKEN;
    if (scan_sentence(scan, scan->sentence_at[token])->parsed)
        beside = tree_child(scan, token, REL_APPOS);
    if (beside != NO_TOKEN && beside > token)
        told[1] = quantity_read(scan, beside);
    for (uint32_t d = draft; d != NO_TOKEN; d = next[d]) {
        struct quantity *person = &scan->drafts[d].quantity;
        if (!is_named(person->name, scan_text(scan, name))) continue;
        take(&told[0], person);
        if (told[1].hi == 1) take(&told[1], person);
    }
}

void person_describe(struct scan *scan)
{
    uint32_t *next = ARENA_ARRAY(scan->arena, uint32_t, scan->n_drafts + 1);
    struct map map = named_drafts(scan, next);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t draft;
        if (!scan->tokens[i].capital ||
            !map_get(&map, scan->tokens[i].lower, &draft))
            continue;
        describe(scan, i, draft, next);
    }
}
