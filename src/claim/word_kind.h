/* Kinds of little words: what a word does in a sentence.
 *
 * Which words are of a kind, and what each kind is for, is told in
 * lang/en/grammar.tsv. A kind is asked of a word as it stands, of its base
 * form, or of both, as the rows there say.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_WORD_KIND_H
#define TOLLBOOK_CLAIM_WORD_KIND_H

/* Little words of the grammar (lang/en/grammar.tsv); a word may be several. */
enum word_kind {
    WORD_PRONOUN, /* he, they */
    WORD_SHE,
    WORD_THEY,
    WORD_PERSON,     /* he, him */
    WORD_BODY,       /* it */
    WORD_INDEFINITE, /* a */
    WORD_STATEMENT,
    WORD_SITE,   /* street */
    WORD_MALE,   /* man, boy */
    WORD_FEMALE, /* woman, girl */
    WORD_OWNER,  /* his, her */
    WORD_DEGREE, /* seriously, badly */
    WORD_ANYONE, /* people, persons */
    WORD_SUICIDE,
    WORD_OF,
    WORD_AND,
    WORD_JOINS, /* and, plus */
    WORD_TO,
    WORD_BUT,
    WORD_PUTS,    /* at, to */
    WORD_ASIDE,   /* mostly */
    WORD_PORTION, /* including, comprising */
    WORD_INCLUDING,
    WORD_INCLUDE, /* all forms of the verb */
    WORD_AMONG,
    WORD_WHOM,
    WORD_DEFINITE, /* the, these */
    WORD_THE,
    WORD_VICTIM,
    WORD_THAN,
    WORD_ALSO,
    WORD_OTHER,
    WORD_WHO,
    WORD_SUFFER, /* the same */
    WORD_DAY,
    WORD_WEEK,
    WORD_MONTH,
    WORD_AFTER,
    WORD_END,
    WORD_BOTH,
    WORD_SIDES,
    WORD_OWN, /* its */
    WORD_OTHERS,
    WORD_MEMBER, /* of the body named before or behind it */
    WORD_BARE,   /* lives */
    WORD_OLD,
    WORD_PARTICLE,   /* al, el */
    WORD_POSSESSIVE, /* 's */
    WORD_THING,      /* which */
    WORD_PLURAL,     /* people, police */
    WORD_NAMED,
    WORD_ANOTHER,
    WORD_ONE, /* a, an */
    WORD_EACH,
    WORD_NEITHER,
    WORD_DONE, /* manage, able */
    WORD_FORCE,
    WORD_NUMBER,
    WORD_PAIR,    /* couple, twins */
    WORD_EXTREME, /* highest, largest */
    WORD_WHERE,   /* in, at */
    WORD_REACHES, /* reach, number */
    WORD_SELF,    /* himself */
    WORD_NOT,
    WORD_ANY,
    WORD_DEATH,
    WORD_HAVE,
    WORD_RELATIVE, /* who, that */
    WORD_LOSE,
    WORD_CLAIMS,
    WORD_LIFE,
    WORD_FROM,  /* opens the way from one figure to another */
    WORD_SHIFT, /* up, down */
    WORD_ARE,
    WORD_SINCE,
    WORD_POINTING,  /* the, that */
    WORD_KIN,       /* wife, husband */
    WORD_SAME,      /* man, boy */
    WORD_CONTRAST,  /* other, younger */
    WORD_ALIVE,     /* survive, recover */
    WORD_MENDS,     /* recover, recuperate */
    WORD_WARD,      /* hospital */
    WORD_ADULT,     /* man, woman */
    WORD_AGELESS,   /* teen, sister */
    WORD_SINGULAR,  /* was */
    WORD_IRREGULAR, /* militant */
    WORD_STRIKER,   /* gunman */
    WORD_EXCEPT,    /* all but one */
    WORD_EVERY,     /* everyone */
    WORD_FALSE,     /* untrue */
    WORD_TRUE,      /* correct */
    WORD_CONTRARY,  /* contrary */
    WORD_NOR,       /* neither ... nor */
    WORD_PROBES,    /* investigates */
    WORD_REGULAR,   /* soldier */
    WORD_STRUCK,    /* shoot, hit */
    WORD_RANK,      /* officer, superintendent */
    WORD_TROOPER,
    WORD_CAPTURE,
    WORD_STATE, /* government, regime */
    WORD_APART, /* coalition, nato */
    WORD_BAND,  /* front, force */
    WORD_CREED, /* Islamist */
    WORD_REBEL,
    WORD_SWAP,
    WORD_AGAINST,
    WORD_NAMES, /* identify ... as */
    WORD_ACCUSE,
    WORD_RECORD,
    WORD_BRING,
    WORD_LAND,   /* country */
    WORD_MATE,   /* colleague, comrade */
    WORD_WHOLLY, /* all, both */
    WORD_STAFF,
    WORD_CORPSE,
    WORD_CHECK, /* verify, verification */
    WORD_SAVED, /* survivors */
    WORD_BURY,
    WORD_MORE,
    WORD_FLANK, /* side, sides */
    WORD_RUN,
    WORD_BACKED,
    WORD_AS,
    WORD_THAT,
    WORD_FOR,
    WORD_WITH,
    WORD_BY,
    WORD_ON,
    WORD_IN,
    WORD_INTO,
    WORD_OVER,
    WORD_OUT,
    WORD_ABOUT,
    WORD_BETWEEN,
    WORD_WHEN,
    WORD_WHILE,
    WORD_CIRCUMSTANCE, /* after, before */
    WORD_LOCATIVE,     /* where */
    WORD_CLAUSE,       /* who, whose */
    WORD_HOW,
    WORD_MANY,
    WORD_ALL,
    WORD_TWO,
    WORD_SINGLE, /* one */
    WORD_THOSE,
    WORD_THEIR,
    WORD_SOMEBODY, /* he, she */
    WORD_ALIKE,    /* same */
    WORD_SEPARATE,
    WORD_EARLIER,
    WORD_LAST,
    WORD_ALONE,
    WORD_THEN,
    WORD_THERE,
    WORD_WELL,
    WORD_OVERNIGHT,
    WORD_YEAR,
    WORD_AGED,
    WORD_MILITIA,
    WORD_EXODUS,
    WORD_IS,
    WORD_BEING,
    WORD_BE,
    WORD_HAS, /* have */
    WORD_DO,
    WORD_LEAVE,
    WORD_ENDS, /* end */
    WORD_REPORT,
    WORD_RETURN,
    WORD_COME,
    WORD_BELONGS,
    WORD_COUNT,
    WORD_SETS = (WORD_COUNT + 63) / 64, /* of 64 bits each */
};

/* As grammar.tsv calls them. */
extern const char *const word_kind_names[WORD_COUNT];

#endif
