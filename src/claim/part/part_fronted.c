/* A whole put first: "Of these, nine were pilgrims and two drowned", "Of the 19
 * dead, six were from Lima, four from Cusco". The figures behind the comma are
 * parts of it, by whatever they tell apart from one another.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/part.h"

/* Words between "of" and the comma; from "were" to its noun. */
enum { FRONT_REACH = 7, NOUN_REACH = 4 };

/* Is "of" the first word of its sentence, or of what stands behind a mark? */
static bool opens(const struct scan *scan, uint32_t of)
{
    if (of == tree_sentence_start(scan, of)) return true;
    const struct token *before = &scan->tokens[of - 1];
    return str_is(before->text, ";") || str_is(before->text, ":") ||
           str_is(before->text, "\"") || str_is(before->text, "\xE2\x80\x9C");
}

/* The comma that ends what "of" begins; NO_TOKEN = none. */
static uint32_t front_end(const struct scan *scan, uint32_t of)
{
    uint32_t end = tree_sentence_end(scan, of);
    for (uint32_t i = of + 1; i + 1 < end && i <= of + FRONT_REACH; i++) {
        if (str_is(scan->tokens[i].text, ",")) return i;
        if (scan->tokens[i].tag == TAG_AUX) return NO_TOKEN;
    }
    return NO_TOKEN;
}

/* The figure that the words between "of" and the comma mean; NO_TOKEN =
 * none. */
static uint32_t whole_fronted(struct scan *scan, uint32_t of, uint32_t comma)
{
    bool them = false, number = false;
    for (uint32_t i = of + 1; i < comma; i++) {
        const struct draft *own = part_at(scan, i);
        if (own) return (uint32_t)(own - scan->drafts);
        uint32_t index = scan->number_at[i];
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT)
            return whole_of_number(scan, of,
                                   scan->analysis.numbers[index - 1].lo);
        if (scan->hit_at[i]) {
            uint8_t harm = scan->hits[scan->hit_at[i] - 1].harm;
            return whole_total(scan, of, harm);
        }
        if (context_cue(scan, i, CUE_DEAD) && !scan_is(scan, i, WORD_VICTIM))
            return whole_total(scan, of, HARM_KILLED);
        if (scan_is(scan, i, WORD_VICTIM))
            return whole_total(scan, of, whole_of_victims(scan, i));
        them |= context_cue(scan, i, CUE_THEM);
        number |= scan_is(scan, i, WORD_NUMBER);
    }
    if (!them && !number) return NO_TOKEN;
    /* "525 dead and 3,717 hurt. Of these, 202 died in the camp" */
    const struct draft *first = part_at(scan, comma + 1);
    uint32_t own = first ? whole_near(scan, of, first->harm) : NO_TOKEN;
    return own == NO_TOKEN ? whole_near(scan, of, HARM_COUNT) : own;
}

/* Does the number tell who, where or how so many of them were? Not "in two
 * districts", nor "by 12 men". */
static bool tells_some(const struct scan *scan, const struct quantity *quantity,
                       uint32_t comma)
{
    uint32_t first = quantity->words.first;
    uint32_t behind = first + quantity->words.n;
    if (behind >= tree_sentence_end(scan, first)) return false;
    bool opens = first == comma + 1 || scan_is(scan, first - 1, WORD_AND) ||
                 str_is(scan->tokens[first - 1].text, ",") ||
                 str_is(scan->tokens[first - 1].text, ";");
    const struct token *next = &scan->tokens[behind];
    bool goes_on = next->tag == TAG_AUX || next->tag == TAG_VERB ||
                   next->tag == TAG_ADP || next->tag == TAG_ADV;
    /* "97 were women and 54 men" */
    bool named = quantity->person && !scan->number_at[quantity->head];
    return opens && (goes_on || named) && !scan_is(scan, behind, WORD_ALIVE);
}

/* "Of the dead, 97 were women": who they were. */
static void tell_kind(const struct scan *scan, struct quantity *quantity)
{
    uint32_t at = quantity->words.first + quantity->words.n;
    struct quantity told = *quantity;
    if (quantity->role != ROLE_PEOPLE || scan->tokens[at].tag != TAG_AUX)
        return;
    uint32_t noun = tree_noun_from(scan, at + 1, at + 1 + NOUN_REACH);
    if (noun == NO_TOKEN) return;
    told.head = noun;
    told.words = (struct stretch){ at + 1, noun - at };
    group_read(scan, &told);
    if (!told.person) return;
    quantity->role = told.role;
    if (!quantity->side.len) quantity->side = told.side;
}

/* The figure as a part of the whole: a draft that is known, or one more. */
static void tie(struct scan *scan, uint32_t index, uint32_t whole,
                uint32_t comma)
{
    const struct number *number = &scan->analysis.numbers[index];
    struct draft *known = part_at(scan, number->core.first);
    if (known) {
        if (known->harm == scan->drafts[whole].harm && !known->is_part &&
            known != &scan->drafts[whole] &&
            whole_holds(&scan->drafts[whole], known->quantity.lo)) {
            known->is_part = true;
            known->whole = whole;
        }
        return;
    }
    struct quantity quantity = quantity_of_number(scan, index);
    if (quantity.thing || quantity.negative || quantity.unit == UNIT_FAMILY ||
        !whole_holds(&scan->drafts[whole], quantity.lo) ||
        !tells_some(scan, &quantity, comma))
        return;
    quantity.person = true;
    tell_kind(scan, &quantity);
    part_add(scan, &quantity, whole);
}

/* "Of the 420 refugees, 15 have scabies", "of the 900 affected workers, 40":
 * what they are, and not what befell them. */
static bool is_mere_noun(const struct scan *scan, const struct draft *whole)
{
    const struct harm_hit *hit = &scan->hits[whole->hit];
    return (hit->class == CLASS_NOUN && hit->weak &&
            whole->harm != HARM_KILLED) ||
           scan->tokens[hit->head].relation == REL_AMOD;
}

/* "Most of the dead, 23, were pupils": the number, between commas. */
static void tie_share(struct scan *scan, uint32_t of)
{
    uint32_t comma = front_end(scan, of), end = tree_sentence_end(scan, of);
    if (comma == NO_TOKEN || comma + 2 >= end || !scan->number_at[comma + 1])
        return;
    uint32_t index = scan->number_at[comma + 1] - 1;
    const struct number *number = &scan->analysis.numbers[index];
    uint32_t behind = number->words.first + number->words.n;
    uint32_t whole = whole_fronted(scan, of, comma);
    struct quantity quantity = quantity_of_number(scan, index);
    if (number->use != NUMBER_COUNT || behind >= end || quantity.thing ||
        (!str_is(scan->tokens[behind].lower, ",") &&
         !context_cue(scan, behind, CUE_IN)) ||
        whole == NO_TOKEN || part_at(scan, number->core.first) ||
        !whole_holds(&scan->drafts[whole], number->lo))
        return;
    quantity.person = true;
    part_add(scan, &quantity, whole);
}

void part_fronted(struct scan *scan, uint32_t of)
{
    if (of && context_cue(scan, of - 1, CUE_SHARE)) tie_share(scan, of);
    if (!opens(scan, of)) return;
    uint32_t comma = front_end(scan, of);
    if (comma == NO_TOKEN) return;
    uint32_t whole = whole_fronted(scan, of, comma);
    if (whole == NO_TOKEN || is_mere_noun(scan, &scan->drafts[whole])) return;
    uint32_t end = tree_sentence_end(scan, of);
    for (uint32_t i = comma + 1; i < end; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        if (number->core.first == i && number->use == NUMBER_COUNT &&
            number->lo > 0)
            tie(scan, index - 1, whole, comma);
    }
}
