/* Scores of drafts, and which of them are let go.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/judge.h"

#include <math.h>

/* Rows of the model that are no traits. */
#define ROW_ALL "(all)"     /* what every draft starts from */
#define ROW_LEAST "(least)" /* the least score of a claim */

/* The row of topics.tsv that holds no topic. */
#define ROW_TELLING "(sentence)"

/* A weight: a whole number, maybe with a minus sign. */
static bool read_weight(struct str cell, int32_t *out)
{
    int64_t number;
    bool minus = str_starts(cell, STR("-"));
    if (!str_number(str_slice(cell, minus, cell.len), &number) ||
        number > 1000000)
        return false;
    *out = (int32_t)(minus ? -number : number);
    return true;
}

static bool add_weight(struct judge *judge, const struct row *row)
{
    int32_t weight;
    if (!row->cell[0].len || !read_weight(row->cell[1], &weight)) return false;
    if (str_is(row->cell[0], ROW_LEAST))
        judge->least = weight;
    else
        map_put(&judge->weights, row->cell[0], (uint32_t)weight);
    return true;
}

static bool add_telling(struct judge *judge, struct str words)
{
    while (words.len) {
        if (judge->n_telling == TELLING_MOST) return false;
        word_table_put(&judge->telling, judge->lang, str_cut(&words, ' '),
                       ++judge->n_telling);
    }
    return true;
}

static bool add_topic(struct judge *judge, const struct row *row)
{
    struct str rest = row->cell[1];
    if (str_is(row->cell[0], ROW_TELLING)) return add_telling(judge, rest);
    if (judge->n_topics == TOPIC_MOST) return false;
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        uint32_t known =
            word_table_get(&judge->words, lang_word(judge->lang, word));
        word_table_put(&judge->words, judge->lang, word,
                       known | (uint32_t)1 << judge->n_topics);
    }
    judge->topics[judge->n_topics++] = row->cell[0];
    return true;
}

enum status judge_open(struct arena *arena, const struct pack *pack,
                       struct lang *lang, struct judge **out,
                       struct error *error)
{
    static const struct {
        const char *file;
        bool (*add)(struct judge *judge, const struct row *row);
    } tables[] = { { "claims.model", add_weight },
                   { "topics.tsv", add_topic } };
    struct judge *judge = ARENA_NEW(arena, struct judge);
    map_open(&judge->weights, arena);
    judge->lang = lang;
    *out = judge;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct str bytes;
        struct row row;
        if (!pack_find(pack, tables[i].file, &bytes))
            return error_set(error, STATUS_PACK, 0,
                             "the language pack has no '%s'", tables[i].file);
        struct rows rows = rows_open(bytes);
        while (rows_next(&rows, &row))
            if (!tables[i].add(judge, &row))
                return error_set(
                    error, STATUS_PACK, row.line,
                    "cannot use line %zu of '%s' in the language pack",
                    row.line, tables[i].file);
    }
    return STATUS_OK;
}

static int32_t weight_of(const struct judge *judge, struct str trait)
{
    uint32_t bits = 0;
    map_get(&judge->weights, trait, &bits);
    return (int32_t)bits;
}

static int32_t score(const struct judge *judge, const struct traits *traits)
{
    /* At most TRAIT_MOST weights of a million: no overflow. */
    int32_t sum = weight_of(judge, STR(ROW_ALL));
    for (size_t i = 0; i < traits->n; i++)
        sum += weight_of(judge, traits->at[i]);
    return sum;
}

double judge_confidence(int32_t sum)
{
    double share = 1.0 / (1.0 + exp(-(double)sum / 1000.0));
    return floor(share * 100.0 + 0.5) / 100.0;
}

static void score_drafts(struct scan *scan)
{
    const struct setting *setting = judge_setting(scan);
    struct traits traits;
    for (size_t i = 0; i < scan->n_drafts; i++) {
        /* What is only implied has been judged where it was found. */
        if (scan->drafts[i].score) continue;
        judge_traits(scan, setting, &scan->drafts[i], &traits);
        scan->drafts[i].score = score(scan->reader->judge, &traits);
    }
}

static bool is_claim(const struct scan *scan, const struct draft *draft)
{
    return draft->score >= scan->reader->judge->least;
}

/* Where each draft stands once those that are no claims are gone. */
static uint32_t *new_places(const struct scan *scan)
{
    uint32_t *to = ARENA_ARRAY(scan->arena, uint32_t, scan->n_drafts + 1);
    uint32_t kept = 0;
    for (size_t i = 0; i < scan->n_drafts; i++)
        to[i] = is_claim(scan, &scan->drafts[i]) ? kept++ : NO_TOKEN;
    return to;
}

void judge_drafts(struct scan *scan)
{
    if (!scan->n_drafts) return;
    score_drafts(scan);
    const uint32_t *to = new_places(scan);
    size_t kept = 0;
    for (size_t i = 0; i < scan->n_drafts; i++) {
        struct draft draft = scan->drafts[i];
        if (to[i] == NO_TOKEN) continue;
        if (draft.whole != NO_TOKEN) draft.whole = to[draft.whole];
        if (draft.whole == NO_TOKEN) draft.is_part = false;
        scan->drafts[kept++] = draft;
    }
    scan->n_drafts = kept;
}
