/* Inside text/: the fields of a JSON object that holds no other.
 *
 * Records are such objects, and their text is nearly all of what is read, so
 * they are read straight into the arena. Whatever is nested or broken is left
 * to jansson, which knows how to say what is wrong.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_FIELDS_H
#define TOLLBOOK_TEXT_FIELDS_H

#include "base/str.h"

enum field_kind { FIELD_NULL, FIELD_STRING, FIELD_INTEGER, FIELD_OTHER };

struct field {
    struct str name;
    enum field_kind kind;
    struct str text; /* of a string */
    int64_t number;  /* an integer */
};

struct fields {
    struct field *at;
    size_t n, room;
};

/* Add a field, zeroed. */
struct field *fields_add(struct fields *fields, struct arena *arena);

/* The last field of that name; NULL = none. */
const struct field *fields_find(const struct fields *fields, const char *name);

/* Read an object; its names borrow from `bytes`. False: it is none, holds
 * other objects or lists, or is not well formed. */
bool fields_read(struct arena *arena, struct str bytes, struct fields *out);

#endif
