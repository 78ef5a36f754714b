/* Rules as the table writes them, laid into a tree.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/when_rule.h"

/* More ways to read one pattern than this is a mistake in the table. */
enum { WAYS = 20000 };

/* One place of a pattern: the symbols that may stand there. */
struct part {
    uint16_t symbol[RULE_CHOICES]; /* 0 = nothing at all */
    size_t n;
};

struct pattern {
    struct part part[RULE_ITEMS];
    size_t n;
};

void when_layer_open(struct when_layer *layer, struct arena *arena)
{
    *layer = (struct when_layer){ .arena = arena, .n_nodes = 1, .n_paths = 1 };
}

static uint16_t find_symbol(struct when_words *words, struct str text)
{
    if (text.len > 2 && text.at[0] == '{' && text.at[text.len - 1] == '}')
        return when_words_class(words, str_slice(text, 1, text.len - 1));
    return when_words_literal(words, text);
}

/* Read "a|b|{c}" into symbols. */
static bool read_choices(struct when_words *words, struct str text,
                         struct part *part)
{
    while (text.len) {
        uint16_t symbol = find_symbol(words, str_cut(&text, '|'));
        if (!symbol || part->n >= RULE_CHOICES) return false;
        part->symbol[part->n++] = symbol;
    }
    return part->n > 0;
}

static bool read_part(struct when_words *words, struct str text,
                      struct part *part)
{
    *part = (struct part){ .n = 0 };
    if (text.len > 1 && text.at[text.len - 1] == '?') {
        part->symbol[part->n++] = 0;
        text.len--;
    }
    if (text.len > 1 && text.at[0] == '(') {
        if (text.at[text.len - 1] != ')') return false;
        text = str_slice(text, 1, text.len - 1);
    }
    return read_choices(words, text, part);
}

static bool read_before(struct when_words *words, struct str text,
                        struct when_rule *rule)
{
    struct part part = { .n = 0 };
    if (text.len < 3 || text.at[text.len - 1] != ']' ||
        !read_choices(words, str_slice(text, 1, text.len - 1), &part))
        return false;
    rule->has_before = true;
    rule->n_before = (uint8_t)part.n;
    for (size_t i = 0; i < part.n; i++) rule->before[i] = part.symbol[i];
    return true;
}

static bool read_pattern(struct when_words *words, struct str text,
                         struct pattern *pattern, struct when_rule *rule)
{
    pattern->n = 0;
    while (text.len) {
        struct str word = str_cut(&text, ' ');
        if (!word.len) continue;
        if (word.at[0] == '[') {
            if (!read_before(words, word, rule)) return false;
            continue;
        }
        if (pattern->n >= RULE_ITEMS ||
            !read_part(words, word, &pattern->part[pattern->n++]))
            return false;
    }
    return pattern->n > 0;
}

static bool read_settings(struct str text, struct when_rule *rule)
{
    while (text.len) {
        struct str value = str_cut(&text, ' ');
        struct str name = str_cut(&value, '=');
        int field = 0;
        int32_t number = 0;
        if (!name.len) continue;
        if (rule->n_sets >= RULE_SETS || !when_field_find(name, &field) ||
            !when_name_value(value, &number))
            return false;
        if (field == WHEN_RANGE) rule->keeps_range = true;
        rule->set[rule->n_sets].field = (uint8_t)field;
        rule->set[rule->n_sets++].value = (int16_t)number;
    }
    return true;
}

static uint32_t add_node(struct when_layer *layer, uint16_t symbol,
                         uint32_t sibling)
{
    layer->nodes = arena_grow(layer->arena, layer->nodes, &layer->room_nodes,
                              layer->n_nodes + 1, sizeof *layer->nodes);
    layer->nodes[layer->n_nodes] =
        (struct when_node){ .symbol = symbol, .sibling = sibling };
    return (uint32_t)layer->n_nodes++;
}

static uint32_t find_child(const struct when_layer *layer, uint32_t node,
                           uint16_t symbol)
{
    uint32_t child = layer->nodes[node].child;
    while (child && layer->nodes[child].symbol != symbol)
        child = layer->nodes[child].sibling;
    return child;
}

static uint32_t go_down(struct when_layer *layer, uint32_t node,
                        uint16_t symbol)
{
    uint32_t child =
        node ? find_child(layer, node, symbol) : layer->root[symbol];
    if (child) return child;
    child = add_node(layer, symbol, node ? layer->nodes[node].child : 0);
    if (node)
        layer->nodes[node].child = child;
    else
        layer->root[symbol] = child;
    return child;
}

/* The first rule of the table that reads a row of symbols keeps it, unless
 * the earlier one asks for something before it. */
static void add_path(struct when_layer *layer, const struct when_path *path)
{
    uint32_t node = 0;
    for (size_t i = 0; i < path->n; i++)
        node = go_down(layer, node, path->symbol[i]);
    if (!node || layer->nodes[node].path) return;
    layer->paths = arena_grow(layer->arena, layer->paths, &layer->room_paths,
                              layer->n_paths + 1, sizeof *layer->paths);
    layer->paths[layer->n_paths] = *path;
    layer->nodes[node].path = (uint32_t)layer->n_paths++;
}

/* Count through all ways to read the pattern, like an odometer. */
static bool add_ways(struct when_layer *layer, const struct pattern *pattern)
{
    size_t turn[RULE_ITEMS] = { 0 };
    for (size_t way = 0; way < WAYS; way++) {
        struct when_path path = { .rule = (uint32_t)layer->n_rules - 1 };
        for (size_t i = 0; i < pattern->n; i++)
            if (pattern->part[i].symbol[turn[i]])
                path.symbol[path.n++] = pattern->part[i].symbol[turn[i]];
        add_path(layer, &path);
        size_t i = 0;
        while (i < pattern->n && ++turn[i] == pattern->part[i].n) turn[i++] = 0;
        if (i == pattern->n) return true;
    }
    return false;
}

bool when_layer_add(struct when_layer *layer, struct when_words *words,
                    struct str pattern, struct str settings)
{
    struct when_rule rule = { .n_sets = 0 };
    struct pattern parts;
    if (!read_pattern(words, pattern, &parts, &rule) ||
        !read_settings(settings, &rule))
        return false;
    layer->rules = arena_grow(layer->arena, layer->rules, &layer->room_rules,
                              layer->n_rules + 1, sizeof *layer->rules);
    layer->rules[layer->n_rules++] = rule;
    return add_ways(layer, &parts);
}
