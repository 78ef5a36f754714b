/* "Government troops", "pro-regime fighters": of the country where it was.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/side.h"

/* The name by which the report calls a country; "" = it does not. */
static struct str country_name(const struct scan *scan, struct str country)
{
    for (uint32_t i = 0; i < scan->analysis.n_places; i++) {
        const struct place *place = &scan->analysis.places[i].place;
        if ((place->kind == PLACE_COUNTRY || place->kind == PLACE_PEOPLE) &&
            str_equal(place->country, country))
            return place->name;
    }
    return STR("");
}

static bool is_of_state(const struct scan *scan, const struct draft *draft)
{
    const struct stretch *words = &draft->quantity.words;
    bool is_armed = draft->quantity.role == ROLE_COMBATANT ||
                    draft->quantity.role == ROLE_POLICE;
    if (draft->quantity.side.len || !is_armed) return false;
    for (uint32_t i = words->first; i < words->first + words->n; i++)
        if (scan_is(scan, i, WORD_STATE)) return true;
    return false;
}

/* "Government troops", "pro-regime fighters": the country's where it was. */
void state_find(struct scan *scan)
{
    struct str known = STR(""), name = STR("");
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *draft = &scan->drafts[i];
        struct str country = scan->events[draft->event].country;
        if (!country.len || !is_of_state(scan, draft)) continue;
        if (!str_equal(known, country)) name = country_name(scan, country);
        known = country;
        draft->quantity.side = name;
    }
}
