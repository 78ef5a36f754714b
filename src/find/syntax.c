/* The tagger and parser of a sentence: encode, score, build the tree, label.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/syntax.h"

#include <string.h>

#include "base/wide.h"
#include "find/standin.h"
#include "find/syntax_net.h"
#include "find/syntax_tree.h"

/* Longer sentences are no sentences: lang/ cuts before this. */
enum { WORDS_MOST = 1000 };

/* Heads whose scores add up at a time; compilers have registers for them. */
enum { HEADS = 16 };
struct heads {
    float at __attribute__((vector_size(HEADS * sizeof(float))));
};

struct syntax_parser {
    struct syntax_model model;
    struct standins standins;
    const struct lang *lang;
};

/* One sentence at work. Row 0 is the root. */
struct work {
    const struct syntax_model *model;
    struct arena *arena;
    struct syntax_rows rows;
    uint32_t *head;
    struct token *tokens;
    uint32_t first; /* place of the first token in the report */
};

enum status syntax_open(struct arena *arena, const struct pack *pack,
                        struct lang *lang, struct syntax_parser **out,
                        struct error *error)
{
    struct str bytes;

    if (!pack_find(pack, "syntax.model", &bytes))
        return error_set(error, STATUS_PACK, 0,
                         "cannot find 'syntax.model' in the language pack");
    struct syntax_parser *parser = ARENA_NEW(arena, struct syntax_parser);
    parser->lang = lang;
    *out = parser;
    enum status status =
        standin_open(lang, pack, arena, &parser->standins, error);
    if (status) return status;
    return syntax_model_read(arena, bytes, &parser->model, error);
}

static float *run_matrix(struct work *work, const struct syntax_matrix *matrix,
                         const struct syntax_bytes *in)
{
    return syntax_multiply(matrix, work->arena, in);
}

/* Rows of SYNTAX_ARC numbers, cut off below zero. */
static struct syntax_bytes fix_rows(struct work *work, const float *rows)
{
    return syntax_fix(work->arena, rows, work->rows.n, SYNTAX_ARC, 0);
}

/* What one word thinks of heads by their distance, REACH before it to REACH
 * behind it; beyond NEAR all are alike. HEADS of them are read at a time. */
enum { NEAR = 15, REACH = NEAR + HEADS, LINE = 2 * REACH + 2 };

static void set_line(const float *far, float line[LINE])
{
    /* Row of `far` for each gap up to NEAR. */
    static const uint8_t rows[NEAR + 1] = { 0, 0, 1, 2, 3, 4, 4, 5,
                                            5, 5, 6, 6, 6, 6, 6, 6 };
    enum { BEFORE = 7, BEHIND = 15, SIDE = SYNTAX_DISTANCES / 2 };

    for (size_t i = 0; i < HEADS; i++) line[i] = far[BEFORE];
    for (size_t i = REACH + NEAR + 1; i < LINE; i++) line[i] = far[BEHIND];
    line[REACH] = 0;
    for (size_t gap = 1; gap <= NEAR; gap++) {
        line[REACH - gap] = far[rows[gap]];
        line[REACH + gap] = far[rows[gap] + SIDE];
    }
}

/* Scores of n heads of word i by their distance alone; whole blocks. */
static void score_far(const float line[LINE], size_t i, size_t n, float *out)
{
    for (size_t at = 0; at < n; at += HEADS) {
        size_t from = at + REACH < i ? 0 : at + REACH - i;

        from = from < REACH + HEADS ? from : REACH + HEADS;
        memcpy(out + at, line + from, HEADS * sizeof *out);
    }
}

/* Numbers of the heads, HEADS of them at a time, turned so that one number of
 * these heads is a row: scores then add up in order while the machine works
 * on all of them. */
static float *turn_heads(struct work *work)
{
    size_t n = work->rows.n, most = (n + HEADS - 1) / HEADS * HEADS;
    float *above = run_matrix(work, &work->model->above, &work->rows.at);
    float *turned = ARENA_ARRAY(work->arena, float, most *SYNTAX_ARC);

    for (size_t i = 0; i < n; i++) {
        float *block = turned + i / HEADS * HEADS * SYNTAX_ARC + i % HEADS;

        for (size_t k = 0; k < SYNTAX_ARC; k++) {
            float x = above[i * SYNTAX_ARC + k];

            x = x < 0 ? 0 : x;
            block[k * HEADS] = x > SYNTAX_LIMIT ? SYNTAX_LIMIT : x;
        }
    }
    return turned;
}

/* Add the scores of all heads to a row, which has room for whole blocks. */
WIDE static void score_heads(const float *restrict match,
                             const float *restrict turned, size_t n,
                             float *restrict out)
{
    for (size_t j = 0; j < n; j += HEADS) {
        struct heads sum, above;

        memcpy(&sum, out + j, sizeof sum);
        for (size_t k = 0; k < SYNTAX_ARC; k++, turned += HEADS) {
            memcpy(&above, turned, sizeof above);
            sum.at += match[k] * above.at;
        }
        memcpy(out + j, &sum, sizeof sum);
    }
}

static void find_heads(struct work *work)
{
    const struct syntax_model *model = work->model;
    size_t n = work->rows.n;
    struct syntax_bytes below =
        fix_rows(work, run_matrix(work, &model->below, &work->rows.at));
    float *match = run_matrix(work, &model->match, &below);
    float *far = run_matrix(work, &model->far, &below);
    float *turned = turn_heads(work);
    /* A row's last block runs on into the next row, which is set later. */
    float *score = ARENA_ARRAY(work->arena, float, n *n + HEADS);
    for (size_t i = 1; i < n; i++) {
        float *row = score + i * n;
        float line[LINE];

        set_line(far + i * SYNTAX_DISTANCES, line);
        score_far(line, i, n, row);
        score_heads(match + i * SYNTAX_ARC, turned, n, row);
    }
    work->head = ARENA_ARRAY(work->arena, uint32_t, n);
    syntax_tree(score, n, ARENA_ARRAY(work->arena, uint8_t, n), work->head);
}

static size_t best_of(const float *score, size_t n)
{
    size_t best = 0;

    for (size_t i = 1; i < n; i++)
        if (score[i] > score[best]) best = i;
    return best;
}

static void set_tags(struct work *work)
{
    size_t n_tags = work->model->n_tags;
    float *score = run_matrix(work, &work->model->tag, &work->rows.tag);

    for (size_t i = 1; i < work->rows.n; i++) {
        uint8_t both = work->model->tags[best_of(score + i * n_tags, n_tags)];

        work->tokens[i - 1].tag = both / 8;
        work->tokens[i - 1].sense = both % 8;
    }
}

/* The root relation is the root's alone. */
static void set_relation(struct token *token, float *score, bool root)
{
    if (!root) score[REL_ROOT] = score[REL_DEP] - 1;
    token->relation = root ? REL_ROOT : (uint8_t)best_of(score, REL_COUNT);
}

static void set_arcs(struct work *work)
{
    const struct syntax_model *model = work->model;
    size_t n = work->rows.n;
    float *below = run_matrix(work, &model->label_below, &work->rows.at);
    float *above = run_matrix(work, &model->label_above, &work->rows.at);

    for (size_t i = 1; i < n; i++)
        for (size_t k = 0; k < SYNTAX_ARC; k++)
            below[i * SYNTAX_ARC + k] += above[work->head[i] * SYNTAX_ARC + k];
    struct syntax_bytes both = fix_rows(work, below);
    float *score = run_matrix(work, &model->relation, &both);
    for (size_t i = 1; i < n; i++) {
        bool root = work->head[i] == 0;
        struct token *token = &work->tokens[i - 1];

        token->head = work->first + (root ? (uint32_t)i : work->head[i]) - 1;
        set_relation(token, score + i * REL_COUNT, root);
    }
}

static void set_lemmas(const struct lang *lang, struct arena *arena,
                       struct token *tokens, size_t n)
{
    for (size_t i = 0; i < n; i++)
        token_set_base(lang, arena, &tokens[i], (enum tag)tokens[i].tag);
}

/* Too long to be read as a whole: all words hang on the first. */
static void set_flat(struct token *tokens, uint32_t first, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        tokens[i].head = first;
        tokens[i].relation = i ? REL_DEP : REL_ROOT;
    }
}

void syntax_parse(const struct syntax_parser *parser, struct arena *arena,
                  struct tokens *tokens, size_t sentence)
{
    struct sentence *s = &tokens->sentences[sentence];
    struct token *at = tokens->at + s->first;

    s->parsed = true;
    if (s->n == 0) return;
    if (s->n > WORDS_MOST) {
        set_flat(at, s->first, s->n);
        return;
    }
    struct arena_mark mark = arena_mark(arena);
    struct work work = {
        .model = &parser->model, .arena = arena, .tokens = at, .first = s->first
    };
    const struct token *seen = standin_show(&parser->standins, arena, at, s->n);
    work.rows = syntax_encode(work.model, arena, seen, (size_t)s->n + 1);
    find_heads(&work);
    set_tags(&work);
    set_arcs(&work);
    arena_release(arena, mark);
    if (parser->lang) set_lemmas(parser->lang, arena, at, s->n);
}

bool syntax_pauses(const struct syntax_parser *parser,
                   const struct token *tokens, size_t n)
{
    return standin_pauses(&parser->standins, tokens, n);
}
