/* Who they are: role, side and name of the people in a phrase.
 *
 * The head noun gives the role; a modifier before it may narrow it ("civilian
 * residents", "police recruits"). A side needs a word of the text: an
 * adjective, a country, an armed group, a possessive.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/side.h"

/* Words of a phrase that are looked at before its head. */
enum {
    PHRASE_REACH = 8,
    BODY_REACH = 6, /* from "members" to the body that they are of */
    SITE_REACH = 4, /* from a name's last word on */
};

static const struct person_row *person_at(const struct scan *scan, uint32_t at,
                                          uint32_t end, uint32_t *n)
{
    uint32_t row;
    *n = (uint32_t)phrases_match(&scan->reader->people, scan->tokens, at, end,
                                 &row);
    return *n ? &scan->reader->person_rows[row] : NULL;
}

/* How many words of a thing begin at the head; 0 = none. */
static size_t thing_at(const struct scan *scan, uint32_t head)
{
    uint32_t value;
    return phrases_match(&scan->reader->things, scan->tokens, head,
                         tree_sentence_end(scan, head), &value);
}

static bool is_armed(const struct scan *scan, uint32_t at, uint32_t end,
                     uint32_t *n, struct str *name)
{
    uint32_t index;
    *n = (uint32_t)phrases_match(&scan->reader->armed, scan->tokens, at, end,
                                 &index);
    if (*n && name) *name = scan->reader->armed_rows[index].name;
    return *n > 0;
}

/* "six Boko Haram dead", "two Hutu": the name of an armed group or of a
 * community that ends at the head; NULL = none. */
static const struct armed_row *armed_at(const struct scan *scan,
                                        const struct quantity *quantity)
{
    uint32_t index = 0, end = quantity->head + 1;
    for (uint32_t i = quantity->words.first; i < end; i++)
        if (i + phrases_match(&scan->reader->armed, scan->tokens, i, end,
                              &index) ==
            end)
            return &scan->reader->armed_rows[index];
    return NULL;
}

enum { GROWN = 18 };

/* Under 18 by the age told, he is a child; "his 31-year-old son" is none. */
static void read_age(const struct scan *scan, struct quantity *quantity)
{
    if (!quantity->person || quantity->hi != 1) return;
    int64_t age = age_beside(scan, quantity);
    if (age == OPEN_BOUND) return;
    if (age < GROWN && quantity->role != ROLE_ATTACKER)
        quantity->role = ROLE_CHILD;
    else if (age >= GROWN && quantity->role == ROLE_CHILD)
        quantity->role = ROLE_PEOPLE;
}

/* "a Turkish couple": two, unless they are counted. */
static void read_pair(const struct scan *scan, struct quantity *quantity)
{
    if (quantity->kind == COUNT_NUMBER ||
        scan->tokens[quantity->head].sense == SENSE_PLURAL)
        return;
    quantity->kind = COUNT_NUMBER;
    quantity->lo = quantity->hi = 2;
    quantity->qualifier = QUALIFIER_EXACT;
}

static bool is_possessive(struct str lower)
{
    return str_is(lower, "'s") || str_is(lower, "\xE2\x80\x99s");
}

/* The last phrase for people that ends at the head, and modifiers before. */
static bool read_role(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head, first = quantity->words.first;
    if (first + PHRASE_REACH < head) first = head - PHRASE_REACH;
    bool found = false;
    uint8_t modifier = ROLE_PEOPLE;
    for (uint32_t i = first; i <= head; i++) {
        uint32_t n;
        const struct person_row *row = person_at(scan, i, head + 1, &n);
        if (!row) continue;
        bool ends = i + n == head + 1;
        if (row->kind == PERSON_NEVER && ends) return false;
        if (ends && (row->kind != PERSON_MODIFIER || n > 1)) {
            found = true;
            quantity->role = row->role;
            quantity->unit =
                row->kind == PERSON_FAMILY ? UNIT_FAMILY : UNIT_PERSON;
            bool one =
                quantity->kind == COUNT_NUMBER ||
                (quantity->kind == COUNT_ONE && row->kind == PERSON_MASS);
            if ((row->kind == PERSON_GROUP || row->kind == PERSON_MASS) && !one)
                quantity->kind = COUNT_GROUP;
            if (row->kind == PERSON_PAIR) read_pair(scan, quantity);
            break;
        }
        /* "the gunman's father" is no attacker */
        bool owner = i + n < head && is_possessive(scan->tokens[i + n].lower);
        if (row->role != ROLE_PEOPLE && !owner) modifier = row->role;
        i += n - 1;
    }
    /* "a police colonel" is no soldier. */
    bool ranked = modifier == ROLE_POLICE && quantity->role == ROLE_COMBATANT;
    if (modifier != ROLE_PEOPLE && (quantity->role == ROLE_PEOPLE ||
                                    quantity->role == ROLE_OTHER || ranked))
        quantity->role = modifier;
    return found;
}

/* Does the name of a body under arms begin at the token? */
static bool begins_armed(const struct scan *scan, uint32_t at, uint32_t end)
{
    const struct reader *reader = scan->reader;
    uint32_t index = 0;
    if (!reader->armed_rows ||
        !phrases_match(&reader->armed, scan->tokens, at, end, &index))
        return false;
    return !reader->armed_rows[index].people;
}

/* "Hezbollah members", "members of the security forces", "a member of
 * parliament": the role that the body gives. */
static void read_member(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head, n;
    uint32_t at = head + 1, end = tree_sentence_end(scan, head);
    if (quantity->role != ROLE_PEOPLE || !scan_is(scan, head, WORD_MEMBER))
        return;
    for (uint32_t i = quantity->words.first; i < head; i++)
        if (begins_armed(scan, i, head)) quantity->role = ROLE_COMBATANT;
    if (at >= end || !scan_is(scan, at, WORD_OF)) return;
    const struct person_row *row = person_at(scan, head, end, &n);
    if (row && n > 1) quantity->role = row->role;
    for (at++; at < end && at < head + BODY_REACH; at++) {
        bool band =
            scan_is(scan, at, WORD_BAND) &&
            (scan->tokens[at].capital || scan_is(scan, at, WORD_MILITIA));
        if (band || begins_armed(scan, at, end))
            quantity->role = ROLE_COMBATANT;
        row = person_at(scan, at, end, &n);
        if (row && (row->kind == PERSON_GROUP || row->kind == PERSON_MASS) &&
            row->role != ROLE_PEOPLE)
            quantity->role = row->role;
        if (scan->tokens[at].tag == TAG_NOUN || quantity->role != ROLE_PEOPLE)
            return;
    }
}

/* Does the name of a relief body stand in the words? */
static bool holds_relief(const struct scan *scan, uint32_t at, uint32_t end)
{
    uint32_t kind;
    for (; at < end; at++) {
        const struct token *token = &scan->tokens[at];
        if (token->capital &&
            phrases_match(&scan->reader->sources, scan->tokens, at, end,
                          &kind) &&
            (kind == SOURCE_NGO || kind == SOURCE_UN))
            return true;
    }
    return false;
}

/* "four employees of the Danish Refugee Council", "two UNICEF drivers": who
 * works for a relief body. */
static void read_staff(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head, end = tree_sentence_end(scan, head);
    uint32_t stop = head + 1;
    if (quantity->role != ROLE_PEOPLE || !scan_is(scan, head, WORD_STAFF))
        return;
    bool tied = stop < end && scan->tokens[stop].tag == TAG_ADP;
    while (tied && stop < end && stop <= head + BODY_REACH &&
           scan->tokens[stop].kind == TOKEN_WORD &&
           (scan->tokens[stop].capital || !scan->hit_at[stop]) &&
           !tree_is_verb(scan, stop))
        stop++;
    if (holds_relief(scan, quantity->words.first, stop))
        quantity->role = ROLE_AID_WORKER;
}

/* "12 bodies of soldiers": the soldiers, whose bodies they are. */
static void read_body(const struct scan *scan, struct quantity *quantity)
{
    uint32_t head = quantity->head, hit = scan->hit_at[head], n;
    uint32_t end = tree_sentence_end(scan, head);
    if (quantity->role != ROLE_PEOPLE || !hit || head + 2 >= end ||
        scan->hits[hit - 1].class != CLASS_NOUN ||
        !scan_is(scan, head + 1, WORD_OF))
        return;
    for (uint32_t i = head + 2; i < end && i < head + 2 + BODY_REACH; i++) {
        const struct person_row *row = person_at(scan, i, end, &n);
        if (row) quantity->role = row->role;
        if (row || scan->number_at[i] || tree_is_verb(scan, i)) return;
    }
}

static bool is_people_name(const struct scan *scan, uint32_t head)
{
    uint32_t index = scan->place_at[head];
    return index && scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE;
}

/* "a second was wounded": no stretch of time. */
static bool is_ordinal(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t index = scan->number_at[quantity->head];
    return index && quantity->kind == COUNT_ONE &&
           scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL;
}

/* A number alone, "others", "them": people unless the words say otherwise. */
static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    const struct token *token = &scan->tokens[quantity->head];
    uint32_t index = scan->number_at[quantity->head];
    if ((quantity->kind == COUNT_ONE || quantity->kind == COUNT_DEFINITE) &&
        (scan_is(scan, quantity->head, WORD_OLD) ||
         (index && scan->analysis.numbers[index - 1].use == NUMBER_ORDINAL)))
        return true;
    if (quantity->kind == COUNT_NUMBER &&
        scan->number_at[quantity->head] == quantity->number + 1)
        return true;
    return token->tag == TAG_PRON || scan_is(scan, quantity->head, WORD_BARE);
}

/* "14 under the age of 18", "two over 65". */
static void read_years(const struct scan *scan, struct quantity *quantity)
{
    uint32_t behind = quantity->words.first + quantity->words.n;
    if (quantity->role != ROLE_PEOPLE || !quantity->person ||
        behind >= tree_sentence_end(scan, quantity->head))
        return;
    if (context_cue(scan, behind, CUE_MINOR)) quantity->role = ROLE_CHILD;
    if (context_cue(scan, behind, CUE_AGED)) quantity->role = ROLE_ELDERLY;
}

void group_read(const struct scan *scan, struct quantity *quantity)
{
    if (quantity->kind == COUNT_NONE) return;
    size_t thing =
        is_ordinal(scan, quantity) ? 0 : thing_at(scan, quantity->head);
    quantity->person = thing < 2 && read_role(scan, quantity);
    if (!quantity->person) {
        const struct armed_row *armed = armed_at(scan, quantity);
        quantity->thing = thing > 0;
        quantity->person = quantity->kind == COUNT_NAME || armed ||
                           is_people_name(scan, quantity->head) ||
                           is_bare(scan, quantity);
        if (armed && !armed->people && quantity->role == ROLE_PEOPLE)
            quantity->role = ROLE_COMBATANT;
    }
    read_member(scan, quantity);
    read_body(scan, quantity);
    read_staff(scan, quantity);
    read_years(scan, quantity);
    read_age(scan, quantity);
    quantity->side = group_side(scan, quantity->words, quantity->head);
    /* "Sri Lankan troopers" are no state police */
    if (quantity->side.len && scan_is(scan, quantity->head, WORD_TROOPER))
        quantity->role = ROLE_COMBATANT;
}

/* The side that a place stands for: a country or people, or a land that is
 * spoken of as one ("Nagorno-Karabakh", "Gaza"); "" when it is none. */
struct str group_place_side(const struct scan *scan, uint32_t index)
{
    const struct place *place = &scan->analysis.places[index].place;
    if (place->kind == PLACE_COUNTRY || place->kind == PLACE_PEOPLE)
        return place->name;
    if (place->kind != PLACE_REGION) return STR("");
    return find_country(scan->reader->find,
                        str_lower(scan->arena, place->name));
}

/* Behind "of": a land, a people or a body under arms; but in "of the Danish
 * Refugee Council" the adjective is of the council's name. */
static struct str side_behind_of(const struct scan *scan, uint32_t at,
                                 uint32_t end)
{
    uint32_t n;
    struct str name;
    if (scan_is(scan, at, WORD_THE) && at + 1 < end) at++;
    if (is_armed(scan, at, end, &n, &name)) return name;
    const struct person_row *row = person_at(scan, at, end, &n);
    /* "of the rebel group FARC" */
    if (row && row->role == ROLE_COMBATANT && row->kind == PERSON_GROUP &&
        at + n < end && is_armed(scan, at + n, end, &n, &name))
        return name;
    name = band_at(scan, at, end);
    uint32_t index = scan->place_at[at];
    if (name.len || !index) return name;
    row = at + 1 < end ? person_at(scan, at + 1, end, &n) : NULL;
    bool army =
        row && (row->role == ROLE_COMBATANT || row->role == ROLE_POLICE);
    bool of_name = at + 1 < end && scan->tokens[at + 1].capital && !army &&
                   scan->analysis.places[index - 1].place.kind == PLACE_PEOPLE;
    return of_name ? STR("") : group_place_side(scan, index - 1);
}

/* "Iran-backed Houthi fighters": the Houthis' own, not Iran's. */
static bool is_backer(const struct scan *scan, uint32_t at, uint32_t stop)
{
    uint32_t n;
    bool backs = at + 2 < stop && str_is(scan->tokens[at + 1].text, "-") &&
                 scan_is(scan, at + 2, WORD_BACKED);
    for (uint32_t i = at + 3; backs && i < stop; i++)
        if (is_armed(scan, i, stop, &n, NULL)) return true;
    return false;
}

struct str group_side(const struct scan *scan, struct stretch words,
                      uint32_t head)
{
    uint32_t end = tree_sentence_end(scan, head);
    uint32_t stop = words.first + words.n;
    for (uint32_t i = words.first; i < stop; i++) {
        uint32_t n, index = scan->place_at[i];
        struct str name;
        if (is_armed(scan, i, end, &n, &name))
            return band_joint(scan, i + n - 1, name);
        name = i < head ? band_at(scan, i, head) : STR("");
        if (name.len) return name;
        /* "An Iranian-German": a German. */
        if (index && i + 2 < stop && scan->place_at[i + 2] &&
            str_is(scan->tokens[i + 1].lower, "-"))
            continue;
        if (!index || is_backer(scan, i, stop)) continue;
        name = group_place_side(scan, index - 1);
        if (name.len) return band_joint(scan, i, name);
    }
    /* "residents of Nagorno-Karabakh", "members of the Taliban" */
    struct str behind = STR("");
    if (stop + 1 < end && scan_is(scan, stop, WORD_OF))
        behind = side_behind_of(scan, stop + 1, end);
    return behind.len ? behind : band_before(scan, head);
}

static bool is_title(const struct scan *scan, uint32_t at)
{
    uint32_t value;
    return phrases_match(&scan->reader->titles, scan->tokens, at, at + 1,
                         &value) > 0;
}

/* "Ana Paris-Gray": half a surname that is a place elsewhere. */
static bool is_half_name(const struct scan *scan, uint32_t at)
{
    if (at + 2 >= tree_sentence_end(scan, at)) return false;
    const struct token *hyphen = &scan->tokens[at + 1];
    return str_is(hyphen->text, "-") && !hyphen->space_before &&
           !scan->tokens[at + 2].space_before && scan->tokens[at + 2].capital &&
           scan->place_at[at + 2] != scan->place_at[at];
}

/* "NGOs": capitals and a small s. */
static bool is_acronyms(struct str text)
{
    if (text.len < 3 || text.at[text.len - 1] != 's') return false;
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] < 'A' || text.at[i] > 'Z') return false;
    return true;
}

bool group_may_be_name(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    uint32_t n;
    if (is_acronyms(token->text)) return false;
    if (token->tag != TAG_PROPN || !token->capital ||
        (scan->place_at[at] && !is_half_name(scan, at)))
        return false;
    if (token->all_capital && token->span.end - token->span.start > 2)
        return false; /* an acronym, or a text in capitals */
    return !is_armed(scan, at, at + 1, &n, NULL) && !scan->number_at[at] &&
           !scan->time_at[at];
}

/* Small words inside names: "Omar al-Rafii", "Jan de Vries". */
static bool is_particle(const struct scan *scan, uint32_t at)
{
    return scan_is(scan, at, WORD_PARTICLE) ||
           str_is(scan->tokens[at].lower, "-");
}

/* Where a name that goes on until `at` ends once particles are crossed. */
static uint32_t name_end(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (;;) {
        while (at < end && group_may_be_name(scan, at)) at++;
        uint32_t next = at;
        while (next < end && next < at + 3 && is_particle(scan, next)) next++;
        if (next == at || next >= end || !group_may_be_name(scan, next))
            return at;
        at = next;
    }
}

static uint32_t name_start(const struct scan *scan, uint32_t at, uint32_t start)
{
    for (;;) {
        while (at > start && group_may_be_name(scan, at - 1)) at--;
        uint32_t next = at;
        while (next > start && next + 3 > at && is_particle(scan, next - 1))
            next--;
        if (next == at || next == start || !group_may_be_name(scan, next - 1))
            return at;
        at = next;
    }
}

/* "Cedar Avenue", "Anna Petrov Memorial Hospital": a street, a house or an
 * office that bears a name. */
static bool is_site(const struct scan *scan, uint32_t last, uint32_t end)
{
    for (uint32_t i = last; i < end && i < last + SITE_REACH; i++) {
        const struct token *token = &scan->tokens[i];
        bool owner = is_possessive(token->lower);
        if (!token->capital && !owner) return false;
        if (!owner && scan_is(scan, i, WORD_SITE)) return true;
    }
    return false;
}

bool group_is_name(const struct scan *scan, uint32_t head,
                   struct stretch *words)
{
    uint32_t start = tree_sentence_start(scan, head);
    uint32_t end = tree_sentence_end(scan, head);
    if (!group_may_be_name(scan, head)) return false;
    uint32_t first = name_start(scan, head, start);
    uint32_t stop = name_end(scan, head + 1, end);
    /* "River City coach ...": a name that a noun goes on is a thing's. */
    if (stop < end && scan->tokens[stop].tag == TAG_NOUN) return false;
    if (is_site(scan, stop - 1, end)) return false;
    bool titled = false;
    while (first < head && is_title(scan, first)) {
        titled = true;
        first++;
    }
    if (first > start && is_title(scan, first - 1)) titled = true;
    *words = (struct stretch){ first, stop - first };
    return titled || words->n >= 2;
}

/* "Rohingya flee", "moderate Hutus": a community whose name is the same for
 * one and for all, or stands in the plural. */
bool group_is_folk(const struct scan *scan, uint32_t head)
{
    uint32_t row;
    if (phrases_match(&scan->reader->armed, scan->tokens, head, head + 1,
                      &row) == 0)
        return false;
    const struct armed_row *folk = &scan->reader->armed_rows[row];
    return folk->people &&
           (str_equal_fold(folk->name, scan->tokens[head].lower) ||
            str_ends(scan->tokens[head].lower, STR("s")));
}
