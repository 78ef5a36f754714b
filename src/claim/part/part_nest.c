/* Parts of parts: "Two engineers were among the dead: Maya Torres and Paul Ahn"
 * names the two; "124 officers, including commanders such as ..." names some of
 * the 124. What adds up to a part of the same whole, told right before, is of
 * that part.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Sentences from a part to the list of whom it counts; the longest list. */
enum { NEST_REACH = 2, LIST_MOST = 12 };

/* May the one be of those whom the part counts? Men and women are told apart,
 * and so are those of two lands. */
static bool fits_role(const struct quantity *inner,
                      const struct quantity *outer)
{
    bool plain = outer->role == ROLE_PEOPLE || inner->role == ROLE_PEOPLE ||
                 outer->role == ROLE_OTHER || inner->role == ROLE_OTHER;
    return inner->role == outer->role || plain ||
           (part_is_young(inner) && outer->role == ROLE_CIVILIAN);
}

static bool fits(const struct quantity *inner, const struct quantity *outer)
{
    bool side = !inner->side.len || !outer->side.len ||
                str_equal(inner->side, outer->side);
    return fits_role(inner, outer) && side && inner->unit == outer->unit;
}

/* Of one whole, harm and sentence: the next member of a list? */
static bool goes_on(const struct draft *next, const struct draft *first)
{
    return next->whole == first->whole && next->harm == first->harm &&
           next->sentence == first->sentence;
}

struct members {
    uint32_t at[LIST_MOST], n;
    int64_t sum;
};

/* The list that begins at a part; n = 0 where others of the whole run on. */
static struct members read_members(const struct scan *scan, uint32_t from)
{
    const struct draft *first = &scan->drafts[from];
    struct members list = { .n = 0 };
    uint32_t end = scan_near_end(scan, from);
    for (uint32_t i = from; i < end; i++) {
        const struct draft *next = &scan->drafts[i];
        if (next->dropped || !goes_on(next, first)) continue;
        if (list.n == LIST_MOST || next->quantity.lo < 1 ||
            next->quantity.qualifier != QUALIFIER_EXACT)
            return (struct members){ .n = 0 };
        list.at[list.n++] = i;
        list.sum += next->quantity.lo;
    }
    return list;
}

static bool is_first(const struct scan *scan, uint32_t d)
{
    for (uint32_t i = scan_near_start(d); i < d; i++)
        if (!scan->drafts[i].dropped &&
            goes_on(&scan->drafts[i], &scan->drafts[d]))
            return false;
    return true;
}

/* The part of the same whole, told before, that the list adds up to. */
static uint32_t find_outer(const struct scan *scan, const struct members *list)
{
    const struct draft *first = &scan->drafts[list->at[0]];
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, list->at[0]);
    for (uint32_t i = scan_near_start(list->at[0]); i < end; i++) {
        const struct draft *outer = &scan->drafts[i];
        if (outer->dropped || outer->whole != first->whole ||
            outer->harm != first->harm || outer->sentence >= first->sentence ||
            outer->sentence + NEST_REACH < first->sentence ||
            outer->quantity.kind != COUNT_NUMBER ||
            outer->quantity.lo != list->sum || list->n < 2)
            continue;
        bool all = true;
        for (uint32_t k = 0; k < list->n; k++)
            all &=
                fits(&scan->drafts[list->at[k]].quantity, &outer->quantity) &&
                !part_spots_differ(scan, &scan->drafts[list->at[k]], outer) &&
                !scan->drafts[list->at[k]].beside; /* "the others were" */
        if (all) best = i;
    }
    return best;
}

/* "Women and children are parts of the dead, not of each other": what was tied
 * to a part of another kind is of the whole. */
static void lift(struct scan *scan, struct draft *part)
{
    const struct draft *outer = &scan->drafts[part->whole];
    uint8_t role = outer->quantity.role, own = part->quantity.role;
    bool apart = role == ROLE_WOMAN || role == ROLE_CHILD ||
                 role == ROLE_ELDERLY || role == ROLE_POLICE ||
                 role == ROLE_COMBATANT;
    if (outer->whole == NO_TOKEN || !apart || own == role ||
        own == ROLE_PEOPLE || own == ROLE_OTHER ||
        scan->drafts[outer->whole].harm != part->harm)
        return;
    part->whole = outer->whole;
}

/* "Two children, Sara Aziz and Omar Aziz": the names are the two's. */
static void nest_names(struct scan *scan, struct members *list)
{
    const struct draft *outer = &scan->drafts[list->at[0]];
    if (list->n < 3 || outer->quantity.kind != COUNT_NUMBER ||
        list->sum != 2 * outer->quantity.lo)
        return;
    for (uint32_t k = 1; k < list->n; k++) {
        const struct quantity *inner = &scan->drafts[list->at[k]].quantity;
        if (inner->kind != COUNT_NAME || !fits(inner, &outer->quantity) ||
            inner->words.first < outer->quantity.words.first)
            return;
    }
    for (uint32_t k = 1; k < list->n; k++)
        scan->drafts[list->at[k]].whole = list->at[0];
}

/* Does a dash, a colon or a bracket open the rest of the list? */
static bool opens_aside(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        struct str mark = scan->tokens[i].lower;
        if (scan->tokens[i].tag != TAG_PUNCT) continue;
        if (str_is(mark, ",") || str_is(mark, ";")) return false;
        bool hyphen = str_is(mark, "-") && !scan->tokens[i].space_before;
        if (!hyphen) return true;
    }
    return false;
}

/* "Including the six-member crew - four Armenians and two Russians": of the
 * six. */
static void nest_aside(struct scan *scan, const struct members *list)
{
    const struct draft *outer = &scan->drafts[list->at[0]];
    if (list->n < 3 || outer->quantity.kind != COUNT_NUMBER ||
        list->sum != 2 * outer->quantity.lo)
        return;
    const struct stretch *words = &outer->quantity.words;
    uint32_t next = scan->drafts[list->at[1]].quantity.words.first;
    if (next <= words->first ||
        !opens_aside(scan, words->first + words->n, next))
        return;
    for (uint32_t k = 1; k < list->n; k++)
        if (!fits_role(&scan->drafts[list->at[k]].quantity, &outer->quantity))
            return;
    for (uint32_t k = 1; k < list->n; k++)
        scan->drafts[list->at[k]].whole = list->at[0];
}

static bool is_including(const struct scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (scan_is(scan, i, WORD_INCLUDING)) return true;
    return false;
}

/* "Among them were 124 officers, including Captain Ann Hill": of the 124. */
static void nest_included(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t first = part->quantity.words.first, best = NO_TOKEN;
    uint32_t end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *outer = &scan->drafts[i];
        const struct stretch *words = &outer->quantity.words;
        if (!outer->dropped && i != d && goes_on(outer, part) &&
            outer->quantity.kind == COUNT_NUMBER &&
            words->first + words->n <= first &&
            outer->quantity.lo > part->quantity.lo &&
            fits(&part->quantity, &outer->quantity) &&
            (best == NO_TOKEN ||
             words->first > scan->drafts[best].quantity.words.first))
            best = i;
    }
    if (best == NO_TOKEN) return;
    const struct stretch *words = &scan->drafts[best].quantity.words;
    if (is_including(scan, words->first + words->n, first) &&
        !figure_spots_differ(scan, *words, part->quantity.words))
        part->whole = best;
}

/* "Among the dead were a nurse and her son": does its sentence say so? */
static bool is_told_among(const struct scan *scan, const struct draft *part)
{
    const struct sentence *s = scan_sentence(scan, part->sentence);
    if (s->n && scan_is(scan, s->first, WORD_AMONG))
        return part->tie == TIE_PART;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan->hit_at[i] &&
            scan->hits[scan->hit_at[i] - 1].frame == FRAME_AMONG)
            return part->tie == TIE_PART;
    return false;
}

/* "Two of the dead", "a nurse was among the dead": of those told as such, not
 * by a pronoun. */
static bool is_of_the_dead(const struct scan *scan, const struct draft *part)
{
    if (is_told_among(scan, part)) return true;
    if (part->quantity.number == NO_TOKEN) return false;
    const struct number *number =
        &scan->analysis.numbers[part->quantity.number];
    uint32_t at = number->words.first + number->words.n;
    /* "two of those killed" */
    if (scan_is(scan, at, WORD_OF) && scan_is(scan, at + 1, WORD_THOSE) &&
        at + 3 < scan->n_tokens &&
        (scan->hit_at[at + 2] || scan_is(scan, at + 2, WORD_WHO)))
        return true;
    return scan_is(scan, at, WORD_OF) && scan_is(scan, at + 1, WORD_THE) &&
           context_cue(scan, at + 2, CUE_THEM);
}

/* Is the figure one of several that its sentence tells of one whole? */
static bool has_peer(const struct scan *scan, uint32_t d)
{
    const struct draft *outer = &scan->drafts[d];
    uint32_t end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *next = &scan->drafts[i];
        if (i != d && !next->dropped && next->whole == outer->whole &&
            next->sentence == outer->sentence)
            return true;
    }
    return false;
}

/* "59 died at one station, 70 at the next. Two of the dead were Dutch": of all
 * of them, not of the last; nor of the "nine bodies" that a hospital saw. */
static void lift_dead(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    const struct draft *outer = &scan->drafts[part->whole];
    if (outer->whole == NO_TOKEN || outer->sentence == part->sentence ||
        scan->drafts[outer->whole].harm != part->harm ||
        !is_of_the_dead(scan, part))
        return;
    /* "Of 198 soldiers and 25 civilians, five were children" */
    if (outer->quantity.role == ROLE_CIVILIAN && part_is_young(&part->quantity))
        return;
    /* "the worst-hit district with 838 deaths. Ten of the dead were foreign" */
    bool spot = context_tells(scan, outer->sentence, CUE_ALONE);
    /* "20 died, six children among them. Five of the dead were Danes" */
    bool young = part_is_young(&outer->quantity) &&
                 !part_is_young(&scan->drafts[outer->whole].quantity);
    /* "eleven deaths to landslides. Two of the dead were ...": no place */
    bool nowhere = !part_has_spot(scan, outer) && !is_told_among(scan, part) &&
                   outer->tie != TIE_PART;
    if (whole_is_found(scan, outer) || spot || young || nowhere ||
        has_peer(scan, part->whole))
        part->whole = outer->whole;
}

/* "The 12 dead, IRNA said" beside another's 12: a part that IRNA tells of is
 * of its own figure. */
static void prefer_source(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    const struct draft *outer = &scan->drafts[part->whole];
    struct str who = part->source.text;
    uint32_t end = scan_near_end(scan, d);
    if (!who.len || str_equal(outer->source.text, who)) return;
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *next = &scan->drafts[i];
        if (next->dropped || next->is_part || next->harm != outer->harm ||
            next->quantity.kind != COUNT_NUMBER ||
            next->quantity.lo != outer->quantity.lo ||
            next->sentence > part->sentence ||
            !str_equal(next->source.text, who))
            continue;
        part->whole = i;
        return;
    }
}

/* "Nine civilians, including two fighters": told so. */
static bool is_told_within(const struct scan *scan, const struct draft *part,
                           const struct draft *whole)
{
    uint32_t from = whole->quantity.words.first;
    return whole->sentence == part->sentence &&
           from < part->quantity.words.first &&
           is_including(scan, from, part->quantity.words.first);
}

/* "84 died. The toll had been put at 103 earlier. Thirty of the dead were
 * pupils": of the 84, the figure told last that may hold them. */
static void prefer_current(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    const struct draft *outer = &scan->drafts[part->whole];
    uint32_t best = NO_TOKEN, at = 0;
    if (!outer->early || outer->sentence == part->sentence) return;
    for (uint32_t i = scan_near_start(d); i < d; i++) {
        const struct draft *next = &scan->drafts[i];
        uint32_t first = next->quantity.words.first;
        if (next->dropped || next->is_part || next->early ||
            next->harm != part->harm || next->event != outer->event ||
            next->quantity.kind != COUNT_NUMBER ||
            next->quantity.lo <= part->quantity.lo ||
            next->sentence > part->sentence ||
            (best != NO_TOKEN && first < at) ||
            !whole_takes(next, &part->quantity))
            continue;
        best = i;
        at = first;
    }
    if (best != NO_TOKEN) part->whole = best;
}

/* "Two slain militants", tied to civilians: of the militants instead, if any
 * were counted. */
static void mend_role(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, d);
    if (whole_takes(&scan->drafts[part->whole], &part->quantity)) return;
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *next = &scan->drafts[i];
        bool own = next->quantity.role == part->quantity.role;
        /* "a doctor was among the dead", not of the 14 fighters */
        bool all = part->tie == TIE_PART && best == NO_TOKEN && i < d &&
                   next->quantity.role == ROLE_PEOPLE && !next->is_part;
        if (i != d && !next->dropped && next->harm == part->harm &&
            next->event == part->event && next->whole != d && (own || all) &&
            next->quantity.kind == COUNT_NUMBER &&
            next->quantity.lo > part->quantity.lo)
            best = i;
    }
    if (best == NO_TOKEN &&
        (part->tie == TIE_PART ||
         is_told_within(scan, part, &scan->drafts[part->whole])))
        return;
    part->whole = best;
    part->is_part = best != NO_TOKEN;
}

void part_nest(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++)
        if (!scan->drafts[i].dropped && scan->drafts[i].whole != NO_TOKEN) {
            mend_role(scan, i);
            if (scan->drafts[i].whole == NO_TOKEN) continue;
            lift(scan, &scan->drafts[i]);
            lift_dead(scan, i);
            prefer_source(scan, i);
            prefer_current(scan, i);
            part_prefer_place(scan, i);
        }
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        const struct draft *first = &scan->drafts[i];
        if (first->dropped || first->whole == NO_TOKEN || !is_first(scan, i))
            continue;
        struct members list = read_members(scan, i);
        uint32_t outer = list.n ? find_outer(scan, &list) : NO_TOKEN;
        for (uint32_t k = 0; outer != NO_TOKEN && k < list.n; k++)
            scan->drafts[list.at[k]].whole = outer;
        if (outer == NO_TOKEN) nest_names(scan, &list);
        if (outer == NO_TOKEN) nest_aside(scan, &list);
    }
    for (uint32_t i = 0; i < scan->n_drafts; i++)
        if (!scan->drafts[i].dropped && scan->drafts[i].whole != NO_TOKEN)
            nest_included(scan, i);
}
