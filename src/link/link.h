/* The door of link/: which reports repeat each other, which mentions are one
 * event, which names are one source.
 *
 * Everything here is a pure function of the set of readings: the order in
 * which they are given does not matter, every answer has its reason.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_LINK_LINK_H
#define TOLLBOOK_LINK_LINK_H

#include "claim/claim.h"

/* One event of the world, joined from the mentions of all reports. */
struct linked_event {
    struct str id;   /* stable: from its type, place and date, e.g.
                             "offensive-nagorno-karabakh-2023-09-19" */
    struct str name; /* for people: "2023 offensive, Nagorno-Karabakh" */
    uint8_t type;    /* enum event_type */
    struct str place, country;
    double latitude, longitude;
    struct date start, end;
    int32_t parent; /* index into linked.events, -1 = none */
    struct str *sides;
    size_t n_sides;
};

/* Why a report's event mention belongs to a linked event. */
struct event_link {
    uint32_t reading;  /* index of the reading as given */
    uint32_t mention;  /* index into its events */
    uint32_t event;    /* index into linked.events */
    struct str reason; /* "same type, same place, dates agree" */
};

struct linked_source {
    struct str name; /* its usual name: "Azerbaijan: defence ministry" */
    uint8_t kind;    /* enum source_kind */
    struct str side;
    bool crowd; /* nobody in particular: "officials", a country */
};

/* The source of one claim. */
struct source_link {
    uint32_t reading, claim; /* claim: index into the reading's claims */
    uint32_t source;         /* index into linked.sources */
    struct str reason;
};

struct linked {
    struct linked_event *events; /* sorted by start, then id */
    size_t n_events;
    struct event_link *event_links; /* sorted by reading, mention */
    size_t n_event_links;
    struct linked_source *sources; /* sorted by name */
    size_t n_sources;
    struct source_link *source_links; /* one a claim, by reading, claim */
    size_t n_source_links;
    uint32_t *syndication; /* a group for each reading: the index of the
                              first reading of the group */
};

/* The tables of linking (bodies and their names, families of event types);
 * read-only once open. */
struct linker;

/* Read them from a pack. Lives in `arena`. Errors: PACK. */
enum status link_open(struct arena *arena, const struct pack *pack,
                      struct linker **out, struct error *error);

/* Link readings (all borrowed) into `out`, in `arena`. */
void link_run(const struct linker *linker, struct arena *arena,
              const struct reading *const *readings, size_t n_readings,
              struct linked *out);

/* ---- a book that grows --------------------------------------------------
 *
 * The steps of link_run one by one, for a store that keeps what each needs
 * and asks for no more than what a new report may concern. */

/* A term of a report and when it was told: reports that share one are
 * compared. */
struct trace_key {
    uint32_t term;
    int32_t time;   /* fortnights since 1970; TRACE_LASTING, TRACE_NEWS */
    uint8_t weight; /* of the term among the report's keys, of TRACE_ONE */
};

enum {
    TRACE_LASTING = INT32_MAX,  /* at any time */
    TRACE_NEWS = INT32_MAX - 1, /* the same, of reports that tell news: they
                                   meet those of TRACE_LASTING alone, as what
                                   is news to both is not months old */
    TRACE_CROWD = 48,         /* only so many reports of one key are compared */
    TRACE_LASTING_CROWD = 16, /* ... of a lasting one: a word that more share
                                 tells of no one incident */
    TRACE_ONE = 255,          /* length of the vector of a report's weights */
    TRACE_SEEN = 8, /* a report is compared with so many of one band */
};

/* A key of which it meets the reports as well; false = none. */
bool link_other_key(const struct trace_key *key, struct trace_key *out);

/* Does it meet those of its own key? */
bool link_meets_own(const struct trace_key *key);

/* How many reports of the key are compared, the earliest. */
size_t link_crowd(const struct trace_key *key);

/* What the keys of two reports have in common: the product of the weights of
 * each term, once. Is it enough for them to be compared? `days` lie between
 * them, -1 = not known. */
bool link_is_enough(uint32_t product, int32_t days);
int32_t link_days_apart(int32_t a, int32_t b); /* days since 1970; 0 = none */

/* What linking keeps of one report, a function of that report alone. */
struct trace {
    int32_t stamp;    /* publication date as a number: 20230919, 0 = none */
    struct str print; /* of its text, packed */
    struct str gist;  /* packed */
    struct trace_mention {
        struct str packed;
        int32_t parent; /* index of the larger event, -1 = none */
        bool told;      /* some claim is of it */
        int64_t cell;   /* when it is alone */
    } * mentions;       /* of its events, the main one first */
    size_t n_mentions;
};

void link_trace(const struct linker *linker, struct arena *arena,
                const struct reading *reading, struct trace *out);

/* Do two reports repeat one text, by their prints? */
struct print;
struct print *link_print(struct arena *arena, struct str packed);
bool link_is_copy(const struct print *print, const struct print *other);

/* The bands of a print. */
const uint32_t *link_bands(const struct print *print, size_t *n);

/* The keys of a gist, each once. */
struct gist;
struct trace_key *link_keys(struct arena *arena, const struct gist *gist,
                            size_t *n);

struct mention;

struct gist *link_gist(struct arena *arena, struct str packed);
struct mention *link_mention(struct arena *arena, struct str packed);

/* Points for two reports telling of one incident (thousandths); below
 * LINK_UNLIKE they need not be remembered. Likely pairs have more than 0. They
 * connect their reports to one web where one of the two has no better pair, or
 * where they are LINK_STRONG and among the best LINK_CLOSE of both; stories are
 * found web by web. */
enum { LINK_UNLIKE = -2000, LINK_STRONG = 1200, LINK_CLOSE = 5 };

/* The scores of a report's best pairs, the best first; 0 = none. */
struct link_near {
    int32_t best[LINK_CLOSE];
};

void link_near_add(struct link_near *near, int32_t score);
bool link_connects(int32_t score, const struct link_near *a,
                   const struct link_near *b);
int32_t link_score(const struct linker *linker, const struct gist *a,
                   const struct gist *b);

/* What speaks for it, or against it, in words. */
struct str link_tell(const struct linker *linker, struct arena *arena,
                     const struct gist *const pair[2], bool against);

/* What people have decided of an event mention. */
struct bond {
    uint32_t one; /* mentions with one number are one event; 0 = none */
    struct str reason;
    struct bond_side {
        uint32_t decision; /* that some mentions are not of the event of some */
        bool second;       /* others: it is one of these */
    } * sides;
    size_t n_sides;
};

struct story_pair {
    uint32_t a, b; /* a < b */
    int32_t score;
};

/* Reports in canonical order, of which no other report is likely to tell the
 * same incident. */
struct story_set {
    const struct gist **gists; /* NULL = is to be found, if it is needed */
    const struct gist *(*find)(void *with, size_t report);
    void *with;
    size_t n;
    struct story_pair *pairs; /* with a score above 0; are sorted */
    size_t n_pairs;
    const struct bond **bonds; /* of their main events, NULL where nothing is
                                  decided; NULL = nothing of any */
    uint32_t *of;              /* out: first report of each report's story */
    struct str *reasons;       /* out: why; "" = nothing before it */
};

void link_stories(const struct linker *linker, struct arena *arena,
                  struct story_set *set);

/* The cell of mentions that are of one event: those of the main events of one
 * story in canonical order, or one alone. Mentions of two cells are never
 * compared. */
int64_t link_cell(const struct linker *linker,
                  const struct mention *const *mentions, size_t n);

/* A report with mentions in a cell. */
struct cell_report {
    uint32_t group, story; /* the first report in the cell of each */
    struct str reason;     /* why it is of its story */
};

/* A mention of a cell, and the event that it was joined to. */
struct cell_mention {
    uint32_t report, index; /* in the set; 0 = its main event */
    const struct mention *mention;
    const struct bond *bond; /* NULL = nothing decided */
    uint32_t cluster;        /* out */
    struct str reason;       /* out */
};

/* What two reports were found to tell, by their words, of their main events. */
enum cell_words { WORDS_UNKNOWN, WORDS_ALIKE, WORDS_APART };

/* All mentions of one cell. */
struct cell_set {
    const struct cell_report *reports; /* in canonical order */
    size_t n_reports;
    /* The gist of a report's group; asked only of reports that may be one. */
    const struct gist *(*gist)(void *with, uint32_t report);
    /* What is known of two groups, each by its first report; and what has been
     * found out. */
    enum cell_words (*recall)(void *with, uint32_t report, uint32_t other);
    void (*keep)(void *with, uint32_t report, uint32_t other, bool apart);
    void *with;
    struct cell_mention *mentions; /* by report and index */
    size_t n_mentions;
    uint32_t *firsts; /* out: the mention that each cluster began with */
    size_t n_clusters;
    struct linked_event *events; /* out: of each cluster, without id, name and
                                    parent */
};

void link_join(const struct linker *linker, struct arena *arena,
               struct cell_set *set);

/* Whose words the claims of one report are, as far as it says so itself. */
struct voicing;

/* A figure of a side: a bare country that gives it is the body which alone
 * gives it elsewhere. */
struct voice_figure {
    int64_t key;     /* of side, harm and number */
    struct str body; /* who gives it; "" = a bare country */
};

/* What the sources of a report's claims are called. */
struct voice_source {
    int64_t key; /* equal for all names of one source */
    struct linked_source source;
    struct str reason;
};

/* `first` is the first report that has the text, or the report itself. */
struct voicing *link_voices(const struct linker *linker, struct arena *arena,
                            const struct reading *reading,
                            const struct report *first);

/* The figures of which the bodies matter; each may come more than once. */
const struct voice_figure *link_voice_figures(const struct voicing *voicing,
                                              size_t *n);

/* The source of each claim. `bodies` has the one body for each figure that a
 * bare country gives, "" where there is none or more than one. */
struct voice_source *link_voice_sources(struct voicing *voicing,
                                        const struct str *bodies);

/* The id of an event, without and with a number where several have one; and
 * its name, for which `year` stands in where its own date is not told. */
struct str link_event_id(struct arena *arena, const struct linked_event *event,
                         unsigned same);
struct str link_number_id(struct arena *arena, struct str id, unsigned same);
struct str link_event_name(const struct linker *linker, struct arena *arena,
                           const struct linked_event *event, int year);

/* The year that an event gives to its parts without a date; 0 = none. */
int link_event_year(const struct linked_event *event);

#endif
