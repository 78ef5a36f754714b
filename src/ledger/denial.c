/* Denials beside what they deny: the same number of others, else whatever
 * others say of the same figure.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

enum { MOST_DENIED = 8 }; /* claims that one denial is set against */

struct denial {
    struct findings *findings;
    uint32_t entry;
    size_t figure;
    size_t n; /* told */
};

static void tell_denial(struct denial *denial, size_t figure,
                        const struct standing *other)
{
    struct sheet *sheet = denial->findings->sheet;
    const struct entry *entry = &sheet->out->entries[denial->entry];
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_about(sheet->arena, &sheet->out->figures[figure]));
    buf_text(&buf, ": ");
    buf_str(&buf, source_name(sheet, entry->source));
    buf_text(&buf, " denies ");
    write_standing(&buf, sheet, other->entry);
    struct finding finding = { .kind = FINDING_DENIAL,
                               .event = entry->event,
                               .text = buf_view(&buf) };
    finding_two(denial->findings, &finding, denial->entry, other->entry);
    denial->n++;
}

static bool may_be_of(const struct figure *a, const struct figure *b)
{
    return (a->role == b->role || a->role == ROLE_PEOPLE ||
            b->role == ROLE_PEOPLE) &&
           (str_equal(a->side, b->side) || !a->side.len || !b->side.len) &&
           a->unit == b->unit;
}

/* What others claim in one figure: the number denied, or anything. */
static void look_in(struct denial *denial, size_t at, bool number)
{
    const struct sheet *sheet = denial->findings->sheet;
    const struct entry *entry = &sheet->out->entries[denial->entry];
    size_t end = sheet->first_standing[at + 1];
    for (size_t i = sheet->first_standing[at];
         i < end && denial->n < MOST_DENIED; i++) {
        const struct standing *other = &sheet->standings[i];
        if (other->source == entry->source || other->hi == 0) continue;
        if (number && other->claim->lo != entry->claim->lo) continue;
        tell_denial(denial, at, other);
    }
}

static bool is_beside(const struct figure *a, const struct figure *b)
{
    return a->event == b->event && a->harm == b->harm;
}

static void look_around(struct denial *denial)
{
    const struct ledger *out = denial->findings->sheet->out;
    const struct figure *own = &out->figures[denial->figure];
    size_t from = denial->figure, to = denial->figure + 1;
    while (from && is_beside(&out->figures[from - 1], own)) from--;
    while (to < out->n_figures && is_beside(&out->figures[to], own)) to++;
    if (out->entries[denial->entry].claim->lo > 0)
        for (size_t i = from; i < to; i++)
            if (may_be_of(&out->figures[i], own)) look_in(denial, i, true);
    if (!denial->n) look_in(denial, denial->figure, false);
}

static void deny_lineage(struct findings *findings, size_t figure,
                         const struct lineage *lineage)
{
    for (size_t i = 0; i < lineage->n; i++) {
        if (lineage->states[i] != ENTRY_DENIED ||
            lineage->changes[i] == CHANGE_RETRACTED)
            continue;
        struct denial denial = { findings, lineage->entries[i], figure, 0 };
        look_around(&denial);
    }
}

void denial_run(struct findings *findings)
{
    const struct ledger *out = findings->sheet->out;
    for (size_t i = 0; i < out->n_figures; i++)
        for (size_t j = 0; j < out->figures[i].n_lineages; j++)
            deny_lineage(findings, i, &out->figures[i].lineages[j]);
}
