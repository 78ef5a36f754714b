/* How two places lie to each other: distance and containment.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "find/find.h"

#define EARTH_KM 6371.0
#define TOWN_KM 15.0  /* a quarter or camp of a town */
#define AREA_KM 150.0 /* about half of a large province */
#define RADIANS 0.017453292519943295

static bool is_on_map(const struct place *place)
{
    return place->latitude != 0 || place->longitude != 0;
}

double find_place_distance(const struct place *a, const struct place *b)
{
    if (!is_on_map(a) || !is_on_map(b)) return -1;
    double north = sin((b->latitude - a->latitude) * RADIANS / 2);
    double east = sin((b->longitude - a->longitude) * RADIANS / 2);
    double half = north * north + east * east * cos(a->latitude * RADIANS) *
                                      cos(b->latitude * RADIANS);
    return 2 * EARTH_KM * asin(sqrt(half < 1 ? half : 1));
}

static bool same_country(const struct place *a, const struct place *b)
{
    return a->country.len && str_equal(a->country, b->country);
}

bool find_place_within(const struct place *inner, const struct place *outer)
{
    if (str_equal_fold(inner->name, outer->name) &&
        (same_country(inner, outer) || !inner->country.len ||
         !outer->country.len))
        return true;
    if (outer->kind == PLACE_COUNTRY || outer->kind == PLACE_PEOPLE)
        return same_country(inner, outer);
    if (outer->country.len && inner->country.len && !same_country(inner, outer))
        return false;
    if (inner->kind == PLACE_COUNTRY || inner->kind == PLACE_PEOPLE)
        return false;
    if (outer->kind == PLACE_REGION && same_country(inner, outer) &&
        str_equal_fold(inner->admin1, outer->name))
        return true;
    double km = find_place_distance(inner, outer);
    if (outer->kind == PLACE_TOWN)
        return inner->kind == PLACE_TOWN && km >= 0 && km <= TOWN_KM;
    bool other_province = outer->admin1.len == 0 && inner->admin1.len &&
                          inner->kind == PLACE_REGION;
    return !other_province && km >= 0 && km <= AREA_KM;
}
