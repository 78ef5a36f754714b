/* Trees of named texts and lists, in an arena.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/tree.h"

static struct tree *make_node(struct arena *arena, uint8_t kind,
                              const char *name)
{
    struct tree *node = ARENA_NEW(arena, struct tree);
    node->arena = arena;
    node->kind = kind;
    node->name = name;
    return node;
}

static struct tree *append(struct tree *parent, struct tree *node)
{
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct tree *tree_open(struct arena *arena)
{
    return make_node(arena, TREE_ITEM, NULL);
}

void tree_text(struct tree *object, const char *name, struct str text)
{
    struct tree *node = make_node(object->arena, TREE_TEXT, name);
    node->text = text;
    append(object, node);
}

void tree_number(struct tree *object, const char *name, int64_t number)
{
    struct buf buf;
    buf_open(&buf, object->arena);
    buf_number(&buf, number);
    tree_text(object, name, buf_view(&buf));
}

void tree_flag(struct tree *object, const char *name, bool set)
{
    tree_text(object, name, set ? STR("1") : STR(""));
}

struct tree *tree_list(struct tree *object, const char *name)
{
    return append(object, make_node(object->arena, TREE_LIST, name));
}

struct tree *tree_add(struct tree *list)
{
    return append(list, make_node(list->arena, TREE_ITEM, NULL));
}

const struct tree *tree_find(const struct tree *object, struct str name)
{
    for (const struct tree *at = object->first; at; at = at->next)
        if (at->name && str_is(name, at->name)) return at;
    return NULL;
}

bool tree_is_empty(const struct tree *member)
{
    return member->kind == TREE_TEXT ? !member->text.len : !member->first;
}
