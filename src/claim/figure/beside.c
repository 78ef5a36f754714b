/* People who are set beside the victims: "along with one civilian", "in
 * addition to the three attackers, at least 80 people were killed", "the
 * driver as well as two passengers".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/roster.h"

/* Longest way from the phrase to the noun it brings, in tokens. */
enum { NOUN_REACH = 8, PHRASE_MOST = 3, CREDIT_REACH = 3 };

/* How many tokens the phrase that sets beside has; 0 = none begins here. */
static uint32_t phrase_at(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t value;
    return (uint32_t)phrases_match(&scan->reader->cues[CUE_BESIDE],
                                   scan->tokens, at, end, &value);
}

/* The draft of the sentence that the phrase belongs to: the next one when
 * the phrase opens the sentence, else the last before it. */
static uint32_t draft_near(const struct scan *scan, uint32_t at)
{
    uint32_t sentence = scan->sentence_at[at], best = NO_TOKEN;
    bool opens = at == tree_sentence_start(scan, at);
    uint32_t d = held_last(scan, sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        uint32_t first = draft->quantity.words.first;
        if (draft->sentence != sentence) continue;
        if (opens && first > at) best = d;
        if (!opens && first < at) return d;
    }
    return best;
}

static bool fits(const struct quantity *quantity)
{
    if (quantity->thing || !quantity->person) return false;
    return quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
           quantity->kind == COUNT_DEFINITE || quantity->kind == COUNT_NAME;
}

static bool counts(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    return index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT;
}

/* The head of the noun phrase that begins here. */
static uint32_t noun_from(const struct scan *scan, uint32_t from, uint32_t end)
{
    uint32_t head = NO_TOKEN;
    for (uint32_t i = from; i < end && i < from + NOUN_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        bool hyphen = str_is(scan->tokens[i].lower, "-");
        bool named = head != NO_TOKEN && tag == TAG_PROPN &&
                     scan->tokens[head].tag == TAG_NOUN;
        if (named) break;
        if (tag == TAG_NOUN || tag == TAG_PROPN)
            head = i;
        else if (hyphen)
            head = NO_TOKEN;
        else if (tag == TAG_VERB && scan->tokens[i].relation == REL_AMOD)
            continue; /* "a well-known farmer" */
        else if (tag == TAG_VERB || tag == TAG_PUNCT ||
                 (head != NO_TOKEN && tag != TAG_ADJ))
            break;
        if (counts(scan, i) && head == NO_TOKEN &&
            (i + 1 == end || scan->tokens[i + 1].tag == TAG_PUNCT))
            return i;
    }
    return head;
}

/* "was killed while a nurse was among the wounded, along with two guards": the
 * harm told last, though its people are not known yet; NO_TOKEN = none. */
static uint32_t among_behind(const struct scan *scan, uint32_t known,
                             uint32_t head)
{
    const struct quantity *quantity = &scan->drafts[known].quantity;
    uint32_t from = quantity->words.first + quantity->words.n;
    for (uint32_t i = head; i > from; i--) {
        uint32_t index = scan->hit_at[i - 1];
        if (index) {
            const struct harm_hit *hit = &scan->hits[index - 1];
            return hit->frame == FRAME_AMONG ? index - 1 : NO_TOKEN;
        }
    }
    return NO_TOKEN;
}

/* A draft of the people with this head, like the one that is known; where
 * they end, or NO_TOKEN when they are none. */
static uint32_t add_beside(struct scan *scan, uint32_t known, uint32_t head)
{
    struct quantity quantity = quantity_read(scan, head);
    if (!fits(&quantity) || held_takes(scan, &quantity)) return NO_TOKEN;
    if (scan->drafts[known].quantity.negative) return NO_TOKEN;
    quantity.more = true;
    struct draft *draft = scan_draft_like(scan, known, &quantity);
    uint32_t hit = among_behind(scan, known, head);
    if (hit != NO_TOKEN) {
        draft->hit = hit;
        draft->harm = scan->hits[hit].harm;
    }
    return quantity.words.first + quantity.words.n;
}

/* Where a member of the list begins: behind "and", or behind a comma with a
 * number or an owner ("her husband, their two sons and ..."). */
static uint32_t joint_end(const struct scan *scan, uint32_t at, uint32_t end)
{
    if (at + 1 >= end) return NO_TOKEN;
    if (scan_is(scan, at, WORD_AND)) return at + 1;
    if (!str_is(scan->tokens[at].lower, ",")) return NO_TOKEN;
    if (at + 2 < end && scan_is(scan, at + 1, WORD_AND)) return at + 2;
    bool opens = counts(scan, at + 1) || scan_is(scan, at + 1, WORD_OWNER);
    return opens ? at + 1 : NO_TOKEN;
}

/* "his wife and their five children": the noun joined behind, unless a verb
 * of its own follows it; NO_TOKEN = none. */
static uint32_t joined_from(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t from = joint_end(scan, at, end);
    if (from == NO_TOKEN) return NO_TOKEN;
    uint32_t head = noun_from(scan, from, end);
    if (head == NO_TOKEN || head + 1 >= end) return head;
    uint8_t tag = scan->tokens[head + 1].tag;
    bool verb = tag == TAG_VERB || tag == TAG_AUX || scan->hit_at[head + 1];
    return verb ? NO_TOKEN : head;
}

/* "was killed along with three officers and four policemen were wounded":
 * the three are of the verb before, whatever the tree made of them. */
static bool take_back(struct scan *scan, uint32_t known, uint32_t head)
{
    const struct harm_hit *hit = &scan->hits[scan->drafts[known].hit];
    uint32_t d = held_last(scan, scan->sentence_at[head]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        struct draft *draft = &scan->drafts[d];
        if (draft->quantity.head != head ||
            draft->hit == scan->drafts[known].hit)
            continue;
        if (draft->tie < TIE_LINEAR || hit->first > head ||
            scan->hits[draft->hit].first < head)
            return false;
        draft->hit = scan->drafts[known].hit;
        draft->harm = scan->drafts[known].harm;
        draft->anchor = scan->drafts[known].anchor;
        return true;
    }
    return false;
}

/* "Dawn Ott, 43, died with her sons Tim, 11, and Rob, three": their own kin,
 * right behind the verb. */
static void find_with(struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    struct roster roster;
    if (at == tree_sentence_start(scan, at) || at + 2 >= end ||
        !scan->hit_at[at - 1] || !scan_is(scan, at + 1, WORD_OWNER) ||
        !scan_is(scan, at + 2, WORD_KIN))
        return;
    uint32_t known = draft_near(scan, at), hit = scan->hit_at[at - 1] - 1;
    if (known == NO_TOKEN || scan->drafts[known].hit != hit ||
        scan->drafts[known].quantity.negative ||
        scan->hits[hit].harm != HARM_KILLED)
        return;
    for (uint32_t i = at; i < end; i++)
        if (str_is(scan->tokens[i].text, ";")) end = i;
    roster_read(scan, at + 1, end, &roster);
    for (size_t i = 0; i < roster.n; i++)
        if (roster.at[i].person && !held_takes(scan, &roster.at[i]))
            scan_draft_like(scan, known, &roster.at[i])->quantity.more = true;
}

void beside_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_is(scan, i, WORD_WITH) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            find_with(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        if (!scan_sentence(scan, scan->sentence_at[i])->parsed) continue;
        uint32_t end = tree_sentence_end(scan, i);
        uint32_t n = phrase_at(scan, i, end);
        if (!n) continue;
        uint32_t head = noun_from(scan, i + n, end);
        uint32_t known = draft_near(scan, i);
        if (head == NO_TOKEN || known == NO_TOKEN) continue;
        /* "as well as the 12 soldiers killed": with a harm of their own. */
        if (head + 1 < end && scan->hit_at[head + 1]) continue;
        if (take_back(scan, known, head)) continue;
        uint32_t next = add_beside(scan, known, head);
        while (next != NO_TOKEN &&
               (head = joined_from(scan, next, end)) != NO_TOKEN)
            next = add_beside(scan, known, head);
    }
}

/* "two of his bodyguards", "the mayor's driver": people of somebody's. */
static bool is_companion(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    uint32_t first = quantity->words.first;
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t from = first > start ? first - 1 : first;
    if (quantity->name.len) return false;
    for (uint32_t i = from; i < quantity->head; i++)
        if (scan_is(scan, i, WORD_OWNER)) return true;
    return false;
}

/* "Omar Daud and two guards were killed": joined to a name by "and" alone. */
static bool joins_name(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    uint32_t end = a->quantity.words.first + a->quantity.words.n;
    const struct draft *other = a->quantity.name.len ? b : a;
    if (other->quantity.kind == COUNT_DEFINITE && !is_companion(scan, other))
        return false;
    return a->hit == b->hit && end + 1 == b->quantity.words.first &&
           scan_is(scan, end, WORD_AND) &&
           (a->quantity.name.len > 0) != (b->quantity.name.len > 0);
}

/* "Omar Daud, head of the council, his wife and a guard": further on in the
 * list that a name begins. */
static bool lists_name(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    uint32_t first = b->quantity.words.first;
    if (a->hit != b->hit || !a->quantity.name.len || b->quantity.name.len ||
        first <= a->quantity.words.first || first == 0 || !b->quantity.hi ||
        b->is_part || a->is_part)
        return false;
    return is_companion(scan, b);
}

/* "Two others" of whom nobody was told before are others than the dead. */
static bool is_told(const struct scan *scan, uint32_t index)
{
    const struct draft *draft = &scan->drafts[index];
    for (uint32_t k = scan_near_start(index); k < index; k++)
        if (scan->drafts[k].harm == draft->harm && scan->drafts[k].quantity.hi)
            return true;
    return false;
}

/* "One of the mayor's guards", "another person", "was also killed": somebody
 * else than whoever was told before him. */
static bool is_one_more(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    if (quantity->lo != 1 || quantity->hi != 1 || quantity->name.len)
        return false;
    /* "Also on this day, gunmen killed ...": another incident. */
    uint32_t start = tree_sentence_start(scan, quantity->head);
    if (draft->also && scan_is(scan, start, WORD_ALSO)) return false;
    return draft->also || quantity->more ||
           (quantity->kind == COUNT_NUMBER && is_companion(scan, draft));
}

/* "..., along with 15 family members, were killed": right behind the phrase. */
static bool is_set_beside(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t back = 1; back <= PHRASE_MOST && first >= start + back;
         back++)
        if (phrase_at(scan, first - back, first) == back) return true;
    return false;
}

/* "along with two civilians (not counted here)": the figure told last before
 * such words. */
static void mark_uncounted(struct scan *scan, uint32_t at)
{
    uint32_t value, last = NO_TOKEN, end = tree_sentence_end(scan, at);
    if (at == tree_sentence_start(scan, at) ||
        scan->tokens[at - 1].tag != TAG_PUNCT ||
        !phrases_match(&scan->reader->cues[CUE_APART], scan->tokens, at, end,
                       &value))
        return;
    uint32_t d = held_last(scan, scan->sentence_at[at]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        uint32_t first = scan->drafts[d].quantity.words.first;
        if (first < at && (last == NO_TOKEN ||
                           first >= scan->drafts[last].quantity.words.first))
            last = d;
    }
    if (last != NO_TOKEN) scan->drafts[last].uncounted = true;
}

/* "The group claimed responsibility for killing two officers": what a report
 * has told already, in the words of those who did it. */
static bool is_credited(const struct scan *scan, uint32_t hit)
{
    uint32_t first = scan->hits[hit].first;
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t i = first; i > start + 1 && first - i < CREDIT_REACH; i--)
        if (scan_is(scan, i - 1, WORD_FOR) &&
            context_cue(scan, i - 2, CUE_CREDIT))
            return true;
    return false;
}

void beside_mark(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i < scan->n_tokens; i++) mark_uncounted(scan, i);
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        bool many = draft->quantity.lo > 1;
        draft->beside =
            (is_companion(scan, draft) && (many || draft->quantity.more)) ||
            (many && (is_set_beside(scan, draft) ||
                      (draft->quantity.more && is_told(scan, i))));
        draft->credited = is_credited(scan, draft->hit);
        draft->one_more =
            (draft->of_wounded || is_one_more(scan, draft)) && is_told(scan, i);
        for (uint32_t k = scan_near_start(i); k < i; k++)
            if (joins_name(scan, &scan->drafts[k], draft) ||
                lists_name(scan, &scan->drafts[k], draft))
                scan->drafts[k].beside = draft->beside = true;
    }
}
