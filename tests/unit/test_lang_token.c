/* lang/: tokens and sentences. Tokens are written with bars between them,
 * sentences one a line.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/builtin.h"
#include "base/buf.h"
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

/* Every line of the text is a zone when `zoned`, else all of it is one. */
static struct tokens read_text(struct bench *bench, struct str text, bool zoned)
{
    struct report report = { .text = text };
    struct tokens tokens;
    size_t start = 0;
    report.zones = ARENA_ARRAY(&bench->arena, struct zone, text.len + 1);
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && !(zoned && text.at[i] == '\n')) continue;
        report.zones[report.n_zones++] =
            (struct zone){ { (uint32_t)start, (uint32_t)i }, ZONE_BODY };
        start = i + 1;
    }
    lang_tokens(bench->lang, &bench->arena, &report, &tokens);
    return tokens;
}

static const char *write_tokens(struct bench *bench,
                                const struct tokens *tokens)
{
    struct buf buf;
    buf_open(&buf, &bench->arena);
    for (size_t i = 0; i < tokens->n_sentences; i++) {
        const struct sentence *s = &tokens->sentences[i];
        if (i) buf_char(&buf, '\n');
        for (uint32_t k = 0; k < s->n; k++) {
            if (k) buf_char(&buf, '|');
            buf_str(&buf, tokens->at[s->first + k].text);
        }
    }
    buf_char(&buf, 0);
    return buf_view(&buf).at;
}

struct token_case {
    const char *text;
    const char *tokens;
};

static const struct token_case token_cases[] = {
    { "They didn't; she can't and won\xE2\x80\x99t.",
      "They|did|n't|;|she|ca|n't|and|wo|n\xE2\x80\x99t|." },
    { "the soldiers' camp, the town's well, they're",
      "the|soldiers|'|camp|,|the|town|'s|well|,|they|'re" },
    { "They cannot leave.", "They|can|not|leave|." },
    { "a Turkish-backed anti-tank unit", "a|Turkish|-|backed|anti-tank|unit" },
    { "a 33-year-old, 24-hour, 7.8-magnitude",
      "a|33|-|year|-|old|,|24|-|hour|,|7.8|-|magnitude" },
    { "twenty-three of 1,245 or 400,000",
      "twenty|-|three|of|1,245|or|400,000" },
    { "$5 and 5% by 3pm or 3 a.m. today",
      "$|5|and|5|%|by|3|pm|or|3|a.m.|today" },
    { "1.4m and 122mm, the 20th, the 1990s",
      "1.4|m|and|122|mm|,|the|20th|,|the|1990s" },
    { "between 12-15, 1990-1995, 555-123-4567",
      "between|12|-|15|,|1990|-|1995|,|555-123-4567" },
    { "Gen. J. K. Rank of the U.S. Army.",
      "Gen.|J.|K.|Rank|of|the|U.S.|Army|." },
    { "see www.example.org/a?b=1, or write to a.b@example.org.",
      "see|www.example.org/a?b=1|,|or|write|to|a.b@example.org|." },
    { "O'Neill and Qa'im, rock 'n' roll",
      "O'Neill|and|Qa'im|,|rock|'|n|'|roll" },
    { "wait... no -- well?!", "wait|...|no|--|well|?!" },
    { "(AK-47s) and MH17", "(|AK|-|47s|)|and|MH17" },
    { "", "" },
};

static void tokens_are_cut_as_in_treebanks(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof token_cases / sizeof *token_cases; i++) {
        const struct token_case *c = &token_cases[i];
        struct tokens t = read_text(bench, str_from(c->text), true);
        assert_string_equal(write_tokens(bench, &t), c->tokens);
    }
}

static const struct token_case sentence_cases[] = {
    { "One died. Two fled.", "One|died|.\nTwo|fled|." },
    { "Mr. Rank and Lt. Col. Bell met Gen. Moss in St. Paul. They left.",
      "Mr.|Rank|and|Lt.|Col.|Bell|met|Gen.|Moss|in|St.|Paul|.\n"
      "They|left|." },
    { "\"They are gone.\" He wept.", "\"|They|are|gone|.|\"\nHe|wept|." },
    { "\"Are they gone?\" he asked.", "\"|Are|they|gone|?|\"|he|asked|." },
    { "It was in the U.S. The army came.",
      "It|was|in|the|U.S.\nThe|army|came|." },
    { "No. 5 is shut. No. He is here.", "No.|5|is|shut|.\nNo|.\nHe|is|here|." },
    { "It rose 3.5 per cent on Jan. 5 at 7 a.m. local time.",
      "It|rose|3.5|per|cent|on|Jan.|5|at|7|a.m.|local|time|." },
    { "A title without a stop\nThe text begins.",
      "A|title|without|a|stop\nThe|text|begins|." },
    { "It ended there.Then came rain.", "It|ended|there|.\nThen|came|rain|." },
    { "FOUR DIED IN ST. PAUL. TWO FLED.",
      "FOUR|DIED|IN|ST.|PAUL|.\nTWO|FLED|." },
    { "It fell.[4] They ran. (Two hid.) None spoke.",
      "It|fell|.|[|4|]\nThey|ran|.\n(|Two|hid|.|)\nNone|spoke|." },
};

static void sentences_end_where_they_should(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof sentence_cases / sizeof *sentence_cases;
         i++) {
        const struct token_case *c = &sentence_cases[i];
        struct tokens t = read_text(bench, str_from(c->text), true);
        assert_string_equal(write_tokens(bench, &t), c->tokens);
    }
}

static void blank_lines_and_bullets_end_sentences(void **state)
{
    struct bench *bench = *state;
    struct str text = STR("Heading\n\nThe text\ngoes on\n- one\n- two");
    struct tokens t = read_text(bench, text, false);
    assert_string_equal(write_tokens(bench, &t),
                        "Heading\nThe|text|goes|on\n-|one\n-|two");
}

static void forms_are_made_plain(void **state)
{
    struct bench *bench = *state;
    struct tokens t = read_text(
        bench, STR("\xC3\x89tat \xE2\x80\x9CUNHCR\xE2\x80\x9D \xE2\x80\x93 a"),
        true);
    assert_int_equal(t.n, 6);
    assert_true(str_is(t.at[0].lower, "\xC3\xA9tat"));
    assert_true(t.at[0].capital);
    assert_false(t.at[0].all_capital);
    assert_true(str_is(t.at[1].lower, "\""));
    assert_int_equal(t.at[1].kind, TOKEN_PUNCT);
    assert_true(t.at[2].all_capital);
    assert_true(str_is(t.at[4].lower, "-"));
    assert_true(t.at[4].space_before);
    assert_false(t.at[2].space_before);
    assert_ptr_equal(t.at[5].lower.at, t.at[5].text.at);
}

static void a_sentence_has_a_limit(void **state)
{
    struct bench *bench = *state;
    struct buf buf;
    buf_open(&buf, &bench->arena);
    for (int i = 0; i < 1000; i++) buf_text(&buf, "word ");
    struct tokens t = read_text(bench, buf_view(&buf), true);
    assert_int_equal(t.n, 1000);
    assert_int_equal(t.n_sentences, 3);
}

/* Whatever the bytes: tokens in order, none empty, all in sentences. */
static void any_bytes_are_cut(void **state)
{
    struct bench *bench = *state;
    char bytes[256];
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = round % 2 ? (char)(seed >> 24)
                                 : "a1.,'-\" Z:@\n\xC3("[(seed >> 24) % 14];
        }
        struct tokens t =
            read_text(bench, (struct str){ bytes, sizeof bytes }, true);
        size_t in_sentences = 0;
        uint32_t end = 0;
        for (size_t i = 0; i < t.n; i++) {
            assert_true(t.at[i].span.start >= end);
            end = t.at[i].span.end;
            assert_true(end > t.at[i].span.start && end <= sizeof bytes);
        }
        for (size_t i = 0; i < t.n_sentences; i++)
            in_sentences += t.sentences[i].n;
        assert_int_equal(in_sentences, t.n);
    }
}

static void a_broken_pack_is_told(void **state)
{
    (void)state;
    struct arena arena;
    struct lang *lang;
    struct error error;
    struct pack_file files[] = {
        { STR("abbreviations.tsv"), STR("# none\nstrange\trow\n") },
    };
    struct pack pack = { files, 1 };
    arena_open(&arena, NULL);
    assert_int_equal(lang_open(&arena, &pack, &lang, &error), STATUS_PACK);
    assert_int_equal(error.offset, 2);
    pack.n_files = 0;
    assert_int_equal(lang_open(&arena, &pack, &lang, &error), STATUS_PACK);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_cut_as_in_treebanks),
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(blank_lines_and_bullets_end_sentences),
        cmocka_unit_test(forms_are_made_plain),
        cmocka_unit_test(a_sentence_has_a_limit),
        cmocka_unit_test(any_bytes_are_cut),
        cmocka_unit_test(a_broken_pack_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
