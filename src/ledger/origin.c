/* Which sources of a figure are origins of their own.
 *
 * A paper or agency that passes on a ministry's number adds no second witness,
 * nor does "officials" beside a ministry of their side, nor whoever gives no
 * number beside those who do. What is left are the independent sources.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/sheet.h"

enum { MOST_WEIGHED = 256 }; /* sources of one figure that are compared */

static const uint32_t NOBODY = UINT32_MAX;

struct origins {
    struct sheet *sheet;
    struct figure *figure;
    size_t n; /* lineages compared */
};

static const struct entry *current_of(const struct origins *origins,
                                      const struct lineage *lineage)
{
    if (lineage->current < 0) return NULL;
    return &origins->sheet->out->entries[lineage->entries[lineage->current]];
}

static const struct linked_source *source_of(const struct origins *origins,
                                             const struct entry *entry)
{
    return &origins->sheet->query->linked->sources[entry->source];
}

static bool is_own_voice(const struct origins *origins,
                         const struct entry *entry)
{
    return !entry->claim->source.text.len &&
           source_of(origins, entry)->kind == SOURCE_MEDIA;
}

static uint32_t source_of_part(const struct entry *part,
                               const struct entry *whole)
{
    return part->claim->part_of == whole->claim->id &&
                   part->claim->source.text.len
               ? part->source
               : NOBODY;
}

/* Does the report give the parts of the claim on somebody's word? Whose? Its
 * claims stand one after the other. */
static uint32_t source_of_parts(const struct origins *origins,
                                const struct entry *whole)
{
    const struct ledger *out = origins->sheet->out;
    const struct entry *first = whole, *end = out->entries + out->n_entries;
    while (first > out->entries && first[-1].reading == whole->reading) first--;
    for (; first < end && first->reading == whole->reading; first++) {
        uint32_t source = source_of_part(first, whole);
        if (source != NOBODY) return source;
    }
    return NOBODY;
}

/* Has a named source of the figure given this number by then? */
static bool is_repeated(const struct origins *origins,
                        const struct entry *entry)
{
    const struct ledger *out = origins->sheet->out;
    for (size_t i = 0; i < origins->n; i++) {
        const struct lineage *lineage = &origins->figure->lineages[i];
        for (size_t j = 0; j < lineage->n; j++) {
            const struct entry *other = &out->entries[lineage->entries[j]];
            if (other->claim->source.text.len && other != entry &&
                source_of(origins, other)->kind != SOURCE_MEDIA &&
                other->claim->lo == entry->claim->lo &&
                lineage->states[j] != ENTRY_LATER &&
                date_compare(other->known_on, entry->known_on) <= 0)
                return true;
        }
    }
    return false;
}

static bool has_source(const struct origins *origins, uint32_t source)
{
    for (size_t i = 0; i < origins->n; i++)
        if (origins->figure->lineages[i].source == source &&
            origins->figure->lineages[i].current >= 0)
            return true;
    return false;
}

/* A body of the side that is not just "officials". */
static bool has_body(const struct origins *origins, struct str side)
{
    for (size_t i = 0; side.len && i < origins->n; i++) {
        const struct entry *entry =
            current_of(origins, &origins->figure->lineages[i]);
        if (!entry) continue;
        const struct linked_source *source = source_of(origins, entry);
        if (!source->crowd && str_equal(source->side, side)) return true;
    }
    return false;
}

static bool has_number(const struct origins *origins)
{
    for (size_t i = 0; i < origins->n; i++) {
        const struct entry *entry =
            current_of(origins, &origins->figure->lineages[i]);
        if (entry && entry->claim->qualifier != QUALIFIER_INDEFINITE)
            return true;
    }
    return false;
}

static struct str find_shadow(const struct origins *origins,
                              const struct entry *entry)
{
    const struct linked_source *source = source_of(origins, entry);
    if (entry->claim->qualifier == QUALIFIER_INDEFINITE && has_number(origins))
        return STR("gives no number");
    if (source->crowd && has_body(origins, source->side))
        return STR("stands for a body of that side which is counted");
    if (source->kind == SOURCE_MEDIA && is_repeated(origins, entry))
        return STR("passes on the number of a named source");
    if (!is_own_voice(origins, entry)) return (struct str){ 0 };
    uint32_t parts = source_of_parts(origins, entry);
    if (parts != NOBODY && has_source(origins, parts))
        return STR("the report adds up the parts of a named source");
    return (struct str){ 0 };
}

void origin_run(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out->n_figures; i++) {
        struct figure *figure = &sheet->out->figures[i];
        struct origins origins = { sheet, figure, figure->n_lineages };
        if (origins.n > MOST_WEIGHED) origins.n = MOST_WEIGHED;
        for (size_t j = 0; j < figure->n_lineages; j++) {
            struct lineage *lineage = &figure->lineages[j];
            const struct entry *entry = current_of(&origins, lineage);
            if (!entry) continue;
            if (j < origins.n) lineage->shadow = find_shadow(&origins, entry);
            figure->independent += !lineage->shadow.len;
        }
    }
}
