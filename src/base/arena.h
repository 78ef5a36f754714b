/* Memory for one piece of work, given back all at once.
 *
 * The one door to memory for every floor above. An arena hands out zeroed
 * bytes and frees them together: at arena_reset (kept for the next report) or
 * arena_close (back to the system). There is no single free.
 *
 * When the system has no more memory, or the limit is passed, arena_alloc
 * does not return: it jumps to the guard. A public function sets the guard
 * with setjmp and turns the jump into a status, so no floor in between checks
 * for NULL. Whoever holds something that is not in the arena (a parser of a
 * library, an open file) keeps it where the guard's owner can close it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_ARENA_H
#define TOLLBOOK_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    struct arena_block *spare;  /* the largest given back; NULL = none */
    char *at;                   /* first free byte of the newest block */
    char *end;                  /* one past its last byte */
    size_t used;                /* bytes handed out since open or reset */
    size_t limit;               /* most bytes to hand out; 0 = no limit */
    jmp_buf *guard;             /* where to go when there is no memory */
};

/* Make an empty arena. `guard` may be set later, but before arena_alloc. */
void arena_open(struct arena *arena, jmp_buf *guard);

/* `size` zeroed bytes, aligned for any type; lives until reset or close.
 * Never NULL: without memory it jumps to the guard (abort without one). */
void *arena_alloc(struct arena *arena, size_t size)
    __attribute__((returns_nonnull));

/* The same, but holding whatever was there before: for numbers that are all
 * set at once. */
void *arena_scratch(struct arena *arena, size_t n, size_t size)
    __attribute__((returns_nonnull));

/* `n` zeroed elements of `size` bytes; an overflow counts as no memory. */
void *arena_array(struct arena *arena, size_t n, size_t size)
    __attribute__((returns_nonnull));

/* Grow an array that lives in the arena to hold at least `need` elements.
 * Returns the array, moved or not, and updates *room (its capacity). */
void *arena_grow(struct arena *arena, void *array, size_t *room, size_t need,
                 size_t size);

/* A copy of `len` bytes with a zero byte after them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t len)
    __attribute__((returns_nonnull));

/* Scratch memory: what was handed out after the mark is given back by
 * arena_release, so that a loop does not grow the arena. The arena keeps one
 * block of it, for the next turn of the loop. */
struct arena_mark {
    struct arena_block *block;
    char *at;
    size_t used;
};

struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* Forget everything handed out; keep the largest block for the next use. */
void arena_reset(struct arena *arena);

/* Give all memory back to the system. The arena may be opened again. */
void arena_close(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) \
    ((type *)arena_array((arena), (n), sizeof(type)))
#define ARENA_SCRATCH(arena, type, n) \
    ((type *)arena_scratch((arena), (n), sizeof(type)))

#endif
