/* The tables of a language that reading claims needs, loaded once.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_READER_H
#define TOLLBOOK_CLAIM_READER_H

#include "base/map.h"
#include "claim/claim.h"
#include "claim/word_kind.h"

/* Whom of its sentence a harm word harms (lang/en/harms.tsv). */
enum frame {
    FRAME_OBJECT,
    FRAME_SUBJECT,
    FRAME_STATE,
    FRAME_COUNT,
    FRAME_OF,
    FRAME_TOLL,
    FRAME_LIVES,
    FRAME_SELF,
    FRAME_AMONG,
    FRAME_SAFE,
    FRAME_BEHIND,
    FRAME_NONE,
};

/* The tag that the main word of a harm phrase bears. */
enum word_class { CLASS_VERB, CLASS_NOUN, CLASS_ADJ, CLASS_ANY, CLASS_COUNT };

struct harm_row {
    uint8_t harm, frame;
    bool plural;  /* a claim without any number: "dead and wounded" */
    bool weak;    /* a claim only with a number of people, or plain persons */
    bool again;   /* only in a report that tells the harm by another word too:
                  "nine captives are on their way home" */
    bool mass;    /* the same, and only of many people: "3,000 people left" */
    uint8_t fold; /* how many the word itself counts: 4 of "a quadruple
                     murder"; 0 = it does not */
};

/* frame.c: read and cut off what stands before the name of a frame. */
void frame_read(struct str *frame, struct harm_row *out);

/* How far the end of a phrase with a gap may stand from its verb. */
enum { HARM_GAP = 18 };

/* A phrase with a gap: "<send> ... to hospital". */
struct gap_row {
    uint32_t harm; /* index into harm_rows */
    uint32_t end;  /* the words that must stand further on: a value of ends */
    uint32_t next; /* the next row of the verb, plus one; 0 = none */
};

struct gaps {
    struct word_table verbs; /* of a base form: its last row, plus one */
    struct gap_row *rows;
    size_t n, room;
    struct phrases ends;
    struct map written; /* ends as written -> their value */
};

enum person_kind {
    PERSON_ONE,
    PERSON_GROUP,
    PERSON_FAMILY,
    PERSON_MODIFIER,
    PERSON_NEVER,
    PERSON_MASS,
    PERSON_PAIR,
};

struct person_row {
    uint8_t role, kind;
};

/* An armed group, or a community that reports name as a side. */
struct armed_row {
    struct str name;
    struct str of; /* the community whose fighters it has, "" = none */
    bool people;   /* a community */
};

enum speech_kind {
    SPEECH_SAY,
    SPEECH_CLAIM,
    SPEECH_DENY,
    SPEECH_FIGURE,
    SPEECH_TOLD,
    SPEECH_ACCORDING,
    SPEECH_NOUN,
    SPEECH_SHOW,
    SPEECH_DOCUMENT,
    SPEECH_NEVER,
    SPEECH_UNVERIFIED,
    SPEECH_APART,
    SPEECH_PERSON,
    SPEECH_RELAY,
    SPEECH_SEE,      /* whoever stood by is the source */
    SPEECH_RECKONED, /* "by X's count" */
};

enum unreal_kind {
    UNREAL_MODAL,
    UNREAL_BEFORE,
    UNREAL_FIGURE,
    UNREAL_SPORT,
    UNREAL_ASIDE,
    UNREAL_CHARGE,
};

struct event_row {
    uint8_t type, weight;
};

/* What a word beside an event or a figure says about it
 * (lang/en/event_cues.tsv, figure_cues.tsv). */
enum cue {
    CUE_OTHER,
    CUE_BACK,
    CUE_TELLING,
    CUE_MEETING,
    CUE_TOLL,
    CUE_JOINT,
    CUE_IN,
    CUE_OUT,
    CUE_AFTER,
    CUE_MOST,
    CUE_LATER,
    CUE_DEATH,
    CUE_FORMER,
    CUE_BY,
    CUE_THERE,
    CUE_BESIDE,
    CUE_THEM,
    CUE_ADDS,
    CUE_FOUND,
    CUE_NTH,
    CUE_WHOLE,
    CUE_OVERALL,
    CUE_WITHIN,
    CUE_BESIDES,
    CUE_NEXT,
    CUE_FREED,
    CUE_LASTS,
    CUE_ARMS,
    CUE_COUP,
    CUE_SEEKER,
    CUE_START,
    CUE_SPREAD,
    CUE_UPROOTED,
    CUE_STREET,
    CUE_DEAD,
    CUE_NAMES,
    CUE_EVERYONE,
    CUE_CARRY,
    CUE_ABOARD,
    CUE_STATE,
    CUE_SEVERE,
    CUE_SHARE,
    CUE_CHARGED,
    CUE_VIOLENCE,
    CUE_EARLY,
    CUE_LATE,
    CUE_HAPPEN,
    CUE_REASON,
    CUE_BEFORE,
    CUE_STRIKE,
    CUE_THING,
    CUE_TODAY,
    CUE_ASIDE,
    CUE_COURT,
    CUE_JUBILEE,
    CUE_SUMS,
    CUE_COMPARED,
    CUE_WINDOW,
    CUE_FIGURE,
    CUE_THEN,
    CUE_BEGIN,
    CUE_BENCH,
    CUE_ALONE,
    CUE_EXCHANGE,
    CUE_APART,
    CUE_PAIR,
    CUE_FATAL,
    CUE_WRONG,
    CUE_COMES,
    CUE_MORTAL,
    CUE_CREDIT,
    CUE_STILL,
    CUE_WHEN,
    CUE_SEEN,
    CUE_SPAN,
    CUE_LAG,
    CUE_MINOR,
    CUE_AGED,
    CUE_LOSS,
    CUE_LOCAL,
    CUE_WHERE,
    CUE_SOON,
    CUE_UNREST,
    CUE_STRIFE,
    CUE_ECHO,
    CUE_SO,
    CUE_SITES,
    CUE_WORLD,
    CUE_BRINGS,
    CUE_LAW,
    CUE_OWNHAND,
    CUE_RIVALS,
    CUE_GAP,
    CUE_LETS,
    CUE_YIELDS,
    CUE_DROPS,
    CUE_SPOT,
    CUE_STANDING,
    CUE_RATE,
    CUE_FOREIGN,
    CUE_DOOMED,
    CUE_EQUALS,
    CUE_COUNT,
};

/* A war whose days are common knowledge (lang/en/conflicts.tsv). */
struct conflict {
    struct str place;
    uint8_t type;           /* enum event_type */
    struct date start, end; /* end.year 0 = not over */
};

/* An event whose day is common knowledge (lang/en/known_events.tsv). */
struct known {
    struct str phrase; /* "" = none */
    struct str place;  /* "" = none */
    struct str word;   /* "" = none needed */
    struct date start;
    uint8_t type; /* enum event_type */
};

/* A body that speaks, under its many names (lang/en/bodies.tsv). */
struct body_row {
    struct str label;
    uint8_t kind; /* enum source_kind */
    bool brief;   /* stands for a body of its kind: "the ministry" */
};

struct bodies {
    struct map names; /* value: index into rows */
    struct body_row *rows;
    size_t n;
};

/* A set of phrases; its values are indices into rows of its own. */
struct reader {
    struct find *find;
    struct lang *lang;
    struct phrases harms[CLASS_COUNT];
    struct harm_row *harm_rows;
    struct gaps gaps;
    struct word_table keys;  /* 1: makes a sentence worth parsing */
    struct word_table signs; /* what a word tells the filter */
    struct phrases people;
    struct person_row *person_rows;
    struct phrases speech;  /* value: enum speech_kind */
    struct phrases sources; /* value: enum source_kind */
    struct phrases armed;
    struct armed_row *armed_rows;
    struct phrases events;
    struct event_row *event_rows;
    struct phrases unreal; /* value: enum unreal_kind */
    struct phrases things; /* nouns that are not people; value unused */
    struct conflict *conflicts;
    size_t n_conflicts;
    struct known *known;
    size_t n_known;
    struct phrases known_phrases;      /* value: index into known */
    struct phrases cues[CUE_COUNT];    /* values unused */
    struct phrases titles;             /* words before a name; value unused */
    struct word_table words;           /* index into word_kinds */
    struct word_table lemmas;          /* likewise, for words by their lemma */
    uint64_t (*word_kinds)[WORD_SETS]; /* a bit for each enum word_kind; the
                                          first row is of no word */
    struct judge *judge;               /* judge.h */
    struct bodies bodies;
};

/* Is the word, asked for in one of the two tables, of that kind? */
static inline bool reader_word_is(const struct reader *reader,
                                  const struct word_table *table, uint32_t word,
                                  enum word_kind kind)
{
    const uint64_t *kinds = reader->word_kinds[word_table_get(table, word)];
    return kinds[kind / 64] >> kind % 64 & 1;
}

/* ---- body.c ------------------------------------------------------------ */

/* Load the bodies; a pack need not have them. Errors: PACK. */
enum status body_open(struct arena *arena, const struct pack *pack,
                      struct bodies *out, struct error *error);

#endif
