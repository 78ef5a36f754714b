/* Lists behind a noun for the harmed: "The dead were two Poles, a Swede and
 * their guide", "the ministry identified the victims as ...", "female
 * casualties included ...", "among the freed are 32 officers and a general":
 * parts of the last figure of that harm, where there is one.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/equal.h"
#include "claim/part.h"
#include "claim/roster.h"

/* Words between the noun and its verb, and round "identified ... as". */
enum { VERB_REACH = 8, NAMING_REACH = 7, AMONG_REACH = 7 };

/* In sentences, from a list to a figure behind it. */
enum { WHOLE_AHEAD = 2, VICTIMS_BACK = 24 };

/* "The two men killed were": of a figure right before it. */
static bool is_told_of(const struct scan *scan, uint32_t at)
{
    uint32_t d = held_last(scan, scan->sentence_at[at]);
    if (at + 1 >= scan->n_tokens || scan->tokens[at + 1].tag != TAG_AUX)
        return false;
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct quantity *quantity = &scan->drafts[d].quantity;
        uint32_t first = quantity->words.first;
        if (quantity->kind == COUNT_NUMBER && quantity->lo > 1 &&
            first + quantity->words.n == at &&
            (scan_is(scan, first, WORD_THE) ||
             (first > 0 && scan_is(scan, first - 1, WORD_THE)) ||
             (first > 1 && scan_is(scan, first - 2, WORD_THE))))
            return true;
    }
    return false;
}

static bool survive(const struct scan *scan, uint32_t victims)
{
    return scan_is(scan, victims + 1, WORD_WHO) &&
           scan_is(scan, victims + 2, WORD_ALIVE);
}

/* "charged in his death", "wanted for the killings": the deed, not those whom
 * it befell. */
static bool is_deed(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t mark = tree_child(scan, hit->head, REL_CASE);
    if (hit->class != CLASS_NOUN || hit->frame == FRAME_TOLL) return false;
    if (mark == NO_TOKEN || scan_is(scan, mark, WORD_AMONG)) return false;
    return !scan_is(scan, mark, WORD_OF) ||
           scan->tokens[hit->head].sense != SENSE_PLURAL;
}

/* "Those who died", "those who were killed": at the verb. */
static bool is_who(const struct scan *scan, uint32_t at, uint32_t start)
{
    uint32_t i = at;
    while (i > start && scan->tokens[i - 1].tag == TAG_AUX) i--;
    return i > start + 1 && scan_is(scan, i - 1, WORD_WHO) &&
           scan_is(scan, i - 2, WORD_THOSE);
}

/* The harm of those whom a word for the harmed means; HARM_COUNT = it is
 * none. */
static uint8_t harm_told(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at), index = scan->hit_at[at];
    if (!index && scan_is(scan, at, WORD_SAVED)) return HARM_RETURNED;
    /* "the two victims who survived" */
    if (!index && scan_is(scan, at, WORD_VICTIM) && survive(scan, at))
        return HARM_INJURED;
    if (!index)
        return scan_is(scan, at, WORD_VICTIM) ? HARM_KILLED : HARM_COUNT;
    const struct harm_hit *hit = &scan->hits[index - 1];
    if (hit->modal || hit->again || hit->negated) return HARM_COUNT;
    if (hit->frame == FRAME_AMONG)
        return at + 1 == hit->first + hit->n ? hit->harm : HARM_COUNT;
    if (hit->first != at || is_deed(scan, hit)) return HARM_COUNT;
    bool the = at > start && (scan_is(scan, at - 1, WORD_DEFINITE) ||
                              context_cue(scan, at - 1, CUE_THEM));
    /* "among the foreigners killed were" */
    the |= at > start + 2 && scan_is(scan, at - 3, WORD_AMONG) &&
           scan_is(scan, at - 2, WORD_DEFINITE) && tree_is_noun(scan, at - 1);
    the |= is_who(scan, at, start);
    bool noun = hit->frame == FRAME_COUNT && hit->class == CLASS_NOUN;
    return noun || the || is_told_of(scan, at) ? hit->harm : HARM_COUNT;
}

/* "Five were wounded. The victims were ...": of a report that has told of
 * nobody's death so far, "the victims" are those hurt last. */
uint8_t whole_of_victims(const struct scan *scan, uint32_t at)
{
    uint8_t harm = HARM_KILLED;
    uint32_t sentence = scan->sentence_at[at];
    for (uint32_t back = 0; back <= VICTIMS_BACK && back <= sentence; back++) {
        uint32_t d = held_last(scan, sentence - back);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            if (draft->quantity.words.first >= at || draft->quantity.hi == 0)
                continue;
            if (draft->harm == HARM_KILLED) return HARM_KILLED;
            bool hurt =
                draft->harm == HARM_INJURED || draft->harm == HARM_CASUALTIES;
            if (hurt && harm == HARM_KILLED) harm = draft->harm;
        }
    }
    return harm;
}

/* Is "the casualties" said of the dead alone? */
static uint8_t harm_meant(const struct scan *scan, uint32_t at, uint8_t harm)
{
    if (scan_is(scan, at, WORD_VICTIM) && harm != HARM_INJURED)
        return whole_of_victims(scan, at);
    if (harm != HARM_CASUALTIES ||
        whole_total(scan, at, HARM_KILLED) == NO_TOKEN ||
        whole_total(scan, at, HARM_INJURED) != NO_TOKEN)
        return harm;
    return HARM_KILLED;
}

/* Where the list begins behind "were", "included": the token, 0 = nowhere. */
static uint32_t behind_verb(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at + 1; i + 1 < end && i < at + VERB_REACH; i++) {
        const struct token *token = &scan->tokens[i];
        if (i == at + 1 && str_is(token->lower, ":")) return i + 1;
        /* not "the murder was" */
        if (scan_is(scan, i, WORD_ARE)) return i + 1;
        if (scan_is(scan, i, WORD_INCLUDE) && tree_is_verb(scan, i))
            return i + 1;
        if (token->tag == TAG_VERB || token->tag == TAG_AUX ||
            token->tag == TAG_PUNCT || token->tag == TAG_CCONJ)
            return 0;
    }
    return 0;
}

/* Behind the "as" of "identified some of the dead as", "were named as", or the
 * verb of "the first victim to be named was Ana Ruiz". */
static uint32_t behind_naming(const struct scan *scan, uint32_t at,
                              uint32_t end)
{
    uint32_t start = tree_sentence_start(scan, at);
    uint32_t from = at > start + NAMING_REACH ? at - NAMING_REACH : start;
    bool named = false;
    for (uint32_t i = from; i < end && i < at + NAMING_REACH; i++) {
        named |= context_cue(scan, i, CUE_NAMES);
        bool as =
            scan_is(scan, i, WORD_AS) || str_is(scan->tokens[i].lower, ":");
        as |= scan_is(scan, i, WORD_BE) && i + 1 < end &&
              group_may_be_name(scan, i + 1);
        if (named && as && i > at && i + 1 < end) return i + 1;
    }
    return 0;
}

/* The "among" before the noun; NO_TOKEN = none. */
static uint32_t among_before(const struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    for (uint32_t i = at; i-- > start && i + AMONG_REACH > at;)
        if (scan_is(scan, i, WORD_AMONG)) return i;
    return NO_TOKEN;
}

/* Behind "Among the freed prisoners are": the token, 0 = nowhere. */
static uint32_t behind_among(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at + 1; i + 1 < end && i < at + AMONG_REACH; i++)
        if ((scan->tokens[i].tag == TAG_AUX && scan_is(scan, i, WORD_BE)) ||
            str_is(scan->tokens[i].lower, ":"))
            return i + 1;
    return 0;
}

/* Was somebody of that name told before? */
static bool is_known(const struct scan *scan, const struct quantity *one)
{
    for (size_t d = 0; d < scan->n_drafts; d++)
        if (one->name.len &&
            str_equal(scan->drafts[d].quantity.name, one->name))
            return true;
    return false;
}

/* "The first victim to be named was Ana Ruiz": nobody told before. */
static bool is_named_one(const struct scan *scan, const struct roster *roster)
{
    return roster->n == 1 && roster->at[0].kind == COUNT_NAME &&
           !is_known(scan, &roster->at[0]);
}

/* "Police named one of the victims as Ana Ruiz": the name of that one. */
static bool names_told(struct scan *scan, uint32_t at,
                       const struct roster *roster)
{
    struct draft *told = part_at(scan, at);
    if (!told || told->quantity.hi != 1 || roster->n != 1) return false;
    if (!told->quantity.name.len) told->quantity.name = roster->at[0].name;
    return true;
}

/* Two members, or a figure, are a list; one alone may be anybody. */
static bool is_list(const struct roster *roster)
{
    if (2 * roster->known < roster->n) return false;
    return roster->n > 1 ||
           (roster->n == 1 && roster->at[0].kind == COUNT_NUMBER &&
            roster->at[0].lo > 1);
}

/* The figure that only comes behind: "Police named the victims as Ann Hill and
 * her two sons. All three had been shot." */
static uint32_t whole_behind(const struct scan *scan,
                             const struct roster *roster, uint8_t harm)
{
    uint32_t at = roster->end, best = NO_TOKEN;
    uint32_t sentence = scan->sentence_at[at - 1];
    for (uint32_t next = sentence; next < sentence + WHOLE_AHEAD; next++) {
        if (next >= scan->analysis.tokens.n_sentences) break;
        uint32_t d = held_last(scan, next);
        for (; d != NO_TOKEN; d = held_next(scan, d)) {
            const struct draft *draft = &scan->drafts[d];
            if (draft->quantity.words.first >= at && draft->harm == harm &&
                draft->quantity.kind == COUNT_NUMBER && !draft->is_part &&
                draft->quantity.lo >= roster->sum)
                best = d;
        }
        if (best != NO_TOKEN) break;
    }
    return best;
}

/* "..., killing two men. Dead are Ana Ruiz and Ben Hill": the figure right
 * before the list that it adds up to; NO_TOKEN = none. */
static uint32_t whole_beside(const struct scan *scan,
                             const struct roster *roster, uint32_t at,
                             uint8_t harm)
{
    uint32_t sentence = scan->sentence_at[at];
    if (!sentence || roster->n < 2) return NO_TOKEN;
    uint32_t d = held_last(scan, sentence - 1);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct draft *draft = &scan->drafts[d];
        if (draft->harm == harm && draft->quantity.kind == COUNT_NUMBER &&
            draft->quantity.lo == roster->sum)
            return d;
    }
    return NO_TOKEN;
}

/* Each member as a part of the last figure of the harm, or by itself. */
static void add_list(struct scan *scan, uint32_t at,
                     const struct roster *roster, uint8_t harm)
{
    uint32_t index = scan->hit_at[at];
    uint32_t whole = NO_TOKEN, next = at + 1;
    /* "among the dead hostages" */
    if (next < tree_sentence_end(scan, at) &&
        scan->tokens[next].tag == TAG_NOUN)
        whole = whole_of_noun(scan, at, next, harm);
    /* "were among the first eight bodies" */
    struct draft *own = part_at(scan, at);
    if (own && own->quantity.kind == COUNT_NUMBER && own->harm == harm &&
        own->quantity.words.first > roster->end &&
        whole_holds(own, roster->sum))
        whole = (uint32_t)(own - scan->drafts);
    if (whole == NO_TOKEN) whole = whole_beside(scan, roster, at, harm);
    if (whole == NO_TOKEN) whole = whole_total(scan, at, harm);
    if (whole == NO_TOKEN && roster->end > at)
        whole = whole_behind(scan, roster, harm);
    if (whole == NO_TOKEN && !index) return;
    if (whole != NO_TOKEN) whole = whole_of_all(scan, whole);
    if (whole != NO_TOKEN && !whole_holds(&scan->drafts[whole], roster->sum))
        return;
    if (whole != NO_TOKEN) {
        part_add_list(scan, roster, whole);
        return;
    }
    for (size_t i = 0; i < roster->n; i++) {
        if (beyond_differs(scan, &roster->at[i])) continue;
        if (held_takes(scan, &roster->at[i])) continue;
        struct draft *draft =
            scan_draft_of(scan, index - 1, &roster->at[i], TIE_PART);
        draft->harm = harm;
        draft->quantity.person = true;
    }
}

/* "A clerk was killed while Ana Ruiz was among the hurt": where the clause
 * before `end` begins, behind the last verb before it. */
uint32_t part_clause_start(const struct scan *scan, uint32_t start,
                           uint32_t end)
{
    uint32_t verb = end;
    while (verb > start && scan->tokens[verb - 1].tag != TAG_AUX &&
           !(scan->tokens[verb - 1].tag == TAG_VERB &&
             scan->tokens[verb - 1].sense == SENSE_FINITE))
        verb--;
    if (verb == start) return start;
    /* "Police said a nurse and two guards were among the dead" */
    if (context_speaks(scan, verb - 1) && !scan_is(scan, verb, WORD_TO))
        return verb + (scan->tokens[verb].tag == TAG_SCONJ);
    for (uint32_t i = verb; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_SCONJ || tag == TAG_CCONJ ||
            str_is(scan->tokens[i].text, ";"))
            return i + 1;
    }
    return start;
}

/* "The mayor and his driver were among the dead." */
static bool find_before(struct scan *scan, uint32_t among,
                        struct roster *roster)
{
    uint32_t start = tree_sentence_start(scan, among);
    if (among < start + 2 || !scan_is(scan, among - 1, WORD_BE)) return false;
    uint32_t end = among - 1;
    while (end > start && scan->tokens[end - 1].tag == TAG_AUX) end--;
    start = part_clause_start(scan, start, end);
    start = part_behind_whose(scan, start, end);
    roster_read(scan, start, end, roster);
    roster_merge(scan, roster);
    return roster->n && roster->full;
}

/* "The victims, eight men and three women, were ...": the list between the
 * commas, if it tells of them all. */
static bool add_aside(struct scan *scan, uint32_t at, uint8_t harm)
{
    uint32_t end = tree_sentence_end(scan, at);
    struct roster roster;
    if (at + 4 >= end || !str_is(scan->tokens[at + 1].lower, ",")) return false;
    roster_read(scan, at + 2, end, &roster);
    uint32_t whole = whole_total(scan, at, harm);
    if (roster.n < 2 || whole == NO_TOKEN ||
        scan->drafts[whole].quantity.lo != roster.sum)
        return false;
    part_add_list(scan, &roster, whole);
    return true;
}

/* "Her nephew, Ali Said, 24, is one of the dead": he is that one. */
static bool find_one_of(struct scan *scan, uint32_t at, uint8_t harm)
{
    uint32_t start = tree_sentence_start(scan, at);
    struct roster roster;
    if (at < start + 5 || scan_is(scan, at, WORD_VICTIM) ||
        !scan_is(scan, at - 2, WORD_OF) ||
        !(scan_is(scan, at - 1, WORD_DEFINITE) ||
          scan_is(scan, at - 1, WORD_THOSE)))
        return false;
    uint32_t one = at - 3, index = scan->number_at[one];
    if (!index || scan->analysis.numbers[index - 1].lo != 1 ||
        !find_before(scan, one, &roster) || roster.n != 1)
        return false;
    uint32_t known = held_counting(scan, index - 1);
    if (known == NO_TOKEN)
        add_list(scan, at, &roster, harm);
    else
        scan->drafts[known].quantity = roster.at[0];
    return true;
}

/* "Her boy is one of dozens of workers who were killed": he is of them. */
static void find_one_of_many(struct scan *scan, uint32_t d)
{
    const struct quantity *many = &scan->drafts[d].quantity;
    uint32_t of = many->words.first - 1;
    struct roster roster;
    if (many->kind != COUNT_NUMBER || !whole_holds(&scan->drafts[d], 2) ||
        many->words.first < tree_sentence_start(scan, many->words.first) + 4 ||
        !scan_is(scan, of, WORD_OF))
        return;
    uint32_t index = scan->number_at[of - 1];
    if (!index || scan->analysis.numbers[index - 1].lo != 1 ||
        held_counting(scan, index - 1) != NO_TOKEN ||
        !find_before(scan, of - 1, &roster) || roster.n != 1 || !roster.known ||
        held_takes(scan, &roster.at[0]))
        return;
    part_add(scan, &roster.at[0], d);
}

static void find_told(struct scan *scan, uint32_t at)
{
    uint32_t end = tree_sentence_end(scan, at);
    uint8_t harm = harm_told(scan, at);
    struct roster roster;
    if (harm == HARM_COUNT) return;
    harm = harm_meant(scan, at, harm);
    if (add_aside(scan, at, harm) || find_one_of(scan, at, harm)) return;
    uint32_t among = among_before(scan, at);
    if (among != NO_TOKEN && find_before(scan, among, &roster)) {
        add_list(scan, at, &roster, harm);
        return;
    }
    uint32_t from = among == NO_TOKEN ? 0 : behind_among(scan, at, end);
    bool plain = !from, naming = false;
    if (!from) naming = (from = behind_naming(scan, at, end)) > 0;
    if (!from) from = behind_verb(scan, at, end);
    if (!from) return;
    roster_read(scan, from, end, &roster);
    if (!plain) roster_merge(scan, &roster);
    if (naming && names_told(scan, at, &roster)) return;
    if (is_list(&roster) || (!plain && roster.n && roster.known) ||
        (naming && is_named_one(scan, &roster)))
        add_list(scan, at, &roster, harm);
}

/* The number behind "and", or behind a comma: its index + 1, 0 = none. */
static uint32_t number_next(const struct scan *scan, uint32_t at, uint32_t end)
{
    if (at + 2 >= end) return 0;
    if (!str_is(scan->tokens[at].lower, ",") && !scan_is(scan, at, WORD_AND))
        return 0;
    if (scan_is(scan, at + 1, WORD_AND)) at++;
    return scan->number_at[at + 1];
}

/* Does the next of a list tell of the same kind of people, of one land? */
static bool is_alike(const struct quantity *next, const struct quantity *known)
{
    return next->role == known->role && (!next->side.len || !known->side.len ||
                                         str_equal(next->side, known->side));
}

/* "17 were women, five men and 22 children": the next number is a part as the
 * one before it; false = there is none. */
static bool find_rest(struct scan *scan, uint32_t part)
{
    struct draft known = scan->drafts[part];
    uint32_t at = known.quantity.words.first + known.quantity.words.n;
    uint32_t end = tree_sentence_end(scan, known.quantity.words.first);
    uint32_t index = number_next(scan, at, end);
    if (!known.is_part || known.whole == NO_TOKEN ||
        known.quantity.number == NO_TOKEN || !index)
        return false;
    const struct number *number = &scan->analysis.numbers[index - 1];
    struct quantity rest = quantity_of_number(scan, index - 1);
    uint32_t behind = rest.words.first + rest.words.n;
    struct draft *held = part_at(scan, number->core.first);
    if (held && !held->is_part && held->harm == known.harm &&
        held != &scan->drafts[known.whole] && part_is_young(&rest) &&
        part_is_young(&known.quantity) && rest.role != known.quantity.role &&
        whole_holds(&scan->drafts[known.whole], known.quantity.lo + rest.lo)) {
        held->is_part = true;
        held->whole = known.whole;
        return false;
    }
    if (number->use != NUMBER_COUNT || !rest.person || rest.thing ||
        is_alike(&rest, &known.quantity) || held_takes(scan, &rest) ||
        !whole_holds(&scan->drafts[known.whole], known.quantity.lo + rest.lo) ||
        (behind < end && scan->tokens[behind].tag == TAG_AUX))
        return false;
    part_add(scan, &rest, known.whole);
    return true;
}

/* "Ana Ruiz, 31, was the first victim to be named": one of the dead. */
static void find_first_named(struct scan *scan, uint32_t verb)
{
    uint32_t start = tree_sentence_start(scan, verb), is = verb - 1;
    struct roster roster;
    while (
        is > start && is + NAMING_REACH > verb &&
        !(scan_is(scan, is, WORD_DEFINITE) && scan_is(scan, is - 1, WORD_BE)))
        is--;
    uint32_t index = scan->number_at[is + 1];
    if (is <= start || !scan_is(scan, is - 1, WORD_BE) || !index ||
        scan->analysis.numbers[index - 1].use != NUMBER_ORDINAL ||
        !find_before(scan, is, &roster) || roster.at[0].kind != COUNT_NAME ||
        is_known(scan, &roster.at[0]))
        return;
    uint32_t whole = whole_total(scan, verb, HARM_KILLED);
    if (whole != NO_TOKEN && whole_holds(&scan->drafts[whole], roster.sum))
        part_add_list(scan, &roster, whole);
}

void part_told(struct scan *scan)
{
    uint32_t n = (uint32_t)scan->n_drafts;
    for (uint32_t d = 0; d < n; d++)
        for (uint32_t last = d; find_rest(scan, last);)
            last = (uint32_t)scan->n_drafts - 1;
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (scan_sentence(scan, i)->parsed) part_them(scan, i);
    for (uint32_t i = 0; i < scan->n_tokens; i++)
        if (scan_sentence(scan, scan->sentence_at[i])->parsed)
            find_told(scan, i);
    for (uint32_t i = 1; i < scan->n_tokens; i++)
        if (context_cue(scan, i, CUE_NAMES) && scan_is(scan, i - 1, WORD_BE) &&
            scan_sentence(scan, scan->sentence_at[i])->parsed)
            find_first_named(scan, i);
    for (uint32_t i = 0; i < scan->analysis.tokens.n_sentences; i++)
        if (scan_sentence(scan, i)->parsed) part_named_others(scan, i);
    for (uint32_t d = 0; d < n; d++) find_one_of_many(scan, d);
}
