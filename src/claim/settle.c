/* What can be settled only when events are known and mentions are folded:
 * both sides' figures under their sum, and figures that add to earlier ones.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* How far back, in sentences, the figure stands that another adds to. */
enum { ADD_REACH = 1, FEW_SUSPECTS = 20 };

/* From "bringing" to the total that it brings, in words. */
enum { SUMS_REACH = 16 };

/* A breakdown: lines, sentences between two of them, and the part of the whole
 * that they may leave out. Two
 * lines come close by chance. */
enum {
    LEAST_LINES = 3,
    MOST_LINES = 24,
    LINE_REACH = 2,
    LEAST_WHOLE = 10,
    CLOSE_SHARE = 12,
    PAIR_SHARE = 20, /* two lines must come closer */
    RIVAL_SHARE = 8, /* one that comes so close is the whole itself */
    LEAD_REACH = 4   /* sentences in which a report gives its sums */
};

/* May the second of two figures of one harm stand beside the first as the
 * other side's? */
static bool is_other_side(const struct draft *a, const struct draft *b)
{
    return !b->dropped && !b->is_part && b->harm == a->harm &&
           b->event == a->event && b->quantity.role == a->quantity.role &&
           a->quantity.side.len && b->quantity.side.len &&
           !str_equal(a->quantity.side, b->quantity.side) && b->quantity.lo > 1;
}

/* "over 5,000 soldiers" where the sides' own figures make 5,208. */
static bool holds_both(const struct draft *whole, const struct draft *part,
                       int64_t sum)
{
    const struct quantity *quantity = &whole->quantity;
    bool open = quantity->qualifier == QUALIFIER_MORE_THAN ||
                quantity->qualifier == QUALIFIER_AT_LEAST ||
                quantity->lo == sum;
    return !whole->dropped && !quantity->side.len && open &&
           whole->harm == part->harm && whole->event == part->event &&
           quantity->role == part->quantity.role && sum >= quantity->lo &&
           sum - quantity->lo <= quantity->lo / 4;
}

static void tie_sides(struct scan *scan, uint32_t a, uint32_t b)
{
    int64_t sum = scan->drafts[a].quantity.lo + scan->drafts[b].quantity.lo;
    uint32_t end = scan_near_end(scan, a);
    for (uint32_t w = scan_near_start(a); w < end; w++) {
        struct draft *whole = &scan->drafts[w];
        if (w == a || w == b || !holds_both(whole, &scan->drafts[a], sum))
            continue;
        whole->quantity.side = STR("both");
        scan->drafts[a].whole = scan->drafts[b].whole = w;
        scan->drafts[a].is_part = scan->drafts[b].is_part = true;
        return;
    }
}

/* "another four", "12 more": words that add, unlike "others". */
bool part_adds(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    for (uint32_t i = quantity->words.first; i < end; i++)
        if (context_cue(scan, i, CUE_ADDS) &&
            (i + 1 >= end || !scan_is(scan, i + 1, WORD_THAN)))
            return true;
    return false;
}

/* May the figure be one line of a breakdown of the whole? */
static bool is_line(const struct scan *scan, const struct draft *whole,
                    const struct draft *line)
{
    const struct quantity *quantity = &line->quantity;
    uint8_t type = scan->events[line->event].type;
    return !line->dropped && !line->is_part && !line->early &&
           line->harm == whole->harm && line->sentence > whole->sentence &&
           quantity->lo > 0 && quantity->lo < whole->quantity.lo &&
           quantity->role != ROLE_ATTACKER && quantity->kind == COUNT_NUMBER &&
           quantity->qualifier != QUALIFIER_VAGUE &&
           quantity->qualifier != QUALIFIER_INDEFINITE &&
           quantity->unit == whole->quantity.unit &&
           (line->event == whole->event || part_is_spread(scan, whole) ||
            !line->apart) &&
           (line->event == whole->event ||
            context_same_kind(type, scan->events[whole->event].type));
}

/* The lines that follow one another from a draft on; how many, and their sum.
 * Moves `from` behind the last. */
static uint32_t read_lines(const struct scan *scan, uint32_t w, uint32_t *from,
                           uint32_t lines[MOST_LINES], int64_t *sum)
{
    const struct draft *whole = &scan->drafts[w];
    uint32_t n = 0, end = scan_near_end(scan, w), sentence = 0;
    *sum = 0;
    uint32_t i = *from;
    for (; i < end && n < MOST_LINES; i++) {
        const struct draft *line = &scan->drafts[i];
        if (!is_line(scan, whole, line)) continue;
        if (n && line->sentence > sentence + LINE_REACH) break;
        sentence = line->sentence;
        *sum += line->quantity.lo;
        lines[n++] = i;
    }
    *from = i;
    return n;
}

/* As many as the lines of a figure may make up: a little more than it tells
 * where it leaves that open. */
static int64_t most_of(const struct draft *whole)
{
    const struct quantity *quantity = &whole->quantity;
    bool open = quantity->qualifier == QUALIFIER_MORE_THAN ||
                quantity->qualifier == QUALIFIER_AT_LEAST;
    return quantity->lo + (open ? quantity->lo / PAIR_SHARE : 0);
}

/* "Nearly 85,000 dead. ... Indonesia counts 40,000, Sri Lanka 28,000, ...":
 * figures that together come close to one told before are its parts. */
static void tie_breakdown(struct scan *scan)
{
    uint32_t lines[MOST_LINES];
    for (uint32_t w = 0; w < scan->n_drafts; w++) {
        const struct draft *whole = &scan->drafts[w];
        int64_t sum, total = whole->quantity.lo;
        if (whole->dropped || whole->is_part || total < LEAST_WHOLE ||
            whole->quantity.kind != COUNT_NUMBER)
            continue;
        uint32_t from = w + 1, end = scan_near_end(scan, w), n;
        while (from < end) {
            n = read_lines(scan, w, &from, lines, &sum);
            if (n < LEAST_LINES || sum > most_of(whole) ||
                sum < total - total / CLOSE_SHARE)
                continue;
            for (uint32_t i = 0; i < n; i++) {
                scan->drafts[lines[i]].whole = w;
                scan->drafts[lines[i]].is_part = true;
            }
            break;
        }
    }
}

/* Do two lines alone make up the whole: "nearly 60", of 43 and 16? */
static bool makes_whole(const struct draft *whole, const struct draft *a,
                        const struct draft *b)
{
    const struct quantity *quantity = &whole->quantity;
    int64_t sum = a->quantity.lo + b->quantity.lo, total = quantity->lo;
    bool near = quantity->qualifier == QUALIFIER_NEARLY ||
                quantity->qualifier == QUALIFIER_ABOUT;
    int64_t most = most_of(whole);
    bool alike = a->quantity.role == quantity->role &&
                 b->quantity.role == quantity->role;
    /* "At least 65" and another's 60: of the same dead. */
    int64_t more =
        a->quantity.lo > b->quantity.lo ? a->quantity.lo : b->quantity.lo;
    if (sum != total && more > total - total / RIVAL_SHARE) return false;
    /* "37 killed": 25 soldiers and 12 rebels */
    bool exact = sum == total && quantity->role == ROLE_PEOPLE &&
                 a->quantity.role == b->quantity.role;
    return (alike || exact) && sum <= most &&
           sum >= total - (near ? total / PAIR_SHARE : 0);
}

/* Three wrecks in a week add up to no one of them. */
static bool is_other_day(const struct scan *scan, const struct draft *a,
                         const struct draft *b)
{
    struct date one = scan->events[a->event].start;
    struct date other = scan->events[b->event].start;
    return date_has_day(one) && date_has_day(other) && !date_equal(one, other);
}

/* A figure of the first sentences that the next two of its kind make up. */
static void tie_pair(struct scan *scan)
{
    for (uint32_t w = 0; w < scan->n_drafts; w++) {
        const struct draft *whole = &scan->drafts[w];
        uint32_t first = NO_TOKEN, end = scan_near_end(scan, w);
        if (whole->dropped || whole->is_part || whole->sentence > LEAD_REACH ||
            whole->quantity.lo < LEAST_WHOLE ||
            whole->quantity.kind != COUNT_NUMBER ||
            whole->quantity.qualifier == QUALIFIER_VAGUE)
            continue;
        for (uint32_t i = w + 1; i < end; i++) {
            if (!is_line(scan, whole, &scan->drafts[i]) ||
                (!whole->plural && is_other_day(scan, whole, &scan->drafts[i])))
                continue;
            if (first != NO_TOKEN &&
                makes_whole(whole, &scan->drafts[first], &scan->drafts[i])) {
                scan->drafts[first].whole = scan->drafts[i].whole = w;
                scan->drafts[first].is_part = scan->drafts[i].is_part = true;
                break;
            }
            first = i;
        }
    }
}

static bool counts(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    bool kind = quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE;
    return kind && quantity->lo > 0 && quantity->qualifier != QUALIFIER_VAGUE &&
           quantity->qualifier != QUALIFIER_INDEFINITE;
}

/* "Two drivers were also killed", "In addition, a blast killed two". */
static bool adds_by_verb(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    uint32_t verb = scan->hits[draft->hit].head;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan->tokens[i].head == verb && scan_is(scan, i, WORD_ALSO))
            return true;
    return context_cue(scan, s->first, CUE_BESIDES);
}

/* "26 of the sailors died. Five rebels were also killed": two losses, and the
 * second adds to none. */
static bool is_other_loss(const struct scan *scan, const struct quantity *first,
                          const struct quantity *later)
{
    bool told = first->side.len || first->role == ROLE_COMBATANT ||
                first->role == ROLE_POLICE;
    return told && scan_is(scan, first->head, WORD_IRREGULAR) !=
                       scan_is(scan, later->head, WORD_IRREGULAR);
}

/* What adds to a figure of the same harm and event that was told before. */
static void settle_increments(struct scan *scan)
{
    for (uint32_t b = 0; b < scan->n_drafts; b++) {
        struct draft *later = &scan->drafts[b];
        if (later->dropped || later->is_part || !counts(later) ||
            (!part_adds(scan, &later->quantity) && !adds_by_verb(scan, later)))
            continue;
        for (uint32_t a = scan_near_start(b); a < b; a++) {
            const struct draft *first = &scan->drafts[a];
            if (!first->dropped && !first->is_part && counts(first) &&
                first->sentence + ADD_REACH >= later->sentence &&
                first->harm == later->harm && first->event == later->event &&
                !is_other_loss(scan, &first->quantity, &later->quantity))
                later->scope = SCOPE_INCREMENT;
        }
    }
}

/* The word before a new total by which it came about; NO_TOKEN = none. */
static uint32_t sums_before(const struct scan *scan, const struct draft *total)
{
    uint32_t first = total->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (first < start + 3 || !scan_is(scan, first - 1, WORD_TO))
        return NO_TOKEN;
    for (uint32_t i = first - 1; i-- > start && i + SUMS_REACH > first;)
        if (context_cue(scan, i, CUE_SUMS)) return i;
    return NO_TOKEN;
}

bool part_brings(const struct scan *scan, const struct draft *total)
{
    return sums_before(scan, total) != NO_TOKEN;
}

/* "Two more died, bringing the toll to 61": the two are new, and of the 61. */
static void tie_new(struct scan *scan)
{
    for (uint32_t w = 0; w < scan->n_drafts; w++) {
        const struct draft *total = &scan->drafts[w];
        uint32_t word = total->dropped ? NO_TOKEN : sums_before(scan, total);
        if (word == NO_TOKEN) continue;
        scan->drafts[w].summed = true;
        uint32_t end = scan_near_end(scan, w);
        for (uint32_t i = scan_near_start(w); i < end; i++) {
            struct draft *part = &scan->drafts[i];
            if (part->dropped || part->is_part || part->harm != total->harm ||
                part->sentence != total->sentence ||
                part->quantity.words.first > word ||
                part->quantity.lo >= total->quantity.lo ||
                part->quantity.lo < 1)
                continue;
            part->scope = SCOPE_INCREMENT;
            part->whole = w;
            part->is_part = true;
        }
    }
}

bool part_is_overall(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    if (draft->overall) return true;
    for (uint32_t i = s->first; i < draft->quantity.words.first; i++)
        if (context_cue(scan, i, CUE_OVERALL)) return true;
    return false;
}

/* "The toll", "in total": a figure that holds whatever came new. */
bool part_is_running(const struct scan *scan, const struct draft *draft)
{
    return scan->hits[draft->hit].frame == FRAME_TOLL ||
           part_is_overall(scan, draft);
}

/* Of one event, or fighters of one side: their toll is the war's. */
static bool adds_to(const struct draft *part, const struct draft *total)
{
    return total->event == part->event ||
           (part->quantity.side.len && part->quantity.role != ROLE_PEOPLE &&
            part->quantity.role == total->quantity.role &&
            str_equal(part->quantity.side, total->quantity.side));
}

/* "The toll rose to 12 after three more bodies were found". */
static bool comes_of(const struct scan *scan, const struct draft *part,
                     const struct draft *total)
{
    uint32_t first = part->quantity.words.first;
    if (total->sentence != part->sentence) return false;
    for (uint32_t i = total->quantity.words.first; i < first; i++)
        if (scan_is(scan, i, WORD_AFTER) || scan_is(scan, i, WORD_AS) ||
            scan_is(scan, i, WORD_WHEN) || scan_is(scan, i, WORD_WITH))
            return true;
    return false;
}

/* May what was found new be counted in the total? */
static bool may_add(const struct scan *scan, const struct draft *part,
                    const struct draft *total)
{
    uint8_t role = total->quantity.role;
    bool comes = comes_of(scan, part, total);
    return !total->dropped && !total->is_part && total->harm == part->harm &&
           adds_to(part, total) && total->quantity.lo > part->quantity.lo &&
           (role == ROLE_PEOPLE || role == part->quantity.role) &&
           (total->sentence != part->sentence || comes) &&
           (part_adds(scan, &part->quantity) ||
            (comes && scan->hits[total->hit].frame == FRAME_TOLL)) &&
           part_is_running(scan, total);
}

static uint32_t apart_by(uint32_t one, uint32_t two)
{
    return one > two ? one - two : two - one;
}

/* "Eight more bodies were found" beside a toll of 71: new, and of the 71. Of
 * several tolls the nearest is meant, or else the larger. */
static void tie_added(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        uint32_t end = scan_near_end(scan, i), best = NO_TOKEN;
        if (part->dropped || part->is_part || !counts(part)) continue;
        for (uint32_t w = scan_near_start(i); w < end; w++) {
            if (!may_add(scan, part, &scan->drafts[w])) continue;
            uint32_t far = apart_by(scan->drafts[w].sentence, part->sentence);
            if (best == NO_TOKEN ||
                far <= apart_by(scan->drafts[best].sentence, part->sentence))
                best = w;
        }
        if (best == NO_TOKEN) continue;
        part->scope = SCOPE_INCREMENT;
        part->whole = best;
        part->is_part = true;
    }
}

/* "64 of them died" of those who fled: said of them, but no part of a count
 * of another harm. "Another 100" stands beside, never within. */
static void untie_others(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *part = &scan->drafts[i];
        if (part->whole == NO_TOKEN) continue;
        const struct draft *whole = &scan->drafts[part->whole];
        bool within = whole->harm == part->harm ||
                      whole->harm == HARM_CASUALTIES ||
                      whole->harm == HARM_AFFECTED;
        /* Two singles of another event add up to two by chance. */
        bool chance = part->event != whole->event && part->tie != TIE_PART &&
                      part->quantity.lo == 1 &&
                      scan->events[part->event].parent != (int32_t)whole->event;
        if (within && !chance &&
            !(part_adds(scan, &part->quantity) && part->tie != TIE_PART))
            continue;
        part->whole = NO_TOKEN;
        part->is_part = false;
    }
}

/* "Arrested on suspicion of murder", "in connection with the bombings". */
static bool is_charged(const struct scan *scan, const struct draft *draft)
{
    return context_tells(scan, draft->sentence, CUE_CHARGED);
}

/* "Six protesters were arrested", "troops raided the town, arresting 13
 * people": no suspects of a deed. */
static bool is_swept_up(const struct scan *scan, const struct draft *draft)
{
    if (context_cue(scan, draft->quantity.head, CUE_UNREST)) return true;
    uint32_t verb = scan->hits[draft->hit].head;
    uint32_t by = tree_subject(scan, verb);
    if (by == NO_TOKEN && scan->tokens[verb].relation == REL_ADVCL)
        by = tree_subject(scan, scan->tokens[verb].head);
    if (by == NO_TOKEN || is_charged(scan, draft)) return false;
    struct quantity quantity = quantity_read(scan, by);
    return quantity.role == ROLE_COMBATANT && draft->quantity.hi > 1;
}

/* Who is arrested over a deed of men is its suspect, where few are. */
static void name_suspects(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        uint8_t type = scan->events[draft->event].type;
        if (draft->harm == HARM_DETAINED &&
            !scan_is(scan, scan->hits[draft->hit].head, WORD_CAPTURE) &&
            draft->quantity.role == ROLE_PEOPLE && draft->quantity.lo > 0 &&
            !is_swept_up(scan, draft) && draft->quantity.lo <= FEW_SUSPECTS &&
            draft->quantity.hi <= FEW_SUSPECTS &&
            (type == EVENT_ATTACK || type == EVENT_SHOOTING ||
             type == EVENT_BOMBING || type == EVENT_MASSACRE ||
             is_charged(scan, draft)))
            draft->quantity.role = ROLE_ATTACKER;
    }
}

void part_settle(struct scan *scan)
{
    name_suspects(scan);
    untie_others(scan);
    part_roll(scan);
    tie_new(scan);
    tie_added(scan);
    settle_increments(scan);
    part_gapped(scan);
    part_incidents(scan);
    part_narrower(scan);
    tie_breakdown(scan);
    tie_pair(scan);
    part_alone(scan);
    part_casualties(scan);
    part_world(scan);
    part_where(scan);
    part_when(scan);
    for (uint32_t a = 0; a < scan->n_drafts; a++)
        for (uint32_t b = a + 1; b < scan_near_end(scan, a); b++) {
            const struct draft *first = &scan->drafts[a];
            if (!first->dropped && !first->is_part && first->quantity.lo > 1 &&
                is_other_side(first, &scan->drafts[b]))
                tie_sides(scan, a, b);
        }
    part_blows(scan);
    part_others(scan);
    part_running(scan);
    part_rest(scan);
    part_some(scan);
    part_siblings(scan);
    part_nest(scan);
    part_not_itself(scan);
    part_describe(scan);
}
