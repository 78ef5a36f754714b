/* The door of lang/: language packs, tokens, sentences.
 *
 * A pack is a set of named files (lang/en/...): tables of words and rules,
 * models. Everything that is English stands there; nothing here knows a word.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LANG_LANG_H
#define TOLLBOOK_LANG_LANG_H

#include "text/text.h"

/* ---- packs ------------------------------------------------------------ */

/* One file of a pack, by name ("harms.tsv", "syntax.model"). */
struct pack_file {
    struct str name;
    struct str bytes;
};

/* The files are borrowed (built into the library, or read by the caller). */
struct pack {
    const struct pack_file *files;
    size_t n_files;
};

/* The bytes of a file; false when the pack has none of that name. */
bool pack_find(const struct pack *pack, const char *name, struct str *out);

/* Rows of a table: tab-separated cells, '#' begins a comment line, blank
 * lines are skipped. */
enum { ROW_CELLS = 12 };

struct row {
    struct str cell[ROW_CELLS]; /* trimmed; missing cells are empty */
    size_t n;                   /* cells given */
    size_t line;                /* line in the file, from 1 */
};

struct rows {
    struct str rest;
    size_t line;
};

struct rows rows_open(struct str bytes);
bool rows_next(struct rows *rows, struct row *out);
size_t rows_count(struct str bytes);

/* ---- tokens ----------------------------------------------------------- */

enum token_kind {
    TOKEN_WORD,   /* letters, with inner apostrophes and hyphens */
    TOKEN_NUMBER, /* begins with a digit: 2,783  1.4  20th  24-hour  7.8 */
    TOKEN_PUNCT,  /* one mark: . , ; : ? ! " ' ( ) [ ] - -- ... */
    TOKEN_SYMBOL, /* $ % # @ and the like, URLs, e-mail addresses */
};

/* Universal part-of-speech tags and dependency relations (UD v2). */
enum tag {
    TAG_X,
    TAG_ADJ,
    TAG_ADP,
    TAG_ADV,
    TAG_AUX,
    TAG_CCONJ,
    TAG_DET,
    TAG_INTJ,
    TAG_NOUN,
    TAG_NUM,
    TAG_PART,
    TAG_PRON,
    TAG_PROPN,
    TAG_PUNCT,
    TAG_SCONJ,
    TAG_SYM,
    TAG_VERB,
    TAG_COUNT,
};

enum relation {
    REL_DEP,
    REL_ROOT,
    REL_ACL,
    REL_ACL_RELCL,
    REL_ADVCL,
    REL_ADVMOD,
    REL_AMOD,
    REL_APPOS,
    REL_AUX,
    REL_AUX_PASS,
    REL_CASE,
    REL_CC,
    REL_CCOMP,
    REL_COMPOUND,
    REL_COMPOUND_PRT,
    REL_CONJ,
    REL_COP,
    REL_CSUBJ,
    REL_DET,
    REL_DISCOURSE,
    REL_EXPL,
    REL_FIXED,
    REL_FLAT,
    REL_GOESWITH,
    REL_IOBJ,
    REL_LIST,
    REL_MARK,
    REL_NMOD,
    REL_NMOD_POSS,
    REL_NSUBJ,
    REL_NSUBJ_PASS,
    REL_NUMMOD,
    REL_OBJ,
    REL_OBL,
    REL_OBL_AGENT,
    REL_ORPHAN,
    REL_PARATAXIS,
    REL_PUNCT,
    REL_VOCATIVE,
    REL_XCOMP,
    REL_COUNT,
};

/* Sets of phrases are told apart by a bit each: 64 in a mask. */
enum { PHRASE_MASKS = 2 };

/* Clitics are tokens of their own, as in UD: "soldiers|'s", "did|n't". */
struct token {
    struct span span;
    struct str text;  /* as it stands in the report */
    struct str lower; /* lower case, typographic apostrophes made plain */
    struct str lemma; /* filled with the tag; = lower until then */
    uint32_t word;    /* number of lower, by which tables are asked */
    uint32_t stem;    /* number of lemma */
    uint64_t begins[PHRASE_MASKS]; /* sets of which a phrase may begin here */
    uint32_t head;     /* index in the report's tokens; own index = root */
    uint8_t kind;      /* enum token_kind */
    uint8_t tag;       /* enum tag; filled by syntax */
    uint8_t relation;  /* enum relation; filled by syntax */
    uint8_t sense;     /* VerbForm and voice: enum token_sense */
    bool space_before; /* white space stands before it */
    bool capital;      /* begins with a capital letter */
    bool all_capital;  /* two letters or more, none of them small */
};

enum token_sense {
    SENSE_NONE,
    SENSE_FINITE, /* Tense=Past|Pres, VerbForm=Fin */
    SENSE_INFINITIVE,
    SENSE_PARTICIPLE, /* VerbForm=Part, Tense=Past (also passive) */
    SENSE_GERUND,     /* VerbForm=Ger, or Part with Tense=Pres */
    SENSE_PLURAL,     /* nouns: Number=Plur */
};

/* A sentence never crosses a zone. Sentences cover all tokens in order. */
struct sentence {
    uint32_t first;     /* its first token */
    uint32_t n;         /* how many */
    struct span span;   /* bytes */
    uint32_t paragraph; /* index of its zone */
    uint8_t zone;       /* enum zone_kind */
    bool parsed;        /* syntax has been filled */
};

struct tokens {
    struct token *at;
    size_t n;
    struct sentence *sentences;
    size_t n_sentences;
};

/* The tables that tokens and sentences need (abbreviations, lemmas). */
struct lang;

/* Read them from a pack. Lives in `arena`. Errors: PACK. */
enum status lang_open(struct arena *arena, const struct pack *pack,
                      struct lang **out, struct error *error);

/* Cut the report into tokens and sentences, in `arena`. */
void lang_tokens(const struct lang *lang, struct arena *arena,
                 const struct report *report, struct tokens *out);

/* The base form of a lower-cased word under a tag: "fleeing" VERB -> "flee",
 * "children" NOUN -> "child". Copies into `arena` only when it must. */
struct str lang_lemma(const struct lang *lang, struct arena *arena,
                      struct str lower, enum tag tag);

/* ---- words ------------------------------------------------------------ */

/* Each word that some table of the pack names has a number, from 1 on. No
 * table knows anything of the others; they all have the number 0. */
uint32_t lang_word(const struct lang *lang, struct str word);

/* The same while tables are read; a new word's bytes must outlive `lang`. */
uint32_t lang_add_word(struct lang *lang, struct str word);

/* Numbers run from 1 to this. */
size_t lang_words(const struct lang *lang);
struct str lang_text(const struct lang *lang, uint32_t word);

/* The number of a known word's base form as a noun or a verb. */
uint32_t lang_base(const struct lang *lang, uint32_t word, enum tag tag);

/* A value for each word, by its number; 0 = the table does not hold it.
 * Empty when all zero. */
struct word_table {
    uint32_t *at;
    size_t n;
};

void word_table_put(struct word_table *table, struct lang *lang,
                    struct str word, uint32_t value);
void word_table_set(struct word_table *table, struct lang *lang, uint32_t word,
                    uint32_t value);

static inline uint32_t word_table_get(const struct word_table *table,
                                      uint32_t word)
{
    return word < table->n ? table->at[word] : 0;
}

/* Set what hangs on a token's lower-case word; the word is its lemma. */
void token_set_word(const struct lang *lang, struct token *token);

/* Set the lemma to these bytes, or to the word's base form under a tag. */
void token_set_lemma(const struct lang *lang, struct token *token,
                     struct str lemma);
void token_set_base(const struct lang *lang, struct arena *arena,
                    struct token *token, enum tag tag);

/* ---- phrases ---------------------------------------------------------- */

/* A set of phrases, each with a value, found by longest match.
 *
 * A phrase is words with blanks between. Each word is one of
 *   word      the token's lower-case text
 *   <word>    the token's lemma
 *   (a|b)     either (inside: word or <word>)
 *   word?     may be left out (also (a|b)?)
 *   *         any one token; not at the start
 * An apostrophe-s is a word of its own: "people 's army". */
struct phrases {
    struct lang *lang;
    size_t index; /* of its bit among all sets */
    struct phrase_node *nodes;
    size_t n;
    size_t room;
};

/* All sets over one language are opened before the first text is read. */
void phrases_open(struct phrases *set, struct lang *lang);

/* Add a phrase. Its bytes must outlive the set. False: the phrase is broken
 * (an open bracket, empty). A later equal phrase replaces the value. */
bool phrases_add(struct phrases *set, struct str phrase, uint32_t value);

static inline bool phrases_may_begin(const struct phrases *set,
                                     const struct token *token)
{
    return token->begins[set->index / 64] >> set->index % 64 & 1;
}

/* As below, where a phrase may begin. */
size_t phrases_walk(const struct phrases *set, const struct token *tokens,
                    size_t at, size_t end, uint32_t *value);

/* The longest phrase that begins at token `at` and ends before `end`: number
 * of tokens, 0 when there is none. */
static inline size_t phrases_match(const struct phrases *set,
                                   const struct token *tokens, size_t at,
                                   size_t end, uint32_t *value)
{
    if (at >= end || !phrases_may_begin(set, &tokens[at])) return 0;
    return phrases_walk(set, tokens, at, end, value);
}

#endif
