/* What follows from the figures: sums, contradictions, revisions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

void finding_add(struct findings *findings, const struct finding *finding)
{
    struct sheet *sheet = findings->sheet;
    struct ledger *out = sheet->out;
    struct str key =
        str_join(sheet->arena, sheet_event(sheet, finding->event)->id, STR(" "),
                 finding->text);
    if (map_get(&findings->seen, key, NULL)) return;
    map_put(&findings->seen, key, 1);
    out->findings = arena_grow(sheet->arena, out->findings, &findings->room,
                               out->n_findings + 1, sizeof *out->findings);
    out->findings[out->n_findings++] = *finding;
}

static struct str source_name(const struct sheet *sheet, uint32_t source)
{
    return sheet->query->linked->sources[source].name;
}

/* A rounded number allows for a tenth on either side. */
static void loosen(const struct standing *standing, int64_t *lo, int64_t *hi)
{
    uint8_t qualifier = standing->claim->qualifier;
    *lo = standing->lo;
    *hi = standing->hi;
    if (qualifier != QUALIFIER_ABOUT && qualifier != QUALIFIER_NEARLY) return;
    if (*lo != OPEN_BOUND) *lo -= *lo / 10;
    if (*hi != OPEN_BOUND) *hi += *hi / 10;
}

/* a is wholly below b. */
static bool is_below(const struct standing *a, const struct standing *b)
{
    int64_t lo, hi, lo2, hi2;
    loosen(a, &lo, &hi);
    loosen(b, &lo2, &hi2);
    return hi != OPEN_BOUND && lo2 != OPEN_BOUND && hi < lo2;
}

/* A later, larger count has grown; it does not contradict the earlier. */
static bool contradicts(const struct standing *a, const struct standing *b)
{
    if (is_below(a, b)) return b->day <= a->day;
    if (is_below(b, a)) return a->day <= b->day;
    return false;
}

static struct bounds bounds_of(const struct standing *standing)
{
    return (struct bounds){ standing->lo, standing->hi,
                            standing->claim->qualifier };
}

static void write_standing(struct buf *buf, const struct sheet *sheet,
                           const struct standing *standing)
{
    write_bounds(buf, bounds_of(standing));
    buf_text(buf, " by ");
    buf_str(buf, source_name(sheet, standing->source));
}

static void tell_contradiction(struct findings *findings,
                               const struct figure *figure,
                               const struct standing *a,
                               const struct standing *b)
{
    struct sheet *sheet = findings->sheet;
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_about(sheet->arena, figure));
    buf_text(&buf, ": ");
    write_standing(&buf, sheet, a);
    buf_text(&buf, ", but ");
    write_standing(&buf, sheet, b);
    struct finding finding = { .kind = FINDING_CONTRADICTION,
                               .event = figure->event,
                               .text = buf_view(&buf),
                               .n_entries = 2,
                               .lo = OPEN_BOUND,
                               .hi = OPEN_BOUND };
    finding.entries = ARENA_ARRAY(sheet->arena, uint32_t, 2);
    finding.entries[0] = a->entry;
    finding.entries[1] = b->entry;
    finding_add(findings, &finding);
}

/* Who only passes a number on contradicts nobody by himself. */
static bool are_origins(const struct standing *a, const struct standing *b)
{
    return !a->lineage->shadow.len && !b->lineage->shadow.len;
}

enum { MOST_PAIRED = 64 }; /* sources of one figure that are set in pairs */

static void compare_sources(struct findings *findings, size_t at)
{
    struct sheet *sheet = findings->sheet;
    const struct figure *figure = &sheet->out->figures[at];
    size_t from = sheet->first_standing[at];
    size_t to = sheet->first_standing[at + 1];
    if (sheet->named[at]) return;
    if (to - from > MOST_PAIRED) to = from + MOST_PAIRED;
    for (size_t i = from; i < to; i++)
        for (size_t j = i + 1; j < to; j++)
            if (are_origins(&sheet->standings[i], &sheet->standings[j]) &&
                contradicts(&sheet->standings[i], &sheet->standings[j]))
                tell_contradiction(findings, figure, &sheet->standings[i],
                                   &sheet->standings[j]);
}

/* The last entry of a lineage that its current one replaced. */
static uint32_t find_replaced(const struct lineage *lineage)
{
    for (int32_t i = lineage->current - 1; i >= 0; i--)
        if (lineage->states[i] == ENTRY_SUPERSEDED) return lineage->entries[i];
    return UINT32_MAX;
}

static void tell_revision(struct findings *findings,
                          const struct figure *figure,
                          const struct lineage *lineage)
{
    struct sheet *sheet = findings->sheet;
    uint32_t before = find_replaced(lineage);
    struct buf buf;
    if (before == UINT32_MAX) return;
    uint32_t now = lineage->entries[lineage->current];
    const struct claim *old = sheet->out->entries[before].claim;
    const struct claim *fresh = sheet->out->entries[now].claim;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_about(sheet->arena, figure));
    buf_text(&buf, ": ");
    buf_str(&buf, source_name(sheet, lineage->source));
    buf_text(&buf, " went down from ");
    write_bounds(&buf, (struct bounds){ old->lo, old->hi, old->qualifier });
    buf_text(&buf, " to ");
    write_bounds(&buf,
                 (struct bounds){ fresh->lo, fresh->hi, fresh->qualifier });
    struct finding finding = { .kind = FINDING_REVISION,
                               .event = figure->event,
                               .text = buf_view(&buf),
                               .n_entries = 2,
                               .lo = OPEN_BOUND,
                               .hi = OPEN_BOUND };
    finding.entries = ARENA_ARRAY(sheet->arena, uint32_t, 2);
    finding.entries[0] = before;
    finding.entries[1] = now;
    finding_add(findings, &finding);
}

void finding_run(struct sheet *sheet)
{
    struct findings findings = { .sheet = sheet };
    map_open(&findings.seen, sheet->arena);
    parts_run(&findings);
    for (size_t i = 0; i < sheet->out->n_figures; i++) {
        const struct figure *figure = &sheet->out->figures[i];
        compare_sources(&findings, i);
        for (size_t j = 0; j < figure->n_lineages; j++)
            if (figure->lineages[j].revised_down)
                tell_revision(&findings, figure, &figure->lineages[j]);
    }
}
