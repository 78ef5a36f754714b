/* Which entries belong to the ledger, and of what day each is.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/sheet.h"

const struct linked_event *sheet_event(const struct sheet *sheet,
                                       uint32_t event)
{
    return &sheet->query->linked->events[event];
}

/* The nearest event around it, or itself, that is wanted; -1 = none. Where a
 * damaged book has parents in a ring, there is an end as well. */
static int64_t find_wanted(const struct sheet *sheet, uint32_t event)
{
    const struct linked *linked = sheet->query->linked;
    int64_t at = event;
    for (size_t i = 0; i <= linked->n_events && at >= 0; i++) {
        if (sheet->wanted[at]) return at;
        at = linked->events[at].parent;
    }
    return -1;
}

/* The event asked for; and those below it of which there are entries, with
 * what lies between. */
static void mark_wanted(struct sheet *sheet)
{
    const struct ledger_query *query = sheet->query;
    const struct linked *linked = query->linked;
    sheet->wanted = ARENA_ARRAY(sheet->arena, bool, linked->n_events + 1);
    if (query->event >= linked->n_events) return;
    sheet->wanted[query->event] = true;
    for (size_t i = 0; i < query->n_entries; i++) {
        uint32_t event = query->entries[i].event;
        if (event >= linked->n_events) continue;
        int64_t top = find_wanted(sheet, event), at = event;
        for (; top >= 0 && at != top; at = linked->events[at].parent)
            sheet->wanted[at] = true;
    }
}

/* A report without a date is not older than the last thing it tells of. */
static int32_t day_of_reading(const struct reading *reading)
{
    int32_t day = DAY_UNKNOWN;
    for (size_t i = 0; i < reading->n_events; i++) {
        struct date date = reading->events[i].start;
        if (date_is_known(date) && date_days(date) > day) day = date_days(date);
    }
    return day;
}

static int32_t day_told(const struct entry *entry)
{
    int32_t day = DAY_UNKNOWN, tells = DAY_UNKNOWN;
    if (date_is_known(entry->known_on)) day = date_days(entry->known_on);
    if (day == DAY_UNKNOWN || entry->reading->published_implied)
        tells = day_of_reading(entry->reading);
    return tells > day ? tells : day;
}

static int32_t day_true(const struct entry *entry)
{
    bool own = date_is_known(entry->claim->as_of);
    if (own) return date_days(entry->claim->as_of);
    if (entry->reading->published_implied || !date_is_known(entry->as_of))
        return day_told(entry);
    return date_days(entry->as_of);
}

static bool is_after(int32_t day, struct date date)
{
    return date_is_known(date) && day != DAY_UNKNOWN &&
           day > date_days(date_last(date));
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    const struct report *one = a->reading->report, *other = b->reading->report;
    int by = date_compare(a->known_on, b->known_on);
    if (!by && one != other) by = str_compare(one->id, other->id);
    if (!by && one != other) by = str_compare(one->text, other->text);
    if (!by) by = (a->claim->id > b->claim->id) - (a->claim->id < b->claim->id);
    return by;
}

static void fill_item(struct sheet *sheet, uint32_t at)
{
    const struct entry *entry = &sheet->out->entries[at];
    const struct ledger_query *query = sheet->query;
    struct item *item = &sheet->items[at];
    *item = (struct item){
        .entry = at,
        .base = UINT32_MAX,
        .role = entry->claim->role,
        .side = entry->claim->side,
        .day = day_true(entry),
        .told = day_told(entry),
        .named = entry->claim->name.len > 0,
        .lo = entry->claim->lo,
        .hi = entry->claim->hi,
    };
    item->later = is_after(item->day, query->as_of) ||
                  is_after(item->told, query->known_on);
}

void sheet_select(struct sheet *sheet)
{
    const struct ledger_query *query = sheet->query;
    struct ledger *out = sheet->out;
    mark_wanted(sheet);
    out->entries =
        ARENA_ARRAY(sheet->arena, struct entry, query->n_entries + 1);
    for (size_t i = 0; i < query->n_entries; i++) {
        uint32_t event = query->entries[i].event;
        if (event < query->linked->n_events && sheet->wanted[event])
            out->entries[out->n_entries++] = query->entries[i];
    }
    if (out->n_entries)
        qsort(out->entries, out->n_entries, sizeof *out->entries,
              compare_entries);
    sheet->n_items = out->n_entries;
    sheet->items = ARENA_ARRAY(sheet->arena, struct item, sheet->n_items + 1);
    for (uint32_t i = 0; i < sheet->n_items; i++) fill_item(sheet, i);
}
