/* Readings joined into stories.
 *
 * The likest pair first: two groups become one where their members are, on
 * the average, rather of one incident than not. So a report that resembles
 * one of them by chance does not draw two incidents together.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/story.h"

#include <stdlib.h>

enum {
    ENOUGH = 0,
    COMPARED = 12, /* members of a group that speak for it */
};

struct group {
    uint32_t *members; /* sorted */
    size_t n, room;
};

static int compare_scores(const void *left, const void *right)
{
    const struct story_pair *a = left, *b = right;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* The mean score of the members of two groups. */
static int64_t average(const struct work *work, const struct group *a,
                       const struct group *b)
{
    size_t n = a->n < COMPARED ? a->n : COMPARED;
    size_t m = b->n < COMPARED ? b->n : COMPARED;
    int64_t sum = 0;
    if (!n || !m) return 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            sum +=
                story_compare(work, work->stories, a->members[i], b->members[j])
                    .score;
    return sum / (int64_t)(n * m);
}

/* Members stay sorted: the larger of both ends goes last, from behind. */
static void unite(struct work *work, struct group *into, struct group *from)
{
    size_t i = into->n, j = from->n, to = i + j;
    into->members = arena_grow(work->arena, into->members, &into->room, to,
                               sizeof *into->members);
    into->n = to;
    while (j) {
        bool own = i && into->members[i - 1] > from->members[j - 1];
        into->members[--to] = own ? into->members[--i] : from->members[--j];
    }
    for (i = 0; i < into->n; i++)
        work->stories->of[into->members[i]] = into->members[0];
    from->n = 0;
}

static struct group *open_groups(struct work *work)
{
    struct group *groups = ARENA_ARRAY(work->arena, struct group, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) {
        groups[i].members = ARENA_ARRAY(work->arena, uint32_t, 1);
        groups[i].members[0] = i;
        groups[i].n = groups[i].room = 1;
    }
    return groups;
}

static void join_pairs(struct work *work)
{
    struct stories *stories = work->stories;
    struct group *groups = open_groups(work);
    for (size_t i = 0; i < stories->n_pairs; i++) {
        const struct story_pair *pair = &stories->pairs[i];
        uint32_t a = stories->of[pair->a], b = stories->of[pair->b];
        if (pair->score <= ENOUGH) break;
        if (a == b || average(work, &groups[a], &groups[b]) <= ENOUGH) continue;
        if (a < b)
            unite(work, &groups[a], &groups[b]);
        else
            unite(work, &groups[b], &groups[a]);
    }
}

/* Why each is in its story, and why not in the likest other one: by the best
 * pair of each kind. Pairs come with the highest score first. */
static void tell_reasons(struct work *work)
{
    struct stories *stories = work->stories;
    for (size_t i = 0; i < stories->n_pairs; i++) {
        const struct story_pair *pair = &stories->pairs[i];
        bool one = stories->of[pair->a] == stories->of[pair->b];
        bool join = one && !stories->reasons[pair->b].len;
        bool apart = !one && stories->apart[pair->b] == pair->b;
        bool other = !one && stories->apart[pair->a] == pair->a;
        if (!join && !apart && !other) continue;
        struct evidence evidence =
            story_compare(work, stories, pair->a, pair->b);
        struct str reason =
            evidence_tell(work->linker, work->arena, &evidence, !one);
        if (join) stories->reasons[pair->b] = reason;
        if (apart) {
            stories->apart[pair->b] = pair->a;
            stories->apart_reasons[pair->b] = reason;
        }
        if (other) {
            stories->apart[pair->a] = pair->b;
            stories->apart_reasons[pair->a] = reason;
        }
    }
}

void story_run(struct work *work)
{
    struct stories *stories = ARENA_NEW(work->arena, struct stories);
    size_t n = work->n + 1;
    work->stories = stories;
    stories->of = ARENA_ARRAY(work->arena, uint32_t, n);
    stories->apart = ARENA_ARRAY(work->arena, uint32_t, n);
    stories->reasons = ARENA_ARRAY(work->arena, struct str, n);
    stories->apart_reasons = ARENA_ARRAY(work->arena, struct str, n);
    for (uint32_t i = 0; i < work->n; i++)
        stories->of[i] = stories->apart[i] = i;
    story_pairs(work, stories);
    if (stories->n_pairs)
        qsort(stories->pairs, stories->n_pairs, sizeof *stories->pairs,
              compare_scores);
    join_pairs(work);
    tell_reasons(work);
    for (uint32_t i = 0; i < work->n; i++) {
        if (work->group[i] == i) continue;
        stories->of[i] = stories->of[work->group[i]];
        stories->reasons[i] = STR("the text of an earlier report");
    }
}
