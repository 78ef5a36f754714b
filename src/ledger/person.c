/* Named people told again: "Anna Petrov was wounded ... Petrov died".
 *
 * One name is short for another that holds all its words. So that a name is
 * not held against every other, each is kept under all its words, and under
 * one of them, its rarest so far, as the shorter of two.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/person.h"

struct roll_link {
    struct str name;
    uint32_t next; /* 0 = the last */
};

/* The names that hold one word. */
struct roll_bucket {
    uint32_t all, n_all; /* every one of them */
    uint32_t key;        /* those kept under this word alone */
};

/* Also one half of a double name: "Garcia-Ramos" is "Ramos". */
static bool has_word(struct str text, struct str word)
{
    while (text.len) {
        struct str whole = str_cut(&text, ' ');
        if (str_equal(whole, word)) return true;
        while (whole.len)
            if (str_equal(str_cut(&whole, '-'), word)) return true;
    }
    return false;
}

/* "Hosni Salha, his son Yousra Hosni Salha": who bears another's whole name
 * behind one of his own is named after him. A lone last name is anybody's
 * short form, and so is what begins with a small word ("de Silva"). */
static bool is_named_after(struct str full, struct str name)
{
    struct str rest = name, given = full, first = str_cut(&rest, ' ');
    bool small = first.len && first.at[0] >= 'a' && first.at[0] <= 'z';
    return rest.len && !small && full.len > name.len && str_ends(full, name) &&
           !str_equal(str_cut(&given, ' '), first);
}

/* Does the fuller name hold every word of the other? */
static bool is_short_for(struct str full, struct str name)
{
    if (!name.len || is_named_after(full, name)) return false;
    while (name.len)
        if (!has_word(full, str_cut(&name, ' '))) return false;
    return true;
}

void roll_open(struct roll *roll, struct arena *arena)
{
    *roll = (struct roll){ .arena = arena, .n_links = 1 };
    map_open(&roll->words, arena);
}

static struct roll_bucket *find_bucket(const struct roll *roll, struct str word)
{
    uint32_t at = 0;
    return map_get(&roll->words, word, &at) ? &roll->buckets[at] : NULL;
}

static struct roll_bucket *make_bucket(struct roll *roll, struct str word)
{
    struct roll_bucket *bucket = find_bucket(roll, word);
    if (bucket) return bucket;
    roll->buckets = arena_grow(roll->arena, roll->buckets, &roll->bucket_room,
                               roll->n_buckets + 1, sizeof *roll->buckets);
    map_put(&roll->words, word, (uint32_t)roll->n_buckets);
    return &roll->buckets[roll->n_buckets++];
}

static void add_link(struct roll *roll, struct str name, uint32_t *head)
{
    roll->links = arena_grow(roll->arena, roll->links, &roll->link_room,
                             roll->n_links + 1, sizeof *roll->links);
    roll->links[roll->n_links] = (struct roll_link){ name, *head };
    *head = (uint32_t)roll->n_links++;
}

/* A double name is also found by either half. */
static void add_halves(struct roll *roll, struct str name, struct str word)
{
    struct str rest = word, half = str_cut(&rest, '-');
    if (!rest.len) return;
    add_link(roll, name, &make_bucket(roll, half)->all);
    while (rest.len)
        add_link(roll, name, &make_bucket(roll, str_cut(&rest, '-'))->all);
}

void roll_add(struct roll *roll, struct str name)
{
    struct str rest = name, rarest = { 0 };
    uint32_t least = UINT32_MAX;
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        struct roll_bucket *bucket = make_bucket(roll, word);
        if (bucket->n_all < least) {
            least = bucket->n_all;
            rarest = word;
        }
        bucket->n_all++;
        add_link(roll, name, &bucket->all);
        add_halves(roll, name, word);
    }
    if (name.len) add_link(roll, name, &make_bucket(roll, rarest)->key);
}

/* Is one of the names that are kept under a word of this one short for it? */
static bool has_short(const struct roll *roll, struct str name)
{
    struct str rest = name;
    while (rest.len) {
        const struct roll_bucket *bucket =
            find_bucket(roll, str_cut(&rest, ' '));
        uint32_t at = bucket ? bucket->key : 0;
        for (; at; at = roll->links[at].next)
            if (is_short_for(name, roll->links[at].name)) return true;
    }
    return false;
}

/* Is it short for one of them? Its rarest word leads to those. */
static bool has_full(const struct roll *roll, struct str name)
{
    const struct roll_bucket *rarest = NULL;
    struct str rest = name;
    while (rest.len) {
        const struct roll_bucket *bucket =
            find_bucket(roll, str_cut(&rest, ' '));
        if (!bucket) return false;
        if (!rarest || bucket->n_all < rarest->n_all) rarest = bucket;
    }
    for (uint32_t at = rarest ? rarest->all : 0; at; at = roll->links[at].next)
        if (is_short_for(roll->links[at].name, name)) return true;
    return false;
}

bool roll_has(const struct roll *roll, struct str name)
{
    return has_short(roll, name) || has_full(roll, name);
}

void roll_dead(struct roll *roll, const struct reading *reading)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == HARM_KILLED && claim->stance != STANCE_DENIED)
            roll_add(roll, claim->name);
    }
}

bool person_died(const struct roll *dead, const struct claim *claim)
{
    if (claim->harm != HARM_INJURED && claim->harm != HARM_CASUALTIES)
        return false;
    return claim->dead || roll_has(dead, claim->name);
}
