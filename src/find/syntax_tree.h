/* From scores of arcs to a tree.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_SYNTAX_TREE_H
#define TOLLBOOK_FIND_SYNTAX_TREE_H

#include <stddef.h>
#include <stdint.h>

/* Choose a head for each of the rows 1 to n - 1 so that all hang, over one
 * another, on row 0, and just one hangs on it directly. score[i * n + j] says
 * how well j heads i. `mark` is scratch for n bytes; out has n places. */
void syntax_tree(const float *score, size_t n, uint8_t *mark, uint32_t *out);

#endif
