/* What stands before the frame of a harm word in lang/en/harms.tsv: "weak-",
 * "mass-", "told-", "plural-", "4x-".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/reader.h"

static bool take(struct str *frame, struct str prefix)
{
    if (!str_starts(*frame, prefix)) return false;
    *frame = str_slice(*frame, prefix.len, frame->len);
    return true;
}

void frame_read(struct str *frame, struct harm_row *out)
{
    out->mass = take(frame, STR("mass-"));
    out->again = take(frame, STR("told-")) || out->mass;
    out->weak = take(frame, STR("weak-")) || out->again;
    out->plural = take(frame, STR("plural-"));
    bool fold = frame->len > 3 && frame->at[0] > '1' && frame->at[0] <= '9' &&
                str_starts(str_slice(*frame, 1, frame->len), STR("x-"));
    out->fold = fold ? (uint8_t)(frame->at[0] - '0') : 0;
    if (fold) *frame = str_slice(*frame, 3, frame->len);
}
