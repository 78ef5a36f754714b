/* Who dies or is held after he has killed: "Police shot a man who had stabbed
 * two people", "Ferrer wounded nine. Ferrer was found dead".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/scan.h"

/* Verbs that a subject is followed over: "took a gun, went out and shot". */
enum { MOST_JOINED = 3 };

/* Does the verb tell that its subject harms others, not himself? */
static bool harms(const struct scan *scan, uint32_t verb)
{
    uint32_t hit = scan->hit_at[verb];
    if (!hit || tree_is_passive(scan, verb)) return false;
    const struct harm_hit *h = &scan->hits[hit - 1];
    if (h->head != verb || h->class != CLASS_VERB || h->frame != FRAME_OBJECT ||
        h->modal || h->denied || h->negated)
        return false;
    if (h->harm != HARM_KILLED && h->harm != HARM_INJURED &&
        h->harm != HARM_CASUALTIES && h->harm != HARM_ABDUCTED)
        return false;
    uint32_t object = tree_object(scan, verb);
    if (object == NO_TOKEN || object < verb) return false;
    struct quantity who = quantity_read(scan, object);
    return who.person && !who.thing; /* "sustained a wound" harms nobody */
}

static bool harms_or_joined(const struct scan *scan, uint32_t verb)
{
    for (int step = 0; step < MOST_JOINED && verb != NO_TOKEN; step++) {
        if (harms(scan, verb)) return true;
        verb = tree_child(scan, verb, REL_CONJ);
    }
    return false;
}

static bool is_person(const struct scan *scan, uint32_t at)
{
    uint32_t row;
    return tree_is_noun(scan, at) &&
           phrases_match(&scan->reader->people, scan->tokens, at, at + 1, &row);
}

/* "shot a man dead after he had stabbed two": nobody else is told of between
 * the man and "he". */
static bool does_later(const struct scan *scan, uint32_t noun)
{
    uint32_t end = tree_sentence_end(scan, noun);
    for (uint32_t i = noun + 1; i < end && !is_person(scan, i); i++)
        if (scan_is(scan, i, WORD_PERSON) &&
            scan->tokens[i].relation == REL_NSUBJ)
            return harms_or_joined(scan, scan->tokens[i].head);
    return false;
}

/* Does the noun harm others, as a subject or in the clause on it? */
static bool is_doer(const struct scan *scan, uint32_t noun)
{
    if (does_later(scan, noun)) return true;
    uint32_t verb = scan->tokens[noun].head;
    if (scan->tokens[noun].relation == REL_NSUBJ && harms_or_joined(scan, verb))
        return true;
    uint32_t clause = tree_child(scan, noun, REL_ACL_RELCL);
    return clause != NO_TOKEN && harms_or_joined(scan, clause);
}

static struct str last_word(struct str name)
{
    struct str last = str_behind(name, ' ');
    return last.len ? last : name;
}

/* Who harms by the verb, where a name tells: its subject, the one "he" stands
 * for in the sentence before, "Reyes" of "led Reyes to kill". */
static uint32_t doer_of(const struct scan *scan, uint32_t verb)
{
    uint32_t subject = tree_subject(scan, verb);
    uint32_t start = tree_sentence_start(scan, verb);
    if (verb > start + 1 && scan_is(scan, verb - 1, WORD_TO) &&
        scan->tokens[verb - 2].capital)
        return verb - 2;
    if (subject == NO_TOKEN || subject > verb) return NO_TOKEN;
    if (!scan_is(scan, subject, WORD_PERSON) || !start) return subject;
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[verb] - 1);
    for (uint32_t i = s->first; s->parsed && i < s->first + s->n; i++)
        if (scan->tokens[i].relation == REL_NSUBJ) return i;
    return NO_TOKEN;
}

/* The names of all who harm others. */
struct doers {
    struct str *names;
    size_t n, room;
};

static void find_doers(const struct scan *scan, struct doers *out)
{
    *out = (struct doers){ 0 };
    for (uint32_t h = 0; h < scan->n_hits; h++) {
        uint32_t verb = scan->hits[h].head;
        struct stretch name;
        if (!tree_is_verb(scan, verb) || !harms(scan, verb)) continue;
        uint32_t subject = doer_of(scan, verb);
        if (subject == NO_TOKEN || !scan->tokens[subject].capital) continue;
        if (!group_is_name(scan, subject, &name))
            name = (struct stretch){ subject, 1 };
        out->names = arena_grow(scan->arena, out->names, &out->room, out->n + 1,
                                sizeof *out->names);
        out->names[out->n++] = scan_text(scan, name);
    }
}

static bool is_lone(struct str name)
{
    return last_word(name).len == name.len;
}

/* Two people of one surname: each has a forename of his own. */
static bool are_kin(struct str a, struct str b)
{
    return !is_lone(a) && !is_lone(b) && !str_equal(a, b) &&
           str_equal(last_word(a), last_word(b));
}

/* Is somebody else of that surname among those who came to harm? */
static bool has_kin(const struct scan *scan, struct str name)
{
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        if (are_kin(scan->drafts[d].quantity.name, name)) return true;
    return false;
}

/* A surname alone stands for whoever bears it, as long as only one does. */
static bool is_named_doer(const struct scan *scan, const struct doers *doers,
                          struct str name)
{
    for (size_t i = 0; i < doers->n; i++) {
        struct str doer = doers->names[i];
        if (str_equal(doer, name)) return true;
        if (!str_equal(last_word(doer), last_word(name))) continue;
        if (!are_kin(doer, name) && !has_kin(scan, name)) return true;
    }
    return false;
}

/* No accident, and nobody who fights for a living. */
static bool may_be(const struct scan *scan, const struct draft *draft)
{
    uint8_t type = scan->events[draft->event].type;
    const struct quantity *quantity = &draft->quantity;
    bool deed = type == EVENT_ATTACK || type == EVENT_SHOOTING ||
                type == EVENT_BOMBING || type == EVENT_MASSACRE;
    return deed && quantity->role == ROLE_PEOPLE && quantity->lo == 1 &&
           quantity->hi == 1 &&
           (draft->harm == HARM_KILLED || draft->harm == HARM_DETAINED);
}

void culprit_find(struct scan *scan)
{
    struct doers doers;
    find_doers(scan, &doers);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        struct quantity *quantity = &draft->quantity;
        if (!may_be(scan, draft)) continue;
        if (quantity->name.len ? is_named_doer(scan, &doers, quantity->name)
                               : is_doer(scan, quantity->head))
            quantity->role = ROLE_ATTACKER;
    }
}
