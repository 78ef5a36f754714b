/* What one source says of one figure, day by day, and what of it stands now.
 *
 * A later number replaces an earlier one; the same number is a repeat; a vague
 * word never replaces a number that it does not contradict; an increment adds
 * to what stands; a report that still gives a number replaced long ago
 * replaces nothing.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/lattice.h"

enum {
    MOST_BESIDE = 512, /* claims of a report that are compared */
    MOST_BEHIND = 512, /* claims of a lineage that are looked back on */
};

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
    bool soft = aside_is_soft(fresh->claim),
         was_soft = aside_is_soft(old->claim);
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
    item->base = now->entry;
    if (now->lo != OPEN_BOUND && item->lo != OPEN_BOUND) item->lo += now->lo;
    item->hi = now->hi == OPEN_BOUND || item->hi == OPEN_BOUND
                   ? OPEN_BOUND
                   : item->hi + now->hi;
}

enum { SAME_NEWS = 3 }; /* days in which "three more" are the same three */

struct walk {
    struct sheet *sheet;
    struct lineage *lineage;
    struct item *items; /* of the lineage */
};

static void put_state(struct walk *walk, size_t i, uint8_t state,
                      struct str reason)
{
    walk->lineage->states[i] = state;
    walk->lineage->reasons[i] = reason;
}

/* A paper that says that a number was wrong takes its own back. */
static bool is_of_paper(const struct walk *walk, size_t i)
{
    const struct entry *entry =
        &walk->sheet->out->entries[walk->items[i].entry];
    const struct linked_source *source =
        &walk->sheet->query->linked->sources[entry->source];
    return source->kind == SOURCE_MEDIA ||
           str_equal(source->name, entry->reading->report->publisher);
}

/* What is not asked for, or counts by itself in no case. */
static bool is_out(struct walk *walk, size_t i)
{
    const struct item *item = &walk->items[i];
    const struct entry *entry = &walk->sheet->out->entries[item->entry];
    if (item->later)
        put_state(walk, i, ENTRY_LATER, STR("after the date asked for"));
    else if (entry->claim->stance == STANCE_DENIED)
        put_state(walk, i, ENTRY_DENIED,
                  is_of_paper(walk, i) ? STR("its source took it back")
                                       : STR("its source denies it"));
    else if (entry->marks & MARK_BESIDE)
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its sentence gives the larger number as well: a count "
                      "of its own"));
    else if (aside_is_part(entry))
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its report counts it among a larger number"));
    else if (entry->marks & MARK_FORMER)
        put_state(walk, i, ENTRY_SUPERSEDED,
                  STR("its report tells it as a count before another"));
    else
        return false;
    return true;
}

/* A toll that cannot shrink, at a number that its source gave before and has
 * raised since: the report has not heard of it. */
static bool is_stale(const struct walk *walk, size_t at)
{
    const struct lineage *lineage = walk->lineage;
    const struct item *item = &walk->items[at];
    const struct item *now = &walk->items[lineage->current];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (!lattice_grows(claim->harm) || claim->scope == SCOPE_INCREMENT ||
        aside_is_soft(claim) || item->lo == OPEN_BOUND || item->lo >= now->lo ||
        item->day <= now->day)
        return false;
    for (size_t i = at > MOST_BEHIND ? at - MOST_BEHIND : 0; i < at; i++)
        if (walk->items[i].lo == item->lo && walk->items[i].day < now->day &&
            (lineage->states[i] == ENTRY_SUPERSEDED ||
             lineage->states[i] == ENTRY_REPEAT))
            return true;
    return false;
}

/* Its own source denies the number that stands. */
static bool is_taken_back(struct walk *walk, size_t at)
{
    struct lineage *lineage = walk->lineage;
    const struct item *item = &walk->items[at];
    if (lineage->current < 0) return false;
    const struct item *now = &walk->items[lineage->current];
    return item->day > now->day && item->lo != OPEN_BOUND &&
           item->lo == now->lo;
}

/* A copy of the report that took the number back. */
static bool is_taken_again(const struct walk *walk, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (walk->lineage->changes[i] == CHANGE_RETRACTED &&
            walk->items[i].lo == walk->items[at].lo &&
            walk->items[i].hi == walk->items[at].hi)
            return true;
    return false;
}

static void take_back(struct walk *walk, size_t at)
{
    struct lineage *lineage = walk->lineage;
    size_t now = (size_t)lineage->current;
    put_state(walk, now, ENTRY_SUPERSEDED, STR("its source took it back"));
    lineage->changes[at] = CHANGE_RETRACTED;
    lineage->replaced[at] = lineage->current;
    lineage->current = -1;
}

/* The item that is no longer current. */
static void tell_replaced(struct walk *walk, const struct item *item)
{
    size_t i = (size_t)walk->lineage->current;
    const struct item *now = &walk->items[i];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (claim->scope == SCOPE_INCREMENT && !same_number(now, item))
        put_state(walk, i, ENTRY_SUPERSEDED, STR("an increment was added"));
    else if (same_number(now, item))
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
    else if (aside_is_soft(claim))
        put_state(walk, i, ENTRY_ASIDE,
                  STR("no number, beside a number of its source"));
    else
        put_state(walk, i, ENTRY_ASIDE,
                  STR("its source gave a larger number for that day"));
}

static bool is_increment(const struct walk *walk, size_t i)
{
    const struct item *item = &walk->items[i];
    return walk->sheet->out->entries[item->entry].claim->scope ==
           SCOPE_INCREMENT;
}

/* "Three more" of yesterday, told again today. */
static bool is_known_increment(const struct walk *walk, size_t at)
{
    const struct entry *entries = walk->sheet->out->entries;
    const struct item *item = &walk->items[at];
    const struct claim *claim = entries[item->entry].claim;
    for (size_t i = at; i-- > 0;) {
        const struct claim *other = entries[walk->items[i].entry].claim;
        if (walk->items[i].day < item->day - SAME_NEWS) break;
        if (other->scope == SCOPE_INCREMENT && other->lo == claim->lo &&
            other->hi == claim->hi && walk->lineage->states[i] != ENTRY_DENIED)
            return true;
    }
    return false;
}

static bool is_of_report(const struct walk *walk, const struct item *base,
                         size_t at)
{
    const struct entry *entries = walk->sheet->out->entries;
    return base && entries[base->entry].reading ==
                       entries[walk->items[at].entry].reading;
}

/* An increment that the running total of its own report counts already. */
static bool is_counted(const struct walk *walk, const struct item *base,
                       size_t at)
{
    const struct entry *entries = walk->sheet->out->entries;
    const struct entry *total = &entries[base->entry];
    return total->reading == entries[walk->items[at].entry].reading &&
           total->claim->scope != SCOPE_INCREMENT &&
           (total->marks & MARK_RUNNING);
}

/* Does its report tell a total of the harm that is of another figure? */
static bool has_total(const struct entry *entry)
{
    const struct reading *reading = entry->reading;
    const struct claim *claim = entry->claim;
    size_t n =
        reading->n_claims < MOST_BESIDE ? reading->n_claims : MOST_BESIDE;
    for (size_t i = 0; i < n; i++)
        if (reading->claims[i].scope != SCOPE_INCREMENT &&
            reading->claims[i].harm == claim->harm &&
            reading->claims[i].event == claim->event)
            return true;
    return false;
}

/* What an increment adds to: the total of its own report, with what that
 * report has added so far; where the report tells none, whatever stands; NULL
 * where it adds to another figure. */
static const struct item *find_base(const struct walk *walk, size_t at)
{
    const struct entry *entries = walk->sheet->out->entries;
    const struct item *now = &walk->items[walk->lineage->current];
    const struct entry *entry = &entries[walk->items[at].entry];
    if (entries[now->entry].reading == entry->reading) return now;
    size_t least = at > MOST_BEHIND ? at - MOST_BEHIND : 0;
    for (size_t i = at; i-- > least;) {
        const struct item *item = &walk->items[i];
        if (entries[item->entry].reading == entry->reading &&
            !is_increment(walk, i) && walk->lineage->states[i] != ENTRY_DENIED)
            return item;
    }
    return has_total(entry) ? NULL : now;
}

/* The count that an increment was added to, told again. */
static bool is_base(const struct walk *walk, size_t at)
{
    const struct entry *entries = walk->sheet->out->entries;
    const struct item *item = &walk->items[at];
    if (!is_increment(walk, (size_t)walk->lineage->current)) return false;
    for (size_t i = at; i-- > 0;) {
        const struct claim *other = entries[walk->items[i].entry].claim;
        if (other->scope != SCOPE_INCREMENT) return other->lo == item->lo;
    }
    return false;
}

static void walk_item(struct walk *walk, size_t i)
{
    struct lineage *lineage = walk->lineage;
    struct item *item = &walk->items[i];
    const struct claim *claim = walk->sheet->out->entries[item->entry].claim;
    if (is_out(walk, i)) {
        if (lineage->states[i] == ENTRY_DENIED && is_taken_back(walk, i))
            take_back(walk, i);
        else if (lineage->states[i] == ENTRY_DENIED &&
                 (is_of_paper(walk, i) || is_taken_again(walk, i)))
            lineage->changes[i] = CHANGE_RETRACTED;
        return;
    }
    if (lineage->current >= 0 && is_stale(walk, i)) {
        put_state(walk, i, ENTRY_STALE,
                  STR("its source had replaced this number before"));
        return;
    }
    if (lineage->current >= 0) {
        struct item *now = &walk->items[lineage->current];
        if (claim->scope == SCOPE_INCREMENT) {
            const struct item *base = find_base(walk, i);
            if (!is_of_report(walk, base, i) && is_known_increment(walk, i)) {
                put_state(walk, i, ENTRY_REPEAT,
                          STR("the same increment again"));
                return;
            }
            if (base && is_counted(walk, base, i)) {
                put_state(walk, i, ENTRY_ASIDE,
                          STR("the total of its report counts it"));
                return;
            }
            if (base) add_increment(walk->sheet, item, base);
            if (!base) item->hi = OPEN_BOUND;
        } else if (is_base(walk, i)) {
            put_state(walk, i, ENTRY_REPEAT, STR("an increment was added"));
            return;
        }
        if (!replaces(walk->sheet, now, item)) {
            tell_lesser(walk, i);
            return;
        }
        tell_replaced(walk, item);
        lineage->replaced[i] = lineage->current;
        if (item->hi != OPEN_BOUND && now->lo != OPEN_BOUND &&
            item->hi < now->lo)
            lineage->revised_down = true;
    }
    put_state(walk, i, ENTRY_CURRENT, (struct str){ 0 });
    lineage->current = (int32_t)i;
}

/* The same words of the same day once more. */
static bool is_copy(const struct walk *walk, size_t i)
{
    const struct item *a = &walk->items[i - 1], *b = &walk->items[i];
    const struct entry *entries = walk->sheet->out->entries;
    return a->day == b->day && a->told == b->told && same_bounds(a, b) &&
           entries[a->entry].claim->qualifier ==
               entries[b->entry].claim->qualifier &&
           entries[a->entry].claim->stance == entries[b->entry].claim->stance;
}

/* A copy stands as what it copies; what repeats a number that was replaced
 * since is replaced as well. */
static void replace_repeats(struct walk *walk)
{
    struct lineage *lineage = walk->lineage;
    for (size_t i = 1; i < lineage->n; i++) {
        bool now = lineage->states[i - 1] == ENTRY_CURRENT;
        if (lineage->states[i] != ENTRY_REPEAT || is_increment(walk, i) ||
            !is_copy(walk, i))
            continue;
        if (!now)
            put_state(walk, i, lineage->states[i - 1], lineage->reasons[i - 1]);
    }
    if (lineage->current < 0) return;
    const struct item *now = &walk->items[lineage->current];
    bool more = is_increment(walk, (size_t)lineage->current);
    for (size_t i = 0; i < lineage->n; i++) {
        if (lineage->states[i] != ENTRY_REPEAT || is_increment(walk, i) ||
            same_number(now, &walk->items[i]))
            continue;
        if (more)
            put_state(walk, i, ENTRY_SUPERSEDED, STR("an increment was added"));
        else if (walk->items[i].day == now->day)
            put_state(walk, i, ENTRY_ASIDE,
                      STR("its source gave a larger number for that day"));
        else
            put_state(walk, i, ENTRY_SUPERSEDED,
                      STR("its source gave another number later"));
    }
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

void lineage_fill(struct sheet *sheet, size_t from, size_t to,
                  struct lineage *out)
{
    struct walk walk = { sheet, out, &sheet->items[from] };
    *out = (struct lineage){
        .source = sheet->out->entries[sheet->items[from].entry].source,
        .n = to - from,
        .current = -1,
    };
    out->entries = ARENA_ARRAY(sheet->arena, uint32_t, out->n);
    out->states = ARENA_ARRAY(sheet->arena, uint8_t, out->n);
    out->reasons = ARENA_ARRAY(sheet->arena, struct str, out->n);
    out->changes = ARENA_ARRAY(sheet->arena, uint8_t, out->n);
    out->replaced = ARENA_ARRAY(sheet->arena, int32_t, out->n);
    for (size_t i = 0; i < out->n; i++) {
        out->entries[i] = walk.items[i].entry;
        out->replaced[i] = -1;
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
