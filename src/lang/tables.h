/* What lang/ reads from a pack: the tables behind tokens, sentences, lemmas.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LANG_TABLES_H
#define TOLLBOOK_LANG_TABLES_H

#include "base/map.h"
#include "lang/lang.h"

/* Kinds of abbreviation (abbreviations.tsv says what each means). */
enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,
    ABBREVIATION_NUMBER,
    ABBREVIATION_MONTH,
    ABBREVIATION_GENERAL,
    ABBREVIATION_NAME,
};

enum { CLITICS = 16 };

/* One row of lemma_rules.tsv. */
struct lemma_rule {
    struct str pattern; /* the end of the word; classes as in the table */
    struct str add;     /* put after what is left */
    uint32_t cut;       /* bytes taken off the end */
    uint64_t plain;     /* which of the last 8 bytes are no classes: 0xff */
    uint64_t bytes;     /* and what they are */
    uint32_t next;      /* the next rule with the same last byte + 1 */
};

/* Patterns end in a plain byte below this. */
enum { LEMMA_ENDS = 128 };

struct lemma_rules {
    struct lemma_rule *at;
    size_t n;
    size_t room;
    uint32_t first[LEMMA_ENDS]; /* by the last byte, + 1 */
};

/* A word that has a number. */
struct word {
    uint64_t hash;                 /* str_hash: no two words share it */
    uint64_t begins[PHRASE_MASKS]; /* sets with a phrase that it begins */
    uint64_t stems[PHRASE_MASKS];  /* the same with it as a lemma */
    uint32_t noun, verb;           /* numbers of its base forms */
    uint32_t odd;                  /* tags under which lemmas.tsv has it */
    struct str text;
};

/* Where a word is found: by the lower bits of its hash, small and dense. */
struct word_slot {
    uint32_t high;   /* the upper half of the hash */
    uint32_t number; /* 0 = free */
};

/* Of a prefix: the word behind it stays what it is. */
enum { PREFIX_SAME = 2 };

struct lang {
    struct arena *arena;
    struct word_slot *slots; /* open addressing, at most half full */
    size_t n_slots;          /* a power of two */
    struct word *words;      /* by number; the first is no word */
    size_t n_words, words_room;
    size_t n_filled;          /* words whose base forms are known */
    bool has_lemmas;          /* the tables of lemmas are read */
    size_t n_sets;            /* sets of phrases opened */
    struct map abbreviations; /* "gen" -> enum abbreviation */
    struct map starters;
    struct word_table splits; /* "cannot": 3 */
    struct map prefixes;      /* "anti": 1; "ex": PREFIX_SAME */
    struct map suffixes;      /* "th" */
    struct map units;         /* "mm" */
    struct map domains;       /* "org" */
    struct map restarts;      /* "a", where a headline runs on into the text */
    struct map letters;       /* "class", behind which "A" is a letter */
    struct str clitics[CLITICS];
    size_t n_clitics;
    struct map lemmas; /* tag byte + form -> index into forms */
    struct str *forms;
    size_t n_forms;
    size_t forms_room;
    struct lemma_rules rules[TAG_COUNT];
};

/* The tag by its UD name; TAG_COUNT when there is none. */
enum tag tag_named(struct str name);

/* Read lemmas.tsv and lemma_rules.tsv. */
enum status lemma_open(struct lang *lang, struct arena *arena,
                       const struct pack *pack, struct error *error);

/* The base form by rules alone, of a word that lemmas.tsv does not have. */
struct str lemma_by_rule(const struct lang *lang, struct arena *arena,
                         struct str lower, enum tag tag);

/* The numbers of words: none yet; base forms for those that lack them. */
void vocabulary_open(struct lang *lang);
void vocabulary_fill(struct lang *lang);

/* Kind of abbreviation of a word without its last stop. */
enum abbreviation abbreviation_of(const struct lang *lang, struct str word);

/* Set kind, capitals and lower-case text of a token from its text. */
void word_describe(const struct lang *lang, struct arena *arena,
                   struct token *token);

/* Lower case into `room` bytes; empty when it does not fit or is not ASCII. */
struct str word_fold(struct str word, char *out, size_t room);

/* Cut the tokens [first, tokens->n) of one zone into sentences. */
struct cut_zone {
    struct str text;
    uint32_t index; /* of the zone */
    uint8_t kind;
    size_t first; /* its first token */
    size_t *room; /* of tokens->sentences */
};
void sentences_cut(const struct lang *lang, struct arena *arena,
                   const struct cut_zone *zone, struct tokens *tokens);

#endif
