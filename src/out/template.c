/* Filling templates, with a stack of the sections that are open.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "out/template.h"

/* Hand over to the writer in pieces of about this many bytes. */
enum { PIECE = 64 * 1024 };

/* A section that is open. */
struct frame {
    struct str name;
    const struct tree *item; /* where names are looked for; NULL = outside */
    const struct tree *rest; /* items still to come */
    size_t begin;            /* of its text */
};

struct filling {
    struct out *out;
    struct str text;
    size_t at; /* the next byte to read */
    struct frame frames[TEMPLATE_DEPTH];
    size_t depth;
};

/* A tag as it stands in the template. */
struct tag_mark {
    char kind; /* # ^ / > or 0 for a text */
    struct str name;
    size_t start, end; /* of its bytes in the template */
};

static void write_escaped(struct buf *buf, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        switch (c) {
        case '&': buf_text(buf, "&amp;"); break;
        case '<': buf_text(buf, "&lt;"); break;
        case '>': buf_text(buf, "&gt;"); break;
        case '"': buf_text(buf, "&quot;"); break;
        case '\'': buf_text(buf, "&#39;"); break;
        default:
            /* No other control character may stand in HTML. */
            if ((unsigned char)c >= ' ' || c == '\n' || c == '\t')
                buf_char(buf, c);
            else
                buf_char(buf, ' ');
        }
    }
}

/* The next tag at or after `from`; false when there is none. */
static bool find_tag(struct str text, size_t from, struct tag_mark *out)
{
    size_t start = str_find(text, STR("{{"), from);
    if (start >= text.len) return false;
    size_t end = str_find(text, STR("}}"), start);
    if (end >= text.len) return false;
    struct str name = str_trim(str_slice(text, start + 2, end));
    *out = (struct tag_mark){ .start = start, .end = end + 2 };
    if (name.len && (name.at[0] == '#' || name.at[0] == '^' ||
                     name.at[0] == '/' || name.at[0] == '>')) {
        out->kind = name.at[0];
        name = str_trim(str_slice(name, 1, name.len));
    }
    out->name = name;
    return true;
}

/* A section's tag that is alone on its line goes with its line. */
static void widen_tag(struct str text, struct tag_mark *tag)
{
    size_t start = tag->start, end = tag->end;
    while (start && (text.at[start - 1] == ' ' || text.at[start - 1] == '\t'))
        start--;
    if (start && text.at[start - 1] != '\n') return;
    if (end < text.len && text.at[end] != '\n') return;
    tag->start = start;
    tag->end = end < text.len ? end + 1 : end;
}

static const struct tree *look_up(const struct filling *filling,
                                  struct str name)
{
    for (size_t i = filling->depth; i-- > 0;) {
        const struct tree *item = filling->frames[i].item;
        const struct tree *found = item ? tree_find(item, name) : NULL;
        if (found) return tree_is_empty(found) ? NULL : found;
    }
    return NULL;
}

static enum status refuse(const struct filling *filling, struct str name,
                          const char *what, struct error *error)
{
    return error_set(error, STATUS_PACK, filling->at,
                     "template: '%.*s' at byte %zu %s", STR_ARG(name),
                     filling->at, what);
}

/* Pass over a section that is not wanted. */
static enum status skip_section(struct filling *filling, struct str name,
                                struct error *error)
{
    struct tag_mark tag;
    size_t depth = 1, at = filling->at;
    while (depth && find_tag(filling->text, at, &tag)) {
        at = tag.end;
        if (tag.kind == '#' || tag.kind == '^') depth++;
        if (tag.kind == '/') depth--;
    }
    if (depth) return refuse(filling, name, "is not closed", error);
    widen_tag(filling->text, &tag);
    filling->at = tag.end;
    return STATUS_OK;
}

static enum status open_section(struct filling *filling,
                                const struct tag_mark *tag, struct error *error)
{
    const struct tree *found = look_up(filling, tag->name);
    if ((found != NULL) != (tag->kind == '#'))
        return skip_section(filling, tag->name, error);
    if (filling->depth == TEMPLATE_DEPTH)
        return refuse(filling, tag->name, "stands too deep", error);
    struct frame *frame = &filling->frames[filling->depth++];
    *frame = (struct frame){ .name = tag->name, .begin = filling->at };
    if (!found || found->kind != TREE_LIST) return STATUS_OK;
    frame->item = found->first;
    frame->rest = found->first->next;
    return STATUS_OK;
}

static enum status close_section(struct filling *filling,
                                 const struct tag_mark *tag,
                                 struct error *error)
{
    struct frame *frame = &filling->frames[filling->depth - 1];
    if (filling->depth == 1 || !str_equal(frame->name, tag->name))
        return refuse(filling, tag->name, "closes what is not open", error);
    if (!frame->rest) {
        filling->depth--;
        return STATUS_OK;
    }
    frame->item = frame->rest;
    frame->rest = frame->rest->next;
    filling->at = frame->begin;
    return STATUS_OK;
}

static bool find_file(const struct pack *pack, struct str name, struct str *out)
{
    for (size_t i = 0; i < pack->n_files; i++) {
        if (!str_equal(pack->files[i].name, name)) continue;
        *out = pack->files[i].bytes;
        return true;
    }
    return false;
}

static enum status take_tag(struct filling *filling, const struct tag_mark *tag,
                            struct error *error)
{
    const struct tree *found;
    switch (tag->kind) {
    case '#':
    case '^': return open_section(filling, tag, error);
    case '/': return close_section(filling, tag, error);
    case '>': return refuse(filling, tag->name, "is taken in twice", error);
    default:
        found = look_up(filling, tag->name);
        if (found && found->kind == TREE_TEXT)
            write_escaped(&filling->out->buf, found->text);
        return STATUS_OK;
    }
}

/* The template with the files that it names in their places. */
static enum status take_files(struct filling *filling, struct str text,
                              const struct pack *pack, struct error *error)
{
    struct tag_mark tag;
    struct buf whole;
    struct str file;
    size_t from = 0;
    buf_open(&whole, filling->out->arena);
    for (; find_tag(text, filling->at, &tag); filling->at = tag.end) {
        if (tag.kind != '>') continue;
        if (!find_file(pack, tag.name, &file))
            return refuse(filling, tag.name, "is no file of the pack", error);
        widen_tag(text, &tag);
        buf_str(&whole, str_slice(text, from, tag.start));
        buf_str(&whole, file);
        from = tag.end;
    }
    buf_str(&whole, str_slice(text, from, text.len));
    filling->text = buf_view(&whole);
    return STATUS_OK;
}

enum status template_fill(struct out *out, struct str text,
                          const struct pack *pack, const struct tree *tree,
                          struct error *error)
{
    struct filling filling = { .out = out };
    struct tag_mark tag;
    enum status status = take_files(&filling, text, pack, error);
    text = filling.text;
    filling.at = 0;
    filling.frames[filling.depth++].item = tree;
    while (!status && find_tag(text, filling.at, &tag)) {
        if (tag.kind) widen_tag(text, &tag);
        /* A line that the tag before took may begin this one's blanks. */
        if (tag.start < filling.at) tag.start = filling.at;
        buf_str(&out->buf, str_slice(text, filling.at, tag.start));
        filling.at = tag.end;
        status = take_tag(&filling, &tag, error);
        if (out->buf.len >= PIECE) out_flush(out);
    }
    if (status) return status;
    if (filling.depth > 1)
        return refuse(&filling, filling.frames[filling.depth - 1].name,
                      "is not closed", error);
    buf_str(&out->buf, str_slice(text, filling.at, text.len));
    return STATUS_OK;
}
