/* Parts of a number behind "among": "Ann Hill and her son were among nine who
 * froze to death", "Among the 29 dead were 12 pupils and a nurse".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Tokens from "among" to its number, and from there to "were". */
enum { NUMBER_REACH = 4, BE_REACH = 4, INCLUDE_REACH = 12 };

static uint32_t draft_at(const struct scan *scan, uint32_t token)
{
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        if (token >= words->first && token < words->first + words->n) return d;
    }
    return NO_TOKEN;
}

/* The figure behind "among"; NO_TOKEN = none. */
static uint32_t whole_behind(const struct scan *scan, uint32_t among)
{
    uint32_t end = tree_sentence_end(scan, among);
    for (uint32_t i = among + 1; i < end && i < among + NUMBER_REACH; i++) {
        uint32_t d = draft_at(scan, i);
        if (d != NO_TOKEN && scan->drafts[d].quantity.kind == COUNT_NUMBER &&
            scan->drafts[d].quantity.words.first > among)
            return d;
    }
    return NO_TOKEN;
}

/* The last noun of a run, and no figure yet. */
static bool is_head(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    uint8_t next = at + 1 < scan->n_tokens ? scan->tokens[at + 1].tag : tag;
    return (tag == TAG_NOUN || tag == TAG_PROPN) && next != TAG_NOUN &&
           next != TAG_PROPN && draft_at(scan, at) == NO_TOKEN;
}

static void add_part(struct scan *scan, uint32_t noun, uint32_t whole)
{
    struct quantity quantity = quantity_read(scan, noun);
    /* "A drone operator was among three soldiers killed": whatever he is, he
     * is counted with people. */
    quantity.person |= quantity.kind == COUNT_ONE;
    if (quantity.thing || !quantity.person) return;
    bool kin = quantity.kind == COUNT_DEFINITE && sufferer_is_kin(scan, noun);
    if (kin || quantity.kind == COUNT_NUMBER || quantity.kind == COUNT_ONE ||
        quantity.kind == COUNT_NAME)
        part_add(scan, &quantity, whole);
}

/* "Among the 29 dead were ...": the word behind "were"; NO_TOKEN = it is not
 * told so. */
static uint32_t list_behind(const struct scan *scan, uint32_t whole)
{
    const struct stretch *words = &scan->drafts[whole].quantity.words;
    uint32_t at = words->first + words->n;
    uint32_t end = tree_sentence_end(scan, words->first);
    for (uint32_t i = at; i < end && i < at + BE_REACH; i++)
        if (scan_is(scan, i, WORD_BE)) return i + 1;
    return NO_TOKEN;
}

static void add_behind(struct scan *scan, uint32_t whole)
{
    uint32_t at = list_behind(scan, whole);
    if (at == NO_TOKEN) return;
    uint32_t end = tree_sentence_end(scan, at - 1);
    for (uint32_t i = at; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_SCONJ ||
            scan_is(scan, i, WORD_RELATIVE))
            return;
        if (tag != TAG_NOUN && tag != TAG_PROPN) continue;
        uint8_t before = scan->tokens[i - 1].tag;
        bool opens = before != TAG_ADP || i == at; /* not "of one school" */
        if (is_head(scan, i) && opens) add_part(scan, i, whole);
    }
}

/* The figure told last before a draft that can hold it. */
static uint32_t whole_before(const struct scan *scan, uint32_t part)
{
    uint32_t first = scan->drafts[part].quantity.words.first, best = NO_TOKEN;
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        if (d == part || draft->harm != scan->drafts[part].harm ||
            draft->quantity.words.first >= first ||
            !whole_takes(draft, &scan->drafts[part].quantity))
            continue;
        if (best == NO_TOKEN || draft->quantity.words.first >
                                    scan->drafts[best].quantity.words.first)
            best = d;
    }
    return best;
}

/* "22 people died, children among them": told by no number; the draft,
 * NO_TOKEN = nobody of a kind of their own. */
static uint32_t add_uncounted(struct scan *scan, uint32_t noun)
{
    uint32_t start = tree_sentence_start(scan, noun);
    uint32_t before = whole_near(scan, noun, HARM_COUNT);
    struct quantity quantity = quantity_read(scan, noun);
    if (before == NO_TOKEN || quantity.kind != COUNT_PLURAL ||
        !quantity.person || quantity.role == ROLE_PEOPLE ||
        quantity.words.first <= start ||
        !str_is(scan->tokens[quantity.words.first - 1].lower, ",") ||
        scan->drafts[before].sentence != scan->sentence_at[noun])
        return NO_TOKEN;
    part_add(scan, &quantity, before);
    scan->drafts[scan->n_drafts - 1].is_part = false;
    return (uint32_t)scan->n_drafts - 1;
}

/* "22 people died, at least five children among them". */
static bool ends_in_them(struct scan *scan, uint32_t among)
{
    uint32_t start = tree_sentence_start(scan, among);
    if (among == start || among + 1 >= tree_sentence_end(scan, among) ||
        !context_cue(scan, among + 1, CUE_THEM) ||
        scan->tokens[among + 1].tag != TAG_PRON)
        return false;
    uint32_t part = draft_at(scan, among - 1);
    if (part == NO_TOKEN) part = add_uncounted(scan, among - 1);
    if (part == NO_TOKEN || scan->drafts[part].is_part) return false;
    uint32_t whole = whole_before(scan, part);
    if (whole == NO_TOKEN) return false;
    scan->drafts[part].is_part = true;
    scan->drafts[part].whole = whole;
    return true;
}

/* Do the people at their head noun open the sentence, or a part of it behind a
 * mark? */
static bool opens_clause(const struct scan *scan, uint32_t head)
{
    if (!is_head(scan, head)) return false;
    uint32_t first = quantity_read(scan, head).words.first;
    return first == tree_sentence_start(scan, head) ||
           scan->tokens[first - 1].tag == TAG_PUNCT;
}

/* "Three children among eight killed in air strike": without "were". */
static void tie_before(struct scan *scan, uint32_t among, uint32_t whole)
{
    uint32_t part = draft_at(scan, among - 1);
    if (part == NO_TOKEN && opens_clause(scan, among - 1)) {
        add_part(scan, among - 1, whole);
        return;
    }
    if (part == NO_TOKEN || part == whole || scan->drafts[part].is_part ||
        scan->drafts[part].harm != scan->drafts[whole].harm ||
        !whole_takes(&scan->drafts[whole], &scan->drafts[part].quantity))
        return;
    scan->drafts[part].is_part = true;
    scan->drafts[part].whole = whole;
}

/* The word "including" before the noun of an event; NO_TOKEN = none. */
static uint32_t including_before(const struct scan *scan, uint32_t noun)
{
    uint32_t start = tree_sentence_start(scan, noun);
    for (uint32_t i = noun; i > start && i + INCLUDE_REACH > noun; i--) {
        if (scan_is(scan, i - 1, WORD_INCLUDING)) return i - 1;
        if (scan->hit_at[i - 1] || scan->tokens[i - 1].tag == TAG_AUX) break;
    }
    return NO_TOKEN;
}

/* "... killed 18, including a bomb that killed five": the five are of the 18,
 * and so are those whom the same bomb wounded. */
static uint32_t event_included(const struct scan *scan, uint32_t word)
{
    for (int step = 0; step < 3 && !tree_is_root(scan, word); step++) {
        uint8_t relation = scan->tokens[word].relation;
        uint32_t above = scan->tokens[word].head;
        if (relation == REL_ACL_RELCL && above < word)
            return including_before(scan, above);
        if (relation != REL_CONJ) break;
        word = above;
    }
    return NO_TOKEN;
}

void part_of_event(struct scan *scan)
{
    held_open(scan);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *part = &scan->drafts[d];
        if (part->is_part || part->quantity.lo < 1) continue;
        uint32_t word = scan->hits[part->hit].head;
        if (!scan_sentence(scan, scan->sentence_at[word])->parsed) continue;
        uint32_t including = event_included(scan, word);
        if (including == NO_TOKEN || part->quantity.words.first < including)
            continue;
        uint32_t whole = whole_near(scan, including, part->harm);
        if (whole == NO_TOKEN || whole == d ||
            !whole_takes(&scan->drafts[whole], &part->quantity))
            continue;
        part->is_part = true;
        part->whole = whole;
    }
}

/* "Three cadets and a pilot were among five people killed": whom the harm word
 * took for its own. */
static void tie_subject(struct scan *scan, uint32_t among, uint32_t whole)
{
    uint32_t start = tree_sentence_start(scan, among);
    uint32_t from = part_clause_start(scan, start, among - 1);
    uint32_t d = held_last(scan, scan->sentence_at[among]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        struct draft *part = &scan->drafts[d];
        if (d == whole || part->is_part ||
            part->hit != scan->drafts[whole].hit ||
            part->quantity.words.first < from ||
            part->quantity.words.first > among ||
            !whole_takes(&scan->drafts[whole], &part->quantity))
            continue;
        part->is_part = true;
        part->whole = whole;
    }
}

void part_among(struct scan *scan, uint32_t among)
{
    uint32_t start = tree_sentence_start(scan, among);
    if (ends_in_them(scan, among)) return;
    uint32_t whole = whole_behind(scan, among);
    if (whole == NO_TOKEN) return;
    if (among == start) {
        add_behind(scan, whole);
        return;
    }
    if (!scan_is(scan, among - 1, WORD_BE)) tie_before(scan, among, whole);
    if (among == start + 1 || !scan_is(scan, among - 1, WORD_BE)) return;
    for (uint32_t i = start; i + 1 < among; i++)
        if (is_head(scan, i)) add_part(scan, i, whole);
    tie_subject(scan, among, whole);
}

/* "Some of them were among the wounded": said so themselves. */
bool part_of_them_among(struct scan *scan, uint32_t token,
                        struct quantity *quantity)
{
    const struct token *subject = &scan->tokens[token];
    uint32_t index = scan->hit_at[subject->head];
    if (subject->relation != REL_NSUBJ || !index ||
        scan->hits[index - 1].frame != FRAME_AMONG)
        return false;
    quantity->person = true;
    scan_draft_of(scan, index - 1, quantity, TIE_PART);
    return true;
}

/* "One of those killed was Ana Ruiz. She suffered head injuries": the words
 * tell of her death, whatever "she" suffered. */
void part_take_back(const struct scan *scan, struct draft *known, uint8_t harm)
{
    if (!known || known->pronoun == NO_TOKEN || harm != HARM_KILLED ||
        known->harm != HARM_INJURED)
        return;
    uint32_t sentence = scan->sentence_at[known->quantity.words.first];
    const struct sentence *s = scan_sentence(scan, sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t hit = scan->hit_at[i];
        if (!hit || scan->hits[hit - 1].harm != harm) continue;
        known->harm = harm;
        known->hit = hit - 1;
        known->sentence = sentence;
        known->anchor = scan->hits[hit - 1].head;
        known->pronoun = NO_TOKEN;
        return;
    }
}
