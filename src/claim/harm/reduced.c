/* "A man shot in the head on Friday died that night", "a man found with wounds
 * has died": two verbs and one subject, of which the tree gave the first one
 * the subject. And who bears a wound: "a man with a fatal gunshot wound".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"
#include "claim/context.h"
#include "claim/speech.h"

/* In tokens, from the participle to the verb; from a quotation mark to a
 * number. */
enum { REDUCED_REACH = 16, QUOTED_REACH = 3 };

uint32_t sufferer_reduced(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb);
    if ((scan->tokens[verb].sense != SENSE_FINITE &&
         tree_child(scan, verb, REL_AUX) == NO_TOKEN) ||
        tree_child(scan, verb, REL_CC) != NO_TOKEN ||
        tree_child(scan, verb, REL_MARK) != NO_TOKEN)
        return NO_TOKEN;
    for (uint32_t i = verb; i > start && i + REDUCED_REACH > verb; i--) {
        const struct token *token = &scan->tokens[i - 1];
        if (token->tag == TAG_PUNCT || token->tag == TAG_CCONJ ||
            token->tag == TAG_SCONJ)
            break;
        if (!tree_is_verb(scan, i - 1)) continue;
        uint32_t subject = tree_child(scan, i - 1, REL_NSUBJ);
        bool told = scan->hit_at[i - 1] || context_cue(scan, i - 1, CUE_FOUND);
        bool reduced = told && subject != NO_TOKEN && subject + 1 == i - 1 &&
                       tree_child(scan, i - 1, REL_OBJ) == NO_TOKEN;
        return reduced ? subject : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* 'Soldiers killed "many hundreds" of people': those in the quotation marks,
 * whatever the tree makes of them, and none of who acts. */
bool sufferer_acts(const struct scan *scan, uint32_t verb)
{
    uint32_t end = tree_sentence_end(scan, verb), at = verb + 1, kind;
    uint32_t said = scan->tokens[verb].head;
    /* 'Capt. Ali Omar, saying "six bodies, cut to pieces"': not the captain */
    if (scan->tokens[verb].relation == REL_CONJ && !scan->hit_at[said] &&
        phrases_match(&scan->reader->speech, scan->tokens, said, said + 1,
                      &kind) > 0)
        return tree_child(scan, verb, REL_NSUBJ) == NO_TOKEN;
    if (at + 1 >= end || !speech_is_quote(&scan->tokens[at])) return false;
    for (uint32_t i = at + 1; i < end && i <= at + QUOTED_REACH; i++)
        if (scan->number_at[i])
            return scan->analysis.numbers[scan->number_at[i] - 1].use ==
                   NUMBER_COUNT;
    return false;
}

bool sufferer_bears(const struct scan *scan, const struct harm_hit *hit)
{
    bool bears = hit->harm == HARM_INJURED;
    for (uint32_t i = hit->first; i < hit->first + hit->n; i++)
        bears |= scan_is(scan, i, WORD_STRUCK);
    return bears;
}
