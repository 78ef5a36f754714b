/* Which figure told before a part belongs to.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* How far back a whole may stand, in sentences. */
enum { WHOLE_REACH = 3, TOTAL_REACH = 256 };

/* How much further the words of a whole may stand than its harm word: a
 * pronoun leads two sentences back. */
enum { WORDS_REACH = WHOLE_REACH + 2 };

bool whole_holds(const struct draft *whole, int64_t part)
{
    const struct quantity *quantity = &whole->quantity;
    if (quantity->hi == 1 || quantity->hi == 0) return false;
    return quantity->hi == OPEN_BOUND || quantity->hi >= part;
}

uint32_t whole_near(const struct scan *scan, uint32_t token, uint8_t harm)
{
    uint32_t sentence = scan->sentence_at[token];
    uint32_t best = NO_TOKEN, at = 0;
    for (uint32_t back = 0; back <= WORDS_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            uint32_t first = draft->quantity.words.first;
            if (first >= token || draft->sentence + WHOLE_REACH < sentence)
                continue;
            if (harm != HARM_COUNT && draft->harm != harm) continue;
            if (!whole_holds(draft, 1)) continue;
            if (best != NO_TOKEN && first <= at) continue;
            best = d;
            at = first;
        }
        if (best != NO_TOKEN) break;
    }
    return best;
}

uint32_t whole_total(const struct scan *scan, uint32_t token, uint8_t harm)
{
    uint32_t sentence = scan->sentence_at[token], best = NO_TOKEN, at = 0;
    for (uint32_t back = 0;
         best == NO_TOKEN && back <= TOTAL_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            uint32_t first = draft->quantity.words.first;
            bool several = draft->quantity.hi != 1 &&
                           draft->quantity.qualifier != QUALIFIER_INDEFINITE;
            if (first >= token || draft->harm != harm || !several ||
                draft->is_part || (best != NO_TOKEN && first <= at))
                continue;
            best = d;
            at = first;
        }
    }
    return best;
}

/* "Among the casualties" means the dead where there are any. */
uint32_t whole_told(const struct scan *scan, uint32_t token, uint8_t harm)
{
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[token]);
    for (uint32_t i = s->first; i < token; i++) {
        if (!scan->hit_at[i]) continue;
        const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
        if (hit->frame != FRAME_AMONG) continue;
        harm = hit->harm == HARM_CASUALTIES ? HARM_KILLED : hit->harm;
        token = hit->first;
        break;
    }
    uint32_t whole = whole_near(scan, token, harm);
    return whole == NO_TOKEN ? whole_near(scan, token, HARM_COUNT) : whole;
}

uint32_t whole_of_all(const struct scan *scan, uint32_t draft)
{
    uint32_t whole = scan->drafts[draft].whole;
    bool same = whole != NO_TOKEN &&
                scan->drafts[whole].harm == scan->drafts[draft].harm;
    return same ? whole : draft;
}
