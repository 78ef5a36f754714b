/* Countries, lands and peoples by the names that news gives them.
 *
 * Read from the pack's "countries.tsv". Names are compared by key (key.h).
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_COUNTRY_H
#define TOLLBOOK_FIND_COUNTRY_H

#include "base/map.h"
#include "find/find.h"
#include "find/key.h"

/* How a name names its country. */
enum country_form {
    COUNTRY_NAME,
    COUNTRY_ADJECTIVE,
    COUNTRY_PEOPLE,
    COUNTRY_SEAT,
};

struct country {
    struct str code;   /* "az", or "x-..." for a land or people without one */
    struct str name;   /* usual English name */
    struct str seat;   /* its capital, "" = none known */
    struct str within; /* code of the country on the map, "" = none */
};

struct countries {
    struct map names; /* key -> row * 4 + form; names, adjectives, peoples */
    struct map seats; /* key -> row */
    struct map codes; /* code -> row */
    struct country *rows;
    size_t n;
    size_t room;
};

/* Lives in `arena`. Errors: PACK. */
enum status country_open(struct arena *arena, const struct pack *pack,
                         struct countries *out, struct error *error);

/* The country that a key names, and how; NULL when it names none. Seats are
 * not looked at. */
const struct country *country_look(const struct countries *countries,
                                   const struct key *key,
                                   enum country_form *form);

/* The usual name for a name, adjective or people; "" when it is none. */
struct str country_find(const struct countries *countries, struct str lower);

/* The usual name for a capital or house that stands for its government
 * ("baku", "the kremlin"); "" when it is none. */
struct str country_seat(const struct countries *countries, struct str lower);

/* The row of a code; NULL when there is none. */
const struct country *country_by_code(const struct countries *countries,
                                      struct str code);

/* The usual name by code; "" when there is none. */
struct str country_name(const struct countries *countries, struct str code);

#endif
