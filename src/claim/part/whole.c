/* Which figure told before a part belongs to.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/happening.h"
#include "claim/part.h"

/* How far back a whole may stand, in sentences. */
enum { WHOLE_REACH = 3, NOUN_REACH = 12, TOTAL_REACH = 256 };

/* How much further the words of a whole may stand than its harm word: a
 * pronoun leads two sentences back. */
enum { WORDS_REACH = WHOLE_REACH + 2 };

/* Before the report's date: no more of what it tells as news. */
enum { PAST_DAYS = 21 };

bool whole_holds(const struct draft *whole, int64_t part)
{
    const struct quantity *quantity = &whole->quantity;
    if (quantity->hi == 1 || quantity->hi == 0) return false;
    return quantity->hi == OPEN_BOUND || quantity->hi >= part;
}

bool whole_has_room(const struct scan *scan, uint32_t whole, int64_t part)
{
    int64_t most = scan->drafts[whole].quantity.hi;
    uint32_t end = scan_near_end(scan, whole);
    if (most == OPEN_BOUND) return true;
    for (uint32_t i = scan_near_start(whole); i < end; i++)
        if (scan->drafts[i].whole == whole && !scan->drafts[i].dropped &&
            scan->drafts[i].harm != HARM_CASUALTIES)
            most -= scan->drafts[i].quantity.lo;
    return most >= part;
}

bool whole_has_room_of(const struct scan *scan, uint32_t whole,
                       const struct quantity *part)
{
    int64_t most = scan->drafts[whole].quantity.hi;
    uint32_t end = scan_near_end(scan, whole);
    if (most == OPEN_BOUND) return true;
    for (uint32_t i = scan_near_start(whole); i < end; i++) {
        const struct draft *draft = &scan->drafts[i];
        if (draft->whole == whole && !draft->dropped &&
            draft->harm != HARM_CASUALTIES &&
            part_is_young(&draft->quantity) == part_is_young(part))
            most -= draft->quantity.lo;
    }
    return most >= part->lo;
}

bool whole_has_sibling(const struct scan *scan, const struct draft *part,
                       uint32_t whole)
{
    uint32_t at = (uint32_t)(part - scan->drafts);
    for (uint32_t i = scan_near_start(at); i < at; i++) {
        const struct draft *draft = &scan->drafts[i];
        if (draft->dropped || draft->whole == NO_TOKEN) continue;
        /* "one was killed and another hurt", of the killed and of the hurt */
        if (draft->sentence == part->sentence && draft->harm != part->harm &&
            part->quantity.hi == 1 && draft->quantity.hi == 1)
            return true;
        if (draft->whole == whole && draft->sentence + 1 >= part->sentence)
            return true;
    }
    return false;
}

/* People of arms, and those who are told apart from them. */
static bool is_armed(uint8_t role)
{
    return role == ROLE_COMBATANT || role == ROLE_POLICE ||
           role == ROLE_PEACEKEEPER || role == ROLE_ATTACKER;
}

/* "A doctor", "a reporter": of no army. */
static bool is_of_peace(uint8_t role)
{
    return role == ROLE_CIVILIAN || role == ROLE_MEDIC ||
           role == ROLE_JOURNALIST || role == ROLE_AID_WORKER;
}

bool whole_takes(const struct draft *whole, const struct quantity *part)
{
    return whole_holds(whole, part->lo) &&
           !(whole->quantity.role == ROLE_CIVILIAN && is_armed(part->role)) &&
           !(whole->quantity.role == ROLE_COMBATANT && is_of_peace(part->role));
}

bool whole_is_found(const struct scan *scan, const struct draft *draft)
{
    const struct harm_hit *hit = &scan->hits[draft->hit];
    return hit->harm == HARM_KILLED && hit->frame == FRAME_COUNT &&
           (hit->weak || scan_is(scan, hit->head, WORD_CORPSE));
}

/* May "the dead" be these? Not a bare plural, not the attackers, nor who died
 * beside others. */
static bool is_toll(const struct scan *scan, const struct draft *draft)
{
    return draft->quantity.qualifier != QUALIFIER_INDEFINITE &&
           draft->quantity.role != ROLE_ATTACKER &&
           !whole_is_found(scan, draft) &&
           (draft->harm != HARM_KILLED ||
            (!draft->also && !draft->quantity.more));
}

/* "The worst since 20 pupils died in 2012", a sentence or more before: of
 * another event than what is told now. */
static bool is_measure(const struct scan *scan, const struct draft *draft,
                       uint32_t sentence)
{
    return draft->sentence < sentence && resumed_measure(scan, draft->sentence);
}

/* Does the sentence count people of another harm at a time long before the
 * report? */
static bool tells_past(const struct scan *scan, uint32_t sentence, uint8_t harm)
{
    const struct sentence *s = scan_sentence(scan, sentence);
    uint32_t d = held_last(scan, sentence);
    bool counts = false, past = false;
    if (!date_has_day(scan->published)) return false;
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        if (scan->drafts[d].harm == harm) return false;
        counts |= scan->drafts[d].quantity.kind == COUNT_NUMBER;
    }
    for (uint32_t i = s->first; counts && i < s->first + s->n; i++) {
        if (!scan->time_at[i]) continue;
        struct date end = scan->analysis.times[scan->time_at[i] - 1].end;
        if (!end.year) continue;
        past =
            date_days(date_last(end)) + PAST_DAYS < date_days(scan->published);
        if (!past) return false;
    }
    return past;
}

/* How many sentences back a whole is sought, of so many at most. "On 3 March
 * bombers killed 41. Fourteen children were among the wounded", in December: of
 * none who were told of before. */
static uint32_t reach_back(const struct scan *scan, uint32_t sentence,
                           uint8_t harm, uint32_t most)
{
    if (most > sentence) most = sentence;
    if (most < 2 || harm == HARM_COUNT) return most;
    bool past = scan_sentence(scan, sentence)->paragraph ==
                    scan_sentence(scan, sentence - 1)->paragraph &&
                tells_past(scan, sentence - 1, harm);
    return past ? 1 : most;
}

/* `toll`: it must be one, and hold so many; 0 = any figure. */
static uint32_t find_near(const struct scan *scan, uint32_t token, uint8_t harm,
                          int64_t toll)
{
    uint32_t sentence = scan->sentence_at[token];
    uint32_t best = NO_TOKEN, at = 0;
    uint32_t most = reach_back(scan, sentence, harm, WORDS_REACH);
    for (uint32_t back = 0; back <= most; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            uint32_t first = draft->quantity.words.first;
            if (first >= token || draft->sentence + WHOLE_REACH < sentence ||
                (toll && !is_toll(scan, draft)))
                continue;
            if (harm != HARM_COUNT && draft->harm != harm) continue;
            if (!whole_holds(draft, toll ? toll : 1)) continue;
            if (best != NO_TOKEN && first <= at) continue;
            if (is_measure(scan, draft, sentence)) continue;
            best = d;
            at = first;
        }
        if (best != NO_TOKEN) break;
    }
    return best;
}

uint32_t whole_near(const struct scan *scan, uint32_t token, uint8_t harm)
{
    return find_near(scan, token, harm, 0);
}

uint32_t whole_total(const struct scan *scan, uint32_t token, uint8_t harm)
{
    uint32_t sentence = scan->sentence_at[token], best = NO_TOKEN, at = 0;
    uint32_t most = reach_back(scan, sentence, harm, TOTAL_REACH);
    for (uint32_t back = 0; best == NO_TOKEN && back <= most; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            uint32_t first = draft->quantity.words.first;
            bool several = draft->quantity.hi != 1 && draft->quantity.hi != 0 &&
                           is_toll(scan, draft);
            if (first >= token || draft->harm != harm || !several ||
                draft->is_part || (best != NO_TOKEN && first <= at) ||
                is_measure(scan, draft, sentence))
                continue;
            best = d;
            at = first;
        }
    }
    return best;
}

uint32_t whole_of_noun(const struct scan *scan, uint32_t token, uint32_t noun,
                       uint8_t harm)
{
    uint32_t sentence = scan->sentence_at[token];
    for (uint32_t back = 0; back <= NOUN_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct quantity *quantity = &scan->drafts[d].quantity;
            if (scan->drafts[d].harm == harm && quantity->hi != 1 &&
                quantity->kind == COUNT_NUMBER &&
                quantity->words.first < token &&
                str_equal(scan->tokens[quantity->head].lemma,
                          scan->tokens[noun].lemma))
                return d;
        }
    }
    return NO_TOKEN;
}

uint32_t whole_of_people(const struct scan *scan, uint32_t token, uint32_t noun)
{
    static const uint8_t harms[] = { HARM_KILLED, HARM_INJURED, HARM_ABDUCTED,
                                     HARM_MISSING, HARM_DETAINED };
    for (size_t i = 0; i < sizeof harms; i++) {
        uint32_t whole = whole_of_noun(scan, token, noun, harms[i]);
        if (whole != NO_TOKEN) return whole;
    }
    return NO_TOKEN;
}

uint32_t whole_of_number(const struct scan *scan, uint32_t token, int64_t many)
{
    uint32_t sentence = scan->sentence_at[token];
    for (uint32_t back = 0; back <= NOUN_REACH && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct quantity *quantity = &scan->drafts[d].quantity;
            if (quantity->words.first < token && quantity->lo == many &&
                quantity->kind == COUNT_NUMBER)
                return d;
        }
    }
    return NO_TOKEN;
}

uint32_t whole_repeated(const struct scan *scan, const struct number *number)
{
    uint32_t first = number->words.first, at = first + number->words.n;
    if (at + 3 >= tree_sentence_end(scan, first) ||
        !scan_is(scan, at, WORD_OF) || !scan_is(scan, at + 1, WORD_THE))
        return NO_TOKEN;
    uint32_t count = scan->number_at[at + 2];
    if (count && scan->analysis.numbers[count - 1].use == NUMBER_COUNT)
        return whole_of_number(scan, first,
                               scan->analysis.numbers[count - 1].lo);
    return tree_is_noun(scan, at + 2) ? whole_of_people(scan, first, at + 2)
                                      : NO_TOKEN;
}

uint32_t whole_toll(const struct scan *scan, uint32_t token, uint8_t harm)
{
    return find_near(scan, token, harm, 1);
}

uint32_t whole_toll_of(const struct scan *scan, uint32_t token, uint8_t harm,
                       int64_t part)
{
    return find_near(scan, token, harm, part > 0 ? part : 1);
}

/* "Among the casualties" means the dead where there are any. */
uint32_t whole_told(const struct scan *scan, uint32_t token, uint8_t harm)
{
    const struct sentence *s = scan_sentence(scan, scan->sentence_at[token]);
    for (uint32_t i = s->first; i < token; i++) {
        if (!scan->hit_at[i]) continue;
        const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
        if (hit->frame != FRAME_AMONG) continue;
        harm = hit->harm == HARM_CASUALTIES ? HARM_KILLED : hit->harm;
        token = hit->first;
        break;
    }
    uint32_t whole = whole_near(scan, token, harm);
    return whole == NO_TOKEN ? whole_near(scan, token, HARM_COUNT) : whole;
}

uint32_t whole_of_all(const struct scan *scan, uint32_t draft)
{
    uint32_t whole = scan->drafts[draft].whole;
    bool same = whole != NO_TOKEN &&
                scan->drafts[whole].harm == scan->drafts[draft].harm;
    return same ? whole : draft;
}

/* Are those whom the figure counts of the part's kind? A child is no soldier,
 * but may be a civilian. */
static bool is_of_kind(uint8_t whole, uint8_t part)
{
    bool across =
        part == ROLE_CHILD || part == ROLE_WOMAN || part == ROLE_ELDERLY;
    return whole == part ||
           (across && (whole == ROLE_CIVILIAN || whole == ROLE_PEOPLE));
}

bool whole_fights(const struct scan *scan, const struct quantity *whole,
                  const struct quantity *part)
{
    uint32_t all = whole->head, one = part->head;
    return (scan_is(scan, one, WORD_REGULAR) &&
            scan_is(scan, all, WORD_IRREGULAR)) ||
           (scan_is(scan, one, WORD_IRREGULAR) &&
            scan_is(scan, all, WORD_REGULAR));
}

/* "Six were shot", "a body": no noun tells who they were. */
static bool is_bare(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t hit = scan->hit_at[quantity->head];
    /* not "37 hostages" */
    bool harmed = hit && scan->hits[hit - 1].harm <= HARM_MISSING;
    return scan->number_at[quantity->head] || harmed ||
           scan->tokens[quantity->head].tag == TAG_PRON;
}

/* "37 hostages", "12 pupils": people of a kind that nobody in arms is of. */
bool whole_is_of_kind(const struct scan *scan, const struct quantity *quantity)
{
    /* "20 Syrians" may be anybody; not "20 Syrian pupils". */
    bool land = quantity->side.len && (scan->place_at[quantity->head] ||
                                       quantity->kind != COUNT_NUMBER);
    return !is_bare(scan, quantity) && !land &&
           !scan_is(scan, quantity->head, WORD_ANYONE) &&
           !scan_is(scan, quantity->head, WORD_VICTIM) &&
           !scan_is(scan, quantity->head, WORD_LIFE);
}

/* "Five passengers were killed. A soldier was killed": he was none of them. */
bool whole_bars(const struct scan *scan, const struct quantity *all,
                const struct quantity *some)
{
    return all->role == ROLE_PEOPLE && is_armed(some->role) &&
           !scan_is(scan, all->head, WORD_MALE) && whole_is_of_kind(scan, all);
}

bool whole_counts(const struct scan *scan, const struct quantity *all,
                  const struct quantity *some)
{
    bool same =
        all->role == some->role || str_equal(scan->tokens[all->head].lemma,
                                             scan->tokens[some->head].lemma);
    bool plain = all->role == ROLE_PEOPLE && some->role != ROLE_ATTACKER &&
                 !whole_bars(scan, all, some);
    bool unarmed = all->role == ROLE_CIVILIAN && !is_armed(some->role);
    /* "five people", of 14 civilians */
    bool anyone = all->role == ROLE_CIVILIAN && some->role == ROLE_PEOPLE &&
                  scan_is(scan, some->head, WORD_ANYONE);
    bool bare = anyone || (some->role == ROLE_PEOPLE && is_bare(scan, some));
    bool side = !all->side.len || !some->side.len ||
                str_equal(all->side, some->side) || str_is(all->side, "both");
    return (same || plain || unarmed || bare) && side &&
           all->unit == some->unit && !whole_fights(scan, all, some);
}

uint32_t whole_in_list(const struct scan *scan, uint32_t whole,
                       const struct quantity *part)
{
    const struct draft *last = &scan->drafts[whole];
    uint32_t best = whole;
    bool against = whole_fights(scan, &last->quantity, part);
    bool fits = is_of_kind(last->quantity.role, part->role) && !against;
    if (!against &&
        (part->role == ROLE_PEOPLE || last->quantity.role == part->role))
        return whole;
    uint32_t d = held_last(scan, scan->sentence_at[last->quantity.words.first]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->hit != last->hit || !whole_holds(draft, part->lo) ||
            draft->quantity.words.first > last->quantity.words.first)
            continue;
        bool own = draft->quantity.role == part->role &&
                   !whole_fights(scan, &draft->quantity, part);
        if (own || (!fits && best == whole &&
                    is_of_kind(draft->quantity.role, part->role)))
            best = d;
    }
    return best;
}

/* "Eight of the wounded were pupils and one was a teacher": is another part of
 * the whole told before it in the sentence? */
bool whole_has_part(const struct scan *scan, uint32_t first, uint32_t whole)
{
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].is_part && scan->drafts[d].whole == whole &&
            scan->drafts[d].quantity.words.first < first)
            return true;
    return false;
}

/* "The bus was carrying 60 people, some of them on the roof": of people whom
 * nothing befell. */
bool part_is_of_others(const struct scan *scan, uint32_t first)
{
    uint32_t start = tree_sentence_start(scan, first);
    uint32_t d = held_last(scan, scan->sentence_at[first]);
    for (; d != NO_TOKEN; d = held_next(scan, d))
        if (scan->drafts[d].quantity.words.first < first) return false;
    for (uint32_t i = start; i < first; i++) {
        uint32_t number = scan->number_at[i];
        if (!number || scan->analysis.numbers[number - 1].use != NUMBER_COUNT)
            continue;
        struct quantity quantity = quantity_of_number(scan, number - 1);
        if (quantity.person && !quantity.thing &&
            quantity.kind == COUNT_NUMBER && !scan->number_at[quantity.head])
            return true;
    }
    return false;
}
