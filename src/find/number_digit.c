/* What a token of digits is: 2,783  1.4  20th  6:30  9/11  713-853-3989.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/number_digit.h"

/* More digits are no count of anything. */
enum { DIGITS_MOST = 15 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of the digits at `at`. */
static size_t run_at(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.len && is_digit(s.at[end])) end++;
    return end - at;
}

static void add_digits(struct digits *out, struct str s, size_t at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (out->n++ < DIGITS_MOST)
            out->value = 10 * out->value + (s.at[at + i] - '0');
    }
}

/* Groups of three after a mark: ",245" or ".245.000". */
static size_t read_groups(struct digits *out, struct str s, size_t at)
{
    char mark = at < s.len ? s.at[at] : 0;
    size_t n = 0, end = at;
    if (mark != ',' && mark != '.') return at;
    while (end < s.len && s.at[end] == mark && run_at(s, end + 1) == 3) {
        end += 4;
        n++;
    }
    if (n == 0 || (mark == '.' && n < 2)) return at;
    for (size_t i = 0; i < n; i++) add_digits(out, s, at + 4 * i + 1, 3);
    out->grouped = true;
    return end;
}

static size_t read_decimals(struct digits *out, struct str s, size_t at)
{
    size_t n = at < s.len && s.at[at] == '.' ? run_at(s, at + 1) : 0;
    if (!n || n > 6) return at;
    add_digits(out, s, at + 1, n);
    for (size_t i = 0; i < n; i++) out->divisor *= 10;
    return at + 1 + n;
}

/* 6:30 is a clock, 2:1 a score. */
static uint8_t use_of_colon(struct str s, size_t mark)
{
    return run_at(s, mark + 1) >= 2 && mark <= 2 ? NUMBER_TIME : NUMBER_CODE;
}

static uint8_t use_of_tail(struct digits *out, struct str s, size_t at)
{
    struct str tail = str_slice(s, at, s.len);
    if (str_is(tail, "s") || str_is(tail, "'s")) {
        out->decade = true;
        return NUMBER_TIME;
    }
    if (str_is(tail, "st") || str_is(tail, "nd") || str_is(tail, "rd") ||
        str_is(tail, "th"))
        return NUMBER_ORDINAL;
    if (tail.at[0] == ':') return use_of_colon(s, at);
    return tail.at[0] == '/' ? NUMBER_TIME : NUMBER_CODE;
}

struct digits digits_read(struct str s)
{
    struct digits out = { .divisor = 1, .use = NUMBER_CODE };
    if (s.len && s.at[0] == '\'') {
        out.use = NUMBER_TIME;
        return out;
    }
    size_t at = run_at(s, 0);
    add_digits(&out, s, 0, at);
    out.zero_first = at > 1 && s.at[0] == '0';
    at = read_groups(&out, s, at);
    at = read_decimals(&out, s, at);
    out.plain = at == s.len && out.n && out.n <= DIGITS_MOST;
    if (out.plain)
        out.use = NUMBER_COUNT;
    else if (at < s.len)
        out.use = use_of_tail(&out, s, at);
    return out;
}
