/* Whom a plight is told of: "49 dead", "was found dead", "two of the men, both
 * dead", "12 listed as missing".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/plight.h"
#include "claim/apposed.h"
#include "claim/part.h"

/* The number that stands right before the harm word: "49 dead". */
static uint32_t number_before(const struct scan *scan, uint32_t first)
{
    if (first == tree_sentence_start(scan, first)) return NO_TOKEN;
    uint32_t index = scan->number_at[first - 1];
    if (!index) return NO_TOKEN;
    const struct number *number = &scan->analysis.numbers[index - 1];
    return number->use == NUMBER_COUNT ? index - 1 : NO_TOKEN;
}

static void find_counted(struct scan *scan, uint32_t hit_index, uint32_t number)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    struct quantity quantity = quantity_of_number(scan, number);
    uint32_t last = hit->first + hit->n - 1;
    quantity.person = true;
    quantity.thing = false;
    quantity.words.n = last + 1 - quantity.words.first;
    quantity.head = hit->head;
    if (victim_fits(scan, &quantity, hit))
        victim_draft(scan, hit_index, &quantity, TIE_OWN);
}

/* "reached two of the trapped men, both dead", "found six miners, all dead":
 * the number that those are; NO_TOKEN = none. */
static uint32_t number_of_all(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first), at = first;
    if (at < start + 3 || !scan_is(scan, at - 1, WORD_WHOLLY) ||
        !str_is(scan->tokens[at - 2].lower, ","))
        return NO_TOKEN;
    bool both = scan_is(scan, at - 1, WORD_BOTH);
    for (at -= 2; at > start; at--) {
        const struct token *token = &scan->tokens[at - 1];
        uint32_t index = scan->number_at[at - 1];
        if (token->tag == TAG_VERB && token->relation != REL_AMOD) break;
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        bool fits = number->use == NUMBER_COUNT && number->lo == number->hi &&
                    (both ? number->lo == 2 : number->lo > 1);
        return fits ? index - 1 : NO_TOKEN;
    }
    return NO_TOKEN;
}

static bool find_all(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t number = number_of_all(scan, hit->first);
    if (number == NO_TOKEN) return false;
    struct quantity quantity = quantity_of_number(scan, number);
    if (!victim_fits(scan, &quantity, hit)) return false;
    victim_draft(scan, hit_index, &quantity, TIE_DIRECT);
    return true;
}

bool plight_find_told(struct scan *scan, uint32_t hit_index)
{
    uint32_t told = sufferer_told(scan, scan->hits[hit_index].head);
    size_t before = scan->n_drafts;
    if (told != NO_TOKEN) victim_add(scan, hit_index, told, TIE_DIRECT);
    return scan->n_drafts > before;
}

bool plight_describes(const struct scan *scan, const struct harm_hit *hit,
                      uint32_t noun)
{
    struct quantity quantity = quantity_read(scan, noun);
    bool plain =
        (quantity.role == ROLE_PEOPLE || quantity.role == ROLE_OTHER) &&
        !quantity.side.len;
    return quantity.kind == COUNT_PLURAL && plain && hit->first > 0 &&
           scan_is(scan, hit->first - 1, WORD_DEFINITE) &&
           whole_total(scan, hit->first, hit->harm) != NO_TOKEN;
}

void plight_find(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t word = hit->head;
    if (plight_find_told(scan, hit_index)) return;
    if (find_all(scan, hit_index)) return;
    uint32_t left = sufferer_left(scan, word);
    if (left != NO_TOKEN) victim_add(scan, hit_index, left, TIE_DIRECT);
    uint32_t fronted = sufferer_fronted(scan, hit);
    if (fronted != NO_TOKEN) {
        if (plight_describes(scan, hit, fronted)) return;
        victim_add(scan, hit_index, fronted, TIE_DIRECT);
        return;
    }
    const struct token *token = &scan->tokens[word];
    uint32_t number = number_before(scan, hit->first);
    if (number != NO_TOKEN &&
        (token->relation != REL_AMOD || token->head < word)) {
        find_counted(scan, hit_index, number);
        return;
    }
    uint32_t brought = sufferer_brought(scan, word);
    if (brought != NO_TOKEN || token->relation == REL_AMOD ||
        token->relation == REL_ACL) {
        if (brought == NO_TOKEN) brought = token->head;
        victim_add(scan, hit_index, brought, TIE_DIRECT);
        return;
    }
    /* "families of the dead", "took the injured away": nobody beside them. */
    if (word > 0 && hit->n == 1 && scan_is(scan, word - 1, WORD_THE) &&
        (token->relation == REL_NMOD || token->relation == REL_OBL ||
         token->relation == REL_OBJ))
        return;
    uint32_t subject = gap_found(scan, word);
    if (subject == NO_TOKEN) subject = tree_subject(scan, word);
    if (subject == NO_TOKEN && !tree_is_root(scan, word)) {
        uint32_t verb = token->head;
        subject = tree_child(scan, verb, REL_OBJ);
        if (subject == NO_TOKEN || subject == word)
            subject = gap_searched(scan, hit);
        if (subject == NO_TOKEN) subject = tree_subject(scan, verb);
        if (subject == NO_TOKEN && scan->tokens[verb].relation == REL_ACL &&
            scan->tokens[verb].sense == SENSE_PARTICIPLE)
            verb = scan->tokens[verb].head; /* "12 listed as missing" */
        if (tree_is_noun(scan, verb) && subject == NO_TOKEN) subject = verb;
    }
    victim_add(scan, hit_index, subject, TIE_DIRECT);
}

bool plight_of_none(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t of = quantity->words.first + quantity->words.n, at = of + 1;
    if (!quantity->negative || quantity->words.n != 1 ||
        !scan_is(scan, of, WORD_OF))
        return false;
    if (scan_is(scan, at, WORD_DEFINITE)) at++;
    return at < scan->n_tokens && scan->hit_at[at] &&
           scan->hits[scan->hit_at[at] - 1].class != CLASS_VERB;
}
