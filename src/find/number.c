/* Finding numbers: a core, what bounds it on both sides, ranges, its use.
 *
 * Sentences are read from left to right. A core is found first; then phrases
 * are taken in on its left and right as long as they say something about it,
 * and a second core behind "to", "-", "and" or "or" may make it a range.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "find/number_table.h"

enum {
    PHRASES_MOST = 5,  /* qualifiers that may stack on one side */
    SO_FAR_REACH = 4,  /* words between a number and its "so far" */
    YEAR_FIRST = 1800, /* years in ranges: "2014-16" */
    YEAR_LAST = 2100,
    NO_SIGN = -1,
};

/* A number in the making. */
struct found {
    struct core core;
    size_t first, end; /* with its qualifiers */
    int qualifier;     /* enum qualifier of the phrases round it */
    int opens;         /* SIGN_RANGE, SIGN_SPREAD, SIGN_CHANGE or NO_SIGN */
    bool more, so_far;
    bool clash; /* "5-3": a score, not a range */
    bool range;
    bool ceiling; /* of a floor: "at least 13 and as many as 46" */
};

/* Where the numbers of a report are gathered. */
struct gathering {
    const struct number_finder *f;
    struct arena *arena;
    struct analysis *analysis;
    size_t room;
    size_t free; /* first token that no number holds */
};

/* Of two qualifiers the inner one stays, unless it says less. */
static int stronger(int inner, int outer)
{
    if (inner == QUALIFIER_EXACT) return outer;
    if (inner == QUALIFIER_ABOUT && outer != QUALIFIER_EXACT) return outer;
    return inner;
}

/* Take one phrase's meaning. */
static void take_sign(struct found *n, int sign)
{
    if (sign == SIGN_MORE)
        n->more = true;
    else if (sign == SIGN_SO_FAR)
        n->so_far = true;
    else if (sign == SIGN_RANGE || sign == SIGN_SPREAD || sign == SIGN_CHANGE)
        n->opens = sign;
    else if (sign <= QUALIFIER_INDEFINITE) /* not a joint: "60 - governor" */
        n->qualifier = stronger(n->qualifier, sign);
}

/* ---- the sides -------------------------------------------------------- */

static void read_before(const struct gathering *g, const struct line *line,
                        struct found *n)
{
    struct line left = { line->at, line->first, line->end };
    size_t at = n->core.first;
    if (left.first < g->free) left.first = g->free;
    for (int i = 0; i < PHRASES_MOST && at > left.first; i++) {
        uint32_t sign = 0;
        size_t len = number_behind(&g->f->before, &left, at, &sign);
        if (!len) break;
        at -= len;
        take_sign(n, (int)sign);
        if (sign == SIGN_NOTHING || sign == SIGN_CHANGE) continue;
        n->first = at;
        if (sign == SIGN_RANGE || sign == SIGN_SPREAD) break;
    }
}

/* "12 more than a year ago" adds nothing to the 12. */
static bool sign_stands(const struct gathering *g, const struct line *line,
                        size_t end, int sign)
{
    struct core next;
    if (end >= line->end) return true;
    if (sign == SIGN_MORE) return !str_is(line->at[end].lower, "than");
    if (sign >= SIGN_JOINT) return false;
    return !number_core(g->f, line, end, &next) || next.skip ||
           next.qualifier == QUALIFIER_INDEFINITE;
}

static void read_after(const struct gathering *g, const struct line *line,
                       struct found *n)
{
    for (int i = 0; i < PHRASES_MOST; i++) {
        uint32_t sign = 0;
        size_t len =
            phrases_match(&g->f->after, line->at, n->end, line->end, &sign);
        if (!len || !sign_stands(g, line, n->end + len, (int)sign)) return;
        take_sign(n, (int)sign);
        n->end += len;
    }
}

/* "12 people so far", "12 people or more" */
static void look_ahead(const struct gathering *g, const struct line *line,
                       struct found *n)
{
    for (size_t i = 0; i < SO_FAR_REACH && n->end + i < line->end; i++) {
        uint32_t sign = 0;
        if (line->at[n->end + i].kind == TOKEN_PUNCT) return;
        size_t len = phrases_match(&g->f->behind, line->at, n->end + i,
                                   line->end, &sign);
        if (len && sign_stands(g, line, n->end + i + len, (int)sign))
            take_sign(n, (int)sign);
        if (phrases_match(&g->f->after, line->at, n->end + i, line->end,
                          &sign) &&
            sign == SIGN_SO_FAR)
            n->so_far = true;
    }
}

/* ---- ranges ----------------------------------------------------------- */

/* What joins the core that ends at `at` to a second one; *end is past it. */
static int joint_at(const struct gathering *g, const struct line *line,
                    size_t at, size_t *end)
{
    uint32_t sign = 0;
    size_t len = phrases_match(&g->f->after, line->at, at, line->end, &sign);
    if (!len || sign < SIGN_JOINT) return NO_SIGN;
    *end = at + len;
    if (*end + 1 < line->end && line->at[*end].kind == TOKEN_SYMBOL &&
        line->at[*end + 1].kind == TOKEN_NUMBER)
        ++*end;
    return (int)sign;
}

/* "3 to 4 million": the first has the scale of the second. */
static void share_scale(struct core *a, const struct core *b)
{
    if (a->scale != 1 || b->scale == 1 || a->lo >= 1000) return;
    if (a->qualifier != QUALIFIER_EXACT || a->lo * b->scale > b->hi) return;
    a->lo *= b->scale;
    a->hi *= b->scale;
    a->scale = b->scale;
}

static bool is_year(const struct core *core)
{
    return core->digits && !core->grouped && core->lo >= YEAR_FIRST &&
           core->lo < YEAR_LAST && core->lo == core->hi && core->scale == 1;
}

/* "2014-2016" and "2020-21" are years, "5-3" is a score. */
static bool judge_dash(struct found *n, const struct core *b, bool tight)
{
    struct core *a = &n->core;
    bool year = is_year(a);
    bool later = (b->lo < 100 && b->lo > a->lo % 100) ||
                 (b->lo > a->lo && b->lo < YEAR_LAST);
    if (year && later)
        a->use = NUMBER_TIME;
    else if (b->lo <= a->lo || b->hi < a->hi)
        a->use = NUMBER_CODE;
    else
        return true;
    n->clash = true;
    a->settled = true;
    return tight;
}

/* Could the two be the ends of one range at all? */
static bool are_alike(const struct core *a, const struct core *b)
{
    if (b->skip || b->use != a->use || a->use == NUMBER_ORDINAL) return false;
    if (a->settled && a->use != NUMBER_COUNT) return false;
    return b->qualifier == a->qualifier && b->qualifier <= QUALIFIER_VAGUE;
}

/* "rose from 16,849 in 1999 to 70,237", "the toll since May 3 to 412": the
 * year, or the day, is told before the figure and opens no range with it. */
static bool dates_before(const struct gathering *g, const struct line *line,
                         const struct found *n, const struct core *b)
{
    struct number alone = { .words = {
                                (uint32_t)n->core.first,
                                (uint32_t)(n->core.end - n->core.first) } };
    bool day = n->core.digits && n->core.hi <= DAY_MOST && b->lo > DAY_MOST;
    return ((is_year(&n->core) && !is_year(b)) || day) &&
           number_use(g->f, line, &n->core, &alone) == NUMBER_TIME;
}

static bool may_join(const struct line *line, struct found *n,
                     const struct core *b, int joint)
{
    struct core *a = &n->core;
    bool vague = a->qualifier == QUALIFIER_VAGUE;
    bool grows = b->lo > a->lo && b->hi >= a->hi;
    if (joint == SIGN_AND)
        return grows && (n->opens == SIGN_RANGE || n->opens == SIGN_SPREAD);
    if (joint == SIGN_EITHER) return grows && (vague || b->lo <= 2 * a->lo + 1);
    if (number_is_dash(line, a->end)) {
        bool tight =
            !line->at[a->end].space_before && number_touches(line, a->end);
        return judge_dash(n, b, tight) && (tight || grows);
    }
    return n->opens != SIGN_CHANGE && grows;
}

static void read_range(const struct gathering *g, const struct line *line,
                       struct found *n)
{
    struct core b;
    size_t at = n->core.end;
    if (n->core.qualifier == QUALIFIER_INDEFINITE || n->core.skip) return;
    int joint = joint_at(g, line, at, &at);
    if (joint == NO_SIGN || at >= line->end) return;
    if (!number_core(g->f, line, at, &b)) return;
    if (!are_alike(&n->core, &b) || dates_before(g, line, n, &b)) return;
    struct core alone = n->core;
    share_scale(&n->core, &b);
    if (!may_join(line, n, &b, joint)) {
        n->core = alone;
        return;
    }
    n->range = !n->clash;
    n->ceiling = joint == SIGN_CEILING;
    /* "twelve, possibly 13, people": the comma closes what the first opened */
    size_t end = b.end;
    if (joint == SIGN_EITHER && end < line->end &&
        str_is(line->at[n->core.end].text, ",") &&
        str_is(line->at[end].text, ","))
        end++;
    n->core.end = b.end;
    n->core.decade = n->core.decade || b.decade;
    n->end = end;
    n->core.hi = n->clash ? n->core.lo : b.hi;
    n->core.grouped = n->core.grouped || b.grouped;
    if (b.scale > n->core.scale) n->core.scale = b.scale;
}

/* ---- giving out ------------------------------------------------------- */

static void bound(const struct found *n, struct number *out)
{
    bool closed = n->ceiling && n->qualifier == QUALIFIER_AT_LEAST;
    int qualifier = closed ? QUALIFIER_EXACT : n->qualifier;
    uint8_t own = n->range && n->core.qualifier == QUALIFIER_EXACT
                      ? QUALIFIER_RANGE
                      : n->core.qualifier;
    out->lo = n->core.lo;
    out->hi = n->core.hi;
    out->qualifier = own;
    if (own == QUALIFIER_INDEFINITE || qualifier == QUALIFIER_EXACT) return;
    bool soft = qualifier == QUALIFIER_ABOUT || qualifier == QUALIFIER_NEARLY;
    if (soft && own != QUALIFIER_EXACT) return;
    if (n->core.hi == 0) return;
    out->qualifier = (uint8_t)qualifier;
    if (qualifier == QUALIFIER_AT_LEAST || qualifier == QUALIFIER_MORE_THAN)
        out->hi = OPEN_BOUND;
    if (qualifier == QUALIFIER_UP_TO || qualifier == QUALIFIER_LESS_THAN)
        out->lo = OPEN_BOUND;
}

static void give(struct gathering *g, const struct line *line,
                 const struct found *n)
{
    struct analysis *a = g->analysis;
    a->numbers = arena_grow(g->arena, a->numbers, &g->room, a->n_numbers + 1,
                            sizeof *a->numbers);
    struct number *out = &a->numbers[a->n_numbers++];
    *out = (struct number){
        .words = { (uint32_t)n->first, (uint32_t)(n->end - n->first) },
        .core = { (uint32_t)n->core.first,
                  (uint32_t)(n->core.end - n->core.first) },
        .more = n->more || n->core.more,
        .so_far = n->so_far,
    };
    bound(n, out);
    out->use = (uint8_t)number_use(g->f, line, &n->core, out);
    g->free = n->end;
}

/* "sixty-one (61) dead", "4 (four)": the same number told again is no other. */
static void take_echo(const struct gathering *g, const struct line *line,
                      struct found *n)
{
    struct core echo;
    size_t at = n->core.end;
    if (at + 2 >= line->end || !str_is(line->at[at].text, "(")) return;
    if (!number_core(g->f, line, at + 1, &echo) || echo.end >= line->end)
        return;
    bool words = n->core.digits != echo.digits;
    if (words && echo.lo == n->core.lo && echo.hi == n->core.hi &&
        str_is(line->at[echo.end].text, ")"))
        n->end = echo.end + 1;
}

/* The number at `at`, if one begins there; returns where to go on. */
static size_t find_at(struct gathering *g, const struct line *line, size_t at)
{
    struct found n = { .qualifier = QUALIFIER_EXACT, .opens = NO_SIGN };
    if (!number_core(g->f, line, at, &n.core)) return at + 1;
    if (n.core.skip) return n.core.end;
    n.first = at;
    n.end = n.core.end;
    take_echo(g, line, &n);
    read_before(g, line, &n);
    read_range(g, line, &n);
    if (n.opens == SIGN_RANGE && !n.range) n.first = at;
    if (!n.core.settled) read_after(g, line, &n);
    look_ahead(g, line, &n);
    give(g, line, &n);
    return n.end;
}

/* ---- lists ------------------------------------------------------------ */

/* Only "and", "or", "to" and commas between the two numbers? */
static bool in_one_list(const struct line *line, const struct number *a,
                        const struct number *b)
{
    size_t end = a->words.first + a->words.n;
    if (b->words.first <= end || b->words.first > end + 2) return false;
    for (size_t i = end; i < b->words.first; i++) {
        struct str s = line->at[i].lower;
        if (!str_is(s, ",") && !str_is(s, "and") && !str_is(s, "or") &&
            !str_is(s, "to") && !str_is(s, "-") && !str_is(s, "&"))
            return false;
    }
    return true;
}

static bool unit_is_shared(uint8_t use)
{
    return use == NUMBER_AGE || use == NUMBER_MEASURE ||
           use == NUMBER_PERCENT || use == NUMBER_TIME || use == NUMBER_MONEY;
}

static bool is_plain(const struct number *n)
{
    return n->use == NUMBER_COUNT && n->qualifier != QUALIFIER_VAGUE &&
           n->qualifier != QUALIFIER_INDEFINITE && n->lo != 0;
}

/* Does the list go on, as in "ages 8, 6 and 3"? */
static bool goes_on(const struct line *line, size_t at)
{
    struct str s = line->at[at].lower;
    return (str_is(s, "and") || str_is(s, "or")) && at + 1 < line->end &&
           line->at[at + 1].kind == TOKEN_NUMBER;
}

/* "Injures 70, 12 days after": no list, though "5, 10 and 15 days" is. */
static bool ends_count(const struct line *line, const struct number *a,
                       const struct number *b)
{
    size_t end = a->words.first + a->words.n;
    bool unit = b->use == NUMBER_MEASURE || b->use == NUMBER_TIME;
    return unit && b->words.first == end + 1 &&
           str_is(line->at[end].lower, ",") &&
           !goes_on(line, b->words.first + b->words.n);
}

/* "ages 4 and 6", "5 and 10 kilometres", "Routes 3 and 4". */
static void share_uses(const struct gathering *g, const struct line *line,
                       size_t from)
{
    struct number *all = g->analysis->numbers;
    size_t n = g->analysis->n_numbers;
    for (size_t i = n; i > from + 1; i--) {
        struct number *a = &all[i - 2], *b = &all[i - 1];
        if (is_plain(a) && unit_is_shared(b->use) && in_one_list(line, a, b) &&
            b->words.first == b->core.first && !ends_count(line, a, b))
            a->use = b->use;
    }
    for (size_t i = from + 1; i < n; i++) {
        struct number *a = &all[i - 1], *b = &all[i];
        size_t end = b->words.first + b->words.n;
        bool closed = end >= line->end || line->at[end].kind == TOKEN_PUNCT ||
                      (a->use != NUMBER_TIME && goes_on(line, end));
        /* "since May 3 to 412": no day of May */
        bool day = a->hi > DAY_MOST || b->lo <= DAY_MOST;
        bool shared = a->use == NUMBER_AGE || a->use == NUMBER_CODE ||
                      (a->use == NUMBER_TIME && day);
        if (is_plain(b) && shared && closed && in_one_list(line, a, b))
            b->use = a->use;
    }
}

void number_find(const struct number_finder *finder, struct arena *arena,
                 struct analysis *analysis)
{
    struct gathering g = { .f = finder, .arena = arena, .analysis = analysis };
    analysis->numbers = NULL;
    analysis->n_numbers = 0;
    for (size_t i = 0; i < analysis->tokens.n_sentences; i++) {
        const struct sentence *s = &analysis->tokens.sentences[i];
        struct line line = { analysis->tokens.at, s->first,
                             (size_t)s->first + s->n };
        size_t from = analysis->n_numbers;
        size_t at = line.first;
        while (at < line.end) at = find_at(&g, &line, at);
        share_uses(&g, &line, from);
    }
}
