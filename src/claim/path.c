/* How far two words of a sentence are from each other in its tree.
 *
 * A time belongs to the verb it hangs on, not to the one that stands nearest.
 * So a way through the tree is measured, on which leaving a clause costs more
 * than going down a phrase.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/path.h"

enum { MOST_STEPS = 48, GAP_PER_STEP = 4 };

/* What one step up from a word costs, by its relation. */
static uint32_t step_cost(uint8_t relation)
{
    switch (relation) {
    case REL_CONJ:
    case REL_PARATAXIS: return 4;
    case REL_ADVCL:
    case REL_CCOMP:
    case REL_ACL_RELCL: return 3;
    default: return 2;
    }
}

struct way {
    uint32_t token[MOST_STEPS], cost[MOST_STEPS];
    uint32_t n;
};

static void climb(const struct scan *scan, uint32_t token, struct way *out)
{
    uint32_t cost = 0;
    for (out->n = 0; out->n < MOST_STEPS; token = scan->tokens[token].head) {
        out->token[out->n] = token;
        out->cost[out->n++] = cost;
        if (tree_is_root(scan, token)) return;
        cost += step_cost(scan->tokens[token].relation);
    }
}

uint32_t path_cost(const struct scan *scan, uint32_t from, uint32_t to)
{
    if (from == to) return 0;
    if (!scan_sentence(scan, scan->sentence_at[from])->parsed) {
        uint32_t gap = from > to ? from - to : to - from;
        return 2 + gap / GAP_PER_STEP;
    }
    struct way up, down;
    climb(scan, from, &up);
    climb(scan, to, &down);
    /* Both ways end at the root; go down from it to where they part. */
    while (up.n > 1 && down.n > 1 &&
           up.token[up.n - 2] == down.token[down.n - 2]) {
        up.n--;
        down.n--;
    }
    return up.cost[up.n - 1] + down.cost[down.n - 1];
}

uint32_t path_parent(const struct scan *scan, uint32_t token)
{
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[token]);
    return s->parsed ? scan->tokens[token].head : token;
}

uint32_t path_head(const struct scan *scan, struct stretch words)
{
    uint32_t at = words.first, end = words.first + words.n;
    for (uint32_t step = 0; step < words.n; step++) {
        uint32_t head = path_parent(scan, at);
        if (head < words.first || head >= end || head == at) return at;
        at = head;
    }
    return at;
}
