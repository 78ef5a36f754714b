/* Lists that tell who the counted were: "Three people were killed: a woman,
 * her daughter and a guard", "They were two sisters and a cook". The list adds
 * up to the figure; each of its members is a part of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"
#include "claim/roster.h"

/* LIST_REACH: tokens from the figure to where its list begins; AS_REACH: from
 * "were" to "as"; NAMED_REACH: sentences from the figure to the names. */
enum { LIST_REACH = 60, AS_REACH = 6, NAMED_REACH = 6, MOST_COUNTED = 16 };

static bool may_be_members(const struct roster *roster)
{
    for (size_t i = 0; i < roster->n; i++)
        if (roster->at[i].kind == COUNT_NUMBER &&
            roster->at[i].qualifier != QUALIFIER_EXACT)
            return false;
    return roster->n > 1 && 2 * roster->known >= roster->n;
}

/* "21 in the south, 16 in the north and five in the town": one list, though
 * the last two happen to make 21. */
static bool is_gapped(const struct draft *draft)
{
    return draft->tie == TIE_LINEAR && draft->quantity.words.n == 1;
}

static bool may_be_listed(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return !is_gapped(draft) && quantity->kind == COUNT_NUMBER &&
           quantity->lo >= 2 &&
           (quantity->lo == quantity->hi ||
            quantity->qualifier == QUALIFIER_AT_LEAST);
}

/* The draft that a member is already; NO_TOKEN = none. */
static uint32_t known_as(const struct scan *scan, const struct quantity *member)
{
    uint32_t d = held_last(scan, scan->sentence_at[member->words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct quantity *known = &scan->drafts[d].quantity;
        if (member->number != NO_TOKEN ? known->number == member->number
                                       : known->head == member->head)
            return d;
    }
    return NO_TOKEN;
}

/* Is the list of this whole? It adds up, or a colon opens it; and none of it
 * is of another harm. */
static bool may_take(const struct scan *scan, const struct roster *members,
                     uint32_t whole, bool colon)
{
    int64_t told = scan->drafts[whole].quantity.lo;
    if (!may_be_members(members) ||
        (colon ? members->sum > told : members->sum != told))
        return false;
    for (size_t i = 0; i < members->n; i++) {
        uint32_t d = known_as(scan, &members->at[i]);
        if (d == whole ||
            /* "three died in Homs, two in Damascus and one in Daraa" */
            figure_spots_differ(scan, scan->drafts[whole].quantity.words,
                                members->at[i].words) ||
            (d != NO_TOKEN && scan->drafts[d].harm != scan->drafts[whole].harm))
            return false;
    }
    return true;
}

static bool add_members(struct scan *scan, uint32_t at, uint32_t whole)
{
    struct roster members;
    roster_read(scan, at, tree_sentence_end(scan, at), &members);
    bool colon = str_is(scan->tokens[at - 1].lower, ":");
    int64_t told = scan->drafts[whole].quantity.lo;
    if (members.sum > told) roster_fold(scan, told, &members);
    if (!may_take(scan, &members, whole, colon)) return false;
    for (size_t i = 0; i < members.n; i++) {
        uint32_t d = known_as(scan, &members.at[i]);
        if (d == NO_TOKEN) {
            part_add(scan, &members.at[i], whole);
            continue;
        }
        scan->drafts[d].is_part = true;
        scan->drafts[d].whole = whole;
    }
    return true;
}

/* A mark behind which a list may begin: "ten people (eight women and two
 * men)", "ten were killed, eight women and two men". */
static bool opens_list(const struct scan *scan, uint32_t at)
{
    static const char *const marks[] = {
        "(", ",", "-", "\u2013", "\u2014", "--"
    };
    if (str_is(scan->tokens[at].lower, ":")) return true;
    bool mark = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        mark |= str_is(scan->tokens[at].lower, marks[i]);
    return mark && scan->number_at[at + 1] &&
           scan->tokens[at + 1].space_before !=
               str_is(scan->tokens[at].lower, "(");
}

/* "Two attackers, a man and a woman, were killed": who they were; of the two,
 * where the man and the woman count at all. */
static bool tie_aside(struct scan *scan, uint32_t comma, uint32_t whole)
{
    uint32_t end = tree_sentence_end(scan, comma);
    struct roster members;
    if (comma + 4 >= end || !str_is(scan->tokens[comma].lower, ",") ||
        !scan_is(scan, comma + 1, WORD_INDEFINITE))
        return false;
    roster_read(scan, comma + 1, end, &members);
    if (members.end >= end || !str_is(scan->tokens[members.end].lower, ",") ||
        !may_take(scan, &members, whole, false))
        return false;
    for (size_t i = 0; i < members.n; i++)
        if (known_as(scan, &members.at[i]) == NO_TOKEN) return false;
    return add_members(scan, comma + 1, whole);
}

/* "Three people were killed, officials said: a woman ..." */
static void find_behind(struct scan *scan, uint32_t whole)
{
    const struct stretch words = scan->drafts[whole].quantity.words;
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (!may_be_listed(&scan->drafts[whole])) return;
    /* "three bodies, those of two Israelis and a Pole" */
    if (at + 4 < end && str_is(scan->tokens[at].lower, ",") &&
        scan_is(scan, at + 1, WORD_THOSE) && scan_is(scan, at + 2, WORD_OF) &&
        add_members(scan, at + 3, whole))
        return;
    if (tie_aside(scan, at, whole)) return;
    for (uint32_t i = at; i + 1 < end && i < at + LIST_REACH; i++)
        if (opens_list(scan, i) && add_members(scan, i + 1, whole)) return;
}

/* "them", "the dead", "the victims": the token behind; `at` = none of these. */
static uint32_t behind_them(const struct scan *scan, uint32_t at)
{
    if (scan_is(scan, at, WORD_WHOM)) return at + 1;
    bool those = scan_is(scan, at, WORD_DEFINITE) &&
                 (context_cue(scan, at + 1, CUE_DEAD) || scan->hit_at[at + 1]);
    return those ? at + 2 : at;
}

/* "The sheriff identified them as Ana Ruiz and ...": behind "as"; 0 = no such
 * words. */
static uint32_t behind_them_as(const struct scan *scan,
                               const struct sentence *s)
{
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first; i + 4 < end; i++) {
        if (!context_cue(scan, i, CUE_NAMES)) continue;
        uint32_t as = behind_them(scan, i + 1);
        if (as > i + 1 && scan_is(scan, as, WORD_AS)) return as + 1;
    }
    return 0;
}

/* "They were two sisters and a cook", "Their names were Ana Ruiz and ...",
 * "They were named as ...": where the list begins; 0 = it is none. */
static uint32_t list_of_them(const struct scan *scan, const struct sentence *s)
{
    uint32_t at = s->first + 1, end = s->first + s->n;
    bool theirs = s->n > 4 && scan_is(scan, s->first, WORD_THEIR) &&
                  scan_is(scan, at, WORD_NAMES);
    if (s->n < 4 || (!theirs && !scan_is(scan, s->first, WORD_THEY))) return 0;
    at += theirs;
    while (at < end && scan->tokens[at].tag == TAG_AUX) at++;
    if (at == s->first + 1 + theirs) return 0;
    for (uint32_t i = at; i + 1 < end && i < at + AS_REACH; i++)
        if (scan_is(scan, i, WORD_AS)) return i + 1;
    return at;
}

/* The list of a sentence that is of those told before it: right before, or,
 * if it says "the victims", not far. */
static void find_next(struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t them = behind_them_as(scan, s);
    uint32_t at = them ? them : list_of_them(scan, s);
    uint32_t reach = them ? NAMED_REACH : 1;
    for (uint32_t back = 1; at && back <= reach && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d))
            if (may_be_listed(&scan->drafts[d]) && add_members(scan, at, d))
                return;
    }
}

/* "192 dead: 182 in Kenya, including 12 Americans, and 10 in Tanzania": figures
 * behind a colon that add up to the one before it. */
static void find_counted(struct scan *scan, uint32_t whole)
{
    const struct draft *sum = &scan->drafts[whole];
    uint32_t first = sum->quantity.words.first, colon = NO_TOKEN;
    uint32_t end = tree_sentence_end(scan, first), at[MOST_COUNTED], n = 0;
    int64_t left = sum->quantity.lo;
    for (uint32_t i = first; i < end && colon == NO_TOKEN; i++)
        if (str_is(scan->tokens[i].lower, ":")) colon = i;
    if (colon == NO_TOKEN || sum->quantity.kind != COUNT_NUMBER) return;
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN && n < MOST_COUNTED; d = held_next(scan, d)) {
        const struct draft *line = &scan->drafts[d];
        uint32_t words = line->quantity.words.first;
        if (words < colon || line->harm != sum->harm || line->is_part ||
            line->quantity.kind != COUNT_NUMBER ||
            scan_is(scan, words - 1, WORD_INCLUDING))
            continue;
        left -= line->quantity.lo;
        at[n++] = d;
    }
    for (uint32_t i = 0; n > 1 && left == 0 && i < n; i++) {
        scan->drafts[at[i]].is_part = true;
        scan->drafts[at[i]].whole = whole;
    }
}

void part_list(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    held_open(scan);
    for (uint32_t d = 0; d < n; d++) find_behind(scan, d);
    for (uint32_t d = 0; d < n; d++) find_counted(scan, d);
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (scan_sentence(scan, i)->parsed) find_next(scan, i);
}
