/* Reading how a report tells its main event.
 *
 * What is news to its readers has no article or an indefinite one and stands
 * in a main clause; what they know of already has "the", a possessive or a
 * clause that says which one. The first words that decide it do (telling.tsv);
 * a title's before those of the text.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "link/telling.h"

#include "base/utf8.h"

enum {
    LEAD_WORDS = 60,
    LEAD_BYTES = 640,
    LONG_WORD = 40, /* bytes; a longer one is no word of the table */
    LONGEST = 4,    /* words of a phrase */
    REACH = 4,      /* words from an article to its noun */
    NO_WORD = -REACH - 1,
};

/* The first words, in lower case with blanks between, and marks as words. */
struct lead {
    char bytes[LEAD_BYTES];
    size_t len;
    uint16_t start[LEAD_WORDS], end[LEAD_WORDS];
    bool capital[LEAD_WORDS], number[LEAD_WORDS], stop[LEAD_WORDS];
    bool colon[LEAD_WORDS]; /* before it */
    int n;
};

struct scan {
    const struct linker *linker;
    const struct lead *lead;
    uint8_t article; /* the last mark of KNOWN, FRESH and OTHER */
    int at, known;   /* where it stands; where a KNOWN one does */
    int clause;      /* where "who" stands */
    enum telling told;
    bool decided, series, update;
    bool by_harm; /* told as news by a verb */
    bool title;
};

static bool is_part(uint32_t rune)
{
    return utf8_is_letter(rune) || utf8_is_digit(rune);
}

static bool is_apostrophe(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019;
}

/* A run of letters and digits from `at`; one past it. */
static size_t take_run(struct lead *lead, struct str text, size_t at)
{
    size_t start = lead->len;
    bool digits = true;
    while (at < text.len) {
        size_t next = at;
        uint32_t rune = utf8_next(text, &next);
        if (!is_part(rune)) break;
        digits = digits && utf8_is_digit(rune);
        if (lead->len == start) lead->capital[lead->n] = utf8_is_upper(rune);
        if (lead->len - start < LONG_WORD)
            lead->len += utf8_put(lead->bytes + lead->len, utf8_lower(rune));
        at = next;
    }
    lead->number[lead->n] = digits;
    return at;
}

static void close_word(struct lead *lead, size_t start)
{
    lead->start[lead->n] = (uint16_t)start;
    lead->end[lead->n++] = (uint16_t)lead->len;
    lead->bytes[lead->len++] = ' ';
}

static bool has_room(const struct lead *lead)
{
    return lead->n < LEAD_WORDS && lead->len + LONG_WORD + 8 < LEAD_BYTES;
}

/* "Monday's" is two words, "monday" and "'s". */
static void read_lead(struct lead *lead, struct str text)
{
    size_t at = 0;
    bool tick = false;
    *lead = (struct lead){ .n = 0 };
    while (at < text.len && has_room(lead)) {
        size_t next = at, start = lead->len;
        uint32_t rune = utf8_next(text, &next);
        if (!is_part(rune)) {
            at = next;
            tick = is_apostrophe(rune);
            lead->colon[lead->n] = rune == ':';
            lead->stop[lead->n] = rune == '.' || rune == ',' || rune == ';' ||
                                  rune == ':' || lead->stop[lead->n];
            continue;
        }
        size_t after = take_run(lead, text, at);
        if (tick && after == at + 1 && lead->bytes[start] == 's') {
            lead->bytes[start] = '\'';
            lead->bytes[lead->len++] = 's';
        }
        tick = false;
        close_word(lead, start);
        at = after;
    }
}

/* How many words from `at` are a phrase of the table; 0 = none. */
static int find_phrase(const struct scan *scan, int at, uint8_t *mark)
{
    const struct lead *lead = scan->lead;
    int n = lead->n - at < LONGEST ? lead->n - at : LONGEST;
    for (; n; n--) {
        uint32_t value = 0;
        struct str key = { lead->bytes + lead->start[at],
                           lead->end[at + n - 1] - lead->start[at] };
        if (!map_get(&scan->linker->telling, key, &value)) continue;
        *mark = (uint8_t)value;
        return n;
    }
    return 0;
}

static void decide(struct scan *scan, enum telling told)
{
    if (!scan->decided) scan->told = told;
    scan->decided = true;
}

static bool is_near(int at, int from)
{
    return at - from <= REACH;
}

/* "Another 12 bodies": they are added to those of before. "New" before a
 * capital letter is a name's. */
static void take_article(struct scan *scan, uint8_t mark, int at)
{
    const struct lead *lead = scan->lead;
    bool after_other = scan->article == MARK_OTHER && at == scan->at + 1;
    if (after_other && mark == MARK_FRESH) decide(scan, TELLING_AGAIN);
    if (after_other) return;
    if (mark == MARK_OTHER && at + 1 < lead->n && lead->capital[at] &&
        lead->capital[at + 1])
        return;
    if (mark == MARK_KNOWN) scan->known = at;
    scan->article = mark;
    scan->at = at;
}

static uint8_t mark_at(const struct scan *scan, int at)
{
    uint8_t mark = MARK_NONE;
    if (at >= 0 && at < scan->lead->n) find_phrase(scan, at, &mark);
    return mark;
}

/* "Floods: many dead" is headed by what it is about; titles leave articles
 * out. Who died in the floods is told anew each day. */
static void take_noun(struct scan *scan, uint8_t mark, int at)
{
    const struct lead *lead = scan->lead;
    bool heading = at + 1 < lead->n && lead->colon[at + 1];
    bool running = scan->told == TELLING_NEWS && scan->by_harm;
    if (mark == MARK_LASTING && running) scan->told = TELLING_PLAIN;
    uint8_t article = is_near(at, scan->at) ? scan->article : MARK_NONE;
    if (heading || (scan->title && !article)) return;
    if (!article && mark_at(scan, at + 1) == MARK_WHO) article = MARK_KNOWN;
    decide(scan, article == MARK_OTHER   ? TELLING_ANOTHER
                 : article == MARK_KNOWN ? TELLING_AGAIN
                 : mark == MARK_LASTING  ? TELLING_PLAIN
                                         : TELLING_NEWS);
}

/* "the people killed in it", "those who died" are known. */
static void take_harm(struct scan *scan, int at)
{
    bool reduced = is_near(at, scan->known) &&
                   mark_at(scan, at + 1) == MARK_BREAK &&
                   mark_at(scan, at - 1) != MARK_AUX;
    bool clause = is_near(at, scan->clause);
    if (!scan->decided) scan->by_harm = true;
    decide(scan, reduced || clause ? TELLING_AGAIN : TELLING_NEWS);
}

static void take_clause(struct scan *scan, int at)
{
    if (is_near(at, scan->known)) decide(scan, TELLING_AGAIN);
    scan->clause = at;
}

static void take_phrase(struct scan *scan, uint8_t mark, int at)
{
    switch (mark) {
    case MARK_MOMENT:
    case MARK_LASTING: take_noun(scan, mark, at); break;
    case MARK_HARM: take_harm(scan, at); break;
    case MARK_OTHER:
    case MARK_KNOWN:
    case MARK_FRESH: take_article(scan, mark, at); break;
    case MARK_WHO: take_clause(scan, at); break;
    case MARK_BREAK: scan->article = MARK_NONE; break;
    case MARK_AGAIN: decide(scan, TELLING_AGAIN); break;
    case MARK_UPDATE: scan->update = true; break;
    case MARK_SERIES: scan->series = true; break;
    case MARK_AFTER:
        scan->series = scan->series || scan->decided;
        decide(scan, TELLING_AGAIN);
        break;
    default: break;
    }
}

static enum telling scan_text(const struct linker *linker, struct str text,
                              bool title)
{
    struct lead lead;
    struct scan scan = { .linker = linker,
                         .lead = &lead,
                         .title = title,
                         .at = NO_WORD,
                         .known = NO_WORD,
                         .clause = NO_WORD };
    int n;
    read_lead(&lead, text);
    for (int i = 0; i < lead.n; i += n) {
        uint8_t mark = MARK_NONE;
        if (lead.stop[i]) {
            scan.article = MARK_NONE;
            scan.known = scan.clause = NO_WORD;
        }
        n = find_phrase(&scan, i, &mark);
        if (!n) n = 1;
        if (!mark && lead.number[i]) mark = MARK_FRESH;
        take_phrase(&scan, mark, i);
    }
    if (scan.told == TELLING_NEWS && scan.update) return TELLING_AGAIN;
    return scan.told == TELLING_NEWS && scan.series ? TELLING_ANOTHER
                                                    : scan.told;
}

enum telling telling_read(const struct linker *linker,
                          const struct report *report)
{
    enum telling told = scan_text(linker, report->title, true);
    for (size_t i = 0; i < report->n_zones && !told; i++) {
        const struct zone *zone = &report->zones[i];
        if (zone->kind != ZONE_BODY) continue;
        return scan_text(
            linker, str_slice(report->text, zone->span.start, zone->span.end),
            false);
    }
    return told;
}
