/* store: what was said comes back as it was; adding twice changes nothing;
 * what is no book is refused.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/sha256.h"
#include "store/store.h"

static char folder[] = "/tmp/test_store_XXXXXX";
static char path[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return 1;
    snprintf(path, sizeof path, "%s/book.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

/* One report with one claim, written by hand. */
struct fixture {
    struct report report;
    struct claim claim;
    struct event event;
    struct span mention;
    struct str side;
    struct reading reading;
};

static void fill(struct fixture *f, const char *id)
{
    *f = (struct fixture){ .side = STR("Sylvania") };
    f->report.id = str_from(id);
    f->report.text = STR("The ministry says 12 soldiers died near Tarma.");
    f->report.date = (struct date){ 2024, 5, 0 };
    f->mention = (struct span){ 18, 20 };
    f->claim = (struct claim){
        .id = 1,
        .harm = HARM_KILLED,
        .role = ROLE_COMBATANT,
        .lo = 12,
        .hi = OPEN_BOUND,
        .qualifier = QUALIFIER_AT_LEAST,
        .side = f->side,
        .quote = { 18, 29 },
        .sentence = { 0, 46 },
        .mentions = &f->mention,
        .n_mentions = 1,
        .confidence = 0.75,
        .source = { .text = STR("ministry"),
                    .span = { 4, 12 },
                    .kind = SOURCE_GOVERNMENT },
    };
    f->event = (struct event){ .id = STR("e1"),
                               .type = EVENT_BATTLE,
                               .place = STR("Tarma"),
                               .parent = -1,
                               .start = { 2024, 5, 2 },
                               .sides = &f->side,
                               .n_sides = 1 };
    f->reading = (struct reading){ .report = &f->report,
                                   .published = f->report.date,
                                   .claims = &f->claim,
                                   .n_claims = 1,
                                   .events = &f->event,
                                   .n_events = 1 };
}

static void hashes_as_the_standard_says(void **state)
{
    (void)state;
    char hex[SHA256_HEX];
    sha256_hex(STR("abc"), hex);
    assert_memory_equal(hex,
                        "ba7816bf8f01cfea414140de5dae2223"
                        "b00361a396177a9cb410ff61f20015ad",
                        SHA256_HEX);
    sha256_hex(STR(""), hex);
    assert_memory_equal(hex,
                        "e3b0c44298fc1c149afbf4c8996fb924"
                        "27ae41e4649b934ca495991b7852b855",
                        SHA256_HEX);
}

static void keeps_a_reading_once(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = NULL;
    struct fixture one, two;
    struct store_count count;
    bool added = false;
    arena_open(&arena, NULL);
    fill(&one, "one");
    fill(&two, "two");
    assert_int_equal(store_open(&arena, path, STORE_CREATE, &store, NULL), 0);
    assert_int_equal(store_add(store, &arena, &one.reading, &added, NULL), 0);
    assert_true(added);
    assert_int_equal(store_add(store, &arena, &one.reading, &added, NULL), 0);
    assert_false(added);
    assert_int_equal(store_add(store, &arena, &two.reading, &added, NULL), 0);
    assert_true(added);
    assert_int_equal(store_count(store, &count, NULL), 0);
    assert_int_equal(count.reports, 2);
    assert_int_equal(count.claims, 2);
    store_close(store);
    arena_close(&arena);
}

static void gives_back_what_was_said(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = NULL;
    struct said said;
    bool due = false;
    arena_open(&arena, NULL);
    assert_int_equal(store_open(&arena, path, STORE_READ, &store, NULL), 0);
    assert_int_equal(store_is_due(store, &due, NULL), 0);
    assert_true(due);
    assert_int_equal(store_load(store, &arena, &said, NULL), 0);
    assert_int_equal(said.n, 2);
    assert_true(str_is(said.handles[0], "one"));
    const struct reading *reading = said.readings[0];
    const struct claim *claim = &reading->claims[0];
    assert_int_equal(claim->lo, 12);
    assert_int_equal(claim->hi, OPEN_BOUND);
    assert_int_equal(claim->qualifier, QUALIFIER_AT_LEAST);
    assert_int_equal(claim->n_mentions, 1);
    assert_int_equal(claim->source.kind, SOURCE_GOVERNMENT);
    assert_true(str_is(claim->side, "Sylvania"));
    assert_true(date_equal(reading->published, (struct date){ 2024, 5, 0 }));
    assert_int_equal(reading->events[0].type, EVENT_BATTLE);
    assert_true(str_is(reading->events[0].sides[0], "Sylvania"));
    store_close(store);
    arena_close(&arena);
}

static void finds_words_and_no_fault(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = NULL;
    struct store_hits hits;
    struct store_fault *faults;
    size_t n = 0;
    arena_open(&arena, NULL);
    assert_int_equal(store_open(&arena, path, STORE_READ, &store, NULL), 0);
    assert_int_equal(
        store_search(store, &arena, STR("sold* tarma"), &hits, NULL), 0);
    assert_int_equal(hits.n, 4);
    assert_int_equal(
        store_search(store, &arena, STR("\"died -near("), &hits, NULL), 0);
    assert_int_equal(store_search(store, &arena, STR(" \" "), &hits, NULL),
                     STATUS_USAGE);
    assert_int_equal(store_check(store, &arena, &faults, &n, NULL), 0);
    assert_int_equal(n, 0);
    store_close(store);
    arena_close(&arena);
}

static void refuses_what_is_no_book(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = NULL;
    struct error error = { 0 };
    arena_open(&arena, NULL);
    assert_int_equal(
        store_open(&arena, "/nowhere/x.db", STORE_READ, &store, &error),
        STATUS_STORE);
    store_close(store);
    assert_int_equal(store_open(&arena, folder, STORE_CREATE, &store, &error),
                     STATUS_STORE);
    store_close(store);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_as_the_standard_says),
        cmocka_unit_test(keeps_a_reading_once),
        cmocka_unit_test(gives_back_what_was_said),
        cmocka_unit_test(finds_words_and_no_fault),
        cmocka_unit_test(refuses_what_is_no_book),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
