/* Totals that run on: "Two guards were shot on Monday. The deaths bring to 40
 * the number killed this year", "he was the 417th to die there": whom the
 * report tells of is the newest of them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/fold.h"
#include "claim/part.h"

/* Sentences from whom the report tells of to the total. */
enum { BACK_REACH = 4, RANK_REACH = 4 };

/* Words from "brings" to the figure. */
enum { BRING_REACH = 16 };

/* "The deaths bring", "that takes": not "officials raised". */
static bool is_by_itself(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = tree_child(scan, verb, REL_NSUBJ);
    if (subject == NO_TOKEN || scan->hit_at[subject]) return true;
    if (scan->tokens[subject].tag == TAG_PROPN) return false;
    return !quantity_read(scan, subject).person;
}

/* Do the words before the figure say that it came about by what was told? */
bool part_is_brought(const struct scan *scan, const struct draft *total)
{
    uint32_t first = total->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    if (first < start + 2 || !scan_is(scan, first - 1, WORD_TO)) return false;
    for (uint32_t i = first - 1; i-- > start && i + BRING_REACH > first;)
        if (context_cue(scan, i, CUE_BRINGS) && tree_is_verb(scan, i))
            return is_by_itself(scan, i);
    return false;
}

static bool may_be_new(const struct scan *scan, const struct draft *part,
                       const struct draft *total)
{
    const struct quantity *quantity = &part->quantity;
    return !part->dropped && !part->is_part && part->harm == total->harm &&
           quantity->lo > 0 && quantity->role != ROLE_ATTACKER &&
           quantity->qualifier != QUALIFIER_INDEFINITE &&
           total->quantity.lo > quantity->lo &&
           whole_counts(scan, &total->quantity, quantity);
}

/* Is the draft, or one that was folded into it, told in the sentence? */
static bool is_told_in(const struct scan *scan, uint32_t d, uint32_t sentence)
{
    uint32_t end = scan_near_end(scan, d);
    if (scan->drafts[d].sentence == sentence) return true;
    for (uint32_t i = scan_near_start(d); i < end; i++)
        if (scan->drafts[i].into == d && scan->drafts[i].sentence == sentence)
            return true;
    return false;
}

/* Those told of in a sentence, as parts of the total; were there any? */
static bool tie_new(struct scan *scan, uint32_t w, uint32_t sentence)
{
    uint32_t end = scan_near_end(scan, w);
    bool found = false;
    for (uint32_t i = scan_near_start(w); i < end; i++) {
        struct draft *part = &scan->drafts[i];
        if (i == w || !is_told_in(scan, i, sentence)) continue;
        found |= !part->dropped && part->whole == w;
        if (!may_be_new(scan, part, &scan->drafts[w])) continue;
        part->whole = w;
        part->is_part = true;
        found = true;
    }
    return found;
}

/* How many of the total's parts came new; 0 = none. */
static int64_t count_new(const struct scan *scan, uint32_t w)
{
    int64_t sum = 0;
    uint32_t end = scan_near_end(scan, w);
    for (uint32_t i = scan_near_start(w); i < end; i++)
        if (scan->drafts[i].whole == w && !scan->drafts[i].dropped &&
            scan->drafts[i].scope == SCOPE_INCREMENT)
            sum += scan->drafts[i].quantity.lo;
    return sum;
}

/* "All 153 on board died. ... Ten more on the ground, bringing the dead to
 * 163": those who were counted before the new ones came. */
static void tie_old(struct scan *scan, uint32_t w, int64_t came)
{
    const struct draft *total = &scan->drafts[w];
    uint32_t end = scan_near_end(scan, w);
    for (uint32_t i = scan_near_start(w); i < end; i++) {
        struct draft *part = &scan->drafts[i];
        if (i == w || !may_be_new(scan, part, total) ||
            part->quantity.lo + came != total->quantity.lo ||
            part->quantity.kind != COUNT_NUMBER || part->early)
            continue;
        part->whole = w;
        part->is_part = true;
        return;
    }
}

static void tie_back(struct scan *scan, uint32_t w, uint32_t sentence)
{
    for (uint32_t back = 1; back <= BACK_REACH && back <= sentence; back++)
        if (tie_new(scan, w, sentence - back)) return;
}

/* "He is the 417th to have died there": the one told of right before. */
static void tie_rank(struct scan *scan, uint32_t d, uint32_t w)
{
    uint32_t sentence = scan->drafts[d].sentence;
    for (uint32_t i = scan_near_start(d); i < d; i++) {
        struct draft *part = &scan->drafts[i];
        if (i == w || part->quantity.hi != 1 ||
            part->sentence + RANK_REACH < sentence ||
            !may_be_new(scan, part, &scan->drafts[w]))
            continue;
        part->whole = w;
        part->is_part = true;
        return;
    }
}

void part_running(struct scan *scan)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        const struct draft *told = &scan->drafts[d];
        uint32_t w = fold_final(scan, d);
        const struct quantity *quantity = &told->quantity;
        if (w == NO_TOKEN || scan->drafts[w].is_part || quantity->lo < 2 ||
            quantity->kind != COUNT_NUMBER)
            continue;
        if (ordinal_counts(scan, quantity)) {
            tie_rank(scan, d, w);
            continue;
        }
        if (!part_is_brought(scan, told) && !scan->drafts[w].summed) continue;
        int64_t came = count_new(scan, w);
        if (came)
            tie_old(scan, w, came);
        else if (part_is_brought(scan, told))
            tie_back(scan, w, told->sentence);
    }
}
