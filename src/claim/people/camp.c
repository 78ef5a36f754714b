/* Whose fighters they are, where the report tells it elsewhere.
 *
 * "Turkish troops fought PKK militants. Six soldiers and nine militants were
 * killed": soldiers are of the one army that is told of, and of two armies of
 * the one that has a word like it before its name; militants are of the group
 * whose fighters bear that very word, not of any group that is named. Where
 * two are called alike, or a second government speaks, there is no telling.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

static const struct armed_row *group_at(const struct scan *scan, uint32_t at,
                                        uint32_t *n)
{
    uint32_t index, end = tree_sentence_end(scan, at);
    *n = (uint32_t)phrases_match(&scan->reader->armed, scan->tokens, at, end,
                                 &index);
    if (!*n || scan->reader->armed_rows[index].people) return NULL;
    return &scan->reader->armed_rows[index];
}

/* A sentence that tells of no harm has no base forms: "militants" there. */
static struct token in_base_form(const struct scan *scan, uint32_t at)
{
    struct token token = scan->tokens[at];
    if (scan_sentence(scan, scan->sentence_at[at])->parsed) return token;
    bool plural = str_ends(token.lower, STR("s"));
    token_set_lemma(scan->reader->lang, &token,
                    str_slice(token.lower, 0, token.lower.len - plural));
    return token;
}

static bool is_irregular(const struct scan *scan, uint32_t at)
{
    const struct reader *reader = scan->reader;
    if (at >= scan->n_tokens) return false;
    struct token token = in_base_form(scan, at);
    return scan_is(scan, at, WORD_IRREGULAR) ||
           reader_word_is(reader, &reader->lemmas, token.stem, WORD_IRREGULAR);
}

/* The row of the word for people at a token; NO_TOKEN = none. */
static uint32_t person_row(const struct scan *scan, uint32_t at)
{
    uint32_t row;
    struct token token = in_base_form(scan, at);
    return phrases_match(&scan->reader->people, &token, 0, 1, &row) ? row
                                                                    : NO_TOKEN;
}

/* "Turkish soldiers", "Peru's army": the last word of those who fight for the
 * country that is named at the token; NO_TOKEN = it is not. */
static uint32_t soldiers_of(const struct scan *scan, uint32_t at)
{
    uint32_t row, i = at + 1, end = tree_sentence_end(scan, at);
    if (!scan->place_at[at] || i >= end) return NO_TOKEN;
    if (scan_is(scan, i, WORD_POSSESSIVE)) i++;
    if (i >= end) return NO_TOKEN;
    size_t n = phrases_match(&scan->reader->people, scan->tokens, i, end, &row);
    uint32_t last = n ? i + (uint32_t)n - 1 : i;
    if (!n) row = person_row(scan, i);
    if (row == NO_TOKEN || is_irregular(scan, last) ||
        scan->reader->person_rows[row].role != ROLE_COMBATANT)
        return NO_TOKEN;
    return last;
}

/* Behind a note: "(PKK) militants". */
static uint32_t behind_note(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    bool note = at + 2 < end && str_is(scan->tokens[at].lower, "(") &&
                str_is(scan->tokens[at + 2].lower, ")");
    return note ? at + 3 : at;
}

/* "PKK militants", "IS fighters", "rebels of the PKK": the word for those who
 * fight for the group that is named at the token. */
static uint32_t fighters_of(const struct scan *scan, uint32_t at, uint32_t n)
{
    uint32_t last = at + n - 1, start = tree_sentence_start(scan, at);
    uint32_t next = behind_note(scan, last + 1);
    if (is_irregular(scan, last)) return last;
    if (is_irregular(scan, next)) return next;
    if (at > start && scan_is(scan, at - 1, WORD_THE)) at--;
    if (at > start + 1 && scan_is(scan, at - 1, WORD_OF) &&
        is_irregular(scan, at - 2))
        return at - 2;
    return NO_TOKEN;
}

/* Whose fighters a word calls. */
struct called {
    uint32_t row; /* of people.tsv, so that number does not matter */
    struct str name;
    struct str of; /* the community whose fighters they are, "" = none */
    bool mixed;    /* of several */
};

enum { MOST_CALLED = 24 };

struct calls {
    struct called at[MOST_CALLED];
    size_t n;
    struct str only; /* the only one whom any word calls so */
    bool several;
};

struct camps {
    struct calls armies, groups;
    struct str named; /* the only group that is named, in whatever way */
    bool several_named;
};

static struct str army_name(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->place_at[at];
    return index ? group_place_side(scan, index - 1) : STR("");
}

static struct str group_name(const struct scan *scan, uint32_t at)
{
    uint32_t n;
    const struct armed_row *row = group_at(scan, at, &n);
    return row ? row->name : STR("");
}

static struct called *call_of(struct calls *calls, uint32_t row)
{
    for (size_t i = 0; i < calls->n; i++)
        if (calls->at[i].row == row) return &calls->at[i];
    return NULL;
}

static void meet(const struct scan *scan, struct calls *calls, uint32_t word,
                 struct called who)
{
    who.row = person_row(scan, word);
    if (!who.name.len || who.row == NO_TOKEN) return;
    struct called *before = call_of(calls, who.row);
    if (!before && calls->n < MOST_CALLED)
        calls->at[calls->n++] = who;
    else if (before && !str_equal(before->name, who.name))
        before->mixed = true;
    if (!calls->only.len) calls->only = who.name;
    calls->several |= !str_equal(calls->only, who.name);
}

/* "Sharqi rebels": a name that no table knows. */
static void meet_band(const struct scan *scan, struct calls *calls, uint32_t at)
{
    struct called who = { .name = band_before(scan, at) };
    if (who.name.len) meet(scan, calls, at, who);
}

static void meet_name(struct camps *camps, struct str name)
{
    if (!camps->named.len) camps->named = name;
    camps->several_named |= !str_equal(camps->named, name);
}

static void read_calls(const struct scan *scan, struct camps *camps)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        uint32_t n, word = soldiers_of(scan, i);
        struct called army = { .name = army_name(scan, i) };
        if (word != NO_TOKEN) meet(scan, &camps->armies, word, army);
        const struct armed_row *row = group_at(scan, i, &n);
        if (row) meet_name(camps, row->name);
        word = row ? fighters_of(scan, i, n) : NO_TOKEN;
        if (word != NO_TOKEN)
            meet(scan, &camps->groups, word,
                 (struct called){ .name = row->name, .of = row->of });
        meet_band(scan, &camps->groups, i);
    }
}

/* A government that speaks of the fight has an army in it as well. */
static bool is_told_by_other(const struct scan *scan, const struct camps *camps)
{
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct attribution *source = &scan->drafts[i].source;
        if (source->side.len && !str_equal(source->side, camps->armies.only) &&
            (source->kind == SOURCE_MILITARY ||
             source->kind == SOURCE_GOVERNMENT))
            return true;
    }
    return false;
}

/* "coalition soldiers", "former rebels": of another camp, or of none. */
static bool is_apart(const struct scan *scan, struct stretch words)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++)
        if (scan_is(scan, i, WORD_APART) || scan_is(scan, i, WORD_STATE))
            return true;
    return false;
}

/* Of several groups, the token + 1 of the only one whose fighters came to harm
 * in so many words; 0 = none, or several. */
static uint32_t group_harmed(const struct scan *scan)
{
    uint32_t found = 0, n;
    for (size_t i = 0; i < scan->n_drafts; i++) {
        const struct quantity *quantity = &scan->drafts[i].quantity;
        struct stretch words = quantity->words;
        if (quantity->role != ROLE_COMBATANT) continue;
        for (uint32_t t = words.first; t < words.first + words.n; t++) {
            if (!group_at(scan, t, &n)) continue;
            if (found &&
                !str_equal(group_name(scan, found - 1), group_name(scan, t)))
                return 0;
            found = t + 1;
        }
    }
    return found;
}

/* Militants, whose group the same word tells; "Kurdish militants" too, where
 * the group's fighters are called by that people's name. */
static void take_group(const struct scan *scan, struct camps *camps,
                       struct quantity *quantity)
{
    uint32_t n;
    struct called *called =
        call_of(&camps->groups, person_row(scan, quantity->head));
    /* "The navy sank Tamil Tiger boats. The rebels lost nine men." */
    if (!called && !quantity->side.len && !camps->several_named &&
        scan_is(scan, quantity->head, WORD_REBEL))
        quantity->side = camps->named;
    if (!called) return;
    struct str name = called->name, of = called->of;
    if (called->mixed) {
        uint32_t at = group_harmed(scan);
        if (!at) return;
        const struct armed_row *row = group_at(scan, at - 1, &n);
        name = row->name;
        of = row->of;
    }
    if (!quantity->side.len || str_equal(quantity->side, of))
        quantity->side = name;
}

static void take_army(const struct scan *scan, struct camps *camps,
                      struct quantity *quantity)
{
    struct called *called =
        call_of(&camps->armies, person_row(scan, quantity->head));
    if (quantity->side.len) return;
    if (!camps->armies.several)
        quantity->side = camps->armies.only;
    else if (called && !called->mixed)
        quantity->side = called->name;
}

void camps_find(struct scan *scan)
{
    struct camps *camps = ARENA_NEW(scan->arena, struct camps);
    read_calls(scan, camps);
    bool told = camps->armies.only.len && !is_told_by_other(scan, camps);
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct quantity *quantity = &scan->drafts[i].quantity;
        if (quantity->role != ROLE_COMBATANT ||
            is_apart(scan, quantity->words) ||
            person_row(scan, quantity->head) == NO_TOKEN)
            continue;
        if (scan_is(scan, quantity->head, WORD_IRREGULAR))
            take_group(scan, camps, quantity);
        else if (told)
            take_army(scan, camps, quantity);
    }
}
