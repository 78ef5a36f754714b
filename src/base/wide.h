/* A function that is built more than once, for what the processor can do.
 *
 * WIDE before a function with loops over numbers lets the program pick, when
 * it starts, the build for the vectors at hand. Whole-number results are the
 * same in each. Elsewhere WIDE is nothing.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_WIDE_H
#define TOLLBOOK_BASE_WIDE_H

#include <limits.h>

#if defined(__x86_64__) && defined(__GLIBC__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define WIDE
#endif

#endif
