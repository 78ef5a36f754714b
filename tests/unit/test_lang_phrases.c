/* lang/: rows of tables, phrases over tokens, base forms.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "lang/lang.h"

struct bench {
    struct arena arena;
    struct lang *lang;
};

static int open_bench(void **state)
{
    static struct bench bench;
    struct error error;
    arena_open(&bench.arena, NULL);
    if (lang_open(&bench.arena, api_builtin_pack(), &bench.lang, &error))
        return -1;
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    arena_close(&bench->arena);
    return 0;
}

static void rows_are_read(void **state)
{
    (void)state;
    struct rows rows =
        rows_open(STR("# a comment\n\n one \t two\t\tfour\r\nlast"));
    struct row row;
    assert_true(rows_next(&rows, &row));
    assert_int_equal(row.line, 3);
    assert_int_equal(row.n, 4);
    assert_true(str_is(row.cell[0], "one"));
    assert_true(str_is(row.cell[2], ""));
    assert_true(str_is(row.cell[3], "four"));
    assert_true(str_is(row.cell[11], ""));
    assert_true(rows_next(&rows, &row));
    assert_int_equal(row.n, 1);
    assert_false(rows_next(&rows, &row));
}

/* Words with a slash before their base form where it differs. */
static size_t make_tokens(const struct lang *lang, struct token *out,
                          const char *words)
{
    struct str rest = str_from(words);
    size_t n = 0;
    while (rest.len) {
        struct str lemma = str_cut(&rest, ' ');
        struct str lower = str_cut(&lemma, '/');
        out[n] = (struct token){ .text = lower, .lower = lower };
        token_set_word(lang, &out[n]);
        token_set_lemma(lang, &out[n++], lemma.len ? lemma : lower);
    }
    return n;
}

/* Length of the match at the first word, and its value in *value. */
static size_t match(const struct phrases *set, const char *words,
                    uint32_t *value)
{
    struct token tokens[16] = { 0 };
    size_t n = make_tokens(set->lang, tokens, words);
    *value = 0;
    return phrases_match(set, tokens, 0, n, value);
}

static void the_longest_phrase_is_found(void **state)
{
    struct bench *bench = *state;
    struct phrases set;
    uint32_t value;
    phrases_open(&set, bench->lang);
    assert_int_equal(match(&set, "at least", &value), 0);
    assert_true(phrases_add(&set, STR("at least"), 1));
    assert_true(phrases_add(&set, STR("at least some of"), 2));
    assert_true(phrases_add(&set, STR("at"), 3));
    assert_int_equal(match(&set, "at least some people", &value), 2);
    assert_int_equal(value, 1);
    assert_int_equal(match(&set, "at least some of them", &value), 4);
    assert_int_equal(value, 2);
    assert_int_equal(match(&set, "at home", &value), 1);
    assert_int_equal(match(&set, "least", &value), 0);
}

static void every_kind_of_word_matches(void **state)
{
    struct bench *bench = *state;
    struct phrases set;
    uint32_t value;
    phrases_open(&set, bench->lang);
    assert_true(phrases_add(&set, STR("<lose> (their|his|her) <life>"), 1));
    assert_true(phrases_add(&set, STR("(the|a)? army (of|<from>)?"), 2));
    assert_true(phrases_add(&set, STR("people 's * front"), 3));
    assert_true(phrases_add(&set, STR("cease-fire"), 4));
    assert_int_equal(match(&set, "lost/lose their lives/life", &value), 3);
    assert_int_equal(value, 1);
    assert_int_equal(match(&set, "lost/lose our lives/life", &value), 0);
    assert_int_equal(match(&set, "army", &value), 1);
    assert_int_equal(match(&set, "the army of them", &value), 3);
    assert_int_equal(value, 2);
    assert_int_equal(match(&set, "people 's free front", &value), 4);
    assert_int_equal(value, 3);
    assert_int_equal(match(&set, "cease - fire", &value), 3);
    assert_int_equal(match(&set, "cease-fire", &value), 1);
}

static void broken_phrases_are_refused(void **state)
{
    struct bench *bench = *state;
    struct phrases set;
    phrases_open(&set, bench->lang);
    assert_false(phrases_add(&set, STR(""), 1));
    assert_false(phrases_add(&set, STR("  "), 1));
    assert_false(phrases_add(&set, STR("the (army"), 1));
    assert_false(phrases_add(&set, STR("<army"), 1));
    assert_false(phrases_add(&set, STR("()"), 1));
    assert_false(phrases_add(&set, STR("* army"), 1));
    assert_false(phrases_add(&set, STR("the?"), 1) &&
                 phrases_add(&set, STR("<>"), 1));
}

static void an_equal_phrase_replaces(void **state)
{
    struct bench *bench = *state;
    struct phrases set;
    uint32_t value;
    phrases_open(&set, bench->lang);
    assert_true(phrases_add(&set, STR("a b"), 1));
    assert_true(phrases_add(&set, STR("a b"), 7));
    assert_int_equal(match(&set, "a b", &value), 2);
    assert_int_equal(value, 7);
}

static void words_have_numbers(void **state)
{
    struct bench *bench = *state;
    struct lang *lang = bench->lang;
    struct word_table table = { 0 };
    struct token token = { .lower = STR("zorblings") };
    assert_int_equal(lang_word(lang, token.lower), 0);
    token_set_word(lang, &token);
    assert_int_equal(token.word, 0);
    assert_int_equal(word_table_get(&table, token.word), 0);
    word_table_put(&table, lang, STR("zorblings"), 7);
    word_table_put(&table, lang, STR("zorblings"), 8);
    token_set_word(lang, &token);
    assert_int_equal(word_table_get(&table, token.word), 8);
    assert_int_equal(token.stem, token.word);
    token_set_base(lang, &bench->arena, &token, TAG_NOUN);
    assert_true(str_is(token.lemma, "zorbling"));
    assert_int_equal(token.stem, lang_word(lang, STR("zorbling")));
    assert_int_equal(lang_base(lang, token.word, TAG_NOUN), token.stem);
    assert_int_equal(word_table_get(&table, token.stem), 0);
}

struct lemma_case {
    const char *form;
    enum tag tag;
    const char *lemma;
};

static const struct lemma_case lemma_cases[] = {
    { "fleeing", TAG_VERB, "flee" },
    { "children", TAG_NOUN, "child" },
    { "killed", TAG_VERB, "kill" },
    { "stopped", TAG_VERB, "stop" },
    { "died", TAG_VERB, "die" },
    { "dying", TAG_VERB, "die" },
    { "injuries", TAG_NOUN, "injury" },
    { "wives", TAG_NOUN, "wife" },
    { "wounded", TAG_VERB, "wound" },
    { "were", TAG_AUX, "be" },
    { "buses", TAG_NOUN, "bus" },
    { "churches", TAG_NOUN, "church" },
    { "carried", TAG_VERB, "carry" },
    { "shot", TAG_VERB, "shoot" },
    { "displaced", TAG_VERB, "displace" },
    { "abducted", TAG_VERB, "abduct" },
    { "evacuating", TAG_VERB, "evacuate" },
    { "gunmen", TAG_NOUN, "gunman" },
    { "police", TAG_NOUN, "police" },
    { "bodies", TAG_NOUN, "body" },
    { "missing", TAG_ADJ, "missing" },
    { "n't", TAG_PART, "not" },
    { "kabul", TAG_PROPN, "kabul" },
    { "bringing", TAG_VERB, "bring" },
    { "", TAG_NOUN, "" },
};

static void base_forms_are_found(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof lemma_cases / sizeof *lemma_cases; i++) {
        const struct lemma_case *c = &lemma_cases[i];
        struct str lemma =
            lang_lemma(bench->lang, &bench->arena, str_from(c->form), c->tag);
        assert_true(str_is(lemma, c->lemma));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_read),
        cmocka_unit_test(the_longest_phrase_is_found),
        cmocka_unit_test(every_kind_of_word_matches),
        cmocka_unit_test(broken_phrases_are_refused),
        cmocka_unit_test(an_equal_phrase_replaces),
        cmocka_unit_test(words_have_numbers),
        cmocka_unit_test(base_forms_are_found),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
