/* Entries into figures, figures into lineages.
 *
 * A figure is an event, a harm, a role, a side and a unit; people by name are
 * a figure of their own. A lineage is what one source said of it, by day.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/sheet.h"

struct sorter {
    const struct item *item;
    const struct entry *entry;
};

static int compare_int(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_figures(const struct sorter *a, const struct sorter *b)
{
    const struct claim *x = a->entry->claim, *y = b->entry->claim;
    int by = compare_int(a->entry->event, b->entry->event);
    if (!by) by = compare_int(x->harm, y->harm);
    if (!by) by = compare_int(a->item->role, b->item->role);
    if (!by) by = str_compare(a->item->side, b->item->side);
    if (!by) by = compare_int(x->unit, y->unit);
    if (!by) by = compare_int(a->item->named, b->item->named);
    return by;
}

/* Numbers of one day, so that which comes first does not hang on which report
 * gives it: the larger later, and of one number the closest. */
static int compare_numbers(const struct sorter *a, const struct sorter *b)
{
    const struct claim *x = a->entry->claim, *y = b->entry->claim;
    int by = compare_int(x->scope, y->scope);
    if (!by) by = compare_int(x->lo, y->lo);
    if (!by && x->lo == OPEN_BOUND) by = compare_int(x->hi, y->hi);
    if (!by) by = compare_int(y->hi < 0, x->hi < 0);
    if (!by) by = compare_int(y->hi, x->hi);
    if (!by) by = compare_int(x->qualifier, y->qualifier);
    if (!by) by = compare_int(x->part_of != 0, y->part_of != 0);
    if (!by)
        by = compare_int(a->item->settled.len > 0, b->item->settled.len > 0);
    return by;
}

static int compare_sorters(const void *left, const void *right)
{
    const struct sorter *a = left, *b = right;
    int by = compare_figures(a, b);
    if (!by) by = compare_int(a->entry->source, b->entry->source);
    if (!by) by = compare_int(a->item->later, b->item->later);
    if (!by) by = compare_int(a->item->day, b->item->day);
    if (!by) by = compare_int(a->item->told, b->item->told);
    if (!by) by = compare_numbers(a, b);
    if (!by) by = compare_int(a->item->entry, b->item->entry);
    return by;
}

static void sort_items(struct sheet *sheet)
{
    size_t n = sheet->n_items;
    struct sorter *sorters = ARENA_ARRAY(sheet->arena, struct sorter, n + 1);
    struct item *items = ARENA_ARRAY(sheet->arena, struct item, n + 1);
    for (size_t i = 0; i < n; i++)
        sorters[i] =
            (struct sorter){ &sheet->items[i],
                             &sheet->out->entries[sheet->items[i].entry] };
    if (n) qsort(sorters, n, sizeof *sorters, compare_sorters);
    for (size_t i = 0; i < n; i++) items[i] = *sorters[i].item;
    sheet->items = items;
}

static struct sorter sorter_at(const struct sheet *sheet, size_t i)
{
    return (struct sorter){ &sheet->items[i],
                            &sheet->out->entries[sheet->items[i].entry] };
}

/* The end of the run of items of one figure, or of one source in it. */
static size_t end_run(const struct sheet *sheet, size_t from, bool by_source)
{
    struct sorter first = sorter_at(sheet, from);
    size_t at = from + 1;
    for (; at < sheet->n_items; at++) {
        struct sorter next = sorter_at(sheet, at);
        if (compare_figures(&first, &next)) break;
        if (by_source && first.entry->source != next.entry->source) break;
    }
    return at;
}

static size_t count_lineages(const struct sheet *sheet, size_t from, size_t to)
{
    size_t n = 0;
    for (; from < to; from = end_run(sheet, from, true)) n++;
    return n;
}

static void fill_figure(struct sheet *sheet, size_t from, size_t to,
                        struct figure *out)
{
    const struct entry *entry = sorter_at(sheet, from).entry;
    *out = (struct figure){
        .event = entry->event,
        .harm = entry->claim->harm,
        .role = sheet->items[from].role,
        .unit = entry->claim->unit,
        .side = sheet->items[from].side,
        .low = OPEN_BOUND,
        .best = OPEN_BOUND,
        .high = OPEN_BOUND,
        .best_entry = UINT32_MAX,
    };
    out->lineages = ARENA_ARRAY(sheet->arena, struct lineage,
                                count_lineages(sheet, from, to));
    while (from < to) {
        size_t end = end_run(sheet, from, true);
        lineage_fill(sheet, from, end, &out->lineages[out->n_lineages++]);
        from = end;
    }
}

/* Where each entry stands. */
static void note_places(struct sheet *sheet)
{
    const struct ledger *out = sheet->out;
    sheet->figure_of = ARENA_ARRAY(sheet->arena, uint32_t, out->n_entries + 1);
    sheet->state_of = ARENA_ARRAY(sheet->arena, uint8_t, out->n_entries + 1);
    sheet->day_of = ARENA_ARRAY(sheet->arena, int32_t, out->n_entries + 1);
    sheet->base_of = ARENA_ARRAY(sheet->arena, uint32_t, out->n_entries + 1);
    for (size_t i = 0; i < sheet->n_items; i++) {
        sheet->day_of[sheet->items[i].entry] = sheet->items[i].day;
        sheet->base_of[sheet->items[i].entry] = sheet->items[i].base;
    }
    for (uint32_t i = 0; i < out->n_figures; i++)
        for (size_t j = 0; j < out->figures[i].n_lineages; j++) {
            const struct lineage *lineage = &out->figures[i].lineages[j];
            for (size_t k = 0; k < lineage->n; k++) {
                sheet->figure_of[lineage->entries[k]] = i;
                sheet->state_of[lineage->entries[k]] = lineage->states[k];
            }
        }
}

void sheet_fill(struct sheet *sheet)
{
    struct ledger *out = sheet->out;
    size_t n = sheet->n_items, from = 0;
    sheet_settle(sheet);
    sort_items(sheet);
    out->figures = ARENA_ARRAY(sheet->arena, struct figure, n + 1);
    sheet->standings = ARENA_ARRAY(sheet->arena, struct standing, n + 1);
    sheet->first_standing = ARENA_ARRAY(sheet->arena, size_t, n + 2);
    sheet->named = ARENA_ARRAY(sheet->arena, bool, n + 1);
    while (from < n) {
        size_t to = end_run(sheet, from, false);
        sheet->first_standing[out->n_figures] = sheet->n_standings;
        sheet->named[out->n_figures] = sheet->items[from].named;
        fill_figure(sheet, from, to, &out->figures[out->n_figures++]);
        from = to;
    }
    sheet->first_standing[out->n_figures] = sheet->n_standings;
    note_places(sheet);
}
