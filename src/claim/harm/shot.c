/* Who was shot, and no more is said: in an event of which nobody is told to
 * have died, they were hurt.
 *
 * "Four people were shot on Main Street": had they died, a report would say
 * so. Where it tells of deaths as well, those who were shot may be among the
 * dead or the hurt.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"

/* In sentences. */
enum { NEAR = 2 };

static bool is_shot(const struct scan *scan, const struct draft *draft)
{
    return !draft->dropped && draft->harm == HARM_CASUALTIES &&
           scan_is(scan, scan->hits[draft->hit].head, WORD_STRUCK);
}

static bool tells_death(const struct draft *draft)
{
    return !draft->dropped && draft->harm == HARM_KILLED &&
           draft->quantity.hi != 0;
}

/* "Nobody else was hurt", "no officers were hurt": that says nothing of those
 * who were shot. */
static bool is_partial(const struct scan *scan, const struct quantity *quantity)
{
    uint32_t end = quantity->words.first + quantity->words.n;
    if (quantity->hi != 0) return false;
    if (quantity->role != ROLE_PEOPLE) return true;
    for (uint32_t i = quantity->words.first; i <= end && i < scan->n_tokens;
         i++)
        if (scan_is(scan, i, WORD_OTHER)) return true;
    return false;
}

/* "No injuries were reported": whoever was shot was not hit, or died. */
static bool denies_wounds(const struct draft *draft)
{
    return !draft->dropped && draft->quantity.hi == 0 && !draft->partial &&
           (draft->harm == HARM_INJURED || draft->harm == HARM_CASUALTIES);
}

/* The events of which a death is told, or that there were no wounds. */
static bool *deadly_events(const struct scan *scan)
{
    bool *deadly = ARENA_ARRAY(scan->arena, bool, scan->n_events + 1);
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (tells_death(&scan->drafts[d]) || denies_wounds(&scan->drafts[d]))
            deadly[scan->drafts[d].event] = true;
    return deadly;
}

/* Is a death told close by, whatever event it was counted to? */
static bool is_near_death(const struct scan *scan, uint32_t index)
{
    uint32_t end = scan_near_end(scan, index);
    uint32_t sentence = scan->drafts[index].sentence;
    for (uint32_t i = scan_near_start(index); i < end; i++) {
        const struct draft *draft = &scan->drafts[i];
        if (tells_death(draft) && draft->sentence + NEAR >= sentence &&
            draft->sentence <= sentence + NEAR)
            return true;
    }
    return false;
}

/* "Another man who was shot is recovering." */
static bool lives(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (scan_is(scan, i, WORD_MENDS)) return true;
    return false;
}

/* "31 were wounded, including seven with burns": they live as the 31 do. */
static bool is_of_hurt(const struct scan *scan, const struct draft *draft)
{
    return draft->is_part && draft->whole != NO_TOKEN &&
           scan->drafts[draft->whole].harm == HARM_INJURED;
}

/* "killed nine and left 27 with wounds" */
static bool is_left(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->tokens[draft->quantity.head].head;
    return tree_is_verb(scan, verb) && scan_is(scan, verb, WORD_LEAVE);
}

/* "Seven people were taken to hospital with wounds": alive. */
static bool is_warded(const struct scan *scan, const struct draft *draft)
{
    uint32_t from = draft->quantity.words.first;
    for (uint32_t i = from; i < scan->hits[draft->hit].first; i++)
        if (scan_is(scan, i, WORD_WARD)) return true;
    return false;
}

/* "Officers found three people with gunshot wounds": dead or alive, where a
 * death is told as well. */
static bool is_found(const struct scan *scan, const struct draft *draft)
{
    const struct quantity *quantity = &draft->quantity;
    return !draft->dropped && draft->harm == HARM_INJURED &&
           scan->hits[draft->hit].frame == FRAME_OF && !is_left(scan, draft) &&
           !is_of_hurt(scan, draft) && quantity->kind == COUNT_NUMBER &&
           quantity->lo > 1 && !quantity->more && !is_warded(scan, draft);
}

/* Is it told where somebody was brought? */
static bool names_ward(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    const struct harm_hit *hit = &scan->hits[draft->hit];
    for (uint32_t i = hit->first + 1; i < s->first + s->n; i++)
        if (scan_is(scan, i, WORD_WARD)) return true;
    return false;
}

/* "All three were taken to hospital, where the woman died": dead or alive. */
static bool is_brought(const struct scan *scan, uint32_t index)
{
    const struct draft *draft = &scan->drafts[index];
    const struct quantity *quantity = &draft->quantity;
    uint32_t end = scan_near_end(scan, index);
    if (draft->dropped || draft->harm != HARM_INJURED || quantity->lo < 2 ||
        !scan->hits[draft->hit].weak || quantity->more ||
        !names_ward(scan, draft))
        return false;
    for (uint32_t i = scan_near_start(index); i < end; i++) {
        const struct draft *death = &scan->drafts[i];
        if (death->sentence == draft->sentence && tells_death(death) &&
            death->quantity.lo < quantity->lo &&
            death->quantity.words.first > quantity->words.first)
            return true;
    }
    return false;
}

/* "shot his wife and himself in a murder-suicide", "suffered gunshot wounds,
 * which appear to be the cause of death": they died. */
static bool is_doomed(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    const struct harm_hit *hit = &scan->hits[draft->hit];
    bool shot = is_shot(scan, draft);
    for (uint32_t i = hit->first; i < hit->first + hit->n; i++)
        shot |= draft->harm == HARM_INJURED && scan_is(scan, i, WORD_STRUCK);
    if (!shot || draft->dropped || draft->quantity.hi == 0) return false;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (context_cue(scan, i, CUE_DOOMED))
            return i == s->first || !scan->unreal_at[i - 1];
    return false;
}

/* "Both were taken to hospital, where they died": those of the sentence who
 * were brought there, where nobody else is told to have died in it. */
static bool die_there(const struct scan *scan, const struct draft *draft)
{
    const struct sentence *s = scan_sentence(scan, draft->sentence);
    uint32_t from = scan->hits[draft->hit].first;
    if (draft->dropped || draft->harm != HARM_INJURED ||
        draft->quantity.hi == 0 || !scan->hits[draft->hit].weak ||
        !names_ward(scan, draft))
        return false;
    for (uint32_t i = from + 1; i < s->first + s->n; i++) {
        if (!scan->hit_at[i]) continue;
        const struct harm_hit *hit = &scan->hits[scan->hit_at[i] - 1];
        uint32_t subject = tree_subject(scan, hit->head);
        if (hit->harm == HARM_KILLED && hit->class == CLASS_VERB &&
            !hit->negated && !hit->modal && subject != NO_TOKEN &&
            subject > from && scan_is(scan, subject, WORD_THEY))
            return true;
    }
    return false;
}

/* Is somebody told to have died in the sentence? */
static bool dies_here(const struct scan *scan, uint32_t index)
{
    uint32_t end = scan_near_end(scan, index);
    for (uint32_t i = scan_near_start(index); i < end; i++)
        if (tells_death(&scan->drafts[i]) &&
            scan->drafts[i].sentence == scan->drafts[index].sentence)
            return true;
    return false;
}

/* "Three civilians were hit by stray bullets": of several, in words of their
 * own, of whom no more is said. */
static bool is_strayed(const struct scan *scan, uint32_t index)
{
    const struct draft *draft = &scan->drafts[index];
    return scan->hits[draft->hit].n > 1 && !draft->is_part &&
           draft->quantity.kind == COUNT_NUMBER && draft->quantity.lo > 1 &&
           !dies_here(scan, index);
}

/* "Three gunmen shot at the ambulance": they did, and nobody is said to have
 * been hit. */
static bool is_shooter(const struct scan *scan, const struct draft *draft)
{
    uint32_t verb = scan->hits[draft->hit].head;
    return is_shot(scan, draft) && draft->quantity.role == ROLE_ATTACKER &&
           !tree_is_passive(scan, verb) && verb > draft->quantity.head &&
           verb + 1 < scan->n_tokens && scan_is(scan, verb + 1, WORD_PUTS);
}

void shot_find(struct scan *scan)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        scan->drafts[d].partial = is_partial(scan, &scan->drafts[d].quantity);
    bool *met = ARENA_ARRAY(scan->arena, bool, scan->n_drafts + 1);
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        met[d] = is_doomed(scan, &scan->drafts[d]) ||
                 (die_there(scan, &scan->drafts[d]) && !dies_here(scan, d));
    for (uint32_t d = 0; d < scan->n_drafts; d++)
        if (met[d]) scan->drafts[d].harm = HARM_KILLED;
    bool *deadly = deadly_events(scan);
    for (uint32_t d = 0; d < scan->n_drafts; d++) {
        struct draft *draft = &scan->drafts[d];
        if (is_shooter(scan, draft)) draft->dropped = true;
        if (is_brought(scan, d) ||
            (is_found(scan, draft) && deadly[draft->event]))
            draft->harm = HARM_CASUALTIES;
        else if (is_shot(scan, draft) &&
                 (lives(scan, draft) || is_of_hurt(scan, draft) ||
                  is_strayed(scan, d) ||
                  (!deadly[draft->event] && !is_near_death(scan, d))))
            draft->harm = HARM_INJURED;
    }
}
