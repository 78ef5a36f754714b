/* store/digest: what a ledger asks of a report comes back; of a damaged digest
 * nothing leads out of a table or a text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/digest.h"

/* A reading with one event and two claims. */
static struct str pack(struct arena *arena)
{
    static struct claim claims[2];
    struct event event = { .type = EVENT_FLOOD, .start = { 2024, 5, 2 } };
    struct report report = { .id = STR("r1") };
    for (uint32_t i = 0; i < 2; i++)
        claims[i] = (struct claim){ .id = i + 1,
                                    .harm = i ? HARM_INJURED : HARM_KILLED,
                                    .lo = i ? 30 : 1200000,
                                    .hi = i ? OPEN_BOUND : 1200000 };
    struct reading reading = { .report = &report,
                               .published = { 2024, 5, 3 },
                               .claims = claims,
                               .n_claims = 2,
                               .events = &event,
                               .n_events = 1 };
    int64_t sources[] = { 5, -6 };
    uint8_t marks[] = { 0, MARK_RUNNING };
    struct digest digest = { &reading, 77, 78, sources, marks };
    return digest_pack(arena, &digest);
}

static void comes_back(void **state)
{
    struct arena arena;
    struct digest digest;
    (void)state;
    arena_open(&arena, NULL);
    assert_true(digest_read(&arena, pack(&arena), &digest));
    const struct reading *got = digest.reading;
    assert_int_equal(digest.hash, 77);
    assert_int_equal(digest.first, 78);
    assert_int_equal(digest.sources[0], 5);
    assert_int_equal(digest.sources[1], -6);
    assert_int_equal(got->n_claims, 2);
    assert_int_equal(got->claims[0].lo, 1200000);
    assert_int_equal(got->claims[1].lo, 30);
    assert_int_equal(got->claims[1].hi, OPEN_BOUND);
    assert_int_equal(digest.marks[1], MARK_RUNNING);
    assert_int_equal(got->events[0].start.day, 2);
    arena_close(&arena);
}

/* Whatever is read may be used. */
static void check(struct arena *arena, struct str bytes)
{
    struct digest digest;
    if (!digest_read(arena, bytes, &digest)) return;
    const struct reading *got = digest.reading;
    for (size_t i = 0; i < got->n_claims; i++) {
        const struct claim *claim = &got->claims[i];
        assert_true(claim->harm < HARM_COUNT && claim->role < ROLE_COUNT);
        assert_true(claim->event < got->n_events);
    }
}

static void damage_is_seen(void **state)
{
    static const unsigned char puts[] = { 0, 1, 0x7f, 0xff };
    struct arena arena;
    struct digest digest;
    (void)state;
    arena_open(&arena, NULL);
    struct str whole = pack(&arena);
    char *bytes = malloc(whole.len);
    assert_non_null(bytes);
    for (size_t i = 0; i < whole.len * sizeof puts; i++) {
        struct arena_mark mark = arena_mark(&arena);
        memcpy(bytes, whole.at, whole.len);
        bytes[i / sizeof puts] = (char)puts[i % sizeof puts];
        check(&arena, (struct str){ bytes, whole.len });
        arena_release(&arena, mark);
    }
    for (size_t len = 0; len < whole.len; len++)
        check(&arena, str_slice(whole, 0, len));
    assert_false(
        digest_read(&arena, str_slice(whole, 0, whole.len - 1), &digest));
    free(bytes);
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),
        cmocka_unit_test(damage_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
