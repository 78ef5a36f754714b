/* Bodies of fighters by names that no table knows, and two peoples in one
 * phrase.
 *
 * "The Red Hill Brigade" ends in a word for such a body; "12 Sharqi rebels"
 * are of what the name before them says, unless that is a creed ("Islamist
 * rebels"), a day or a town. "Ukrainian and Russian prisoners" are of neither
 * alone: of both sides where the report sets the two against each other.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

enum {
    NAME_REACH = 6,   /* words of a body's name */
    NOTE_REACH = 5,   /* of a note in brackets */
    JOINT_REACH = 3,  /* from "and" to the second people */
    RIVAL_REACH = 400 /* tokens before and behind, in which they are rivals */
};

/* "the Red Hill Brigade": the name of a body of fighters that begins at a
 * token; no army of a country. */
struct str band_at(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (i < end && i < at + NAME_REACH && scan->tokens[i].capital &&
           !scan->place_at[i] && !scan_is(scan, i, WORD_BAND))
        i++;
    if (i == at || i >= end || !scan->tokens[i].capital ||
        !scan_is(scan, i, WORD_BAND))
        return STR("");
    while (i + 1 < end && scan->tokens[i + 1].capital &&
           scan_is(scan, i + 1, WORD_BAND))
        i++;
    return scan_text(scan, (struct stretch){ at, i + 1 - at });
}

/* May the word be of the name of a band? */
static bool may_name(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    uint32_t row;
    bool tagged = token->tag == TAG_PROPN || token->tag == TAG_ADJ;
    return token->capital && tagged && !scan->place_at[at] &&
           !scan->time_at[at] && !scan->number_at[at] &&
           !scan_is(scan, at, WORD_CREED) &&
           !phrases_match(&scan->reader->people, scan->tokens, at, at + 1,
                          &row) &&
           !phrases_match(&scan->reader->titles, scan->tokens, at, at + 1,
                          &row);
}

/* "(SHF) rebels": where the bracket before the head opens, or the head. */
static uint32_t before_note(const struct scan *scan, uint32_t head,
                            uint32_t start)
{
    if (head == start || !str_is(scan->tokens[head - 1].lower, ")"))
        return head;
    for (uint32_t i = head - 1; i > start && i + NOTE_REACH > head; i--)
        if (str_is(scan->tokens[i].lower, "(")) return i;
    return head;
}

/* "three Sharqi (SHF) rebels": the name before them; "" = none. */
struct str band_before(const struct scan *scan, uint32_t head)
{
    uint32_t start = tree_sentence_start(scan, head);
    if (!scan_is(scan, head, WORD_IRREGULAR) || scan->tokens[head].capital)
        return STR("");
    uint32_t stop = before_note(scan, head, start), first = stop;
    while (first > start && first + NAME_REACH > stop &&
           (may_name(scan, first - 1) ||
            (first < stop && scan_is(scan, first - 1, WORD_PARTICLE))))
        first--;
    while (first < stop && !scan->tokens[first].capital) first++;
    if (first == stop) return STR("");
    bool one = stop - first == 1 && first == start;
    if (one && !scan->tokens[first].all_capital) return STR("");
    return scan_text(scan, (struct stretch){ first, stop - first });
}

/* The people, land or community that a word names. */
static struct str folk_at(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t row, index = at < end ? scan->place_at[at] : 0;
    if (at >= end) return STR("");
    if (phrases_match(&scan->reader->armed, scan->tokens, at, end, &row))
        return scan->reader->armed_rows[row].name;
    return index ? group_place_side(scan, index - 1) : STR("");
}

/* Are both among the next words: "between Armenia and Azerbaijan"? */
static bool are_both_behind(const struct scan *scan, uint32_t at, struct str a,
                            struct str b)
{
    bool first = false, second = false;
    uint32_t end = tree_sentence_end(scan, at);
    for (uint32_t i = at + 1; i < end && i < at + 2 + NAME_REACH; i++) {
        struct str name = folk_at(scan, i, end);
        first |= str_equal(name, a);
        second |= str_equal(name, b);
    }
    return first && second;
}

/* Does the report set the two against each other: "both sides", "between A
 * and B", prisoners who are exchanged? */
static bool are_rivals(const struct scan *scan, uint32_t at, struct str a,
                       struct str b)
{
    uint32_t i = at > RIVAL_REACH ? at - RIVAL_REACH : 0;
    uint32_t end = at + RIVAL_REACH;
    for (; i < scan->n_tokens && i < end; i++) {
        if (scan_is(scan, i, WORD_SWAP) &&
            scan->sentence_at[i] == scan->sentence_at[at])
            return true;
        if (i && scan_is(scan, i, WORD_SIDES) &&
            (scan_is(scan, i - 1, WORD_BOTH) || scan_is(scan, i - 1, WORD_TWO)))
            return true;
        if (scan_is(scan, i, WORD_BETWEEN) && are_both_behind(scan, i, a, b))
            return true;
    }
    return false;
}

/* The second people that "and" joins to the one named at a token; "" = none.
 */
static struct str joined_to(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t i = at + 1;
    /* "British, French and American troops" */
    if (i + 2 < end && str_is(scan->tokens[i].lower, ",") &&
        scan->place_at[i + 1] && scan->tokens[i + 1].tag == TAG_ADJ &&
        scan->tokens[at].tag == TAG_ADJ)
        return folk_at(scan, i + 1, end);
    if (i + 1 >= end || !scan_is(scan, i, WORD_AND)) return STR("");
    for (i++; i < end && i <= at + 1 + JOINT_REACH; i++) {
        struct str name = folk_at(scan, i, end);
        if (name.len) return name;
        uint8_t tag = scan->tokens[i].tag;
        /* "politically moderate" reads like a verb */
        bool verb = tag == TAG_VERB && scan->tokens[i - 1].tag == TAG_ADV;
        if (scan->number_at[i] ||
            (tag != TAG_ADJ && tag != TAG_ADV && tag != TAG_NOUN && !verb))
            return STR("");
    }
    return STR("");
}

/* The side of people named at a token, where others are joined to them. */
struct str band_joint(const struct scan *scan, uint32_t at, struct str name)
{
    uint32_t end = tree_sentence_end(scan, at);
    struct str other = joined_to(scan, at, end);
    if (!other.len || str_equal(other, name)) return name;
    return are_rivals(scan, at, name, other) ? STR("both") : STR("");
}
