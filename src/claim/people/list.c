/* Lists of people: before a passive, "two sailors of the tanker, a cook and a
 * stowaway were killed", and behind an active verb, "killing the head of the
 * council, his wife and two guards".
 *
 * A parser hangs the later members on whatever noun stands before them. Read
 * backwards from a plural auxiliary, or on from the verb, between commas and
 * "and", they are one list; where one of them is known to be harmed, all are.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "claim/context.h"
#include "claim/roster.h"

enum { MEMBERS_MOST = 8, MEMBER_REACH = 18, LEFT_REACH = 24 };

struct list {
    uint32_t hit;
    uint32_t heads[MEMBERS_MOST]; /* head nouns, the last member first */
    size_t n;
    uint32_t known; /* the draft of a member, NO_TOKEN = none */
    bool bare;      /* "a guard and a cook injured": without an auxiliary */
};

static bool is_joint(const struct scan *scan, uint32_t at)
{
    return str_is(scan->tokens[at].lower, ",") || scan_is(scan, at, WORD_AND);
}

/* The draft of the same harm word that covers the token. */
static uint32_t draft_of(const struct scan *scan, uint32_t token, uint32_t hit)
{
    uint32_t found = NO_TOKEN;
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        if (scan->drafts[d].hit == hit && token >= words->first &&
            token < words->first + words->n)
            found = d;
    }
    return found;
}

static bool is_taken(const struct scan *scan, uint32_t token)
{
    uint32_t d = held_last(scan, scan->sentence_at[token]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        const struct stretch *words = &scan->drafts[d].quantity.words;
        if (token >= words->first && token < words->first + words->n)
            return true;
    }
    return false;
}

/* The plural auxiliary right before a passive harm word; NO_TOKEN = none. */
static uint32_t plural_before(const struct scan *scan,
                              const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first), at = hit->first;
    if (hit->frame != FRAME_OBJECT || hit->class != CLASS_VERB || hit->negated)
        return NO_TOKEN;
    while (at > start && (scan->tokens[at - 1].tag == TAG_AUX ||
                          scan->tokens[at - 1].tag == TAG_ADV))
        at--;
    bool plural = scan_is(scan, at, WORD_ARE) || scan_is(scan, at, WORD_HAVE);
    return plural && at > start ? at : NO_TOKEN;
}

/* "... and a soldier and a cook injured", "two guards and a cook killed, eight
 * hurt": where the people of a passive without an auxiliary end. */
static uint32_t bare_before(const struct scan *scan, const struct harm_hit *hit)
{
    uint32_t at = hit->first;
    bool plain = hit->frame == FRAME_OBJECT && hit->class == CLASS_VERB &&
                 !hit->negated && hit->n == 1;
    if (!plain || scan->tokens[at].sense == SENSE_GERUND ||
        !str_ends(scan->tokens[at].lower, STR("ed")))
        return NO_TOKEN;
    uint32_t start = tree_sentence_start(scan, at);
    uint32_t end = tree_sentence_end(scan, at), object = at + 1;
    while (at > start && scan->tokens[at - 1].tag == TAG_ADV) at--;
    if (at == start || scan->tokens[at - 1].tag != TAG_NOUN) return NO_TOKEN;
    if (object < end && scan->tokens[object].tag != TAG_PUNCT &&
        scan->tokens[object].tag != TAG_ADP &&
        scan->tokens[object].tag != TAG_SCONJ &&
        scan->tokens[object].tag != TAG_CCONJ &&
        !scan_is(scan, object, WORD_WHEN))
        return NO_TOKEN;
    return at;
}

/* "A trader, a nurse and a girl died": where the people of a verb that needs
 * no other end. */
static uint32_t subject_before(const struct scan *scan,
                               const struct harm_hit *hit)
{
    uint32_t start = tree_sentence_start(scan, hit->first), at = hit->first;
    if (hit->frame != FRAME_SUBJECT || hit->class != CLASS_VERB ||
        hit->negated || scan->tokens[hit->head].sense != SENSE_FINITE)
        return NO_TOKEN;
    while (at > start && (scan->tokens[at - 1].tag == TAG_AUX ||
                          scan->tokens[at - 1].tag == TAG_ADV))
        at--;
    return at > start && tree_is_noun(scan, at - 1) ? at : NO_TOKEN;
}

/* The noun that a member's words, from `first` on, begin with: "a cook" of
 * "a cook of the tanker", the wife of "the mayor's wife". */
static uint32_t head_from(const struct scan *scan, uint32_t first, uint32_t end)
{
    uint32_t head = NO_TOKEN;
    for (uint32_t i = first; i < end; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_NOUN || tag == TAG_PROPN)
            head = i;
        else if (head != NO_TOKEN && scan_is(scan, i, WORD_POSSESSIVE))
            continue;
        else if (head != NO_TOKEN || tag == TAG_VERB || tag == TAG_ADP)
            break;
    }
    return head;
}

/* Two words with a capital each, whatever the first was taken for: "Sayed
 * Munir". */
static bool begins_name(const struct scan *scan, uint32_t at)
{
    return at + 1 < scan->n_tokens && scan->tokens[at].capital &&
           scan->tokens[at].tag != TAG_ADP && !scan->hit_at[at] &&
           !scan->place_at[at] && group_may_be_name(scan, at + 1);
}

/* Words that no member holds: verbs, brackets, "including". */
static bool is_foreign(const struct scan *scan, uint32_t at)
{
    const struct token *token = &scan->tokens[at];
    if (begins_name(scan, at)) return false;
    return token->tag == TAG_AUX || scan->hit_at[at] ||
           (token->tag == TAG_VERB && token->sense != SENSE_PARTICIPLE) ||
           (token->tag == TAG_PUNCT && !str_is(token->lower, ",") &&
            !str_is(token->lower, "-"));
}

static bool opens(const struct scan *scan, uint32_t at)
{
    uint32_t number = scan->number_at[at];
    return scan_is(scan, at, WORD_INDEFINITE) ||
           scan_is(scan, at, WORD_OWNER) ||
           (at + 1 < scan->n_tokens && scan->tokens[at].tag == TAG_PROPN &&
            scan_is(scan, at + 1, WORD_POSSESSIVE)) ||
           (number && scan->analysis.numbers[number - 1].use == NUMBER_COUNT);
}

/* "Two workers of an oil and gas company": "gas company" opens no member; where
 * the words before "and" do, they are the member's as well. */
static uint32_t over_joint(const struct scan *scan, const struct list *list,
                           uint32_t at, uint32_t end)
{
    uint32_t start = tree_sentence_start(scan, end), from = at;
    uint32_t head = head_from(scan, at, end);
    if (at < start + 2 || !scan_is(scan, at - 1, WORD_AND) || opens(scan, at) ||
        begins_name(scan, at) || scan_is(scan, at, WORD_DEFINITE) ||
        (head != NO_TOKEN && draft_of(scan, head, list->hit) != NO_TOKEN))
        return at;
    from--;
    while (from > start && !is_joint(scan, from - 1) &&
           !is_foreign(scan, from - 1) && from + MEMBER_REACH > end)
        from--;
    bool whole = from == start || is_joint(scan, from - 1);
    return whole && opens(scan, from) ? from : at;
}

/* One member more, ending before `end`; false when there is none. */
static bool add_member(const struct scan *scan, struct list *list, uint32_t end,
                       uint32_t *first)
{
    uint32_t start = tree_sentence_start(scan, end), at = end;
    while (at > start && !is_joint(scan, at - 1) && !is_foreign(scan, at - 1) &&
           at + MEMBER_REACH > end)
        at--;
    if (at == end || (at > start && !is_joint(scan, at - 1))) return false;
    at = over_joint(scan, list, at, end);
    bool named = begins_name(scan, at);
    uint32_t head = named ? end - 1 : head_from(scan, at, end);
    if (head == NO_TOKEN || scan->hit_at[head]) return false;
    uint32_t known = draft_of(scan, head, list->hit);
    bool definite = scan_is(scan, at, WORD_DEFINITE);
    if (known == NO_TOKEN && !opens(scan, at) && !named && !definite)
        return false;
    if (known != NO_TOKEN) list->known = known;
    *first = at;
    /* "Sayed Munir, the chief of police, and ...": who he is. */
    if (known == NO_TOKEN && definite && at > start) return true;
    list->heads[list->n++] = head;
    *first = at;
    return true;
}

static void find_members(const struct scan *scan, struct list *list,
                         uint32_t end)
{
    uint32_t start = tree_sentence_start(scan, end), first;
    bool joined = false, comma = true;
    while (list->n < MEMBERS_MOST && end > start &&
           add_member(scan, list, end, &first)) {
        comma = true;
        /* "Omar, whose sister and her son died": the two alone */
        if (first <= start + 1 || scan_is(scan, first, WORD_RELATIVE)) break;
        end = first - 1;
        comma = str_is(scan->tokens[end].lower, ",");
        joined |= !comma;
        if (is_joint(scan, end - 1)) end--;
        if (!joined) break;
    }
    /* "... killed a boy and a girl were": the list has no beginning. */
    bool clause = list->bare && end > start && scan->hit_at[end - 1];
    if (!joined || (!comma && !clause)) list->n = 0;
}

/* "A guard and three cooks killed, eight hurt": the guard is no subject of
 * "hurt". */
static void take_back(struct scan *scan, const struct list *list, uint32_t head)
{
    const struct draft *known = &scan->drafts[list->known];
    uint32_t d = held_last(scan, scan->sentence_at[head]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        struct draft *draft = &scan->drafts[d];
        if (draft->quantity.head != head ||
            scan->hits[draft->hit].first <= scan->hits[list->hit].first)
            continue;
        draft->hit = known->hit;
        draft->harm = known->harm;
        draft->anchor = known->anchor;
    }
}

static void add_missed(struct scan *scan, const struct list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->bare) take_back(scan, list, list->heads[i]);
        if (is_taken(scan, list->heads[i])) continue;
        struct quantity quantity = quantity_read(scan, list->heads[i]);
        antecedent_name(scan, &quantity);
        bool counted =
            quantity.kind == COUNT_NUMBER || quantity.kind == COUNT_ONE ||
            quantity.kind == COUNT_DEFINITE || quantity.kind == COUNT_NAME;
        if (!counted || !quantity.person || quantity.thing) continue;
        scan_draft_like(scan, list->known, &quantity);
    }
}

/* The draft of the verb that stands first behind it: the first member. */
static uint32_t first_behind(const struct scan *scan, uint32_t hit)
{
    uint32_t behind = scan->hits[hit].first + scan->hits[hit].n;
    uint32_t best = NO_TOKEN;
    uint32_t d = held_last(scan, scan->hits[hit].sentence);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        uint32_t first = scan->drafts[d].quantity.words.first;
        bool pronoun = scan->drafts[d].pronoun == behind;
        if (scan->drafts[d].hit != hit || (first < behind && !pronoun))
            continue;
        if (best == NO_TOKEN || first < scan->drafts[best].quantity.words.first)
            best = d;
    }
    return best;
}

/* "a candidate running for a seat": what the member does. */
static bool is_doing(const struct scan *scan, uint32_t at)
{
    return scan->tokens[at].tag == TAG_VERB && !scan->hit_at[at] &&
           scan->tokens[at].relation == REL_ACL;
}

/* Over what is said of a member ("the head of the council") to the comma or
 * "and" behind it; NO_TOKEN when something else comes first. */
static uint32_t next_joint(const struct scan *scan, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && i < at + MEMBER_REACH; i++) {
        if (is_joint(scan, i)) return i;
        if (is_doing(scan, i)) continue;
        if (is_foreign(scan, i) || scan->tokens[i].tag == TAG_SCONJ ||
            scan_is(scan, i, WORD_WHO) ||
            (scan->tokens[i].tag == TAG_VERB &&
             scan->tokens[i].relation != REL_AMOD))
            break;
    }
    return NO_TOKEN;
}

/* Has the member a verb of its own: "and a guard was hurt"? */
static bool has_own_verb(const struct scan *scan, uint32_t behind, uint32_t end)
{
    for (uint32_t i = behind; i < end && i < behind + MEMBER_REACH; i++) {
        uint8_t tag = scan->tokens[i].tag;
        if (tag == TAG_AUX || tag == TAG_VERB || scan->hit_at[i]) return true;
        if (tag == TAG_PUNCT || tag == TAG_CCONJ || tag == TAG_SCONJ)
            return false;
    }
    return false;
}

/* "Miguel Lopez, a teacher, and his wife": what only says who one is. */
static bool describes(const struct scan *scan, uint32_t at, bool joined)
{
    if (joined) return false;
    return scan_is(scan, at, WORD_DEFINITE) ||
           scan_is(scan, at, WORD_INDEFINITE);
}

/* "his son Ali": the son. */
static uint32_t before_name(const struct scan *scan, uint32_t first,
                            uint32_t head)
{
    uint32_t at = head;
    while (at > first + 1 && scan->tokens[at].tag == TAG_PROPN) at--;
    return scan->tokens[at].tag == TAG_NOUN ? at : head;
}

/* "Omar Khan, 46, and": how old the one before is. */
static bool is_age(const struct scan *scan, uint32_t at)
{
    uint32_t index = scan->number_at[at];
    return index && scan->analysis.numbers[index - 1].use == NUMBER_AGE;
}

/* The member that begins at a token: added, unless it is known; where it ends,
 * or NO_TOKEN when it is none. */
static uint32_t take_member(struct scan *scan, uint32_t known, uint32_t at,
                            uint32_t end)
{
    bool definite = scan_is(scan, at, WORD_DEFINITE);
    uint32_t number = scan->number_at[at];
    uint32_t head = number ? at : head_from(scan, at, end);
    if (head == NO_TOKEN || (!definite && !opens(scan, at))) return NO_TOKEN;
    if (scan_is(scan, at, WORD_OWNER)) head = before_name(scan, at, head);
    struct quantity quantity = number ? quantity_of_number(scan, number - 1)
                                      : quantity_read(scan, head);
    bool counted = quantity.kind == COUNT_NUMBER ||
                   quantity.kind == COUNT_ONE ||
                   quantity.kind == COUNT_DEFINITE;
    uint32_t behind = quantity.words.first + quantity.words.n;
    /* "injuring eight, two critically": of those before. */
    bool bare = number && scan->number_at[quantity.head] == number;
    if (!counted || !quantity.person || quantity.thing || bare ||
        behind <= at || has_own_verb(scan, behind, end))
        return NO_TOKEN;
    if (held_takes(scan, &quantity))
        return draft_of(scan, head, scan->drafts[known].hit) == NO_TOKEN
                   ? NO_TOKEN
                   : behind;
    struct draft *draft = scan_draft_like(scan, known, &quantity);
    draft->pronoun = NO_TOKEN;
    draft->also = false;
    return behind;
}

static void find_behind(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit *hit = &scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit->first);
    uint32_t known = first_behind(scan, hit_index);
    if (known == NO_TOKEN || hit->class != CLASS_VERB || hit->negated ||
        (hit->frame != FRAME_OBJECT && hit->frame != FRAME_SELF))
        return;
    const struct draft *first = &scan->drafts[known];
    uint32_t at = first->quantity.words.first + first->quantity.words.n;
    if (at < hit->first + hit->n) at = hit->first + hit->n + 1;
    for (size_t n = 0; n < MEMBERS_MOST; n++) {
        bool joined = false;
        uint32_t joint = next_joint(scan, at, end);
        if (joint == NO_TOKEN) return;
        uint32_t step;
        for (at = joint; at < end && (step = roster_joint(scan, at));
             at += step)
            joined |= !str_is(scan->tokens[at].lower, ",");
        if (at >= end) return;
        if (describes(scan, at, joined) || is_age(scan, at)) continue;
        at = take_member(scan, known, at, end);
        if (at == NO_TOKEN) return;
    }
}

/* "The blast killed him, his driver and a passer-by": those beside somebody who
 * is told of by a pronoun, whom the tree takes for him. */
static void find_with_pronoun(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit hit = scan->hits[hit_index];
    uint32_t end = tree_sentence_end(scan, hit.first);
    uint32_t at = hit.first + hit.n;
    struct roster roster;
    if (hit.frame != FRAME_OBJECT || hit.class != CLASS_VERB || hit.negated ||
        at + 3 >= end || scan->tokens[at].tag != TAG_PRON ||
        scan->tokens[at].head != hit.head ||
        !str_is(scan->tokens[at + 1].lower, ","))
        return;
    roster_read(scan, at + 2, end, &roster);
    for (size_t i = 0; roster.n > 1 && i < roster.n; i++)
        if (roster.at[i].person && !held_takes(scan, &roster.at[i]))
            scan_draft_of(scan, hit_index, &roster.at[i], TIE_LINEAR);
}

/* "left a constable and two hawkers dead": all of them, though the tree says
 * it of the last alone. */
static void find_left(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit hit = scan->hits[hit_index];
    uint32_t start = tree_sentence_start(scan, hit.first), at = hit.first;
    struct roster roster;
    while (at > start && at + LEFT_REACH > hit.first && !scan->hit_at[at - 1])
        at--;
    if (at == start || !scan_is(scan, at - 1, WORD_LEAVE) || hit.negated)
        return;
    uint32_t end = hit.first; /* "critically" */
    while (end > at && scan->tokens[end - 1].tag == TAG_ADV) end--;
    roster_read(scan, at, end, &roster);
    if (roster.n < 2 || roster.end != end) return;
    uint32_t known = NO_TOKEN;
    for (size_t i = 0; i < roster.n && known == NO_TOKEN; i++)
        known = draft_of(scan, roster.at[i].head, hit_index);
    for (size_t i = 0; i < roster.n && known != NO_TOKEN; i++)
        if (!held_takes(scan, &roster.at[i]))
            scan_draft_like(scan, known, &roster.at[i]);
}

/* "Forty officers were hurt, as were nine marchers": those too. */
static void find_likewise(struct scan *scan, uint32_t at)
{
    uint32_t start = tree_sentence_start(scan, at);
    uint32_t end = tree_sentence_end(scan, at), known = NO_TOKEN;
    struct roster roster;
    if (at == start || at + 2 >= end ||
        (scan->tokens[at + 1].tag != TAG_AUX &&
         !scan_is(scan, at + 1, WORD_DO)) ||
        !scan_is(scan, at, WORD_AS) || !str_is(scan->tokens[at - 1].lower, ","))
        return;
    uint32_t d = held_last(scan, scan->sentence_at[at]);
    for (; d != NO_TOKEN; d = held_next(scan, d)) {
        uint32_t first = scan->drafts[d].quantity.words.first;
        if (first < at && (known == NO_TOKEN ||
                           first > scan->drafts[known].quantity.words.first))
            known = d;
    }
    if (known == NO_TOKEN) return;
    roster_read(scan, at + 2, end, &roster);
    for (size_t i = 0; i < roster.n; i++)
        if (roster.at[i].person && !held_takes(scan, &roster.at[i]))
            scan_draft_like(scan, known, &roster.at[i]);
}

/* "Killed in the raid, the army said, were four men". */
static bool is_inserted(const struct scan *scan, uint32_t verb, uint32_t end)
{
    return verb + 1 < end && context_speaks(scan, verb) &&
           str_is(scan->tokens[verb + 1].lower, ",");
}

/* "Also found dead in the flat were a girl and her aunt": behind "were". */
static void find_inverted(struct scan *scan, uint32_t hit_index)
{
    const struct harm_hit hit = scan->hits[hit_index];
    uint32_t start = tree_sentence_start(scan, hit.first);
    uint32_t end = tree_sentence_end(scan, hit.first), at = hit.first + hit.n;
    struct roster roster;
    bool opens = hit.first == start ||
                 (hit.first == start + 1 && scan_is(scan, start, WORD_ALSO));
    if (!opens || hit.frame != FRAME_OBJECT || hit.class != CLASS_VERB ||
        scan->tokens[hit.head].sense == SENSE_GERUND)
        return;
    while (at < end && at < hit.first + MEMBER_REACH &&
           scan->tokens[at].tag != TAG_AUX &&
           (scan->tokens[at].tag != TAG_VERB || is_inserted(scan, at, end)))
        at++;
    if (at + 1 >= end || !scan_is(scan, at, WORD_BE)) return;
    roster_read(scan, at + 1, end, &roster);
    for (size_t i = 0; i < roster.n; i++)
        if (roster.at[i].person && !held_takes(scan, &roster.at[i]))
            scan_draft_of(scan, hit_index, &roster.at[i], TIE_LINEAR);
}

void list_find(struct scan *scan)
{
    for (uint32_t h = 0; h < scan->n_hits; h++) {
        struct list list = { .hit = h, .known = NO_TOKEN };
        uint32_t end = plural_before(scan, &scan->hits[h]);
        if (end == NO_TOKEN) end = subject_before(scan, &scan->hits[h]);
        if (end == NO_TOKEN) {
            end = bare_before(scan, &scan->hits[h]);
            list.bare = true;
        }
        if (end == NO_TOKEN) continue;
        find_members(scan, &list, end);
        if (list.known != NO_TOKEN) add_missed(scan, &list);
    }
    for (uint32_t h = 0; h < scan->n_hits; h++) find_behind(scan, h);
    for (uint32_t h = 0; h < scan->n_hits; h++) find_with_pronoun(scan, h);
    for (uint32_t h = 0; h < scan->n_hits; h++) find_left(scan, h);
    for (uint32_t h = 0; h < scan->n_hits; h++) find_inverted(scan, h);
    for (uint32_t i = 0; i < scan->n_tokens; i++) find_likewise(scan, i);
}
