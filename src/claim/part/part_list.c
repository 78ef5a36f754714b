/* Lists that tell who the counted were: "Three people were killed: a woman,
 * her daughter and a guard", "They were two sisters and a cook". The list adds
 * up to the figure; each of its members is a part of it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* LIST_REACH: tokens from the figure to where its list begins. */
enum { LIST_MOST = 8, WHOLE_MOST = 60, LIST_REACH = 60 };

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

static bool may_be_member(const struct quantity *quantity)
{
    if (quantity->thing || !quantity->person || quantity->negative)
        return false;
    if (quantity->kind == COUNT_NUMBER)
        return quantity->qualifier == QUALIFIER_EXACT;
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
        if (!may_be_member(&quantity) || out->n == LIST_MOST) return;
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

/* The draft that a member is already; NO_TOKEN = none. */
static uint32_t known_as(const struct scan *scan, const struct quantity *member)
{
    uint32_t d = held_last(scan, scan->sentence_at[member->words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (member->number != NO_TOKEN &&
            scan->drafts[d].quantity.number == member->number)
            return d;
    return NO_TOKEN;
}

/* Is the list of this whole? None of it is of another harm. */
static bool may_take(const struct scan *scan, const struct members *members,
                     uint32_t whole)
{
    if (members->n < 2 || members->sum != scan->drafts[whole].quantity.lo)
        return false;
    for (size_t i = 0; i < members->n; i++) {
        uint32_t d = known_as(scan, &members->at[i]);
        if (d == whole ||
            (d != NO_TOKEN && scan->drafts[d].harm != scan->drafts[whole].harm))
            return false;
    }
    return true;
}

static bool add_members(struct scan *scan, uint32_t at, uint32_t whole)
{
    struct members members;
    read_members(scan, at, &members);
    if (!may_take(scan, &members, whole)) return false;
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

/* "Three people were killed, officials said: a woman ..." */
static void find_behind(struct scan *scan, uint32_t whole)
{
    const struct stretch words = scan->drafts[whole].quantity.words;
    uint32_t at = words.first + words.n;
    uint32_t end = tree_sentence_end(scan, words.first);
    if (!may_be_listed(&scan->drafts[whole])) return;
    for (uint32_t i = at; i + 1 < end && i < at + LIST_REACH; i++)
        if (opens_list(scan, i) && add_members(scan, i + 1, whole)) return;
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
