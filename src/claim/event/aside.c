/* Times of clauses about a person, a place or a thing: not the event's.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

enum { MOST_CLIMB = 16 };

/* "the war in Nagorno-Karabakh that began": the tree takes the nearer noun. */
static bool is_of_event(const struct scan *scan, uint32_t token)
{
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, token);
        if (context_names_event(scan, token)) return true;
        if (above == token || scan->tokens[token].tag == TAG_VERB) break;
        if (scan->tokens[token].tag != TAG_PROPN) break;
        token = above;
    }
    return context_names_event(scan, token);
}

/* "64 deaths in Sana'a, where an emergency was declared on Sunday": a clause
 * about the place. */
static bool is_where(const struct scan *scan, uint32_t verb, uint32_t above)
{
    uint32_t where = tree_child(scan, verb, REL_ADVMOD);
    if (where == NO_TOKEN || where > verb || !scan->place_at[above] ||
        !context_cue(scan, where, CUE_WHERE))
        return false;
    for (uint32_t i = where; i < verb; i++)
        if (context_names_event(scan, i)) return false;
    return true;
}

/* "Villagers displaced by fighting in August have fled again": what they were
 * before. */
static bool is_former_state(const struct scan *scan, uint32_t verb)
{
    uint32_t hit = scan->hit_at[verb];
    if (!hit || scan->tokens[verb].relation != REL_ACL ||
        scan->tokens[verb].sense != SENSE_PARTICIPLE)
        return false;
    uint8_t harm = scan->hits[hit - 1].harm;
    return harm == HARM_DISPLACED || harm == HARM_DETAINED;
}

/* "the attack, which took place near the site of a 2013 attack": another one,
 * told of a place in a relative clause. */
static bool is_of_place(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    uint32_t article = tree_child(scan, home, REL_DET);
    if (scan->tokens[home].relation != REL_NMOD || article == NO_TOKEN ||
        !scan_is(scan, article, WORD_INDEFINITE) ||
        !context_names_event(scan, home) || scan->hit_at[home])
        return false;
    for (int step = 0; step < MOST_CLIMB; step++) {
        if (scan->tokens[home].relation == REL_ACL_RELCL)
            return !tree_under(scan, anchor, home);
        uint32_t above = path_parent(scan, home);
        if (above == home || above == anchor) return false;
        home = above;
    }
    return false;
}

/* "the fighting on the border that broke out on Sunday": what breaks out is the
 * event, whose place the tree takes for it. */
static bool tells_start(const struct scan *scan, uint32_t verb, uint32_t above)
{
    if (!context_cue(scan, verb, CUE_BEGIN) &&
        !context_cue(scan, verb, CUE_HAPPEN))
        return false;
    uint8_t relation = scan->tokens[above].relation;
    return (relation == REL_NMOD || relation == REL_OBL) &&
           context_names_event(scan, path_parent(scan, above));
}

/* Does the time belong to a clause about a person or a thing, "who had worked
 * there for seven years", that does not hold the anchor? */
bool context_is_aside(const struct scan *scan, uint32_t home, uint32_t anchor)
{
    if (is_of_place(scan, home, anchor)) return true;
    for (int step = 0; step < MOST_CLIMB; step++) {
        uint32_t above = path_parent(scan, home);
        if (above == home || tree_under(scan, anchor, home)) return false;
        /* "a factory that blew up on New Year's Eve": the event's day */
        bool event = !scan->hit_at[home] && context_names_event(scan, home);
        if (scan->tokens[home].relation == REL_ACL_RELCL && !event &&
            !tells_start(scan, home, above) &&
            (!is_of_event(scan, above) || is_where(scan, home, above)))
            return true;
        if (is_former_state(scan, home)) return true;
        home = above;
    }
    return false;
}
