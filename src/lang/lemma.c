/* Base forms: a table of odd forms first, then rules on the word's end.
 *
 * A rule's pattern is matched against the end of the word; its classes are
 * V vowel, C consonant, D the consonant before once more, and at the front
 * < for the word's start with any consonants after it. First match wins.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "lang/tables.h"

/* Longer words have no odd forms. */
enum { LEMMA_KEY = 32 };

static const char *const tag_names[TAG_COUNT] = {
    [TAG_X] = "X",         [TAG_ADJ] = "ADJ",     [TAG_ADP] = "ADP",
    [TAG_ADV] = "ADV",     [TAG_AUX] = "AUX",     [TAG_CCONJ] = "CCONJ",
    [TAG_DET] = "DET",     [TAG_INTJ] = "INTJ",   [TAG_NOUN] = "NOUN",
    [TAG_NUM] = "NUM",     [TAG_PART] = "PART",   [TAG_PRON] = "PRON",
    [TAG_PROPN] = "PROPN", [TAG_PUNCT] = "PUNCT", [TAG_SCONJ] = "SCONJ",
    [TAG_SYM] = "SYM",     [TAG_VERB] = "VERB",
};

enum tag tag_named(struct str name)
{
    for (int i = 0; i < TAG_COUNT; i++)
        if (str_is(name, tag_names[i])) return (enum tag)i;
    return TAG_COUNT;
}

/* ---- the tables ------------------------------------------------------- */

/* The key of a form under a tag; empty when it is too long. */
static struct str key_of(struct str form, enum tag tag, char room[LEMMA_KEY])
{
    if (form.len + 1 > LEMMA_KEY) return STR("");
    room[0] = (char)('A' + tag);
    if (form.len) memcpy(room + 1, form.at, form.len);
    return (struct str){ room, form.len + 1 };
}

static bool take_form(struct lang *lang, struct arena *arena,
                      const struct row *row)
{
    char room[LEMMA_KEY];
    enum tag tag = tag_named(row->cell[1]);
    struct str key = key_of(row->cell[0], tag, room);
    if (tag == TAG_COUNT || !row->cell[2].len || !key.len) return false;
    lang->forms = arena_grow(arena, lang->forms, &lang->forms_room,
                             lang->n_forms + 1, sizeof *lang->forms);
    lang->forms[lang->n_forms] = row->cell[2];
    map_put(&lang->lemmas, str_copy(arena, key), (uint32_t)lang->n_forms);
    lang->n_forms++;
    uint32_t word = lang_add_word(lang, row->cell[0]);
    lang->words[word].odd |= UINT32_C(1) << tag;
    return true;
}

/* Hang the newest rule behind those that end in the same byte. */
static bool chain_rule(struct lemma_rules *rules)
{
    struct str pattern = rules->at[rules->n - 1].pattern;
    unsigned char end = (unsigned char)pattern.at[pattern.len - 1];
    if (end >= LEMMA_ENDS || end == 'V' || end == 'C' || end == 'D')
        return false;
    uint32_t *at = &rules->first[end];
    while (*at) at = &rules->at[*at - 1].next;
    *at = (uint32_t)rules->n;
    return true;
}

/* The last 8 bytes of a word, zeros before a shorter one. */
static uint64_t tail_of(struct str word)
{
    char tail[sizeof(uint64_t)] = { 0 };
    size_t n = word.len < sizeof tail ? word.len : sizeof tail;
    for (size_t i = 1; i <= n; i++)
        tail[sizeof tail - i] = word.at[word.len - i];
    uint64_t out;
    memcpy(&out, tail, sizeof out);
    return out;
}

/* The plain bytes of a pattern's end: most rules fail by them alone. */
static void set_tail(struct lemma_rule *rule)
{
    char plain[sizeof(uint64_t)] = { 0 };
    struct str pattern = rule->pattern;
    for (size_t i = 1; i <= sizeof plain && i <= pattern.len; i++) {
        char mark = pattern.at[pattern.len - i];
        bool class = mark == 'V' || mark == 'C' || mark == 'D' || mark == '<';
        plain[sizeof plain - i] = class ? 0 : (char)0xff;
    }
    memcpy(&rule->plain, plain, sizeof rule->plain);
    rule->bytes = tail_of(pattern) & rule->plain;
}

static bool take_rule(struct lang *lang, struct arena *arena,
                      const struct row *row)
{
    int64_t cut = 0;
    enum tag tag = tag_named(row->cell[0]);
    if (tag == TAG_COUNT || !row->cell[1].len) return false;
    if (!str_number(row->cell[2], &cut)) return false;
    struct lemma_rules *rules = &lang->rules[tag];
    rules->at = arena_grow(arena, rules->at, &rules->room, rules->n + 1,
                           sizeof *rules->at);
    rules->at[rules->n++] = (struct lemma_rule){
        .pattern = row->cell[1],
        .add = row->cell[3],
        .cut = (uint32_t)cut,
    };
    set_tail(&rules->at[rules->n - 1]);
    return chain_rule(rules);
}

static enum status read_rows(struct lang *lang, struct arena *arena,
                             struct str bytes, const char *name,
                             struct error *error)
{
    struct rows rows = rows_open(bytes);
    struct row row;
    bool forms = strcmp(name, "lemmas.tsv") == 0;
    while (rows_next(&rows, &row)) {
        bool good =
            forms ? take_form(lang, arena, &row) : take_rule(lang, arena, &row);
        if (good) continue;
        return error_set(error, STATUS_PACK, row.line,
                         "'%s', line %zu: not a row of this table", name,
                         row.line);
    }
    return STATUS_OK;
}

enum status lemma_open(struct lang *lang, struct arena *arena,
                       const struct pack *pack, struct error *error)
{
    static const char *const names[] = { "lemmas.tsv", "lemma_rules.tsv" };
    for (size_t i = 0; i < 2; i++) {
        struct str bytes;
        if (!pack_find(pack, names[i], &bytes))
            return error_set(error, STATUS_PACK, 0,
                             "the language pack has no '%s'", names[i]);
        enum status status = read_rows(lang, arena, bytes, names[i], error);
        if (status != STATUS_OK) return status;
    }
    lang->has_lemmas = true;
    vocabulary_fill(lang);
    return STATUS_OK;
}

/* ---- rules ------------------------------------------------------------ */

static bool is_vowel(char c)
{
    return c != 0 && strchr("aeiou", c) != NULL;
}

static bool is_consonant(char c)
{
    return c >= 'a' && c <= 'z' && !is_vowel(c);
}

/* Is all before `at` consonants ("spr|ay", "|own")? */
static bool begins_here(struct str word, size_t at)
{
    if (at > 4) return false;
    for (size_t i = 0; i < at; i++)
        if (!is_consonant(word.at[i])) return false;
    return true;
}

static bool fits_mark(char mark, struct str word, size_t at)
{
    char c = word.at[at];
    if (mark == 'V') return is_vowel(c);
    if (mark == 'C') return is_consonant(c);
    if (mark == 'D') return is_consonant(c) && at && word.at[at - 1] == c;
    return mark == c;
}

static bool fits_rule(const struct lemma_rule *rule, struct str word)
{
    struct str pattern = rule->pattern;
    size_t at = word.len, i = pattern.len;
    while (i > 0) {
        char mark = pattern.at[--i];
        if (mark == '<') return i == 0 && begins_here(word, at);
        if (at == 0 || !fits_mark(mark, word, --at)) return false;
    }
    return at > 0 && rule->cut < word.len;
}

static struct str apply(struct arena *arena, const struct lemma_rule *rule,
                        struct str word)
{
    struct str left = str_slice(word, 0, word.len - rule->cut);
    if (!rule->add.len) return left;
    return str_join(arena, left, STR(""), rule->add);
}

struct str lemma_by_rule(const struct lang *lang, struct arena *arena,
                         struct str lower, enum tag tag)
{
    const struct lemma_rules *rules = &lang->rules[tag];
    if (!rules->n || !lower.len) return lower;
    unsigned char end = (unsigned char)lower.at[lower.len - 1];
    uint32_t i = end < LEMMA_ENDS ? rules->first[end] : 0;
    uint64_t tail = tail_of(lower);
    for (; i; i = rules->at[i - 1].next) {
        const struct lemma_rule *rule = &rules->at[i - 1];
        if ((tail & rule->plain) == rule->bytes && fits_rule(rule, lower))
            return apply(arena, rule, lower);
    }
    return lower;
}

struct str lang_lemma(const struct lang *lang, struct arena *arena,
                      struct str lower, enum tag tag)
{
    char room[LEMMA_KEY];
    uint32_t form = 0;
    if (tag >= TAG_COUNT || !lower.len) return lower;
    struct str key = key_of(lower, tag, room);
    if (key.len && map_get(&lang->lemmas, key, &form)) return lang->forms[form];
    return lemma_by_rule(lang, arena, lower, tag);
}
