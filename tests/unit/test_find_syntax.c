/* find/syntax: dependencies of casualty reports, whole trees whatever comes,
 * broken models. Run from the root of the project.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "find/syntax.h"

enum {
    MODEL_MOST = 8 << 20,
    WORDS_MOST = 400,
    LINE_MOST = 2000,
    HELD_LEAST = 205, /* dependencies of syntax.tsv that must be found */
};

static const char *const relation_names[REL_COUNT] = {
    "dep",        "root",      "acl",   "acl_relcl", "advcl",
    "advmod",     "amod",      "appos", "aux",       "aux_pass",
    "case",       "cc",        "ccomp", "compound",  "compound_prt",
    "conj",       "cop",       "csubj", "det",       "discourse",
    "expl",       "fixed",     "flat",  "goeswith",  "iobj",
    "list",       "mark",      "nmod",  "nmod_poss", "nsubj",
    "nsubj_pass", "nummod",    "obj",   "obl",       "obl_agent",
    "orphan",     "parataxis", "punct", "vocative",  "xcomp",
};

/* A parser, its memory, and one sentence to parse. */
struct bench {
    struct arena arena;
    struct str bytes;
    struct syntax_parser *parser;
    struct token words[WORDS_MOST];
    struct sentence sentence;
    struct tokens tokens;
};

static struct str read_model(void)
{
    char *bytes = malloc(MODEL_MOST);
    FILE *file = fopen("lang/en/syntax.model", "rb");

    assert_non_null(bytes);
    assert_non_null(file);
    size_t len = fread(bytes, 1, MODEL_MOST, file);
    fclose(file);
    return (struct str){ bytes, len };
}

static enum status open_bytes(struct arena *arena, struct str bytes,
                              struct syntax_parser **out)
{
    struct pack_file file = { STR("syntax.model"), bytes };
    struct pack pack = { &file, 1 };
    struct error error = { 0 };

    return syntax_open(arena, &pack, NULL, out, &error);
}

static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);

    assert_non_null(bench);
    arena_open(&bench->arena, NULL);
    bench->bytes = read_model();
    assert_int_equal(open_bytes(&bench->arena, bench->bytes, &bench->parser),
                     STATUS_OK);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;

    arena_close(&bench->arena);
    free((char *)(uintptr_t)bench->bytes.at);
    free(bench);
    return 0;
}

static void note_letters(struct token *token)
{
    size_t letters = 0;
    size_t small = 0;
    size_t at = 0;

    while (at < token->text.len) {
        uint32_t rune = utf8_next(token->text, &at);

        letters += utf8_is_letter(rune);
        small += utf8_is_letter(rune) && !utf8_is_upper(rune);
    }
    at = 0;
    uint32_t first = token->text.len ? utf8_next(token->text, &at) : ' ';
    token->capital = utf8_is_upper(first);
    token->all_capital = letters >= 2 && small == 0;
    token->kind = utf8_is_digit(first) ? TOKEN_NUMBER
                  : letters > 0        ? TOKEN_WORD
                                       : TOKEN_PUNCT;
}

/* Parse words that stand apart by blanks. */
static void parse(struct bench *bench, struct str text)
{
    size_t n = 0;

    while (text.len && n < WORDS_MOST) {
        struct token *token = &bench->words[n++];

        *token = (struct token){ .text = str_cut(&text, ' ') };
        token->lower = str_lower(&bench->arena, token->text);
        note_letters(token);
    }
    bench->sentence = (struct sentence){ .n = (uint32_t)n };
    bench->tokens = (struct tokens){ bench->words, n, &bench->sentence, 1 };
    syntax_parse(bench->parser, &bench->arena, &bench->tokens, 0);
}

/* The place of "word" or "word#2"; n when it is "-" or not there. */
static size_t find_word(const struct bench *bench, struct str name)
{
    struct str rest = name;
    struct str word = str_cut(&rest, '#');
    int64_t turn = 1;

    if (rest.len) str_number(rest, &turn);
    for (size_t i = 0; i < bench->tokens.n; i++)
        if (str_equal(bench->words[i].text, word) && --turn == 0) return i;
    return bench->tokens.n;
}

static bool has_relation(const struct token *token, struct str names)
{
    while (names.len)
        if (str_is(str_cut(&names, '|'), relation_names[token->relation]))
            return true;
    return false;
}

/* "word relation head", any of several relations and heads. */
static bool holds(const struct bench *bench, struct str wanted)
{
    size_t at = find_word(bench, str_cut(&wanted, ' '));
    struct str names = str_cut(&wanted, ' ');

    if (at == bench->tokens.n) return false;
    while (wanted.len) {
        struct str name = str_cut(&wanted, '|');
        size_t head = str_is(name, "-") ? at : find_word(bench, name);

        if (bench->words[at].head == head &&
            has_relation(&bench->words[at], names))
            return true;
    }
    return false;
}

static size_t count_held(struct bench *bench, struct str wanted, size_t *all)
{
    size_t held = 0;

    while (wanted.len) {
        struct str one = str_trim(str_cut(&wanted, ';'));

        held += holds(bench, one);
        (*all)++;
    }
    return held;
}

static void finds_who_harmed_whom(void **state)
{
    struct bench *bench = *state;
    FILE *file = fopen("tests/unit/syntax.tsv", "r");
    char line[LINE_MOST];
    size_t held = 0;
    size_t all = 0;

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        struct str rest = str_trim(str_from(line));
        if (!rest.len || rest.at[0] == '#') continue;
        parse(bench, str_cut(&rest, '\t'));
        held += count_held(bench, rest, &all);
    }
    fclose(file);
    print_message("# %zu of %zu dependencies found\n", held, all);
    assert_true(held >= HELD_LEAST);
}

static void assert_tree(const struct bench *bench)
{
    size_t n = bench->tokens.n;
    size_t roots = 0;

    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        size_t steps = 0;

        assert_true(bench->words[i].head < n);
        assert_true(bench->words[i].relation < REL_COUNT);
        assert_true(bench->words[i].tag < TAG_COUNT);
        roots += bench->words[i].head == i;
        assert_int_equal(bench->words[i].head == i,
                         bench->words[i].relation == REL_ROOT);
        while (bench->words[at].head != at && steps <= n) {
            at = bench->words[at].head;
            steps++;
        }
        assert_true(steps < n);
    }
    assert_int_equal(roots, n ? 1 : 0);
    assert_true(bench->sentence.parsed);
}

static void makes_a_tree_of_anything(void **state)
{
    static const char *const words[] = {
        "killed", "12",   "the", ",",  "\xff", "$",  "WHO", "by",
        "",       "2020", "and", "\"", "'s",   "of", "a",   "\xf0\x9f",
    };
    struct bench *bench = *state;
    uint32_t seed = 1;

    for (size_t n = 0; n <= WORDS_MOST; n += n < 20 ? 1 : 76) {
        char text[LINE_MOST];
        size_t len = 0;

        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            const char *word = words[seed >> 28];
            if (len + 9 > sizeof text) break;
            memcpy(text + len, word, strlen(word));
            len += strlen(word);
            text[len++] = ' ';
        }
        parse(bench, (struct str){ text, len });
        assert_tree(bench);
    }
}

static void takes_scratch_back(void **state)
{
    struct bench *bench = *state;

    parse(bench, STR("Bomb kills 5 in Karsan"));
    struct token before = bench->words[2];
    size_t used = bench->arena.used;
    syntax_parse(bench->parser, &bench->arena, &bench->tokens, 0);
    assert_int_equal(bench->arena.used, used);
    assert_memory_equal(&before, &bench->words[2], sizeof before);
}

static void refuses_a_broken_model(void **state)
{
    struct bench *bench = *state;
    struct arena arena;
    struct syntax_parser *parser;
    struct error error = { 0 };
    struct pack none = { NULL, 0 };

    arena_open(&arena, NULL);
    for (size_t len = 0; len < bench->bytes.len;
         len += len < 40 ? 1 : bench->bytes.len / 50) {
        struct str part = { bench->bytes.at, len };
        assert_int_equal(open_bytes(&arena, part, &parser), STATUS_PACK);
        arena_reset(&arena);
    }
    assert_int_equal(syntax_open(&arena, &none, NULL, &parser, &error),
                     STATUS_PACK);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_who_harmed_whom),
        cmocka_unit_test(makes_a_tree_of_anything),
        cmocka_unit_test(takes_scratch_back),
        cmocka_unit_test(refuses_a_broken_model),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
