/* One number for people of two kinds: "25 civilians and security men", "60
 * women and children". The number is of neither kind alone.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"

/* Words of one member of the list, and members at most. */
enum { MEMBER_REACH = 4, MEMBER_MOST = 4, ASIDE_REACH = 7 };

static bool is_word_of(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return (tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_ADJ) &&
           !scan->number_at[at] && !scan->time_at[at] &&
           (!scan->hit_at[at] || tag == TAG_NOUN);
}

/* The last word of the member that begins at a token; NO_TOKEN = none. */
static uint32_t member_end(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t last = NO_TOKEN;
    for (uint32_t i = at; i < end && i < at + MEMBER_REACH; i++) {
        if (!is_word_of(scan, i)) break;
        last = i;
    }
    return last != NO_TOKEN && scan->tokens[last].tag == TAG_NOUN ? last
                                                                  : NO_TOKEN;
}

/* The role of a bare plural that ends at a noun. */
static bool read_member(const struct scan *scan, uint32_t noun, uint32_t from,
                        uint8_t *role)
{
    struct quantity member = quantity_read(scan, noun);
    if (member.kind != COUNT_PLURAL || !member.person || member.thing ||
        member.words.first < from)
        return false;
    *role = member.role;
    return true;
}

static bool is_armed(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE;
}

/* "37 soldiers and police officers" are men of arms all. */
static bool are_apart(uint8_t one, uint8_t two)
{
    return one != two && !(is_armed(one) && is_armed(two));
}

static bool is_comma(const struct scan *scan, uint32_t at)
{
    return str_is(scan->tokens[at].lower, ",");
}

/* Does "among them" or "included" follow in the aside behind the comma? */
static bool tells_among(const struct scan *scan, uint32_t comma, uint32_t end)
{
    for (uint32_t i = comma + 1; i < end && i < comma + ASIDE_REACH; i++) {
        if (is_comma(scan, i)) return false;
        if (scan_is(scan, i, WORD_AMONG) || scan_is(scan, i, WORD_INCLUDING) ||
            scan_is(scan, i, WORD_INCLUDE))
            return true;
    }
    return false;
}

static void read_joint(const struct scan *scan, struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    uint32_t end = tree_sentence_end(scan, quantity->words.first);
    uint8_t role = quantity->role;
    bool mixed = false;
    if (quantity->kind != COUNT_NUMBER || quantity->lo == 1 ||
        role == ROLE_PEOPLE || role == ROLE_OTHER || role == ROLE_ATTACKER)
        return;
    /* "lives of 25 civilians" */
    while (at < end && scan->tokens[at].tag == TAG_NOUN) at++;
    for (int n = 0; n < MEMBER_MOST && at + 1 < end; n++) {
        bool last = scan_is(scan, at, WORD_AND);
        if (!last && !is_comma(scan, at)) return;
        /* "11 civilians, women and children among them" */
        if (!last && n == 0 && tells_among(scan, at, end)) return;
        if (!last && scan_is(scan, at + 1, WORD_AND)) last = true;
        uint32_t from = at + 1 + (last && is_comma(scan, at));
        uint32_t noun = member_end(scan, from, end);
        uint8_t other;
        if (noun == NO_TOKEN || !read_member(scan, noun, from, &other)) return;
        mixed |= are_apart(role, other);
        if (last) break;
        at = noun + 1;
        if (n + 1 == MEMBER_MOST) return;
    }
    if (mixed) quantity->role = ROLE_PEOPLE;
}

void joint_find(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++)
        read_joint(scan, &scan->drafts[i].quantity);
}
