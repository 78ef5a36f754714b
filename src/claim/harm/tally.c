/* Harm words that tell of whom the number is still to come: "the number of
 * nurses killed since May rose to 12".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* How far behind "number of" the harm of those counted may stand. */
enum { NUMBER_REACH = 8 };

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
    if (people == NO_TOKEN ? !noun : quantity_read(scan, people).thing)
        return NO_TOKEN;
    if (at > start && scan_is(scan, at - 1, WORD_EXTREME)) return NO_TOKEN;
    uint32_t first = at;
    while (at > start && scan->tokens[at - 1].tag == TAG_ADJ) at--;
    bool some = at > start && scan_is(scan, at - 1, WORD_INDEFINITE);
    return some ? NO_TOKEN : first;
}

void tally_read(const struct scan *scan, struct harm_hit *hit)
{
    uint32_t number = number_of(scan, hit);
    if (number == NO_TOKEN) return;
    hit->n += hit->first - number;
    hit->first = hit->head = number;
    hit->frame = FRAME_TOLL;
    hit->class = CLASS_NOUN;
}
