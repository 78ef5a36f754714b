/* Inside text/: how a report's text is cut into zones.
 *
 * The text is cut into paragraphs; each paragraph gets a kind from the marks
 * of its markup, if it had any, and from the phrases of the zoner's table.
 * The first lines may tell publisher and date.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TEXT_ZONE_H
#define TOLLBOOK_TEXT_ZONE_H

#include "text/text.h"

/* The kinds of rows in lang/en/furniture.tsv, as bits. */
enum {
    PHRASE_OPENS = 1,      /* a short paragraph that begins so: furniture */
    PHRASE_IS = 2,         /* a paragraph that is just this: furniture */
    PHRASE_LIST = 4,       /* furniture, and headlines follow */
    PHRASE_INSIDE = 8,     /* a short paragraph that holds it: furniture */
    PHRASE_CAPTION = 16,   /* a caption follows, or begins with it */
    PHRASE_PICTURE = 32,   /* a short paragraph that holds it: caption */
    PHRASE_PUBLISHED = 64, /* stands before the date of publication */
    PHRASE_UPDATED = 128,  /* stands before a later date */
    PHRASE_BYLINE = 256,   /* stands before the author */
    PHRASE_MONTH = 512,    /* value: 1 to 12 */
    PHRASE_WEEKDAY = 1024,
    PHRASE_OUTLET = 2048,      /* value: the name to use */
    PHRASE_MONTH_FIRST = 4096, /* a time zone of a land that writes 5/31 */
    PHRASE_DAY_FIRST = 8192    /* one of lands that write 31/5 */
};

enum { PHRASE_PAIRS = 1024 };

struct phrase {
    struct str text;
    struct str value;
    unsigned kind; /* one of the bits above */
};

struct zoner {
    struct phrase *phrases; /* by first byte, folded; the longest first */
    size_t n;
    size_t first[257]; /* phrases[first[b]] .. begin with the byte b */
    unsigned pairs[PHRASE_PAIRS]; /* kinds by a hash of their first two bytes:
                                     most places in a text begin none */
};

/* The longest phrase of these kinds that `s` begins with, up to the end of a
 * word; NULL when there is none. ASCII case is folded. */
const struct phrase *zoner_begin(const struct zoner *zoner, struct str s,
                                 unsigned kinds);

/* Could a phrase of these kinds begin here? Quick, and errs towards yes. */
bool zoner_may_begin(const struct zoner *zoner, struct str s, unsigned kinds);

/* The first phrase of these kinds anywhere in `s`. */
const struct phrase *zoner_inside(const struct zoner *zoner, struct str s,
                                  unsigned kinds, size_t *out_at);

/* A date as printed, at the very start of `s`: "Thu, 12 Oct 2023",
 * "October 12th, 2023", "2023/10/12", "12.10.2023", "3 JAN 90". Of a
 * numeric date whose day and month could be exchanged, the year. */
struct printed {
    struct date date; /* the day may be 0: "October 2023" */
    size_t end;       /* one past its last byte */
    bool short_year;  /* the year had two digits */
};
bool printed_read(const struct zoner *zoner, struct str s, struct printed *out);

/* Is it certain enough for a report's date: a day, or a month with its year? */
bool printed_tells(const struct printed *printed);

/* How a title is told. */
enum title_rule {
    TITLE_FIRST_LINE, /* plain text: the first paragraph, if more follow */
    TITLE_HEADLINE,   /* a record: only if it looks like a headline */
    TITLE_MARKED,     /* by the report's title, or by a mark */
};

/* Which of several dates is believed: the one called that of publication. */
enum date_rank { RANK_NONE, RANK_UPDATED, RANK_BARE, RANK_PUBLISHED };

/* What the lines at the top told. */
struct head {
    struct date date;     /* year 0 = nothing */
    struct str publisher; /* "" = nothing */
    enum date_rank rank;  /* of the date */
};

/* A line at the top of a report: "Reuters, 2016-09-19", "Published ...",
 * "By ...". False when it is none; else fills in what *head lacks. */
bool head_line(const struct zoner *zoner, struct str line, struct head *head);

/* Length of a date line at the start of a paragraph that goes on in prose:
 * "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] ", "KABUL (Reuters) - ",
 * "Posted on April 19, 2017 ". 0 when there is none. */
size_t head_prefix(const struct zoner *zoner, struct str paragraph,
                   struct head *head);

/* Without bullets, dashes and blanks at its front. */
struct str head_strip(struct str line);

/* A short line that could be a publisher or an author. */
bool head_is_name(struct str line);

/* The outlet's usual name, or the line itself. */
struct str head_outlet(const struct zoner *zoner, struct str line);

/* Cut into paragraphs: spans without white space at their ends. A line is a
 * paragraph, unless the lines are wrapped at a fixed width. */
struct span *paragraph_cut(struct arena *arena, struct str text, size_t *out_n);

/* Fill in zones, title and title_span, date and publisher where they are not
 * known yet. Marks are sorted zones that the markup told (NULL for none). */
struct zoning {
    const struct zoner *zoner;
    struct arena *arena;
    enum title_rule title;
    const struct zone *marks;
    size_t n_marks;
};
void zone_report(const struct zoning *zoning, struct report *report);

#endif
