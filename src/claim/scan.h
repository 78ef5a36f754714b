/* The working state of reading one report: the analysis, what stands at each
 * token, and the drafts of its claims.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_SCAN_H
#define TOLLBOOK_CLAIM_SCAN_H

#include "claim/reader.h"

#define NO_TOKEN UINT32_MAX

/* A word or phrase that says that people were harmed. */
struct harm_hit {
    uint32_t first, n; /* its tokens */
    uint32_t head;     /* the token that stands for it in the tree */
    uint32_t sentence;
    uint8_t harm, frame, class, fold;
    bool plural, weak, again, mass; /* as in struct harm_row */
    bool modal;   /* "may have been killed": an optional claim */
    bool denied;  /* "denied killing" */
    bool negated; /* "was not hurt", "without casualties" */
};

/* How many, of whom, as one noun phrase says it. */
enum count_kind {
    COUNT_NONE,
    COUNT_NUMBER,   /* a number stands with it */
    COUNT_ONE,      /* "a soldier", "another man" */
    COUNT_DEFINITE, /* "the driver", "his wife": one, told before or not */
    COUNT_NAME,     /* "Siranush Adamyan" */
    COUNT_PLURAL,   /* "soldiers": a number that nobody gave */
    COUNT_PRONOUN,  /* "he", "she" */
    COUNT_GROUP,    /* "the family", "his troops": of unknown number */
};

struct quantity {
    int64_t lo, hi;
    uint8_t qualifier, kind, role, unit;
    bool person;          /* a word for people (or none at all) */
    bool thing;           /* a word for something that is not people */
    bool more;            /* "another", "more" */
    bool negative;        /* "no", "none", "nobody" */
    uint32_t number;      /* index of its number, NO_TOKEN = none */
    uint32_t head;        /* the group's head noun, or the number's token */
    struct stretch words; /* from the number to the group's last word */
    struct str side, name;
};

/* How sure the tie between a harm word and its victim is; less is surer. */
enum tie { TIE_OWN, TIE_DIRECT, TIE_CONJ, TIE_LINEAR, TIE_PART, TIE_WEAK };

/* A claim in the making. */
struct draft {
    struct quantity quantity;
    uint32_t hit; /* index into scan.hits */
    uint32_t sentence;
    uint32_t whole;   /* index of the draft it is a part of, NO_TOKEN */
    uint32_t anchor;  /* token by which source and event are looked up */
    uint32_t pronoun; /* "he", where that is what stands there, or NO_TOKEN */
    uint8_t harm, tie, stance, scope;
    int32_t score;   /* how likely a claim: judge.h */
    bool dropped;    /* folded into another draft, or rejected */
    bool also;       /* "was also killed": somebody else than was told before */
    bool beside;     /* "his two guards": not among those told before */
    bool one_more;   /* "one of his guards": likewise, of one alone */
    bool credited;   /* 'claimed responsibility for killing' them */
    bool of_wounded; /* died later, of those told to be wounded: mortal.c */
    bool dead;       /* hurt, and told to have died: outcome.c */
    bool is_part;    /* "including five children": its whole is sought */
    uint32_t into;   /* the draft it was folded into, NO_TOKEN = none */
    struct attribution source;
    uint32_t event;
    uint32_t place; /* where its words say that it was: index + 1, 0 = none */
    bool here;      /* its own sentence names the place */
    bool overall;   /* "in total": of all that happened */
    bool answers;   /* "in reprisal": of others than those before */
    bool summed;    /* "in total 12 died", "bringing the toll to 12" */
    bool apart;     /* "separately", "more blasts": told to be of others */
    bool anew;      /* "another blast killed 12": of an incident of its own */
    bool series;    /* "a string of bombings": of several incidents */
    bool plural;    /* "in two clashes": of more than one blow */
    bool partial;   /* "nobody else was hurt": nought of some only */
    bool uncounted; /* "(not counted here)": beside the report's own figure */
    bool early;     /* "initially": later figures replace it */
    bool revised;   /* "later revised to 35": it replaces those before */
    bool spell;     /* "this year": of a stretch of time, no incident */
    bool teaser;    /* on a line that may be the headline of another story */
    bool rival;     /* "some reports 59": of other accounts */
    bool resaid;    /* "in May he had spoken of 50": then he said it */
    uint32_t said;  /* the qualifiers of all its mentions, one bit each */
    struct date as_of;
};

struct scan {
    const struct reader *reader;
    struct arena *arena;
    const struct report *report;
    struct analysis analysis;
    struct token *tokens; /* analysis.tokens.at */
    uint32_t n_tokens;
    uint32_t *number_at;   /* for each token: number index + 1, or 0 */
    uint32_t *time_at;     /* time index + 1, or 0 */
    uint32_t *place_at;    /* place index + 1, or 0 */
    uint32_t *sentence_at; /* sentence index */
    uint32_t *hit_at;      /* harm hit index + 1, or 0 */
    uint8_t *unreal_at;    /* enum unreal_kind + 1, or 0 */
    uint64_t (*words_at)[WORD_SETS]; /* a bit for each enum word_kind */
    uint32_t *known_at;              /* row of known_events.tsv + 1, or 0 */
    uint32_t *dated; /* for each time: the word that it dates alone, "a day
                        after the blast", or NO_TOKEN */
    struct harm_hit *hits;
    size_t n_hits, room_hits;
    uint32_t told, told_otherwise; /* 1 << harm; the second not by lives */
    struct draft *drafts;
    size_t n_drafts, room_drafts;
    struct held *held; /* the drafts by sentence */
    struct date published;
    bool published_implied;
    bool written_before; /* published: a dateline's, before the report's */
    const struct conflict *conflict; /* the known war it is about, or NULL */
    struct event *events;
    size_t n_events, room_events;
};

/* ---- read.c ------------------------------------------------------------ */

/* The drafts of a report as the finders leave them, before any is judged. */
struct scan *read_drafts(const struct reader *reader, struct arena *arena,
                         const struct report *report);

/* ---- scan.c ------------------------------------------------------------ */

/* Fill in what stands at each token. */
void scan_open(struct scan *scan);

static inline const struct sentence *scan_sentence(const struct scan *scan,
                                                   uint32_t index)
{
    return &scan->analysis.tokens.sentences[index];
}

/* Is the token such a word? No token behind the last is any. */
static inline bool scan_is(const struct scan *scan, uint32_t token,
                           enum word_kind kind)
{
    return token < scan->n_tokens &&
           scan->words_at[token][kind / 64] >> kind % 64 & 1;
}

struct span scan_span(const struct scan *scan, struct stretch words);
/* The words as they stand, a line's end among them as one blank. */
struct str scan_text(const struct scan *scan, struct stretch words);
struct draft *scan_draft(struct scan *scan);

/* ... of a quantity, as the victims of a harm word. */
struct draft *scan_draft_of(struct scan *scan, uint32_t hit_index,
                            const struct quantity *quantity, uint8_t tie);

/* ... as another draft is, told by position. */
struct draft *scan_draft_like(struct scan *scan, uint32_t known,
                              const struct quantity *quantity);

/* The stretch of drafts around one that it is compared with. It is wider than
 * what a person writes, and keeps the time of a list without end linear. */
uint32_t scan_near_start(uint32_t draft);
uint32_t scan_near_end(const struct scan *scan, uint32_t draft);

/* ---- held.c: the drafts by the sentence of their words ------------------- */

/* Make the lists; to be made again when drafts were sorted or dropped. */
void held_open(struct scan *scan);
/* The draft made last of those in the sentence, then the one made before it;
 * NO_TOKEN = none. */
uint32_t held_last(const struct scan *scan, uint32_t sentence);
uint32_t held_next(const struct scan *scan, uint32_t draft);
/* The draft that counts by the number, told last; NO_TOKEN = none. */
uint32_t held_counting(const struct scan *scan, uint32_t number);
/* Does a draft of its sentence stand on any of the phrase's words? */
bool held_takes(const struct scan *scan, const struct quantity *quantity);
/* The drafts by the sentence that is given for each, else as they stand. */
uint32_t *held_order(const struct scan *scan, const uint32_t *sentence_of);

/* ---- tree.c: the dependency tree of a sentence -------------------------- */

static inline bool tree_is_root(const struct scan *scan, uint32_t token)
{
    return scan->tokens[token].head == token;
}

uint32_t tree_child(const struct scan *scan, uint32_t head, int relation);
bool tree_under(const struct scan *scan, uint32_t token, uint32_t above);
/* The token before the note, left out of the parse, in which a token stands;
 * itself where it stands in none. */
uint32_t tree_before_note(const struct scan *scan, uint32_t token);

/* The tokens from the first to the last under `head` that stand together
 * with it, without those right of it when `left` is set. */
struct stretch tree_phrase(const struct scan *scan, uint32_t head, bool left);
bool tree_is_noun(const struct scan *scan, uint32_t token);
bool tree_is_verb(const struct scan *scan, uint32_t token);

/* The subject of a verb, its own or that of the verb it is joined to. */
uint32_t tree_subject(const struct scan *scan, uint32_t verb);

/* The last noun of the phrase that begins at a token of a sentence, before
 * `end`; NO_TOKEN when none begins there. */
uint32_t tree_noun_from(const struct scan *scan, uint32_t from, uint32_t end);

/* The object of a verb; that of "killed and wounded" for both. */
uint32_t tree_object(const struct scan *scan, uint32_t verb);
bool tree_is_passive(const struct scan *scan, uint32_t verb);

static inline uint32_t tree_sentence_start(const struct scan *scan,
                                           uint32_t token)
{
    return scan_sentence(scan, scan->sentence_at[token])->first;
}

static inline uint32_t tree_sentence_end(const struct scan *scan,
                                         uint32_t token)
{
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[token]);
    return s->first + s->n;
}

/* ---- harm.c -------------------------------------------------------------*/

void harm_find(struct scan *scan);

/* ---- unreal.c ------------------------------------------------------------ */

/* Is the harm only meant, feared, thought of, or a figure of speech? */
bool unreal_is(const struct scan *scan, const struct harm_hit *hit);
/* "may have been killed". */
bool unreal_is_modal_past(const struct scan *scan, const struct harm_hit *hit);

/* ---- quantity.c, group.c ------------------------------------------------ */

/* The place right behind a figure's words, "nine people died in Samar": index
 * + 1, 0 = none. Do two figures stand before two such places? spot.c */
uint32_t figure_spot(const struct scan *scan, struct stretch words);
/* The place that opens a sentence, "In the state of ..., "; 0 = none. */
uint32_t spot_opening(const struct scan *scan, const struct sentence *s);
bool figure_spots_differ(const struct scan *scan, struct stretch one,
                         struct stretch two);

/* Read the noun phrase with this head; kind COUNT_NONE when it is none. */
struct quantity quantity_read(const struct scan *scan, uint32_t head);
struct quantity quantity_of_number(const struct scan *scan, uint32_t number);

/* nominal.c: does the adjective stand in a noun's place: "a 17-year-old"? */
bool quantity_is_nominal(const struct scan *scan, uint32_t head);
/* The people before a word for what they became ("took the passengers
 * hostage"); else the token itself. */
uint32_t quantity_over_state(const struct scan *scan, uint32_t head);
/* Where its age begins, if it is one; else the token itself. */
uint32_t quantity_age_start(const struct scan *scan, uint32_t head);

/* Does the noun name one person each ("man", "driver")? */
bool quantity_is_each(const struct scan *scan, uint32_t head);

/* age.c: the age told of one person; OPEN_BOUND = none. */
int64_t age_beside(const struct scan *scan, const struct quantity *quantity);

/* The role of the people that the words name; sets person or thing. */
void group_read(const struct scan *scan, struct quantity *quantity);
bool group_is_name(const struct scan *scan, uint32_t head,
                   struct stretch *words);
struct str group_place_side(const struct scan *scan, uint32_t index);
/* Is the word the name of a community, for one of it as for all? */
bool group_is_folk(const struct scan *scan, uint32_t head);
/* May the token be (a part of) somebody's name? */
bool group_may_be_name(const struct scan *scan, uint32_t token);
/* Country, armed group or community that the words belong to. */
struct str group_side(const struct scan *scan, struct stretch words,
                      uint32_t head);

/* ---- antecedent.c ------------------------------------------------------- */

/* Whom "he", "she" or "him" means, as the victim of a verb. */
bool antecedent_find(const struct scan *scan, uint32_t verb, uint32_t pronoun,
                     struct quantity *out);
/* Make a name of a lone one, and give it the role that stands beside it. */
void antecedent_name(const struct scan *scan, struct quantity *quantity);

/* ---- label.c ------------------------------------------------------------ */

/* A draft of the figure that a harm word is the label of ("dead 12, injured
 * 36"); false when it is none. */
bool label_find(struct scan *scan, uint32_t hit_index);

/* ---- tally.c ------------------------------------------------------------ */

/* Make "number of ... killed" one harm word, whose figure stands behind. */
void tally_read(const struct scan *scan, struct harm_hit *hit);

/* ---- sufferer.c: who bears a harm where the tree does not say ----------- */

/* reduced.c: "a man shot in the head died": the subject that the tree gave the
 * participle. */
uint32_t sufferer_reduced(const struct scan *scan, uint32_t verb);
/* The noun right before a verb whose subject the tree missed. */
uint32_t sufferer_before(const struct scan *scan, uint32_t verb);
/* "before being shot dead": the subject of the clause above. */
uint32_t sufferer_of_clause(const struct scan *scan, uint32_t verb);
/* "with 12 people still missing": those whom "with" brings. */
uint32_t sufferer_brought(const struct scan *scan, uint32_t word);
/* "men said to have been killed": the noun before the participle above. */
uint32_t sufferer_above(const struct scan *scan, uint32_t verb);
/* "Also killed were two guards": the noun behind the auxiliary. */
uint32_t sufferer_inverted(const struct scan *scan, uint32_t verb);
/* "Relatives of the 176 people killed": the people, not the relatives; else
 * the subject as it was. */
uint32_t sufferer_within(const struct scan *scan, uint32_t subject,
                         uint32_t verb);
/* The lives that the verb claims, also where the tree lost them. */
uint32_t sufferer_lives(const struct scan *scan, uint32_t verb);
/* Is the noun joined to the head, or to the end of its name? */
bool sufferer_joined(const struct scan *scan, uint32_t token, uint32_t head);
/* The noun before an aside: "a soldier, who worked there, was killed". */
uint32_t sufferer_aside(const struct scan *scan, uint32_t verb);
/* Does "any" stand before the noun? */
bool sufferer_is_any(const struct scan *scan, uint32_t noun);
/* Whom a noun set beside a name describes, else the noun itself. */
uint32_t sufferer_described(const struct scan *scan, uint32_t noun);
/* Who is said to be so behind the verb: "Dead is a 34-year-old man". */
uint32_t sufferer_fronted(const struct scan *scan, const struct harm_hit *hit);
/* The same from the first of a list on: "his wife and son, who were ...". */
uint32_t sufferer_listed(const struct scan *scan, uint32_t verb);
/* The subject of the verb by which the noun was suffered or sustained. */
uint32_t sufferer_of_noun(const struct scan *scan, uint32_t noun);
/* The object of a harm phrase, also where the tree lost it. */
uint32_t sufferer_object(const struct scan *scan, const struct harm_hit *hit);
/* "a man with a gunshot wound": the man. */
uint32_t sufferer_with(const struct scan *scan, uint32_t noun);
/* Whom a noun is of, behind a time: "the deaths on Monday of six people". */
uint32_t sufferer_over_time(const struct scan *scan, uint32_t noun);
/* Role, side and words of a loss from those who suffered it. */
void sufferer_take(const struct scan *scan, uint32_t noun,
                   struct quantity *quantity);
/* The counted noun that a noun for the harmed is said to be. */
uint32_t sufferer_told(const struct scan *scan, uint32_t noun);
/* Is "also" said of the verb: somebody not told before? */
bool sufferer_is_also(const struct scan *scan, uint32_t verb);
/* Is the joined noun what the named victim was ("Ann Hill, poet and mayor, was
 * killed")? */
bool sufferer_is_office(const struct scan *scan, uint32_t noun, uint32_t name,
                        uint32_t verb);
/* Is the noun somebody's kin ("his wife")? */
bool sufferer_is_kin(const struct scan *scan, uint32_t noun);
/* Is the name joined to the place of the one whose name is `head`? */
bool sufferer_over_place(const struct scan *scan, uint32_t token,
                         uint32_t head);

/* ---- gap.c --------------------------------------------------------------- */

/* The people right before a participle that shares the auxiliary of another
 * ("and a woman seriously injured"); NO_TOKEN = none. */
uint32_t gap_subject(const struct scan *scan, uint32_t verb);
/* The subject of a harm phrase, at whichever of its verbs the tree put it:
 * "a farmer was found murdered". */
uint32_t gap_phrase_subject(const struct scan *scan,
                            const struct harm_hit *hit);

/* "left 12 officers shot", "saw three people killed": the object of the verb
 * above the participle. */
uint32_t gap_object_above(const struct scan *scan, uint32_t verb);
/* Whom "who" means, the noun that the tree gives or a person behind it. */
uint32_t gap_person(const struct scan *scan, uint32_t who, uint32_t noun);
/* "found a man dead": the man; NO_TOKEN = it is told otherwise. */
uint32_t gap_found(const struct scan *scan, uint32_t word);

/* ---- ordinal.c ---------------------------------------------------------- */

/* The place among the victims that the words give; 0 = none. */
int64_t ordinal_of(const struct scan *scan, struct stretch words);
/* "its 105th death": as many as the ordinal tells; 0 = none. */
int64_t ordinal_of_noun(const struct scan *scan, uint32_t noun);
/* Is the verb said of somebody by his place: "the third person to die"? */
bool ordinal_is_ranked(const struct scan *scan, uint32_t verb);

/* "the fourth soldier killed there this year" states a total of four. */
void ordinal_total(const struct scan *scan, uint32_t verb,
                   struct quantity *quantity);

/* Do the words give that place, and so the figure? */
bool ordinal_counts(const struct scan *scan, const struct quantity *quantity);

/* ---- fit.c -------------------------------------------------------------- */

/* Does only a person suffer this, so that any noun it is said of is one? */
bool victim_suffers(const struct harm_hit *hit);

/* The harm that a counted noun tells in its sentence. */
uint8_t victim_harm(const struct scan *scan, const struct harm_hit *hit);

/* "Some returned to the town": a move in a fight, which harms nobody? */
bool victim_is_loose(const struct scan *scan, const struct quantity *quantity,
                     const struct harm_hit *hit);

/* Can the harm word be said of these people? */
bool victim_fits(const struct scan *scan, const struct quantity *quantity,
                 const struct harm_hit *hit);

/* The noun of a number of people that begins at a token; NO_TOKEN = none. */
uint32_t victim_counted_from(const struct scan *scan, uint32_t from);
/* The one counted by a subject that is itself a harm word, or the subject. */
uint32_t victim_over_harm(const struct scan *scan, uint32_t subject);

/* Is the second noun of a list counted by the number of the first? */
bool victim_is_counted(const struct scan *scan, uint32_t first, uint32_t next);

/* Is a count of bodies or injuries one of nobody? */
bool victim_is_idle(const struct scan *scan, const struct quantity *quantity,
                    const struct harm_hit *hit);

/* ---- beyond.c ------------------------------------------------------------ */

/* Does a number beside a harm word count others than those harmed? */
bool beyond_counts(const struct scan *scan, const struct quantity *quantity);

/* ---- gapping.c ---------------------------------------------------------- */

/* The draft whose harm and people a bare number repeats: "17 in Punjab" behind
 * "Forty people died in Sindh". NO_TOKEN when there is none. */
uint32_t gapping_draft(const struct scan *scan, uint32_t number);
/* The figure that the number, behind a colon, and those behind it add up to. */
uint32_t gapping_opened(const struct scan *scan, uint32_t number);

/* ---- far_subject.c ------------------------------------------------------ */

/* The passive harm word without a victim whose subject these words are,
 * behind phrases and asides; NO_TOKEN = none. */
uint32_t far_subject_hit(const struct scan *scan, struct stretch words);
/* "31 miners trapped by the blast, ..., were confirmed dead": drafts for what
 * became of those told to be trapped or missing. */
void far_subject_fates(struct scan *scan);

/* ---- victim.c, toll.c, zero.c ------------------------------------------- */

void victim_find(struct scan *scan);

/* A draft of the people for the harm word with this index. */
struct draft *victim_draft(struct scan *scan, uint32_t hit,
                           const struct quantity *quantity, uint8_t tie);
/* One of the people with this head, if the harm can be said of them; or them
 * and all who are joined to them. */
void victim_one(struct scan *scan, uint32_t hit, uint32_t head, uint8_t tie);
void victim_add(struct scan *scan, uint32_t hit, uint32_t head, uint8_t tie);
/* Has a joined noun a harm word of its own? */
bool victim_has_own(const struct scan *scan, uint32_t hit, uint32_t head);
/* lives.c: whose lives the verb of this harm word claimed. */
void lives_find(struct scan *scan, uint32_t hit);

void victim_linear(struct scan *scan); /* linear.c */
void victim_share(struct scan *scan);  /* linear.c */
void beside_find(struct scan *scan);
void beside_mark(struct scan *scan);
void list_find(struct scan *scan);
void roll_find(struct scan *scan);
void aboard_find(struct scan *scan);
void named_find(struct scan *scan);
void bomber_find(struct scan *scan);
void fatal_find(struct scan *scan);
void echo_find(struct scan *scan);
void former_find(struct scan *scan);
void out_of_find(struct scan *scan);
void plain_find(struct scan *scan);
void mortal_find(struct scan *scan); /* those of the wounded who died */
/* ward.c: those who died in hospital, beside those who died at once. */
void ward_find(struct scan *scan);

/* ---- speaker.c, event_find.c, fold.c ------------------------------------ */

void speaker_find(struct scan *scan);
/* Has a body that speaks the name? body.c */
bool body_is_known(const struct scan *scan, struct str name);
/* Are two sources one body by the names that bodies have? body.c */
bool body_same(const struct scan *scan, const struct attribution *a,
               const struct attribution *b);
/* Is the first a common noun, "the ministry", and the second none? */
bool body_is_named(const struct scan *scan, const struct attribution *brief,
                   const struct attribution *named);

void side_find(struct scan *scan);
void culprit_find(struct scan *scan);
void person_describe(struct scan *scan);
void side_settle(struct scan *scan);
void outcome_find(struct scan *scan);
void happening_find(struct scan *scan);
void fate_find(struct scan *scan);
void shot_find(struct scan *scan);

/* where_told.c: where the summary before the first heading ends. */
uint32_t where_lead_end(const struct scan *scan);
void fold_drafts(struct scan *scan);
void dating_imply(struct scan *scan);
void elapsed_find(struct scan *scan);

#endif
