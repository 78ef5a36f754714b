/* The door of ledger/: from conflicting claims to what is known.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LEDGER_LEDGER_H
#define TOLLBOOK_LEDGER_LEDGER_H

#include "link/link.h"

/* What a report tells of one of its claims beside the number (bits). */
enum entry_mark {
    MARK_BESIDE = 1,  /* its sentence gives the larger number as well */
    MARK_FORMER = 2,  /* as a count before another of the report */
    MARK_RUNNING = 4, /* as the whole so far ("the toll rises to 13") */
};

/* One claim as the ledger sees it: who, when, which event, which source. */
struct entry {
    const struct claim *claim;
    const struct reading *reading;
    uint32_t key;         /* the caller's own number for the claim */
    uint32_t event;       /* index into the linked events */
    uint32_t source;      /* index into the linked sources */
    uint32_t syndication; /* independence group of its report */
    struct date as_of;    /* claim's own, else the publication date */
    struct date known_on; /* publication date */
    uint8_t marks;        /* ledger_marks */
};

enum entry_state {
    ENTRY_CURRENT,
    ENTRY_SUPERSEDED, /* a later claim of its lineage replaces it */
    ENTRY_REPEAT,     /* the same word again (syndicated or re-stated) */
    ENTRY_DENIED,
    ENTRY_LATER, /* after the date asked for */
    ENTRY_ASIDE, /* beside a larger number of the same day: a part, or a
                    count of its own */
    ENTRY_STALE, /* a later report still gives what its source has replaced */
};

/* How a claim came to replace its source's claim before it. */
enum change {
    CHANGE_NONE,         /* the first, or the same number */
    CHANGE_COUNT,        /* a new count */
    CHANGE_MORE,         /* an increment: so many more */
    CHANGE_CORRECTION,   /* told later for the same day, or a lower number of
                            a toll that cannot shrink */
    CHANGE_RECLASSIFIED, /* missing or wounded people now counted as dead */
    CHANGE_SCOPE,        /* of a larger or smaller place than before */
    CHANGE_RETRACTED,    /* taken back by its own source */
    CHANGE_BATCH,        /* one of many figures that were changed at once */
    CHANGE_COUNT_OF_KINDS,
};

/* Whose losses a claim tells of, seen from its source. */
enum losses { LOSSES_OTHERS, LOSSES_OWN, LOSSES_ENEMY };

/* One source's claims for one figure, oldest first. */
struct lineage {
    uint32_t source;
    uint32_t *entries;   /* indices into ledger.entries */
    uint8_t *states;     /* enum entry_state, one for each */
    struct str *reasons; /* why each stands so, "" = nothing to say */
    uint8_t *changes;    /* enum change, one for each */
    int32_t *replaced;   /* which claim each replaced, -1 = none */
    size_t n;
    int32_t current; /* index into entries, -1 = none */
    bool revised_down;
    struct str shadow;  /* why it is no origin of its own, "" = it is one */
    struct str outdone; /* why its current claim is not the best, "" = is */
};

/* What follows for a figure from all claims together, its own included, and
 * the claims that it follows from (indices into ledger.entries). */
struct limits {
    int64_t lo, hi;    /* OPEN_BOUND in hi = open */
    struct date as_of; /* the day when it was last counted; year 0 = no date */
    bool lo_follows, hi_follows; /* from other figures than its own */
    uint32_t *lo_entries, *hi_entries;
    size_t n_lo, n_hi;
};

struct figure {
    uint32_t event; /* index into the linked events */
    uint8_t harm, role, unit;
    struct str side;
    struct lineage *lineages;
    size_t n_lineages;
    uint32_t independent;    /* sources that are origins of their own */
    int64_t low, best, high; /* OPEN_BOUND = none; an open high prints "+" */
    struct str rule;         /* the line of the method that gave best */
    struct str grade;        /* what the method calls an entry of so many
                                origins; "" = nothing */
    uint32_t best_entry;     /* index into ledger.entries; UINT32_MAX = none */
    bool derived;            /* follows from other figures; see notes */
    struct limits limits;
};

enum finding_kind {
    FINDING_DERIVED,       /* "at least 52 elsewhere" */
    FINDING_CONFIRMED,     /* "2,783 + 2,425 = 5,208 confirms over 5,000" */
    FINDING_SUM_FAILS,     /* parts exceed the whole, or fall short of it */
    FINDING_CONTRADICTION, /* current claims whose bounds do not meet */
    FINDING_REVISION,      /* a drop, a correction */
    FINDING_STALE,         /* a report that gives a number replaced before */
    FINDING_DENIAL,        /* who denies what */
    FINDING_SUBTRACTED,    /* a campaign without the incidents told apart */
};

struct finding {
    uint8_t kind; /* enum finding_kind */
    uint32_t event;
    struct str text;   /* one sentence for people */
    uint32_t *entries; /* the claims it follows from */
    size_t n_entries;
    uint32_t *like; /* claims that say the same as one of them */
    size_t n_like;
    int64_t lo, hi; /* the derived bounds, for FINDING_DERIVED */
    int64_t size;   /* of a contradiction: people that cannot be right */
    uint8_t weight; /* and how many of those who disagree (0 to 2) neither
                       fight nor only pass on */
    uint8_t change; /* of a revision: enum change */
};

struct ledger {
    struct entry *entries;
    size_t n_entries;
    struct figure *figures; /* by event, harm, role, side */
    size_t n_figures;
    struct finding *findings;
    size_t n_findings;
    bool *clashes; /* for each entry: it cannot be true together with others,
                      so that no limits rest on it */
    struct str method;
};

/* The estimation rules as data (methods/method_NAME.tsv, one file a method);
 * read-only once open. */
struct methods;

/* Read every file of the pack that is called method_NAME.tsv. Lives in
 * `arena`. Errors: PACK. */
enum status ledger_open(struct arena *arena, const struct pack *pack,
                        struct methods **out, struct error *error);

/* Take in a method of the user's, in place of one that has its name. `*name`
 * (may be NULL) is what it calls itself. Errors: PACK. */
enum status ledger_add_method(struct arena *arena, struct methods *methods,
                              const struct pack_file *file, struct str *name,
                              struct error *error);

/* One row of a method's file, and all rows of a method. */
struct rule {
    struct str what, value;
    struct str line; /* for people; ends in "(ours)" where its source leaves
                        the choice to whoever codes */
};
size_t ledger_rules(const struct methods *methods, struct str name,
                    const struct rule **out);

/* The name of the i-th method, sorted; "" past the end. */
struct str ledger_method(const struct methods *methods, size_t i);

/* What is asked. Everything in it is borrowed. */
struct ledger_query {
    const struct methods *methods;
    const struct linked *linked;
    const struct entry *entries; /* of any events; the others are skipped */
    size_t n_entries;
    uint32_t event;       /* index into linked.events: it and all below */
    struct date as_of;    /* year 0 = now; claims later than it are left out */
    struct date known_on; /* year 0 = now */
    struct str method;    /* "latest", "ucdp", ...; "" = "latest" */
};

/* The marks of a claim, from the text of its report: for `entry.marks`, and to
 * be kept where the text is not at hand. Nothing of it stays in `scratch`. */
uint8_t ledger_marks(const struct methods *methods, struct arena *scratch,
                     const struct reading *reading, const struct claim *claim);

/* The ledger of one linked event and of all events below it. Claims and
 * readings stay borrowed. Errors: USAGE for an unknown method. */
enum status ledger_run(struct arena *arena, const struct ledger_query *query,
                       struct ledger *out, struct error *error);

/* What those who fight say of losses. Investigators and ministries of one
 * country may well count the dead of another. */
enum losses ledger_losses(const struct linked *linked,
                          const struct entry *entry);

/* "new count", "correction", ... */
const char *ledger_change_name(unsigned change);

/* The headline figure of one harm in one report's main event. */
struct headline {
    bool told;               /* false: nothing was claimed */
    bool counted;            /* somebody gives a number, not just a word */
    int64_t low, best, high; /* OPEN_BOUND in high = open */
    int64_t attackers;       /* of which perpetrators */
    uint8_t unit;            /* families only where no people are counted */
    uint32_t *claims;        /* ids of the claims used */
    size_t n_claims;
};

/* The figures of a report's main event, one for each harm. `out` has
 * HARM_COUNT places; what it points to lives in `arena`. */
void headline_run(struct arena *arena, const struct reading *reading,
                  struct headline out[HARM_COUNT]);

/* The same by the rules of a method; everything in it is borrowed. */
struct headline_rule {
    const struct methods *methods;
    struct str method; /* "" = "latest" */
};

/* Where the method has no place for a value, it is OPEN_BOUND.
 * Errors: USAGE for an unknown method. */
enum status headline_by(struct arena *arena, const struct reading *reading,
                        const struct headline_rule *rule,
                        struct headline out[HARM_COUNT], struct error *error);

#endif
