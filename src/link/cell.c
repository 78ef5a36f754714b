/* Cells: which mentions are compared at all.
 *
 * A cell is a country and a month, for what is told without a month its year,
 * and for wars all years. The main events of one story are in one cell, by
 * the days and the country that its reports agree on. So what is joined in
 * one cell does not depend on what other cells hold.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "link/mention.h"
#include "link/story.h"

enum {
    NO_TIME = -1,
    ALL_TIME = -2,
    MONTHS = 16, /* a year's, 0 for the year itself */
    LAND_ROOM = 8,
};

/* What the mentions of one event agree on. */
struct node {
    struct days days;
    int32_t published;
    struct str land, named;
    bool war;
};

static void widen(const struct linker *linker, struct node *node,
                  const struct mention *mention)
{
    if (!node->land.len) node->land = mention->land;
    if (!node->named.len && mention->n_named) node->named = mention->named[0];
    if (mention->days.known > node->days.known) node->days = mention->days;
    if (!node->published) node->published = mention->published;
    if (linker->level[mention->event->type] == LEVEL_WAR) node->war = true;
}

static int32_t time_of(const struct node *node)
{
    uint8_t known = node->days.known;
    int32_t day = known == DAYS_NONE ? node->published : node->days.first;
    if (node->war) return ALL_TIME;
    if (known == DAYS_NONE && !node->published) return NO_TIME;
    struct date date = date_from_days(day);
    return date.year * MONTHS + (known == DAYS_YEAR ? 0 : date.month);
}

static int64_t write_cell(const struct node *node)
{
    char text[LAND_ROOM + sizeof(int32_t)];
    struct str land = node->land.len ? node->land : node->named;
    int32_t time = time_of(node);
    size_t len = land.len < LAND_ROOM ? land.len : LAND_ROOM;
    if (len) memcpy(text, land.at, len);
    memcpy(text + len, &time, sizeof time);
    return (int64_t)(str_hash((struct str){ text, len + sizeof time }) >> 1);
}

int64_t link_cell(const struct linker *linker,
                  const struct mention *const *mentions, size_t n)
{
    struct node node = { 0 };
    for (size_t i = 0; i < n; i++) widen(linker, &node, mentions[i]);
    return write_cell(&node);
}

void cell_run(struct join *join)
{
    const struct work *work = join->work;
    const uint32_t *of = work->stories->of;
    struct node *nodes = ARENA_ARRAY(join->arena, struct node, work->n + 1);
    for (uint32_t i = 0; i < work->n; i++)
        if (join->main[i] && !join->main[i]->follows)
            widen(work->linker, &nodes[of[i]], join->main[i]);
    for (size_t i = 0; i < join->n_mentions; i++) {
        struct mention *mention = &join->mentions[i];
        struct node one = { 0 };
        if (mention->index) widen(work->linker, &one, mention);
        mention->cell =
            write_cell(mention->index ? &one : &nodes[of[mention->reading]]);
    }
}
