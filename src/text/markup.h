/* Inside text/: markup read by events into a text with marks.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_MARKUP_H
#define TOLLBOOK_TEXT_MARKUP_H

#include "base/buf.h"
#include "text/intake.h"

/* What an element does to the text, as bits. */
enum {
    ELEMENT_BLOCK = 1,     /* begins and ends a paragraph */
    ELEMENT_DROP = 2,      /* its content is no text */
    ELEMENT_FURNITURE = 4, /* menus, asides, forms */
    ELEMENT_CAPTION = 8,
    ELEMENT_TITLE = 16,    /* the headline of the page's report */
    ELEMENT_DATELINE = 32, /* by-lines and the like */
    ELEMENT_LINE = 64,     /* a line break */
    ELEMENT_CELL = 128,    /* stands apart from its neighbour by a blank */
    ELEMENT_PRE = 256,     /* line breaks inside count */
    ELEMENT_NAME = 512,    /* <title> */
    ELEMENT_DATA = 1024    /* <script type="application/ld+json"> */
};

/* The value of an attribute, "" when it is missing. Attributes come as
 * libxml2 gives them: name, value, name, value, NULL. */
struct str element_attribute(const unsigned char **attributes,
                             const char *name);

/* The bits of an element by its name, its class, id and role. */
unsigned element_bits(const char *name, const unsigned char **attributes);

/* What the head of a page tells, with how much each date is to be believed
 * (greater is better). */
struct meta {
    struct arena *arena;
    struct str title; /* og:title, or the name in the data */
    struct str page;  /* <title> */
    struct str publisher;
    struct str url;
    struct str lang;
    struct date date;
    int rank;
};

/* Take what an element's attributes tell (<html lang>, <meta>, <link>,
 * <time>). */
void meta_element(struct meta *meta, const char *name,
                  const unsigned char **attributes);

/* Take what schema.org data tell; broken data tell nothing. */
void meta_data(struct meta *meta, struct str json);

#endif
