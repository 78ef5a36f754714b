/* From scores of arcs to a tree: best heads first, then one root, then each
 * ring is opened where that costs least.
 *
 * Best heads are a tree nearly always, so the repair may be simple: it need
 * not find the best tree, only a good one, in at most n * n steps a ring.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/syntax_tree.h"

#include <string.h>

enum { UNSEEN, ON_PATH, ROOTED };

/* The best head of row i that is neither i nor the root; i if none. */
static uint32_t best_inside(const float *score, size_t n, size_t i)
{
    size_t best = i;

    for (size_t j = 1; j < n; j++)
        if (j != i && (best == i || score[i * n + j] > score[i * n + best]))
            best = j;
    return (uint32_t)best;
}

/* The row that gains most by being the root. */
static size_t find_root(const float *score, size_t n, const uint32_t *inside)
{
    size_t root = 1;
    float most = 0;

    for (size_t i = 1; i < n; i++) {
        float gain = score[i * n] - score[i * n + inside[i]];

        if (i > 1 && gain <= most) continue;
        most = gain;
        root = i;
    }
    return root;
}

/* Walk up from i; all on the way become ROOTED, or, when the walk runs into
 * itself, stay ON_PATH: then a row of the ring is returned, else 0. */
static size_t walk_up(const uint32_t *head, size_t i, uint8_t *mark)
{
    size_t at = i;

    while (mark[at] == UNSEEN) {
        mark[at] = ON_PATH;
        at = head[at];
    }
    if (mark[at] == ON_PATH) return at;
    for (at = i; mark[at] == ON_PATH; at = head[at]) mark[at] = ROOTED;
    return 0;
}

/* A row on a ring, or 0. Afterwards ROOTED rows are just those seen to hang
 * on the root. */
static size_t find_ring(const uint32_t *head, size_t n, uint8_t *mark)
{
    memset(mark, UNSEEN, n);
    mark[0] = ROOTED;
    size_t ring = 0;
    for (size_t i = 1; i < n; i++) {
        if (mark[i] != UNSEEN) continue;
        size_t found = walk_up(head, i, mark);
        if (found && !ring) ring = found;
    }
    return ring;
}

/* Rows that ran into an earlier ON_PATH row hang on a ring too: only ROOTED
 * rows may take the ring in. */
static void open_ring(const float *score, size_t n, size_t ring,
                      const uint8_t *mark, uint32_t *head)
{
    size_t from = 0;
    size_t to = 0;
    float least = 0;
    size_t at = ring;

    do {
        const float *row = score + at * n;

        for (size_t j = 1; j < n; j++) {
            if (mark[j] != ROOTED) continue;
            float loss = row[head[at]] - row[j];
            if (from && loss >= least) continue;
            least = loss;
            from = at;
            to = j;
        }
        at = head[at];
    } while (at != ring);
    head[from] = (uint32_t)to;
}

void syntax_tree(const float *score, size_t n, uint8_t *mark, uint32_t *out)
{
    if (n == 0) return;
    out[0] = 0;
    if (n == 1) return;
    for (size_t i = 1; i < n; i++) out[i] = best_inside(score, n, i);
    out[find_root(score, n, out)] = 0;
    for (size_t ring = find_ring(out, n, mark); ring;
         ring = find_ring(out, n, mark))
        open_ring(score, n, ring, mark, out);
}
