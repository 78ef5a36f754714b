/* Which figure a claim is of, where its words leave side or role open.
 *
 * Four rules, none of which guesses. One source that gives a number twice
 * means one figure: the side and the narrower role hold for both. A number
 * that is not round is the same number in any report. And where one side alone
 * is claimed in the whole event, a claim of the same role without a side is of
 * that side, if its number is of the same size; where one side alone is
 * claimed in that role, if it is the very number. Else nothing is assumed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "base/map.h"
#include "ledger/sheet.h"

enum {
    TELLING = 10,    /* smaller numbers are shared by chance */
    UNMISTAKEN = 99, /* above it, and not round: no chance at all */
    ROUND = 10,
};

static const uint32_t MANY = UINT32_MAX;

static const struct claim *claim_of(const struct sheet *sheet,
                                    const struct item *item)
{
    return sheet->out->entries[item->entry].claim;
}

static bool is_telling(const struct sheet *sheet, const struct item *item)
{
    const struct claim *claim = claim_of(sheet, item);
    return claim->lo >= TELLING && !item->named &&
           claim->qualifier != QUALIFIER_VAGUE &&
           claim->qualifier != QUALIFIER_INDEFINITE;
}

static bool is_unmistaken(const struct claim *claim)
{
    return claim->lo > UNMISTAKEN && claim->lo % ROUND;
}

/* Event, harm and number; and whose word it is, unless the number itself
 * leaves no doubt. */
static struct str write_key(const struct sheet *sheet, const struct item *item)
{
    const struct entry *entry = &sheet->out->entries[item->entry];
    const struct claim *claim = entry->claim;
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_format(&buf, "%u %u %u ", entry->event, claim->harm, claim->unit);
    buf_number(&buf, claim->lo);
    if (!is_unmistaken(claim)) buf_format(&buf, " %u", entry->source);
    return buf_view(&buf);
}

static struct str write_sided(const struct sheet *sheet,
                              const struct item *item)
{
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_key(sheet, item));
    buf_char(&buf, ' ');
    buf_str(&buf, item->side);
    return buf_view(&buf);
}

/* Keep which item tells it; MANY when two tell different things. */
static void note(struct map *map, struct str key, uint32_t item, bool same)
{
    uint32_t at = 0;
    if (!map_get(map, key, &at))
        map_put(map, key, item);
    else if (at != MANY && !same)
        map_put(map, key, MANY);
}

static const struct item *told(const struct sheet *sheet, const struct map *map,
                               struct str key)
{
    uint32_t at = 0;
    return map_get(map, key, &at) && at != MANY ? &sheet->items[at] : NULL;
}

static void settle_sides(struct sheet *sheet)
{
    struct map sides;
    map_open(&sides, sheet->arena);
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        if (!item->side.len || !is_telling(sheet, item)) continue;
        struct str key = write_key(sheet, item);
        const struct item *other = told(sheet, &sides, key);
        note(&sides, key, i, other && str_equal(other->side, item->side));
    }
    for (size_t i = 0; i < sheet->n_items; i++) {
        struct item *item = &sheet->items[i];
        if (item->side.len || !is_telling(sheet, item)) continue;
        const struct item *other = told(sheet, &sides, write_key(sheet, item));
        if (!other) continue;
        item->side = other->side;
        item->settled = STR("the side of the same number elsewhere");
    }
}

static void settle_roles(struct sheet *sheet)
{
    struct map roles;
    map_open(&roles, sheet->arena);
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        if (item->role == ROLE_PEOPLE || !is_telling(sheet, item)) continue;
        struct str key = write_sided(sheet, item);
        const struct item *other = told(sheet, &roles, key);
        note(&roles, key, i, other && other->role == item->role);
    }
    for (size_t i = 0; i < sheet->n_items; i++) {
        struct item *item = &sheet->items[i];
        if (item->role != ROLE_PEOPLE || !is_telling(sheet, item)) continue;
        const struct item *other =
            told(sheet, &roles, write_sided(sheet, item));
        if (!other) continue;
        item->role = other->role;
        item->settled = STR("the narrower role of the same number elsewhere");
    }
}

/* ---- the only side of an event ------------------------------------------- */

/* The numbers of one role on the only side of an event. */
struct extent {
    int64_t least, most;
};

struct extents {
    struct map sides; /* event -> an item with its only side */
    struct map map;   /* event, harm, role -> extent */
    struct extent *at;
    size_t n;
};

static struct str write_event(const struct sheet *sheet,
                              const struct item *item)
{
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_format(&buf, "%u", sheet->out->entries[item->entry].event);
    return buf_view(&buf);
}

static struct str write_group(const struct sheet *sheet,
                              const struct item *item)
{
    const struct claim *claim = claim_of(sheet, item);
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_format(&buf, "%u %u %u %u", sheet->out->entries[item->entry].event,
               claim->harm, claim->unit, item->role);
    return buf_view(&buf);
}

/* The one side that is claimed in an event, over all harms and roles. */
static void note_sides(const struct sheet *sheet, struct extents *extents)
{
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        if (!item->side.len) continue;
        struct str key = write_event(sheet, item);
        const struct item *other = told(sheet, &extents->sides, key);
        note(&extents->sides, key, i,
             other && str_equal(other->side, item->side));
    }
}

/* A part ("three of them Americans") says nothing of its whole's side. */
static void note_extents(const struct sheet *sheet, struct extents *extents)
{
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        const struct claim *claim = claim_of(sheet, item);
        uint32_t at = (uint32_t)extents->n;
        if (!item->side.len || claim->part_of || !is_telling(sheet, item))
            continue;
        struct str key = write_group(sheet, item);
        if (!map_get(&extents->map, key, &at)) {
            map_put(&extents->map, key, at);
            extents->at[extents->n++] = (struct extent){ claim->lo, claim->lo };
        }
        struct extent *extent = &extents->at[at];
        if (claim->lo < extent->least) extent->least = claim->lo;
        if (claim->lo > extent->most) extent->most = claim->lo;
    }
}

static void settle_only_sides(struct sheet *sheet)
{
    struct extents extents = { 0 };
    map_open(&extents.sides, sheet->arena);
    map_open(&extents.map, sheet->arena);
    extents.at = ARENA_ARRAY(sheet->arena, struct extent, sheet->n_items + 1);
    note_sides(sheet, &extents);
    note_extents(sheet, &extents);
    for (size_t i = 0; i < sheet->n_items; i++) {
        struct item *item = &sheet->items[i];
        uint32_t at = 0;
        if (item->side.len || !is_telling(sheet, item)) continue;
        const struct item *only =
            told(sheet, &extents.sides, write_event(sheet, item));
        if (!only || !map_get(&extents.map, write_group(sheet, item), &at))
            continue;
        int64_t lo = claim_of(sheet, item)->lo;
        if (lo * 2 < extents.at[at].least || lo > extents.at[at].most * 2)
            continue;
        item->side = only->side;
        item->settled = STR("the only side of which the event's claims tell");
    }
}

static struct str write_number_of(const struct sheet *sheet,
                                  const struct item *item)
{
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_group(sheet, item));
    buf_char(&buf, ' ');
    buf_number(&buf, claim_of(sheet, item)->lo);
    return buf_view(&buf);
}

/* The one side of which a role is told, and the very number: the same. */
static void settle_equal_numbers(struct sheet *sheet)
{
    struct map sides, numbers;
    map_open(&sides, sheet->arena);
    map_open(&numbers, sheet->arena);
    for (uint32_t i = 0; i < sheet->n_items; i++) {
        const struct item *item = &sheet->items[i];
        if (!item->side.len || item->named) continue;
        struct str key = write_group(sheet, item);
        const struct item *other = told(sheet, &sides, key);
        note(&sides, key, i, other && str_equal(other->side, item->side));
        map_put(&numbers, write_number_of(sheet, item), i);
    }
    for (size_t i = 0; i < sheet->n_items; i++) {
        struct item *item = &sheet->items[i];
        if (item->side.len || item->named || claim_of(sheet, item)->lo < 2)
            continue;
        const struct item *only = told(sheet, &sides, write_group(sheet, item));
        if (!only || !map_get(&numbers, write_number_of(sheet, item), NULL))
            continue;
        item->side = only->side;
        item->settled =
            STR("the number of the one side of which this role is told");
    }
}

void sheet_settle(struct sheet *sheet)
{
    settle_sides(sheet);
    settle_roles(sheet);
    settle_only_sides(sheet);
    settle_equal_numbers(sheet);
}
