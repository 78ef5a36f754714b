/* Fences around pieces of an arena, in a build with AddressSanitizer.
 *
 * There only what was handed out may be touched, and some bytes between two
 * pieces may not, so that a step beyond the end is seen. In other builds a
 * fence takes no room and no time.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_FENCE_H
#define TOLLBOOK_BASE_FENCE_H

#include <stdbool.h>
#include <stddef.h>

/* GCC tells of the sanitizer by a macro, Clang by a feature. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define FENCE_WATCHED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define FENCE_WATCHED 1
#endif

#ifdef FENCE_WATCHED
#include <sanitizer/asan_interface.h>
enum { FENCE = 16 }; /* bytes between two pieces */
#else
#define __asan_poison_memory_region(bytes, size) ((void)(bytes), (void)(size))
#define __asan_unpoison_memory_region(bytes, size) ((void)(bytes), (void)(size))
#define __asan_address_is_poisoned(byte) ((void)(byte), 0)
enum { FENCE = 0 };
#endif

/* From now on these bytes may not be touched. */
static inline void fence_raise(const void *bytes, size_t size)
{
    __asan_poison_memory_region(bytes, size);
}

/* ... may be touched. */
static inline void fence_lower(const void *bytes, size_t size)
{
    __asan_unpoison_memory_region(bytes, size);
}

/* Is there a fence at this byte? Never, where nobody watches. */
static inline bool fence_at(const void *byte)
{
    return __asan_address_is_poisoned(byte);
}

#endif
