/* Which sentences are worth parsing.
 *
 * A sentence with a harm phrase, and the one before it (whose speaker a
 * pronoun may mean); and one with a number right after such a sentence ("Five
 * of them were children"). It runs before tags and lemmas are known, so the
 * phrases are tried with all words as verbs and with all as nouns; a weak one
 * must stand beside a number or a person.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"

/* Shorter words are no harm words. */
enum { KEY_LEAST = 3 };

/* What a word may be: an entry of filter->forms. */
struct form {
    struct str verb, noun; /* base forms */
    bool key;              /* one of them tells a harm phrase */
};

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena)
{
    *filter = (struct filter){ .reader = reader, .arena = arena };
    map_open(&filter->seen, arena);
}

static bool is_key(const struct filter *filter, struct str word)
{
    return map_get(&filter->reader->keys, word, NULL);
}

static const struct form *form_of(struct filter *filter, struct str lower)
{
    uint32_t at;
    if (map_get(&filter->seen, lower, &at)) return &filter->forms[at];
    const struct lang *lang = filter->reader->lang;
    filter->forms = arena_grow(filter->arena, filter->forms, &filter->room,
                               filter->seen.n + 1, sizeof *filter->forms);
    struct form *form = &filter->forms[filter->seen.n];
    form->verb = lang_lemma(lang, filter->arena, lower, TAG_VERB);
    form->noun = lang_lemma(lang, filter->arena, lower, TAG_NOUN);
    form->key = lower.len >= KEY_LEAST &&
                (is_key(filter, lower) || is_key(filter, form->verb) ||
                 is_key(filter, form->noun));
    map_put(&filter->seen, lower, (uint32_t)filter->seen.n);
    return form;
}

static bool has_key(struct filter *filter, const struct analysis *analysis,
                    const struct sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const struct token *token = &analysis->tokens.at[i];
        if (token->kind == TOKEN_WORD && form_of(filter, token->lower)->key)
            return true;
    }
    return false;
}

/* Does a harm phrase stand at the first word? */
static bool begins_phrase(const struct reader *reader,
                          const struct token *words, uint32_t n, bool weak)
{
    for (int class = 0; class < CLASS_COUNT; class ++) {
        uint32_t row;
        if (phrases_match(&reader->harms[class], words, 0, n, &row) &&
            (weak || !reader->harm_rows[row].weak))
            return true;
    }
    return n > 2 && map_get(&reader->gaps.verbs, words->lemma, NULL);
}

static bool has_phrase(const struct reader *reader, const struct token *words,
                       uint32_t n, bool weak)
{
    for (uint32_t i = 0; i < n; i++)
        if (begins_phrase(reader, words + i, n - i, weak)) return true;
    return false;
}

static bool has_person(const struct reader *reader, const struct token *words,
                       uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (phrases_match(&reader->people, words, i, n, NULL)) return true;
    return false;
}

static bool has_number(const struct analysis *analysis, size_t sentence)
{
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    size_t low = 0, high = analysis->n_numbers;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->numbers[middle].words.first < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < analysis->n_numbers; low++) {
        if (analysis->numbers[low].words.first >= s->first + s->n) break;
        if (analysis->numbers[low].use == NUMBER_COUNT) return true;
    }
    return false;
}

/* "Police named the victims as ...": the harm was told before. */
static bool names_victims(const struct reader *reader,
                          const struct token *words, uint32_t n)
{
    bool dead = false, names = false;
    uint32_t value;
    for (uint32_t i = 0; i < n && !(dead && names); i++) {
        dead |= phrases_match(&reader->cues[CUE_DEAD], words, i, n, &value) > 0;
        names |=
            phrases_match(&reader->cues[CUE_NAMES], words, i, n, &value) > 0;
    }
    return dead && names;
}

/* Words that may be phrases of the sentence, tried twice. */
static bool tells_harm(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s)
{
    const struct reader *reader = filter->reader;
    filter->words = arena_grow(filter->arena, filter->words,
                               &filter->room_words, s->n, sizeof(struct token));
    struct token *words = filter->words;
    for (uint32_t i = 0; i < s->n; i++) {
        words[i] = analysis->tokens.at[s->first + i];
        words[i].lemma = form_of(filter, words[i].lower)->noun;
    }
    bool weak = has_person(reader, words, s->n);
    if (has_phrase(reader, words, s->n, weak)) return true;
    for (uint32_t i = 0; i < s->n; i++)
        words[i].lemma = form_of(filter, words[i].lower)->verb;
    return has_phrase(reader, words, s->n, weak) ||
           names_victims(reader, words, s->n);
}

static bool has_harm(struct filter *filter, const struct analysis *analysis,
                     size_t sentence)
{
    if (sentence >= analysis->tokens.n_sentences) return false;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (s->zone == ZONE_FURNITURE) return false;
    if (filter->harmful[sentence]) return filter->harmful[sentence] == 2;
    bool found =
        has_key(filter, analysis, s) &&
        (has_number(analysis, sentence) || tells_harm(filter, analysis, s));
    filter->harmful[sentence] = found ? 2 : 1;
    return found;
}

bool filter_wants(const struct analysis *analysis, size_t sentence, void *with)
{
    struct filter *filter = with;
    if (!filter->harmful)
        filter->harmful = ARENA_ARRAY(filter->arena, uint8_t,
                                      analysis->tokens.n_sentences + 1);
    if (analysis->tokens.sentences[sentence].zone == ZONE_FURNITURE)
        return false;
    if (has_harm(filter, analysis, sentence) ||
        has_harm(filter, analysis, sentence + 1))
        return true;
    return sentence > 0 && has_harm(filter, analysis, sentence - 1) &&
           has_number(analysis, sentence);
}
