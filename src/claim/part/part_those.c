/* "Three of the pilots", "eight of the 14 killings", "40 out of 96 dead":
 * parts of the figure whose noun or number the words repeat.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/part.h"

enum {
    BACK_REACH = 40, /* sentences back in which the whole may stand */
    NOUN_REACH = 4,  /* words from "of the" to the noun */
    OTHER_REACH = 2, /* sentences from "one of them" to "the other three" */
};

/* What stands behind "of the": a number, a noun, or both. */
struct those {
    int64_t number; /* -1 = none */
    uint32_t noun;  /* NO_TOKEN = none */
    bool loss;      /* the noun is of the dead or of deaths */
};

static bool is_noun(const struct scan *scan, uint32_t at)
{
    return scan->tokens[at].tag == TAG_NOUN ||
           scan->tokens[at].tag == TAG_PROPN;
}

static bool read_those(const struct scan *scan, uint32_t at, uint32_t end,
                       struct those *out)
{
    *out = (struct those){ -1, NO_TOKEN, false };
    for (uint32_t i = at; i < end && i < at + NOUN_REACH; i++) {
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
            out->number = scan->analysis.numbers[index - 1].lo;
        else if (is_noun(scan, i) && (i + 1 >= end || !is_noun(scan, i + 1)))
            out->noun = i;
        else if (scan->tokens[i].tag != TAG_ADJ && !is_noun(scan, i))
            break;
        if (out->noun != NO_TOKEN) break;
    }
    if (out->noun != NO_TOKEN)
        out->loss =
            scan->hit_at[out->noun] || context_cue(scan, out->noun, CUE_THEM);
    return out->number > 1 || out->noun != NO_TOKEN;
}

/* Where the words behind "of the" begin; 0 = no such words. */
static uint32_t behind_of_the(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    if (at + 2 < end && scan_is(scan, at, WORD_OF) &&
        scan_is(scan, at + 1, WORD_THE))
        return at + 2;
    return 0;
}

static bool is_those(const struct scan *scan, const struct draft *part,
                     const struct draft *whole, const struct those *those)
{
    const struct quantity *quantity = &whole->quantity;
    if (whole->harm != part->harm || !whole_holds(whole, part->quantity.lo) ||
        quantity->kind != COUNT_NUMBER)
        return false;
    if (those->number > 0) return quantity->lo == those->number;
    if (those->loss) return !whole->is_part;
    struct str noun = scan->tokens[those->noun].lemma;
    /* "12 of them children": the noun may stand behind the figure */
    for (uint32_t i = 0; i < quantity->words.n; i++)
        if (str_equal(scan->tokens[quantity->words.first + i].lemma, noun))
            return true;
    return str_equal(scan->tokens[quantity->head].lemma, noun);
}

/* The figure told last that the words mean. */
static uint32_t find_those(const struct scan *scan, uint32_t d,
                           const struct those *those)
{
    const struct draft *part = &scan->drafts[d];
    uint32_t first = part->quantity.words.first;
    uint32_t sentence = scan->sentence_at[first], best = NO_TOKEN, at = 0;
    for (uint32_t back = 0;
         best == NO_TOKEN && back <= BACK_REACH && back <= sentence; back++) {
        uint32_t w = held_last(scan, sentence - back);
        for (; w != NO_TOKEN; w = held_next(scan, w)) {
            uint32_t here = scan->drafts[w].quantity.words.first;
            if (w == d || here >= first || (best != NO_TOKEN && here <= at) ||
                !is_those(scan, part, &scan->drafts[w], those))
                continue;
            best = w;
            at = here;
        }
    }
    return best;
}

/* "40 dead in Peru, out of 96 across the continent": the figure before. */
static void find_out_of(struct scan *scan, uint32_t w)
{
    uint32_t first = scan->drafts[w].quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first), best = NO_TOKEN;
    if (first < start + 2 || !scan_is(scan, first - 1, WORD_OF) ||
        !scan_is(scan, first - 2, WORD_OUT))
        return;
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->quantity.words.first >= first || draft->is_part ||
            draft->harm != scan->drafts[w].harm ||
            draft->quantity.lo >= scan->drafts[w].quantity.lo)
            continue;
        if (best == NO_TOKEN || draft->quantity.words.first >
                                    scan->drafts[best].quantity.words.first)
            best = d;
    }
    if (best == NO_TOKEN) return;
    scan->drafts[best].is_part = true;
    scan->drafts[best].whole = w;
}

/* "30 of the 90 dead", "four of 12 people hurt": the figure behind "of". */
static void find_of_number(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    if (part->is_part || part->quantity.number == NO_TOKEN) return;
    uint32_t own = scan->analysis.numbers[part->quantity.number].words.first;
    uint32_t number = out_of_number(scan, part->quantity.number,
                                    tree_sentence_end(scan, own));
    uint32_t w = number ? held_last(scan, scan->sentence_at[own]) : NO_TOKEN;
    for (; w != NO_TOKEN; w = held_next(scan, w)) {
        const struct draft *whole = &scan->drafts[w];
        if (whole->quantity.number != number - 1 || whole->harm != part->harm ||
            whole->whole == d || !whole_holds(whole, part->quantity.lo))
            continue;
        part->is_part = true;
        part->whole = w;
    }
}

static void find_of_the(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    struct those those;
    if (part->is_part || part->quantity.number == NO_TOKEN) return;
    const struct number *number =
        &scan->analysis.numbers[part->quantity.number];
    uint32_t end = tree_sentence_end(scan, number->words.first);
    uint32_t at =
        behind_of_the(scan, number->words.first + number->words.n, end);
    if (!at || !read_those(scan, at, end, &those)) return;
    uint32_t whole = find_those(scan, d, &those);
    if (whole == NO_TOKEN) return;
    part->is_part = true;
    part->whole = whole;
}

/* "The other three victims", after one of them: of the same figure. */
static void find_other(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t first = part->quantity.words.first, best = NO_TOKEN;
    uint32_t start = tree_sentence_start(scan, first);
    bool other = false, the = false;
    for (uint32_t i = first > start ? first - 1 : first;
         i < part->quantity.head; i++) {
        the |= scan_is(scan, i, WORD_THE);
        other |= the &&
                 (scan_is(scan, i, WORD_OTHER) ||
                  scan_is(scan, i, WORD_OTHERS) || scan_is(scan, i, WORD_REST));
    }
    if (part->is_part || part->quantity.kind != COUNT_NUMBER || !other) return;
    uint32_t from = scan_near_start(d), end = scan_near_end(scan, d);
    for (uint32_t i = from; i < end; i++) {
        const struct draft *before = &scan->drafts[i];
        if (before->is_part && before->whole != NO_TOKEN &&
            before->sentence + OTHER_REACH >= part->sentence &&
            before->quantity.words.first < first &&
            whole_holds(&scan->drafts[before->whole],
                        part->quantity.lo + before->quantity.lo))
            best = before->whole;
    }
    if (best == NO_TOKEN || best == d) return;
    part->is_part = true;
    part->whole = best;
}

/* The draft told last before the token, in its sentence or the few before;
 * NO_TOKEN = none. */
static uint32_t told_before(const struct scan *scan, uint32_t d)
{
    const struct draft *part = &scan->drafts[d];
    uint32_t best = NO_TOKEN, end = scan_near_end(scan, d);
    for (uint32_t i = scan_near_start(d); i < end; i++) {
        const struct draft *before = &scan->drafts[i];
        uint32_t first = before->quantity.words.first;
        if (i != d && !before->dropped && first < part->quantity.words.first &&
            before->sentence + OTHER_REACH >= part->sentence &&
            (best == NO_TOKEN ||
             first > scan->drafts[best].quantity.words.first))
            best = i;
    }
    return best;
}

/* "Six died in a blast; the others fell in clashes": of what the six are of.
 * They bear its harm, "the others were shot", "... are still held". */
static void find_others(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t head = part->quantity.head;
    if (part->dropped || part->is_part || !head ||
        !scan_is(scan, head - 1, WORD_THE) ||
        (!scan_is(scan, head, WORD_OTHERS) && !scan_is(scan, head, WORD_REST)))
        return;
    uint32_t before = told_before(scan, d);
    uint32_t w = before == NO_TOKEN ? before : scan->drafts[before].whole;
    if (w == NO_TOKEN || !scan->drafts[before].is_part || w == d) return;
    uint8_t harm = scan->drafts[w].harm;
    bool shot = part->harm == HARM_CASUALTIES && harm == HARM_KILLED;
    bool held = part->harm == HARM_DETAINED && harm == HARM_ABDUCTED;
    if (part->harm != harm && !shot && !held) return;
    part->harm = harm;
    part->is_part = true;
    part->whole = w;
}

void part_others(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) find_others(scan, d);
}

/* "55 students, eight of whom died at home": of the 55 right before. */
static void find_of_whom(struct scan *scan, uint32_t d)
{
    struct draft *part = &scan->drafts[d];
    uint32_t first = part->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (part->quantity.number == NO_TOKEN || first < start + 2) return;
    const struct number *number =
        &scan->analysis.numbers[part->quantity.number];
    uint32_t next = number->words.first + number->words.n;
    if (!scan_is(scan, next, WORD_OF) || !scan_is(scan, next + 1, WORD_WHOM) ||
        !str_is(scan->tokens[first - 1].lower, ","))
        return;
    uint32_t w = held_last(scan, scan->sentence_at[first]);
    for (; w != NO_TOKEN; w = held_next(scan, w)) {
        const struct draft *whole = &scan->drafts[w];
        const struct stretch *words = &whole->quantity.words;
        if (w == d || words->first + words->n != first - 1 ||
            whole->harm != part->harm || whole->whole == d ||
            !whole_holds(whole, part->quantity.lo))
            continue;
        part->is_part = true;
        part->whole = w;
    }
}

void part_those(struct scan *scan)
{
    held_open(scan);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        find_of_number(scan, d);
        find_of_the(scan, d);
        find_out_of(scan, d);
        find_other(scan, d);
        find_others(scan, d);
        find_of_whom(scan, d);
    }
}
