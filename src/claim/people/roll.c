/* Rolls: figures place by place, or the names of the dead, line by line.
 *
 *     Confirmed death tolls: 1. Sylhet: 41 2. Khulna: 17 ...
 *     The victims: Ana Lindt, 31, found in the hall; Omar Said, 9, ...
 *     The deceased are from these regions: Sylhet (41), Khulna (17), ...
 *     Those who died were:
 *     Ana Lindt, 31, of Khulna
 *     Omar Said
 *
 * A roll is no sentence, so no tree tells of it; its words are read in order,
 * from the heading that names the harm on. Two lines at least make a roll.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum {
    LINES_MOST = 64,
    LINE_REACH = 16, /* from one line's start to where the next must begin */
    NAME_MOST = 5,   /* words of a name */
    NAME_LEAST = 2,
    PARTICLE_MOST = 3, /* letters of "de", "la", "bin" in it */
    PLACE_MOST = 10,   /* words before the colon of a figure */
    SURE = 2500,       /* a score: what is only a roll needs no judge */
    OLDEST = 110,
    HEADING_REACH = 8, /* words from a harm to the colon behind it */
    HEADING_MOST = 16, /* words of a heading over names */
};

struct line {
    struct stretch words; /* from its first word to the number */
    struct stretch name;  /* n = 0: a figure of a place */
    uint32_t number;      /* index of the figure, or of the age */
};

struct roll {
    struct line at[LINES_MOST];
    uint32_t n;
};

static bool is_mark(const struct scan *scan, uint32_t at, const char *marks)
{
    struct str text = scan->tokens[at].text;
    for (; *marks; marks++)
        if (text.len == 1 && text.at[0] == *marks) return true;
    return false;
}

static const struct number *number_at(const struct scan *scan, uint32_t at)
{
    uint32_t index = at < scan->n_tokens ? scan->number_at[at] : 0;
    return index ? &scan->analysis.numbers[index - 1] : NULL;
}

/* "4.", "-": over what only numbers the lines. */
static uint32_t behind_bullet(const struct scan *scan, uint32_t at)
{
    if (at + 1 < scan->n_tokens && scan->tokens[at].kind == TOKEN_NUMBER &&
        is_mark(scan, at + 1, ".)"))
        return at + 2;
    return at < scan->n_tokens && is_mark(scan, at, "-*") ? at + 1 : at;
}

/* "Sylhet (and its suburbs): 41" */
static bool read_figure(const struct scan *scan, uint32_t at, struct line *out)
{
    if (at >= scan->n_tokens || !scan->place_at[at]) return false;
    for (uint32_t i = at + 1; i + 1 < scan->n_tokens && i < at + PLACE_MOST;
         i++) {
        if (!is_mark(scan, i, ":")) continue;
        const struct number *number = number_at(scan, i + 1);
        if (!number || number->use != NUMBER_COUNT) return false;
        uint32_t end = number->words.first + number->words.n;
        *out = (struct line){ .words = { at, end - at },
                              .number = scan->number_at[i + 1] - 1 };
        return true;
    }
    return false;
}

/* "Sylhet 41," */
static bool read_tally(const struct scan *scan, uint32_t at, uint32_t behind,
                       struct line *out)
{
    const struct number *number = number_at(scan, behind);
    if (behind == at || !number || number->use != NUMBER_COUNT ||
        number->words.n != 1 || behind + 1 >= scan->n_tokens)
        return false;
    if (!is_mark(scan, behind + 1, ",;.") &&
        !scan_is(scan, behind + 1, WORD_AND))
        return false;
    *out = (struct line){ .words = { at, behind + 1 - at },
                          .number = scan->number_at[behind] - 1 };
    return true;
}

/* "Sylhet (41)", "Sylhet 41" */
static bool read_note(const struct scan *scan, uint32_t at, struct line *out)
{
    uint32_t i = at;
    if (at >= scan->n_tokens || !scan->tokens[at].capital) return false;
    while (i < scan->n_tokens && i < at + NAME_MOST &&
           scan->tokens[i].kind == TOKEN_WORD && scan->tokens[i].capital)
        i++;
    if (read_tally(scan, at, i, out)) return true;
    if (i + 2 >= scan->n_tokens || !is_mark(scan, i, "(") ||
        !is_mark(scan, i + 2, ")"))
        return false;
    const struct number *number = number_at(scan, i + 1);
    bool counts =
        number && (number->use == NUMBER_COUNT || number->use == NUMBER_AGE);
    if (!counts || number->words.n != 1) return false;
    *out = (struct line){ .words = { at, i + 3 - at },
                          .number = scan->number_at[i + 1] - 1 };
    return true;
}

/* Past the words of a name: "Ana Lindt", "Luis de la Cruz". */
static uint32_t name_end(const struct scan *scan, uint32_t at)
{
    uint32_t i = at, last = at;
    while (i < scan->n_tokens && i < at + NAME_MOST &&
           scan->tokens[i].kind == TOKEN_WORD &&
           (scan->tokens[i].capital ||
            (i > at && scan->tokens[i].text.len <= PARTICLE_MOST)))
        if (scan->tokens[i++].capital) last = i;
    return last;
}

/* A first name alone is one only where it opens its line: "Amira, 20". */
static bool opens_line(const struct scan *scan, uint32_t at)
{
    return at == tree_sentence_start(scan, at) && !scan->place_at[at] &&
           !scan->time_at[at] && !scan->tokens[at].all_capital;
}

/* "Ana Lindt, 31", "Omar Said (9)" */
static bool read_name(const struct scan *scan, uint32_t at, struct line *out)
{
    uint32_t i = name_end(scan, at);
    if (i == at || i >= scan->n_tokens || !is_mark(scan, i, ",(") ||
        (i < at + NAME_LEAST && !opens_line(scan, at)))
        return false;
    const struct number *age = number_at(scan, i + 1);
    if (!age || age->lo != age->hi || age->lo < 0 || age->lo > OLDEST ||
        age->words.n != 1)
        return false;
    *out = (struct line){ .words = { at, i + 2 - at },
                          .name = { at, i - at },
                          .number = scan->number_at[i + 1] - 1 };
    return true;
}

/* "Ana Lindt", "Omar Said, of Khulna": a line that opens with a name. */
static bool read_bare(const struct scan *scan, uint32_t at, struct line *out)
{
    uint32_t end = at < scan->n_tokens ? tree_sentence_end(scan, at) : at;
    uint32_t i = name_end(scan, at);
    if (i > end) i = end;
    bool ends =
        i >= end || is_mark(scan, i, ",.(") || scan_is(scan, i, WORD_AGED);
    if (i < at + NAME_LEAST || !ends || scan->tokens[at].all_capital ||
        scan->place_at[at] || scan->time_at[at])
        return false;
    *out = (struct line){ .words = { at, i - at },
                          .name = { at, i - at },
                          .number = NO_TOKEN };
    return true;
}

/* Names, each in a paragraph of its own, right behind the heading. */
static void read_names(const struct scan *scan, uint32_t at, struct roll *out)
{
    out->n = 0;
    while (at < scan->n_tokens && out->n < LINES_MOST &&
           scan_sentence(scan, scan->sentence_at[at])->zone == ZONE_BODY) {
        struct line *line = &out->at[out->n];
        uint32_t name = behind_bullet(scan, at);
        if (!read_name(scan, name, line) && !read_bare(scan, name, line)) break;
        out->n++;
        uint32_t here = scan->sentence_at[at];
        while (at < scan->n_tokens &&
               scan_sentence(scan, scan->sentence_at[at])->paragraph ==
                   scan_sentence(scan, here)->paragraph)
            at = tree_sentence_end(scan, at);
    }
}

static bool read_line(const struct scan *scan, uint32_t at, bool names,
                      struct line *out)
{
    return names ? read_name(scan, at, out) : read_figure(scan, at, out);
}

/* May a line begin here: behind ";", at the start of a sentence or of a
 * number for the line? */
static bool may_begin(const struct scan *scan, uint32_t at)
{
    return tree_sentence_start(scan, at) == at || is_mark(scan, at - 1, ";") ||
           behind_bullet(scan, at) > at;
}

static void read_roll(const struct scan *scan, uint32_t at, bool names,
                      struct roll *out)
{
    uint32_t stop = at + LINE_REACH;
    out->n = 0;
    while (at < scan->n_tokens && at < stop && out->n < LINES_MOST) {
        struct line *line = &out->at[out->n];
        if ((!out->n || may_begin(scan, at)) &&
            read_line(scan, behind_bullet(scan, at), names, line)) {
            out->n++;
            at = line->words.first + line->words.n;
            stop = at + LINE_REACH;
            continue;
        }
        at++;
    }
}

/* The harm that a heading names at a token, and how many words do; 0 = none. */
static uint32_t heading_at(const struct scan *scan, uint32_t at, uint8_t *harm)
{
    const struct reader *reader = scan->reader;
    uint32_t end = tree_sentence_end(scan, at), row;
    uint32_t n = (uint32_t)phrases_match(&reader->harms[CLASS_NOUN],
                                         scan->tokens, at, end, &row);
    if (n && !reader->harm_rows[row].weak &&
        (reader->harm_rows[row].frame == FRAME_TOLL ||
         reader->harm_rows[row].frame == FRAME_COUNT)) {
        *harm = reader->harm_rows[row].harm;
        return n;
    }
    *harm = HARM_KILLED;
    return scan_is(scan, at, WORD_VICTIM) ? 1 : 0;
}

/* A harm word of its own, at the heading. */
static uint32_t add_hit(struct scan *scan, uint32_t at, uint8_t harm)
{
    scan->hits = arena_grow(scan->arena, scan->hits, &scan->room_hits,
                            scan->n_hits + 1, sizeof *scan->hits);
    scan->hits[scan->n_hits] =
        (struct harm_hit){ .first = at,
                           .n = 1,
                           .head = at,
                           .sentence = scan->sentence_at[at],
                           .harm = harm,
                           .frame = FRAME_COUNT,
                           .class = CLASS_NOUN };
    return (uint32_t)scan->n_hits++;
}

static struct quantity quantity_of_line(const struct scan *scan,
                                        const struct line *line)
{
    if (line->number == NO_TOKEN)
        return (struct quantity){ .lo = 1,
                                  .hi = 1,
                                  .kind = COUNT_NAME,
                                  .person = true,
                                  .number = NO_TOKEN,
                                  .head = line->name.first + line->name.n - 1,
                                  .words = line->words,
                                  .name = scan_text(scan, line->name) };
    const struct number *number = &scan->analysis.numbers[line->number];
    struct quantity out = { .lo = number->lo,
                            .hi = number->hi,
                            .qualifier = number->qualifier,
                            .kind = COUNT_NUMBER,
                            .person = true,
                            .number = line->number,
                            .head = number->core.first,
                            .words = line->words };
    if (!line->name.n) return out;
    out.role = number->lo < 18 ? ROLE_CHILD : ROLE_PEOPLE;
    out.lo = out.hi = 1;
    out.qualifier = QUALIFIER_EXACT;
    out.kind = COUNT_NAME;
    out.number = NO_TOKEN;
    out.head = line->name.first + line->name.n - 1;
    out.name = scan_text(scan, line->name);
    return out;
}

static void add_roll(struct scan *scan, const struct roll *roll, uint32_t hit)
{
    for (uint32_t i = 0; i < roll->n; i++) {
        struct draft *draft = scan_draft(scan);
        draft->quantity = quantity_of_line(scan, &roll->at[i]);
        draft->hit = hit;
        draft->harm = scan->hits[hit].harm;
        draft->sentence = scan->sentence_at[roll->at[i].words.first];
        draft->anchor = draft->quantity.head;
        draft->tie = TIE_OWN;
        draft->score = SURE;
        /* What numbers the line counts nobody. */
        uint32_t first = roll->at[i].words.first;
        uint32_t bullet = first > 1 ? scan->number_at[first - 2] : 0;
        if (bullet && is_mark(scan, first - 1, ".)"))
            scan->analysis.numbers[bullet - 1].use = NUMBER_CODE;
    }
}

/* The colon that a heading ends with, some words on; NO_TOKEN = none. */
static uint32_t colon_behind(const struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    for (uint32_t i = at; i < end && i < at + HEADING_REACH; i++)
        if (is_mark(scan, i, ":")) return i;
    return NO_TOKEN;
}

/* "Sylhet (41), Khulna (17) and Dhaka (9)": places for the most part. */
static void read_notes(const struct scan *scan, uint32_t at, struct roll *out)
{
    uint32_t places = 0;
    out->n = 0;
    while (at < scan->n_tokens && out->n < LINES_MOST) {
        while (at < scan->n_tokens &&
               (is_mark(scan, at, ",;") || scan_is(scan, at, WORD_AND)))
            at++;
        struct line *line = &out->at[out->n];
        if (!read_note(scan, at, line)) break;
        places += scan->place_at[at] > 0;
        at = line->words.first + line->words.n;
        out->n++;
    }
    if (2 * places < out->n) out->n = 0;
}

static bool is_told(const struct scan *scan, uint32_t number)
{
    if (number == NO_TOKEN) return false;
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (scan->drafts[i].quantity.number == number) return true;
    return false;
}

/* "Some 39 people died in these provinces: Sylhet (21), Khulna (18)" */
static void find_notes(struct scan *scan, struct roll *roll)
{
    for (uint32_t i = 0; i < scan->n_hits; i++) {
        const struct harm_hit *hit = &scan->hits[i];
        uint32_t mark =
            hit->weak ? NO_TOKEN : colon_behind(scan, hit->first + hit->n);
        if (mark == NO_TOKEN) continue;
        read_notes(scan, mark + 1, roll);
        if (roll->n > 1 && !is_told(scan, roll->at[0].number))
            add_roll(scan, roll, i);
    }
}

/* "Those who died were:", "The victims have been identified as:": does the
 * sentence end there? The harm of it, HARM_COUNT = it is no heading. */
static uint8_t heading_harm(const struct scan *scan, uint32_t first,
                            uint32_t colon)
{
    uint8_t harm = HARM_COUNT;
    for (uint32_t i = first; i < colon && harm == HARM_COUNT; i++) {
        uint32_t row;
        if (heading_at(scan, i, &harm)) return harm;
        harm = HARM_COUNT;
        if (!phrases_match(&scan->reader->harms[CLASS_VERB], scan->tokens, i,
                           colon, &row))
            continue;
        const struct harm_row *found = &scan->reader->harm_rows[row];
        if (!found->weak &&
            (found->frame == FRAME_OBJECT || found->frame == FRAME_SUBJECT))
            harm = found->harm;
    }
    return harm;
}

static void find_names(struct scan *scan, struct roll *roll)
{
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++) {
        const struct sentence *s = scan_sentence(scan, i);
        uint32_t end = s->first + s->n;
        if (s->zone != ZONE_BODY || s->n > HEADING_MOST || s->n < 3 ||
            !is_mark(scan, end - 1, ":"))
            continue;
        uint8_t harm = heading_harm(scan, s->first, end - 1);
        if (harm == HARM_COUNT) continue;
        read_names(scan, end, roll);
        if (roll->n > 1 && !is_told(scan, roll->at[0].number))
            add_roll(scan, roll, add_hit(scan, end - 2, harm));
    }
}

void roll_find(struct scan *scan)
{
    struct roll *roll = ARENA_NEW(scan->arena, struct roll);
    find_names(scan, roll);
    find_notes(scan, roll);
    for (uint32_t i = 0; i + 1 < scan->n_tokens; i++) {
        uint8_t harm, zone = scan_sentence(scan, scan->sentence_at[i])->zone;
        uint32_t n = zone == ZONE_FURNITURE ? 0 : heading_at(scan, i, &harm);
        if (!n || i + n >= scan->n_tokens) continue;
        bool colon = is_mark(scan, i + n, ":");
        uint32_t from = i + n + colon;
        bool names = colon;
        if (names) read_roll(scan, from, true, roll);
        if (!names || roll->n < 2) read_roll(scan, from, false, roll);
        uint32_t mark = roll->n < 2 ? colon_behind(scan, i + n) : NO_TOKEN;
        if (mark != NO_TOKEN) read_notes(scan, mark + 1, roll);
        if (roll->n < 2 || is_told(scan, roll->at[0].number)) continue;
        add_roll(scan, roll, add_hit(scan, i, harm));
        i = roll->at[roll->n - 1].words.first;
    }
}
