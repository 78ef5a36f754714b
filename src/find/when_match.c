/* Walking the tree of rules over items, and reading what was matched.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_rule.h"

enum { OPEN_PATHS = 48 };

struct front {
    uint32_t node[OPEN_PATHS];
    size_t n;
};

static bool has_symbol(const struct when_item *item, uint16_t symbol)
{
    for (size_t i = 0; i < item->n; i++)
        if (item->symbol[i] == symbol) return true;
    return false;
}

static bool allows_before(const struct when_rule *rule,
                          const struct when_items *items, size_t at)
{
    if (!rule->has_before) return true;
    for (size_t i = 0; at && i < rule->n_before; i++)
        if (has_symbol(&items->at[at - 1], rule->before[i])) return true;
    return false;
}

/* Open the paths that begin with an item. */
static void start_front(const struct when_layer *layer,
                        const struct when_item *item, struct front *front)
{
    front->n = 0;
    for (size_t i = 0; i < item->n; i++) {
        uint32_t node = layer->root[item->symbol[i]];
        if (node && front->n < OPEN_PATHS) front->node[front->n++] = node;
    }
}

/* Follow all open paths over one more item. */
static void step_front(const struct when_layer *layer,
                       const struct when_item *item, struct front *front)
{
    struct front next;
    next.n = 0;
    for (size_t i = 0; item->n && i < front->n; i++) {
        uint32_t child = layer->nodes[front->node[i]].child;
        for (; child; child = layer->nodes[child].sibling)
            if (next.n < OPEN_PATHS &&
                has_symbol(item, layer->nodes[child].symbol))
                next.node[next.n++] = child;
    }
    *front = next;
}

/* The path of the earliest rule that ends in this front. */
static uint32_t best_end(const struct when_layer *layer,
                         const struct front *front,
                         const struct when_items *items, size_t at)
{
    uint32_t best = 0;
    for (size_t i = 0; i < front->n; i++) {
        uint32_t path = layer->nodes[front->node[i]].path;
        if (path && (!best || path < best) &&
            allows_before(&layer->rules[layer->paths[path].rule], items, at))
            best = path;
    }
    return best;
}

const struct when_path *when_layer_match(const struct when_layer *layer,
                                         const struct when_items *items,
                                         size_t at)
{
    struct front front;
    uint32_t best = 0;
    if (!items->at[at].starts) return NULL;
    start_front(layer, &items->at[at], &front);
    for (size_t i = at; front.n;) {
        uint32_t path =
            items->at[i].ends ? best_end(layer, &front, items, at) : 0;
        if (path) best = path;
        if (++i >= items->n) break;
        step_front(layer, &items->at[i], &front);
    }
    return best ? &layer->paths[best] : NULL;
}

/* A second day, month or year of one pattern ends a range. */
static int second_field(const struct when_sense *sense, int field)
{
    if (!sense->at[field]) return field;
    if (field == WHEN_DAY) return WHEN_TO_DAY;
    if (field == WHEN_MONTH) return WHEN_TO_MONTH;
    if (field == WHEN_YEAR) return WHEN_TO_YEAR;
    return field;
}

static int32_t value_of(const struct when_item *item, uint16_t symbol)
{
    for (size_t i = 0; i < item->n; i++)
        if (item->symbol[i] == symbol) return item->value[i];
    return 0;
}

/* Add the fields of an inner time; the one read first keeps its words. */
static void merge_sense(struct when_sense *out, const struct when_sense *in)
{
    for (int i = 0; i < WHEN_FIELDS; i++)
        if (in->at[i] && !out->at[i]) out->at[i] = in->at[i];
    if (in->to && !out->to) out->to = in->to;
}

static void read_item(const struct when_words *words,
                      const struct when_item *item, uint16_t symbol,
                      struct when_sense *out)
{
    int field = words->field[symbol];
    if (field < WHEN_FIELDS)
        out->at[second_field(out, field)] = value_of(item, symbol);
}

static void split_monthday(struct when_sense *out)
{
    int32_t monthday = out->at[WHEN_MONTHDAY];
    if (!monthday) return;
    out->at[WHEN_MONTH] = monthday / 100;
    out->at[WHEN_DAY] = monthday % 100;
    out->at[WHEN_MONTHDAY] = 0;
}

void when_layer_read(const struct when_layer *layer,
                     const struct when_words *words,
                     const struct when_path *path,
                     const struct when_item *items, struct when_sense *out)
{
    const struct when_rule *rule = &layer->rules[path->rule];
    bool seen = false;
    *out = (struct when_sense){ .to = NULL };
    for (size_t i = 0; i < path->n; i++) {
        const struct when_sense *inner = items[i].sense;
        if (inner && seen && rule->keeps_range)
            out->to = inner;
        else if (inner)
            merge_sense(out, inner);
        else
            read_item(words, &items[i], path->symbol[i], out);
        seen = seen || inner;
    }
    for (size_t i = 0; i < rule->n_sets; i++)
        out->at[rule->set[i].field] = rule->set[i].value;
    split_monthday(out);
}
