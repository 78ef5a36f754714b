/* base/map: put, replace, growth, keys that are hostile.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/map.h"

static void holds_nothing_at_first(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    struct map map;
    map_open(&map, &arena);
    assert_false(map_get(&map, STR("a"), NULL));
    assert_false(map_get(&map, STR(""), NULL));
    arena_close(&arena);
}

static void replaces_values(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    struct map map;
    map_open(&map, &arena);
    uint32_t value = 0;
    map_put(&map, STR(""), 1);
    map_put(&map, STR("a\0b"), 2);
    map_put(&map, STR("a\0c"), 3);
    map_put(&map, STR(""), 4);
    assert_int_equal(map.n, 3);
    assert_true(map_get(&map, STR(""), &value));
    assert_int_equal(value, 4);
    assert_true(map_get(&map, STR("a\0b"), &value));
    assert_int_equal(value, 2);
    assert_false(map_get(&map, STR("a"), &value));
    arena_close(&arena);
}

static void keeps_many(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct arena arena;
    arena_open(&arena, NULL);
    struct map map;
    map_open(&map, &arena);
    for (uint32_t i = 0; i < MANY; i++) {
        char name[16];
        int len = snprintf(name, sizeof name, "%u", i);
        struct str key = { name, (size_t)len };
        map_put(&map, str_copy(&arena, key), i);
    }
    assert_int_equal(map.n, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        char name[16];
        int len = snprintf(name, sizeof name, "%u", i);
        uint32_t value = MANY;
        assert_true(map_get(&map, (struct str){ name, (size_t)len }, &value));
        assert_int_equal(value, i);
    }
    assert_false(map_get(&map, STR("20000"), NULL));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_nothing_at_first),
        cmocka_unit_test(replaces_values),
        cmocka_unit_test(keeps_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
