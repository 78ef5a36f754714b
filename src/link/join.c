/* Joining event mentions across reports into clusters.
 *
 * Mentions told to the day and the place come first, report by report in
 * canonical order; then the vaguer ones, which must find one cluster that
 * fits clearly better than any other. Two mentions of one report are never
 * one event: their report told them apart.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "link/bond.h"
#include "link/joiner.h"
#include "link/story.h"

enum {
    MOST_CLUSTER_WORDS = 192,
    MOST_AT_ONCE = 64, /* a longer list of mentions is taken in stretches */
};

static struct str tell_match(struct arena *arena, const struct match *match)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_str(&buf, match->type);
    if (match->place.len) buf_text(&buf, ", ");
    buf_str(&buf, match->place);
    if (match->date.len) buf_text(&buf, ", ");
    buf_str(&buf, match->date);
    if (match->words.len) buf_text(&buf, ", ");
    buf_str(&buf, match->words);
    return buf_view(&buf);
}

static void merge_words(struct join *join, struct cluster *cluster,
                        const struct mention *mention)
{
    struct arena *arena = join->arena;
    size_t room = cluster->n_words + mention->n_words;
    uint32_t *all = ARENA_ARRAY(arena, uint32_t, room + 1);
    size_t i = 0, j = 0, n = 0;
    while (i < cluster->n_words || j < mention->n_words) {
        uint32_t a = i < cluster->n_words ? cluster->words[i] : UINT32_MAX;
        uint32_t b = j < mention->n_words ? mention->words[j] : UINT32_MAX;
        all[n++] = a < b ? a : b;
        i += a <= b;
        j += b <= a;
    }
    if (n > MOST_CLUSTER_WORDS) return;
    cluster->words = all;
    cluster->n_words = n;
}

/* The days that all mentions agree on: the better known win. */
static void merge_days(struct cluster *cluster, const struct days *days)
{
    struct days *own = &cluster->days;
    if (days->known > own->known) *own = *days;
    if (days->known < own->known) return;
    int32_t first = own->first > days->first ? own->first : days->first;
    int32_t last = own->last < days->last ? own->last : days->last;
    if (first > last) return;
    own->first = first;
    own->last = last;
}

static void merge_place(struct cluster *cluster, const struct mention *mention)
{
    const struct mention *spot = cluster->spot;
    if (!cluster->land.len) cluster->land = mention->land;
    if (!spot || mention->form > spot->form ||
        (mention->form == spot->form && mention->place.n > spot->place.n))
        cluster->spot = mention;
}

static void merge_published(struct cluster *cluster, int32_t published)
{
    if (!published) return;
    if (!cluster->published_first || published < cluster->published_first)
        cluster->published_first = published;
    if (published > cluster->published_last)
        cluster->published_last = published;
}

static uint32_t add_cluster(struct join *join, const struct mention *mention)
{
    join->clusters = arena_grow(join->arena, join->clusters, &join->room,
                                join->n_clusters + 1, sizeof *join->clusters);
    struct cluster *cluster = &join->clusters[join->n_clusters];
    *cluster = (struct cluster){ .days = mention->days,
                                 .parent = -1,
                                 .land = mention->land,
                                 .spot = mention };
    return (uint32_t)join->n_clusters++;
}

/* Into the cluster `index`, or a new one. */
static void enter(struct joiner *joiner, struct mention *mention,
                  uint32_t index, struct str reason)
{
    struct join *join = joiner->join;
    struct arena *arena = join->arena;
    bool fresh = index == NOT_JOINED;
    if (fresh) index = add_cluster(join, mention);
    struct cluster *cluster = &join->clusters[index];
    cluster->mentions = arena_grow(arena, cluster->mentions, &cluster->room,
                                   cluster->n + 1, sizeof(uint32_t));
    cluster->reasons =
        arena_grow(arena, cluster->reasons, &cluster->room_reasons,
                   cluster->n + 1, sizeof(struct str));
    cluster->mentions[cluster->n] = (uint32_t)(mention - join->mentions);
    cluster->reasons[cluster->n++] = fresh ? STR("told here first") : reason;
    cluster->votes[mention->event->type]++;
    cluster->types |= UINT32_C(1) << mention->event->type;
    mention->cluster = index;
    joiner->reader[index] = mention->reading + 1;
    struct days before = cluster->days;
    struct str land = cluster->land;
    merge_days(cluster, &mention->days);
    merge_place(cluster, mention);
    merge_published(cluster, mention->published);
    merge_words(join, cluster, mention);
    if (fresh || before.first != cluster->days.first ||
        before.last != cluster->days.last || !str_equal(land, cluster->land))
        block_add(&joiner->blocks, index, cluster);
}

/* The main events of the reports of one story are one. */
static void join_stories(struct joiner *joiner)
{
    struct join *join = joiner->join;
    const struct stories *stories = join->work->stories;
    for (size_t i = 0; i < joiner->n; i++) {
        struct mention *mention = joiner->at[i];
        uint32_t first = stories->of[mention->reading];
        if (mention->index || first == mention->reading || !join->main[first])
            continue;
        struct mention *begin = join->main[first];
        if (begin->cluster == NOT_JOINED) {
            struct choice choice = { NOT_JOINED, 0, { 0 } };
            if (begin->published) choice = join_choose(joiner, begin);
            enter(joiner, begin, choice.cluster,
                  tell_match(join->arena, &choice.match));
        }
        enter(joiner, mention, begin->cluster,
              stories->reasons[mention->reading]);
    }
}

/* Into the event of whatever it is bound to and has been joined. */
static bool follow_bond(struct joiner *joiner, struct mention *mention)
{
    for (size_t i = 0; i < joiner->n; i++) {
        const struct mention *other = joiner->at[i];
        if (other->cluster == NOT_JOINED || !other->bond ||
            other->bond->one != mention->bond->one)
            continue;
        enter(joiner, mention, other->cluster, mention->bond->reason);
        return true;
    }
    return false;
}

/* What is one event, as somebody has decided: the first finds it, the others
 * follow. */
static void join_bound(struct joiner *joiner)
{
    for (size_t i = 0; i < joiner->n; i++) {
        struct mention *mention = joiner->at[i];
        if (!mention->bond || !mention->bond->one ||
            mention->cluster != NOT_JOINED || follow_bond(joiner, mention))
            continue;
        struct choice choice = join_choose(joiner, mention);
        enter(joiner, mention, choice.cluster,
              tell_match(joiner->join->arena, &choice.match));
    }
}

/* The mentions of one reading in the cell, from `i` on. */
static size_t count_own(const struct joiner *joiner, size_t i)
{
    size_t n = 1;
    while (i + n < joiner->n &&
           joiner->at[i + n]->reading == joiner->at[i]->reading)
        n++;
    return n;
}

/* Mark the clusters that this reading has joined in an earlier round. */
static void mark_joined(struct joiner *joiner, struct mention **mentions,
                        size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (mentions[i]->cluster != NOT_JOINED)
            joiner->reader[mentions[i]->cluster] = mentions[i]->reading + 1;
}

/* The mentions of one report: the clearest match first. */
static void join_mentions(struct joiner *joiner, struct mention **mentions,
                          size_t n, bool vague)
{
    for (;;) {
        struct mention *next = NULL;
        struct choice best = { NOT_JOINED, -1, { 0 } };
        for (size_t i = 0; i < n; i++) {
            struct mention *mention = mentions[i];
            if (mention->cluster != NOT_JOINED) continue;
            if (!vague && !join_is_specific(mention)) continue;
            struct choice choice = join_choose(joiner, mention);
            if (choice.score <= best.score) continue;
            best = choice;
            next = mention;
        }
        if (!next) return;
        enter(joiner, next, best.cluster,
              tell_match(joiner->join->arena, &best.match));
    }
}

static void join_readings(struct joiner *joiner, bool vague)
{
    size_t n;
    for (size_t i = 0; i < joiner->n; i += n) {
        n = count_own(joiner, i);
        mark_joined(joiner, joiner->at + i, n);
        for (size_t j = 0; j < n; j += MOST_AT_ONCE)
            join_mentions(joiner, joiner->at + i + j,
                          n - j < MOST_AT_ONCE ? n - j : MOST_AT_ONCE, vague);
    }
}

/* A mention that stayed alone for want of a clear match may find one among
 * the clusters as they have become. */
static void join_alone(struct joiner *joiner, size_t i, size_t n)
{
    struct join *join = joiner->join;
    for (size_t j = i; j < i + n; j++) {
        struct mention *mention = joiner->at[j];
        struct cluster *cluster = &join->clusters[mention->cluster];
        if (cluster->n != 1) continue;
        mark_joined(joiner, joiner->at + i, n);
        struct choice choice = join_choose(joiner, mention);
        if (choice.cluster == NOT_JOINED) continue;
        cluster->n = 0;
        enter(joiner, mention, choice.cluster,
              tell_match(join->arena, &choice.match));
    }
}

/* Let each mention of the cell know those of its own report. */
static void show_own(struct joiner *joiner)
{
    size_t n;
    for (size_t i = 0; i < joiner->n; i += n) {
        n = count_own(joiner, i);
        for (size_t k = i; k < i + n; k++) {
            joiner->at[k]->own = joiner->at + i;
            joiner->at[k]->n_own = n;
        }
    }
}

static void join_cell(struct joiner *joiner)
{
    size_t n;
    joiner->again = false;
    show_own(joiner);
    bond_gather(joiner->join, joiner->at, joiner->n);
    block_open(&joiner->blocks, joiner->join->arena);
    join_stories(joiner);
    join_bound(joiner);
    join_readings(joiner, false);
    join_readings(joiner, true);
    joiner->again = true;
    for (size_t i = 0; i < joiner->n; i += n) {
        n = count_own(joiner, i);
        join_alone(joiner, i, n);
    }
}

/* Take out the clusters that were left empty. */
static void close_gaps(struct join *join)
{
    size_t n = 0;
    for (size_t i = 0; i < join->n_clusters; i++) {
        if (!join->clusters[i].n) continue;
        join->clusters[n] = join->clusters[i];
        for (size_t j = 0; j < join->clusters[n].n; j++)
            join->mentions[join->clusters[n].mentions[j]].cluster = (uint32_t)n;
        n++;
    }
    join->n_clusters = n;
}

static int compare_cells(const void *left, const void *right)
{
    const struct mention *a = *(struct mention *const *)left;
    const struct mention *b = *(struct mention *const *)right;
    if (a->cell != b->cell) return a->cell < b->cell ? -1 : 1;
    if (a->reading != b->reading) return a->reading < b->reading ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Cell by cell; no mention is compared with one of another cell. */
void join_cells(struct join *join)
{
    struct joiner joiner = { .join = join };
    size_t n = join->n_mentions;
    struct mention **at = ARENA_ARRAY(join->arena, struct mention *, n + 1);
    joiner.marks = ARENA_ARRAY(join->arena, uint8_t, n + 1);
    joiner.reader = ARENA_ARRAY(join->arena, uint32_t, n + 1);
    n = 0;
    for (size_t i = 0; i < join->n_mentions; i++) {
        join->mentions[i].cluster = NOT_JOINED;
        if (!join->mentions[i].follows) at[n++] = &join->mentions[i];
    }
    if (n) qsort(at, n, sizeof *at, compare_cells);
    for (size_t i = 0; i < n; i += joiner.n) {
        joiner.at = at + i;
        joiner.n = 1;
        while (i + joiner.n < n && at[i + joiner.n]->cell == at[i]->cell)
            joiner.n++;
        join_cell(&joiner);
    }
    close_gaps(join);
}

/* What a copy tells is the event of the report that it repeats. */
static void join_followers(struct join *join)
{
    const uint32_t *group = join->work->group;
    for (size_t i = 0; i < join->n_mentions; i++) {
        struct mention *mention = &join->mentions[i];
        if (mention->follows)
            mention->cluster = join->main[group[mention->reading]]->cluster;
    }
}

void join_run(struct work *work)
{
    struct join join = { .work = work, .arena = work->arena };
    mention_read(&join);
    mention_follow(&join);
    cell_run(&join);
    join_cells(&join);
    join_followers(&join);
    outline_run(&join);
}

/* ---- one cell of a book -------------------------------------------------- */

/* The set as the steps above know readings and stories. */
static void open_work(struct work *work, struct stories *stories,
                      const struct cell_set *set)
{
    struct arena *arena = work->arena;
    work->n = set->n_reports;
    work->stories = stories;
    work->group = ARENA_ARRAY(arena, uint32_t, work->n + 1);
    stories->of = ARENA_ARRAY(arena, uint32_t, work->n + 1);
    stories->reasons = ARENA_ARRAY(arena, struct str, work->n + 1);
    stories->gists = arena_array(arena, work->n + 1, sizeof *stories->gists);
    stories->find = set->gist;
    stories->recall = set->recall;
    stories->keep = set->keep;
    stories->with = set->with;
    for (size_t i = 0; i < work->n; i++) {
        work->group[i] = set->reports[i].group;
        stories->of[i] = set->reports[i].story;
        stories->reasons[i] = set->reports[i].reason;
    }
}

static void open_mentions(struct join *join, const struct cell_set *set)
{
    join->n_mentions = set->n_mentions;
    join->mentions =
        ARENA_ARRAY(join->arena, struct mention, set->n_mentions + 1);
    join->main = ARENA_ARRAY(join->arena, struct mention *, set->n_reports + 1);
    for (size_t i = 0; i < set->n_mentions; i++) {
        const struct cell_mention *from = &set->mentions[i];
        struct mention *mention = &join->mentions[i];
        *mention = *from->mention;
        mention->reading = from->report;
        mention->index = from->index;
        mention->bond = from->bond;
        if (!from->index) join->main[from->report] = mention;
    }
}

void link_join(const struct linker *linker, struct arena *arena,
               struct cell_set *set)
{
    struct work work = { .linker = linker, .arena = arena };
    struct join join = { .work = &work, .arena = arena };
    struct stories stories = { 0 };
    open_work(&work, &stories, set);
    open_mentions(&join, set);
    join_cells(&join);
    set->n_clusters = join.n_clusters;
    set->firsts = ARENA_ARRAY(arena, uint32_t, join.n_clusters + 1);
    set->events = ARENA_ARRAY(arena, struct linked_event, join.n_clusters + 1);
    for (uint32_t i = 0; i < join.n_clusters; i++) {
        const struct cluster *cluster = &join.clusters[i];
        set->firsts[i] = cluster->mentions[0];
        outline_one(&join, cluster, &set->events[i]);
        for (size_t j = 0; j < cluster->n; j++) {
            struct cell_mention *to = &set->mentions[cluster->mentions[j]];
            to->cluster = i;
            to->reason = cluster->reasons[j];
        }
    }
}
