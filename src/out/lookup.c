/* Finding a link in sorted lists, by halving.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/wording.h"

static uint64_t join(uint32_t reading, uint32_t inner)
{
    return (uint64_t)reading << 32 | inner;
}

const struct event_link *out_event_link(const struct linked *linked,
                                        uint32_t reading, uint32_t mention)
{
    uint64_t wanted = join(reading, mention);
    size_t low = 0, high = linked->n_event_links;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct event_link *link = &linked->event_links[middle];
        uint64_t key = join(link->reading, link->mention);
        if (key == wanted) return link;
        if (key < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct source_link *out_source_link(const struct linked *linked,
                                          uint32_t reading, uint32_t claim)
{
    uint64_t wanted = join(reading, claim);
    size_t low = 0, high = linked->n_source_links;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct source_link *link = &linked->source_links[middle];
        uint64_t key = join(link->reading, link->claim);
        if (key == wanted) return link;
        if (key < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

uint32_t lookup_reading(const struct out_book *book, const struct entry *entry)
{
    /* Entries carry their number, and are held by reading and claim. */
    size_t low = 0, high = book->n_readings;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (book->first_entry[middle + 1] <= entry->key)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t lookup_event_number(const struct out_book *book, uint32_t event)
{
    for (uint32_t i = 0; i < book->linked->n_events; i++)
        if (book->order[i] == event) return i + 1;
    return 0;
}

bool lookup_below(const struct out_book *book, uint32_t event, uint32_t top)
{
    const struct linked *linked = book->linked;
    for (size_t steps = 0; steps <= linked->n_events; steps++) {
        if (event == top) return true;
        if (event >= linked->n_events || linked->events[event].parent < 0)
            return false;
        event = (uint32_t)linked->events[event].parent;
    }
    return false;
}

const struct entry *lookup_entry(const struct out_ledger *ledger,
                                 uint32_t entry)
{
    return &ledger->book->entries[ledger->ledger->entries[entry].key];
}

uint32_t lookup_nth(const struct finding *finding, size_t i)
{
    return i < finding->n_entries ? finding->entries[i]
                                  : finding->like[i - finding->n_entries];
}

const struct entry *lookup_behind(const struct out_ledger *ledger,
                                  const struct finding *finding, size_t i)
{
    return lookup_entry(ledger, lookup_nth(finding, i));
}

uint32_t lookup_first_figure(const struct ledger *ledger, uint32_t event)
{
    size_t low = 0, high = ledger->n_figures;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ledger->figures[middle].event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t out_figure_number(const struct ledger *ledger, uint32_t figure)
{
    return figure + 1 -
           lookup_first_figure(ledger, ledger->figures[figure].event);
}

bool lookup_is_held(const struct figure *figure)
{
    if (figure->derived) return true;
    for (size_t i = 0; i < figure->n_lineages; i++)
        for (size_t j = 0; j < figure->lineages[i].n; j++)
            if (figure->lineages[i].states[j] != ENTRY_LATER) return true;
    return false;
}

uint32_t *lookup_figures(struct arena *arena, const struct out_ledger *ledger,
                         size_t *n)
{
    const struct out_book *book = ledger->book;
    const struct ledger *from = ledger->ledger;
    uint32_t *list = ARENA_ARRAY(arena, uint32_t, from->n_figures);
    *n = 0;
    for (size_t i = 0; i < book->linked->n_events; i++) {
        uint32_t event = book->order[i];
        if (!lookup_below(book, event, ledger->event)) continue;
        uint32_t f = lookup_first_figure(from, event);
        for (; f < from->n_figures && from->figures[f].event == event; f++)
            if (lookup_is_held(&from->figures[f])) list[(*n)++] = f;
    }
    return list;
}

bool lookup_has_any(const struct ledger *ledger, uint32_t event)
{
    size_t at = lookup_first_figure(ledger, event);
    for (; at < ledger->n_figures && ledger->figures[at].event == event; at++)
        if (lookup_is_held(&ledger->figures[at])) return true;
    for (size_t i = 0; i < ledger->n_findings; i++)
        if (ledger->findings[i].event == event) return true;
    return false;
}
