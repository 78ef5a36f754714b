/* Cutting a text into paragraphs.
 *
 * In most news files a line is a paragraph. Where the lines of a block are
 * wrapped at a fixed width they are joined: a break is a wrap when the next
 * line's first word would not have fitted any more.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "text/zone.h"

/* Columns between which a block counts as wrapped: mail and wire copy stand
 * at 60 to 80, and nobody wraps wider than 100. */
enum { WIDTH_LEAST = 50, WIDTH_MOST = 100 };

/* Words of a line that may be the beginning of a sentence. */
enum { SENTENCE_LEAST = 3 };

struct cutter {
    struct arena *arena;
    struct str text;
    struct span *spans;
    size_t n;
    size_t room;
};

/* Trim by Unicode: a no-break space is no text. */
static struct span trim(struct str text, size_t start, size_t end)
{
    while (start < end) {
        size_t next = start;
        if (!utf8_is_space(utf8_next(text, &next))) break;
        start = next;
    }
    while (end > start) {
        size_t last = end - 1;
        while (last > start && ((unsigned char)text.at[last] & 0xC0) == 0x80)
            last--;
        size_t next = last;
        if (!utf8_is_space(utf8_next(text, &next))) break;
        end = last;
    }
    return (struct span){ (uint32_t)start, (uint32_t)end };
}

static void add_line(struct cutter *cutter, struct span line)
{
    cutter->spans = arena_grow(cutter->arena, cutter->spans, &cutter->room,
                               cutter->n + 1, sizeof line);
    cutter->spans[cutter->n++] = line;
}

static size_t measure_first_word(struct str text, struct span line)
{
    size_t at = line.start;
    while (at < line.end && text.at[at] != ' ' && text.at[at] != '\t') at++;
    return at - line.start;
}

/* "29,739 people lost / their homes": a line of words that ends without a mark
 * goes on where the next begins with a small letter. */
static bool goes_on(struct str text, struct span line, struct span next)
{
    size_t blanks = 0;
    for (size_t i = line.start; i < line.end; i++) blanks += text.at[i] == ' ';
    char last = text.at[line.end - 1], first = text.at[next.start];
    return blanks + 1 >= SENTENCE_LEAST && last >= 'a' && last <= 'z' &&
           first >= 'a' && first <= 'z';
}

/* Join the wrapped lines among spans[from..n): one block without a blank
 * line. Works in place. */
static void join_block(struct cutter *cutter, size_t from)
{
    size_t width = 0, kept = from;
    struct span *spans = cutter->spans;
    for (size_t i = from; i < cutter->n; i++)
        if (spans[i].end - spans[i].start > width)
            width = spans[i].end - spans[i].start;
    bool fixed = width >= WIDTH_LEAST && width <= WIDTH_MOST;
    size_t last = spans[from].end - spans[from].start;
    for (size_t i = from + 1; i < cutter->n; i++) {
        size_t word = measure_first_word(cutter->text, spans[i]);
        bool wrapped = (fixed && last + 1 + word > width) ||
                       goes_on(cutter->text, spans[i - 1], spans[i]);
        last = spans[i].end - spans[i].start;
        if (wrapped)
            spans[kept].end = spans[i].end;
        else
            spans[++kept] = spans[i];
    }
    cutter->n = kept + 1;
}

struct span *paragraph_cut(struct arena *arena, struct str text, size_t *out_n)
{
    struct cutter cutter = { .arena = arena, .text = text };
    struct str rest = text;
    size_t block = 0;
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        size_t start = (size_t)(line.at - text.at);
        struct span span = trim(text, start, start + line.len);
        if (span.start < span.end) {
            add_line(&cutter, span);
            continue;
        }
        if (cutter.n > block + 1) join_block(&cutter, block);
        block = cutter.n;
    }
    if (cutter.n > block + 1) join_block(&cutter, block);
    *out_n = cutter.n;
    return cutter.spans;
}
