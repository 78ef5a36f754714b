/* The total that a report leads with, and the rival totals of other sources.
 *
 * Whoever sums up several sources opens with what he holds to be firm: "at
 * least 10 people were killed". A smaller number further down is an earlier
 * or a narrower one; a larger number on another's word is the upper end of
 * what is claimed.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/tally.h"

enum { PLURAL = 2 };

uint32_t rival_place(const struct claim *claim)
{
    uint32_t first = claim->quote.start;
    for (size_t i = 0; i < claim->n_mentions; i++)
        if (claim->mentions[i].start < first) first = claim->mentions[i].start;
    return first;
}

/* The end of the sentence that holds this place. */
static uint32_t sentence_end(const struct reading *reading, uint32_t place)
{
    for (size_t i = 0; i < reading->n_claims; i++) {
        struct span sentence = reading->claims[i].sentence;
        if (sentence.start <= place && place < sentence.end)
            return sentence.end;
    }
    struct str text = reading->report->text;
    uint32_t end = place;
    while (
        end < text.len && text.at[end] != '\n' &&
        !(text.at[end] == '.' && end + 1 < text.len && text.at[end + 1] == ' '))
        end++;
    return end;
}

static bool is_vague(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_INDEFINITE ||
           claim->qualifier == QUALIFIER_VAGUE;
}

/* Is the number told with the qualifier, in one place at least? */
static bool says(const struct claim *claim, uint8_t qualifier)
{
    return claim->qualifier == qualifier || (claim->said >> qualifier & 1);
}

/* Who is named once, and once counted ("at least one person"), is a total. */
bool rival_is_general(const struct claim *claim)
{
    if (claim->name.len)
        return says(claim, QUALIFIER_AT_LEAST) && claim->scope == SCOPE_TOTAL;
    return claim->scope == SCOPE_TOTAL &&
           (claim->role == ROLE_PEOPLE || claim->role == ROLE_CIVILIAN);
}

static bool is_total(const struct claim *claim)
{
    return rival_is_general(claim) && !is_vague(claim);
}

/* What somebody says at most. "More than 40" is 41 and upwards; "dozens" are
 * two dozen at least, a plural is two, and nobody says how many more. */
static int64_t most_of(const struct claim *claim, bool coded)
{
    if (claim->qualifier == QUALIFIER_INDEFINITE) return PLURAL;
    if (claim->qualifier == QUALIFIER_VAGUE)
        return coded ? claim->hi : claim->lo;
    int64_t number = claim->hi != OPEN_BOUND ? claim->hi : claim->lo;
    return number + says(claim, QUALIFIER_MORE_THAN);
}

/* "Dozens", where a method says from how many to how many those are. */
static bool is_coded(const struct told_claims *told, const struct claim *claim)
{
    return told->by && told->by->method->n_codes && rival_is_general(claim) &&
           claim->qualifier == QUALIFIER_VAGUE && claim->hi > claim->lo;
}

void rival_open(struct arena *arena, const struct told_claims *told,
                struct opening *out)
{
    struct tally tally = { .arena = arena };
    *out = (struct opening){ .sum.best = OPEN_BOUND };
    /* "Civilians were killed" leads on to the number. */
    while (out->first + 1 < told->n &&
           told->at[out->first]->qualifier == QUALIFIER_INDEFINITE)
        out->first++;
    size_t i = out->first;
    uint32_t end = sentence_end(told->reading, rival_place(told->at[i]));
    for (; i < told->n && rival_place(told->at[i]) < end; i++) {
        const struct claim *claim = told->at[i];
        bool total = is_total(claim) || is_coded(told, claim);
        if (!out->total && total && tally_number(claim) > 0 && !claim->early)
            out->total = claim;
        tally_add(&tally, claim);
    }
    out->n = i - out->first;
    tally_sum(&tally, &out->sum);
}

bool rival_leads(const struct opening *lead, size_t i)
{
    return i >= lead->first && i - lead->first < lead->n;
}

bool rival_is_weighed(const struct claim *claim)
{
    return claim->qualifier == QUALIFIER_VAGUE ||
           says(claim, QUALIFIER_AT_LEAST) || says(claim, QUALIFIER_RANGE) ||
           says(claim, QUALIFIER_UP_TO);
}

/* Are there others, not among the people of the opening total? */
static bool has_others(const struct told_claims *told, size_t from)
{
    for (size_t i = from; i < told->n; i++) {
        uint8_t role = told->at[i]->role;
        if (role == ROLE_COMBATANT || role == ROLE_POLICE ||
            role == ROLE_ATTACKER)
            return true;
    }
    return false;
}

/* "Up to 20, at least 14 of them of one family": what parts leave at least. */
static int64_t floor_of(const struct reading *reading, uint32_t whole)
{
    int64_t most = 1;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->part_of == whole && claim->lo > most &&
            claim->qualifier != QUALIFIER_VAGUE)
            most = claim->lo;
    }
    return most;
}

/* The totals told behind the opening. */
struct rivals {
    bool coded;          /* words without a number are as a method codes them */
    bool sourced;        /* one is on another's word */
    int64_t least, most; /* of numbers; OPEN_BOUND = none */
    int64_t vague;       /* the most that a word without one comes to */
};

static void add_rival(const struct claim *claim, bool weighed,
                      struct rivals *out)
{
    int64_t number = most_of(claim, out->coded);
    bool sourced = claim->source.text.len > 0;
    if (!rival_is_general(claim) || (!sourced && !weighed) || claim->early)
        return;
    int64_t *most = is_vague(claim) ? &out->vague : &out->most;
    if (number > *most) *most = number;
    if (is_vague(claim)) return;
    out->sourced = out->sourced || sourced;
    if (out->least == OPEN_BOUND || tally_number(claim) < out->least)
        out->least = tally_number(claim);
}

/* Is the claim's event told without a day, or a place within the land? What
 * somebody says of it may well be of the main one. */
static bool is_adrift(const struct reading *reading, const struct claim *claim)
{
    if (claim->event >= reading->n_events) return false;
    const struct event *event = &reading->events[claim->event];
    bool placed = event->place.len && event->place_kind != PLACE_COUNTRY;
    return claim->event && !placed && !date_is_known(event->start);
}

static void read_rivals(const struct told_claims *told,
                        const struct opening *lead, struct rivals *out)
{
    const struct reading *reading = told->reading;
    bool weighed = rival_is_weighed(lead->total);
    *out = (struct rivals){ told->by != NULL, false, OPEN_BOUND, OPEN_BOUND,
                            OPEN_BOUND };
    for (size_t i = 0; i < told->n; i++)
        if (!rival_leads(lead, i)) add_rival(told->at[i], weighed, out);
    for (size_t i = 0; weighed && i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        if (claim->harm == lead->total->harm && !claim->part_of &&
            is_adrift(reading, claim))
            add_rival(claim, weighed, out);
    }
}

/* "At least four were killed. ... We put the dead at between four and seven":
 * who begins at the number that the report leads with has weighed the rest;
 * OPEN_BOUND = nobody does. */
static int64_t weighed_end(const struct told_claims *told,
                           const struct opening *lead)
{
    int64_t most = OPEN_BOUND;
    for (size_t i = lead->first + lead->n; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        if (claim->qualifier == QUALIFIER_RANGE && rival_is_general(claim) &&
            !claim->early && claim->lo == lead->sum.best &&
            claim->hi > claim->lo)
            most = claim->hi;
    }
    return most;
}

/* What claims behind the opening add to it. */
static int64_t more_behind(const struct told_claims *told,
                           const struct opening *lead)
{
    int64_t sum = 0;
    for (size_t i = lead->first + lead->n; i < told->n; i++)
        if (tally_adds(told->at[i], told->note) &&
            tally_number(told->at[i]) > 0)
            sum += tally_number(told->at[i]);
    return sum;
}

void rival_range(struct arena *arena, const struct told_claims *told,
                 struct headline *out)
{
    struct opening lead;
    struct rivals rivals;
    rival_open(arena, told, &lead);
    if (!lead.total) return;
    if (lead.sum.best == out->best) out->low = lead.sum.low;
    read_rivals(told, &lead, &rivals);
    if (!rivals.sourced && (!rival_is_weighed(lead.total) ||
                            has_others(told, lead.first + lead.n)))
        return;
    out->best = lead.sum.best;
    out->low = lead.sum.low;
    if (says(lead.total, QUALIFIER_UP_TO)) {
        int64_t least = floor_of(told->reading, lead.total->id);
        if (rivals.least > least && rivals.least < out->best)
            least = rivals.least;
        if (least < out->best) out->low = least;
    }
    out->high = lead.sum.high;
    int64_t most = rivals.most;
    if (most <= lead.sum.best && lead.total->qualifier != QUALIFIER_RANGE)
        most = rivals.vague;
    if (most > lead.sum.best && most > lead.sum.high) out->high = most;
    int64_t weighed = weighed_end(told, &lead);
    if (weighed != OPEN_BOUND) out->high = weighed;
    bool brief = told->note || about_tells_once(told->reading);
    int64_t more = brief ? more_behind(told, &lead) : 0;
    out->best += more;
    out->low += more;
    if (out->high != OPEN_BOUND) out->high += more;
}

/* The last figure that is told as the sum of all; NULL = none. One that is
 * less than another holds not all; one on another's word stands beside what
 * the report has weighed. */
static const struct claim *find_sum(const struct told_claims *told)
{
    const struct claim *sum = NULL;
    bool weighed = told->n && rival_is_weighed(told->at[0]);
    for (size_t i = 0; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        bool own = !claim->source.text.len || !weighed;
        if (claim->summed && own && claim->role == ROLE_PEOPLE &&
            is_total(claim) && tally_number(claim) > 0 && !claim->early)
            sum = claim;
    }
    for (size_t i = 0; sum && i < told->n; i++)
        if (tally_number(told->at[i]) > tally_number(sum)) return NULL;
    return sum;
}

void rival_sum(struct arena *arena, const struct told_claims *told,
               struct headline *out)
{
    const struct claim *sum = find_sum(told);
    struct tally tally = { .arena = arena };
    struct headline all = { .best = OPEN_BOUND };
    if (!sum || rival_place(sum) == rival_place(told->at[0])) return;
    /* "One of eight bombings that day, which killed 54 in total" */
    if (sum->series && !told->at[0]->series) return;
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i]->sentence.start == sum->sentence.start)
            tally_add(&tally, told->at[i]);
    tally_sum(&tally, &all);
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i]->sentence.start > sum->sentence.start &&
            tally_adds(told->at[i], told->note))
            return;
    out->best = all.best;
    out->low = all.low;
    out->high = all.high;
}

/* Is all that the claims tell told on lines that may be headlines of other
 * stories, in a report that tells of its own in sentences? */
static bool is_all_teasers(const struct told_claims *told)
{
    const struct reading *reading = told->reading;
    for (size_t i = 0; i < told->n; i++)
        if (!told->at[i]->teaser || told->at[i]->n_mentions) return false;
    for (size_t i = 0; i < reading->n_claims; i++) {
        const struct claim *claim = &reading->claims[i];
        bool body =
            claim->harm <= HARM_INJURED || claim->harm == HARM_CASUALTIES;
        if (body && !claim->teaser && !claim->event) return true;
    }
    return false;
}

/* "Five have been reported dead (later revised to 35)": what a figure of the
 * report's own replaces. */
void rival_revise(struct told_claims *told)
{
    const struct claim *last = NULL;
    size_t kept = 0;
    if (is_all_teasers(told)) told->n = 0;
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i]->revised && !told->at[i]->source.text.len &&
            rival_is_general(told->at[i]))
            last = told->at[i];
    if (!last || told->by) return;
    for (size_t i = 0; i < told->n; i++) {
        const struct claim *claim = told->at[i];
        bool before = rival_place(claim) < rival_place(last);
        bool spans = claim->qualifier == QUALIFIER_RANGE &&
                     claim->hi >= tally_number(last);
        if (!before || spans || !is_total(claim) || claim->name.len ||
            claim->beside || tally_number(claim) >= tally_number(last))
            told->at[kept++] = claim;
    }
    told->n = kept;
}
