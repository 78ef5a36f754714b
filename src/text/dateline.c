/* The lines at the top of a report: who published it, when, and by whom.
 *
 * A head line is a date with nothing around it but a name; a prefix is a
 * place, an agency or a date that stands before the first sentence and is
 * closed by a dash. Both tell publisher and date; neither is prose.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text/zone.h"

enum {
    LINE_MOST = 160, /* bytes of a head line */
    NAME_MOST = 50,  /* bytes of a publisher's or an author's name */
    NAME_WORDS = 6,
    TAIL_WORDS = 3,    /* of what is no name, behind a date */
    PLACE_WORDS = 7,   /* "MEXICO CITY, Mexico, March 4, 2012" */
    BYLINE_WORDS = 12, /* two names and what they are */
    PREFIX_MOST = 130, /* bytes before the dash of a dateline */
    COLON_MOST = 40,   /* the same, before a colon */
    PROSE_LEAST = 60,  /* bytes of the paragraph behind it */
    BRACKET_MOST = 400 /* bytes of one "[INTERVIEW WITH ...]" after it */
};

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c)
{
    return is_capital(c) || is_small(c) || (c & 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Signs that only separate: ASCII ones, bullets, dots, dashes, blanks. */
static size_t measure_sign(struct str s)
{
    static const struct str signs[] = {
        { "\xE2\x80\xA2", 3 }, { "\xC2\xB7", 2 },     { "\xE2\x80\x93", 3 },
        { "\xE2\x80\x94", 3 }, { "\xC2\xA0", 2 },     { "\xE2\x80\xAF", 3 },
        { "\xEF\xBB\xBF", 3 }, { "\xE2\x80\x8B", 3 },
    };
    if (!s.len) return 0;
    for (const char *c = " \t|,;:-_*/()[]"; *c; c++)
        if (s.at[0] == *c) return 1;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, signs[i])) return signs[i].len;
    return 0;
}

struct str head_strip(struct str line)
{
    for (size_t len = measure_sign(line); len; len = measure_sign(line))
        line = str_slice(line, len, line.len);
    return line;
}

static struct str strip_back(struct str s)
{
    while (s.len) {
        size_t len = s.len > 3 ? 3 : s.len;
        while (len && measure_sign(str_slice(s, s.len - len, s.len)) != len)
            len--;
        if (!len) break;
        s.len -= len;
    }
    return s;
}

static size_t count_words(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] != ' ' && (i == 0 || s.at[i - 1] == ' ');
    return n;
}

bool head_is_name(struct str line)
{
    if (!line.len || line.len > NAME_MOST || !is_letter(line.at[0]))
        return false;
    char last = line.at[line.len - 1];
    if (last == '.' || last == '!' || last == '?' || last == ':') return false;
    if (str_find(line, STR(". "), 0) < line.len) return false;
    size_t words = count_words(line);
    return words == 1 || (words <= NAME_WORDS && !is_small(line.at[0]));
}

struct str head_outlet(const struct zoner *zoner, struct str line)
{
    const struct phrase *outlet = zoner_begin(zoner, line, PHRASE_OUTLET);
    if (outlet && outlet->text.len == line.len) return outlet->value;
    return line;
}

static void note_date(struct head *head, struct date date, enum date_rank rank)
{
    bool same = rank == head->rank && !head->date.day && date.day;
    if (rank <= head->rank && !same) return;
    head->date = date;
    head->rank = rank;
}

static enum date_rank rank_word(const struct phrase *word)
{
    if (!word) return RANK_BARE;
    return word->kind == PHRASE_UPDATED ? RANK_UPDATED : RANK_PUBLISHED;
}

static void note_publisher(const struct zoner *zoner, struct head *head,
                           struct str name)
{
    if (!head->publisher.len && name.len)
        head->publisher = head_outlet(zoner, name);
}

/* "10:00 GMT", "at 6:30 a.m. EST", "T10:00:00Z": drop the numbers. */
static struct str skip_time(struct str s)
{
    for (;;) {
        struct str rest = head_strip(s);
        if (str_equal_fold(str_slice(rest, 0, 3), STR("at ")))
            rest = str_slice(rest, 3, rest.len);
        if (rest.len && rest.at[0] == 'T') rest = str_slice(rest, 1, rest.len);
        if (!rest.len || !is_digit(rest.at[0])) return s;
        while (rest.len && !measure_sign(rest))
            rest = str_slice(rest, 1, rest.len);
        s = rest;
    }
}

/* "p.m. EDT": the half of the day, whose stops close no sentence. */
static struct str skip_half(struct str s)
{
    static const char *const halves[] = { "a.m.", "p.m.", "am ", "pm " };
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (str_starts(s, str_from(halves[i])))
            return head_strip(str_slice(s, strlen(halves[i]), s.len));
    return s;
}

/* What is left beside the date: a name, a time, or another date. */
static bool accept_tail(const struct zoner *zoner, struct str tail,
                        struct str *name)
{
    struct str rest = skip_time(tail), sign = str_trim(tail);
    bool timed = rest.at != tail.at;
    /* "21 January 1998 - evening bulletin" */
    bool parted = sign.len && !is_letter(sign.at[0]) && sign.at[0] != ',' &&
                  sign.at[0] != ':' && is_small(head_strip(sign).at[0]);
    tail = head_strip(strip_back(rest));
    if (timed) tail = skip_half(tail);
    *name = (struct str){ 0 };
    if (!tail.len) return true;
    if (zoner_begin(zoner, tail, PHRASE_UPDATED | PHRASE_PUBLISHED))
        return true;
    const struct phrase *byline = zoner_begin(zoner, tail, PHRASE_BYLINE);
    if (byline) return count_words(tail) <= BYLINE_WORDS;
    if (!head_is_name(tail)) return parted && count_words(tail) <= TAIL_WORDS;
    if (!timed) *name = tail; /* after a time it is "GMT" or "p.m." */
    return true;
}

/* "EST", "GMT": a time zone, or nothing. */
static bool is_zone(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_capital(s.at[i])) return false;
    return s.len <= 4;
}

/* "Doctors Without Borders/Medecins Sans Frontieres (MSF) | ": a longer name,
 * which a bar parts from the date. */
static bool is_parted(struct str lead, struct str name)
{
    struct str tail = str_trim(lead);
    return tail.len && tail.at[tail.len - 1] == '|' && name.len &&
           is_capital(name.at[0]) && name.len <= 2 * NAME_MOST &&
           count_words(name) <= 2 * NAME_WORDS &&
           str_find(name, STR(". "), 0) >= name.len;
}

/* Every word begins with a capital. */
static bool is_titled(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_small(s.at[i]) && (i == 0 || s.at[i - 1] == ' ')) return false;
    return count_words(s) <= PLACE_WORDS;
}

/* "Reuters, ", "Published: ", "CBN | Published on ": the name, if any. */
static bool accept_lead(const struct zoner *zoner, struct str lead,
                        struct str *name, enum date_rank *rank)
{
    size_t at = 0;
    const struct phrase *word =
        zoner_inside(zoner, lead, PHRASE_PUBLISHED | PHRASE_UPDATED, &at);
    *rank = rank_word(word);
    struct str rest = word ? str_slice(lead, 0, at) : lead;
    struct str after = skip_time(rest);
    *name = skip_half(head_strip(strip_back(after)));
    /* "10:38 EST, 13 September 2012" */
    if (after.at != rest.at && is_zone(*name)) name->len = 0;
    if (!name->len) return true;
    if (zoner_begin(zoner, *name, PHRASE_BYLINE)) {
        size_t words = count_words(*name);
        *name = (struct str){ 0 };
        return words <= NAME_WORDS;
    }
    /* "The Moscow Times. Friday, Sept. 2, 2005" */
    if (name->at[name->len - 1] == '.' && is_titled(*name)) name->len--;
    return head_is_name(*name) || is_parted(lead, *name);
}

/* "February 2021" in "31 February 2021" is none. */
static bool follows_number(struct str line, size_t at)
{
    while (at && line.at[at - 1] == ' ') at--;
    return at && is_digit(line.at[at - 1]);
}

/* The first date in the line that begins a word. */
static bool find_date(const struct zoner *zoner, struct str line, size_t *start,
                      struct printed *out)
{
    for (size_t at = 0; at < line.len; at++) {
        bool begins =
            !at || (!is_letter(line.at[at - 1]) && !is_digit(line.at[at - 1]));
        struct str rest = str_slice(line, at, line.len);
        bool may = begins && (is_digit(rest.at[0]) ||
                              zoner_may_begin(zoner, rest,
                                              PHRASE_MONTH | PHRASE_WEEKDAY));
        if (!may || !printed_read(zoner, rest, out)) continue;
        if (!out->date.day && follows_number(line, at)) continue;
        *start = at;
        return true;
    }
    return false;
}

static bool read_dated(const struct zoner *zoner, struct str line,
                       struct head *head)
{
    size_t start = 0;
    struct printed printed;
    struct str before, after;
    enum date_rank rank = RANK_BARE;
    if (!find_date(zoner, line, &start, &printed)) return false;
    if (!accept_lead(zoner, str_slice(line, 0, start), &before, &rank))
        return false;
    if (!accept_tail(zoner, str_slice(line, start + printed.end, line.len),
                     &after))
        return false;
    note_date(head, printed.date, rank);
    /* "BAGHDAD, 3 JAN 90" gives the place: papers write years in full. */
    if (!printed.short_year) {
        note_publisher(zoner, head, before);
        note_publisher(zoner, head, after);
    }
    return true;
}

/* Where the dash that closes a dateline begins, and its length. */
static size_t find_dash(struct str s, size_t *len)
{
    static const struct str dashes[] = {
        { "-- ", 3 }, { "\xE2\x80\x94", 3 }, { "\xE2\x80\x93", 3 },
        { "- ", 2 },  { "_ ", 2 },
    };
    for (size_t at = 0; at < s.len; at++) {
        char c = s.at[at];
        struct str rest = str_slice(s, at, s.len);
        for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
            if (str_starts(rest, dashes[i])) {
                *len = dashes[i].len;
                return at;
            }
        /* "CAIRO (Reuters) -Three people": the blank is missing */
        bool glued = c == '-' && str_ends(str_slice(s, 0, at), STR(") "));
        if ((c != '-' && c != '_') || (at + 1 < s.len && !glued)) continue;
        *len = 1;
        return at;
    }
    return s.len;
}

static bool holds_small(struct str s)
{
    size_t i = 0;
    while (i < s.len && !is_small(s.at[i])) i++;
    return i < s.len;
}

/* "KABUL", "SAN SALVADOR", "DAR ES SALAAM, Tanzania": capitals up to the
 * comma. In a text all in capitals that proves nothing. */
static bool opens_with_place(struct str prefix, struct str after)
{
    size_t end = 0;
    while (end < prefix.len && prefix.at[end] != ',' && prefix.at[end] != '(')
        end++;
    struct str place = str_trim(str_slice(prefix, 0, end));
    return place.len > 2 && is_letter(place.at[0]) && !holds_small(place) &&
           count_words(place) <= 4 && holds_small(str_slice(after, 0, 80)) &&
           is_titled(str_slice(prefix, 0, str_find(prefix, STR("("), 0)));
}

/* "BEIRUT, Lebanon, Sept. 19" on a line: the day of writing, in its year. */
static bool is_place_day(const struct zoner *zoner, struct str line)
{
    size_t comma = line.len;
    while (comma && line.at[comma - 1] != ',') comma--;
    if (!comma || !opens_with_place(line, STR("a"))) return false;
    struct str rest = str_trim(str_slice(line, comma, line.len));
    const struct phrase *month = zoner_begin(zoner, rest, PHRASE_MONTH);
    if (!month) return false;
    rest = strip_back(str_slice(rest, month->text.len, rest.len));
    while (rest.len && (rest.at[0] == '.' || rest.at[0] == ' '))
        rest = str_slice(rest, 1, rest.len);
    int64_t day = 0;
    return str_number(rest, &day) && day > 0 && day < 32;
}

bool head_line(const struct zoner *zoner, struct str line, struct head *head)
{
    if (!line.len || line.len > LINE_MOST) return false;
    if (read_dated(zoner, line, head)) return true;
    if (is_place_day(zoner, line)) return true;
    char last = line.at[line.len - 1];
    const struct phrase *byline = zoner_begin(zoner, line, PHRASE_BYLINE);
    return byline && byline->text.len < line.len && last != '.' &&
           count_words(line) <= BYLINE_WORDS;
}

/* The agency in the last brackets of the prefix: "(Reuters)". */
static struct str find_agency(struct str prefix)
{
    size_t open = prefix.len;
    prefix = str_trim(prefix);
    if (!prefix.len || prefix.at[prefix.len - 1] != ')')
        return (struct str){ 0 };
    while (open && prefix.at[open - 1] != '(') open--;
    struct str name = str_trim(str_slice(prefix, open, prefix.len - 1));
    return head_is_name(name) ? name : (struct str){ 0 };
}

/* "[REPORT] [TEXT] " */
static size_t skip_brackets(struct str s, size_t at)
{
    for (;;) {
        while (at < s.len && s.at[at] == ' ') at++;
        if (at >= s.len || s.at[at] != '[') return at;
        size_t end = str_find(str_slice(s, 0, at + BRACKET_MOST), STR("]"), at);
        if (end >= s.len || s.at[end] != ']') return at;
        at = end + 1;
    }
}

/* "SAN SALVADOR, 3 JAN 90 ": a place, then the date, then nothing. */
static bool read_place_date(const struct zoner *zoner, struct str prefix,
                            struct printed *out)
{
    struct str bare = prefix;
    size_t start = 0, open = str_find(prefix, STR("("), 0);
    if (open) bare = str_slice(prefix, 0, open);
    if (!find_date(zoner, prefix, &start, out)) return false;
    size_t end = start + out->end;
    if (!is_titled(str_slice(prefix, 0, start))) return false;
    if (end >= bare.len) return true;
    struct str rest = str_slice(bare, end, bare.len);
    /* "KABUL, Mar. 12, 2019 /Wire/ --", "12 March 2019, Geneva -" */
    bool agency = str_starts(str_trim(rest), STR("/"));
    bool place = !start && rest.at[0] == ',' && is_titled(str_trim(rest));
    return agency || place || !head_strip(rest).len;
}

/* "ATHENS: At least 12 people ...", "New Delhi, July 9 (PTI): ...": papers of
 * some countries close a dateline with a colon. Only before prose: a headline
 * so begun names its subject. */
static size_t read_colon(const struct zoner *zoner, struct str s,
                         struct head *head)
{
    struct printed printed;
    struct str near = str_slice(s, 0, COLON_MOST);
    size_t end = str_find(near, STR(": "), 0);
    if (end >= near.len || s.len < PROSE_LEAST || s.at[s.len - 1] != '.')
        return 0;
    struct str prefix = str_slice(s, 0, end);
    if (read_place_date(zoner, prefix, &printed) && printed_tells(&printed)) {
        note_date(head, printed.date, RANK_BARE);
        return end + 2;
    }
    if (opens_with_place(prefix, str_slice(s, end + 2, s.len))) return end + 2;
    struct str agency = find_agency(prefix);
    if (agency.len < 2 || holds_small(agency) ||
        !is_titled(str_slice(prefix, 0, str_find(prefix, STR("("), 0))))
        return 0;
    note_publisher(zoner, head, agency);
    return end + 2;
}

static size_t read_place(const struct zoner *zoner, struct str s,
                         struct head *head)
{
    size_t dash = 0;
    struct printed printed = { 0 };
    struct str near = str_slice(s, 0, PREFIX_MOST);
    size_t end = find_dash(near, &dash);
    if (end >= near.len || !end) return 0;
    struct str prefix = str_slice(s, 0, end);
    struct str after = str_slice(s, end + dash, s.len);
    struct str agency = find_agency(prefix);
    bool alone = !after.len && opens_with_place(prefix, STR("a"));
    bool place =
        alone || opens_with_place(prefix, after) ||
        (agency.len &&
         is_titled(str_slice(prefix, 0, str_find(prefix, STR("("), 0))));
    bool dated = read_place_date(zoner, prefix, &printed);
    if (!place && !dated) return 0;
    if (dated && printed_tells(&printed))
        note_date(head, printed.date, RANK_BARE);
    note_publisher(zoner, head, agency);
    return skip_brackets(s, end + dash);
}

/* "Posted on April 19, 2017 by ...", "15 Apr 2017 The attack ..." */
static size_t read_leading_date(const struct zoner *zoner, struct str s,
                                struct head *head)
{
    struct printed printed;
    const struct phrase *word =
        zoner_begin(zoner, s, PHRASE_PUBLISHED | PHRASE_UPDATED);
    struct str rest =
        head_strip(word ? str_slice(s, word->text.len, s.len) : s);
    size_t start = (size_t)(rest.at - s.at);
    if (!printed_read(zoner, rest, &printed) || !printed.date.day) return 0;
    size_t end = start + printed.end;
    bool goes_on = end + 1 < s.len && s.at[end] == ' ' &&
                   !is_small(s.at[end + 1]) &&
                   !measure_sign((struct str){ s.at + end + 1, 1 });
    if (!word && !goes_on) return 0;
    note_date(head, printed.date, rank_word(word));
    return end;
}

/* "MOSCOW (Example News / Wire - 10th May, 2022) One man was killed". */
static size_t read_bracket(const struct zoner *zoner, struct str s,
                           struct head *head)
{
    struct printed printed;
    struct str near = str_slice(s, 0, PREFIX_MOST);
    size_t open = str_find(near, STR(" ("), 0);
    size_t end = str_find(near, STR(") "), open), start = 0;
    if (end >= near.len || !open) return 0;
    struct str inside = str_slice(s, open + 2, end);
    if (!opens_with_place(str_slice(s, 0, open), str_slice(s, end, s.len)) ||
        !find_date(zoner, inside, &start, &printed) || !printed.date.day ||
        head_strip(str_slice(inside, start + printed.end, inside.len)).len)
        return 0;
    note_date(head, printed.date, RANK_BARE);
    note_publisher(zoner, head, strip_back(str_slice(inside, 0, start)));
    return end + 2;
}

/* "KABUL - 12 March 2019 - Text": a date behind the first dash. */
static size_t read_second(const struct zoner *zoner, struct str s, size_t at,
                          struct head *head)
{
    struct printed printed;
    size_t dash = 0;
    struct str rest = str_trim(str_slice(s, at, s.len));
    size_t start = (size_t)(rest.at - s.at);
    if (!at || !rest.len || !printed_read(zoner, rest, &printed) ||
        !printed.date.day)
        return at;
    struct str near = str_slice(rest, printed.end, printed.end + 5);
    size_t gap = find_dash(near, &dash);
    if (gap >= near.len || gap > 1) return at;
    note_date(head, printed.date, RANK_BARE);
    return start + printed.end + gap + dash;
}

size_t head_prefix(const struct zoner *zoner, struct str paragraph,
                   struct head *head)
{
    size_t len = read_bracket(zoner, paragraph, head);
    if (!len) len = read_place(zoner, paragraph, head);
    len = read_second(zoner, paragraph, len, head);
    if (!len) len = read_colon(zoner, paragraph, head);
    return len ? len : read_leading_date(zoner, paragraph, head);
}
