/* Markup to text, by libxml2's events.
 *
 * No tree is built and nothing recurses: a stack of the open elements' kinds
 * is all that is kept, so nesting costs a byte or two a level and is refused
 * beyond a limit. Blocks become paragraphs; menus and the like are kept and
 * marked, scripts are not text and are dropped.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/utf8.h"
#include "text/hold.h"
#include "text/zone.h"

/* Browsers stop at 512 levels; no page of a paper comes near this. */
enum { NEST_MOST = 4096, CHARSET_WITHIN = 4096, TITLES_MOST = 64 };

enum gap { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_PARAGRAPH };

struct level {
    uint16_t bits; /* of the element itself */
    uint8_t kind;  /* enum zone_kind of text in it */
};

struct markup {
    const struct intake *intake;
    struct str bytes;
    struct error *error;
    enum status status; /* not OK: reading has been stopped */
    htmlParserCtxtPtr parser;
    struct buf text;
    struct buf data; /* schema.org data of the open <script> */
    struct buf name; /* <title> */
    struct meta meta;
    struct level *levels;
    size_t depth;
    size_t room;
    unsigned dropped; /* open elements without text */
    unsigned pre;     /* open <pre> */
    enum gap gap;     /* what must stand before the next text */
    struct zone *marks;
    size_t n_marks;
    size_t room_marks;
};

/* One event of the parser. */
struct event {
    const char *name;
    const unsigned char **attributes;
    struct str text;
};

void markup_prepare(void)
{
    xmlInitParser();
}

bool markup_is(struct str head)
{
    static const char *const tags[] = {
        "!doctype", "html",   "head",  "body", "p",       "div",
        "article",  "h1",     "h2",    "main", "section", "span",
        "!--",      "?xml",   "table", "br",   "ul",      "a",
        "b",        "strong", "em",    "i",    "figure",  "title"
    };
    struct str s = str_trim(head);
    if (s.len < 3 || s.at[0] != '<') return false;
    s = str_slice(s, 1, s.len);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct str tag = str_from(tags[i]);
        if (!str_equal_fold(str_slice(s, 0, tag.len), tag)) continue;
        char next = s.len > tag.len ? s.at[tag.len] : '\0';
        if (next == ' ' || next == '>' || next == '\n' || next == '\t' ||
            next == '/' || next == '\r' || !strcmp(tags[i], "!--"))
            return true;
    }
    return false;
}

/* ---- text --------------------------------------------------------------- */

static void want_gap(struct markup *markup, enum gap gap)
{
    if (gap > markup->gap) markup->gap = gap;
}

static void put_gap(struct markup *markup)
{
    static const char *const gaps[] = { "", " ", "\n", "\n\n" };
    if (markup->text.len) buf_text(&markup->text, gaps[markup->gap]);
    markup->gap = GAP_NONE;
}

/* Extend the last mark or begin a new one at what is now written. */
static void mark_text(struct markup *markup, size_t start, bool apart)
{
    enum zone_kind kind =
        markup->depth ? markup->levels[markup->depth - 1].kind : ZONE_BODY;
    uint32_t end = (uint32_t)markup->text.len;
    if (kind == ZONE_BODY) return;
    struct zone *last =
        markup->n_marks ? &markup->marks[markup->n_marks - 1] : NULL;
    if (last && last->kind == kind && !apart) {
        last->span.end = end;
        return;
    }
    markup->marks =
        arena_grow(markup->intake->arena, markup->marks, &markup->room_marks,
                   markup->n_marks + 1, sizeof *markup->marks);
    markup->marks[markup->n_marks++] =
        (struct zone){ { (uint32_t)start, end }, kind };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void put_word(struct markup *markup, struct str word)
{
    bool apart = markup->gap == GAP_PARAGRAPH;
    put_gap(markup);
    size_t start = markup->text.len;
    buf_str(&markup->text, word);
    mark_text(markup, start, apart);
}

static void put_text(struct markup *markup, struct str text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t end = at;
        while (end < text.len && !is_blank(text.at[end])) end++;
        if (end > at) put_word(markup, str_slice(text, at, end));
        if (end < text.len)
            want_gap(markup, markup->pre && text.at[end] == '\n' ? GAP_LINE
                                                                 : GAP_BLANK);
        at = end + 1;
    }
}

/* ---- events ------------------------------------------------------------- */

static void stop(struct markup *markup, enum status status)
{
    markup->status = status;
    xmlStopParser(markup->parser);
}

/* Where the parser stands, in bytes of UTF-8. */
static size_t find_place(htmlParserCtxtPtr parser)
{
    const xmlParserInput *input = parser->input;
    if (!input) return 0;
    return (size_t)input->consumed + (size_t)(input->cur - input->base);
}

static uint8_t choose_kind(unsigned bits, uint8_t outer)
{
    if (outer == ZONE_FURNITURE || (bits & ELEMENT_FURNITURE))
        return ZONE_FURNITURE;
    if (bits & ELEMENT_CAPTION) return ZONE_CAPTION;
    if (bits & ELEMENT_TITLE) return ZONE_TITLE;
    if (bits & ELEMENT_DATELINE) return ZONE_DATELINE;
    return outer;
}

static void begin_element(struct markup *markup, const struct event *event)
{
    unsigned bits = element_bits(event->name, event->attributes);
    uint8_t outer =
        markup->depth ? markup->levels[markup->depth - 1].kind : ZONE_BODY;
    if (markup->depth >= NEST_MOST) {
        size_t at = find_place(markup->parser);
        stop(markup, error_set(markup->error, STATUS_INPUT, at,
                               "'%.*s' nests more than %d tags at byte %zu",
                               STR_ARG(markup->intake->name), NEST_MOST, at));
        return;
    }
    markup->levels =
        arena_grow(markup->intake->arena, markup->levels, &markup->room,
                   markup->depth + 1, sizeof *markup->levels);
    markup->levels[markup->depth++] =
        (struct level){ (uint16_t)bits, choose_kind(bits, outer) };
    markup->dropped += (bits & ELEMENT_DROP) != 0;
    markup->pre += (bits & ELEMENT_PRE) != 0;
    if (bits & ELEMENT_BLOCK) want_gap(markup, GAP_PARAGRAPH);
    if (bits & ELEMENT_LINE) want_gap(markup, GAP_LINE);
    if (bits & ELEMENT_CELL) want_gap(markup, GAP_BLANK);
    meta_element(&markup->meta, event->name, event->attributes);
}

static void end_element(struct markup *markup, const struct event *event)
{
    (void)event;
    if (!markup->depth) return;
    unsigned bits = markup->levels[--markup->depth].bits;
    markup->dropped -= (bits & ELEMENT_DROP) != 0;
    markup->pre -= (bits & ELEMENT_PRE) != 0;
    if (bits & ELEMENT_BLOCK) want_gap(markup, GAP_PARAGRAPH);
    if (bits & ELEMENT_CELL) want_gap(markup, GAP_BLANK);
    if (!(bits & ELEMENT_DATA)) return;
    meta_data(&markup->meta, buf_view(&markup->data));
    markup->data.len = 0;
}

static void read_text(struct markup *markup, const struct event *event)
{
    unsigned bits = markup->depth ? markup->levels[markup->depth - 1].bits : 0;
    if (bits & ELEMENT_DATA) buf_str(&markup->data, event->text);
    if ((bits & ELEMENT_NAME) && markup->dropped == 1)
        buf_str(&markup->name, event->text);
    if (!markup->dropped) put_text(markup, event->text);
}

/* The arena must not jump through the parser's frames. */
static void guard_event(struct markup *markup,
                        void (*work)(struct markup *, const struct event *),
                        const struct event *event)
{
    struct arena *arena = markup->intake->arena;
    jmp_buf *outer = arena->guard, guard;
    if (markup->status) return;
    arena->guard = &guard;
    if (setjmp(guard))
        stop(markup, STATUS_MEMORY);
    else
        work(markup, event);
    arena->guard = outer;
}

static void on_begin(void *state, const xmlChar *name,
                     const xmlChar **attributes)
{
    struct event event = { .name = (const char *)name,
                           .attributes = attributes };
    guard_event(state, begin_element, &event);
}

static void on_end(void *state, const xmlChar *name)
{
    struct event event = { .name = (const char *)name };
    guard_event(state, end_element, &event);
}

static void on_text(void *state, const xmlChar *text, int len)
{
    struct event event = { .text = { (const char *)text, (size_t)len } };
    guard_event(state, read_text, &event);
}

/* ---- the whole ---------------------------------------------------------- */

/* UTF-8 where the bytes are; else what the page itself declares. */
static enum status choose_encoding(struct markup *markup, const char **out)
{
    size_t bad = utf8_check(markup->bytes);
    *out = "UTF-8";
    if (bad == markup->bytes.len) return STATUS_OK;
    struct str head = str_lower(markup->intake->arena,
                                str_slice(markup->bytes, 0, CHARSET_WITHIN));
    size_t at = str_find(head, STR("charset="), 0);
    struct str value = str_slice(head, at + 8, at + 15);
    *out = NULL;
    if (at < head.len && str_find(value, STR("utf"), 0) == value.len)
        return STATUS_OK;
    return error_set(markup->error, STATUS_INPUT, bad,
                     "'%.*s' is not UTF-8 at byte %zu and names no charset",
                     STR_ARG(markup->intake->name), bad);
}

static enum status parse(void *state)
{
    struct markup *markup = state;
    const char *encoding = NULL;
    enum status status = choose_encoding(markup, &encoding);
    if (status) return status;
    markup->parser = htmlNewParserCtxt();
    if (!markup->parser) return STATUS_MEMORY;
    *markup->parser->sax = (xmlSAXHandler){ .startElement = on_begin,
                                            .endElement = on_end,
                                            .characters = on_text,
                                            .cdataBlock = on_text,
                                            .ignorableWhitespace = on_text };
    markup->parser->userData = markup;
    htmlDocPtr none =
        htmlCtxtReadMemory(markup->parser, markup->bytes.at,
                           (int)markup->bytes.len, NULL, encoding,
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlFreeDoc(none);
    return markup->status;
}

static void release(void *state)
{
    struct markup *markup = state;
    if (markup->parser) htmlFreeParserCtxt(markup->parser);
    markup->parser = NULL;
}

static bool holds(struct str whole, struct str part)
{
    return part.len && str_find(whole, part, 0) < whole.len;
}

/* The <h1> that says most of what the head of the page says is the title;
 * others (the paper's name, a slogan) are body. */
static struct str choose_title(struct markup *markup, struct str known)
{
    struct str text = buf_view(&markup->text), title = { 0 };
    struct zone *chosen = NULL;
    size_t n_seen = 0;
    for (size_t i = 0; i < markup->n_marks; i++) {
        struct zone *mark = &markup->marks[i];
        if (mark->kind != ZONE_TITLE) continue;
        mark->kind = ZONE_BODY;
        if (n_seen++ > TITLES_MOST) continue;
        struct str line = str_slice(text, mark->span.start, mark->span.end);
        bool agrees = holds(known, line) || holds(line, known);
        bool better = known.len ? agrees && line.len > title.len : !chosen;
        if (!better) continue;
        chosen = mark;
        title = line;
    }
    if (chosen) chosen->kind = ZONE_TITLE;
    return title.len ? title : known;
}

static void fill(struct markup *markup, struct report *out)
{
    struct meta *meta = &markup->meta;
    struct str known = out->title.len ? out->title : meta->title;
    if (!known.len) known = str_trim(buf_view(&markup->name));
    out->text = buf_view(&markup->text);
    out->title = choose_title(markup, known);
    if (!out->publisher.len) out->publisher = meta->publisher;
    if (!out->url.len) out->url = meta->url;
    if (!out->lang.len) out->lang = meta->lang;
    if (!out->date.year) out->date = meta->date;
    struct zoning zoning = { .zoner = markup->intake->zoner,
                             .arena = markup->intake->arena,
                             .title = TITLE_MARKED,
                             .marks = markup->marks,
                             .n_marks = markup->n_marks };
    zone_report(&zoning, out);
}

enum status markup_read(const struct intake *intake, struct str bytes,
                        struct report *out, struct error *error)
{
    struct markup markup = { .intake = intake, .bytes = bytes, .error = error };
    markup.meta.arena = intake->arena;
    buf_open(&markup.text, intake->arena);
    buf_open(&markup.data, intake->arena);
    buf_open(&markup.name, intake->arena);
    enum status status = hold_run(intake->arena, parse, release, &markup);
    /* Asking for everything jumps to the guard, as any want of memory does. */
    if (status == STATUS_MEMORY) arena_alloc(intake->arena, SIZE_MAX);
    if (status) return status;
    if (!markup.text.len)
        return error_set(error, STATUS_INPUT, 0, "'%.*s' holds no text",
                         STR_ARG(intake->name));
    fill(&markup, out);
    return STATUS_OK;
}
