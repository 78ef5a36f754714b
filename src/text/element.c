/* The elements of HTML by what they do to the text.
 *
 * Most furniture of a page is named as such: by element, by role, or by how
 * its class or id begins ("share-tools", "related__list"). Only the beginning
 * counts: "has-sidebar" says that something else is the sidebar.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "text/markup.h"

struct element {
    const char *name;
    unsigned bits;
};

/* Sorted by name; what is not here is inline. */
static const struct element elements[] = {
    { "address", ELEMENT_BLOCK | ELEMENT_DATELINE },
    { "article", ELEMENT_BLOCK },
    { "aside", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "audio", ELEMENT_DROP },
    { "blockquote", ELEMENT_BLOCK },
    { "body", ELEMENT_BLOCK },
    { "br", ELEMENT_LINE },
    { "button", ELEMENT_DROP },
    { "canvas", ELEMENT_DROP },
    { "center", ELEMENT_BLOCK },
    { "dd", ELEMENT_BLOCK },
    { "details", ELEMENT_BLOCK },
    { "dialog", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "div", ELEMENT_BLOCK },
    { "dl", ELEMENT_BLOCK },
    { "dt", ELEMENT_BLOCK },
    { "fieldset", ELEMENT_BLOCK },
    { "figcaption", ELEMENT_BLOCK | ELEMENT_CAPTION },
    { "figure", ELEMENT_BLOCK },
    { "footer", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "form", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "h1", ELEMENT_BLOCK | ELEMENT_TITLE },
    { "h2", ELEMENT_BLOCK },
    { "h3", ELEMENT_BLOCK },
    { "h4", ELEMENT_BLOCK },
    { "h5", ELEMENT_BLOCK },
    { "h6", ELEMENT_BLOCK },
    { "header", ELEMENT_BLOCK },
    { "hr", ELEMENT_BLOCK },
    { "iframe", ELEMENT_DROP },
    { "legend", ELEMENT_BLOCK },
    { "li", ELEMENT_BLOCK },
    { "main", ELEMENT_BLOCK },
    { "math", ELEMENT_DROP },
    { "menu", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "nav", ELEMENT_BLOCK | ELEMENT_FURNITURE },
    { "noscript", ELEMENT_DROP },
    { "object", ELEMENT_DROP },
    { "ol", ELEMENT_BLOCK },
    { "option", ELEMENT_DROP },
    { "p", ELEMENT_BLOCK },
    { "pre", ELEMENT_BLOCK | ELEMENT_PRE },
    { "script", ELEMENT_DROP },
    { "section", ELEMENT_BLOCK },
    { "select", ELEMENT_DROP },
    { "style", ELEMENT_DROP },
    { "summary", ELEMENT_BLOCK },
    { "svg", ELEMENT_DROP },
    { "table", ELEMENT_BLOCK },
    { "td", ELEMENT_CELL },
    { "template", ELEMENT_DROP },
    { "textarea", ELEMENT_DROP },
    { "th", ELEMENT_CELL },
    { "title", ELEMENT_DROP | ELEMENT_NAME },
    { "tr", ELEMENT_BLOCK },
    { "ul", ELEMENT_BLOCK },
    { "video", ELEMENT_DROP },
};

/* How the class or id of furniture begins, as pages in use name it. */
static const char *const furniture[] = {
    "advert",     "breadcrumb", "comments", "cookie",    "most-read",
    "newsletter", "outbrain",   "promo",    "recirc",    "recommended",
    "related",    "share",      "sharing",  "sidebar",   "site-footer",
    "site-nav",   "social",     "sponsor",  "subscribe", "taboola",
};

static const char *const bylines[] = { "byline", "dateline", "article-byline",
                                       "author-", "article__byline" };

static const char *const roles[] = { "navigation", "complementary",
                                     "contentinfo", "search", "dialog" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct str element_attribute(const unsigned char **attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (!strcmp((const char *)attributes[i], name))
            return str_from((const char *)attributes[i + 1]);
    return (struct str){ 0 };
}

static int compare_names(const void *key, const void *item)
{
    return strcmp(key, ((const struct element *)item)->name);
}

static bool begins_with_one(struct str word, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str name = str_from(names[i]);
        if (str_equal_fold(str_slice(word, 0, name.len), name)) return true;
    }
    return false;
}

static unsigned read_classes(struct str classes)
{
    unsigned bits = 0;
    while (classes.len) {
        struct str word = str_trim(str_cut(&classes, ' '));
        if (begins_with_one(word, furniture, COUNT(furniture)))
            bits |= ELEMENT_FURNITURE;
        if (begins_with_one(word, bylines, COUNT(bylines)))
            bits |= ELEMENT_DATELINE;
    }
    return bits;
}

unsigned element_bits(const char *name, const unsigned char **attributes)
{
    const struct element *element = bsearch(name, elements, COUNT(elements),
                                            sizeof *elements, compare_names);
    unsigned bits = element ? element->bits : 0;
    if ((bits & ELEMENT_DROP) || !attributes) {
        bool data = !strcmp(name, "script") &&
                    str_equal_fold(element_attribute(attributes, "type"),
                                   STR("application/ld+json"));
        return data ? bits | ELEMENT_DATA : bits;
    }
    /* A whole page or article is not furniture whatever it is called. */
    bool whole = !strcmp(name, "body") || !strcmp(name, "html") ||
                 !strcmp(name, "main") || !strcmp(name, "article");
    if (whole || !(bits & ELEMENT_BLOCK)) return bits;
    bits |= read_classes(element_attribute(attributes, "class"));
    bits |= read_classes(element_attribute(attributes, "id"));
    struct str role = element_attribute(attributes, "role");
    if (role.len && begins_with_one(role, roles, COUNT(roles)))
        bits |= ELEMENT_FURNITURE;
    return bits;
}
