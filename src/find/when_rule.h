/* Rules over items: a pattern of symbols and what it fills in.
 *
 * All ways to read a pattern (alternatives, optional words) are laid into one
 * tree, and matching walks the tree with a small set of open paths, so a
 * position costs no more than the longest pattern.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_WHEN_RULE_H
#define TOLLBOOK_FIND_WHEN_RULE_H

#include "find/when_item.h"

enum {
    RULE_ITEMS = 12,   /* longest pattern */
    RULE_SETS = 8,     /* most fields that a rule sets itself */
    RULE_CHOICES = 40, /* most symbols at one place */
};

struct when_rule {
    struct {
        uint8_t field;
        int16_t value;
    } set[RULE_SETS];
    uint8_t n_sets;
    bool keeps_range; /* the second {T} is the end of a range */
    bool has_before;  /* the item before must be one of `before` */
    uint16_t before[RULE_CHOICES];
    uint8_t n_before;
};

struct when_node {
    uint16_t symbol;
    uint32_t sibling, child; /* 0 = none */
    uint32_t path;           /* the path that ends here, 0 = none */
};

/* One way to read a pattern. */
struct when_path {
    uint32_t rule;
    uint8_t n;
    uint16_t symbol[RULE_ITEMS];
};

struct when_layer {
    struct arena *arena;
    struct when_node *nodes; /* from 1 */
    size_t n_nodes, room_nodes;
    struct when_path *paths; /* from 1 */
    size_t n_paths, room_paths;
    struct when_rule *rules;
    size_t n_rules, room_rules;
    uint32_t root[WHEN_SYMBOLS]; /* first node by symbol */
};

void when_layer_open(struct when_layer *layer, struct arena *arena);

/* Add a rule: a pattern of words, (a|b), {class}, each with "?" when it may
 * be left out, and [a|b] in front for what must stand before it; and settings
 * "field=value ...". False when it is broken. */
bool when_layer_add(struct when_layer *layer, struct when_words *words,
                    struct str pattern, struct str settings);

/* The path of the longest match at item `at`; NULL when there is none. */
const struct when_path *when_layer_match(const struct when_layer *layer,
                                         const struct when_items *items,
                                         size_t at);

/* Fill a sense from the items that a path has matched. */
void when_layer_read(const struct when_layer *layer,
                     const struct when_words *words,
                     const struct when_path *path,
                     const struct when_item *items, struct when_sense *out);

#endif
