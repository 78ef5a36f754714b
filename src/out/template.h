/* Filling a template: a file with names in double braces.
 *
 *   {{name}}                the text of that name, escaped for HTML
 *   {{#name}} ... {{/name}} once for each item of the list of that name, or
 *                           once where there is a text of that name
 *   {{^name}} ... {{/name}} where there is no such text, or an empty list
 *   {{>file}}               another file, in place of the tag; a file taken in
 *                           takes in no other
 *
 * A name is looked for in the innermost item first, then outwards. A tag of a
 * section that is alone on its line takes the line with it. These are the
 * sections and variables of Mustache (mustache.github.io, mustache(5)).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_OUT_TEMPLATE_H
#define TOLLBOOK_OUT_TEMPLATE_H

#include "out/out.h"
#include "out/tree.h"

/* How deep sections may stand in one another. */
enum { TEMPLATE_DEPTH = 16 };

/* Fill `text` with what the tree holds and write it to `out`. `pack` holds the
 * files that {{>file}} may name. Errors: PACK for a section without an end or
 * too deep, one that closes what is not open, a file that is not there. */
enum status template_fill(struct out *out, struct str text,
                          const struct pack *pack, const struct tree *tree,
                          struct error *error);

#endif
