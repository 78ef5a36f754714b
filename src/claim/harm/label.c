/* Labels with their figures, as bulletins write them: "dead 12, injured 36,
 * missing 5", "Fatalities: 9; injuries: 31". Here a number belongs to the word
 * before it, though a number stands before that word too.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

static const struct number *count_at(const struct scan *scan, uint32_t token)
{
    uint32_t index = scan->number_at[token];
    const struct number *number =
        index ? &scan->analysis.numbers[index - 1] : NULL;
    return number && number->use == NUMBER_COUNT ? number : NULL;
}

static bool divides(const struct scan *scan, uint32_t at)
{
    uint8_t tag = scan->tokens[at].tag;
    return tag == TAG_PUNCT || tag == TAG_CCONJ;
}

/* "12 people dead: four in ..." opens a list of parts. */
static bool is_counted(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    for (uint32_t i = first; i > start && !divides(scan, i - 1); i--)
        if (count_at(scan, i - 1)) return true;
    return false;
}

/* A verb is one only before a colon: "and killed 12" tells what was done. */
static bool may_be_label(const struct harm_hit *hit, bool colon)
{
    return hit->frame == FRAME_STATE || hit->frame == FRAME_COUNT ||
           (colon && (hit->frame == FRAME_OBJECT || hit->frame == FRAME_OF));
}

/* "The dead now number 77": over the verb that the tree takes for a noun. */
static uint32_t over_verb(const struct scan *scan, const struct harm_hit *hit,
                          uint32_t at, uint32_t end)
{
    uint32_t start = tree_sentence_start(scan, hit->first), i = at;
    if (hit->first == start || !scan_is(scan, hit->first - 1, WORD_DEFINITE))
        return at;
    while (i < end && scan->tokens[i].tag == TAG_ADV && !scan->number_at[i])
        i++;
    return i + 1 < end && scan_is(scan, i, WORD_REACHES) &&
                   scan->number_at[i + 1]
               ? i + 1
               : at;
}

/* The number that the word is a label of; NULL = it is none. */
static const struct number *labelled(const struct scan *scan,
                                     const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first);
    uint32_t end = tree_sentence_end(scan, hit->first);
    uint32_t at = hit->first + hit->n;
    bool colon = at < end && str_is(scan->tokens[at].lower, ":");
    if (!may_be_label(hit, colon) || at >= end) return NULL;
    if (colon && ++at >= end) return NULL;
    uint32_t verb = over_verb(scan, hit, at, end);
    bool opens =
        hit->first == start || divides(scan, hit->first - 1) || verb != at;
    at = verb;
    const struct number *number = count_at(scan, at);
    if (!number || number->words.first != at || (!opens && !colon) ||
        is_counted(scan, hit->first))
        return NULL;
    uint32_t next = at + number->words.n;
    /* "Evacuated: 120 people" */
    if (colon && next < end && tree_is_noun(scan, next) &&
        quantity_read(scan, next).person)
        next++;
    bool bare = next >= end || divides(scan, next) ||
                (colon && scan->tokens[next].tag == TAG_ADP);
    return bare ? number : NULL;
}

/* "Almost 634,000 displaced people living in camps": counted people, whom the
 * tree takes for what the number did. */
static bool find_uprooted(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t first = hit->first, start = tree_sentence_start(scan, first);
    uint32_t people = tree_child(scan, hit->head, REL_OBJ);
    if (hit->harm != HARM_DISPLACED || hit->frame != FRAME_OBJECT ||
        first == start || people != first + hit->n ||
        !count_at(scan, first - 1) || scan->tokens[first - 1].head != hit->head)
        return false;
    struct quantity noun = quantity_read(scan, people);
    uint32_t index = scan->number_at[first - 1] - 1;
    struct quantity quantity = quantity_of_number(scan, index);
    if (noun.kind != COUNT_PLURAL || !noun.person) return false;
    quantity.role = noun.role;
    quantity.unit = noun.unit;
    quantity.side = noun.side;
    quantity.head = people;
    quantity.words.n = people + 1 - quantity.words.first;
    quantity.person = true;
    quantity.thing = false;
    scan_draft_of(scan, hit_index, &quantity, TIE_OWN);
    return true;
}

bool label_find(struct scan *scan, uint32_t hit_index)
{
    if (find_uprooted(scan, hit_index)) return true;
    const struct harm_hit hit = scan->hits[hit_index];
    const struct number *number = labelled(scan, &hit);
    if (!number) return false;
    uint32_t index = (uint32_t)(number - scan->analysis.numbers);
    struct quantity quantity = quantity_of_number(scan, index);
    quantity.person = true;
    quantity.thing = false;
    scan_draft_of(scan, hit_index, &quantity, TIE_OWN);
    return true;
}
