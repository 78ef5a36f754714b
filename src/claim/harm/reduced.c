/* "A man shot in the head on Friday died that night": two verbs and one
 * subject, of which the tree gave the first one the subject.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* In tokens, from the participle to the verb. */
enum { REDUCED_REACH = 16 };

uint32_t sufferer_reduced(const struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb);
    if (scan->tokens[verb].sense != SENSE_FINITE ||
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
        bool reduced = scan->hit_at[i - 1] && subject != NO_TOKEN &&
                       subject + 1 == i - 1 &&
                       tree_child(scan, i - 1, REL_OBJ) == NO_TOKEN;
        return reduced ? subject : NO_TOKEN;
    }
    return NO_TOKEN;
}
