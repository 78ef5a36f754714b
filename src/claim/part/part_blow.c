/* "Attacks across Iraq killed 17. ... A bomb in Baquba killed nine, gunmen in
 * Mosul two policemen": what a report counts together in its first sentences,
 * told blow by blow behind them, whether or not they add up.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"
#include "claim/part.h"

/* Sentences in which a report gives its sums. */
enum { LEAD = 4 };

/* What comes so close to a sum tells of the same people, or of others; of
 * "dozens", whatever is no small share. */
enum { RIVAL = 8, LOOSE_SHARE = 3 };

static bool is_stated(const struct quantity *quantity)
{
    return quantity->kind == COUNT_NUMBER && quantity->lo > 1 &&
           quantity->qualifier != QUALIFIER_INDEFINITE &&
           quantity->qualifier != QUALIFIER_VAGUE &&
           quantity->qualifier != QUALIFIER_RANGE;
}

/* "Five bombs injured dozens": loose, but of all that the report tells. */
static bool is_loose_sum(const struct scan *scan, const struct draft *sum)
{
    return sum->quantity.kind == COUNT_NUMBER &&
           sum->quantity.qualifier == QUALIFIER_VAGUE && sum->plural &&
           part_is_sum(scan, sum);
}

/* Is the sum that much larger than the blow? */
static bool is_larger(const struct scan *scan, const struct draft *sum,
                      const struct draft *blow)
{
    int64_t some = blow->quantity.lo;
    if (is_loose_sum(scan, sum)) return sum->quantity.hi >= LOOSE_SHARE * some;
    return is_stated(&sum->quantity) && sum->quantity.lo > some &&
           sum->quantity.lo - some >= sum->quantity.lo / RIVAL;
}

/* "In two incidents", "in 11 countries", "in villages along the border". */
bool part_is_sum(const struct scan *scan, const struct draft *whole)
{
    return whole->plural || part_is_spread(scan, whole) ||
           context_tells(scan, whole->sentence, CUE_SITES);
}

bool part_is_spread(const struct scan *scan, const struct draft *whole)
{
    return whole->series || context_tells(scan, whole->sentence, CUE_SPREAD);
}

static bool is_deed(uint8_t harm)
{
    return harm == HARM_KILLED || harm == HARM_INJURED ||
           harm == HARM_ABDUCTED || harm == HARM_CASUALTIES;
}

/* "Four of the injured died": who were told of before, alive. */
static bool is_of_wounded(const struct scan *scan, const struct draft *blow)
{
    uint32_t index = blow->quantity.number;
    if (blow->of_wounded) return true;
    if (index == NO_TOKEN || blow->harm != HARM_KILLED) return false;
    const struct stretch *words = &scan->analysis.numbers[index].words;
    uint32_t at = words->first + words->n;
    return scan_is(scan, at, WORD_OF) && at + 2 < scan->n_tokens &&
           scan->hit_at[at + 2] &&
           scan->hits[scan->hit_at[at + 2] - 1].harm == HARM_INJURED;
}

/* "The toll rose to 12", "initial reports spoke of nine", "nobody": no blow. */
static bool is_blow(const struct scan *scan, const struct draft *blow)
{
    const struct quantity *quantity = &blow->quantity;
    return !blow->dropped && !blow->is_part && quantity->lo > 0 &&
           is_deed(blow->harm) &&
           (quantity->kind == COUNT_NUMBER || quantity->kind == COUNT_ONE ||
            quantity->kind == COUNT_NAME) &&
           quantity->qualifier != QUALIFIER_INDEFINITE &&
           quantity->qualifier != QUALIFIER_VAGUE && !blow->early &&
           !part_is_running(scan, blow) && !is_of_wounded(scan, blow) &&
           blow->stance == STANCE_ASSERTED && !part_is_brought(scan, blow) &&
           !part_adds(scan, quantity);
}

/* "34 have died since Friday", "killed this year": a count that still runs. */
static bool is_ongoing(const struct scan *scan, const struct draft *sum)
{
    const struct sentence *s = scan_sentence(scan, sum->sentence);
    uint32_t aux = tree_child(scan, scan->hits[sum->hit].head, REL_AUX);
    struct date start = scan->events[sum->event].start;
    if (sum->spell || (start.year && !start.month)) return true;
    if (aux != NO_TOKEN && scan_is(scan, aux, WORD_HAS) &&
        !str_is(scan->tokens[aux].lower, "had"))
        return true;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan_is(scan, i, WORD_SINCE)) return true;
    return false;
}

/* Is the blow within the time of the sum? */
static bool is_within_days(const struct event *blow, const struct event *sum,
                           bool ongoing)
{
    struct date start = blow->start, end = sum->end;
    bool month = start.month && start.month == sum->start.month;
    if (!date_has_day(start) || !date_has_day(sum->start))
        return start.year == sum->start.year &&
               (month || (ongoing && start.month && !sum->start.month));
    if (date_compare(start, sum->start) < 0) return false;
    return ongoing || !date_has_day(end) || date_compare(start, end) <= 0;
}

/* At a place of the sum's; where that names none, in its country. */
static bool is_within_land(const struct event *blow, const struct event *sum)
{
    struct place inner = event_spot(blow), outer = event_spot(sum);
    return str_equal(blow->country, sum->country) &&
           (!sum->place.len || outer.kind == PLACE_COUNTRY ||
            inner.kind == PLACE_COUNTRY || str_equal(blow->place, sum->place) ||
            find_place_within(&inner, &outer));
}

/* "Air raids have killed 300 since Saturday": of more than the blow's day. */
static bool is_longer(const struct event *sum, const struct event *blow,
                      bool ongoing)
{
    if (ongoing && sum->start.year && !date_has_day(sum->start))
        return date_has_day(blow->start);
    return date_has_day(sum->start) && date_has_day(blow->start) &&
           date_compare(sum->start, blow->start) < 0;
}

/* A crash, a fire or a blast of which a storm or an earthquake is the cause. */
static bool is_struck(uint8_t all, uint8_t one)
{
    bool struck =
        all == EVENT_STORM || all == EVENT_FLOOD || all == EVENT_EARTHQUAKE;
    return struck && (one == EVENT_CRASH || one == EVENT_FIRE ||
                      one == EVENT_EXPLOSION || one == EVENT_OTHER);
}

/* One of the incidents that the event of the sum is made of? */
static bool is_incident(const struct scan *scan, const struct draft *blow,
                        const struct draft *sum)
{
    const struct event *one = &scan->events[blow->event];
    const struct event *all = &scan->events[sum->event];
    if (all->type == EVENT_WAR) return false;
    bool spread = part_is_spread(scan, sum);
    bool kind =
        context_same_kind(one->type, all->type) ||
        is_struck(all->type, one->type) ||
        (spread && (one->type == EVENT_OTHER || all->type == EVENT_OTHER));
    if (one->parent == (int32_t)sum->event)
        return kind || part_is_sum(scan, sum);
    bool ongoing = is_ongoing(scan, sum);
    bool longer = !context_is_wide(all->type) && is_longer(all, one, ongoing) &&
                  !part_is_brought(scan, sum);
    return blow->event != sum->event && kind && (!blow->apart || spread) &&
           (part_is_sum(scan, sum) || longer) && is_within_land(one, all) &&
           is_within_days(one, all, ongoing);
}

/* "Indonesia counted 7,940 dead": a land or a town tells of its own. */
static bool tells_own(const struct scan *scan, const struct draft *blow)
{
    const struct sentence *s = scan_sentence(scan, blow->sentence);
    for (uint32_t i = s->first; i < blow->quantity.words.first; i++) {
        uint32_t at = scan->place_at[i];
        if (at && scan->analysis.places[at - 1].place.kind != PLACE_PEOPLE &&
            str_equal_fold(
                blow->source.text,
                scan_text(scan, scan->analysis.places[at - 1].words)))
            return true;
    }
    return false;
}

static bool is_same_source(const struct scan *scan, const struct draft *blow,
                           const struct draft *sum)
{
    return !blow->source.text.len ||
           str_equal(blow->source.text, sum->source.text) ||
           tells_own(scan, blow);
}

/* "Six passengers were hurt. A cyclist was also hurt": who is told to be no
 * passenger. */
static bool is_also_of_others(const struct scan *scan, const struct draft *blow,
                              const struct draft *sum)
{
    uint32_t head = sum->quantity.head;
    return blow->also &&
           (blow->quantity.hi == 1 ||
            (sum->quantity.role == ROLE_PEOPLE && !scan->number_at[head] &&
             !scan->hit_at[head] && !scan_is(scan, head, WORD_ANYONE)));
}

/* "Three rescuers were later killed by a mine": another deed; not "later died".
 */
static bool is_dealt_later(const struct scan *scan, const struct draft *blow)
{
    const struct harm_hit *hit = &scan->hits[blow->hit];
    uint32_t value, from = blow->quantity.words.first + blow->quantity.words.n;
    if (hit->frame != FRAME_OBJECT || !tree_is_passive(scan, hit->head))
        return false;
    for (uint32_t i = from; i < hit->first; i++)
        if (phrases_match(&scan->reader->cues[CUE_NEXT], scan->tokens, i,
                          hit->first, &value))
            return true;
    return false;
}

/* "Three Israeli soldiers", of 16 people at a school; "earlier in the day",
 * "the same day": told to be of others. */
static bool is_beside(const struct scan *scan, const struct draft *blow,
                      const struct draft *sum)
{
    uint32_t value, first = tree_sentence_start(scan, blow->quantity.head);
    uint8_t role = blow->quantity.role;
    bool armed = role == ROLE_COMBATANT || role == ROLE_POLICE;
    /* "ten people", of 34 miners */
    if (scan_is(scan, blow->quantity.head, WORD_ANYONE) &&
        sum->quantity.role == ROLE_PEOPLE &&
        whole_is_of_kind(scan, &sum->quantity))
        return true;
    return (armed && blow->quantity.side.len && !sum->quantity.side.len) ||
           is_dealt_later(scan, blow) || scan_is(scan, first, WORD_EARLIER) ||
           phrases_match(&scan->reader->cues[CUE_NEXT], scan->tokens, first,
                         blow->quantity.words.first, &value);
}

/* A blow of the very event that the sum is of: told by nobody else, who may
 * count otherwise. */
static bool is_of_event(const struct scan *scan, const struct draft *blow,
                        const struct draft *sum)
{
    bool spread = part_is_spread(scan, sum);
    /* the report's own sum of what several have told it */
    bool own = spread && sum->plural && !sum->source.text.len;
    if (blow->event != sum->event || (!own && !is_same_source(scan, blow, sum)))
        return false;
    if (spread)
        return !blow->answers && (!blow->apart || (sum->plural && blow->anew));
    return !blow->answers && !blow->apart && !blow->anew &&
           blow->hit != sum->hit && !is_also_of_others(scan, blow, sum) &&
           !is_beside(scan, blow, sum) && !whole_is_found(scan, blow) &&
           blow->quantity.lo * 4 < sum->quantity.lo * 3;
}

/* "Eighteen Israeli soldiers and two civilians", of 508 Palestinians: beside
 * others of its own list who are none of them. */
static bool is_with_others(const struct scan *scan, const struct draft *blow,
                           const struct draft *sum)
{
    uint32_t at = (uint32_t)(blow - scan->drafts);
    uint32_t end = scan_near_end(scan, at);
    for (uint32_t i = scan_near_start(at); i < end; i++) {
        const struct draft *next = &scan->drafts[i];
        if (!next->dropped && next->hit == blow->hit &&
            next->sentence == blow->sentence &&
            !whole_counts(scan, &sum->quantity, &next->quantity))
            return true;
    }
    return false;
}

static bool is_sum(const struct scan *scan, const struct draft *blow,
                   const struct draft *sum)
{
    return !sum->dropped && (!sum->is_part || part_is_sum(scan, sum)) &&
           sum->harm == blow->harm && !whole_is_found(scan, sum) &&
           sum->quantity.words.first < blow->quantity.words.first &&
           sum->sentence < blow->sentence && sum->sentence <= LEAD &&
           is_larger(scan, sum, blow) && !sum->beside && !sum->early &&
           whole_counts(scan, &sum->quantity, &blow->quantity) &&
           !part_is_elsewhere(scan, blow, sum) &&
           !part_is_abroad(scan, blow, sum) &&
           !part_is_apart(scan, blow, sum) &&
           !is_with_others(scan, blow, sum) &&
           ((is_incident(scan, blow, sum) &&
             (is_same_source(scan, blow, sum) || part_is_sum(scan, sum))) ||
            is_of_event(scan, blow, sum)) &&
           whole_has_room_of(scan, (uint32_t)(sum - scan->drafts),
                             &blow->quantity);
}

/* "40 died across the land. Ten bombs in the capital killed 28. The worst left
 * nine dead": of the 28, told right before. */
static bool is_inner(const struct scan *scan, const struct draft *blow,
                     uint32_t inner, uint32_t outer)
{
    const struct draft *sum = &scan->drafts[inner];
    const struct event *event = &scan->events[blow->event];
    return sum->whole == outer && sum->sentence + 1 == blow->sentence &&
           (blow->event == sum->event ||
            (event->parent == (int32_t)sum->event &&
             !part_is_elsewhere(scan, blow, sum)));
}

/* Is the first of two sums the one that the blow is of? */
static bool is_better_sum(const struct scan *scan, const struct draft *blow,
                          uint32_t one, uint32_t two)
{
    if (is_inner(scan, blow, one, two)) return true;
    if (is_inner(scan, blow, two, one)) return false;
    return scan->drafts[one].quantity.lo > scan->drafts[two].quantity.lo;
}

void part_blows(struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_drafts; i++) {
        struct draft *blow = &scan->drafts[i];
        if (!is_blow(scan, blow)) continue;
        uint32_t best = NO_TOKEN;
        for (uint32_t w = i; w-- > scan_near_start(i);)
            if (is_sum(scan, blow, &scan->drafts[w]) &&
                (best == NO_TOKEN || is_better_sum(scan, blow, w, best)))
                best = w;
        if (best == NO_TOKEN) continue;
        blow->whole = best;
        blow->is_part = true;
    }
}
