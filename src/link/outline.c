/* Clusters of mentions made into events: type, place, dates and sides by the
 * votes of their mentions, then parents, ids and names, in a stable order.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "link/mention.h"
#include "link/story.h"

static const uint32_t NO_EVENT = UINT32_MAX;

static const struct mention *member(const struct join *join,
                                    const struct cluster *cluster, size_t i)
{
    return &join->mentions[cluster->mentions[i]];
}

/* The type most mentions give; among equals the first of the report that
 * came first, and anything before a mere "attack" or "other". */
static uint8_t vote_type(const struct join *join, const struct cluster *cluster)
{
    uint8_t best = member(join, cluster, 0)->event->type;
    for (uint8_t i = 0; i < EVENT_COUNT; i++)
        if (cluster->votes[i] > cluster->votes[best]) best = i;
    return best;
}

static uint32_t count_place(const struct join *join,
                            const struct cluster *cluster, struct str place)
{
    uint32_t n = 0;
    for (size_t i = 0; i < cluster->n; i++)
        n += str_equal(member(join, cluster, i)->event->place, place);
    return n;
}

/* Of the mentions with as narrow a place as any, the one whose place is told
 * most. */
static const struct mention *vote_place(const struct join *join,
                                        const struct cluster *cluster)
{
    const struct mention *best = cluster->spot;
    uint32_t most = 0;
    size_t limit = cluster->n < 64 ? cluster->n : 64;
    for (size_t i = 0; i < limit; i++) {
        const struct mention *mention = member(join, cluster, i);
        if (mention->form < cluster->spot->form) continue;
        uint32_t n = count_place(join, cluster, mention->event->place);
        if (n <= most) continue;
        best = mention;
        most = n;
    }
    return best;
}

static struct date date_of(const struct event *event, bool end)
{
    if (end) return event->end;
    return date_is_known(event->start) ? event->start : (struct date){ 0 };
}

static int precision(struct date date)
{
    return (date.year != 0) + (date.month != 0) + (date.day != 0);
}

/* The date that most tell, among those that are told most precisely. */
static struct date vote_date(const struct join *join,
                             const struct cluster *cluster, bool end)
{
    struct date best = { 0 };
    uint32_t most = 0;
    size_t limit = cluster->n < 256 ? cluster->n : 256;
    for (size_t i = 0; i < limit; i++) {
        struct date date = date_of(member(join, cluster, i)->event, end);
        uint32_t n = 0;
        if (precision(date) < precision(best)) continue;
        if (precision(date) > precision(best)) most = 0;
        for (size_t j = 0; j < limit; j++)
            n +=
                date_equal(date, date_of(member(join, cluster, j)->event, end));
        if (n <= most) continue;
        best = date;
        most = n;
    }
    return best;
}

static int compare_strs(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static void unite_sides(const struct join *join, const struct cluster *cluster,
                        struct linked_event *out)
{
    size_t n = 0;
    for (size_t i = 0; i < cluster->n; i++)
        n += member(join, cluster, i)->event->n_sides;
    out->sides = ARENA_ARRAY(join->arena, struct str, n + 1);
    n = 0;
    for (size_t i = 0; i < cluster->n; i++) {
        const struct event *event = member(join, cluster, i)->event;
        for (size_t j = 0; j < event->n_sides; j++)
            out->sides[n++] = event->sides[j];
    }
    if (n) qsort(out->sides, n, sizeof *out->sides, compare_strs);
    for (size_t i = 0; i < n; i++)
        if (!out->n_sides ||
            !str_equal(out->sides[out->n_sides - 1], out->sides[i]))
            out->sides[out->n_sides++] = out->sides[i];
}

/* An event without a date is of the year of the event that it is part of. */
static int year_of(const struct linked *out, const struct linked_event *event)
{
    if (event->parent < 0) return 0;
    return link_event_year(&out->events[event->parent]);
}

void outline_one(const struct join *join, const struct cluster *cluster,
                 struct linked_event *out)
{
    const struct event *place = vote_place(join, cluster)->event;
    *out = (struct linked_event){
        .type = vote_type(join, cluster),
        .place = place->place,
        .country = place->country.len ? place->country : cluster->land,
        .latitude = place->latitude,
        .longitude = place->longitude,
        .start = vote_date(join, cluster, false),
        .end = vote_date(join, cluster, true),
        .parent = -1,
    };
    if (date_is_known(out->start) && date_is_known(out->end) &&
        date_compare(date_last(out->end), out->start) < 0)
        out->end = out->start;
    /* A war dated to one day is one of which only the beginning is told. */
    if (out->type == EVENT_WAR && date_equal(out->start, out->end))
        out->end = (struct date){ 0 };
    unite_sides(join, cluster, out);
}

/* Would `parent` above `child` close a ring? */
static bool closes_ring(const struct join *join, int32_t child, int32_t parent)
{
    while (parent >= 0) {
        if (parent == child) return true;
        parent = join->clusters[parent].parent;
    }
    return false;
}

/* The mention that a mention is part of, or NULL. */
static const struct mention *parent_of(const struct join *join,
                                       const struct mention *mention)
{
    int32_t parent = mention->event->parent;
    const struct reading *reading = join->work->readings[mention->reading];
    if (parent < 0 || (size_t)parent >= reading->n_events) return NULL;
    return mention - mention->index + parent;
}

/* The larger event that most reports put it in. */
static int32_t vote_parent(const struct join *join,
                           const struct cluster *cluster)
{
    int32_t best = -1;
    uint32_t most = 0;
    size_t limit = cluster->n < 256 ? cluster->n : 256;
    for (size_t i = 0; i < limit; i++) {
        const struct mention *up = parent_of(join, member(join, cluster, i));
        uint32_t n = 0;
        for (size_t j = 0; up && j < limit; j++) {
            const struct mention *other =
                parent_of(join, member(join, cluster, j));
            n += other && other->cluster == up->cluster;
        }
        if (n <= most) continue;
        best = (int32_t)up->cluster;
        most = n;
    }
    return best;
}

static void find_parents(struct join *join)
{
    for (size_t i = 0; i < join->n_clusters; i++) {
        int32_t parent = vote_parent(join, &join->clusters[i]);
        if (parent >= 0 && !closes_ring(join, (int32_t)i, parent))
            join->clusters[i].parent = parent;
    }
}

struct outline {
    struct linked_event event;
    uint32_t cluster;
};

static int compare_outlines(const void *left, const void *right)
{
    const struct outline *a = left, *b = right;
    int by = date_compare(a->event.start, b->event.start);
    if (!by) by = str_compare(a->event.id, b->event.id);
    if (!by) by = (a->cluster > b->cluster) - (a->cluster < b->cluster);
    return by;
}

/* Equal ids get numbers, in the order in which their clusters began. */
static void number_ids(const struct join *join, struct outline *outlines,
                       size_t n)
{
    struct map seen;
    map_open(&seen, join->arena);
    for (size_t i = 0; i < n; i++) {
        struct linked_event *event = &outlines[i].event;
        uint32_t same = 0;
        event->id = link_event_id(join->arena, event, 1);
        map_get(&seen, event->id, &same);
        map_put(&seen, event->id, ++same);
        if (same > 1) event->id = link_event_id(join->arena, event, same);
    }
}

/* Marks a cluster and all above it. */
static void mark_up(const struct join *join, bool *told, size_t mention)
{
    int32_t up = (int32_t)join->mentions[mention].cluster;
    for (; up >= 0 && !told[up]; up = join->clusters[up].parent)
        told[up] = true;
}

/* Marks the clusters that tell of harm or are the main event of several
 * reports, copies not counted, and all above them. The others are what a report
 * names in passing; they are no events of the book. */
static bool *mark_told(const struct join *join)
{
    bool *told = ARENA_ARRAY(join->arena, bool, join->n_clusters + 1);
    const struct stories *stories = join->work->stories;
    for (size_t i = 0; i < join->work->n; i++)
        if (stories->of[i] != i && join->main[i] && !join->main[i]->follows)
            mark_up(join, told, join->first_mention[i]);
    for (size_t i = 0; i < join->work->n; i++) {
        const struct reading *reading = join->work->readings[i];
        for (size_t j = 0; j < reading->n_claims; j++) {
            if (reading->claims[j].event >= reading->n_events) continue;
            mark_up(join, told,
                    join->first_mention[i] + reading->claims[j].event);
        }
    }
    return told;
}

/* Leave out the places of mentions that are of no event. */
static void close_links(struct linked *out)
{
    size_t n = 0;
    for (size_t i = 0; i < out->n_event_links; i++)
        if (out->event_links[i].event != NO_EVENT)
            out->event_links[n++] = out->event_links[i];
    out->n_event_links = n;
}

/* The link of each mention, by reading as given. */
static void write_links(const struct join *join, const uint32_t *rank)
{
    const struct work *work = join->work;
    struct linked *out = work->out;
    uint32_t *at = ARENA_ARRAY(join->arena, uint32_t, work->n + 1);
    uint32_t *first = ARENA_ARRAY(join->arena, uint32_t, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++) at[work->given[i]] = i;
    for (size_t i = 0; i < work->n; i++) {
        first[i] = (uint32_t)out->n_event_links;
        out->n_event_links += work->readings[at[i]]->n_events;
    }
    out->event_links =
        ARENA_ARRAY(join->arena, struct event_link, join->n_mentions + 1);
    for (size_t i = 0; i < join->n_clusters; i++) {
        const struct cluster *cluster = &join->clusters[i];
        for (size_t j = 0; j < cluster->n; j++) {
            const struct mention *mention = member(join, cluster, j);
            uint32_t given = work->given[mention->reading];
            out->event_links[first[given] + mention->index] =
                (struct event_link){ given, mention->index, rank[i],
                                     cluster->reasons[j] };
        }
    }
    for (uint32_t i = 0; i < work->n; i++)
        if (join->main[i] && join->main[i]->follows)
            out->event_links[first[work->given[i]]] =
                (struct event_link){ work->given[i], 0,
                                     rank[join->main[i]->cluster],
                                     work->stories->reasons[i] };
}

void outline_run(struct join *join)
{
    struct linked *out = join->work->out;
    size_t n = 0, room = join->n_clusters;
    struct outline *outlines =
        ARENA_ARRAY(join->arena, struct outline, room + 1);
    uint32_t *rank = ARENA_ARRAY(join->arena, uint32_t, room + 1);
    find_parents(join);
    const bool *told = mark_told(join);
    for (uint32_t i = 0; i < room; i++) {
        rank[i] = NO_EVENT;
        if (!told[i]) continue;
        outlines[n].cluster = i;
        outline_one(join, &join->clusters[i], &outlines[n++].event);
    }
    number_ids(join, outlines, n);
    if (n) qsort(outlines, n, sizeof *outlines, compare_outlines);
    for (uint32_t i = 0; i < n; i++) rank[outlines[i].cluster] = i;
    out->events = ARENA_ARRAY(join->arena, struct linked_event, n + 1);
    out->n_events = n;
    for (size_t i = 0; i < n; i++) {
        int32_t parent = join->clusters[outlines[i].cluster].parent;
        out->events[i] = outlines[i].event;
        if (parent >= 0) out->events[i].parent = (int32_t)rank[parent];
    }
    for (size_t i = 0; i < n; i++)
        out->events[i].name =
            link_event_name(join->work->linker, join->arena, &out->events[i],
                            year_of(out, &out->events[i]));
    write_links(join, rank);
    close_links(out);
}
