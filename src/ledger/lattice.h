/* The cells of a ledger as sets of people: which fit into which, and what is
 * claimed of each.
 *
 * Every rule says that parts without anybody in common fit into a whole: the
 * civilians, combatants, police and peacekeepers into the people, the sides
 * into both, the events below an event into it, the dead and the injured into
 * the casualties. So the floors of the parts add up under the whole, and what
 * is left of its ceiling is a part's. A cell lies below at most one part of
 * any division; that is why floors carried up and ceilings carried down are
 * exact, although the cells are no tree (ARCHITECTURE.md, "Parts and wholes").
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_LATTICE_H
#define TOLLBOOK_LEDGER_LATTICE_H

#include "base/map.h"
#include "ledger/sheet.h"

/* The ways in which a whole divides. */
enum division {
    DIVISION_STATUS, /* civilians, combatants, police, peacekeepers */
    DIVISION_SIDE,
    DIVISION_EVENT, /* the events below it */
    DIVISION_HARM,  /* killed, injured */
    DIVISION_ONE,   /* one class that cuts across the others, as women */
};

enum { MOST_WHOLES = 4 }; /* by role, side, event and harm */

/* No claim, node or group. */
#define LATTICE_NONE UINT32_MAX

/* What one claim says of one cell. */
struct stated {
    uint32_t entry; /* index into the ledger's entries */
    uint32_t node;
    int64_t lo, hi; /* a rounded number loosened by a tenth; a word without a
                       number ("dozens") states no ceiling */
    int64_t most;   /* what a larger number contradicts: hi, or twice what such
                       a word comes to */
    int32_t from;   /* the day from which its floor holds: tolls only grow */
    int32_t until;  /* the day up to which its ceiling holds */
    uint32_t next;  /* of the same node, LATTICE_NONE = last */
    uint32_t stamp; /* of the last claim_set that took it */
    bool sum;       /* an increment with what it was added to */
    bool out;       /* in a clash: nothing is concluded from it */
};

/* Claims that cannot all be true: the floors add up to more than the ceiling
 * of the claim that gives one. Indices into lattice.stated. */
struct clash {
    uint32_t *floors;
    size_t n;
    uint32_t ceiling;
};

/* One cell. For harms that may shrink (missing, displaced) each day has cells
 * of its own. */
struct node {
    uint32_t event;
    uint8_t harm, role, unit;
    uint32_t side;                /* index into lattice.sides, 0 = not told */
    int32_t day;                  /* 0 where the harm can only grow */
    int64_t floor;                /* by the claims that are in by now */
    uint32_t groups[MOST_WHOLES]; /* the divisions that it is a part of */
    uint32_t n_groups;
    uint32_t down;   /* its own divisions: first group */
    uint32_t stated; /* first claim about it */
    uint32_t figure; /* of the ledger, LATTICE_NONE = none */
};

/* One division of one whole: the floors of the parts, added up. */
struct group {
    uint32_t whole;
    uint8_t division;
    int64_t sum;
    uint32_t *parts;
    size_t n, room;
    uint32_t next; /* another division of the same whole */
};

struct lattice {
    struct sheet *sheet;
    struct node *nodes;
    struct group *groups;
    struct stated *stated;
    struct str *sides; /* [0] is "" */
    size_t n_nodes, room_nodes, n_groups, room_groups, n_stated, room_stated,
        n_sides, room_sides;
    struct map node_map, group_map, side_map, stated_map;
    uint32_t *node_of; /* for each figure */
    int32_t *day_of;   /* for each figure: when it was last counted */
    bool both;         /* somebody tells of both sides together */
    bool casualties;   /* somebody tells of casualties */
    bool child_fighters;
    struct clash *clashes; /* across cells */
    size_t n_clashes, room_clashes;
    bool tangled;   /* more clashes than can be told apart */
    uint32_t stamp; /* of the newest claim_set */
    uint32_t *work; /* nodes to carry floors on from */
    int64_t *risen; /* by how much each has risen */
    size_t room_work, room_risen;
};

/* Can the figure of a harm only grow? */
bool lattice_grows(uint8_t harm);

/* Cells and claims of a ledger whose lineages stand. */
void lattice_build(struct lattice *lattice, struct sheet *sheet);

/* All floors back to nothing. */
void lattice_clear(struct lattice *lattice);

/* A node holds at least `lo`: its floor and those above it. */
void lattice_raise(struct lattice *lattice, uint32_t node, int64_t lo);

/* The claims among which the floor of a node is at least `need`, as indices
 * into lattice.stated; as few as a walk from the largest part down finds. */
struct claim_set {
    uint32_t *at;
    size_t n, room;
    size_t most;    /* take no more than these, 0 = all */
    uint32_t stamp; /* ++lattice.stamp */
};
void lattice_support(struct lattice *lattice, uint32_t node, int64_t need,
                     int32_t day, struct claim_set *out);

/* The entries behind claims, with those that increments were added to. */
size_t lattice_entries(const struct lattice *lattice,
                       const struct claim_set *set, uint32_t **out);

/* What the claim of `out->entry` says: bounds, with what it was added to
 * (`total`), and days; whose side it is of. False: nothing of its cell. */
bool stated_fill(const struct sheet *sheet, int64_t total, struct stated *out,
                 struct str *side);

/* The last day that a claim told on this day may mean. */
int32_t stated_day(const struct entry *entry, int32_t day);

/* Are they children among those who fight? */
bool stated_young_fighter(const struct entry *entry);

/* Of whom a claim tells. */
uint8_t stated_role(const struct entry *entry);

#endif
