/* The library through its public header alone: engine, input, reading,
 * session, book, statuses, and two threads that share an engine.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tollbook.h"

static const char text[] =
    "Ferry sinks off Port Amel\n\nReuters, 2024-05-02\n\n"
    "At least 12 people were killed and 17 injured when a ferry sank off "
    "Port Amel on Wednesday, police said.\n";

static tb_engine *engine;

/* What a view has written. */
struct written {
    char bytes[65536];
    size_t len;
    size_t room; /* fail when more is written */
};

static int keep(void *with, const char *bytes, size_t len)
{
    struct written *to = with;
    if (len > to->room - to->len) return 1;
    memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
    return 0;
}

static tb_input *open_input(const char *bytes, size_t len)
{
    tb_input *input;
    assert_int_equal(tb_input_open(engine, &input, NULL), TB_OK);
    assert_int_equal(tb_input_add_bytes(input, "ferry.txt", bytes, len, NULL),
                     TB_OK);
    return input;
}

static void tells_its_version(void **state)
{
    (void)state;
    assert_string_equal(tb_version(), TOLLBOOK_VERSION);
    assert_string_equal(tb_name(TB_HARM, 0), "killed");
    assert_null(tb_name(TB_HARM, 1000));
    assert_null(tb_name((tb_field)1000, 0));
}

static void reads_claims(void **state)
{
    (void)state;
    const tb_report *report;
    tb_report_info info;
    tb_reading *reading;
    tb_claim claim;
    tb_input *input = open_input(text, sizeof text - 1);
    assert_int_equal(tb_input_next(input, &report, NULL), TB_OK);
    tb_report_get(report, &info);
    assert_memory_equal(info.id.at, "ferry", 5);
    assert_memory_equal(info.published.at, "2024-05-02", 10);
    assert_int_equal(tb_reading_open(engine, &reading, NULL), TB_OK);
    assert_int_equal(tb_reading_read(reading, report, NULL), TB_OK);
    assert_int_equal(tb_reading_n_claims(reading), 2);
    assert_int_equal(tb_reading_claim(reading, 0, &claim, NULL), TB_OK);
    assert_int_equal(claim.lo, 12);
    assert_int_equal(claim.hi, TB_OPEN);
    assert_memory_equal(info.text.at + claim.quote_start, claim.quote.at,
                        claim.quote.len);
    assert_int_equal(tb_reading_claim(reading, 2, &claim, NULL), TB_USAGE);
    tb_reading_close(reading);
    assert_int_equal(tb_input_next(input, &report, NULL), TB_END);
    assert_int_equal(tb_input_next(input, &report, NULL), TB_END);
    tb_input_close(input);
}

static void names_what_is_missing(void **state)
{
    (void)state;
    const tb_report *report;
    tb_input *input;
    tb_error error = { 0 };
    assert_int_equal(tb_input_open(engine, &input, NULL), TB_OK);
    assert_int_equal(tb_input_add_path(input, "/no/such/file", NULL), TB_OK);
    assert_int_equal(tb_input_next(input, &report, &error), TB_INPUT);
    assert_non_null(strstr(error.message, "/no/such/file"));
    assert_int_equal(tb_input_next(input, &report, &error), TB_END);
    tb_input_close(input);
}

static void closes_nothing(void **state)
{
    (void)state;
    tb_engine_close(NULL);
    tb_input_close(NULL);
    tb_reading_close(NULL);
    tb_session_close(NULL);
    tb_book_close(NULL);
}

static void write_claims(struct written *out)
{
    const tb_report *report;
    tb_session *session;
    tb_view view = { .format = TB_JSONL, .write = keep, .with = out };
    tb_input *input = open_input(text, sizeof text - 1);
    assert_int_equal(tb_session_open(engine, &session, NULL), TB_OK);
    assert_int_equal(tb_input_next(input, &report, NULL), TB_OK);
    assert_int_equal(tb_session_add(session, report, NULL), TB_OK);
    tb_status status = tb_show_claims(session, &view, NULL);
    assert_int_equal(status, out->room < sizeof out->bytes ? TB_STORE : TB_OK);
    tb_session_close(session);
    tb_input_close(input);
}

static void passes_on_a_writer_that_refuses(void **state)
{
    (void)state;
    static struct written out = { .room = 10 };
    write_claims(&out);
}

static void *write_in_thread(void *with)
{
    for (int i = 0; i < 20; i++) {
        struct written *out = with;
        out->len = 0;
        write_claims(out);
    }
    return NULL;
}

static void gives_two_threads_what_one_gets(void **state)
{
    (void)state;
    static struct written alone = { .room = sizeof alone.bytes };
    static struct written both[2] = { { .room = sizeof both[0].bytes },
                                      { .room = sizeof both[1].bytes } };
    pthread_t threads[2];
    write_claims(&alone);
    assert_true(alone.len > 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, write_in_thread, &both[i]), 0);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(both[i].len, alone.len);
        assert_memory_equal(both[i].bytes, alone.bytes, alone.len);
    }
}

/* Many reports, some of them broken, in the order of the input. */
static void write_many(struct written *out, unsigned jobs)
{
    static const char line[] =
        "{\"text\": \"%d people were killed in Goris.\"}\n";
    static char bytes[64 * sizeof line];
    const tb_report *report;
    tb_session *session;
    tb_input *input;
    tb_view view = { .format = TB_JSONL, .write = keep, .with = out };
    tb_progress progress;
    size_t len = 0, n_errors = 0;
    tb_status status;
    for (int i = 0; i < 60; i++)
        len += (size_t)snprintf(bytes + len, sizeof bytes - len,
                                i % 20 == 7 ? "{\"broken\"\n" : line, i + 2);
    assert_int_equal(tb_input_open(engine, &input, NULL), TB_OK);
    assert_int_equal(tb_input_read_ahead(input, jobs, NULL), TB_OK);
    assert_int_equal(tb_input_add_bytes(input, "many.jsonl", bytes, len, NULL),
                     TB_OK);
    assert_int_equal(tb_session_open(engine, &session, NULL), TB_OK);
    while ((status = tb_input_next(input, &report, NULL)) != TB_END) {
        n_errors += status != TB_OK;
        if (!status)
            assert_int_equal(tb_session_add(session, report, NULL), TB_OK);
    }
    tb_input_progress(input, &progress);
    assert_int_equal(n_errors, 3);
    assert_int_equal(progress.reports, 57);
    assert_int_equal(tb_show_claims(session, &view, NULL), TB_OK);
    tb_session_close(session);
    tb_input_close(input);
}

static void reads_ahead_what_it_reads_in_turn(void **state)
{
    (void)state;
    static struct written one = { .room = sizeof one.bytes };
    static struct written four = { .room = sizeof four.bytes };
    write_many(&one, 1);
    write_many(&four, 4);
    assert_true(one.len > 0);
    assert_int_equal(one.len, four.len);
    assert_memory_equal(one.bytes, four.bytes, one.len);
}

static void keeps_a_book(void **state)
{
    (void)state;
    char path[] = "/tmp/tollbook-XXXXXX";
    const tb_report *report;
    tb_book *book;
    tb_counts counts;
    bool added = false;
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    assert_int_equal(tb_book_open(engine, path, TB_CREATE, &book, NULL), TB_OK);
    for (int i = 0; i < 2; i++) {
        tb_input *input = open_input(text, sizeof text - 1);
        assert_int_equal(tb_input_next(input, &report, NULL), TB_OK);
        assert_int_equal(tb_book_add(book, report, &added, NULL), TB_OK);
        assert_int_equal(added, i == 0);
        tb_input_close(input);
    }
    assert_int_equal(tb_book_conclude(book, NULL), TB_OK);
    assert_int_equal(tb_book_count(book, &counts, NULL), TB_OK);
    assert_int_equal(counts.reports, 1);
    assert_int_equal(counts.claims, 2);
    assert_true(counts.events >= 1 && counts.figures >= 2);
    tb_book_close(book);
    unlink(path);
}

static int open_engine(void **state)
{
    (void)state;
    tb_error error = { 0 };
    if (!tb_engine_open(NULL, &engine, &error)) return 0;
    fprintf(stderr, "%s\n", error.message);
    return -1;
}

static int close_engine(void **state)
{
    (void)state;
    tb_engine_close(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_its_version),
        cmocka_unit_test(reads_claims),
        cmocka_unit_test(names_what_is_missing),
        cmocka_unit_test(closes_nothing),
        cmocka_unit_test(passes_on_a_writer_that_refuses),
        cmocka_unit_test(gives_two_threads_what_one_gets),
        cmocka_unit_test(reads_ahead_what_it_reads_in_turn),
        cmocka_unit_test(keeps_a_book),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
