/* Lists that tell who the counted were: "Three people were killed: a woman,
 * her daughter and a guard", "They were two sisters and a cook". The list adds
 * up to the figure; each of its members is a part of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum { LIST_MOST = 8, WHOLE_MOST = 60 };

struct members {
    struct quantity at[LIST_MOST];
    size_t n;
    int64_t sum;
};

static bool is_joint(const struct scan *scan, uint32_t at)
{
    return scan->tokens[at].tag == TAG_PUNCT || scan_is(scan, at, WORD_AND);
}

/* The last noun of the run that begins here. */
static uint32_t run_end(const struct scan *scan, uint32_t at, uint32_t end)
{
    while (at + 1 < end && (scan->tokens[at + 1].tag == TAG_NOUN ||
                            scan->tokens[at + 1].tag == TAG_PROPN))
        at++;
    return at;
}

static bool may_be_member(const struct scan *scan,
                          const struct quantity *quantity)
{
    if (quantity->thing || !quantity->person || quantity->negative)
        return false;
    if (quantity->kind == COUNT_NUMBER)
        return quantity->qualifier == QUALIFIER_EXACT &&
               !held_takes(scan, quantity);
    return quantity->kind == COUNT_ONE || quantity->kind == COUNT_DEFINITE;
}

/* The people listed from a token on, up to the end of the sentence or a word
 * that no list holds. */
static void read_members(const struct scan *scan, uint32_t at,
                         struct members *out)
{
    uint32_t end = tree_sentence_end(scan, at);
    bool opens = true;
    *out = (struct members){ .n = 0 };
    for (uint32_t i = at; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_VERB || tag == TAG_AUX || scan->hit_at[i]) return;
        if (is_joint(scan, i)) opens = true;
        if (!opens || (tag != TAG_NOUN && tag != TAG_PROPN)) continue;
        uint32_t head = run_end(scan, i, end);
        struct quantity quantity = quantity_read(scan, head);
        i = head;
        opens = false;
        if (!may_be_member(scan, &quantity) || out->n == LIST_MOST) return;
        out->at[out->n++] = quantity;
        out->sum += quantity.lo;
    }
}

static bool may_be_listed(const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return quantity->kind == COUNT_NUMBER && quantity->lo >= 2 &&
           quantity->lo == quantity->hi && quantity->lo <= WHOLE_MOST;
}

static void add_members(struct scan *scan, uint32_t at, uint32_t whole)
{
    struct members members;
    read_members(scan, at, &members);
    if (members.n < 2 || members.sum != scan->drafts[whole].quantity.lo) return;
    for (size_t i = 0; i < members.n; i++)
        part_add(scan, &members.at[i], whole);
}

/* "Three people were killed, officials said: a woman ..." */
static void find_behind(struct scan *scan, uint32_t whole)
{
    const struct stretch words = scan->drafts[whole].quantity.words;
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (!may_be_listed(&scan->drafts[whole])) return;
    for (uint32_t i = at; i + 1 < end; i++)
        if (str_is(scan->tokens[i].lower, ":")) {
            add_members(scan, i + 1, whole);
            return;
        }
}

/* "They were two sisters and a cook." */
static void find_next(struct scan *scan, uint32_t sentence)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    if (!sentence || s->n < 4 || !scan_is(scan, s->first, WORD_THEY) ||
        scan->tokens[s->first + 1].tag != TAG_AUX)
        return;
    uint32_t d = held_last(scan, sentence - 1);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (may_be_listed(&scan->drafts[d])) {
            add_members(scan, s->first + 2, d);
            return;
        }
}

void part_list(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    held_open(scan);
    for (uint32_t d = 0; d < n; d++) find_behind(scan, d);
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (scan_sentence(scan, i)->parsed) find_next(scan, i);
}
