/* Entries into figures, figures into lineages, and what each lineage says now.
 *
 * A figure is an event, a harm, a role, a side and a unit; people by name are
 * a figure of their own. A lineage is what one source said of it, by day. A
 * later number replaces an earlier one; the same number is a repeat; a vague
 * word never replaces a number that it does not contradict.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "ledger/sheet.h"

enum { MOST_BESIDE = 512 }; /* claims of a report that are compared */

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
    int by = compare_int(x->lo, y->lo);
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

static bool is_soft(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_VAGUE ||
           claim->qualifier == QUALIFIER_INDEFINITE;
}

static bool bounds_meet(int64_t lo, int64_t hi, int64_t lo2, int64_t hi2)
{
    if (hi != OPEN_BOUND && lo2 != OPEN_BOUND && hi < lo2) return false;
    return hi2 == OPEN_BOUND || lo == OPEN_BOUND || hi2 >= lo;
}

static bool same_number(const struct item *a, const struct item *b)
{
    if (a->lo != OPEN_BOUND && a->lo == b->lo) return true;
    return a->lo == b->lo && a->hi == b->hi;
}

static bool same_bounds(const struct item *a, const struct item *b)
{
    return a->lo == b->lo && a->hi == b->hi;
}

/* Does `item` replace `now` in one lineage? Both are told, `item` later. */
static bool replaces(const struct sheet *sheet, const struct item *now,
                     const struct item *item)
{
    const struct entry *old = &sheet->out->entries[now->entry];
    const struct entry *fresh = &sheet->out->entries[item->entry];
    bool soft = is_soft(fresh->claim), was_soft = is_soft(old->claim);
    /* "Nobody has left" beside "thousands fled" is of another moment. */
    if (old->reading == fresh->reading && item->hi == 0) return false;
    if (soft != was_soft) {
        if (was_soft) return true;
        return !bounds_meet(now->lo, now->hi, item->lo, item->hi) &&
               item->day > now->day;
    }
    /* Two numbers told of one day at one time: the larger is the whole. What
     * is said later of that day corrects it. */
    if (item->day != now->day || item->told != now->told) return true;
    return item->lo > now->lo ||
           (item->lo == now->lo && !same_bounds(item, now));
}

static void add_increment(const struct sheet *sheet, struct item *item,
                          const struct item *now)
{
    const struct claim *more = sheet->out->entries[item->entry].claim;
    const struct claim *base = sheet->out->entries[now->entry].claim;
    item->mixed = now->mixed || more->role != base->role ||
                  !str_equal(more->side, base->side);
    if (now->lo != OPEN_BOUND && item->lo != OPEN_BOUND) item->lo += now->lo;
    item->hi = now->hi == OPEN_BOUND || item->hi == OPEN_BOUND
                   ? OPEN_BOUND
                   : item->hi + now->hi;
}

struct walk {
    struct sheet *sheet;
    struct lineage *lineage;
    struct item *items; /* of the lineage */
};

/* "103 bodies" in a sentence that says the 2,783 again: not a rival count of
 * the same dead. */
static bool is_beside(const struct sheet *sheet, const struct item *item)
{
    const struct entry *entry = &sheet->out->entries[item->entry];
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; i < n; i++) {
        const struct claim *other = &reading->claims[i];
        if (other->event != claim->event || other->harm != claim->harm ||
            other->role != claim->role || other->lo <= claim->lo ||
            claim->lo == OPEN_BOUND || !str_equal(other->side, claim->side))
            continue;
        for (size_t j = 0; j < other->n_mentions; j++)
            if (other->mentions[j].start >= claim->sentence.start &&
                other->mentions[j].end <= claim->sentence.end)
                return true;
    }
    return false;
}

static void put_state(struct walk *walk, size_t i, uint8_t state,
                      struct str reason)
{
    walk->lineage->states[i] = state;
    walk->lineage->reasons[i] = reason;
}

/* What is not asked for, or counts by itself in no case. */
static bool is_out(struct walk *walk, size_t i)
{
    const struct item *item = &walk->items[i];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (item->later)
        put_state(walk, i, ENTRY_LATER, STR("after the date asked for"));
    else if (claim->stance == STANCE_DENIED)
        put_state(walk, i, ENTRY_DENIED, STR("its source denies it"));
    else if (is_beside(walk->sheet, item))
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its sentence gives the larger number as well: a count "
                      "of its own"));
    else
        return false;
    return true;
}

/* The item that is no longer current. */
static void tell_replaced(struct walk *walk, const struct item *item)
{
    size_t i = (size_t)walk->lineage->current;
    const struct item *now = &walk->items[i];
    if (same_number(now, item))
        put_state(walk, i, ENTRY_REPEAT, STR("the same number was told again"));
    else if (now->day == item->day)
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its source gave a larger number for that day"));
    else
        put_state(walk, i, ENTRY_SUPERSEDED,
                  STR("its source gave another number later"));
}

static void tell_lesser(struct walk *walk, size_t i)
{
    const struct item *now = &walk->items[walk->lineage->current];
    const struct item *item = &walk->items[i];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (same_number(now, item))
        put_state(walk, i, ENTRY_REPEAT, STR("the same number again"));
    else if (is_soft(claim))
        put_state(walk, i, ENTRY_ASIDE,
                  STR("no number, beside a number of its source"));
    else
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its source gave a larger number for that day"));
}

static void walk_item(struct walk *walk, size_t i)
{
    struct lineage *lineage = walk->lineage;
    struct item *item = &walk->items[i];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (is_out(walk, i)) return;
    if (lineage->current >= 0) {
        struct item *now = &walk->items[lineage->current];
        if (claim->scope == SCOPE_INCREMENT && item->day > now->day)
            add_increment(walk->sheet, item, now);
        if (!replaces(walk->sheet, now, item)) {
            tell_lesser(walk, i);
            return;
        }
        tell_replaced(walk, item);
        if (item->hi != OPEN_BOUND && now->lo != OPEN_BOUND &&
            item->hi < now->lo)
            lineage->revised_down = true;
    }
    put_state(walk, i, ENTRY_CURRENT, (struct str){ 0 });
    lineage->current = (int32_t)i;
}

/* What repeats a number that was replaced since is replaced as well. */
static void replace_repeats(struct walk *walk)
{
    struct lineage *lineage = walk->lineage;
    if (lineage->current < 0) return;
    const struct item *now = &walk->items[lineage->current];
    for (size_t i = 0; i < lineage->n; i++)
        if (lineage->states[i] == ENTRY_REPEAT &&
            !same_number(now, &walk->items[i]))
            put_state(walk, i,
                      walk->items[i].day == now->day ? ENTRY_ASIDE
                                                     : ENTRY_SUPERSEDED,
                      walk->items[i].day == now->day
                          ? STR("its source gave a larger number for that day")
                          : STR("its source gave another number later"));
}

/* Why each claim is of this figure stands before why it stands so. */
static void tell_settled(struct walk *walk)
{
    struct lineage *lineage = walk->lineage;
    for (size_t i = 0; i < lineage->n; i++) {
        struct str settled = walk->items[i].settled;
        if (!settled.len) continue;
        lineage->reasons[i] = lineage->reasons[i].len
                                  ? str_join(walk->sheet->arena, settled,
                                             STR("; "), lineage->reasons[i])
                                  : settled;
    }
}

static void fill_lineage(struct sheet *sheet, size_t from, size_t to,
                         struct lineage *out)
{
    struct walk walk = { sheet, out, &sheet->items[from] };
    *out = (struct lineage){
        .source = sorter_at(sheet, from).entry->source,
        .n = to - from,
        .current = -1,
    };
    out->entries = ARENA_ARRAY(sheet->arena, uint32_t, out->n);
    out->states = ARENA_ARRAY(sheet->arena, uint8_t, out->n);
    out->reasons = ARENA_ARRAY(sheet->arena, struct str, out->n);
    for (size_t i = 0; i < out->n; i++) {
        out->entries[i] = walk.items[i].entry;
        walk_item(&walk, i);
    }
    replace_repeats(&walk);
    tell_settled(&walk);
    if (out->current < 0) return;
    const struct item *now = &walk.items[out->current];
    const struct entry *entry = &sheet->out->entries[now->entry];
    sheet->standings[sheet->n_standings++] = (struct standing){
        .lineage = out,
        .claim = entry->claim,
        .entry = now->entry,
        .source = entry->source,
        .day = now->day,
        .lo = now->lo,
        .hi = now->hi,
        .mixed = now->mixed,
    };
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
        fill_lineage(sheet, from, end, &out->lineages[out->n_lineages++]);
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
    for (size_t i = 0; i < sheet->n_items; i++)
        sheet->day_of[sheet->items[i].entry] = sheet->items[i].day;
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
