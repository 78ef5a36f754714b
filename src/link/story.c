/* Readings joined into stories.
 *
 * The likest pair first: two groups become one where their members are, on
 * the average, rather of one incident than not. So a report that resembles
 * one of them by chance does not draw two incidents together.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/story.h"
#include "base/keys.h"
#include "link/bond.h"

#include <stdlib.h>

enum {
    ENOUGH = 0,
    COMPARED = 12, /* members of a group that speak for it */
};

struct group {
    uint32_t *members; /* sorted */
    size_t n, room;
};

struct grouping {
    const struct linker *linker;
    struct arena *arena;
    struct story_set *set;
    struct group *groups;
    struct keys met; /* pairs of readings that have been compared */
    int32_t *score;  /* of each */
    size_t room;
    struct keys refused; /* pairs of groups that were not joined */
    size_t *size;        /* members that both had then */
    size_t room_sizes;
};

/* What two readings were told to score. */
static void keep_score(struct grouping *grouping, int64_t pair, int32_t score)
{
    if (!keys_add(&grouping->met, pair)) return;
    grouping->score =
        arena_grow(grouping->arena, grouping->score, &grouping->room,
                   grouping->met.n, sizeof *grouping->score);
    grouping->score[grouping->met.n - 1] = score;
}

static int64_t name_pair(uint32_t a, uint32_t b)
{
    return a < b ? (int64_t)a << 32 | b : (int64_t)b << 32 | a;
}

static const struct gist *find_gist(struct grouping *grouping, uint32_t reading)
{
    struct story_set *set = grouping->set;
    if (!set->gists[reading])
        set->gists[reading] = set->find(set->with, reading);
    return set->gists[reading];
}

/* Groups are weighed against each other again and again as they grow. */
static int32_t score_pair(struct grouping *grouping, uint32_t a, uint32_t b)
{
    int64_t pair = name_pair(a, b);
    uint32_t at;
    if (keys_find(&grouping->met, pair, &at)) return grouping->score[at];
    int32_t score = link_score(grouping->linker, find_gist(grouping, a),
                               find_gist(grouping, b));
    keep_score(grouping, pair, score);
    return score;
}

static int compare_scores(const void *left, const void *right)
{
    const struct story_pair *a = left, *b = right;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* ---- webs ---------------------------------------------------------------- */

static uint32_t find_web(uint32_t *webs, uint32_t reading)
{
    while (webs[reading] != reading) {
        webs[reading] = webs[webs[reading]];
        reading = webs[reading];
    }
    return reading;
}

void link_near_add(struct link_near *near, int32_t score)
{
    for (size_t i = 0; i < LINK_CLOSE; i++) {
        int32_t better = near->best[i] > score ? near->best[i] : score;
        score = near->best[i] > score ? score : near->best[i];
        near->best[i] = better;
    }
}

bool link_connects(int32_t score, const struct link_near *a,
                   const struct link_near *b)
{
    return score == a->best[0] || score == b->best[0] ||
           (score >= LINK_STRONG && score >= a->best[LINK_CLOSE - 1] &&
            score >= b->best[LINK_CLOSE - 1]);
}

/* Only pairs of one web count. All likely ones together, or all strong ones
 * where many incidents are alike, would in the end connect half of the book. */
static void keep_webs(struct grouping *grouping)
{
    struct story_set *set = grouping->set;
    struct link_near *near =
        ARENA_ARRAY(grouping->arena, struct link_near, set->n + 1);
    uint32_t *webs = ARENA_ARRAY(grouping->arena, uint32_t, set->n + 1);
    size_t n = 0;
    for (uint32_t i = 0; i < set->n; i++) webs[i] = i;
    while (set->n_pairs && set->pairs[set->n_pairs - 1].score <= ENOUGH)
        set->n_pairs--;
    for (size_t i = 0; i < set->n_pairs; i++) {
        link_near_add(&near[set->pairs[i].a], set->pairs[i].score);
        link_near_add(&near[set->pairs[i].b], set->pairs[i].score);
    }
    for (size_t i = 0; i < set->n_pairs; i++) {
        const struct story_pair *pair = &set->pairs[i];
        if (link_connects(pair->score, &near[pair->a], &near[pair->b]))
            webs[find_web(webs, pair->a)] = find_web(webs, pair->b);
    }
    for (size_t i = 0; i < set->n_pairs; i++) {
        const struct story_pair *pair = &set->pairs[i];
        if (find_web(webs, pair->a) == find_web(webs, pair->b))
            set->pairs[n++] = *pair;
    }
    set->n_pairs = n;
}

/* ---- groups -------------------------------------------------------------- */

/* The mean score of the members of two groups. */
static int64_t average(struct grouping *grouping, const struct group *a,
                       const struct group *b)
{
    size_t n = a->n < COMPARED ? a->n : COMPARED;
    size_t m = b->n < COMPARED ? b->n : COMPARED;
    int64_t sum = 0;
    if (!n || !m) return 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            sum += score_pair(grouping, a->members[i], b->members[j]);
    return sum / (int64_t)(n * m);
}

/* Members stay sorted: the larger of both ends goes last, from behind. */
static void unite(struct grouping *grouping, struct group *into,
                  struct group *from)
{
    size_t i = into->n, j = from->n, to = i + j;
    into->members = arena_grow(grouping->arena, into->members, &into->room, to,
                               sizeof *into->members);
    into->n = to;
    while (j) {
        bool own = i && into->members[i - 1] > from->members[j - 1];
        into->members[--to] = own ? into->members[--i] : from->members[--j];
    }
    for (i = 0; i < into->n; i++)
        grouping->set->of[into->members[i]] = into->members[0];
    from->n = 0;
}

static void open_groups(struct grouping *grouping)
{
    struct story_set *set = grouping->set;
    grouping->groups = ARENA_ARRAY(grouping->arena, struct group, set->n + 1);
    for (uint32_t i = 0; i < set->n; i++) {
        struct group *group = &grouping->groups[i];
        group->members = ARENA_ARRAY(grouping->arena, uint32_t, 1);
        group->members[0] = set->of[i] = i;
        group->n = group->room = 1;
    }
}

/* Those whose main events are one, as somebody has decided. */
static void join_bound(struct grouping *grouping)
{
    struct story_set *set = grouping->set;
    for (uint32_t j = 0; set->bonds && j < set->n; j++) {
        const struct bond *bond = set->bonds[j];
        uint32_t i = 0;
        if (!bond || !bond->one) continue;
        while (!set->bonds[i] || set->bonds[i]->one != bond->one) i++;
        if (set->of[i] == set->of[j]) continue;
        set->reasons[j] = bond->reason;
        unite(grouping, &grouping->groups[set->of[i]],
              &grouping->groups[set->of[j]]);
    }
}

/* Has somebody decided that the two are not one? */
static bool is_forbidden(const struct grouping *grouping, const struct group *a,
                         const struct group *b)
{
    const struct bond **bonds = grouping->set->bonds;
    for (size_t i = 0; bonds && i < a->n; i++)
        for (size_t j = 0; bonds[a->members[i]] && j < b->n; j++)
            if (bond_parts(bonds[a->members[i]], bonds[b->members[j]]))
                return true;
    return false;
}

/* Are the two as they were when they were not joined? */
static bool is_refused(struct grouping *grouping, const struct group *a,
                       const struct group *b)
{
    uint32_t at;
    int64_t pair = name_pair(a->members[0], b->members[0]);
    return keys_find(&grouping->refused, pair, &at) &&
           grouping->size[at] == a->n + b->n;
}

static void refuse(struct grouping *grouping, const struct group *a,
                   const struct group *b)
{
    uint32_t at = 0;
    int64_t pair = name_pair(a->members[0], b->members[0]);
    keys_add(&grouping->refused, pair);
    keys_find(&grouping->refused, pair, &at);
    grouping->size =
        arena_grow(grouping->arena, grouping->size, &grouping->room_sizes,
                   grouping->refused.n, sizeof *grouping->size);
    grouping->size[at] = a->n + b->n;
}

static void join_pairs(struct grouping *grouping)
{
    struct story_set *set = grouping->set;
    for (size_t i = 0; i < set->n_pairs; i++) {
        const struct story_pair *pair = &set->pairs[i];
        uint32_t a = set->of[pair->a], b = set->of[pair->b];
        struct group *one = &grouping->groups[a < b ? a : b];
        struct group *other = &grouping->groups[a < b ? b : a];
        if (pair->score <= ENOUGH) break;
        if (a == b || is_refused(grouping, one, other)) continue;
        if (average(grouping, one, other) > ENOUGH &&
            !is_forbidden(grouping, one, other))
            unite(grouping, one, other);
        else
            refuse(grouping, one, other);
    }
}

struct str link_tell(const struct linker *linker, struct arena *arena,
                     const struct gist *const pair[2], bool against)
{
    struct evidence evidence;
    evidence_read(linker, pair[0], pair[1], &evidence);
    return evidence_tell(linker, arena, &evidence, against);
}

int32_t link_score(const struct linker *linker, const struct gist *a,
                   const struct gist *b)
{
    struct evidence evidence;
    evidence_read(linker, a, b, &evidence);
    return evidence.score;
}

/* Why each is in its story: by the best pair with an earlier one. Pairs come
 * with the highest score first. */
static void tell_reasons(struct grouping *grouping)
{
    struct story_set *set = grouping->set;
    for (size_t i = 0; i < set->n_pairs; i++) {
        const struct story_pair *pair = &set->pairs[i];
        if (set->of[pair->a] != set->of[pair->b] || set->reasons[pair->b].len)
            continue;
        const struct gist *both[] = { find_gist(grouping, pair->a),
                                      find_gist(grouping, pair->b) };
        set->reasons[pair->b] =
            link_tell(grouping->linker, grouping->arena, both, false);
    }
}

void link_stories(const struct linker *linker, struct arena *arena,
                  struct story_set *set)
{
    struct grouping grouping = { .linker = linker, .arena = arena, .set = set };
    set->of = ARENA_ARRAY(arena, uint32_t, set->n + 1);
    set->reasons = ARENA_ARRAY(arena, struct str, set->n + 1);
    if (set->n_pairs)
        qsort(set->pairs, set->n_pairs, sizeof *set->pairs, compare_scores);
    keys_open(&grouping.met, arena);
    keys_open(&grouping.refused, arena);
    for (size_t i = 0; i < set->n_pairs; i++)
        keep_score(&grouping, name_pair(set->pairs[i].a, set->pairs[i].b),
                   set->pairs[i].score);
    open_groups(&grouping);
    keep_webs(&grouping);
    join_bound(&grouping);
    join_pairs(&grouping);
    tell_reasons(&grouping);
}

const struct gist *story_gist(const struct stories *stories, uint32_t reading)
{
    if (!stories->gists[reading] && stories->find)
        stories->gists[reading] = stories->find(stories->with, reading);
    return stories->gists[reading];
}

void story_gists(struct work *work)
{
    struct stories *stories = work->stories;
    struct gist_desk *desk = gist_desk_open(work->linker, work->arena);
    stories->gists =
        arena_array(work->arena, work->n + 1, sizeof *stories->gists);
    for (uint32_t i = 0; i < work->n; i++) {
        stories->gists[i] = stories->gists[work->group[i]];
        if (work->group[i] != i) continue;
        struct gist *gist = ARENA_NEW(work->arena, struct gist);
        gist_read(desk, work->readings[i], gist);
        stories->gists[i] = gist;
    }
}

void story_run(struct work *work)
{
    struct stories *stories = ARENA_NEW(work->arena, struct stories);
    work->stories = stories;
    story_gists(work);
    story_pairs(work, stories);
    struct story_set set = { .gists = stories->gists,
                             .n = work->n,
                             .pairs = stories->pairs,
                             .n_pairs = stories->n_pairs };
    link_stories(work->linker, work->arena, &set);
    stories->of = set.of;
    stories->reasons = set.reasons;
    for (uint32_t i = 0; i < work->n; i++) {
        if (work->group[i] == i) continue;
        stories->of[i] = stories->of[work->group[i]];
        stories->reasons[i] = STR("the text of an earlier report");
    }
}
