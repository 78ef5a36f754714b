/* What the headline figures of a report leave to be understood: nobody hurt
 * where there were no casualties, the rest of the dead or wounded.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/tally.h"

/* "No casualties" says that nobody was killed and nobody was hurt. */
static void spread_zero(struct headline out[HARM_COUNT])
{
    const struct headline *none = &out[HARM_CASUALTIES];
    if (!none->told || none->best != 0 || none->high != 0) return;
    if (!out[HARM_KILLED].told) out[HARM_KILLED] = *none;
    if (!out[HARM_INJURED].told) out[HARM_INJURED] = *none;
}

/* "Five people were shot; three are in critical condition, two died": the
 * wounds told behind are not all. */
static bool is_partly(const struct headline *both, const struct headline *hurt,
                      int64_t dead)
{
    return hurt->best > 0 && both->best > 1 && hurt->best < both->best - dead &&
           both->claims[0] < hurt->claims[0];
}

/* Is the figure no more than "nobody else was hurt"? */
static bool is_all_partial(const struct reading *reading,
                           const struct headline *none)
{
    for (size_t i = 0; i < none->n_claims; i++)
        if (!reading->claims[none->claims[i] - 1].partial) return false;
    return none->best == 0;
}

/* "12 officers were shot, five were killed": of the dead or wounded, those
 * who did not die were hurt, if nothing is said of the wounded themselves. */
static void infer_injured(const struct reading *reading,
                          struct headline out[HARM_COUNT])
{
    bool shot = reading->n_events && reading->events[0].type == EVENT_SHOOTING;
    const struct headline *both = &out[HARM_CASUALTIES];
    const struct headline *dead = &out[HARM_KILLED];
    struct headline *hurt = &out[HARM_INJURED];
    int64_t known = dead->told && dead->best > 0 ? dead->best : 0;
    if (!both->told || both->best <= known) return;
    /* What an armed group says of those it killed or wounded. */
    const struct claim *first = &reading->claims[both->claims[0] - 1];
    if (dead->told && first->source.kind == SOURCE_ARMED_GROUP) return;
    bool vague = hurt->told && hurt->best == OPEN_BOUND;
    if (hurt->told && !vague && !is_all_partial(reading, hurt) &&
        (!shot || !is_partly(both, hurt, known)))
        return;
    *hurt = *both;
    hurt->low = 0;
    hurt->best = both->best - known;
}

void infer_rest(const struct reading *reading, struct headline out[HARM_COUNT])
{
    spread_zero(out);
    infer_injured(reading, out);
}
