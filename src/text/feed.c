/* RSS and Atom: each item becomes one record, written as a JSON line.
 *
 * libxml2's reader walks the feed without building it; an item's fields are
 * gathered by their local names, which RSS 0.9 to 2.0 and Atom mostly share.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <libxml/xmlreader.h>
#include <string.h>

#include "base/buf.h"
#include "text/hold.h"
#include "text/intake.h"
#include "text/zone.h"

enum field {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_ID,
    FIELD_DATE,
    FIELD_UPDATED,
    FIELD_SUMMARY,
    FIELD_CONTENT,
    FIELD_LANG,
    N_FIELDS
};

/* The elements of an item, and of the feed itself, that are read. */
static const struct {
    const char *name;
    enum field field;
} names[] = {
    { "title", FIELD_TITLE },
    { "link", FIELD_LINK },
    { "guid", FIELD_ID },
    { "id", FIELD_ID },
    { "pubDate", FIELD_DATE },
    { "published", FIELD_DATE },
    { "date", FIELD_DATE },
    { "issued", FIELD_DATE },
    { "updated", FIELD_UPDATED },
    { "modified", FIELD_UPDATED },
    { "description", FIELD_SUMMARY },
    { "summary", FIELD_SUMMARY },
    { "encoded", FIELD_CONTENT },
    { "content", FIELD_CONTENT },
    { "language", FIELD_LANG },
};

struct feed {
    const struct intake *intake;
    struct str bytes;
    struct error *error;
    xmlTextReaderPtr reader;
    struct buf out;
    struct buf item[N_FIELDS]; /* of the open item */
    struct buf head[N_FIELDS]; /* of the feed */
    enum field field;          /* being gathered */
    int depth;                 /* of its element */
    int item_depth;            /* of the open item; -1 = none */
    size_t n_items;
};

bool feed_is(struct str head)
{
    struct str s = str_trim(head);
    size_t rss = str_find(s, STR("<rss"), 0);
    size_t atom = str_find(s, STR("<feed"), 0);
    size_t rdf = str_find(s, STR("<rdf:RDF"), 0);
    size_t html = str_find(s, STR("<html"), 0);
    size_t first = rss < atom ? rss : atom;
    if (rdf < first) first = rdf;
    return s.len && s.at[0] == '<' && first < s.len && first < html;
}

static struct str view(const struct buf *buf)
{
    return str_trim(buf_view(buf));
}

/* A date that is none is left out: a feed's items are not to be lost by it. */
static void put_date(struct feed *feed, struct str value)
{
    struct printed printed = { 0 };
    char room[DATE_ROOM];
    if (!value.len) return;
    if (!date_parse(value, &printed.date) &&
        !printed_read(feed->intake->zoner, value, &printed))
        return;
    buf_text(&feed->out, ",\"date\":");
    buf_json(&feed->out, date_format(printed.date, room));
}

static void put_field(struct feed *feed, const char *name, struct str value)
{
    if (!value.len) return;
    buf_text(&feed->out, ",\"");
    buf_text(&feed->out, name);
    buf_text(&feed->out, "\":");
    buf_json(&feed->out, value);
}

static void put_item(struct feed *feed)
{
    struct str title = view(&feed->item[FIELD_TITLE]);
    struct str summary = view(&feed->item[FIELD_SUMMARY]);
    struct str content = view(&feed->item[FIELD_CONTENT]);
    struct str id = view(&feed->item[FIELD_ID]);
    struct str link = view(&feed->item[FIELD_LINK]);
    struct str date = view(&feed->item[FIELD_DATE]);
    if (content.len < summary.len) content = summary;
    buf_text(&feed->out, "{\"text\":");
    buf_json(&feed->out, content);
    put_field(feed, "id", id.len ? id : link);
    put_field(feed, "title", title);
    put_field(feed, "url", link);
    put_field(feed, "publisher", view(&feed->head[FIELD_TITLE]));
    put_field(feed, "lang", str_slice(view(&feed->head[FIELD_LANG]), 0, 2));
    put_date(feed, date.len ? date : view(&feed->item[FIELD_UPDATED]));
    buf_text(&feed->out, "}\n");
    feed->n_items++;
}

static enum field find_field(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i].name)) return names[i].field;
    return FIELD_NONE;
}

/* Atom's <link href="...">, if it is the page itself. */
static void read_link(struct feed *feed, struct buf *to)
{
    xmlTextReaderPtr reader = feed->reader;
    bool itself = true;
    if (xmlTextReaderMoveToAttribute(reader, BAD_CAST "rel") == 1) {
        const xmlChar *rel = xmlTextReaderConstValue(reader);
        itself = rel && !strcmp((const char *)rel, "alternate");
    }
    if (itself && !to->len &&
        xmlTextReaderMoveToAttribute(reader, BAD_CAST "href") == 1) {
        const xmlChar *href = xmlTextReaderConstValue(reader);
        if (href) buf_text(to, (const char *)href);
    }
    xmlTextReaderMoveToElement(reader);
}

static void begin(struct feed *feed, const char *name, int depth)
{
    bool empty = xmlTextReaderIsEmptyElement(feed->reader) == 1;
    bool item = feed->item_depth < 0 &&
                (!strcmp(name, "item") || !strcmp(name, "entry"));
    if (item && !empty) {
        feed->item_depth = depth;
        for (int i = 0; i < N_FIELDS; i++) feed->item[i].len = 0;
        return;
    }
    /* Fields stand right below the item; below them is text. */
    bool inside = feed->item_depth >= 0;
    if (feed->field || (inside && depth != feed->item_depth + 1)) return;
    enum field field = find_field(name);
    struct buf *to = inside ? &feed->item[field] : &feed->head[field];
    if (field == FIELD_NONE) return;
    if (field == FIELD_LINK) read_link(feed, to);
    if (empty || to->len) return;
    feed->field = field;
    feed->depth = depth;
}

static void end(struct feed *feed, int depth)
{
    if (feed->field && depth <= feed->depth) feed->field = FIELD_NONE;
    if (feed->item_depth < 0 || depth > feed->item_depth) return;
    put_item(feed);
    feed->item_depth = -1;
}

static void read_node(struct feed *feed)
{
    int depth = xmlTextReaderDepth(feed->reader);
    int type = xmlTextReaderNodeType(feed->reader);
    const xmlChar *name = xmlTextReaderConstLocalName(feed->reader);
    const xmlChar *value = xmlTextReaderConstValue(feed->reader);
    bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    if (type == XML_READER_TYPE_ELEMENT && name)
        begin(feed, (const char *)name, depth);
    if (type == XML_READER_TYPE_END_ELEMENT) end(feed, depth);
    if (!text || !feed->field || !value) return;
    struct buf *to = feed->item_depth >= 0 ? &feed->item[feed->field]
                                           : &feed->head[feed->field];
    buf_text(to, (const char *)value);
}

static void ignore_error(void *state, xmlErrorPtr error)
{
    (void)state;
    (void)error;
}

static enum status read_feed(void *state)
{
    struct feed *feed = state;
    feed->reader = xmlReaderForMemory(
        feed->bytes.at, (int)feed->bytes.len, NULL, NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!feed->reader) return STATUS_MEMORY;
    xmlTextReaderSetStructuredErrorHandler(feed->reader, ignore_error, NULL);
    int more = xmlTextReaderRead(feed->reader);
    while (more == 1) {
        read_node(feed);
        more = xmlTextReaderRead(feed->reader);
    }
    if (feed->n_items && more == 0) return STATUS_OK;
    int line = xmlTextReaderGetParserLineNumber(feed->reader);
    return error_set(feed->error, STATUS_INPUT, (size_t)line,
                     "'%.*s' is a feed without items, or broken at line %d",
                     STR_ARG(feed->intake->name), line);
}

static void release_feed(void *state)
{
    struct feed *feed = state;
    if (feed->reader) xmlFreeTextReader(feed->reader);
    feed->reader = NULL;
}

enum status feed_read(const struct intake *intake, struct str bytes,
                      struct str *out, struct error *error)
{
    struct feed feed = {
        .intake = intake, .bytes = bytes, .error = error, .item_depth = -1
    };
    buf_open(&feed.out, intake->arena);
    for (int i = 0; i < N_FIELDS; i++) {
        buf_open(&feed.item[i], intake->arena);
        buf_open(&feed.head[i], intake->arena);
    }
    enum status status =
        hold_run(intake->arena, read_feed, release_feed, &feed);
    if (status == STATUS_MEMORY) arena_alloc(intake->arena, SIZE_MAX);
    *out = buf_view(&feed.out);
    return status;
}
