/* What a template is filled with: texts, flags and lists, by name.
 *
 * A tree is built once, from the top down, in an arena, and then only read. A
 * member that has nothing to say is set to an empty text, so that a template
 * does not find one of the same name further out instead.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_TREE_H
#define TOLLBOOK_OUT_TREE_H

#include "base/buf.h"

enum tree_kind {
    TREE_TEXT, /* a text */
    TREE_LIST, /* items, each an object */
    TREE_ITEM, /* an object: members by name */
};

struct tree {
    struct arena *arena;
    uint8_t kind;       /* enum tree_kind */
    const char *name;   /* of a member; NULL for an item */
    struct str text;    /* TREE_TEXT */
    struct tree *first; /* members, or items, in order */
    struct tree *last;
    struct tree *next; /* the next member of the same parent */
};

/* An object without members. It and all below it live in `arena`. */
struct tree *tree_open(struct arena *arena);

/* Members of an object. Names are static; the bytes of texts are borrowed. A
 * flag is "1" or an empty text. */
void tree_text(struct tree *object, const char *name, struct str text);
void tree_number(struct tree *object, const char *name, int64_t number);
void tree_flag(struct tree *object, const char *name, bool set);

/* An empty list, and one more object in it. */
struct tree *tree_list(struct tree *object, const char *name);
struct tree *tree_add(struct tree *list);

/* A member by name; NULL when it is not there. */
const struct tree *tree_find(const struct tree *object, struct str name);

/* A text without bytes, or a list without items. */
bool tree_is_empty(const struct tree *member);

#endif
