/* What a campaign's total leaves when the incidents told apart are taken off.
 *
 * The Uppsala programme keeps a total over several incidents as an event of
 * its own, less the deaths of the incidents that it holds as events. The
 * figures themselves stay as claimed; what is left is told beside them. Its
 * high may fall below its low; it is not mended.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

/* The incidents of one campaign's figure. */
struct campaign {
    int64_t low, best, high; /* taken off */
    uint32_t *entries;
    size_t n, room;
};

/* The figure of an event that tells of the side, of both, or of no side. */
static bool find_in(const struct sheet *sheet, const struct map *map,
                    const struct figure *figure, uint32_t event, uint32_t *out)
{
    const struct str sides[] = { figure->side, STR("both"), { NULL, 0 } };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (map_get(map, parts_key(sheet->arena, figure, event, sides[i]), out))
            return true;
    return false;
}

/* The figure of the same people in the nearest event above it. */
static uint32_t find_above(const struct sheet *sheet, const struct map *map,
                           const struct figure *figure)
{
    uint32_t at = 0, event = figure->event;
    int32_t parent = sheet_event(sheet, event)->parent;
    while (parent >= 0 && sheet->wanted[parent]) {
        if (!event_is_inside(sheet, event, (uint32_t)parent)) break;
        event = (uint32_t)parent;
        if (find_in(sheet, map, figure, event, &at)) return at;
        parent = sheet_event(sheet, event)->parent;
    }
    return UINT32_MAX;
}

static int64_t take(int64_t number)
{
    return number != OPEN_BOUND ? number : 0;
}

static void add_incident(struct sheet *sheet, struct campaign *campaign,
                         const struct figure *figure)
{
    campaign->low += take(figure->low);
    campaign->best += take(figure->best);
    campaign->high += take(figure->high);
    campaign->entries =
        arena_grow(sheet->arena, campaign->entries, &campaign->room,
                   campaign->n + 2, sizeof *campaign->entries);
    campaign->entries[campaign->n++] = figure->best_entry;
}

static void write_less(struct buf *buf, const char *what, int64_t whole,
                       int64_t off)
{
    if (whole == OPEN_BOUND) return;
    buf_text(buf, what);
    write_number(buf, whole);
    buf_text(buf, " - ");
    write_number(buf, off);
    buf_text(buf, " = ");
    write_number(buf, whole > off ? whole - off : 0);
}

static void tell(struct findings *findings, const struct figure *figure,
                 struct campaign *campaign)
{
    struct buf buf;
    buf_open(&buf, findings->sheet->arena);
    buf_str(&buf, write_about(findings->sheet->arena, figure));
    buf_format(&buf,
               " outside the %u incident%s told apart:", (unsigned)campaign->n,
               campaign->n == 1 ? "" : "s");
    write_less(&buf, " low ", figure->low, campaign->low);
    write_less(&buf, ", best ", figure->best, campaign->best);
    write_less(&buf, ", high ", figure->high, campaign->high);
    campaign->entries[campaign->n] = figure->best_entry;
    struct finding finding = {
        .kind = FINDING_SUBTRACTED,
        .event = figure->event,
        .text = buf_view(&buf),
        .entries = campaign->entries,
        .n_entries = campaign->n + 1,
        .lo = figure->low > campaign->low ? figure->low - campaign->low : 0,
        .hi = OPEN_BOUND,
    };
    finding_add(findings, &finding);
}

void campaign_run(struct findings *findings)
{
    struct sheet *sheet = findings->sheet;
    struct ledger *out = sheet->out;
    struct map map;
    struct campaign *campaigns =
        ARENA_ARRAY(sheet->arena, struct campaign, out->n_figures + 1);
    map_open(&map, sheet->arena);
    for (uint32_t i = 0; i < out->n_figures; i++)
        if (out->figures[i].best_entry != UINT32_MAX && !sheet->named[i])
            map_put(&map,
                    parts_key(sheet->arena, &out->figures[i],
                              out->figures[i].event, out->figures[i].side),
                    i);
    for (uint32_t i = 0; i < out->n_figures; i++) {
        const struct figure *figure = &out->figures[i];
        if (figure->best_entry == UINT32_MAX || sheet->named[i]) continue;
        uint32_t above = find_above(sheet, &map, figure);
        if (above != UINT32_MAX) add_incident(sheet, &campaigns[above], figure);
    }
    for (size_t i = 0; i < out->n_figures; i++)
        if (campaigns[i].n) tell(findings, &out->figures[i], &campaigns[i]);
}
