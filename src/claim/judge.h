/* The judge: how likely a draft is to be a claim that the text makes.
 *
 * A linear model over plain traits of a draft and of its report. The weights
 * are whole thousandths, so that every machine comes to the same sum. The
 * table (lang/en/claims.model) is trained by lang/en/train/claims_train.py
 * on what tests/tool/claim_dump.c prints.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_CLAIM_JUDGE_H
#define TOLLBOOK_CLAIM_JUDGE_H

#include "claim/scan.h"

enum {
    TRAIT_MOST = 128, /* traits of one draft; more are left out */
    TRAIT_ROOM = 64,  /* bytes of one; a longer one is left out */
    TOPIC_MOST = 32,
    TELLING_MOST = 64,
};

/* A trait is a name and mostly a value: "tie=own". */
struct traits {
    struct str at[TRAIT_MOST];
    size_t n;
    char bytes[TRAIT_MOST][TRAIT_ROOM];
};

struct judge {
    struct map weights; /* trait -> thousandths, an int32_t's bits */
    struct lang *lang;
    struct word_table words;       /* bit set of a word's topics */
    struct str topics[TOPIC_MOST]; /* their names */
    size_t n_topics;
    struct word_table telling; /* words that are traits: their index + 1 */
    uint32_t n_telling;
    int32_t least; /* drafts of a lower score are dropped */
};

/* Read the weights and the topic words. Lives in `arena`, borrows from the
 * pack. Errors: PACK. */
enum status judge_open(struct arena *arena, const struct pack *pack,
                       struct lang *lang, struct judge **out,
                       struct error *error);

/* Give each draft its score and drop those that are most likely no claims.
 * Before drafts are folded: a part of a dropped one stands alone. */
void judge_drafts(struct scan *scan);

/* nobody.c: give those who only speak, bands taken for one of the dead and who
 * is told of twice a score that no claim has. */
void nobody_drop(struct scan *scan);
/* ... of fighters who only left the field, once their roles are known. */
void nobody_leaves(struct scan *scan);

/* A score (thousandths of log odds) as a share, in whole hundredths. */
double judge_confidence(int32_t sum);

/* The traits of one draft. */
struct setting;
void judge_traits(const struct scan *scan, const struct setting *setting,
                  const struct draft *draft, struct traits *out);

/* What is true of the report as a whole. Lives in the scan's arena. */
const struct setting *judge_setting(const struct scan *scan);

/* ---- judge_setting.c ---------------------------------------------------- */

void trait_add(struct traits *traits, const char *name, const char *value);
void trait_word(struct traits *traits, const char *name, struct str value);
void trait_pair(struct traits *traits, const char *name, const char *one,
                const char *two);
void setting_traits(const struct scan *scan, const struct setting *setting,
                    const struct draft *draft, struct traits *out);

/* How many drafts tell the same harm and number as this one. */
size_t setting_echoes(const struct scan *scan, const struct draft *draft);

#endif
