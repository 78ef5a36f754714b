/* Which sentences are worth parsing.
 *
 * A sentence with a harm phrase, or with words that only mean who came to harm
 * ("the victims", "a suicide bomber"); the one before it, where that tells
 * what happened, who speaks, or whom "he" means; and one with a number right
 * after such a sentence ("Five of them were children"); one that says what
 * could not be verified. It runs before tags
 * and lemmas are known, so the phrases are tried with all words as verbs and
 * with all as nouns; a weak one must stand beside a number, a person or a
 * pronoun.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/filter.h"

#include "claim/speech.h"

/* Shorter words are no harm words. */
enum { KEY_LEAST = 3 };

/* What a word, or a sentence, may tell. */
enum sign {
    SIGN_KEY = 1,      /* a harm phrase */
    SIGN_VICTIM = 2,   /* "victims" */
    SIGN_SUICIDE = 4,  /* "suicide bomber" */
    SIGN_BACK = 8,     /* somebody told before: "he", "it" */
    SIGN_LIFE = 16,    /* "lives" */
    SIGN_PART = 32,    /* "included", or a colon at the end: who they were */
    SIGN_NUMBER = 64,  /* a count, "both" */
    SIGN_PERSON = 128, /* of a sentence: a word for people, or an age, */
    SIGN_NAME = 2048,  /* or what may be a name */
    SEEN = 256,        /* of a sentence: it has been looked at, */
    HARMFUL = 512,     /* and tells of harm */
    SIGN_CHECK = 1024, /* "verified": what could not be checked */
};

/* From a word for a deed to the "of" before those it was done to. */
enum { OF_REACH = 4 };

/* From "body" to "found". */
enum { FOUND_REACH = 4 };

void filter_open(struct filter *filter, const struct reader *reader,
                 struct arena *arena)
{
    *filter = (struct filter){ .reader = reader, .arena = arena };
}

/* ---- words ------------------------------------------------------------ */

/* Kinds of words that a table of grammar.tsv gives, as signs. */
static uint16_t signs_of(const struct reader *reader,
                         const struct word_table *table, uint32_t word)
{
    static const struct {
        enum word_kind kind;
        enum sign sign;
    } signs[] = {
        { WORD_VICTIM, SIGN_VICTIM }, { WORD_SUICIDE, SIGN_SUICIDE },
        { WORD_PRONOUN, SIGN_BACK },  { WORD_BODY, SIGN_BACK },
        { WORD_LIFE, SIGN_LIFE },     { WORD_INCLUDE, SIGN_PART },
        { WORD_BOTH, SIGN_NUMBER },   { WORD_CHECK, SIGN_CHECK },
        { WORD_SAVED, SIGN_VICTIM },
    };
    uint16_t out = 0;
    if (!word_table_get(table, word)) return 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (reader_word_is(reader, table, word, signs[i].kind))
            out |= (uint16_t)signs[i].sign;
    return out;
}

/* What a word tells as a base form. */
static uint16_t signs_of_base(const struct reader *reader, uint32_t base)
{
    return signs_of(reader, &reader->lemmas, base) |
           (word_table_get(&reader->keys, base) ? SIGN_KEY : 0);
}

void filter_prepare(struct reader *reader)
{
    const struct lang *lang = reader->lang;
    size_t n = lang_words(lang);
    for (uint32_t word = 1; word <= n; word++) {
        uint16_t signs =
            signs_of(reader, &reader->words, word) |
            signs_of_base(reader, lang_base(lang, word, TAG_NOUN)) |
            signs_of_base(reader, lang_base(lang, word, TAG_VERB));
        if (word_table_get(&reader->keys, word)) signs |= SIGN_KEY;
        if (lang_text(lang, word).len < KEY_LEAST) signs &= (uint16_t)~SIGN_KEY;
        word_table_set(&reader->signs, reader->lang, word, signs);
    }
}

/* A word without a number may have a base form with one. */
static uint16_t signs_of_token(struct filter *filter, const struct token *token)
{
    const struct reader *reader = filter->reader;
    static const enum tag tags[] = { TAG_NOUN, TAG_VERB };
    uint16_t signs = 0;
    if (token->word)
        return (uint16_t)word_table_get(&reader->signs, token->word);
    for (size_t i = 0; i < 2; i++) {
        struct token word = *token;
        token_set_base(reader->lang, filter->arena, &word, tags[i]);
        signs |= signs_of_base(reader, word.stem);
    }
    if (token->lower.len < KEY_LEAST) signs &= (uint16_t)~SIGN_KEY;
    return signs;
}

static uint16_t signs_in(struct filter *filter, const struct analysis *analysis,
                         const struct sentence *s)
{
    uint16_t signs = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const struct token *token = &analysis->tokens.at[i];
        if (token->kind == TOKEN_WORD)
            signs |= signs_of_token(filter, token);
        else if (i + 1 == s->first + s->n && str_is(token->lower, ":"))
            signs |= SIGN_PART;
    }
    return signs;
}

/* "the shooting", "a release": what looks like a verb is none behind an
 * article. A participle may be one ("the wounded"). */
static bool is_noun(const struct reader *reader, const struct token *words,
                    uint32_t at)
{
    if (!at || (!str_ends(words[at].lower, STR("ing")) &&
                !str_equal(words[at].lower, words[at].lemma)))
        return false;
    return filter_kind(reader, &words[at - 1], WORD_DEFINITE) ||
           filter_kind(reader, &words[at - 1], WORD_INDEFINITE);
}

static bool has_of(const struct reader *reader, const struct token *words,
                   uint32_t n)
{
    for (uint32_t i = 1; i < n && i <= OF_REACH; i++)
        if (filter_kind(reader, &words[i], WORD_OF)) return true;
    return false;
}

/* "A body was found", "bodies washed up": dead without another word. */
static bool is_found(const struct reader *reader, const struct harm_row *row,
                     const struct token *words, uint32_t n)
{
    if (row->frame != FRAME_COUNT || row->harm != HARM_KILLED) return false;
    for (uint32_t i = 1; i < n && i <= FOUND_REACH; i++)
        if (phrases_match(&reader->cues[CUE_FOUND], words, i, n, NULL))
            return true;
    return false;
}

/* "Ann Hill left the party", "freed the market": who went or was helped is
 * told by numbers and words for people, not by names. */
static bool is_common(const struct harm_row *row)
{
    return row->harm == HARM_DISPLACED || row->harm == HARM_RETURNED ||
           row->harm == HARM_AFFECTED;
}

/* May a harm phrase that begins at the first word be said of anybody? What is
 * weak, or told by lives, needs those words beside it. */
static bool may_tell(const struct reader *reader, const struct harm_row *row,
                     const struct token *words, uint32_t n, uint16_t signs)
{
    bool counted = signs & SIGN_NUMBER;
    bool told = counted || signs & SIGN_PERSON;
    bool people = told || signs & SIGN_NAME;
    if (row->frame == FRAME_LIVES)
        return signs & SIGN_LIFE ||
               (told && (reader_word_is(reader, &reader->lemmas, words->stem,
                                        WORD_LOSE) ||
                         reader_word_is(reader, &reader->lemmas, words->stem,
                                        WORD_CLAIMS)));
    if (row->mass) return counted;
    if (!row->weak) return true;
    if (row->frame == FRAME_OF) return counted || has_of(reader, words, n);
    if (is_common(row)) return told;
    return people || is_found(reader, row, words, n) ||
           (signs & SIGN_BACK && row->frame != FRAME_COUNT &&
            row->harm != HARM_DISPLACED);
}

/* Does the end of a phrase with a gap follow its verb? */
static bool has_gap_end(const struct reader *reader, const struct token *words,
                        uint32_t n, uint16_t signs)
{
    uint32_t end, at = word_table_get(&reader->gaps.verbs, words->stem);
    if (!at) return false;
    for (uint32_t i = 1; i < n && i < HARM_GAP; i++) {
        if (!phrases_match(&reader->gaps.ends, words, i, n, &end)) continue;
        for (uint32_t k = at; k; k = reader->gaps.rows[k - 1].next) {
            const struct gap_row *row = &reader->gaps.rows[k - 1];
            if (row->end == end &&
                may_tell(reader, &reader->harm_rows[row->harm], words, n,
                         signs))
                return true;
        }
    }
    return false;
}

/* Does a harm phrase stand at the word? */
static bool begins_phrase(const struct reader *reader,
                          const struct token *words, uint32_t at, uint32_t n,
                          uint16_t signs)
{
    uint32_t row;
    for (int class = 0; class < CLASS_COUNT; class ++) {
        if (!phrases_match(&reader->harms[class], words, at, n, &row)) continue;
        bool noun = class == CLASS_VERB && is_noun(reader, words, at);
        if (!noun && may_tell(reader, &reader->harm_rows[row], words + at,
                              n - at, signs))
            return true;
    }
    return has_gap_end(reader, words + at, n - at, signs);
}

static bool has_phrase(const struct reader *reader, const struct token *words,
                       uint32_t n, uint16_t signs)
{
    for (uint32_t i = 0; i < n; i++)
        if (begins_phrase(reader, words, i, n, signs)) return true;
    return false;
}

/* "John Harris": two words with capitals. */
static bool may_be_name(const struct token *words, uint32_t i, uint32_t n)
{
    return i + 1 < n && words[i].capital && words[i + 1].capital;
}

/* "A 16-year-old". */
static bool is_age(const struct reader *reader, const struct token *words,
                   uint32_t i)
{
    return i > 0 && filter_kind(reader, &words[i], WORD_OLD) &&
           str_is(words[i - 1].lower, "-");
}

static uint16_t signs_of_people(const struct reader *reader,
                                const struct token *words, uint32_t n)
{
    uint16_t signs = 0;
    for (uint32_t i = 0; i < n && !(signs & SIGN_PERSON); i++) {
        if (may_be_name(words, i, n)) signs |= SIGN_NAME;
        if (is_age(reader, words, i) ||
            phrases_match(&reader->people, words, i, n, NULL))
            signs |= SIGN_PERSON;
    }
    return signs;
}

/* What the numbers of a sentence tell. */
static uint16_t signs_of_numbers(const struct analysis *analysis,
                                 const struct sentence *s)
{
    size_t low = 0, high = analysis->n_numbers;
    uint16_t signs = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->numbers[middle].words.first < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < analysis->n_numbers; low++) {
        const struct number *number = &analysis->numbers[low];
        if (number->words.first >= s->first + s->n) break;
        if (number->use == NUMBER_COUNT) signs |= SIGN_NUMBER;
        if (number->use == NUMBER_AGE) signs |= SIGN_PERSON;
    }
    return signs;
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
struct token *filter_words(struct filter *filter,
                           const struct analysis *analysis,
                           const struct sentence *s, enum tag tag)
{
    filter->words = arena_grow(filter->arena, filter->words,
                               &filter->room_words, s->n, sizeof(struct token));
    for (uint32_t i = 0; i < s->n; i++) {
        filter->words[i] = analysis->tokens.at[s->first + i];
        token_set_base(filter->reader->lang, filter->arena, &filter->words[i],
                       tag);
    }
    return filter->words;
}

/* Words that may be phrases of the sentence, tried twice. */
static bool tells_harm(struct filter *filter, const struct analysis *analysis,
                       const struct sentence *s, uint16_t signs)
{
    const struct reader *reader = filter->reader;
    struct token *words = filter_words(filter, analysis, s, TAG_NOUN);
    signs |= signs_of_people(reader, words, s->n);
    if (has_phrase(reader, words, s->n, signs)) return true;
    words = filter_words(filter, analysis, s, TAG_VERB);
    return has_phrase(reader, words, s->n, signs) ||
           names_victims(reader, words, s->n);
}

/* The signs of a sentence, with HARMFUL where it tells of harm. */
static uint16_t look_at(struct filter *filter, const struct analysis *analysis,
                        size_t sentence)
{
    if (sentence >= analysis->tokens.n_sentences) return 0;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (s->zone == ZONE_FURNITURE) return 0;
    if (filter->looks[sentence]) return filter->looks[sentence];
    uint16_t signs =
        signs_in(filter, analysis, s) | signs_of_numbers(analysis, s);
    if (signs & SIGN_SUICIDE ||
        (signs & SIGN_VICTIM &&
         signs & (SIGN_NUMBER | SIGN_PERSON | SIGN_PART)) ||
        (signs & SIGN_KEY && tells_harm(filter, analysis, s, signs)))
        signs |= HARMFUL;
    return filter->looks[sentence] = signs | SEEN;
}

/* "We buried them today," he said: who said what stands before. */
static bool closes_quote(const struct analysis *analysis,
                         const struct sentence *s)
{
    const struct token *words = &analysis->tokens.at[s->first];
    for (uint32_t i = 1; i + 1 < s->n; i++)
        if (speech_is_quote(&words[i]) && words[i + 1].kind == TOKEN_WORD)
            return true;
    return false;
}

/* Who speaks may be told in the sentence before it. */
static bool opens_quote(const struct analysis *analysis,
                        const struct sentence *s)
{
    return s->n && speech_is_quote(&analysis->tokens.at[s->first]);
}

bool filter_wants(const struct analysis *analysis, size_t sentence, void *with)
{
    struct filter *filter = with;
    const struct sentence *s = &analysis->tokens.sentences[sentence];
    if (!filter->looks)
        filter->looks = ARENA_ARRAY(filter->arena, uint16_t,
                                    analysis->tokens.n_sentences + 1);
    if (s->zone == ZONE_FURNITURE) return false;
    if (look_at(filter, analysis, sentence) & (HARMFUL | SIGN_CHECK))
        return true;
    uint16_t next = look_at(filter, analysis, sentence + 1);
    uint16_t before = sentence ? look_at(filter, analysis, sentence - 1) : 0;
    if (next & HARMFUL && (next & SIGN_BACK || opens_quote(analysis, s + 1) ||
                           filter_tells_more(filter, analysis, s)))
        return true;
    /* "The mayor came." / '"It was dark," he said.' / "He saw two die." */
    uint16_t later = look_at(filter, analysis, sentence + 2);
    if (later & HARMFUL && later & next & SIGN_BACK &&
        opens_quote(analysis, s + 1))
        return true;
    uint16_t own = look_at(filter, analysis, sentence);
    if (before & HARMFUL && (own & SIGN_NUMBER || closes_quote(analysis, s) ||
                             filter_tells_names(filter, analysis, s) ||
                             filter_tells_who_said(filter, analysis, s)))
        return true;
    /* "Five of the workers came from the north. Two of them were brothers" */
    uint16_t far = sentence > 1 ? look_at(filter, analysis, sentence - 2) : 0;
    if (far & HARMFUL && before & SIGN_NUMBER && own & SIGN_NUMBER &&
        filter_tells_them(filter, analysis, s))
        return true;
    /* "He died. His son was flown to Leeds. He was named as ..." */
    if (far & HARMFUL && filter_tells_names(filter, analysis, s)) return true;
    return (before | next) & HARMFUL && filter_tells_when(filter, analysis, s);
}
