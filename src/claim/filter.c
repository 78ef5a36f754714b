/* Which sentences are worth parsing.
 *
 * A sentence with a harm phrase, or with words that only mean who came to harm
 * ("the victims", "a suicide bomber"); the one before it, where that tells
 * what happened, who speaks, or whom "he" means; and one with a number right
 * after such a sentence ("Five of them were children"). It runs before tags
 * and lemmas are known, so the phrases are tried with all words as verbs and
 * with all as nouns; a weak one must stand beside a number, a person or a
 * pronoun.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"

#include "claim/speech.h"

/* Shorter words are no harm words. */
enum { KEY_LEAST = 3 };

/* What a word may tell. */
enum sign {
    SIGN_KEY = 1,  /* it tells a harm phrase */
    SIGN_HARM = 2, /* those harmed: "victims", "suicide" */
    SIGN_BACK = 4, /* somebody told before: "he", "it" */
};

/* What is known of a sentence, beside its signs. */
enum { SEEN = 8, HARMFUL = 16 };

/* What a word may be: an entry of filter->forms. */
struct form {
    struct str verb, noun; /* base forms */
    uint8_t signs;         /* enum sign */
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

/* Kinds of words that a map of grammar.tsv gives, as signs. */
static uint8_t signs_of(const struct reader *reader, const struct map *map,
                        struct str word)
{
    static const struct {
        enum word_kind kind;
        enum sign sign;
    } signs[] = { { WORD_VICTIM, SIGN_HARM },
                  { WORD_SUICIDE, SIGN_HARM },
                  { WORD_PRONOUN, SIGN_BACK },
                  { WORD_BODY, SIGN_BACK } };
    uint32_t at;
    uint8_t out = 0;
    if (!map_get(map, word, &at)) return 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (reader->word_kinds[at][signs[i].kind / 64] >> signs[i].kind % 64 &
            1)
            out |= (uint8_t)signs[i].sign;
    return out;
}

static const struct form *form_of(struct filter *filter, struct str lower)
{
    uint32_t at;
    if (map_get(&filter->seen, lower, &at)) return &filter->forms[at];
    const struct reader *reader = filter->reader;
    filter->forms = arena_grow(filter->arena, filter->forms, &filter->room,
                               filter->seen.n + 1, sizeof *filter->forms);
    struct form *form = &filter->forms[filter->seen.n];
    form->verb = lang_lemma(reader->lang, filter->arena, lower, TAG_VERB);
    form->noun = lang_lemma(reader->lang, filter->arena, lower, TAG_NOUN);
    form->signs = signs_of(reader, &reader->words, lower) |
                  signs_of(reader, &reader->lemmas, form->noun);
    if (lower.len >= KEY_LEAST &&
        (is_key(filter, lower) || is_key(filter, form->verb) ||
         is_key(filter, form->noun)))
        form->signs |= SIGN_KEY;
    map_put(&filter->seen, lower, (uint32_t)filter->seen.n);
    return form;
}

static uint8_t signs_in(struct filter *filter, const struct analysis *analysis,
                        const struct sentence *s)
{
    uint8_t signs = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const struct token *token = &analysis->tokens.at[i];
        if (token->kind == TOKEN_WORD)
            signs |= form_of(filter, token->lower)->signs;
    }
    return signs;
}

/* Does the end of a phrase with a gap follow its verb? */
static bool has_gap_end(const struct reader *reader, const struct token *words,
                        uint32_t n, bool weak)
{
    uint32_t at = 0, end;
    if (!map_get(&reader->gaps.verbs, words->lemma, &at)) return false;
    for (uint32_t i = 1; i < n && i < HARM_GAP; i++) {
        if (!phrases_match(&reader->gaps.ends, words, i, n, &end)) continue;
        for (uint32_t k = at; k; k = reader->gaps.rows[k - 1].next) {
            const struct gap_row *row = &reader->gaps.rows[k - 1];
            if (row->end == end && (weak || !reader->harm_rows[row->harm].weak))
                return true;
        }
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
    return has_gap_end(reader, words, n, weak);
}

static bool has_phrase(const struct reader *reader, const struct token *words,
                       uint32_t n, bool weak)
{
    for (uint32_t i = 0; i < n; i++)
        if (begins_phrase(reader, words + i, n - i, weak)) return true;
    return false;
}

/* "John Harris", "a 16-year-old": two words with capitals, or an age. */
static bool may_be_person(const struct token *words, uint32_t i, uint32_t n)
{
    if (i + 1 < n && words[i].capital && words[i + 1].capital) return true;
    return i > 0 && str_is(words[i].lower, "old") &&
           str_is(words[i - 1].lower, "-");
}

static bool has_person(const struct reader *reader, const struct token *words,
                       uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (may_be_person(words, i, n) ||
            phrases_match(&reader->people, words, i, n, NULL))
            return true;
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

/* The sentence's words, with the base forms that they have as verbs or as
 * nouns; until the next call. */
static struct token *words_as(struct filter *filter,
                              const struct analysis *analysis,
                              const struct sentence *s, enum tag tag)
{
    filter->words = arena_grow(filter->arena, filter->words,
                               &filter->room_words, s->n, sizeof(struct token));
    for (uint32_t i = 0; i < s->n; i++) {
        filter->words[i] = analysis->tokens.at[s->first + i];
        const struct form *form = form_of(filter, filter->words[i].lower);
        filter->words[i].lemma = tag == TAG_VERB ? form->verb : form->noun;
    }
    return filter->words;
}

/* Words that may be phrases of the sentence, tried twice. */
static bool tells_harm(struct filter *filter, const struct analysis *analysis,
                       size_t sentence, uint8_t signs)
{
    const struct reader *reader = filter->reader;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    struct token *words = words_as(filter, analysis, s, TAG_NOUN);
    bool weak = signs & SIGN_BACK || has_number(analysis, sentence) ||
                has_person(reader, words, s->n);
    if (has_phrase(reader, words, s->n, weak)) return true;
    words = words_as(filter, analysis, s, TAG_VERB);
    return has_phrase(reader, words, s->n, weak) ||
           names_victims(reader, words, s->n);
}

/* The signs of a sentence, with HARMFUL where it tells of harm. */
static uint8_t look_at(struct filter *filter, const struct analysis *analysis,
                       size_t sentence)
{
    if (sentence >= analysis->tokens.n_sentences) return 0;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (s->zone == ZONE_FURNITURE) return 0;
    if (filter->looks[sentence]) return filter->looks[sentence];
    uint8_t signs = signs_in(filter, analysis, s);
    if (signs & SIGN_HARM ||
        (signs & SIGN_KEY && tells_harm(filter, analysis, sentence, signs)))
        signs |= HARMFUL;
    return filter->looks[sentence] = signs | SEEN;
}

/* "Gunmen attacked a bus near Herat.", '"They fled," the mayor added.', "The
 * ministry said:": words on which those of the next sentence may rest. */
static bool tells_more(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s)
{
    struct token *words = words_as(filter, analysis, s, TAG_VERB);
    for (uint32_t i = 0; i < s->n; i++)
        if (speech_is_quote(&words[i]) ||
            phrases_match(&filter->reader->events, words, i, s->n, NULL))
            return true;
    return s->n && str_is(words[s->n - 1].lower, ":");
}

bool filter_wants(const struct analysis *analysis, size_t sentence, void *with)
{
    struct filter *filter = with;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (!filter->looks)
        filter->looks = ARENA_ARRAY(filter->arena, uint8_t,
                                    analysis->tokens.n_sentences + 1);
    if (s->zone == ZONE_FURNITURE) return false;
    if (look_at(filter, analysis, sentence) & HARMFUL) return true;
    uint8_t next = look_at(filter, analysis, sentence + 1);
    if (next & HARMFUL && (next & SIGN_BACK || tells_more(filter, analysis, s)))
        return true;
    return sentence > 0 && look_at(filter, analysis, sentence - 1) & HARMFUL &&
           has_number(analysis, sentence);
}
