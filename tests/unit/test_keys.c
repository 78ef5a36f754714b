/* base/keys: numbers, each once, in the order in which they came.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/keys.h"

static int64_t nth(int64_t i)
{
    return (i % 2 ? -1 : 1) * i * INT64_C(1000003) +
           (i % 3 ? 0 : INT64_C(1) << 62);
}

static void holds_each_once(void **state)
{
    (void)state;
    struct arena arena;
    struct keys keys;
    uint32_t at;
    arena_open(&arena, NULL);
    keys_open(&keys, &arena);
    assert_false(keys_find(&keys, 0, NULL));
    for (int round = 0; round < 3; round++) {
        for (int64_t i = 0; i < 1000; i++) {
            assert_true(keys_add(&keys, nth(i)));
            assert_false(keys_add(&keys, nth(i / 2)));
        }
        assert_int_equal(keys.n, 1000);
        for (int64_t i = 0; i < 1000; i++) {
            assert_int_equal(keys.at[i], nth(i));
            assert_true(keys_find(&keys, nth(i), &at));
            assert_int_equal(at, i);
        }
        assert_false(keys_find(&keys, 12, &at));
        keys_clear(&keys);
        assert_false(keys_find(&keys, nth(1), NULL));
    }
    arena_close(&arena);
}

/* Few are held in another way than many. */
static void clears_few_and_many(void **state)
{
    (void)state;
    struct arena arena;
    struct keys keys;
    arena_open(&arena, NULL);
    keys_open(&keys, &arena);
    for (int64_t n = 0; n < 40; n++) {
        for (int64_t i = 0; i < n; i++) assert_true(keys_add(&keys, n + i));
        for (int64_t i = 0; i < n; i++)
            assert_true(keys_find(&keys, n + i, NULL));
        assert_false(keys_find(&keys, 2 * n, NULL));
        keys_clear(&keys);
    }
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_each_once),
        cmocka_unit_test(clears_few_and_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
