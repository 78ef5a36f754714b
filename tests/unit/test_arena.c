/* base/arena: zeroed, aligned memory; the guard; reset and close.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fence.h"

static void gives_zeroed_aligned_bytes(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    for (size_t size = 0; size < 200; size++) {
        char *bytes = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(bytes[i], 0);
        memset(bytes, 0x7f, size);
    }
    arena_close(&arena);
}

static void zeroes_again_after_reset(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    memset(arena_alloc(&arena, 50000), 0x7f, 50000);
    memset(arena_alloc(&arena, 500000), 0x7f, 500000);
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    char *bytes = arena_alloc(&arena, 500000);
    for (size_t i = 0; i < 500000; i++) assert_int_equal(bytes[i], 0);
    arena_close(&arena);
}

/* Only a build with AddressSanitizer can tell. */
static void fences_what_it_hands_out(void **state)
{
    (void)state;
    if (!FENCE) skip();
    struct arena arena;
    arena_open(&arena, NULL);
    char *first = arena_alloc(&arena, 32), *second = arena_alloc(&arena, 5);
    assert_false(fence_at(first + 31));
    assert_true(fence_at(first + 32));
    assert_false(fence_at(second + 4));
    assert_true(fence_at(second + 5));
    arena_reset(&arena);
    assert_true(fence_at(second));
    arena_close(&arena);
}

static void keeps_a_block_over_reset(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    arena_alloc(&arena, 1 << 20);
    const void *kept = arena.blocks;
    arena_reset(&arena);
    arena_alloc(&arena, 1 << 20);
    assert_ptr_equal(arena.blocks, kept);
    arena_close(&arena);
}

/* A loop that gives back a large block each time asks the system but once. */
static void keeps_a_block_that_is_given_back(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    arena_alloc(&arena, 1);
    struct arena_mark mark = arena_mark(&arena);
    char *first = arena_alloc(&arena, 1 << 22);
    memset(first, 0x7f, 1 << 22);
    arena_release(&arena, mark);
    if (FENCE) assert_true(fence_at(first));
    char *second = arena_alloc(&arena, 1 << 22);
    assert_ptr_equal(second, first);
    for (size_t i = 0; i < 1 << 22; i++) assert_int_equal(second[i], 0);
    arena_close(&arena);
}

static void jumps_past_the_limit(void **state)
{
    (void)state;
    jmp_buf guard;
    struct arena arena;
    arena_open(&arena, &guard);
    arena.limit = 1000;
    if (setjmp(guard) == 0) {
        arena_alloc(&arena, 992);
        arena_alloc(&arena, 32);
        fail();
    }
    assert_int_equal(arena.used, 992);
    arena_close(&arena);
}

static bool refuses(size_t n)
{
    jmp_buf guard;
    struct arena arena;
    arena_open(&arena, &guard);
    if (setjmp(guard)) return true;
    arena_array(&arena, n, 8);
    arena_close(&arena);
    return false;
}

static void jumps_on_sizes_beyond_memory(void **state)
{
    (void)state;
    assert_true(refuses(SIZE_MAX));
    assert_true(refuses(SIZE_MAX / 8 + 1));
    assert_true(refuses(SIZE_MAX / 16));
    assert_false(refuses(1));
}

static void works_on_after_a_jump(void **state)
{
    (void)state;
    jmp_buf guard;
    struct arena arena;
    arena_open(&arena, &guard);
    if (setjmp(guard) == 0) {
        arena_alloc(&arena, SIZE_MAX);
        fail();
    }
    assert_non_null(arena_alloc(&arena, 10));
    arena_close(&arena);
}

static void grows_and_keeps_what_was(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    uint32_t *numbers = NULL;
    size_t room = 0;
    for (uint32_t i = 0; i < 10000; i++) {
        numbers = arena_grow(&arena, numbers, &room, i + 1, sizeof *numbers);
        numbers[i] = i;
    }
    assert_true(room >= 10000);
    for (uint32_t i = 0; i < 10000; i++) assert_int_equal(numbers[i], i);
    arena_close(&arena);
}

static void copies_with_a_zero_behind(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    char *copy = arena_copy(&arena, "a\0b", 3);
    assert_memory_equal(copy, "a\0b\0", 4);
    assert_memory_equal(arena_copy(&arena, NULL, 0), "", 1);
    arena_close(&arena);
}

static void closes_twice(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, NULL);
    arena_reset(&arena);
    arena_alloc(&arena, 1);
    arena_close(&arena);
    arena_close(&arena);
    assert_non_null(arena_alloc(&arena, 1));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_bytes),
        cmocka_unit_test(zeroes_again_after_reset),
        cmocka_unit_test(fences_what_it_hands_out),
        cmocka_unit_test(keeps_a_block_over_reset),
        cmocka_unit_test(keeps_a_block_that_is_given_back),
        cmocka_unit_test(jumps_past_the_limit),
        cmocka_unit_test(jumps_on_sizes_beyond_memory),
        cmocka_unit_test(works_on_after_a_jump),
        cmocka_unit_test(grows_and_keeps_what_was),
        cmocka_unit_test(copies_with_a_zero_behind),
        cmocka_unit_test(closes_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
