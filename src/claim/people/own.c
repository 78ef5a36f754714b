/* Whose people they are by an owner: "its forces", "on its side", "his
 * comrades"; and what those are who lost them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/side.h"

/* Words from a possessive to the figure, from "on" to "its side". */
enum { OWNER_REACH = 3, MATES_BACK = 1 };

/* Steps up the tree from a loss to who suffered it; words from "losses" to
 * their number. */
enum { LOSS_STEPS = 4, LOSS_REACH = 12 };

/* "2,783 of its forces", "deaths among its personnel". */
static uint32_t possessive_in(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    uint32_t stop = words.first + words.n + OWNER_REACH;
    uint32_t first = words.first;
    if (first > tree_sentence_start(scan, first)) first--;
    for (uint32_t i = first; i < end && i < stop; i++) {
        if (scan_is(scan, i, WORD_OWN)) return i;
        /* "60 soldiers besieging their headquarters": another's */
        if (i >= words.first + words.n && tree_is_verb(scan, i) &&
            (!scan->hit_at[i] || scan->tokens[i].sense == SENSE_GERUND))
            return NO_TOKEN;
    }
    return NO_TOKEN;
}

/* "36 people died on its side": the possessive. */
static uint32_t side_behind(const struct scan *scan, struct stretch words)
{
    uint32_t end = tree_sentence_end(scan, words.first);
    for (uint32_t i = words.first + words.n; i + 2 < end; i++)
        if (scan_is(scan, i + 1, WORD_OWN) && scan_is(scan, i, WORD_ON) &&
            scan_is(scan, i + 2, WORD_FLANK))
            return i + 1;
    return NO_TOKEN;
}

/* "denied Armenian claims that 30 of its soldiers died": not Armenia's. */
static bool claims(const struct scan *scan, uint32_t at)
{
    uint32_t next = at + 1;
    return next < scan->n_tokens && scan->tokens[next].tag == TAG_NOUN &&
           phrases_match(&scan->reader->speech, scan->tokens, next, next + 1,
                         NULL) > 0;
}

/* The country or group named last before a token of its sentence; of a group
 * and the people whom it fights for, the group. */
static struct str owner_before(const struct scan *scan, uint32_t token,
                               bool *band)
{
    struct str side = STR(""), of = STR("");
    uint32_t start = tree_sentence_start(scan, token), row;
    *band = false;
    for (uint32_t i = start; i < token; i++) {
        uint32_t index = scan->place_at[i];
        size_t n =
            phrases_match(&scan->reader->armed, scan->tokens, i, token, &row);
        if (n) {
            const struct armed_row *armed = &scan->reader->armed_rows[row];
            i += (uint32_t)n - 1;
            if (armed->people && str_equal(armed->name, of)) continue;
            side = armed->name;
            of = armed->of;
            *band = !armed->people;
            continue;
        }
        struct str land = index ? group_place_side(scan, index - 1) : STR("");
        if (!land.len || str_equal(land, of) || claims(scan, i)) continue;
        side = land;
        of = STR("");
        *band = false;
    }
    return side;
}

static struct str country_before(const struct scan *scan, uint32_t token)
{
    bool band;
    return owner_before(scan, token, &band);
}

/* "The Red Hill Brigade said": a body of fighters by its own name. */
static struct str band_of(const struct scan *scan, struct attribution source)
{
    const struct reader *reader = scan->reader;
    struct str last = str_behind(source.text, ' ');
    if (source.side.len || !last.len) return source.side;
    uint32_t word = lang_word(reader->lang, str_lower(scan->arena, last));
    bool band = reader_word_is(reader, &reader->words, word, WORD_BAND);
    bool name = last.at[0] >= 'A' && last.at[0] <= 'Z';
    return band && name ? source.text : STR("");
}

static bool is_armed_role(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE;
}

/* "it lost six men": those of the army or the rebels who speak. */
static bool is_speaker(const struct scan *scan, const struct draft *draft,
                       uint32_t subject)
{
    uint8_t kind = draft->source.kind;
    return (kind == SOURCE_MILITARY || kind == SOURCE_ARMED_GROUP) &&
           (scan_is(scan, subject, WORD_BODY) ||
            scan_is(scan, subject, WORD_THEY));
}

/* "suffered six dead", "had lost four men dead": the verb; NO_TOKEN = none. */
static uint32_t losing_verb(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    bool lost = false;
    /* Not "took the man to hospital, where he died". */
    bool counted = draft->quantity.kind == COUNT_NUMBER;
    for (int step = 0; step < LOSS_STEPS; step++) {
        lost = scan_is(scan, verb, WORD_LOSE) ||
               (step && counted &&
                (scan_is(scan, verb, WORD_SUFFER) ||
                 scan_is(scan, verb, WORD_HAVE)));
        bool own = tree_is_verb(scan, verb) &&
                   tree_child(scan, verb, REL_NSUBJ) != NO_TOKEN;
        if ((lost && tree_is_verb(scan, verb)) || own ||
            tree_is_root(scan, verb))
            break;
        verb = scan->tokens[verb].head;
    }
    return lost && tree_is_verb(scan, verb) && !tree_is_passive(scan, verb)
               ? verb
               : NO_TOKEN;
}

/* "rebel losses were put at 43 dead": the rebels; NO_TOKEN = none. */
static uint32_t loser_before(const struct scan *scan, const struct draft *draft)
{
    uint32_t first = draft->quantity.words.first;
    uint32_t start = tree_sentence_start(scan, first);
    /* "rebel losses at 43": the noun may be of the figure's own words */
    first += draft->quantity.words.n;
    for (uint32_t i = first; i-- > start && i + LOSS_REACH > first;) {
        if (!context_cue(scan, i, CUE_LOSS)) continue;
        /* "its own losses", "the army's heavy losses" */
        if (i > start + 1 && scan->tokens[i - 1].tag == TAG_ADJ &&
            (scan_is(scan, i - 2, WORD_OWN) ||
             scan_is(scan, i - 2, WORD_POSSESSIVE)))
            i--;
        if (i > start && scan_is(scan, i - 1, WORD_POSSESSIVE)) i--;
        if (i > start + 1 && scan_is(scan, i - 1, WORD_OWN))
            i = tree_is_noun(scan, i - 2) ? i - 1 : i - 2; /* "the army gave
                                                              its losses" */
        while (i > start && tree_is_verb(scan, i - 1)) i--;
        return i > start ? i - 1 : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* Whose the soldiers or rebels at a token are who lost men. */
static struct str loser_side(const struct scan *scan, uint32_t subject)
{
    uint32_t row = 0, start = tree_sentence_start(scan, subject);
    uint32_t first = subject > start + 2 ? subject - 2 : start;
    for (uint32_t i = first; i <= subject; i++)
        if (i + phrases_match(&scan->reader->armed, scan->tokens, i,
                              subject + 1, &row) ==
            subject + 1)
            return scan->reader->armed_rows[row].name;
    struct str side = group_side(
        scan, (struct stretch){ first, subject - first + 1 }, subject);
    if (!side.len && subject > start && scan_is(scan, subject - 1, WORD_OWN))
        side = country_before(scan, subject);
    return side;
}

/* "its forces had lost 20 men": the men are soldiers, of whoever lost them;
 * `told` = a noun tells of losses. */
static void take_from_loser(const struct scan *scan, struct quantity *quantity,
                            uint32_t subject, bool told)
{
    uint32_t row;
    struct str side = loser_side(scan, subject);
    bool people = phrases_match(&scan->reader->people, scan->tokens, subject,
                                subject + 1, &row) > 0;
    uint8_t role =
        people ? scan->reader->person_rows[row].role : ROLE_COMBATANT;
    /* "Vietnam lost 1,000 men" */
    bool fighters = is_armed_role(quantity->role) ||
                    scan_is(scan, quantity->head, WORD_MALE);
    /* "Armenian losses at 200" */
    if (!people && told && !quantity->side.len) quantity->side = side;
    if (!is_armed_role(role) || (!people && (!side.len || !fighters))) return;
    /* "The army lost four officers": of its own */
    bool rank = quantity->role == ROLE_POLICE && role == ROLE_COMBATANT &&
                scan_is(scan, quantity->head, WORD_RANK);
    if (quantity->role == ROLE_PEOPLE || rank) quantity->role = role;
    if (!quantity->side.len) quantity->side = side;
    /* "government troops" are found by those words */
    if (people && (!subject || !scan_is(scan, subject - 1, WORD_STATE)))
        quantity->head = subject;
}

static void find_loser(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    uint32_t verb = losing_verb(scan, draft);
    bool people = quantity->role == ROLE_PEOPLE;
    if (!people && (!is_armed_role(quantity->role) || verb == NO_TOKEN)) return;
    uint32_t subject =
        verb == NO_TOKEN ? loser_before(scan, draft) : tree_subject(scan, verb);
    if (subject == NO_TOKEN || (verb != NO_TOKEN && subject > verb)) return;
    if (!is_speaker(scan, draft, subject)) {
        take_from_loser(scan, quantity, subject, verb == NO_TOKEN);
    } else if (people) {
        quantity->role = ROLE_COMBATANT;
        quantity->side = band_of(scan, draft->source);
    }
}

/* "Ukraine lost 120 soldiers, Russia 900", "and Russia lost 900": a bare figure
 * is of the land before it, or before its own verb. */
void own_find_loser(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    const struct token *head = &scan->tokens[quantity->head];
    uint32_t at = quantity->words.first, start = tree_sentence_start(scan, at);
    if (!quantity->side.len || quantity->number == NO_TOKEN ||
        head->tag != TAG_NUM ||
        !scan_is(scan, scan->hits[draft->hit].head, WORD_LOSE))
        return;
    if (tree_is_verb(scan, head->head) &&
        scan_is(scan, head->head, WORD_LOSE) && head->head < at)
        at = head->head;
    while (at > start && scan->tokens[at - 1].tag == TAG_AUX) at--;
    if (at == start || !scan->place_at[at - 1]) return;
    struct str side = group_place_side(scan, scan->place_at[at - 1] - 1);
    if (side.len) quantity->side = side;
}

/* The last of the people before a token whose calling is told. */
static bool find_called(const struct scan *scan, struct stretch words, bool one,
                        struct quantity *out)
{
    for (uint32_t i = words.first + words.n; i-- > words.first;) {
        uint32_t row;
        if (!tree_is_noun(scan, i) ||
            !phrases_match(&scan->reader->people, scan->tokens, i, i + 1, &row))
            continue;
        *out = quantity_read(scan, i);
        if (out->person && out->role != ROLE_PEOPLE &&
            out->role != ROLE_OTHER && (!one || out->hi == 1))
            return true;
    }
    return false;
}

/* "shot dead four of his colleagues": what he is, they are. */
static void find_mates(const struct scan *scan, struct quantity *quantity)
{
    uint32_t first = quantity->words.first, at = scan->sentence_at[first];
    struct quantity owner;
    uint32_t his = tree_child(scan, quantity->head, REL_NMOD_POSS);
    if (quantity->role != ROLE_PEOPLE || his == NO_TOKEN ||
        !scan_is(scan, his, WORD_OWNER) ||
        !scan_is(scan, quantity->head, WORD_MATE))
        return;
    for (uint32_t back = 0; back <= MATES_BACK && back <= at; back++) {
        const struct sentence *s = scan_sentence(scan, at - back);
        uint32_t n = back ? s->n : first - s->first;
        if (!s->parsed || !find_called(scan, (struct stretch){ s->first, n },
                                       !scan_is(scan, his, WORD_OWN), &owner))
            continue;
        if (owner.role == ROLE_ATTACKER || owner.role == ROLE_CHILD ||
            owner.role == ROLE_WOMAN)
            return;
        quantity->role = owner.role;
        if (!quantity->side.len && owner.role != ROLE_PEACEKEEPER)
            quantity->side = owner.side;
        return;
    }
}

/* "A boy from Mali lost his sister": his people are hers. */
static struct str side_of_kin(const struct scan *scan,
                              const struct quantity *quantity)
{
    uint32_t his = tree_child(scan, quantity->head, REL_NMOD_POSS);
    uint32_t start = tree_sentence_start(scan, quantity->words.first);
    if (his == NO_TOKEN || !scan_is(scan, his, WORD_OWNER) ||
        !scan_is(scan, quantity->head, WORD_KIN))
        return STR("");
    for (uint32_t i = quantity->words.first; i-- > start;) {
        uint32_t row;
        if (!tree_is_noun(scan, i) ||
            !phrases_match(&scan->reader->people, scan->tokens, i, i + 1, &row))
            continue;
        struct quantity owner = quantity_read(scan, i);
        if (owner.hi != 1 && owner.kind != COUNT_NUMBER) return STR("");
        uint32_t at = owner.words.first + owner.words.n;
        uint32_t index = scan->place_at[at + 1];
        if (!owner.side.len && index && scan_is(scan, at, WORD_FROM))
            return group_place_side(scan, index - 1);
        return owner.side;
    }
    return STR("");
}

/* "The rebels said two of their men had died": they are fighters. */
static void find_men(const struct scan *scan, struct draft *draft,
                     uint32_t possessive)
{
    bool band;
    uint8_t kind = draft->source.kind;
    if (draft->quantity.role != ROLE_PEOPLE ||
        !scan_is(scan, draft->quantity.head, WORD_MALE))
        return;
    owner_before(scan, possessive, &band);
    if (band || kind == SOURCE_MILITARY || kind == SOURCE_ARMED_GROUP)
        draft->quantity.role = ROLE_COMBATANT;
}

void own_find(const struct scan *scan, struct draft *draft)
{
    struct quantity *quantity = &draft->quantity;
    find_loser(scan, draft);
    own_find_loser(scan, draft);
    find_mates(scan, quantity);
    if (!quantity->side.len) quantity->side = side_of_kin(scan, quantity);
    uint32_t possessive = possessive_in(scan, quantity->words);
    bool inside = possessive < quantity->words.first + quantity->words.n;
    uint32_t his = tree_child(scan, quantity->head, REL_NMOD_POSS);
    if (inside || (his != NO_TOKEN && scan_is(scan, his, WORD_OWNER)))
        find_men(scan, draft, inside ? possessive : his);
    if (quantity->side.len || quantity->role == ROLE_ATTACKER) return;
    /* "Russian shelling killed a couple and their grandson" */
    if (inside && scan_is(scan, quantity->head, WORD_KIN)) return;
    if (possessive == NO_TOKEN || (!inside && !is_armed_role(quantity->role))) {
        possessive = side_behind(scan, quantity->words);
        if (possessive == NO_TOKEN) return;
    }
    quantity->side = country_before(scan, possessive);
    if (!quantity->side.len) quantity->side = band_of(scan, draft->source);
}
