/* Harm words that tell of whom the number is still to come: "the number of
 * nurses killed since May rose to 12".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* How far behind "number of" the harm of those counted may stand. */
enum { NUMBER_REACH = 8 };

/* From "the dead" to "at". */
enum { PUT_REACH = 6 };

/* "families" in "the number of affected families rose to": people right behind
 * the harm word that is said of them; NO_TOKEN = none. */
static uint32_t people_behind(const struct scan *scan,
                              const struct harm_hit *hit)
{
    uint32_t behind = hit->first + hit->n;
    uint32_t end = tree_sentence_end(scan, hit->first);
    if (hit->class == CLASS_NOUN || behind >= end ||
        scan->tokens[hit->head].relation != REL_AMOD ||
        scan->tokens[hit->head].head != behind)
        return NO_TOKEN;
    struct quantity people = quantity_read(scan, behind);
    return people.person && !people.thing ? behind : NO_TOKEN;
}

/* "Known to have drowned", "believed to have been killed", "who have died":
 * where the words begin that only lead to the harm; `at` = nowhere. */
static uint32_t before_lead(const struct scan *scan, uint32_t start,
                            uint32_t at)
{
    uint32_t i = at;
    while (i > start && scan->tokens[i - 1].tag == TAG_AUX) i--;
    if (i == at || i < start + 2) return at;
    if (scan_is(scan, i - 1, WORD_RELATIVE)) return i - 1;
    bool known = scan_is(scan, i - 1, WORD_TO) &&
                 scan->tokens[i - 2].tag == TAG_VERB &&
                 scan->tokens[i - 2].sense == SENSE_PARTICIPLE;
    return known ? i - 2 : at;
}

/* "number" in "the number of nurses killed since May", where how many is still
 * to come; NO_TOKEN = nothing of the kind. */
static uint32_t number_of(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first), at = hit->first;
    bool noun = hit->class == CLASS_NOUN;
    if ((noun && (hit->frame != FRAME_COUNT || hit->weak)) ||
        scan->tokens[hit->head].tag == TAG_AUX ||
        tree_object(scan, hit->head) != NO_TOKEN)
        return NO_TOKEN;
    at = before_lead(scan, start, at);
    while (at > start + 1 && hit->first - at < NUMBER_REACH) {
        uint8_t tag = scan->tokens[--at].tag;
        bool hyphen = str_is(scan->tokens[at].lower, "-");
        if (tag == TAG_VERB || tag == TAG_AUX || (tag == TAG_PUNCT && !hyphen))
            return NO_TOKEN;
        if (scan_is(scan, at, WORD_NUMBER)) break;
    }
    if (!scan_is(scan, at, WORD_NUMBER) || !scan_is(scan, at + 1, WORD_OF))
        return NO_TOKEN;
    uint32_t people = tree_noun_from(scan, at + 2, hit->first);
    /* "the number of flood affected people" */
    if (people == NO_TOKEN || quantity_read(scan, people).thing)
        people = people_behind(scan, hit);
    bool those = scan_is(scan, at + 2, WORD_THOSE);
    if (people == NO_TOKEN ? !noun && !those
                           : quantity_read(scan, people).thing)
        return NO_TOKEN;
    if (at > start && scan_is(scan, at - 1, WORD_EXTREME)) return NO_TOKEN;
    uint32_t first = at;
    while (at > start && scan->tokens[at - 1].tag == TAG_ADJ) at--;
    bool some = at > start && scan_is(scan, at - 1, WORD_INDEFINITE);
    return some ? NO_TOKEN : first;
}

/* "those" in "those evacuated totalled 900": a verb right behind puts how many
 * they are; NO_TOKEN = none does. */
static uint32_t those_before(const struct scan *scan,
                             const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first);
    uint32_t end = tree_sentence_end(scan, hit->first);
    uint32_t at = hit->first + hit->n;
    if (hit->class == CLASS_NOUN || hit->first == start) return NO_TOKEN;
    uint32_t those = hit->first - 1;
    if (!scan_is(scan, those, WORD_POINTING)) return NO_TOKEN;
    if (those > start && !scan_is(scan, those - 1, WORD_AND)) return NO_TOKEN;
    while (at < end &&
           (scan->tokens[at].tag == TAG_ADV || scan->tokens[at].tag == TAG_AUX))
        at++;
    bool put = at + 1 < end && scan_is(scan, at, WORD_REACHES) &&
               scan->number_at[at + 1];
    return put ? those : NO_TOKEN;
}

/* "put the dead in the attack at 305 and the wounded at 128": those who are
 * named by what befell them, and a figure that closes the clause. */
static bool is_put_at(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t end = tree_sentence_end(scan, hit->first);
    if (hit->class != CLASS_ADJ || hit->n != 1 ||
        hit->first == tree_sentence_start(scan, hit->first) ||
        !scan_is(scan, hit->first - 1, WORD_THE))
        return false;
    for (uint32_t i = hit->first + 1; i + 1 < end; i++) {
        uint32_t index = scan->number_at[i + 1];
        uint8_t tag = scan->tokens[i].tag;
        /* "the wounded range in age from 19 to 43" */
        if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_PUNCT ||
            scan_is(scan, i, WORD_FROM) || i > hit->first + PUT_REACH)
            return false;
        if (!index || !scan_is(scan, i, WORD_PUTS)) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        uint32_t next = number->words.first + number->words.n;
        return next >= end || scan->tokens[next].tag == TAG_PUNCT ||
               scan->tokens[next].tag == TAG_CCONJ;
    }
    return false;
}

void tally_read(const struct scan *scan, struct harm_hit *hit)
{
    if (is_put_at(scan, hit)) {
        hit->frame = FRAME_COUNT;
        hit->class = CLASS_NOUN;
        return;
    }
    uint32_t number = number_of(scan, hit);
    if (number == NO_TOKEN) number = those_before(scan, hit);
    if (number == NO_TOKEN) return;
    uint32_t people = people_behind(scan, hit);
    if (people != NO_TOKEN) hit->n++;
    hit->n += hit->first - number;
    hit->first = hit->head = number;
    hit->frame = FRAME_TOLL;
    hit->class = CLASS_NOUN;
}
