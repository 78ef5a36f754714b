/* Dates as newspapers print them.
 *
 * A small reader over one position that only moves forward: weekday, then a
 * form that begins with the year, the day or the month. What is not certain
 * is not read: of 03/04/2021 only the year, since nobody knows whose day it is.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text/zone.h"

/* No news report is older or comes from after that. */
enum { YEAR_FIRST = 1500, YEAR_LAST = 2199, PIVOT = 70 };

enum { ZONE_REACH = 24 }; /* bytes from a date to its time zone */

struct reader {
    const struct zoner *zoner;
    struct str s;
    size_t at;
};

static char peek(const struct reader *r)
{
    return r->at < r->s.len ? r->s.at[r->at] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
}

static bool skip(struct reader *r, char c)
{
    if (peek(r) != c || r->at >= r->s.len) return false;
    r->at++;
    return true;
}

/* Blanks, among them the no-break space. */
static bool skip_blank(struct reader *r)
{
    size_t before = r->at;
    for (;;) {
        if (skip(r, ' ') || skip(r, '\t')) continue;
        if (!str_starts(str_slice(r->s, r->at, r->s.len), STR("\xC2\xA0")))
            break;
        r->at += 2;
    }
    return r->at > before;
}

/* A whole number; *digits tells how it was written. False beyond 4 digits. */
static bool read_number(struct reader *r, int *value, int *digits)
{
    *value = *digits = 0;
    while (is_digit(peek(r)) && *digits < 5) {
        *value = 10 * *value + (peek(r) - '0');
        ++*digits;
        r->at++;
    }
    return *digits > 0 && *digits < 5;
}

static const struct phrase *read_word(struct reader *r, unsigned kind)
{
    const struct phrase *phrase =
        zoner_begin(r->zoner, str_slice(r->s, r->at, r->s.len), kind);
    if (phrase) r->at += phrase->text.len;
    return phrase;
}

static bool read_month(struct reader *r, int *month)
{
    int64_t value = 0;
    const struct phrase *phrase = read_word(r, PHRASE_MONTH);
    if (!phrase || !str_number(phrase->value, &value)) return false;
    *month = (int)value;
    skip(r, '.');
    return true;
}

/* "1st", "2nd", "3rd", "4th": two letters, no more. */
static void skip_ordinal(struct reader *r)
{
    struct str two = str_slice(r->s, r->at, r->at + 2);
    bool ordinal =
        str_equal_fold(two, STR("st")) || str_equal_fold(two, STR("nd")) ||
        str_equal_fold(two, STR("rd")) || str_equal_fold(two, STR("th"));
    if (ordinal) r->at += 2;
}

static bool make_date(int year, int month, int day, struct printed *out)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
        return false;
    if (day < 0 || day > date_month_length(year, month)) return false;
    out->date = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
    return true;
}

/* 2023-10-12, 2023/10/12, 2023.10.12 */
static bool read_from_year(struct reader *r, int year, struct printed *out)
{
    int month = 0, day = 0, digits = 0;
    char mark = peek(r);
    if (mark != '-' && mark != '/' && mark != '.') return false;
    r->at++;
    if (!read_number(r, &month, &digits) || digits > 2) return false;
    if (!skip(r, mark)) return false;
    if (!read_number(r, &day, &digits) || digits > 2 || !day) return false;
    return make_date(year, month, day, out);
}

/* "1/5/2007 5:12 PM ET": whose day is it, by the time zone behind it? 0 = it is
 * not told. */
static unsigned order_of(const struct reader *r)
{
    size_t at = 0;
    struct str behind = str_slice(r->s, r->at, r->at + ZONE_REACH);
    const struct phrase *zone = zoner_inside(
        r->zoner, behind, PHRASE_MONTH_FIRST | PHRASE_DAY_FIRST, &at);
    bool word = zone && (!at || !is_letter(behind.at[at - 1]));
    return word ? zone->kind : 0;
}

/* 12.10.2023 is the day first; 10/12/2023 only where one is above 12, or where
 * a time zone tells it. */
static bool read_numeric(struct reader *r, int first, struct printed *out)
{
    int second = 0, year = 0, digits = 0;
    char mark = peek(r);
    r->at++;
    if (!read_number(r, &second, &digits) || digits > 2) return false;
    if (!skip(r, mark)) return false;
    if (!read_number(r, &year, &digits) || digits != 4) return false;
    if (!first || !second) return false;
    unsigned order = order_of(r);
    if (mark == '.' || first > 12 || first == second ||
        (order == PHRASE_DAY_FIRST && second <= 12))
        return make_date(year, second, first, out);
    if (second > 12 || order == PHRASE_MONTH_FIRST)
        return make_date(year, first, second, out);
    if (!make_date(year, second, first, out)) return false;
    out->date.month = out->date.day = 0;
    return true;
}

static bool read_year(struct reader *r, struct printed *out, int *year)
{
    int digits = 0;
    if (!read_number(r, year, &digits)) return false;
    if (digits == 2) {
        out->short_year = true;
        *year += *year < PIVOT ? 2000 : 1900;
        return true;
    }
    return digits == 4;
}

/* 12 October 2023, 12th of Oct., 2023, 12-Oct-2023, 3 JAN 90 */
static bool read_from_day(struct reader *r, int day, struct printed *out)
{
    int month = 0, year = 0;
    char mark = peek(r);
    if (!day) return false;
    /* "10/December/2014" */
    bool named =
        mark == '/' && r->at + 1 < r->s.len && is_letter(r->s.at[r->at + 1]);
    if (mark == '.' || (mark == '/' && !named))
        return read_numeric(r, day, out);
    if (named) r->at++;
    if (mark == '-' && is_digit(r->at + 1 < r->s.len ? r->s.at[r->at + 1] : 0))
        return read_numeric(r, day, out);
    skip_ordinal(r);
    if (!skip_blank(r)) skip(r, '-');
    if (str_equal_fold(str_slice(r->s, r->at, r->at + 3), STR("of ")))
        r->at += 3;
    if (!read_month(r, &month)) return false;
    bool comma = skip(r, ',');
    if (!skip_blank(r) && !skip(r, '-') && !(named && skip(r, '/')))
        return false;
    return read_year(r, out, &year) && !(comma && out->short_year) &&
           make_date(year, month, day, out);
}

/* October 12, 2023; Oct. 12th 2023; October 2023 */
static bool read_from_month(struct reader *r, int month, struct printed *out)
{
    int day = 0, year = 0, digits = 0;
    if (!skip_blank(r) && !skip(r, '-')) return false;
    if (!read_number(r, &day, &digits)) return false;
    if (digits == 4) return make_date(day, month, 0, out);
    if (digits > 2 || !day) return false;
    skip_ordinal(r);
    bool comma = skip(r, ',');
    if (!skip_blank(r) && !comma && !skip(r, '-')) return false;
    if (!read_number(r, &year, &digits) || digits != 4) return false;
    return make_date(year, month, day, out);
}

static bool read_form(struct reader *r, struct printed *out)
{
    int value = 0, digits = 0, month = 0;
    if (!is_digit(peek(r)))
        return read_month(r, &month) && read_from_month(r, month, out);
    if (!read_number(r, &value, &digits)) return false;
    if (digits == 4) return read_from_year(r, value, out);
    return digits <= 2 && read_from_day(r, value, out);
}

bool printed_read(const struct zoner *zoner, struct str s, struct printed *out)
{
    struct reader r = { zoner, s, 0 };
    *out = (struct printed){ 0 };
    if (!is_digit(peek(&r)) && !is_letter(peek(&r))) return false;
    if (read_word(&r, PHRASE_WEEKDAY)) {
        skip(&r, '.');
        skip(&r, ',');
        if (!skip_blank(&r)) return false;
    }
    if (!read_form(&r, out)) return false;
    /* "2023-10-12T08:00" is a date; "12.10.2023abc" and "2023-10-123" not. */
    bool stamp =
        peek(&r) == 'T' && r.at + 1 < s.len && is_digit(s.at[r.at + 1]);
    if (is_digit(peek(&r)) || (is_letter(peek(&r)) && !stamp)) return false;
    out->end = r.at;
    return true;
}

/* "MEXICO CITY, June 2013 -": a month with its year is a date as well; in "May
 * 13" the number may be a day. */
bool printed_tells(const struct printed *printed)
{
    return printed->date.day || (printed->date.month && !printed->short_year);
}
