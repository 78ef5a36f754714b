/* Who is said to have said what: the speeches of one sentence.
 *
 * A speech is a source and the words of its sentence that stand on its word.
 * Surface order decides far more of it than the tree: news English puts the
 * source right beside the verb, and the verb at the edge of what it covers.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_SPEECH_H
#define TOLLBOOK_CLAIM_SPEECH_H

#include "claim/scan.h"

struct speech {
    uint32_t cue; /* the word that gives the source */
    uint32_t sentence;
    struct stretch words; /* the source's own words, without article */
    struct stretch wide;  /* the same with title and apposition */
    uint32_t left, right; /* [left, right): source and cue; never covered */
    uint32_t since;       /* start of what it covers ahead of itself */
    uint32_t until;       /* end of what it covers behind itself */
    uint8_t kind;         /* enum speech_kind */
    bool leads;           /* covers what follows: "X said that ..." */
    bool trails;          /* covers what precedes: "..., X said." */
    bool spills;          /* "..., X said, and ...": less surely behind */
    bool pronoun;         /* the words are "he", "it", "the statement" */
    bool unsure;          /* a source only if it has spoken before */
    struct attribution source;
};

/* ---- speech_phrase.c: noun phrases that may name a source --------------- */

/* The phrase that ends right before `stop`, and not before `floor`. */
struct stretch speech_phrase_before(const struct scan *scan, uint32_t floor,
                                    uint32_t stop);

/* The phrase that begins at `start`, before `end`. */
struct stretch speech_phrase_after(const struct scan *scan, uint32_t start,
                                   uint32_t end);

/* Without article; and the name alone behind a title in small letters:
 * "local doctor Noor Fayez" -> "Noor Fayez". */
struct stretch speech_phrase_trim(const struct scan *scan,
                                  struct stretch words);
bool speech_phrase_is_name(const struct scan *scan, struct stretch words);

/* ---- speech_subject.c: who stands beside a verb ------------------------- */

/* The sentence being read, and its speeches so far. */
struct finding {
    const struct scan *scan;
    uint32_t sentence, first, end;
    struct speech *out;
    size_t n;
};

static inline const struct token *finding_token(const struct finding *f,
                                                uint32_t at)
{
    return &f->scan->tokens[at];
}

static inline bool finding_is(const struct finding *f, uint32_t at,
                              enum word_kind kind)
{
    return at >= f->first && at < f->end && scan_is(f->scan, at, kind);
}

static inline bool finding_mark(const struct finding *f, uint32_t at,
                                const char *mark)
{
    return at >= f->first && at < f->end &&
           str_is(finding_token(f, at)->lower, mark);
}

/* Back over "has also on Sunday" to where the subject ends. */
uint32_t speech_skip_helpers(const struct finding *f, uint32_t verb);

/* Is the full name right behind the verb, which a mark closes, its speaker? */
bool speech_is_named(const struct finding *f, uint32_t verb,
                     struct stretch words);

/* The source left of a verb: words, wide and left; words.n = 0: none. */
struct speech speech_subject(const struct finding *f, uint32_t verb);

/* The subject of the verb that this one is joined to, by the tree. */
struct stretch speech_shared_subject(const struct finding *f, uint32_t verb);

/* Behind "figures from", "a statement by": whose they are. */
struct stretch speech_author(const struct finding *f, struct stretch words);

/* The last word before any preposition: what the phrase is at heart. */
uint32_t speech_heart(const struct scan *scan, struct stretch words);

/* ---- speech_find.c ------------------------------------------------------ */

enum { MOST_SPEECHES = 16 };

/* The speeches of a parsed sentence, in order; how many. Sources are not
 * resolved yet. */
size_t speech_find(const struct scan *scan, uint32_t sentence,
                   struct speech *out);

/* Keep a speech whose words may name a source. */
void speech_add(struct finding *finding, struct speech speech);

/* ---- speech_headline.c -------------------------------------------------- */

/* "Police: 12 dead", "12 dead in blast - police" */
void speech_read_lead(struct finding *finding);
void speech_read_tail(struct finding *finding);

/* Is the verb said of the figure itself: "12 confirmed killed"? */
bool speech_is_said_of(const struct finding *f, uint32_t verb, int kind);

/* "the ministry's report that 17 died": the token is the document. */
bool speech_is_owned(const struct finding *finding, uint32_t at);
/* speech_deed.c: "food provided by", "released 20 hostages", "saw 12 bodies",
 * and "..., the prison system reported." */
bool speech_names_nobody(const struct finding *f, uint32_t verb);
bool speech_is_deed(const struct finding *f, uint32_t verb);
bool speech_is_gift(const struct finding *f, uint32_t verb);
bool speech_sets_free(const struct finding *f, uint32_t verb);
bool speech_sees(const struct finding *f, uint32_t verb);
bool speech_closes(const struct finding *f, const struct speech *speech);
/* Give "preliminary data" to who tells of them in the same sentence. */
void speech_own_document(struct finding *f);
/* Is what happened the heart of the words? */
bool speech_is_event(const struct finding *f, struct stretch words);
bool speech_is_owned_toll(const struct finding *f, uint32_t at);
void speech_read_owned_toll(struct finding *f, uint32_t at);
void speech_read_owner(struct finding *finding, uint32_t at);
/* Does the noun stand right behind who denies it? */
bool speech_is_denied(const struct finding *f, uint32_t at);
/* The n words from a token on are "by X's count". */
void speech_read_reckoned(struct finding *f, uint32_t cue, uint32_t n);

/* ---- speech_reach.c ----------------------------------------------------- */

/* Set what a speech covers from where it stands in its sentence. */
void speech_reach(const struct scan *scan, struct speech *speech);
/* Is a speech tied to what precedes by its last word, "and", "while", "that"?
 */
bool speech_is_joined(const struct scan *scan, uint32_t before);

/* Is the token one of the quotation marks? */
bool speech_is_quote(const struct token *token);

/* ---- speech_source.c ---------------------------------------------------- */

/* The source that the words name: text, kind and side. */
struct attribution speech_source(const struct scan *scan,
                                 const struct speech *speech);
uint8_t speech_source_kind(const struct scan *scan, struct stretch words);

/* May the words name somebody who counts the dead? */
bool speech_source_speaks(const struct scan *scan, struct stretch words);

/* A word for what is said ("statement", "figures"), not for who says it. */
bool speech_is_document(const struct scan *scan, uint32_t at);

/* The kind of the speech row that stands at a token, or -1. */
int speech_row(const struct scan *scan, uint32_t at, uint32_t end, uint32_t *n);

/* ---- speaker.c ---------------------------------------------------------- */

enum { MOST_SIDED = 32 };

/* The speeches of a report, and whom they lead one to remember. */
struct speaker {
    struct scan *scan;
    struct speech *speeches; /* of the whole report, in order */
    size_t n, room;
    bool *quoted;     /* for each token: inside quotation marks */
    size_t *first_of; /* for each sentence: its first speech */
    struct attribution last, person, body; /* the last of each sort */
    uint32_t person_sentence;
    struct attribution sided[MOST_SIDED]; /* sources whose side is known */
    size_t n_sided;
};

/* Read the speeches of all parsed sentences. Lives in the scan's arena. */
struct speaker *speaker_read(struct scan *scan);

/* ---- speech_cover.c ----------------------------------------------------- */

/* Does whoever speaks in `carrier` pass on what is said in `told`? */
bool speech_passes_on(const struct scan *scan, const struct speech *carrier,
                      const struct speech *told);

/* The speech on whose word the token stands, NULL = the report's own; `own`
 * is whether it is of the token's sentence. */
const struct speech *speaker_cover(const struct speaker *speaker, uint32_t at,
                                   bool *own);

/* Fill in which tokens stand inside quotation marks. */
void speaker_mark_quotes(struct speaker *speaker);

/* ---- doubt.c ------------------------------------------------------------ */

/* Make the figures unverified of which the report says that they could not be
 * checked: "The figures could not be independently verified." */
void speaker_doubt(struct scan *scan);

#endif
