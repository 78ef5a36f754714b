/* Arenas: blocks in a list, the newest one open.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/fence.h"

enum {
    FIRST_BLOCK = 64 * 1024,
    ALIGNMENT = 16,
    HUGE_PAGE = 2 * 1024 * 1024,
};

struct arena_block {
    struct arena_block *older;
    size_t size; /* bytes after this header */
    _Alignas(ALIGNMENT) char bytes[];
};

void arena_open(struct arena *arena, jmp_buf *guard)
{
    *arena = (struct arena){ .guard = guard };
}

static _Noreturn void give_up(struct arena *arena)
{
    if (arena->guard) longjmp(*arena->guard, 1);
    abort();
}

/* A large block is filled soon and read all over: let the system give it in
 * large pages, where it can. */
static void ask_huge(struct arena_block *block, size_t size)
{
#ifdef MADV_HUGEPAGE
    size_t page = HUGE_PAGE, skip = (page - (uintptr_t)block % page) % page;
    if (size >= 2 * page)
        madvise((char *)block + skip, (size - skip) / page * page,
                MADV_HUGEPAGE);
#else
    (void)block, (void)size;
#endif
}

/* The newest block, with nothing in it. */
static void open_block(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    arena->at = block->bytes;
    arena->end = block->bytes + block->size;
    fence_raise(block->bytes, block->size);
}

static struct arena_block *make_block(struct arena *arena, size_t size)
{
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block) give_up(arena);
    ask_huge(block, sizeof *block + size);
    block->size = size;
    return block;
}

static void add_block(struct arena *arena, size_t size)
{
    struct arena_block *block = arena->spare;
    size_t want = arena->blocks ? 2 * arena->blocks->size : FIRST_BLOCK;
    if (want > (size_t)64 << 20) want = (size_t)64 << 20;
    if (want < size) want = size;
    if (block && block->size >= want)
        arena->spare = NULL;
    else
        block = make_block(arena, want);
    block->older = arena->blocks;
    arena->blocks = block;
    open_block(arena);
}

/* A block that is given back and asked for again and again costs more in
 * cleared pages than what is put into it: the largest is kept. */
static void put_aside(struct arena *arena, struct arena_block *block)
{
    struct arena_block *spare = arena->spare;
    bool larger = !spare || block->size > spare->size;
    if (larger) fence_raise(block->bytes, block->size);
    free(larger ? spare : block);
    if (larger) arena->spare = block;
}

static char *take(struct arena *arena, size_t asked)
{
    if (asked > SIZE_MAX / 2) give_up(arena);
    size_t size = (asked + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!size) size = ALIGNMENT;
    if (arena->limit && size > arena->limit - arena->used) give_up(arena);
    if (!arena->at || size + FENCE > (size_t)(arena->end - arena->at))
        add_block(arena, size + FENCE);
    char *bytes = arena->at;
    arena->at += size + FENCE;
    arena->used += size;
    fence_lower(bytes, asked);
    return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_scratch(struct arena *arena, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) give_up(arena);
    return take(arena, n * size);
}

void *arena_array(struct arena *arena, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) give_up(arena);
    return arena_alloc(arena, n * size);
}

void *arena_grow(struct arena *arena, void *array, size_t *room, size_t need,
                 size_t size)
{
    if (need <= *room) return array;
    size_t want = *room ? 2 * *room : 8;
    if (want < need) want = need;
    char *grown = arena_scratch(arena, want, size);
    if (*room) memcpy(grown, array, *room * size);
    memset(grown + *room * size, 0, (want - *room) * size);
    *room = want;
    return grown;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len)
{
    char *copy = take(arena, len + 1);
    if (len) memcpy(copy, bytes, len);
    copy[len] = 0;
    return copy;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){ arena->blocks, arena->at, arena->used };
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->blocks != mark.block) {
        struct arena_block *older = arena->blocks->older;
        put_aside(arena, arena->blocks);
        arena->blocks = older;
    }
    arena->at = mark.at;
    arena->end = mark.block ? mark.block->bytes + mark.block->size : NULL;
    arena->used = mark.used;
    if (arena->at) fence_raise(arena->at, (size_t)(arena->end - arena->at));
}

void arena_reset(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    if (!block) return;
    while (block->older) {
        struct arena_block *older = block->older;
        block->older = older->older;
        free(older);
    }
    open_block(arena);
    arena->used = 0;
}

void arena_close(struct arena *arena)
{
    while (arena->blocks) {
        struct arena_block *older = arena->blocks->older;
        free(arena->blocks);
        arena->blocks = older;
    }
    free(arena->spare);
    arena_open(arena, arena->guard);
}
