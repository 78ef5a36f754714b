/* The names that the output uses for each enum, and back.
 *
 * The order is that of the enums in claim.h and find.h.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/claim.h"

static const char *const harms[] = {
    "killed",    "injured",  "missing",  "detained",   "abducted",
    "displaced", "returned", "affected", "casualties",
};
static const char *const qualifiers[] = {
    "exact",     "at_least", "more_than", "about", "up_to",
    "less_than", "nearly",   "range",     "vague", "indefinite",
};
static const char *const roles[] = {
    "people", "civilian", "combatant", "police",     "peacekeeper",
    "child",  "woman",    "elderly",   "journalist", "aid_worker",
    "medic",  "official", "prisoner",  "attacker",   "other",
};
static const char *const units[] = { "person", "family" };
static const char *const stances[] = { "asserted", "denied", "unverified" };
static const char *const scopes[] = { "total", "increment" };
static const char *const event_types[] = {
    "war",       "offensive", "battle",     "attack",    "shooting", "bombing",
    "airstrike", "shelling",  "explosion",  "landmine",  "massacre", "riot",
    "protest",   "crash",     "earthquake", "flood",     "storm",    "fire",
    "epidemic",  "blockade",  "exodus",     "detention", "other",
};
static const char *const source_kinds[] = {
    "unknown", "government", "military",    "local_authority",
    "police",  "rescue",     "hospital",    "ombudsman",
    "un",      "ngo",        "armed_group", "media",
    "witness",
};

struct names {
    const char *const *at;
    size_t n;
};

#define NAMES(list) ((struct names){ (list), sizeof(list) / sizeof *(list) })

static const char *name_of(struct names names, unsigned value)
{
    return value < names.n ? names.at[value] : "";
}

static bool value_of(struct names names, struct str name, uint8_t *out)
{
    for (size_t i = 0; i < names.n; i++) {
        if (!str_is(name, names.at[i])) continue;
        *out = (uint8_t)i;
        return true;
    }
    return false;
}

const char *harm_name(unsigned harm)
{
    return name_of(NAMES(harms), harm);
}

const char *qualifier_name(unsigned qualifier)
{
    return name_of(NAMES(qualifiers), qualifier);
}

const char *role_name(unsigned role)
{
    return name_of(NAMES(roles), role);
}

const char *stance_name(unsigned stance)
{
    return name_of(NAMES(stances), stance);
}

const char *scope_name(unsigned scope)
{
    return name_of(NAMES(scopes), scope);
}

const char *unit_name(unsigned unit)
{
    return name_of(NAMES(units), unit);
}

const char *event_type_name(unsigned type)
{
    return name_of(NAMES(event_types), type);
}

const char *source_kind_name(unsigned kind)
{
    return name_of(NAMES(source_kinds), kind);
}

bool harm_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(harms), name, out);
}

bool qualifier_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(qualifiers), name, out);
}

bool role_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(roles), name, out);
}

bool stance_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(stances), name, out);
}

bool scope_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(scopes), name, out);
}

bool unit_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(units), name, out);
}

bool event_type_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(event_types), name, out);
}

bool source_kind_parse(struct str name, uint8_t *out)
{
    return value_of(NAMES(source_kinds), name, out);
}
