/* From a report to its claims: the steps in order, and the last of them,
 * drafts into claims.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "claim/context.h"
#include "claim/equal.h"
#include "claim/filter.h"
#include "claim/judge.h"
#include "claim/part.h"

/* Drafts in order of their words; shorter first among equals. */
static int compare_drafts(const struct draft *a, const struct draft *b)
{
    uint32_t one = a->quantity.words.first, two = b->quantity.words.first;
    if (one != two) return one < two ? -1 : 1;
    if (a->tie != b->tie) return a->tie < b->tie ? -1 : 1;
    return a->harm < b->harm ? -1 : a->harm > b->harm;
}

/* By sentence first: a long report has many, and drafts come in runs. */
static void gather_drafts(struct scan *scan)
{
    size_t n = scan->n_drafts;
    uint32_t *of = ARENA_ARRAY(scan->arena, uint32_t, n + 1);
    struct draft *from = ARENA_ARRAY(scan->arena, struct draft, n + 1);
    for (size_t d = 0; d < n; d++) {
        of[d] = scan->sentence_at[scan->drafts[d].quantity.words.first];
        from[d] = scan->drafts[d];
    }
    const uint32_t *order = held_order(scan, of);
    for (size_t i = 0; i < n; i++) scan->drafts[i] = from[order[i]];
}

/* Insertion sort: the drafts of a sentence are few. */
static void sort_drafts(struct scan *scan)
{
    gather_drafts(scan);
    for (size_t i = 1; i < scan->n_drafts; i++) {
        struct draft draft = scan->drafts[i];
        size_t at = i;
        while (at && compare_drafts(&draft, &scan->drafts[at - 1]) < 0) {
            scan->drafts[at] = scan->drafts[at - 1];
            at--;
        }
        scan->drafts[at] = draft;
    }
}

static bool overlaps(struct stretch a, struct stretch b)
{
    return a.first < b.first + b.n && b.first < a.first + a.n;
}

/* What may befall those who were taken before. */
static bool follows(uint8_t harm)
{
    return harm == HARM_KILLED || harm == HARM_INJURED || harm == HARM_RETURNED;
}

/* "Freed 11 of the captured men": whose men they are, until then. */
static bool was_held(const struct scan *scan, const struct draft *a,
                     const struct draft *b)
{
    const struct harm_hit *hit = &scan->hits[a->hit];
    return (a->harm == HARM_DETAINED || a->harm == HARM_ABDUCTED) &&
           follows(b->harm) && hit->class == CLASS_VERB &&
           scan->tokens[hit->head].relation == REL_AMOD &&
           a->sentence == b->sentence;
}

/* "440,000 displaced people have returned": what they were till then. */
static bool is_back(const struct scan *scan, const struct draft *a,
                    const struct draft *b)
{
    const struct harm_hit *hit = &scan->hits[a->hit];
    uint8_t relation = scan->tokens[hit->head].relation;
    return a->harm == HARM_DISPLACED && b->harm == HARM_RETURNED &&
           a->sentence == b->sentence &&
           scan->hits[b->hit].class == CLASS_VERB &&
           (hit->class == CLASS_NOUN || relation == REL_AMOD ||
            relation == REL_ACL);
}

/* "10 soldiers were missing and 160 sustained injuries": the second word has
 * people of its own. */
static bool has_nearer(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    uint32_t from = scan->hits[b->hit].first, to = scan->hits[a->hit].first;
    if (a->sentence != b->sentence || from >= to ||
        a->quantity.words.first >= from || a->harm == b->harm)
        return false;
    for (uint32_t i = from; i < to; i++) {
        uint32_t index = scan->number_at[i];
        /* "22 who had been displaced, including two girls, were killed" */
        if (scan_is(scan, i, WORD_INCLUDING)) return false;
        if (index && scan->analysis.numbers[index - 1].use == NUMBER_COUNT &&
            quantity_of_number(scan, index - 1).person)
            return true;
    }
    return false;
}

/* "Died after being pulled from the water": nobody was saved. Who is freed may
 * be killed later. */
static bool died_saved(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    const struct harm_hit *hit = &scan->hits[a->hit];
    return a->harm == HARM_RETURNED && b->harm == HARM_KILLED &&
           a->sentence == b->sentence && hit->class == CLASS_VERB &&
           !context_cue(scan, hit->head, CUE_FREED);
}

/* One phrase taken by several harm words: "shot and killed" is killed. */
static bool yields(const struct scan *scan, const struct draft *a,
                   const struct draft *b)
{
    /* "12 hostages were killed": the noun says who they were. */
    const struct harm_hit *one = &scan->hits[a->hit];
    const struct harm_hit *two = &scan->hits[b->hit];
    bool noun = one->frame == FRAME_COUNT && one->weak;
    if (was_held(scan, a, b) || is_back(scan, a, b)) return true;
    /* "Six hostages are still being held": not by the law. */
    if (a->harm == HARM_ABDUCTED && b->harm == HARM_DETAINED && noun)
        return false;
    /* "taken captive and led into the forest" */
    if (b->harm == HARM_ABDUCTED && a->harm == HARM_DETAINED &&
        (two->frame == FRAME_COUNT || (one->weak && one->n > 1)))
        return true;
    /* "The bodies of three men missing since May" or "who were trapped":
     * found. */
    if (noun && a->harm == HARM_KILLED &&
        (b->harm == HARM_MISSING || b->harm == HARM_AFFECTED))
        return false;
    if (two->frame == FRAME_COUNT && b->harm == HARM_KILLED &&
        a->harm == HARM_MISSING)
        return true;
    if (a->sentence == b->sentence &&
        noun != (two->frame == FRAME_COUNT && two->weak))
        return noun;
    if (a->harm == b->harm) return a->tie >= b->tie;
    bool vague = a->harm == HARM_CASUALTIES || a->harm == HARM_INJURED ||
                 a->harm == HARM_AFFECTED;
    if (vague && b->harm == HARM_KILLED && a->tie >= b->tie) return true;
    /* "was shot and taken to hospital" */
    if (a->harm == HARM_CASUALTIES && b->harm == HARM_INJURED) return true;
    return a->sentence == b->sentence && a->tie > b->tie;
}

/* "Three men were kidnapped and later shot dead", "freed after being held for
 * a week": one after the other. */
static bool are_both(const struct scan *scan, const struct draft *a,
                     const struct draft *b)
{
    bool hurt = follows(a->harm);
    if (!hurt && !follows(b->harm)) return false;
    uint8_t first = hurt ? b->harm : a->harm;
    if (first != HARM_ABDUCTED && first != HARM_DETAINED) return false;
    const struct harm_hit *one = &scan->hits[a->hit],
                          *two = &scan->hits[b->hit];
    if (one->sentence != two->sentence) return true;
    /* "the body of a clerk who had been kidnapped" */
    const struct harm_hit *body = a->harm == HARM_KILLED ? one : two;
    const struct harm_hit *held = body == one ? two : one;
    if (body->class == CLASS_NOUN && body->harm == HARM_KILLED &&
        body->first < held->first && held->class == CLASS_VERB)
        return true;
    return one->class == CLASS_VERB && two->class == CLASS_VERB &&
           scan->tokens[one->head].relation != REL_AMOD &&
           scan->tokens[two->head].relation != REL_AMOD;
}

/* "Two civilians, employees of the road agency, died": the employees are the
 * two. Not so in a list ("two men, women and children"). */
static bool is_aside_of(const struct scan *scan, const struct draft *a,
                        const struct draft *b)
{
    uint32_t first = a->quantity.words.first;
    uint32_t end = scan->hits[a->hit].first;
    if (a->harm != b->harm || a->quantity.qualifier != QUALIFIER_INDEFINITE ||
        b->quantity.number == NO_TOKEN ||
        b->quantity.words.first + b->quantity.words.n + 1 != first ||
        !str_is(scan->tokens[first - 1].text, ","))
        return false;
    for (uint32_t i = first; i < end; i++)
        if (scan->tokens[i].tag == TAG_CCONJ) return false;
    return true;
}

/* "Two people, one of whom was a nurse, were shot": the nurse is that one. */
static bool is_said_of(const struct scan *scan, const struct draft *a,
                       const struct draft *b)
{
    uint32_t is = tree_child(scan, a->quantity.head, REL_COP);
    const struct stretch *words = &b->quantity.words;
    return is != NO_TOKEN && a->harm == b->harm && a->quantity.hi == 1 &&
           b->quantity.hi == 1 && a->quantity.kind != COUNT_NUMBER &&
           words->first + words->n == is;
}

/* By one head, or by one name, of which either word may be the head; "a fifth
 * man, Omar Said" says more of him than the name alone. */
static bool is_one(const struct quantity *a, const struct quantity *b)
{
    if (a->head == b->head) return true;
    return a->name.len && str_equal(a->name, b->name) &&
           a->words.n <= b->words.n;
}

static void drop_doubles(struct scan *scan)
{
    size_t kept = 0;
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        bool drop = false;
        uint32_t end = scan_near_end(scan, i);
        for (uint32_t k = scan_near_start(i); k < end && !drop; k++) {
            const struct draft *a = &scan->drafts[i], *b = &scan->drafts[k];
            if (k == i || b->dropped) continue;
            bool same =
                a->quantity.number != NO_TOKEN
                    ? a->quantity.number == b->quantity.number
                    : is_one(&a->quantity, &b->quantity) &&
                          overlaps(a->quantity.words, b->quantity.words);
            drop = (same && (has_nearer(scan, a, b) || died_saved(scan, a, b) ||
                             (!are_both(scan, a, b) && yields(scan, a, b)))) ||
                   is_aside_of(scan, a, b) || is_said_of(scan, a, b);
        }
        scan->drafts[i].dropped = drop;
    }
    for (size_t i = 0; i < scan->n_drafts; i++)
        if (!scan->drafts[i].dropped) scan->drafts[kept++] = scan->drafts[i];
    scan->n_drafts = kept;
}

/* The drafts folded into each: the first of them, behind each the next, and
 * how many. */
struct folded {
    uint32_t *first, *next, *n;
};

static struct folded list_folded(const struct scan *scan)
{
    size_t n = scan->n_drafts;
    struct folded folded = { ARENA_ARRAY(scan->arena, uint32_t, n + 1),
                             ARENA_ARRAY(scan->arena, uint32_t, n + 1),
                             ARENA_ARRAY(scan->arena, uint32_t, n + 1) };
    for (size_t i = 0; i < n; i++) folded.first[i] = NO_TOKEN;
    for (uint32_t i = (uint32_t)n; i-- > 0;) {
        uint32_t into = scan->drafts[i].into;
        if (into == NO_TOKEN) continue;
        folded.next[i] = folded.first[into];
        folded.first[into] = i;
        folded.n[into]++;
    }
    return folded;
}

/* Of a claim told several times, the surest mention speaks. */
static double confidence(const struct scan *scan, const struct folded *folded,
                         uint32_t index)
{
    int32_t score = scan->drafts[index].score;
    for (uint32_t i = folded->first[index]; i != NO_TOKEN; i = folded->next[i])
        if (scan->drafts[i].score > score) score = scan->drafts[i].score;
    return judge_confidence(score);
}

/* The country where the words of a draft say that it was. */
static void tell_land(const struct scan *scan, const struct draft *draft,
                      struct claim *claim)
{
    if (!draft->place) return;
    struct str land = scan->analysis.places[draft->place - 1].place.country;
    if (land.len + 1 == sizeof claim->land)
        memcpy(claim->land, land.at, land.len);
}

static struct claim make_claim(const struct scan *scan,
                               const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    return (struct claim){
        .harm = draft->harm,
        .qualifier = quantity->qualifier,
        .role = quantity->role,
        .unit = quantity->unit,
        .stance = draft->stance,
        .scope = draft->scope,
        .lo = quantity->lo,
        .hi = quantity->hi,
        .side = quantity->side,
        .group = scan_text(scan, quantity->words),
        .name = quantity->name,
        .source = draft->source,
        .event = draft->event,
        .as_of = draft->as_of,
        .quote = scan_span(scan, quantity->words),
        .sentence = s->span,
        .beside = draft->beside,
        .one_more = draft->one_more,
        .of_wounded = draft->of_wounded,
        .credited = draft->credited,
        .dead = draft->dead,
        .implied = draft->tie == TIE_WEAK,
        .ordinal = ordinal_of(scan, quantity->words),
        .ranked = ordinal_counts(scan, quantity),
        .early = draft->early,
        .revised = draft->revised,
        .rival = draft->rival,
        .teaser = draft->teaser,
        .spell = draft->spell,
        .irregular = scan_is(scan, quantity->head, WORD_IRREGULAR),
        .series = draft->series,
        .anew = draft->anew,
        .partial = draft->partial,
        .uncounted = draft->uncounted,
        .said = draft->said,
        .overall = draft->overall,
        .summed = draft->summed,
    };
}

static void add_mention(const struct scan *scan, struct claim *claim,
                        struct stretch words)
{
    claim->mentions[claim->n_mentions++] = scan_span(scan, words);
}

/* Where the claim is told again; "he died" is told where "he" stands too. */
static void add_mentions(const struct scan *scan, const struct folded *folded,
                         uint32_t index, struct claim *claim)
{
    uint32_t pronoun = scan->drafts[index].pronoun;
    size_t most = 2 * folded->n[index] + (pronoun != NO_TOKEN);
    if (!most) return;
    claim->mentions = ARENA_ARRAY(scan->arena, struct span, most);
    if (pronoun != NO_TOKEN)
        add_mention(scan, claim, (struct stretch){ pronoun, 1 });
    for (uint32_t i = folded->first[index]; i != NO_TOKEN;
         i = folded->next[i]) {
        const struct draft *draft = &scan->drafts[i];
        add_mention(scan, claim, draft->quantity.words);
        if (!claim->ordinal)
            claim->ordinal = ordinal_of(scan, draft->quantity.words);
        if (draft->pronoun != NO_TOKEN)
            add_mention(scan, claim, (struct stretch){ draft->pronoun, 1 });
    }
}

/* A chain of foldings points straight at its end. */
static void flatten(struct scan *scan)
{
    for (size_t i = 0; i < scan->n_drafts; i++)
        for (size_t step = 0; step < scan->n_drafts; step++) {
            uint32_t into = scan->drafts[i].into;
            if (into == NO_TOKEN || !scan->drafts[into].dropped) break;
            scan->drafts[i].into = scan->drafts[into].into;
        }
}

static void make_claims(struct scan *scan, struct reading *out)
{
    uint32_t *ids = ARENA_ARRAY(scan->arena, uint32_t, scan->n_drafts + 1);
    out->claims = ARENA_ARRAY(scan->arena, struct claim, scan->n_drafts + 1);
    flatten(scan);
    struct folded folded = list_folded(scan);
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        if (scan->drafts[i].dropped) continue;
        struct claim *claim = &out->claims[out->n_claims++];
        *claim = make_claim(scan, &scan->drafts[i]);
        tell_land(scan, &scan->drafts[i], claim);
        claim->id = ids[i] = (uint32_t)out->n_claims;
        claim->confidence = confidence(scan, &folded, i);
        add_mentions(scan, &folded, i, claim);
    }
    size_t at = 0;
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        if (scan->drafts[i].dropped) continue;
        uint32_t whole = scan->drafts[i].whole;
        out->claims[at++].part_of = whole == NO_TOKEN ? 0 : ids[whole];
    }
}

static void find_drafts(struct scan *scan)
{
    harm_find(scan);
    roll_find(scan);
    victim_find(scan);
    drop_doubles(scan);
    sort_drafts(scan);
    victim_linear(scan);
    units_find(scan);
    former_find(scan);
    out_of_find(scan);
    aboard_find(scan);
    beside_find(scan);
    list_find(scan);
    bomber_find(scan);
    fatal_find(scan);
    echo_find(scan);
    plain_find(scan);
    sort_drafts(scan);
    ward_find(scan);
    victim_share(scan);
    named_find(scan);
    joint_find(scan);
    part_list(scan);
    part_find(scan);
    noted_find(scan);
    part_those(scan);
    part_of_event(scan);
    part_tie(scan);
    named_ones(scan);
    mortal_find(scan);
    nobody_drop(scan);
}

static void settle_drafts(struct scan *scan)
{
    beside_mark(scan);
    judge_drafts(scan);
    part_those(scan);
    speaker_find(scan);
    side_find(scan);
    nobody_leaves(scan);
    happening_find(scan);
    culprit_find(scan);
    fate_find(scan);
    shot_find(scan);
    fold_drafts(scan);
    person_describe(scan);
    part_settle(scan);
    outcome_find(scan);
    side_settle(scan);
}

struct scan *read_drafts(const struct reader *reader, struct arena *arena,
                         const struct report *report)
{
    struct scan *scan = ARENA_NEW(arena, struct scan);
    scan->reader = reader;
    scan->arena = arena;
    scan->report = report;
    struct filter filter;
    filter_open(&filter, reader, arena);
    struct find_choice choice = { filter_wants, &filter };
    find_run(reader->find, arena, report, &choice, &scan->analysis);
    scan_open(scan);
    dating_imply(scan);
    if (scan->published_implied || scan->written_before)
        find_times_again(reader->find, arena, scan->published, &scan->analysis);
    elapsed_find(scan);
    find_drafts(scan);
    return scan;
}

void claim_read(const struct reader *reader, struct arena *arena,
                const struct report *report, struct reading *out)
{
    struct scan *scan = read_drafts(reader, arena, report);
    settle_drafts(scan);
    *out =
        (struct reading){ .report = report,
                          .published = scan->written_before ? report->date
                                                            : scan->published,
                          .published_implied = scan->published_implied,
                          .events = scan->events,
                          .n_events = scan->n_events,
                          .lead_end = where_lead_end(scan) };
    make_claims(scan, out);
}
