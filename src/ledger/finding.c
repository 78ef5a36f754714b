/* What follows from the figures: sums, contradictions, revisions.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/finding.h"

#include <stdlib.h>

#include "ledger/lattice.h"

void finding_add(struct findings *findings, const struct finding *finding)
{
    struct sheet *sheet = findings->sheet;
    struct ledger *out = sheet->out;
    struct str key =
        str_join(sheet->arena, sheet_event(sheet, finding->event)->id, STR(" "),
                 finding->text);
    if (map_get(&findings->seen, key, NULL)) return;
    map_put(&findings->seen, key, 1);
    out->findings = arena_grow(sheet->arena, out->findings, &findings->room,
                               out->n_findings + 1, sizeof *out->findings);
    out->findings[out->n_findings++] = *finding;
}

static bool has_entry(const struct finding *finding, uint32_t entry)
{
    for (size_t i = 0; i < finding->n_entries; i++)
        if (finding->entries[i] == entry) return true;
    return false;
}

/* Is there a finding of this kind from the same claims? */
static bool finding_has(const struct findings *findings,
                        const struct finding *like)
{
    const struct ledger *out = findings->sheet->out;
    for (size_t i = 0; i < out->n_findings; i++) {
        const struct finding *next = &out->findings[i];
        size_t n = 0;
        if (next->kind != like->kind || next->n_entries != like->n_entries)
            continue;
        while (n < like->n_entries && has_entry(next, like->entries[n])) n++;
        if (n == like->n_entries) return true;
    }
    return false;
}

struct str source_name(const struct sheet *sheet, uint32_t source)
{
    return sheet->query->linked->sources[source].name;
}

void finding_two(struct findings *findings, struct finding *finding, uint32_t a,
                 uint32_t b)
{
    finding->n_entries = 2;
    finding->entries = ARENA_ARRAY(findings->sheet->arena, uint32_t, 2);
    finding->entries[0] = a;
    finding->entries[1] = b;
    finding->lo = finding->hi = OPEN_BOUND;
    finding_add(findings, finding);
}

static struct bounds bounds_of(const struct sheet *sheet, uint32_t entry)
{
    const struct claim *claim = sheet->out->entries[entry].claim;
    return (struct bounds){ claim->lo, claim->hi, claim->qualifier };
}

/* "Taliban of its own losses" */
static void write_speaker(struct buf *buf, const struct sheet *sheet,
                          uint32_t entry)
{
    static const char *const whose[] = {
        [LOSSES_OTHERS] = "",
        [LOSSES_OWN] = " of its own losses",
        [LOSSES_ENEMY] = " of the enemy's losses",
    };
    const struct entry *from = &sheet->out->entries[entry];
    buf_str(buf, source_name(sheet, from->source));
    buf_text(buf, whose[ledger_losses(sheet->query->linked, from)]);
}

void write_standing(struct buf *buf, const struct sheet *sheet, uint32_t entry)
{
    write_bounds(buf, bounds_of(sheet, entry));
    buf_text(buf, " by ");
    write_speaker(buf, sheet, entry);
}

/* The number of a claim, with what it was added to. */
static struct str write_number_of(const struct sheet *sheet,
                                  const struct stated *stated)
{
    struct bounds bounds = bounds_of(sheet, stated->entry);
    struct buf buf;
    buf_open(&buf, sheet->arena);
    if (stated->sum) bounds = (struct bounds){ stated->lo, stated->hi, 0 };
    write_bounds(&buf, bounds);
    return buf_view(&buf);
}

/* What a claim is about, as its cell stands. */
static struct str write_cell(const struct lattice *lattice, uint32_t node)
{
    const struct node *from = &lattice->nodes[node];
    struct figure figure = { .harm = from->harm,
                             .role = from->role,
                             .unit = from->unit,
                             .side = lattice->sides[from->side] };
    return write_about(lattice->sheet->arena, &figure);
}

/* The claims of one cell that say the same number, against those that say
 * another: one dispute, whoever takes part in it. */
struct dispute {
    struct claim_set sides[2]; /* indices into lattice.stated */
    struct str words[2];       /* the numbers */
};

struct disputes {
    struct findings *findings;
    struct dispute *at;
    struct map map; /* both numbers in words -> which dispute */
    size_t n, room;
};

static void take_side(struct arena *arena, struct claim_set *side, uint32_t at)
{
    for (size_t i = 0; i < side->n; i++)
        if (side->at[i] == at) return;
    side->at =
        arena_grow(arena, side->at, &side->room, side->n + 1, sizeof *side->at);
    side->at[side->n++] = at;
}

/* The dispute about these two numbers, in either order; made if there is
 * none. */
static struct dispute *find_dispute(struct disputes *disputes,
                                    const struct str words[2], bool *turned)
{
    struct arena *arena = disputes->findings->sheet->arena;
    struct str key = str_join(arena, words[0], STR("|"), words[1]);
    struct str back = str_join(arena, words[1], STR("|"), words[0]);
    uint32_t at = 0;
    *turned = map_get(&disputes->map, back, &at);
    if (*turned || map_get(&disputes->map, key, &at)) return &disputes->at[at];
    map_put(&disputes->map, key, (uint32_t)disputes->n);
    disputes->at = arena_grow(arena, disputes->at, &disputes->room,
                              disputes->n + 1, sizeof *disputes->at);
    struct dispute *fresh = &disputes->at[disputes->n++];
    *fresh = (struct dispute){ .words = { words[0], words[1] } };
    return fresh;
}

/* Two claims about one cell that do not meet, in the order of the ledger. */
static void add_dispute(struct disputes *disputes, const struct stated *x,
                        const struct stated *y)
{
    struct sheet *sheet = disputes->findings->sheet;
    const struct stated *sides[] = { x < y ? x : y, x < y ? y : x };
    const struct str words[] = { write_number_of(sheet, sides[0]),
                                 write_number_of(sheet, sides[1]) };
    bool turned = false;
    struct dispute *dispute = find_dispute(disputes, words, &turned);
    for (size_t i = 0; i < 2; i++)
        take_side(sheet->arena, &dispute->sides[i ^ turned],
                  (uint32_t)(sides[i] - sheet->lattice->stated));
}

/* " by Hamas, the hospital and the police", each once. */
static void write_side(struct buf *buf, const struct sheet *sheet,
                       const struct claim_set *side)
{
    const struct lattice *lattice = sheet->lattice;
    struct str *names = ARENA_ARRAY(sheet->arena, struct str, side->n);
    size_t n = 0;
    for (size_t i = 0; i < side->n; i++) {
        struct buf name;
        size_t j = 0;
        buf_open(&name, sheet->arena);
        write_speaker(&name, sheet, lattice->stated[side->at[i]].entry);
        while (j < n && !str_equal(names[j], buf_view(&name))) j++;
        if (j == n) names[n++] = buf_view(&name);
    }
    buf_text(buf, " by ");
    for (size_t i = 0; i < n; i++) {
        if (i) buf_text(buf, i + 1 < n ? ", " : " and ");
        buf_str(buf, names[i]);
    }
}

static void tell_dispute(struct findings *findings,
                         const struct dispute *dispute)
{
    struct sheet *sheet = findings->sheet;
    const struct lattice *lattice = sheet->lattice;
    const struct stated *a = &lattice->stated[dispute->sides[0].at[0]];
    const struct stated *b = &lattice->stated[dispute->sides[1].at[0]];
    uint32_t two[] = { dispute->sides[0].at[0], dispute->sides[1].at[0] };
    struct claim_set both = { .at = two, .n = 2 }, like = { 0 };
    struct buf buf;
    buf_open(&buf, sheet->arena);
    buf_str(&buf, write_cell(lattice, a->node));
    for (size_t i = 0; i < 2; i++) {
        const struct claim_set *side = &dispute->sides[i];
        buf_text(&buf, i ? ", but " : ": ");
        buf_str(&buf, dispute->words[i]);
        write_side(&buf, sheet, side);
        for (size_t j = 1; j < side->n; j++)
            take_side(sheet->arena, &like, side->at[j]);
    }
    struct finding finding = { .kind = FINDING_CONTRADICTION,
                               .event = lattice->nodes[a->node].event,
                               .text = buf_view(&buf),
                               .lo = OPEN_BOUND,
                               .hi = OPEN_BOUND };
    finding.size =
        a->lo > b->most && b->most >= 0 ? a->lo - b->most : b->lo - a->most;
    finding.n_entries = lattice_entries(lattice, &both, &finding.entries);
    finding.n_like = lattice_entries(lattice, &like, &finding.like);
    finding_add(findings, &finding);
}

/* A later, larger count has grown; it does not contradict the earlier. */
static bool contradicts(const struct stated *a, const struct stated *b)
{
    return a->lo != OPEN_BOUND && b->most != OPEN_BOUND && a->lo > b->most &&
           a->from <= b->until;
}

enum { MOST_PAIRED = 64 }; /* claims of one cell that are set in pairs */

static void compare_cell(struct findings *findings, uint32_t node)
{
    const struct lattice *lattice = findings->sheet->lattice;
    const struct stated *at[MOST_PAIRED];
    struct disputes disputes = { .findings = findings };
    size_t n = 0;
    map_open(&disputes.map, findings->sheet->arena);
    for (uint32_t i = lattice->nodes[node].stated;
         i != LATTICE_NONE && n < MOST_PAIRED; i = lattice->stated[i].next)
        at[n++] = &lattice->stated[i];
    for (size_t i = n; i-- > 0;)
        for (size_t j = i; j-- > 0;)
            if (contradicts(at[i], at[j]) || contradicts(at[j], at[i]))
                add_dispute(&disputes, at[i], at[j]);
    for (size_t i = 0; i < disputes.n; i++)
        tell_dispute(findings, &disputes.at[i]);
}

/* "12 civilians killed (Mali) in the 2021 battle, Kidal" */
static void write_part(struct buf *buf, const struct lattice *lattice,
                       uint32_t stated, uint32_t event)
{
    const struct stated *from = &lattice->stated[stated];
    const struct node *node = &lattice->nodes[from->node];
    struct bounds bounds = bounds_of(lattice->sheet, from->entry);
    if (from->sum) bounds = (struct bounds){ from->lo, from->hi, 0 };
    write_bounds(buf, bounds);
    buf_char(buf, ' ');
    buf_str(buf, write_cell(lattice, from->node));
    if (node->event == event) return;
    buf_text(buf, " in ");
    buf_str(buf, sheet_event(lattice->sheet, node->event)->name);
}

static void clash_entries(const struct lattice *lattice,
                          const struct clash *clash, struct finding *out)
{
    uint32_t *floors;
    struct claim_set set = { .at = clash->floors, .n = clash->n };
    size_t n = lattice_entries(lattice, &set, &floors);
    out->entries = ARENA_ARRAY(lattice->sheet->arena, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) out->entries[i] = floors[i];
    out->entries[n] = lattice->stated[clash->ceiling].entry;
    out->n_entries = n + 1;
}

static void tell_clash(struct findings *findings, const struct clash *clash)
{
    struct sheet *sheet = findings->sheet;
    const struct lattice *lattice = sheet->lattice;
    const struct stated *ceiling = &lattice->stated[clash->ceiling];
    uint32_t event = lattice->nodes[ceiling->node].event;
    struct finding finding = { .kind = FINDING_SUM_FAILS,
                               .event = event,
                               .lo = OPEN_BOUND,
                               .hi = OPEN_BOUND };
    struct buf buf;
    int64_t total = 0;
    buf_open(&buf, sheet->arena);
    for (size_t i = 0; i < clash->n; i++) {
        if (i) buf_text(&buf, " + ");
        write_part(&buf, lattice, clash->floors[i], event);
        total += lattice->stated[clash->floors[i]].lo;
    }
    if (clash->n > 1) {
        buf_text(&buf, " = ");
        write_number(&buf, total);
    }
    buf_text(&buf, " is more than ");
    write_part(&buf, lattice, clash->ceiling, event);
    finding.text = buf_view(&buf);
    finding.size = total - ceiling->hi;
    clash_entries(lattice, clash, &finding);
    if (!finding_has(findings, &finding)) finding_add(findings, &finding);
}

static void tell_clashes(struct findings *findings)
{
    const struct lattice *lattice = findings->sheet->lattice;
    for (uint32_t i = 0; i < lattice->n_nodes; i++)
        if (lattice->nodes[i].stated != LATTICE_NONE) compare_cell(findings, i);
    for (size_t i = 0; i < lattice->n_clashes; i++)
        tell_clash(findings, &lattice->clashes[i]);
}

/* ---- wholes that nobody told --------------------------------------------- */

enum { MOST_TOLD = 6 }; /* parts that one sentence lists */

static bool is_told(const struct lattice *lattice, uint32_t node)
{
    return lattice->nodes[node].floor > 0 &&
           lattice->nodes[node].stated != LATTICE_NONE;
}

/* How many of a division's parts are told, when nothing else adds to it. */
static size_t count_told(const struct lattice *lattice,
                         const struct group *group)
{
    size_t n = 0;
    for (size_t i = 0; i < group->n; i++) {
        if (is_told(lattice, group->parts[i]))
            n++;
        else if (lattice->nodes[group->parts[i]].floor > 0)
            return 0;
    }
    return n;
}

/* "at least 5 civilians killed + 3 combatants killed: at least 8 people
 * killed" */
static struct str write_whole(const struct lattice *lattice,
                              const struct group *group)
{
    const struct node *whole = &lattice->nodes[group->whole];
    bool first = true;
    struct buf buf;
    buf_open(&buf, lattice->sheet->arena);
    for (size_t i = 0; i < group->n; i++) {
        const struct node *part = &lattice->nodes[group->parts[i]];
        if (!part->floor) continue;
        if (!first) buf_text(&buf, " + ");
        first = false;
        write_number(&buf, part->floor);
        buf_char(&buf, ' ');
        buf_str(&buf, write_cell(lattice, group->parts[i]));
    }
    buf_text(&buf, ": at least ");
    write_number(&buf, whole->floor);
    buf_char(&buf, ' ');
    buf_str(&buf, write_cell(lattice, group->whole));
    return buf_view(&buf);
}

static void tell_whole(struct findings *findings, const struct group *group)
{
    struct lattice *lattice = findings->sheet->lattice;
    const struct node *whole = &lattice->nodes[group->whole];
    size_t n = count_told(lattice, group);
    if (whole->figure != LATTICE_NONE || n < 2 || n > MOST_TOLD ||
        group->sum < whole->floor ||
        (group->division != DIVISION_STATUS &&
         group->division != DIVISION_SIDE))
        return;
    struct claim_set rests = { .stamp = ++lattice->stamp };
    lattice_support(lattice, group->whole, whole->floor, INT32_MAX, &rests);
    struct finding finding = { .kind = FINDING_DERIVED,
                               .event = whole->event,
                               .text = write_whole(lattice, group),
                               .lo = whole->floor,
                               .hi = OPEN_BOUND };
    finding.n_entries = lattice_entries(lattice, &rests, &finding.entries);
    finding_add(findings, &finding);
}

static void tell_wholes(struct findings *findings)
{
    const struct lattice *lattice = findings->sheet->lattice;
    if (lattice->tangled) return;
    for (size_t i = 0; i < lattice->n_groups; i++)
        if (lattice_grows(lattice->nodes[lattice->groups[i].whole].harm))
            tell_whole(findings, &lattice->groups[i]);
}

/* ---- the order of what cannot be true ------------------------------------ */

static bool is_clash(const struct finding *finding)
{
    return finding->kind == FINDING_CONTRADICTION ||
           finding->kind == FINDING_SUM_FAILS;
}

/* Those who fight have an interest in numbers; papers seldom count. */
static bool is_party(const struct sheet *sheet, uint32_t entry)
{
    uint32_t source = sheet->out->entries[entry].source;
    uint8_t kind = sheet->query->linked->sources[source].kind;
    return kind == SOURCE_MILITARY || kind == SOURCE_ARMED_GROUP ||
           kind == SOURCE_MEDIA;
}

static void weigh(const struct sheet *sheet, struct finding *finding)
{
    size_t n = 0;
    for (size_t i = 0; i < finding->n_entries; i++)
        n += !is_party(sheet, finding->entries[i]);
    for (size_t i = 0; i < finding->n_like; i++)
        n += !is_party(sheet, finding->like[i]);
    finding->weight = (uint8_t)(n < 2 ? n : 2);
}

struct ranked {
    struct finding finding;
    size_t at;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->finding.weight != b->finding.weight)
        return a->finding.weight > b->finding.weight ? -1 : 1;
    if (a->finding.size != b->finding.size)
        return a->finding.size > b->finding.size ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

/* The largest dispute between the most independent comes first; all other
 * findings stay where they are. */
static void rank_clashes(struct sheet *sheet)
{
    struct ledger *out = sheet->out;
    struct ranked *ranked =
        ARENA_ARRAY(sheet->arena, struct ranked, out->n_findings + 1);
    size_t n = 0;
    for (size_t i = 0; i < out->n_findings; i++) {
        if (!is_clash(&out->findings[i])) continue;
        weigh(sheet, &out->findings[i]);
        ranked[n] = (struct ranked){ out->findings[i], n };
        n++;
    }
    if (n) qsort(ranked, n, sizeof *ranked, compare_ranked);
    for (size_t i = 0, j = 0; i < out->n_findings; i++)
        if (is_clash(&out->findings[i])) out->findings[i] = ranked[j++].finding;
}

void finding_run(struct sheet *sheet)
{
    struct findings findings = { .sheet = sheet };
    map_open(&findings.seen, sheet->arena);
    parts_run(&findings);
    tell_wholes(&findings);
    if (method_line(sheet->method, "subtract", "").len) campaign_run(&findings);
    tell_clashes(&findings);
    denial_run(&findings);
    revision_run(&findings);
    rank_clashes(sheet);
}
