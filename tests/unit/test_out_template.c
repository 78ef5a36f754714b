/* out: templates filled from trees.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "out/template.h"

static int keep(void *with, const char *bytes, size_t len)
{
    buf_bytes(with, bytes, len);
    return 0;
}

/* Two people of a list, one of them without an age; a text and a flag. */
static struct tree *make_tree(struct arena *arena)
{
    struct tree *root = tree_open(arena);
    tree_text(root, "title", STR("<Toll> & \"sum\"\x01"));
    tree_text(root, "age", STR("unknown"));
    tree_flag(root, "yes", true);
    tree_flag(root, "no", false);
    struct tree *list = tree_list(root, "people");
    struct tree *one = tree_add(list), *two = tree_add(list);
    tree_text(one, "name", STR("A"));
    tree_number(one, "age", 40);
    tree_text(two, "name", STR("B"));
    tree_text(two, "age", STR(""));
    tree_list(root, "nobody");
    return root;
}

static enum status fill(struct arena *arena, const char *text, struct str *out)
{
    static const struct pack_file files[] = {
        { { "part.css", 8 }, { "a < b", 5 } },
    };
    const struct pack pack = { files, 1 };
    struct buf kept;
    struct error error = { 0 };
    struct out to = { .arena = arena, .write = keep, .with = &kept };
    buf_open(&kept, arena);
    buf_open(&to.buf, arena);
    enum status status =
        template_fill(&to, str_from(text), &pack, make_tree(arena), &error);
    out_flush(&to);
    *out = buf_view(&kept);
    return status;
}

static void expect(const char *text, const char *wanted)
{
    struct arena arena;
    struct str got;
    arena_open(&arena, NULL);
    assert_int_equal(fill(&arena, text, &got), STATUS_OK);
    if (!str_is(got, wanted)) print_error("%.*s\n", STR_ARG(got));
    assert_true(str_is(got, wanted));
    arena_close(&arena);
}

static void escapes_texts(void **state)
{
    (void)state;
    expect("{{title}}", "&lt;Toll&gt; &amp; &quot;sum&quot; ");
    expect("{{ title }}{{gone}}", "&lt;Toll&gt; &amp; &quot;sum&quot; ");
    expect("{{>part.css}}", "a < b");
    expect("no tag {here}", "no tag {here}");
}

static void repeats_sections(void **state)
{
    (void)state;
    expect("{{#people}}{{name}};{{/people}}", "A;B;");
    expect("{{#yes}}y{{/yes}}{{#no}}n{{/no}}{{^no}}N{{/no}}", "yN");
    expect("{{#nobody}}x{{/nobody}}{{^nobody}}none{{/nobody}}", "none");
    expect("{{#people}}{{#yes}}{{name}}{{/yes}}{{/people}}", "AB");
}

/* An empty member of an item hides the one of the same name outside it. */
static void looks_inside_first(void **state)
{
    (void)state;
    expect("{{#people}}{{name}}={{age}} {{/people}}{{age}}", "A=40 B= unknown");
}

static void takes_lines_of_sections(void **state)
{
    (void)state;
    expect("a\n{{#people}}\n- {{name}}\n{{/people}}\nb\n", "a\n- A\n- B\nb\n");
    expect("a\n  {{#no}}\n  x\n  {{/no}}\nb", "a\nb");
}

static void refuses_broken_templates(void **state)
{
    (void)state;
    static const char *const broken[] = { "{{#people}}", "{{/people}}",
                                          "{{#no}}", "{{#yes}}{{/no}}",
                                          "{{>gone.css}}" };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct arena arena;
        struct str got;
        arena_open(&arena, NULL);
        assert_int_equal(fill(&arena, broken[i], &got), STATUS_PACK);
        arena_close(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_texts),
        cmocka_unit_test(repeats_sections),
        cmocka_unit_test(looks_inside_first),
        cmocka_unit_test(takes_lines_of_sections),
        cmocka_unit_test(refuses_broken_templates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
