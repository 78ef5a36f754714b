/* What sources changed, by kind, and reports that have not heard of it.
 *
 * A larger count is the ordinary course of a toll and no finding; a smaller
 * one, a correction, people who are counted elsewhere now, are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

enum { MOST_CHANGES = 16 }; /* of one lineage, the latest */

static struct bounds bounds_at(const struct sheet *sheet, uint32_t entry)
{
    const struct claim *claim = sheet->out->entries[entry].claim;
    return (struct bounds){ claim->lo, claim->hi, claim->qualifier };
}

static int64_t number_at(const struct sheet *sheet, uint32_t entry)
{
    const struct claim *claim = sheet->out->entries[entry].claim;
    return claim->lo != OPEN_BOUND ? claim->lo : claim->hi;
}

static void open_sentence(struct buf *buf, const struct sheet *sheet,
                          const struct figure *figure, uint32_t source)
{
    buf_open(buf, sheet->arena);
    buf_str(buf, write_about(sheet->arena, figure));
    buf_text(buf, ": ");
    buf_str(buf, source_name(sheet, source));
}

static void write_move(struct buf *buf, const struct sheet *sheet,
                       uint32_t before, uint32_t now)
{
    bool down = number_at(sheet, now) < number_at(sheet, before);
    buf_text(buf, down ? " went down from " : " went up from ");
    write_bounds(buf, bounds_at(sheet, before));
    buf_text(buf, " to ");
    write_bounds(buf, bounds_at(sheet, now));
}

static void write_kind(struct buf *buf, uint8_t change)
{
    buf_text(buf, ", a ");
    buf_text(buf, ledger_change_name(change));
    if (change == CHANGE_RECLASSIFIED)
        buf_text(buf, ": its count of the dead rose by as many or more");
    if (change == CHANGE_BATCH)
        buf_text(buf, ": it changed several figures at once");
}

/* The same number taken back again, by a copy of the report that did. */
static bool is_again(const struct sheet *sheet, const struct lineage *lineage,
                     size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (lineage->changes[k] == CHANGE_RETRACTED &&
            number_at(sheet, lineage->entries[k]) ==
                number_at(sheet, lineage->entries[i]))
            return true;
    return false;
}

static bool is_told(const struct sheet *sheet, const struct lineage *lineage,
                    size_t i)
{
    uint8_t change = lineage->changes[i];
    if (change == CHANGE_RETRACTED) return !is_again(sheet, lineage, i);
    if (lineage->replaced[i] < 0 || change == CHANGE_NONE ||
        change == CHANGE_MORE)
        return false;
    return change != CHANGE_COUNT ||
           number_at(sheet, lineage->entries[i]) <
               number_at(sheet, lineage->entries[lineage->replaced[i]]);
}

/* What the report gives in place of a number that it takes back; that number
 * itself where it gives none. */
static uint32_t find_instead(const struct sheet *sheet, uint32_t at)
{
    const struct ledger *out = sheet->out;
    const struct entry *old = &out->entries[at];
    for (uint32_t i = at + 1; i < out->n_entries; i++) {
        const struct entry *entry = &out->entries[i];
        if (entry->reading != old->reading) break;
        if (entry->event == old->event &&
            entry->claim->harm == old->claim->harm &&
            entry->claim->stance == STANCE_ASSERTED &&
            entry->claim->lo != OPEN_BOUND)
            return i;
    }
    return at;
}

static void tell_change(struct findings *findings, const struct figure *figure,
                        const struct lineage *lineage, size_t i)
{
    struct sheet *sheet = findings->sheet;
    uint32_t now = lineage->entries[i];
    bool alone = lineage->replaced[i] < 0;
    uint32_t before = alone ? now : lineage->entries[lineage->replaced[i]];
    struct buf buf;
    open_sentence(&buf, sheet, figure, lineage->source);
    if (lineage->changes[i] == CHANGE_RETRACTED) {
        buf_text(&buf, " took back ");
        write_bounds(&buf, bounds_at(sheet, before));
        uint32_t instead = find_instead(sheet, now);
        if (instead != now) {
            buf_text(&buf, ", for ");
            write_standing(&buf, sheet, instead);
        }
        if (alone) now = instead;
    } else {
        write_move(&buf, sheet, before, now);
        write_kind(&buf, lineage->changes[i]);
    }
    struct finding finding = { .kind = FINDING_REVISION,
                               .event = figure->event,
                               .change = lineage->changes[i],
                               .text = buf_view(&buf) };
    finding_two(findings, &finding, before, now);
}

/* The latest claim of the lineage that another report could have known. */
static uint32_t find_newer(const struct lineage *lineage, size_t stale)
{
    for (size_t i = stale; i-- > 0;)
        if (lineage->states[i] == ENTRY_CURRENT ||
            lineage->states[i] == ENTRY_SUPERSEDED)
            return lineage->entries[i];
    return lineage->entries[stale];
}

static void tell_stale(struct findings *findings, const struct figure *figure,
                       const struct lineage *lineage, size_t i)
{
    struct sheet *sheet = findings->sheet;
    char room[DATE_ROOM];
    uint32_t late = lineage->entries[i], newer = find_newer(lineage, i);
    const struct entry *entry = &sheet->out->entries[late];
    const struct report *report = entry->reading->report;
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_about(sheet->arena, figure));
    buf_text(&buf, ": ");
    buf_str(&buf, report->publisher.len ? report->publisher : report->id);
    if (date_is_known(entry->known_on)) {
        buf_text(&buf, " of ");
        buf_str(&buf, date_format(entry->known_on, room));
    }
    buf_text(&buf, " still gives ");
    write_bounds(&buf, bounds_at(sheet, late));
    buf_text(&buf, " by ");
    buf_str(&buf, source_name(sheet, lineage->source));
    buf_text(&buf, ", which had given ");
    write_bounds(&buf, bounds_at(sheet, newer));
    struct finding finding = { .kind = FINDING_STALE,
                               .event = figure->event,
                               .text = buf_view(&buf) };
    finding_two(findings, &finding, late, newer);
}

/* Copies of one text are one alarm. */
static bool is_copied(const struct sheet *sheet, const struct lineage *lineage,
                      size_t at)
{
    const struct entry *entries = sheet->out->entries;
    uint32_t group = entries[lineage->entries[at]].syndication;
    for (size_t i = at; i-- > 0 && lineage->states[i] == ENTRY_STALE;)
        if (entries[lineage->entries[i]].syndication == group) return true;
    return false;
}

static void tell_lineage(struct findings *findings, const struct figure *figure,
                         const struct lineage *lineage)
{
    size_t from = 0, n = 0;
    for (size_t i = lineage->n; i-- > 0 && n < MOST_CHANGES;) {
        n += is_told(findings->sheet, lineage, i) ||
             lineage->states[i] == ENTRY_STALE;
        from = i;
    }
    for (size_t i = from; i < lineage->n; i++) {
        if (lineage->states[i] == ENTRY_STALE) {
            if (!is_copied(findings->sheet, lineage, i))
                tell_stale(findings, figure, lineage, i);
        } else if (is_told(findings->sheet, lineage, i))
            tell_change(findings, figure, lineage, i);
    }
}

void revision_run(struct findings *findings)
{
    const struct ledger *out = findings->sheet->out;
    for (size_t i = 0; i < out->n_figures; i++)
        for (size_t j = 0; j < out->figures[i].n_lineages; j++)
            if (!findings->sheet->named[i])
                tell_lineage(findings, &out->figures[i],
                             &out->figures[i].lineages[j]);
}
