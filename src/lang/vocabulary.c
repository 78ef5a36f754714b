/* A word's number: all words that some table of the pack names, numbered.
 *
 * A text is full of words that no table knows, and every table would have to
 * find that out by itself. So each token is looked up once, when it is cut;
 * tables are then arrays by that number. The base forms of a known word as a
 * noun and as a verb, and the sets of phrases that it may begin, lie with it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lang/tables.h"

enum { SLOTS_LEAST = 1024 };

/* The slot of a hash, or the free one where it belongs. Words are told apart
 * by 64 bits alone: their bytes lie far off, and tables hold some 20,000. */
static struct word_slot *slot_of(const struct lang *lang, uint64_t hash)
{
    size_t at = hash & (lang->n_slots - 1);
    uint32_t high = (uint32_t)(hash >> 32);
    for (;; at = (at + 1) & (lang->n_slots - 1)) {
        struct word_slot *slot = &lang->slots[at];
        if (!slot->number ||
            (slot->high == high && lang->words[slot->number].hash == hash))
            return slot;
    }
}

uint32_t lang_word(const struct lang *lang, struct str word)
{
    return slot_of(lang, str_hash(word))->number;
}

static void claim_slot(struct lang *lang, uint32_t number)
{
    uint64_t hash = lang->words[number].hash;
    *slot_of(lang, hash) = (struct word_slot){ (uint32_t)(hash >> 32), number };
}

static void make_slots(struct lang *lang)
{
    if (2 * (lang->n_words + 1) <= lang->n_slots) return;
    lang->n_slots = lang->n_slots ? 2 * lang->n_slots : SLOTS_LEAST;
    lang->slots = ARENA_ARRAY(lang->arena, struct word_slot, lang->n_slots);
    for (uint32_t i = 1; i <= lang->n_words; i++) claim_slot(lang, i);
}

static uint32_t put_word(struct lang *lang, struct str text)
{
    uint32_t number = lang_word(lang, text);
    if (number || !text.len) return number;
    make_slots(lang);
    number = (uint32_t)++lang->n_words;
    lang->words = arena_grow(lang->arena, lang->words, &lang->words_room,
                             lang->n_words + 1, sizeof *lang->words);
    lang->words[number].text = text;
    lang->words[number].hash = str_hash(text);
    claim_slot(lang, number);
    return number;
}

void vocabulary_open(struct lang *lang)
{
    lang->words = arena_grow(lang->arena, NULL, &lang->words_room, 1,
                             sizeof *lang->words);
    make_slots(lang);
}

/* Base forms have numbers as well, and base forms of their own. */
void vocabulary_fill(struct lang *lang)
{
    while (lang->n_filled < lang->n_words) {
        size_t at = ++lang->n_filled;
        struct str text = lang->words[at].text;
        struct str noun = lang_lemma(lang, lang->arena, text, TAG_NOUN);
        struct str verb = lang_lemma(lang, lang->arena, text, TAG_VERB);
        uint32_t as_noun = put_word(lang, noun);
        uint32_t as_verb = put_word(lang, verb);
        lang->words[at].noun = as_noun;
        lang->words[at].verb = as_verb;
    }
}

uint32_t lang_add_word(struct lang *lang, struct str word)
{
    uint32_t number = put_word(lang, word);
    if (lang->has_lemmas) vocabulary_fill(lang);
    return number;
}

size_t lang_words(const struct lang *lang)
{
    return lang->n_words;
}

struct str lang_text(const struct lang *lang, uint32_t word)
{
    return lang->words[word].text;
}

uint32_t lang_base(const struct lang *lang, uint32_t word, enum tag tag)
{
    return tag == TAG_NOUN   ? lang->words[word].noun
           : tag == TAG_VERB ? lang->words[word].verb
                             : word;
}

/* ---- tables ----------------------------------------------------------- */

void word_table_set(struct word_table *table, struct lang *lang, uint32_t word,
                    uint32_t value)
{
    table->at = arena_grow(lang->arena, table->at, &table->n, (size_t)word + 1,
                           sizeof *table->at);
    table->at[word] = value;
}

void word_table_put(struct word_table *table, struct lang *lang,
                    struct str word, uint32_t value)
{
    word_table_set(table, lang, lang_add_word(lang, word), value);
}

/* ---- tokens ----------------------------------------------------------- */

static void set_begins(const struct lang *lang, struct token *token)
{
    const struct word *word = &lang->words[token->word];
    const struct word *stem = &lang->words[token->stem];
    for (size_t i = 0; i < PHRASE_MASKS; i++)
        token->begins[i] = word->begins[i] | stem->stems[i];
}

/* The number of "mayor" in "ex-mayor"; 0 = the word is none of that kind. */
static uint32_t word_behind(const struct lang *lang, struct str word)
{
    uint32_t kind = 0;
    size_t hyphen = str_find(word, STR("-"), 0);
    if (hyphen >= word.len ||
        !map_get(&lang->prefixes, str_slice(word, 0, hyphen), &kind) ||
        kind != PREFIX_SAME)
        return 0;
    return lang_word(lang, str_slice(word, hyphen + 1, word.len));
}

void token_set_word(const struct lang *lang, struct token *token)
{
    token->word = lang_word(lang, token->lower);
    if (!token->word) token->word = word_behind(lang, token->lower);
    token->stem = token->word;
    token->lemma = token->lower;
    set_begins(lang, token);
}

void token_set_lemma(const struct lang *lang, struct token *token,
                     struct str lemma)
{
    token->lemma = lemma;
    token->stem = lang_word(lang, lemma);
    set_begins(lang, token);
}

void token_set_base(const struct lang *lang, struct arena *arena,
                    struct token *token, enum tag tag)
{
    const struct word *word = &lang->words[token->word];
    bool known = tag == TAG_NOUN || tag == TAG_VERB;
    if (token->word && known) {
        token->stem = lang_base(lang, token->word, tag);
        token->lemma = lang->words[token->stem].text;
    } else if (lang->rules[tag].n || word->odd >> tag & 1) {
        token->lemma = token->word
                           ? lang_lemma(lang, arena, token->lower, tag)
                           : lemma_by_rule(lang, arena, token->lower, tag);
        token->stem = lang_word(lang, token->lemma);
    } else {
        token->lemma = token->lower;
        token->stem = token->word;
    }
    set_begins(lang, token);
}
