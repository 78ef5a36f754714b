/* What kind of change each claim is that replaced another of its source.
 *
 * A count goes up because more are found: a new count. Another number for the
 * same day, or a lower one for a toll that cannot shrink, is a correction,
 * unless the people went elsewhere: missing or wounded before, dead now; or
 * the source tells of another place now; or it changed many figures at once.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "ledger/lattice.h"

enum { A_BATCH = 4 }; /* figures that one report changes: no longer chance */

const char *ledger_change_name(unsigned change)
{
    static const char *const names[] = {
        [CHANGE_NONE] = "none",
        [CHANGE_COUNT] = "new count",
        [CHANGE_MORE] = "increment",
        [CHANGE_CORRECTION] = "correction",
        [CHANGE_RECLASSIFIED] = "reclassification",
        [CHANGE_SCOPE] = "change of scope",
        [CHANGE_RETRACTED] = "retraction",
        [CHANGE_BATCH] = "batch",
    };
    return change < CHANGE_COUNT_OF_KINDS ? names[change] : "";
}

enum losses ledger_losses(const struct linked *linked,
                          const struct entry *entry)
{
    const struct linked_source *source = &linked->sources[entry->source];
    return method_losses(entry->claim, source->kind, source->side);
}

static int64_t number_of(const struct claim *claim)
{
    return claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
}

static const struct entry *entry_at(const struct sheet *sheet,
                                    const struct lineage *lineage, size_t i)
{
    return &sheet->out->entries[lineage->entries[i]];
}

static const struct event *mention_of(const struct entry *entry)
{
    return entry->claim->event < entry->reading->n_events
               ? &entry->reading->events[entry->claim->event]
               : NULL;
}

/* A number of another order for a place of another size: a town before, its
 * province now. Names alone say little, since reports name one place in many
 * ways. */
static bool is_other_scope(const struct entry *a, const struct entry *b)
{
    const struct event *x = mention_of(a), *y = mention_of(b);
    int64_t from = number_of(a->claim), to = number_of(b->claim);
    bool known = x && y && (x->latitude != 0 || x->longitude != 0) &&
                 (y->latitude != 0 || y->longitude != 0);
    return known && x->place_kind != y->place_kind &&
           (from >= 2 * to || to >= 2 * from);
}

/* Another number, told later for the very day. */
static bool is_of_same_day(const struct entry *a, const struct entry *b)
{
    return date_has_day(a->claim->as_of) &&
           date_equal(a->claim->as_of, b->claim->as_of) &&
           date_compare(a->known_on, b->known_on) < 0;
}

static uint8_t name_change(const struct sheet *sheet,
                           const struct lineage *lineage, size_t i)
{
    const struct entry *now = entry_at(sheet, lineage, i);
    size_t before = (size_t)lineage->replaced[i];
    const struct entry *old = entry_at(sheet, lineage, before);
    int64_t from = number_of(old->claim), to = number_of(now->claim);
    if (lineage->states[before] == ENTRY_REPEAT || from == to)
        return CHANGE_NONE;
    if (now->claim->scope == SCOPE_INCREMENT) return CHANGE_MORE;
    if (old->claim->qualifier == QUALIFIER_VAGUE ||
        old->claim->qualifier == QUALIFIER_INDEFINITE || from == OPEN_BOUND ||
        to == OPEN_BOUND)
        return CHANGE_COUNT;
    if (is_other_scope(old, now)) return CHANGE_SCOPE;
    if (is_of_same_day(old, now) ||
        (to < from && lattice_grows(now->claim->harm)))
        return CHANGE_CORRECTION;
    return CHANGE_COUNT;
}

static void name_changes(struct sheet *sheet, struct lineage *lineage)
{
    for (size_t i = 0; i < lineage->n; i++)
        if (lineage->replaced[i] >= 0 && !lineage->changes[i])
            lineage->changes[i] = name_change(sheet, lineage, i);
}

/* ---- from one harm to another -------------------------------------------- */

/* A source's count of one harm of one group, for another harm to look up. */
static struct str write_key(const struct sheet *sheet,
                            const struct figure *figure, uint32_t source,
                            uint8_t harm)
{
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_format(&buf, "%u %u %u %u %u ", figure->event, harm, figure->role,
               figure->unit, source);
    buf_str(&buf, figure->side);
    return buf_view(&buf);
}

struct spot {
    uint32_t figure, lineage;
};

struct spots {
    struct map map;
    struct spot *at;
    size_t n, room;
};

static void note_spots(struct sheet *sheet, struct spots *spots)
{
    map_open(&spots->map, sheet->arena);
    for (uint32_t i = 0; i < sheet->out->n_figures; i++) {
        const struct figure *figure = &sheet->out->figures[i];
        if (figure->harm != HARM_KILLED || sheet->named[i]) continue;
        for (uint32_t j = 0; j < figure->n_lineages; j++) {
            spots->at = arena_grow(sheet->arena, spots->at, &spots->room,
                                   spots->n + 1, sizeof *spots->at);
            map_put(&spots->map,
                    write_key(sheet, figure, figure->lineages[j].source,
                              HARM_KILLED),
                    (uint32_t)spots->n);
            spots->at[spots->n++] = (struct spot){ i, j };
        }
    }
}

/* Did the dead of the lineage grow by as many between these days? */
static bool has_risen(const struct sheet *sheet, struct lineage *dead,
                      int32_t after, int32_t day, int64_t by)
{
    for (size_t i = 0; i < dead->n; i++) {
        int32_t at = sheet->day_of[dead->entries[i]];
        if (dead->replaced[i] < 0 || at <= after || at > day) continue;
        size_t before = (size_t)dead->replaced[i];
        int64_t more = number_of(entry_at(sheet, dead, i)->claim) -
                       number_of(entry_at(sheet, dead, before)->claim);
        if (more >= by) return true;
    }
    return false;
}

/* A fall of the missing or wounded that the same source's dead make up. */
static void reclassify(struct sheet *sheet, const struct spots *spots,
                       const struct figure *figure, struct lineage *lineage)
{
    uint32_t at = 0;
    if (!map_get(&spots->map,
                 write_key(sheet, figure, lineage->source, HARM_KILLED), &at))
        return;
    struct lineage *dead = &sheet->out->figures[spots->at[at].figure]
                                .lineages[spots->at[at].lineage];
    for (size_t i = 0; i < lineage->n; i++) {
        if (lineage->replaced[i] < 0) continue;
        size_t before = (size_t)lineage->replaced[i];
        int64_t fall = number_of(entry_at(sheet, lineage, before)->claim) -
                       number_of(entry_at(sheet, lineage, i)->claim);
        if (fall > 0 &&
            has_risen(sheet, dead, sheet->day_of[lineage->entries[before]],
                      sheet->day_of[lineage->entries[i]], fall))
            lineage->changes[i] = CHANGE_RECLASSIFIED;
    }
}

/* ---- many at once -------------------------------------------------------- */

static struct str write_report(const struct sheet *sheet,
                               const struct entry *entry)
{
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_format(&buf, "%p %u", (const void *)entry->reading, entry->source);
    return buf_view(&buf);
}

static bool is_of_batch(uint8_t change)
{
    return change == CHANGE_CORRECTION || change == CHANGE_COUNT;
}

/* How many events' figures each report changes; corrections and new counts of
 * one event are no batch. */
static void note_batches(struct sheet *sheet, struct map *reports, bool mark)
{
    for (size_t i = 0; i < sheet->out->n_figures; i++) {
        struct figure *figure = &sheet->out->figures[i];
        for (size_t j = 0; j < figure->n_lineages; j++) {
            struct lineage *lineage = &figure->lineages[j];
            size_t now = (size_t)lineage->current;
            uint32_t n = 0;
            if (lineage->current < 0 || !is_of_batch(lineage->changes[now]))
                continue;
            struct str key = write_report(sheet, entry_at(sheet, lineage, now));
            map_get(reports, key, &n);
            if (!mark)
                map_put(reports, key, n + 1);
            else if (n >= A_BATCH)
                lineage->changes[now] = CHANGE_BATCH;
        }
    }
}

void change_run(struct sheet *sheet)
{
    struct spots spots = { 0 };
    struct map reports;
    for (size_t i = 0; i < sheet->out->n_figures; i++)
        for (size_t j = 0; j < sheet->out->figures[i].n_lineages; j++)
            name_changes(sheet, &sheet->out->figures[i].lineages[j]);
    note_spots(sheet, &spots);
    for (size_t i = 0; i < sheet->out->n_figures; i++) {
        struct figure *figure = &sheet->out->figures[i];
        if (figure->harm != HARM_MISSING && figure->harm != HARM_INJURED)
            continue;
        for (size_t j = 0; j < figure->n_lineages; j++)
            reclassify(sheet, &spots, figure, &figure->lineages[j]);
    }
    map_open(&reports, sheet->arena);
    note_batches(sheet, &reports, false);
    note_batches(sheet, &reports, true);
}
