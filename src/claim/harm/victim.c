/* Who was harmed: from each harm word to the people it harms.
 *
 * The frame of the harm word says where in the tree its victims stand: the
 * object of "killed", the subject of "died", the noun of "wounded soldiers",
 * what is counted in "12 deaths". What the tree misses, linear.c seeks again.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/apposed.h"
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/plight.h"
#include "claim/roster.h"

/* Harms for which a pronoun is followed to the person it means. */
static bool harms_body(const struct harm_hit *hit)
{
    if (hit->weak && hit->harm == HARM_INJURED)
        return hit->frame == FRAME_STATE || hit->n > 2;
    return hit->harm == HARM_KILLED || hit->harm == HARM_INJURED ||
           hit->harm == HARM_ABDUCTED || hit->harm == HARM_CASUALTIES;
}

struct draft *victim_draft(struct scan *scan, uint32_t hit_index,
                           const struct quantity *quantity, uint8_t tie)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    struct draft *draft = scan_draft_of(scan, hit_index, quantity, tie);
    if (quantity->lo == 1 && quantity->hi == 1 &&
        sufferer_is_also(scan, hit->head))
        draft->also = true;
    if (hit->frame == FRAME_SAFE || hit->negated) {
        draft->quantity.lo = draft->quantity.hi = 0;
        draft->quantity.qualifier = QUALIFIER_EXACT;
    }
    if (hit->frame == FRAME_SELF && hit->harm == HARM_KILLED)
        draft->quantity.role = ROLE_ATTACKER;
    return draft;
}

/* The noun that a relative pronoun stands for: the head of its clause. */
static uint32_t resolve_relative(const struct scan *scan, uint32_t token,
                                 uint32_t verb)
{
    if (!scan_is(scan, token, WORD_RELATIVE)) return token;
    for (int step = 0; step < 6 && !tree_is_root(scan, verb); step++) {
        bool relative = scan->tokens[verb].relation == REL_ACL_RELCL ||
                        scan->tokens[verb].relation == REL_ACL;
        verb = scan->tokens[verb].head;
        if (relative)
            return gap_person(scan, token, sufferer_described(scan, verb));
    }
    return token;
}

void victim_one(struct scan *scan, uint32_t hit_index, uint32_t head,
                uint8_t tie)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    struct quantity quantity = beyond_described(scan, hit, head), known;
    bool meant = quantity.kind == COUNT_PRONOUN && harms_body(hit) &&
                 antecedent_find(scan, hit->head, head, &known);
    if (meant) quantity = known;
    if (victim_suffers(hit) && hit->class != CLASS_NOUN)
        antecedent_name(scan, &quantity);
    ordinal_total(scan, hit->head, &quantity);
    if (!victim_fits(scan, &quantity, hit)) return;
    struct draft *draft = victim_draft(scan, hit_index, &quantity, tie);
    if (meant) draft->pronoun = head;
}

/* A joined noun that bears a harm word of its own ("12 dead and 40 wounded")
 * or a verb's participle after it is not this harm word's victim. */
bool victim_has_own(const struct scan *scan, uint32_t hit_index, uint32_t head)
{
    uint32_t end = tree_sentence_end(scan, head);
    if (scan->hit_at[head])
        return !beyond_is_kept(scan, hit_index, scan->hit_at[head] - 1);
    uint32_t own = head + 1 < end ? scan->hit_at[head + 1] : 0;
    if (!own || own - 1 == hit_index) return false;
    /* "freed two nurses and 11 guards held by rebels": all of them */
    uint8_t harm = scan->hits[own - 1].harm;
    bool held = harm == HARM_ABDUCTED || harm == HARM_DETAINED;
    return scan->hits[own - 1].class != CLASS_NOUN &&
           !(held && scan->hits[hit_index].harm == HARM_RETURNED);
}

/* "at least 198 soldiers and 25 civilians": the qualifier holds for both. */
static void share_qualifier(struct scan *scan, size_t from)
{
    for (size_t i = from + 1; i < scan->n_drafts; i++) {
        const struct quantity *first = &scan->drafts[from].quantity;
        struct quantity *next = &scan->drafts[i].quantity;
        quantity_share(first, next);
    }
}

/* "Police officers Jim Roe and Ana Hill were killed": each of them. */
static bool add_titled(struct scan *scan, uint32_t hit_index, uint32_t head)
{
    struct roster named;
    if (head == NO_TOKEN || !roster_titled(scan, head, &named)) return false;
    if (!victim_fits(scan, &named.at[0], &scan->hits[hit_index])) return false;
    for (size_t i = 0; i < named.n; i++)
        victim_draft(scan, hit_index, &named.at[i], i ? TIE_CONJ : TIE_DIRECT);
    return true;
}

void victim_add(struct scan *scan, uint32_t hit_index, uint32_t head,
                uint8_t tie)
{
    size_t from = scan->n_drafts;
    uint32_t verb = scan->hits[hit_index].head;
    if (gap_parted(scan, verb, head)) return;
    head = gap_total(scan, resolve_relative(scan, head, verb));
    if (add_titled(scan, hit_index, head)) return;
    victim_one(scan, hit_index, head, tie);
    uint32_t end = tree_sentence_end(scan, head);
    /* "wounded fighters and 200 civilians": not said of the 200 */
    bool said = scan->tokens[verb].relation == REL_AMOD;
    for (uint32_t i = head + 1; i < end; i++) {
        if (!sufferer_joined(scan, i, head)) continue;
        if (said && quantity_read(scan, i).kind == COUNT_NUMBER) continue;
        /* "cost a guard and two prisoners their lives" */
        if (scan_is(scan, i, WORD_LIFE) && scan_is(scan, i - 1, WORD_OWNER))
            continue;
        if (tree_is_noun(scan, i) && !victim_has_own(scan, hit_index, i) &&
            !sufferer_is_office(scan, i, head, verb) &&
            !victim_is_counted(scan, head, i))
            victim_one(scan, hit_index, i, TIE_CONJ);
    }
    share_qualifier(scan, from);
}

/* "According to Ana Lim, head of the ward, two persons were hurt". */
static bool is_speaker(const struct scan *scan, uint32_t token, uint32_t first,
                       uint32_t verb)
{
    return first != NO_TOKEN && token < first &&
           quantity_read(scan, first).kind == COUNT_NUMBER &&
           quantity_read(scan, token).kind != COUNT_NUMBER &&
           !sufferer_is_joined(scan, token, verb);
}

/* "Anna Mertens, 25, and Paul Okri were killed": further
 * subjects that the tree did not join to the first. */
static void add_subjects(struct scan *scan, uint32_t hit_index, uint32_t first,
                         uint8_t relation)
{
    uint32_t verb = scan->hits[hit_index].head;
    for (uint32_t i = tree_sentence_start(scan, verb); i < verb; i++)
        if (i != first && scan->tokens[i].head == verb &&
            scan->tokens[i].relation == relation &&
            !sufferer_is_apposed(scan, i, first) &&
            sufferer_is_apart(scan, i, first) &&
            (relation == REL_NSUBJ_PASS ? !is_speaker(scan, i, first, verb)
                                        : sufferer_is_list(scan, i, first)))
            victim_add(scan, hit_index, i, TIE_CONJ);
}

/* "killed his wife and then himself": the subject as well. */
static void add_self(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit hit = scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit.head);
    uint32_t subject = tree_subject(scan, hit.head);
    if (subject == NO_TOKEN || hit.weak != (hit.harm == HARM_CASUALTIES) ||
        (hit.harm != HARM_KILLED && hit.harm != HARM_CASUALTIES))
        return;
    for (uint32_t i = hit.first + hit.n; i + 1 < end; i++) {
        if (tree_is_verb(scan, i)) return;
        bool joins = scan_is(scan, i, WORD_AND) || scan_is(scan, i, WORD_THEN);
        if (!joins || !scan_is(scan, i + 1, WORD_SELF)) continue;
        size_t at = scan->n_drafts;
        victim_one(scan, hit_index, subject, TIE_CONJ);
        for (; at < scan->n_drafts; at++)
            scan->drafts[at].quantity.role = ROLE_ATTACKER;
        return;
    }
}

static void add_fronted(struct scan *scan, uint32_t hit_index, uint32_t noun)
{
    if (!plight_describes(scan, &scan->hits[hit_index], noun))
        victim_add(scan, hit_index, noun, TIE_DIRECT);
}

/* The object of a verb, or its passive subject; "with 15 people confirmed
 * dead": those before the phrase. */
static void find_object(struct scan *scan, uint32_t hit_index)
{
    uint32_t verb = scan->hits[hit_index].head;
    uint32_t fronted = sufferer_fronted(scan, &scan->hits[hit_index]);
    if (fronted == NO_TOKEN && scan->hits[hit_index].n > 1)
        fronted = sufferer_brought(scan, scan->hits[hit_index].first);
    if (fronted != NO_TOKEN) {
        add_fronted(scan, hit_index, fronted);
        return;
    }
    const struct token *token = &scan->tokens[verb];
    uint32_t object = sufferer_shared(scan, &scan->hits[hit_index]);
    uint32_t above = gap_object_above(scan, verb);
    if (above == NO_TOKEN) above = sufferer_above(scan, verb);
    if (above != NO_TOKEN && object == NO_TOKEN) {
        victim_add(scan, hit_index, above, TIE_DIRECT);
        return;
    }
    if (object != NO_TOKEN && !tree_is_passive(scan, verb)) {
        victim_add(scan, hit_index, object, TIE_DIRECT);
        add_self(scan, hit_index);
        return;
    }
    uint32_t own = gap_subject(scan, verb);
    if (own != NO_TOKEN) {
        victim_add(scan, hit_index, own, TIE_DIRECT);
        return;
    }
    if (tree_child(scan, verb, REL_NSUBJ_PASS) == NO_TOKEN &&
        tree_child(scan, verb, REL_NSUBJ) == NO_TOKEN &&
        (token->relation == REL_ACL || token->relation == REL_AMOD ||
         token->relation == REL_ACL_RELCL)) {
        /* A "killing spree" kills; it is not killed. */
        if (token->relation == REL_AMOD && token->sense == SENSE_GERUND) return;
        victim_add(scan, hit_index, token->head, TIE_DIRECT);
        return;
    }
    uint32_t subject = gap_phrase_subject(scan, &scan->hits[hit_index]);
    bool participle =
        token->sense == SENSE_PARTICIPLE || token->sense == SENSE_FINITE;
    bool passive = tree_is_passive(scan, verb);
    bool weak = scan->hits[hit_index].weak;
    /* "17 sailors seized off Benin freed": a headline's last word */
    bool last = verb + 1 == tree_sentence_end(scan, verb);
    if (weak) participle = token->sense == SENSE_PARTICIPLE || last;
    participle &= !sufferer_acts(scan, verb);
    if (!passive && (!participle || object != NO_TOKEN)) return;
    uint32_t described = subject == NO_TOKEN || subject > verb
                             ? sufferer_aside(scan, verb)
                             : NO_TOKEN;
    if (described != NO_TOKEN) subject = described;
    if (subject == NO_TOKEN) subject = sufferer_inverted(scan, verb);
    if (subject == NO_TOKEN) subject = sufferer_before(scan, verb);
    if (subject == NO_TOKEN && !weak) subject = sufferer_of_clause(scan, verb);
    if (!passive && subject != NO_TOKEN)
        subject = sufferer_within(scan, subject, verb);
    subject = sufferer_leading(scan, subject);
    victim_add(scan, hit_index, subject, TIE_DIRECT);
    if (passive) add_subjects(scan, hit_index, subject, REL_NSUBJ_PASS);
    if (passive)
        victim_add(scan, hit_index, gap_joined(scan, subject, verb), TIE_CONJ);
}

/* "The flood drowned nine", "smoke filled the ward, suffocating six guests": of
 * a verb by which people die, those who are its object. */
static bool is_done_to(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t value, object = tree_child(scan, hit->head, REL_OBJ);
    if (hit->class != CLASS_VERB || hit->harm != HARM_KILLED || hit->n > 1 ||
        object == NO_TOKEN || object < hit->head ||
        tree_is_passive(scan, hit->head))
        return false;
    return scan->number_at[object] ||
           phrases_match(&scan->reader->people, scan->tokens, object,
                         tree_sentence_end(scan, object), &value) > 0;
}

static void find_subject(struct scan *scan, uint32_t hit_index)
{
    uint32_t verb = scan->hits[hit_index].head;
    if (is_done_to(scan, &scan->hits[hit_index])) {
        scan->hits[hit_index].frame = FRAME_OBJECT;
        find_object(scan, hit_index);
        return;
    }
    const struct token *token = &scan->tokens[verb];
    uint32_t subject = sufferer_listed(scan, verb);
    if (subject == NO_TOKEN) subject = gap_counted(scan, verb);
    if (subject == NO_TOKEN) subject = tree_subject(scan, verb);
    if (subject == NO_TOKEN &&
        (token->relation == REL_ACL || token->relation == REL_ACL_RELCL ||
         token->relation == REL_AMOD))
        subject = token->head;
    if (subject == NO_TOKEN) subject = sufferer_reduced(scan, verb);
    if (subject == NO_TOKEN) subject = sufferer_before(scan, verb);
    if (subject == NO_TOKEN) subject = sufferer_of_clause(scan, verb);
    if (subject == NO_TOKEN) subject = sufferer_above(scan, verb);
    victim_add(scan, hit_index, victim_over_harm(scan, subject), TIE_DIRECT);
    add_subjects(scan, hit_index, subject, REL_NSUBJ);
}

static bool has_case(const struct scan *scan, uint32_t noun,
                     enum word_kind kind)
{
    uint32_t mark = tree_child(scan, noun, REL_CASE);
    return mark != NO_TOKEN && scan_is(scan, mark, kind);
}

/* "the deaths of 12 in Homs", "the loss of all 176 on board": a number alone
 * behind "of", which no tree ties to the noun. */
static void find_of_number(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit->first);
    uint32_t at = hit->first + hit->n;
    if (at + 1 >= end || !scan_is(scan, at, WORD_OF)) return;
    at += 1 + scan_is(scan, at + 1, WORD_WHOLLY);
    uint32_t index = at < end ? scan->number_at[at] : 0;
    if (!index || scan->analysis.numbers[index - 1].use != NUMBER_COUNT) return;
    struct quantity quantity = quantity_of_number(scan, index - 1);
    uint32_t behind = quantity.words.first + quantity.words.n;
    if (quantity.head != scan->analysis.numbers[index - 1].core.first) return;
    if (hit->weak && !(behind < end && context_cue(scan, behind, CUE_ABOARD)))
        return;
    quantity.person = true;
    victim_draft(scan, hit_index, &quantity, TIE_LINEAR);
}

/* "the deaths of 12 soldiers", "George Floyd's death". */
static void find_of(struct scan *scan, uint32_t hit_index)
{
    uint32_t noun = scan->hits[hit_index].head;
    uint32_t end = tree_sentence_end(scan, noun);
    size_t before = scan->n_drafts;
    for (uint32_t i = tree_sentence_start(scan, noun); i < end; i++) {
        const struct token *token = &scan->tokens[i];
        if (token->head != noun || i == noun) continue;
        bool owner = token->relation == REL_NMOD_POSS;
        bool weak = scan->hits[hit_index].weak;
        if (owner && (weak || token->tag == TAG_PRON) &&
            (scan->hits[hit_index].harm != HARM_KILLED ||
             !body_was_found(scan, noun)))
            continue;
        if ((token->relation == REL_NMOD && has_case(scan, i, WORD_OF)) ||
            owner)
            victim_add(scan, hit_index, i, TIE_DIRECT);
        else if (scan->n_drafts > before && sufferer_behind_of(scan, i) &&
                 !victim_has_own(scan, hit_index, i))
            victim_one(scan, hit_index, i, TIE_CONJ);
    }
    if (scan->n_drafts == before)
        victim_add(scan, hit_index, sufferer_over(scan, noun), TIE_DIRECT);
    if (scan->n_drafts == before) find_of_number(scan, hit_index);
}

/* "Five people suffered light to moderate injuries". */
static void find_sufferer(struct scan *scan, uint32_t hit_index)
{
    uint32_t noun = scan->hits[hit_index].head;
    uint32_t bearer = sufferer_of_noun(scan, noun);
    if (bearer == NO_TOKEN && has_case(scan, noun, WORD_WITH))
        bearer = sufferer_with(scan, noun);
    if (bearer != NO_TOKEN && !scan->hit_at[bearer])
        victim_add(scan, hit_index, bearer, TIE_DIRECT);
}

/* "no casualty numbers", "a murder trial": the noun only tells what kind of
 * thing the next one is. */
static bool is_compound(const struct scan *scan, const struct harm_hit *hit)
{
    const struct token *noun = &scan->tokens[hit->head];
    uint32_t next = hit->first + hit->n;
    if (hit->fold || noun->relation == REL_COMPOUND) return !hit->fold;
    return next < tree_sentence_end(scan, hit->head) &&
           noun->sense != SENSE_PLURAL && scan->tokens[next].tag == TAG_NOUN &&
           !scan->hit_at[next] && !scan->time_at[next] &&
           str_equal(noun->lower, noun->lemma);
}

/* "the deaths of at least five officers": five of the officers. */
static bool counts_behind(const struct scan *scan, const struct harm_hit *hit,
                          const struct quantity *quantity)
{
    if (quantity->number == NO_TOKEN) return false;
    const struct number *number = &scan->analysis.numbers[quantity->number];
    if (number->words.first < hit->first) return false;
    struct quantity group = quantity_of_number(scan, quantity->number);
    return group.head >= number->core.first + number->core.n;
}

/* "There were fatalities": so many that nobody says how many. */
static void find_plural(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    const struct token *noun = &scan->tokens[hit->head];
    bool there = noun->sense == SENSE_PLURAL && noun->relation == REL_NSUBJ &&
                 tree_child(scan, noun->head, REL_EXPL) != NO_TOKEN;
    if (!there && !hit->plural) return;
    struct quantity quantity = quantity_read(scan, hit->head);
    if (!quantity.words.n) /* no noun, as the tree sees it */
        quantity.words = (struct stretch){ hit->first, hit->n };
    quantity.kind = COUNT_PLURAL;
    quantity.person = true;
    quantity.thing = false;
    victim_draft(scan, hit_index, &quantity, TIE_OWN);
}

static void find_count(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    if (is_compound(scan, hit) ||
        (!hit->weak && plight_find_told(scan, hit_index)))
        return;
    struct quantity quantity = quantity_read(scan, hit->head);
    int64_t rank = hit->weak ? 0 : ordinal_of_noun(scan, hit->head);
    if (rank) quantity.lo = quantity.hi = rank;
    bool counted = (quantity.kind == COUNT_NUMBER || hit->negated || rank) &&
                   !wounds_of_one(scan, hit);
    if (counted && victim_is_idle(scan, &quantity, hit)) return;
    if (counted && counts_behind(scan, hit, &quantity)) {
        size_t before = scan->n_drafts;
        find_of(scan, hit_index);
        if (scan->n_drafts > before) return;
    }
    if (counted) {
        sufferer_take(scan, hit->head, &quantity);
        uint32_t last = hit->first + hit->n - 1;
        quantity.person = true;
        quantity.thing = false;
        if (last + 1 > quantity.words.first + quantity.words.n)
            quantity.words.n = last + 1 - quantity.words.first;
        if (quantity.words.first > hit->first)
            quantity.words.first = hit->first;
        victim_draft(scan, hit_index, &quantity, TIE_OWN)->harm =
            victim_harm(scan, &scan->hits[hit_index]);
        return;
    }
    if (hit->harm == HARM_INJURED) find_sufferer(scan, hit_index);
    size_t before = scan->n_drafts;
    find_of(scan, hit_index);
    if (scan->n_drafts == before) body_find(scan, hit_index, &quantity);
    if (scan->n_drafts == before) find_plural(scan, hit_index);
}

/* "killed himself and nine others": the attacker, and the others beside. */
static void find_self(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit hit = scan->hits[hit_index];
    size_t before = scan->n_drafts;
    find_subject(scan, hit_index);
    for (size_t i = before; i < scan->n_drafts; i++) {
        if (hit.harm == HARM_KILLED)
            scan->drafts[i].quantity.role = ROLE_ATTACKER;
        if (hit.weak) scan->drafts[i].tie = TIE_WEAK;
    }
    uint32_t end = tree_sentence_end(scan, hit.head);
    for (uint32_t i = hit.first + hit.n; i < end; i++) {
        const struct token *token = &scan->tokens[i];
        if ((token->relation != REL_CONJ && token->relation != REL_OBJ) ||
            token->head < hit.first || token->head >= hit.first + hit.n ||
            !tree_is_noun(scan, i))
            continue;
        size_t at = scan->n_drafts;
        victim_one(scan, hit_index, i, TIE_CONJ);
        for (; at < scan->n_drafts; at++) {
            struct quantity *quantity = &scan->drafts[at].quantity;
            *quantity = quantity_read(scan, i);
        }
    }
}

static void find_suffered(struct scan *scan, uint32_t hit_index)
{
    if (sufferer_bears(scan, &scan->hits[hit_index]))
        find_sufferer(scan, hit_index);
    find_of(scan, hit_index);
}

void victim_find(struct scan *scan)
{
    held_open(scan);
    for (uint32_t i = 0; i < scan->n_hits; i++) {
        if (label_find(scan, i)) continue;
        switch (scan->hits[i].frame) {
        case FRAME_OBJECT: find_object(scan, i); break;
        case FRAME_SUBJECT: find_subject(scan, i); break;
        case FRAME_STATE:
        case FRAME_SAFE: plight_find(scan, i); break;
        case FRAME_COUNT: find_count(scan, i); break;
        case FRAME_OF: find_suffered(scan, i); break;
        case FRAME_LIVES: lives_find(scan, i); break;
        case FRAME_SELF: find_self(scan, i); break;
        case FRAME_BEHIND: behind_find(scan, i); break;
        case FRAME_NONE: none_left_find(scan, i); break;
        default: break;
        }
    }
}
