/* Zones: what each paragraph of a report is.
 *
 * One pass over the paragraphs with a little memory: are we still at the top,
 * what did the last line announce (a caption, a list of headlines). Marks of
 * the markup are believed first, then phrases; the rest is body.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/zone.h"

enum {
    TITLE_MOST = 300,     /* bytes of a title */
    HEADLINE_MOST = 200,  /* of a line that is taken for one unasked */
    FURNITURE_MOST = 160, /* no share button says more */
    PICTURE_MOST = 250,   /* a line that is a caption by its credit alone */
    CAPTION_MOST = 500,   /* a picture's text and its credit */
    HEADING_MOST = 60,    /* "More from ..." above a list */
    PROSE_LEAST = 40,     /* a sentence this long ends a list of headlines */
    HEAD_LINES = 12,      /* lines at the top that may tell who and when */
    HEAD_BODY = 3,        /* body paragraphs that may stand among them */
    PREFIX_LINES = 3      /* body paragraphs that may begin with a dateline */
};

struct page {
    const struct zoning *zoning;
    struct report *report;
    struct span *spans; /* the paragraphs */
    size_t n_spans;
    size_t at;   /* the paragraph looked at */
    size_t mark; /* the first mark that does not end before it */
    struct head head;
    struct span name; /* the last line that could be a publisher */
    size_t n_body;    /* body paragraphs so far */
    bool list;        /* in a list of headlines */
    bool caption;     /* the last line announced a caption */
    size_t room;      /* of report->zones */
};

static struct str take(const struct page *page, struct span span)
{
    return str_slice(page->report->text, span.start, span.end);
}

static void add_zone(struct page *page, struct span span, enum zone_kind kind)
{
    struct report *report = page->report;
    if (span.start >= span.end) return;
    report->zones = arena_grow(page->zoning->arena, report->zones, &page->room,
                               report->n_zones + 1, sizeof *report->zones);
    report->zones[report->n_zones++] = (struct zone){ span, kind };
    if (kind == ZONE_BODY) page->n_body++;
}

static char last_byte(struct str s)
{
    while (s.len && (s.at[s.len - 1] == '"' || s.at[s.len - 1] == ')')) s.len--;
    struct str tail = str_slice(s, s.len > 3 ? s.len - 3 : 0, s.len);
    if (str_is(tail, "\xE2\x80\x9D") || str_is(tail, "\xE2\x80\x99"))
        s.len -= 3;
    return s.len ? s.at[s.len - 1] : '\0';
}

static bool ends_sentence(struct str s)
{
    char last = last_byte(s);
    return last == '.' || last == '!' || last == '?';
}

static bool is_prose(struct str s)
{
    return s.len > TITLE_MOST || (s.len >= PROSE_LEAST && last_byte(s) == '.');
}

static void set_title(struct page *page, struct span span)
{
    struct report *report = page->report;
    report->title_span = span;
    if (!report->title.len) report->title = take(page, span);
    add_zone(page, span, ZONE_TITLE);
}

/* May this paragraph be the title? Only while there is none. */
static bool is_title(const struct page *page, struct str line)
{
    const struct report *report = page->report;
    if (report->title_span.end || page->n_body || line.len > TITLE_MOST)
        return false;
    if (report->title.len) return str_equal(line, str_trim(report->title));
    if (page->zoning->title == TITLE_MARKED) return false;
    bool more = page->at + 1 < page->n_spans;
    if (page->zoning->title == TITLE_FIRST_LINE)
        return more || !ends_sentence(line);
    return more && page->at == 0 && line.len <= HEADLINE_MOST &&
           !ends_sentence(line);
}

/* "___", "###", "1 2 3 4", "desk@courier.example": nothing is told here. */
static bool holds_words(struct str line)
{
    bool letters = false, at = false, blank = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        letters |=
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
        at |= c == '@';
        blank |= c == ' ';
    }
    return letters && (blank || !at);
}

/* "Related: Nine drown" names one story; "Related" opens a list of them. */
static bool names_one(struct str rest)
{
    rest = str_trim(rest);
    bool mark = rest.len > 1 &&
                (rest.at[0] == ':' || rest.at[0] == '|' || rest.at[0] == '-');
    return mark && head_strip(rest).len;
}

/* A line that the table knows as furniture, whole. */
static bool is_furniture(struct page *page, struct str line)
{
    size_t at = 0;
    const struct zoner *zoner = page->zoning->zoner;
    line = head_strip(line);
    const struct phrase *whole = zoner_begin(zoner, line, PHRASE_IS);
    if (whole && line.len - whole->text.len <= 2) return true;
    bool first = !page->at && page->zoning->title != TITLE_MARKED;
    if (line.len > FURNITURE_MOST || first) return false;
    if (!holds_words(line)) return true;
    const struct phrase *list = zoner_begin(zoner, line, PHRASE_LIST);
    bool one = list && names_one(str_slice(line, list->text.len, line.len));
    if (list && !is_prose(line) && (one || line.len <= HEADING_MOST)) {
        page->list = !one;
        return true;
    }
    return zoner_begin(zoner, line, PHRASE_OPENS) ||
           zoner_inside(zoner, line, PHRASE_INSIDE, &at);
}

/* "Image copyright X Image caption Y": Y is a caption again. */
static void add_furniture(struct page *page, struct span span)
{
    size_t at = 0;
    struct str line = take(page, span);
    const struct phrase *caption =
        zoner_inside(page->zoning->zoner, line, PHRASE_CAPTION, &at);
    struct span rest = span;
    if (caption) rest.start += (uint32_t)(at + caption->text.len);
    if (caption && at) {
        add_zone(page, (struct span){ span.start, rest.start }, ZONE_FURNITURE);
        add_zone(page, rest, ZONE_CAPTION);
        return;
    }
    add_zone(page, span, ZONE_FURNITURE);
}

/* "Image caption," alone announces; with words after it, it is one. */
static bool read_caption(struct page *page, struct span span, struct str line)
{
    size_t at = 0;
    const struct zoner *zoner = page->zoning->zoner;
    const struct phrase *phrase = zoner_begin(zoner, line, PHRASE_CAPTION);
    bool announced = page->caption;
    page->caption = phrase && line.len - phrase->text.len <= 2;
    if (page->caption) {
        add_zone(page, span, ZONE_FURNITURE);
        return true;
    }
    bool picture = line.len <= PICTURE_MOST &&
                   zoner_inside(zoner, line, PHRASE_PICTURE, &at);
    if (!phrase && !announced && !picture) return false;
    if (line.len > CAPTION_MOST) return false;
    add_zone(page, span, ZONE_CAPTION);
    return true;
}

/* "Town - People leave their homes, September 19, 2023." under a picture. */
static bool is_placed_caption(struct str line)
{
    struct str near = str_slice(line, 0, 40);
    if (line.len > PICTURE_MOST || line.len < 12 || last_byte(line) != '.')
        return false;
    int64_t year = 0;
    if (!str_number(str_slice(line, line.len - 5, line.len - 1), &year))
        return false;
    return str_find(near, STR(" - "), 0) < near.len ||
           str_find(near, STR(" \xE2\x80\x93 "), 0) < near.len ||
           str_find(near, STR(" \xE2\x80\x94 "), 0) < near.len;
}

static bool is_outlet(const struct page *page, struct str line)
{
    const struct phrase *outlet =
        zoner_begin(page->zoning->zoner, line, PHRASE_OUTLET);
    return outlet && outlet->text.len == line.len && !page->n_body;
}

/* A name above a date is the publisher: "The Courier", "Published ...". */
static bool read_head(struct page *page, struct span span, struct str line)
{
    const struct zoner *zoner = page->zoning->zoner;
    if (page->n_body > HEAD_BODY || page->at > HEAD_LINES) return false;
    struct head before = page->head;
    if (head_line(zoner, line, &page->head)) {
        bool dated = !before.date.year && page->head.date.year;
        if (dated && !page->head.publisher.len && page->name.end)
            page->head.publisher = head_outlet(zoner, take(page, page->name));
        add_zone(page, span, ZONE_DATELINE);
        return true;
    }
    if (!is_outlet(page, line)) return false;
    if (!page->head.publisher.len)
        page->head.publisher = head_outlet(zoner, line);
    add_zone(page, span, ZONE_DATELINE);
    return true;
}

/* Is one of the next two lines nothing but a date, or a known outlet? Then
 * this one, a bare name, is publisher or author. */
static bool announces_date(const struct page *page, struct str line)
{
    if (page->n_body || page->head.date.year || !head_is_name(line))
        return false;
    for (size_t i = 1; i <= 2 && page->at + i < page->n_spans; i++) {
        struct head head = { 0 };
        struct str next = take(page, page->spans[page->at + i]);
        if (head_line(page->zoning->zoner, next, &head) && head.date.year)
            return !head.publisher.len;
        if (is_outlet(page, next)) return true;
        if (!head_is_name(next)) return false;
    }
    return false;
}

static void add_body(struct page *page, struct span span)
{
    struct str line = take(page, span);
    size_t prefix = 0;
    if (page->n_body < PREFIX_LINES && page->at < HEAD_LINES)
        prefix = head_prefix(page->zoning->zoner, line, &page->head);
    struct span cut = { span.start, span.start + (uint32_t)prefix };
    while (cut.end > cut.start && page->report->text.at[cut.end - 1] == ' ')
        cut.end--;
    add_zone(page, cut, ZONE_DATELINE);
    span.start += (uint32_t)prefix;
    while (span.start < span.end && page->report->text.at[span.start] == ' ')
        span.start++;
    line = take(page, span);
    if (page->zoning->title == TITLE_FIRST_LINE && is_title(page, line))
        set_title(page, span);
    else
        add_zone(page, span, ZONE_BODY);
}

/* The kind that the markup gave to where the paragraph begins. */
static bool find_mark(struct page *page, uint32_t at, enum zone_kind *kind)
{
    const struct zoning *zoning = page->zoning;
    while (page->mark < zoning->n_marks &&
           zoning->marks[page->mark].span.end <= at)
        page->mark++;
    if (page->mark >= zoning->n_marks) return false;
    const struct zone *mark = &zoning->marks[page->mark];
    if (mark->span.start > at) return false;
    *kind = mark->kind;
    return true;
}

static bool add_marked(struct page *page, struct span span)
{
    enum zone_kind kind = ZONE_BODY;
    if (!find_mark(page, span.start, &kind) || kind == ZONE_BODY) return false;
    if (kind == ZONE_TITLE && !page->report->title_span.end)
        set_title(page, span);
    else if (kind == ZONE_TITLE)
        add_zone(page, span, ZONE_BODY);
    else
        add_zone(page, span, kind);
    return true;
}

static void place(struct page *page, struct span span)
{
    struct str line = take(page, span);
    if (add_marked(page, span)) return;
    if (page->list && is_prose(line)) page->list = false;
    /* a date in figures alone */
    if (!holds_words(line) && read_head(page, span, line)) return;
    if (is_furniture(page, line)) {
        add_furniture(page, span);
        return;
    }
    if (read_caption(page, span, line)) return;
    if (page->list) {
        add_zone(page, span, ZONE_FURNITURE);
        return;
    }
    if (read_head(page, span, line)) return;
    bool prefixed = false;
    if (page->zoning->title != TITLE_MARKED) {
        struct head none = { 0 };
        prefixed = head_prefix(page->zoning->zoner, line, &none) > 0;
    }
    if (!prefixed && is_title(page, line)) {
        set_title(page, span);
    } else if (announces_date(page, line)) {
        page->name = span;
        add_zone(page, span, ZONE_DATELINE);
    } else if (is_placed_caption(line)) {
        add_zone(page, span, ZONE_CAPTION);
    } else {
        add_body(page, span);
    }
}

void zone_report(const struct zoning *zoning, struct report *report)
{
    struct page page = { .zoning = zoning, .report = report };
    page.spans = paragraph_cut(zoning->arena, report->text, &page.n_spans);
    for (; page.at < page.n_spans; page.at++) place(&page, page.spans[page.at]);
    if (!report->date.year) report->date = page.head.date;
    if (!report->publisher.len) report->publisher = page.head.publisher;
}
