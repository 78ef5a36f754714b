/* "A third victim": the place that an ordinal gives somebody among those
 * harmed, which is also how many they are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* Only words that any victim may bear ("a third son" is no third victim),
 * and only one told anew ("the second woman" is one of two). */
int64_t ordinal_of(const struct scan *scan, struct stretch words)
{
    uint32_t end = words.first + words.n;
    for (uint32_t i = words.first; i + 1 < end; i++) {
        uint32_t index = scan->number_at[i];
        if (!index) continue;
        const struct number *number = &scan->analysis.numbers[index - 1];
        uint32_t after = number->core.first + number->core.n;
        if (number->use != NUMBER_ORDINAL || number->core.first == 0 ||
            after >= end || !context_cue(scan, after, CUE_NTH))
            continue;
        if (str_is(scan->tokens[number->core.first - 1].lower, "a"))
            return number->lo;
    }
    return 0;
}
