/* "Eight soldiers and 22 militants were killed. ... Six soldiers died in the
 * province of Hakkari ... two more in a crash": what the first sentences count
 * together and the text then tells one by one.
 *
 * That the figures behind it add up exactly is sign enough, even where each of
 * them is of an incident of its own. Elsewhere in a report figures add up by
 * chance.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"
#include "claim/part.h"

/* LEAD: sentences in which a report gives its sums. CHANCE_LESS: smaller sums
 * must begin with the first figure behind them. PART_LINES: two lines add up to
 * a part by chance. */
enum { LEAD = 6, MOST_LINES = 24, CHANCE_LESS = 10, PART_LINES = 3 };

/* A weekend may begin on a Friday, a spell of violence some days before. */
enum { FORMER_DAYS = 10 };

struct lines {
    uint32_t at[MOST_LINES];
    uint32_t n;
};

static bool is_stated(const struct quantity *quantity)
{
    return quantity->lo > 0 && quantity->qualifier != QUALIFIER_VAGUE &&
           quantity->qualifier != QUALIFIER_INDEFINITE &&
           quantity->qualifier != QUALIFIER_RANGE;
}

/* "Two others were hurt": any two add up to them. */
static bool is_by_chance(const struct quantity *quantity)
{
    return quantity->lo == 2 && quantity->more;
}

/* "Of the 17 dead, 16 were in Arkansas", county by county behind it: what is a
 * part itself may be told line by line, unless small. */
static bool may_be_sum(const struct draft *draft)
{
    bool small = draft->is_part && draft->quantity.lo < CHANCE_LESS;
    return !draft->dropped && !small && draft->sentence <= LEAD &&
           draft->quantity.kind == COUNT_NUMBER && draft->quantity.lo > 1 &&
           is_stated(&draft->quantity) && !is_by_chance(&draft->quantity);
}

/* May those of the line be counted in the sum, by who they are? Soldiers who
 * add up to them are "the dead" of a title; "two villagers" are no soldiers. */
static bool is_among(const struct scan *scan, const struct quantity *sum,
                     const struct quantity *line)
{
    bool side =
        !sum->side.len || !line->side.len || str_equal(sum->side, line->side);
    return line->role != ROLE_ATTACKER &&
           (whole_counts(scan, sum, line) ||
            (line->role == ROLE_PEOPLE && side && sum->unit == line->unit &&
             !whole_is_of_kind(scan, line)));
}

/* What happened on a later day than the sum is of: three wrecks in a week add
 * up to no one of them. */
static bool is_later(const struct scan *scan, const struct draft *sum,
                     const struct draft *line)
{
    struct date day = scan->events[sum->event].start;
    struct date end = scan->events[sum->event].end;
    struct date later = scan->events[line->event].start;
    return date_has_day(day) && date_equal(day, end) && date_has_day(later) &&
           date_compare(later, day) > 0;
}

/* "The worst since March, when 23 were killed", "last year, 12 died": what was
 * over before the sum began. */
static bool is_former(const struct scan *scan, const struct draft *sum,
                      const struct draft *line)
{
    const struct event *all = &scan->events[sum->event];
    const struct event *one = &scan->events[line->event];
    if (resumed_measure(scan, line->sentence)) return true;
    return line->event != sum->event && all->start.year && one->end.year &&
           date_days(date_last(one->end)) + FORMER_DAYS <
               date_days(date_first(all->start));
}

/* "The toll rose to 56", where 57 bodies were counted: the same people. */
static bool is_rival(const struct scan *scan, const struct draft *sum,
                     const struct draft *line)
{
    if (part_is_brought(scan, line)) return true;
    return scan->hits[line->hit].frame == FRAME_TOLL &&
           line->quantity.lo > sum->quantity.lo / 4 * 3;
}

/* "In a separate attack in Assam, four died": not of two bombs elsewhere. */
static bool is_beside(const struct scan *scan, const struct draft *sum,
                      const struct draft *line)
{
    return line->apart && !line->quantity.more && line->event != sum->event &&
           scan->events[line->event].parent != (int32_t)sum->event &&
           !part_is_spread(scan, sum);
}

static bool is_line(const struct scan *scan, uint32_t w, uint32_t i)
{
    const struct draft *sum = &scan->drafts[w], *line = &scan->drafts[i];
    return !line->dropped && line->harm == sum->harm &&
           line->sentence > sum->sentence && is_stated(&line->quantity) &&
           !is_rival(scan, sum, line) && !is_beside(scan, sum, line) &&
           line->quantity.lo < sum->quantity.lo &&
           (!line->is_part || line->whole == w) && !is_later(scan, sum, line) &&
           !is_former(scan, sum, line) &&
           is_among(scan, &sum->quantity, &line->quantity);
}

/* The lines from a draft on that add up to the sum; none when they do not. */
static struct lines read_lines(const struct scan *scan, uint32_t w,
                               uint32_t from)
{
    struct lines lines = { .n = 0 };
    int64_t left = scan->drafts[w].quantity.lo;
    uint32_t end = scan_near_end(scan, w);
    for (uint32_t i = from; i < end && lines.n < MOST_LINES; i++) {
        if (!is_line(scan, w, i)) continue;
        left -= scan->drafts[i].quantity.lo;
        lines.at[lines.n++] = i;
        if (left == 0 && lines.n > 1) return lines;
        if (left <= 0) break;
    }
    lines.n = 0;
    return lines;
}

/* Two lines of a small sum, one of them at another place than the sum's:
 * "five died in Tehran. ... A clerk ... four in Tabriz" add up by chance. */
static bool is_astray(const struct scan *scan, uint32_t w,
                      const struct lines *lines)
{
    const struct draft *sum = &scan->drafts[w];
    if (lines->n != 2 || sum->quantity.lo >= CHANCE_LESS ||
        part_is_sum(scan, sum))
        return false;
    struct place spot = event_spot(&scan->events[sum->event]);
    for (uint32_t k = 0; k < lines->n; k++) {
        const struct draft *line = &scan->drafts[lines->at[k]];
        struct place here = event_spot(&scan->events[line->event]);
        bool beside = line->event != sum->event && here.name.len &&
                      spot.name.len && !find_place_within(&here, &spot) &&
                      !find_place_within(&spot, &here);
        if (beside || part_is_elsewhere(scan, line, sum)) return true;
    }
    return false;
}

static void tie_lines(struct scan *scan, uint32_t w)
{
    uint32_t end = scan_near_end(scan, w);
    for (uint32_t i = w + 1; i < end; i++) {
        if (!is_line(scan, w, i)) continue;
        struct lines lines = read_lines(scan, w, i);
        if (is_astray(scan, w, &lines) ||
            (scan->drafts[w].is_part && lines.n < PART_LINES))
            lines.n = 0;
        for (uint32_t k = 0; k < lines.n; k++) {
            struct draft *line = &scan->drafts[lines.at[k]];
            if (line->early) continue; /* "initially five": of no one now */
            line->is_part = true;
            line->whole = w;
        }
        if (lines.n || scan->drafts[w].quantity.lo < CHANCE_LESS) return;
    }
}

/* "Five bombs injured dozens. The first wounded 25, ...": one of the blows. */
static bool is_blow_of(const struct scan *scan, const struct draft *more,
                       const struct draft *sum)
{
    return more->plural && part_is_spread(scan, more) && !more->dropped &&
           more->sentence <= LEAD && !sum->plural && !sum->series &&
           more->quantity.kind == COUNT_NUMBER &&
           more->quantity.hi > sum->quantity.lo;
}

/* "Seven died in three towns. Four were killed in the first, two in the next,
 * one ... one ...": a small figure behind a larger one is no sum. */
static bool is_within_more(const struct scan *scan, uint32_t w)
{
    const struct draft *sum = &scan->drafts[w];
    bool small = sum->quantity.lo < CHANCE_LESS;
    for (uint32_t i = scan_near_start(w); i < w; i++) {
        const struct draft *more = &scan->drafts[i];
        bool larger = may_be_sum(more) && more->quantity.lo > sum->quantity.lo;
        if (more->harm == sum->harm && more->sentence < sum->sentence &&
            ((small && larger) || is_blow_of(scan, more, sum)) &&
            is_among(scan, &more->quantity, &sum->quantity))
            return true;
    }
    return false;
}

void part_incidents(struct scan *scan)
{
    for (uint32_t w = 0; w < scan->n_drafts; w++)
        if (may_be_sum(&scan->drafts[w]) && !is_within_more(scan, w))
            tie_lines(scan, w);
}
