/* The date of a report that prints none, as far as its text implies it.
 *
 * Two ways, neither of which invents anything. A day with its year that the
 * text tells, with weekdays beside it, is of the report's own time. Or the
 * text names the place of a war that a table knows (lang/en/conflicts.tsv) and
 * either its days ("between 27 September and 10 November") or no other year
 * that would contradict it; then "three weeks after the end of the war" and
 * "Thursday" give the month or the day.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Longest war by whose end a report's weekdays can be placed, in days, and
 * mentions of its place that make it the report's subject; days from writing a
 * report to printing it. */
enum { SHORT_WAR = 60, LEAST_PLACES = 2, WEEK = 7, WRITTEN_DAYS = 2 };

static bool is_anchor(const struct time_mention *time)
{
    return time->kind == TIME_POINT && !time->relative &&
           date_has_day(time->start);
}

static int first_weekday(const struct scan *scan)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++)
        if (scan->analysis.times[i].weekday >= 0)
            return scan->analysis.times[i].weekday;
    return -1;
}

static struct date latest_day(const struct scan *scan)
{
    struct date latest = { 0 };
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (is_anchor(time) && date_compare(time->start, latest) > 0)
            latest = time->start;
    }
    return latest;
}

/* The latest month or day named after the latest full day: "In October, ..."
 * of a report on 19 September 2023 puts it in that October or later. */
static struct date later_month(const struct scan *scan, struct date day)
{
    struct date latest = day;
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        /* Without a date of the report, a day or month without a year has
         * its year from one that is fully told. */
        if (time->kind == TIME_POINT && time->start.month &&
            date_compare(time->start, latest) > 0)
            latest = time->start;
    }
    return latest;
}

static int latest_year(const struct scan *scan)
{
    int latest = 0;
    for (size_t i = 0; i < scan->analysis.n_times; i++)
        if (scan->analysis.times[i].start.year > latest)
            latest = scan->analysis.times[i].start.year;
    return latest;
}

static size_t count_place(const struct scan *scan, struct str name)
{
    size_t n = 0;
    for (size_t i = 0; i < scan->analysis.n_places; i++)
        n += str_equal(scan->analysis.places[i].place.name, name);
    return n;
}

static bool names_day(const struct scan *scan, struct date day)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        if (time->month == day.month && time->day == day.day) return true;
    }
    return false;
}

/* How well the text fits a known war: 2 its own days stand in the text, 1
 * nothing speaks against it, 0 it does not fit. */
static int fits(const struct scan *scan, const struct conflict *conflict,
                int year)
{
    if (!conflict->end.year ||
        count_place(scan, conflict->place) < LEAST_PLACES)
        return 0;
    bool named =
        names_day(scan, conflict->start) || names_day(scan, conflict->end);
    if (named && year <= conflict->end.year) return 2;
    int32_t days = date_days(conflict->end) - date_days(conflict->start);
    bool later = year && year < conflict->start.year;
    return later && days <= SHORT_WAR && first_weekday(scan) >= 0;
}

static const struct conflict *find_conflict(const struct scan *scan)
{
    const struct conflict *best = NULL;
    int year = latest_year(scan), most = 0;
    for (size_t i = 0; i < scan->reader->n_conflicts; i++) {
        const struct conflict *conflict = &scan->reader->conflicts[i];
        int fit = fits(scan, conflict, year);
        if (!fit || fit < most) continue;
        if (fit == most && best) return NULL; /* two wars fit alike */
        most = fit;
        best = conflict;
    }
    return best;
}

/* The weekdays that the text names, as bits. */
static unsigned weekdays(const struct scan *scan)
{
    unsigned bits = 0;
    for (size_t i = 0; i < scan->analysis.n_times; i++)
        if (scan->analysis.times[i].weekday >= 0)
            bits |= 1u << scan->analysis.times[i].weekday;
    return bits;
}

/* The day of a report of an event that a table knows by its place and a word,
 * where the text names the weekday of it; year 0 = none, or more than one. */
static struct date day_of_known(const struct scan *scan)
{
    struct map words;
    struct date day = { 0 };
    unsigned bits = weekdays(scan);
    int year = latest_year(scan), first = first_weekday(scan);
    map_open(&words, scan->arena);
    for (uint32_t i = 0; bits && i < scan->n_tokens; i++)
        map_put(&words, scan->tokens[i].lower, 1);
    for (size_t i = 0; bits && i < scan->reader->n_known; i++) {
        const struct known *known = &scan->reader->known[i];
        if (known->phrase.len || year > known->start.year ||
            (known->word.len && !map_get(&words, known->word, NULL)))
            continue;
        int weekday = date_weekday(known->start);
        if (!(bits & 1u << weekday) ||
            count_place(scan, known->place) < LEAST_PLACES)
            continue;
        if (day.year) return (struct date){ 0 };
        day = date_add_days(known->start, (first - weekday + WEEK) % WEEK);
    }
    return day;
}

static int days_of(const struct scan *scan, uint32_t token)
{
    if (scan_is(scan, token, WORD_DAY)) return 1;
    if (scan_is(scan, token, WORD_WEEK)) return WEEK;
    return scan_is(scan, token, WORD_MONTH) ? 30 : 0;
}

/* "three weeks after the end of the war": days after the war, -1 = not told */
static int days_after(const struct scan *scan)
{
    for (uint32_t i = 0; i + 2 < scan->n_tokens; i++) {
        int unit = days_of(scan, i);
        if (!unit || !i || !scan_is(scan, i + 1, WORD_AFTER)) continue;
        uint32_t end = tree_sentence_end(scan, i);
        for (uint32_t k = i + 2; k < end && k < i + 8; k++) {
            bool ends = scan_is(scan, k, WORD_END);
            uint32_t index = scan->number_at[i - 1];
            if (ends && index && scan->analysis.numbers[index - 1].lo > 0)
                return unit * (int)(scan->analysis.numbers[index - 1].lo % 999);
        }
    }
    return -1;
}

static struct date published_after(const struct scan *scan,
                                   const struct conflict *conflict)
{
    int after = days_after(scan), weekday = first_weekday(scan);
    if (after >= 0) {
        struct date day = date_add_days(conflict->end, after);
        day.day = 0;
        return day;
    }
    int32_t days = date_days(conflict->end) - date_days(conflict->start);
    if (weekday >= 0 && days <= SHORT_WAR) {
        int wait = (weekday - date_weekday(conflict->end) + WEEK) % WEEK;
        return date_add_days(conflict->end, wait);
    }
    return (struct date){ 0 };
}

/* "04/02/2003" gives the year; the dateline says "April 1". */
static struct date day_of_dateline(const struct scan *scan, struct date year)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        uint32_t sentence = scan->sentence_at[time->words.first];
        bool head = scan_sentence(scan, sentence)->zone == ZONE_DATELINE;
        if (head && time->kind == TIME_POINT && date_has_day(time->start) &&
            time->start.year == year.year)
            return time->start;
    }
    return year;
}

/* Does the text name the weekday of the report's own date? */
static bool names_weekday(const struct scan *scan)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        uint32_t sentence = scan->sentence_at[time->words.first];
        if (scan_sentence(scan, sentence)->zone == ZONE_BODY &&
            time->weekday >= 0 && date_equal(time->start, scan->published))
            return true;
    }
    return false;
}

/* "BOMBAY, June 6" in a paper of 7 June: "today" is the 6th, on which it was
 * written; year 0 = no other day is told. */
static struct date day_written(const struct scan *scan)
{
    struct date none = { 0 }, day = none;
    if (!date_has_day(scan->published) || names_weekday(scan)) return none;
    int32_t now = date_days(scan->published);
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        uint32_t sentence = scan->sentence_at[time->words.first];
        if ((scan_sentence(scan, sentence)->zone != ZONE_DATELINE &&
             !context_is_dateline(scan, time)) ||
            time->kind != TIME_POINT || !date_has_day(time->start) ||
            !date_equal(time->start, time->end))
            continue;
        int32_t days = now - date_days(time->start);
        if (days > 0 && days <= WRITTEN_DAYS) day = time->start;
    }
    return day;
}

/* "Weekly update (21-27 July 2020)": the day at the end of a title, where no
 * other line tells one; year 0 = none. */
static struct date day_of_title(const struct scan *scan)
{
    for (size_t i = 0; i < scan->analysis.n_times; i++) {
        const struct time_mention *time = &scan->analysis.times[i];
        uint32_t first = time->words.first, next = first + time->words.n;
        uint32_t end = tree_sentence_end(scan, first);
        bool title =
            scan_sentence(scan, scan->sentence_at[first])->zone == ZONE_TITLE;
        if (!title || time->relative || time->kind != TIME_POINT ||
            !date_has_day(time->end) ||
            first == tree_sentence_start(scan, first))
            continue;
        bool parted = scan->tokens[first - 1].kind == TOKEN_PUNCT;
        if (parted && (next == end || (next + 1 == end &&
                                       str_is(scan->tokens[next].lower, ")"))))
            return time->end;
    }
    return (struct date){ 0 };
}

/* How well a day fits as that of the report, by the weekdays that the text
 * names: its own, or the one before. */
static int fits_weekdays(struct date day, unsigned named)
{
    int weekday = date_weekday(day);
    if (named & 1u << weekday) return 2;
    return named & 1u << (weekday + WEEK - 1) % WEEK ? 1 : 0;
}

/* The three numbers of "02/10/2016". */
static bool read_numbers(struct str word, int64_t number[3])
{
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        size_t end = str_find(word, STR("/"), at);
        if (!str_number(str_slice(word, at, end), &number[i])) return false;
        at = end + 1;
    }
    return at > word.len;
}

/* "02/10/2016" in a head line, in whichever country's order fits the weekdays
 * of the text better; year 0 = neither. */
static struct date day_of_numbers(const struct scan *scan)
{
    struct date none = { 0 };
    unsigned named = weekdays(scan);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        int64_t n[3];
        if (scan_sentence(scan, scan->sentence_at[i])->zone != ZONE_DATELINE ||
            !read_numbers(scan->tokens[i].lower, n) || n[0] < 1 || n[1] < 1 ||
            n[0] > 12 || n[1] > 12 || n[2] != scan->published.year)
            continue;
        struct date a = { (int16_t)n[2], (int8_t)n[0], (int8_t)n[1] };
        struct date b = { (int16_t)n[2], (int8_t)n[1], (int8_t)n[0] };
        int fit_a = fits_weekdays(a, named), fit_b = fits_weekdays(b, named);
        if (fit_a == fit_b) return none;
        return fit_a > fit_b ? a : b;
    }
    return none;
}

void dating_imply(struct scan *scan)
{
    scan->published = scan->report->date;
    struct date written = day_written(scan);
    scan->written_before = written.year != 0;
    if (scan->written_before) scan->published = written;
    if (scan->published.year && !scan->published.month) {
        struct date day = day_of_dateline(scan, scan->published);
        if (!date_has_day(day)) {
            struct date told = day_of_numbers(scan);
            if (told.year) day = told;
        }
        scan->published_implied = date_has_day(day);
        scan->published = day;
    }
    if (!scan->published.year) scan->published = day_of_title(scan);
    if (scan->published.year) return;
    struct date day = latest_day(scan);
    scan->conflict = find_conflict(scan);
    if (scan->conflict && !day.year)
        scan->published = published_after(scan, scan->conflict);
    else if (day.year && first_weekday(scan) >= 0 &&
             latest_year(scan) == day.year)
        scan->published = later_month(scan, day);
    else if (!day.year)
        scan->published = day_of_known(scan);
    scan->published_implied = scan->published.year != 0;
}
