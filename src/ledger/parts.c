/* Where parts and wholes stand: claims that a report ties together, the sides
 * of a figure for both, events within a larger event.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/finding.h"
#include "ledger/lattice.h"

static bool cuts_across(uint8_t role)
{
    return role == ROLE_CHILD || role == ROLE_WOMAN || role == ROLE_ELDERLY ||
           role == ROLE_JOURNALIST;
}

/* A claim of a reading, as a key. */
static struct str write_key(struct arena *arena, const struct entry *entry,
                            uint32_t claim)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_format(&buf, "%p %u", (const void *)entry->reading, claim);
    return buf_view(&buf);
}

struct tie {
    uint32_t whole;  /* entry */
    uint32_t *parts; /* entries */
    size_t n, room;
};

struct ties {
    struct tie *at;
    size_t n, room;
    struct map map; /* reading and whole -> tie */
};

static void tie_part(struct findings *findings, struct ties *ties,
                     struct map *entries, uint32_t part)
{
    struct arena *arena = findings->sheet->arena;
    const struct entry *entry = &findings->sheet->out->entries[part];
    struct str key = write_key(arena, entry, entry->claim->part_of);
    uint32_t whole = 0, at = 0;
    if (!map_get(entries, key, &whole)) return;
    if (!map_get(&ties->map, key, &at)) {
        at = (uint32_t)ties->n;
        ties->at = arena_grow(arena, ties->at, &ties->room, ties->n + 1,
                              sizeof *ties->at);
        ties->at[ties->n++] = (struct tie){ .whole = whole };
        map_put(&ties->map, key, at);
    }
    struct tie *tie = &ties->at[at];
    tie->parts = arena_grow(arena, tie->parts, &tie->room, tie->n + 1,
                            sizeof *tie->parts);
    size_t to = tie->n++;
    for (; to && tie->parts[to - 1] > part; to--)
        tie->parts[to] = tie->parts[to - 1];
    tie->parts[to] = part;
}

static struct bounds bounds_of(const struct claim *claim)
{
    return (struct bounds){ claim->lo, claim->hi, claim->qualifier };
}

struct bounds part_bounds(const struct sheet *sheet, uint32_t part,
                          uint32_t whole)
{
    const struct claim *claim = sheet->out->entries[part].claim;
    int32_t day = sheet->day_of[part], other = sheet->day_of[whole];
    struct bounds bounds = bounds_of(claim);
    bool grows = lattice_grows(claim->harm);
    if (day < other || (day != other && !grows)) bounds.hi = OPEN_BOUND;
    if (day > other || (day != other && !grows)) bounds.lo = OPEN_BOUND;
    return bounds;
}

static bool is_open(struct bounds bounds)
{
    return bounds.lo == OPEN_BOUND && bounds.hi == OPEN_BOUND;
}

/* A whole that its source has replaced, or that a larger one outdoes, is not
 * what the parts are held against now. */
static bool is_stale(const struct sheet *sheet, uint32_t whole)
{
    const struct figure *figure = &sheet->out->figures[sheet->figure_of[whole]];
    const struct claim *claim = sheet->out->entries[whole].claim;
    uint8_t state = sheet->state_of[whole];
    if (state != ENTRY_CURRENT && state != ENTRY_REPEAT) return true;
    return figure->best != OPEN_BOUND && claim->lo != OPEN_BOUND &&
           figure->best != claim->lo;
}

/* The parts of a tie that divide the whole (or that cut across it). */
static void judge_tie(struct findings *findings, const struct tie *tie,
                      bool across)
{
    struct sheet *sheet = findings->sheet;
    const struct entry *whole = &sheet->out->entries[tie->whole];
    struct figure figure = { .harm = whole->claim->harm,
                             .role = whole->claim->role,
                             .unit = whole->claim->unit,
                             .side = whole->claim->side };
    struct sum sum = { .whole = bounds_of(whole->claim),
                       .event = whole->event,
                       .stale = is_stale(sheet, tie->whole),
                       .rest = STR("others") };
    bool plain = false;
    sum.parts = ARENA_ARRAY(sheet->arena, struct bounds, tie->n);
    sum.entries = ARENA_ARRAY(sheet->arena, uint32_t, tie->n + 1);
    sum.about = write_about(sheet->arena, &figure);
    for (size_t i = 0; i < tie->n; i++) {
        const struct claim *part = sheet->out->entries[tie->parts[i]].claim;
        if (cuts_across(part->role) != across || part->name.len ||
            part->harm != whole->claim->harm ||
            part->unit != whole->claim->unit ||
            part->qualifier == QUALIFIER_INDEFINITE ||
            is_open(part_bounds(sheet, tie->parts[i], tie->whole)))
            continue;
        if (across && sum.n) return;
        /* "17 people, one of them": what tells him apart is not known. */
        plain = part->role == ROLE_PEOPLE && !part->side.len;
        sum.among = part->role == whole->claim->role
                        ? STR("told apart")
                        : role_words(part->role, part->hi == 1);
        sum.entries[sum.n] = tie->parts[i];
        sum.parts[sum.n++] = part_bounds(sheet, tie->parts[i], tie->whole);
    }
    if (sum.n != 1) sum.among = STR("told apart");
    if (sum.n == 1 && plain) return;
    sum.n_entries = sum.n;
    sum.entries[sum.n_entries++] = tie->whole;
    sum_judge(findings, &sum);
}

/* What ties show, in the order of the wholes' figures, whichever copy of a
 * report comes first. */
struct shown {
    struct finding finding;
    uint32_t figure;
};

static int compare_shown(const void *left, const void *right)
{
    const struct shown *a = left, *b = right;
    if (a->figure != b->figure) return a->figure < b->figure ? -1 : 1;
    return str_compare(a->finding.text, b->finding.text);
}

static void sort_shown(struct sheet *sheet, size_t from)
{
    struct ledger *out = sheet->out;
    size_t n = out->n_findings - from;
    struct shown *shown = ARENA_ARRAY(sheet->arena, struct shown, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct finding *finding = &out->findings[from + i];
        uint32_t whole = finding->entries[finding->n_entries - 1];
        shown[i] = (struct shown){ *finding, sheet->figure_of[whole] };
    }
    if (n) qsort(shown, n, sizeof *shown, compare_shown);
    for (size_t i = 0; i < n; i++) out->findings[from + i] = shown[i].finding;
}

static void judge_reports(struct findings *findings)
{
    struct sheet *sheet = findings->sheet;
    const struct ledger *out = sheet->out;
    struct map entries;
    struct ties ties = { 0 };
    map_open(&entries, sheet->arena);
    map_open(&ties.map, sheet->arena);
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct entry *entry = &out->entries[sheet->items[i].entry];
        if (sheet->items[i].later) continue;
        map_put(&entries, write_key(sheet->arena, entry, entry->claim->id),
                sheet->items[i].entry);
    }
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        if (!item->later && out->entries[item->entry].claim->part_of)
            tie_part(findings, &ties, &entries, item->entry);
    }
    size_t from = out->n_findings;
    for (size_t i = 0; i < ties.n; i++) {
        judge_tie(findings, &ties.at[i], false);
        judge_tie(findings, &ties.at[i], true);
    }
    sort_shown(sheet, from);
}

static bool has_number(const struct figure *figure)
{
    return figure->best_entry != UINT32_MAX && figure->best != OPEN_BOUND;
}

/* A figure by the claim that gives its best. */
static struct bounds bounds_of_figure(const struct sheet *sheet,
                                      const struct figure *figure)
{
    const struct claim *claim = sheet->out->entries[figure->best_entry].claim;
    return (struct bounds){ claim->lo, claim->hi, claim->qualifier };
}

static void add_part(struct sheet *sheet, struct sum *sum,
                     const struct figure *part, const struct figure *whole)
{
    struct bounds bounds =
        part_bounds(sheet, part->best_entry, whole->best_entry);
    if (is_open(bounds)) return;
    sum->parts[sum->n] = bounds;
    sum->entries[sum->n++] = part->best_entry;
}

static struct sum open_sum(struct sheet *sheet, const struct figure *whole,
                           size_t room)
{
    struct sum sum = { .whole = bounds_of_figure(sheet, whole),
                       .event = whole->event,
                       .sure = true };
    sum.about = write_about(sheet->arena, whole);
    sum.parts = ARENA_ARRAY(sheet->arena, struct bounds, room);
    sum.entries = ARENA_ARRAY(sheet->arena, uint32_t, room + 1);
    return sum;
}

static void close_sum(struct findings *findings, struct sum *sum,
                      const struct figure *whole)
{
    sum->n_entries = sum->n;
    sum->entries[sum->n_entries++] = whole->best_entry;
    sum_judge(findings, sum);
}

/* Figures that stand beside each other: same event, harm and role. */
static bool is_beside(const struct figure *a, const struct figure *b)
{
    return a->event == b->event && a->harm == b->harm && a->role == b->role &&
           a->unit == b->unit;
}

static void judge_sides(struct findings *findings, size_t at)
{
    struct sheet *sheet = findings->sheet;
    const struct ledger *out = sheet->out;
    const struct figure *both = &out->figures[at];
    size_t from = at, to = at + 1;
    if (!str_is(both->side, "both") || !has_number(both)) return;
    while (from && is_beside(&out->figures[from - 1], both)) from--;
    while (to < out->n_figures && is_beside(&out->figures[to], both)) to++;
    struct sum sum = open_sum(sheet, both, to - from);
    for (size_t i = from; i < to; i++) {
        const struct figure *side = &out->figures[i];
        if (i == at || !side->side.len || sheet->named[i] ||
            !has_number(side) || str_is(side->side, "both"))
            continue;
        add_part(sheet, &sum, side, both);
    }
    if (sum.n < 2) return;
    sum.among = STR("told by side");
    sum.rest = STR("not told by side");
    close_sum(findings, &sum, both);
}

static bool is_status(uint8_t role)
{
    return role == ROLE_CIVILIAN || role == ROLE_COMBATANT ||
           role == ROLE_POLICE || role == ROLE_PEACEKEEPER;
}

/* People and the classes that divide them, whoever tells of each. */
static void judge_status(struct findings *findings, size_t at)
{
    struct sheet *sheet = findings->sheet;
    const struct ledger *out = sheet->out;
    const struct figure *whole = &out->figures[at];
    size_t to = at + 1;
    if (whole->role != ROLE_PEOPLE || whole->derived || !has_number(whole) ||
        sheet->named[at])
        return;
    while (to < out->n_figures && out->figures[to].event == whole->event &&
           out->figures[to].harm == whole->harm)
        to++;
    struct sum sum = open_sum(sheet, whole, to - at);
    for (size_t i = at + 1; i < to; i++) {
        const struct figure *part = &out->figures[i];
        if (is_status(part->role) && has_number(part) && !sheet->named[i] &&
            part->unit == whole->unit && str_equal(part->side, whole->side))
            add_part(sheet, &sum, part, whole);
    }
    if (sum.n < 2) return;
    sum.among = STR("told by status");
    sum.rest = STR("of no told status");
    close_sum(findings, &sum, whole);
}

/* Flight, siege and disease have tolls beside the fighting, not in it. */
bool event_is_inside(const struct sheet *sheet, uint32_t inner, uint32_t outer)
{
    const struct linked_event *event = sheet_event(sheet, inner);
    const struct linked_event *whole = sheet_event(sheet, outer);
    if (event->type == EVENT_EXODUS || event->type == EVENT_BLOCKADE ||
        event->type == EVENT_EPIDEMIC || event->type == EVENT_DETENTION ||
        event->parent != (int32_t)outer)
        return false;
    if (!date_is_known(event->start)) return true;
    if (date_is_known(whole->end) &&
        date_days(event->start) > date_days(date_last(whole->end)))
        return false;
    return !date_is_known(whole->start) ||
           date_days(date_last(event->start)) >= date_days(whole->start);
}

/* The figures of incidents under each figure of the event above them. */
struct incidents {
    struct map map; /* event, harm, role, unit and side -> figure */
    struct below {
        uint32_t *at;
        size_t n, room;
    } * of;
};

struct str parts_key(struct arena *arena, const struct figure *figure,
                     uint32_t event, struct str side)
{
    struct buf buf;
    buf_open(&buf, arena);
    buf_format(&buf, "%u %u %u %u ", event, figure->harm, figure->role,
               figure->unit);
    buf_str(&buf, side);
    return buf_view(&buf);
}

static bool is_counted(const struct sheet *sheet, uint32_t figure)
{
    return has_number(&sheet->out->figures[figure]) && !sheet->named[figure];
}

static void put_below(struct sheet *sheet, struct incidents *incidents,
                      uint32_t whole, uint32_t part)
{
    struct below *below = &incidents->of[whole];
    below->at = arena_grow(sheet->arena, below->at, &below->room, below->n + 1,
                           sizeof *below->at);
    below->at[below->n++] = part;
}

/* Under the figure of its own side, of both and of no side. */
static void sort_in(struct sheet *sheet, struct incidents *incidents,
                    uint32_t part)
{
    const struct figure *figure = &sheet->out->figures[part];
    int32_t parent = sheet_event(sheet, figure->event)->parent;
    const struct str sides[] = { { NULL, 0 }, STR("both"), figure->side };
    size_t n = figure->side.len && !str_is(figure->side, "both") ? 3 : 2;
    if (parent < 0 || !event_is_inside(sheet, figure->event, (uint32_t)parent))
        return;
    for (size_t i = 0; i < n; i++) {
        struct arena_mark mark = arena_mark(sheet->arena);
        uint32_t whole = 0;
        struct str key =
            parts_key(sheet->arena, figure, (uint32_t)parent, sides[i]);
        bool found = map_get(&incidents->map, key, &whole);
        arena_release(sheet->arena, mark);
        if (found) put_below(sheet, incidents, whole, part);
    }
}

static void judge_event(struct findings *findings, size_t at,
                        const struct below *below)
{
    struct sheet *sheet = findings->sheet;
    const struct ledger *out = sheet->out;
    const struct figure *whole = &out->figures[at];
    if (!below->n) return;
    struct sum sum = open_sum(sheet, whole, below->n);
    for (size_t i = 0; i < below->n; i++) {
        const struct figure *part = &out->figures[below->at[i]];
        struct str name = sheet_event(sheet, part->event)->name;
        sum.among =
            sum.n ? STR("in the events below it")
                  : str_join(sheet->arena, STR("in "), (struct str){ 0 }, name);
        add_part(sheet, &sum, part, whole);
    }
    sum.rest = STR("elsewhere");
    if (sum.n) close_sum(findings, &sum, whole);
}

/* Whoever is counted as dead or injured without saying which, and whoever is
 * told to be dead, or injured: the others are the rest. */
static void judge_casualties(struct findings *findings,
                             const struct incidents *incidents, size_t at)
{
    static const uint8_t harms[] = { HARM_KILLED, HARM_INJURED };
    struct sheet *sheet = findings->sheet;
    const struct ledger *out = sheet->out;
    const struct figure *whole = &out->figures[at];
    if (whole->harm != HARM_CASUALTIES || !is_counted(sheet, (uint32_t)at))
        return;
    struct sum sum = open_sum(sheet, whole, 2);
    for (size_t i = 0; i < 2; i++) {
        struct figure like = *whole;
        uint32_t part = 0;
        like.harm = harms[i];
        if (!map_get(&incidents->map,
                     parts_key(sheet->arena, &like, like.event, like.side),
                     &part))
            continue;
        add_part(sheet, &sum, &out->figures[part], whole);
        sum.among = i ? STR("injured") : STR("killed");
        sum.rest = i ? STR("killed") : STR("injured");
    }
    if (sum.n == 2) {
        sum.among = STR("told apart");
        sum.rest = STR("killed or injured beside them");
    }
    if (sum.n) close_sum(findings, &sum, whole);
}

static struct incidents sort_incidents(struct sheet *sheet)
{
    const struct ledger *out = sheet->out;
    struct incidents incidents;
    map_open(&incidents.map, sheet->arena);
    incidents.of = ARENA_ARRAY(sheet->arena, struct below, out->n_figures + 1);
    for (uint32_t i = 0; i < out->n_figures; i++)
        if (is_counted(sheet, i))
            map_put(&incidents.map,
                    parts_key(sheet->arena, &out->figures[i],
                              out->figures[i].event, out->figures[i].side),
                    i);
    for (uint32_t i = 0; i < out->n_figures; i++)
        if (is_counted(sheet, i)) sort_in(sheet, &incidents, i);
    return incidents;
}

void parts_run(struct findings *findings)
{
    struct incidents incidents = sort_incidents(findings->sheet);
    judge_reports(findings);
    for (size_t i = 0; i < findings->sheet->out->n_figures; i++) {
        judge_status(findings, i);
        judge_sides(findings, i);
        judge_casualties(findings, &incidents, i);
        judge_event(findings, i, &incidents.of[i]);
    }
}
